"""tar archives (POSIX.1-2001, GNU), member by member as they flow by."""

import tarfile
from collections.abc import Iterator
from typing import IO, BinaryIO, Final, cast

from pipeline.batch.formats.members import Member
from pipeline.batch.formats.names import hidden
from pipeline.batch.formats.streams import CHUNK, buffered
from pipeline.errors import PassedOverError, UnreadableError

# What tarfile raises on damaged headers: its own error, numbers, texts and keywords that are none.
_DAMAGED: Final = (tarfile.TarError, ValueError, IndexError, KeyError, EOFError, RecursionError)
_LONGEST: Final = 1 << 20
"""The longest header that is read: real ones hold a path."""


class _Forward:
    """What tarfile needs of a file, over a stream that only goes forwards."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = 0
        self.block = b""  # the last that was read at once, to tell how the archive ends

    def tell(self) -> int:
        return self._at

    def seek(self, to: int) -> int:
        while self._at < to and (data := self._stream.read(min(CHUNK, to - self._at))):
            self._at += len(data)
        return self._at

    def read(self, count: int) -> bytes:
        if not 0 <= count <= _LONGEST:
            raise tarfile.ReadError("a header of more than a megabyte")
        data = self._stream.read(count)
        self._at += len(data)
        self.block = data
        return data


def members(stream: IO[bytes]) -> Iterator[Member]:
    """The members of an archive in its order; folders and hidden ones are none.

    Raises:
        UnreadableError: It is damaged or cut off, after the members before that place.
    """
    forward = _Forward(stream)
    try:
        archive = tarfile.TarFile(fileobj=cast("IO[bytes]", forward), encoding="utf-8", errors="replace")
        while (info := archive.next()) is not None:
            archive.members.clear()  # type: ignore[attr-defined]  # which it would keep for looking back
            if not info.isdir() and not hidden(info.name):
                yield _member(info, forward)
    except _DAMAGED as error:
        raise UnreadableError(f"the tar archive is damaged: {error}") from error
    # An archive ends with blocks of zeros, or with the file; at any other block tarfile stops in silence.
    if forward.block.strip(b"\x00") or 0 < len(forward.block) < tarfile.BLOCKSIZE:
        raise UnreadableError("the tar archive is damaged or cut off: what follows cannot be read")


def _member(info: tarfile.TarInfo, forward: _Forward) -> Member:
    if info.issym() or info.islnk():
        return Member(info.name, 0, PassedOverError("a link inside an archive"))
    if not info.isreg() or info.issparse():
        return Member(info.name, 0, PassedOverError("a device or another special file inside an archive"))
    return Member(info.name, info.size, _content(info, forward))


def _content(info: tarfile.TarInfo, forward: _Forward) -> BinaryIO:
    left = info.size

    def read(count: int) -> bytes:
        nonlocal left
        data = forward.read(min(count, left, CHUNK))
        left -= len(data)
        if not data and left:
            raise UnreadableError("the tar archive is cut off in it: bring it anew")
        return data

    return buffered(read)
