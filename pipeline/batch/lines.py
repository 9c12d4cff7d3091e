"""JSON Lines as input: one release a line, as an object {id, text, title, published, source}."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import BinaryIO, Final

import orjson

from pipeline.errors import UnreadableError
from pipeline.releases import Release
from pipeline.stages.reading import decode

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
# An escape such as \u0000 writes one byte of text in six; the rest is room for the other keys.
_ESCAPED: Final = 6
_OTHER_KEYS: Final = 1 << 16
_BOM: Final = b"\xef\xbb\xbf"
BLANK: Final = b" \t\r\n\f\v" + _BOM
"""The bytes of a line that holds nothing."""


def numbered(stream: BinaryIO, *, limit: int) -> Iterator[tuple[int, bytes]]:
    """The lines of ``stream`` with their numbers from 1; one too long for any text within ``limit`` is cut."""
    longest = _longest(limit)
    number = 0
    while line := stream.readline(longest):
        number += 1
        rest = line
        while len(rest) == longest and not rest.endswith(b"\n"):
            rest = stream.readline(longest)
        yield number, line


def parse(line: bytes, *, path: str | None, limit: int) -> Release:
    """Read a line as a release.

    Raises:
        UnreadableError: The line is no such object, or its text is no text of a release.
    """
    if len(line) >= _longest(limit):
        raise UnreadableError(f"line too long for a text of {limit} bytes")
    return release(_fields(line), path=path, limit=limit)


def release(fields: Mapping[str, object], *, path: str | None, limit: int, encoding: str = "utf-8") -> Release:
    """Make a release of the values that a line or row holds under the names of its fields.

    Raises:
        UnreadableError: A value is of a wrong type, or the text is missing or no text.
    """
    text = _string(fields, "text")
    if text is None:
        raise UnreadableError("no text")
    decode(text.encode(), limit=limit)  # for its verdict only: the text is decoded already
    return Release(
        text,
        id=_string(fields, "id") or None,
        path=path,
        published=_date(fields),
        title=_string(fields, "title"),
        source=_string(fields, "source"),
        encoding=encoding,
    )


def _longest(limit: int) -> int:
    return _ESCAPED * limit + _OTHER_KEYS


def _fields(line: bytes) -> dict[str, object]:
    try:
        fields = orjson.loads(line.removeprefix(_BOM).decode())
    except UnicodeDecodeError as error:
        raise UnreadableError(f"not UTF-8 at byte {error.start + 1}") from error
    except orjson.JSONDecodeError as error:
        raise UnreadableError(f"not JSON: {error.msg} at character {error.pos + 1}") from error
    if not isinstance(fields, dict):
        raise UnreadableError("not a JSON object")
    return fields


def _string(fields: Mapping[str, object], key: str) -> str | None:
    value = fields.get(key)
    if value is None or isinstance(value, str):
        return value
    raise UnreadableError(f"{key} is not a string")


def _date(fields: Mapping[str, object]) -> date | None:
    value = _string(fields, "published")
    if value is None:
        return None
    try:
        return date.fromisoformat(value if _ISO_DATE.fullmatch(value) else "")
    except ValueError as error:
        raise UnreadableError("published is not a date such as 2021-05-26") from error
