"""Gold to sheets and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson
from pydantic import JsonValue

from pipeline.errors import UsageError
from pipeline.exchange.forms import Background, Part, Whole
from pipeline.exchange.kinds import (
    DATE,
    MENTION,
    NAME,
    NAMESAKE,
    OTHER,
    SLOTS,
    STATUS,
    YES,
    Form,
    Kind,
    fields_of,
    head,
)
from pipeline.exchange.sheets import Mark, Marking, Sheet, Values
from pipeline.records import LIVE
from pipeline.spans import Span

_ORDER: Final[tuple[str, ...]] = (
    "source",
    "source_id",
    "awards",
    "people",
    "background_awards",
    "kind",
    "sender",
    "language",
    "decoys",
)
_DATE: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_Gold = dict[str, JsonValue]


def sheet_of(gold: Whole, text: str) -> Sheet:
    """The sheet of a line of gold.

    Raises:
        UsageError: The text is not that which was annotated.
    """
    marking = Marking()
    for kind, awards in ((Kind.award, gold.awards), (Kind.background_award, gold.background_awards)):
        for award in awards:
            _mark_award(marking, kind, award, text, gold.id)
    for kind, parts in ((Kind.person, gold.people), (Kind.decoy, gold.decoys)):
        for part in parts:
            marking.add(kind, _span(part, text, gold.id), _values(kind, part))
    about = {key: value for key, value in (gold.model_extra or {}).items() if key != "kind"}
    return Sheet(gold.id, text, tuple(marking.marks.values()), tuple(marking.links), about, gold.notes)


def _mark_award(marking: Marking, kind: Kind, award: Background, text: str, release: str) -> None:
    mark = marking.add(kind, _span(award, text, release), _values(kind, award))
    for slot, key in SLOTS.items():
        for party in getattr(award, key, ()):
            marking.link(mark, slot, _span(party, text, release), _values(slot, party))


def _span(part: Part, text: str, release: str) -> Span | None:
    if part.mention is None:
        return None
    start = first_place(text, part.mention) if part.start is None else part.start
    if start is None or not part.mention or not text.startswith(part.mention, start):
        raise UsageError(
            f"{release}: its text has no {_quoted(part.mention)}{'' if part.start is None else f' at {part.start}'}: "
            "give the text that was annotated, or correct the mention in the gold"
        )
    return Span(start, start + len(part.mention))


def first_place(text: str, mention: str) -> int | None:
    """Where a mention begins that says no place: where it stands first as whole words, else where it stands first."""
    first = text.find(mention)
    start = first
    while start >= 0:
        end = start + len(mention)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            return start
        start = text.find(mention, start + 1)
    return first if first >= 0 else None


def _values(kind: Kind, part: Part) -> Values:
    values: dict[str, tuple[str, ...]] = {}
    for field in fields_of(kind):
        if field.name == OTHER:
            value: object = orjson.dumps(others).decode() if (others := part.others()) else None
        elif field.name == MENTION:
            continue  # the span says it
        else:
            value = getattr(part, head(kind) if field.name == NAME else field.name)
        if isinstance(value, bool):
            value = YES if value else "no"
        if value:
            values[field.name] = value if isinstance(value, tuple) else (str(value),)
    return values


def gold_of(sheet: Sheet) -> _Gold:
    """The line of gold that a sheet gives, its keys in their order.

    Raises:
        UsageError: A mark lacks what gold needs; the mark is named.
    """
    parties: dict[str, list[Mark]] = {}
    by_id = {mark.id: mark for mark in sheet.marks}
    for link in sheet.links:
        parties.setdefault(link.award, []).append(by_id[link.party])
    of = {kind: [mark for mark in sheet.marks if mark.kind == kind] for kind in Kind}
    awards = [_award(mark, parties.get(mark.id, ()), sheet.text) for mark in of[Kind.award]]
    background = [_background(mark, parties.get(mark.id, ()), sheet.text) for mark in of[Kind.background_award]]
    line: dict[str, Any] = {
        **sheet.about,
        "awards": awards,
        "people": [_part(mark, sheet.text) for mark in of[Kind.person]],
        "kind": "positive" if any(award[STATUS] in LIVE for award in awards) else "negative",
        "decoys": [_part(mark, sheet.text) for mark in of[Kind.decoy]],
    }
    if background:
        line["background_awards"] = background
    if sheet.notes is not None:
        line["notes"] = sheet.notes
    known = {key: line[key] for key in (*_ORDER, "notes") if key in line}
    return {"id": sheet.release, **known, **{key: value for key, value in line.items() if key not in known}}


def stray(sheet: Sheet) -> Iterator[Mark]:
    """The parties that belong to no award, which gold has no place for."""
    linked = {link.party for link in sheet.links}
    return (mark for mark in sheet.marks if mark.kind in SLOTS and mark.id not in linked)


def _background(mark: Mark, parties: Sequence[Mark], text: str) -> _Gold:
    return _with_parties(_part(mark, text), parties, (Kind.recipient,), text)


def _award(mark: Mark, parties: Sequence[Mark], text: str) -> _Gold:
    if STATUS not in mark.values:
        raise UsageError(f"{told(mark)} has no status: choose one")
    if not all(map(_DATE.fullmatch, mark.values.get(DATE, ()))):
        raise UsageError(f"{told(mark)} has a date that is none: write 2021, 2021-05 or 2021-05-26")
    return _with_parties(_part(mark, text), parties, tuple(SLOTS), text)


def _with_parties(part: _Gold, parties: Sequence[Mark], slots: tuple[Kind, ...], text: str) -> _Gold:
    """The award with its parties behind its mention."""
    if wrong := next((party for party in parties if party.kind not in slots), None):
        raise UsageError(f"{told(wrong)} is linked to an award of the background, which has recipients only")
    opening: _Gold = {key: value for key, value in part.items() if key in {"award", "mention", "start"}}
    held: _Gold = {SLOTS[slot]: [_part(party, text) for party in parties if party.kind == slot] for slot in slots}
    return {**opening, **held, **{key: value for key, value in part.items() if key not in {*opening, *held}}}


def _part(mark: Mark, text: str) -> _Gold:
    """What gold says of a mark; a name that was not given is as in the text."""
    part: _Gold = {head(mark.kind): _name(mark, text), **_place(mark, text)}
    for field in fields_of(mark.kind):
        values = mark.values.get(field.name)
        if field.name in {NAME, MENTION, OTHER} or (field.name == NAMESAKE and values is None):
            continue
        if field.form is Form.texts:
            part[field.name] = list(values or ())
        else:
            part[field.name] = values[0] if values else None
        if field.name == NAMESAKE:
            part[field.name] = values == (YES,)
    if others := mark.values.get(OTHER):
        part.update({key: value for key, value in _others(others[0], mark).items() if key not in part})
    return part


def _place(mark: Mark, text: str) -> _Gold:
    if mark.span is None:
        return {"mention": None}
    mention = mark.span.of(text)
    return {"mention": mention, **({} if first_place(text, mention) == mark.span.start else {"start": mark.span.start})}


def _name(mark: Mark, text: str) -> str:
    if NAME in mark.values:
        return mark.values[NAME][0]
    if mark.kind is Kind.decoy:
        raise UsageError(f"{told(mark)} has no construction: write it as its name")
    if mark.span is None:
        raise UsageError(f"{told(mark)} has neither a name nor words in the text: give it a name")
    return " ".join(mark.span.of(text).split())


def _others(written: str, mark: Mark) -> Mapping[str, JsonValue]:
    try:
        others = orjson.loads(written)
    except orjson.JSONDecodeError:
        others = None
    if not isinstance(others, dict):
        raise UsageError(f"{told(mark)}: what stands under {OTHER} is no JSON object")
    return others


def told(mark: Mark) -> str:
    """A mark as messages name it, which hold no text of a release."""
    return f"region {mark.id} ({mark.kind}{f' at {mark.span.start} to {mark.span.end}' if mark.span else ''})"


def _quoted(text: str) -> str:
    return orjson.dumps(text).decode()
