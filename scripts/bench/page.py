"""The page of a report, as Markdown."""

from collections.abc import Iterator
from typing import Final

from scripts.bench.report import Point, Report, Spread, WayMeasured, ratio, spread
from scripts.bench.stages import MODEL
from scripts.bench.ways import JOINED, NAGRADE
from scripts.bench.ways import MODEL as MODEL_ALONE

_TIMES_CLASSLA: Final = 6
_OWN_SHARE: Final = 15
_TIMES_TWO: Final = 1.7
_MEMORY: Final = 500
_TIMES_SPACY: Final = 3
_TIMES_SIEVE: Final = 5


def page(report: Report) -> str:
    """The whole page."""
    how = "Of a short run (`--quick`) on a machine with other work: the figures tell the order of size only. "
    head = (
        "# Speed\n\nWritten by `python -m scripts.bench`; its help says what it needs. "
        f"{how if report.quick else ''}{report.machine}; {report.documents} releases a round. "
        "Loading is not in the speeds. Ways take turns, round by round; a figure is the median, with quartiles in "
        "brackets, and a ratio is of two figures of one round. Each round has other releases, so nobody has seen them. "
        "Nagrade, its model alone and classla joined read batches across releases.\n"
    )
    parts = (_targets(report), _ways(report), _stages(report), _cold(report), _growth(report))
    return "\n".join([head, *("\n".join(part) + "\n" for part in parts)])


def _targets(report: Report) -> Iterator[str]:
    yield "## What is aimed at\n\n| | aim | measured | |\n|---|---:|---:|---|"
    nagrade, joined = report.ways[NAGRADE], report.ways.get(JOINED)
    if joined:
        times = ratio(joined.one, nagrade.one)
        yield _target("times as fast as classla, releases joined, one core", times, _TIMES_CLASSLA)
    if nagrade.two:
        yield _target("two processes as against one", ratio(nagrade.one, nagrade.two), _TIMES_TWO)
    mixed = report.mixed
    name = f"awards feed alone, awards in one text of ten ({mixed.news}), feed {_equal(identical=mixed.identical)}"
    yield _target(name, ratio(mixed.whole, mixed.awards_only), _TIMES_SIEVE)
    model = report.ways[MODEL_ALONE]
    added = tuple(100 * (1 - alone / whole) for alone, whole in zip(model.one, nagrade.one, strict=True))
    yield _target("what is added to the model alone, percent of the whole", spread(added), _OWN_SHARE, most=True)
    yield _target("our own stages, percent of a release's time", own_percent(report), _OWN_SHARE, most=True)
    memory = Spread(nagrade.memory, nagrade.memory, nagrade.memory)
    yield _target("peak memory of a process that reads, MB", memory, _MEMORY, most=True)
    spacy, extract, _ = report.cold.values()
    yield _target("`nagrade extract` as against `import spacy`", ratio(extract, spacy), _TIMES_SPACY, most=True)


def _equal(*, identical: bool) -> str:
    return "byte-identical" if identical else "NOT identical"


def own_percent(report: Report) -> Spread:
    """What all stages but the model's take of a release's processor time."""
    whole = tuple(map(sum, zip(*report.stages.values(), strict=True)))
    return spread(tuple(100 * (1 - model / every) for model, every in zip(report.stages[MODEL], whole, strict=True)))


def _target(name: str, measured: Spread, aim: float, *, most: bool = False) -> str:
    reached = measured.middle <= aim if most else measured.middle >= aim
    sign = "at most" if most else "at least"
    return f"| {name} | {sign} {aim:g} | {_shown(measured)} | {'reached' if reached else 'missed'} |"


def _shown(value: Spread) -> str:
    return f"{value.middle:.3g} ({value.low:.3g} to {value.high:.3g})"


def _ways(report: Report) -> Iterator[str]:
    yield "## Side by side\n"
    yield "| | words a second | releases a second | words, two cores | time as against nagrade | peak memory, MB |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name, way in report.ways.items():
        yield _way(name, way, report)


def _way(name: str, way: WayMeasured, report: Report) -> str:
    one = ratio(report.words, way.one).middle
    documents = spread(tuple(report.documents / seconds for seconds in way.one)).middle
    two = f"{ratio(report.words, way.two).middle:.0f}" if way.two else ""
    times = _shown(ratio(way.one, report.ways[NAGRADE].one))
    return f"| {name} | {one:.0f} | {documents:.1f} | {two} | {times} | {way.memory:.0f} |"


def _stages(report: Report) -> Iterator[str]:
    yield "## Stage by stage\n\n| stage | percent of the processor's time |\n|---|---:|"
    whole = sum(spread(seconds).middle for seconds in report.stages.values())
    for stage, seconds in report.stages.items():
        yield f"| {stage} | {100 * spread(seconds).middle / whole:.1f} |"


def _cold(report: Report) -> Iterator[str]:
    yield "## Start and size\n\n| | seconds, start to end |\n|---|---:|"
    for name, seconds in report.cold.items():
        yield f"| `{name}` | {_shown(spread(seconds))} |"
    yield "\n| installed | MB |\n|---|---:|"
    for name, size in report.installed.items():
        yield f"| {name} | {size:.0f} |"


def _growth(report: Report) -> Iterator[str]:
    yield "## Growth\n\n![Seconds by words of one text](pictures/speed_length.svg)\n"
    yield "![Seconds by releases of a run](pictures/speed_number.svg)\n"
    yield "| | size | seconds | peak memory, MB |\n|---|---:|---:|---:|"
    for name, points in {"words of one text": report.by_length, **report.by_number}.items():
        yield from (_point(name, point) for point in points)


def _point(name: str, point: Point) -> str:
    return f"| {name} | {point.size} | {point.seconds:.2f} | {point.memory:.0f} |"
