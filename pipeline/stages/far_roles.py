"""Roles that stand apart from a name: a noun for several people, and what "je" or "postati" tells of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.rules.institutions import LEGAL_FORM, LETTERS
from pipeline.rules.people import NO_ROLE
from pipeline.spans import Span
from pipeline.stages.annotation import Sentence, Token
from pipeline.stages.inflection import adjective, feminine
from pipeline.stages.institutions import MODEL_RULE
from pipeline.stages.phrases import Phrase, Role, acts, is_year, modifiers_before, same_case, span_of
from pipeline.stages.roles import (
    AFFILIATION,
    COPULA,
    EQUATING,
    FROM,
    SIGNS,
    RoleRead,
    RoleReader,
    role_by_lemma,
    with_body,
)

NOUN_BEFORE_NAMES = "role.noun-before-names"
EQUATED = "role.equated"
LABELLED = "role.label"
ELECTED = "role.elected"
_ELECTED = frozenset({"izvoljen", "izvoliti", "imenovan", "imenovati", "potrjen", "potrditi"})
_JUDGES = JURIES | {"odbor"}  # in whose brackets its members stand
_SPOUSES = frozenset({"zakonec", "zakonka"})  # who are two, which is no office
_OPENING = 4  # tokens from the verb to the noun
_LONGEST = 12  # tokens from a noun for several people to the first of them
_BRACKET = 7  # tokens of what is told of somebody in brackets, or of where somebody is from


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
            read = self._noun_before(person)
            if read is None:
                continue
            last = at
            while last + 1 < len(people) and self._coordinated(people[last], people[last + 1]):
                if people[last + 1].roles and people[last + 1].outer_first < people[last + 1].first:
                    break  # "pevki Ani Kos in plesalcu Janu Rusu"
                last += 1
            if last == at or (self._tokens[read.head].features.number != "Plur" and last - at != 1):
                continue
            for place in range(at, last + 1):
                name = self._of_each(read, people[place].gender)
                own = people[place].roles if place > at else ()
                told = () if self._tokens[read.head].lemma in _SPOUSES else (replace(read.role, name=name),)
                out[place] = replace(people[place], roles=(*told, *own))
            if read.last == person.outer_first or person.roles:
                out[at] = replace(out[at], outer_first=read.first, head=read.head)
        return tuple(out)

    def bracketed(self, people: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """The people with the body right before the bracket that lists them ("biro Lok (Ana Kos in Jan Rus)")."""
        if not any(p.id == AFFILIATION for p in self.roles.patterns):
            return people
        return tuple(self._placed(one, body) if (body := self._body_before(one)) else one for one in people)

    def _body_before(self, person: Phrase) -> Phrase | None:
        """The body whose bracket holds the person, with nothing before it there but others and their roles."""
        tokens, at = self._tokens, person.outer_first
        while at > self._sentence.first and tokens[at - 1].text != "(":
            if tokens[at - 1].text in SIGNS or tokens[at - 1].features.pos in {"VERB", "AUX", "ADP"}:
                return None
            at -= 1
        body = next((p for p in self.roles.institutions if p.last == at - 1 and p.kind == "institution"), None)
        letters = body is not None and self._tokens[body.first].text in LETTERS
        known = body is not None and (letters or body.rule != MODEL_RULE or LEGAL_FORM.search(body.name))
        return body if known and body is not None and tokens[body.head].lemma not in _JUDGES else None

    def _placed(self, person: Phrase, body: Phrase) -> Phrase:
        span = span_of(self._tokens, body.first, body.last)
        return replace(person, roles=with_body(person.roles, Role("", body.name, span, AFFILIATION)))

    def _noun_before(self, person: Phrase) -> RoleRead | None:
        """What several people may be called by, as it stands before the first of them.

        What looks like the genitive has been taken for the first one's own.
        """
        tokens, first = self._tokens, self._sentence.first
        if person.roles:
            head, own = person.head, person.roles[-1]
            if not self._are_two(head, person) or not self._names_several(head, person):
                return None
            start = self.roles.role_start(head, first)
            return RoleRead(replace(own, rule=NOUN_BEFORE_NAMES), start, person.first, head)
        end = person.outer_first
        if end > first and (tokens[end - 1].text == ":" or self._are_counted(end)):
            end -= 1
        elif any(t.lemma == "biti" for t in tokens[max(first, end - 2) : end]):
            while end > first and (tokens[end - 1].lemma == "biti" or tokens[end - 1].text == "pa"):
                end -= 1  # "so bili", "pa so"
        for head in range(end - 1, max(first, end - _LONGEST) - 1, -1):
            if tokens[head].text in SIGNS or tokens[head].features.pos == "VERB":
                return None
            bodies = (p for p in self.roles.institutions if p.last == end)
            alone = head + 1 == end or any(head + 1 in {p.first, p.outer_first} for p in bodies)
            if not self._names_several(head, person) or not (alone or self._is_of_people(head, person)):
                continue
            read = self.roles.role_at(head, end, first, NOUN_BEFORE_NAMES)
            if read.last == end:
                return read
        return None

    def _are_counted(self, at: int) -> bool:
        """Whether a comma behind a noun with a number before it opens the list of who they are ("trije gasilci, A")."""
        tokens, first = self._tokens, self._sentence.first
        if tokens[at - 1].text != "," or at - 2 <= first or tokens[at - 2].features.pos != "NOUN":
            return False
        before = self.roles.role_start(at - 2, first) - 1
        return before >= first and tokens[before].features.pos == "NUM"

    def _is_of_people(self, head: int, person: Phrase) -> bool:
        """Whether the noun is one for people, in the case of the name far behind it."""
        noun = self._tokens[head]
        return self.roles.is_of_person(noun.lemma) and same_case(noun.features.case, person.case)

    def _of_each(self, read: RoleRead, gender: str) -> str:
        """What several are called in the singular, for a woman in the feminine."""
        first = self.roles.behind_nation(read.first, read.head)
        words = self._tokens[first : read.head + 1]
        behind = Span(words[-1].span.end, max(words[-1].span.end, read.role.span.end))
        of = " ".join(behind.of(self.roles.annotated.text).split())
        name = self.roles.forms.role(words, read.head - first, gender)
        return f"{self._of_woman(name, words[-1]) if gender == 'Fem' else name} {of}".rstrip()

    def _of_woman(self, name: str, noun: Token) -> str:
        """What a man is called, as it is said of a woman."""
        if noun.features.gender != "Masc":
            return name
        *adjectives, last = name.split()
        row = role_by_lemma(self.roles.rows).get(last)
        told = (one for one in (row.lemmas if row else ()) if one[:-3] == last[: len(one) - 3] and one.endswith("a"))
        return " ".join([*(adjective(word, "Fem", "Sing") for word in adjectives), next(told, None) or feminine(last)])

    def _names_several(self, head: int, person: Phrase) -> bool:
        """Whether the noun can say what several people are."""
        noun, said = self._tokens[head], self._tokens[head].features
        several = said.number in {"Dual", "Plur"} and said.gender in {"Masc", "Fem"}
        small = noun.text[:1].islower() or head == self._sentence.first
        told = (
            said.pos == "NOUN" and small and not self.roles.is_title(head) and noun.lemma not in NO_ROLE | WINNER_NOUNS
        )
        # The model takes two women for a man's plural: "recitatorki" for that of a "recitatorek".
        of_people = self.roles.is_of_person(noun.lemma) or noun.text.endswith(("ki", "ke"))
        return told and of_people and not self._is_best(head) and (several or self._are_two(head, person))

    def _is_best(self, head: int) -> bool:
        """Whether a superlative stands before the noun, which tells a rank and no occupation ("najboljši strelec")."""
        start = modifiers_before(self._tokens, head, self._sentence.first)
        return any(t.features.degree == "Sup" for t in self._tokens[start:head])

    def _are_two(self, head: int, person: Phrase) -> bool:
        """Whether what looks like another case of one is two ("Medaljo sta prejela policista Jan in Peter").

        Of women it looks like a dative ("igralki Mary Smith in Ana Kos").
        """
        noun, first = self._tokens[head], self.roles.role_start(head, self._sentence.first)
        before = self._tokens[first - 1].features.pos if first > self._sentence.first else ""
        form = {"Masc": "a", "Fem": "i"}.get(noun.features.gender)
        two = form is not None and noun.text.endswith(form) and noun.text != noun.lemma
        two = two and self.roles.is_of_person(noun.lemma)
        return two and person.case == "Nom" and before not in {"ADP", "NOUN", "PROPN", "ADJ"}

    def _coordinated(self, left: Phrase, right: Phrase) -> bool:
        start = left.outer_last
        if self._tokens[start].text == "(":  # "Jan Kos (kitara) in Ana Lah (glas)"
            limit = min(start + _BRACKET, right.outer_first)
            start = next((at + 1 for at in range(start, limit) if self._tokens[at].text == ")"), start)
        if self._tokens[start].text in FROM:  # "Ana Lah iz Loga in Eva Kos z Vrha"
            limit = min(start + _BRACKET, right.outer_first)
            start = next((at for at in range(start, limit) if self._tokens[at].text in {",", "in", "ter"}), start)
        between = self._tokens[start : right.outer_first]
        return 0 < len(between) <= 2 and all(t.text in {",", "in", "ter"} for t in between)  # noqa: PLR2004 - ", in"

    def equated(self, outer: int, first: int, last: int, floor: int) -> tuple[Role, ...]:
        """The office that somebody is told to hold: "Predsednica odbora je Ana", "Ana je predsednica odbora"."""
        tokens, limit = self._tokens, self._sentence.last
        if not any(p.id == EQUATED for p in self.roles.patterns):
            return ()
        start = self._copula(outer, floor)
        start = self._gap(outer, floor) if start == outer else start
        if start < outer and not acts(tokens, last, limit, {"VERB"}):
            found = self.roles.ending_at(start, first, floor)
            told = [one for one in found if self._is_office(one) and tokens[one.head].features.case == "Nom"]
            return tuple(replace(one.role, rule=EQUATED) for one in told)
        if last + 1 < limit and tokens[last].text == "," and tokens[last + 1].lemma == "ki":
            last += 2  # "Jan Kos, ki je poslanec"
        end = next((at for at in range(last, limit) if not self._may_stand_between(at)), limit)
        if not self._equates(last, end):
            return ()
        for head in range(end, min(end + _OPENING, limit)):
            if tokens[head].lemma in role_by_lemma(self.roles.rows) and tokens[head].features.case == "Nom":
                read = self.roles.role_at(head, limit, end, EQUATED)
                alone = read.first == end and self._is_office(read) and not acts(tokens, read.last, limit, {"VERB"})
                return (read.role,) if alone and not self.roles.opens_next(read) else ()
        return ()

    def labelled(self, outer: int, first: int) -> tuple[Role, ...]:
        """The office that stands alone before a colon and a name, as where a text is signed ("Predsednik: Jan Kos")."""
        start = self._sentence.first
        told = any(p.id == LABELLED for p in self.roles.patterns)
        if not told or outer - 1 <= start or self._tokens[outer - 1].text != ":":
            return ()
        found = self.roles.ending_at(outer - 1, first, start)
        if not found or found[0].first != start or not all(map(self._is_office, found)):
            return ()
        return tuple(replace(one.role, rule=LABELLED) for one in found)

    def elected(self, outer: int, first: int, last: int, floor: int) -> tuple[Role, ...]:
        """The office that somebody is chosen for: "Za predsednico je bila izvoljena Ana", or the other way round."""
        tokens, limit = self._tokens, self._sentence.last
        if not any(p.id == ELECTED for p in self.roles.patterns):
            return ()
        start, end = outer, last
        while start > floor and self._may_elect(start - 1):
            start -= 1
        while end < limit and self._may_elect(end):
            end += 1
        if any(t.lemma in _ELECTED for t in tokens[start:outer]):
            found = self.roles.ending_at(start, first, floor)
            read = found[0] if found else None
        elif any(t.lemma in _ELECTED for t in tokens[last:end]):
            heads = range(end + 1, min(end + 1 + _OPENING, limit))
            head = next((at for at in heads if tokens[at].lemma in role_by_lemma(self.roles.rows)), None)
            read = self.roles.role_at(head, limit, end + 1, ELECTED) if head is not None else None
        else:
            return ()
        told = read is not None and self._is_office(read) and tokens[read.first - 1].lemma == "za"
        return (replace(read.role, rule=ELECTED),) if read is not None and told else ()

    def _may_elect(self, at: int) -> bool:
        return self._tokens[at].lemma in _ELECTED or self._may_stand_between(at)

    def _gap(self, outer: int, floor: int) -> int:
        """Where "pa" before a name stands for the verb told before ("Mentorica je bila Ana, somentor pa Jan")."""
        tokens, first = self._tokens, self._sentence.first
        said = tokens[first:outer]
        acted = any(t.features.pos == "VERB" and t.lemma not in EQUATING for t in said)
        gapped = outer - 1 > floor and tokens[outer - 1].text == "pa" and any(t.lemma in EQUATING for t in said)
        return outer - 1 if gapped and not acted else outer

    def _copula(self, outer: int, floor: int) -> int:
        """Where "je", "je bila" or "je postala" before a name begins; ``outer`` where none stands there."""
        at = outer
        while at > floor and self._may_stand_between(at - 1):
            at -= 1
        return at if self._equates(at, outer) else outer

    def _may_stand_between(self, at: int) -> bool:
        """Whether the word may stand between somebody and the office: a verb that equates, an adverb, a year, "mu"."""
        token = self._tokens[at]
        to_whom = token.features.case == "Dat" and token.features.pos == "PRON"
        return token.lemma in COPULA or token.text == "leta" or is_year(token) or to_whom

    def _equates(self, first: int, last: int) -> bool:
        """Whether one of the words says that somebody is something, and none that he is not."""
        words = self._tokens[first:last]
        return any(t.lemma in EQUATING for t in words) and not any(t.text.startswith("ni") for t in words)

    def _is_office(self, read: RoleRead) -> bool:
        noun = self._tokens[read.head]
        known = noun.lemma in role_by_lemma(self.roles.rows) and not self.roles.is_title(read.head)
        return known and noun.features.number == "Sing" and not self._is_best(read.head)
