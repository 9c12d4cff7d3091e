"""A release as its evidence is gathered from: who may be a party, which awards there are, and where they stand."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.records import LIVE
from pipeline.rules.frames import Frame
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.claims import Link
from pipeline.stages.evidence.described import described
from pipeline.stages.layout import Layout
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import AwardPhrase, Phrase
from pipeline.stages.resolution import Resolved
from pipeline.stages.sentences import SentenceReader


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
        return {verb: frame for frame in self.readers[0].tables.frames for verb in frame.verbs} if self.readers else {}

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

    def line_before(self, token: int) -> str:
        """What stands before the token on its line."""
        text, start = self.annotated.text, self.tokens[token].span.start
        return text[text.rfind("\n", 0, start) + 1 : start].strip()

    def line_of(self, token: int) -> str:
        """The token's line."""
        text, start = self.annotated.text, self.tokens[token].span.start
        end = text.find("\n", start)
        return text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)].strip()

    def line_above(self, token: int) -> str:
        """The last line with words above the token's."""
        text, start = self.annotated.text, self.tokens[token].span.start
        return text[: text.rfind("\n", 0, start) + 1].rstrip().rpartition("\n")[2].strip()

    def line_number(self, token: int) -> int:
        """How many line ends stand before the token."""
        return self.annotated.text.count("\n", 0, self.tokens[token].span.start)


def status_class(status: str) -> str:
    """Whether a record counts ("live"), else its status."""
    return "live" if status in LIVE else status


def bucket(number: int, *steps: int) -> str:
    """The first step that the number does not pass."""
    return next((f"<={step}" for step in steps if number <= step), "more")
