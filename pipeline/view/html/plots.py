"""Figures of a corpus: what is counted, and where it is drawn, in units of an SVG's view box."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, Literal, NamedTuple

from pipeline.view.html.labels import Language, decimal, label, whole
from pipeline.view.html.rows import Row

WIDTH: Final = 560
_TOP: Final = 10  # how many names a figure shows
_KINDS: Final = 6
_YEARS: Final = 24
_NAMES: Final = 225  # where bars begin, right of their names
_LETTERS: Final = 29  # how many letters of a name fit there
_BAR: Final = 18
_LINE: Final = 27
_BINS: Final = 10
_KIND: Final = 120  # where the years begin, right of the kinds
_SUM: Final = 60  # what each column of numbers takes at the right
_MARGIN: Final = 14  # between the years and the sums
_BAND: Final = 64  # the highest bar
_LABELS: Final = 8  # years that are labelled, at most


class Bar(NamedTuple):
    """A bar; ``says`` is shown where the pointer rests on it."""

    x: float
    y: float
    width: float
    height: float
    says: str


class Words(NamedTuple):
    """Words in a figure, on the line ``y``, from, around or up to ``x``."""

    x: float
    y: float
    text: str
    anchor: Literal["start", "middle", "end"] = "start"
    quiet: bool = False


class Line(NamedTuple):
    """A line that bars stand on."""

    x: float
    y: float
    width: float


class Plot(NamedTuple):
    """A figure with the table of what it shows, for those who read rather than see it.

    Attributes:
        key: What labels call it.
        height: Of the view box, which is ``WIDTH`` wide.
        head: The table's columns.
        table: Its rows, the first column a name.
    """

    key: str
    height: float
    bars: list[Bar]
    words: list[Words]
    lines: list[Line]
    head: list[str]
    table: list[list[str]]


def plots(rows: Sequence[Row], language: Language) -> list[Plot]:
    """The figures of a corpus."""
    givers = Counter(name for row in rows for name in {party.name for party in row.card.award.conferred_by})
    presenters = Counter(name for row in rows for name in {party.name for party in row.card.award.presenters})
    return [
        _years(rows, language),
        _confidences([row.card.award.confidence for row in rows], language),
        _frequent("plot.givers", givers, language),
        _frequent("plot.presenters", presenters, language),
    ]


def _frequent(key: str, counts: Counter[str], language: Language) -> Plot:
    """A bar a name, the most frequent first; equal ones by name."""
    top = _top(counts, _TOP)
    scale = (WIDTH - _NAMES - 50) / max((count for _, count in top), default=1)
    bars, words = [], []
    for at, (name, count) in enumerate(top):
        y = at * _LINE
        bars.append(Bar(_NAMES, y, count * scale, _BAR, f"{name}: {count}"))
        words.append(Words(_NAMES - 10, y + 13.5, _cut(name), "end"))
        words.append(Words(_NAMES + count * scale + 7, y + 13.5, whole(language, count), quiet=True))
    head = [label(language, "plot.name"), label(language, "plot.count")]
    table = [[name, whole(language, count)] for name, count in top]
    return Plot(key, len(top) * _LINE, bars, words, [], head, table)


def _confidences(values: Iterable[float], language: Language) -> Plot:
    """How many records have a confidence in each tenth from 0 to 1."""
    counts = Counter(min(int(value * _BINS), _BINS - 1) for value in values)
    step, base, most = WIDTH / _BINS, 190.0, max(counts.values(), default=1)
    ranges = [f"{decimal(language, at / _BINS)[:3]}–{decimal(language, (at + 1) / _BINS)[:3]}" for at in range(_BINS)]
    bars, words = [], []
    for at, name in enumerate(ranges):
        height = counts[at] * 160 / most
        bars.append(Bar(at * step + 4, base - height, step - 8, height, f"{name}: {counts[at]}"))
        words.append(Words((at + 0.5) * step, base - height - 7, whole(language, counts[at]), "middle", quiet=True))
        words.append(Words((at + 0.5) * step, base + 19, name, "middle"))
    head = [label(language, "plot.from_to"), label(language, "plot.count")]
    table = [[name, whole(language, counts[at])] for at, name in enumerate(ranges)]
    return Plot("plot.confidence", base + 28, bars, words, [Line(0, base, WIDTH)], head, table)


def _years(rows: Sequence[Row], language: Language) -> Plot:
    """A band a kind of award with a bar a year, all bands to one scale, so that they can be compared.

    How many have no year, and all together, stand in figures beside it: as bars they would dwarf the years.
    """
    years, bands = _by_year(rows, label(language, "plot.others"))
    sums = [label(language, key) for key in ("plot.no_year", "plot.total")]
    right = WIDTH - len(sums) * _SUM
    step = (right - _MARGIN - _KIND) / max(len(years), 1)
    scale = _BAND / max((n for _, counts in bands for n in counts[: len(years)]), default=1)
    bars, words, lines, y = [], [], [], 0.0
    for kind, counts in bands:
        band = counts[: len(years)]
        y += max(max(band, default=0) * scale, 12) + 10
        lines.append(Line(_KIND, y, right - _MARGIN - _KIND))
        words.append(Words(_KIND - 10, y - 1, _cut(kind, 16), "end"))
        words += _figures(right, y - 1, [whole(language, n) for n in counts[len(years) :]])
        bars += [
            Bar(_KIND + (at + 0.12) * step, y - n * scale, step * 0.76, n * scale, f"{kind}, {years[at]}: {n}")
            for at, n in enumerate(band)
            if n
        ]
    apart = len(years) // _LABELS + 1
    labelled = [*range(len(years) - 1, apart - 1, -apart), *([0] if years else [])]
    words += [Words(_KIND + (at + 0.5) * step, y + 19, years[at], "middle", quiet=True) for at in labelled]
    words += _figures(right, y + 19, sums)
    head = [label(language, "plot.kind"), *years, *sums]
    table = [[kind, *(whole(language, n) for n in counts)] for kind, counts in bands]
    return Plot("plot.years", y + 28, bars, words, lines, head, table)


def _figures(right: float, y: float, columns: Sequence[str]) -> list[Words]:
    return [Words(right + (at + 1) * _SUM, y, column, "end", quiet=True) for at, column in enumerate(columns)]


def _by_year(rows: Sequence[Row], others: str) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """The years from first to last, and the most frequent kinds of award, then all others, with their numbers.

    Numbers are those of each year, of awards without one, and of all. Where the span is long, the first year stands for
    what is earlier too: "≤1995".
    """
    known = [int(row.year) for row in rows if row.year]
    first = max(min(known), max(known) - _YEARS + 1) if known else 0
    early = f"≤{first}" if known and min(known) < first else str(first)
    columns = [early, *map(str, range(first + 1, max(known) + 1))] if known else []
    years = [early if row.year and int(row.year) <= first else row.year for row in rows]
    kinds = [row.card.award.award.kind for row in rows]
    top = [kind for kind, _ in _top(Counter(kinds), _KINDS)]
    counts = Counter((kind if kind in top else others, year) for kind, year in zip(kinds, years, strict=True))
    named = [*top, *([others] if len(set(kinds)) > len(top) else [])]
    bands = [(kind, [counts[kind, year] for year in (*columns, None)]) for kind in named]
    return columns, [(kind, [*band, sum(band)]) for kind, band in bands]


def _top(counts: Counter[str], size: int) -> list[tuple[str, int]]:
    """The most frequent, equal ones by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:size]


def _cut(name: str, letters: int = _LETTERS) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"
