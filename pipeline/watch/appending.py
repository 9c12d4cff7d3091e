"""Appending to a feed that others read, rename and remove meanwhile.

Lines are committed to the ledger together with the place where they will stand, and then written, all lines of a
document at once. What was killed in between looks there, and writes what is missing: nothing is cut from a feed, since
who follows it would begin anew.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.finding import FileId
from pipeline.batch.outputs import naming
from pipeline.batch.shelf import sync
from pipeline.watch.account import Pending


@dataclass(slots=True)
class Tail:
    """A feed as it is appended to.

    Attributes:
        file: The feed.
    """

    file: Path
    _handle: int | None = None

    def prepare(self, lines: bytes) -> Pending:
        """Where lines will stand: in the file of that name, which is made where it was renamed or removed."""
        with naming(self.file):
            status = os.fstat(self._current())
            return Pending(status.st_dev, status.st_ino, status.st_size, lines)

    def append(self, lines: bytes) -> None:
        """Append lines, so that they are on the disk."""
        if lines:
            with naming(self.file):
                _write(self._current() if self._handle is None else self._handle, lines)

    def resume(self, pending: Pending) -> None:
        """Append what is missing of lines that were to be appended, wherever the feed's file is by now.

        Where that file is gone, or was emptied, nobody can tell what it held of them, and they are appended in full.
        """
        with naming(self.file):
            file = self._now(FileId(pending.device, pending.inode))
            if file and _continued(file, pending):
                return
        self.append(pending.lines)

    def close(self) -> None:
        """Let go of the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def _current(self) -> int:
        """The file of the feed's name, open."""
        if self._handle is not None and not self._is_named(self._handle):
            self.close()
        if self._handle is None:
            self._handle = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
            sync(self.file.parent)
        return self._handle

    def _is_named(self, handle: int) -> bool:
        try:
            return FileId.of(self.file.stat()) == FileId.of(os.fstat(handle))
        except FileNotFoundError:
            return False

    def _now(self, told_by: FileId) -> Path | None:
        """What the feed's file is called now: rotated, it lies beside the feed under a name that begins as its own."""
        for file in sorted(self.file.parent.iterdir()):
            if file.name.startswith(self.file.stem) and FileId.of(file.lstat()) == told_by:
                return file
        return None


def _continued(file: Path, pending: Pending) -> bool:
    """Append what is missing of lines to a file that holds their beginning; whether it does."""
    handle = os.open(file, os.O_RDWR | os.O_APPEND | os.O_CLOEXEC)
    try:
        held = os.pread(handle, len(pending.lines), pending.start)
        if not held or not pending.lines.startswith(held):
            return False
        _write(handle, pending.lines[len(held) :])
        return True
    finally:
        os.close(handle)


def _write(handle: int, lines: bytes) -> None:
    """Write all lines at once, and see that they reach the disk; a disk that fills up meanwhile is an error."""
    view = memoryview(lines)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)
