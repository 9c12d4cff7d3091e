"""The network as a component of a spaCy pipeline: it sets tags, lemmas, trees and entities of sentences already cut."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final, Self

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, TAG
from spacy.language import Language
from spacy.tokens import Doc, Span
from threadpoolctl import ThreadpoolController

from pipeline.network.reader import ROOT, NetworkReader, Read
from pipeline.network.weights import ARRAYS, TABLES, Weights, load_tables

SPACE_RELATION: Final = "dep"
LONGEST: Final = 250
"""Words of the longest sentence: what is longer is none, and time and memory of a tree grow faster than it does."""


class NetworkComponent:
    """Reads documents with the network; white space gets no tag and hangs on a word beside it."""

    def __init__(self) -> None:
        self._reader: NetworkReader | None = None
        self._threads = ThreadpoolController()
        self._folder: Path | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read documents, ``batch_size`` of them at once."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._annotate(batch)
            yield from batch

    def _annotate(self, docs: list[Doc]) -> None:
        if self._reader is None:
            raise ValueError("the network has no weights: load it with spacy.load")
        places = [list(_pieces(doc)) for doc in docs]
        words = [
            [doc[place].text for place in sentence]
            for doc, sentences in zip(docs, places, strict=True)
            for sentence in sentences
        ]
        # With one thread a machine gives the same sums whatever else runs on it, and jobs do not disturb each other.
        with self._threads.limit(limits=1, user_api="blas"):
            found = self._reader.read(words)
            for doc, sentences in zip(docs, places, strict=True):
                if len(doc):
                    _set(doc, [(sentence, next(found)) for sentence in sentences])

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 - spaCy's signature
        """Load the weights and tables from a folder."""
        self._folder = Path(path)
        self._reader = NetworkReader(Weights.load(self._folder / ARRAYS), load_tables(self._folder / TABLES))
        return self

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Copy the weights and tables as they were loaded."""
        if self._folder is None:
            return
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in (ARRAYS, TABLES):
            (folder / name).write_bytes((self._folder / name).read_bytes())


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


def _signed(hashed: int) -> int:
    """A hash of 64 bits as a signed number of the same bits."""
    return hashed - (1 << 64) if hashed >= 1 << 63 else hashed


@Language.factory(
    "nagrade_network",
    assigns=["token.tag", "token.lemma", "token.head", "token.dep", "doc.ents"],
    requires=["token.is_sent_start"],
)
def make_network(nlp: Language, name: str) -> NetworkComponent:  # noqa: ARG001 - spaCy's factory signature
    """Make the component, without weights until it is loaded; its name carries no meaning."""
    return NetworkComponent()
