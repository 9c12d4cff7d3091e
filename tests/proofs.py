"""How a row's proof is held against what the engine reads."""

from collections.abc import Iterator
from datetime import date

from pipeline.extract import Reader
from pipeline.records import LIVE, Document, DocumentAward, Mention
from pipeline.rules.frames import Frame, StatusCue
from pipeline.rules.row import Mark, Row, unmark
from pipeline.stages.layout import Layout, find_layout

_PARTIES = {
    "recipient": "recipients",
    "presenter": "presenters",
    "accepted_by": "accepted_by",
    "conferred_by": "conferred_by",
}
_ENTITIES = {"person": "PERSON", "institution": "INSTITUTION", "entity_award": "AWARD", "entity_place": "PLACE"}


def failures(reader: Reader, row: Row) -> list[str]:
    """What of the row's proof is not read as marked; empty if all is."""
    wrong = []
    if row.reads:
        text, marks = unmark(row.reads)
        document = reader.extract(text, published=_anchor(row))
        of_record = [m for m in marks if m.slot in _PARTIES or m.slot in _VALUES or m.slot == "status"]
        if {m.slot for m in of_record} == {"date"}:  # a date alone, whatever it is the date of
            of_record = []
        others = [m for m in marks if m not in of_record]
        awards = [m for m in of_record if m.slot == "award"]
        if len(awards) <= 1:
            if of_record and not any(all(_holds(a, m) for m in of_record) for a in document.awards):
                wrong.append(f"no record has all of {[(m.slot, m.base) for m in of_record]}: {_told(document)}")
        else:
            wrong += [
                f"{m.slot} {m.base}: {_told(document)}"
                for m in of_record
                if not any(_holds(a, m) for a in document.awards)
            ]
        layout = find_layout(text, reader.rules.layout)
        wrong += [
            f"{m.slot} {m.base} not in the document"
            for m in others
            if not (_in_layout(layout, m) if m.slot in {"sender", "credit"} else _in_document(document, m))
        ]
    if row.silent:
        explanation = reader.explain(row.silent, published=_anchor(row))
        fired = {entity.rule for entity in explanation.entities} | _whys(explanation.document)
        live = any(a.status in LIVE for a in explanation.document.awards)
        if row.id in fired or (live and isinstance(row, Frame | StatusCue)):
            wrong.append(f"not silent: {_told(explanation.document)}")
    return wrong


def _whys(document: Document) -> set[str]:
    return {p.why for a in document.awards for p in (*a.recipients, *a.presenters, *a.accepted_by, *a.conferred_by)}


def _anchor(row: Row) -> date | None:
    day = getattr(row, "anchor", "")
    return date.fromisoformat(day) if day else None


def _told(document: Document) -> list[str]:
    return [
        f"{a.status} {a.award.name} <- {[p.name for p in a.recipients]} from {[p.name for p in a.presenters]}"
        for a in document.awards
    ]


_VALUES = frozenset({"award", "programme", "date", "place", "reason", "year_for", "category"})


def _holds(award: DocumentAward, mark: Mark) -> bool:
    if mark.slot == "status":
        return award.status == mark.base
    if mark.slot in _PARTIES:
        return any(p.name == mark.base and _at(p.mention, mark) for p in getattr(award, _PARTIES[mark.slot]))
    return mark.base in set(_values(award, mark))


def _values(award: DocumentAward, mark: Mark) -> Iterator[str]:
    if mark.slot == "award" and _at(award.award.mention, mark):
        yield award.award.name
    elif mark.slot == "programme" and award.award.programme:
        yield award.award.programme.name
    elif mark.slot == "date" and award.date and _at(award.date.mention, mark):
        yield award.date.iso
    elif mark.slot == "place" and award.place and _at(award.place.mention, mark):
        yield award.place.name
    elif mark.slot == "reason" and award.award.reason:
        yield award.award.reason.text
    elif mark.slot == "year_for":
        yield award.award.year_for or ""
    elif mark.slot == "category":
        yield award.award.category or ""


def _at(mention: Mention, mark: Mark) -> bool:
    return mention.start < mark.span.end and mark.span.start < mention.end


def _in_layout(layout: Layout, mark: Mark) -> bool:
    """Senders and credits stand in no feed; later stages go by them."""
    return any(s.meets(mark.span) for s in (layout.senders if mark.slot == "sender" else layout.credits))


def _in_document(document: Document, mark: Mark) -> bool:
    if mark.slot == "role":
        return any(r.role == mark.base and _at(r.mention, mark) for p in document.people for r in p.roles)
    if mark.slot == "affiliation":
        return any(r.institution == mark.base for p in document.people for r in p.roles)
    if mark.slot in _ENTITIES:
        return any(
            e.kind == _ENTITIES[mark.slot] and e.name == mark.base and _at(e.mention, mark) for e in document.entities
        )
    if mark.slot in {"date", "entity_date"}:
        return any(
            e.kind == "DATE" and (e.iso or "") == mark.base and (e.mention.start, e.mention.end) == mark.span
            for e in document.entities
        )
    if mark.slot == "published":
        return document.document.published == mark.base
    if mark.slot == "dateline_place":
        return (document.document.dateline_place or "").casefold() == mark.base.casefold()
    if mark.slot in {"title", "source"}:
        return bool(getattr(document.document, mark.slot) == mark.base)
    kind = mark.slot.removeprefix("section.")
    return any(s.kind == kind and s.start <= mark.span.start and mark.span.end <= s.end for s in document.sections)


def winners(reader: Reader, text: str) -> dict[str, list[str]]:
    """The awards that are found, with who won them."""
    return {one.award.name: [party.name for party in one.recipients] for one in reader.extract(text).awards}
