"""Feeds as input: each line a record or a document with its types, or an error that names the line."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, TypeAlias

import orjson
from pydantic import ValidationError

from pipeline.errors import UsageError, unreadable
from pipeline.records import AwardRecord, Document

Line: TypeAlias = AwardRecord | Document
STANDARD: Final = Path("-")
_BOM: Final = b"\xef\xbb\xbf"
_REMEDY: Final = "a feed is what nagrade run writes: write it again, or leave the line out"


class Placed(NamedTuple):
    """A line of a feed and the byte at which it begins."""

    at: int
    line: Line


def read_lines(files: Iterable[Path], standard_input: BinaryIO) -> Iterator[Line]:
    """The lines of feeds of either kind, one after the other as they come; ``-`` is standard input.

    Raises:
        UsageError: A file cannot be read, or a line, which is named, is none of a feed.
    """
    for file in files:
        stream: AbstractContextManager[BinaryIO] = nullcontext(standard_input) if file == STANDARD else opened(file)
        with stream as lines:
            for _, line in placed(lines, "standard input" if file == STANDARD else str(file)):
                yield line


def read_records(files: Iterable[Path], standard_input: BinaryIO) -> Iterator[AwardRecord]:
    """The award records of feeds of either kind; see ``read_lines``."""
    for line in read_lines(files, standard_input):
        yield from records_of(line)


def records_of(line: Line) -> list[AwardRecord]:
    """The award records that a line holds."""
    return [line] if isinstance(line, AwardRecord) else line.award_records()


def opened(file: Path) -> BinaryIO:
    """The file, opened to read its bytes.

    Raises:
        UsageError: It cannot be opened.
    """
    try:
        return file.open("rb")
    except OSError as error:
        raise unreadable(file, error) from error


def placed(stream: BinaryIO, name: str) -> Iterator[Placed]:
    """The lines of a feed with the bytes at which they begin; ``name`` is how messages call it.

    Raises:
        UsageError: It cannot be read, or a line is none of a feed.
    """
    at = 0
    try:
        for number, data in enumerate(stream, 1):
            if data.removeprefix(_BOM).strip():
                yield Placed(at, parse(data, f"{name}:{number}"))
            at += len(data)
    except OSError as error:
        raise unreadable(name, error) from error


def parse(data: bytes, name: str) -> Line:
    """A line of either feed; ``name`` is how messages call it.

    Raises:
        UsageError: It is neither.
    """
    data = data.removeprefix(_BOM)
    kind = Document if _is_document(data, name) else AwardRecord
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise UsageError(f"{name}: no line of a feed: {where}: {first['msg'].lower()}; {_REMEDY}") from error


def _is_document(data: bytes, name: str) -> bool:
    try:
        fields = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise UsageError(f"{name}: no line of a feed: not JSON: {error.msg}; {_REMEDY}") from error
    if not isinstance(fields, dict):
        raise UsageError(f"{name}: no line of a feed: not a JSON object; {_REMEDY}")
    return "awards" in fields
