"""Works, goods and animals named by their noun and title, which may win or be the reason."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.rules.awards import STAGING, WORK_NOUNS, WorkPattern
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.institutions import BODY_RULE, MODEL_RULE, is_told_alone
from pipeline.stages.phrases import Phrase, quoted_end, same_case, span_of

NAMED = "work.named"

_NOMINAL = frozenset({"NOUN", "ADJ"})
_QUESTIONS = frozenset({"kdo", "kaj", "kje", "kam", "kod", "kdaj", "kako", "zakaj", "koliko", "ko", "kjer", "preden"})
_CLOSES = frozenset({",", ".", "(", ")", ";", ":", "–", "»", "«", "?", "!"})
_LONGEST = 8  # words of a title that is a clause


def works_among(
    annotated: Annotated,
    sentence: Sentence,
    taken: Sequence[Phrase],
    rows: tuple[WorkPattern, ...],
    forms: BaseForms,
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
        found.append(_work(annotated, head, head + 1, end))
    used = {at for work in found for at in range(work.first, work.last)}
    quoted = _quoted_alone(annotated, sentence, taken, forms)
    return tuple(sorted([*found, *(work for work in quoted if work.first not in used)], key=lambda work: work.first))


def _work(annotated: Annotated, head: int, first: int, last: int) -> Phrase:
    """The work of these tokens, which stands in the case of its head."""
    features = annotated.tokens[head].features
    return Phrase(
        kind="work",
        first=first,
        last=last,
        outer_first=min(head, first),
        outer_last=last,
        head=head,
        name=" ".join(span_of(annotated.tokens, first, last).of(annotated.text).strip("»«„“”\"'").split()),
        case=features.case,
        gender=features.gender,
        number=features.number,
        rule=NAMED,
    )


def _quoted_alone(
    annotated: Annotated, sentence: Sentence, taken: Sequence[Phrase], forms: BaseForms
) -> Iterator[Phrase]:
    """Titles in quotation marks without a noun, by whose they are or who staged them ("»Odmev« Ane Kos")."""
    tokens, limit = annotated.tokens, sentence.last
    makers = {p.outer_first for p in taken if p.kind == "person" and p.case == "Gen"}
    for at in range(*sentence):
        end = quoted_end(tokens, at, limit)
        inner = tokens[at + 1 : end - 1] if end > at else ()
        before = tokens[at - 1].features.pos if at > sentence.first else ""
        if not inner or before in _NOMINAL or not inner[0].text[:1].isupper() or inner[-1].text in _CLOSES:
            continue
        staged = end + 1 < limit and tokens[end].text == "v" and tokens[end + 1].lemma in STAGING
        if staged or end in makers or (end + 1 in makers and tokens[end].features.case == "Gen"):
            work = _work(annotated, at + 1, at, end)
            oblique = work.case in {"Gen", "Dat", "Loc", "Ins"}
            yield replace(work, name=forms.noun_phrase(inner, 0)) if oblique and len(inner) == 1 else work


def works_by_noun(
    annotated: Annotated, sentence: Sentence, taken: Sequence[Phrase], named: Mapping[str, Phrase]
) -> tuple[Phrase, ...]:
    """Works told by their noun alone ("film je prejel"), under the title that was told last with that noun before.

    Args:
        annotated: The release.
        sentence: The sentence.
        taken: All that it names.
        named: By its noun the work that a sentence before named last.
    """
    tokens, found = annotated.tokens, list[Phrase]()
    used = {i for p in taken for i in range(p.outer_first, p.outer_last)}
    told = dict(named)
    titled = {w.last: w for w in taken if w.kind == "work"}
    for at in range(*sentence):
        if at in titled:
            told[tokens[titled[at].outer_first].lemma] = titled[at]
        said, work = tokens[at].features, told.get(tokens[at].lemma)
        party = said.case in {"Nom", "Dat"} and tokens[at].dep.startswith(("nsubj", "iobj", "obl", "obj"))
        alone = said.pos == "NOUN" and said.number == "Sing" and at not in used
        if work is not None and party and alone and is_told_alone(tokens, sentence, at):
            work = replace(work, first=at, last=at + 1, outer_first=at, outer_last=at + 1, head=at)
            found.append(replace(work, case=said.case, rule=BODY_RULE))
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
    return named and not {phrase.case, tokens[phrase.first].features.case}.isdisjoint({"Nom", ""})


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
        while stop < limit and tokens[stop].text[:1].isalnum() and not self._begins(stop) and not self._is_staged(stop):
            stop += 1
        return stop if stop - first <= _LONGEST and stop > end else first

    def _is_staged(self, at: int) -> bool:
        """Whether what begins at the token says how or by whom the work is staged ("v režiji")."""
        tokens = self.annotated.tokens
        return tokens[at].text == "v" and at + 1 < self.sentence.last and tokens[at + 1].lemma in STAGING

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
