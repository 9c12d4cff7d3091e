"""A release as a page: its sections, headline, dateline, date of publication, source and contacts.

``find_layout`` reads the head from the top (``heads``), the tail from the bottom (``tails``), and what is left is body.
A page with several releases is cut where a letterhead with a number stands in the middle; the first gives the facts.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from pipeline.records import Contacts, SectionKind
from pipeline.rules.dates import DATES
from pipeline.rules.layout import LayoutRow
from pipeline.spans import Span
from pipeline.stages.contacts import find_contacts
from pipeline.stages.cues import Cues, Found, Line, Section, cues_of, lines_of
from pipeline.stages.dates import find_dates
from pipeline.stages.heads import Head, read_head, read_late_dateline
from pipeline.stages.language import Part
from pipeline.stages.tails import Tail, read_tail

_T = TypeVar("_T")
_WHOLE: frozenset[SectionKind] = frozenset({"body", "signature", "contact", "disclaimer"})  # run on over several lines
_BODY_LINE = 80  # characters; a line so long and no part of a head shows that a release has begun
_CUTS = 50  # releases that one page may hold beside the first; what follows is read as the last one's body
_DAY = 10  # characters of an ISO date with day


class Published(NamedTuple):
    """The day of publication, where it stands and the row that found it."""

    day: dt.date
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Layout:
    """What the page says by its form; spans are offsets into the text.

    Attributes:
        sections: In the text's order, not overlapping. ``source`` also holds letterheads, labels ("SPOROČILO ZA
            JAVNOST") and rubrics, ``dateline`` also stamps; a line of dots between sections belongs to none.
        title: The headline with its line breaks, without labels and subtitles.
        source: What spread the text: an agency's line or the value of "Vir:"; no letterhead.
        dateline_place: As written.
        published: From a dateline, which may take its year from a stamp; else from a stamp.
        around: A day near it, where only its month or year is told ("glasilo občine, marec 2019").
        senders: Letterheads and the departments that sign.
        credits: Stretches of the body that name photographers, who won nothing.
        contacts: From all that is Slovene of the text.
    """

    sections: tuple[Section, ...]
    title: Found | None
    source: Found | None
    dateline_place: Found | None
    published: Published | None
    around: dt.date | None
    senders: tuple[Span, ...]
    credits: tuple[Span, ...]
    contacts: Contacts

    def of(self, *kinds: SectionKind) -> tuple[Span, ...]:
        """Where the sections of these kinds lie."""
        return tuple(section.span for section in self.sections if section.kind in kinds)


def find_layout(text: str, rows: tuple[LayoutRow, ...], *, parts: Sequence[Part] | None = None) -> Layout:
    """Lay a release out.

    Args:
        text: The text as it was read, with any line ends.
        rows: The table, compiled once for each.
        parts: The Slovene parts; all else is passed over, and no section reaches across it. All of the text by default.
    """
    cues = cues_of(rows)
    stretches = [Span(0, len(text))] if parts is None else [part.span for part in parts]
    lines = lines_of(text, stretches)
    pages = [_read(text, page, cues) for page in _pages(text, lines, cues)]
    found = [section for page in pages for section in page.sections]
    sections = _merged(sorted(found, key=lambda section: section.span), [stretch.start for stretch in stretches])
    return Layout(
        sections=sections,
        title=_first(page.head.title for page in pages[:1]),
        source=_first(source for page in pages[:1] for source in (page.head.source, page.tail.source)),
        dateline_place=_first(place for page in pages[:1] for place in (*page.head.places, *page.tail.places)),
        published=_published(text, pages[0]) if pages else None,
        around=_around(text, pages[0]) if pages else None,
        senders=tuple(sorted(sender for page in pages for sender in (*page.head.senders, *page.tail.senders))),
        credits=_credits(text, sections, cues),
        contacts=find_contacts(text, stretches),
    )


class _Page(NamedTuple):
    head: Head
    tail: Tail
    sections: list[Section]


def _pages(text: str, lines: Sequence[Line], cues: Cues) -> Iterator[Sequence[Line]]:
    """The lines of each release on the page."""
    start, begun, cuts = 0, False, 0
    for index, line in enumerate(lines):
        begun = begun or line.span.end - line.span.start > _BODY_LINE
        if begun and cuts < _CUTS and cues.at(text, line.span, "reference"):
            top = index
            while top > start and lines[top - 1].block == line.block:
                top -= 1
            if top > start:
                yield lines[start:top]
                start, begun, cuts = top, False, cuts + 1
    if lines:
        yield lines[start:]


def _read(text: str, lines: Sequence[Line], cues: Cues) -> _Page:
    head = read_head(text, lines, cues)
    late = read_late_dateline(text, lines, head, cues)
    tail = read_tail(text, lines, head.first if late is None else late, cues)
    sections = [*head.sections]
    for index in range(head.first, len(lines)):
        if index in tail.dividers:
            continue
        start, end = lines[index].span
        if index == head.first:
            start = head.body
        if index == late:
            start = head.sections[-1].span.end
        while start < end and text[start].isspace():
            start += 1
        sections.append(tail.sections.get(index) or Section("body", Span(start, end), "layout.body"))
    return _Page(head, tail, [section for section in sections if section.span.start < section.span.end])


def _merged(sections: Iterable[Section], starts: Sequence[int]) -> tuple[Section, ...]:
    """Neighbours of one kind as one, but not across a stretch that was passed over."""
    merged: list[Section] = []
    for section in sections:
        before = merged[-1] if merged else None
        if (
            before
            and before.kind == section.kind in _WHOLE
            and bisect_right(starts, before.span.start) == bisect_right(starts, section.span.start)
        ):
            merged[-1] = before._replace(span=Span(before.span.start, section.span.end))
        else:
            merged.append(section)
    return tuple(merged)


def _published(text: str, page: _Page) -> Published | None:
    """The first full date of a dateline, of a year that a stamp may give; else of a stamp."""
    stamps = [*page.head.stamps, *page.tail.stamps]
    stamped = _first(_dated(text, stamp, None) for stamp in stamps)
    datelines = [*page.head.days, *page.tail.days]
    return _first(_dated(text, day, stamped.day if stamped else None) for day in datelines) or stamped


def _around(text: str, page: _Page) -> dt.date | None:
    """The middle of the month, or of the year, that a masthead, stamp or dateline tells without a day."""
    for found in (*page.head.issues, *page.head.stamps, *page.head.days, *page.tail.stamps, *page.tail.days):
        words = found.span.of(text)
        if words.isdecimal():
            return dt.date(int(words), 7, 1)
        for mention in find_dates(text, DATES, within=found.span):
            if mention.precision == "month" and mention.iso:
                return dt.date.fromisoformat(f"{mention.iso}-15")
    return None


def _dated(text: str, found: Found, anchor: dt.date | None) -> Published | None:
    for mention in find_dates(text, DATES, within=found.span, anchor=anchor):
        if mention.iso and len(mention.iso) == _DAY:
            return Published(dt.date.fromisoformat(mention.iso), found.span, found.rule)
    return None


def _credits(text: str, sections: Iterable[Section], cues: Cues) -> tuple[Span, ...]:
    bodies = [section.span for section in sections if section.kind == "body"]
    return tuple(sorted(hit.span for body in bodies for hit in cues.inside(text, body, "credit")))


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)
