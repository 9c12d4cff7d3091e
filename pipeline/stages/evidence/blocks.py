"""Awards that only a list's form tells: "Balkon" above its winners, "fizika –" before one, "bron:" below a class.

For each candidate behind a label, or below a heading, the award that the two make of one named before; the linker
chooses between these and the awards that are told outright.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from pipeline.rules.awards import METALS
from pipeline.rules.frames import WINNER_NOUNS
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.inflection import adjective
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    Phrase,
    class_end,
    in_class,
    may_be_class,
    nominal_end,
    span_of,
)
from pipeline.stages.sentences import SentenceReader

_ENDS: Final = frozenset({":", "–", "-", "—"})
_BREAKS: Final = frozenset({";", "•", "·", "▪", "●", "→"})
_LABEL: Final = 9  # tokens of the longest label or heading
_HEADING: Final = 70  # characters
_LEAD: Final = 3  # tokens before a winner at the start of a line
_BACK: Final = 40  # awards told above among which they are looked for
_CHOICE: Final = 2  # awards named before, between which the linker chooses
_DEEPEST: Final = 2  # headings, a class below an award
_PLACES: Final = {"1. mesto": "prvo mesto", "2. mesto": "drugo mesto", "3. mesto": "tretje mesto"}
_PLACE: Final = 2  # words of a place that a label may be
_ABOVE: Final = 25  # lines above an item in which its headings stand
_OPENERS: Final = frozenset({",", ";", ":", "(", "–", "in", "ter", "pa", "tudi"})  # behind which a class may be told
_TOLD: Final = {"v": "Loc", "za": "Acc", "med": "Ins", "pri": "Loc"}  # prepositions of classes, and their cases
_GRADE: Final = re.compile(r"[IVX]+\. stopnj")
_FOR: Final = re.compile(r"\d+ let\w*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A label or heading: its tokens, without bullets and the sign at its end."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Listed:
    """An award that a list's form tells for a winner.

    Attributes:
        award: The award named before, under the name that the list makes of it, where the label or heading stands.
        sentence: The sentence of label or heading.
        base: The award named before.
        owner: First token of the candidate.
        nearest: Whether no other award stands between.
    """

    award: AwardPhrase
    sentence: int
    base: AwardPhrase
    owner: int
    nearest: bool


@dataclass(frozen=True)
class BlockReader:
    """A release whose lists are read."""

    annotated: Annotated
    readers: Sequence[SentenceReader]
    told: Sequence[int]

    @property
    def _tokens(self) -> tuple[Token, ...]:
        return self.annotated.tokens

    @cached_property
    def _lines(self) -> Sequence[tuple[int, int]]:
        """The lines with words, as tokens from first to last."""
        tokens = [i for n in self.told for i in range(*self.annotated.sentences[n])]
        found: list[tuple[int, int]] = []
        for at in tokens:
            if found and "\n" not in self.annotated.text[self._end(found[-1][1] - 1) : self._tokens[at].span.start]:
                found[-1] = (found[-1][0], at + 1)
            else:
                found.append((at, at + 1))
        return found

    def _end(self, token: int) -> int:
        return self._tokens[token].span.end

    @cached_property
    def _line_of(self) -> Mapping[int, int]:
        return {at: number for number, line in enumerate(self._lines) for at in range(*line)}

    @cached_property
    def _awards(self) -> Sequence[tuple[int, AwardPhrase]]:
        told = [(number, award) for number in self.told for award in self.readers[number].awards]
        return sorted(told, key=lambda pair: pair[1].head)

    @cached_property
    def _heads(self) -> Sequence[int]:
        return [award.head for _, award in self._awards]

    def listed(self, number: int, phrase: Phrase) -> Iterator[Listed]:
        """What the list's form tells of a mention in sentence ``number``, or a class told in its clause."""
        first = next((g[0] for g in self.readers[number].groups if phrase in g), phrase)
        label = self._label(number, first)
        headings = self._headings(first.outer_first) if label is not None or self._opens_line(first) else []
        pieces = [piece for piece in (label, *headings) if piece is not None]
        if pieces:
            yield from self._of_pieces(number, phrase, pieces)
            return
        place = self._inline(number, first)
        if place is None:
            return
        for nearest, (_, base) in enumerate(self._before(place.last)):
            for name in self._in_clause(place, base):
                if name.casefold() != base.name.casefold():
                    yield self._listed(number, phrase, place, base, name, nearest)

    def _of_pieces(self, number: int, phrase: Phrase, pieces: Sequence[Piece]) -> Iterator[Listed]:
        """The award that label and headings make of the one that they name, or of one named before."""
        plain = (piece for piece in pieces if not self._grade(piece))
        named = next((found for piece in plain if (found := self._award_in(piece)) is not None), None)
        classes = [text for piece in pieces if (text := self._class(piece))]
        grade = next((piece for piece in pieces if self._grade(piece)), None)
        for nearest, (sentence, base) in enumerate([named] if named is not None else self._before(pieces[0].first)):
            name = self._graded(grade, base) if grade is not None else base.name
            if classes and not base.category and classes[0] not in name:
                name = _classed(name, classes[0])
            if name.casefold() != base.name.casefold():
                where = sentence if named is not None else number
                yield self._listed(where, phrase, pieces[0], base, name, nearest)

    def _listed(
        self, sentence: int, phrase: Phrase, place: Piece, base: AwardPhrase, name: str, nearest: int
    ) -> Listed:
        award = replace(base, first=place.first, last=place.last, head=place.first, name=name, bare=False)
        return Listed(award, sentence, base, phrase.first, nearest == 0)

    def _in_clause(self, place: Piece, base: AwardPhrase) -> Iterator[str]:
        """The award before in the class of a clause: "v kategoriji X", "med dijaki", "za režijo"."""
        tokens = self._tokens[place.first : place.last]
        opening = tokens[0].text.casefold()
        if opening == "v":
            yield in_class(base.name, self._text(place.first + 2, place.last))
            return
        bare = base.name.split(f" {opening} ")[0]
        yield f"{bare} {opening} {self._text(place.first + 1, place.last)}"
        if opening == "za" and tokens[1].text.casefold().startswith("naj"):
            reader = self.readers[self._sentence(place.first)]
            noun = next((at for at, t in enumerate(tokens[1:]) if t.features.pos == "NOUN"), 0)
            yield reader.forms.noun_phrase(tokens[1:], noun, singular=True)

    def _opens_line(self, phrase: Phrase) -> bool:
        """Whether only a bullet, a number or a word or two stand before the phrase on its line."""
        first, _ = self._lines[self._line_of[phrase.outer_first]]
        before = self._tokens[first : phrase.outer_first]
        return len(before) <= _LEAD and all(t.features.pos not in {"VERB", "AUX", "PROPN"} for t in before)

    def _label(self, number: int, phrase: Phrase) -> Piece | None:
        """The words before a winner on its line, up to a colon or dash right before it."""
        tokens, end = self._tokens, phrase.outer_first - 1
        if end < 1 or tokens[end].text not in _ENDS or not self._parts(end):
            return None
        start = max(self._lines[self._line_of[phrase.outer_first]][0], self.annotated.sentences[number].first)
        first = end
        while first > start and tokens[first - 1].text not in _BREAKS and not self._parts(first - 1):
            first -= 1
        return self._piece(first, end)

    def _parts(self, at: int) -> bool:
        """Whether a sign parts a label from what follows; a hyphen inside a word does not."""
        sign = self._tokens[at]
        return sign.text == ":" or (sign.text in _ENDS and self._end(at - 1) < sign.span.start if at else False)

    def _inline(self, number: int, phrase: Phrase) -> Piece | None:
        """The class that is told before the phrase in its clause, or else behind it ("v kategoriji X je slavila")."""
        tokens, (first, last) = self._tokens, self.annotated.sentences[number]
        people = [p.outer_first for p in self.readers[number].phrases if p.kind == "person"]
        found = [
            Piece(at, end)
            for at in range(first, last - 1)
            if tokens[at].text.casefold() in _TOLD
            and not any(a.first <= at < a.last for a in self.readers[number].awards)
            and (at == first or tokens[at - 1].lemma in _OPENERS or tokens[at - 1].features.pos in {"VERB", "AUX"})
            and (end := self._class_end(at, min([last, *(p for p in people if p > at)]))) > at
        ]
        before = [piece for piece in found if piece.last <= phrase.outer_first]
        if before:
            between = self.readers[number].phrases
            apart = any(before[-1].last <= p.first < phrase.outer_first and p.kind == "person" for p in between)
            return None if apart else before[-1]
        return next((piece for piece in found if tokens[piece.first].text.casefold() == "v"), None)

    def _class_end(self, at: int, limit: int) -> int:
        """End of the class that the preposition at ``at`` opens; ``at`` where it opens none."""
        tokens = self._tokens
        case = _TOLD[tokens[at].text.casefold()]
        if case == "Loc" and tokens[at].text.casefold() == "v":
            end = class_end(tokens, at + 2, limit)
            return end if tokens[at + 1].lemma in CLASS_NOUNS and end > at + 2 else at
        end = nominal_end(tokens, at + 1, limit, case)
        if case == "Ins" and end == at + 1 < limit and tokens[end].features.pos == "ADJ":
            end += tokens[end].features.case == case  # "med srednjimi", of what the class before was
        told = tokens[at + 1 : end]
        if any(t.text[:1].isupper() or t.lemma in WINNER_NOUNS for t in told):  # "med nagrajenci" tells no class
            return at
        return end if end > at + 1 else at

    def _piece(self, first: int, last: int) -> Piece | None:
        tokens = self._tokens
        while first < last and not tokens[first].text[0].isalnum():
            first += 1
        while last > first and tokens[last - 1].text in _ENDS:
            last -= 1
        if first >= last or last - first > _LABEL:
            return None
        if any(t.features.pos in {"VERB", "AUX"} or t.text in {".", "!", "?", ","} for t in tokens[first:last]):
            return None
        return Piece(first, last)

    def _headings(self, at: int) -> list[Piece]:
        """The one or two headings above a line, with nothing but a list's lines between."""
        line, found = self._line_of[at], list[Piece]()
        for number in range(line - 1, max(-1, line - 1 - _ABOVE), -1):
            first, last = self._lines[number]
            piece = self._piece(first, last) if self._is_heading(number) else None
            if piece is not None:
                found.append(piece)
                if len(found) == _DEEPEST or self._award_in(piece) is not None:
                    break
            elif self._is_told(first, last):
                break
        return found

    def _is_heading(self, number: int) -> bool:
        """Whether a short line opens a list: no winner, and below an empty line, in capitals or up to a colon."""
        first, last = self._lines[number]
        text = span_of(self._tokens, first, last).of(self.annotated.text)
        inside = self._tokens[first + 1 : last - 1]
        if len(text) > _HEADING or text.endswith(".") or any(t.text in _ENDS for t in inside):
            return False
        if self._tokens[first].lemma.casefold() in CLASS_NOUNS:
            return True
        marked = text.isupper() or text.endswith(":")
        above = self._lines[number - 1][1] - 1 if number else None
        gap = "" if above is None else self.annotated.text[self._end(above) : self._tokens[first].span.start]
        kinds = {
            phrase.kind
            for one in {self._sentence(first), self._sentence(last - 1)}
            for phrase in self.readers[one].phrases
            if first <= phrase.first < last
        }
        return "person" not in kinds and (marked or (gap.count("\n") != 1 and "institution" not in kinds))

    def _is_told(self, first: int, last: int) -> bool:
        """Whether a line is running text: a verb in it, and no sign before that."""
        verb = next((i for i in range(first, last) if self._tokens[i].features.pos in {"VERB", "AUX"}), None)
        return verb is not None and not any(t.text in _ENDS for t in self._tokens[first + 1 : verb])

    @cached_property
    def _sentences(self) -> Mapping[int, int]:
        return {at: number for number in self.told for at in range(*self.annotated.sentences[number])}

    def _sentence(self, at: int) -> int:
        return self._sentences[at]

    def _award_in(self, piece: Piece) -> tuple[int, AwardPhrase] | None:
        """The award that a label or heading names."""
        at = bisect_left(self._heads, piece.first)
        return self._awards[at] if at < len(self._heads) and self._heads[at] < piece.last else None

    def _before(self, at: int) -> list[tuple[int, AwardPhrase]]:
        """The last two awards, by name, that are told above; a metal alone is a grade."""
        found: dict[str, tuple[int, AwardPhrase]] = {}
        last = bisect_left(self._heads, at)
        for number, award in reversed(self._awards[max(0, last - _BACK) : last]):
            if len(found) < _CHOICE and award.name not in METALS:
                found.setdefault(award.name, (number, award))
        return list(found.values())

    def _grade(self, piece: Piece) -> str:
        """The adjective of a metal, or the place ("2. mesto"), that is the whole of a label or heading."""
        tokens = self._tokens[piece.first : piece.last]
        lemma, text = tokens[0].lemma.casefold(), self._text(piece.first, piece.last).casefold()
        if text in _PLACES:
            return _PLACES[text]
        if len(tokens) > 1:
            return ""
        return METALS.get(lemma) or next((stem for stem in METALS.values() if lemma.startswith(stem)), "")

    def _graded(self, piece: Piece, base: AwardPhrase) -> str:
        """The award named before in another grade, or the place."""
        grade = self._grade(piece)
        if grade not in METALS.values():
            return grade
        head, _, rest = base.name.partition(" ")
        noun = rest if rest and any(head.casefold().startswith(stem) for stem in METALS.values()) else base.name
        return f"{adjective(grade + 'i', base.gender or 'Fem', 'Sing')} {noun}"

    def _text(self, first: int, last: int) -> str:
        return " ".join(span_of(self._tokens, first, last).of(self.annotated.text).split())

    def _is_place(self, tokens: Sequence[Token]) -> bool:
        forms = self.readers[self._sentence(tokens[0].index)].forms
        named = tokens[-1].lemma[:1].isupper()
        return named and len(tokens) <= _PLACE and forms.is_place(forms.noun_phrase(tokens, len(tokens) - 1))

    def _class(self, piece: Piece) -> str:
        """A label or heading as a class: a common noun phrase that is no award, grade, number or region."""
        tokens = list(self._tokens[piece.first : piece.last])
        if tokens[0].lemma.casefold() in CLASS_NOUNS and len(tokens) > 1:
            tokens = tokens[1:]
        words = [t for t in tokens if t.text[0].isalpha()]
        kinds = {
            p.kind for p in self.readers[self._sentence(piece.first)].phrases if piece.first <= p.first < piece.last
        }
        if not words or kinds & {"person", "institution"} or self._award_in(piece) is not None or self._grade(piece):
            return ""
        if not may_be_class(tokens) or self._is_place(tokens):
            return ""
        text = self._text(tokens[0].index, tokens[-1].index + 1)
        if text.isupper() and any(t.features.pos == "NOUN" for t in tokens):
            return text.lower()
        return text if text[1:2].isupper() or text[1:2] == "." else text[:1].lower() + text[1:]


def _classed(name: str, text: str) -> str:
    if _GRADE.match(text):
        return f"{name} {text}"
    if _FOR.fullmatch(text):
        return f"{name} za {text}"
    return in_class(name, text)
