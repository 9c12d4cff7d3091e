"""Annotation: tokens with tags, lemmas, trees and names, whatever model gave them."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.spans import Span
from pipeline.stages.features import Features, features


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of the text.

    Attributes:
        index: Position in ``Annotated.tokens``.
        span: Offsets into the release's text.
        text: Its characters.
        lemma: Dictionary form.
        xpos: MULTEXT-East tag of Slovene, version 6.
        features: What the tag says: part of speech, case, gender, number ...
        head: Index of the governing token; its own index at a root.
        dep: Universal Dependencies relation to the head.
    """

    index: int
    span: Span
    text: str
    lemma: str
    xpos: str
    features: Features
    head: int
    dep: str


class Sentence(NamedTuple):
    """A half-open range of token indices."""

    first: int
    last: int


class Name(NamedTuple):
    """A named entity: a half-open range of token indices with its label PER, LOC, ORG or MISC."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A release with its annotation; white space is no token."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names that begin in a sentence, in order."""
        start = bisect_left(self.names, sentence.first, key=_first)
        return self.names[start : bisect_left(self.names, sentence.last, lo=start, key=_first)]


def _first(name: Name) -> int:
    return name.first


def annotate(nlp: Language, text: str, parts: Sequence[Span]) -> Annotated:
    """Annotate ``parts`` of ``text``, in order; each is read by itself, so no sentence or name crosses its edge."""
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    docs = nlp.pipe((_seen(part.of(text)) for part in parts), batch_size=64)
    for part, doc in zip(parts, docs, strict=True):
        _append(doc, text, part.start, tokens, sentences, names)
    return Annotated(text, tuple(tokens), tuple(sentences), tuple(names))


_LABELS = frozenset({"PER", "LOC", "ORG", "MISC"})  # other models write them small, and mark adjectives from names too

# Tokens of the longest sentence; what is longer is none, and is cut so that no stage's time grows with its square.
_LONGEST = 250

# A name in capitals, as signatures have it; acronyms stand alone or are shorter.
_SHOUTED = re.compile(r"\b[A-ZČŠŽĆĐ]{3,}(?:[ -][A-ZČŠŽĆĐ]{3,}){1,2}\b")


def _seen(text: str) -> str:
    """What the model is shown: names in capitals in normal case, letter for letter, so that all offsets stay."""
    return _SHOUTED.sub(lambda found: found[0].title() if len(found[0].title()) == len(found[0]) else found[0], text)


def _append(
    doc: Doc, text: str, offset: int, tokens: list[Token], sentences: list[Sentence], names: list[Name]
) -> None:
    """Add one part's tokens, sentences and names, with its white space left out and its offsets moved."""
    place: dict[int, int] = {}
    base = len(tokens)
    for token in doc:
        if not token.is_space:
            place[token.i] = base + len(place)
    for token in doc:
        if token.i not in place:
            continue
        start = offset + token.idx
        tokens.append(
            Token(
                index=place[token.i],
                span=Span(start, start + len(token.text)),
                text=text[start : start + len(token.text)],
                lemma=token.lemma_ or token.text,
                xpos=token.tag_,
                features=features(token.tag_),
                head=place.get(token.head.i, place[token.i]),
                dep=token.dep_,
            )
        )
    for sentence in doc.sents:
        inside = [place[t.i] for t in sentence if t.i in place]
        for start in range(0, len(inside), _LONGEST):
            piece = inside[start : start + _LONGEST]
            sentences.append(Sentence(piece[0], piece[-1] + 1))
    for entity in doc.ents:
        inside = [place[t.i] for t in entity if t.i in place]
        label = entity.label_.upper()
        if inside and label in _LABELS:
            names.append(Name(inside[0], inside[-1] + 1, label))
