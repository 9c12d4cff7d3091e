"""A sheet: one release with its marks, as all formats see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from pydantic import JsonValue

from pipeline.exchange.kinds import AWARDS, SLOTS, Kind
from pipeline.spans import Span

Values = Mapping[str, tuple[str, ...]]
"""What is said of a mark: by the name of a field its texts; a field of which nothing is said is not there."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of text, or with no span something that the text has no words for."""

    id: str
    kind: Kind
    span: Span | None
    values: Values


class Link(NamedTuple):
    """An award and a party of it, by the ids of their marks."""

    award: str
    party: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One release with its marks.

    Attributes:
        release: The id by which gold and feeds know it.
        text: Its unaltered text.
        marks: In the order in which gold holds them; parties in any order.
        links: In the order in which an award has its parties.
        about: What gold says of the release as a whole, by key.
        notes: What an annotator wrote about it.
        reader: The program that made the marks, or ``None`` where people did.
    """

    release: str
    text: str
    marks: tuple[Mark, ...]
    links: tuple[Link, ...]
    about: Mapping[str, JsonValue]
    notes: str | None = None
    reader: str | None = None


class Marking:
    """Marks and links as they come; equal parties of several awards are one mark, so that they are corrected once."""

    def __init__(self) -> None:
        self.marks: dict[str, Mark] = {}
        self.links: list[Link] = []
        self._known: dict[tuple[Kind, Span | None, tuple[tuple[str, tuple[str, ...]], ...]], list[str]] = {}

    def add(self, kind: Kind, span: Span | None, values: Values) -> str:
        """A mark of its own; its id."""
        name = f"{kind}-{len(self.marks) + 1}"
        self.marks[name] = Mark(name, kind, span, values)
        return name

    def link(self, award: str, kind: Kind, span: Span | None, values: Values) -> None:
        """A party of an award."""
        known = self._known.setdefault((kind, span, tuple(values.items())), [])
        party = next((name for name in known if Link(award, name) not in self.links), None)
        if party is None:
            party = self.add(kind, span, values)
            known.append(party)
        self.links.append(Link(award, party))


def linked(one: Mark, other: Mark) -> Link | None:
    """The link between two marks, whichever way it was drawn; ``None`` where one of them is no award or party."""
    for award, party in ((one, other), (other, one)):
        if award.kind in AWARDS and party.kind in SLOTS:
            return Link(award.id, party.id)
    return None


def anchor(text: str) -> Span:
    """Where formats put a mark without a span: at the first character that is not white space."""
    start = len(text) - len(text.lstrip())
    return Span(start, start + 1)
