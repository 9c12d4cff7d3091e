"""What the input consists of: items, each a release that is made when it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import NoReturn

from pipeline.errors import PassedOverError, UnreadableError
from pipeline.releases import Release


@dataclass(frozen=True, slots=True)
class Item:
    """One release of the input, or what should have been one.

    Attributes:
        name: How messages name it: FILE, FILE:LINE, ARCHIVE/MEMBER, MAIL/ATTACHMENT, FEED.xml#3.
        path: As the feed gives it: the source's path, with member or attachment after it; None for standard input.
        digest: SHA-256, hexadecimal, of the bytes that it is made of, before anything is read from them; blank where
            they cannot be had.
        size: The bytes that it takes up in its file.
        make: Reads it. Raises UnreadableError where it cannot be read, PassedOverError where it is of a kind that is
            not read; both say why.
        remark: What the user should know of it though it is read, such as a name that says another format.
    """

    name: str
    path: str | None
    digest: str
    size: int
    make: Callable[[], Release]
    remark: str | None = None

    @classmethod
    def of(cls, name: str, path: str | None, data: bytes, make: Callable[[], Release]) -> "Item":
        """An item that is made of ``data``, which takes up as many bytes in its file."""
        return cls(name, path, sha256(data).hexdigest(), len(data), make)


def refused(name: str, path: str | None, digest: str, size: int, error: UnreadableError | PassedOverError) -> Item:
    """An item that ends with ``error``."""
    return Item(name, path, digest, size, partial(_fail, error))


def _fail(error: UnreadableError | PassedOverError) -> NoReturn:
    raise error
