"""Single files packed with gzip (RFC 1952) or Zstandard (RFC 8878), unpacked as they are read.

gzip is Python's own; Zstandard is read by the library zstandard.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING, BinaryIO, Final

from pipeline.batch.formats.extras import extra
from pipeline.batch.formats.streams import Budget, buffered
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from zstandard import ZstdDecompressor

PACKED: Final = frozenset({"gz", "zst"})

_WINDOW: Final = 1 << 27
"""The most memory that a Zstandard file may ask for: 128 MiB, as the program zstd allows by default."""
_STEP: Final = 1 << 6  # a block of 128 KiB takes up at least four bytes, so that a step gives at most 2 MiB


def unpack(stream: BinaryIO, kind: str, budget: Budget) -> BinaryIO:
    """The content of a packed stream; reading it raises UnreadableError where it is damaged or goes beyond ``budget``.

    Args:
        stream: At its start.
        kind: ``gz`` or ``zst``.
        budget: What it may unpack to.

    Raises:
        UnreadableError: Zstandard's library is not installed.
    """
    read = _gzip(stream) if kind == "gz" else _zstandard(stream)

    def counted(count: int) -> bytes:
        data = read(count)
        budget.spend(len(data))
        return data

    return buffered(counted)


def _gzip(stream: IO[bytes]) -> Callable[[int], bytes]:
    file = gzip.GzipFile(fileobj=stream, mode="rb")

    def read(count: int) -> bytes:
        try:
            return file.read1(count)  # read would drop what comes before a break
        except EOFError as error:
            raise UnreadableError("the gzip file is cut off: bring it anew") from error
        except (gzip.BadGzipFile, zlib.error) as error:
            raise UnreadableError(f"the gzip file is damaged: {error}") from error

    return read


def _zstandard(stream: IO[bytes]) -> Callable[[int], bytes]:
    with extra("zst", ".zst files"):
        import zstandard  # noqa: PLC0415 - an extra

    frames = _frames(stream, zstandard.ZstdDecompressor(max_window_size=_WINDOW))
    rest = BytesIO()

    def read(count: int) -> bytes:
        nonlocal rest
        try:
            while not (data := rest.read(count)) and (unpacked := next(frames, None)) is not None:
                rest = BytesIO(unpacked)
        except zstandard.ZstdError as error:
            raise UnreadableError(f"the Zstandard file is damaged: {error}") from error
        return data

    return read


def _frames(stream: IO[bytes], decompressor: "ZstdDecompressor") -> Iterator[bytes]:
    """Unpack frame by frame: the library's stream_reader ends in silence where a file is cut off."""
    frame = decompressor.decompressobj()
    begun = False
    while data := stream.read(_STEP):
        while data:
            if frame.eof:
                frame = decompressor.decompressobj()
            begun = True
            yield frame.decompress(data)
            data = frame.unused_data if frame.eof else b""
    if begun and not frame.eof:
        raise UnreadableError("the Zstandard file is cut off: bring it anew")
