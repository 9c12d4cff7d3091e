"""Circumstances: when and where an award was given, as far as its clause or the release tells."""

from dataclasses import dataclass
from datetime import date

from pipeline.rules.frames import NOW, WINNER_NOUNS
from pipeline.rules.patterns import Resolution
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated
from pipeline.stages.claims import Claim
from pipeline.stages.dates import DateMention
from pipeline.stages.entities import Entities
from pipeline.stages.phrases import Phrase, modifiers_before, span_of
from pipeline.stages.winners import FOR_YEAR

_DEEPEST = 12  # steps up a sentence's tree
_RECENT = 14  # days between a ceremony and the news of it


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What merging looks at besides the claims: dates and places, the day of publication, the table of resolutions."""

    annotated: Annotated
    entities: Entities
    told: tuple[Span, ...]
    published: date | None
    resolutions: tuple[Resolution, ...]

    def date_of(self, claim: Claim) -> DateMention | None:
        """The date in the claim's clause, the most precise first."""
        tokens = self.annotated.tokens
        inside = (
            d
            for d in self._dates_near(claim)
            if any(tokens[i].span.meets(d.span) and not self._is_aside(claim, i) for i in claim.scope)
        )
        return max(inside, key=lambda d: len(d.iso or ""), default=None)

    def year_near(self, claim: Claim) -> str | None:
        """A year told in the claim's sentence, where the claim's clause has no date of its own."""
        if claim.epithet or self.date_of(claim) is not None:
            return None
        tokens, words = self.annotated.tokens, range(*self.annotated.sentences[claim.sentence])
        if any(tokens[at].text.casefold() in NOW for at in claim.scope):
            return None  # "nagrado je leta 2010 dobil Jan Kos, letos pa jo je prejela Ana Lah"
        years = (
            d.iso
            for d in self._dates_near(claim)
            if d.precision == "year"
            and not any(tokens[i].span.meets(d.span) and self._is_aside(claim, i) for i in words)
        )
        return next(years, None)

    def _is_aside(self, claim: Claim, index: int) -> bool:
        """Whether the word belongs to an apposition, a noun for a winner or a reason.

        As in "dobitnik lanske nagrade" and "plaketo prejme Ana Kos za uspehe v letu 2022".
        """
        tokens, at = self.annotated.tokens, index
        award = claim.award.head if claim.award is not None else claim.trigger
        apart = tokens[award].dep == "parataxis"  # "je prejel nagrado, leta 2007 pa priznanje"
        for _ in range(_DEEPEST):
            if at == claim.trigger or tokens[at].head == at or (apart and at == award):
                return False
            if tokens[at].dep.startswith(("appos", "acl", "parataxis")) or tokens[at].lemma in WINNER_NOUNS:
                return True
            if at != index and self._is_reason(claim, at):
                return True
            at = tokens[at].head
        return False

    def _is_reason(self, claim: Claim, noun: int) -> bool:
        """Whether the noun stands behind "za" and tells for what the award is, and is no part of its name."""
        award, first = claim.award, self.annotated.sentences[claim.sentence].first
        if award is not None and award.first <= noun < award.last:
            return False
        before = modifiers_before(self.annotated.tokens, noun, first) - 1
        return before >= first and self.annotated.tokens[before].text.casefold() == "za"

    def _dates_near(self, claim: Claim) -> list[DateMention]:
        """The dates of the claim's sentence, without the years that its awards are for."""
        tokens = self.annotated.tokens
        first, last = self.annotated.sentences[claim.sentence]
        around = span_of(tokens, first, last)
        awards = (*self.entities.awards_in(claim.sentence), *([claim.award] if claim.award is not None else ()))
        named = (award for award in awards if award.year_for and first <= award.first < last)
        covered = [span_of(tokens, award.first, min(award.last + FOR_YEAR, last)) for award in named]
        return [
            d
            for d in self.entities.dates
            if around.covers(d.span)
            and d.iso
            and d.relation in {"at", "range"}
            and not any(span.meets(d.span) for span in covered)
        ]

    @property
    def occasion(self) -> DateMention | None:
        """The first day in the two weeks before publication that the release tells of; undated, its only day."""
        found: dict[str, DateMention] = {}
        for mention in self.entities.dates:
            if mention.precision != "day" or mention.iso is None or mention.relation != "at":
                continue
            age = (self.published - date.fromisoformat(mention.iso)).days if self.published else 1
            if 0 <= age <= _RECENT and self._is_told(mention):
                found.setdefault(mention.iso, mention)
        return next(iter(found.values())) if len(found) == 1 or (found and self.published) else None

    def _is_told(self, mention: DateMention) -> bool:
        """Whether the date stands in the running text, and not in the dateline or a stamp."""
        return any(span.covers(mention.span) for span in self.told)

    def year_for(self, claim: Claim) -> str | None:
        """The year that the clause says the award is for ("prvič nam je pripadla za leto 2015")."""
        tokens = self.annotated.tokens
        years = (
            d.iso
            for d in self.entities.dates
            if d.relation == "for" and d.precision == "year" and any(tokens[i].span.meets(d.span) for i in claim.scope)
        )
        return next(years, None)

    def place_of(self, claim: Claim) -> Phrase | None:
        """The place, or house, with "v" or "na" in the claim's clause."""
        tokens = self.annotated.tokens
        parties = {x.phrase.first for x in claim.links}
        for phrase in self.entities.phrases_in(claim.sentence):
            before = tokens[phrase.outer_first - 1] if phrase.outer_first else None
            if (
                phrase.kind in {"place", "institution"}
                and phrase.first not in parties
                and phrase.head in claim.scope
                and before is not None
                and before.text.casefold() in {"v", "na"}
                and phrase.case in {"Loc", ""}
                and not (claim.award is not None and claim.award.first <= phrase.first < claim.award.last)
            ):
                return phrase
        return None

    def has(self, rule: str) -> bool:
        """Whether the table of resolutions holds the row of this id."""
        return any(r.id == rule for r in self.resolutions)
