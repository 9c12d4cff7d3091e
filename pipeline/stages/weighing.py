"""Weighing: a trained linker goes through what the rules found, drops what has little chance and adds what has much.

It works on the awards of the day and on the winners of those told as past; what the rules tell of as nominated,
declined or revoked stays theirs.
"""

import math
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from pipeline.network.arguments import ArgumentNetwork, Read
from pipeline.records import LIVE, Status
from pipeline.stages.chances import Belief, Chances, chance_of
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.claims import GIVERS, LINKER_RULE, PAST, WEIGHED, Claim, Link, Weighed, slot_of
from pipeline.stages.evidence.arguments import heard_of, live_facts
from pipeline.stages.evidence.links import of_links
from pipeline.stages.evidence.view import Candidate, Option, View, nearest
from pipeline.stages.merging import Fact, settle

LINK: Final = "link"
AWARD: Final = "award"
NEWS: Final = "news"
BELIEFS: Final = frozenset({*WEIGHED, LINK, AWARD, NEWS})
"""What is believed or not: that a candidate fills a slot of some award of the day, or won one told as past; that its
award is this one; that the day's news tells of an award; that the release tells of any, or, of one whose winner a row
has read, of this one."""

# Who hands over does so for a whole ceremony; of a winner, a second award has to be as likely as not.
_EVEN: Final = 0.5


@dataclass(frozen=True, slots=True)
class Linker:
    """What weighs.

    Attributes:
        network: The argument network.
        beliefs: By what is believed.
        choices: The models of the choices that are made after the links.
    """

    network: ArgumentNetwork
    beliefs: Mapping[str, Belief]
    choices: Mapping[str, Chances]


@dataclass(frozen=True, slots=True)
class _Party:
    """A candidate in a slot of an option, and the confidence that the chance of both together means."""

    candidate: Candidate
    slot: Weighed
    option: Option
    confidence: float


@dataclass(frozen=True)
class _Scales:
    """A release with what it is weighed by."""

    view: View
    linker: Linker

    @cached_property
    def _read(self) -> Read:
        return self.linker.network.read(heard_of(self.view))

    @cached_property
    def news(self) -> float:
        """The chance that the release tells of an award of the day."""
        return chance_of(self._read.news)

    def award(self, option: Option) -> float:
        """The chance that the news tells of an award that the rules take for one of the day."""
        return chance_of(self._read.awards[self._places[id(option)]])

    def today(self, at: int) -> float:
        """The chance that the news is of an award whose winner a row has read, by its place among the options.

        It is that of the mean log odds of both: what the network says of a whole release, it says best of releases
        like those that it has learnt from, and of an award by the words around it.
        """
        return both(self._read, at)

    def slot(self, slot: Weighed) -> list[float]:
        """Of each candidate, the chance that it fills the slot."""
        return [chance_of(odds) for odds in self._read.slots[:, WEIGHED.index(slot)].tolist()]

    def links(self, at: int, slot: Weighed, options: Sequence[Option]) -> list[float]:
        """Of each option, the chance that it is the award of a candidate, by its place, that fills the slot."""
        candidate = self.view.candidates[at]
        marks = of_links(self.view, candidate, slot, options)
        places = [self._places[id(option)] for option in options]
        read = self._read
        odds = self.linker.network.links(read.winners[at], read.options[places], marks)
        return [chance_of(one) for one in odds[:, WEIGHED.index(slot)].tolist()]

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id(option): at for at, option in enumerate(self.view.options)}


def weigh(view: View, linker: Linker, about: Circumstances) -> tuple[Fact, ...]:
    """The facts of a release after the linker has gone through them."""
    if not view.options:  # most news names no award
        return ()
    scales = _Scales(view, linker)
    belief = linker.beliefs[NEWS]
    told = won(view)
    quiet = {at for at in told if scales.today(at) < belief.ruled}
    news = len(quiet) < len(told) or scales.news >= belief.cut
    found: dict[int, list[_Party]] = defaultdict(list)
    for party in _parties(scales, WEIGHED if news else (PAST,)):
        found[id(party.option)].append(party)
    facts: list[Fact] = []
    for at, option in enumerate(view.options):
        parties = found.get(id(option), [])
        if option.fact is not None and option.fact.status == "past" and option.fact.date is not None:
            facts += _of_background(view, option, _winners(view, option.fact, parties), about)
            continue
        live = [party for party in parties if party.slot != PAST]
        over = option.fact is not None and option.fact.status == "past"
        today = {party.candidate.name for party in live if party.slot == "recipient" and not over}
        past = [party for party in parties if party.slot == PAST and party.candidate.name not in today]
        if news and at not in quiet:
            given = found.get(id(option.base), []) if option.base is not None else []
            facts += _of_today(scales, option, [*live, *_givers(given, live)], about)
        facts += _of_background(view, option, past, about)
    return settle(facts, about)


