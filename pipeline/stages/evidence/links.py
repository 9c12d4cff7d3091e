"""Marks of a link: what speaks for it that somebody's award is this one and not another of the release."""

from collections.abc import Iterator, Sequence

from pipeline.stages.claims import Weighed, slot_of
from pipeline.stages.evidence.view import Candidate, Option, View, bucket, nearest, ranked
from pipeline.stages.merging import Fact, status_class
from pipeline.stages.phrases import AwardPhrase, Phrase


def of_link(
    view: View, candidate: Candidate, slot: Weighed, option: Option, options: Sequence[Option]
) -> frozenset[str]:
    """Marks of the link between a candidate and one of the ``options`` that it may belong to."""
    marks = {f"slot={slot}", f"slot={slot}|kind={candidate.mentions[0][1].kind}"}
    marks |= set(_of_fact(candidate, slot, option))
    marks |= set(_of_option(option, options))
    marks |= set(_of_list(candidate, option, options))
    pair = nearest(candidate, option)
    if pair is None:
        marks.add("no-mention")
        return frozenset(marks)
    number, phrase, other, award = pair
    marks |= set(_of_pair(view, number, phrase, other, award))
    marks |= set(ranked(phrase.head, option.heads, [o.heads for o in options if o is not option], 0, 1, 2))
    marks |= {f"{slot}:{mark}" for mark in marks if not mark.startswith("slot=")}
    return frozenset(marks)


def _of_fact(candidate: Candidate, slot: Weighed, option: Option) -> Iterator[str]:
    """What the rules have made of the award, and whether they have linked the candidate to it."""
    fact = option.fact
    if fact is None:
        yield "loose"
        return
    yield f"fact:{status_class(fact.status)}"
    yield f"fact:winners{bucket(len(fact.parties('recipient')), 0, 1, 2, 4)}"
    own = [x for x in fact.links if x.phrase.name == candidate.name]
    for link in own:
        yield f"linked:{link.slot}"
        yield f"linked:{link.why}"
    if not own:
        yield "unlinked"
    if fact.parties(slot_of(slot)):
        yield "slot-filled"
    if all(c.epithet for c in fact.claims):
        yield "reminder"
    for claim in fact.claims:
        yield f"rule={claim.rule}"
    yield from _of_claims(candidate, slot, fact)


def _of_claims(candidate: Candidate, slot: Weighed, fact: Fact) -> Iterator[str]:
    """Where the claims of the fact and its other parties in the slot stand, seen from the candidate."""
    firsts = {phrase.first for _, phrase in candidate.mentions}
    sentences = {number for number, _ in candidate.mentions}
    for link in fact.links:
        if link.phrase.first not in firsts and link.slot == slot_of(slot):
            distance = min(abs(link.phrase.first - first) for first in firsts)
            yield f"fellow{bucket(distance, 4, 8, 16, 40)}"
    if sentences & {c.sentence for c in fact.claims}:
        yield "same-sentence-claim"
    if any(phrase.head in c.scope for c in fact.claims for _, phrase in candidate.mentions):
        yield "in-scope"


def _of_option(option: Option, options: Sequence[Option]) -> Iterator[str]:
    others = [o for o in options if o is not option]
    yield f"others{bucket(len(others), 0, 1, 2, 4, 8)}"
    yield f"mentions{bucket(len(option.mentions), 0, 1, 2, 4)}"
    live = [o for o in others if o.fact is not None and status_class(o.fact.status) == "live"]
    yield f"live-others{bucket(len(live), 0, 1, 2, 4, 8)}"
    if any(option.name != o.name and option.name.casefold() in o.name.casefold() for o in others):
        yield "part-of-other"
    for _, award in option.mentions[:1]:
        yield f"award={award.rule}"
        yield f"number={award.number}"
        if award.bare:
            yield "bare"
        if award.category:
            yield "class"


def _of_list(candidate: Candidate, option: Option, options: Sequence[Option]) -> Iterator[str]:
    """Whether a list's form puts the candidate under this award, or under another."""
    firsts = {phrase.first for _, phrase in candidate.mentions}
    if option.base is not None:
        yield "listed:own" if firsts & option.owners else "listed:other"
        yield f"listed:owners{bucket(len(option.owners), 1, 2, 4)}"
        yield f"listed:own|nearest:{option.nearest}" if firsts & option.owners else f"listed:nearest:{option.nearest}"
        yield "listed:of-fact" if option.base.fact is not None else "listed:of-loose"
    elif any(firsts & o.owners for o in options if o.base is option):
        yield "listed:base"
    if any(firsts & o.owners for o in options if o is not option):
        yield "listed:elsewhere"


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
