"""Standard input: read by a thread, so that a source that is slow holds up nothing.

JSON Lines are handed on as they come. Anything else is copied to a file first: it is parsed where documents have their
limits, not by the run itself.
"""

import io
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.batch.finding import Source
from pipeline.batch.inputs import Item, holds_lines, looked_into, read
from pipeline.batch.shards import Part
from pipeline.errors import UsageError, system_words

_LARGE: Final = 1 << 20
"""Bytes of items that are handed on together, if there are not enough of them before."""


class Intake:
    """Standard input as parts, in order.

    Args:
        number: Its place in the order of the input.
        source: It.
        stream: What it is read from.
        limit: The most bytes that a release may have.
        size: The most items that are handed on together.

    Attributes:
        receiver: Readable when there is a part to take.
    """

    def __init__(self, number: int, source: Source, stream: BinaryIO, limit: int, size: int) -> None:
        self.receiver, sender = Pipe(duplex=False)
        self._number, self._source = number, source
        self._start = 0
        self._folder = tempfile.TemporaryDirectory(prefix="nagrade-", ignore_cleanup_errors=True)
        arguments = (source, _of_its_own(stream), limit, size, Path(self._folder.name) / "input", sender)
        threading.Thread(target=_pump, args=arguments, daemon=True).start()

    def take(self) -> Part | None:
        """The next part that has come, the last one without a stop; ``None`` while nothing has.

        Raises:
            UsageError: Standard input broke off, or there is no room for a copy of it.
        """
        if not self.receiver.poll():
            return None
        try:
            given: tuple[Item, ...] | Path | str | None = self.receiver.recv()
        except EOFError as error:
            raise UsageError("standard input: cannot be read to its end") from error
        if isinstance(given, str):
            raise UsageError(f"standard input: {given}")
        if isinstance(given, Path):
            return Part(self._number, replace(self._source, file=given, size=given.stat().st_size))
        start = self._start
        self._start += len(given or ())
        return Part(self._number, self._source, start, self._start if given else None, given or ())

    def close(self) -> None:
        """Remove the copy."""
        self._folder.cleanup()


def _pump(source: Source, stream: BinaryIO, limit: int, size: int, copy: Path, sender: Connection) -> None:
    """Send all items and ``None`` after them, or where there is a copy; a full pipe lets it wait."""
    with sender, suppress(BrokenPipeError):
        stream, head = looked_into(stream, limit)
        if holds_lines(head):
            for batch in _batches(read(source, standard_input=stream, limit=limit), size):
                sender.send(batch)
            sender.send(None)
            return
        try:
            with copy.open("wb") as file:
                shutil.copyfileobj(stream, file)
        except OSError as error:
            sender.send(f"cannot be copied to {copy.parent}: {system_words(error)}")
        else:
            sender.send(copy)


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
