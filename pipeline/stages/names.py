"""Names: where the model has drawn one too long, too short or of a wrong kind beside another."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.rules.awards import NO_NAMES, WORK_NOUNS
from pipeline.rules.institutions import InstitutionNoun
from pipeline.rules.people import PERSONAL, RoleNoun
from pipeline.stages.annotation import Annotated, Name, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.complements import BEFORE_PLACES
from pipeline.stages.inflection import possessive, readings
from pipeline.stages.institutions import institution_by_lemma, names_person
from pipeline.stages.phrases import written
from pipeline.stages.roles import CALLED, role_by_lemma

_BOARD = "uprava"
_TWO_PEOPLE = ([True, False, True, False], [True, False, True, True], [True, True, True, False])  # given names
_FULL_NAME = 2  # words of a given name and a surname


def with_shared_names(annotated: Annotated, forms: BaseForms) -> Annotated:
    """The release with a given name that shares the surname behind it as a person's ("Luka in Žiga Zupanc").

    The model takes such a word for a place's or body's name where it is known as one too.
    """
    names = list(annotated.names)
    for at in range(len(names) - 1, 0, -1):
        left, right = names[at - 1], names[at]
        between = [t.text.casefold() for t in annotated.tokens[left.last : right.first]]
        if (
            left.label != "PER"
            and right.label == "PER"
            and left.last == left.first + 1
            and right.last - right.first == _FULL_NAME
            and between in (["in"], ["ter"])
            and _is_given(annotated.tokens[left.first : left.last], forms)
        ):
            names[at - 1] = Name(left.first, left.last, "PER")
    return replace(annotated, names=tuple(names))


def with_names_apart(
    annotated: Annotated, roles: tuple[RoleNoun, ...], bodies: tuple[InstitutionNoun, ...], forms: BaseForms
) -> Annotated:
    """The release with the names apart that the model takes for one person's.

    As a firm's with the name of who works there ("direktor družbe Lipa Peter Zupan").
    """
    nouns, offices = institution_by_lemma(bodies), role_by_lemma(roles)
    own = (_before_award(annotated.tokens, name) for name in annotated.names)
    names = [one for name in own for one in _apart(annotated.tokens, name, nouns, offices, forms)]
    names = [*_bounded(annotated.tokens, names, forms)]
    names = [*_of_firms(annotated.tokens, names, offices, nouns, forms)]
    names = [*_as_elsewhere(annotated.tokens, names)]
    names = [*_of_bearers(annotated.tokens, names, forms)]
    opening = {sentence.first for sentence in annotated.sentences}
    names = [
        n._replace(label="LOC") if n.first in opening and _is_dateline(annotated.tokens, n, forms) else n for n in names
    ]
    return replace(
        annotated, names=tuple(n for n in names if n.first not in opening or not _is_noun(annotated.tokens, n, forms))
    )


def _before_award(tokens: Sequence[Token], name: Name) -> Name:
    """The name without whom the award behind it is called after ("Ani Kos Prešernova nagrada")."""
    owner, noun = tokens[name.last - 1], tokens[name.last] if name.last < len(tokens) else None
    if name.label != "PER" or name.last - name.first <= _FULL_NAME or noun is None or noun.lemma not in NO_NAMES:
        return name
    return name._replace(last=name.last - 1) if possessive(owner.text, owner.xpos) else name


def _apart(
    tokens: Sequence[Token],
    name: Name,
    nouns: Mapping[str, InstitutionNoun],
    offices: Collection[str],
    forms: BaseForms,
) -> Iterator[Name]:
    """The name, or the two that it holds: a firm's and a person's, or two people's ("Jan Kos Petru Zupanu").

    What the model takes for a place or body, but is a known given name and surname, is somebody's.
    """
    if name.label in {"LOC", "ORG"} and names_person(tokens, name, forms):
        near = tokens[name.first - 1].lemma if name.first else ""
        place = near in BEFORE_PLACES or forms.is_place(written(tokens[name.first : name.last]))
        yield name if place or near in nouns else name._replace(label="PER")
        return
    if name.label != "PER" or name.last - name.first < _FULL_NAME or not name.first:
        yield name
        return
    before = tokens[name.first - 1].lemma
    firm = before in nouns and nouns[before].falls_away
    if name.last - name.first == _FULL_NAME:
        firm = firm and not _is_given(tokens[name.first : name.first + 1], forms)
        yield name._replace(label="ORG") if firm else name  # "podjetju Strehe Kolenc"
        return
    office = tokens[name.first - 2].lemma if before == _BOARD and name.first > 1 else before
    works = office in offices or office.endswith(PERSONAL)
    given = [_is_given(tokens[at : at + 1], forms) for at in range(name.first, name.last)]
    start = next((at for at in range(1, len(given) - 1) if given[at]), 0)
    if start and before in WORK_NOUNS:
        maker = tokens[name.first + start : name.last]
        if forms.person(maker, case="Gen").name != written(maker):
            yield name._replace(first=name.first + start)  # "roman Reka Ane Kos"
            return
    if given in _TWO_PEOPLE and tokens[name.first].features.case != tokens[name.first + 2].features.case:
        yield Name(name.first, name.first + 2, "PER")
        yield Name(name.first + 2, name.last, "PER")
        return
    if start and before in CALLED and not given[0]:
        yield name._replace(first=name.first + start)  # "vodja projekta Obzorja Ana Kos"
        return
    housed = before in nouns and not given[0]  # "ravnateljica vrtca Lipa Ana Kos"
    if not start or not (firm or housed or (works and not given[0] and tokens[name.first].features.case == "Gen")):
        yield name
        return
    first = name.first + start
    place = start == 1 and not firm and forms.is_place(forms.noun_phrase(tokens[name.first : first], 0))
    yield Name(name.first, first, "LOC" if place else "ORG")
    yield Name(first, name.last, "PER")


def _bounded(tokens: Sequence[Token], names: Sequence[Name], forms: BaseForms) -> Iterator[Name]:
    """The names with a given name that the model took into the body's before it ("Opere Lipa Ana | Kos Zupan")."""
    behind = {name.first: name for name in names if name.label == "PER"}
    moved = set()
    for name in names:
        person = behind.get(name.last)
        if name.label == "ORG" and person is not None and name.last - name.first > _FULL_NAME:
            given = tokens[name.last - 1 : name.last]
            if _is_given(given, forms) and not _is_given(tokens[person.first : person.first + 1], forms):
                moved.add(person.first)
                yield name._replace(last=name.last - 1)
                continue
        yield name._replace(first=name.first - 1) if name.first in moved else name


