"""Base forms: what a mention is called in the nominative."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from pipeline.stages import nominal, personal
from pipeline.stages.annotation import Token
from pipeline.stages.lexicon import Lexicon
from pipeline.stages.personal import PersonName

_DOUBTLESS: Final = 4.0  # nats by which a name must be likelier with its words turned round


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
        return found._replace(name=self._given_first(found.name))

    def person_cases(self, tokens: Sequence[Token], *, known: Collection[str] = ()) -> dict[str, float]:
        """How well a person's name reads in each case, in nats; see ``personal.case_scores``."""
        return personal.case_scores(self.lexicon, tokens, known=known)

    def _given_first(self, name: str) -> str:
        """The name of a register ("Zupan Ana") as it is said; only where the words leave no doubt which is which."""
        first, _, last = name.rpartition(" ")
        if not first or not self.is_given_name(last) or not all(self.lexicon.holds("s", w) for w in first.split()):
            return name
        turned = self._order(last, first) > self._order(first.split()[0], last) + _DOUBTLESS
        return f"{last} {first}" if turned else name

    def _order(self, given: str, surname: str) -> float:
        """Log-probability of the one word as a given name and of the others as surnames."""
        return max(self.lexicon.log(kind, given) for kind in "mf") + self.lexicon.log("s", surname.split(maxsplit=1)[0])

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

    def is_person(self, name: str) -> bool:
        """Whether the word in the nominative is a known given name or surname."""
        return any(self.lexicon.holds(kind, name) for kind in ("m", "f", "s"))

    def is_given_name(self, name: str) -> bool:
        """Whether the word in the nominative is a known given name."""
        return any(self.lexicon.holds(kind, name) for kind in ("m", "f"))

    def is_surname(self, name: str) -> bool:
        """Whether the word in the nominative is a known surname, or likelier one than a place or common noun."""
        if self.lexicon.holds("s", name):
            return True
        return self.lexicon.log("s", name) > max(self.lexicon.log("p", name), self.lexicon.log("c", name))
