"""Feeds as input: which files hold one, and their lines as what each tells of its release."""

import orjson
from pydantic import ValidationError

from pipeline.errors import UnreadableError
from pipeline.records import AwardRecord, Document
from pipeline.sheets import Sheet, sheet_of_document, sheet_of_record

_BOM = b"\xef\xbb\xbf"


def opens_feed(line: bytes) -> bool:
    """Whether a file that begins with this line is a feed, not one of releases: each line says its schema's version."""
    fields = _fields(line)
    return fields is not None and "schema_version" in fields


def parse_feed(line: bytes) -> Sheet:
    """Read a line of either feed.

    Raises:
        UnreadableError: The line is no such object, as ``nagrade schema`` describes it.
    """
    fields = _fields(line)
    if fields is None:
        raise UnreadableError("not a JSON object: no line of a feed")
    try:
        if "awards" in fields:
            return sheet_of_document(Document.model_validate_json(line.removeprefix(_BOM)))
        return sheet_of_record(AwardRecord.model_validate_json(line.removeprefix(_BOM)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "line"
        raise UnreadableError(
            f"no line of a feed: {where}: {first['msg'].lower()}; write the feed again with nagrade run"
        ) from error


def _fields(line: bytes) -> dict[str, object] | None:
    try:
        fields = orjson.loads(line.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return None
    return fields if isinstance(fields, dict) else None
