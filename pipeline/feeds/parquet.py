"""Tables as Parquet; pyarrow is an extra, so only a command that writes Parquet imports this."""

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO, Final

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from pipeline.feeds.columns import COLUMNS, Rows, rows
from pipeline.records import AwardRecord

_GROUP: Final = 10_000  # rows that are in memory at once
_TYPES: Final = {str: pa.string(), float: pa.float64(), int: pa.int64()}


def write_parquet(records: Iterable[AwardRecord], kind: Rows, stream: BinaryIO) -> None:
    """Write the table, some thousand rows at a time, values as they are; fields carry what they mean as metadata."""
    columns = COLUMNS[kind]
    fields = [
        pa.field(column.name, _TYPES[column.holds], metadata={"description": column.meaning}) for column in columns
    ]
    schema = pa.schema(fields)
    table = rows(records, kind)
    with ParquetWriter(stream, schema) as writer:
        while group := list(islice(table, _GROUP)):
            arrays = [pa.array((column.read(row) for row in group), _TYPES[column.holds]) for column in columns]
            writer.write_batch(pa.RecordBatch.from_arrays(arrays, schema=schema))
