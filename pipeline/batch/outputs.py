"""Feeds and pages as files: a new one takes the old one's place whole, at the end, or not at all."""

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import orjson

from pipeline.batch.finding import STANDARD, FileId, cause
from pipeline.errors import UsageError
from pipeline.records import Document
from pipeline.schema import Feed


@dataclass(frozen=True, slots=True)
class Target:
    """Where a feed goes; ``-`` for standard output."""

    feed: Feed
    file: Path

    @property
    def name(self) -> str:
        """How messages name it."""
        return _name(self.file)


@dataclass(frozen=True, slots=True)
class Page:
    """Where a page to look at goes; ``-`` for standard output."""

    file: Path

    @property
    def name(self) -> str:
        """How messages name it."""
        return _name(self.file)

    def write(self, pieces: Iterable[str]) -> int:
        """Write the page, which takes the old one's place whole, and say how many bytes it has.

        Raises:
            UsageError: It cannot be written.
        """
        with ExitStack() as stack:
            place = _open(self, stack)
            with _naming(self):
                size = sum(place.stream.write(piece.encode()) for piece in pieces)
            place.finish()
            place.publish()
        return size


@dataclass(slots=True)
class Sink:
    """A feed that is being written."""

    target: Target
    stream: BinaryIO

    def write(self, document: Document) -> None:
        """Append the document's lines: UTF-8, keys in the model's order, each ended by a line feed."""
        with _naming(self.target):
            for line in _lines(document, self.target.feed):
                self.stream.write(line)


def identities(targets: Sequence[Target | Page]) -> frozenset[FileId]:
    """The files that a run writes to, as far as they are there already."""
    found = set()
    for target in targets:
        try:
            status = os.fstat(sys.stdout.fileno()) if target.file == STANDARD else target.file.stat()
        except OSError:  # no such file yet, or standard output is none
            continue
        found.add(FileId.of(status))
    return frozenset(found)


@contextmanager
def writing(targets: Sequence[Target]) -> Iterator[list[Sink]]:
    """Open a sink for each target; when the block ends well, the files get their names, else all stays as it was.

    Raises:
        UsageError: A target cannot be written, or two are the same.
    """
    if len({os.path.realpath(target.file) for target in targets}) < len(targets):
        raise UsageError(f"{targets[0].name}: two feeds cannot go to one place")
    with ExitStack() as stack:
        files = [_open(target, stack) for target in targets]
        yield [Sink(target, file.stream) for target, file in zip(targets, files, strict=True)]
        for file in files:
            file.finish()
        for file in files:
            file.publish()


def _name(file: Path) -> str:
    return "standard output" if file == STANDARD else str(file)


def _lines(document: Document, feed: Feed) -> Iterator[bytes]:
    for line in [document] if feed is Feed.documents else document.award_records():
        yield orjson.dumps(line.model_dump(mode="json"), option=orjson.OPT_APPEND_NEWLINE)


@contextmanager
def _naming(target: Target | Page) -> Iterator[None]:
    """Turn what the system says into an error that names ``target``; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{target.name}: cannot be written: {cause(error)}") from error


@dataclass(slots=True)
class _Stream:
    """A target without a name to take over: standard output, a device, a named pipe."""

    target: Target | Page
    stream: BinaryIO

    def finish(self) -> None:
        with _naming(self.target):
            self.stream.flush()

    def publish(self) -> None:
        """Nothing is left to do."""


@dataclass(slots=True)
class _File:
    """A target that is written under a hidden name beside it."""

    target: Target | Page
    stream: BinaryIO
    draft: Path
    final: Path

    def finish(self) -> None:
        with _naming(self.target):
            self.stream.flush()
            os.fsync(self.stream.fileno())

    def publish(self) -> None:
        with _naming(self.target):
            self.draft.replace(self.final)


def _open(target: Target | Page, stack: ExitStack) -> _Stream | _File:
    if target.file == STANDARD:
        return _Stream(target, sys.stdout.buffer)
    final = Path(os.path.realpath(target.file))  # a link stays one; what it leads to is replaced
    if final.is_dir():
        raise UsageError(f"{target.name}: cannot be written: is a folder")
    with _naming(target):
        if final.exists() and not final.is_file():
            return _Stream(target, _closing(final.open("wb"), stack))
        handle, name = tempfile.mkstemp(prefix=f".{final.name}.", suffix=".part", dir=final.parent)
        draft = Path(name)
        stack.callback(draft.unlink, missing_ok=True)
        os.fchmod(handle, _mode(final))
        return _File(target, _closing(os.fdopen(handle, "wb"), stack), draft, final)


def _closing(stream: BinaryIO, stack: ExitStack) -> BinaryIO:
    def close() -> None:
        with suppress(OSError):  # what could not be written has been said by then
            stream.close()

    stack.callback(close)
    return stream


def _mode(final: Path) -> int:
    """The permissions of the file that is replaced, or those that a new file gets here."""
    if final.exists():
        return stat.S_IMODE(final.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
