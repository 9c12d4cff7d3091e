"""From offsets into a text to the tokens of a spaCy document."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Span


class Places:
    """The tokens of a document by their offsets, made once for many look-ups."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]

    def between(self, start: int, end: int, label: str) -> Span | None:
        """The tokens that begin in a stretch of the text; ``None`` where none does."""
        return self._span(bisect_left(self._starts, start), end, label, "")

    def around(self, start: int, end: int, label: str, span_id: str) -> Span | None:
        """The tokens that share a character with a stretch of the text, by whatever rules they were cut."""
        return self._span(max(0, bisect_right(self._starts, start) - 1), end, label, span_id)

    def _span(self, first: int, end: int, label: str, span_id: str) -> Span | None:
        last = bisect_left(self._starts, end)
        return Span(self._doc, first, last, label=label, span_id=span_id) if first < last else None
