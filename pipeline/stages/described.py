"""Described parties: winners that a clause tells by a common noun ("mladi gasilci z Brega", "osem učenk")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.awards import WORK_NOUNS
from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.stages.annotation import Token
from pipeline.stages.clauses import Predicate
from pipeline.stages.inflection import adjective
from pipeline.stages.phrases import (
    Phrase,
    PhraseKind,
    age_end,
    modifiers_before,
    nominal_end,
    other_of_pair,
    same_case,
    staff_end,
    written,
)
from pipeline.stages.sentences import SentenceReader

_ORIGINS = frozenset({"iz", "z", "s"})
_AND = frozenset({"in", "ter"})
_BEFORE_NOUN = frozenset({"ADJ", "DET", "NUM"})
_PLURAL_DATIVES = ("am", "om", "em", "im")
_DEEDS = ("anje", "enje", "tev")  # nouns of what is done, which win nothing


@dataclass(frozen=True, slots=True)
class DescribedReader:
    """The nouns of one predicate's clause that stand for a party and are in no name.

    Attributes:
        reader: The sentence.
        predicate: The verb.
        scope: Tokens of its clause.
    """

    reader: SentenceReader
    predicate: Predicate
    scope: frozenset[int]

    def noun(self, wanted: str) -> int | None:
        """A noun, or an adjective used as one, that hangs on the verb in the case and is in no phrase.

        In the nominative or dative; in the accusative only one of several that more is told of ("učence iz Loga").
        """
        if wanted == "Acc":
            return self._object()
        if wanted not in {"Nom", "Dat"}:
            return None
        own = [i for i in sorted(self.scope) if self._is_argument(i)]
        plain = [i for i in own if self._stands_in(i, wanted)]
        if wanted == "Nom" and not plain:
            plain = [i for i in own if self.count(i) is not None or self._looks_like_subject(i)]
        return plain[0] if plain else None

    def _object(self) -> int | None:
        tokens = self.reader.tokens
        own = (i for i in sorted(self.scope) if tokens[i].dep == "obj" and tokens[i].features.pos == "NOUN")
        several = (i for i in own if (tokens[i].features.case, tokens[i].features.number) == ("Acc", "Plur"))
        return next((i for i in several if self._is_argument(i) and self._end(i) > i + 1), None)

    def phrase(self, head: int, rule: str, *, listed: bool = False) -> Phrase | None:
        """The noun with what belongs to it, as a party; ``None`` where it only says "winner".

        One of several that are ``listed`` makes no pair with the next.
        """
        tokens, reader = self.reader.tokens, self.reader
        count = self.count(head)
        counted = count is not None
        if tokens[head].lemma in JURIES or (tokens[head].lemma in WINNER_NOUNS and not counted):
            return None
        first = modifiers_before(tokens, head, reader.sentence.first)
        if first <= self.predicate.index < head:
            first = self.predicate.index + 1  # "razglašena je bila", or "je bila razglašena orehova potica"
        if count is not None:
            first = min(first, count)
            first -= self._is_ordinal(first - 1)
        elif first > reader.sentence.first and _agreeing_number(tokens[first - 1], tokens[head]):
            first -= 1
        while first < head and (tokens[first].features.poss or self._is_told(first)):
            first += 1  # "naši kadeti"
        several = _is_dative_plural(tokens[head])
        graded = first > reader.sentence.first and tokens[first - 1].features.degree in {"Cmp", "Sup"}
        first -= several and graded and first == head  # "najbolje uvrščenim"
        second = None if listed else self._second(head)
        last = self._end(second or head)
        features = tokens[head].features
        kind: PhraseKind = "group" if several or features.number != "Sing" else "person"
        return Phrase(
            kind="work" if tokens[head].lemma in WORK_NOUNS or self._is_titled(head) else kind,
            first=first,
            last=last,
            outer_first=first,
            outer_last=last,
            head=head,
            name=self._counted_name(tokens[first:last]) if counted else self._name(first, head, second, last),
            case="Dat" if several else "Nom" if counted or features.case == "Acc" else features.case,
            gender="Masc" if several else features.gender,
            number="Plur" if several else features.number,
            rule=rule,
        )

    def joined(self, head: int, rule: str) -> tuple[Phrase, ...]:
        """The further nouns that are coordinated with the one, as parties ("mladi gasilci, godbeniki in pevci")."""
        subject = self.reader.tokens[head].features.case != "Dat"  # to whom a prize is open is told in the dative
        if self.predicate.number == "Sing" or not subject:  # "odvetnica in zagovornica je prejela" is one
            return ()
        others = self._conjuncts(head)
        first = self.reader.sentence.first
        first = max(first, modifiers_before(self.reader.tokens, head, first) - 1)
        if any(t.features.num_type == "Card" for t in self.reader.tokens[first : max((head, *others))]):
            return ()  # "trije posamezniki in ena organizacija" only tells how many there are
        read = (self.phrase(at, rule, listed=True) for at in others)
        return tuple(phrase for phrase in read if phrase is not None)

    def _conjuncts(self, head: int) -> tuple[int, ...]:
        """The common nouns in small letters that are coordinated with the one in its case, but for one of a pair.

        They are read by what stands between them, for parsers hang them on whatever is near.
        """
        tokens, last, found = self.reader.tokens, self.reader.sentence.last, list[int]()
        at, closed = self._end(self._second(head) or head), False
        while at + 1 < last and not closed and (tokens[at].text == "," or tokens[at].lemma in _AND):
            noun = self.noun_from(at + 1)
            if noun is None or not same_case(tokens[noun].features.case, tokens[head].features.case):
                break
            closed = tokens[at].lemma in _AND
            found.append(noun)
            at = self._end(noun)
        return tuple(found) if closed else ()

    def noun_from(self, start: int) -> int | None:
        """The common noun in small letters, in no name, of the noun phrase that begins at the token."""
        tokens, last = self.reader.tokens, self.reader.sentence.last
        noun = next((at for at in range(start, last) if tokens[at].features.pos not in _BEFORE_NOUN), last)
        if noun == last or tokens[noun].features.pos != "NOUN" or not tokens[noun].text.islower():
            return None
        return None if self.is_named(noun) else noun

    def _is_told(self, at: int) -> bool:
        """Whether a superlative is what the sentence says of the noun ("so bili najuspešnejši člani kluba")."""
        tokens = self.reader.tokens
        told = at > 0 and tokens[at - 1].lemma == "biti" and tokens[at].features.case != "Acc"
        return told and tokens[at].features.degree == "Sup"

    def _is_titled(self, head: int) -> bool:
        """Whether a common noun has a capital that is not the sentence's, as a title has ("je bil razglašen Mlin")."""
        noun = self.reader.tokens[head]
        return head > self.reader.sentence.first and noun.features.pos == "NOUN" and noun.text.istitle()

    def _is_argument(self, index: int) -> bool:
        """Whether the word hangs on the verb, or on its award, is in no name and has no preposition."""
        token, reader = self.reader.tokens[index], self.reader
        return (
            (token.head == self.predicate.index or self._is_behind_award(token))
            and (token.features.pos in {"NOUN", "ADJ"} or _is_dative_plural(token) or _is_people(token))
            and index != self.predicate.index
            and not self.is_named(index)
            and not self._is_governed(modifiers_before(reader.tokens, index, reader.sentence.first))
        )

    def _is_behind_award(self, token: Token) -> bool:
        """Whether it is a counted dative that was taken for one of the award's ("podelil priznanje petim članom")."""
        if token.features.case != "Dat" or all(award.head != token.head for award in self.reader.awards):
            return False
        return self._number_before(token.index) is not None

    def _is_governed(self, first: int) -> bool:
        """Whether a preposition stands before the phrase, or "kot", which says as what somebody won."""
        before = self.reader.tokens[first - 1].text.casefold() if first > self.reader.sentence.first else ""
        return bool(self.reader.preposition(first)) or before in {"kot", "kakor"}

    def _stands_in(self, index: int, wanted: str) -> bool:
        token = self.reader.tokens[index]
        if wanted == "Dat":
            return _is_dative_plural(token) or (token.features.case == "Dat" and not token.lemma.endswith(_DEEDS))
        subject = token.dep.startswith("nsubj") and self._agrees(index)
        return token.features.case == wanted and subject

    def _agrees(self, index: int) -> bool:
        """Whether the verb has the number of the noun, or of it with others ("prejela sta učenec in mentorica")."""
        number = self.reader.tokens[index].features.number
        several = self.predicate.number in {"Dual", "Plur"} and bool(self._conjuncts(index))
        return self.predicate.number in {"", number} or several

    def count(self, index: int) -> int | None:
        """The number above four that counts a subject ("nagrado je prejelo osem gasilcev")."""
        said = self.reader.tokens[index].features
        if (said.case, said.number) != ("Gen", "Plur") or self.predicate.number not in {"", "Sing"}:
            return None
        return self._number_before(index) if self.predicate.gender in {"", "Neut"} else None

    def _number_before(self, noun: int) -> int | None:
        """The number before a noun, among its adjectives or right before them."""
        tokens, floor = self.reader.tokens, self.reader.sentence.first
        near = range(max(floor, modifiers_before(tokens, noun, floor) - 1), noun)
        return next((at for at in near if tokens[at].features.num_type == "Card"), None)

    def _is_ordinal(self, index: int) -> bool:
        """Whether the word is the "prvih" of "prvih deset tekmovalcev"."""
        if index < self.reader.sentence.first:
            return False
        said = self.reader.tokens[index].features
        return said.pos == "ADJ" and (said.case, said.number) == ("Gen", "Plur")

    def _looks_like_subject(self, index: int) -> bool:
        """Whether the verb agrees with a noun that is taken for its object, or for an accusative ("prejele učenke").

        The object is the award, so that the two are told apart where none of the clause is a plain nominative.
        """
        token, verb = self.reader.tokens[index], self.predicate
        said = token.features
        if said.pos != "NOUN" or said.case not in {"Nom", "Acc"} or verb.voice != "active" or not self.reader.awards:
            return False
        feminine = verb.gender == "Fem" and token.text.endswith("e")  # whatever gender the noun is taken for
        alike = said.case == "Nom" or said.number != "Sing" or said.gender == "Neut"
        if said.number != verb.number:  # of several, whose gender none of them need have
            return (alike or (said.gender == "Masc" and token.text == token.lemma)) and self._agrees(index)
        return alike and (verb.gender == said.gender or feminine)

    def is_named(self, index: int) -> bool:
        """Whether the word is part of a name or of an award."""
        return any(p.outer_first <= index < p.outer_last for p in self.reader.phrases) or any(
            a.first <= index < a.last for a in self.reader.awards
        )

    def _second(self, head: int) -> int | None:
        """The other noun of a pair that is one group, where that is in no name."""
        other = other_of_pair(self.reader.tokens, head, self.reader.sentence.last)
        return other if other is not None and not self.is_named(other) else None

    def _end(self, head: int) -> int:
        """End of the genitives and the origin behind the noun, with the names in them."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        end = age_end(tokens, self._genitive_end(head + 1), limit)
        end = staff_end(tokens, end, limit, self.reader.phrases)
        while end + 1 < limit and tokens[end].text in _ORIGINS:
            behind = self._genitive_end(end + 1)
            named = (p.last for p in self.reader.phrases if p.kind == "place" and p.outer_first == end + 1)
            behind = max(behind, *named, end + 1)  # whose case is often misread
            if behind == end + 1:
                break
            end = self._places_end(behind)
        return end

    def _places_end(self, at: int) -> int:
        """End of the places that go on behind one: "iz Lipe, Brezja in Loga"."""
        tokens, limit = self.reader.tokens, self.reader.sentence.last
        places = {p.first: p.last for p in self.reader.phrases if p.kind == "place"}
        end = at
        while at + 1 < limit and at + 1 in places and (tokens[at].lemma in _AND or tokens[at].text == ","):
            closed = tokens[at].lemma in _AND
            at = places[at + 1]
            end = at if closed else end
        return end

    def _genitive_end(self, start: int) -> int:
        """End of the nouns and names in the genitive that begin at ``start``, which it is where none does."""
        end = nominal_end(self.reader.tokens, start, self.reader.sentence.last, "Gen")
        for phrase in self.reader.phrases:
            letters = self.reader.tokens[phrase.first].text.isupper()  # in which no case shows: "članice DU Lipa"
            told = letters or phrase.case in {"Gen", ""} or (phrase.kind == "place" and phrase.outer_first == start)
            if start <= phrase.outer_first <= end < phrase.outer_last and told:
                end = phrase.outer_last
        return end

    def _name(self, first: int, head: int, second: int | None, last: int) -> str:
        """In the nominative; what the verb agrees with is one already."""
        tokens, forms = self.reader.tokens, self.reader.forms
        case = "Nom" if tokens[head].features.case == "Acc" else ""
        opens = first == self.reader.sentence.first
        if _is_dative_plural(tokens[head]):
            return " ".join([_people(tokens[first : head + 1]), *(t.text for t in tokens[head + 1 : last])])
        if second is None:
            return forms.noun_phrase(tokens[first:last], head - first, lower_first=opens, case=case)
        one = forms.noun_phrase(tokens[first : head + 1], head - first, lower_first=opens, case=case)
        start = head + 2
        other = forms.noun_phrase(tokens[start:last], second - start, lower_first=True, case=case)
        return f"{one} {tokens[head + 1].text} {other}"

    @staticmethod
    def _counted_name(tokens: Sequence[Token]) -> str:
        """The words as they stand, for a number above four governs the genitive in the nominative too."""
        words = written(tokens)
        return words[:1].lower() + words[1:]


def _agreeing_number(number: Token, noun: Token) -> bool:
    """Whether a number in words stands in the case of what it counts ("trije učenci", "trem društvom")."""
    said = number.features
    several = said.num_type == "Card" and noun.features.number != "Sing"
    return several and bool(said.case) and said.case == noun.features.case


def _is_dative_plural(token: Token) -> bool:
    """Whether the word is an adjective that stands for people in the dative, whatever its tags ("najboljšim")."""
    return token.features.pos in {"ADJ", "ADV"} and token.text.endswith("im")


def _is_people(token: Token) -> bool:
    """Whether the word is a name for the people of a place or country ("Lipovčani")."""
    return token.features.pos == "PROPN" and token.features.number == "Plur"


def dative_group(reader: SentenceReader, at: int, rule: str) -> Phrase | None:
    """Those whom a noun or adjective in the dative plural tells from the token on ("zaslužnim krajanom Lipovca").

    The words are read by their endings: where no verb governs them, taggers give them any case.
    """
    tokens, limit = reader.tokens, reader.sentence.last
    head = at
    while head < limit and (_is_dative_plural(tokens[head]) or tokens[head].features.degree in {"Cmp", "Sup"}):
        head += 1
    noun = head < limit and tokens[head].features.pos == "NOUN" and tokens[head].text.endswith(_PLURAL_DATIVES)
    head -= not noun
    if head < at or (not noun and not _is_dative_plural(tokens[head])) or tokens[head].lemma in WINNER_NOUNS | JURIES:
        return None
    if any(p.outer_first <= head < p.outer_last for p in reader.phrases):
        return None
    last = nominal_end(tokens, head + 1, limit, "Gen") if noun else head + 1
    plural = replace(tokens[head].features, case="Dat", number="Plur")
    words = [*tokens[at:head], replace(tokens[head], features=plural), *tokens[head + 1 : last]]
    name = reader.forms.noun_phrase(words, head - at, lower_first=True) if noun else _people(words)
    gender = plural.gender if noun else "Masc"
    return Phrase("group", at, last, at, last, head, name, "Dat", gender, "Plur", rule)


def _people(words: Sequence[Token]) -> str:
    """The nominative of people whom an adjective in the dative tells, with what stands before it."""
    told = " ".join([*(word.text for word in words[:-1]), adjective(words[-1].text, "Masc", "Plur")])
    return told[:1].lower() + told[1:]
