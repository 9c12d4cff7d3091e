"""Weighing: a trained linker goes through what the rules found, drops what has little chance and adds what has much.

The chance of most candidates and of facts is that of their marks joined with what the argument network says, where the
shipped model has annotated the release; else that of the marks alone.

It works on the awards of the day and on the winners of those told as past; what the rules tell of as nominated,
declined or revoked stays theirs.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.records import LIVE, Status
from pipeline.stages.chances import Chances, Marks, joint, log_odds
from pipeline.stages.circumstances import Circumstances
from pipeline.stages.claims import LINKER_RULE, PAST, WEIGHED, Claim, Link, Weighed, slot_of
from pipeline.stages.evidence.arguments import Judgement
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

_RULED: Final = 0.5  # of the cut: a past award that a row has read is worth keeping on less

JOINED: Final = ("recipient", "accepted_by", "conferred_by", AWARD)
"""The models that are joined with the argument network: those that it makes better on held-out releases."""

Linker = Mapping[str, Chances]
"""The models by name: each slot (the chance that a candidate fills it for some award of the day), ``past`` (that it won
one told as past), ``link`` (that its award is this one), ``award`` (that the day's news tells of it) and ``news`` (that
the release tells of any); and for each of ``JOINED`` the one that joins it with the argument network."""


@dataclass(frozen=True, slots=True)
class _Party:
    """A candidate in a slot of an option, and the confidence that the chance of both together means."""

    candidate: Candidate
    slot: Weighed
    option: Option
    confidence: float


@dataclass(frozen=True, slots=True)
class _Scales:
    """A release with what it is weighed by.

    Attributes:
        release: The marks of the release as a whole.
        judgement: What the argument network says of it.
    """

    view: View
    linker: Linker
    release: Marks
    judgement: Judgement | None

    def is_news(self) -> bool:
        """Whether the release tells of an award of the day."""
        chance = self.linker[NEWS].of(of_news(self.view) | self.release)
        return chance >= self.linker[NEWS].cut

    def of_award(self, fact: Fact) -> tuple[Chances, float]:
        """Of a fact of the day, that the news tells of it: the model whose cut holds, and the chance."""
        model = self.linker[AWARD]
        chance = model.of(of_fact(self.view, fact) | self.release)
        network = self.judgement.awards.get(id(fact)) if self.judgement is not None else None
        if network is None:
            return model, chance
        model = self.linker[joint(AWARD)]
        return model, model.joined(log_odds(chance), network)

    def of_slot(self, slot: Weighed, marks: Sequence[Marks]) -> tuple[Chances, list[float]]:
        """Of each candidate, by its marks, that it fills the slot; likewise."""
        model = self.linker[slot]
        shared = model.terms(self.release)
        chances = [model.of(one, shared) for one in marks]
        if self.judgement is None or slot not in JOINED:
            return model, chances
        both = zip(chances, self.judgement.slots[slot], strict=True)
        model = self.linker[joint(slot)]
        return model, [model.joined(log_odds(chance), network) for chance, network in both]


def weigh(view: View, linker: Linker, about: Circumstances, judgement: Judgement | None) -> tuple[Fact, ...]:
    """The facts of a release after the linker has gone through them; ``judgement`` is that of the argument network."""
    scales = _Scales(view, linker, of_release(view), judgement)
    news = scales.is_news()
    found: dict[int, list[_Party]] = defaultdict(list)
    for party in _parties(scales, WEIGHED if news else (PAST,)):
        found[id(party.option)].append(party)
    facts: list[Fact] = []
    for option in view.options:
        parties = found.get(id(option), [])
        live = [party for party in parties if party.slot != PAST]
        told = option.fact is not None and option.fact.status == "past"
        today = {party.candidate.name for party in live if party.slot == "recipient" and not told}
        past = [party for party in parties if party.slot == PAST and party.candidate.name not in today]
        if news:
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
        return _reweighed(scales, option.fact, parties)
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
    return [replace(fact, links=(*map(_link, winners), *others))]


def _parties(scales: _Scales, slots: Sequence[Weighed]) -> Iterator[_Party]:
    """Who is believed to be a party, and of which awards."""
    view = scales.view
    if not view.options:
        return
    marks = [of_candidate(view, candidate) for candidate in view.candidates]
    linking = scales.linker[LINK]
    always = linking.terms(scales.release)
    for slot in slots:
        model, chances = scales.of_slot(slot, marks)
        ruled = _told_as_past(view) if slot == PAST else frozenset()
        cuts = [model.cut * (_RULED if candidate.name in ruled else 1) for candidate in view.candidates]
        for at in _apart(view.candidates, chances, cuts):
            candidate, chance = view.candidates[at], chances[at]
            options = view.near(candidate)
            links = [linking.of(of_link(view, candidate, slot, option, options), always) for option in options]
            best = max(range(len(options)), key=lambda o: (links[o], -o))
            least = _EVEN if slot in {"recipient", PAST} else linking.cut
            for o, link in enumerate(links):
                if o == best or (link >= least and options[o].fact is not None):
                    yield _Party(candidate, slot, options[o], model.confidence(chance * link))


def _told_as_past(view: View) -> frozenset[str]:
    """Whom the rules take for the winners of awards told as past."""
    return frozenset(x.phrase.name for fact in view.facts if fact.status == "past" for x in fact.parties("recipient"))


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


def _reweighed(scales: _Scales, fact: Fact, parties: Sequence[_Party]) -> list[Fact]:
    """The fact with the parties that are believed; none where it has lost its winners or is no news."""
    model, told = scales.of_award(fact)
    if not parties and (fact.parties("recipient") or told < model.cut):
        return []
    links = tuple(_link(party) for party in parties)
    return [replace(fact, links=links, confidence=model.confidence(told))]


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


def _givers(parties: Sequence[_Party], own: Sequence[_Party]) -> Iterator[_Party]:
    """Who gives an award gives it in each of its classes, where these name nobody else."""
    slots = {party.slot for party in own}
    for party in parties:
        if party.slot in {"presenter", "conferred_by"} and party.slot not in slots:
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
            links=tuple(_link(party) for party in parties),
            claims=claims,
            programme=None,
            date=next((date for date in dates if date is not None), None),
            year_for=award.year_for,
        )
    ]
