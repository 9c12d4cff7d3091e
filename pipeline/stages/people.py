"""People: names that the model found, with the titles and roles that stand before or behind them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from pipeline.rules.awards import NAMES_TOO, NO_NAMES, STAGING, WORK_NOUNS
from pipeline.rules.frames import Cue
from pipeline.rules.institutions import InstitutionNoun
from pipeline.rules.people import (
    AGES,
    BYLINES,
    DEGREES,
    GENERATIONS,
    HONORIFICS,
    KIN,
    NATIONS,
    NO_ROLE,
    SAINTS,
    RoleNoun,
    RolePattern,
)
from pipeline.stages.annotation import Annotated, Name, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.far_roles import FarRoleReader
from pipeline.stages.firms import names_firm
from pipeline.stages.inflection import possessive, readings
from pipeline.stages.institutions import (
    names_body,
    names_family,
    names_place,
)
from pipeline.stages.phrases import CLOSING_QUOTES, Phrase, Role, is_metal, span_of, written
from pipeline.stages.roles import RoleReader, as_woman
from pipeline.stages.sentences import longest_first

MODEL_RULE = "model.ner"
INITIALS_RULE = "person.initials"
_FAR = 12.0  # nats that one name's misfit counts at most where several must agree
_INITIAL = re.compile(r"[^\W\d_]\.")
_INITIALS = (2, 3)
_BEHIND_BYLINES = frozenset({",", ")", ";", "|"})
_TO_SOMEBODY = frozenset({"čestitka", "zahvala"})
_HONOURED = frozenset({"časten", "častni"})
_OF_MAKER = 6.0  # nats by which a maker's name behind a title may look less like a genitive
_FULL_NAME = 2  # words of a given name and a surname


@dataclass(frozen=True, slots=True)
class PeopleTables:
    """The rows that finding people takes."""

    roles: tuple[RoleNoun, ...]
    patterns: tuple[RolePattern, ...]
    cues: tuple[Cue, ...]
    institutions: tuple[InstitutionNoun, ...]


def find_people(
    annotated: Annotated,
    sentence: Sentence,
    institutions: Sequence[Phrase],
    tables: PeopleTables,
    forms: BaseForms,
    known: Collection[str],
    bodies: Mapping[str, str],
) -> tuple[Phrase, ...]:
    """People of one sentence in order, each with titles, roles and base form.

    Args:
        annotated: The release.
        sentence: The sentence.
        institutions: Its institutions.
        tables: Rows.
        forms: Base forms.
        known: Names that stand in the nominative somewhere in the release.
        bodies: What a common noun such as "društvo" stands for in the release.
    """
    names = [
        n
        for n in annotated.names_in(sentence)
        if n.label == "PER"
        and not names_place(annotated.tokens, n, forms)
        and not names_body(annotated.tokens, n, tables.institutions, forms)
        and not names_family(annotated.tokens, n, tables.institutions)
        and not names_firm(annotated, n)
        and not (n.last == n.first + 1 and annotated.tokens[n.first].text.casefold() in NO_ROLE)
        and not is_metal(annotated.tokens[n.first])
        and not _is_statuette(annotated.tokens, sentence, n)
        and not _is_saint(annotated.tokens, sentence, n)
        and not any(_is_called(body, n) for body in institutions)
    ]
    roles = RoleReader(annotated, sentence, institutions, bodies, tables.roles, tables.patterns, forms)
    reader = _PeopleReader(annotated, sentence, tables, forms, known, roles)
    people: list[Phrase] = []
    for name in names:
        floor = people[-1].outer_last if people else sentence.first
        if (person := reader.person(name, floor)) is not None:
            people.append(person)
    people = sorted((*reader.in_one_case(people), *_signed_by_initials(annotated, sentence)), key=lambda p: p.first)
    if not people:
        return ()
    people = _named_after(annotated, people, forms)
    far = FarRoleReader(roles)
    return far.bracketed(far.shared(_shared_surnames(annotated, tuple(people), forms)))


def _is_statuette(tokens: Sequence[Token], sentence: Sentence, name: Name) -> bool:
    """Whether an award that bears somebody's name opens the sentence ("Viktorja za najboljšo voditeljico je")."""
    opens = name.first == sentence.first and name.last == name.first + 1 < sentence.last
    return opens and tokens[name.first].lemma.casefold() in NAMES_TOO and tokens[name.last].text == "za"


