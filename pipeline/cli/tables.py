"""Commands that make of a feed what other programs take."""

import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import ENDS_ALWAYS, app
from pipeline.cli.borders import border
from pipeline.cli.results import STANDARD, Feeds, Output, apart, write
from pipeline.errors import UsageError
from pipeline.feeds.columns import Rows
from pipeline.feeds.tables import Separator, Table
from pipeline.records import AwardRecord


@app.command(short_help="Write feeds as one flat table.", epilog=ENDS_ALWAYS)
def table(
    feeds: Feeds,
    *,
    output: Output = STANDARD,
    kind: Annotated[
        Table | None, typer.Option("--format", help="By default what FILE ends with, and CSV on standard output.")
    ] = None,
    rows: Annotated[
        Rows, typer.Option(help="What a row stands for: an award record, or one party of it.")
    ] = Rows.records,
    separator: Annotated[
        Separator, typer.Option(help="Between the cells of CSV; Slovene Excel wants a semicolon.")
    ] = Separator.comma,
) -> None:
    """Write feeds as one flat table, CSV or Parquet; docs/feeds.md describes the columns.

    CSV is UTF-8 with a byte order mark, so that spreadsheets read it right. Text that begins like a formula, with one
    of = + - @, gets an apostrophe before it, in CSV only. Parquet is an extra: pip install 'nagrade[parquet]'.

    \b
    Examples:
      nagrade table awards.jsonl -o awards.csv --separator ";"
      nagrade table awards.jsonl -o parties.parquet --rows parties
    """
    with border():
        from pipeline.feeds.lines import read_records
        from pipeline.feeds.tables import csv_lines

        records = read_records(feeds, sys.stdin.buffer)
        if _format(output, kind) is Table.csv:
            write(output, csv_lines(records, rows, separator), inputs=feeds)
        else:
            _write_parquet(output, records, rows, inputs=feeds)


def _write_parquet(output: Path, records: Iterable[AwardRecord], rows: Rows, *, inputs: Sequence[Path]) -> None:
    if output == STANDARD:
        raise UsageError("Parquet is written to a file: -o FILE.parquet")
    if find_spec("pyarrow") is None:
        raise UsageError("to write Parquet: pip install 'nagrade[parquet]'")
    from pipeline.batch.outputs import publishing
    from pipeline.feeds.parquet import write_parquet

    apart(output, inputs)
    with publishing(output) as stream:
        write_parquet(records, rows, stream)


def _format(output: Path, kind: Table | None) -> Table:
    suffix = output.suffix.lstrip(".").casefold()
    if kind is None and output != STANDARD and suffix not in set(Table):
        raise UsageError(f"{output}: ends with none of {', '.join(f'.{name}' for name in Table)}: say --format")
    return kind or (Table.csv if output == STANDARD else Table(suffix))


@app.command(short_help="Write feeds as linked data.", epilog=ENDS_ALWAYS)
def jsonld(feeds: Feeds, *, output: Output = STANDARD) -> None:
    """Write feeds as linked data (JSON-LD) in the terms of Wikidata and schema.org; docs/feeds.md has the mapping.

    Awards that were conferred, also in the past, are stated as facts: Wikidata's award received (P166) with point in
    time (P585) and conferred by (P1027), and schema.org's award. Of all others only the record is told, with its
    status.

    \b
    Example:
      nagrade jsonld awards.jsonl -o awards.jsonld
    """
    with border():
        from pipeline.feeds.lines import read_records
        from pipeline.feeds.linked import linked_lines

        write(output, linked_lines(read_records(feeds, sys.stdin.buffer)), inputs=feeds)
