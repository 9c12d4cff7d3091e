"""Annotation: tokens with tags, lemmas, trees and names, whatever model gave them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as DocToken

from pipeline.network.capitals import calmed
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
    """A release with its annotation; white space is no token.

    Attributes:
        states: (tokens, d) in half precision: what the shipped network holds of each token in its sentence; ``None``
            where another model has annotated.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    states: NDArray[np.float16] | None = field(default=None, compare=False)

    def names_in(self, sentence: Sentence) -> tuple[Name, ...]:
        """The names that begin in a sentence, in order."""
        start = bisect_left(self.names, sentence.first, key=_first)
        return self.names[start : bisect_left(self.names, sentence.last, lo=start, key=_first)]


def _first(name: Name) -> int:
    return name.first


class Cut(NamedTuple):
    """A text and those parts of it that are to be annotated, in order."""

    text: str
    parts: Sequence[Span]


def annotate(nlp: Language, cuts: Sequence[Cut]) -> list[Annotated]:
    """Annotate texts together; each part is read by itself, so no sentence or name crosses its edge."""
    docs = nlp.pipe((calmed(part.of(cut.text)) for cut in cuts for part in cut.parts), batch_size=_PARTS_AT_ONCE)
    annotated = []
    for cut in cuts:
        found = _Found([], [], [], [])
        for part in cut.parts:
            found.append(list(next(docs)), cut.text, part.start)
        annotated.append(found.of(cut.text))
    return annotated


def sentences_alone(nlp: Language, text: str, parts: Sequence[Span]) -> list[Span] | None:
    """The sentences of the parts of a text, where the pipeline reads each of them by itself.

    ``None`` where it may read them otherwise, as one of another maker's may.
    """
    if not {_SPLITTER, _NETWORK} <= set(nlp.pipe_names):
        return None
    found = list[Span]()
    for part in parts:
        doc = nlp.get_pipe(_SPLITTER)(nlp.make_doc(calmed(part.of(text))))
        found += (Span(part.start + one.start_char, part.start + one.end_char) for one in doc.sents)
    return found


def annotation_of(doc: Doc, parts: Sequence[Span]) -> Annotated:
    """The annotation that a document has in ``parts`` of its text, in order.

    A sentence that crosses an edge is cut there, a name that does is left out.
    """
    found = _Found([], [], [], [])
    starts = [token.idx for token in doc]
    for part in parts:
        found.append(list(doc[bisect_left(starts, part.start) : bisect_left(starts, part.end)]), doc.text, 0)
    return found.of(doc.text)


_SPLITTER, _NETWORK = "nagrade_sentences", "nagrade_network"
_PARTS_AT_ONCE = 64

_LABELS = frozenset({"PER", "LOC", "ORG", "MISC"})  # other models write them small, and mark adjectives from names too

# Tokens of the longest sentence; what is longer is none, and is cut so that no stage's time grows with its square.
_LONGEST = 250


class _Found(NamedTuple):
    """What has been read so far."""

    tokens: list[Token]
    sentences: list[Sentence]
    names: list[Name]
    states: list[NDArray[np.float16]]

    def append(self, part: Sequence[DocToken], text: str, offset: int) -> None:
        """Add a part's tokens, sentences and names, with its white space left out.

        Args:
            part: Tokens of a document, one behind the other.
            text: The release.
            offset: What their offsets lack to be the release's.
        """
        if not part:
            return
        solid = [token for token in part if not token.is_space]
        place = {token.i: index for index, token in enumerate(solid, start=len(self.tokens))}
        for token, index in zip(solid, place.values(), strict=True):
            start = offset + token.idx
            end = start + len(token)
            tag = token.tag_
            self.tokens.append(
                Token(
                    index=index,
                    span=Span(start, end),
                    text=text[start:end],
                    lemma=token.lemma_ or token.text,
                    xpos=tag,
                    features=features(tag),
                    head=place.get(token.head.i, index),
                    dep=token.dep_,
                )
            )
        doc = part[0].doc
        states: NDArray[np.generic] = doc.tensor
        if len(states) == len(doc) and states.dtype == np.float16:  # spaCy's own components leave float32 there
            self.states.append(states[list(place)].astype(np.float16, copy=False))
        whole = doc[part[0].i : part[-1].i + 1]
        for sentence in whole.sents:  # type: ignore[attr-defined]  # spaCy's stub lacks it
            inside = [place[at] for at in range(sentence.start, sentence.end) if at in place]
            for start in range(0, len(inside), _LONGEST):
                piece = inside[start : start + _LONGEST]
                self.sentences.append(Sentence(piece[0], piece[-1] + 1))
        for entity in whole.ents:
            inside = [place[at] for at in range(entity.start, entity.end) if at in place]
            label = entity.label_.upper()
            if inside and label in _LABELS:
                self.names.append(Name(inside[0], inside[-1] + 1, label))

    def of(self, text: str) -> Annotated:
        """All of it, as a release's annotation."""
        widths = {states.shape[1] for states in self.states}
        complete = sum(map(len, self.states)) == len(self.tokens) and len(widths) == 1
        states = None
        if complete:
            states = np.concatenate(self.states) if len(self.states) > 1 else self.states[0]
        return Annotated(text, tuple(self.tokens), tuple(self.sentences), tuple(self.names), states)
