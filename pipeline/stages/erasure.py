"""Documents without telephones and e-mail addresses: what was read stays, and every offset stays true.

Contact data are what ``pipeline.stages.contacts`` finds, faxes too, and what is only likely to be some: digits behind a
word for a telephone, and addresses written as ``ana (at) lipa.si``. A mention that holds some is cut to its longest
stretch without; a sentence of evidence becomes all its stretches without. Web addresses stay, but for those that hold
an e-mail address, and so do paths and ids, which name the input.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from pipeline.records import Contacts, Document, Mention
from pipeline.spans import Span
from pipeline.stages.contacts import contact_spans

_WORDS: Final = frozenset(
    {"name", "titles", "role", "institution", "category", "aliases", "title", "dateline_place", "source"}
)
"""The fields whose words come from a release; all others hold numbers, ids, kinds and dates."""
_DANGLING: Final = " \t\r\n\u00a0,;:([<)]>/|-–"  # around what was cut out
_LIKELY: Final = (
    re.compile(
        r"(?<!\w)(?:tel|telefon\w{0,4}|gsm|mob|mobi\w{0,6}|faks|fax|telefaks)\.?\s?(?:št\.|številk\w)?\s?:?\s{0,3}"
        r"(?P<number>[+(]?\d[\d \u00a0/().-]{4,18}\d)",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<![\w.+-])(?P<number>\w[\w.+-]{0,63}\s?[(\[]\s?(?:at|afna|@)\s?[)\]]\s?(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24})",
        re.IGNORECASE,
    ),
)


def without_contacts(document: Document, text: str) -> Document:
    """The document of a text without telephones and e-mail addresses."""
    erased: Document = _Eraser(text, tuple(_spans(text))).model(document)
    urls = tuple(url for url in document.contacts.urls if "@" not in url)
    return erased.model_copy(update={"contacts": Contacts(emails=(), phones=(), urls=urls)})


def _spans(text: str) -> Iterator[Span]:
    """Where contact data stand, in order, apart from each other."""
    found = [
        *contact_spans(text),
        *(Span(*match.span("number")) for likely in _LIKELY for match in likely.finditer(text)),
    ]
    end = 0
    for span in sorted(found):
        if span.end > end:
            yield Span(max(span.start, end), span.end)
            end = span.end


@dataclass(frozen=True, slots=True)
class _Eraser:
    """What takes contact data out of what was read from a text.

    Attributes:
        text: The text.
        spans: Where contact data stand in it.
    """

    text: str
    spans: tuple[Span, ...]

    def model(self, value: BaseModel) -> Any:  # noqa: ANN401 - of the value's own type
        """A value of the feeds, or ``None`` where it consists of contact data only."""
        changed = {name: self._field(name, held) for name, held in value}
        if any(getattr(value, name, None) and not changed[name] for name in ("mention", "mentions")):
            return None
        return value.model_copy(update=changed)

    def _field(self, name: str, held: object) -> object:
        if name == "evidence" and isinstance(held, tuple):
            return tuple(piece for sentence in held for piece in self._pieces(sentence))
        if isinstance(held, tuple):
            return tuple(value for value in (self._field(name, one) for one in held) if value is not None)
        if isinstance(held, Mention):
            return max(self._pieces(held), key=lambda piece: len(piece.text), default=None)
        if name == "award" and isinstance(held, BaseModel):  # a record is not without one
            return self.model(held) or held.model_copy(update={"mention": _at(self.text, Span(0, 0))})
        if isinstance(held, BaseModel):
            return self.model(held)
        if name in _WORDS and isinstance(held, str):
            words = _scrubbed(held)
            return words if words or name == "name" else None
        return held

    def _pieces(self, whole: Mention) -> list[Mention]:
        """The stretches of a mention between contact data."""
        span = Span(whole.start, whole.end)
        inside = [cut for cut in self.spans if cut.meets(span)]
        if not inside:
            return [whole]
        starts = [span.start, *(cut.end for cut in inside)]
        ends = [*(cut.start for cut in inside), span.end]
        pieces = (_trimmed(self.text, Span(start, end)) for start, end in zip(starts, ends, strict=True))
        return [_at(self.text, piece) for piece in pieces if any(map(str.isalnum, piece.of(self.text)))]


def _trimmed(text: str, span: Span) -> Span:
    if span.end <= span.start:
        return Span(span.start, span.start)
    start = span.end - len(span.of(text).lstrip(_DANGLING))
    return Span(start, max(start, span.start + len(span.of(text).rstrip(_DANGLING))))


def _at(text: str, span: Span) -> Mention:
    return Mention(text=span.of(text), start=span.start, end=span.end)


def _scrubbed(words: str) -> str:
    """The words without contact data."""
    kept, end = [], 0
    for span in _spans(words):
        kept.append(words[end : span.start])
        end = span.end
    return " ".join(part for piece in (*kept, words[end:]) if (part := piece.strip(_DANGLING))) if kept else words