def _is_saint(tokens: Sequence[Token], sentence: Sentence, name: Name) -> bool:
    """Whether a word makes a saint of the name behind it, or of two ("kipec svetega Florjana", "sv. Cirila in Metoda").

    The adjective, and no council.
    """
    at = name.first - 1
    if at - 1 > sentence.first and tokens[at].lemma in {"in", "ter"} and name.last == name.first + 1:
        at -= 2
    before = tokens[at] if at >= sentence.first else None
    if before is None:
        return False
    return before.text.casefold() == "sv." or (before.lemma.casefold() in SAINTS and before.features.pos == "ADJ")


def _is_called(body: Phrase, name: Name) -> bool:
    """Whether a body is called by the name, as whole where a noun before it says what it is ("podjetjem Jelen in")."""
    return body.first + (body.head >= body.first) <= name.first and name.last <= body.last


@dataclass(frozen=True, slots=True)
class _PeopleReader:
    annotated: Annotated
    sentence: Sentence
    tables: PeopleTables
    forms: BaseForms
    known: Collection[str]
    roles: RoleReader

    def person(self, name: Name, floor: int) -> Phrase | None:
        tokens = self.annotated.tokens
        first, last = self._trim(name)
        while first < last and (
            self.roles.is_role(tokens[first]) or self._is_inhabitant(first, last) or self._is_noun(first, last)
        ):
            first += 1
        if not _is_name(tokens[first:last]) or self._is_nation(tokens[first:last]):
            return None
        titled = first - 1 > floor and tokens[first - 2].lemma in WORK_NOUNS  # "roman Reka Ane Kos"
        if first > floor and not titled:
            first -= self._is_given_name(tokens[first - 1]) or self._is_registered(first, last)
        begins = first
        placed = first > floor and tokens[first - 1].features.pos == "ADP"  # "pod Krvavcem Tine Basej"
        origin = last - first > _FULL_NAME and not tokens[first].text.isupper()
        if origin and not self._may_be_given(first) and self._may_be_given(first + 1):
            first += 1  # where somebody is from: "Portugalec Rui Lameiras"
        outer = self._titles_from(first, floor)
        outer = outer if placed else min(begins, outer)
        before = self.roles.before(outer, first, floor)
        outer_first = before[0].first if before else outer
        demanded = self._demanded(outer_first, floor)
        if demanded == "Gen" and tokens[outer_first - 1].text.casefold() == "roke":
            fit = self.forms.person_cases(tokens[first:last], known=self.known)
            demanded = max(("Gen", "Dat"), key=lambda one: fit.get(one, -inf))  # "v roke Ane Kos" and "v roke Ani Kos"
        behind = tokens[outer_first - 1] if outer_first > floor else None
        thing = behind is not None and (behind.text in CLOSING_QUOTES or behind.lemma in WORK_NOUNS)
        if not demanded and thing and last > first + 1:
            fit = self.forms.person_cases(tokens[first:last], known=self.known)
            maker = fit.get("Gen", -inf) > max(fit.values(), default=0) - _OF_MAKER
            demanded = "Gen" if maker else ""  # "»Odmev« Ane Kos", "potica Ane Kos"
        said = as_woman(tokens[before[-1].head]).features if before else None
        if said is not None and not demanded:
            demanded = "Gen" if said.number == "Plur" else said.case  # "slikarke Ane" looks like several in the Nom
        if said is None and not demanded and not NATIONS.isdisjoint(_inhabitants(tokens[max(outer - 1, 0)])):
            demanded = tokens[outer - 1].features.case  # "Senegalec Moussa Diatta"
        gender = said.gender if said is not None else ""
        last += self._is_apart(last)
        base = self.forms.person(tokens[first:last], case=demanded, gender=gender, known=self.known)
        case = base.case or demanded
        degrees, outer_last = self._degrees_after(last)
        after, outer_last = self.roles.after(outer_last, case, base.gender or gender)
        told = tuple(r.role for r in (*before, *after))
        far = FarRoleReader(self.roles)
        told = told or far.labelled(outer, first) or far.elected(outer, first, last, floor)
        told = told or far.equated(outer, first, last, floor)
        told, outer_last = self.roles.affiliated(told, outer_last)
        if not before and not after and outer_last > last:  # "Ana Kos z Univerze v Gradcu, strokovnjakinja za vode"
            after, outer_last = self.roles.after(outer_last, case, base.gender or gender)
            told = _with_body(tuple(r.role for r in after), told)
        return Phrase(
            kind="person",
            first=first,
            last=last,
            outer_first=outer_first,
            outer_last=outer_last,
            head=before[-1].head if before else first,
            name=base.name,
            case=case,
            gender=base.gender or gender,
            number="Sing",
            rule=MODEL_RULE,
            titles=(*(t.text for t in tokens[outer:first] if t.lemma in HONORIFICS or t.text in HONORIFICS), *degrees),
            roles=told,
        )

    def _trim(self, name: Name) -> tuple[int, int]:
        """The name without titles, signs and an award's noun that the model took in."""
        tokens = self.annotated.tokens
        first, last = name.first, min(name.last, self.sentence.last)
        while first < last and (
            tokens[first].text.casefold() in HONORIFICS
            or not tokens[first].text[0].isalpha()
            or (tokens[first].lemma.casefold() in NO_NAMES and not self._begins_name(first, last))
        ):
            first += 1
        while last > first and (
            not tokens[last - 1].text[0].isalpha()
            or (tokens[last - 1].text.islower() and tokens[last - 1].lemma in NO_NAMES)  # "Ani Kos oskar"
        ):
            last -= 1
        for at in range(first, last):
            if tokens[at].text in {",", ":", ";", "("}:
                return first, at
        return first, last

    def _begins_name(self, first: int, last: int) -> bool:
        """Whether an award's noun is somebody's given name: "Oskar Novak", "Oskarju Novaku", but not "oskar Novaku"."""
        one, *others = self.annotated.tokens[first:last]
        if not others or not one.text.istitle() or not others[0].text[:1].isupper() or not self._may_be_given(first):
            return False
        return one.features.case == others[0].features.case

    def _is_inhabitant(self, first: int, last: int) -> bool:
        """Whether a noun for somebody of a country stands before a name; before a given name alone, it is a surname."""
        noun, *others = self.annotated.tokens[first:last]
        if not others or NATIONS.isdisjoint(_inhabitants(noun)):
            return False
        return len(others) > 1 or not self._may_be_given(first + 1)

    def _is_noun(self, first: int, last: int) -> bool:
        """Whether a common noun that nobody is called by stands before a name: "Mojster Dragan", "veteran Pirnat"."""
        noun, *others = self.annotated.tokens[first:last]
        if not others or not others[0].text[:1].isupper() or noun.features.pos not in {"NOUN", "PROPN"}:
            return False
        if not self.forms.is_noun(noun.lemma, noun.features.gender) or self._is_somebody(noun):
            return False
        return noun.text.islower() or self._is_somebody(others[0])

    def _is_somebody(self, token: Token) -> bool:
        """Whether the word is a form of a known given name or surname."""
        return self.forms.is_person(token.text) or self.forms.is_person(self.forms.person((token,)).name)

    def _is_registered(self, first: int, last: int) -> bool:
        """Whether a surname in capitals stands before a given name alone, as in registers: "KRAPEŽ Metod"."""
        before, given = self.annotated.tokens[first - 1 : first + 1]
        surname = before.text.capitalize()
        return (
            last - first == 1 + (self.annotated.tokens[last - 1].text in GENERATIONS)
            and before.text.isupper()
            and len(before.text) > 2  # noqa: PLR2004 - "OŠ" is no surname
            and given.text.istitle()
            and self._may_be_given(first)
            and self.forms.is_surname(surname)
            and not any(n.first <= before.index < n.last for n in self.annotated.names_in(self.sentence))
        )

    def _is_nation(self, words: Sequence[Token]) -> bool:
        """Whether the only word is a noun for somebody of a country, and nobody of the release is called so."""
        if len(words) != 1 or not NATIONS.intersection(names := {*_inhabitants(words[0])}):
            return False
        return not any(name.rpartition(" ")[2] in names for name in self.known if " " in name)

    def _is_apart(self, last: int) -> bool:
        """Whether the word tells one of two people of one name from the other: "Marko Kos ml.", "Ana Kos mlajša"."""
        tokens = self.annotated.tokens
        if last >= self.sentence.last:
            return False
        word = tokens[last]
        if word.text in GENERATIONS:
            return True
        noun = last + 1 < self.sentence.last and tokens[last + 1].features.pos in {"NOUN", "PROPN", "ADJ"}
        said = word.features
        agrees = said.number == "Sing" and said.case in {"", tokens[last - 1].features.case}
        return word.lemma in AGES and said.degree == "Cmp" and agrees and not noun

    def in_one_case(self, people: Sequence[Phrase]) -> list[Phrase]:
        """The people, those that are coordinated all read in the case that suits them best together."""
        groups: list[list[Phrase]] = []
        for person in people:
            if groups and self._coordinated(groups[-1][-1], person):
                groups[-1].append(person)
            else:
                groups.append([person])
        return [person for group in groups for person in self._alike(group)]

    def _coordinated(self, left: Phrase, right: Phrase) -> bool:
        between = [t.text.casefold() for t in self.annotated.tokens[left.outer_last : right.outer_first]]
        return between in ([","], ["in"], ["ter"])

    def _alike(self, group: Sequence[Phrase]) -> Iterator[Phrase]:
        tokens = self.annotated.tokens
        if len({person.case for person in group}) < 2:  # noqa: PLR2004 - two that differ
            yield from group
            return
        scores = [one for p in group if (one := self.forms.person_cases(tokens[p.first : p.last], known=self.known))]
        cases = dict.fromkeys(case for one in scores for case in one)
        least = [max(one.values()) - _FAR for one in scores]
        fit = {
            case: sum(max(one.get(case, low), low) for one, low in zip(scores, least, strict=True)) for case in cases
        }
        case = max(fit, key=lambda c: fit[c], default="")
        for person in group:
            if person.case == case:
                yield person
                continue
            words = tokens[person.first : person.last]
            base = self.forms.person(words, case=case, known=self.known)
            yield replace(person, name=base.name, case=base.case or case, gender=base.gender or person.gender)

    def _is_given_name(self, token: Token) -> bool:
        """Whether a word that the model left out before a surname is a given name."""
        return (
            token.text.istitle()
            and token.index > self.sentence.first
            and not any(n.first <= token.index < n.last for n in self.annotated.names_in(self.sentence))
            and self.forms.is_given_name(self.forms.person((token,)).name)
        )

    def _may_be_given(self, index: int) -> bool:
        """Whether the word, alone, is a form of a known given name."""
        return self.forms.is_given_name(self.forms.person(self.annotated.tokens[index : index + 1]).name)

    def _demanded(self, first: int, floor: int) -> str:
        """Case that a cue ("iz rok"), preposition or noun right before the phrase demands, empty where none does."""
        tokens = self.annotated.tokens
        for cue in longest_first(self.tables.cues):
            start = first - len(cue.words)
            if start >= floor and [t.text.casefold() for t in tokens[start:first]] == list(cue.words):
                return cue.case
        before = tokens[first - 1] if first > floor else None
        if before is not None and before.lemma in _TO_SOMEBODY:
            return "Dat"
        if before is not None and before.lemma in STAGING and before.features.case in {"Loc", "Dat"}:
            return "Gen"  # "v režiji Ane Kos"
        return before.features.case if before is not None and before.features.pos == "ADP" else ""

    def _titles_from(self, first: int, floor: int) -> int:
        tokens = self.annotated.tokens
        while first > floor and (
            tokens[first - 1].text.casefold() in HONORIFICS or tokens[first - 1].lemma in HONORIFICS
        ):
            if first - 1 > floor and tokens[first - 2].lemma in _HONOURED:
                break  # "naziv častni doktor dr. Janu Kosu"
            first -= 1
        return first

    def _degrees_after(self, last: int) -> tuple[tuple[str, ...], int]:
        """A degree behind a comma ("univ. dipl. politolog"), as written."""
        tokens, at = self.annotated.tokens, last
        if at + 1 < self.sentence.last and tokens[at].text == "," and tokens[at + 1].text in DEGREES:
            start = at = at + 1
            while at < self.sentence.last and (tokens[at].text in DEGREES or tokens[at].text.endswith(".")):
                at += 1
            if at < self.sentence.last and tokens[at].text.istitle():
                return (), last  # it is the next one's: "dr. Jan Zupan, mag. Maja Lah"
            if at < self.sentence.last and tokens[at].text[:1].islower() and tokens[at].features.pos == "NOUN":
                at += 1
            return (span_of(tokens, start, at).of(self.annotated.text),), at
        return (), last


