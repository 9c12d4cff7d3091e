"""The types of both feeds: what a line of JSON holds, key by key.

All offsets count Unicode code points of the document's text as it was read, half-open.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.showing import shown

SCHEMA_VERSION: Literal["1"] = "1"

Status = Literal["conferred", "announced", "future", "nominated", "past", "declined", "revoked"]
LIVE: frozenset[Status] = frozenset({"conferred", "announced", "future"})
PartyType = Literal["PER", "ORG", "LOC", "GROUP", "WORK"]
Precision = Literal["day", "month", "year"]
SectionKind = Literal["source", "headline", "dateline", "body", "signature", "contact", "disclaimer"]
EntityKind = Literal["PERSON", "ROLE", "INSTITUTION", "PLACE", "DATE", "AWARD", "WORK"]
Confidence = Annotated[float, Field(ge=0.0, le=1.0)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Mention(_Model):
    """The characters that a value was read from: ``text == document_text[start:end]``."""

    text: str = Field(description="The characters as they stand.")
    start: int = Field(ge=0, description="Where they begin, counted in code points.")
    end: int = Field(ge=0, description="Where they end, not included.")


class Source(_Model):
    """The release that a record was read from."""

    id: str = Field(description="The id given with the release, else the first 16 hexadecimal digits of sha256.")
    path: str | None = Field(description="Where it was found, below the argument of the command, with /.")
    sha256: str = Field(description="SHA-256 of the text in UTF-8.")
    title: str | None = Field(description="The headline.")
    dateline_place: str | None = Field(description="The place in front of the body.")
    published: str | None = Field(description="The day of publication, such as 2021-05-26.")
    source: str | None = Field(description="Who sent it.")


class Programme(_Model):
    """The ceremony or series that an award belongs to, named without its year."""

    name: str = Field(description="Its name, without the year.")
    year: str | None = Field(description="The year, as written.")
    aliases: tuple[str, ...] = Field(description='Its other names: in parentheses, or behind "oziroma".')


class Award(_Model):
    """What was awarded; ``name`` and ``kind`` are nominative base forms."""

    name: str = Field(description="The whole name in the nominative, class and all.")
    kind: str = Field(description="The noun that makes it an award: nagrada, plaketa, naziv ...")
    category: str | None = Field(description="The class within a programme or list.")
    year_for: str | None = Field(description="The year that it is for, as written.")
    programme: Programme | None = Field(description="The ceremony or series in which it is given.")
    reason: Mention | None = Field(description="What it was given for.")
    mention: Mention = Field(description="Where it is named.")


class Party(_Model):
    """Somebody who received, accepted, presented or confers an award."""

    name: str = Field(description="The name in the nominative.")
    type: PartyType = Field(
        description="PER, ORG, LOC, GROUP (a team, a choir, a described group) or WORK (a film, a book, a building)."
    )
    role: str | None = Field(description="The office or occupation, in the nominative.")
    institution: str | None = Field(description="The institution, in the nominative.")
    mention: Mention = Field(description="Where it is named.")
    why: str = Field(description="The row or model that made the link.")
    confidence: Confidence = Field(description="How sure the link is, calibrated.")


class Date(_Model):
    """A date, its ISO 8601 value cut to its precision."""

    iso: str = Field(description="2021-05-26, 2021-05 or 2021.")
    precision: Precision = Field(description="How much of it is known.")
    mention: Mention = Field(description='Where it is told; "danes" has its date too.')


class Place(_Model):
    """Where an award was handed over."""

    name: str = Field(description="The name in the nominative.")
    mention: Mention = Field(description="Where it is named.")


class Producer(_Model):
    """What made the record."""

    version: str = Field(description="The version of nagrade.")
    backend: str = Field(description="What annotated the release: spacy or classla.")
    model: str = Field(description="The model and its version.")


class _Opening(_Model):
    schema_version: Literal["1"] = Field(default=SCHEMA_VERSION, description="The version of this shape.")
    id: str = Field(description="Stable: the same text and result have the same id on any machine.")


class _Origin(_Model):
    document: Source = Field(description="The release.")


class _Facts(_Model):
    status: Status = Field(
        description="Whether it happened, is announced, lies ahead, was proposed, lies back, was declined or revoked."
    )
    award: Award = Field(description="What was awarded.")
    recipients: tuple[Party, ...] = Field(description="Who received it.")
    accepted_by: tuple[Party, ...] = Field(description="Who took it in the recipient's name.")
    presenters: tuple[Party, ...] = Field(description="The people who handed it over.")
    conferred_by: tuple[Party, ...] = Field(description="The body that gives it.")
    date: Date | None = Field(description="When.")
    place: Place | None = Field(description="Where it was handed over.")
    evidence: tuple[Mention, ...] = Field(description="The sentences that it was read from.")
    confidence: Confidence = Field(description="How sure the record is, calibrated.")


class _Maker(_Model):
    producer: Producer = Field(description="What read it.")


class _Closing(_Model):
    supersedes: str | None = Field(default=None, description="The id of the record that this one corrects.")


PARTY_SLOTS: Final = ("recipients", "accepted_by", "presenters", "conferred_by")


# pydantic collects fields from the last base to the first, so the parts stand here from last to first.
class DocumentAward(_Closing, _Facts, _Opening):
    """An award as a line of the documents feed holds it."""

    def confident(self, least: float) -> "DocumentAward | None":
        """The award without parties of less confidence; ``None`` where no winner is left or it is doubtful itself."""
        sure = {slot: tuple(p for p in getattr(self, slot) if p.confidence >= least) for slot in PARTY_SLOTS}
        if self.recipients and not sure["recipients"]:
            return None
        if not self.recipients and self.confidence < least:
            return None
        return self.model_copy(update=sure)


class AwardRecord(_Closing, _Maker, _Facts, _Origin, _Opening):
    """A line of the awards feed."""

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentences that it was read from, and its card."""
        return shown(self)


