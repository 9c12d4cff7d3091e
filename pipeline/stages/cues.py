"""The lines of a text and what rows of ``pipeline.rules.layout`` say of them."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from pipeline.records import SectionKind
from pipeline.rules.layout import FRAGMENTS, Cue, LayoutRow
from pipeline.spans import Span

_ENDS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
_LINE = re.compile(rf"[^\s](?:[^{_ENDS}]*[^\s])?")
_BREAK = re.compile(rf"\r\n|[{_ENDS}]")
_FRAGMENT = re.compile("<([A-Z]+)>")
_BLANK = re.compile(" (?P<counted>(?=[?*+{]))?")
_IN_WORD = r"[\w\u0300-\u036f]"
_WORD_EDGE = rf"(?:(?<!{_IN_WORD})(?=\w)|(?<={_IN_WORD})(?!{_IN_WORD}))"
_CARONS = {"č": "(?:č|c\u030c?)", "š": "(?:š|s\u030c?)", "ž": "(?:ž|z\u030c?)"}


class Line(NamedTuple):
    """A line that is not blank, without white space around it; ``block`` counts the paragraphs between blank lines."""

    span: Span
    block: int


class Section(NamedTuple):
    """A stretch of the text and what it is; ``rule`` is the id of the row, or of the default, that told it."""

    kind: SectionKind
    span: Span
    rule: str


class Found(NamedTuple):
    """A value of the layout where it stands in the text, with the id of what found it."""

    span: Span
    rule: str


class Hit(NamedTuple):
    """A row that fits, and where."""

    cue: Cue
    rule: str
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """What the row covers."""
        return Span(*self.match.span())

    def value(self, group: Literal["place", "date", "source", "title"]) -> Found | None:
        """The value in a group of the row's pattern, if it has the group and the group took part."""
        if group not in self.match.re.groupindex or self.match[group] is None:
            return None
        return Found(Span(*self.match.span(group)), self.rule)


class Cues:
    """A table of layout, ready to be asked about a text."""

    def __init__(self, rows: Sequence[LayoutRow]) -> None:
        self._patterns: dict[Cue, list[tuple[str, re.Pattern[str]]]] = {}
        for row in rows:
            self._patterns.setdefault(row.cue, []).append((row.id, compile_pattern(row.pattern)))

    def at(self, text: str, line: Span, *cues: Cue) -> Hit | None:
        """The first row of the cues that fits the line from its start; cues in the order given, rows in the table's."""
        for cue in cues:
            for rule, pattern in self._patterns.get(cue, ()):
                if found := pattern.match(text, line.start, line.end):
                    return Hit(cue, rule, found)
        return None

    def inside(self, text: str, stretch: Span, cue: Cue) -> Iterator[Hit]:
        """Every place in a stretch of text that a row of the cue fits."""
        for rule, pattern in self._patterns.get(cue, ()):
            for found in pattern.finditer(text, stretch.start, stretch.end):
                yield Hit(cue, rule, found)


@lru_cache(maxsize=256)
def cues_of(rows: tuple[LayoutRow, ...]) -> Cues:
    """The table, compiled once."""
    return Cues(rows)


def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The expression of a row's notation; see ``pipeline.rules.layout``."""
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda name: FRAGMENTS[name[1]], pattern)
    pieces = re.split(r"(\[[^\]]*\])", pattern)  # every second piece is a class of characters, which stays as it is
    pieces[::2] = [_outside_class(piece) for piece in pieces[::2]]
    pieces[1::2] = [piece.replace(r"\w", r"\w\u0300-\u036f") for piece in pieces[1::2]]
    return re.compile("".join(pieces), re.IGNORECASE)


def _outside_class(piece: str) -> str:
    spread = "".join(_CARONS.get(char, char) for char in _BLANK.sub(_white, piece))
    return spread.replace(r"\w", _IN_WORD).replace(r"\b", _WORD_EDGE)


def _white(blank: re.Match[str]) -> str:
    return r"\s+" if blank["counted"] is None else r"\s"


def lines_of(text: str, within: Sequence[Span]) -> list[Line]:
    """The lines of the stretches of a text, in order."""
    lines: list[Line] = []
    block, before = 0, 0
    for stretch in within:
        for found in _LINE.finditer(text, stretch.start, stretch.end):
            start, end = found.span()
            blank = len(_BREAK.findall(text, before, start)) > 1 if before else True
            block += blank
            lines.append(Line(Span(start, end), block))
            before = end
    return lines
