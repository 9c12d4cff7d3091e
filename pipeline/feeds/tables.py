"""Tables as CSV that spreadsheets open as it is meant."""

import csv
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final

from pipeline.feeds.columns import COLUMNS, Rows, Value, rows
from pipeline.records import AwardRecord

_BOM: Final = "\ufeff"  # by which Excel knows that a CSV file is UTF-8
_FORMULA: Final = frozenset("=+-@＝＋－＠")  # what spreadsheets take for the start of a formula, in both widths
_CONTROL: Final = frozenset("\t\r\n\0")  # what lets a formula stand behind it
_HARMLESS: Final = "'"


class Table(StrEnum):
    """The format of a table."""

    csv = "csv"
    parquet = "parquet"


class Separator(StrEnum):
    """What stands between the cells of a line of CSV."""

    comma = ","
    semicolon = ";"
    tab = "tab"


class _Echo:
    """A file for ``csv.writer`` that hands each line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(records: Iterable[AwardRecord], kind: Rows, separator: Separator = Separator.comma) -> Iterator[str]:
    """The table as CSV (RFC 4180) with a heading and a byte order mark, line by line.

    Text that a spreadsheet might take for a formula, after any white space, gets an apostrophe before it.
    """
    between = "\t" if separator is Separator.tab else str(separator)
    writer = csv.writer(_Echo(), delimiter=between)
    columns = COLUMNS[kind]
    yield _BOM + str(writer.writerow([column.name for column in columns]))
    for row in rows(records, kind):
        yield str(writer.writerow([_cell(column.read(row)) for column in columns]))


def _cell(value: Value) -> Value:
    if isinstance(value, str) and (value.lstrip()[:1] in _FORMULA or value[:1] in _CONTROL):
        return f"{_HARMLESS}{value}"
    return value
