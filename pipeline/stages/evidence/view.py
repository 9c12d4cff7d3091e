"""A release as its evidence is gathered from: who may be a party, which awards there are, and where they stand."""

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.frames import Frame
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.chances import Marks
from pipeline.stages.claims import Link
from pipeline.stages.evidence.blocks import BlockReader, Listed
from pipeline.stages.evidence.described import described
from pipeline.stages.frames import frames_by_verb
from pipeline.stages.layout import Layout
from pipeline.stages.merging import Fact, status_class
from pipeline.stages.phrases import AwardPhrase, Phrase
from pipeline.stages.resolution import Resolved
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.superlatives import superlatives

# What is looked at, so that a long text takes time by its length only.
_NEAREST = 48  # awards of a release that are all looked at, and mentions of one
_MENTIONS = 8  # mentions of a candidate
_BESIDE = 12  # awards named on either side of one
_NOWHERE = sys.maxsize  # tokens to a place where there is none


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may be an award's party: every mention of one name, by sentence."""

    name: str
    mentions: tuple[tuple[int, Phrase], ...]


@dataclass(frozen=True)
class Option:
    """An award that a party may belong to: one that the rules have made a fact of, or one that they left alone.

    Attributes:
        base: Of an award that only a list's form tells, the award that it was made of.
        owners: The first tokens of the mentions that stand in the list's place for it.
        nearest: Whether no other award stands between it and its base.
    """

    name: str
    fact: Fact | None
    mentions: tuple[tuple[int, AwardPhrase], ...]
    base: "Option | None" = None
    owners: frozenset[int] = frozenset()
    nearest: bool = True

    @cached_property
    def heads(self) -> tuple[int, ...]:
        """The heads of its mentions in the order of the text."""
        return tuple(sorted({award.head for _, award in self.mentions}))

    @cached_property
    def marks(self) -> Marks:
        """Marks of the award, whoever it may belong to."""
        return frozenset(
            (*_of_mentions(self.mentions), *(_of_fact(self.fact) if self.fact is not None else ("loose",)))
        )


