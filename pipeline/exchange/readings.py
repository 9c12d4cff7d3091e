"""What the program read, as sheets."""

from collections.abc import Iterable, Mapping, Sequence

from pipeline.exchange.kinds import Kind
from pipeline.exchange.sheets import Marking, Sheet, Values
from pipeline.records import AwardRecord, Date, Document, DocumentAward, Mention, Party, Person, Place, Producer, Source
from pipeline.spans import Span


def sheet_of_document(document: Document, text: str) -> Sheet:
    """The sheet of a line of the documents feed."""
    return _sheet(document.document, document.awards, document.people, document.producer, text)


def sheet_of_records(records: Sequence[AwardRecord], text: str) -> Sheet:
    """The sheet of a release's lines of the awards feed, at least one; it tells no people."""
    return _sheet(records[0].document, records, (), records[0].producer, text)


def _sheet(
    source: Source,
    awards: Iterable[DocumentAward | AwardRecord],
    people: Iterable[Person],
    producer: Producer,
    text: str,
) -> Sheet:
    marking = Marking()
    for award in awards:
        _mark_award(marking, award)
    for person in people:
        roles = {
            "role": "; ".join(dict.fromkeys(role.role for role in person.roles if role.role)),
            "institution": "; ".join(dict.fromkeys(role.institution for role in person.roles if role.institution)),
        }
        marking.add(
            Kind.person, _span(person.mentions[0] if person.mentions else None), _said(name=person.name, **roles)
        )
    reader = f"nagrade {producer.version} ({producer.backend}, {producer.model})"
    return Sheet(source.id, text, tuple(marking.marks.values()), tuple(marking.links), {}, reader=reader)


def _mark_award(marking: Marking, award: DocumentAward | AwardRecord) -> None:
    date, place = _iso(award.date), _place(award.place)
    said = _said(name=award.award.name, date=date, place=place, year_for=award.award.year_for, status=award.status)
    mark = marking.add(Kind.award, _span(award.award.mention), said)
    for party in award.recipients:
        marking.link(mark, Kind.recipient, _span(party.mention), _said(name=party.name, type=party.type))
    for party in award.accepted_by:
        marking.link(mark, Kind.accepted_by, _span(party.mention), _official(party))
    for party in award.presenters:
        marking.link(mark, Kind.presenter, _span(party.mention), _official(party))
    for party in award.conferred_by:
        marking.link(mark, Kind.awarded_by, _span(party.mention), _said(name=party.name))


def _official(party: Party) -> Values:
    return _said(name=party.name, role=party.role, institution=party.institution)


def _said(**values: str | None) -> Mapping[str, tuple[str, ...]]:
    return {field: (value,) for field, value in values.items() if value}


def _span(mention: Mention | None) -> Span | None:
    return Span(mention.start, mention.end) if mention else None


def _iso(date: Date | None) -> str | None:
    return date.iso if date else None


def _place(place: Place | None) -> str | None:
    return place.name if place else None