def _is_given(words: Sequence[Token], forms: BaseForms) -> bool:
    """Whether the words are a form of a known given name."""
    return forms.is_given_name(forms.person(words).name)


def _of_firms(
    tokens: Sequence[Token],
    names: Sequence[Name],
    offices: Collection[str],
    nouns: Mapping[str, InstitutionNoun],
    forms: BaseForms,
) -> Iterator[Name]:
    """The names with those of firms and things that the model takes for people's.

    As between an office and its holder ("vodja Elipse Jan Kos"), in brackets behind one ("Jan Kos (Elipsa)") and behind
    a noun that says what they are of ("revija Odsev", "svetilka Luma").
    """
    starts = {name.first for name in names if name.label == "PER"}
    ends = {name.last for name in names if name.label == "PER"}
    for name in names:
        before = tokens[name.first - 1] if name.first else None
        if name.label != "PER" or before is None:
            yield name
            continue
        between = before.lemma.casefold() in offices and before.features.pos == "NOUN" and name.last in starts
        project = before.lemma in CALLED and name.last in starts
        bracketed = before.text == "(" and name.first - 1 in ends
        called = name.last == name.first + 1 and _says_what(before, nouns, offices)
        told = between or project or bracketed or called
        if not told or _is_given(tokens[name.first : name.first + 1], forms):
            yield name
            continue
        if project:
            continue  # "vodja projekta Obzorja Ana Kos"
        body = called and before.lemma.casefold() in nouns
        if called and not body and not forms.is_person(forms.person(tokens[name.first : name.last]).name):
            continue
        yield name._replace(label="ORG") if between or bracketed or body else name


def _says_what(noun: Token, nouns: Mapping[str, InstitutionNoun], offices: Collection[str]) -> bool:
    """Whether the noun is one of a body or thing, of which a name behind it is the own one; no family's or person's."""
    lemma = noun.lemma.casefold()
    row = nouns.get(lemma)
    if noun.features.pos != "NOUN" or not noun.text.islower() or (row is not None and row.of_family):
        return False
    return row is not None or not (lemma in offices or lemma.endswith((*PERSONAL, "a")) or lemma in NO_NAMES)


def _as_elsewhere(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """The names, one word as what it mostly is in the release, a body's or somebody's ("Elipsa je letos")."""
    alone = [n for n in names if n.label in {"ORG", "PER"} and n.last == n.first + 1]
    seen = Counter((tokens[n.first].lemma, n.label) for n in alone)
    full = (n for n in names if n.label == "PER" and n.last != n.first + 1)
    people = {tokens[at].lemma for n in full for at in range(n.first, n.last)}
    for name in names:
        lemma = tokens[name.first].lemma
        bodies, persons = seen[lemma, "ORG"], seen[lemma, "PER"]
        if name.last == name.first + 1 and bodies and persons and lemma not in people:
            yield name._replace(label="ORG" if bodies >= persons else "PER")
        else:
            yield name


def _of_bearers(tokens: Sequence[Token], names: Sequence[Name], forms: BaseForms) -> Iterator[Name]:
    """The names with a surname alone that the model takes for a place, where the release has told who bears it."""
    full = [n for n in names if n.label == "PER" and n.last > n.first + 1]

    @cache
    def surnames() -> frozenset[str]:
        return frozenset(forms.person(tokens[n.first : n.last]).name.rpartition(" ")[2] for n in full)

    for name in names:
        alone = name.label in {"LOC", "ORG", "MISC"} and name.last == name.first + 1
        if not alone or (name.first and tokens[name.first - 1].lemma in BEFORE_PLACES):
            yield name
            continue
        word = tokens[name.first : name.last]
        yield name._replace(label="PER") if full and forms.person(word).name in surnames() else name


def _is_dateline(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether a town's name that is somebody's too opens a line before a dash ("Kamnik – Pesnica Ana Kos je")."""
    behind = tokens[name.last].text if name.last < len(tokens) else ""
    words = tokens[name.first : name.last]
    town = name.label == "PER" and forms.is_place(written(words)) and not _is_given(words[:1], forms)
    return town and behind in {"–", "-", "—", "/", ":"}


def _is_noun(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether the one word that opens a sentence is a common noun ("Vlado je hvalil", "Agronomka Ana Kos")."""
    word = tokens[name.first]
    if name.last > name.first + 1 or not word.text.istitle() or forms.is_person(word.text):
        return False
    bases = {word.text.lower(), *(one.base for one in readings(word.text.lower(), "c"))}
    if any(forms.is_person(base.capitalize()) for base in bases):
        return False
    behind = tokens[name.last] if name.last < len(tokens) else None
    titled = behind is not None and word.lemma.casefold().endswith(PERSONAL) and behind.features.pos == "PROPN"
    return titled or forms.may_be_noun(word.text.lower())
