"""What stands in ``doc._``: a line of the documents feed, which every way of storing a document keeps, and its types.

The line is a string, since some of spaCy's formats turn lists into tuples; what is typed is read from it on demand.
"""

from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from pipeline.components.displacy import shown
from pipeline.records import Document, DocumentAward, Person

LINE: Final = "nagrade"
ERROR: Final = "nagrade_error"
PUBLISHED: Final = "published"


def register() -> None:
    """Set the attributes up; a document that was stored has them as soon as that was done."""
    Doc.set_extension(LINE, default=None, force=True)
    Doc.set_extension(ERROR, default=None, force=True)
    Doc.set_extension(PUBLISHED, default=None, force=True)
    Doc.set_extension("release", getter=release, force=True)
    Doc.set_extension("awards", getter=awards, force=True)
    Doc.set_extension("people", getter=people, force=True)
    Doc.set_extension("displacy", method=shown, force=True)


def release(doc: Doc) -> Document | None:
    """All that was read of the document; ``None`` where it was not read."""
    line: str | None = doc._.get(LINE)
    return None if line is None else _read(line)


def awards(doc: Doc) -> tuple[DocumentAward, ...]:
    """Its awards."""
    read = release(doc)
    return read.awards if read else ()


def people(doc: Doc) -> tuple[Person, ...]:
    """Its people, each with all mentions and roles."""
    read = release(doc)
    return read.people if read else ()


@lru_cache(maxsize=16)
def _read(line: str) -> Document:
    return Document.model_validate_json(line)
