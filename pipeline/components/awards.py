"""``nagrade_awards``: the awards of a document that any Slovene pipeline has annotated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipeline.backends.contract import lacking
from pipeline.components.attributes import ERROR, LINE, PUBLISHED, register
from pipeline.components.marks import mark
from pipeline.errors import ModelError, NotSloveneError, UsageError
from pipeline.loading import reader_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from pipeline.extract import Reader

register()


class AwardsComponent:
    """Reads the awards of documents with the tokens, tags, lemmas, trees and names that they have.

    Sets ``doc._.nagrade``, from which ``doc._.release``, ``doc._.awards`` and ``doc._.people`` are read, and the spans
    of ``nagrade_entities`` and ``nagrade_awards``. A document that is not Slovene has none of them, and
    ``doc._.nagrade_error`` says so.
    """

    def __init__(self, nlp: Language, name: str, *, linker: bool) -> None:
        self._nlp = nlp
        self._name = name
        self._linker = linker
        self._reader: Reader | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read one document.

        Raises:
            ModelError: If the document lacks something that no component before this one has set.
            UsageError: If ``doc._.published`` is no day.
        """
        needs = lacking(doc)
        if needs:
            named = "; ".join(f"{need.what}: put {need.setters} before it" for need in needs)
            raise ModelError(f"the component {self._name} finds no {named}")
        if self._reader is None:  # at the first document, when the pipeline has its name
            self._reader = reader_of(self._nlp, linker=self._linker)
        try:
            document = self._reader.read(doc, published=_published(doc))
        except NotSloveneError as error:
            doc._.set(ERROR, str(error))
            return doc
        doc._.set(LINE, document.model_dump_json())
        mark(doc, document)
        return doc


def _published(doc: Doc) -> date | None:
    """The day that was set before the document was read."""
    day: str | None = doc._.get(PUBLISHED)
    try:
        return date.fromisoformat(day) if day else None
    except ValueError as error:
        raise UsageError(f"doc._.{PUBLISHED} is no day as 2026-01-31: {day}") from error
