"""Marks of a fact: what speaks for it that the release tells of this award as of a thing of the day."""

from pipeline.stages.claims import SLOTS
from pipeline.stages.evidence.releases import TELLING
from pipeline.stages.evidence.view import View, bucket
from pipeline.stages.merging import Fact


def of_fact(view: View, fact: Fact) -> frozenset[str]:
    """Marks of a fact: its claims, their sentences, its parties."""
    marks = {f"status={fact.status}"}
    for slot in SLOTS:
        found = fact.parties(slot)
        marks.add(f"{slot}{bucket(len(found), 0, 1, 2, 4)}")
        marks |= {f"{slot}:{x.why}" for x in found} | {f"{slot}:{x.phrase.kind}" for x in found}
    marks.add("date" if fact.date is not None else "no-date")
    marks.add("year-for" if fact.year_for else "no-year-for")
    marks.add("programme" if fact.programme is not None else "no-programme")
    if fact.award is None:
        marks.add("implied")
    else:
        marks |= {f"award={fact.award.rule}", f"number={fact.award.number}", f"case={fact.award.case}"}
        marks |= {"bare"} if fact.award.bare else set()
    marks.add(f"claims{bucket(len(fact.claims), 1, 2, 4)}")
    marks.add(f"first-claim{bucket(min(c.sentence for c in fact.claims), 0, 1, 2, 4, 8)}")
    for claim in fact.claims:
        reader = view.readers[claim.sentence]
        marks |= {f"rule={claim.rule}", f"claim={claim.status}"}
        marks |= {"epithet"} if claim.epithet else set()
        predicate = reader.clauses.predicates.get(claim.trigger)
        if predicate is not None:
            marks |= {f"tense={predicate.tense}", f"voice={predicate.voice}", f"verb={predicate.lemma}"}
            marks |= {"relative"} if predicate.antecedent is not None else set()
        marks |= {f"word={word}" for word in view.words[claim.sentence] & TELLING}
    return frozenset(marks)
