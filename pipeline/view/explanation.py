"""A release's text with its mentions underlined beneath each line, and what made each of them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.text import Text

from pipeline.extract import Explanation
from pipeline.records import DocumentAward, Mention
from pipeline.spans import Span
from pipeline.view.release import award_lines
from pipeline.view.visible import visible, width

_MARK = "^"
_GAP = 2


class _Label(NamedTuple):
    span: Span
    words: str


class _Stroke(NamedTuple):
    """An underline with its label, and the column of the line at which it begins."""

    column: int
    drawn: str


def explanation_page(explanation: Explanation, columns: int) -> Iterator[Text]:
    """The marked text, wrapped to ``columns``, then each record with the rule or model that made its links."""
    text = visible(explanation.text)
    labels = sorted({*_entities(explanation), *_links(explanation.document.awards)})
    for line in _wrapped(explanation.text, columns):
        yield Text(line.of(text).rstrip(), "bold")
        for row in _rows(text, line, labels, columns):
            yield Text(row, "cyan")
    for number, award in enumerate(explanation.document.awards, 1):
        yield Text("")
        yield from award_lines(number, award, with_why=True)


def _entities(explanation: Explanation) -> Iterator[_Label]:
    for entity in explanation.entities:
        yield _Label(entity.span, f"{entity.kind} ({entity.rule})")


def _links(awards: Iterable[DocumentAward]) -> Iterator[_Label]:
    for number, award in enumerate(awards, 1):
        yield _Label(_span(award.award.mention), f"award {number}")
        for role, parties in (
            ("recipient", award.recipients),
            ("accepted by", award.accepted_by),
            ("presenter", award.presenters),
            ("conferred by", award.conferred_by),
        ):
            for party in parties:
                yield _Label(_span(party.mention), f"{role} {number} ({party.why})")


def _span(mention: Mention) -> Span:
    return Span(mention.start, mention.end)


def _wrapped(text: str, columns: int) -> Iterator[Span]:
    """The lines of ``text``, long ones folded at spaces."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield from _folded(text, Span(at, at + len(line)), columns)
        at += len(line)


def _folded(text: str, line: Span, columns: int) -> Iterator[Span]:
    first, space, used = line.start, line.start, 0
    for at in range(line.start, line.start + len(line.of(text).rstrip())):
        used += width(text[at])
        if used > columns:
            cut = space if space > first else at
            yield Span(first, cut)
            first, used = cut, width(text[cut : at + 1])
        if text[at].isspace():
            space = at + 1
    yield Span(first, line.end)


def _rows(text: str, line: Span, labels: Iterable[_Label], columns: int) -> list[str]:
    """The underlines of a line, in as few rows as hold them side by side."""
    rows: list[str] = []
    parts = (_Label(Span(max(line.start, span.start), min(line.end, span.end)), words) for span, words in labels)
    strokes = sorted(_stroke(text, line, part, columns) for part in parts if part.span.of(text).strip())
    for column, drawn in strokes:
        at = next((index for index, row in enumerate(rows) if width(row) + _GAP <= column), len(rows))
        if at == len(rows):
            rows.append("")
        rows[at] += " " * (column - width(rows[at])) + drawn
    return rows


def _stroke(text: str, line: Span, label: _Label, columns: int) -> _Stroke:
    """How a mention in ``line`` is underlined; its label stands at the left where it would run over the edge."""
    column = width(text[line.start : label.span.start])
    mark = _MARK * width(label.span.of(text).rstrip())
    if column + len(mark) + 1 + len(label.words) > columns and column > len(label.words):
        return _Stroke(column - len(label.words) - 1, f"{label.words} {mark}")
    return _Stroke(column, f"{mark} {label.words}")
