"""Extents: how far the name of an award goes behind its noun, and what year, class and reason are told with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.rules.awards import METALS, PERIODS, WORK_NOUNS
from pipeline.rules.institutions import TOWNS
from pipeline.rules.people import BEARERS
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.inflection import possessive
from pipeline.stages.institutions import MODEL_RULE
from pipeline.stages.phrases import (
    Phrase,
    age_end,
    agrees,
    in_case,
    is_metal,
    is_year,
    nominal_end,
    quoted_end,
    span_of,
)

_WOMEN = re.compile(r"(?:ica|nja|[^aiou]ka)$")  # nominatives of nouns for women, which no man's genitive looks like
_SHORT_ZA = 3  # "za" and two words
# What may go on behind the noun of "za", with its cases: "za delo z mladimi", "za prenos znanja v prakso".
_BEHIND_ZA = {
    **dict.fromkeys(("na", "v", "ob", "o", "po"), ("Loc", "Acc")),
    **dict.fromkeys(("in", "ter", "ali"), ("Acc",)),
    **dict.fromkeys(("k", "h"), ("Dat",)),
    **dict.fromkeys(("z", "s"), ("Ins",)),
    "pri": ("Loc",),
}
_LONGEST_ZA = 9  # words behind "za" that still make a name; longer ones tell why
YEAR_WORDS = frozenset({"leto", "leta", "letu", "let", "letih"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "X", "ADV"})
_RANKS = frozenset({"prvi", "drug", "drugi", "tretji", "četrti", "peti", "glaven", "glavni"})
_METAL_FORMS = frozenset({"zlato", "zlata", "zlatu", "srebro", "srebra", "bron", "brona"})
_MEDALS = frozenset({"medalja", "kolajna", "odličje", *METALS})
_CHAMPIONS = frozenset({"prvak", "prvakinja"})
_CONTESTS = frozenset({"prvenstvo", "olimpijada", "igra", "igre", "univerzijada"})
_EMBLEMS = frozenset({"odlika", "pohvala", "venec", "grb", "meč", "trak"})  # "plaketa z odliko"
_NO_DISCIPLINES = frozenset(
    {
        "kategorija", "skupina", "razred", "konkurenca", "disciplina", "sekcija", "leto", "sezona", "mesec", "teden",
        "finale", "zgodovina", "postava", "znesek", "vrednost", "roka", "žep", "občina", "mesto", "domovina", "čas",
        "kraj", "tujina", "dvorana", "dom", "center",
    }
)  # fmt: skip
_OTHERS = frozenset({"nagrada", "priznanje", "plaketa", "medalja", "diploma", "pokal"})
_NAMED_BEHIND = frozenset({"certifikat", "naziv", "naslov"})  # whose own name looks like that of a body
_BOUNDS = frozenset({"do", "nad", "od"})
_BEST = frozenset({"najbolj", "naj"})
FRIENDLY = frozenset({"prijazen", "naklonjen"})
"""Adjectives that tell in the dative whom to ("Družini prijazno podjetje")."""


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
            self._foreign,
            self._year,
            self._eponym,
            self._issuer,
            self._za,
            self._subject,
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

    def classed(self, extent: Extent, head: int) -> Extent:
        """The extent with the class that is told right behind it, where one is ("trener leta v ženski konkurenci")."""
        if extent.last + 1 >= self.sentence.last:
            return extent
        return self._class(extent, head) or self._among(extent, head) or self._aged(extent)

    def _aged(self, extent: Extent) -> Extent:
        """The extent with the age that is told right behind it ("športnica leta do 14 let")."""
        end = age_end(self.annotated.tokens, extent.last, self.sentence.last)
        return replace(extent, last=end, category=(extent.last, end)) if end > extent.last else extent

    def _quotation(self, extent: Extent, _head: int) -> Extent | None:
        end = quoted_end(self.annotated.tokens, extent.last, self.sentence.last)
        return replace(extent, last=end) if end > extent.last else None

    def _foreign(self, extent: Extent, head: int) -> Extent | None:
        """Small words of another language right behind the noun ("nagrada fair play")."""
        tokens, end = self.annotated.tokens, extent.last
        while end < self.sentence.last and tokens[end].text.islower() and tokens[end].text == tokens[end].lemma:
            if tokens[end].features.pos not in {"X", "NOUN", "ADJ"} or tokens[end].text.endswith("."):
                break
            end += 1
        words = tokens[extent.last : end]
        told = extent.last == head + 1 and len(words) > 1 and any(t.features.pos == "X" for t in words)
        return replace(extent, last=end) if told else None

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
        told = body is not None and (body.case == "Gen" or self._is_acronym(body, head))
        if body is not None and body.case == "Nom" and self.annotated.tokens[head].lemma in _NAMED_BEHIND:
            return replace(extent, last=body.last, closed=True)  # "certifikat Zelena šola"
        winning = body is not None and extent.purpose is not None and body.case == "Nom"  # "za kruh pekarna Zrno"
        if body is None or (not told and (extent.last == head + 1 or body.case == "Dat" or winning)):
            return None
        issuer = extent.issuer or (body if told else None)
        return replace(extent, last=body.last, issuer=issuer)

    def _is_acronym(self, body: Phrase, head: int) -> bool:
        """Whether an acronym in which no case shows stands behind a noun in an oblique case ("plaketo JSKD")."""
        word = self.annotated.tokens[body.first].text
        oblique = self.annotated.tokens[head].features.case not in {"Nom", ""}
        return body.last == body.first + 1 and len(word) > 1 and word.isupper() and oblique

    def _za(self, extent: Extent, head: int) -> Extent | None:
        at = extent.last
        if self.annotated.tokens[at].lemma != "za" or at + 1 == self.sentence.last:
            return None
        if self._is_for_body(at + 1):
            return replace(extent, closed=True)
        end = self._za_end(at, named=at > head + 1)
        best = self.annotated.tokens[at + 1].text.casefold().startswith("naj")
        if end == at or (extent.purpose is not None and not best):  # "red za zasluge za dolgoletno delo"
            return replace(extent, reason=self._clause_end(at), closed=True)
        return replace(extent, last=end, purpose=(at + 1, end))

    def _is_for_body(self, at: int) -> bool:
        """Whether a body or couple begins at the token behind "za", for whom the award is taken ("za Zavod Lipa")."""
        bodies = (p for p in self.phrases if p.outer_first == at and p.kind in {"institution", "group"})
        return any(t.text[:1].isupper() for p in bodies for t in self.annotated.tokens[p.first : p.last])

    def _subject(self, extent: Extent, head: int) -> Extent | None:
        """The school subject of a graded award ("zlato priznanje iz znanja zgodovine")."""
        tokens, at = self.annotated.tokens, extent.last
        graded = head > self.sentence.first and at == head + 1 and is_metal(tokens[head - 1])
        if not graded or tokens[at].text != "iz" or at + 1 == self.sentence.last or not tokens[at + 1].text.islower():
            return None
        end = nominal_end(tokens, at + 1, self.sentence.last, "Gen")
        named = any(p.first < end and p.last > at for p in self.phrases)
        return replace(extent, last=end) if end > at + 1 and not named else None

    def _class(self, extent: Extent, head: int) -> Extent | None:
        """Words such as "v kategoriji X", or what a medal or championship was won in or at."""
        tokens, at, limit = self.annotated.tokens, extent.last, self.sentence.last
        if tokens[at].text.casefold() not in {"v", "na", "z", "s"} or at + 1 == limit:
            return None
        event = self._event_end(at, head, extent.last)
        if event > at:
            return replace(extent, last=event)
        if not self._names_class(at, head):
            return None
        adjective = tokens[at + 1].features.pos == "ADJ"  # "v moški konkurenci"
        start = at + 2 + adjective
        end = max(nominal_end(tokens, start, limit, "Gen"), quoted_end(tokens, start, limit), start)
        if end == start and start + 2 < limit and tokens[start].text in _BOUNDS and tokens[start + 1].text[0].isdigit():
            end = start + 3  # "v kategoriji do 60 kilogramov"
        end = self._goal_end(max(end, self._people_end(start, "Gen")))
        if end == start:
            return replace(extent, last=end, category=(at + 1, end) if adjective else None)
        return replace(extent, last=end, category=(start, end))

    def _event_end(self, at: int, head: int, last: int) -> int:
        """End of what goes with an award by a preposition; ``at`` where nothing does.

        Of any "z odliko"; of a medal or championship "na evropskem prvenstvu", "v metu kopja", "na 100 metrov prosto".
        """
        tokens, limit, word = self.annotated.tokens, self.sentence.last, self.annotated.tokens[at].text.casefold()
        if word in {"z", "s"} and tokens[at + 1].lemma in _EMBLEMS:
            return at + 2
        medal = tokens[head].lemma in _MEDALS
        if not medal and not any(t.lemma in _CHAMPIONS for t in tokens[head:last]):
            return at
        if word == "na" and tokens[at + 1].features.num_type == "Card" and at + 2 < limit:
            end = nominal_end(tokens, at + 2, limit, "Gen") if in_case(tokens[at + 2], "Gen") else at + 3
            return end + (end < limit and tokens[end].features.pos == "ADV")
        end = nominal_end(tokens, at + 1, limit, "Gen" if word in {"z", "s"} else "Loc")
        told = tokens[at + 1 : end]
        if any(t.lemma in _CONTESTS for t in told):
            return end
        discipline = word == "v" and bool(told) and not any(t.text[:1].isupper() for t in told)
        if not discipline or any(t.lemma in _NO_DISCIPLINES for t in told):
            return at
        return self._goal_end(end)

    def _goal_end(self, at: int) -> int:
        """End of what a discipline aims at ("v skoku v višino"); ``at`` where nothing does."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        aims = at + 1 < limit and tokens[at].text == "v" and tokens[at + 1].features.case == "Acc"
        return nominal_end(tokens, at + 1, limit, "Acc") if aims else at

    def _among(self, extent: Extent, _head: int) -> Extent | None:
        """Those among whom it is given: "med dijaki", "pri kadetinjah"."""
        tokens, at, limit = self.annotated.tokens, extent.last, self.sentence.last
        case = {"med": "Ins", "pri": "Loc"}.get(tokens[at].text.casefold())
        if case is None or at + 1 == limit or extent.category is not None:
            return None
        end = nominal_end(tokens, at + 1, limit, case)
        if case == "Ins" and end == at + 1 and (end := self._people_end(at + 1)) > at + 1:  # "med gluhimi"
            return replace(extent, last=end, category=(at, end))
        nouns = [t for t in tokens[at + 1 : end] if t.features.pos == "NOUN"]
        if not nouns or nouns[0].features.number != "Plur" or any(t.text[:1].isupper() for t in tokens[at + 1 : end]):
            return None
        return replace(extent, last=end, category=(at, end))

    def _complement(self, extent: Extent, head: int) -> Extent | None:
        end = self._genitive_end(extent.last)
        if end == extent.last and self.annotated.tokens[head].lemma not in METALS:
            end = self._titled_end(head, extent.last) or self._proper_end(extent.last)
        town = self._starts("place", end) if self.annotated.tokens[end - 1].lemma in TOWNS else None
        end = town.last if town is not None and end > extent.last else end
        return replace(extent, last=end) if end > extent.last else None

    def _titled_end(self, head: int, at: int) -> int:
        """End of a name with a capital adjective that stays in the nominative ("nagrado Zlata paličica"); 0 if none."""
        tokens, limit, said = self.annotated.tokens, self.sentence.last, self.annotated.tokens[head].features
        if at + 1 >= limit or not tokens[at].text[:1].isupper():
            return 0
        place = self._starts("place", at)
        if place is not None and said.case not in {"Nom", ""} and place.case == "Nom" and tokens[at + 1].text.islower():
            return max(
                place.last, nominal_end(tokens, place.last, limit, "Gen")
            )  # taken for one: "nagrado Zelena veja"
        adjective, noun = tokens[at].features, tokens[at + 1].features
        either = said.gender == "Neut" and noun.number == said.number == "Sing"  # "priznanje" may be an accusative
        if said.case in {"Nom", ""} and (not either or self._is_known_body(at)):
            return 0
        named = adjective.pos in {"ADJ", "DET"} and adjective.case == "Nom" and noun.pos in {"NOUN", "PROPN"}
        person = any(p.kind == "person" and p.outer_first <= at < p.outer_last for p in self.phrases)
        if not named or person or not agrees(tokens[at], tokens[at + 1]):
            return 0
        return max(at + 2, nominal_end(tokens, at + 2, limit, "Gen"))

    def _is_known_body(self, at: int) -> bool:
        """Whether a body that its noun tells begins at the token, and nothing that only looks like a name of one."""
        body = self._starts("institution", at)
        return body is not None and body.rule != MODEL_RULE

    def _names_class(self, at: int, head: int) -> bool:
        """Whether "v kategoriji X" begins here; for medals also "v skoku v višino"."""
        tokens = self.annotated.tokens
        adjective = tokens[at + 1].features.pos == "ADJ" and at + 2 < self.sentence.last
        following = tokens[at + 1 + adjective]
        if following.lemma in {"kategorija", "razred", "skupina", "disciplina", "sekcija", "konkurenca", "področje"}:
            return True
        metal = tokens[at].text.casefold() in {"v", "na"} and tokens[head].text.casefold() in _METAL_FORMS
        return metal and following.features.case == "Loc"

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
        named = (p for p in self.phrases if p.kind in {"person", "institution"})
        stop = min((p.outer_first for p in named if p.outer_first >= at + (p.kind == "institution")), default=limit)
        if tokens[at].text == "stopnje" and _is_ordinal(tokens[at - 1]):  # which may have been taken for the noun's
            return at + 1
        if _is_ordinal(tokens[at]) and at + 1 < limit and tokens[at + 1].text == "stopnje":
            return at + 2
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
        named = any(p.outer_first <= at < p.outer_last for p in self.phrases)
        if named and self._behind_dative(at) == at:  # "Družini prijazno podjetje" is of no family
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
        if start + 1 < last and tokens[start + 1].text in {"leta", *PERIODS} and not _is_genitive(tokens[start]):
            return True  # "naziv prostovoljka leta", whatever else the tags say
        return self._own_name_end(start) > start or (
            tokens[start].text[:1].isupper() and may_be_nominative(tokens[start])
        )

    def _own_name_end(self, at: int) -> int:
        """End of a name in small letters in the nominative ("naziv najbolj zdrava šola", "nagrado zlata klop")."""
        tokens, limit, end = self.annotated.tokens, self.sentence.last, self._behind_dative(at)
        while end < limit and (_grades(tokens[end]) or tokens[end].features.pos in {"ADJ", "NOUN"}):
            if not _grades(tokens[end]) and not may_be_nominative(tokens[end]):
                break
            end += 1
            if tokens[end - 1].features.pos == "NOUN":
                suited = [t.text for t in tokens[end : end + 2]] == ["po", "meri"]  # "Občina po meri invalidov"
                return max(end, nominal_end(tokens, end + 2 * suited, limit, "Gen"))
        return at

    def _behind_dative(self, at: int) -> int:
        """The adjective behind whom it is good to ("družini prijazno podjetje"); ``at`` where none is told so."""
        tokens, limit, end = self.annotated.tokens, self.sentence.last, at
        while end < limit and (tokens[end].features.case == "Dat" or (end > at and self._goes_on(tokens[end]))):
            end += 1
        return end if end < limit and tokens[end].lemma in FRIENDLY else at

    @staticmethod
    def _goes_on(token: Token) -> bool:
        """Whether the dative goes on: "invalidom in starejšim", "Planetu Zemlja"."""
        return token.lemma == "in" or token.features.pos == "PROPN"

    def _is_eponym(self, person: Phrase, head: int) -> bool:
        """Whether a person's name behind the noun names the award: in the genitive, or uninflected right behind it.

        A role before the name is a winner's, and so is a title, but for one before a genitive.
        """
        if person.outer_first < person.first and (person.roles or person.case != "Gen"):
            return False
        tokens = self.annotated.tokens
        before = tokens[head - 1] if head > self.sentence.first else None
        # "drugo nagrado Jan Kos" leaves the verb out, as does "prejemnica zlatega znaka Ana Kos"
        told = before is not None and (
            before.lemma in _RANKS or is_metal(before) or possessive(before.text, before.xpos)
        )
        winner = (told or self._is_gapped(person, before)) and person.last > person.first + 1
        oblique = tokens[head].features.case not in {"Nom", ""} and not winner
        return person.case == "Gen" or (person.first == head + 1 and oblique and person.case != "Dat")

    def _is_gapped(self, person: Phrase, before: Token | None) -> bool:
        """Whether the award opens a part without a verb that ends in whoever won it ("grb je prejel A, plaketo B")."""
        tokens, end = self.annotated.tokens, person.outer_last
        opens = before is not None and before.text in {",", ";"} and person.case == "Nom"
        acted = any(t.features.pos == "VERB" for t in tokens[self.sentence.first : person.first])
        return opens and acted and (end == self.sentence.last or tokens[end].text in {",", ";", ".", "in", "ter"})

    def purpose_end(self, at: int) -> int:
        """End of the "za" phrase at ``at`` where it can be what an award is for, else ``at``."""
        return self._za_end(at, named=False)

    def _za_end(self, at: int, *, named: bool) -> int:
        """End of the "za" phrase where it makes the award's name, ``at`` where it tells a reason.

        Where the award is ``named`` already, only a class ("za najboljši film") or a word or two belong to its name.
        """
        tokens, limit = self.annotated.tokens, self.sentence.last
        if self._is_work(at + 1) or tokens[at + 1].features.poss or tokens[at + 1].lemma == "to":
            return at
        end = nominal_end(tokens, at + 1 + (tokens[at + 1].text == "naj"), limit, "Acc")
        if end <= at + 2 and tokens[end - 1].features.pos not in {"NOUN", "PROPN"}:
            return at
        if end == at + 1 or any(tokens[i].features.poss for i in range(at + 1, end)):
            return at
        dated = end < limit and is_year(tokens[end]) and tokens[end - 1].text.casefold() in YEAR_WORDS
        if dated and not tokens[end - 2].lemma.endswith(BEARERS):  # "priznanje za športnico leta 2022"
            end -= 1  # "nagrado za življenjsko delo leta 1995 prejel"
        somebody = next((p for p in self.phrases if p.kind == "person" and at < p.outer_first < end), None)
        if somebody is not None:
            end = somebody.outer_first
            if end <= at + 1 or somebody.case not in {"Nom", "Dat"}:
                return at
        if named and end - at > _SHORT_ZA and not tokens[at + 1].text.casefold().startswith("naj"):
            return at
        noun = next((i for i in range(at + 1, end) if tokens[i].features.pos in {"NOUN", "PROPN"}), None)
        if noun is None:
            return at
        if tokens[noun].lemma in WORK_NOUNS and (quoted_end(tokens, noun + 1, limit) > noun + 1):
            return at
        end = self._behind_za(at, end - self._is_countryman(end - 1))
        return end if end - at <= _LONGEST_ZA + 1 else at

    def _is_countryman(self, at: int) -> bool:
        """Whether the word says where the person behind it is from ("za življenjsko delo Kranjčanu Janu Kosu")."""
        word = self.annotated.tokens[at]
        told = word.text[:1].isupper() and word.features.case in {"Dat", "Loc"}
        return told and any(p.kind == "person" and p.outer_first == at + 1 and p.case == "Dat" for p in self.phrases)

    def _behind_za(self, at: int, end: int) -> int:
        """End of what goes on behind the nouns of the "za" at ``at``, which end at ``end``."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        while end < limit and tokens[end].lemma in _BEHIND_ZA and end - at < _LONGEST_ZA:
            behind = tokens[end + 1] if end + 1 < limit else tokens[end]
            if behind.features.pron_type or behind.text == "roke" or behind.lemma in _OTHERS:
                break  # "na tem področju", "v roke Ane Novak", "za režijo in nagrado občinstva"
            following = max(nominal_end(tokens, end + 1, limit, case) for case in _BEHIND_ZA[tokens[end].lemma])
            following = max(following, self._people_end(end + 1)) if tokens[end].lemma in {"z", "s"} else following
            if following == end + 1 or (tokens[end].lemma == "v" and tokens[end + 1].text.casefold() in YEAR_WORDS):
                break
            if any(p.first < following and p.last > end for p in self.phrases):
                break
            end = following
        return end

    def _people_end(self, at: int, case: str = "Ins") -> int:
        """End of an adjective that stands for people: "z mladimi", "s starejšimi"; ``at`` where none does."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        said = tokens[at].features if at < limit else None
        if said is None or (said.pos, said.number, said.case) != ("ADJ", "Plur", case):
            return at
        alone = at + 1 == limit or tokens[at + 1].features.pos not in {"ADJ", "NOUN", "PROPN"}
        return at + 1 if alone else at

    def _is_work(self, at: int) -> bool:
        """Whether a work that has a title or maker stands here ("roman »Reka«"), and not a kind of works."""
        tokens, limit = self.annotated.tokens, self.sentence.last
        if tokens[at].lemma not in WORK_NOUNS or at + 1 == limit:
            return False
        following = tokens[at + 1]
        if any(p.kind == "person" and p.outer_first == at + 1 and p.case in {"Nom", "Dat"} for p in self.phrases):
            return False  # "nagrado za igro Ana Kos"
        owned = in_case(following, "Gen") and following.text.casefold() not in YEAR_WORDS
        return quoted_end(tokens, at + 1, limit) > at + 1 or following.text[:1].isupper() or owned

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


