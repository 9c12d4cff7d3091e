"""Marks of a release as a whole: what speaks for it that it tells of an award of the day."""

from collections.abc import Iterator

from pipeline.records import LIVE
from pipeline.stages.chances import Marks
from pipeline.stages.evidence.view import View, bucket

# Words that tell what a sentence, or a release as a whole, is about.
TELLING = frozenset(
    {
        "žirija", "komisija", "razpis", "kandidat", "nominiranec", "finalist", "nominacija", "nominirati", "predlog",
        "predlagati", "lani", "lanski", "predsednik", "čestitati", "gost", "voditi", "sodelovati", "program",
        "nastopiti", "prireditev", "slovesnost", "podelitev", "nagrajenec", "dobitnik", "prejemnik", "mentor", "avtor",
        "režiser", "posthumno", "ime", "imeti", "roditi", "umreti", "zahvala", "obrazložitev", "utemeljitev", "časten",
        "župan", "ekipa", "mesto", "tekmovanje", "zlat", "srebrn", "bronast", "naslov", "prijava", "prijaviti", "rok",
        "pravilnik", "žrebanje", "odkloniti", "zavrniti", "odvzeti", "nekdanji", "letos", "letošnji", "danes",
    }
)  # fmt: skip


def of_release(view: View) -> Marks:
    """Marks that hold for each candidate, link and fact of the release too."""
    live = [f for f in view.facts if f.status in LIVE]
    winners = {x.phrase.name for f in live for x in f.parties("recipient")}
    marks = {
        f"doc:live{bucket(len(live), 0, 1, 2, 4, 8)}",
        f"doc:winners{bucket(len(winners), 0, 1, 2, 4, 8)}",
        f"doc:options{bucket(len(view.options), 0, 1, 2, 4, 8)}",
        f"doc:tokens{bucket(len(view.tokens), 60, 120, 200, 300, 500)}",
    }
    marks |= {f"doc:fact={f.status}" for f in view.facts}
    marks |= {f"doc:claim={one.claim.status}" for one in view.resolved}
    marks |= {f"doc:word={word}" for word in TELLING.intersection(view.lemmas)}
    return frozenset(marks)


def of_news(view: View) -> Marks:
    """Marks of its verbs, its awards and what the rules claim of them."""
    return frozenset(_of_sentences(view))


def _of_sentences(view: View) -> Iterator[str]:
    for number in view.told:
        reader = view.readers[number]
        for predicate in reader.clauses.predicates.values():
            yield f"verb={predicate.lemma}|{predicate.tense}|{'real' if predicate.real else 'unreal'}"
        for award in reader.awards:
            yield f"award={award.rule}"
            yield f"award:{award.number}|{award.case}"
    for fact in view.facts:
        if fact.status in LIVE:
            yield from (f"live:{claim.rule}" for claim in fact.claims)
            yield from (f"live:{link.slot}:{link.why}" for link in fact.links)
            yield f"live:winners{bucket(len(fact.parties('recipient')), 0, 1, 2, 4)}"
            yield "live:date" if fact.date is not None else "live:no-date"
