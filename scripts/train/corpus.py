"""Reading of the training data: CoNLL-U trees, silver tags and IOB entity labels."""

from __future__ import annotations

import csv
import lzma
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

OUTSIDE: Final = "O"
COLUMNS: Final = 10
EMPTY: Final = "_"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One annotated sentence; a layer that its source does not have is an empty tuple."""

    words: tuple[str, ...]
    spaces: tuple[bool, ...]
    tags: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    pos: tuple[str, ...] = ()
    feats: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    deps: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    opens: bool = False
    """Whether a paragraph starts here, where the source tells."""


def open_text(path: Path) -> TextIO:
    """Open a UTF-8 text, plain or xz-compressed."""
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def blocks(path: Path) -> Iterator[list[str]]:
    """Runs of non-empty lines."""
    block: list[str] = []
    with open_text(path) as lines:
        for line in lines:
            stripped = line.rstrip("\n")
            if stripped:
                block.append(stripped)
            elif block:
                yield block
                block = []
    if block:
        yield block


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Sentences of a CoNLL-U file; without heads where the file has none."""
    for block in blocks(path):
        rows = [row for row in csv.reader(block, delimiter="\t", quoting=csv.QUOTE_NONE) if len(row) == COLUMNS]
        rows = [row for row in rows if row[0].isdigit()]
        if not rows:
            continue
        parsed = all(row[6] != EMPTY for row in rows)
        known = all(row[3] != EMPTY for row in rows)
        yield Sentence(
            words=tuple(row[1] for row in rows),
            spaces=tuple("SpaceAfter=No" not in row[9] for row in rows),
            tags=tuple(row[4] for row in rows),
            lemmas=tuple(row[2] for row in rows),
            pos=tuple(row[3] for row in rows) if known else (),
            feats=tuple("" if row[5] == EMPTY else row[5] for row in rows) if known else (),
            heads=tuple(number if row[6] == "0" else int(row[6]) - 1 for number, row in enumerate(rows))
            if parsed
            else (),
            opens=any(line.startswith(("# newpar", "# newdoc")) for line in block),
            deps=tuple("ROOT" if row[6] == "0" else row[7] for row in rows) if parsed else (),
        )


def read_silver(path: Path) -> Iterator[Sentence]:
    """Sentences of form TAB lemma TAB XPOS."""
    for block in blocks(path):
        words, lemmas, tags = zip(*(line.split("\t") for line in block), strict=True)
        yield Sentence(words=words, spaces=guess_spaces(words), tags=tags, lemmas=lemmas)


def read_entities(path: Path) -> Iterator[Sentence]:
    """Sentences of form TAB IOB2 label; DERIV-PER, which the training data do not have, counts as outside."""
    for block in blocks(path):
        words, labels = zip(*(line.split("\t") for line in block), strict=True)
        kept = tuple(OUTSIDE if label.endswith("DERIV-PER") else label for label in labels)
        yield Sentence(words=words, spaces=guess_spaces(words), entities=kept)


def guess_spaces(words: tuple[str, ...]) -> tuple[bool, ...]:
    """Whether a space follows each word, by Slovene typography; for sources that do not tell."""
    spaces: list[bool] = []
    quoted = False
    for word, following in zip(words, (*words[1:], ""), strict=True):
        opening = word in {"(", "[", "„", "»", "“"} or (word == '"' and not quoted)
        closing = following in {",", ".", ":", ";", "?", "!", ")", "]", "…", "...", "”", "«", "%"}
        if word == '"':
            quoted = not quoted
        spaces.append(not (opening or closing or (following == '"' and quoted)))
    return tuple(spaces)
