"""Pieces of the input: files, and what lies in them."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from pipeline.batch.formats.columns import Columns
from pipeline.batch.formats.streams import Budget, Tap, buffered
from pipeline.batch.items import Item, refused
from pipeline.errors import PassedOverError, UnreadableError


@dataclass(frozen=True, slots=True)
class How:
    """How a source is read.

    Attributes:
        limit: The most bytes that a text may have.
        columns: Which column of a table holds what.
        budget: What its archives may yet unpack to.
    """

    limit: int
    columns: Columns
    budget: Budget


@dataclass(frozen=True, slots=True)
class Piece:
    """Something to read.

    Attributes:
        stream: At its start; it can be looked into without being read.
        name: How messages name it.
        path: As the feed gives it.
        label: The name that says its format; blank where it has none.
        size: The bytes that it takes up in the source.
        digest: Gives its SHA-256; of what flows, as far as it has been read.
        depth: In how many others it lies.
    """

    stream: BinaryIO
    name: str
    path: str | None
    label: str
    size: int
    digest: Callable[[], str]
    depth: int = 0

    def refused(self, error: UnreadableError | PassedOverError) -> Item:
        """The piece as an item that cannot be read."""
        return refused(self.name, self.path, self.digest(), self.size, error)

    def within(self, name: str, content: BinaryIO | bytes, size: int) -> "Piece":
        """A piece that lies in this one under ``name``."""
        if isinstance(content, bytes):
            content = BytesIO(content)
        tap = Tap(content)
        return Piece(
            stream=buffered(tap.read),
            name=f"{self.name}/{name}",
            path=f"{self.path}/{name}" if self.path else name,
            label=name,
            size=size,
            digest=tap.digest,
            depth=self.depth + 1,
        )

    def without(self, name: str, size: int, error: UnreadableError | PassedOverError) -> Item:
        """What would lie in this one under ``name``, but cannot be had."""
        path = f"{self.path}/{name}" if self.path else name
        return refused(f"{self.name}/{name}", path, "", size, error)
