"""Institutions and places: names that the model found, widened and completed by the table of institution nouns."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.awards import NAMING, NO_NAMES, PERIODS
from pipeline.rules.institutions import LETTERS, NOUNS_OF_LETTERS, SPORTS, TOWNS, InstitutionNoun
from pipeline.rules.paradigms import STATES
from pipeline.rules.people import BEARERS, HONORIFICS
from pipeline.stages.annotation import Annotated, Name, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.complements import (
    BEFORE_PLACES,
    CUE_NOUNS,
    DEEDS,
    HYPHENS,
    ComplementReader,
    name_end,
    names_from,
    seat_end,
    tells_work,
)
from pipeline.stages.firms import form_end, names_firm, unread_firms
from pipeline.stages.inflection import readings
from pipeline.stages.phrases import (
    OF_KIND,
    OPENING_QUOTES,
    Phrase,
    PhraseKind,
    age_end,
    agrees,
    is_metal,
    is_of_verb,
    modifiers_before,
    same_case,
    span_of,
    tells_no_name,
    written,
)

MODEL_RULE = "model.ner"
FIRM_RULE = "institution.firm"
BODY_RULE = "resolve.body"
_VOWELS = frozenset("AEIOU")


@lru_cache(maxsize=32)
def institution_by_lemma(rows: tuple[InstitutionNoun, ...]) -> dict[str, InstitutionNoun]:
    """The row of each lemma of an institution's noun, made once for a table."""
    return {lemma.casefold(): row for row in rows for lemma in row.lemmas}


class _Found(NamedTuple):
    """An institution's or place's tokens, its noun, its rule, and the token whose case it stands in."""

    first: int
    last: int
    head: int
    rule: str
    governs: int


def find_institutions(
    annotated: Annotated, sentence: Sentence, rows: tuple[InstitutionNoun, ...], forms: BaseForms
) -> tuple[Phrase, ...]:
    """Institutions of one sentence, longest reading first, not overlapping."""
    tokens = annotated.tokens
    nouns = institution_by_lemma(rows)
    whole = (n._replace(last=_before_reason(tokens, n, nouns)) for n in annotated.names_in(sentence))
    named = tuple(one for n in whole if (one := _without_award(tokens, n, nouns)) is not None)
    people = {
        i
        for n in named
        if n.label == "PER"
        and not names_place(tokens, n, forms)
        and not names_body(tokens, n, rows, forms)
        and not names_family(tokens, n, rows)
        and not names_firm(annotated, n)
        for i in range(n.first, n.last)
    }
    names = [
        n
        for n in named
        if (n.label == "ORG" or names_firm(annotated, n) or _has_letters(tokens, n))
        and not (n.last == n.first + 1 and _names_nothing(tokens[n.first], nouns))
    ]
    found = [
        *_headed(tokens, sentence, rows, people, named, forms),
        *_named(tokens, names, sentence, nouns, forms),
        *_called_after(tokens, named, sentence, forms),
    ]
    taken: set[int] = set()
    phrases = []
    for place in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        if not taken.intersection(range(place.first, place.last)):
            taken.update(range(place.first, place.last))
            row = nouns.get(tokens[place.head].lemma.casefold())
            kind: PhraseKind = "group" if row is not None and row.group else "institution"
            last = form_end(annotated, place.first, place.last, forms)
            phrases.append(_phrase(kind, tokens, place._replace(last=last), forms))
    for first, last in unread_firms(annotated, sentence, people | taken):
        phrases.append(_phrase("institution", tokens, _Found(first, last, first, FIRM_RULE, first), forms))
    full = {n.first for n in named if n.label == "PER" and n.last > n.first + 1}
    for found_body in _listed(tokens, sentence, nouns, full, forms):
        body = _with_form(annotated, found_body, forms)
        phrases = [*(p for p in phrases if p.last <= body.outer_first or p.first >= body.last), body]
    return tuple(sorted(phrases, key=lambda p: p.first))


def _names_nothing(word: Token, nouns: Mapping[str, InstitutionNoun]) -> bool:
    """Whether the only word of a name is the noun alone, or one letter as before a number ("T: 03 555 01 12")."""
    return word.lemma.casefold() in nouns or len(word.text) == 1


def _with_form(annotated: Annotated, body: Phrase, forms: BaseForms) -> Phrase:
    """A body of a list with what it is before the law ("podjetja Lipa, d. o. o., in Bor, d. d.")."""
    last = form_end(annotated, body.first, body.last, forms)
    whole = span_of(annotated.tokens, body.first, last)
    told = annotated.text[annotated.tokens[body.last - 1].span.end : whole.end]
    return replace(body, last=last, outer_last=max(last, body.outer_last), name=f"{body.name}{told}")