def _with_body(roles: tuple[Role, ...], affiliation: tuple[Role, ...]) -> tuple[Role, ...]:
    """The roles, the first with the body that the affiliation alone tells; that where there are none."""
    if not roles or roles[0].institution is not None or not affiliation:
        return roles or affiliation
    return (replace(roles[0], institution=affiliation[0].institution), *roles[1:])


def _signed_by_initials(annotated: Annotated, sentence: Sentence) -> Iterator[Phrase]:
    """Who has signed a text, or its picture, with initials: alone on a line, or behind "Foto:"."""
    tokens = annotated.tokens
    at = sentence.first
    while at < sentence.last:
        end = at
        while end < sentence.last and tokens[end].text.endswith(".") and _INITIAL.fullmatch(tokens[end].text):
            end += 1
        if end - at in _INITIALS:
            byline = at - 1 > sentence.first and tokens[at - 1].text == ":" and tokens[at - 2].lemma in BYLINES
            alone = at == sentence.first and end == sentence.last
            if alone or (byline and (end == sentence.last or tokens[end].text in _BEHIND_BYLINES)):
                yield Phrase(
                    kind="person",
                    first=at,
                    last=end,
                    outer_first=at,
                    outer_last=end,
                    head=at,
                    name=written(tokens[at:end]),
                    case="Nom",
                    gender="",
                    number="Sing",
                    rule=INITIALS_RULE,
                )
        at = max(end, at + 1)


