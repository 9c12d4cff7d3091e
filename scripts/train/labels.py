"""What the network tells apart, counted from the lessons: features, tags, edit scripts, relations, names' labels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from pipeline.network.lemmas import script
from pipeline.network.words import Holds, is_form, word_features

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from scripts.train.corpus import Sentence
    from scripts.train.material import Lesson

LEAST_FORM: Final = 3
LEAST_PIECE: Final = 8
LEAST_SCRIPT: Final = 2


@dataclass(frozen=True, slots=True)
class Labels:
    """The lists whose indices the network counts by; ``features`` maps to rows from 1, row 0 being that of nothing."""

    features: Mapping[str, int]
    tags: Sequence[str]
    scripts: Sequence[str]
    relations: Sequence[str]
    names: Sequence[str]

    def tag_parts(self) -> NDArray[np.float32]:
        """(tags, parts): a one for each letter of a tag at its place in the tag's category."""
        parts: dict[str, int] = {}
        pairs = [
            (number, parts.setdefault(part, len(parts)))
            for number, tag in enumerate(self.tags)
            for part in [tag[:1], tag[:2], *(f"{tag[:1]}{place}{letter}" for place, letter in enumerate(tag))]
        ]
        table = np.zeros((len(self.tags), len(parts)), dtype=np.float32)
        for number, part in pairs:
            table[number, part] = 1
        return table


def collect(lessons: Iterable[Lesson], holds: Holds) -> Labels:
    """Count over the lessons."""
    words: Counter[str] = Counter()
    tags: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    relations: set[str] = set()
    kinds: set[str] = set()
    for lesson in lessons:
        one = lesson.sentence
        words.update(one.words)
        tags.update(one.tags)
        relations.update(one.deps)
        kinds.update(label[2:] for label in one.entities if label != "O")
        scripts.update(str(script(form, lemma)) for form, lemma in zip(one.words, one.lemmas, strict=False) if lemma)
    features: Counter[str] = Counter()
    for word, count in words.items():
        features.update(dict.fromkeys(word_features(word, holds), count))
    kept = sorted(name for name, count in features.items() if count >= (LEAST_FORM if is_form(name) else LEAST_PIECE))
    return Labels(
        features={name: number for number, name in enumerate(kept, start=1)},
        tags=sorted(tag for tag in tags if tag),
        scripts=sorted(line for line, count in scripts.items() if count >= LEAST_SCRIPT),
        relations=sorted(relations),
        names=["O", *(f"{place}-{kind}" for kind in sorted(kinds) for place in "BIES")],
    )


def in_bioes(entities: Sequence[str]) -> list[str]:
    """IOB2 labels with the ends and the single words of names told apart."""
    following = [*entities[1:], "O"]
    return [
        label if label == "O" else f"{_place(label, after)}-{label[2:]}"
        for label, after in zip(entities, following, strict=True)
    ]


def _place(label: str, after: str) -> str:
    goes_on = after == f"I-{label[2:]}"
    return ("B" if goes_on else "S") if label[0] == "B" else ("I" if goes_on else "E")


def lexicon(lessons: Iterable[Lesson]) -> dict[tuple[str, str], str]:
    """The commonest lemma of each form with its tag; all but names in small letters.

    An automatic lemma counts where it was seen twice.
    """
    counts: dict[tuple[str, str], Counter[str]] = {}
    for lesson in lessons:
        one: Sentence = lesson.sentence
        for form, tag, lemma in zip(one.words, one.tags, one.lemmas, strict=False):
            if lemma and tag:
                key = form if tag.startswith("Np") else form.lower()
                counts.setdefault((key, tag), Counter())[lemma] += 2 if lesson.weight == 1 else 1
    return {
        key: lemma
        for key, found in counts.items()
        for lemma, count in found.most_common(1)
        if count > 1 and 2 * count > found.total()
    }
