"""Shards, made as they are asked for: small files together, large ones in slices, standard input as it comes."""

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import BinaryIO, Final, Self

from pipeline.batch.finding import STANDARD, Source
from pipeline.batch.intake import Intake
from pipeline.batch.shards import Part, Shard

_LARGE: Final = 1 << 20
"""Bytes of a file that is read in slices, so that several processes share what it holds."""


class Sources:
    """What a run reads, in shards.

    Args:
        numbered: The sources, numbered in the order of the input.
        size: The most items of a slice, and files of a shard.
        standard_input: Read for the source that is standard input.
        limit: The most bytes that a release may have.
        at_once: Whether what comes through standard input is handed on item by item, not a shard at a time.
    """

    def __init__(
        self,
        numbered: Iterator[tuple[int, Source]],
        *,
        size: int,
        standard_input: BinaryIO,
        limit: int,
        at_once: bool,
    ) -> None:
        self._numbered = numbered
        self._size = size
        self._standard_input = standard_input
        self._limit = limit
        self._at_once = at_once
        self._large: Part | None = None
        self._next: tuple[int, Source] | None = None
        self._intake: Intake | None = None
        self._taken: Intake | None = None

    def __enter__(self) -> Self:
        """Nothing is opened before it is asked for."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of standard input."""
        for intake in (self._intake, self._taken):
            if intake is not None:
                intake.close()

    def take(self) -> Shard | None:
        """The next shard, or ``None`` where there is none now."""
        if self._intake is None and self._large is None:
            self._advance()
        if self._intake is not None:
            part = self._intake.take()
            if part is None or part.stop is not None:
                return (part,) if part else None
            self._taken, self._intake = self._intake, None
            if part.given is not None or part.source.size <= _LARGE:
                return (part,)
            self._large = replace(part, stop=self._size)
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
            self._intake = Intake(number, source, self._standard_input, self._limit, size)
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
