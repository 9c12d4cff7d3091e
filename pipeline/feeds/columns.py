"""The columns of a feed as a flat table: a row an award record, or a row a party of one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from pipeline.records import PARTY_SLOTS, AwardRecord, Mention, Party

Value: TypeAlias = str | float | int | None
_BETWEEN: Final = "; "
_ROLE: Final = {
    "recipients": "recipient",
    "accepted_by": "accepted by",
    "presenters": "presenter",
    "conferred_by": "conferred by",
}


class Rows(StrEnum):
    """What a row stands for."""

    records = "records"
    parties = "parties"


class Row(NamedTuple):
    """A record, and with ``Rows.parties`` one of its parties; a record without any has one row with none."""

    record: AwardRecord
    slot: str | None = None
    party: Party | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        name: Its heading.
        holds: ``str``, ``float`` or ``int``; any cell may also be empty.
        meaning: For the documentation.
        read: A row's value.
    """

    name: str
    holds: type[str | float | int]
    meaning: str
    read: Callable[[Row], Value]


_RECORD: Final = (
    Column("record_id", str, "the record's id in the feed", lambda row: row.record.id),
    Column("document_id", str, "the release's id", lambda row: row.record.document.id),
    Column("path", str, "where the release was found", lambda row: row.record.document.path),
    Column("title", str, "the release's headline", lambda row: row.record.document.title),
    Column("published", str, "the release's day, such as 2021-05-26", lambda row: row.record.document.published),
    Column("source", str, "who sent the release", lambda row: row.record.document.source),
    Column("dateline_place", str, "where the release is from", lambda row: row.record.document.dateline_place),
    Column(
        "status", str, "conferred, announced, future, nominated, past, declined or revoked", lambda r: r.record.status
    ),
    Column("award", str, "the award's name", lambda row: row.record.award.name),
    Column("award_kind", str, "its noun", lambda row: row.record.award.kind),
    Column("category", str, "its class within a programme or list", lambda row: row.record.award.category),
    Column("year_for", str, "the year that it is for, as written", lambda row: row.record.award.year_for),
    Column("programme", str, "the ceremony or series, without its year", lambda r: _programme(r.record)),
    Column("programme_year", str, "the programme's year, as written", lambda r: _programme_year(r.record)),
    Column("reason", str, "what it was given for, as written", lambda row: _text(row.record.award.reason)),
    Column(
        "date", str, "when, such as 2021-05-26, 2021-05 or 2021", lambda r: r.record.date.iso if r.record.date else None
    ),
    Column("date_precision", str, "day, month or year", lambda r: r.record.date.precision if r.record.date else None),
    Column("place", str, "where it was handed over", lambda r: r.record.place.name if r.record.place else None),
    Column("confidence", float, "the record's confidence, 0 to 1", lambda row: row.record.confidence),
)
_AFTER: Final = (
    Column("evidence", str, "the sentences that it was read from", lambda row: _texts(row.record)),
    Column(
        "award_start", int, "where the award stands in the text, in code points", lambda r: r.record.award.mention.start
    ),
    Column("award_end", int, "where it ends there", lambda row: row.record.award.mention.end),
    Column("sha256", str, "SHA-256 of the release's text in UTF-8", lambda row: row.record.document.sha256),
    Column("supersedes", str, "the id of the record that this one corrects", lambda row: row.record.supersedes),
    Column("producer_version", str, "the version of nagrade that read it", lambda row: row.record.producer.version),
    Column("backend", str, "what annotated the release", lambda row: row.record.producer.backend),
    Column("model", str, "the model's name and version", lambda row: row.record.producer.model),
)
_NAMES: Final = (
    Column(
        "recipients", str, "who received it; names are parted by a semicolon", lambda r: _names(r.record.recipients)
    ),
    Column("accepted_by", str, "who took it in their name", lambda row: _names(row.record.accepted_by)),
    Column("presenters", str, "who handed it over", lambda row: _names(row.record.presenters)),
    Column("conferred_by", str, "the body that gives it", lambda row: _names(row.record.conferred_by)),
)
_PARTY: Final = (
    Column("party", str, "recipient, accepted by, presenter or conferred by", lambda row: row.slot),
    Column("name", str, "the party's name", lambda row: row.party.name if row.party else None),
    Column("type", str, "PER, ORG, LOC, GROUP or WORK", lambda row: row.party.type if row.party else None),
    Column("role", str, "the party's role", lambda row: row.party.role if row.party else None),
    Column("institution", str, "the party's institution", lambda row: row.party.institution if row.party else None),
    Column("why", str, "the rule or model that made the link", lambda row: row.party.why if row.party else None),
    Column(
        "link_confidence", float, "the link's confidence, 0 to 1", lambda r: r.party.confidence if r.party else None
    ),
    Column(
        "party_start", int, "where the party stands in the text", lambda r: r.party.mention.start if r.party else None
    ),
    Column("party_end", int, "where it ends there", lambda row: row.party.mention.end if row.party else None),
)
COLUMNS: Final = {Rows.records: (*_RECORD, *_NAMES, *_AFTER), Rows.parties: (*_RECORD, *_PARTY, *_AFTER)}
"""The columns of each table, in order."""


def rows(records: Iterable[AwardRecord], kind: Rows) -> Iterator[Row]:
    """The rows of a table, in the order of the records."""
    for record in records:
        if kind is Rows.records:
            yield Row(record)
        else:
            parties = [Row(record, _ROLE[slot], party) for slot in PARTY_SLOTS for party in getattr(record, slot)]
            yield from parties or [Row(record)]


def markdown(kind: Rows) -> str:
    """The columns as a table for the documentation."""
    names = {str: "text", float: "number", int: "whole number"}
    lines = [f"| `{column.name}` | {names[column.holds]} | {column.meaning} |" for column in COLUMNS[kind]]
    return "\n".join(["| column | holds | meaning |", "|---|---|---|", *lines])


def _programme(record: AwardRecord) -> str | None:
    return record.award.programme.name if record.award.programme else None


def _programme_year(record: AwardRecord) -> str | None:
    return record.award.programme.year if record.award.programme else None


def _text(mention: Mention | None) -> str | None:
    return mention.text if mention else None


def _texts(record: AwardRecord) -> str:
    return " ".join(" ".join(mention.text.split()) for mention in record.evidence)


def _names(parties: Iterable[Party]) -> str | None:
    return _BETWEEN.join(party.name for party in parties) or None