class Section(_Model):
    """A stretch of the text that layout told apart."""

    kind: SectionKind = Field(description="What it is.")
    start: int = Field(ge=0, description="Where it begins, in code points.")
    end: int = Field(ge=0, description="Where it ends, not included.")


class Entity(_Model):
    """A mention of something with a name; ``iso`` is set for dates only."""

    kind: EntityKind = Field(description="What it is.")
    name: str = Field(description="The name in the nominative.")
    iso: str | None = Field(description="The date's value.")
    mention: Mention = Field(description="Where it stands.")


class PersonRole(_Model):
    """An office or occupation of a person, as the text gives it; the institution alone where it tells no more."""

    role: str | None = Field(description="The office or occupation, in the nominative.")
    institution: str | None = Field(description="The institution, in the nominative.")
    mention: Mention = Field(description="Where it stands.")


class Person(_Model):
    """One person of a document with every mention."""

    name: str = Field(description="The name in the nominative.")
    titles: tuple[str, ...] = Field(description="Titles, as written.")
    mentions: tuple[Mention, ...] = Field(description="Every place where the person is named.")
    roles: tuple[PersonRole, ...] = Field(description="Offices and occupations; empty where the text gives none.")


class Contacts(_Model):
    """Contact data as written, in the text's order, without repeats."""

    emails: tuple[str, ...] = Field(description="E-mail addresses.")
    phones: tuple[str, ...] = Field(description="Telephone numbers.")
    urls: tuple[str, ...] = Field(description="Addresses of the web.")


class Document(_Model):
    """A line of the documents feed: all that one release gives."""

    schema_version: Literal["1"] = Field(default=SCHEMA_VERSION, description="The version of this shape.")
    document: Source = Field(description="The release.")
    text_length: int = Field(ge=0, description="The text's length in code points.")
    encoding: str = Field(description="What it was decoded from, or the format that it was extracted from.")
    sections: tuple[Section, ...] = Field(description="Its parts.")
    entities: tuple[Entity, ...] = Field(description="All that is named.")
    people: tuple[Person, ...] = Field(description="One entry a person.")
    contacts: Contacts = Field(description="Contact data.")
    awards: tuple[DocumentAward, ...] = Field(
        description="The records, as in the awards feed without document and producer."
    )
    producer: Producer = Field(description="What read it.")

    def confident(self, least: float) -> "Document":
        """The document with only those parties and records whose confidence is at least ``least``.

        A record that loses all its winners goes too; ids stay.
        """
        kept = (award.confident(least) for award in self.awards)
        return self.model_copy(update={"awards": tuple(award for award in kept if award is not None)})

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentences that the awards were read from, and their cards."""
        return shown(self)

    def award_records(self) -> list[AwardRecord]:
        """The release's lines of the awards feed."""
        return [
            AwardRecord.model_construct(**dict(award), document=self.document, producer=self.producer)
            for award in self.awards
        ]