def _listed(
    tokens: Sequence[Token],
    sentence: Sentence,
    nouns: Mapping[str, InstitutionNoun],
    people: Collection[int],
    forms: BaseForms,
) -> Iterator[Phrase]:
    """The bodies of lists whose noun stands before them all: "podjetjem Lipa, Jelen in Gora"."""
    for head in range(*sentence):
        row, noun = nouns.get(tokens[head].lemma), tokens[head]
        if row is None or not noun.text.islower():
            continue
        stop = next((at for at in range(head + 1, sentence.last) if at in people), sentence.last)
        listed = head + 1 < stop and tokens[head + 1].text == ":"  # "pet podjetij: Lipa, Jelen in Gora"
        names = list(names_from(tokens, head + 1 + listed, stop))
        alike = noun.features.gender == "Fem" and noun.text.endswith("i") and len(names) > 1  # of two, or a dative
        several = noun.features.number in {"Dual", "Plur"}
        apart = row.falls_away or row.group or noun.lemma == "skupina"
        if not (several or (apart and alike)) or not (apart or len(names) > 1):
            continue
        opens = modifiers_before(tokens, head, sentence.first)
        called = "" if apart else forms.noun_phrase(tokens[opens : head + 1], head - opens, singular=True)
        kind: PhraseKind = "group" if row.group else "institution"
        for first, last in names:
            body = _phrase(kind, tokens, _Found(first, last, first, row.id, head), forms)
            yield replace(
                body,
                case=body.case if several and not listed else "",
                outer_first=opens if first == head + 1 else first,
                name=_told_apart(noun, body.name) if apart else f"{called[:1].upper()}{called[1:]} {body.name}",
            )


def _told_apart(noun: Token, name: str) -> str:
    """One name of a list behind its noun: a family is told by the noun too."""
    return f"{noun.lemma} {name}" if noun.lemma == "družina" else name


def _without_award(tokens: Sequence[Token], name: Name, nouns: Mapping[str, InstitutionNoun]) -> Name | None:
    """The name without an award's that the model took in ("Plaketo Občine Bled"), ``None`` where there is no more.

    As in "Kipec lovca", which is no body.
    """
    head = tokens[name.first]
    alone = name.last == name.first + 1
    if not alone and tokens[name.first + 1].text in PERIODS:
        return name._replace(first=name.first + 2) if name.last > name.first + 2 else None  # "ekipa leta"
    noun = tokens[name.last - 1]
    graded = all(word.features.pos == "ADJ" for word in tokens[name.first : name.last - 1])
    if name.label == "ORG" and not alone and graded and noun.features.pos == "NOUN" and noun.lemma in NO_NAMES:
        return None  # "Bloudkova priznanja"
    told = head.features.pos == "NOUN" or not name.first or tokens[name.first - 1].text == "."  # with its capital
    if name.label != "ORG" or alone or head.lemma.casefold() not in NO_NAMES or not told:
        return name
    body = next((at for at in range(head.index + 1, name.last) if tokens[at].lemma.casefold() in nouns), None)
    return None if body is None else name._replace(first=modifiers_before(tokens, body, head.index + 1))


