"""What holds for every document that is read, whatever its text was like."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

import orjson
from jsonschema import Draft202012Validator

from pipeline import NagradeError, Reader, UnreadableError
from pipeline.records import Document
from pipeline.schema import Feed, schema_text
from pipeline.stages.reading import Decoded, decode

_FIRST_DAY = {"year": "-01-01", "month": "-01", "day": ""}
_LENGTH = {"year": 4, "month": 7, "day": 10}


def sound(reader: Reader, text: str, published: date | None = None) -> Document | None:
    """See that a text is read soundly and alike twice; gives its document, or none where an error says why."""
    document = _read(reader, text, published)
    if document is None:
        assert _read(reader, text, published) is None
        return None
    assert line(document) == line(_read(reader, text, published))
    _see_offsets(document, text)
    _see_lines(document)
    _see_values(document, text)
    return document


def readable(data: bytes) -> Decoded | None:
    """See that a file is decoded to just what it holds; gives that, or none where an error says why."""
    try:
        decoded = decode(data)
    except UnreadableError:
        return None
    assert decoded.text == data.decode(decoded.encoding)
    return decoded


def line(document: Document | None) -> bytes:
    """The document's line of the documents feed."""
    return orjson.dumps(document.model_dump(mode="json") if document else None)


def _read(reader: Reader, text: str, published: date | None) -> Document | None:
    try:
        return reader.extract(text, published=published)
    except NagradeError:
        return None


def _see_offsets(document: Document, text: str) -> None:
    for mention in mentions(document.model_dump(mode="json")):
        assert 0 <= mention["start"] < mention["end"] <= len(text), mention
        assert text[mention["start"] : mention["end"]] == mention["text"], mention
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(text), section
    for one, other in pairwise(document.sections):
        assert one.end <= other.start, (one, other)


def mentions(value: object) -> Iterator[Mapping[str, Any]]:
    """Every mention at any depth."""
    if isinstance(value, dict):
        if value.keys() == {"text", "start", "end"}:
            yield value
        for inner in value.values():
            yield from mentions(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from mentions(inner)


def _see_lines(document: Document) -> None:
    _validator(Feed.documents).validate(orjson.loads(line(document)))
    records = document.award_records()
    for record in records:
        _validator(Feed.awards).validate(orjson.loads(orjson.dumps(record.model_dump(mode="json"))))
    assert _different([record.id for record in records])


@lru_cache(maxsize=2)
def _validator(feed: Feed) -> Draft202012Validator:
    return Draft202012Validator(orjson.loads(schema_text(feed)))


def _see_values(document: Document, text: str) -> None:
    assert document.text_length == len(text)
    assert document.document.sha256 == sha256(text.encode()).hexdigest()
    if document.document.published is not None:
        date.fromisoformat(document.document.published)
    for entity in document.entities:
        assert entity.iso is None or entity.kind == "DATE", entity
        assert entity.iso is None or any(_is_day(entity.iso, precision) for precision in _LENGTH), entity
    for award in document.awards:
        assert award.date is None or _is_day(award.date.iso, award.date.precision), award.date
        assert award.award.name.strip(), award
        for party in (*award.recipients, *award.accepted_by, *award.presenters, *award.conferred_by):
            assert party.name.strip(), party
    assert _different([person.name for person in document.people])
    for values in (document.contacts.emails, document.contacts.phones, document.contacts.urls):
        assert _different(values)
        places = [text.find(value) for value in values]
        assert -1 not in places, values


def _is_day(iso: str, precision: str) -> bool:
    """Whether a date is cut to its precision and some calendar has it."""
    if len(iso) != _LENGTH[precision]:
        return False
    try:
        date.fromisoformat(iso + _FIRST_DAY[precision])
    except ValueError:
        return False
    return True


def _different(values: Sequence[str]) -> bool:
    return len(set(values)) == len(values)
