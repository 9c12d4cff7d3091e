"""ZIP archives (APPNOTE 6.3), member by member, without writing any of them to disk."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from typing import IO, Final

from pipeline.batch.formats.members import Member
from pipeline.batch.formats.names import hidden
from pipeline.batch.formats.streams import Budget, buffered
from pipeline.errors import PassedOverError, UnreadableError

# What zipfile raises on damaged archives and members: its own error, those of the packings, ends that come too soon,
# offsets that lie nowhere (OSError, ValueError), packings and versions it does not know, extra fields cut short.
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError, ValueError, NotImplementedError, IndexError, KeyError,
)  # fmt: skip
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800
_MOST: Final = 1_000_000


def opened(stream: IO[bytes]) -> zipfile.ZipFile:
    """Open an archive.

    Raises:
        UnreadableError: It is damaged, or has more members than its list can be kept of.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except _DAMAGED as error:
        raise UnreadableError(f"the ZIP archive is damaged: {error}") from error
    if len(archive.infolist()) > _MOST:
        raise UnreadableError(f"the ZIP archive has more than {_MOST} members: divide it")
    return archive


def members(archive: zipfile.ZipFile, budget: Budget) -> Iterator[Member]:
    """The members of an archive in the order of its list; folders and hidden ones are none."""
    for info in archive.infolist():
        name = _name(info)
        if not info.is_dir() and not hidden(name):
            yield _member(archive, info, name, budget)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, budget: Budget) -> Member:
    if stat.S_ISLNK(info.external_attr >> 16):
        return Member(name, info.compress_size, PassedOverError("a link inside an archive"))
    if info.flag_bits & _ENCRYPTED:
        return Member(name, info.compress_size, UnreadableError("has a password: unpack it by hand"))
    try:
        file = archive.open(info)
    except (*_DAMAGED, RuntimeError) as error:  # RuntimeError: a password that the list does not tell
        return Member(name, info.compress_size, UnreadableError(f"cannot be unpacked: {error}"))

    def read(count: int) -> bytes:
        try:
            data = file.read(count)
        except _DAMAGED as error:
            raise UnreadableError(f"cannot be unpacked: {error}") from error
        budget.spend(len(data))
        return data

    return Member(name, info.compress_size, buffered(read))


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name: zipfile reads unmarked ones as cp437, but they are UTF-8 or what Slovene DOS wrote, cp852."""
    if info.flag_bits & _UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp852")