def names_place(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether a single word that the model took for a person is a place, by its preposition or by what is known."""
    if name.last != name.first + 1:
        return False
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.lemma in BEFORE_PLACES:
        return True
    word = tokens[name.first : name.last]
    return forms.is_place(forms.noun_phrase(word, 0)) and not forms.is_person(forms.person(word).name)


def names_person(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether what the model took for something else is a known given name and a known surname.

    A place that is hardly a surname is where a body sits ("Luka Koper").
    """
    if name.label == "PER" or name.last != name.first + 2:
        return False
    words = tokens[name.first : name.last]
    if all(word.text.isalpha() and not forms.may_be_given(word.text) for word in words):
        return False
    given, _, surname = forms.person(words).name.partition(" ")
    return forms.is_given_name(given) and forms.is_surname(surname) and not forms.is_rather_place(words[1].text)


def names_body(tokens: Sequence[Token], name: Name, rows: tuple[InstitutionNoun, ...], forms: BaseForms) -> bool:
    """Whether a name that the model took for a person's begins with an institution's noun ("Kmetija Brecelj").

    So does one that begins with the letters of one ("LD Osojnik"); a given name that looks like a noun's form does not
    ("Vlado Kos").
    """
    if _has_letters(tokens, name):
        return True
    noun = tokens[name.first]
    given = name.last > name.first + 1 and forms.is_given_name(noun.text)
    given = given and noun.text.casefold() != noun.lemma.casefold()  # "Radio Val" is no Rado's
    return not given and noun.lemma.casefold() in institution_by_lemma(rows)


def _has_letters(tokens: Sequence[Token], name: Name) -> bool:
    """Whether the letters that stand for a society's or school's noun begin the name ("LD Osojnik", "OŠ Lipa")."""
    first = tokens[name.first].text
    told = first in LETTERS or (len(first) > 1 and first.isalpha() and _VOWELS.isdisjoint(first))
    return told and first.isupper() and name.last > name.first + 1 and not tokens[name.first + 1].text.isupper()


def names_family(tokens: Sequence[Token], name: Name, rows: tuple[InstitutionNoun, ...]) -> bool:
    """Whether a surname alone is the name of the family or its business that stands before it ("družina Kos")."""
    row = institution_by_lemma(rows).get(tokens[name.first - 1].lemma.casefold()) if name.first else None
    return row is not None and row.of_family and name.last == name.first + 1


def bodies_by_noun(
    annotated: Annotated, sentence: Sentence, taken: Iterable[Phrase], bodies: Mapping[str, str]
) -> tuple[Phrase, ...]:
    """Institutions told by their common noun alone ("šola je prejela"), under the name that it stands for."""
    tokens = annotated.tokens
    used = {i for p in taken for i in range(p.outer_first, p.outer_last)}
    return tuple(
        Phrase(
            kind="institution",
            first=i,
            last=i + 1,
            outer_first=i,
            outer_last=i + 1,
            head=i,
            name=bodies[tokens[i].lemma],
            case=tokens[i].features.case,
            gender=tokens[i].features.gender,
            number=tokens[i].features.number,
            rule=BODY_RULE,
        )
        for i in range(*sentence)
        if tokens[i].lemma in bodies
        and i not in used
        and tokens[i].features.number == "Sing"
        and is_told_alone(tokens, sentence, i)
    )


def is_told_alone(tokens: Sequence[Token], sentence: Sentence, noun: int) -> bool:
    """Whether nothing tells the noun apart from what has been named ("otroška skupina", "šola iz Ukrajine")."""
    before = tokens[modifiers_before(tokens, noun, sentence.first) : noun]
    if any(t.features.pos == "ADJ" and not tells_no_name(t) and not t.features.poss for t in before):
        return False
    if any(t.lemma in _OTHERS for t in before):
        return False
    behind = tokens[noun + 1 : min(noun + 3, sentence.last)]
    if not behind:
        return True
    if [t.text for t in behind] == _SUITED:
        return False
    owned = behind[0].features.pos in {"NOUN", "ADJ", "PROPN"} and behind[0].features.case == "Gen"
    return not owned and not (behind[0].lemma in {"iz", "z", "s"} and len(behind) > 1 and behind[1].text[:1].isupper())


def find_places(
    annotated: Annotated, sentence: Sentence, taken: Iterable[Phrase], forms: BaseForms
) -> tuple[Phrase, ...]:
    """Places of one sentence that lie in no other phrase."""
    taken = tuple(taken)
    used = {i for p in taken for i in range(p.outer_first, p.outer_last)}
    places = []
    for name in annotated.names_in(sentence):
        place = name.label == "LOC" or (name.label == "PER" and names_place(annotated.tokens, name, forms))
        place = place and not is_metal(annotated.tokens[name.first]) and not _is_told_of(annotated, name, taken)
        if place and not used.intersection(range(name.first, name.last)):
            head = _place_head(annotated.tokens, name)
            found = _Found(name.first, name.last, head, MODEL_RULE, head)
            places.append(_behind_town(annotated.tokens, _phrase("place", annotated.tokens, found, forms), forms))
    return tuple(places)


def _behind_town(tokens: Sequence[Token], place: Phrase, forms: BaseForms) -> Phrase:
    """The place in the case of the noun before it that says what it is, behind which no name is inflected."""
    noun = tokens[place.first - 1] if place.first else None
    name = written(tokens[place.first : place.last])
    if noun is None or noun.lemma not in TOWNS or not noun.features.case or not forms.is_place(name):
        return place
    return replace(place, case=noun.features.case, name=name)


def _is_told_of(annotated: Annotated, name: Name, taken: Iterable[Phrase]) -> bool:
    """Whether the name says whose countryman the person behind it is ("Američana Jima Browna")."""
    case = annotated.tokens[name.first].features.case
    return bool(case) and any(p.kind == "person" and p.outer_first == name.last and p.case == case for p in taken)


def _phrase(kind: PhraseKind, tokens: Sequence[Token], found: _Found, forms: BaseForms) -> Phrase:
    """The tokens with their base form."""
    features = tokens[found.governs].features
    twofold, several = _seems_twofold(tokens, found), _is_plural_subject(tokens, found)
    case = "Dat" if twofold and features.gender == "Fem" and features.case == "Nom" else features.case
    if (noun := tokens[found.governs]).text.isupper() and noun.dep.startswith(("nsubj", "obj")):
        case = "Nom" if noun.dep.startswith("nsubj") else ""  # which no ending shows: "pokal je osvojil PGD Breg"
    return Phrase(
        kind=kind,
        first=found.first,
        last=found.last,
        outer_first=min(found.first, found.governs),
        outer_last=found.last,
        head=found.governs,
        name=written(tokens[found.first : found.last]) if several else _base_form(tokens, found, forms),
        case="Nom" if several else case,
        gender="Fem" if several else features.gender,
        number="Plur" if several else "Sing" if twofold else features.number,
        rule=found.rule,
    )


def _is_plural_subject(tokens: Sequence[Token], found: _Found) -> bool:
    """Whether a feminine plural taken for a singular is the subject of a plural verb ("Terme Breza so prejele")."""
    noun = tokens[found.governs]
    said, verb = noun.features, tokens[noun.head].features
    singular = said.number == "Sing" and noun.text.endswith("e")
    return singular and noun.dep.startswith("nsubj") and (verb.gender, verb.number) == ("Fem", "Plur")


def _seems_twofold(tokens: Sequence[Token], found: _Found) -> bool:
    """Whether a body has the tag of two, which are hardly ever meant.

    The dual looks like a case of the singular ("Ustanovi", "pekarni Klas").
    """
    said, head = tokens[found.governs].features, found.governs
    if head < found.first or found.last == found.first + 1:
        return False
    # As in "Krajevni skupnosti", which looks like several.
    singular = said.gender == "Fem" and head > found.first and tokens[head - 1].text.endswith("i")
    return said.number == "Dual" or (said.number == "Plur" and singular)


def _base_form(tokens: Sequence[Token], found: _Found, forms: BaseForms) -> str:
    words = tokens[found.first : found.last]
    if found.governs < found.first:  # behind "podjetje" a name is not inflected
        return written(words)
    head = tokens[found.governs].features
    twofold = _seems_twofold(tokens, found)
    name = forms.noun_phrase(words, found.head - found.first, case=head.case, singular=twofold)
    noun = found.head - found.first if tokens[found.head].features.pos == "NOUN" else 0
    return _normal_case(name, noun, forms) if name.isupper() and " " in name else name


def _normal_case(name: str, head: int, forms: BaseForms) -> str:
    """A name in capitals as it is written in running text: the first word, places and people keep theirs.

    The noun itself never does, though somebody or some place is called so ("OSNOVNA ŠOLA").
    """
    words = [word if word in _INITIALS else word.capitalize() for word in name.split()]
    proper = [
        (at == head + 1 > 1 and word.endswith(_OPENS_NAME))
        or (at != head and (word in _INITIALS or _is_proper(word, words[at - 1].lower(), forms)))
        for at, word in enumerate(words)
    ]
    return " ".join(word if at == 0 or proper[at] else word.lower() for at, word in enumerate(words))


def _is_proper(word: str, before: str, forms: BaseForms) -> bool:
    """Whether the word is a place's or person's; behind a preposition of place any that is no common noun's form."""
    if len(word) == 1 or not word.isalpha():
        return False
    if before not in _AT:
        bases = () if OF_KIND.search(word) else (one.base for one in readings(word, "p"))
        return any(map(forms.is_place, (word, *bases))) or forms.is_person(word)
    return not forms.may_be_noun(word.lower())


def _headed(
    tokens: Sequence[Token],
    sentence: Sentence,
    rows: tuple[InstitutionNoun, ...],
    people: set[int],
    names: tuple[Name, ...],
    forms: BaseForms,
) -> list[_Found]:
    nouns, found = institution_by_lemma(rows), list[_Found]()
    for head in range(*sentence):
        row = nouns.get(tokens[head].lemma.casefold())
        if row is None or tokens[head].features.pos not in {"NOUN", "PROPN"}:
            continue
        first = _first_of_name(tokens, sentence, head)
        if _names_none(tokens, first, head) or (row.capital and not tokens[first].text[:1].isupper()):
            continue
        proper = tokens[first].text[:1].isupper()
        owned = _owner_end(tokens, head, names, row, forms)
        owned = owned if proper or owned > head + 1 else _called_end(tokens, head, names, row)
        own = {n.first for n in names if row.falls_away and n.label == "PER" and n.last == n.first + 1 > head + 2}
        ends = (i for i in range(owned, sentence.last) if i in people and not _is_second_half(tokens, i))
        stop = next((i for i in ends if i not in own or not tokens[i - 1].text[:1].isupper()), sentence.last)
        if tokens[head].lemma == "občina":
            others = (n.first for n in names if owned <= n.first < stop and _begins_with_acronym(tokens, n))
            stop = min(others, default=stop)
        last = ComplementReader(tokens, names, head + 1, stop, sentence.last).end(owned)
        last = max(owned, _without_titles(tokens, head + 1, _before_person(tokens, owned, last, forms)))
        last = age_end(tokens, last, sentence.last) if row.group else last
        if row.seated:
            last = name_end(tokens, seat_end(tokens, last, names), sentence.last)
        if _is_organ_of_office(tokens, first, head):
            found += _behind_organ(tokens, head + 1, last, row.id, nouns)
            continue
        capital = tokens[first].text[:1].isupper() and (first > sentence.first or last > head + 1 or head > first)
        named = first < head or any(t.text[:1].isupper() for t in tokens[head + 1 : last])
        described = first in {head, sentence.first} or tokens[first].text[:1].islower()
        if (
            (row.falls_away or _is_team_of(tokens, head))
            and last > head + 1
            and tokens[head + 1].text[:1].isupper()
            and described
        ):
            found.append(_Found(head + 1, last, head + 1, row.id, head))
        elif capital or named or (row.bare and last > head + 1 and tokens[head + 1].lemma == "za"):
            nameless = not any(t.text[:1].isupper() for t in tokens[head:last])  # "šola v Benediktu"
            found.append(_Found(first, seat_end(tokens, last, names) if nameless else last, head, row.id, head))
    return found


def _first_of_name(tokens: Sequence[Token], sentence: Sentence, head: int) -> int:
    """The first word of the name before its noun: an adjective, or the sport of a club ("Karate klub Sokol")."""
    first = modifiers_before(tokens, head, sentence.first)
    while first < head and (
        tokens[first].features.pos == "DET"
        or tokens[first].lemma in _OCCASIONAL
        or (tokens[first].text[:1].islower() and is_metal(tokens[first]))
        or not tokens[first].text[:1].isalpha()  # a bullet or number of a list
        or is_of_verb(tokens, first, sentence.first)
        or _is_apart(tokens, first, head)
    ):
        first += 1
    return first - (first == head and _is_of_sport(tokens, sentence, head))


def _is_of_sport(tokens: Sequence[Token], sentence: Sentence, head: int) -> bool:
    """Whether a sport that is not inflected stands before a club or federation."""
    sport = tokens[head - 1] if head > sentence.first and tokens[head].lemma in {"klub", "zveza"} else None
    return sport is not None and sport.text.istitle() and sport.text.casefold() in SPORTS


def _begins_with_acronym(tokens: Sequence[Token], name: Name) -> bool:
    """Whether a body's noun is told by its first letters ("OŠ Lipa"), so that no noun before is part of it."""
    return name.label == "ORG" and name.last > name.first + 1 and tokens[name.first].text[:2].isupper()


def _is_apart(tokens: Sequence[Token], at: int, head: int) -> bool:
    """Whether a small adjective stands before a name that begins with a capital ("domače Športno društvo Lipa")."""
    return tokens[at].text.islower() and any(t.text[:1].isupper() for t in tokens[at + 1 : head + 1])


def _is_second_half(tokens: Sequence[Token], at: int) -> bool:
    """Whether one word that the model takes for somebody's name stands behind a hyphen ("Rače - Fram")."""
    return at > 1 and tokens[at - 1].text in HYPHENS and tokens[at - 2].text[:1].isupper()


def _names_none(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether the adjectives or what follows tell that the noun is no body's ("najboljša šola", "zbor članov")."""
    adjectives = tokens[first:head]
    if any(word.features.degree == "Sup" or word.lemma in _NO_BODY for word in adjectives):
        return True
    behind = [t.text for t in tokens[head + 1 : head + 3]]
    if behind == _SUITED or behind[:1] in ([period] for period in PERIODS):
        return True  # "ekipa leta", "Občina po meri invalidov"
    if first and tokens[first - 1].lemma in NAMING and tokens[first].text.islower():
        return True  # "naziv kulturna šola"
    if tokens[head].lemma == "akademija" and any(word.lemma in _FESTIVE for word in adjectives):
        return True
    meets = tokens[head].lemma == "zbor" and head + 1 < len(tokens) and tokens[head + 1].lemma in _ASSEMBLED
    return meets or (tokens[head].text == "zavoda" and tokens[head - 1].lemma == "svet")  # "predsednik sveta zavoda"


def _is_organ_of_office(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether it is the organ that somebody heads or belongs to, which is part of the office.

    As in "predsednica nadzornega sveta Luke Koper"; a state's or town's is a body of its own.
    """
    organ = tokens[head].lemma in _ORGANS and tokens[first].text[:1].islower() and first > 0
    if tokens[head].lemma == "zbor" and any(tokens[at].lemma in _SINGING for at in range(first, head)):
        return False  # "član moškega pevskega zbora Lipa"
    public = any(tokens[at].lemma in _PUBLIC for at in range(first, head))
    return organ and not public and tokens[head].features.case == "Gen" and tokens[first - 1].lemma in _SEATS


def _behind_organ(
    tokens: Sequence[Token], start: int, end: int, rule: str, nouns: Mapping[str, InstitutionNoun]
) -> Iterator[_Found]:
    """The body that an organ is of: what begins with a capital behind it."""
    first = next((at for at in range(start, end) if tokens[at].text[:1].isupper()), end)
    if first < end and tokens[end - 1].lemma not in NO_NAMES:  # "odbor za Kosova priznanja"
        noun = _name_head(tokens, Name(first, end, "ORG"))
        before = nouns.get(tokens[first - 1].lemma)
        yield _Found(first, end, noun, rule, first - 1 if before is not None and before.falls_away else noun)


def _is_team_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for a team has a name behind it that is no genitive ("ekipa Strela", but "ekipa Strele")."""
    name = tokens[at + 1] if at + 1 < len(tokens) else None
    if name is None or tokens[at].lemma not in _TEAMS:
        return False
    return name.features.case == "Nom" or (len(name.text) > 1 and name.text.isupper())


def _owner_end(
    tokens: Sequence[Token], head: int, names: tuple[Name, ...], row: InstitutionNoun, forms: BaseForms
) -> int:
    """The end of the name of somebody whom a body is called after ("Sklad Rada Kosa", "Galeriji Ana Kos").

    Behind a genitive it is rather who holds an office there ("predsednik Društva Rado Kos"), unless the body's place or
    somebody else follows ("ravnatelj Osnovne šole Ivana Kosa Rado Novak").
    """
    title = tokens[head + 1].text.casefold() in HONORIFICS if head + 1 < len(tokens) else False
    places = {head, head + 1, head + 2} if title else {head, head + 1}
    found = next((n for n in names if n.label == "PER" and n.first in places), None)
    if found is None or found.last == head + 1:
        return head + 1
    owner = found._replace(first=head + 1)
    if tokens[head].features.case == "Gen" and not any(
        n.first == owner.last and n.label in {"PER", "LOC"} for n in names
    ):
        return head + 1
    said = {forms.person(tokens[owner.first : end]).case for end in (owner.last, owner.first + 2) if end <= owner.last}
    if "Gen" in said:
        return owner.last
    apart = tokens[head].features.case != "Nom" and _acts(tokens, owner, names)
    return owner.last if row.named_after and said <= {"Nom", ""} and not apart else head + 1


def _called_end(tokens: Sequence[Token], head: int, names: tuple[Name, ...], row: InstitutionNoun) -> int:
    """The end of the one word, taken for somebody's, that a body in an oblique case is called by ("zboru Javor")."""
    name = next((n for n in names if (n.label, n.first, n.last) == ("PER", head + 1, head + 2)), None)
    oblique = tokens[head].features.case not in {"Nom", ""}
    called = name is not None and oblique and tokens[head + 1].features.case in {"Nom", ""}
    return head + 2 if called and row.named_after else head + 1


def _acts(tokens: Sequence[Token], person: Name, names: Sequence[Name]) -> bool:
    """Whether the name is of somebody who does something, and no body's.

    Behind it stands a verb of one person, or another one's name ("je Društvu Ana Kos podarila sliko", "profesorja na
    Šoli Jan Kos in Ana Rus").
    """
    behind = tokens[person.last].features if person.last < len(tokens) else None
    joined = behind is not None and tokens[person.last].lemma in {"in", "ter"}
    if joined and any(n.label == "PER" and n.first == person.last + 1 for n in names):
        return True
    return behind is not None and behind.pos in {"VERB", "AUX"} and behind.number == "Sing"


_NO_BODY = frozenset({"najbolj", "občen", "občni", "prijazen"})  # "občni zbor", "Družini prijazno podjetje"
_FESTIVE = frozenset({"slavnosten", "svečan", "spominski", "osrednji", "častni", "časten"})  # of an evening, no school
_INITIALS = LETTERS | NOUNS_OF_LETTERS.keys()
_SUITED = ["po", "meri"]  # "Občina po meri invalidov" is a title
_AT = frozenset({"ob", "pri", "na", "v", "nad", "pod"})
# Of adjectives in the nominative, which open a name behind its noun ("Gasilska zveza Vipavsko hribovje").
_OPENS_NAME = ("sko", "ško", "cko", "ski", "ški", "cki", "ska", "ška", "cka")
_OTHERS = frozenset({"drug", "drugi", "neki", "nek", "nekateri", "vsak", "noben", "nobeden", "kateri"})
_ASSEMBLED = frozenset({"član", "članica", "delegat", "delničar", "občan", "krajan", "volivec"})  # "zbor" is a meeting
_ORGANS = frozenset({"uprava", "svet", "odbor", "zbor", "komisija", "senat", "skupščina", "predsedstvo"})
_SINGING = frozenset({"pevski", "mešan", "komoren", "otroški", "mladinski", "dekliški", "fantovski"})  # choirs
_PUBLIC = frozenset({"državen", "državni", "občinski", "mesten", "mestni", "naroden", "narodni", "evropski"})
_SEATS = frozenset(
    {
        "predsednik", "predsednica", "podpredsednik", "podpredsednica", "član", "članica", "tajnik", "tajnica",
        "namestnik", "namestnica", "predsedujoči", "vodja",
    }
)  # fmt: skip
_TEAMS = frozenset({"ekipa", "moštvo"})  # which are no part of a club's name
_OCCASIONAL = frozenset(
    {
        "nagrajen",
        "odlikovan",
        "izbran",
        "zmagovit",
        "letošnji",
        "omenjen",
        "prejet",
        "nov",
        "nekdanji",
        "takraten",
        "takratni",
        "tedanji",
        "tukajšnji",
    }
)


def _before_person(tokens: Sequence[Token], first: int, last: int, forms: BaseForms) -> int:
    """The end before a known person's name.

    One in the genitive may be the institution's own ("Gimnazija F. Roša"), one in quotes is ("Klub »Ana Kos«").
    """
    for at in range(first, last - 1):
        pair = tokens[at : at + 2]
        if tokens[at].text in OPENING_QUOTES:
            return last
        town = all(forms.is_place(t.text) for t in pair)  # "Slovenj Gradec"
        named = not town and all(t.text.istitle() for t in pair) and names_person(tokens, Name(at, at + 2, ""), forms)
        if named and forms.person(pair).case != "Gen":
            return at
    return last


def _without_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end without the titles of a person who is named next, or a cue such as "v sodelovanju"."""
    for at in range(first, last - 1):
        if tokens[at].text == "v" and tokens[at + 1].text in CUE_NOUNS:
            return at
    while last > first and tokens[last - 1].text.casefold() in HONORIFICS:
        last -= 1
    if last > first and last < len(tokens) and tokens[last].lemma == "stopnja":
        last -= 1  # the grade of an award ("priznanje Gasilske zveze II. stopnje")
    return last


def _named(
    tokens: Sequence[Token],
    names: Iterable[Name],
    sentence: Sentence,
    nouns: Mapping[str, InstitutionNoun],
    forms: BaseForms,
) -> list[_Found]:
    found: list[_Found] = []
    for name in names:
        first, last = name.first, min(name.last, sentence.last)
        while first < last - 1 and not tokens[first].text[0].isalnum():
            first += 1
        organ = next((at for at in range(first, last) if _is_organ_of_office(tokens, first, at)), None)
        if organ is not None:
            found += _behind_organ(tokens, organ + 1, last, MODEL_RULE, nouns)
            continue
        while last > first + 1 and (
            tokens[last - 1].text in {",", ".", ":", ";", "("} or tokens[last - 1].features.pos in {"CCONJ", "ADP"}
        ):
            last -= 1
        last = _before_another(tokens, first + 1, last, nouns)
        named = _named_after_end(tokens, first, last, nouns)
        last = _without_titles(tokens, first + 1, _before_person(tokens, named, last, forms))
        if last == min(name.last, sentence.last):
            last = name_end(tokens, last, sentence.last)
        head = _name_head(tokens, Name(first, last, "ORG"))
        before = first - 1
        if (
            before >= sentence.first
            and tokens[before].features.pos == "NOUN"
            and (row := nouns.get(tokens[before].lemma)) is not None
            and not (row.falls_away or row.capital or _is_team_of(tokens, before) or _begins_with_acronym(tokens, name))
            and not _is_organ_of_office(tokens, modifiers_before(tokens, before, sentence.first), before)
            and tokens[before].text[:1].islower()
        ):
            first = head = before
        found.append(_Found(first, last, head, MODEL_RULE, head))
    return found


def _called_after(
    tokens: Sequence[Token], names: Iterable[Name], sentence: Sentence, forms: BaseForms
) -> Iterator[_Found]:
    """Bodies told by letters that are called after the person behind these ("OŠ Ivana Kosa")."""
    for name in names:
        at = name.first - 1
        letters = name.label == "PER" and at >= sentence.first and tokens[at].text in NOUNS_OF_LETTERS
        if letters and forms.person(tokens[name.first : name.last]).case in {"Gen", "Acc"}:  # of men the two are alike
            yield _Found(at, name.last, at, MODEL_RULE, at)


def _named_after_end(tokens: Sequence[Token], first: int, last: int, nouns: Mapping[str, InstitutionNoun]) -> int:
    """Where a person's name may end the body's: behind the two words that it is called by ("Galerija Ana Kos")."""
    for at in range(first, last):
        row = nouns.get(tokens[at].lemma.casefold())
        if row is not None:
            after = row.named_after and tokens[at].features.case != "Gen"
            return min(at + 3, last) if after else at + 1
    return first + 1


def _before_reason(tokens: Sequence[Token], name: Name, nouns: Mapping[str, InstitutionNoun]) -> int:
    """The end of a body's name before "za" that tells what for ("Društvo Marjetica za razstavo"), or before a rank."""
    for at in range(name.first + 1, name.last):
        before = tokens[at - 1]
        rank = tokens[at].features.pos == "NOUN" and tokens[at].features.case == "Nom" and tokens[at].text.islower()
        if name.label == "ORG" and rank and before.features.case == "Gen" and tokens[at].lemma.endswith(BEARERS):
            return at
        proper = before.text[:1].isupper() and before.features.case != "Gen" and not before.text.isupper()
        noun = before.features.pos == "NOUN" and at == name.first + 1  # "Društvo za pomoč"
        first = next((i for i in range(name.first, at) if tokens[i].lemma == "za"), at)
        inner = any(tokens[i].lemma.casefold() in nouns for i in range(first, at))  # "Oddelek za kemijo Fakultete za"
        second = first < at and not inner and before.lemma not in {"in", "ter", ","}
        deed = at + 1 < len(tokens) and (tokens[at + 1].lemma in DEEDS or tells_work(tokens, at))
        if name.label == "ORG" and ((proper and not noun) or second or deed) and tokens[at].lemma == "za":
            return at
    return name.last


def _before_another(tokens: Sequence[Token], first: int, last: int, nouns: Mapping[str, InstitutionNoun]) -> int:
    """The end before "in" and another institution, its noun or the adjectives before it."""
    for at in range(first, last - 1):
        if tokens[at].lemma in {"in", "ter"}:
            other = at + 1
            while other < last - 1 and tokens[other].features.pos == "ADJ":
                other += 1
            shared = tokens[at - 1].features.pos == "ADJ" and agrees(tokens[at - 1], tokens[other])
            if tokens[other].lemma.casefold() in nouns and not shared:
                return at
    return last


def _name_head(tokens: Sequence[Token], name: Name) -> int:
    """The word of the name whose governor lies outside it, else its first noun."""
    inside = range(name.first, name.last)
    for index in inside:
        if tokens[index].features.pos in {"NOUN", "PROPN"} and (
            index == name.first or _leads(tokens, name.first, index)
        ):
            return index
    return name.first


def _place_head(tokens: Sequence[Token], name: Name) -> int:
    """The last word of a place's name, or the one before its preposition ("Slovenj Gradec", "Dol pri Ljubljani").

    Of a state's it is the noun ("Republika Slovenija").
    """
    if tokens[name.first].lemma.casefold() in STATES:
        return name.first
    for index in range(name.first + 1, name.last):
        if tokens[index].features.pos == "ADP":
            return index - 1
    return name.last - 1


def _leads(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether all words from ``first`` to ``index`` are adjectives in the case of the noun at ``index``."""
    return all(
        tokens[i].features.pos in {"ADJ", "DET", "NUM"}
        and (agrees(tokens[i], tokens[index]) or same_case(tokens[i].features.case, tokens[index].features.case))
        for i in range(first, index)
    )
