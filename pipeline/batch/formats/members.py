"""What archives and mails hold."""

from dataclasses import dataclass
from typing import BinaryIO

from pipeline.errors import PassedOverError, UnreadableError


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside another.

    Attributes:
        name: As the other gives it, not yet found safe.
        size: The bytes that it takes up there, as far as that is told.
        content: A stream, to be read before the next member is asked for; all of it; or why there is none.
    """

    name: str
    size: int
    content: BinaryIO | bytes | UnreadableError | PassedOverError
