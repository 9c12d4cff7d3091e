"""Weighing: a trained linker goes through what the rules found, drops what has little chance and adds what has much.

It works on the day's awards only; what the rules tell of as past, nominated, declined or revoked stays theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import LIVE, Status
from pipeline.stages.chances import Chances, Marks
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.claims import LINKER_RULE, SLOTS, Claim, Link, PartySlot
from pipeline.stages.evidence.awards import of_fact
from pipeline.stages.evidence.links import of_link
from pipeline.stages.evidence.parties import of_candidate
from pipeline.stages.evidence.releases import of_news, of_release
from pipeline.stages.evidence.view import Candidate, Option, View, nearest
from pipeline.stages.merging import Fact, settle

LINK: Final = "link"
AWARD: Final = "award"
NEWS: Final = "news"

# Who hands over does so for a whole ceremony; of a winner, a second award has to be as likely as not.
_EVEN: Final = 0.5

Linker = Mapping[str, Chances]
"""The models by name: each slot (the chance that a candidate fills it for some award of the day), ``link`` (that its
award is this one), ``award`` (that the day's news tells of it) and ``news`` (that the release tells of any)."""


@dataclass(frozen=True, slots=True)
class _Party:
    """A candidate in a slot of an option, and the confidence that the chance of both together means."""

    candidate: Candidate
    slot: PartySlot
    option: Option
    confidence: float


def weigh(view: View, linker: Linker, about: Circumstances) -> tuple[Fact, ...]:
    """The facts of a release after the linker has gone through them."""
    release = of_release(view)
    if linker[NEWS].of(of_news(view) | release) < linker[NEWS].cut:
        return tuple(_as_background(view.facts))
    found: dict[int, list[_Party]] = defaultdict(list)
    for party in _parties(view, linker, release):
        found[id(party.option)].append(party)
    facts: list[Fact] = []
    for option in view.options:
        parties = found.get(id(option), [])
        if option.fact is None:
            facts += _new_fact(view, option, parties, about)
        elif option.fact.status not in LIVE:
            facts += [option.fact, *_promoted(view, option.fact, parties)]
        else:
            facts += _reweighed(view, option.fact, parties, linker, release)
    return settle(facts, about)


def _as_background(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of a release that tells of no award of the day: what was received was so long ago."""
    for fact in facts:
        if fact.status == "conferred" and fact.parties("recipient"):
            yield replace(fact, status="past")
        elif fact.status not in LIVE:
            yield fact


def _parties(view: View, linker: Linker, release: Marks) -> Iterator[_Party]:
    """Who is believed to be a party, and of which awards."""
    for candidate in view.candidates if view.options else ():
        marks = of_candidate(view, candidate) | release
        for slot in SLOTS:
            model = linker[slot]
            chance = model.of(marks)
            if chance < model.cut:
                continue
            options = view.near(candidate)
            links = [linker[LINK].of(of_link(view, candidate, slot, option, options) | release) for option in options]
            best = max(range(len(options)), key=lambda at: (links[at], -at))
            least = _EVEN if slot == "recipient" else linker[LINK].cut
            for at, link in enumerate(links):
                if at == best or (link >= least and options[at].fact is not None):
                    yield _Party(candidate, slot, options[at], model.confidence(chance * link))


def _link(party: _Party) -> Link:
    """The link, as the rules made it where they did; else read from the mention next to the award."""
    fact = party.option.fact
    own = (x for x in (fact.links if fact else ()) if (x.slot, x.phrase.name) == (party.slot, party.candidate.name))
    ruled = next(own, None)
    if ruled is not None:
        return replace(ruled, confidence=party.confidence)
    pair = nearest(party.candidate, party.option)
    phrase = pair[1] if pair is not None else party.candidate.mentions[0][1]
    roles = phrase.roles or next((p.roles for _, p in party.candidate.mentions if p.roles), ())
    return Link(party.slot, replace(phrase, roles=roles), LINKER_RULE, party.confidence)


def _reweighed(view: View, fact: Fact, parties: Sequence[_Party], linker: Linker, release: Marks) -> list[Fact]:
    """The fact with the parties that are believed; none where it has lost its winners or is no news."""
    told = linker[AWARD].of(of_fact(view, fact) | release)
    if not parties and (fact.parties("recipient") or told < linker[AWARD].cut):
        return []
    links = tuple(_link(party) for party in parties)
    return [replace(fact, links=links, confidence=linker[AWARD].confidence(told))]


def _promoted(view: View, fact: Fact, parties: Sequence[_Party]) -> list[Fact]:
    """A fact that the rules took for background, for those of its parties who have won today after all.

    Who has the same award of today besides has won the one told as background in another year.
    """
    again = {
        x.phrase.name
        for other in view.facts
        if other.status in LIVE and other.name.casefold() == fact.name.casefold()
        for x in other.parties("recipient")
    }
    winners = {party.candidate.name for party in parties if party.slot == "recipient"}
    if fact.status != "past" or not winners - again:
        return []
    return [replace(fact, status="conferred", links=tuple(_link(party) for party in parties))]


def _new_fact(view: View, option: Option, parties: Sequence[_Party], about: Circumstances) -> list[Fact]:
    """A record of an award that the rules said nothing of."""
    if not any(party.slot == "recipient" for party in parties):
        return []
    number, award = option.mentions[0]
    statuses = [f.status for f in view.facts if f.status in LIVE]
    status: Status = max(dict.fromkeys(statuses), key=statuses.count) if statuses else "announced"
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
            links=tuple(_link(party) for party in parties),
            claims=claims,
            programme=None,
            date=next((date for date in dates if date is not None), None),
            year_for=award.year_for,
        )
    ]
