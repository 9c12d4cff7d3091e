"""Tables as input (CSV, TSV): a row a release, under a first row that names the columns.

Rows are parsed by Python's csv. Excel writes ``;`` between columns where the comma is the decimal sign, as in Slovenia,
so of ``,``, ``;`` and tabs the one is taken that finds the column of the text. Each row is decoded by itself, as a text
of its own would be; parsing needs no encoding, since all that are read write the signs of a table as ASCII does.
"""

import codecs
import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from pipeline.batch.formats.columns import Columns
from pipeline.batch.lines import numbered, release
from pipeline.errors import UnreadableError
from pipeline.releases import Release
from pipeline.stages.reading import decode

_SEPARATORS: Final = (",", ";", "\t")
_ROOM: Final = 1 << 16  # for the columns beside the text
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BYTES: Final = "latin-1"  # a character a byte: what csv is given


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the first.

    Attributes:
        number: Of its first line, from 1.
        data: Its lines.
        cells: What it holds, a character a byte, or why it cannot be parsed; after such a row there is none.
    """

    number: int
    data: bytes
    cells: list[str] | UnreadableError


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns found; ``places`` says at which place of a row each field stands."""

    places: Mapping[str, int]
    rows: Iterator[Row]


def table(stream: BinaryIO, columns: Columns, *, limit: int) -> Table:
    """Open a table.

    Args:
        stream: At its start.
        columns: Which column holds what.
        limit: The most bytes that a text may have.

    Raises:
        UnreadableError: Its first row does not name the columns.
    """
    csv.field_size_limit(limit + _ROOM)  # of the whole process, and the same for every table of a run
    lines = numbered(stream, limit=limit)
    _, first = next(lines, (1, b""))
    if first.startswith(_WIDE):
        raise UnreadableError("a table in UTF-16: save it as CSV in UTF-8")
    header = _text(first, limit)
    places, separator = _found(header, columns)
    return Table(places, _rows(lines, separator))


def row_release(row: Row, places: Mapping[str, int], *, path: str | None, limit: int) -> Release:
    """Read a row as a release.

    Raises:
        UnreadableError: It cannot be parsed, has no text, or its text is none.
    """
    if isinstance(row.cells, UnreadableError):
        raise row.cells
    encoding = decode(row.data, limit=len(row.data)).encoding
    values = {
        field: row.cells[at].encode(_BYTES).decode(encoding)
        for field, at in places.items()
        if at < len(row.cells) and row.cells[at]
    }
    return release(values, path=path, limit=limit, encoding=encoding)


def _text(line: bytes, limit: int) -> str:
    return decode(line, limit=limit + _ROOM).text


def _found(header: str, columns: Columns) -> tuple[dict[str, int], str]:
    """The places of the fields, and the separator with which they are found."""
    cause = None
    for separator in _SEPARATORS:
        names = [name.strip() for name in next(_parsed(iter([header]), separator), [])]
        try:
            return columns.places(names), separator
        except UnreadableError as error:
            if cause is None or len(names) > 1:  # the likeliest is that which parts the row
                cause = error
    raise cause or UnreadableError("no column")


def _rows(lines: Iterator[tuple[int, bytes]], separator: str) -> Iterator[Row]:
    taken: list[tuple[int, bytes]] = []

    def given() -> Iterator[str]:
        for number, line in lines:
            taken.append((number, line))
            yield line.decode(_BYTES)

    parsed = _parsed(given(), separator)
    cells: list[str] | UnreadableError | None = []
    while isinstance(cells, list):
        try:
            cells = next(parsed, None)
        except csv.Error as error:
            cells = UnreadableError(f"cannot be parsed, nor what follows: {error}; is a quotation mark not closed?")
        if cells:
            yield Row(taken[0][0], b"".join(line for _, line in taken), cells)
        taken.clear()


def _parsed(lines: Iterator[str], separator: str) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter=separator)
