"""Extents: how far the name of an award goes behind its noun, and what year, class and reason are told with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.awards import METALS, WORK_NOUNS
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.phrases import (
    Phrase,
    in_case,
    is_year,
    nominal_end,
    quoted_end,
    span_of,
)

_SHORT_ZA = 3  # "za" and two words
_LONGEST_ZA = 9  # words behind "za" that still make a name; longer ones tell why
YEAR_WORDS = frozenset({"leto", "leta", "letu", "let", "letih"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADV"})
_METAL_FORMS = frozenset({"zlato", "zlata", "zlatu", "srebro", "srebra", "bron", "brona"})


@dataclass(frozen=True, slots=True)
class Extent:
    """What behind the noun belongs to the award, and what is told with it."""

    last: int
    category: tuple[int, int] | None = None
    purpose: tuple[int, int] | None = None
    year_for: str | None = None
    reason: Span | None = None
    issuer: Phrase | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ExtentReader:
    """One sentence with its people, institutions and places."""

    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]

    def extent(self, head: int) -> Extent:
        """Walk over what follows the noun, as far as it is told with it."""
        extent = Extent(head + 1)
        steps = (
            self._quotation,
            self._year,
            self._eponym,
            self._issuer,
            self._za,
            self._class,
            self._among,
            self._complement,
        )
        while not extent.closed and extent.last < self.sentence.last:
            grown = next((g for step in steps if (g := step(extent, head)) is not None), None)
            if grown is None:
                break
            extent = grown
        return extent

    def _quotation(self, extent: Extent, _head: int) -> Extent | None:
        end = quoted_end(self.annotated.tokens, extent.last, self.sentence.last)
        return replace(extent, last=end) if end > extent.last else None

    def _year(self, extent: Extent, _head: int) -> Extent | None:
        year = self._year_at(extent.last)
        return replace(extent, year_for=year, closed=True) if year else None

    def _eponym(self, extent: Extent, head: int) -> Extent | None:
        if self.annotated.tokens[head].lemma in METALS:
            return None
        person = self._starts("person", extent.last)
        return replace(extent, last=person.last) if person and self._is_eponym(person, head) else None

    def _issuer(self, extent: Extent, head: int) -> Extent | None:
        """An institution in the genitive, or any further one, which is part of the first one's name."""
        body = self._starts("institution", extent.last)
        if body is None or (body.case != "Gen" and extent.last == head + 1):
            return None
        issuer = extent.issuer or (body if body.case == "Gen" else None)
        return replace(extent, last=body.last, issuer=issuer)

    def _za(self, extent: Extent, head: int) -> Extent | None:
        at = extent.last
        if self.annotated.tokens[at].lemma != "za" or at + 1 == self.sentence.last:
            return None
        end = self._za_end(at, named=at > head + 1)
        if end == at:
            return replace(extent, reason=self._clause_end(at), closed=True)
        return replace(extent, last=end, purpose=(at + 1, end))

    def _class(self, extent: Extent, head: int) -> Extent | None:
        """Words such as "v kategoriji X"."""
        tokens, at, limit = self.annotated.tokens, extent.last, self.sentence.last
        if tokens[at].text.casefold() not in {"v", "na"} or at + 1 == limit or not self._names_class(at, head):
            return None
        end = max(nominal_end(tokens, at + 2, limit, "Gen"), quoted_end(tokens, at + 2, limit), at + 2)
        if end + 1 < limit and tokens[end].text == "v" and tokens[end + 1].features.case == "Acc":
            end = nominal_end(tokens, end + 1, limit, "Acc")
        return replace(extent, last=end, category=(at + 2, end) if end > at + 2 else None)

    def _among(self, extent: Extent, _head: int) -> Extent | None:
        """Those among whom it is given: "med dijaki", "pri kadetinjah"."""
        tokens, at, limit = self.annotated.tokens, extent.last, self.sentence.last
        case = {"med": "Ins", "pri": "Loc"}.get(tokens[at].text.casefold())
        if case is None or at + 1 == limit or extent.category is not None:
            return None
        end = nominal_end(tokens, at + 1, limit, case)
        nouns = [t for t in tokens[at + 1 : end] if t.features.pos == "NOUN"]
        if not nouns or nouns[0].features.number != "Plur" or any(t.text[:1].isupper() for t in tokens[at + 1 : end]):
            return None
        return replace(extent, last=end, category=(at, end))

    def _complement(self, extent: Extent, head: int) -> Extent | None:
        end = self._genitive_end(extent.last)
        if end == extent.last and self.annotated.tokens[head].lemma not in METALS:
            end = self._proper_end(extent.last)
        return replace(extent, last=end) if end > extent.last else None

    def _names_class(self, at: int, head: int) -> bool:
        """Whether "v kategoriji X" begins here; for medals also "v skoku v višino"."""
        tokens = self.annotated.tokens
        following = tokens[at + 1]
        if following.lemma in {"kategorija", "razred", "skupina", "disciplina", "sekcija", "konkurenca"}:
            return True
        return tokens[head].text.casefold() in _METAL_FORMS and following.features.case == "Loc"

    def _starts(self, kind: str, at: int) -> Phrase | None:
        return next((p for p in self.phrases if p.kind == kind and p.outer_first == at), None)

    def _year_at(self, at: int) -> str | None:
        """The year that the award is for, told right behind its name: "za leto 2020", "v letu 2020", "2020"."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        step = at
        if tokens[step].text.casefold() in {"za", "v"}:
            step += 1
        if step < limit and tokens[step].text.casefold() in YEAR_WORDS:
            step += 1
        elif step > at:
            return None
        return tokens[step].text.rstrip(".") if step < limit and is_year(tokens[step]) else None

    def _genitive_end(self, at: int) -> int:
        tokens, limit = self.annotated.tokens, self.sentence.last
        stop = min((p.outer_first for p in self.phrases if p.kind == "person" and p.outer_first >= at), default=limit)
        if _is_ordinal(tokens[at]) and at + 1 < limit and tokens[at + 1].features.case == "Gen":
            return nominal_end(tokens, at + 1, min(stop, limit), "Gen")
        if not in_case(tokens[at], "Gen") or not tokens[at].features.case:
            return at
        if tokens[at].text.casefold() in YEAR_WORDS or tokens[at].features.pron_type:
            return at
        return nominal_end(tokens, at, min(stop, limit), "Gen")

    def _proper_end(self, at: int) -> int:
        """A name of its own behind the noun ("nagrada Jabolko navdiha", "naziv častni občan", "plaketa Bloudek")."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        if any(p.outer_first <= at < p.outer_last for p in self.phrases):
            return at
        end = self._own_name_end(at)
        if end > at:
            return end
        while end < limit and tokens[end].text[0].isalpha() and tokens[end].features.pos in _WORDS:
            continues = end > at and tokens[end].features.case == "Gen" and tokens[end].features.pos in {"NOUN", "ADJ"}
            if not (tokens[end].text[:1].isupper() or continues) or any(p.outer_first == end for p in self.phrases):
                break
            end += 1
        return end

    def names_title(self, start: int, last: int) -> bool:
        """Whether a name of its own in the nominative stands right behind the noun ("naziv častni občan")."""
        tokens = self.annotated.tokens
        if start >= last:
            return False
        return self._own_name_end(start) > start or (
            tokens[start].text[:1].isupper() and may_be_nominative(tokens[start])
        )

    def _own_name_end(self, at: int) -> int:
        """End of a name in small letters in the nominative ("naziv najbolj zdrava šola", "nagrado zlata klop")."""
        tokens, limit, end = self.annotated.tokens, self.sentence.last, at
        while end < limit and (tokens[end].lemma == "najbolj" or tokens[end].features.pos in {"ADJ", "NOUN"}):
            if tokens[end].lemma != "najbolj" and not may_be_nominative(tokens[end]):
                break
            end += 1
            if tokens[end - 1].features.pos == "NOUN":
                return max(end, nominal_end(tokens, end, limit, "Gen"))
        return at

    def _is_eponym(self, person: Phrase, head: int) -> bool:
        """Whether a person's name right behind the noun names the award: in the genitive, or uninflected."""
        return person.case == "Gen" or (
            self.annotated.tokens[head].features.case not in {"Nom", ""} and person.case != "Dat"
        )

    def _za_end(self, at: int, *, named: bool) -> int:
        """End of the "za" phrase where it makes the award's name, ``at`` where it tells a reason.

        Where the award is ``named`` already, only a class ("za najboljši film") or a word or two belong to its name.
        """
        tokens, limit = self.annotated.tokens, self.sentence.last
        if self._is_work(at + 1) or tokens[at + 1].features.poss or tokens[at + 1].lemma == "to":
            return at
        end = nominal_end(tokens, at + 1, limit, "Acc")
        if end == at + 1 or any(tokens[i].features.poss for i in range(at + 1, end)):
            return at
        if any(p.kind == "person" and at < p.first < end for p in self.phrases):
            return at
        if named and end - at > _SHORT_ZA and not tokens[at + 1].text.casefold().startswith("naj"):
            return at
        noun = next(i for i in range(at + 1, end) if tokens[i].features.pos in {"NOUN", "PROPN"})
        if tokens[noun].lemma in WORK_NOUNS and (quoted_end(tokens, noun + 1, limit) > noun + 1):
            return at
        while (
            end < limit
            and tokens[end].lemma in {"na", "v", "k", "h", "pri", "ob", "o", "po", "in", "ter"}
            and end - at < _LONGEST_ZA
        ):
            case = {"k": "Dat", "h": "Dat"}.get(
                tokens[end].lemma, "Acc" if tokens[end].lemma in {"in", "ter"} else "Loc"
            )
            following = nominal_end(tokens, end + 1, limit, case)
            if following == end + 1 or (tokens[end].lemma == "v" and tokens[end + 1].text.casefold() in YEAR_WORDS):
                break
            if any(p.first < following and p.last > end for p in self.phrases):
                break
            end = following
        return end if end - at <= _LONGEST_ZA + 1 else at

    def _is_work(self, at: int) -> bool:
        """Whether a work that has a title or maker stands here ("roman »Reka«"), and not a kind of works."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        if tokens[at].lemma not in WORK_NOUNS or at + 1 == limit:
            return False
        following = tokens[at + 1]
        return quoted_end(tokens, at + 1, limit) > at + 1 or following.text[:1].isupper() or in_case(following, "Gen")

    def _clause_end(self, at: int) -> Span | None:
        """The deed that "za" opens, up to the next comma, bracket or verb."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        end = at + 1
        while (
            end < limit
            and tokens[end].text not in {",", ";", "(", ".", ":"}
            and tokens[end].features.pos not in {"VERB", "AUX"}
        ):
            end += 1
        return span_of(tokens, at + 1, end) if end > at + 1 else None


def may_be_nominative(token: Token) -> bool:
    """Whether the word stands in the nominative, or in an accusative that looks the same."""
    features = token.features
    alike = features.gender == "Neut" or features.animacy == "Inan"
    return features.case == "Nom" or (features.case == "Acc" and alike and features.pos == "NOUN")


def _is_ordinal(token: Token) -> bool:
    """Whether the token is a number with a stop, Arabic or Roman ("II. stopnje")."""
    number = token.text[:-1]
    return token.text.endswith(".") and bool(number) and (number.isdigit() or set(number) <= set("IVX"))
