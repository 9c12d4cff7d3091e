"""A release as its evidence is gathered from: who may be a party, which awards there are, and where they stand."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.frames import Frame
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.claims import Link
from pipeline.stages.evidence.described import described
from pipeline.stages.frames import frames_by_verb
from pipeline.stages.layout import Layout
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import AwardPhrase, Phrase
from pipeline.stages.resolution import Resolved
from pipeline.stages.sentences import SentenceReader

_NEAREST = 48  # awards, and mentions of one, that are looked at; so a long text takes time by its length only


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or something that may be an award's party: every mention of one name, by sentence."""

    name: str
    mentions: tuple[tuple[int, Phrase], ...]


@dataclass(frozen=True, slots=True)
class Option:
    """An award that a party may belong to: one that the rules have made a fact of, or one that they left alone."""

    name: str
    fact: Fact | None
    mentions: tuple[tuple[int, AwardPhrase], ...]


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
            for phrase in (*reader.phrases, *described(reader)):
                if phrase.kind != "place":
                    found[phrase.name].append((number, phrase))
        return tuple(Candidate(name, tuple(mentions)) for name, mentions in found.items())

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
        known = [Option(f.name, f, self._of_fact(f)) for f in self.facts]
        return (*known, *(Option(name, None, tuple(mentions)) for name, mentions in loose.items()))

    def _of_fact(self, fact: Fact) -> tuple[tuple[int, AwardPhrase], ...]:
        """The mentions of a fact's award: those of its claims, and the same name elsewhere."""
        own = {c.award.head for c in fact.claims if c.award is not None}
        return tuple(
            (number, award)
            for number in self.told
            for award in self.readers[number].awards
            if award.head in own or award.name.casefold() == fact.name.casefold()
        )

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

    def near(self, candidate: Candidate) -> tuple[Option, ...]:
        """The awards that the candidate may belong to: all, or of very many those that stand nearest."""
        if len(self.options) <= _NEAREST:
            return self.options
        numbers = [number for number, _ in candidate.mentions]

        def distance(at: int) -> tuple[int, int]:
            places = (number for number, _ in self.options[at].mentions[:_NEAREST])
            return min((abs(a - b) for a in places for b in numbers[:_NEAREST]), default=len(self.readers)), at

        return tuple(self.options[at] for at in sorted(sorted(range(len(self.options)), key=distance)[:_NEAREST]))


def nearest(candidate: Candidate, option: Option) -> tuple[int, Phrase, int, AwardPhrase] | None:
    """The mentions of both that stand nearest, each with its sentence; ``None`` where the award is only understood."""
    pairs = [
        (number, phrase, other, award)
        for number, phrase in candidate.mentions[:_NEAREST]
        for other, award in option.mentions[:_NEAREST]
    ]
    return min(pairs, key=lambda p: (abs(p[0] - p[2]), abs(p[1].head - p[3].head), p[1].head, p[3].head), default=None)


def bucket(number: int, *steps: int) -> str:
    """The first step that the number does not pass."""
    return next((f"<={step}" for step in steps if number <= step), "more")
