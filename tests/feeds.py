"""Records for the tests of what reads feeds, and feeds of them as files."""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import orjson
from pydantic import BaseModel

from pipeline.records import (
    Award,
    AwardRecord,
    Contacts,
    Date,
    Document,
    DocumentAward,
    Mention,
    Party,
    PartyType,
    Person,
    Producer,
    Programme,
    Source,
    Status,
)

PRODUCER = Producer(version="0.1.0", backend="fake", model="none")


def a_mention(text: str, start: int = 0) -> Mention:
    return Mention(text=text, start=start, end=start + len(text))


def a_party(
    name: str,
    role: str | None = None,
    institution: str | None = None,
    *,
    type: PartyType = "PER",  # noqa: A002 - the feed's name for it
    mention: Mention | None = None,
) -> Party:
    mention = mention or a_mention(name, 50)
    return Party(
        name=name, type=type, role=role, institution=institution, mention=mention, why="frame.prejeti", confidence=0.75
    )


def a_body(name: str) -> Party:
    return a_party(name, type="ORG")


def a_source(name: str, *, place: str | None = None, published: str | None = None, sender: str | None = None) -> Source:
    """The document ``name``, whose text is taken to be the name."""
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Source(
        id=name,
        path=f"{name}.txt",
        sha256=digest,
        title=None,
        dateline_place=place,
        published=published,
        source=sender,
    )


def a_record(  # noqa: PLR0913 - what a record may hold
    source: Source | str,
    award: str = "nagrada",
    recipients: Sequence[Party | str] = (),
    *,
    presenters: Sequence[Party | str] = (),
    accepted_by: Sequence[Party | str] = (),
    conferred_by: Sequence[Party | str] = (),
    status: Status = "conferred",
    date: str | None = None,
    at: int = 0,
    confidence: float = 0.5,
    programme: Programme | None = None,
    kind: str = "nagrada",
) -> AwardRecord:
    """A record with an id as the program makes it: of document, status, award and recipients."""
    source = a_source(source) if isinstance(source, str) else source
    winners = _parties(recipients)
    key = [source.id, source.path or "", status, award, *(party.name for party in winners)]
    return AwardRecord(
        id=hashlib.sha256("\0".join(key).encode()).hexdigest()[:16],
        document=source,
        status=status,
        award=Award(
            name=award,
            kind=kind,
            category=None,
            year_for=None,
            programme=programme,
            reason=None,
            mention=a_mention(award, at),
        ),
        recipients=winners,
        accepted_by=_parties(accepted_by),
        presenters=_parties(presenters),
        conferred_by=tuple(a_body(body) if isinstance(body, str) else body for body in conferred_by),
        date=Date(iso=date, precision=_PRECISION[len(date)], mention=a_mention(date, 90)) if date else None,
        place=None,
        evidence=(a_mention(award),),
        confidence=confidence,
        producer=PRODUCER,
    )


_PRECISION = {4: "year", 7: "month", 10: "day"}


def a_line_of_documents(records: Sequence[AwardRecord], people: Iterable[Person] = ()) -> Document:
    """The document that holds the records, all of one source."""
    awards = tuple(
        DocumentAward.model_construct(**{key: getattr(record, key) for key in DocumentAward.model_fields})
        for record in records
    )
    return Document(
        document=records[0].document,
        text_length=100,
        encoding="utf-8",
        sections=(),
        entities=(),
        people=tuple(people),
        contacts=Contacts(emails=(), phones=(), urls=()),
        awards=awards,
        producer=PRODUCER,
    )


def a_feed(file: Path, lines: Iterable[BaseModel]) -> Path:
    file.write_bytes(b"".join(orjson.dumps(line.model_dump(mode="json")) + b"\n" for line in lines))
    return file


def _parties(parties: Sequence[Party | str]) -> tuple[Party, ...]:
    return tuple(a_party(party) if isinstance(party, str) else party for party in parties)
