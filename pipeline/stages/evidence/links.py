"""Marks of a link: what speaks for it that somebody's award is this one and not another of the release."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.stages.chances import Marks
from pipeline.stages.claims import PartySlot, Weighed, slot_of
from pipeline.stages.evidence.view import Candidate, Option, Ranks, View, bucket, nearest
from pipeline.stages.merging import Fact, status_class
from pipeline.stages.phrases import AwardPhrase, Phrase


def of_links(view: View, candidate: Candidate, slot: Weighed, options: Sequence[Option]) -> list[Marks]:
    """Marks of the links between a candidate and each of the ``options`` that it may belong to."""
    choice = _Choice(candidate, slot_of(slot), options)
    pairs = [nearest(candidate, option) for option in options]
    heads = [option.heads for option in options]
    ranks = {at: Ranks(at, heads) for at in {pair[1].head for pair in pairs if pair is not None}}
    shared = {f"slot={slot}", f"slot={slot}|kind={candidate.mentions[0][1].kind}"}
    found = []
    for option, pair in zip(options, pairs, strict=True):
        marks = {*option.marks, *choice.marks(option)}
        if pair is None:
            marks.add("no-mention")
        else:
            at = pair[1].head
            marks.update(_of_pair(view, *pair), ranks[at].marks(option.heads, 0, 1, 2))
            marks |= {f"{slot}:{mark}" for mark in marks}
        found.append(frozenset(marks | shared))
    return found


@dataclass(frozen=True)
class _Choice:
    """A candidate in a slot, and the awards that it may belong to."""

    candidate: Candidate
    slot: PartySlot
    options: Sequence[Option]

    @cached_property
    def _firsts(self) -> frozenset[int]:
        """The first tokens of its mentions."""
        return frozenset(phrase.first for _, phrase in self.candidate.mentions)

    @cached_property
    def _sentences(self) -> frozenset[int]:
        return frozenset(number for number, _ in self.candidate.mentions)

    @cached_property
    def _live(self) -> int:
        """How many of the awards are of the day."""
        return sum(map(_is_live, self.options))

    @cached_property
    def _names(self) -> Sequence[str]:
        return [option.name.casefold() for option in self.options]

    @cached_property
    def _listed(self) -> Sequence[Option]:
        """The awards under which a list's form puts the candidate."""
        return [option for option in self.options if self._firsts & option.owners]

    def marks(self, option: Option) -> Iterator[str]:
        """What the candidate, the rules and the other awards say of one of them."""
        if option.fact is not None:
            yield from self._of_fact(option.fact)
        yield from self._of_others(option)
        yield from self._of_list(option)

    def _of_fact(self, fact: Fact) -> Iterator[str]:
        """Whether the rules have linked the candidate to the award."""
        own = [x for x in fact.links if x.phrase.name == self.candidate.name]
        for link in own:
            yield f"linked:{link.slot}"
            yield f"linked:{link.why}"
        if not own:
            yield "unlinked"
        if fact.parties(self.slot):
            yield "slot-filled"
        yield from self._of_claims(fact)

    def _of_claims(self, fact: Fact) -> Iterator[str]:
        """Where the claims of the fact and its other parties in the slot stand, seen from the candidate."""
        for link in fact.links:
            if link.slot == self.slot and link.phrase.first not in self._firsts:
                distance = min(abs(link.phrase.first - first) for first in self._firsts)
                yield f"fellow{bucket(distance, 4, 8, 16, 40)}"
        if any(claim.sentence in self._sentences for claim in fact.claims):
            yield "same-sentence-claim"
        if any(phrase.head in claim.scope for claim in fact.claims for _, phrase in self.candidate.mentions):
            yield "in-scope"

    def _of_others(self, option: Option) -> Iterator[str]:
        yield f"others{bucket(len(self.options) - 1, 0, 1, 2, 4, 8)}"
        yield f"live-others{bucket(self._live - _is_live(option), 0, 1, 2, 4, 8)}"
        own = option.name.casefold()
        longer = (other for other, name in zip(self.options, self._names, strict=True) if own in name)
        if any(other.name != option.name for other in longer):
            yield "part-of-other"

    def _of_list(self, option: Option) -> Iterator[str]:
        """Whether a list's form puts the candidate under this award, or under another."""
        if option.base is not None:
            own = bool(self._firsts & option.owners)
            yield "listed:own" if own else "listed:other"
            yield f"listed:owners{bucket(len(option.owners), 1, 2, 4)}"
            yield f"listed:own|nearest:{option.nearest}" if own else f"listed:nearest:{option.nearest}"
            yield "listed:of-fact" if option.base.fact is not None else "listed:of-loose"
        elif any(other.base is option for other in self._listed):
            yield "listed:base"
        if any(other is not option for other in self._listed):
            yield "listed:elsewhere"


def _is_live(option: Option) -> bool:
    return option.fact is not None and status_class(option.fact.status) == "live"


def _of_pair(view: View, number: int, phrase: Phrase, other: int, award: AwardPhrase) -> Iterator[str]:
    """How the nearest two mentions stand to each other."""
    distance = number - other
    yield f"sentences{bucket(abs(distance), 0, 1, 2, 4, 8)}"
    yield "award-first" if award.head < phrase.head else "award-second"
    yield f"cases={award.case}|{phrase.case}"
    lines = view.line_number(phrase.first) - view.line_number(award.first)
    yield f"lines{bucket(abs(lines), 0, 1, 2, 4)}|{'below' if lines > 0 else 'above'}"
    if distance:
        return
    reader = view.readers[number]
    first, last = (award.last, phrase.outer_first) if award.head < phrase.head else (phrase.outer_last, award.first)
    between = reader.tokens[first:last]
    yield f"tokens{bucket(len(between), 0, 1, 3, 6, 12, 24)}"
    for token in between:
        if token.features.pos == "VERB":
            yield "between:verb"
        elif token.text in {":", "–", "-", ",", "(", ";"} or token.lemma in {"pa", "in", "za", "ki"}:
            yield f"between:{token.lemma}"
    if any(a is not award and first <= a.first < last for a in reader.awards):
        yield "between:award"
    if any(p is not phrase and p.kind == "person" and first <= p.first < last for p in reader.phrases):
        yield "between:person"
    governors = reader.clauses.governor
    if governors.get(award.head) is not None and governors.get(award.head) == governors.get(phrase.head):
        yield "same-clause"