def _of_today(scales: _Scales, option: Option, parties: Sequence[_Party], about: Circumstances) -> list[Fact]:
    """What the release tells of the award as of the day's."""
    view = scales.view
    if option.fact is None:
        return _new_fact(view, option, parties, _status_near(view, option), about)
    if option.fact.status in LIVE:
        return _reweighed(option.fact, parties, scales.linker.beliefs[AWARD], scales.award(option))
    return _promoted(view, option.fact, parties)


def _of_background(view: View, option: Option, winners: Sequence[_Party], about: Circumstances) -> list[Fact]:
    """What the release tells of the award as of one told as past, nominated, declined or revoked."""
    fact = option.fact
    if fact is None or fact.status in LIVE:
        return _new_fact(view, option, winners, "past", about)
    if fact.status != "past":
        return [fact]
    if not winners:
        return [] if fact.parties("recipient") else [fact]
    others = tuple(link for link in fact.links if link.slot != "recipient")
    return [replace(fact, links=(*_links(winners), *others))]


def _parties(scales: _Scales, slots: Sequence[Weighed]) -> Iterator[_Party]:
    """Who is believed to be a party, and of which awards."""
    view, beliefs = scales.view, scales.linker.beliefs
    for slot in slots:
        belief, ruled = beliefs[slot], ruled_in(view, slot)
        chances = together(view, slot, ruled, scales.slot(slot))
        cuts = [belief.ruled if candidate.name in ruled else belief.cut for candidate in view.candidates]
        for at in _apart(view.candidates, chances, cuts):
            options = view.near(view.candidates[at])
            links = scales.links(at, slot, options)
            best = max(range(len(options)), key=lambda o: (links[o], -o))
            own = _own(view.candidates[at], slot, options)
            least = _EVEN if slot in {"recipient", PAST} else beliefs[LINK].cut
            for o, link in enumerate(links):
                if o == best or (link >= least and options[o].fact is not None and (not own or o in own)):
                    yield _Party(view.candidates[at], slot, options[o], belief.confidence(chances[at] * link))


def _own(candidate: Candidate, slot: Weighed, options: Sequence[Option]) -> frozenset[int]:
    """The awards, by their places, of which the rules have the candidate for a winner; it has hardly won more."""
    if slot not in {"recipient", PAST}:
        return frozenset()
    facts = ((at, option.fact) for at, option in enumerate(options) if option.fact is not None)
    same = ((at, fact) for at, fact in facts if (fact.status == "past") == (slot == PAST))
    return frozenset(at for at, fact in same if candidate.name in {x.phrase.name for x in fact.parties("recipient")})


def won(view: View) -> dict[int, Fact]:
    """The day's awards of which a row has read who has them, by their places among the options."""
    return {at: fact for at, fact in live_facts(view) if fact.parties("recipient")}


def both(read: Read, at: int) -> float:
    """The chance of the mean log odds of the news and of an award, by its place among the options."""
    return chance_of((read.news + read.awards[at]) / 2)


def ruled_in(view: View, slot: Weighed) -> frozenset[str]:
    """The names of those whom the rules have in the slot."""
    facts = (fact for fact in view.facts if (fact.status == "past" if slot == PAST else fact.status in LIVE))
    return frozenset(x.phrase.name for fact in facts for x in fact.parties(slot_of(slot)))


def together(view: View, slot: Weighed, ruled: Container[str], chances: Sequence[float]) -> list[float]:
    """The chances of the candidates, at least the mean of those whom one clause has in the slot together.

    Names of a list are won with or without each other, however unlike anybody's one of them looks.

    Args:
        view: The release.
        slot: What is weighed.
        ruled: The names of those whom the rules have there.
        chances: Of each candidate, the chance that it fills the slot.
    """
    places = {candidate.name: at for at, candidate in enumerate(view.candidates)}
    found = list(chances)
    for one in view.resolved:
        names = {x.phrase.name for x in one.links if x.slot == slot_of(slot) and x.phrase.name in ruled}
        members = [places[name] for name in names if name in places]
        if len(members) > 1:
            mean = math.fsum(chances[at] for at in members) / len(members)
            for at in members:
                found[at] = max(found[at], mean)
    return found


def _apart(candidates: Sequence[Candidate], chances: Sequence[float], cuts: Sequence[float]) -> list[int]:
    """The candidates that are believed, in their order; of several read from the same words the likeliest."""
    taken: set[int] = set()
    kept = []
    believed = (at for at, (chance, cut) in enumerate(zip(chances, cuts, strict=True)) if chance >= cut)
    for at in sorted(believed, key=lambda at: (-chances[at], at)):
        spans = [set(range(phrase.first, phrase.last)) for _, phrase in candidates[at].mentions]
        if not all(span & taken for span in spans):
            kept.append(at)
            taken.update(*spans)
    return sorted(kept)


