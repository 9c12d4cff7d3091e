"""The table of a corpus: a flat row a record, which the script filters, sorts and saves."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import orjson

from pipeline.records import PARTY_SLOTS, DocumentAward, PartyType
from pipeline.view.html.cards import Card, Folder
from pipeline.view.html.labels import year_of

_OFFERED = 1000  # a list of suggestions that is longer helps nobody and slows the page


class Row(NamedTuple):
    """A record with the release that it stands in."""

    folder: Folder
    card: Card

    @property
    def year(self) -> str | None:
        """The year that the award counts for."""
        return year_of(self.card.award.date, self.folder.sheet.document.published)


class Offers(NamedTuple):
    """What the filters offer, the most frequent first; years the latest first."""

    awards: list[str]
    people: list[str]
    institutions: list[str]
    years: list[str]
    statuses: list[str]


def rows(folders: Iterable[Folder]) -> list[Row]:
    """Every record of the releases, in their order."""
    return [Row(folder, card) for folder in folders for card in folder.cards]


def offers(all_rows: Iterable[Row]) -> Offers:
    """What can be chosen in the filters."""
    awards: Counter[str] = Counter()
    people: Counter[str] = Counter()
    institutions: Counter[str] = Counter()
    years: set[str] = set()
    statuses: set[str] = set()
    for row in all_rows:
        award = row.card.award
        awards[award.award.name] += 1
        people.update(_people(award))
        institutions.update(_institutions(award))
        years.update([row.year] if row.year else [])
        statuses.add(award.status)
    return Offers(
        awards=_frequent(awards),
        people=_frequent(people),
        institutions=_frequent(institutions),
        years=sorted(years, reverse=True),
        statuses=sorted(statuses),
    )


def flat(row: Row) -> dict[str, object]:
    """A record as it is saved: strings, lists of names in base form, the confidence; ``anchor`` leads to its card."""
    source, award = row.folder.sheet.document, row.card.award
    return {
        "anchor": row.card.anchor,
        "id": award.id,
        "document": source.id,
        "path": source.path,
        "title": source.title,
        "published": source.published,
        "status": award.status,
        "award": award.award.name,
        "kind": award.award.kind,
        "category": award.award.category,
        "programme": award.award.programme.name if award.award.programme else None,
        **{slot: [party.name for party in getattr(award, slot)] for slot in PARTY_SLOTS},
        "people": _people(award),
        "institutions": _institutions(award),
        "date": award.date.iso if award.date else None,
        "year": row.year,
        "place": award.place.name if award.place else None,
        "confidence": award.confidence,
    }


def as_json(value: object) -> str:
    """JSON that may stand in an element of an HTML page: no character of it begins a tag or ends a line of script."""
    text = orjson.dumps(value).decode()
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _frequent(counts: Counter[str]) -> list[str]:
    return [name for name, _ in counts.most_common(_OFFERED)]


def _people(award: DocumentAward) -> list[str]:
    return _of_type(award, "PER")


def _institutions(award: DocumentAward) -> list[str]:
    """Those that have a part in the award, and those whose people have."""
    parties = (party for slot in PARTY_SLOTS for party in getattr(award, slot))
    return list(dict.fromkeys([*_of_type(award, "ORG"), *(p.institution for p in parties if p.institution)]))


def _of_type(award: DocumentAward, kind: PartyType) -> list[str]:
    parties = (party for slot in PARTY_SLOTS for party in getattr(award, slot))
    return list(dict.fromkeys(party.name for party in parties if party.type == kind))
