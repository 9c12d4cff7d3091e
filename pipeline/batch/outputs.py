"""Where feeds go, and what has no ledger: a file takes the old one's place whole, at the end, or not at all."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.batch.elsewhere import Address, Draft, Remote, exists, proper
from pipeline.batch.finding import STANDARD, FileId, Outputs, cause
from pipeline.errors import UsageError
from pipeline.schema import Feed


@dataclass(frozen=True, slots=True)
class Target:
    """Where a feed goes: a file here or elsewhere; ``-`` for standard output."""

    feed: Feed
    file: Address

    @property
    def name(self) -> str:
        """How messages name it."""
        return _name(self.file)

    @property
    def final(self) -> Path:
        """The file itself, of one that is here: a link stays one, and what it leads to is replaced."""
        return _final(self.file)

    @property
    def is_stream(self) -> bool:
        """Whether no ledger can lie beside it: standard output, a device, a named pipe, a file elsewhere."""
        return isinstance(self.file, Remote) or _is_stream(self.file)

    @property
    def is_there(self) -> bool:
        """Whether a file is there that it would replace."""
        if isinstance(self.file, Remote):
            return exists(self.file)
        return not self.is_stream and self.final.exists()


class Beside(NamedTuple):
    """What lies beside a feed that has a ledger.

    Attributes:
        ledger: The ledger.
        shards: The folder of the lines of an unfinished run.
        failed: The list of failed inputs.
    """

    ledger: Path
    shards: Path
    failed: Path

    @classmethod
    def of(cls, feed: Path) -> "Beside":
        """What lies beside a feed of this name."""
        name = os.path.realpath(feed)
        return cls(*(Path(name + ending) for ending in (".ledger", ".shards", ".failed.jsonl")))


@dataclass(slots=True)
class Sink:
    """A feed that is being written."""

    target: Target
    stream: BinaryIO

    def write(self, lines: bytes) -> None:
        """Append lines; where somebody is waiting for them, they go on at once."""
        with naming(self.target.name):
            self.stream.write(lines)
            if self.target.is_stream:
                self.stream.flush()


def identities(targets: Sequence[Target]) -> Outputs:
    """The files and folders that a run writes to, as far as they are there already."""
    found: set[FileId | Remote] = set()
    for target in targets:
        if isinstance(target.file, Remote):
            found.add(proper(target.file))
            continue
        for file in [target.file, *(() if target.is_stream else Beside.of(target.file))]:
            try:
                status = os.fstat(sys.stdout.fileno()) if file == STANDARD else file.stat()
            except OSError:  # no such file yet, or standard output is none
                continue
            found.add(FileId.of(status))
    return frozenset(found)


def check_targets(targets: Sequence[Target]) -> None:
    """See that feeds can go where they are to go.

    Raises:
        UsageError: One is a folder, or two are the same.
    """
    files = {proper(target.file) if isinstance(target.file, Remote) else target.final for target in targets}
    if len(files) < len(targets):
        raise UsageError(f"{targets[0].name}: two feeds cannot go to one place")
    for target in targets:
        if target.file != STANDARD and not isinstance(target.file, Remote) and target.final.is_dir():
            raise UsageError(f"{target.name}: cannot be written: is a folder")


@contextmanager
def writing(targets: Sequence[Target]) -> Iterator[list[Sink]]:
    """Open a sink for each target; when the block ends well, the files get their names, else all stays as it was.

    Raises:
        UsageError: A target cannot be written.
    """
    with ExitStack() as stack:
        files = [_open(target.file, stack) for target in targets]
        yield [Sink(target, file.stream) for target, file in zip(targets, files, strict=True)]
        for file in files:
            file.finish()
        for file in files:
            file.publish()


@contextmanager
def publishing(place: Path) -> Iterator[BinaryIO]:
    """Open one file, or with ``-`` standard output, to write something else than a feed; it is published likewise.

    Raises:
        UsageError: It cannot be written.
    """
    with ExitStack() as stack:
        file = _open(place, stack)
        with naming(file.name):
            yield file.stream
        file.finish()
        file.publish()


@contextmanager
def naming(name: str | Path) -> Iterator[None]:
    """Turn what the system says into an error that names what cannot be written; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{name}: cannot be written: {cause(error)}") from error


@dataclass(slots=True)
class _Stream:
    """A target without a name to take over: standard output, a device, a named pipe."""

    name: str
    stream: BinaryIO

    def finish(self) -> None:
        with naming(self.name):
            self.stream.flush()

    def publish(self) -> None:
        """Nothing is left to do."""


@dataclass(slots=True)
class _File:
    """A target that is written under a hidden name beside it."""

    name: str
    stream: BinaryIO
    draft: Path
    final: Path

    def finish(self) -> None:
        with naming(self.name):
            self.stream.flush()
            os.fsync(self.stream.fileno())

    def publish(self) -> None:
        with naming(self.name):
            self.draft.replace(self.final)


@dataclass(slots=True)
class _Elsewhere:
    """A target that is written under a hidden name beside it, in another place than here."""

    name: str
    draft: Draft

    @property
    def stream(self) -> BinaryIO:
        return self.draft.stream

    def finish(self) -> None:
        with naming(self.name):
            self.draft.stream.close()  # what is in memory yet is sent, and only now is it known whether all was taken

    def publish(self) -> None:
        with naming(self.name):
            self.draft.publish()


def _name(file: Address) -> str:
    return "standard output" if file == STANDARD else str(file)


def _final(file: Address) -> Path:
    return Path(os.path.realpath(str(file)))


def _is_stream(file: Path) -> bool:
    final = _final(file)
    return file == STANDARD or (final.exists() and not (final.is_file() or final.is_dir()))


def _open(file: Address, stack: ExitStack) -> _Stream | _File | _Elsewhere:
    name = _name(file)
    if isinstance(file, Remote):
        with naming(name):
            there = Draft(file)
        stack.callback(_discard, there)
        return _Elsewhere(name, there)
    if file == STANDARD:
        return _Stream(name, sys.stdout.buffer)
    final = _final(file)
    with naming(name):
        if _is_stream(file):
            return _Stream(name, _closing(final.open("wb"), stack))
        draft = draft_of(final)
        stack.callback(draft.unlink, missing_ok=True)
        return _File(name, _closing(open_draft(final), stack), draft, final)


def _discard(draft: Draft) -> None:
    with suppress(OSError):  # what could not be written has been said by then
        draft.discard()


def draft_of(final: Path) -> Path:
    """The hidden name beside a file under which its successor is written."""
    return final.with_name(f".{final.name}.part")


def open_draft(final: Path) -> BinaryIO:
    """Open the successor of a file, with the rights of that."""
    stream = draft_of(final).open("wb")
    os.fchmod(stream.fileno(), _mode(final))
    return stream


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
