"""Awards of verbs: which award, title or superlative of its clause a verb is about, by case, number and nearness."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.rules.awards import BEST, TITLE
from pipeline.rules.frames import Frame
from pipeline.rules.people import BEARERS
from pipeline.stages.annotation import Token
from pipeline.stages.clauses import Predicate
from pipeline.stages.parties import fits
from pipeline.stages.phrases import AwardPhrase, agrees, modifiers_before, nominal_end, same_case
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.vocabulary import possible_cases
from pipeline.stages.winners import award_of_noun

_REACH = 5  # words from a superlative to its noun
_CONTESTS = frozenset({"tekma", "finale", "polfinale", "četrtfinale", "turnir", "krog", "dirka", "etapa", "kolo"})


@dataclass(frozen=True)
class AwardFinder:
    """One predicate with its frame.

    Attributes:
        reader: Its sentence.
        predicate: The verb.
        frame: What its arguments are.
        framed: All verbs of the sentence that have a frame.
        scope: Tokens of its clause.
        cases: Slot to the case in which the clause's voice puts its phrase; with a preposition as ``z+Ins``.
    """

    reader: SentenceReader
    predicate: Predicate
    frame: Frame
    framed: frozenset[int]
    scope: frozenset[int]
    cases: Mapping[str, str]

    def award(self) -> AwardPhrase | None:
        """The award that stands in the case of its slot; ``None`` where none does."""
        wanted = self.cases.get("award") or self.cases.get("title", "")
        relative = self._relative_award(wanted)
        if relative is not None:
            return relative
        inside = [a for a in self._awards if a.head in self.scope or a.first in self.scope]
        own = [a for a in inside if not self.reader.is_gapped(a, self.predicate.index)]
        fitting = [a for a in own if fits(self.reader, self._outer(a), a, wanted)]
        if not fitting:
            own += [a for a in self._awards if a not in inside and self._carries_clause(a)]
            fitting = [a for a in own if self._could_fit(a, wanted)]
        fitting = fitting or [a for a in inside if fits(self.reader, self._outer(a), a, wanted)]
        fitting = fitting or [a for a in inside if self._is_one_of(a, wanted) or self._is_counted(a, wanted)]
        fitting = fitting or ([a for a in own if self._is_in_return(a)] if wanted == "Acc" else [])
        if not fitting and "title" in self.cases:
            title = self._superlative(wanted) or self._apposed_title() or self._winners_award(wanted)
            if title is not None:
                return title
        if not fitting and len(self.framed) == 1:
            fitting = [a for a in self._awards if fits(self.reader, self._outer(a), a, wanted)]
        if not fitting:
            return None
        plain = wanted.rpartition("+")[2]
        best = min(
            fitting,
            key=lambda a: (
                self.reader.is_gapped(a, self.predicate.index),
                a.case != plain and not (a.gender != "Fem" and same_case(a.case, plain)),
                self.reader.tokens[a.head].head != self.predicate.index,
                abs(a.head - self.predicate.index),
            ),
        )
        if self.reader.is_gapped(best, self.predicate.index) and self.pronoun() and not self.frame.named_award:
            return None  # "prejela jo je Ana Kos, priznanje pa Jan Lah"
        title = self._superlative(wanted) if self.cases.get("title") == "Nom" else None
        if title is not None and abs(title.head - self.predicate.index) < abs(best.head - self.predicate.index):
            return title
        return best if self.predicate.antecedent is None else self._equated(best)

    def honour(self) -> AwardPhrase | None:
        """The award that the verb implies and "za" tells ("nagrajena za življenjsko delo")."""
        told = (a for a in self._awards if a.kind == self.frame.implies and self.reader.tokens[a.head].lemma == "za")
        own = [a for a in told if a.head in self.scope and not self.reader.is_gapped(a, self.predicate.index)]
        return min(own, key=lambda a: abs(a.head - self.predicate.index), default=None)

    def pronoun(self) -> tuple[str, str] | None:
        """Gender and number of a pronoun that stands for the award ("jo je prevzela")."""
        if self.cases.get("award") == "Nom" and not self._has_subject():
            return self.predicate.gender, self.predicate.number  # "lani jo je prejela Ana Kos, letos je šla Janu Lahu"
        if self.cases.get("award") != "Acc":
            return None
        for index in sorted(self.scope):
            said = self.reader.tokens[index].features
            if self.reader.tokens[index].lemma == "on" and said.pron_type == "Prs" and said.case in {"Acc", "Gen"}:
                return said.gender if said.number == "Sing" else "", said.number  # "jih" is of all genders
        return None

    def _has_subject(self) -> bool:
        """Whether a nominative of the clause may be the verb's subject, or the verb shows no gender of an award."""
        tokens = self.reader.tokens
        own = [tokens[at] for at in self.scope if tokens[at].head == self.predicate.index]
        others = {at for p in self.reader.phrases if p.case not in {"Nom", ""} for at in range(p.outer_first, p.last)}
        own = [t for t in own if t.index not in others]
        # A verb without an object has its subject in a neuter that is taken for one: "drugo mesto je pripadlo Janu".
        takes_object = any(slot and case == "Acc" for slot, case in self.cases.items())
        cases = {"Nom", ""} if takes_object else {"Nom", "Acc", ""}
        deps = "nsubj" if takes_object else ("nsubj", "obj")
        told = any(t.dep.startswith(deps) and t.features.case in cases for t in own)
        return told or not self.predicate.gender or self.predicate.antecedent is not None

    def _winners_award(self, wanted: str) -> AwardPhrase | None:
        """The award whose winner somebody is made ("za prejemnico nagrade so izbrali Ano Novak")."""
        nouns = {lemma for row in self.reader.tables.nouns if not row.status for lemma in row.lemmas}
        preposition, _, case = wanted.rpartition("+")
        for at in sorted(self.scope):
            first = modifiers_before(self.reader.tokens, at, self.reader.sentence.first)
            made = self.reader.tokens[at].features.case == case and self.reader.preposition(first) == preposition
            if preposition and made and self.reader.tokens[at].lemma in nouns:
                return award_of_noun(self.reader, at)
        return None

    def _apposed_title(self) -> AwardPhrase | None:
        """A title before the name of who was given it ("razglasili so športnico leta Ano Kos")."""
        case = self.cases.get("recipient") if self.cases.get("title") != "Nom" else None
        people = {at for p in self.reader.phrases if p.kind == "person" for at in (p.outer_first, p.first)}
        titles = (a for a in self._awards if a.rule.startswith("title.") and a.case == case and a.last in people)
        return next(titles, None)

    def _outer(self, award: AwardPhrase) -> int:
        """First word before the noun, with what is no part of the name ("za letošnjo zlato plaketo")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        first = self.reader.start_of(award)
        first -= first > floor and tokens[first - 1].features.poss == "Yes"  # "za njegova častna člana"
        counted = first - 1 > floor and tokens[first - 1].features.num_type == "Card"
        return first - (counted and tokens[first - 2].lemma in {"z", "s"})  # "z dvema plaketama"

    def _is_one_of(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether it is told as one of several ("eno od treh plaket je prejela Ana Kos")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        at = self.reader.start_of(award)
        at -= at > floor and tokens[at - 1].features.num_type == "Card"
        if at - 2 < floor or tokens[at - 1].lemma not in {"od", "izmed"} or tokens[at - 2].lemma not in {"en", "eden"}:
            return False
        return self.reader.preposition(at - 2) == "" and same_case(tokens[at - 2].features.case, wanted)

    def _is_counted(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether a number above four governs the award ("osvojila je pet medalj")."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        at = self.reader.start_of(award)
        at -= not tokens[at].text.isdecimal()
        governed = wanted in {"Nom", "Acc"} and (award.case, award.number) == ("Gen", "Plur") and at >= floor
        return governed and tokens[at].features.num_type == "Card" and self.reader.preposition(at) == ""

    def _is_in_return(self, award: AwardPhrase) -> bool:
        """Whether what somebody won is told to be the prize ("za nagrado so prejeli knjige")."""
        alone = award.bare and award.number == "Sing" and award.kind == "nagrada"
        return alone and self.frame.subject == "recipient" and self.reader.preposition(award.first) == "za"

    def _names_body(self, award: AwardPhrase) -> bool:
        """Whether the award is part of the name of a body that has to do with it ("Komisija za priznanja")."""
        bodies = (p for p in self.reader.phrases if p.kind == "institution")
        return award.bare and any(p.first < award.first and award.last <= p.last for p in bodies)

    def _completes(self, award: AwardPhrase) -> bool:
        """Whether the award is what a match or the like before it is of ("na tekmah pokala")."""
        before = self.reader.tokens[award.first - 1] if award.first > self.reader.sentence.first else None
        return (award.case, award.number) == ("Gen", "Sing") and before is not None and before.lemma in _CONTESTS

    def _carries_clause(self, award: AwardPhrase) -> bool:
        """Whether another verb's relative clause hangs on the award, so that it is this verb's too."""
        return any(
            p.antecedent is not None and award.first <= p.antecedent < award.last
            for p in self.reader.clauses.predicates.values()
            if p.index != self.predicate.index
        )

    def _could_fit(self, award: AwardPhrase, wanted: str) -> bool:
        """Whether the noun's form, whatever its tag, can stand in the case, and it completes no noun before it."""
        tokens, (preposition, _, case) = self.reader.tokens, wanted.rpartition("+")
        before = tokens[award.first - 1] if award.first > self.reader.sentence.first else None
        return (
            self.reader.preposition(self._outer(award)) == preposition
            and case in possible_cases(tokens[award.head])
            and (before is None or before.features.pos not in {"NOUN", "PROPN", "ADJ"})
        )

    def _superlative(self, wanted: str) -> AwardPhrase | None:
        """A title that only its superlative makes one: "za najboljšega igralca", "najboljši igralec je postal"."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        preposition, _, case = wanted.rpartition("+")
        for first in sorted(self.scope, key=lambda at: abs(at - self.predicate.index) if case == "Nom" else at):
            said = tokens[first].features
            if said.degree != "Sup" or self.reader.preposition(first) != preposition:
                continue
            behind = tokens[first : min(limit, first + _REACH)]
            best_of = next((t for t in behind if t.features.pos == "ADJ"), None)  # of "najbolj" it is the next word
            nouns = (t for t in behind if t.features.pos == "NOUN" and best_of is not None and _is_of(best_of, t))
            head = next((t.index for t in nouns), None)
            best = said.case == case and tokens[first].text.casefold().startswith(BEST)
            if head is None or (case == "Nom" and not (best and tokens[head].lemma.endswith(BEARERS))):
                continue  # nobody wins by being the biggest
            stop = min((p.first for p in self.reader.phrases if p.kind == "work" and p.first > head), default=limit)
            return self._title(first, head, max(nominal_end(tokens, head + 1, min(stop, limit), "Gen"), head + 1))
        return None

    def _title(self, first: int, head: int, last: int) -> AwardPhrase:
        """The title that these words name."""
        features = self.reader.tokens[head].features
        # The verb may stand between: "za najboljšo so izbrali predstavo Jug".
        words = [t for t in self.reader.tokens[first:last] if t.features.pos not in {"AUX", "VERB"}]
        name = self.reader.forms.noun_phrase(
            words, words.index(self.reader.tokens[head]), singular=True, lower_first=True
        )
        return AwardPhrase(
            first=first,
            last=last,
            head=head,
            name=name,
            kind=TITLE,
            case=features.case,
            gender=features.gender,
            number=features.number,
            rule=self.frame.id,
            bare=False,
        )

    def _relative_award(self, wanted: str) -> AwardPhrase | None:
        at = self.predicate.antecedent
        if at is None or self.predicate.relative_case != wanted:
            return None
        award = next((a for a in self._awards if a.first <= at < a.last), None)
        return self._equated(award) if award is not None else None

    def _equated(self, award: AwardPhrase) -> AwardPhrase:
        """The award that another one is said to be: "Zlata plaketa je najvišja nagrada, ki jo ..."."""
        for other in self._awards:
            between = self.reader.tokens[other.last : award.first]
            if (
                other.last < award.first
                and other.case == "Nom"
                and [t.lemma for t in between if t.text != ","] == ["biti"]
            ):
                return other
        return award

    @cached_property
    def _awards(self) -> tuple[AwardPhrase, ...]:
        """The awards of the sentence, without those in a noun for their winner ("Prešernova nagrajenka")."""
        own = (a for a in self.reader.awards if not a.rule.startswith("noun."))
        return tuple(a for a in own if not self._completes(a) and not self._names_body(a))


def _is_of(best: Token, noun: Token) -> bool:
    """Whether the superlative is the noun's; of feminines nominative and accusative are no one form."""
    return agrees(best, noun) and (noun.features.gender != "Fem" or best.features.case == noun.features.case)
