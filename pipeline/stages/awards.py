"""Awards: noun phrases whose noun, adjective or complement makes them a prize, a title or an honour."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.rules.awards import (
    BEFORE_NAJ,
    BEST,
    GENERAL,
    GIVING,
    LIFE_WORK,
    METALS,
    NAMING,
    NOT_BORNE,
    NOT_OF_YEAR,
    OCCASIONS,
    PERIODS,
    PLAYERS,
    RAFFLED,
    THINGS,
    AwardNoun,
    TitleNoun,
)
from pipeline.rules.frames import WINNER_NOUNS, NounFrame
from pipeline.rules.people import BEARERS
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.award_names import ANY, AwardNamer, nouns_by_lemma
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.elliptic import AND, EllipticReader, is_handed
from pipeline.stages.extents import FRIENDLY, Extent, ExtentReader, may_be_nominative
from pipeline.stages.inflection import adjective, possessive
from pipeline.stages.phrases import (
    CLOSING_QUOTES,
    GRADES,
    OPENING_QUOTES,
    AwardPhrase,
    Phrase,
    adjective_stem,
    agrees,
    is_highest,
    is_metal,
    is_of_grade,
    is_year,
    modifiers_before,
    nominal_end,
    same_case,
    span_of,
    tells_no_name,
)
from pipeline.stages.purposes import PurposeReader

_SIGNS = frozenset({",", "(", ")", ".", "–", "-"})
_OPENING = 2  # words of an apposition in which it says that the award is the highest
_EXPLAINING = 3  # words before its noun
_ALIKE = frozenset({"Nom", "Acc"})  # cases that look the same of many nouns
_EVENTS = frozenset({"slovesnost", "prireditev", "večer", "dogodek", "podelitev", "leto"})
_HIGH = frozenset({"državen", "državni", "visok", "papeški", "ugleden", "prestižen"})
_CROWNING = frozenset({"razglasiti", "proglasiti", "okronati", "kronati", "izvoliti", "izbrati"})  # who is made what
_GOING = frozenset({"iti", "romati"})
_CALLING = frozenset({"je", "sta", "so", "postane", "postal", "postala"})
"""Verbs behind "naj" and a noun that say who is called so, and tell no wish."""
_OFFICIAL = frozenset({"občinski", "mestni", "univerzitetni", "fakultetni", "šolski"})  # whose award it is
_EPONYM_REACH = 8  # sentences from an award that is called after somebody to one that only its class tells
_ENDING = 5  # letters in which a form shows the last consonant of its lemma
_GRADED = "award.graded-thing"
_MADE = "award.made-thing"
_SOMEBODYS = "award.somebodys-thing"
_FOR = "award.thing-for"
_APPOSED = "award.apposed-thing"
_APPOSITION = 6  # words of a thing that an award's noun explains


@lru_cache(maxsize=32)
def _any(rows: tuple[AwardNoun, ...]) -> dict[str, AwardNoun]:
    """The rows of any noun, by id."""
    return {row.id: row for row in rows if row.lemma == ANY}


@lru_cache(maxsize=32)
def _titles(rows: tuple[TitleNoun, ...]) -> dict[str, TitleNoun]:
    return {lemma: row for row in rows for lemma in row.lemmas}


@lru_cache(maxsize=32)
def _winners(rows: tuple[NounFrame, ...]) -> dict[str, NounFrame]:
    return {lemma: row for row in rows if row.award for lemma in row.lemmas}


@lru_cache(maxsize=64)
def _stems(adjectives: Collection[str]) -> frozenset[str]:
    """What the forms of a row's adjectives share."""
    return frozenset(map(adjective_stem, adjectives))


class AwardTables(NamedTuple):
    """The rows that finding awards takes."""

    nouns: tuple[AwardNoun, ...]
    titles: tuple[TitleNoun, ...]
    winners: tuple[NounFrame, ...]


