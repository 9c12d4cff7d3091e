"""People: names that the model found, with the titles and roles that stand before or behind them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.frames import Cue
from pipeline.rules.institutions import InstitutionNoun
from pipeline.rules.people import DEGREES, HONORIFICS, NO_ROLE, RoleNoun, RolePattern
from pipeline.stages.annotation import Annotated, Name, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.institutions import names_body, names_person, names_place
from pipeline.stages.phrases import (
    Phrase,
    Role,
    modifiers_before,
    nominal_end,
    same_case,
    span_of,
)

MODEL_RULE = "model.ner"
NOUN_BEFORE_NAME = "role.noun-before-name"
KNOWN_NAME = "person.known-name"
_LONGEST_ROLE = 30  # tokens between a role noun and its name


@dataclass(frozen=True, slots=True)
class PeopleTables:
    """The rows that finding people takes."""

    roles: tuple[RoleNoun, ...]
    patterns: tuple[RolePattern, ...]
    cues: tuple[Cue, ...]
    institutions: tuple[InstitutionNoun, ...]


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
        for n in annotated.names
        if n.label == "PER"
        and sentence.first <= n.first < sentence.last
        and not names_place(annotated.tokens, n, forms)
        and not names_body(annotated.tokens, n, tables.institutions)
    ]
    names = sorted([*names, *_overlooked(annotated, sentence, institutions, tables, forms)])
    reader = _PeopleReader(annotated, sentence, institutions, tables, forms, known, bodies)
    people: list[Phrase] = []
    for name in names:
        floor = people[-1].outer_last if people else sentence.first
        if (person := reader.person(name, floor)) is not None:
            people.append(person)
    return _shared_surnames(annotated, tuple(people))


@dataclass(frozen=True, slots=True)
class _PeopleReader:
    annotated: Annotated
    sentence: Sentence
    institutions: Sequence[Phrase]
    tables: PeopleTables
    forms: BaseForms
    known: Collection[str]
    bodies: Mapping[str, str]

    def person(self, name: Name, floor: int) -> Phrase | None:
        tokens = self.annotated.tokens
        first, last = _trim(tokens, name, self.sentence)
        if not _is_name(tokens[first:last]):
            return None
        if first > floor and self._is_given_name(tokens[first - 1]):
            first -= 1
        outer = self._titles_from(first, floor)
        before = self._roles_before(outer, first, floor)
        outer_first = before[0].first if before else outer
        demanded = self._demanded(outer_first, floor)
        if before and not demanded:
            demanded = tokens[before[-1].head].features.case
        gender = tokens[before[-1].head].features.gender if before else ""
        base = self.forms.person(tokens[first:last], case=demanded, gender=gender, known=self.known)
        case = base.case or demanded
        degrees, outer_last = self._degrees_after(last)
        after, outer_last = self._roles_after(outer_last, case)
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
            roles=tuple(r.role for r in (*before, *after)),
        )

    def _is_given_name(self, token: Token) -> bool:
        """Whether a word that the model left out before a surname is a given name."""
        return (
            token.text.istitle()
            and token.index > self.sentence.first
            and not any(n.first <= token.index < n.last for n in self.annotated.names)
            and self.forms.is_given_name(self.forms.person((token,)).name)
        )

    def _demanded(self, first: int, floor: int) -> str:
        """Case that a cue ("iz rok") or a preposition right before the phrase demands, empty where none does."""
        tokens = self.annotated.tokens
        for cue in sorted(self.tables.cues, key=lambda c: -len(c.words)):
            start = first - len(cue.words)
            if start >= floor and [t.text.casefold() for t in tokens[start:first]] == list(cue.words):
                return cue.case
        before = tokens[first - 1] if first > floor else None
        return before.features.case if before is not None and before.features.pos == "ADP" else ""

    def _titles_from(self, first: int, floor: int) -> int:
        tokens = self.annotated.tokens
        while first > floor and (
            tokens[first - 1].text.casefold() in HONORIFICS or tokens[first - 1].lemma in HONORIFICS
        ):
            first -= 1
        return first

    def _degrees_after(self, last: int) -> tuple[tuple[str, ...], int]:
        """A degree behind a comma ("univ. dipl. politolog"), as written."""
        tokens, at = self.annotated.tokens, last
        if at + 1 < self.sentence.last and tokens[at].text == "," and tokens[at + 1].text in DEGREES:
            start = at = at + 1
            while at < self.sentence.last and (tokens[at].text in DEGREES or tokens[at].text.endswith(".")):
                at += 1
            if at < self.sentence.last and tokens[at].text[:1].islower() and tokens[at].features.pos == "NOUN":
                at += 1
            return (span_of(tokens, start, at).of(self.annotated.text),), at
        return (), last

    def _roles_before(self, outer: int, first: int, floor: int) -> list[RoleRead]:
        """Roles that end where the name begins, the one nearest to the name last."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.tables.roles)
        heads = []
        for head in range(outer - 1, max(floor, outer - _LONGEST_ROLE) - 1, -1):
            if tokens[head].text in {";", ":", "(", ")", "»", "«", "!", "?"} or tokens[head].features.pos == "VERB":
                break
            if tokens[head].features.pos == "NOUN" and tokens[head].features.number != "Plur":
                heads.append(head)
        for head in heads:
            row = roles.get(tokens[head].lemma)
            if row is not None and (read := self._role(head, outer, floor, row.id)).last == outer:
                return self._chain(read, floor)
        for head in heads:
            if self._generic() is None or not self._plain(head, outer):
                break
            if self._may_be_role(head, tokens[first]):
                read = self._role(head, outer, floor, NOUN_BEFORE_NAME)
                if read.last == outer:
                    return self._chain(read, floor)
        return []

    def _generic(self) -> RolePattern | None:
        return next((p for p in self.tables.patterns if p.id == NOUN_BEFORE_NAME), None)

    def _may_be_role(self, head: int, name: Token) -> bool:
        """Whether any common noun before a name is taken as its bearer's occupation."""
        noun = self.annotated.tokens[head]
        a, b = noun.features, name.features
        before = self.annotated.tokens[head - 1] if head > self.sentence.first else None
        return (
            noun.text[:1].islower()
            and noun.lemma not in NO_ROLE
            and a.gender in {"Masc", "Fem"}
            and a.number == "Sing"
            and (not b.case or same_case(a.case, b.case))
            and not (before is not None and before.lemma == "za")
        )

    def _plain(self, head: int, outer: int) -> bool:
        """Whether only an institution in the genitive, if anything, stands between the noun and the name."""
        return head + 1 == outer or any(p.first == head + 1 and p.last == outer for p in self.institutions)

    def _chain(self, read: RoleRead, floor: int) -> list[RoleRead]:
        """Add the roles that are coordinated before this one ("direktorica X in predsednica Y Ana")."""
        tokens, roles, chain = self.annotated.tokens, role_by_lemma(self.tables.roles), [read]
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

    def _roles_after(self, last: int, case: str) -> tuple[tuple[RoleRead, ...], int]:
        """Roles behind a comma or in brackets: "Ana Novak, direktorica Zavoda Lipa,"."""
        tokens, roles = self.annotated.tokens, role_by_lemma(self.tables.roles)
        if last + 1 >= self.sentence.last or tokens[last].text not in {",", "(", "–", "-"}:
            return (), last
        for head in range(last + 1, min(self.sentence.last, last + 5)):
            if not tokens[head].text[0].isalpha() or tokens[head].features.pos in {"VERB", "AUX", "ADP", "SCONJ"}:
                break
            row = roles.get(tokens[head].lemma)
            if row is not None:
                if (
                    not same_case(tokens[head].features.case, case)
                    or modifiers_before(tokens, head, last + 1) > last + 1
                ):
                    break
                read = self._role(head, self.sentence.last, last + 1, row.id)
                if self._opens_next(read):
                    break
                return (read,), read.last
        return (), last

    def _opens_next(self, read: RoleRead) -> bool:
        """Whether the role belongs to the name that follows it ("A, župan B")."""
        at = read.last
        tokens = self.annotated.tokens
        while at < self.sentence.last and tokens[at].text.casefold() in HONORIFICS:
            at += 1
        return any(n.first == at and n.label == "PER" for n in self.annotated.names)

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


