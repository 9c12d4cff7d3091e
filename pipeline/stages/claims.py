"""Claims: what one verb, noun or headline says of an award, before the release is seen as a whole."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from pipeline.records import Status
from pipeline.stages.phrases import AwardPhrase, Phrase

ClaimStatus = Status | Literal["habitual"]
PartySlot = Literal["recipient", "presenter", "accepted_by", "conferred_by"]
SLOTS: Final[tuple[PartySlot, ...]] = get_args(PartySlot)
GIVERS: Final[frozenset[PartySlot]] = frozenset({"presenter", "conferred_by"})
"""The slots of who gives."""
LINKER_RULE: Final = "linker"  # what made a link that no row made
Weighed = PartySlot | Literal["past"]
"""What the linker weighs a candidate as: in a slot of an award of the day, or as the winner of one told as past."""


PAST: Final = "past"
WEIGHED: Final[tuple[Weighed, ...]] = (*SLOTS, PAST)


def slot_of(weighed: Weighed) -> PartySlot:
    """The slot of the award's record that it fills."""
    return "recipient" if weighed == "past" else weighed


@dataclass(frozen=True, slots=True)
class Link:
    """A party of an award, the row or model that made it one, and how sure the linker is of it, 0 to 1."""

    slot: PartySlot
    phrase: Phrase
    why: str
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Gap:
    """A party that the clause leaves unsaid or says by a pronoun or a common noun.

    Attributes:
        person: "1" for "smo prejeli", else "3".
        gender: Gender of the verb or pronoun, empty where it shows none.
        number: Likewise.
        noun: Lemma of the common noun that stands for the party ("župan"), empty for none.
        subject: Whether it is the clause's subject.
        told: The party as the noun describes it, for where nobody is found whom it means ("učenke iz Lipe").
        beside: Whether the clause names others of the slot beside it ("nagrado si je delil z Ano Kos").
    """

    slot: PartySlot
    person: str
    gender: str
    number: str
    noun: str
    subject: bool
    told: Phrase | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """The ceremony or series of a clause, with its year and other names as written."""

    name: str
    year: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one trigger says.

    Attributes:
        sentence: Number of its sentence.
        trigger: Token of the verb or noun.
        rule: Row of the frame or pattern.
        award: The award, ``None`` where a pronoun or nothing stands for it.
        implied: Award that the verb implies ("nagrada" for "nagraditi"), else empty.
        status: What tense and frame say; "habitual" tells what usually is and makes no record.
        scope: Tokens of the clause, for dates and places.
        epithet: Whether it only reminds of an award, as an apposition or relative clause does.
        category: Class that the clause names apart from the award ("v kategoriji X je slavila").
        proxy: Whether the clause says that somebody took the award for another ("v njegovem imenu", "namesto nje").
        pronoun: Gender and number of the pronoun that stands for the award.
    """

    sentence: int
    trigger: int
    rule: str
    award: AwardPhrase | None
    implied: str
    status: ClaimStatus
    links: tuple[Link, ...]
    gaps: tuple[Gap, ...]
    programme: ProgrammeMention | None
    scope: frozenset[int]
    epithet: bool = False
    pronoun: tuple[str, str] | None = None
    category: str | None = None
    proxy: bool = False
