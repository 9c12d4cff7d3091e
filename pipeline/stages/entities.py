"""Entities: all people, institutions, places, works, awards and dates of a release."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pipeline.records import EntityKind
from pipeline.rules.awards import RAFFLE, RAFFLE_NEAR, AwardNoun, TitleNoun, WorkPattern
from pipeline.rules.dates import DateRow
from pipeline.rules.frames import NounFrame
from pipeline.rules.institutions import InstitutionNoun
from pipeline.rules.patterns import Resolution
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated
from pipeline.stages.awards import (
    AwardTables,
    find_awards,
    graded_things,
    is_grade,
    is_graded,
    is_raffled,
    named_things,
    with_shared_eponyms,
    with_shared_owners,
)
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.bodies import bodies_of, with_full_bodies
from pipeline.stages.dates import DateMention, find_dates
from pipeline.stages.families import couples_among
from pipeline.stages.institutions import BODY_RULE, bodies_by_noun, find_institutions, find_places
from pipeline.stages.names import with_names_apart, with_shared_names
from pipeline.stages.people import PeopleTables, find_people
from pipeline.stages.phrases import AwardPhrase, Phrase, span_of
from pipeline.stages.roles import RoleReader
from pipeline.stages.works import works_among, works_by_noun

_OF_WOMEN = ("ova", "eva", "ovo", "evo", "ovi", "evi")  # of a surname alone: "Kosova je prejela"
_GRADE_REACH = 5  # sentences back in which the award that a grade alone belongs to is looked for
_KINDS: Mapping[str, EntityKind] = {
    "person": "PERSON",
    "institution": "INSTITUTION",
    "group": "INSTITUTION",
    "place": "PLACE",
    "work": "WORK",
}


@dataclass(frozen=True, slots=True)
class EntityTables:
    """The rows that finding entities takes."""

    people: PeopleTables
    institutions: tuple[InstitutionNoun, ...]
    awards: tuple[AwardNoun, ...]
    titles: tuple[TitleNoun, ...]
    works: tuple[WorkPattern, ...]
    winners: tuple[NounFrame, ...]
    dates: tuple[DateRow, ...]
    resolutions: tuple[Resolution, ...]

    def resolves(self, rule: str) -> bool:
        """Whether the table of resolutions holds the row of this id."""
        return any(r.id == rule for r in self.resolutions)


@dataclass(frozen=True, slots=True)
class Entities:
    """What a release mentions.

    Attributes:
        phrases: By sentence, those that may be an award's party.
        institutions: All, with those that stand inside somebody's role.
        awards: By sentence.
        dates: Of the whole release.
    """

    phrases: Mapping[int, tuple[Phrase, ...]]
    institutions: tuple[Phrase, ...]
    awards: Mapping[int, tuple[AwardPhrase, ...]]
    dates: tuple[DateMention, ...]

    def phrases_in(self, sentence: int) -> tuple[Phrase, ...]:
        """Phrases of one sentence in order."""
        return self.phrases.get(sentence, ())

    def awards_in(self, sentence: int) -> tuple[AwardPhrase, ...]:
        """Awards of one sentence in order."""
        return self.awards.get(sentence, ())

    @property
    def eponyms(self) -> frozenset[str]:
        """The people whom nothing but awards called after them names ("nagrada Otona Kosa")."""
        of_awards = {
            (number, at)
            for number, awards in self.awards.items()
            for award in awards
            for at in range(award.head + 1, award.last)
        }
        inside, outside = set[str](), set[str]()
        for number, phrases in self.phrases.items():
            for phrase in phrases:
                if phrase.kind == "person":
                    own = all((number, at) in of_awards for at in range(phrase.first, phrase.last))
                    (inside if own else outside).add(phrase.name)
        return frozenset(inside - outside)

    @property
    def all_phrases(self) -> tuple[Phrase, ...]:
        """Phrases of the release in order."""
        return tuple(p for number in sorted(self.phrases) for p in self.phrases[number])

    def without(self, people: Collection[str]) -> tuple[Phrase, ...]:
        """Phrases of the release in order, but for people of these names."""
        return tuple(p for p in self.all_phrases if p.kind != "person" or p.name not in people)

    def traced(self, annotated: Annotated) -> Iterator[tuple[Span, EntityKind, str, str]]:
        """Span, kind, base form (ISO value of a date) and rule of every entity, in the order of the text."""
        tokens = annotated.tokens
        found: list[tuple[Span, EntityKind, str, str]] = [
            (span_of(tokens, p.first, p.last), _KINDS[p.kind], p.name, p.rule)
            for p in (*self.all_phrases, *self.institutions)
        ]
        found += [(r.span, "ROLE", r.name, r.rule) for p in self.all_phrases for r in p.roles if r.name]
        found += [(span_of(tokens, a.first, a.last), "AWARD", a.name, a.rule) for s in self.awards.values() for a in s]
        found += [(d.span, "DATE", d.iso or d.span.of(annotated.text), d.rule) for d in self.dates]
        yield from sorted(dict.fromkeys(found), key=lambda f: (f[0], f[1]))


def find_entities(
    annotated: Annotated,
    tables: EntityTables,
    forms: BaseForms,
    *,
    anchor: date | None,
    around: date | None,
    dated: Sequence[Span],
    signed: Sequence[Span],
) -> Entities:
    """Find them; names are read twice, since a nominative anywhere decides the base form everywhere.

    Args:
        annotated: The release.
        tables: Rows.
        forms: Base forms.
        anchor: The day from which relative dates are read.
        around: Without it, a day near it.
        dated: The stretches that were read.
        signed: The signatures, where a role stands on a line of its own.
    """
    annotated = with_names_apart(annotated, tables.people.roles, tables.institutions, forms)
    annotated = with_shared_names(annotated, forms)
    institutions = {
        number: find_institutions(annotated, sentence, tables.institutions, forms)
        for number, sentence in enumerate(annotated.sentences)
    }
    bodies = bodies_of(annotated, institutions, tables.institutions, forms) if tables.resolves("resolve.body") else {}
    first = _phrases(annotated, institutions, tables, forms, frozenset(), bodies)
    people = [p for found in first.values() for p in found if p.kind == "person"]
    known = frozenset(p.name for p in people if p.case == "Nom" or len(p.name.split()) > 1)
    again = {at: institutions[at] for at, one in enumerate(annotated.sentences) if annotated.names_in(one)}
    phrases = {**first, **_phrases(annotated, again, tables, forms, known, bodies)}
    phrases = _with_places(annotated, phrases, institutions, forms)
    if tables.resolves("resolve.body"):
        every = (body for found in institutions.values() for body in found)
        phrases = with_full_bodies(_with_works_again(annotated, phrases), every)
    if tables.resolves("resolve.signed-role"):
        phrases = _with_signed_roles(annotated, phrases, institutions, tables, forms, bodies, signed)
    if tables.resolves("resolve.surname"):
        phrases = _with_full_names(annotated, phrases)
    awards = _awards(annotated, phrases, tables, forms)
    dates = tuple(found for span in dated for found in _dates(annotated, tables.dates, span, anchor, around))
    return Entities(phrases, tuple(i for found in institutions.values() for i in found), awards, dates)


def _with_works_again(annotated: Annotated, phrases: Mapping[int, tuple[Phrase, ...]]) -> dict[int, tuple[Phrase, ...]]:
    """The phrases with the works that a sentence tells by their noun alone, after one that has named them."""
    named, out = dict[str, Phrase](), dict(phrases)
    for number, sentence in enumerate(annotated.sentences):
        works = [p for p in phrases[number] if p.kind == "work"]
        again = works_by_noun(annotated, sentence, phrases[number], named) if named or works else ()
        if again:
            out[number] = tuple(sorted((*phrases[number], *again), key=lambda p: p.outer_first))
        named |= {annotated.tokens[work.outer_first].lemma: work for work in works}
    return out


def _awards(
    annotated: Annotated, phrases: Mapping[int, tuple[Phrase, ...]], tables: EntityTables, forms: BaseForms
) -> dict[int, tuple[AwardPhrase, ...]]:
    """The awards by sentence; a grade alone ("srebro") looks back for the award that it is of."""
    rows = AwardTables(tables.awards, tables.titles, tables.winners)
    plain = [find_awards(annotated, one, phrases[at], rows, forms) for at, one in enumerate(annotated.sentences)]
    every = [award for found in plain for award in found]
    things = graded_things(annotated, every) | named_things(annotated, every)
    found: dict[int, tuple[AwardPhrase, ...]] = {}
    graded: AwardPhrase | None = None
    last = 0
    for number, sentence in enumerate(annotated.sentences):
        near = graded if number - last <= _GRADE_REACH else None
        near = near or (_several(plain[number - 1]) if number and is_grade(annotated, sentence.first) else None)
        found[number] = (
            find_awards(annotated, sentence, phrases[number], rows, forms, before=near, known=things)
            if near or any(token.lemma in things for token in annotated.tokens[slice(*sentence)])
            else plain[number]
        )
        full = [award for award in found[number] if award.first < award.head and is_graded(annotated, award)]
        if full:
            graded, last = full[-1], number
        elif graded is not None and any(award.kind == graded.kind for award in found[number]):
            last = number
    found = with_shared_eponyms(with_shared_owners(annotated, found))
    everywhere = RAFFLE.search(annotated.text) is not None
    return {
        number: tuple(a for a in awards if not (is_raffled(a) and (everywhere or _is_near_raffle(annotated, number))))
        for number, awards in found.items()
    }


def _is_near_raffle(annotated: Annotated, number: int) -> bool:
    """Whether the sentence or one beside it tells of a raffle."""
    near = annotated.sentences[max(0, number - 1) : number + 2]
    told = span_of(annotated.tokens, near[0].first, near[-1].last).of(annotated.text)
    return RAFFLE_NEAR.search(told) is not None


def _several(awards: Sequence[AwardPhrase]) -> AwardPhrase | None:
    """The last award of a sentence, where it is told in the plural ("so podelili znake društva. Zlatega je prejel")."""
    return awards[-1] if awards and awards[-1].number == "Plur" else None


def _with_signed_roles(
    annotated: Annotated,
    phrases: Mapping[int, tuple[Phrase, ...]],
    institutions: Mapping[int, tuple[Phrase, ...]],
    tables: EntityTables,
    forms: BaseForms,
    bodies: Mapping[str, str],
    signed: Sequence[Span],
) -> dict[int, tuple[Phrase, ...]]:
    """Give somebody who signs alone on a line the role of the line above or below."""
    lines = {
        number: RoleReader(
            annotated, line, institutions[number], bodies, tables.people.roles, tables.people.patterns, forms
        )
        for number, line in enumerate(annotated.sentences)
        if any(span.covers(annotated.tokens[line.first].span) for span in signed)
    }
    out = dict(phrases)
    for number in lines:
        people = [p for p in phrases[number] if p.kind == "person"]
        if len(people) != 1 or people[0].roles:
            continue
        beside = (n for n in (number - 1, number + 1) if n in lines and not any(p.kind == "person" for p in phrases[n]))
        role = next((found for n in beside if (found := lines[n].opening()) is not None), None)
        if role is not None:
            out[number] = tuple(replace(p, roles=(role,)) if p is people[0] else p for p in phrases[number])
    return out


def _with_full_names(annotated: Annotated, phrases: Mapping[int, tuple[Phrase, ...]]) -> dict[int, tuple[Phrase, ...]]:
    """Give a lone surname the full name of the one person of the release who bears it; a woman's, of the one woman."""
    bearers: dict[str, dict[str, str]] = {}
    for found in phrases.values():
        for phrase in found:
            words = phrase.name.split()
            if phrase.kind == "person" and len(words) > 1:
                for surname in (words[-1], " ".join(words[1:])):
                    bearers.setdefault(surname, {})[phrase.name] = phrase.gender
    full = {
        surname: {n: gender for n, gender in names.items() if not any(m.endswith(f" {n}") for m in names)}
        for surname, names in bearers.items()
    }

    def named(phrase: Phrase) -> Phrase:
        names = full.get(phrase.name, {}) if phrase.kind == "person" else {}
        of_woman = annotated.tokens[phrase.last - 1].text.endswith(_OF_WOMEN)
        if phrase.gender == "Fem" and (len(names) > 1 or of_woman):
            names = {name: gender for name, gender in names.items() if gender == "Fem"}
        elif phrase.gender == "Masc" and len(names) > 1:
            names = {name: gender for name, gender in names.items() if gender != "Fem"}
        return replace(phrase, name=next(iter(names))) if len(names) == 1 else phrase

    return {number: tuple(map(named, found)) for number, found in phrases.items()}


