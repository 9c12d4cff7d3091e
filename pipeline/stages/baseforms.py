"""Base forms: what a mention is called in the nominative."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from pipeline.rules.people import GENERATIONS, STYLED
from pipeline.stages import nominal, personal
from pipeline.stages.annotation import Token
from pipeline.stages.inflection import readings
from pipeline.stages.lexicon import Lexicon, gender_mark
from pipeline.stages.personal import PersonName

_DOUBTLESS: Final = 4.0  # nats by which a name must be likelier with its words turned round
_OFTEN: Final = -6.5  # log-probability of a place of which tagged texts have ten


@dataclass(frozen=True, slots=True)
class BaseForms:
    """Nominatives by paradigms, agreement and what names look like."""

    lexicon: Lexicon

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read the artifact of ``scripts/train_names.py``."""
        return cls(Lexicon.load(path))

    def person(
        self,
        tokens: Sequence[Token],
        *,
        case: str = "",
        gender: str = "",
        known: Collection[str] = (),
    ) -> PersonName:
        """A person's name in the nominative, given name first, and the person's gender; see ``personal.person``."""
        found = personal.person(self.lexicon, tokens, case=case, gender=gender, known=known)
        words = [token.text for token in tokens if len(token.text) > 1 and token.text.isalpha()]
        registered = len(words) > 1 and words[0].isupper() and not words[1].isupper()
        return found._replace(name=self._given_first(found.name, registered=registered))

    def person_cases(self, tokens: Sequence[Token], *, known: Collection[str] = ()) -> dict[str, float]:
        """How well a person's name reads in each case, in nats; see ``personal.case_scores``."""
        return personal.case_scores(self.lexicon, tokens, known=known)

    def _given_first(self, name: str, *, registered: bool) -> str:
        """The name of a register as it is said: "ZUPAN Ana", or "Zupan Ana" where the words leave no doubt."""
        first, _, last = name.rpartition(" ")
        if last in GENERATIONS and " " in first:
            return f"{self._given_first(first, registered=registered)} {last}"
        if not first or first in STYLED or not self.is_given_name(last):
            return name
        if registered:
            return f"{last} {first}"
        if not all(self.lexicon.holds("s", word) for word in first.split()):
            return name
        turned = self._order(last, first) > self._order(first.split()[0], last) + _DOUBTLESS
        return f"{last} {first}" if turned and self._given(last) > self._given(first.split()[0]) else name

    def _order(self, given: str, surname: str) -> float:
        """Log-probability of the one word as a given name and of the others as surnames."""
        return self._given(given) + self.lexicon.log("s", surname.split(maxsplit=1)[0])

    def _given(self, name: str) -> float:
        """Log-probability of the word as a given name."""
        return max(self.lexicon.log(kind, name) for kind in "mf")

    def noun_phrase(
        self,
        tokens: Sequence[Token],
        head: int,
        *,
        singular: bool = False,
        lower_first: bool = False,
        case: str = "",
    ) -> str:
        """An institution, place or award in the nominative; see ``nominal.noun_phrase``."""
        return nominal.noun_phrase(
            self.lexicon,
            tokens,
            head,
            singular=singular,
            lower_first=lower_first,
            case=case,
        )

    def role(self, tokens: Sequence[Token], head: int, gender: str = "", *, lower_first: bool = True) -> str:
        """One person's role in the nominative singular; see ``nominal.role``."""
        return nominal.role(self.lexicon, tokens, head, gender, lower_first=lower_first)

    def is_place(self, name: str) -> bool:
        """Whether the name in the nominative is a known place."""
        return self.lexicon.holds("p", name)

    def is_rather_place(self, name: str) -> bool:
        """Whether the name in the nominative is a place that texts often have, and likelier one than a surname."""
        often = self.is_place(name) and self.lexicon.log("p", name) > _OFTEN
        return often and self.lexicon.log("p", name) > self.lexicon.log("s", name)

    def is_person(self, name: str) -> bool:
        """Whether the word in the nominative is a known given name or surname."""
        return any(self.lexicon.holds(kind, name) for kind in ("m", "f", "s"))

    def is_noun(self, lemma: str, gender: str) -> bool:
        """Whether the word in the nominative is a known common noun of this gender (Masc, Fem, Neut)."""
        return self.lexicon.holds("c", lemma + gender_mark(gender))

    def may_be_noun(self, word: str) -> bool:
        """Whether the word in small letters may be a form of a known common noun."""
        bases = {word, *(one.base for one in readings(word, "c"))}
        return any(self.is_noun(base, gender) for base in bases for gender in ("Masc", "Fem", "Neut"))

    def is_given_name(self, name: str) -> bool:
        """Whether the word in the nominative is a known given name."""
        return any(self.lexicon.holds(kind, name) for kind in ("m", "f"))

    def may_be_given(self, word: str) -> bool:
        """Whether the word may be a form of a known given name."""
        return any(map(self.is_given_name, (word, *(one.base for use in "mfs" for one in readings(word, use)))))

    def is_surname(self, name: str) -> bool:
        """Whether the word in the nominative is a known surname, or likelier one than a place or common noun."""
        if self.lexicon.holds("s", name):
            return True
        return self.lexicon.log("s", name) > max(self.lexicon.log("p", name), self.lexicon.log("c", name))
