"""``nagrade_layout``: the sections of a release, marked before anything else of it is read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

import numpy as np
from spacy.tokens import Doc, Span

from pipeline.components.places import Places
from pipeline.errors import NotSloveneError
from pipeline.rules.tables import Rules
from pipeline.stages.language import slovene_parts
from pipeline.stages.layout import find_layout

if TYPE_CHECKING:
    from thinc.types import Ints2d

SECTIONS: Final = "nagrade_sections"
"""The key of ``doc.spans``; a span's label is the kind of section."""


class LayoutComponent:
    """Puts the sections into ``doc.spans`` and has sentences start at their edges, which later components keep.

    So no sentence reaches from a dateline into the body, and a pipeline reads each section as ``extract`` does. Where
    sentences are set already, they stay as they are.
    """

    def __init__(self) -> None:
        self._rows = Rules().layout

    def __call__(self, doc: Doc) -> Doc:
        """Mark one document; one that holds no Slovene has no sections."""
        doc.spans[SECTIONS] = list(self._sections(doc))
        if not doc.has_annotation("SENT_START"):
            self._cut(doc)
        return doc

    def _cut(self, doc: Doc) -> None:
        """Have sentences start where a section does and behind it."""
        edges = np.zeros(len(doc), dtype=np.int64)
        for section in doc.spans[SECTIONS]:
            edges[section.start] = 1
            after = next((token.i for token in doc[section.end :] if not token.is_space), None)
            if after is not None:
                edges[after] = 1
        if edges.any():
            doc.from_array(["SENT_START"], cast("Ints2d", edges.astype(np.uint64)))

    def _sections(self, doc: Doc) -> Iterator[Span]:
        try:
            parts = slovene_parts(doc.text)
        except NotSloveneError:
            return
        places = Places(doc)
        for kind, span, _ in find_layout(doc.text, self._rows, parts=parts).sections:
            section = places.between(span.start, span.end, kind)
            if section is not None:
                yield section
