"""What an annotator marks in a release, and what is said of each mark: the table that every format is made of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple, get_args

from pipeline.records import PartyType, Status


class Kind(StrEnum):
    """What a marked stretch of text is; a party has the kind of its part in an award."""

    award = "award"
    recipient = "recipient"
    accepted_by = "accepted_by"
    presenter = "presenter"
    awarded_by = "awarded_by"
    person = "person"
    background_award = "background_award"
    decoy = "decoy"


AWARDS: Final = (Kind.award, Kind.background_award)
SLOTS: Final[Mapping[Kind, str]] = {
    Kind.recipient: "recipients",
    Kind.accepted_by: "accepted_by",
    Kind.presenter: "presenters",
    Kind.awarded_by: "awarded_by",
}
"""The parties: the key of an award in the gold that each belongs under."""
COLOURS: Final[Mapping[Kind, str]] = {
    Kind.award: "#ffd54f",
    Kind.recipient: "#81c784",
    Kind.accepted_by: "#4db6ac",
    Kind.presenter: "#64b5f6",
    Kind.awarded_by: "#ba68c8",
    Kind.person: "#cfd8dc",
    Kind.background_award: "#ffe0b2",
    Kind.decoy: "#ef9a9a",
}


class Form(StrEnum):
    """What may be said in a field."""

    text = "text"
    texts = "texts"
    choice = "choice"


class Field(NamedTuple):
    """One thing that is said of a mark.

    Attributes:
        name: Its name in every format.
        form: One text, several, or one of ``choices``.
        kinds: The marks of which it is said.
        hint: What an annotator reads beside it.
        choices: What there is to choose from.
    """

    name: str
    form: Form
    kinds: tuple[Kind, ...]
    hint: str
    choices: tuple[str, ...] = ()


NAME: Final = "name"
DATE: Final = "date"
STATUS: Final = "status"
NAMESAKE: Final = "namesake"
MENTION: Final = "mention"
OTHER: Final = "other"
NONE: Final = "none"
YES: Final = "yes"
_ALL: Final = tuple(Kind)
_OFFICE: Final = (Kind.accepted_by, Kind.presenter, Kind.person)

# In the order in which gold holds them.
FIELDS: Final = (
    Field(NAME, Form.text, _ALL, "base form, where it is not as in the text; the construction of a decoy"),
    Field("type", Form.choice, (Kind.recipient,), "type", get_args(PartyType)),
    Field("role", Form.text, _OFFICE, "role, several parted by semicolons"),
    Field("institution", Form.text, _OFFICE, "institution"),
    Field(NAMESAKE, Form.choice, (Kind.person,), "named in an award only", (YES, "no")),
    Field(DATE, Form.text, (Kind.award,), "date: 2021, 2021-05 or 2021-05-26"),
    Field("place", Form.text, (Kind.award,), "place"),
    Field("year_for", Form.text, (Kind.award,), "year that it is for, as written"),
    Field(STATUS, Form.choice, (Kind.award,), "status", get_args(Status)),
    Field("constructions", Form.texts, (Kind.award,), "constructions, one at a time"),
    Field(MENTION, Form.choice, _ALL, "the text has no words for it", (NONE,)),
    Field(OTHER, Form.text, _ALL, "other keys of the gold, as JSON"),
)
HEADS: Final[Mapping[Kind, str]] = {Kind.award: "award", Kind.background_award: "award", Kind.decoy: "construction"}
"""The key of the gold that holds the field ``name``, where it is another."""


def fields_of(kind: Kind) -> tuple[Field, ...]:
    """What is said of marks of a kind."""
    return tuple(field for field in FIELDS if kind in field.kinds)


def head(kind: Kind) -> str:
    """The key of the gold that holds the name of a mark."""
    return HEADS.get(kind, NAME)
