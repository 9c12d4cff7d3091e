"""Differences of two feeds to read and to work with: as text and as JSON Lines."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Final
from unicodedata import category

import orjson
from pydantic import JsonValue

from pipeline.feeds.changes import Change
from pipeline.feeds.difference import DocumentDifference, RecordDifference, Tally
from pipeline.records import AwardRecord, Source

SIGNS: Final = {"added": "+", "lost": "-", "changed": "~"}
_NOTHING: Final = "nothing"


class Report(StrEnum):
    """The form in which differences are told."""

    text = "text"
    json = "json"
    html = "html"


def text_report(differences: Iterable[DocumentDifference], tally: Tally) -> Iterator[str]:
    """A line for each document, record and field that differs, and one that sums up; each ends with a line feed."""
    for difference in differences:
        yield f"{heading(difference)}\n"
        yield from _changes(difference.changes, "  ")
        for record in difference.records:
            yield f"  {SIGNS[record.kind]} {label(record)}\n"
            yield from _changes(record.changes, "      ")
    yield f"{tally}\n"


def json_report(differences: Iterable[DocumentDifference]) -> Iterator[str]:
    """A JSON object for each document that differs, each on a line of its own.

    Its keys: ``old`` and ``new``, the document in either feed; ``changes`` of it, each with ``field``, ``old`` and
    ``new``; ``records``, each with ``kind``, the records ``old`` and ``new``, and ``changes``; ``same``, a number.
    """
    for difference in differences:
        line = {
            "old": _dumped(difference.old),
            "new": _dumped(difference.new),
            "changes": [change._asdict() for change in difference.changes],
            "records": [
                {
                    "kind": record.kind,
                    "old": _dumped(record.old),
                    "new": _dumped(record.new),
                    "changes": [change._asdict() for change in record.changes],
                }
                for record in difference.records
            ],
            "same": difference.same,
        }
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE).decode()


def heading(difference: DocumentDifference) -> str:
    """The document, with its former path or id where that has changed."""
    old, new = difference.old, difference.new
    if old is None or new is None or (old.id, old.path) == (new.id, new.path):
        return _visible(_called(new or old))
    return _visible(f"{_called(old)} -> {_called(new)}")


def label(difference: RecordDifference) -> str:
    """The record in one line, as the old feed has it where it is in both."""
    record = difference.old or difference.new
    if record is None:
        return ""
    names = ", ".join(party.name for party in record.recipients)
    return _visible(f"{record.status} {record.award.name}{': ' if names else ''}{names}")


def shown(value: JsonValue) -> str:
    """A value on one line; mentions by their text and offsets, parties and the like by their names."""
    match value:
        case None:
            return _NOTHING
        case {"text": str(text), "start": start, "end": end}:
            return f"{_quoted(text)} at {start}-{end}"
        case {"name": str(text)} | {"text": str(text)} | {"iso": str(text)}:
            return _quoted(text)
        case {"role": role, "institution": body}:
            return _quoted(", ".join(str(part) for part in (role, body) if part))
        case _:
            return _quoted(value)


def _changes(changes: Iterable[Change], indent: str) -> Iterator[str]:
    for change in changes:
        field, old, new = changed(change)
        yield f"{indent}{_visible(f'{field}: {old} -> {new}')}\n"


def changed(change: Change) -> tuple[str, str, str]:
    """A change with its values as they are shown."""
    return change.field, shown(change.old), shown(change.new)


def _visible(text: str) -> str:
    """The text with a stand-in for each character that would move a terminal's cursor."""
    return "".join("\ufffd" if category(sign) in {"Cc", "Cs", "Zl", "Zp"} else sign for sign in text)


def _quoted(value: JsonValue) -> str:
    return orjson.dumps(value).decode()


def _called(source: Source | None) -> str:
    if source is None:
        return ""
    return f"{source.path} ({source.id})" if source.path else source.id


def _dumped(part: AwardRecord | Source | None) -> JsonValue:
    return part.model_dump(mode="json") if part is not None else None