@dataclass(frozen=True)
class View:
    """One release after the rules have read it."""

    annotated: Annotated
    layout: Layout
    readers: tuple[SentenceReader, ...]
    resolved: tuple[Resolved, ...]
    facts: tuple[Fact, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return self.annotated.tokens

    @cached_property
    def lemmas(self) -> Sequence[str]:
        """The lemma of each token, in small letters."""
        return [token.lemma.casefold() for token in self.tokens]

    @cached_property
    def words(self) -> Sequence[frozenset[str]]:
        """The lemmas of each sentence, in small letters."""
        return [frozenset(self.lemmas[first:last]) for first, last in self.annotated.sentences]

    @cached_property
    def told(self) -> tuple[int, ...]:
        """The sentences of headline and body."""
        spans = self.layout.of("headline", "body")
        return tuple(r.number for r in self.readers if any(s.covers(self.tokens[r.sentence.first].span) for s in spans))

    @cached_property
    def candidates(self) -> tuple[Candidate, ...]:
        """Everybody who may be a party, in the order of first mention."""
        found: dict[str, list[tuple[int, Phrase]]] = defaultdict(list)
        for number in self.told:
            reader = self.readers[number]
            for phrase in (*reader.phrases, *described(reader, telling=self._tells(number))):
                found[phrase.name].append((number, phrase))
        return tuple(Candidate(name, tuple(mentions)) for name, mentions in found.items())

    def _tells(self, number: int) -> bool:
        """Whether a sentence may name an award's party: it names or claims an award, or stands in a list."""
        reader = self.readers[number]
        return bool(reader.awards or self.by_sentence.get(number) or reader.starts_line)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """Every award: the facts, and by name those that no fact speaks of."""
        loose: dict[str, list[tuple[int, AwardPhrase]]] = defaultdict(list)
        spoken = {c.award.head for f in self.facts for c in f.claims if c.award is not None}
        named = {f.name.casefold() for f in self.facts}
        for number in self.told:
            for award in self.readers[number].awards:
                if award.head not in spoken and award.name.casefold() not in named:
                    loose[award.name].append((number, award))
        told = [Option(f.name, f, self._of_fact(f)) for f in self.facts]
        told += [Option(name, None, tuple(mentions)) for name, mentions in loose.items()]
        told += self._listed(told)
        return (*told, *self._superlative(told))

    def _superlative(self, told: Sequence[Option]) -> Iterator[Option]:
        """The titles that only a superlative tells, by name, in a release that names an award besides."""
        names = {option.name.casefold() for option in told}
        found: dict[str, list[tuple[int, AwardPhrase]]] = defaultdict(list)
        for number in self.told if told else ():
            for award in superlatives(self.readers[number]):
                if award.name.casefold() not in names:
                    found[award.name].append((number, award))
        for name, mentions in found.items():
            yield Option(name, None, tuple(mentions))

    def _listed(self, told: Sequence[Option]) -> Iterator[Option]:
        """The awards that only a list's form tells, by name."""
        blocks = BlockReader(self.annotated, self.readers, self.told)
        found: dict[str, list[Listed]] = defaultdict(list)
        for candidate in self.candidates:
            for number, phrase in candidate.mentions:
                for listed in blocks.listed(number, phrase):
                    found[listed.award.name].append(listed)
        homes = {award.head: option for option in reversed(told) for _, award in option.mentions}
        names = {option.name.casefold() for option in told}
        for name, places in found.items():
            if name.casefold() not in names:
                mentions = dict.fromkeys((place.sentence, place.award) for place in places)
                owners = frozenset(place.owner for place in places)
                near = any(place.nearest for place in places)
                yield Option(name, None, tuple(mentions), homes.get(places[0].base.head), owners, near)

    def _of_fact(self, fact: Fact) -> tuple[tuple[int, AwardPhrase], ...]:
        """The mentions of a fact's award: those of its claims, and the same name elsewhere."""
        by_head, by_name = self._mentions
        own = [by_head[c.award.head] for c in fact.claims if c.award is not None and c.award.head in by_head]
        found = {award.head: (number, award) for number, award in (*own, *by_name.get(fact.name.casefold(), ()))}
        return tuple(found[head] for head in sorted(found))

    @cached_property
    def _mentions(self) -> tuple[Mapping[int, tuple[int, AwardPhrase]], Mapping[str, list[tuple[int, AwardPhrase]]]]:
        """The awards that are told of, each with its sentence, by head and by compared name."""
        by_name: dict[str, list[tuple[int, AwardPhrase]]] = defaultdict(list)
        every = [(number, award) for number in self.told for award in self.readers[number].awards]
        for number, award in every:
            by_name[award.name.casefold()].append((number, award))
        return {award.head: (number, award) for number, award in every}, by_name

    @cached_property
    def frames(self) -> Mapping[str, Frame]:
        """The frame of each award verb."""
        return frames_by_verb(self.readers[0].tables.frames) if self.readers else {}

    @cached_property
    def claimed(self) -> Mapping[int, Sequence[tuple[Link, Resolved]]]:
        """What the claims make of each phrase, by its first token."""
        found: dict[int, list[tuple[Link, Resolved]]] = defaultdict(list)
        for one in self.resolved:
            for link in one.links:
                found[link.phrase.first].append((link, one))
        return found

    @cached_property
    def held(self) -> Mapping[str, Sequence[tuple[Link, Fact]]]:
        """What the facts make of each name."""
        found: dict[str, list[tuple[Link, Fact]]] = defaultdict(list)
        for fact in self.facts:
            for link in fact.links:
                found[link.phrase.name].append((link, fact))
        return found

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[Resolved]]:
        """The claims of each sentence."""
        found: dict[int, list[Resolved]] = defaultdict(list)
        for one in self.resolved:
            found[one.claim.sentence].append(one)
        return found

    @cached_property
    def awarded(self) -> tuple[int, ...]:
        """The sentences of headline and body that name an award."""
        return tuple(number for number in self.told if self.readers[number].awards)

    @cached_property
    def _lines(self) -> tuple[list[int], list[int]]:
        """Where each line starts, and for each the number of the last one above it that has words, -1 for none."""
        starts, above, last = [0], [-1], -1
        for number, line in enumerate(self.annotated.text.split("\n")):
            last = number if line.strip() else last
            starts.append(starts[-1] + len(line) + 1)
            above.append(last)
        return starts, above

    def line_number(self, token: int) -> int:
        """How many line ends stand before the token."""
        return bisect_right(self._lines[0], self.tokens[token].span.start) - 1

    def _line(self, number: int) -> str:
        starts, _ = self._lines
        return self.annotated.text[starts[number] : starts[number + 1]].strip() if number >= 0 else ""

    def line_before(self, token: int) -> str:
        """What stands before the token on its line."""
        start = self._lines[0][self.line_number(token)]
        return self.annotated.text[start : self.tokens[token].span.start].strip()

    def line_of(self, token: int) -> str:
        """The token's line."""
        return self._line(self.line_number(token))

    def line_above(self, token: int) -> str:
        """The last line with words above the token's."""
        return self._line(self._lines[1][self.line_number(token)])

    @cached_property
    def _places(self) -> Sequence[tuple[int, int]]:
        """The sentences that name awards, each with the place of the award among the options, in order."""
        named = ((number, at) for at, option in enumerate(self.options) for number, _ in option.mentions)
        return sorted(named)

    def near(self, candidate: Candidate) -> tuple[Option, ...]:
        """The awards that the candidate may belong to: all, or of very many those that stand nearest."""
        if len(self.options) <= _NEAREST:
            return self.options
        found: dict[int, None] = {}
        for number, _ in candidate.mentions[:_MENTIONS]:
            at = bisect_left(self._places, (number, 0))
            found |= dict.fromkeys(place for _, place in self._places[max(0, at - _BESIDE) : at + _BESIDE])
        return tuple(self.options[at] for at in sorted(found))


