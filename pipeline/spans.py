"""Offsets into the unaltered text of a release."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch of a text, counted in Unicode code points: ``text[span.start:span.end]``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