def _grades(token: Token) -> bool:
    """Whether the word is an adverb that makes the best of what stands behind it ("najbolj", "najlepše urejena")."""
    return token.lemma in _BEST or (token.features.pos == "ADV" and token.features.degree == "Sup")


def may_be_nominative(token: Token) -> bool:
    """Whether the word stands in the nominative, or in an accusative that looks the same."""
    features = token.features
    alike = features.gender == "Neut" or features.animacy == "Inan"
    if features.pos == "NOUN" and token.text == token.lemma:
        return True  # whatever the tags say of a noun that they do not know
    return features.case == "Nom" or (features.case == "Acc" and alike and features.pos in {"NOUN", "ADJ"})


def _is_genitive(token: Token) -> bool:
    """Whether the word is a genitive by its tag and ending ("naslov športnika leta", but not "prostovoljka leta")."""
    tagged = token.features.case == "Gen" and token.text != token.lemma
    return tagged and token.text.endswith(("a", "e")) and _WOMEN.search(token.text) is None


def _is_ordinal(token: Token) -> bool:
    """Whether the token is a number with a stop, Arabic or Roman ("II. stopnje")."""
    number = token.text[:-1]
    return token.text.endswith(".") and bool(number) and (number.isdigit() or set(number) <= set("IVX"))
