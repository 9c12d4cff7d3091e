"""Roles: the offices and occupations that stand before or behind a person's name, with their institutions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from math import inf
from typing import NamedTuple

from pipeline.rules.awards import NAMING, NOT_BORNE, WORK_NOUNS
from pipeline.rules.frames import WINNER_NOUNS
from pipeline.rules.institutions import LEGAL_FORM
from pipeline.rules.paradigms import STATES
from pipeline.rules.people import (
    COUNTRIES,
    FEMININES,
    HONORIFICS,
    NATIONAL,
    NATIONS,
    NO_ROLE,
    PERSONAL,
    PERSONS,
    TEAM_ROLES,
    RoleNoun,
    RolePattern,
)
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.complements import coordinated_end
from pipeline.stages.phrases import (
    MEN_IN_A,
    Phrase,
    Role,
    is_metal,
    is_of_verb,
    modifiers_before,
    nominal_end,
    quoted_end,
    same_case,
    span_of,
    written,
)

NOUN_BEFORE_NAME = "role.noun-before-name"
AFFILIATION = "role.affiliation"
NOUN_BEHIND_NAME = "role.noun-behind-name"
_GOES_ON = frozenset({"in", "iz", "z", "s", "na", "v", "pri"})  # behind an occupation, with where or what else
_EARLIER = frozenset({"lanski", "predlanski", "nekdanji", "dosedanji", "prejšnji"})
SIGNS = frozenset({";", ":", "(", ")", "»", "«", "!", "?"})
_WOMEN = ("ka", "ica", "nja")  # endings of nouns for women that the tagger does not know and takes for two men
_HEADS_OF_STATE = frozenset({"predsednik", "predsednica", "podpredsednik", "podpredsednica"})
_THERE = frozenset({"v", "na", "pri"})
FROM = frozenset({"iz", "z", "s"})
CALLED = frozenset({"projekt", "program", "oddaja", "festival", "akcija", "serija", "portal", "podkast", "natečaj"})
_FIELDS = frozenset({("na", "področju"), ("s", "področja")})  # of work, behind an occupation
EQUATING = frozenset({"biti", "postati", "ostati", "ostajati"})
COPULA = EQUATING | {"tudi", "še", "že", "vedno", "zdaj", "znova", "spet", "letos", "lani", "ponovno", "pa"}
_AT_TIMES = frozenset({"danes", "zdaj", "sedaj", "sicer", "hkrati", "obenem", "takrat", "tedaj", "nekoč", "nekdaj"})
_OTHER = frozenset({"preostal", "ostal"})
_IN_BRACKETS = 6  # tokens
_OPENING = 4  # tokens of a line in which its role noun stands
_DOUBTFUL = 2.0  # nats by which a name may fit the case of its role noun less than another
_ADJECTIVAL = re.compile(r"(?:ega|emu|imi|ima|ih|im|em|a|e|i|o)$")
_LONGEST_ROLE = 30  # tokens between a role noun and its name


class RoleRead(NamedTuple):
    """A role with its place: tokens from ``first`` to ``last``, and its noun."""

    role: Role
    first: int
    last: int
    head: int


@lru_cache(maxsize=32)
def role_by_lemma(rows: tuple[RoleNoun, ...]) -> dict[str, RoleNoun]:
    """The row of each role noun."""
    return {lemma: row for row in rows for lemma in row.lemmas}


@dataclass(frozen=True, slots=True)
class RoleReader:
    """One sentence with its institutions, and what a common noun such as "društvo" stands for in the release."""

    annotated: Annotated
    sentence: Sentence
    institutions: Sequence[Phrase]
    bodies: Mapping[str, str]
    rows: tuple[RoleNoun, ...]
    patterns: tuple[RolePattern, ...]
    forms: BaseForms

    def is_role(self, token: Token) -> bool:
        """Whether the word is a noun for an office or occupation."""
        return token.lemma.casefold() in role_by_lemma(self.rows)

    def is_of_person(self, lemma: str) -> bool:
        """Whether the noun is an office's or occupation's, or one for a person, by its ending or as is known."""
        told = lemma in PERSONS or (lemma.endswith(PERSONAL) and lemma not in NOT_BORNE)
        return told or lemma in role_by_lemma(self.rows)

    def opening(self) -> Role | None:
        """The role that the sentence opens with, as a line of a signature does; ``None`` where it opens otherwise."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        first, last = self.sentence
        for head in range(first, min(last, first + _OPENING)):
            row = roles.get(tokens[head].lemma)
            if row is not None and self.role_start(head, first) == first:
                return self.role_at(head, last, first, row.id).role
        return None

    def before(self, outer: int, first: int, floor: int) -> list[RoleRead]:
        """Roles that end where the name begins, the one nearest to the name last."""
        tokens = self.annotated.tokens
        place = next((n for n in self.annotated.names_in(self.sentence) if n.label == "LOC" and n.last == outer), None)
        seat = place.first - 1 if place is not None and place.first - 1 > floor else outer
        if seat < outer and tokens[seat].text in _THERE | FROM:  # "veleposlanica Francije v Sloveniji Ana Kos"
            found = self.ending_at(seat, first, floor)
            firm = self._employer(seat, outer) if found and found[-1].role.institution is None else None
            if firm is not None:  # "vodja prodaje pri Kolpi"
                found[-1] = found[-1]._replace(role=replace(found[-1].role, institution=firm[0]))
            if found:
                return [*found[:-1], found[-1]._replace(last=outer)]
        found = self.ending_at(outer, first, floor)
        if found or outer - 1 <= floor or tokens[outer - 1].text != ",":
            return found
        if outer < first:  # "kritik, prof. Jan Kos"
            return self._titled(outer, first, floor)
        body = next((p for p in self.institutions if p.last == outer - 1), None)
        if body is not None and LEGAL_FORM.search(body.name):  # "direktor podjetja Lipa, d. o. o., Jan Kos"
            return self.ending_at(outer - 1, first, floor)
        return []

    def _titled(self, outer: int, first: int, floor: int) -> list[RoleRead]:
        """The role before the comma that stands between it and the titles of a name in its case and gender."""
        noun, name = self.annotated.tokens[outer - 2], self.annotated.tokens[first]
        alike = noun.features.gender == name.features.gender and self._alike(noun, name)
        return self.ending_at(outer - 1, first, floor) if alike else []

    def ending_at(self, outer: int, first: int, floor: int) -> list[RoleRead]:
        """Roles that end at ``outer`` and fit the name whose first token is ``first``."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        heads = list(self._heads(outer, first, floor))
        known = [(head, row.id) for head in heads if (row := roles.get(tokens[head].lemma.casefold())) is not None]
        plain = ((head, NOUN_BEFORE_NAME) for head in heads if self._is_occupation(head, outer, first))
        fits = [one for one in known if self._alike(tokens[one[0]], tokens[first])]
        # Of one that does not fit the name, another may be: "pomočnica direktorja Ana Kos".
        for head, rule in chain(fits, plain, known):
            if (read := self.role_at(head, outer, floor, rule)).last == outer:
                return self._chain(read, floor)
        return []

    def _heads(self, outer: int, first: int, floor: int) -> Iterator[int]:
        """The nouns before a name that may be of a role, from the nearest on."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        for head in range(outer - 1, max(floor, outer - _LONGEST_ROLE) - 1, -1):
            if tokens[head].text in SIGNS or tokens[head].features.pos == "VERB":
                return
            lemma = tokens[head].lemma.casefold()
            opens = head == self.sentence.first and lemma.endswith(PERSONAL) and head not in self._named
            opens = opens and tokens[head].text not in NATIONS and not self.forms.is_person(tokens[head].text)
            noun = tokens[head].features.pos == "NOUN" or lemma in roles or opens  # "Županu" looks like a name
            said = as_woman(tokens[head]).features
            case, last = tokens[first].features.case, tokens[head].text[-1]
            dative = last == "i" and (case in {"Dat", "Loc"} or tokens[first].text[-1] not in "aeo")
            genitive = last == "e" and (case == "Gen" or self._may_be(tokens[first], "Gen"))
            woman = said.gender == "Fem" and (genitive or dative)
            dual = said.number == "Dual" and not tokens[head].text.endswith(_WOMEN)
            several = dual or said.number == "Plur"  # so look "slikarke Ane" and "slikarki Ani"
            singular = noun and (woman or not several)
            if singular and not self.is_title(head) and not self._is_conferred(head, floor):
                yield head

    @property
    def _named(self) -> frozenset[int]:
        """The tokens of people's names."""
        people = (n for n in self.annotated.names_in(self.sentence) if n.label == "PER")
        return frozenset(at for name in people for at in range(name.first, name.last))

    def _is_occupation(self, head: int, outer: int, first: int) -> bool:
        """Whether any common noun is taken for one: "vrtnarka Ana Kos"."""
        told = any(p.id == NOUN_BEFORE_NAME for p in self.patterns)
        return told and self._may_be_role(head, self.annotated.tokens[first]) and self._plain(head, outer)

    def affiliated(self, roles: tuple[Role, ...], last: int) -> tuple[tuple[Role, ...], int]:
        """The roles with the institution right behind the name, in brackets or with "iz", where they have none."""
        tokens = self.annotated.tokens
        if last + 1 >= self.sentence.last or not any(p.id == AFFILIATION for p in self.patterns):
            return roles, last
        if any(role.institution for role in roles):
            return roles, last
        at = last + 1
        while at + 1 < self.sentence.last and tokens[at].features.pos == "ADJ" and tokens[at].text.islower():
            at += 1  # "Jan Kos s koprske Gimnazije Lipa"
        body = self._institution_at(last + 1, self.sentence.last) or self._institution_at(at, self.sentence.last)
        if body is None:
            return self._in_brackets(roles, last)
        bracket = tokens[last].text == "(" and body.last < self.sentence.last and tokens[body.last].text in {")", ","}
        if not bracket and not (tokens[last].lemma in {"iz", "z"} and body.case == "Gen"):
            return roles, last
        span = span_of(tokens, body.first, body.last)
        return with_body(roles, Role("", body.name, span, AFFILIATION)), body.last

    def _in_brackets(self, roles: tuple[Role, ...], last: int) -> tuple[tuple[Role, ...], int]:
        """The roles with what stands in brackets behind the name, where it can be no place: "vratar Jan Kos (Zmaj)"."""
        tokens = self.annotated.tokens
        limit = min(self.sentence.last, last + _IN_BRACKETS)
        end = next((at for at in range(last + 1, limit) if tokens[at].text == ")"), None)
        if not roles or tokens[last].text != "(" or end is None or end == last + 1:
            return roles, last
        words = tokens[last + 1 : end]
        name = written(words)
        if name.upper() in COUNTRIES:
            return roles, last
        named = all(t.text[:1].isupper() for t in words) and not self._named.intersection(range(last + 1, end))
        if not named or self.forms.is_place(name) or any(self.forms.is_person(t.text) for t in words):
            return roles, last
        return (replace(roles[0], institution=name), *roles[1:]), end + 1

    def _may_be_role(self, head: int, name: Token) -> bool:
        """Whether any common noun before a name is taken as its bearer's occupation."""
        tokens, noun = self.annotated.tokens, as_woman(self.annotated.tokens[head])
        start = modifiers_before(tokens, head, self.sentence.first)
        before = tokens[start - 1] if start > self.sentence.first else None
        opens = head == self.sentence.first and noun.lemma.endswith(PERSONAL)
        winner = noun.lemma in WINNER_NOUNS and not any(t.lemma in _EARLIER for t in tokens[start:head])
        return (
            (noun.text[:1].islower() or opens)
            and (start == self.sentence.first or tokens[start].text[:1].islower())  # "oddaja Prava smer"
            and noun.lemma not in NO_ROLE
            and noun.lemma not in WORK_NOUNS
            and not winner
            and (self.is_of_person(noun.lemma.casefold()) or tokens[head + 1].text in HONORIFICS)
            and not self._completes(start, noun)
            and noun.features.gender in {"Masc", "Fem"}
            and noun.features.number == "Sing"
            and self._alike(noun, name)
            and not (before is not None and before.lemma == "za")
        )

    def _completes(self, start: int, noun: Token) -> bool:
        """Whether it is a thing that another noun is of ("dobitnica zlatega oblačka Ana Kos")."""
        before = self.annotated.tokens[start - 1] if start > self.sentence.first else None
        thing = noun.features.case == "Gen" and not noun.lemma.endswith(PERSONAL)
        return thing and before is not None and before.features.pos == "NOUN"

    def _alike(self, noun: Token, name: Token) -> bool:
        """Whether noun and name may stand in one case, whatever their tags say of a form that is the nominative."""
        said = noun.features
        if not name.features.case or same_case(said.case, name.features.case):
            return True
        nominative = said.gender == "Masc" and noun.text.casefold() == noun.lemma.casefold()
        if (nominative or said.case == "Nom") and (name.features.case == "Nom" or self.forms.is_given_name(name.text)):
            return True
        if not self.is_of_person(noun.lemma.casefold()):
            return False
        if said.gender == "Fem" and said.case in {"Dat", "Loc"} and name.text.endswith("i"):
            return True
        if said.gender == "Fem" and name.text[-1] not in "aeio" and self.forms.person((name,)).gender != "Masc":
            return True  # a woman's name in a consonant stays as it is ("fizikinji Ellen Berg")
        return self._may_be(name, said.case)

    def _may_be(self, name: Token, case: str) -> bool:
        """Whether the word of a name hardly fits another case better."""
        fit = self.forms.person_cases((name,))
        return fit.get(case, -inf) > max(fit.values(), default=0.0) - _DOUBTFUL

    def _plain(self, head: int, outer: int) -> bool:
        """Whether what stands between the noun and the name, if anything, may be what it is of: "gospodar koče Rok"."""
        if head + 1 == outer or any(p.first == head + 1 and p.last == outer for p in self.institutions):
            return True
        return self.is_of_person(self.annotated.tokens[head].lemma)

    def _chain(self, read: RoleRead, floor: int) -> list[RoleRead]:
        """Add the roles that are coordinated before this one ("direktorica X in predsednica Y Ana")."""
        tokens, roles, told = self.annotated.tokens, role_by_lemma(self.rows), [read]
        while told[0].first - 1 > floor:
            joined = tokens[told[0].first - 1].lemma in {"in", "ter", ","}
            if not joined and told[0].first < told[0].head:
                break  # a rank alone stands right behind an office ("poveljnik čete major Kos")
            end = told[0].first - joined
            listed = len(told) > 1 and tokens[end].text == ","  # "plesalec, koreograf in učitelj Jan Kos"
            for head in range(end - 1, max(floor, end - _LONGEST_ROLE) - 1, -1):
                row, ranked = roles.get(tokens[head].lemma), self._is_further(head, end, joined=joined, listed=listed)
                if (
                    (row is not None or ranked)
                    and agreeing(tokens[head], tokens[read.head])
                    and not self.is_title(head)
                ):
                    earlier = self.role_at(head, end, floor, row.id if row is not None else NOUN_BEFORE_NAME)
                    if earlier.last == end:
                        told.insert(0, earlier)
                        break
            else:
                break
        return told

    def _is_further(self, head: int, end: int, *, joined: bool, listed: bool) -> bool:
        """Whether a noun of no row that ends there is one more occupation: a rank, or what "in" joins to another.

        One is ``listed`` before a comma where "in" has joined two behind it.
        """
        noun = self.annotated.tokens[head]
        together = (listed or self.annotated.tokens[end].lemma in {"in", "ter"}) and head + 1 == end
        known = noun.lemma.endswith(PERSONAL) and noun.lemma not in NO_ROLE | WINNER_NOUNS
        return known and (not joined or (together and noun.features.pos == "NOUN" and noun.text.islower()))

    def after(self, last: int, case: str, gender: str) -> tuple[tuple[RoleRead, ...], int]:
        """Roles behind a comma or in brackets: "Ana Novak, pesnica in direktorica Zavoda Lipa,"."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        found: list[RoleRead] = []
        while last + 1 < limit and tokens[last].text in ({",", "in", "ter"} if found else {",", "(", "–", "-"}):
            both = tokens[last].text == "," and tokens[last + 1].lemma in {"in", "ter"}
            read = self._behind(last + both, case, gender)
            if read is None or (found and not agreeing(tokens[read.head], tokens[found[-1].head])):
                break
            found.append(read)
            last = read.last
        return tuple(found), last

    def _behind(self, last: int, case: str, gender: str) -> RoleRead | None:
        """The role that begins right behind a sign or "in"."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        while last + 2 < self.sentence.last and tokens[last].text == "," and tokens[last + 1].text in _AT_TIMES:
            last += 1  # "Ana Kos, danes novinarka Večera"
        for head in range(last + 1, min(self.sentence.last, last + 5)):
            if not tokens[head].text[0].isalpha() or tokens[head].features.pos in {"VERB", "AUX", "ADP", "SCONJ"}:
                return None
            row = roles.get(tokens[head].lemma)
            rule = row.id if row is not None else NOUN_BEHIND_NAME if self._may_follow(last, head) else None
            if rule is None:
                continue
            if not same_case(tokens[head].features.case, case) or modifiers_before(tokens, head, last + 1) > last + 1:
                return None
            read = self.role_at(head, self.sentence.last, last + 1, rule)
            woman = tokens[head].features.gender == "Fem" and not tokens[head].lemma.endswith(MEN_IN_A)
            if (
                (gender == "Masc" and woman)
                or self.is_title(head)
                or self.opens_next(read)
                or (row is None and not self._closes(read))
            ):
                return None
            return read
        return None

    def _may_follow(self, sign: int, head: int) -> bool:
        """Whether any common noun behind a name may be its bearer's occupation; in brackets it is rather a field."""
        tokens, noun = self.annotated.tokens, self.annotated.tokens[head]
        told = tokens[sign].text in {",", "in", "ter"} and any(p.id == NOUN_BEHIND_NAME for p in self.patterns)
        listed = self._opens_list(head)
        person = (noun.lemma.endswith(PERSONAL) or listed) and noun.features.pos == "NOUN"
        person = person and noun.features.number == "Sing" and noun.features.gender != "Neut"
        return told and person and noun.text.islower() and noun.lemma not in NO_ROLE | WINNER_NOUNS

    def _opens_list(self, head: int) -> bool:
        """Whether a noun for a person in its case stands next to the word in a list ("kmet, vinogradnik in")."""
        tokens = self.annotated.tokens
        if head + 2 >= self.sentence.last or tokens[head + 1].text not in {",", "in", "ter"}:
            return False
        further = tokens[head + 2]
        known = self.is_of_person(further.lemma)
        return known and further.text.islower() and further.features.case == tokens[head].features.case

    def _closes(self, read: RoleRead) -> bool:
        """Whether a sign, a place or a further role follows, and no clause that goes on with the noun."""
        if read.last >= self.sentence.last:
            return True
        following = self.annotated.tokens[read.last]
        return following.text in {",", ".", ";", ")", "–", "ter"} or following.lemma in _GOES_ON

    def opens_next(self, read: RoleRead) -> bool:
        """Whether the role belongs to the name that follows it ("A, župan B"), or to another clause ("A, župan pa")."""
        at = read.last
        tokens = self.annotated.tokens
        if at < self.sentence.last and (tokens[at].text == "pa" or tokens[at].lemma == "biti"):
            return True
        while at < self.sentence.last and tokens[at].lemma in COPULA:
            at += 1
        while at < self.sentence.last and (
            tokens[at].text.casefold() in HONORIFICS or (tokens[at].text[:1].isupper() and not self._is_named(at))
        ):
            at += 1
        return self._is_named(at)

    def _is_named(self, at: int) -> bool:
        """Whether a person's name begins there."""
        return any(n.first == at and n.label == "PER" for n in self.annotated.names_in(self.sentence))

    def role_at(self, head: int, limit: int, floor: int, rule: str) -> RoleRead:
        """Read the role whose noun is ``head``: its adjectives, complement and institution, up to ``limit``."""
        tokens = self.annotated.tokens
        first = self.role_start(head, floor)
        core = self._za_end(head + 1, limit)
        body = self._institution_at(core, limit)
        if body is None:
            end = self._complement_end(core, limit)
            named = self._institution_at(end, limit) is not None
            if end == core + 1 and tokens[core].lemma in self.bodies and not named:
                return self._role_read(first, core, head, rule, self.bodies[tokens[core].lemma], end)
            if end > core and not named and (firm := self._firm(head, core, end)) is not None:
                return self._role_read(first, core, head, rule, *firm)
            core, body = end, self._institution_at(end, limit)
        if body is not None and tokens[head].lemma in _HEADS_OF_STATE and tokens[body.first].lemma.casefold() in STATES:
            return self._role_read(first, body.last, head, rule, None, body.last)  # who heads it is no employee of it
        if body is None and core + 1 < limit and tokens[core].text in _THERE | FROM:
            body = self._institution_at(core + 1, limit)
            place = self._employer(core, limit) if body is None else None
            if place is not None:
                return self._role_read(first, core, head, rule, *place)
        return self._role_read(first, core, head, rule, body.name if body else None, body.last if body else core)

    def _role_read(self, first: int, core: int, head: int, rule: str, institution: str | None, last: int) -> RoleRead:
        tokens = self.annotated.tokens
        outer, first = first, self.behind_nation(first, head)
        noun = as_woman(tokens[head])
        words = [*tokens[first:head], noun, *tokens[head + 1 : core]]
        name = self.forms.role(words, head - first, noun.features.gender)
        if tokens[first].text[:1].isupper() and tokens[first].features.pos != "PROPN":
            name = name[:1].lower() + name[1:]
        return RoleRead(Role(name, institution, span_of(tokens, first, core), rule), outer, last, head)

    def behind_nation(self, first: int, head: int) -> int:
        """First word of a role without the nation before an occupation, which an office keeps."""
        row = role_by_lemma(self.rows).get(self.annotated.tokens[head].lemma)
        office = row is not None and (row.speaks_for or row.of_sender)
        while not office and first < head and _is_national(self.annotated.tokens[first]):
            first += 1
        return first

    def role_start(self, head: int, floor: int) -> int:
        """First word of the role: its adjectives, and "v. d." before them."""
        tokens = self.annotated.tokens
        first = modifiers_before(tokens, head, floor)
        while first < head and (tokens[first].features.pos in {"DET", "NUM"} or self._is_no_part(first, floor)):
            first += 1
        if first + 1 < head and tokens[first].xpos.startswith("M") and tokens[first + 1].text == ",":
            first += 2  # "drugi, mednarodni mojster Jan Kos"
        if first - 2 >= floor and tokens[first - 1].text == "d." and tokens[first - 2].text.casefold() == "v.":
            return first - 2
        return first - (first - 1 >= floor and tokens[first - 1].text.casefold() in {"v.d.", "v. d."})

    def _is_no_part(self, at: int, floor: int) -> bool:
        """Whether an adjective is a metal's, or a participle of the verb before it ("je bil odlikovan gasilec")."""
        tokens = self.annotated.tokens
        age = tokens[at].lemma == "leten" or (tokens[at].text[:1].isdigit() and tokens[at].lemma.endswith("leten"))
        return is_of_verb(tokens, at, floor) or age or tokens[at].lemma in _OTHER or is_metal(tokens[at])

    def _za_end(self, at: int, limit: int) -> int:
        """End of "za" with its nouns at ``at`` ("za notranje zadeve"); ``at`` where there is none."""
        tokens = self.annotated.tokens
        if at >= limit or tokens[at].lemma != "za":
            return at
        end = coordinated_end(tokens, nominal_end(tokens, at + 1, limit, "Acc"), limit, "Acc", proper=True)
        return end if end > at + 1 else at

    def _complement_end(self, at: int, limit: int) -> int:
        """End of a complement that is no institution ("komisije za priznanja"); ``at`` where there is none."""
        limit = min([limit, *(p.outer_first for p in self.institutions if p.outer_first > at)])
        end = nominal_end(self.annotated.tokens, at, limit, "Gen") if at < limit else at
        end = self._coordinated_end(at, end, limit) if end > at else end
        end = self._called_end(end, limit) if end > at else end
        end = self._za_end(end, limit) if end > at else end
        end = self._field_end(end, limit)
        return at if any(p.first < end and p.last > at for p in self.institutions) else end

    def _coordinated_end(self, at: int, end: int, limit: int) -> int:
        """End of what else a role is of ("profesor ekonomije in poslovnih ved"), which are things all."""
        tokens, further = self.annotated.tokens, coordinated_end(self.annotated.tokens, end, limit, "Gen")
        return end if any(self.is_of_person(t.lemma) for t in tokens[at:further]) else further

    def _called_end(self, at: int, limit: int) -> int:
        """End of the name that stands behind what a role is of ("vodja projekta Obzorja"); ``at`` where none does."""
        tokens = self.annotated.tokens
        if at >= limit or tokens[at - 1].lemma not in CALLED:
            return at
        quoted = quoted_end(tokens, at, limit)
        if quoted > at:
            return quoted
        end, named = at, self._named
        while end < limit and (tokens[end].text[:1].isupper() or tokens[end].text.isdigit()) and end not in named:
            end += 1
        return end

    def _field_end(self, at: int, limit: int) -> int:
        """End of "na področju" with what it is of; ``at`` where none is told."""
        tokens = self.annotated.tokens
        if at + 2 >= limit or (tokens[at].text, tokens[at + 1].text) not in _FIELDS:
            return at
        end = nominal_end(tokens, at + 2, limit, "Gen")
        return end if end > at + 2 else at

    def _employer(self, at: int, limit: int) -> tuple[str, int] | None:
        """Whom "pri" tells somebody to work for, and where the name ends, though it looks like a place's."""
        names = self.annotated.names_in(self.sentence) if self.annotated.tokens[at].text == "pri" else ()
        name = next((n for n in names if n.label == "LOC" and n.first == at + 1 and n.last <= limit), None)
        if name is None or name.last > name.first + 1:
            return None
        return self.forms.noun_phrase(self.annotated.tokens[name.first : name.last], 0, case="Loc"), name.last

    def _firm(self, head: int, start: int, end: int) -> tuple[str, int] | None:
        """The body, and where its name ends, that is told by no more than a capital: "direktor Mebla Oprema".

        The model knows few of them by such a name.
        """
        tokens = self.annotated.tokens
        first = tokens[start]
        if not first.text[:1].isupper() or first.features.pos not in {"PROPN", "NOUN", "X", "ADJ"}:
            return None
        if not all(t.text[:1].isupper() for t in tokens[start:end]) and first.features.pos != "ADJ":
            return None
        case = "Gen" if first.features.case in {"Gen", "Nom", ""} else first.features.case
        noun = next((at for at in range(start, end) if tokens[at].features.pos in {"NOUN", "PROPN"}), start)
        name = self.forms.noun_phrase(tokens[start:end], noun - start, case=case)
        for taken in self.annotated.names_in(self.sentence):
            if taken.label in {"PER", "LOC"} and taken.first < end and taken.last > start:
                team = taken.label == "LOC" and tokens[head].lemma in TEAM_ROLES and not first.text.isupper()
                if not team or self.forms.is_place(name):
                    return None
        return name, end

    def _institution_at(self, at: int, limit: int) -> Phrase | None:
        """What stands there, with "družbe" or the like before it or without."""
        return next((p for p in self.institutions if at in {p.first, p.outer_first} and p.last <= limit), None)

    def _is_conferred(self, head: int, floor: int) -> bool:
        """Whether the noun is a title that is given to whoever follows ("naziv zaslužni profesor Janu Kosu")."""
        start = self.role_start(head, floor)
        return start > floor and self.annotated.tokens[start - 1].lemma in NAMING

    def is_title(self, head: int) -> bool:
        """Whether the noun is one of an honour ("športnik leta"), which is no office."""
        return head + 1 < self.sentence.last and self.annotated.tokens[head + 1].text == "leta"