def _dates(
    annotated: Annotated, rows: tuple[DateRow, ...], span: Span, anchor: date | None, around: date | None
) -> Iterator[DateMention]:
    """The dates of a stretch; a weekday in a sentence about the future is the next one, else the last."""
    text = annotated.text
    past = find_dates(text, rows, within=span, anchor=anchor, around=around)
    starts = [annotated.tokens[s.first].span.start for s in annotated.sentences]
    told = [annotated.sentences[bisect_right(starts, one.span.start) - 1] for one in past]
    ahead = [any(t.features.tense == "Fut" for t in annotated.tokens[slice(*sentence)]) for sentence in told]
    future = find_dates(text, rows, within=span, anchor=anchor, around=around, tense="future") if any(ahead) else past
    for before, after, is_ahead in zip(past, future, ahead, strict=True):
        yield after if is_ahead else before


def _phrases(
    annotated: Annotated,
    institutions_in: Mapping[int, tuple[Phrase, ...]],
    tables: EntityTables,
    forms: BaseForms,
    known: frozenset[str],
    bodies: Mapping[str, str],
) -> dict[int, tuple[Phrase, ...]]:
    found = {}
    for number, institutions in institutions_in.items():
        sentence = annotated.sentences[number]
        people = find_people(annotated, sentence, institutions, tables.people, forms, known, bodies)
        # An institution inside somebody's role is that role's, not a party of the sentence.
        free = tuple(i for i in institutions if not any(p.outer_first <= i.first < p.outer_last for p in people))
        free += bodies_by_noun(annotated, sentence, (*people, *institutions), bodies)
        works = works_among(annotated, sentence, (*people, *free), tables.works, forms)
        couples = couples_among(annotated, sentence, forms)
        whole = (*works, *couples)
        people = tuple(p for p in people if not any(w.first <= p.first < w.last for w in whole))
        free = tuple(f for f in free if not any(w.first <= f.first < w.last for w in whole))
        found[number] = tuple(sorted((*people, *free, *whole), key=lambda p: p.outer_first))
    return found


def _with_places(
    annotated: Annotated,
    phrases: Mapping[int, tuple[Phrase, ...]],
    institutions: Mapping[int, tuple[Phrase, ...]],
    forms: BaseForms,
) -> dict[int, tuple[Phrase, ...]]:
    """The phrases with the places that lie in none of them, nor in a body of somebody's role."""
    out = dict(phrases)
    for number, found in phrases.items():
        taken = (*(p for p in found if p.rule != BODY_RULE), *institutions[number])
        places = find_places(annotated, annotated.sentences[number], taken, forms)
        if places:
            out[number] = tuple(sorted((*found, *places), key=lambda p: p.outer_first))
    return out