def find_awards(
    annotated: Annotated,
    sentence: Sentence,
    phrases: Sequence[Phrase],
    tables: AwardTables,
    forms: BaseForms,
    *,
    before: AwardPhrase | None = None,
    known: Collection[str] = (),
) -> tuple[AwardPhrase, ...]:
    """Awards of one sentence in order.

    Args:
        annotated: The release.
        sentence: The sentence.
        phrases: Its people, institutions and places.
        tables: Rows.
        forms: Base forms.
        before: An award of gold, silver or bronze of a sentence shortly before, whose noun a metal alone may repeat.
        known: Things that the release gives as awards elsewhere ("trikotnik" of "zlati trikotnik").
    """
    extents = ExtentReader(annotated, sentence, phrases)
    namer = AwardNamer(annotated, sentence, phrases, tables.nouns, forms, extents)
    reader = _AwardReader(annotated, sentence, phrases, tables, namer, extents)
    elliptic = EllipticReader(annotated, sentence, phrases, forms, extents, namer)
    purposes = PurposeReader(annotated, sentence, phrases, extents, namer)
    found: list[AwardPhrase] = []
    at = sentence.first
    while at < sentence.last:
        floor = found[-1].last if found else sentence.first
        award = reader.award(at, floor) or reader.known(at, known, floor)
        if award is not None:
            found.append(award)
            at = max(award.last, at + 1)
        else:
            at += 1
    found = [*{one.first: one for award in found for one in [reader.apposed(award) or award]}.values()]
    found = [purposes.fronted(award) for award in found]
    more = [*elliptic.awards(found, before), *purposes.awards(found)]
    every = sorted((*found, *more), key=lambda a: a.first)
    named = [award for at, award in enumerate(every) if not (at and reader.explains(award, every[at - 1]))]
    announced = {award.first for award, behind in pairwise(named) if reader.announces(award, behind)}
    return tuple(award for award in named if award.first not in announced)


def graded_things(annotated: Annotated, awards: Iterable[AwardPhrase]) -> frozenset[str]:
    """The things that a grade, somebody's name or what they are given for makes awards."""
    rules = {_GRADED, _MADE, _SOMEBODYS, *THINGS}
    return frozenset(
        annotated.tokens[a.head].lemma
        for a in awards
        if a.rule in {_FOR, _APPOSED} or (a.rule in rules and a.first < a.head)
    )


def named_things(annotated: Annotated, awards: Iterable[AwardPhrase]) -> frozenset[str]:
    """The things that are an award's own name behind its noun ("nagrada veslo", "priznanje »Leseni zvonec«")."""
    tokens, found = annotated.tokens, set[str]()
    for award in awards:
        if tokens[award.head].features.pos == "ADP":
            continue  # "za najlepši vrt" makes no award of gardens
        inside = [t for t in tokens[award.head + 1 : award.last] if t.text not in OPENING_QUOTES | CLOSING_QUOTES]
        if award.kind in NAMING or any(t.lemma in FRIENDLY for t in inside):
            continue  # "naziv zdrava šola" makes no award of a school
        adjectives = [t for t in inside[:-1] if t.features.pos == "ADJ"]
        if not inside or len(adjectives) + 1 < len(inside) or not award.rule.startswith("award."):
            continue
        thing = inside[-1]
        person = thing.features.animacy == "Anim" or thing.lemma.endswith(BEARERS)
        if thing.features.pos == "NOUN" and may_be_nominative(thing) and not person:
            found.add(thing.lemma)
    return frozenset(found)


def is_raffled(award: AwardPhrase) -> bool:
    """Whether it is a prize and no more, which in a release that tells of a raffle is one of the raffle's."""
    *adjectives, noun = award.name.split()
    return noun == "nagrada" and {adjective_stem(word) for word in adjectives} <= {
        adjective_stem(lemma) for lemma in RAFFLED
    }


def is_grade(annotated: Annotated, at: int) -> bool:
    """Whether an adjective of gold, silver or bronze, or of a prize, stands there without the noun that it grades."""
    tokens = annotated.tokens
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = behind is None or behind.features.pos not in {"NOUN", "ADJ"}
    stem = adjective_stem(tokens[at].lemma)
    return alone and (stem in METALS.values() or (stem in GRADES and is_handed(tokens, at)))


def is_graded(annotated: Annotated, award: AwardPhrase) -> bool:
    """Whether the award is one of gold, silver or bronze by its adjective."""
    lemma = annotated.tokens[award.first].lemma.casefold()
    return lemma in METALS or adjective_stem(lemma) in METALS.values()


def with_shared_owners(
    annotated: Annotated, awards: Mapping[int, tuple[AwardPhrase, ...]]
) -> dict[int, tuple[AwardPhrase, ...]]:
    """The awards by sentence, those of gold, silver or bronze with whose all of their kind are.

    As in "Zlati znak Civilne zaščite je prejela Ana Kos. Srebrni znak ...".
    """
    owned: dict[tuple[str, str], dict[str, AwardPhrase]] = {}
    for award in (a for found in awards.values() for a in found if is_metal(annotated.tokens[a.first])):
        if award.issuer is not None and award.issuer.outer_first == award.head + 1 and award.issuer.last == award.last:
            own = span_of(annotated.tokens, award.head + 1, award.last).of(annotated.text)
            rest = award.name.removesuffix(f" {own}").partition(" ")[2]
            owned.setdefault((award.kind, rest), {})[own] = award

    def named(award: AwardPhrase) -> AwardPhrase:
        rest = award.name.partition(" ")[2]
        owners = owned.get((award.kind, rest), {}) if is_metal(annotated.tokens[award.first]) else {}
        if len(owners) != 1:
            return award
        ((own, model),) = owners.items()
        return replace(award, name=f"{award.name} {own}", issuer=award.issuer or model.issuer)

    return {number: tuple(map(named, found)) for number, found in awards.items()}