def _overlooked(
    annotated: Annotated,
    sentence: Sentence,
    institutions: Sequence[Phrase],
    tables: PeopleTables,
    forms: BaseForms,
) -> list[Name]:
    """Names that the model overlooked: a known given name with a known surname behind it."""
    if not any(p.id == KNOWN_NAME for p in tables.patterns):
        return []
    tokens = annotated.tokens
    taken = {i for n in annotated.names if not names_person(tokens, n, forms) for i in range(n.first, n.last)}
    taken |= {i for p in institutions for i in range(p.first, p.last)}
    found = []
    for at in range(sentence.first, sentence.last - 1):
        pair = tokens[at : at + 2]
        if taken.intersection((at, at + 1)) or not all(t.text.istitle() and t.text.isalpha() for t in pair):
            continue
        if names_person(tokens, Name(at, at + 2, ""), forms):
            found.append(Name(at, at + 2, "PER"))
            taken |= {at, at + 1}
    return found


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether the words can be a person's name: one of two letters at least, no address, no number."""
    if len(tokens) == 1 and tokens[0].features.number == "Plur":
        return False  # people of a place or family
    return any(len(t.text.rstrip(".")) > 1 for t in tokens) and not any(
        "@" in t.text or any(c.isdigit() for c in t.text) for t in tokens
    )


def _trim(tokens: Sequence[Token], name: Name, sentence: Sentence) -> tuple[int, int]:
    """The name without titles and signs that the model took in."""
    first, last = name.first, min(name.last, sentence.last)
    while first < last and (tokens[first].text.casefold() in HONORIFICS or not tokens[first].text[0].isalpha()):
        first += 1
    while last > first and not tokens[last - 1].text[0].isalpha():
        last -= 1
    for at in range(first, last):
        if tokens[at].text in {",", ":", ";", "("}:
            return first, at
    return first, last


def _case_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """Case that most words of a name stand in; the first word decides between equals."""
    cases = [tokens[i].features.case for i in range(first, last) if tokens[i].features.case]
    return max(cases, key=lambda c: (cases.count(c), -cases.index(c))) if cases else ""


def _shared_surnames(annotated: Annotated, people: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Give "Peter in Cene Prevc" one surname: a lone given name takes that of the name coordinated behind it."""
    out = list(people)
    for i in range(len(out) - 1):
        left, right = out[i], out[i + 1]
        between = annotated.tokens[left.last : right.first]
        parts = right.name.split()
        if (
            len(left.name.split()) == 1
            and len(parts) == 2  # noqa: PLR2004 - a given name and a surname
            and [t.lemma for t in between] == ["in"]
            and same_case(left.case, right.case)
        ):
            out[i] = replace(left, name=f"{left.name} {parts[-1]}")
    return tuple(out)
