"""Awards: noun phrases whose noun, adjective or complement makes them a prize, a title or an honour."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.rules.awards import NO_PART_OF_NAME, WORK_NOUNS, AwardNoun, TitleNoun
from pipeline.rules.frames import NounFrame
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated, Sentence
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.inflection import adjective, possessive
from pipeline.stages.phrases import (
    AwardPhrase,
    Phrase,
    agrees,
    in_case,
    is_year,
    modifiers_before,
    nominal_end,
    quoted_end,
    span_of,
)

_SHORT_ZA = 3  # "za" and two words
_LONGEST_ZA = 9  # words behind "za" that still make a name; longer ones tell why
_YEAR_LENGTH = 4
YEAR_WORDS = frozenset({"leto", "leta", "letu", "let", "letih"})
_GRADES = frozenset({"zlat", "srebrn", "bronast", "prv", "drug", "tretj"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADV"})
_METALS = frozenset({"zlato", "zlata", "zlatu", "srebro", "srebra", "bron", "brona"})
OPENERS = frozenset({":", "»", "„", '"', "–", "•", "-"})  # signs behind which a line's or quotation's text begins


@dataclass(frozen=True, slots=True)
class _Extent:
    """What behind the noun belongs to the award, and what is told with it."""

    last: int
    category: tuple[int, int] | None = None
    year_for: str | None = None
    reason: Span | None = None
    issuer: Phrase | None = None
    closed: bool = False


@lru_cache(maxsize=32)
def _nouns(rows: tuple[AwardNoun, ...]) -> dict[str, AwardNoun]:
    return {row.lemma: row for row in rows}


@lru_cache(maxsize=32)
def _titles(rows: tuple[TitleNoun, ...]) -> dict[str, TitleNoun]:
    return {lemma: row for row in rows for lemma in row.lemmas}


@lru_cache(maxsize=32)
def _winners(rows: tuple[NounFrame, ...]) -> dict[str, NounFrame]:
    return {lemma: row for row in rows if row.award for lemma in row.lemmas}


def find_awards(
    annotated: Annotated,
    sentence: Sentence,
    phrases: Sequence[Phrase],
    nouns: tuple[AwardNoun, ...],
    titles: tuple[TitleNoun, ...],
    winners: tuple[NounFrame, ...],
    forms: BaseForms,
) -> tuple[AwardPhrase, ...]:
    """Awards of one sentence in order; ``phrases`` are its people, institutions and places."""
    reader = _AwardReader(annotated, sentence, phrases, forms)
    found: list[AwardPhrase] = []
    at = sentence.first
    while at < sentence.last:
        award = reader.award(at, nouns, titles, winners, found[-1].last if found else sentence.first)
        if award is not None:
            found.append(award)
            at = max(award.last, at + 1)
        else:
            at += 1
    return tuple(sorted((*found, *reader.elliptic(found)), key=lambda a: a.first))


@dataclass(frozen=True, slots=True)
class _AwardReader:
    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]
    forms: BaseForms

    def award(
        self,
        head: int,
        nouns: tuple[AwardNoun, ...],
        titles: tuple[TitleNoun, ...],
        winners: tuple[NounFrame, ...],
        floor: int,
    ) -> AwardPhrase | None:
        tokens = self.annotated.tokens
        token = tokens[head]
        if self._inside_person(head):
            return None
        if token.features.pos not in {"NOUN", "PROPN", "X"}:
            return self._metal(head, nouns)
        noun = _nouns(nouns).get(token.lemma.casefold())
        if noun is not None:
            return self._noun(head, noun, floor)
        title = _titles(titles).get(token.lemma.casefold())
        if title is not None:
            return self._title(head, title, floor)
        winner = _winners(winners).get(token.lemma.casefold())
        if winner is not None:
            following = tokens[head + 1].lemma if head + 1 < self.sentence.last else ""
            return None if following in _nouns(nouns) else self._winner(head, winner, floor)
        graded = _nouns(nouns).get("*")
        if graded is not None and (award := self._graded(head, graded, floor)) is not None:
            return award
        year = next((t for t in titles if t.of_year), None)
        if year is not None and head + 1 < self.sentence.last and self._is_of_year(head):
            return self._title(head, year, floor)
        return None

    def _winner(self, head: int, row: NounFrame, floor: int) -> AwardPhrase | None:
        """The award in a noun for who has it: "Prešernova nagrajenka", "nagrajenci Prešernovega sklada"."""
        tokens = self.annotated.tokens
        extent = self._extent(head)
        owner = tokens[head - 1] if head > floor else None
        named = owner is not None and possessive(owner.text, owner.xpos) and agrees(owner, tokens[head])
        if not named and extent.last == head + 1:
            return None
        first = head - 1 if named else head
        words = [adjective(tokens[first].text, "Fem", "Sing", bare=True)] if named else []
        rest = [span_of(tokens, head + 1, extent.last).of(self.annotated.text)] if extent.last > head + 1 else []
        award = self._make(first, head, extent, row.award, row.id)
        return replace(award, name=" ".join([*words, row.award, *rest]), bare=False)

    def _metal(self, head: int, nouns: tuple[AwardNoun, ...]) -> AwardPhrase | None:
        """A medal told by its metal ("zlato v skoku v višino"), which looks like an adjective."""
        tokens = self.annotated.tokens
        row = _nouns(nouns).get(tokens[head].text.casefold())
        following = tokens[head + 1] if head + 1 < self.sentence.last else None
        if row is None or not row.complement or following is None or following.features.pos != "ADP":
            return None
        extent = self._extent(head)
        if extent.last == head + 1:
            return None
        rest = span_of(tokens, head + 1, extent.last).of(self.annotated.text)
        return replace(self._make(head, head, extent, row.lemma, row.id), name=f"{row.lemma} {rest}")

    def elliptic(self, found: Sequence[AwardPhrase]) -> list[AwardPhrase]:
        """Awards told by their adjective alone after one told in full: "zlato plaketo A, srebrno B"."""
        tokens, added = self.annotated.tokens, []
        taken = {i for a in found for i in range(a.first, a.last)}
        taken |= {i for p in self.phrases for i in range(p.outer_first, p.outer_last)}
        for at in range(*self.sentence):
            model = next((a for a in reversed(found) if a.last <= at and a.first < a.head), None)
            if model is None or at in taken or not self._stands_alone(at):
                continue
            noun = tokens[model.head : model.last]
            rest = self.forms.noun_phrase(noun, 0, singular=True)
            base = adjective(tokens[at].text, model.gender, "Sing", bare=possessive(tokens[at].text, tokens[at].xpos))
            added.append(
                replace(
                    model,
                    first=at,
                    last=at + 1,
                    head=at,
                    name=f"{base.lower()} {rest}",
                    case=tokens[at].features.case or model.case,
                    number=tokens[at].features.number or model.number,
                    issuer=None,
                    reason=None,
                )
            )
        return added

    def _stands_alone(self, at: int) -> bool:
        """Whether an adjective grades an award named before, and no noun of its own follows."""
        token = self.annotated.tokens[at]
        following = self.annotated.tokens[at + 1] if at + 1 < self.sentence.last else None
        return (
            token.features.pos in {"ADJ", "NUM", "ADV"}
            and _stem(token.lemma) in _GRADES
            and (
                following is None
                or following.features.pos not in {"NOUN", "ADJ"}
                or not agrees(token, following)
                or any(p.outer_first == following.index for p in self.phrases)
            )
        )

    def _is_of_year(self, head: int) -> bool:
        """Whether "leta" without a number follows a noun for a person or thing ("športnik leta")."""
        tokens = self.annotated.tokens
        following = tokens[head + 2].text if head + 2 < self.sentence.last else ""
        return (
            tokens[head + 1].text.casefold() == "leta"
            and not (following[:1].isdigit() and len(following) == _YEAR_LENGTH)
            and tokens[head].features.pos == "NOUN"
            and tokens[head].lemma
            not in {"konec", "začetek", "sredina", "polovica", "del", "mesec", "čas", "dan", "četrtina"}
            and tokens[head].features.case != ""
        )

    def _noun(self, head: int, row: AwardNoun, floor: int) -> AwardPhrase | None:
        tokens = self.annotated.tokens
        first = self._first(head, floor)
        extent = self._extent(head)
        adjectives = {tokens[i].lemma for i in range(first, head)}
        complemented = extent.last > head + 1
        if tokens[tokens[head].head].lemma in row.not_object_of:
            return None
        if complemented and tokens[head + 1].lemma in row.not_of:
            return None
        if row.adjectives or row.complement:
            by_adjective = any(_stem(a) in {_stem(b) for b in row.adjectives} for a in adjectives)
            if not (by_adjective or (row.complement and complemented)):
                return None
        return self._make(first, head, extent, row.lemma, row.id)

    def _graded(self, head: int, row: AwardNoun, floor: int) -> AwardPhrase | None:
        """Any thing of gold, silver or bronze that is given as an award ("zlata klop", "srebrno dleto")."""
        tokens = self.annotated.tokens
        noun = tokens[head]
        if noun.features.pos != "NOUN" or noun.lemma in row.never or not noun.text[:1].islower():
            return None
        first = self._first(head, floor)
        grades = {_stem(a) for a in row.adjectives}
        if not any(_stem(tokens[i].lemma) in grades for i in range(first, head)):
            return None
        return self._make(first, head, self._extent(head), noun.lemma, row.id)

    def _title(self, head: int, row: TitleNoun, floor: int) -> AwardPhrase | None:
        tokens = self.annotated.tokens
        first = self._first(head, floor)
        if row.of_year:
            return self._make(first, head, _Extent(head + 2), row.kind, row.id)
        if not any(_stem(tokens[i].lemma) in {_stem(a) for a in row.adjectives} for i in range(first, head)):
            return None
        return self._make(first, head, self._extent(head), row.kind, row.id)

    def _make(self, first: int, head: int, extent: _Extent, kind: str, rule: str) -> AwardPhrase:
        tokens = self.annotated.tokens
        words = tokens[first : extent.last]
        name = self.forms.noun_phrase(words, head - first, singular=True)
        name = name.lower() if name.isupper() else name
        if name[:1].isupper() and self._lowers(first, head):
            name = name[:1].lower() + name[1:]
        features = tokens[head].features
        category = span_of(tokens, *extent.category).of(self.annotated.text) if extent.category is not None else None
        return AwardPhrase(
            first=first,
            last=extent.last,
            head=head,
            name=" ".join(name.split()),
            kind=kind,
            case=features.case,
            gender=features.gender,
            number=features.number,
            rule=rule,
            bare=first == head and extent.last == head + 1,
            category=category,
            year_for=extent.year_for,
            reason=extent.reason,
            issuer=extent.issuer,
        )

    def _lowers(self, first: int, head: int) -> bool:
        """Whether the first word has its capital only from its place in the sentence."""
        token = self.annotated.tokens[first]
        opens = first == self.sentence.first or self.annotated.tokens[first - 1].text in OPENERS
        if not opens or token.features.pos not in {"ADJ", "NUM", "NOUN"}:
            return False
        return first == head or not possessive(token.text, token.xpos)

    def _first(self, head: int, floor: int) -> int:
        """First adjective that is part of the name."""
        tokens = self.annotated.tokens
        first = modifiers_before(tokens, head, floor)
        while first < head and (
            tokens[first].lemma in NO_PART_OF_NAME
            or tokens[first].lemma in {"in", "ter", ","}
            or (tokens[first].features.num_type == "Card")
            or (tokens[first].features.pos == "NUM" and tokens[first].text.isdigit())
        ):
            first += 1
        return first

    def _inside_person(self, index: int) -> bool:
        return any(p.kind == "person" and p.outer_first <= index < p.last for p in self.phrases)

    def _extent(self, head: int) -> _Extent:
        """Walk over what follows the noun, as far as it is told with it."""
        extent = _Extent(head + 1)
        steps = (self._quotation, self._year, self._eponym, self._issuer, self._za, self._class, self._complement)
        while not extent.closed and extent.last < self.sentence.last:
            grown = next((g for step in steps if (g := step(extent, head)) is not None), None)
            if grown is None:
                break
            extent = grown
        return extent

    def _quotation(self, extent: _Extent, _head: int) -> _Extent | None:
        end = quoted_end(self.annotated.tokens, extent.last, self.sentence.last)
        return replace(extent, last=end) if end > extent.last else None

    def _year(self, extent: _Extent, _head: int) -> _Extent | None:
        year = self._year_at(extent.last)
        return replace(extent, year_for=year, closed=True) if year else None

    def _eponym(self, extent: _Extent, head: int) -> _Extent | None:
        person = self._starts("person", extent.last)
        return replace(extent, last=person.last) if person and self._is_eponym(person, head) else None

    def _issuer(self, extent: _Extent, head: int) -> _Extent | None:
        """An institution in the genitive, or any further one, which is part of the first one's name."""
        body = self._starts("institution", extent.last)
        if body is None or (body.case != "Gen" and extent.last == head + 1):
            return None
        issuer = extent.issuer or (body if body.case == "Gen" else None)
        return replace(extent, last=body.last, issuer=issuer)

    def _za(self, extent: _Extent, head: int) -> _Extent | None:
        at = extent.last
        if self.annotated.tokens[at].lemma != "za" or at + 1 == self.sentence.last:
            return None
        end = self._za_end(at, named=at > head + 1)
        if end == at:
            return replace(extent, reason=self._clause_end(at), closed=True)
        return replace(extent, last=end, category=(at + 1, end))

    def _class(self, extent: _Extent, head: int) -> _Extent | None:
        """Words such as "v kategoriji X"."""
        tokens, at, limit = self.annotated.tokens, extent.last, self.sentence.last
        if tokens[at].text.casefold() not in {"v", "na"} or at + 1 == limit or not self._names_class(at, head):
            return None
        end = max(nominal_end(tokens, at + 2, limit, "Gen"), quoted_end(tokens, at + 2, limit), at + 2)
        if end + 1 < limit and tokens[end].text == "v" and tokens[end + 1].features.case == "Acc":
            end = nominal_end(tokens, end + 1, limit, "Acc")
        return replace(extent, last=end, category=(at + 2, end) if end > at + 2 else None)

    def _complement(self, extent: _Extent, _head: int) -> _Extent | None:
        end = self._genitive_end(extent.last)
        end = end if end > extent.last else self._proper_end(extent.last)
        return replace(extent, last=end) if end > extent.last else None

    def _names_class(self, at: int, head: int) -> bool:
        """Whether "v kategoriji X" begins here; for medals also "v skoku v višino"."""
        tokens = self.annotated.tokens
        following = tokens[at + 1]
        if following.lemma in {"kategorija", "razred", "skupina", "disciplina", "sekcija"}:
            return True
        return tokens[head].text.casefold() in _METALS and following.features.case == "Loc"

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

    def _own_name_end(self, at: int) -> int:
        """End of a name in small letters in the nominative ("naziv najbolj zdrava šola", "nagrado zlata klop")."""
        tokens, limit, end = self.annotated.tokens, self.sentence.last, at
        while end < limit and (tokens[end].lemma == "najbolj" or tokens[end].features.pos in {"ADJ", "NOUN"}):
            if tokens[end].lemma != "najbolj" and tokens[end].features.case != "Nom":
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


def _stem(lemma: str) -> str:
    """What the forms of an adjective share: "časten", "častni", "častna" are one."""
    stem = lemma.casefold().rstrip("aeiou")
    return stem[:-2] + stem[-1] if stem.endswith(("en", "er", "el")) else stem


def works_among(annotated: Annotated, sentence: Sentence, taken: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Works named by their noun and a quoted or capitalised title: 'roman »Reka«', "film Zima"."""
    tokens = annotated.tokens
    found = []
    for head in range(*sentence):
        if tokens[head].lemma not in WORK_NOUNS or tokens[head].features.pos != "NOUN":
            continue
        end = quoted_end(tokens, head + 1, sentence.last)
        if end == head + 1:
            while (
                end < sentence.last
                and tokens[end].text[:1].isupper()
                and not any(p.outer_first <= end < p.outer_last and p.kind == "person" for p in taken)
            ):
                end += 1
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
                rule="work.named",
            )
        )
    return tuple(found)
