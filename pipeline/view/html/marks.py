"""A text with its marks, as steps that open and close elements: marks nest, and are split where they cross."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from pipeline.records import Mention, PartyType
from pipeline.sheets import Sheet
from pipeline.spans import Span
from pipeline.view.html.cards import Card, Deed

_KINDS: Final[dict[PartyType, str]] = {
    "PER": "PERSON",
    "ORG": "INSTITUTION",
    "LOC": "PLACE",
    "GROUP": "GROUP",
    "WORK": "WORK",
}
_OUTER: Final = ("section", "evidence")  # these lie around whatever has the same extent


class Tie(NamedTuple):
    """What ties a mark to an award: the number and anchor of its card, and who does what in it, where it is a party."""

    number: int
    anchor: str
    deed: Deed | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that is shown as something.

    Attributes:
        kind: A kind of entity, or ``section`` or ``evidence``.
        name: The base form; of a section its kind, of evidence the anchors of its cards.
        ties: The awards that the words stand for or have a part in.
    """

    span: Span
    kind: str
    name: str
    ties: tuple[Tie, ...] = ()


class Stretch(NamedTuple):
    """A part of a text that is at hand, and the offset at which it begins."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """The offset behind it."""
        return self.start + len(self.text)

    def holds(self, mention: Mention) -> bool:
        """Whether the mention's words stand where it says."""
        at = Span(mention.start - self.start, mention.end - self.start)
        return 0 <= at.start < at.end and at.of(self.text) == mention.text


class Step(NamedTuple):
    """What comes next: a mark opens or closes, or words follow.

    Attributes:
        mark: What opens or closes; of words the innermost mark around them that is tied to an award.
        text: The words.
        whole: Whether the mark has not been there yet (where it opens, or owns the words), or does not go on
            (where it closes).
    """

    does: Literal["open", "words", "close"]
    mark: Mark | None
    text: str
    whole: bool


def stretches(sheet: Sheet) -> list[Stretch]:
    """What of a release's text is at hand: all of it, or the sentences of its evidence."""
    if sheet.text is not None:
        return [Stretch(0, sheet.text)]
    found: list[Stretch] = []
    for mention in sorted((m for award in sheet.awards for m in award.evidence), key=lambda m: (m.start, m.end)):
        if found and mention.start <= found[-1].end:
            start, text = found.pop()
            found.append(Stretch(start, text + mention.text[start + len(text) - mention.start :]))
        else:
            found.append(Stretch(mention.start, mention.text))
    return found


def marks(sheet: Sheet, cards: Sequence[Card], stretch: Stretch) -> list[Mark]:
    """All that is marked in a stretch; what a feed says of other words than stand there is left out."""
    names: dict[Span, tuple[str, str]] = {}
    ties: dict[Span, list[Tie]] = {}
    for kind, name, mention, tie in (*_entities(sheet), *_parts(cards)):
        if stretch.holds(mention):
            span = Span(mention.start, mention.end)
            names.setdefault(span, (kind, name))
            ties.setdefault(span, []).extend([tie] if tie else [])
    sections = (
        Mark(Span(max(section.start, stretch.start), min(section.end, stretch.end)), "section", section.kind)
        for section in sheet.sections
    )
    return [
        *(section for section in sections if section.span.start < section.span.end),
        *_evidence(cards, stretch),
        *(Mark(span, *names[span], tuple(dict.fromkeys(ties[span]))) for span in names),
    ]


def steps(stretch: Stretch, found: Iterable[Mark]) -> Iterator[Step]:
    """The stretch as elements and words that, put together, are its text.

    A mark that begins in another and ends behind it is split at that end.
    """
    waiting = [_Part(mark.span.start, -mark.span.end, _rank(mark), order, mark) for order, mark in enumerate(found)]
    heapq.heapify(waiting)
    around: list[_Part] = []  # those that are open, the innermost last
    owners: set[Mark] = set()
    at = stretch.start
    while waiting or around:
        closes = bool(around) and (not waiting or around[-1].end <= waiting[0].start)
        part = around[-1] if closes else heapq.heappop(waiting)
        to = part.end if closes else part.start
        yield from _words(stretch, Span(at, to), around, owners)
        at = to
        if closes:
            around.pop()
            yield Step("close", part.mark, "", part.end == part.mark.span.end)
            continue
        if around and part.end > around[-1].end:
            heapq.heappush(waiting, part._replace(start=around[-1].end))
            part = part._replace(before_end=around[-1].before_end)
        around.append(part)
        yield Step("open", part.mark, "", part.start == part.mark.span.start)
    yield from _words(stretch, Span(at, stretch.end), around, owners)


class _Part(NamedTuple):
    """A mark or what is left of it, in the order in which they open: of two that begin together the longer first."""

    start: int
    before_end: int  # negative, so that the longer sorts first
    rank: int
    order: int
    mark: Mark

    @property
    def end(self) -> int:
        return -self.before_end


def _words(stretch: Stretch, span: Span, around: Sequence[_Part], owners: set[Mark]) -> Iterator[Step]:
    """The words of a span; they belong to the innermost mark around them that is tied to an award."""
    if span.start < span.end:
        owner = next((part.mark for part in reversed(around) if part.mark.ties), None)
        text = Span(span.start - stretch.start, span.end - stretch.start).of(stretch.text)
        yield Step("words", owner, text, owner is not None and owner not in owners)
        owners.update([owner] if owner else [])


def _rank(mark: Mark) -> int:
    return _OUTER.index(mark.kind) if mark.kind in _OUTER else len(_OUTER)


def _entities(sheet: Sheet) -> Iterator[tuple[str, str, Mention, Tie | None]]:
    for entity in sheet.entities:
        yield entity.kind, entity.name, entity.mention, None


def _parts(cards: Iterable[Card]) -> Iterator[tuple[str, str, Mention, Tie | None]]:
    """What the awards consist of: their own mentions, their parties, dates and places."""
    for card in cards:
        award, whole = card.award, Tie(card.number, card.anchor, None)
        yield "AWARD", award.award.name, award.award.mention, whole
        for link in card.links:
            tie = Tie(card.number, link.anchor, link.deed)
            yield _KINDS[link.party.type], link.party.name, link.party.mention, tie
        if award.date:
            yield "DATE", award.date.iso, award.date.mention, whole
        if award.place:
            yield "PLACE", award.place.name, award.place.mention, whole


def _evidence(cards: Iterable[Card], stretch: Stretch) -> Iterator[Mark]:
    """Each sentence that cards were read from, once, with their anchors."""
    anchors: dict[Span, list[str]] = {}
    for card in cards:
        for mention in card.award.evidence:
            if stretch.holds(mention):
                anchors.setdefault(Span(mention.start, mention.end), []).append(card.anchor)
    for span, those in anchors.items():
        yield Mark(span, "evidence", " ".join(those))
