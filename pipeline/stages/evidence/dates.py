"""Marks of an award and a date: what speaks for it that the award was given, or will be, on that day."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.records import LIVE
from pipeline.stages.chances import Marks
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.dates import DateMention
from pipeline.stages.evidence.view import View, bucket
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import sentence_of

_NEAREST = 24  # dates that are looked at; so a long text takes time by its length only
_FAR = 99  # sentences
_DAY = 10  # characters of an ISO date with day
_CEREMONY = frozenset(
    {
        "podelitev", "slovesnost", "prireditev", "proslava", "akademija", "seja", "svečanost", "praznik", "občni",
        "zbor", "festival", "prvenstvo", "tekmovanje", "sklep", "razglasitev", "razpis", "rok", "izročitev", "dan",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class When:
    """A value that the release tells of: every mention of one day, month or year, by sentence."""

    iso: str
    mentions: tuple[tuple[int, DateMention], ...]


@dataclass(frozen=True)
class Calendar:
    """The dates of a release and the awards that they may be of."""

    view: View
    about: Circumstances
    facts: Sequence[Fact]

    @cached_property
    def values(self) -> Sequence[When]:
        """The values in the order of first mention."""
        found: dict[str, list[tuple[int, DateMention]]] = defaultdict(list)
        for mention in self.about.entities.dates:
            if mention.iso is not None:
                found[mention.iso].append((self._sentence(mention), mention))
        return [When(iso, tuple(mentions)) for iso, mentions in found.items()]

    @cached_property
    def _starts(self) -> Sequence[int]:
        return [token.span.start for token in self.view.tokens]

    def _sentence(self, mention: DateMention) -> int:
        at = min(bisect_left(self._starts, mention.span.start), len(self._starts) - 1)
        return sentence_of(self.view.annotated, at)

    def sentences(self, fact: Fact) -> tuple[set[int], set[int]]:
        """The sentences that claim the award, and those that name its parties."""
        parties = {sentence_of(self.view.annotated, link.phrase.first) for link in fact.links}
        return {claim.sentence for claim in fact.claims}, parties

    def near(self, fact: Fact) -> Sequence[When]:
        """The dates that the award may have: all, or of very many those that are told nearest to it."""
        if len(self.values) <= _NEAREST:
            return self.values
        told = set().union(*self.sentences(fact))
        gaps = {
            v.iso: min((abs(n - s) for n, _ in v.mentions[:_NEAREST] for s in told), default=_FAR) for v in self.values
        }
        kept = set(sorted(gaps, key=lambda iso: gaps[iso])[:_NEAREST])
        return [value for value in self.values if value.iso in kept]

    def nearest(self, fact: Fact, value: When) -> DateMention:
        """The mention of a date that stands nearest to what is told of the award."""
        told = set().union(*self.sentences(fact))
        return min(value.mentions, key=lambda m: (min((abs(m[0] - s) for s in told), default=0), m[1].span))[1]

    @cached_property
    def marks(self) -> Mapping[str, Marks]:
        """Marks of each value over its mentions, whatever award it may be of."""
        return {value.iso: frozenset(_of_value(self, value)) for value in self.values}

    @cached_property
    def published(self) -> str:
        """The day of publication, empty where it is not known."""
        return self.about.published.isoformat() if self.about.published else ""

    @cached_property
    def ruled(self) -> Mapping[str, int]:
        """How many of the day's awards the rules have put on each date."""
        found: dict[str, int] = defaultdict(int)
        for fact in self.facts:
            if fact.status in LIVE and fact.date is not None and fact.date.iso:
                found[fact.date.iso] += 1
        return found

    @cached_property
    def occasion(self) -> str:
        """The day that the release tells of as the ceremony's, as far as the rules see."""
        told = self.about.occasion
        return (told.iso or "") if told is not None else ""


