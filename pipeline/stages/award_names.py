"""Award names: what an award is called, as it would be written inside a sentence, in the nominative."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.rules.awards import NO_NAME_BEFORE_TITLE, AwardNoun
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.extents import Extent, ExtentReader
from pipeline.stages.inflection import adjective, possessive
from pipeline.stages.phrases import AwardPhrase, Phrase, span_of

ANY = "*"
"""The lemma of a row for any noun."""
_ROMAN = re.compile(r"\b[ivx]+\b(?=\.)")  # as in "plaketa II. stopnje"
_QUOTES = frozenset('»«„“”"')
_OPENERS = frozenset({":", "»", "„", '"', "–", "•", "-"})  # signs behind which a line's or quotation's text begins


@lru_cache(maxsize=32)
def nouns_by_lemma(rows: tuple[AwardNoun, ...]) -> dict[str, AwardNoun]:
    """The row of each noun, made once for a table."""
    return {row.lemma: row for row in rows if row.lemma != ANY}


@dataclass(frozen=True, slots=True)
class AwardNamer:
    """The awards of one sentence by name.

    Attributes:
        annotated: The release.
        sentence: The sentence.
        phrases: Its people, institutions and places.
        nouns: The rows of the nouns for awards.
        forms: Base forms.
        extents: How far names go.
    """

    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]
    nouns: tuple[AwardNoun, ...]
    forms: BaseForms
    extents: ExtentReader

    def make(self, first: int, head: int, extent: Extent, kind: str, rule: str) -> AwardPhrase:
        """The award whose name goes from ``first`` to the end of the extent, around the noun ``head``."""
        tokens = self.annotated.tokens
        words = tokens[first : extent.last]
        if first == head:
            words = (self._as_known(tokens[head]), *words[1:])
        name = self.forms.noun_phrase(words, head - first, singular=True)
        if tokens[head].lemma in NO_NAME_BEFORE_TITLE and self.extents.names_title(head + 1, extent.last):
            name = span_of(tokens, head + 1, extent.last).of(self.annotated.text)
        name = self._in_small_letters(name, first, extent.last) if name.isupper() else name
        if name[:1].isupper() and self._lowers(first, head):
            name = name[:1].lower() + name[1:]
        features = tokens[head].features
        category = span_of(tokens, *extent.category).of(self.annotated.text) if extent.category is not None else None
        return AwardPhrase(
            first=first,
            last=extent.last,
            head=head,
            name=" ".join(_unquoted(name).split()),
            kind=kind,
            case=features.case,
            gender=features.gender,
            number=features.number,
            rule=rule,
            bare=first == head and extent.last == head + 1,
            category=category,
            purpose=self.purpose(extent.purpose) if extent.purpose else None,
            year_for=extent.year_for,
            reason=extent.reason,
            issuer=extent.issuer,
        )

    def _as_known(self, noun: Token) -> Token:
        """The noun, in the nominative where it is a name in small letters, whose forms no dictionary has ("vesne")."""
        row = nouns_by_lemma(self.nouns).get(noun.lemma)
        if row is None or not row.small or not noun.text.islower():
            return noun
        return replace(noun, text=row.lemma, features=replace(noun.features, case="Nom", number="Sing"))

    def _in_small_letters(self, name: str, first: int, last: int) -> str:
        """A name in capitals as it is written in running text: the names of bodies, places and people keep theirs."""
        words = name.lower().split()
        for phrase in self.phrases if len(words) == last - first else ():
            inner = range(max(first + 1, phrase.first), min(last, phrase.last))
            proper = [at for at in inner if phrase.kind != "institution" or self._is_proper(words[at - first])]
            for at in {*proper, *inner[:1]} if proper else ():
                words[at - first] = words[at - first].capitalize()
        return _ROMAN.sub(lambda number: number[0].upper(), " ".join(words))

    def _is_proper(self, word: str) -> bool:
        """Whether the word in small letters is the name of a place or person."""
        return self.forms.is_place(word.capitalize()) or self.forms.is_person(word.capitalize())

    def purpose(self, words: tuple[int, int]) -> str:
        """What stands behind "za", in the nominative."""
        tokens = self.annotated.tokens[slice(*words)]
        noun = next((i for i, t in enumerate(tokens) if t.features.pos in {"NOUN", "PROPN"}), 0)
        return self.forms.noun_phrase(tokens, noun)

    def _lowers(self, first: int, head: int) -> bool:
        """Whether the first word has its capital only from its place in the sentence."""
        token = self.annotated.tokens[first]
        if token.text == "Naj":
            return True
        opens = first == self.sentence.first or self.annotated.tokens[first - 1].text in _OPENERS
        opens = opens or (first == self.sentence.first + 1 and self.annotated.tokens[first - 1].text[0].isdigit())
        row = nouns_by_lemma(self.nouns).get(self.annotated.tokens[head].lemma.casefold())
        if row is not None and row.before:
            return opens
        known = token.features.pos == "PROPN" and (
            token.lemma.casefold() in nouns_by_lemma(self.nouns) or self._is_noun(token.lemma, token.features.gender)
        )
        if not opens or not (known or token.features.pos in {"ADJ", "ADV", "NUM", "NOUN"}):
            return False
        return first == head or not possessive(token.text, token.xpos) or self._is_an_offices(token)

    def _is_an_offices(self, token: Token) -> bool:
        """Whether a possessive is from a common noun that nobody is called by ("dekanova nagrada", "županjin znak")."""
        owner = adjective(token.text, "Masc", "Sing", bare=True)[:-2]
        return self._is_noun(owner, "Masc") or self._is_noun(owner + "a", "Fem")

    def _is_noun(self, lemma: str, gender: str) -> bool:
        return not self.forms.is_person(lemma) and self.forms.is_noun(lemma, gender)


def _unquoted(name: str) -> str:
    """The name without the quotation marks of a name of its own in it (»priznanje „Leseni zvonec“«)."""
    return "".join(sign for sign in name if sign not in _QUOTES)
