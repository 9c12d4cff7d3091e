"""Sentences of a spaCy document: their words out to a model, and back into the document what it read of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LEMMA, TAG
from spacy.tokens import Doc, Span

from pipeline.network.capitals import calmed

ROOT: Final = "ROOT"
SPACE_RELATION: Final = "dep"
LONGEST: Final = 250
"""Words of the longest sentence: what is longer is none, and time and memory of a tree grow faster than it does."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a model says of a sentence, word by word.

    Attributes:
        tags: MULTEXT-East tags.
        lemmas: Dictionary forms.
        heads: Place of the governing word in the sentence; its own at the root.
        relations: Universal Dependencies relations, ``ROOT`` at the root.
        names: Entities as first word, word after the last, label.
        states: (words, d) in half precision: what the model holds of each word in its context, where it is one that
            tells.
    """

    tags: list[str]
    lemmas: list[str]
    heads: list[int]
    relations: list[str]
    names: list[tuple[int, int, str]]
    states: NDArray[np.float16] | None = None


Model = Callable[[Sequence[Sequence[str]]], Iterable[Read]]
"""Sentences as words, none of them empty, to what is read of each, in order."""


def annotate(docs: Sequence[Doc], model: Model) -> None:
    """Enter what a model reads of the sentences of all documents, which it is given together.

    White space gets no tag and hangs on a word beside it; names in capitals are read as names are written elsewhere.
    The states become the document's tensor, those of white space zeros.
    """
    places = [list(_pieces(doc)) for doc in docs]
    words = [sentence for doc, sentences in zip(docs, places, strict=True) for sentence in _words(doc, sentences)]
    found = iter(model(words))
    for doc, sentences in zip(docs, places, strict=True):
        if len(doc):
            _set(doc, [(sentence, next(found)) for sentence in sentences])


def grouped(sentences: Iterable[Sequence[str]], most: int) -> Iterator[list[Sequence[str]]]:
    """The sentences in groups of at most so many words, in order; a sentence that is longer is a group alone."""
    group: list[Sequence[str]] = []
    words = 0
    for sentence in sentences:
        if group and words + len(sentence) > most:
            yield group
            group, words = [], 0
        group.append(sentence)
        words += len(sentence)
    if group:
        yield group


def _words(doc: Doc, sentences: Iterable[Sequence[int]]) -> Iterator[list[str]]:
    """What a model is shown of each sentence."""
    text = calmed(doc.text)
    words = [text[token.idx : token.idx + len(token)] for token in doc]
    for sentence in sentences:
        yield [words[place] for place in sentence]


def _pieces(doc: Doc) -> Iterator[list[int]]:
    """Places of the words of each sentence that has any, one that is too long cut into several sentences."""
    for sentence in doc.sents if len(doc) else ():
        words = [token.i for token in sentence if not token.is_space]
        for start in range(0, len(words), LONGEST):
            yield words[start : start + LONGEST]


def _set(doc: Doc, found: list[tuple[list[int], Read]]) -> None:
    """Enter the results; ``found`` holds the places of each sentence's words with what was read of them."""
    strings = doc.vocab.strings
    values = np.zeros((len(doc), 4), dtype=np.int64)
    space = strings.add(SPACE_RELATION)
    filled = np.zeros(len(doc), dtype=bool)
    for places, read in found:
        for number, place in enumerate(places):
            filled[place] = True
            values[place] = (
                _signed(strings.add(read.tags[number])),
                _signed(strings.add(read.lemmas[number])),
                places[read.heads[number]] - place,
                _signed(strings.add(read.relations[number])),
            )
    for sentence in doc.sents:
        solid = [token.i for token in sentence if filled[token.i]]
        anchor = solid[0] if solid else sentence.start
        for token in sentence:
            if filled[token.i]:
                anchor = token.i
            else:
                values[token.i] = (0, 0, anchor - token.i, _signed(space))
        if not solid:
            values[sentence.start, 3] = _signed(strings.add(ROOT))
    doc.from_array([TAG, LEMMA, HEAD, DEP], values.view(np.uint64))  # type: ignore[arg-type]  # its stub names thinc's alias
    doc.ents = [
        Span(doc, places[first], places[last - 1] + 1, label=label)
        for places, read in found
        for first, last, label in read.names
    ]
    states = [(places, read.states) for places, read in found if read.states is not None]
    if states:
        doc.tensor = np.zeros((len(doc), states[0][1].shape[1]), dtype=np.float16)
        for places, own in states:
            doc.tensor[places] = own


def _signed(hashed: int) -> int:
    """A hash of 64 bits as a signed number of the same bits."""
    return hashed - (1 << 64) if hashed >= 1 << 63 else hashed
