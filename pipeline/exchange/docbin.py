"""spaCy's DocBin: a ``Doc`` a release, tokenized as the program does, to train and to look at with spaCy.

``doc.spans`` has a group for each kind of mark, by whole tokens; ``doc.ents`` has awards and people, the longest where
they overlap. The sheet itself, with exact places, links and all that is said, is JSON in ``doc.user_data["nagrade"]``.
"""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError
from spacy.tokens import Doc, DocBin, Span, SpanGroup
from spacy.util import filter_spans
from spacy.vocab import Vocab

from pipeline.errors import UsageError, unreadable
from pipeline.exchange.kinds import Kind
from pipeline.exchange.sheets import Sheet
from pipeline.stages.tokens import SloveneTokenizer

KEY: Final = "nagrade"
_SHEET: Final = TypeAdapter(Sheet)
_ENTITIES: Final = (Kind.award, Kind.person)


def docbin(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as a DocBin."""
    tokenizer = SloveneTokenizer(Vocab())
    return DocBin(docs=(_doc(sheet, tokenizer) for sheet in sheets), store_user_data=True).to_bytes()


def _doc(sheet: Sheet, tokenizer: SloveneTokenizer) -> Doc:
    doc = tokenizer(sheet.text)
    spans: dict[Kind, list[Span]] = {kind: [] for kind in Kind}
    for mark in sheet.marks:
        if mark.span and (span := doc.char_span(*mark.span, label=mark.kind.value, alignment_mode="expand")):
            spans[mark.kind].append(span)
    for kind, group in spans.items():
        doc.spans[kind.value] = SpanGroup(doc, name=kind.value, spans=group)
    doc.set_ents(filter_spans(span for kind in _ENTITIES for span in spans[kind]))
    doc.user_data[KEY] = _SHEET.dump_json(sheet).decode()
    return doc


def read_docbin(file: Path) -> Iterator[Sheet]:
    """The sheets of a DocBin that ``docbin`` made.

    Raises:
        UsageError: It cannot be read, or is no such DocBin.
    """
    try:
        docs = list(DocBin(store_user_data=True).from_bytes(file.read_bytes()).get_docs(Vocab()))
        sheets = [_SHEET.validate_json(doc.user_data[KEY]) for doc in docs]
    except OSError as error:
        raise unreadable(file, error) from error
    except (ValueError, KeyError, zlib.error, ValidationError) as error:
        raise UsageError(f"{file}: no DocBin that nagrade annotate export wrote: export it anew") from error
    yield from sheets
