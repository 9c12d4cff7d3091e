"""What is known of a release when a person looks at it: read just now, or from the line of a feed."""

from dataclasses import dataclass

from pipeline.records import AwardRecord, Document, DocumentAward, Entity, Person, Section, Source


@dataclass(frozen=True, slots=True)
class Sheet:
    """A release to look at.

    Attributes:
        document: Where it comes from.
        text: Its whole text, to which all offsets refer; ``None`` where only the feed is at hand.
        awards: Its records.
        sections: Empty where a feed of awards is all there is; so are ``entities`` and ``people``.
        entities: Its mentions of people, institutions and other names.
        people: Its people with their roles.
    """

    document: Source
    text: str | None
    awards: tuple[DocumentAward, ...]
    sections: tuple[Section, ...] = ()
    entities: tuple[Entity, ...] = ()
    people: tuple[Person, ...] = ()


def sheet_of_document(document: Document, text: str | None = None) -> Sheet:
    """What a line of the documents feed tells, with the text where it is at hand."""
    return Sheet(document.document, text, document.awards, document.sections, document.entities, document.people)


def sheet_of_record(record: AwardRecord, text: str | None = None) -> Sheet:
    """What a line of the awards feed tells of its release, likewise."""
    award = DocumentAward.model_construct(**{key: getattr(record, key) for key in DocumentAward.model_fields})
    return Sheet(record.document, text, (award,))