def _links(parties: Sequence[_Party]) -> tuple[Link, ...]:
    """The links to an award, of two of one slot that are read from the same words the likelier."""
    taken: set[tuple[str, int]] = set()
    kept = []
    for at, link in sorted(enumerate(map(_link, parties)), key=lambda one: (-one[1].confidence, one[0])):
        words = {(link.slot, word) for word in range(link.phrase.first, link.phrase.last)}
        if not words & taken:
            kept.append((at, link))
            taken |= words
    return tuple(link for _, link in sorted(kept, key=lambda one: one[0]))


def _link(party: _Party) -> Link:
    """The link, as the rules made it where they did; else read from the mention next to the award."""
    fact, slot = party.option.fact, slot_of(party.slot)
    own = (x for x in (fact.links if fact else ()) if (x.slot, x.phrase.name) == (slot, party.candidate.name))
    ruled = next(own, None)
    if ruled is not None:
        return replace(ruled, confidence=party.confidence)
    pair = nearest(party.candidate, party.option)
    phrase = pair[1] if pair is not None else party.candidate.mentions[0][1]
    roles = phrase.roles or next((p.roles for _, p in party.candidate.mentions if p.roles), ())
    return Link(slot, replace(phrase, roles=roles), LINKER_RULE, party.confidence)


def _reweighed(fact: Fact, parties: Sequence[_Party], belief: Belief, told: float) -> list[Fact]:
    """The fact with the parties that are believed; none where it has lost its winners or is no news."""
    if not parties and (fact.parties("recipient") or told < belief.cut):
        return []
    return [replace(fact, links=_links(parties), confidence=belief.confidence(told))]


def _promoted(view: View, fact: Fact, parties: Sequence[_Party]) -> list[Fact]:
    """A fact that the rules took for background, for those of its parties who have won today after all.

    Who has the same award of today besides has won the one told as background in another year.
    """
    winners = {party.candidate.name for party in parties if party.slot == "recipient"}
    if fact.status != "past" or not winners - _again(view, fact):
        return []
    return [replace(fact, status="conferred", links=_links(parties))]


def _winners(view: View, fact: Fact, parties: Sequence[_Party]) -> list[_Party]:
    """Who won an award that the rules date to another day: it stays background, whoever is believed to have won it."""
    again = _again(view, fact)
    found: dict[str, _Party] = {}
    for party in parties:
        if party.slot == PAST or (party.slot == "recipient" and party.candidate.name not in again):
            found.setdefault(party.candidate.name, party)
    return [*found.values()]


def _again(view: View, fact: Fact) -> frozenset[str]:
    """Whom the rules have for a winner of the same award of today."""
    same = (f for f in view.facts if f.status in LIVE and f.name.casefold() == fact.name.casefold())
    return frozenset(link.phrase.name for other in same for link in other.parties("recipient"))


def _givers(parties: Sequence[_Party], own: Sequence[_Party]) -> Iterator[_Party]:
    """Who gives an award gives it in each of its classes, where these name nobody else."""
    slots = {party.slot for party in own}
    for party in parties:
        if party.slot in GIVERS and party.slot not in slots:
            yield party


def _status_near(view: View, option: Option) -> Status:
    """The status of the award that a list's form changes, else that of most of the day's awards."""
    base = option.base.fact if option.base is not None else None
    statuses = [f.status for f in ([base] if base is not None else view.facts) if f.status in LIVE]
    return max(dict.fromkeys(statuses), key=statuses.count) if statuses else "announced"


def _new_fact(
    view: View, option: Option, parties: Sequence[_Party], status: Status, about: Circumstances
) -> list[Fact]:
    """A record of an award that the rules said nothing of, or said something else of."""
    if not any(party.slot in {"recipient", PAST} for party in parties) or not option.mentions:
        return []
    number, award = option.mentions[0]
    told = sorted({number, *(party.candidate.mentions[0][0] for party in parties)})
    claims = tuple(
        Claim(
            sentence=sentence,
            trigger=award.head,
            rule=LINKER_RULE,
            award=award if sentence == number else None,
            implied="",
            status=status,
            links=(),
            gaps=(),
            programme=None,
            scope=frozenset(range(*view.annotated.sentences[sentence])),
        )
        for sentence in told
    )
    dates = (about.date_of(claim) for claim in claims)
    return [
        Fact(
            award=award,
            implied="",
            status=status,
            links=_links(parties),
            claims=claims,
            programme=None,
            date=next((date for date in dates if date is not None), None),
            year_for=award.year_for,
        )
    ]