def _inhabitants(token: Token) -> Iterator[str]:
    """What an inhabitant may be called in the nominative; the model often takes the noun for a name of another form."""
    yield token.text
    for letter in "mf":
        yield from (one.base for one in readings(token.text, letter))


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether the words can be a person's name: one of two letters at least, no address, no number."""
    if len(tokens) == 1 and tokens[0].features.number == "Plur":
        return False  # people of a place or family
    if tokens and tokens[-1].text.islower() and possessive(tokens[0].text, tokens[0].xpos):
        return False  # something that is somebody's: "Čopovo diplomo"
    if not any(t.text[:1].isupper() for t in tokens):
        return False
    return any(len(t.text.rstrip(".")) > 1 for t in tokens) and not any(
        "@" in t.text or any(c.isdigit() for c in t.text) for t in tokens
    )


def _named_after(annotated: Annotated, people: Sequence[Phrase], forms: BaseForms) -> list[Phrase]:
    """Give those told behind "brata Kos," their surname, which is no person then: "brata Kos, Jan in Cene"."""
    tokens, out, dropped = annotated.tokens, list(people), set[int]()
    for at, person in enumerate(people):
        end = person.first - 1
        start = end
        while start > 0 and tokens[start - 1].text[:1].isupper():
            start -= 1
        kin = tokens[start - 1] if start > 0 else None
        family = kin is not None and kin.lemma in KIN and kin.features.number in {"Dual", "Plur"}
        if not family or not start < end or tokens[end].text != ",":
            continue
        dropped |= {i for i, other in enumerate(people) if start <= other.first < end}
        surname = written(tokens[start:end])
        for i in range(at, len(people)):
            between = [t.text.casefold() for t in tokens[people[i - 1].last : people[i].first]]
            name = people[i].name
            alone = " " not in name and (forms.is_given_name(name) or not forms.is_surname(name))
            if not alone or (i > at and between not in ([","], ["in"], ["ter"])):
                break
            out[i] = replace(people[i], name=f"{people[i].name} {surname}")
    return [person for i, person in enumerate(out) if i not in dropped]


def _is_lone(person: Phrase, forms: BaseForms) -> bool:
    """Whether the name is a given name alone."""
    return " " not in person.name and forms.is_given_name(person.name)


def _shared_surnames(annotated: Annotated, people: tuple[Phrase, ...], forms: BaseForms) -> tuple[Phrase, ...]:
    """Give "Jan, Peter in Cene Prevc" one surname: a lone given name takes that of the name coordinated behind it."""
    out = list(people)
    shares = False
    for i in range(len(out) - 2, -1, -1):
        left, right = out[i], out[i + 1]
        between = [t.text.casefold() for t in annotated.tokens[left.last : right.first]]
        parts = right.name.split()
        joined = between in (["in"], ["ter"]) or (shares and between == [","])
        double = len(parts) == _FULL_NAME + 1 and not forms.is_given_name(parts[1])
        shares = joined and _is_lone(left, forms) and (len(parts) == _FULL_NAME or double)
        if shares:
            out[i] = replace(left, name=" ".join((left.name, *parts[1:])))
    return tuple(out)
