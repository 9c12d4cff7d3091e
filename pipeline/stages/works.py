"""Works, goods and animals named by their noun and title, which may win or be the reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.rules.awards import WORK_NOUNS, WorkPattern
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.institutions import MODEL_RULE
from pipeline.stages.phrases import Phrase, quoted_end, same_case, span_of

NAMED = "work.named"

_NOMINAL = frozenset({"NOUN", "ADJ"})
_QUESTIONS = frozenset({"kdo", "kaj", "kje", "kam", "kod", "kdaj", "kako", "zakaj", "koliko", "ko", "kjer", "preden"})
_CLOSES = frozenset({",", ".", "(", ")", ";", ":", "–", "»", "«", "?", "!"})
_STAGED = frozenset({"režija", "izvedba", "produkcija", "koprodukcija", "priredba", "prevod"})
_LONGEST = 8  # words of a title that is a clause


def works_among(
    annotated: Annotated, sentence: Sentence, taken: Sequence[Phrase], rows: tuple[WorkPattern, ...]
) -> tuple[Phrase, ...]:
    """Works named by their noun and a quoted or capitalised title: 'roman »Reka«', "film Zima"."""
    if not any(row.id == NAMED for row in rows):
        return ()
    tokens = annotated.tokens
    found, taken = [], [p for p in taken if not _is_title(tokens, sentence, p)]
    for head in range(*sentence):
        if tokens[head].lemma not in WORK_NOUNS or tokens[head].features.pos != "NOUN":
            continue
        end = quoted_end(tokens, head + 1, sentence.last)
        if end == head + 1 and not tokens[head].text.isupper():  # in capitals nothing shows where a title begins
            end = _TitleReader(annotated, sentence, head, taken).end()
        if end == head + 1:
            continue
        features = tokens[head].features
        inner = head + 1
        found.append(
            Phrase(
                kind="work",
                first=inner,
                last=end,
                outer_first=head,
                outer_last=end,
                head=head,
                name=" ".join(span_of(tokens, inner, end).of(annotated.text).strip("»«„“”\"'").split()),
                case=features.case,
                gender=features.gender,
                number=features.number,
                rule=NAMED,
            )
        )
    return tuple(found)


def _is_title(tokens: Sequence[Token], sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what was taken for somebody's name is the title of the work before it ("film Zima").

    Whose work it is stands in the genitive, and a person who is none of it has a full name.
    """
    full_name = phrase.kind == "person" and phrase.last != phrase.first + 1
    if phrase.rule != MODEL_RULE or full_name or phrase.first == sentence.first:
        return False
    before = tokens[phrase.first - 1]
    named = before.lemma in WORK_NOUNS and before.features.pos == "NOUN"
    return named and tokens[phrase.first].features.case in {"Nom", ""}


@dataclass(frozen=True, slots=True)
class _TitleReader:
    """A title without quotation marks behind a noun for works.

    It stands in the nominative whatever its place, so a genitive behind it is its maker or owner.
    """

    annotated: Annotated
    sentence: Sentence
    head: int
    taken: Sequence[Phrase]

    def end(self) -> int:
        """End of the words with capitals and of what goes on behind them; the token behind the noun where none is."""
        tokens, start, limit = self.annotated.tokens, self.head + 1, self.sentence.last
        end = start
        while end < limit and tokens[end].text[:1].isupper() and not self._is_taken(end):
            end += 1
        if end == start:
            return start
        if self._is_clause(start, end):
            return self._clause_end(end)
        while end < limit:
            token = tokens[end]
            if token.text.isdigit() and tokens[end - 1].text.islower():  # "Hiša številka 14"
                return end + 1
            if self._begins(end):
                break
            if token.text[:1].islower() and token.features.pos in _NOMINAL and same_case(token.features.case, "Nom"):
                end += 1
            elif (joined := self._joined_end(end)) > end:
                end = joined
            else:
                break
        return end

    def _joined_end(self, at: int) -> int:
        """End of what a preposition or "in" joins to the title; ``at`` where the sentence may as well go on with it."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        if tokens[at].features.pos not in {"ADP", "CCONJ"} or at + 1 >= limit:
            return at
        if self._is_staged(at):
            return at
        place = tokens[at + 1].text[:1].isupper()
        if place and (tokens[at].features.pos == "CCONJ" or at > self.head + 2):
            return at  # "film Zima in Andrej Kos", "hiša Na robu v Medani"
        end = at + 1
        while end < limit and tokens[end].features.pos in {"ADJ", "DET", "NUM"} and tokens[end].text.islower():
            end += 1
        return end + 1 if end < limit and not self._is_taken(end) and self._may_close(end + 1) else at

    def _is_clause(self, start: int, end: int) -> bool:
        """Whether the title is a whole clause ("slikanico Medved išče copate"): the sentence has had its own verb."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        told = any(tokens[i].features.pos in {"VERB", "AUX"} for i in range(self.sentence.first, self.head))
        asks = tokens[start].lemma.casefold() in _QUESTIONS
        at = end + (end < limit and tokens[end].text == "ne")
        verb = at < limit and tokens[at].features.pos == "VERB" and tokens[at].features.verb_form == "Fin"
        acts = tokens[start].features.pos == "VERB" or verb
        return told and end == start + 1 and (asks or acts)

    def _clause_end(self, end: int) -> int:
        """End of the clause: a sign, or somebody whose work it is."""
        tokens, limit, first = self.annotated.tokens, self.sentence.last, self.head + 1
        stop = end
        while stop < limit and tokens[stop].text[:1].isalnum() and not self._begins(stop):
            stop += 1
        return stop if stop - first <= _LONGEST and stop > end else first

    def _is_staged(self, at: int) -> bool:
        """Whether what begins at the token says how or by whom the work is staged ("v režiji")."""
        tokens = self.annotated.tokens
        return tokens[at].text == "v" and at + 1 < self.sentence.last and tokens[at + 1].lemma in _STAGED

    def _is_taken(self, at: int) -> bool:
        return any(p.outer_first <= at < p.outer_last for p in self.taken)

    def _begins(self, at: int) -> bool:
        """Whether somebody's name begins at the token, or the word in the genitive that says who that is."""
        said = self.annotated.tokens[at].features
        maker = said.pos == "NOUN" and said.case == "Gen" and self.annotated.tokens[at].text.islower()
        return any(p.outer_first in ({at, at + 1} if maker else {at}) for p in self.taken)

    def _may_close(self, at: int) -> bool:
        """Whether a clause, bracket or sentence ends before the token, or whose the work is follows."""
        tokens = self.annotated.tokens
        if at >= self.sentence.last or tokens[at].text in _CLOSES or self._begins(at):
            return at <= self.sentence.last
        return self._is_staged(at) or tokens[at].features.pos == "AUX" or tokens[at].text == "pa"
