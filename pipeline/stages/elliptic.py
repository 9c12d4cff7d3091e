"""Elliptic awards: those told by their grade, their degree or whose they are alone, beside one told in full."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pipeline.rules.awards import BEST, COLLECTIVES, HANDED, METALS
from pipeline.rules.people import BEARERS
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.award_names import AwardNamer
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.extents import Extent, ExtentReader
from pipeline.stages.inflection import adjective, feminine, possessive
from pipeline.stages.phrases import (
    GRADES,
    AwardPhrase,
    Phrase,
    adjective_stem,
    agrees,
    is_of_grade,
    modifiers_before,
    same_case,
    span_of,
)

_IN_DIGITS = MappingProxyType({"2.": "drugi", "3.": "tretji"})
AND = frozenset({",", "in", "ter"})
_DEGREE = "stopnja"


@dataclass(frozen=True, slots=True)
class EllipticReader:
    """The awards of one sentence that leave their noun out.

    Attributes:
        annotated: The release.
        sentence: The sentence.
        phrases: Its people, institutions and places.
        forms: Base forms.
        extents: How far names go.
        namer: What awards are called.
    """

    annotated: Annotated
    sentence: Sentence
    phrases: Sequence[Phrase]
    forms: BaseForms
    extents: ExtentReader
    namer: AwardNamer

    def awards(self, found: Sequence[AwardPhrase], before: AwardPhrase | None) -> list[AwardPhrase]:
        """Awards told by their grade or the like beside one told in full: "zlato plaketo A, srebrno B"."""
        added: list[AwardPhrase] = []
        taken = {i for a in found for i in range(a.first, a.last)}
        taken |= {i for p in self.phrases for i in range(p.outer_first, p.outer_last)}
        grades = [(at, stem) for at in range(*self.sentence) if at not in taken and (stem := self._grade(at))]
        opened = False
        for at, stem in grades:
            metal = stem in METALS.values()
            here = next((a for a in reversed(found) if a.last <= at and (a.first < a.head or metal)), None)
            if here is not None and metal and here.rule.startswith("title."):
                here = None  # "postal je prvak, srebro je osvojil"
            here = here or self._shared(found, at)
            opened = opened or self._opens_of(before, at)
            model = here or (before if metal or opened else None)
            if not metal and here is not None and self._ranks(here.last, at):
                continue
            if model is not None:
                added.append(self._regraded(model, at, stem, category=here is None))
            elif metal and (len({other for _, other in grades}) > 1 or self._is_won_metal(at)):
                # "zlato A, srebro B", "bron je dobila A": nothing says of what
                lemma = next(noun for noun, graded in METALS.items() if graded == stem)
                added.append(
                    replace(self.namer.make(at, at, Extent(at + 1), lemma, f"award.{lemma}"), name=lemma, bare=False)
                )
        return [*added, *self._other_degrees(found), *self._other_owners(found), *self._other_titles(found)]

    def _other_titles(self, found: Sequence[AwardPhrase]) -> Iterator[AwardPhrase]:
        """Titles of which only the first says that they are of a year: "športnik leta je A, športnica pa B"."""
        tokens, taken = self.annotated.tokens, {a.head for a in found}
        starts = {at for p in self.phrases if p.kind != "place" for at in (p.outer_first, p.first)}
        for model in (a for a in found if a.rule == "title.of-the-year"):
            before = tokens[model.first - 1].text.casefold() if model.first > self.sentence.first else ""
            for at in range(model.last, self.sentence.last - 1):
                noun, apart = tokens[at], tokens[at + 1].text == "pa"
                pair = model.number == noun.features.number and _are_pair(tokens[model.head].lemma, noun.lemma)
                borne = pair or (apart and (noun.lemma.endswith(BEARERS) or noun.lemma in COLLECTIVES))
                first = modifiers_before(tokens, at, model.last)
                best = tokens[first].text.casefold().startswith(BEST)  # which is a title without the year
                opener = first - (before in {"za", "kot"} and tokens[first - 1].text == before)
                opens = tokens[opener - 1].text in {",", ";", "in"} and at not in taken
                if best or not borne or not opens or at + 1 + apart not in starts or noun.features.pos != "NOUN":
                    continue
                if same_case(noun.features.case, model.case):
                    name = self.forms.noun_phrase(tokens[first : at + 1], at - first, singular=True)
                    title = _retold(model, first, at + 1, f"{name} {tokens[model.head + 1].text}")
                    yield replace(title, gender=noun.features.gender, category=None)

    def _other_owners(self, found: Sequence[AwardPhrase]) -> Iterator[AwardPhrase]:
        """Awards told by whose they are alone: "Cankarjevo priznanje je prejel A, Preglovo pa B", "lani pa Kosovo"."""
        tokens = self.annotated.tokens
        for at in range(self.sentence.first + 1, self.sentence.last - 1) if found else ():
            token = tokens[at]
            opens = tokens[at + 1].text == "pa" and tokens[at - 1].text in {",", ";", "in"}
            ends = tokens[at + 1].text in {".", ",", ";"} and tokens[at - 1].text in {"pa", "še"}
            model = next((a for a in reversed(found) if a.last <= at and a.head == a.first + 1), None)
            if model is None or not (opens or ends):
                continue
            owned = possessive(tokens[model.first].text, tokens[model.first].xpos)
            if not owned or not (token.text[:1].isupper() and possessive(token.text, token.xpos)):
                continue
            base = adjective(token.text, model.gender, "Sing", bare=True)
            yield _retold(model, at, at + 1, f"{base} {model.name.partition(' ')[2]}")

    def _other_degrees(self, found: Sequence[AwardPhrase]) -> Iterator[AwardPhrase]:
        """Awards told by their degree alone: "plamenico prve stopnje je prejel A, druge stopnje B"."""
        tokens, model = self.annotated.tokens, None
        for at in range(self.sentence.first + 1, self.sentence.last):
            if tokens[at].lemma != _DEGREE:
                continue
            inside = next((a for a in found if a.first < at < a.last), None)
            if inside is not None:
                model = inside
            elif model is not None and tokens[at - 1].features.pos in {"ADJ", "NUM"}:
                own = next(i for i in range(model.head, model.last) if tokens[i].lemma == _DEGREE)
                told = span_of(tokens, own - 1, own + 1).of(self.annotated.text)
                degree = span_of(tokens, at - 1, at + 1).of(self.annotated.text)
                name = model.name.replace(told, degree)
                yield _retold(model, at - 1, at + 1, name)

    def _shared(self, found: Sequence[AwardPhrase], at: int) -> AwardPhrase | None:
        """The award whose noun a grade before it shares: "dve zlati, tri srebrne in eno bronasto priznanje"."""
        award = next((a for a in found if a.first > at), None)
        if award is None or award.first == award.head or not is_of_grade(self.annotated.tokens[award.first]):
            return None
        between = self.annotated.tokens[at + 1 : award.first]
        told = all(t.lemma in AND or t.features.num_type == "Card" or is_of_grade(t) for t in between)
        return award if told and any(t.lemma in AND for t in between) else None

    def _opens_of(self, before: AwardPhrase | None, at: int) -> bool:
        """Whether a sentence opens with one of several prizes told before ("Podelili so nagrade. Prvo je prejel A")."""
        alike = before is not None and before.number != "Sing" and self.annotated.tokens[at].features.gender != "Masc"
        return alike and at == self.sentence.first and is_handed(self.annotated.tokens, at)

    def _ranks(self, start: int, at: int) -> bool:
        """Whether a place in a ranking told before is what the grade repeats ("drugo mesto je osvojil A, tretje B")."""
        tokens = self.annotated.tokens
        return any(tokens[i].lemma == "mesto" and is_of_grade(tokens[i - 1]) for i in range(start, at))

    def _is_won_metal(self, at: int) -> bool:
        """Whether gold, silver or bronze itself is what is won ("bron je dobila")."""
        token = self.annotated.tokens[at]
        adverb = token.features.pos == "ADV" and self.annotated.tokens[token.head].lemma in HANDED
        won = adverb or is_handed(self.annotated.tokens, at) or self._is_label(at)
        return token.text.casefold() in METALS and won

    def _is_label(self, at: int) -> bool:
        """Whether gold, silver or bronze opens a line with whoever has it ("Zlato: Ana Novak")."""
        tokens = self.annotated.tokens
        named = any(p.outer_first == at + 2 and p.kind != "place" for p in self.phrases)
        return at == self.sentence.first and named and tokens[at + 1].text == ":"

    def _regraded(self, model: AwardPhrase, at: int, stem: str, *, category: bool) -> AwardPhrase:
        """The award at a token that has only the grade, with the noun of ``model``, and its class if ``category``."""
        tokens = self.annotated.tokens
        token = tokens[at]
        if token.text.casefold() in METALS or token.lemma.casefold() in METALS:
            base = stem + {"Fem": "a", "Masc": "i"}.get(model.gender, "o")
        else:
            said = _IN_DIGITS.get(token.text, token.text)
            base = adjective(said, model.gender, "Sing", bare=possessive(said, token.xpos)).lower()
        plain = tokens[model.head].features.pos == "NOUN"  # whose capital is only the sentence's
        start = model.first + 1 if is_of_grade(tokens[model.first]) and model.first < model.head else model.head
        owner = tokens[model.head - 1]  # "Kosove značke so prejeli: zlato A, srebrno B"
        start -= model.first < start == model.head and possessive(owner.text, owner.xpos)
        words = tokens[start : model.last]  # "zlati častni znak A, srebrnega B" is of "srebrni častni znak"
        noun = self.forms.noun_phrase(words, model.head - start, singular=True, lower_first=plain)
        if not category and model.category and noun.endswith(model.category):
            noun = noun.removesuffix(model.category).rstrip()
        governed = tokens[at - 1].features.pos == "ADP"
        own = self.extents.purpose_end(at + 1) if at + 1 < self.sentence.last and tokens[at + 1].text == "za" else 0
        if own > at + 2:  # "zlato medaljo za sir A, srebrno za skuto B"
            noun = f"{noun.partition(' za ')[0]} {span_of(tokens, at + 1, own).of(self.annotated.text)}"
        oblique = token.text.endswith("o") and token.features.case in {"Dat", "Loc", "Gen"}  # which has no such form
        oblique |= token.features.case in {"Dat", "Loc"} and not governed
        case = model.case if oblique else token.features.case or model.case
        # Without its noun a masculine adjective takes "-ega" in the accusative too ("zlatega je prejela A").
        object_ = model.gender == "Masc" and case == "Gen" and not governed
        return replace(
            _retold(model, at, at + 1, f"{base} {noun}"),
            case="Acc" if object_ and token.features.number == "Sing" else case,
            number=token.features.number or model.number,
        )

    def _grade(self, at: int) -> str:
        """The stem of an adjective, or of a metal, that grades an award named before and has no noun of its own."""
        token = self.annotated.tokens[at]
        if token.text in _IN_DIGITS:  # "prvo nagrado je dobil A, 2. B"
            listed = at > self.sentence.first and self.annotated.tokens[at - 1].text == ","
            told = listed and any(p.outer_first == at + 1 for p in self.phrases)
            return adjective_stem(_IN_DIGITS[token.text]) if told else ""
        lemma = token.lemma.casefold()
        stem = METALS.get(lemma, adjective_stem(lemma))
        word = token.features.pos in {"ADJ", "NUM", "ADV", "NOUN"} or lemma in METALS  # "Srebro" looks like a name
        if token.features.pos == "VERB" and token.text.endswith("e"):  # as which "srebrne" is taken at times
            stem, word = token.text.casefold()[:-1], True
        if not word or stem not in GRADES or not token.text[:1].isalpha():
            return ""
        if at > self.sentence.first and self.annotated.tokens[at - 1].text == "med":
            return ""  # "med drugimi"
        following = self.annotated.tokens[at + 1] if at + 1 < self.sentence.last else None
        alone = (
            following is None
            or following.features.pos not in {"NOUN", "ADJ"}
            or not agrees(token, following)
            or any(p.outer_first == following.index for p in self.phrases)
        )
        return stem if alone else ""


def _retold(model: AwardPhrase, first: int, last: int, name: str) -> AwardPhrase:
    """An award of the model's kind that its last word tells; who confers the model, and why, holds for that alone."""
    return replace(model, first=first, last=last, head=last - 1, name=name, issuer=None, reason=None)


def _are_pair(one: str, other: str) -> bool:
    """Whether the nouns are for a man and a woman who do the same ("športnik", "športnica")."""
    return one != other and (feminine(one) == other or feminine(other) == one)


def is_handed(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun is what is given or won."""
    return tokens[tokens[head].head].lemma in HANDED and tokens[head].dep.startswith(("obj", "nsubj"))
