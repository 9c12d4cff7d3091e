"""What a row of a table is, and the markup of its proof.

A proof is a short text with marks: ``{slot:words}`` or ``{slot:words=base form}``. The words must be found at that very
place, in that slot, with that base form (the words themselves where none is given)::

    {recipient:Ana Novak} je prejela {award:zlato plaketo=zlata plaketa}.

Slots of a record: award, recipient, presenter, accepted_by, conferred_by, date, place, programme, reason, year_for,
category, and status, which marks no words (``{status:future}``). Slots of a document: person, role, institution,
entity_award, entity_place, title, source, dateline_place, published, sender, credit, and sections
(``{section.headline:...}``). A date marked alone is one of the document.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.spans import Span

_MARK = re.compile(r"\{(?P<slot>[a-z_.]+):(?P<words>[^{}=]*)(?:=(?P<base>[^{}]*))?\}")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """A line of a table.

    Attributes:
        id: Names the row in ``why``, in ``explain`` and in the name of its test.
        reads: Text with marks that the whole engine reads right with the row and wrong without it.
        silent: Text on which the row must not fire; empty where none is useful.
    """

    id: str
    reads: str
    silent: str = ""


class Mark(NamedTuple):
    """A marked stretch of a proof: what it fills, where it lies in the plain text, and its base form."""

    slot: str
    span: Span
    base: str


def unmark(proof: str) -> tuple[str, tuple[Mark, ...]]:
    """Split a proof into its plain text and its marks, in the text's order."""
    plain, marks, at = "", [], 0
    for found in _MARK.finditer(proof):
        plain += proof[at : found.start()]
        words, base = found["words"], found["base"]
        if found["slot"] == "status":
            marks.append(Mark("status", Span(len(plain), len(plain)), words))
        else:
            marks.append(
                Mark(found["slot"], Span(len(plain), len(plain) + len(words)), words if base is None else base)
            )
            plain += words
        at = found.end()
    return plain + proof[at:], tuple(marks)