def _is_national(adjective: Token) -> bool:
    """Whether the adjective is of a nation, whatever the model takes for its lemma ("švedska" for that of Sweden)."""
    return adjective.lemma in NATIONAL or f"{_ADJECTIVAL.sub('', adjective.text.casefold())}i" in NATIONAL


def with_body(roles: tuple[Role, ...], alone: Role) -> tuple[Role, ...]:
    """The roles, the first with the institution of ``alone``, which stands itself where there are none.

    They stay as they are where one of them has an institution.
    """
    if not roles:
        return (alone,)
    if any(role.institution for role in roles):
        return roles
    return (replace(roles[0], institution=alone.institution), *roles[1:])


def as_woman(noun: Token) -> Token:
    """The noun, as a woman's where hers is taken for men's ("scenografka" for one's, "komentatorki" for two's)."""
    text = noun.text.casefold()
    if noun.features.gender == "Masc" and noun.lemma.endswith("a") and text == f"{noun.lemma[:-1].casefold()}i":
        return replace(noun, features=replace(noun.features, gender="Fem", case="Dat", number="Sing"))
    stem = noun.lemma.casefold().removesuffix("ek")
    if text != f"{stem}ka" or not stem.endswith(tuple(man for man, _ in FEMININES)):
        return noun
    features = replace(noun.features, gender="Fem", case="Nom", number="Sing")
    return replace(noun, lemma=text, features=features)


def agreeing(a: Token, b: Token) -> bool:
    """Whether two role nouns may stand side by side for one person."""
    numbers = (a.features.number, b.features.number)
    if a.features.gender == "Fem" and a.text.endswith("i") and numbers == ("Dual", "Sing"):
        return b.features.case in {"Dat", "Loc"}  # the dative of one woman looks like two women
    return same_case(a.features.case, b.features.case) and a.features.number == b.features.number