def with_shared_eponyms(awards: Mapping[int, tuple[AwardPhrase, ...]]) -> dict[int, tuple[AwardPhrase, ...]]:
    """The awards by sentence, each told by its class alone with whom the ones before are called after.

    As in "Kosovo nagrado za roman je prejela Ana, nagrado za esej pa Jan". Where a release tells of awards called after
    several, it is left open which is meant.
    """
    named: dict[str, dict[str, int]] = {}
    for number, found in sorted(awards.items()):
        for award in found:
            owner, _, rest = award.name.partition(f" {award.kind}")
            several = not rest and award.number != "Sing" and award.case != "Nom"  # "podelili so Kosove listine"
            classed = rest.startswith(" za ") or several
            if award.first < award.head and owner[:1].isupper() and classed and " " not in owner:
                named.setdefault(award.kind, {}).setdefault(owner, number)

    def full(number: int, award: AwardPhrase) -> AwardPhrase:
        owners = named.get(award.kind, {})
        if len(owners) != 1 or award.first < award.head or not award.name.startswith(f"{award.kind} za "):
            return award
        ((owner, since),) = owners.items()
        return replace(award, name=f"{owner} {award.name}") if 0 <= number - since <= _EPONYM_REACH else award

    return {number: tuple(full(number, award) for award in found) for number, found in awards.items()}


