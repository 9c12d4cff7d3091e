"""A line of gold with all that it holds: what ``nagrade evaluate`` compares and what it passes over."""

from typing import Any

from pydantic import ConfigDict

from pipeline.gold import Line
from pipeline.records import PartyType, Status


class Part(Line):
    """Something marked in the text; keys that are not known stay what they are.

    Attributes:
        mention: An exact piece of the text, or ``None`` where it has no words for it.
        start: Where the mention begins, in code points; left out where it is the first place at which the text has
            the mention as whole words, else the first place at all.
    """

    model_config = ConfigDict(extra="allow")

    mention: str | None = None
    start: int | None = None

    def others(self) -> dict[str, Any]:
        """The keys that are not known."""
        return self.model_extra or {}


class Recipient(Part):
    """A winner."""

    name: str
    type: PartyType | None = None


class Official(Part):
    """Who accepted or handed over an award."""

    name: str
    role: str | None = None
    institution: str | None = None


class Body(Part):
    """What confers an award."""

    name: str


class Person(Official):
    """Anybody named."""

    namesake: bool | None = None


class Background(Part):
    """An award that the text knows from an epithet only."""

    award: str
    recipients: tuple[Recipient, ...] = ()


class Award(Background):
    """An award."""

    accepted_by: tuple[Official, ...] = ()
    presenters: tuple[Official, ...] = ()
    awarded_by: tuple[Body, ...] = ()
    date: str | None = None
    place: str | None = None
    year_for: str | None = None
    status: Status
    constructions: tuple[str, ...] = ()


class Decoy(Part):
    """What looks like an award of the day and is none."""

    construction: str


class Whole(Line):
    """A line of gold; keys of the release as a whole that are not known stay what they are."""

    model_config = ConfigDict(extra="allow")

    id: str
    awards: tuple[Award, ...]
    people: tuple[Person, ...] = ()
    background_awards: tuple[Background, ...] = ()
    decoys: tuple[Decoy, ...] = ()
    notes: str | None = None
