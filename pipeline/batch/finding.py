"""Which files the arguments of a run stand for, in the order in which they are read."""

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pipeline.batch.formats.names import NOT_READ, is_read
from pipeline.errors import UsageError

STANDARD = Path("-")


class FileId(NamedTuple):
    """What the system tells a file by, whatever its names."""

    device: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileId":
        """The identity in a stat result."""
        return cls(status.st_dev, status.st_ino)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input.

    Attributes:
        file: Where it lies; ``-`` for standard input.
        path: Its path as the feed gives it: relative to the argument under which it was found, with ``/``.
        name: How messages name it.
        size: In bytes; 0 where that is not known, as for a pipe.
    """

    file: Path
    path: str | None
    name: str
    size: int


class Remark(NamedTuple):
    """Why something is not read."""

    name: str
    cause: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the arguments stand for.

    Attributes:
        sources: To be read, each file once, sorted by path.
        failed: Folders that cannot be looked into.
        passed: In a folder, but of no kind that is read there.
    """

    sources: tuple[Source, ...]
    failed: tuple[Remark, ...]
    passed: tuple[Remark, ...]


def find(arguments: Iterable[Path], outputs: frozenset[FileId] = frozenset()) -> Found:
    """Find every file behind ``arguments``, each once, under the first argument that leads to it.

    Args:
        arguments: Files, folders, or ``-``.
        outputs: The files that the run writes to; in a folder they are left alone.

    Raises:
        UsageError: An argument is not there, or is also an output.
    """
    arguments = tuple(dict.fromkeys(arguments))
    search = _Search(outputs, tuple(Path(os.path.realpath(argument)) for argument in arguments))
    for argument in arguments:
        search.argument(argument)
    sources = sorted(search.sources.values(), key=lambda source: (source.path or "", source.name))
    return Found(tuple(sources), tuple(sorted(set(search.failed))), tuple(sorted(set(search.passed))))


@dataclass(slots=True)
class _Search:
    """What was found so far; ``sources`` by the real path, which tells a file from others, as do ``roots``."""

    outputs: frozenset[FileId]
    roots: tuple[Path, ...]
    sources: dict[str, Source] = field(default_factory=dict)
    failed: list[Remark] = field(default_factory=list)
    passed: list[Remark] = field(default_factory=list)

    def argument(self, argument: Path) -> None:
        """Add what an argument stands for."""
        if argument == STANDARD:
            self.sources["-"] = Source(STANDARD, None, "standard input", 0)
            return
        if not os.path.lexists(argument):
            raise UsageError(f"{argument}: no such file or folder")
        status = _status(argument)
        if status and stat.S_ISDIR(status.st_mode):
            self._folder(argument, "")
        elif status and FileId.of(status) in self.outputs:
            raise UsageError(f"{argument}: is both input and output")
        else:
            self._add(argument, argument.name, status)

    def _folder(self, folder: Path, prefix: str) -> None:
        """Add what lies in a folder and below, hidden names left out; ``prefix`` opens paths in the feed."""
        try:
            with os.scandir(folder) as entries:
                files = [folder / entry.name for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            self.failed.append(Remark(str(folder), cause(error)))
            return
        for file in files:
            if os.path.isdir(file):  # noqa: PTH112 - Path.is_dir raises where permission lacks
                self._subfolder(file, prefix + file.name)
            elif is_read(file.name):
                self._entry(file, prefix + file.name)
            else:
                self.passed.append(Remark(str(file), NOT_READ))

    def _subfolder(self, folder: Path, path: str) -> None:
        if folder.is_symlink():  # it could lead back to where it lies
            self.passed.append(Remark(str(folder), "linked folder"))
        else:
            self._folder(folder, path + "/")

    def _entry(self, file: Path, path: str) -> None:
        status = _status(file)
        if status and not stat.S_ISREG(status.st_mode):  # a named pipe would wait for a writer
            self.passed.append(Remark(str(file), "no regular file"))
        elif not self._inside(file):
            self.passed.append(Remark(str(file), "a link that leads out of the folders that were given"))
        elif not (status and FileId.of(status) in self.outputs):
            self._add(file, path, status)

    def _inside(self, file: Path) -> bool:
        """Whether a file is no link, or one to a place inside what was given."""
        return not file.is_symlink() or any(Path(os.path.realpath(file)).is_relative_to(root) for root in self.roots)

    def _add(self, file: Path, path: str, status: os.stat_result | None) -> None:
        # A file's name can hold bytes that are no UTF-8; the feed is UTF-8 throughout.
        shown = os.fsencode(path).decode("utf-8", "replace")
        size = status.st_size if status else 0
        self.sources.setdefault(os.path.realpath(file), Source(file, shown, str(file), size))


def _status(file: Path) -> os.stat_result | None:
    """What the system knows of a file; of a dangling link, say, nothing: reading it will tell why."""
    try:
        return file.stat()
    except OSError:
        return None


def cause(error: OSError) -> str:
    """What went wrong, in the system's words: ``permission denied``."""
    if isinstance(error, FileNotFoundError) and Path(error.filename or "").is_symlink():
        return "dangling link"
    return (error.strerror or str(error)).lower()
