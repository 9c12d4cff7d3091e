"""Files that lie elsewhere: addresses such as ``s3://bucket/folder``, read and written through fsspec.

See https://filesystem-spec.readthedocs.io; what reaches a kind of store is a package of its own, which fsspec names
where it is missing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from pipeline.batch.formats.streams import buffered
from pipeline.errors import UnreadableError, UsageError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


@dataclass(frozen=True, slots=True)
class Remote:
    """An address of a file or folder elsewhere."""

    url: str

    def __str__(self) -> str:
        """The address itself."""
        return self.url

    @property
    def name(self) -> str:
        """The name in its folder."""
        return self.url.rstrip("/").rpartition("/")[2]


Address = Path | Remote


def address(text: str) -> Address:
    """What a path or address stands for; no path holds ``://``, since one slash is as good as two."""
    return Remote(text) if _SCHEME.match(text) else Path(text)


class Listed(NamedTuple):
    """A file that lies under an address.

    Attributes:
        file: Its own address.
        path: Below that address.
        size: In bytes.
    """

    file: Remote
    path: str
    size: int


class Unlisted(NamedTuple):
    """Something under an address that is not read.

    Attributes:
        name: How messages name it.
        path: Below that address.
        error: Why it cannot be looked into; ``None`` where it is a link, which could lead anywhere.
    """

    name: str
    path: str
    error: OSError | None


def proper(remote: Remote) -> Remote:
    """The address as the file system itself would give it, so that two of one file are equal.

    Raises:
        UsageError: Such addresses cannot be used here.
    """
    system, path = _system(remote)
    return Remote(system.unstrip_protocol(path))


def exists(remote: Remote) -> bool:
    """Whether there is such a file or folder.

    Raises:
        UsageError: Such addresses cannot be used here, or the store does not answer.
    """
    system, path = _system(remote)
    try:
        return bool(system.exists(path))
    except OSError as error:
        raise UsageError(f"{remote}: cannot be reached: {error}") from error


def listing(remote: Remote) -> Iterator[Listed | Unlisted]:
    """The files under an address, or the one that it is of, hidden ones left out.

    Raises:
        UsageError: Such addresses cannot be used here.
        OSError: The address itself cannot be looked at.
    """
    system, top = _system(remote)
    if system.isfile(top):
        yield Listed(Remote(system.unstrip_protocol(top)), remote.name, int(system.size(top) or 0))
        return
    top = top.rstrip("/")
    failed: list[OSError] = []
    for folder, folders, files in system.walk(top, detail=True, on_error=failed.append):
        below = folder[len(top) :].strip("/")
        for name, about in [*folders.items(), *files.items()]:
            file, path = Remote(system.unstrip_protocol(about["name"])), f"{below}/{name}".lstrip("/")
            if name.startswith(".") or about.get("islink"):
                folders.pop(name, None)  # walk does without what is taken out
            if name.startswith("."):
                continue
            if about.get("islink"):
                yield Unlisted(str(file), path, None)
            elif name in files:
                yield Listed(file, path, int(about["size"] or 0))
    for error in failed:
        yield Unlisted(str(error.filename or remote), str(error.filename or ""), error)


@contextmanager
def reading(remote: Remote) -> Iterator[BinaryIO]:
    """A stream over the bytes of a file, closed after the block.

    Raises:
        UnreadableError: Such addresses cannot be used here.
        OSError: It cannot be read.
    """
    try:
        system, path = _system(remote)
    except UsageError as error:
        raise UnreadableError(str(error)) from error
    with system.open(path, "rb") as stream:
        yield buffered(stream.read)


class Draft:
    """A file that is written under a hidden name beside its own.

    Raises:
        UsageError: Such addresses cannot be used here.
        OSError: It cannot be written.
    """

    def __init__(self, remote: Remote) -> None:
        """Begin to write."""
        self._system, self._final = _system(remote)
        folder, slash, name = self._final.rpartition("/")
        self._draft = f"{folder}{slash}.{name}.part"
        self.stream: BinaryIO = self._system.open(self._draft, "wb")

    def publish(self) -> None:
        """Let what was written take its place; many stores cannot move, and copy and remove instead."""
        self._system.mv(self._draft, self._final)

    def discard(self) -> None:
        """Remove what was written, if it has not taken its place."""
        with suppress(OSError):  # on a full disk, even this cannot be done
            self.stream.close()
        if self._system.exists(self._draft):
            self._system.rm(self._draft)


def _system(remote: Remote) -> tuple["AbstractFileSystem", str]:
    """The file system of an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - an extra

        system, path = url_to_fs(remote.url)
    except ImportError as error:
        needed = "pip install 'nagrade[remote]' and the package that reaches such a store"
        raise UsageError(f"{remote}: {needed} ({error})") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"{remote}: cannot be reached: {error}") from error
    return system, path
