"""Where the lines of an unfinished run are kept: a folder beside the feed, with a file a shard."""

import fcntl
import os
import shutil
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.batch.ledger import Range
from pipeline.batch.outputs import naming
from pipeline.errors import UsageError

_OPEN: Final = 16
"""Shards that are held open while a feed is put together."""


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Hold the folder, which is made where it is not there; a lock on it tells a second run that one is under way.

    Args:
        folder: The folder.
        name: The feed that it belongs to, for messages.

    Raises:
        UsageError: Another run holds it, or it cannot be made.
    """
    handle = _hold(folder, name)
    try:
        yield
    finally:
        with suppress(OSError):
            folder.rmdir()  # where nothing is in it
        os.close(handle)


def is_locked(folder: Path) -> bool:
    """Whether a run holds the folder."""
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def _hold(folder: Path, name: str) -> int:
    while True:
        with naming(name):
            folder.mkdir(exist_ok=True)
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            raise UsageError(f"{name}: another run is writing it: wait until it has ended") from error
        if folder.exists() and os.path.samestat(os.fstat(handle), folder.stat()):
            return handle
        os.close(handle)  # the run before has ended in between and removed it


@dataclass(slots=True)
class Shelf:
    """The shards of an unfinished run.

    Attributes:
        folder: Where they lie.
    """

    folder: Path
    _open: OrderedDict[int, BinaryIO] = field(default_factory=OrderedDict)

    def sweep(self, wanted: set[int]) -> None:
        """Remove what no ledger knows of: a shard that was not committed."""
        with naming(self.folder):
            for file in self.folder.iterdir():
                if file.name not in map(str, wanted):
                    file.unlink()

    def write(self, number: int, lines: Iterable[bytes]) -> None:
        """Write a shard, so that it is there whole, or not at all, whatever happens."""
        draft = self.folder / f"{number}.part"
        with naming(draft):
            with draft.open("wb") as stream:
                stream.writelines(lines)
                stream.flush()
                os.fsync(stream.fileno())
            draft.replace(self.folder / str(number))
            sync(self.folder)

    def read(self, range_: Range, feed: Path) -> bytes:
        """The lines in a range of a shard, or of a feed that is finished."""
        file = feed if range_.shard == 0 else self.folder / str(range_.shard)
        with naming(file):
            stream = self._open.get(range_.shard) or self._opened(range_.shard, file)
            stream.seek(range_.start)
            return stream.read(range_.length)

    def _opened(self, number: int, file: Path) -> BinaryIO:
        if len(self._open) == _OPEN:
            self._open.popitem(last=False)[1].close()
        stream = self._open[number] = file.open("rb")
        return stream

    def close(self) -> None:
        """Let go of the shards."""
        while self._open:
            self._open.popitem()[1].close()

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self.close()
        with naming(self.folder):
            shutil.rmtree(self.folder)


def sync(folder: Path) -> None:
    """Let the names in a folder reach the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