def _of_mentions(mentions: Sequence[tuple[int, AwardPhrase]]) -> Iterator[str]:
    yield f"mentions{bucket(len(mentions), 0, 1, 2, 4)}"
    for _, award in mentions[:1]:
        yield f"award={award.rule}"
        yield f"number={award.number}"
        if award.bare:
            yield "bare"
        if award.category:
            yield "class"


def _of_fact(fact: Fact) -> Iterator[str]:
    """What the rules have made of an award."""
    yield f"fact:{status_class(fact.status)}"
    yield f"fact:winners{bucket(len(fact.parties('recipient')), 0, 1, 2, 4)}"
    if all(claim.epithet for claim in fact.claims):
        yield "reminder"
    for claim in fact.claims:
        yield f"rule={claim.rule}"


def nearest(candidate: Candidate, option: Option) -> tuple[int, Phrase, int, AwardPhrase] | None:
    """The mentions of both that stand nearest, each with its sentence; ``None`` where the award is only understood."""
    pairs = [
        (number, phrase, other, award)
        for number, phrase in candidate.mentions[:_NEAREST]
        for other, award in option.mentions[:_NEAREST]
    ]
    return min(pairs, key=lambda p: (abs(p[0] - p[2]), abs(p[1].head - p[3].head), p[1].head, p[3].head), default=None)


class Ranks:
    """How near to a token several things have a place, before it and behind it.

    Args:
        at: The token.
        things: The places of each, in order.
    """

    def __init__(self, at: int, things: Iterable[Sequence[int]]) -> None:
        self._at = at
        gaps = [_gaps(at, places) for places in things]
        self._before = sorted(before for before, _ in gaps)
        self._behind = sorted(behind for _, behind in gaps)

    def marks(self, own: Sequence[int], *steps: int) -> Iterator[str]:
        """Marks of how many have a place nearer than one of them that has these, on either side."""
        before, behind = _gaps(self._at, own)
        for side, gap, gaps in (("before", before, self._before), ("behind", behind, self._behind)):
            yield f"nearer-{side}{bucket(bisect_left(gaps, gap), *steps)}" if gap < _NOWHERE else f"none-{side}"


def _gaps(at: int, places: Sequence[int]) -> tuple[int, int]:
    """Tokens to the nearest place before, and to that at the token or behind it."""
    place = bisect_left(places, at)
    return at - places[place - 1] if place else _NOWHERE, places[place] - at if place < len(places) else _NOWHERE


def bucket(number: int, *steps: int) -> str:
    """The first step that the number does not pass."""
    for step in steps:
        if number <= step:
            return f"<={step}"
    return "more"
