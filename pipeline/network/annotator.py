"""The network as it reads documents: it sets tags, lemmas, trees and entities of sentences already cut."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Self

from spacy.tokens import Doc

from pipeline.network.documents import annotate
from pipeline.network.reader import NetworkReader
from pipeline.network.threads import one_thread
from pipeline.network.weights import ARRAYS, TABLES, Weights, load_tables


class NetworkComponent:
    """Reads documents with the network; white space gets no tag and hangs on a word beside it."""

    def __init__(self) -> None:
        self._reader: NetworkReader | None = None
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
        with one_thread():
            annotate(docs, self._reader.read)

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
