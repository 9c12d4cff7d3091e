"""Measure tokens and sentences against a CoNLL-U file, beside obeliks where that is installed.

Usage: ``python scripts/measure_tokens.py PATH/TO/test.conllu[.xz]``

The raw text is rebuilt as in the treebank's own .txt: a token is followed by a space unless it says SpaceAfter=No,
sentences are joined by a space, paragraphs by a blank line. A token or sentence is right if the same characters are
covered, white space aside, as in the CoNLL 2018 shared task. A second pair of lines joins all paragraphs of a
document, so that a paragraph's end, which any splitter finds, no longer counts.
"""

import argparse
import lzma
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import spacy

from pipeline.stages.splitting import make_sentence_splitter
from pipeline.stages.tokens import make_tokenizer

Spans = set[tuple[int, int]]
"""Half-open stretches of a text, counted in characters that are not white space."""


class Reading(NamedTuple):
    """What a splitter, or the gold, makes of a text."""

    tokens: Spans
    sentences: Spans


class Gold(NamedTuple):
    """A text and its reading."""

    text: str
    reading: Reading


Splitter = Callable[[str], Reading]


def paragraphs(path: Path) -> Iterator[tuple[bool, list[list[tuple[str, bool]]]]]:
    """Of every paragraph: whether it opens a document, and its sentences as tokens with whether a space follows."""
    text = lzma.decompress(path.read_bytes()).decode() if path.suffix == ".xz" else path.read_text(encoding="utf-8")
    opens, sentences = True, list[list[tuple[str, bool]]]()
    for block in text.split("\n\n"):
        rows = block.splitlines()
        new_document = any(row.startswith("# newdoc") for row in rows)
        if sentences and (new_document or any(row.startswith("# newpar") for row in rows)):
            yield opens, sentences
            opens, sentences = False, []
        opens = opens or new_document
        columns = [row.split("\t") for row in rows if row[:1].isdigit()]
        if columns:
            sentences.append(
                [(column[1], "SpaceAfter=No" not in column[9]) for column in columns if column[0].isdigit()]
            )
    if sentences:
        yield opens, sentences


def rebuild(path: Path, *, join_paragraphs: bool) -> Gold:
    """The raw text with its gold reading; with ``join_paragraphs`` only documents are kept apart by a blank line."""
    parts: list[str] = []
    tokens, sentences = Spans(), Spans()
    at = 0
    for opens, paragraph in paragraphs(path):
        if parts:
            parts.append("\n\n" if opens or not join_paragraphs else " ")
        for number, sentence in enumerate(paragraph):
            if number and not parts[-1].endswith(" "):
                parts.append(" ")
            first = at
            for form, space in sentence:
                parts.append(form + " " * space)
                tokens.add((at, at := at + len("".join(form.split()))))
            sentences.add((first, at))
        parts[-1] = parts[-1].rstrip()
    return Gold("".join(parts), Reading(tokens, sentences))


def ours() -> Splitter:
    """This project's tokenizer and sentence splitter."""
    nlp = spacy.blank("sl")
    nlp.tokenizer = make_tokenizer()(nlp)
    split = make_sentence_splitter(nlp, "nagrade_sentences")

    def read(text: str) -> Reading:
        doc = split(nlp.tokenizer(text))
        return _reading([[token.text for token in sentence if not token.is_space] for sentence in doc.sents])

    return read


def obeliks() -> Splitter | None:
    """CLARIN.SI's tokenizer and splitter of the same conventions; None where it is not installed."""
    if not find_spec("obeliks"):
        return None
    run: Callable[..., str] = import_module("obeliks").run

    def read(text: str) -> Reading:
        # Its offsets count from the line, it drops control characters and writes soft hyphens as hyphens: find every
        # form anew.
        solid = "".join(text.split()).replace("\xad", "-")
        tokens, sentences = Spans(), Spans()
        at = first = 0
        for line in run(text=text).split("\n"):
            place, _, form = line.partition("\t")
            form = "".join(form.split())
            found = solid.find(form, at, at + len(form) + 50) if form else -1
            if found < 0:
                continue
            # The place is paragraph.sentence.token.first-last; a token numbered 1 starts a sentence.
            if place.split(".")[2] == "1" and at > first:
                sentences.add((first, at))
                first = found
            at = found + len(form)
            tokens.add((found, at))
        sentences.add((first, at))
        return Reading(tokens, sentences)

    return read


def _reading(sentences: list[list[str]]) -> Reading:
    tokens, spans = Spans(), Spans()
    at = 0
    for sentence in sentences:
        first = at
        for form in sentence:
            tokens.add((at, at := at + len("".join(form.split()))))
        if at > first:
            spans.add((first, at))
    return Reading(tokens, spans)


def scores(gold: Spans, found: Spans) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent."""
    right = len(gold & found)
    return 100 * right / len(found), 100 * right / len(gold), 200 * right / (len(gold) + len(found))


def compare(gold: Gold, splitters: dict[str, Splitter]) -> Iterator[str]:
    """Lines with the scores of every splitter, then with its speed, the best of three runs."""
    seconds: dict[str, float] = {}
    for name, read in splitters.items():
        seconds[name] = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            found = read(gold.text)
            seconds[name] = min(seconds[name], time.perf_counter() - started)
        for what, right, guess in zip(Reading._fields, gold.reading, found, strict=True):
            precision, recall, f1 = scores(right, guess)
            counts = f"({len(right)} gold, {len(guess)} found)"
            yield f"{name:8} {what:9} P {precision:6.2f}  R {recall:6.2f}  F1 {f1:6.2f}  {counts}"
    for name, taken in seconds.items():
        speed = len(gold.text) / taken / 1e6
        yield f"{name:8} {speed:.2f} million characters a second, {taken / seconds['ours']:.1f} times our time"


def main() -> None:
    """Print both readings of the file for every splitter that is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path, help="a CoNLL-U file, plain or .xz")
    path: Path = parser.parse_args().path
    splitters = {"ours": ours()} | ({"obeliks": other} if (other := obeliks()) else {})
    lines: list[str] = []
    for join_paragraphs in (False, True):
        lines.append("paragraphs joined within a document:" if join_paragraphs else "paragraphs apart:")
        lines.extend(compare(rebuild(path, join_paragraphs=join_paragraphs), splitters))
    print("\n".join(lines))  # noqa: T201 - what the command is for


if __name__ == "__main__":
    main()