def _of_value(calendar: Calendar, value: When) -> Iterator[str]:
    iso = value.iso
    yield f"precision{len(iso)}"
    yield f"mentions{bucket(len(value.mentions), 1, 2, 3)}"
    yield from _of_age(iso, calendar.published)
    if any(other.iso != iso and other.iso.startswith(iso) for other in calendar.values):
        yield "part-of-other"
    if iso == calendar.occasion:
        yield "occasion"
    own = calendar.ruled.get(iso, 0)
    yield f"ruled{bucket(own, 0, 1, 2, 4)}"
    yield f"others-ruled{bucket(sum(calendar.ruled.values()) - own, 0, 1, 2, 4)}"
    days = [other.iso for other in calendar.values if len(other.iso) == _DAY]
    yield f"days{bucket(len(days), 0, 1, 2, 3, 5)}"
    if iso in days:
        yield f"first-day:{days[0] == iso}"
        yield f"earliest-day:{min(days) == iso}"
        yield f"last-day:{max(days) == iso}"
    for number, mention in value.mentions:
        yield from _of_mention(calendar, number, mention)


def _of_age(iso: str, published: str) -> Iterator[str]:
    """How the date stands to the day of publication."""
    if not published or iso == published:
        yield "published" if published else "no-publication"
        return
    yield f"{'after' if iso > published else 'before'}-publication"
    if len(iso) == _DAY:
        age = (date.fromisoformat(published) - date.fromisoformat(iso)).days
        yield f"age{bucket(age, -60, -14, -1, 0, 1, 3, 7, 14, 60, 200)}"
    elif iso[:4] == published[:4]:
        yield "year-of-publication"
        if published.startswith(iso):
            yield "part-of-publication"


def _of_mention(calendar: Calendar, number: int, mention: DateMention) -> Iterator[str]:
    view = calendar.view
    reader = view.readers[number]
    yield f"rule={mention.rule}"
    yield f"relation={mention.relation}"
    sections = [s.kind for s in view.layout.sections if s.span.covers(mention.span)]
    yield f"section={sections[0] if sections else None}"
    lemmas = {t.lemma.casefold() for t in reader.tokens[slice(*reader.sentence)]}
    for word in lemmas & _CEREMONY:
        yield f"word={word}"
    if reader.awards:
        yield "award-in-sentence"
    for one in view.by_sentence.get(number, ()):
        yield f"told:{one.claim.status}"
    for predicate in reader.clauses.predicates.values():
        yield f"tense={predicate.tense}"
    tokens = view.tokens
    first = next((i for i in range(*reader.sentence) if tokens[i].span.meets(mention.span)), reader.sentence.first)
    before = tokens[first - 1].lemma if first > reader.sentence.first else "^"
    yield f"after={before}"
    governor = tokens[tokens[first].head]
    yield (
        f"governor={governor.lemma}"
        if governor.features.pos in {"VERB", "NOUN"}
        else f"governor={governor.features.pos}"
    )


def of_date(calendar: Calendar, fact: Fact, value: When) -> Marks:
    """Marks of an award and one of the dates of the release."""
    marks = set(calendar.marks[value.iso]) | {f"status={fact.status}"}
    own = fact.date.iso if fact.date is not None else None
    marks.add("own" if own == value.iso else "no-own" if own is None else "own-other")
    if own is not None and own != value.iso:
        marks.add("refines-own" if value.iso.startswith(own) else "part-of-own" if own.startswith(value.iso) else "far")
    sentences, parties = calendar.sentences(fact)
    for name, told in (("claims", sentences), ("parties", parties)):
        gap = min((abs(number - sentence) for number, _ in value.mentions for sentence in told), default=_FAR)
        marks.add(f"{name}{bucket(gap, 0, 1, 2, 4)}")
    for number, mention in value.mentions:
        if number in sentences:
            here = {claim.status for claim in fact.claims if claim.sentence == number}
            marks |= {f"claim:{status}" for status in here}
            tokens = calendar.view.tokens
            scopes = [c.scope for c in fact.claims if c.sentence == number]
            if any(tokens[i].span.meets(mention.span) for scope in scopes for i in scope):
                marks.add("in-scope")
    if fact.year_for and value.iso[:4] == fact.year_for[:4]:
        marks.add("year-for")
    return frozenset(marks | {f"{fact.status}:{m}" for m in marks})
