"""The training sentences with every layer that any source has for them, and how often each is read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from scripts.train.corpus import Sentence, read_conllu, read_entities, read_silver

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

TREES: Final = "ud/train.conllu.xz"
TAGS: Final = ("tags/suk_gold.conllu.xz", "tags/ssj_2015_gold.conllu.xz")
GOLD: Final = (TREES, *TAGS)
SILVER: Final = "tags/senticoref_silver.tsv.xz"
ENTITIES: Final = "ner/train.tsv.xz"
DEV: Final = "ud/dev.conllu.xz"
ENTITIES_DEV: Final = "ner/dev.tsv"
HELD: Final = ("ud/dev.conllu.xz", "ud/test.conllu", "tags/suk_test.conllu")
ENTITIES_HELD: Final = ("ner/dev.tsv", "ner/test.tsv")
SILVER_WEIGHT: Final = 0.4

Kind = Literal["trees", "tags", "silver with names", "silver", "names"]
"""The best of the layers that a sentence has; nearly all with trees and some with gold tags have names too."""


TIMES: Final[Mapping[Kind, float]] = {
    "trees": 3.0,
    "tags": 2.0,
    "silver with names": 1.0,
    "silver": 0.5,
    "names": 1.0,
}
"""How often an epoch reads a sentence."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence to learn from.

    Attributes:
        sentence: With all its layers.
        weight: How much its tags and lemmas count: automatic ones less.
        kind: The best of its layers.
    """

    sentence: Sentence
    weight: float
    kind: Kind


def lessons(data: Path) -> Iterator[Lesson]:
    """All training sentences, each once, none that a file for stopping or testing has."""
    held = {one.words for name in HELD for one in read_conllu(data / name)}
    held |= {one.words for name in ENTITIES_HELD for one in read_entities(data / name)}
    named = {one.words: one.entities for one in read_entities(data / ENTITIES)}
    done: set[tuple[str, ...]] = set(held)
    for name in GOLD:
        for one in read_conllu(data / name):
            if one.words not in done:
                done.add(one.words)
                kind: Kind = "trees" if one.heads else "tags"
                yield Lesson(replace(one, entities=named.get(one.words, ())), 1.0, kind)
    for one in read_silver(data / SILVER):
        if one.words not in done:
            done.add(one.words)
            entities = named.get(one.words, ())
            silver: Kind = "silver with names" if entities else "silver"
            yield Lesson(replace(one, entities=entities, lemmas=silver_lemmas(one)), SILVER_WEIGHT, silver)
    for one in read_entities(data / ENTITIES):
        if one.words not in done:
            done.add(one.words)
            yield Lesson(one, 0.0, "names")


def silver_lemmas(sentence: Sentence) -> tuple[str, ...]:
    """Automatic lemmas of names are often wrong, so of names only nominatives count, as their own lemmas."""
    return tuple(
        lemma if not tag.startswith("Np") else word if tag[4:5] == "n" else ""
        for word, lemma, tag in zip(sentence.words, sentence.lemmas, sentence.tags, strict=True)
    )
