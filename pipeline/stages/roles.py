"""Roles: the offices and occupations that stand before or behind a person's name, with their institutions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.frames import WINNER_NOUNS
from pipeline.rules.people import BEARERS, HONORIFICS, NO_ROLE, RoleNoun, RolePattern
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.phrases import Phrase, Role, modifiers_before, nominal_end, same_case, span_of

NOUN_BEFORE_NAME = "role.noun-before-name"
AFFILIATION = "role.affiliation"
NOUN_BEFORE_NAMES = "role.noun-before-names"
NOUN_BEHIND_NAME = "role.noun-behind-name"
_GOES_ON = frozenset({"in", "iz", "z", "s", "na", "v", "pri"})  # behind an occupation, with where or what else
_PERSONAL = (*BEARERS, "ent", "ant", "log")
_OPENING = 4  # tokens of a line in which its role noun stands
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

    def opening(self) -> Role | None:
        """The role that the sentence opens with, as a line of a signature does; ``None`` where it opens otherwise."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        first, last = self.sentence
        for head in range(first, min(last, first + _OPENING)):
            row = roles.get(tokens[head].lemma)
            if row is not None and self._role_start(head, first) == first:
                return self._role(head, last, first, row.id).role
        return None

    def before(self, outer: int, first: int, floor: int) -> list[RoleRead]:
        """Roles that end where the name begins, the one nearest to the name last."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        heads = []
        for head in range(outer - 1, max(floor, outer - _LONGEST_ROLE) - 1, -1):
            if tokens[head].text in {";", ":", "(", ")", "»", "«", "!", "?"} or tokens[head].features.pos == "VERB":
                break
            noun = tokens[head].features.pos == "NOUN" or tokens[head].lemma in roles  # "Županu" looks like a name
            if noun and tokens[head].features.number != "Plur":
                heads.append(head)
        for head in heads:
            row = roles.get(tokens[head].lemma)
            if row is not None and (read := self._role(head, outer, floor, row.id)).last == outer:
                return self._chain(read, floor)
        for head in heads:
            if self._generic() is None or not self._plain(head, outer, floor):
                break
            if self._may_be_role(head, tokens[first]):
                read = self._role(head, outer, floor, NOUN_BEFORE_NAME)
                if read.last == outer:
                    return self._chain(read, floor)
        return []

    def affiliated(self, roles: tuple[Role, ...], last: int) -> tuple[tuple[Role, ...], int]:
        """The roles with the institution right behind the name, in brackets or with "iz", where they have none."""
        tokens = self.annotated.tokens
        if last + 1 >= self.sentence.last or not any(p.id == AFFILIATION for p in self.patterns):
            return roles, last
        body = self._institution_at(last + 1, self.sentence.last)
        if body is None or any(role.institution for role in roles):
            return roles, last
        bracket = tokens[last].text == "(" and body.last < self.sentence.last and tokens[body.last].text in {")", ","}
        if not bracket and not (tokens[last].lemma in {"iz", "z"} and body.case == "Gen"):
            return roles, last
        if roles:
            return (replace(roles[0], institution=body.name), *roles[1:]), body.last
        span = span_of(tokens, body.first, body.last)
        return (Role("", body.name, span, AFFILIATION),), body.last

    def shared(self, people: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The people with what a noun before them calls each of several ("gasilca Peter Zupan in Jan Kos")."""
        if not any(p.id == NOUN_BEFORE_NAMES for p in self.patterns):
            return people
        out = list(people)
        for at, person in enumerate(people):
            head = person.outer_first - 1
            if person.roles or head < self.sentence.first or not self._names_several(head):
                continue
            last = at
            while last + 1 < len(people) and self._coordinated(people[last], people[last + 1]):
                last += 1
            if last == at or (self.annotated.tokens[head].features.number == "Dual" and last - at != 1):
                continue
            first = self._role_start(head, self.sentence.first)
            for place in range(at, last + 1):
                words = self.annotated.tokens[first : head + 1]
                name = self.forms.role(words, head - first, people[place].gender)
                role = Role(name, None, span_of(self.annotated.tokens, first, head + 1), NOUN_BEFORE_NAMES)
                out[place] = replace(people[place], roles=(role, *people[place].roles))
            out[at] = replace(out[at], outer_first=first, head=head)
        return tuple(out)

    def _names_several(self, head: int) -> bool:
        """Whether the noun can say what several people are."""
        noun = self.annotated.tokens[head]
        said = noun.features
        several = said.number in {"Dual", "Plur"} and said.gender in {"Masc", "Fem"}
        return said.pos == "NOUN" and several and noun.text[:1].islower() and noun.lemma not in NO_ROLE

    def _coordinated(self, left: Phrase, right: Phrase) -> bool:
        between = self.annotated.tokens[left.outer_last : right.outer_first]
        return 0 < len(between) <= 2 and all(t.text in {",", "in", "ter"} for t in between)  # noqa: PLR2004 - ", in"

    def _generic(self) -> RolePattern | None:
        return next((p for p in self.patterns if p.id == NOUN_BEFORE_NAME), None)

    def _may_be_role(self, head: int, name: Token) -> bool:
        """Whether any common noun before a name is taken as its bearer's occupation."""
        noun = self.annotated.tokens[head]
        a, b = noun.features, name.features
        before = self.annotated.tokens[head - 1] if head > self.sentence.first else None
        opens = head == self.sentence.first and noun.lemma.endswith(_PERSONAL) and noun.lemma not in WINNER_NOUNS
        return (
            (noun.text[:1].islower() or opens)
            and noun.lemma not in NO_ROLE
            and a.gender in {"Masc", "Fem"}
            and a.number == "Sing"
            and (not b.case or same_case(a.case, b.case))
            and not (before is not None and before.lemma == "za")
        )

    def _plain(self, head: int, outer: int, floor: int) -> bool:
        """Whether only what the noun is of, if anything, stands between it and the name: "gospodar koče Rok Kos"."""
        if head + 1 == outer or any(p.first == head + 1 and p.last == outer for p in self.institutions):
            return True
        person = self.annotated.tokens[head].lemma.endswith(_PERSONAL)
        return not person or self._role(head, outer, floor, NOUN_BEFORE_NAME).last == outer

    def _chain(self, read: RoleRead, floor: int) -> list[RoleRead]:
        """Add the roles that are coordinated before this one ("direktorica X in predsednica Y Ana")."""
        tokens, roles, chain = self.annotated.tokens, role_by_lemma(self.rows), [read]
        while chain[0].first - 1 > floor and tokens[chain[0].first - 1].lemma in {"in", "ter", ","}:
            end = chain[0].first - 1
            for head in range(end - 1, max(floor, end - _LONGEST_ROLE) - 1, -1):
                row = roles.get(tokens[head].lemma)
                if row is not None and agreeing(tokens[head], tokens[read.head]):
                    earlier = self._role(head, end, floor, row.id)
                    if earlier.last == end:
                        chain.insert(0, earlier)
                        break
            else:
                break
        return chain

    def after(self, last: int, case: str) -> tuple[tuple[RoleRead, ...], int]:
        """Roles behind a comma or in brackets: "Ana Novak, direktorica Zavoda Lipa,"."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.rows)
        if last + 1 >= self.sentence.last or tokens[last].text not in {",", "(", "–", "-"}:
            return (), last
        for head in range(last + 1, min(self.sentence.last, last + 5)):
            if not tokens[head].text[0].isalpha() or tokens[head].features.pos in {"VERB", "AUX", "ADP", "SCONJ"}:
                break
            row = roles.get(tokens[head].lemma)
            rule = row.id if row is not None else NOUN_BEHIND_NAME if self._may_follow(last, head) else None
            if rule is not None:
                if (
                    not same_case(tokens[head].features.case, case)
                    or modifiers_before(tokens, head, last + 1) > last + 1
                ):
                    break
                read = self._role(head, self.sentence.last, last + 1, rule)
                if self._opens_next(read) or (row is None and not self._closes(read)):
                    break
                return (read,), read.last
        return (), last

    def _may_follow(self, sign: int, head: int) -> bool:
        """Whether any common noun behind a name may be its bearer's occupation; in brackets it is rather a field."""
        noun = self.annotated.tokens[head]
        told = self.annotated.tokens[sign].text == "," and any(p.id == NOUN_BEHIND_NAME for p in self.patterns)
        person = noun.lemma.endswith(_PERSONAL) and noun.features.pos == "NOUN" and noun.features.number == "Sing"
        return told and person and noun.text.islower() and noun.lemma not in NO_ROLE | WINNER_NOUNS

    def _closes(self, read: RoleRead) -> bool:
        """Whether a sign, a place or a further role follows, and no clause that goes on with the noun."""
        if read.last >= self.sentence.last:
            return True
        following = self.annotated.tokens[read.last]
        return following.text in {",", ".", ";", ")", "–"} or following.lemma in _GOES_ON

    def _opens_next(self, read: RoleRead) -> bool:
        """Whether the role belongs to the name that follows it ("A, župan B")."""
        at = read.last
        tokens = self.annotated.tokens
        while at < self.sentence.last and tokens[at].text.casefold() in HONORIFICS:
            at += 1
        return any(n.first == at and n.label == "PER" for n in self.annotated.names_in(self.sentence))

    def _role(self, head: int, limit: int, floor: int, rule: str) -> RoleRead:
        """Read the role whose noun is ``head``: its adjectives, complement and institution, up to ``limit``."""
        tokens = self.annotated.tokens
        first = self._role_start(head, floor)
        core = self._za_end(head + 1, limit)
        body = self._institution_at(core, limit)
        if body is None:
            end = self._complement_end(core, limit)
            if end == core + 1 and tokens[core].lemma in self.bodies:
                return self._role_read(first, core, head, rule, self.bodies[tokens[core].lemma], end)
            core, body = end, self._institution_at(end, limit)
        if body is None and core + 1 < limit and tokens[core].lemma in {"na", "v", "pri", "iz"}:
            body = self._institution_at(core + 1, limit)
        return self._role_read(first, core, head, rule, body.name if body else None, body.last if body else core)

    def _role_read(self, first: int, core: int, head: int, rule: str, institution: str | None, last: int) -> RoleRead:
        tokens = self.annotated.tokens
        name = self.forms.role(tokens[first:core], head - first, tokens[head].features.gender)
        if tokens[first].text[:1].isupper() and tokens[first].features.pos != "PROPN":
            name = name[:1].lower() + name[1:]
        return RoleRead(Role(name, institution, span_of(tokens, first, core), rule), first, last, head)

    def _role_start(self, head: int, floor: int) -> int:
        """First word of the role: its adjectives, and "v. d." before them."""
        tokens = self.annotated.tokens
        first = modifiers_before(tokens, head, floor)
        while first < head and tokens[first].features.pos in {"DET", "NUM"}:
            first += 1
        if first - 2 >= floor and tokens[first - 1].text == "d." and tokens[first - 2].text.casefold() == "v.":
            return first - 2
        return first - (first - 1 >= floor and tokens[first - 1].text.casefold() in {"v.d.", "v. d."})

    def _za_end(self, at: int, limit: int) -> int:
        """End of "za" with its nouns at ``at`` ("za notranje zadeve"); ``at`` where there is none."""
        tokens = self.annotated.tokens
        if at >= limit or tokens[at].lemma != "za":
            return at
        end = _list_end(tokens, nominal_end(tokens, at + 1, limit, "Acc"), limit)
        return end if end > at + 1 else at

    def _complement_end(self, at: int, limit: int) -> int:
        """End of a complement that is no institution ("komisije za priznanja"); ``at`` where there is none."""
        limit = min([limit, *(p.first for p in self.institutions if p.first > at)])
        end = nominal_end(self.annotated.tokens, at, limit, "Gen") if at < limit else at
        end = self._za_end(end, limit) if end > at else end
        return at if any(p.first < end and p.last > at for p in self.institutions) else end

    def _institution_at(self, at: int, limit: int) -> Phrase | None:
        return next((p for p in self.institutions if p.first == at and p.last <= limit), None)


def agreeing(a: Token, b: Token) -> bool:
    """Whether two role nouns may stand side by side for one person."""
    return same_case(a.features.case, b.features.case) and a.features.number == b.features.number


def _list_end(tokens: Sequence[Token], end: int, limit: int) -> int:
    """Go on over ", X in Y" in the accusative ("za delo, družino in enake možnosti")."""
    at, closed = end, end
    while at < limit and tokens[at].lemma in {",", "in", "ter"}:
        following = nominal_end(tokens, at + 1, limit, "Acc")
        if following == at + 1:
            break
        if tokens[at].lemma in {"in", "ter"}:
            closed = following
        at = following
    return closed
