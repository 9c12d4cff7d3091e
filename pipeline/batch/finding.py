"""Which files the arguments of a run stand for."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pipeline.batch.elsewhere import Address, Listed, Remote, exists, listing, proper
from pipeline.batch.formats.names import NOT_READ, is_read
from pipeline.errors import UsageError, system_words

STANDARD = Path("-")


class FileId(NamedTuple):
    """What the system tells a file by, whatever its names."""

    device: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "FileId":
        """The identity in a stat result."""
        return cls(status.st_dev, status.st_ino)


Outputs = frozenset[FileId | Remote]
"""The files and folders that a run writes to."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input.

    Attributes:
        file: Where it lies, here or elsewhere; ``-`` for standard input.
        path: Its path as the feed gives it: relative to the argument under which it was found, with ``/``.
        name: How messages name it.
        size: In bytes; 0 where that is not known, as for a pipe.
    """

    file: Address
    path: str | None
    name: str
    size: int


class Remark(NamedTuple):
    """Why something is not read.

    Attributes:
        name: How messages name it.
        path: Its path as the feed would give it.
        cause: Why.
        failed: Whether it ought to be read; else it is of no kind that is read.
    """

    name: str
    path: str
    cause: str
    failed: bool


class Found(NamedTuple):
    """Something that the arguments stand for.

    Attributes:
        argument: The number of the argument under which it was found, from 0.
        real: The real path, which tells a file from others.
        what: What to read, or why not.
    """

    argument: int
    real: str
    what: Source | Remark


def find(arguments: Iterable[Address], outputs: Outputs = frozenset()) -> Iterator[Found]:
    """Find every file behind ``arguments``, in no order; one that is reached twice is given twice.

    Args:
        arguments: Files, folders, addresses, or ``-``.
        outputs: The files and folders that the run writes to; in a folder they are left alone.

    Raises:
        UsageError: As ``check``, where that has changed since.
    """
    arguments = tuple(dict.fromkeys(arguments))
    roots = tuple(Path(os.path.realpath(argument)) for argument in arguments if isinstance(argument, Path))
    for number, argument in enumerate(arguments):
        search = _Search(number, outputs, roots)
        yield from search.elsewhere(argument) if isinstance(argument, Remote) else search.under(argument)


def check(arguments: Iterable[Address], outputs: Outputs) -> None:
    """See that arguments can be read at all.

    Raises:
        UsageError: One is not there, or is also an output.
    """
    for argument in arguments:
        if isinstance(argument, Remote):
            if not exists(argument):
                raise UsageError(f"{argument}: no such file or folder")
            if proper(argument) in outputs:
                raise UsageError(f"{argument}: is both input and output")
            continue
        if argument != STANDARD and not os.path.lexists(argument):
            raise UsageError(f"{argument}: no such file or folder in {Path.cwd()}: check the path")
        status = _status(argument)
        if status and FileId.of(status) in outputs:
            raise UsageError(f"{argument}: is both input and output")


@dataclass(frozen=True, slots=True)
class _Search:
    """What is found; nothing of it is kept, since an archive has more files than fit the memory.

    Attributes:
        number: That of the argument.
        outputs: What the run writes to.
        roots: The real paths of all arguments.
    """

    number: int
    outputs: Outputs
    roots: tuple[Path, ...]

    def under(self, argument: Path) -> Iterator[Found]:
        """What an argument stands for."""
        if argument == STANDARD:
            yield Found(self.number, "-", Source(STANDARD, None, "standard input", 0))
            return
        check([argument], self.outputs)
        status = _status(argument)
        if status and stat.S_ISDIR(status.st_mode):
            yield from self._folder(argument, "")
        else:
            yield self._source(argument, argument.name, status)

    def elsewhere(self, argument: Remote) -> Iterator[Found]:
        """What an address stands for."""
        check([argument], self.outputs)
        for found in listing(argument):
            if not isinstance(found, Listed):
                why = cause(found.error) if found.error else "a link: give the address of what it leads to"
                remark = Remark(found.name, _shown(found.path), why, found.error is not None)
                yield Found(self.number, found.name, remark)
            elif found.file in self.outputs:
                continue
            elif not is_read(found.path) and proper(argument) != found.file:
                remark = Remark(str(found.file), _shown(found.path), NOT_READ, failed=False)
                yield Found(self.number, found.file.url, remark)
            else:
                source = Source(found.file, _shown(found.path), str(found.file), found.size)
                yield Found(self.number, found.file.url, source)

    def _folder(self, folder: Path, prefix: str) -> Iterator[Found]:
        """What lies in a folder and below, hidden names left out; ``prefix`` opens paths in the feed."""
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    if not entry.name.startswith("."):
                        yield from self._entry(folder / entry.name, prefix + entry.name)
        except OSError as error:
            yield self._remark(folder, prefix.rstrip("/"), cause(error), failed=True)

    def _entry(self, file: Path, path: str) -> Iterator[Found]:
        status = _status(file)
        if status and FileId.of(status) in self.outputs:
            return
        if status and stat.S_ISDIR(status.st_mode):
            if file.is_symlink():  # it could lead back to where it lies
                yield self._remark(file, path, "linked folder", failed=False)
            else:
                yield from self._folder(file, path + "/")
        elif not is_read(file.name):
            yield self._remark(file, path, NOT_READ, failed=False)
        elif status and not stat.S_ISREG(status.st_mode):  # a named pipe would wait for a writer
            yield self._remark(file, path, "no regular file", failed=False)
        elif not self._inside(file):
            yield self._remark(file, path, "a link that leads out of the folders that were given", failed=False)
        else:
            yield self._source(file, path, status)

    def _inside(self, file: Path) -> bool:
        """Whether a file is no link, or one to a place inside what was given."""
        return not file.is_symlink() or any(Path(os.path.realpath(file)).is_relative_to(root) for root in self.roots)

    def _source(self, file: Path, path: str, status: os.stat_result | None) -> Found:
        size = status.st_size if status else 0
        return Found(self.number, os.path.realpath(file), Source(file, _shown(path), str(file), size))

    def _remark(self, file: Path, path: str, cause: str, *, failed: bool) -> Found:
        real = os.path.abspath(file)  # noqa: PTH100 - a link is named, not what it leads to
        return Found(self.number, real, Remark(str(file), _shown(path), cause, failed))


def _shown(path: str) -> str:
    """The path in UTF-8, as the feed is throughout; a file's name can hold other bytes."""
    return os.fsencode(path).decode("utf-8", "replace")


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
    return system_words(error)
