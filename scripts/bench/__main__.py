"""Speed beside what people would use instead, in one run: ``python -m scripts.bench``.

It writes docs/reports/bench.json, docs/speed.md and two charts under docs/pictures. For the rows of classla and obeliks
name an environment that has them and what nagrade needs, and models of the official size (``python -m
scripts.train_classla --full-size --out MODELS``): ``--classla ENV/bin/python --models MODELS``; for that of simplemma
``--lemmas ENV/bin/python``. ``--news FILE.xz`` has a text a line, for the stream in which one text of ten tells of
awards. The machine should have nothing else to do; ``--quick`` takes few releases, rounds and sizes,
and classla on one core only. Twice two loaded classlas take 14 GB of memory.
"""

import argparse
import lzma
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.bench import growth, rounds
from scripts.bench.chart import chart
from scripts.bench.page import page
from scripts.bench.report import Point, Report
from scripts.bench.ways import CLASSLA, MODEL, NAGRADE, SIMPLEMMA, UNTRAINED
from scripts.goldsets import CORPUS

_DOCS: Final = CORPUS.parent / "docs"
_WITH_MODEL: Final = 1000
"""The most releases of a run of which growth is measured with the shipped model."""
_OTHERS: Final = (
    "Občina Lipnik obvešča, da bo cesta med Lipnikom in Zabrdom od ponedeljka zaprta za ves promet.",
    "V torek sta se sešla župan Rok Belina in ministrica Nina Hafner. Pogovarjala sta se o gradnji vrtca.",
    "Mestna knjižnica bo jeseni odprla čitalnico. Stavba bo do takrat zaprta, je dejal direktor.",
)


def main() -> None:
    """Measure all, then write report, page and charts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few releases, rounds and sizes")
    parser.add_argument("--classla", type=Path, help="the Python of an environment with classla and obeliks")
    parser.add_argument("--models", type=Path, help="folder with classla's models")
    parser.add_argument("--lemmas", type=Path, help="the Python of an environment with simplemma")
    parser.add_argument("--news", type=Path, help="an .xz file with a text of general news a line")
    given = parser.parse_args()
    if (given.classla is None) != (given.models is None):
        parser.error("--classla and --models go together")
    os.environ |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    report = _measured(given)
    _written(report)


def _measured(given: argparse.Namespace) -> Report:
    turns, every = (3, 25) if given.quick else (7, 4)
    paths = sorted((CORPUS / "releases").glob("*.txt"))[::every]
    paths = paths[: len(paths) // (turns + 1) * (turns + 1)]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    pythons = dict.fromkeys((NAGRADE, MODEL, UNTRAINED), Path(sys.executable))
    pythons |= dict.fromkeys(sorted(CLASSLA), given.classla) if given.classla else {}
    pythons |= {SIMPLEMMA: given.lemmas} if given.lemmas else {}
    cores = len(os.sched_getaffinity(0))
    twice = set(pythons) - (CLASSLA if given.quick else frozenset()) if cores > 1 else set()
    load = os.getloadavg()[0]
    lengths, numbers = (growth.LENGTHS[:4], growth.NUMBERS[:2]) if given.quick else (growth.LENGTHS, growth.NUMBERS)
    few = [number for number in numbers if number <= (_WITH_MODEL if not given.quick else numbers[0])]
    return Report(
        quick=given.quick,
        machine=f"{_processor()}, {cores} cores, load {load:.1f} when it began",
        documents=len(texts) // (turns + 1),
        words=tuple(sum(len(text.split()) for text in texts[n :: turns + 1]) for n in range(turns)),
        ways=rounds.ways(pythons, given.models or rounds.NO_MODELS, texts, rounds=turns, twice=twice),
        mixed=rounds.mixed(_stream(texts, given.news), given.news.name if given.news else "ours", rounds=turns),
        stages=rounds.stages(texts, rounds=turns),
        cold=rounds.cold(paths[0], rounds=turns),
        installed={"nagrade, with all it needs": rounds.installed()},
        by_length=growth.by_length(lengths),
        by_number={
            "releases of a run": growth.by_number(few, fake=False),
            "releases of a run, without a model": growth.by_number(numbers, fake=True),
        },
    )


def _stream(texts: Sequence[str], news: Path | None) -> list[str]:
    """The releases and nine times as many other texts, which the rounds share evenly."""
    others = list(_OTHERS)
    if news:
        with lzma.open(news, "rt", encoding="utf-8") as lines:
            others = [line for _, line in zip(range(9 * len(texts)), lines, strict=False)]
    return [*texts, *(others[n % len(others)] for n in range(9 * len(texts)))]


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "a processor")


def _written(report: Report) -> None:
    (_DOCS / "reports").mkdir(exist_ok=True)
    (_DOCS / "reports" / "bench.json").write_text(report.model_dump_json(indent=1) + "\n", encoding="utf-8")
    (_DOCS / "speed.md").write_text(page(report), encoding="utf-8")
    length = chart("One text", "words", "s", {"processor's time": _line(report.by_length)})
    number = chart("A run", "releases", "s", {name: _line(points) for name, points in report.by_number.items()})
    (_DOCS / "pictures" / "speed_length.svg").write_text(length, encoding="utf-8")
    (_DOCS / "pictures" / "speed_number.svg").write_text(number, encoding="utf-8")


def _line(points: Sequence[Point]) -> list[tuple[float, float]]:
    return [(point.size, point.seconds) for point in points]


if __name__ == "__main__":
    main()
