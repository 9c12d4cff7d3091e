"""What a document's bytes give: a text, and what is known of it beside the text."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.errors import UnreadableError
from pipeline.stages.reading import decode

_LINE_ENDS: Final = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029")
# NUL and halves of surrogate pairs, which damaged files yield: no UTF-8 and so no feed can hold the latter.
_IMPOSSIBLE: Final = re.compile("[\x00\ud800-\udfff]")
_BLANKS_BEFORE_END: Final = re.compile(r"[ \t]+(?=\n)")
_ROW: Final = re.compile(r"(?m)^\|?([^|\n]+(?:\|[^|\n]*)*)\|[ \t]*$")
_MANY_ENDS: Final = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Extracted:
    """A text and what its format says of it.

    Attributes:
        text: As the library gave it, with lines ended by a line feed.
        encoding: The codec, or the name of the format that the text was extracted from.
        title: Its headline, where the format tells it.
        published: Its day, likewise.
        id: What it is called by its publisher, likewise.
    """

    text: str
    encoding: str
    title: str | None = None
    published: date | None = None
    id: str | None = None


def plain(data: bytes, *, limit: int) -> Extracted:
    """The text of a file that is nothing else; Markdown is read so too, marks and front matter included.

    Raises:
        UnreadableError: It is no text, or has more than ``limit`` bytes.
    """
    decoded = decode(data, limit=limit)
    return Extracted(decoded.text, decoded.encoding)


def tidy(text: str) -> str:
    """An extracted text as the feed can hold it: lines end in line feeds, one blank line at most, whole characters."""
    text = _IMPOSSIBLE.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    return _MANY_ENDS.sub("\n\n", _BLANKS_BEFORE_END.sub("", text)).strip("\n")


def blocks(text: str) -> str:
    """An extracted text each of whose lines is a paragraph, an item or a row, as the layout is read: with blank lines.

    Tabs stand between the cells of a row, where a library wrote ``|`` around them.
    """
    text = _ROW.sub(lambda row: "\t".join(cell.strip() for cell in row[1].split("|")).rstrip("\t"), text)
    return tidy(text.replace("\n", "\n\n"))


def line(text: str | None) -> str | None:
    """A headline on one line, or None where it is blank."""
    return " ".join(tidy(text).split()) or None if text else None


def checked(text: str, *, limit: int, empty: str) -> str:
    """An extracted text that is one.

    Raises:
        UnreadableError: It is blank, which ``empty`` explains, or longer than ``limit`` bytes in UTF-8, or no text.
    """
    if not text.strip():
        raise UnreadableError(empty)
    decode(text.encode(), limit=limit)  # for its verdict only
    return text
