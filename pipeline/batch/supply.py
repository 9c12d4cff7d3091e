"""Shards, made as they are asked for: small files together, large ones in slices, standard input as it comes."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import BinaryIO, Final

from pipeline.batch.finding import STANDARD, Source
from pipeline.batch.formats.columns import Columns
from pipeline.batch.inputs import Item, read
from pipeline.batch.shards import Part, Shard
from pipeline.errors import UsageError

_LARGE: Final = 1 << 20
"""Bytes of a file that is read in slices, so that several processes share what it holds."""


class Sources:
    """What a run reads, in shards.

    Args:
        numbered: The sources, numbered in the order of the input.
        size: The most items of a slice, and files of a shard.
        standard_input: Read for the source that is standard input.
        limit: The most bytes that a release may have.
        columns: Which column of a table holds what.
        at_once: Whether what comes through standard input is handed on item by item, not a shard at a time.
    """

    def __init__(
        self,
        numbered: Iterator[tuple[int, Source]],
        *,
        size: int,
        standard_input: BinaryIO,
        limit: int,
        columns: Columns,
        at_once: bool,
    ) -> None:
        self._numbered = numbered
        self._size = size
        self._standard_input = standard_input
        self._limit = limit
        self._columns = columns
        self._at_once = at_once
        self._large: Part | None = None
        self._next: tuple[int, Source] | None = None
        self._intake: _Intake | None = None

    def take(self) -> Shard | None:
        """The next shard, or ``None`` where there is none now."""
        if self._intake is None and self._large is None:
            self._advance()
        if self._intake is not None:
            part = self._intake.take()
            if part is not None and part.stop is None:
                self._intake = None
            return (part,) if part is not None else None
        if self._large is not None:
            return (self._slice(self._large),)
        return self._together()

    def pending(self) -> Connection | None:
        """What to wait for while standard input has nothing."""
        return self._intake.receiver if self._intake else None

    def ended(self, source: int) -> None:
        """Make no more slices of a source."""
        if self._large is not None and self._large.number == source:
            self._large = None

    def _advance(self) -> None:
        """Look at the next source; a large one, or standard input, is opened."""
        self._next = self._next or next(self._numbered, None)
        if self._next is None:
            return
        number, source = self._next
        if source.file == STANDARD:
            size = 1 if self._at_once else self._size
            stream = _of_its_own(self._standard_input)
            items = read(source, standard_input=stream, limit=self._limit, columns=self._columns)
            self._intake = _Intake(number, source, items, size)
            self._next = None
        elif source.size > _LARGE:
            self._large = Part(number, source, 0, self._size)
            self._next = None

    def _slice(self, part: Part) -> Part:
        stop = part.start + self._size
        self._large = Part(part.number, part.source, stop, stop + self._size)
        return part

    def _together(self) -> Shard | None:
        """The next files up to a large one."""
        parts: list[Part] = []
        room = _LARGE
        while self._next is not None and len(parts) < self._size and room > 0 and self._next[1].size <= _LARGE:
            number, source = self._next
            parts.append(Part(number, source))
            room -= source.size
            self._next = next(self._numbered, None)
        return tuple(parts) or None


class _Intake:
    """Standard input, read by a thread, so that a source that is slow holds up nothing."""

    def __init__(self, number: int, source: Source, items: Iterator[Item], size: int) -> None:
        self.receiver, sender = Pipe(duplex=False)
        self._number, self._source = number, source
        self._start = 0
        threading.Thread(target=_pump, args=(items, size, sender), daemon=True).start()

    def take(self) -> Part | None:
        """The next part that has come, the last one without a stop; ``None`` while nothing has.

        Raises:
            UsageError: Standard input broke off.
        """
        if not self.receiver.poll():
            return None
        try:
            given: tuple[Item, ...] | None = self.receiver.recv()
        except EOFError as error:
            raise UsageError("standard input: cannot be read to its end") from error
        start = self._start
        self._start += len(given or ())
        return Part(self._number, self._source, start, self._start if given else None, given or ())


def _pump(items: Iterator[Item], size: int, sender: Connection) -> None:
    """Send all items, and ``None`` after them; a full pipe lets it wait."""
    with sender, suppress(BrokenPipeError):
        for batch in _batches(items, size):
            sender.send(batch)
        sender.send(None)


def _batches(items: Iterator[Item], size: int) -> Iterator[tuple[Item, ...]]:
    """The items in batches of so many at most, fewer where they are large."""
    batch: list[Item] = []
    room = _LARGE
    for item in items:
        batch.append(item)
        room -= item.size
        if len(batch) == size or room <= 0:
            yield tuple(batch)
            batch, room = [], _LARGE
    if batch:
        yield tuple(batch)


def _of_its_own(stream: BinaryIO) -> BinaryIO:
    """The stream, opened anew if it is a file: Python closes the standard one at exit, when no thread may use it."""
    try:
        return open(os.dup(stream.fileno()), "rb")  # noqa: PTH123 - by number; open as long as the process lives
    except io.UnsupportedOperation:
        return stream
