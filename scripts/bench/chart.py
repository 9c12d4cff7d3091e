"""A chart of how something grows, drawn as SVG with logarithmic axes."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

_WIDTH: Final = 640
_HEIGHT: Final = 360
_EDGE: Final = 60
_COLOURS: Final = ("#0b6", "#06c", "#b40", "#828")


def chart(title: str, across: str, up: str, series: Mapping[str, Sequence[tuple[float, float]]]) -> str:
    """Lines of points that are all above 0."""
    points = [point for line in series.values() for point in line]
    left, right = _decades([x for x, _ in points])
    low, high = _decades([y for _, y in points])

    def x(value: float) -> float:
        return _EDGE + (math.log10(value) - left) / (right - left) * (_WIDTH - 2 * _EDGE)

    def y(value: float) -> float:
        return _HEIGHT - _EDGE - (math.log10(value) - low) / (high - low) * (_HEIGHT - 2 * _EDGE)

    parts = [_text(_WIDTH / 2, 20, title), _text(_WIDTH / 2, _HEIGHT - 12, across), _text(30, 44, up)]
    for power in range(left, right + 1):
        at = x(10.0**power)
        parts += [_line(at, y(10.0**low), at, y(10.0**high), "#ddd"), _text(at, _HEIGHT - 40, f"{10.0**power:g}")]
    for power in range(low, high + 1):
        at = y(10.0**power)
        parts += [_line(x(10.0**left), at, x(10.0**right), at, "#ddd"), _text(30, at + 4, f"{10.0**power:g}")]
    for number, (name, line) in enumerate(series.items()):
        colour = _COLOURS[number % len(_COLOURS)]
        path = " ".join(f"{x(a):.1f},{y(b):.1f}" for a, b in line)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(_text(_EDGE + 110, _EDGE + 16 * (number + 1), name, colour))
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif" '
        f'font-size="12" text-anchor="middle">\n<rect width="100%" height="100%" fill="#fff"/>\n{body}\n</svg>\n'
    )


def _decades(values: Sequence[float]) -> tuple[int, int]:
    """The powers of ten between which all values are."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)


def _text(x: float, y: float, words: str, colour: str = "#222") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}">{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'
