"""How time and memory grow: with the length of a text, and with the number of releases."""

import json
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from scripts.bench.report import Point
from scripts.goldsets import CORPUS
from scripts.measure_batch import copy, measured
from scripts.memory import peak

_ROOT: Final = Path(__file__).resolve().parents[2]
LENGTHS: Final = (100, 300, 1000, 3000, 10_000, 30_000, 100_000)
NUMBERS: Final = (100, 1000, 10_000, 100_000)


def by_length(lengths: Sequence[int]) -> tuple[Point, ...]:
    """Read texts of so many words, each in a process of its own; seconds of the processor, loading apart."""
    command = [sys.executable, "-m", "scripts.bench.growth"]
    return tuple(
        Point(**json.loads(subprocess.run([*command, str(words)], cwd=_ROOT, stdout=-1, check=True).stdout))  # noqa: S603 - our own words
        for words in lengths
    )


def by_number(numbers: Sequence[int], *, fake: bool) -> tuple[Point, ...]:
    """Run over so many releases with one job, from start to end; memory is that of the process that has most."""
    nagrade = [str(Path(sysconfig.get_path("scripts")) / "nagrade")]
    command = [sys.executable, "-m", "tests.faked"] if fake else nagrade
    points = []
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copy(number, folder / "releases")
            run = measured([*command, "run", str(folder / "releases"), "-o", str(folder / "feed.jsonl")])
            points.append(Point(size=number, seconds=run.seconds, memory=max(run.own, run.reading)))
    return tuple(points)


def _long(words: int) -> str:
    """A text of so many words: releases of the corpus, one after the other."""
    paragraphs: list[str] = []
    missing = words
    for path in sorted((CORPUS / "releases").glob("*.txt")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if missing <= 0:
                return "\n\n".join(paragraphs)
            paragraphs.append(" ".join(paragraph.split(" ")[:missing]))
            missing -= len(paragraph.split())
    return "\n\n".join(paragraphs)


def main() -> None:
    """Read one text of as many words as the command line says."""
    import pipeline  # noqa: PLC0415 - only the process that reads

    text = _long(int(sys.argv[1]))
    reader = pipeline.load()
    reader.extract(max((CORPUS / "releases").glob("*.txt")).read_text(encoding="utf-8"))  # the last, to get ready
    started = time.process_time()
    reader.extract(text)
    seconds, memory = time.process_time() - started, peak()
    print(Point(size=len(text.split()), seconds=seconds, memory=memory).model_dump_json())  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
