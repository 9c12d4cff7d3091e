"""Awards told by what they are for: of a verb that implies them, before their noun, or beside another one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.rules.awards import BEST, HONOURS
from pipeline.stages.annotation import Annotated, Sentence
from pipeline.stages.award_names import AwardNamer
from pipeline.stages.extents import ExtentReader
from pipeline.stages.phrases import AwardPhrase, Phrase, acts, nominal_end, span_of

_BETWEEN = frozenset({",", ";", "in", "ter", ":"})
_LONG = 4  # words behind "za" that tell a deed rather than a class


@dataclass(frozen=True, slots=True)
class PurposeReader:
    """What the awards of one sentence are for.

    Attributes:
        annotated: The release.
        sentence: The sentence.
        phrases: Its people, institutions and places.
        extents: How far names go.
        namer: What awards are called.
    """

    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]
    extents: ExtentReader
    namer: AwardNamer

    def awards(self, found: Sequence[AwardPhrase]) -> list[AwardPhrase]:
        """Awards that only their purpose tells, beside those found by their nouns."""
        return [*self._others(found), *self._honours(found)]

    def fronted(self, award: AwardPhrase) -> AwardPhrase:
        """The award with what it is for, where that opens the clause: "Za najlepši balkon je nagrado prejela A"."""
        tokens, at = self.annotated.tokens, self.sentence.first
        if award.purpose or award.rule.startswith(("title.", "noun.")) or tokens[at].text != "Za" or award.first <= at:
            return award
        end = self.extents.purpose_end(at)
        best = end > at + 1 and tokens[at + 1].text.casefold().startswith(BEST)
        plain = award.bare and award.kind == "nagrada" and self._names_honour(at + 1, end)
        if not (best or plain) or any(t.text in {",", ";"} for t in tokens[end : award.first]):
            return award
        told = " ".join(span_of(tokens, at + 1, end).of(self.annotated.text).split())
        purpose = self.namer.purpose((at + 1, end))
        return replace(award, name=f"{award.name} za {told}", purpose=purpose, bare=False)

    def _honours(self, found: Sequence[AwardPhrase]) -> Iterator[AwardPhrase]:
        """Awards that a verb implies and "za" tells: "za življenjsko delo je bila nagrajena A, za režijo pa B"."""
        tokens = self.annotated.tokens
        kind = next((HONOURS[tokens[at].lemma] for at in range(*self.sentence) if tokens[at].lemma in HONOURS), "")
        if not kind or any(award.case == "Ins" for award in found):
            return  # "nagrajena z zlato plaketo"
        for at in range(self.sentence.first, self.sentence.last - 1):
            if tokens[at].text.casefold() != "za" or any(a.first <= at < a.last for a in found):
                continue
            end = self.extents.purpose_end(at)
            if self._names_honour(at + 1, end):
                told = " ".join(span_of(tokens, at, end).of(self.annotated.text).split())
                yield AwardPhrase(
                    first=at,
                    last=end,
                    head=at,
                    name=f"{kind} {told[:1].lower()}{told[1:]}",
                    kind=kind,
                    case="Ins",  # as if it were said what somebody was honoured with
                    gender="Fem" if kind == "nagrada" else "Neut",
                    number="Sing",
                    rule=f"award.{kind}",
                    bare=False,
                    purpose=self.namer.purpose((at + 1, end)),
                )

    def _names_honour(self, first: int, last: int) -> bool:
        """Whether the words behind "za" are the class of an award: the best, a life's work, or a word or two."""
        words = self.annotated.tokens[first:last]
        if not words:
            return False
        short = len(words) < _LONG and all(word.text.isalpha() and word.text.islower() for word in words)
        return words[0].text.casefold().startswith(BEST) or short

    def _others(self, found: Sequence[AwardPhrase]) -> Iterator[AwardPhrase]:
        """Awards told by what they are for alone: "nagrado za režijo je prejel A, za glasbo pa B"."""
        if not found:
            return
        tokens = self.annotated.tokens
        starts = {
            p.outer_first
            for p in self.phrases
            if p.kind != "place" and p.case in {"Nom", "Dat"} and not acts(tokens, p.outer_last, self.sentence.last)
        }
        for at in range(self.sentence.first + 1, self.sentence.last):
            another = self._is_anothers(found, at)
            model = self._model(found, at) if another or tokens[at - 1].text in _BETWEEN else None
            end, told = self._told(model, at) if model is not None else (at, "")
            behind = end + (end < self.sentence.last and tokens[end].text == "pa")
            if model is not None and told and (another or behind in starts):
                word = tokens[at].text
                yield replace(
                    model,
                    first=at,
                    last=end,
                    head=at,
                    name=f"{model.name.partition(f' {word} ')[0]} {' '.join(told.split())}",
                    purpose=self.namer.purpose((at + 1, end)) if word == "za" else None,
                    issuer=None,
                    reason=None,
                )

    def _is_anothers(self, found: Sequence[AwardPhrase], at: int) -> bool:
        """Whether the "za" stands behind somebody else than has the award before a comma.

        As in "Ana je dobila nagrado za režijo, Jan za glasbo, Eva pa za scenarij", where the purpose ends each part.
        """
        tokens, end = self.annotated.tokens, at - (self.annotated.tokens[at - 1].text == "pa")
        model = next((a for a in reversed(found) if a.last <= at and a.purpose), None)
        if model is None or tokens[at].text != "za" or tokens[model.last].text not in {",", ";"}:
            return False
        if any(t.features.pos in {"VERB", "AUX"} for t in tokens[model.last : at]):
            return False
        named = (p for p in self.phrases if p.kind != "place" and p.case == "Nom" and p.outer_last == end)
        return any(tokens[p.outer_first - 1].text in _BETWEEN for p in named)

    def _model(self, found: Sequence[AwardPhrase], at: int) -> AwardPhrase | None:
        """The award before that the "za" or "iz" at the token may be another of."""
        tokens, word = self.annotated.tokens, self.annotated.tokens[at].text
        before = (a for a in reversed(found) if a.last <= at)
        if word == "iz":
            return next((a for a in before if " iz " in a.name), None)
        if word != "za":
            return None
        model = next((a for a in before if a.purpose or a.number == "Plur"), None)
        listed = model is not None and (any(t.text == ":" for t in tokens[model.last : at]) or self._again(model, at))
        fits = model is not None and (model.purpose or listed)  # "nagrade so prejeli: za režijo A, za glasbo B"
        return model if fits else None

    def _again(self, model: AwardPhrase, at: int) -> bool:
        """Whether years are told anew ("značke sta za 30 let dela prejela A in B, za 20 let C")."""
        tokens = self.annotated.tokens
        years = [i for i in range(model.last, min(at + 1, self.sentence.last - 2)) if tokens[i].text == "za"]
        alike = all(tokens[i + 1].features.num_type == "Card" and tokens[i + 2].lemma == "leto" for i in years)
        return len(years) > 1 and alike

    def _told(self, model: AwardPhrase, at: int) -> tuple[int, str]:
        """Where the "za" or "iz" at the token ends, and its words, with the noun that an adjective alone shares."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        word = tokens[at].text
        end = self.extents.purpose_end(at) if word == "za" else nominal_end(tokens, at + 1, limit, "Gen")
        if end > at + 1:
            return end, span_of(tokens, at, end).of(self.annotated.text)
        noun = self._shared_noun(model, at)
        return (at + 2, f"{word} {tokens[at + 1].text} {noun}") if noun else (at, "")

    def _shared_noun(self, model: AwardPhrase, at: int) -> str:
        """The noun, and what follows it, of a purpose whose adjective alone is told anew; empty where none is."""
        tokens = self.annotated.tokens
        start = next((i for i in range(model.head, model.last) if tokens[i].text == tokens[at].text), model.last)
        noun = next((i for i in range(start, model.last) if tokens[i].features.pos == "NOUN"), None)
        adjective_alone = at + 1 < self.sentence.last and tokens[at + 1].features.pos == "ADJ"
        if noun is None or noun == start + 1 or not adjective_alone:
            return ""
        return span_of(tokens, noun, model.last).of(self.annotated.text)
