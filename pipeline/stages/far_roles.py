"""Roles that stand apart from a name: a noun for several people, and what "je" or "postati" tells of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.frames import WINNER_NOUNS
from pipeline.rules.people import FEMININES, NO_ROLE, PERSONAL
from pipeline.stages.annotation import Sentence, Token
from pipeline.stages.inflection import adjective
from pipeline.stages.phrases import Phrase, Role, acts, span_of
from pipeline.stages.roles import COPULA, RoleRead, RoleReader, role_by_lemma

NOUN_BEFORE_NAMES = "role.noun-before-names"
EQUATED = "role.equated"
_OPENING = 4  # tokens from the verb to the noun


@dataclass(frozen=True, slots=True)
class FarRoleReader:
    """What else than the words right beside a name tells its bearer's role, in the sentence of ``roles``."""

    roles: RoleReader

    @property
    def _tokens(self) -> Sequence[Token]:
        return self.roles.annotated.tokens

    @property
    def _sentence(self) -> Sentence:
        return self.roles.sentence

    def shared(self, people: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The people with what a noun before them calls each of several ("gasilca Peter Zupan in Jan Kos").

        The noun may have a body behind it, "so" or a colon ("dijaka Gimnazije Vič Ana in Jan", "Mentorja: Ana in Jan").
        """
        if not any(p.id == NOUN_BEFORE_NAMES for p in self.roles.patterns):
            return people
        out = list(people)
        for at, person in enumerate(people):
            body, head = self._noun_before(person)
            if head < self._sentence.first or not self._names_several(head, person):
                continue
            last = at
            while last + 1 < len(people) and self._coordinated(people[last], people[last + 1]):
                last += 1
            if last == at or (self._tokens[head].features.number != "Plur" and last - at != 1):
                continue
            first = self.roles.role_start(head, self._sentence.first)
            span = span_of(self._tokens, first, head + 1)
            for place in range(at, last + 1):
                role = Role(self._of_each(first, head, people[place].gender), body, span, NOUN_BEFORE_NAMES)
                own = people[place].roles if place > at else ()
                out[place] = replace(people[place], roles=(role, *own))
            if self._tokens[person.outer_first - 1].text != ":" and self._tokens[head + 1].lemma != "biti":
                out[at] = replace(out[at], outer_first=first, head=head)
        return tuple(out)

    def _noun_before(self, person: Phrase) -> tuple[str | None, int]:
        """The noun that several people may be called by, and the body that it has behind it; -1 where there is none.

        One that looks like the genitive has been taken for the first one's own.
        """
        if person.roles:
            return person.roles[-1].institution, person.head if self._are_two(person.head, person) else -1
        tokens, at = self._tokens, person.outer_first - 1
        told = at > self._sentence.first and (tokens[at].text == ":" or tokens[at].lemma == "biti")
        at -= told
        body = next((p for p in self.roles.institutions if self._sentence.first < p.first and p.last == at + 1), None)
        return (body.name, min(body.first, body.outer_first) - 1) if body is not None else (None, at)

    def _of_each(self, first: int, head: int, gender: str) -> str:
        """The noun for several in the singular, for a woman in the feminine."""
        words = self._tokens[first : head + 1]
        name = self.roles.forms.role(words, head - first, gender)
        if gender != "Fem" or words[-1].features.gender != "Masc":
            return name
        *adjectives, noun = name.split()
        row = role_by_lemma(self.roles.rows).get(noun)
        told = (one for one in (row.lemmas if row else ()) if one[:-3] == noun[: len(one) - 3] and one.endswith("a"))
        made = (noun.removesuffix(man) + woman for man, woman in FEMININES if noun.endswith(man))
        feminine = next(told, None) or next(made, noun)
        return " ".join([*(adjective(word, "Fem", "Sing") for word in adjectives), feminine])

    def _names_several(self, head: int, person: Phrase) -> bool:
        """Whether the noun can say what several people are."""
        noun, said = self._tokens[head], self._tokens[head].features
        several = said.number in {"Dual", "Plur"} and said.gender in {"Masc", "Fem"}
        small = noun.text[:1].islower() or head == self._sentence.first
        told = said.pos == "NOUN" and small and noun.lemma not in NO_ROLE | WINNER_NOUNS
        return told and (several or self._are_two(head, person))

    def _are_two(self, head: int, person: Phrase) -> bool:
        """Whether what looks like a genitive is two men ("Medaljo sta prejela policista Jan in Peter")."""
        noun, first = self._tokens[head], self.roles.role_start(head, self._sentence.first)
        before = self._tokens[first - 1].features.pos if first > self._sentence.first else ""
        known = noun.lemma in role_by_lemma(self.roles.rows) or noun.lemma.endswith(PERSONAL)
        two = noun.features.gender == "Masc" and noun.text.endswith("a") and known
        return two and person.case == "Nom" and before not in {"ADP", "NOUN", "PROPN", "ADJ"}

    def _coordinated(self, left: Phrase, right: Phrase) -> bool:
        between = self._tokens[left.outer_last : right.outer_first]
        return 0 < len(between) <= 2 and all(t.text in {",", "in", "ter"} for t in between)  # noqa: PLR2004 - ", in"

    def equated(self, outer: int, first: int, last: int, floor: int) -> tuple[Role, ...]:
        """The office that somebody is told to hold: "Predsednica odbora je Ana", "Ana je predsednica odbora"."""
        tokens, limit = self._tokens, self._sentence.last
        if not any(p.id == EQUATED for p in self.roles.patterns):
            return ()
        start = self._copula(outer, floor)
        if start < outer and not acts(tokens, last, limit, {"VERB"}):
            found = self.roles.ending_at(start, first, floor)
            told = [one for one in found if self._is_office(one) and tokens[one.head].features.case == "Nom"]
            return tuple(replace(one.role, rule=EQUATED) for one in told)
        end = next((at for at in range(last, limit) if tokens[at].lemma not in COPULA), limit)
        if end == last or not any(t.lemma in {"biti", "postati"} for t in tokens[last:end]):
            return ()
        for head in range(end, min(end + _OPENING, limit)):
            if tokens[head].lemma in role_by_lemma(self.roles.rows) and tokens[head].features.case == "Nom":
                read = self.roles.role_at(head, limit, end, EQUATED)
                alone = read.first == end and self._is_office(read) and not acts(tokens, read.last, limit, {"VERB"})
                return (read.role,) if alone and not self.roles.opens_next(read) else ()
        return ()

    def _copula(self, outer: int, floor: int) -> int:
        """Where "je", "je bila" or "je postala" before a name begins; ``outer`` where none stands there."""
        tokens, at = self._tokens, outer
        while at > floor and tokens[at - 1].lemma in COPULA:
            at -= 1
        return at if any(t.lemma in {"biti", "postati"} for t in tokens[at:outer]) else outer

    def _is_office(self, read: RoleRead) -> bool:
        noun = self._tokens[read.head]
        known = noun.lemma in role_by_lemma(self.roles.rows) and not self.roles.is_title(read.head)
        return known and noun.features.number == "Sing"