@dataclass(frozen=True)
class _AwardReader:
    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]
    tables: AwardTables
    namer: AwardNamer
    extents: ExtentReader

    def award(self, head: int, floor: int) -> AwardPhrase | None:
        nouns, titles, winners = self.tables
        tokens = self.annotated.tokens
        token = tokens[head]
        if head in self._of_people and not self._is_crowned(head):
            return None
        if token.features.pos not in {"NOUN", "PROPN", "X"}:
            return self._metal(head, nouns) or self._given_for(head, floor)
        noun = nouns_by_lemma(nouns).get(token.lemma.casefold())
        if noun is not None:
            return self._noun(head, noun, floor) or self._of_material(head, floor)
        title = _titles(titles).get(token.lemma.casefold())
        titled = self._title(head, title, floor) if title is not None else None
        if titled is not None:
            return titled
        winner = _winners(winners).get(token.lemma.casefold())
        if winner is not None:
            following = tokens[head + 1].lemma if head + 1 < self.sentence.last else ""
            return None if following in nouns_by_lemma(nouns) else self._winner(head, winner, floor)
        return self._thing(head, floor) or self._naj(head, floor) or self._of_period(head, floor)

    def _of_period(self, head: int, floor: int) -> AwardPhrase | None:
        """A title by the stretch of time behind it, or behind the one joined to it ("športnik in športnica leta")."""
        own = head + 1 < self.sentence.last and self._is_of_year(head)
        shared = "" if own else self._shared_period(head)
        row = next((title for title in self.tables.titles if title.of_year), None) if own or shared else None
        if row is None or own:
            return self._title(head, row, floor) if row is not None else None
        award = self.namer.make(self._first(head, floor), head, Extent(head + 1), row.kind, row.id)
        return replace(award, name=f"{award.name} {shared}", bare=False)

    def known(self, head: int, known: Collection[str], floor: int) -> AwardPhrase | None:
        """A thing that is an award elsewhere in the release, now alone or with another adjective ("trikotnike")."""
        token = self.annotated.tokens[head]
        if token.lemma not in known or token.features.pos != "NOUN":
            return None
        if any(p.kind != "place" and p.outer_first <= head < p.last for p in self.phrases):  # "Osnovna šola Lipa"
            return None
        return self.namer.make(self._first(head, floor), head, self.extents.extent(head), token.lemma, _GRADED)

    def apposed(self, award: AwardPhrase) -> AwardPhrase | None:
        """The thing that an award's noun explains between two commas: "Krilato ladjo, nagrado zbornice, je prejela"."""
        tokens, comma = self.annotated.tokens, award.first - 1
        row = _any(self.tables.nouns).get(_APPOSED)
        closed = award.last < self.sentence.last and tokens[award.last].text == ","
        if row is None or not closed or comma <= self.sentence.first or tokens[comma].text != ",":
            return None
        for head in range(comma - 1, max(self.sentence.first, comma - _APPOSITION) - 1, -1):
            said = tokens[head].features
            alike = said.gender != "Fem" and {said.case, award.case} == {"Nom", "Acc"}
            agreeing = said.number == award.number == "Sing" and (alike or same_case(said.case, award.case))
            if said.pos == "NOUN" and agreeing:
                break
            if said.case != "Gen" and said.pos != "ADP":
                return None
        else:
            return None
        first = self._first(head, self.sentence.first)
        named = first < head or head + 1 < comma
        person = tokens[head].features.animacy == "Anim"
        told = any(p.outer_first < comma and first < p.outer_last for p in self.phrases)
        told |= first > self.sentence.first and tokens[first - 1].features.pos == "ADP"
        if not named or person or told or tokens[head].lemma in {*row.never, *nouns_by_lemma(self.tables.nouns)}:
            return None
        thing = self.namer.make(first, head, Extent(comma), award.kind, _APPOSED)
        return replace(thing, issuer=award.issuer, year_for=award.year_for)

    def explains(self, award: AwardPhrase, before: AwardPhrase) -> bool:
        """Whether it only says what the award before is ("častna listina, najvišje priznanje zveze,")."""
        tokens = self.annotated.tokens
        highest = [is_highest(t) for t in tokens[before.last + 1 : award.head]]
        told = range(award.last, min(award.last + _EXPLAINING, self.sentence.last))  # "v stroki"
        end = next((at for at in told if tokens[at].features.pos not in {"ADP", "ADJ", "NOUN"}), told.stop)
        closed = end == self.sentence.last or tokens[end].text in _SIGNS
        return (
            any(highest[:_OPENING])
            and len(highest) <= _EXPLAINING
            and tokens[before.last].text in _SIGNS
            and {award.case, before.case} in ({award.case}, _ALIKE)
            and closed
        )

    def announces(self, award: AwardPhrase, behind: AwardPhrase) -> bool:
        """Whether it only says what the award behind a comma or dash is ("najvišje priznanje občine, zlati grb,")."""
        tokens, first = self.annotated.tokens, modifiers_before(self.annotated.tokens, award.head, self.sentence.first)
        highest = any(map(is_highest, tokens[first : award.head]))
        general = award.last == award.head + 1 and tokens[award.head].lemma in GENERAL
        highest |= general and any(tokens[at].lemma in _HIGH for at in range(first, award.head))
        signs = [t.text for t in tokens[award.last : behind.first]]
        own = behind.rule.startswith("award.") and behind.rule not in {_GRADED, _MADE, _SOMEBODYS, _FOR, _APPOSED}
        if not signs and general and own and behind.first < behind.head:  # "državno odlikovanje zlati red za zasluge"
            alike = behind.case == "Nom" or same_case(behind.case, award.case)
            return award.number == behind.number and alike
        if signs == [":"] and award.bare and award.number != "Sing":  # "naslednja priznanja: zlato plaketo"
            return award.case == behind.case
        alike = award.number == behind.number and {award.case, behind.case} in ({award.case}, _ALIKE)
        closed = behind.last == self.sentence.last or tokens[behind.last].text in _SIGNS
        kindred = tokens[award.head].lemma in GENERAL and behind.kind not in GENERAL
        after = [t.features.pos if t.text != "," else "," for t in tokens[behind.last : self.sentence.last]]
        closing = after[1:2] if after[:1] == [","] and signs == [","] else after[:1] if signs in (["–"], ["-"]) else []
        apposed = kindred and closing in (["AUX"], ["VERB"], ["PUNCT"])  # "posebno priznanje – zlato plaketo je"
        apposed = apposed and award.number == "Sing" and award.purpose is None and award.category is None
        signed = signs in ([","], ["–"], ["-"])
        return signed and alike and not behind.bare and (apposed or (highest and closed))

    def _winner(self, head: int, row: NounFrame, floor: int) -> AwardPhrase | None:
        """The award in a noun for who has it: "Prešernova nagrajenka", "nagrajenci Prešernovega sklada"."""
        tokens = self.annotated.tokens
        extent = self.extents.extent(head)
        owner = tokens[head - 1] if head > floor else None
        named = owner is not None and (
            (possessive(owner.text, owner.xpos) and owner.text[:1].isupper())
            or (owner.lemma in _OFFICIAL and agrees(owner, tokens[head]))
        )
        told = extent.last > head + 1 and tokens[head + 1].lemma not in _EVENTS
        if not named and not told:
            return None
        first = head - 1 if named else head
        words = [adjective(tokens[first].text, "Fem", "Sing", bare=True)] if named else []
        rest = [span_of(tokens, head + 1, extent.last).of(self.annotated.text)] if extent.last > head + 1 else []
        award = self.namer.make(first, head, extent, row.award, row.id)
        return replace(award, name=" ".join([*words, row.award, *rest]), bare=False)

    def _metal(self, head: int, nouns: tuple[AwardNoun, ...]) -> AwardPhrase | None:
        """A medal told by its metal ("zlato v skoku v višino"), which looks like an adjective."""
        tokens = self.annotated.tokens
        following = tokens[head + 1] if head + 1 < self.sentence.last else None
        if following is None or following.features.pos != "ADP":
            return None
        row = nouns_by_lemma(nouns).get(tokens[head].text.casefold())
        if row is None or not row.complement:
            return None
        extent = self.extents.extent(head)
        if extent.last == head + 1:
            return None
        rest = span_of(tokens, head + 1, extent.last).of(self.annotated.text)
        return replace(self.namer.make(head, head, extent, row.lemma, row.id), name=f"{row.lemma} {rest}")

    def _is_of_year(self, head: int) -> bool:
        """Whether "leta" without a number follows a noun for a person or thing ("športnik leta").

        Of a month or a match only somebody is told ("prostovoljka meseca", "igralec tekme").
        """
        tokens = self.annotated.tokens
        period = tokens[head + 1].text.casefold()
        lasting = period in PERIODS and (_is_bearer(tokens[head]) or tokens[head].lemma == "ime")
        return (
            (period == "leta" or lasting or (period in OCCASIONS and tokens[head].lemma in PLAYERS))
            and (not self._has_year(head) or self._is_told_of_year(head))
            and tokens[head].features.pos in {"NOUN", "PROPN"}
            and tokens[head].lemma not in NOT_OF_YEAR
            and tokens[head].features.case != ""
        )

    def _is_told_of_year(self, head: int) -> bool:
        """Whether the year behind "leta" is of a title, and tells no time."""
        noun = self.annotated.tokens[head]
        borne = _is_bearer(noun) and noun.lemma not in NOT_BORNE
        return borne or self._is_named(head) or self._is_called(head)

    def _is_named(self, head: int) -> bool:
        """Whether somebody or something is named so, where a year tells no time ("za knjigo leta 2017 so izbrali")."""
        first = modifiers_before(self.annotated.tokens, head, self.sentence.first)
        return first > self.sentence.first and self.annotated.tokens[first - 1].lemma in BEFORE_NAJ

    def _is_called(self, head: int) -> bool:
        """Whether a name behind the year and "je" or "pa" says what is called so ("Podjetje leta 2020 je Lipa")."""
        tokens, copula = self.annotated.tokens, head + len(("leta", "2020", "je"))
        told = copula + 1 < self.sentence.last and tokens[copula].text in {"je", "sta", "so", "pa"}
        return told and any(p.outer_first == copula + 1 and p.kind != "place" for p in self.phrases)

    def _shared_period(self, head: int) -> str:
        """The stretch of time that a noun for a person shares with the one joined to it, empty for none."""
        tokens, other = self.annotated.tokens, head + 2
        joined = other + 1 < self.sentence.last and tokens[head + 1].lemma in {"in", "ter"}
        if not joined or not (_is_bearer(tokens[head]) and _is_bearer(tokens[other]) and self._is_of_year(other)):
            return ""
        alike = same_case(tokens[head].features.case, tokens[other].features.case, animate=True)
        return tokens[other + 1].text if alike else ""

    def _has_year(self, head: int) -> bool:
        """Whether a year in digits stands behind "leta"."""
        return head + 2 < self.sentence.last and is_year(self.annotated.tokens[head + 2])

    def _is_double(self, head: int, floor: int) -> bool:
        """Whether a noun right before completes the title ("voznica začetnica leta")."""
        tokens = self.annotated.tokens
        before, noun = tokens[max(head - 1, 0)].features, tokens[head].features
        return head > floor and before.pos == "NOUN" and (before.case, before.number) == (noun.case, noun.number)

    def _noun(self, head: int, row: AwardNoun, floor: int) -> AwardPhrase | None:
        tokens = self.annotated.tokens
        first = self._first(head, floor)
        if row.before:
            if head == floor or tokens[head - 1].text.casefold() != row.before:
                return None
            first = head - 1
        extent = self.extents.extent(head)
        if tokens[head].lemma in GENERAL:
            extent = self._before_graded(head, extent)
        adjectives = {tokens[i].lemma for i in range(first, head)}
        complemented = extent.last > head + 1
        if tokens[tokens[head].head].lemma in row.not_object_of or self._entitles(head):
            return None
        if complemented and tokens[head + 1].lemma in row.not_of:
            return None
        opens = head == self.sentence.first and (extent.purpose or self._is_object(head))
        if row.small and tokens[head].text[:1].isupper() and not opens:
            return None
        if row.adjectives or row.complement or row.of or row.purposes or row.several:
            by_adjective = any(adjective_stem(a) in _stems(row.adjectives) for a in adjectives)
            by_owner = row.owned and first < head and self._is_owned(head)
            by_genitive = head + 1 < self.sentence.last and tokens[head + 1].lemma in row.of
            if by_genitive and not complemented:  # "predsednika" looks like an accusative
                extent = replace(extent, last=nominal_end(tokens, head + 2, self.sentence.last, "Gen"))
            by_purpose = extent.purpose and any(t.lemma in row.purposes for t in tokens[slice(*extent.purpose)])
            by_number = (
                row.several and tokens[head].features.number != "Sing" and is_handed(self.annotated.tokens, head)
            )
            told = by_adjective or by_owner or by_genitive or by_purpose or by_number
            if not (told or (row.complement and complemented)):
                return None
        award = self.namer.make(first, head, extent, row.lemma, row.id)
        period = self._shared_period(extent.last - 1) if row.lemma in NAMING and complemented else ""
        return replace(award, name=f"{award.name} {period}") if period else award

    def _before_graded(self, head: int, extent: Extent) -> Extent:
        """The extent up to an award with a grade and noun of its own, in the nominative or the noun's own case.

        As in "priznanje zlati grb Občine Bled" and "je prejela priznanje zlato plaketo".
        """
        tokens, nouns = self.annotated.tokens, nouns_by_lemma(self.tables.nouns)
        inner = range(head + 2, min(self.sentence.last, head + _EXPLAINING + 1))
        at = next((at for at in inner if tokens[at].lemma.casefold() in nouns), None)
        words = tokens[head + 1 : at + 1] if at is not None else ()
        graded = bool(words) and all(t.features.pos in {"ADJ", "NOUN"} for t in words)
        alike = all(t.features.case and same_case(t.features.case, tokens[head].features.case) for t in words)
        graded = graded and (alike or all(map(may_be_nominative, words)))
        row = nouns.get(tokens[at].lemma.casefold()) if at is not None and graded else None
        return Extent(head + 1) if at is not None and row is not None and self._noun(at, row, head + 1) else extent

    def _entitles(self, head: int) -> bool:
        """Whether the noun only says what something is called ("predavanje z naslovom Ledeniki")."""
        tokens, first = self.annotated.tokens, self.sentence.first
        called = head + 1 < self.sentence.last and (
            tokens[head + 1].text in OPENING_QUOTES or tokens[head + 1].text[:1].isupper()
        )
        behind = head - 2 >= first and tokens[head - 1].lemma in {"z", "s"} and tokens[head - 2].features.pos == "NOUN"
        return tokens[head].lemma == "naslov" and called and behind

    def _is_owned(self, head: int) -> bool:
        """Whether a possessive from a name stands right before the noun."""
        owner = self.annotated.tokens[head - 1]
        return owner.text[:1].isupper() and possessive(owner.text, owner.xpos)

    def _thing(self, head: int, floor: int) -> AwardPhrase | None:
        """Any thing that a grade, somebody's name or what it is given for makes an award."""
        rows = _any(self.tables.nouns)
        if (award := self._of_material(head, floor)) is not None:
            return award
        if _SOMEBODYS in rows and self._is_somebodys(head, rows[_SOMEBODYS]):
            return self._any_thing(head, floor, _SOMEBODYS)
        return self._given_for(head, floor)

    def _of_material(self, head: int, floor: int) -> AwardPhrase | None:
        """Any thing that is an award by what it is of, or also by being given ("zlata klop", "kristalna snežinka")."""
        rows = _any(self.tables.nouns)
        found = (self._graded(head, rows[rule], floor) for rule in (_GRADED, _MADE) if rule in rows)
        return next((award for award in found if award is not None), None)

    def _is_object(self, head: int) -> bool:
        """Whether the noun is what somebody has won ("Vilenico je prejela")."""
        said = self.annotated.tokens[head]
        return is_handed(self.annotated.tokens, head) and said.dep.startswith("obj") and said.features.case == "Acc"

    def _any_thing(self, head: int, floor: int, rule: str) -> AwardPhrase:
        lemma = self.annotated.tokens[head].lemma
        return self.namer.make(self._first(head, floor), head, self.extents.extent(head), lemma, rule)

    def _given_for(self, head: int, floor: int) -> AwardPhrase | None:
        """Any thing that is conferred or won for a life's work or as the best ("kladivo za življenjsko delo").

        A noun that the model does not know is often taken for an adjective, but has none's noun behind it.
        """
        tokens = self.annotated.tokens
        if head + 2 >= self.sentence.last or tokens[head + 1].lemma != "za":
            return None
        row, noun, reason = _any(self.tables.nouns).get(_FOR), tokens[head], tokens[head + 2]
        if row is None:
            return None
        told = reason.lemma == LIFE_WORK or reason.text.casefold().startswith(BEST)
        person = noun.features.animacy == "Anim" or noun.lemma.endswith(BEARERS)
        opens = head == self.sentence.first or noun.text[:1].islower()
        named = noun.features.pos in {"NOUN", "ADJ"} and noun.lemma not in row.never
        goes = tokens[noun.head].lemma in _GOING and noun.dep.startswith("nsubj")  # "gre v roke Ani Kos"
        fits = told and opens and named and not person and (goes or is_handed(self.annotated.tokens, head))
        return self._any_thing(head, floor, _FOR) if fits else None

    def _naj(self, head: int, floor: int) -> AwardPhrase | None:
        """A title by "naj" ("za naj prostovoljko"); the particle stands before a subject or a verb."""
        tokens, noun = self.annotated.tokens, self.annotated.tokens[head]
        joined = self._is_joined_to_naj(noun)
        modified = modifiers_before(tokens, head, floor)
        first = head if joined else modified - 1
        if first < floor or not (joined or tokens[first].text.casefold() == "naj"):
            return None
        row = next((title for title in self.tables.titles if title.naj), None)
        at = first - 1 - (first - 1 > self.sentence.first and tokens[first - 1].text in OPENING_QUOTES)
        before = tokens[at].lemma if at >= self.sentence.first else ""
        titled = noun.lemma.casefold() in _titles(self.tables.titles)
        bearer = (titled or noun.lemma.endswith(BEARERS)) and noun.features.case != ""
        person = modified == head and bearer and (noun.features.case != "Nom" or self._is_told_who(head))
        named = before in BEFORE_NAJ or person
        alone = noun.features.number == "Sing" or (before in BEFORE_NAJ and noun.text.endswith("e"))  # "naj gospodinje"
        if row is None or noun.features.pos != "NOUN" or not alone or not named:
            return None
        return self.namer.make(first, head, self.extents.extent(head), row.kind, row.id)

    def _is_joined_to_naj(self, noun: Token) -> bool:
        """Whether the particle is written together with a noun for people ("najprostovoljka", but not "najemnik")."""
        lemma = noun.lemma.casefold()
        told = lemma.startswith("naj") and lemma.endswith(BEARERS)
        return told and not self.namer.forms.may_be_noun(lemma)

    def _is_told_who(self, head: int) -> bool:
        """Whether what follows says who has a title with "naj" and tells no wish ("Naj zdravnik je postal Jan Kos").

        Whose or which one it is may stand between ("Naj prostovoljka v starosti do 19 let je postala").
        """
        at, behind = head + 1, self.annotated.tokens[head + 1 : self.sentence.last]
        named = any(p.kind == "person" and p.outer_first == at for p in self.phrases)
        elided = bool(behind) and behind[0].text == "pa"
        verb = next((t.text for t in behind if t.features.pos in {"VERB", "AUX"}), "")
        wished = any(t.text in {"bi", "ne"} for t in behind)
        of_year = bool(behind) and behind[0].text == "leta"  # which rows of their own read
        return (named or elided or verb in _CALLING) and not wished and not of_year

    def _graded(self, head: int, row: AwardNoun, floor: int) -> AwardPhrase | None:
        """Any thing of gold, silver or bronze that is given as an award ("zlata klop", "srebrno dleto")."""
        tokens = self.annotated.tokens
        noun = tokens[head]
        if noun.features.pos != "NOUN" or noun.lemma in row.never or not noun.text[:1].islower():
            return None
        if row.handed and not is_handed(self.annotated.tokens, head):
            return None
        first = self._first(head, floor)
        if not any(adjective_stem(tokens[i].lemma) in _stems(row.adjectives) for i in range(first, head)):
            return None
        return self.namer.make(first, head, self.extents.extent(head), noun.lemma, row.id)

    def _is_somebodys(self, head: int, row: AwardNoun) -> bool:
        """Whether any thing named after somebody is won or conferred ("dobitnik Majerjevega zvona")."""
        tokens = self.annotated.tokens
        noun = tokens[head]
        if head == self.sentence.first or not self._is_owned(head):
            return False
        if noun.lemma in row.never or not noun.text[:1].islower() or noun.lemma.endswith(BEARERS):
            return False
        before = tokens[head - 2] if head - 1 > self.sentence.first else None
        won = before is not None and before.lemma in WINNER_NOUNS and noun.features.case == "Gen"
        given = tokens[noun.head].lemma in GIVING and noun.dep.startswith(("obj", "nsubj"))
        return won or given

    def _title(self, head: int, row: TitleNoun, floor: int) -> AwardPhrase | None:
        tokens = self.annotated.tokens
        first = self._first(head, floor)
        if row.of_year:
            first = self._first(head - 1, floor) if self._is_double(head, floor) else first
            first = self._compound_start(first, floor)
            first -= first > floor and tokens[first - 1].text.casefold() == "naj"
            year = tokens[head + 2].text.rstrip(".") if self._has_year(head) else None
            extent = Extent(head + 2 + (year is not None), year_for=year)
            classed = self.extents.classed(extent, head)
            if classed is extent:
                return self.namer.make(first, head, Extent(head + 2, year_for=year), row.kind, row.id)
            award = self.namer.make(first, head, classed, row.kind, row.id)
            return replace(award, name=award.name.replace(f" {tokens[head + 2].text}", "", 1) if year else award.name)
        modifiers = range(modifiers_before(tokens, head, floor), head)
        told = next((i for i in modifiers if adjective_stem(tokens[i].lemma) in _stems(row.adjectives)), None)
        if told is None and head + 1 < self.sentence.last and tokens[head + 1].lemma in row.of:
            end = nominal_end(tokens, head + 1, self.sentence.last, "Gen")
            return self.namer.make(first, head, Extent(end), row.kind, row.id) if end > head + 1 else None
        if told is None:
            return None
        return self.namer.make(min(first, told), head, self.extents.extent(head), row.kind, row.id)

    def _compound_start(self, first: int, floor: int) -> int:
        """First half of a noun that is written with a sign ("start-up leta", "start:up leta")."""
        tokens, text = self.annotated.tokens, self.annotated.text
        if first - 2 < floor or tokens[first - 1].text not in {"-", ":"}:
            return first
        glued = tokens[first - 2].span.end == tokens[first - 1].span.start == tokens[first].span.start - 1
        return first - 2 if glued and text[tokens[first - 2].span.start].isalpha() else first

    def _first(self, head: int, floor: int) -> int:
        """First adjective that is part of the name."""
        tokens = self.annotated.tokens
        first = modifiers_before(tokens, head, floor)
        while first < head and (
            not tokens[first].text[0].isalnum()
            or (
                first == self.sentence.first and tokens[first].text[0].isdigit() and tokens[first + 1].text[0].isupper()
            )
            or (tells_no_name(tokens[first]) and not self._is_second(first, head))
            or tokens[first].lemma in {"in", "ter"}
            or (tokens[first].features.num_type == "Card" and not self._is_second(first, head))
            or (tokens[first].features.pos == "NUM" and tokens[first].text.isdigit())
        ):
            first += 1
        grades = [at for at in range(first, head) if is_of_grade(tokens[at])]
        joined = len(grades) > 1 and all(t.lemma in AND for t in tokens[grades[-2] + 1 : grades[-1]])
        return grades[-1] if joined else first  # "zlato in srebrno medaljo" are two

    def _is_second(self, at: int, head: int) -> bool:
        """Whether "drugi" is the second of prizes: where one is told, and not "the others"."""
        return self.annotated.tokens[at].lemma == "drug" and self.annotated.tokens[head].features.number == "Sing"

    def _is_crowned(self, head: int) -> bool:
        """Whether the noun before a name is what somebody was made ("okronali so medeno kraljico Ano Kos")."""
        noun = self.annotated.tokens[head]
        verb = self.annotated.tokens[noun.head].lemma
        return verb in _CROWNING and noun.features.case == "Acc" and noun.lemma in _titles(self.tables.titles)

    @cached_property
    def _of_people(self) -> frozenset[int]:
        """The tokens of people's names with what stands before them."""
        return frozenset(at for p in self.phrases if p.kind == "person" for at in range(p.outer_first, p.last))


def _is_bearer(noun: Token) -> bool:
    """Whether a noun is one for people by its ending, and the lemma is its form's ("kolapsa" is of no "kolapec")."""
    consonant = noun.lemma.rstrip("aeiou")[-1:]
    return noun.lemma.endswith(BEARERS) and consonant in noun.text.casefold()[-_ENDING:]
