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

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Source(_Model):
    """The release that a record was read from."""

    id: str
    path: str | None
    sha256: str
    title: str | None
    dateline_place: str | None
    published: str | None
    source: str | None


class Programme(_Model):
    """The ceremony or series that an award belongs to, named without its year."""

    name: str
    year: str | None
    aliases: tuple[str, ...]


class Award(_Model):
    """What was awarded; ``name`` and ``kind`` are nominative base forms."""

    name: str
    kind: str
    category: str | None
    year_for: str | None
    programme: Programme | None
    reason: Mention | None
    mention: Mention


class Party(_Model):
    """Somebody who received, accepted, presented or confers an award."""

    name: str
    type: PartyType
    role: str | None
    institution: str | None
    mention: Mention
    why: str
    confidence: Confidence


class Date(_Model):
    """A date, its ISO 8601 value cut to its precision."""

    iso: str
    precision: Precision
    mention: Mention


class Place(_Model):
    """Where an award was handed over."""

    name: str
    mention: Mention


class Producer(_Model):
    """What made the record."""

    version: str
    backend: str
    model: str


class _Opening(_Model):
    schema_version: Literal["1"] = SCHEMA_VERSION
    id: str


class _Origin(_Model):
    document: Source


class _Facts(_Model):
    status: Status
    award: Award
    recipients: tuple[Party, ...]
    accepted_by: tuple[Party, ...]
    presenters: tuple[Party, ...]
    conferred_by: tuple[Party, ...]
    date: Date | None
    place: Place | None
    evidence: tuple[Mention, ...]
    confidence: Confidence


class _Maker(_Model):
    producer: Producer


class _Closing(_Model):
    supersedes: str | None = None


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

    kind: SectionKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Entity(_Model):
    """A mention of something with a name; ``iso`` is set for dates only."""

    kind: EntityKind
    name: str
    iso: str | None
    mention: Mention


class PersonRole(_Model):
    """An office or occupation of a person, as the text gives it; the institution alone where it tells no more."""

    role: str | None
    institution: str | None
    mention: Mention


class Person(_Model):
    """One person of a document with every mention."""

    name: str
    titles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[PersonRole, ...]


class Contacts(_Model):
    """Contact data as written, in the text's order, without repeats."""

    emails: tuple[str, ...]
    phones: tuple[str, ...]
    urls: tuple[str, ...]


class Document(_Model):
    """A line of the documents feed: all that one release gives."""

    schema_version: Literal["1"] = SCHEMA_VERSION
    document: Source
    text_length: int = Field(ge=0)
    encoding: str
    sections: tuple[Section, ...]
    entities: tuple[Entity, ...]
    people: tuple[Person, ...]
    contacts: Contacts
    awards: tuple[DocumentAward, ...]
    producer: Producer

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
