"""What a document's records say as spans of spaCy."""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Span

from pipeline.components.places import Places
from pipeline.records import PARTY_SLOTS, Document, DocumentAward, Mention

ENTITIES: Final = "nagrade_entities"
"""The key of ``doc.spans`` for people, roles, institutions, places, dates, awards and works."""
AWARDS: Final = "nagrade_awards"
"""The key of ``doc.spans`` for what the records consist of; a span's ``id_`` is the place of its record."""
AWARD: Final = "AWARD"
PARTIES: Final = dict(zip(PARTY_SLOTS, ("RECIPIENT", "ACCEPTED_BY", "PRESENTER", "CONFERRED_BY"), strict=True))
"""The lists of parties of a record, and the labels of their spans."""


def mark(doc: Doc, document: Document) -> None:
    """Put the spans of what was read of a document into it; where its tokens are other than ours, they hold more."""
    places = Places(doc)
    entities = (
        places.around(entity.mention.start, entity.mention.end, entity.kind, "") for entity in document.entities
    )
    doc.spans[ENTITIES] = [span for span in entities if span is not None]
    doc.spans[AWARDS] = [
        span for number, award in enumerate(document.awards) for span in _spans(places, award, str(number))
    ]


def _spans(places: Places, award: DocumentAward, number: str) -> Iterator[Span]:
    for label, mention in mentions(award):
        span = places.around(mention.start, mention.end, label, number)
        if span is not None:
            yield span


def mentions(award: DocumentAward) -> Iterator[tuple[str, Mention]]:
    """Labels and mentions of an award and its parties, date and place."""
    yield AWARD, award.award.mention
    for slot, label in PARTIES.items():
        for party in getattr(award, slot):
            yield label, party.mention
    if award.date:
        yield "DATE", award.date.mention
    if award.place:
        yield "PLACE", award.place.mention
