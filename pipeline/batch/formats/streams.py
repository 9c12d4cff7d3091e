"""Bytes that flow by: streams that are read once, forwards, and never beyond their limits."""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, BinaryIO, Final, cast

from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK: Final = 1 << 15
_IN_MEMORY: Final = 1 << 24
# An archive of texts shrinks to a tenth or, where it repeats itself, a hundredth; a bomb to less than a thousandth.
_GROWTH: Final = 100
_FREE: Final = 1 << 30


@dataclass(slots=True)
class Budget:
    """How many bytes a source may yet unpack to, all that is packed in it together.

    Attributes:
        whole: The most, for messages.
        left: What is left of it.
    """

    whole: int
    left: int

    @classmethod
    def of(cls, size: int) -> "Budget":
        """That of a file of ``size`` bytes: a hundred times as much, and at least 1 GiB."""
        whole = max(_FREE, _GROWTH * size)
        return cls(whole, whole)

    def spend(self, count: int) -> None:
        """Take ``count`` bytes off.

        Raises:
            UnreadableError: There are not so many left.
        """
        self.left -= count
        if self.left < 0:
            raise UnreadableError(
                f"unpacks to more than {self.whole} bytes, as texts do not: unpack it by hand if that is right"
            )


class Flow(io.RawIOBase):
    """A raw stream over a function that reads; each call fills the buffer as far as there is something left."""

    def __init__(self, read: Callable[[int], bytes], *, fill: bool = True) -> None:
        """Keep ``read``; unless ``fill``, what has come is passed on at once, as a pipe needs it."""
        self._read = read
        self._fill = fill
        self._broken: UnreadableError | None = None

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read as many bytes as ``buffer`` takes, fewer only at the end or before what cannot be read.

        Raises:
            UnreadableError: What ``read`` raised, once all before it has been read.
        """
        room = memoryview(buffer).cast("B")
        done = 0
        while done < len(room) and (data := self._next(len(room) - done, begun=done > 0)):
            room[done : done + len(data)] = data
            done += len(data)
            if not self._fill:
                break
        return done

    def _next(self, count: int, *, begun: bool) -> bytes:
        try:
            if self._broken is None:
                return self._read(count)
        except UnreadableError as error:
            self._broken = error
        if begun or self._broken is None:
            return b""
        raise self._broken


def buffered(read: Callable[[int], bytes], *, fill: bool = True) -> BinaryIO:
    """A stream with peek and lines over a function that reads at most so many bytes."""
    return cast("BinaryIO", io.BufferedReader(cast("io.FileIO", Flow(read, fill=fill)), CHUNK))


class Tap:
    """What is read of a stream, hashed as it flows by."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Read from ``stream``."""
        self._stream = stream
        self._hashed = sha256()

    def read(self, count: int) -> bytes:
        """Read at most ``count`` bytes."""
        data = self._stream.read(count)
        self._hashed.update(data)
        return data

    def digest(self) -> str:
        """SHA-256, hexadecimal, of what has been read."""
        return self._hashed.hexdigest()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file's content: ``data`` is all of it, or None where it has more bytes than were allowed."""

    data: bytes | None
    size: int
    digest: str


def take(stream: IO[bytes], most: int) -> Taken:
    """Read a stream to its end and keep at most ``most`` bytes; the digest is of all."""
    data = stream.read(most + 1)
    hashed, size = sha256(data), len(data)
    if size <= most:
        return Taken(data, size, hashed.hexdigest())
    del data
    while chunk := stream.read(CHUNK):
        hashed.update(chunk)
        size += len(chunk)
    return Taken(None, size, hashed.hexdigest())


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """A stream that can be read from its end, as some formats are: itself, or a copy in memory, on disk when large."""
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        while chunk := stream.read(CHUNK):
            copy.write(chunk)
        copy.seek(0)
        yield cast("BinaryIO", copy)
