"""Cards: the awards of a release with the anchors by which text, table and script know them."""

from dataclasses import dataclass
from typing import Final, Literal

from pipeline.records import PARTY_SLOTS, DocumentAward, Party
from pipeline.sheets import Sheet

Deed = Literal["receives", "accepts", "presents", "confers"]
_DEEDS: Final[dict[str, Deed]] = dict(zip(PARTY_SLOTS, ("receives", "accepts", "presents", "confers"), strict=True))


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody's part in an award.

    Attributes:
        anchor: The ``id`` of its line on the page.
        deed: What the party does with the award.
    """

    anchor: str
    deed: Deed
    party: Party


@dataclass(frozen=True, slots=True)
class Card:
    """An award of a release; ``number`` counts from 1."""

    anchor: str
    number: int
    award: DocumentAward
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """A release on a page: what is known of it, and its cards."""

    anchor: str
    sheet: Sheet
    cards: tuple[Card, ...]


def folder(sheet: Sheet, anchor: str) -> Folder:
    """A release with its cards; ``anchor`` is its ``id``, with which those of its cards begin."""
    cards = (_card(award, at, f"{anchor}a{at}") for at, award in enumerate(sheet.awards, 1))
    return Folder(anchor, sheet, tuple(cards))


def _card(award: DocumentAward, number: int, anchor: str) -> Card:
    parties = [(deed, party) for slot, deed in _DEEDS.items() for party in getattr(award, slot)]
    links = (Link(f"{anchor}p{at}", deed, party) for at, (deed, party) in enumerate(parties, 1))
    return Card(anchor, number, award, tuple(links))
