"""The gate: no figure of the test part may fall below its floor, nor its gold change unnoticed.

python -m scripts.gate            measure, and say what is below its floor or why the floors hold no longer
python -m scripts.gate --raise    write today's figures as floors where they are higher
python -m scripts.gate --lower    write today's figures as floors, lower ones too, and today's gold
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import orjson

import pipeline
from scripts.goldsets import CORPUS, ours
from scripts.measuring import FALSE, ReadRelease, evaluation, live_without, read_set

FLOORS: Final = CORPUS / "floors.json"


class Floors(NamedTuple):
    """What the gold was when the floors were set, and the least of each figure in percent (of ``FALSE``: the most)."""

    gold: str
    figures: Mapping[str, float]


def main() -> int:
    """Measure and compare, or write the floors."""
    parser = argparse.ArgumentParser(prog="python -m scripts.gate", description=__doc__)
    parser.add_argument("--raise", dest="raised", action="store_true", help="write higher floors")
    parser.add_argument("--lower", action="store_true", help="write all floors, lower ones too")
    asked = parser.parse_args()
    test = ours("test")
    figures = measured(read_set(pipeline.load(), test))
    faults = [] if asked.lower else compare(read_floors(FLOORS), test.digest, figures)
    for fault in faults:
        sys.stdout.write(fault + "\n")
    if asked.lower or (asked.raised and not faults):
        FLOORS.write_bytes(
            orjson.dumps(
                {"gold": test.digest, "figures": figures}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
            )
        )
    return 1 if faults else 0


def measured(releases: Sequence[ReadRelease]) -> dict[str, float]:
    """The figures of releases that were read: F1 in percent, and the false live records."""
    figures = {figure.name: round(100 * figure.f1, 1) for figure in evaluation(releases).figures}
    return {**figures, FALSE: live_without(releases)[0]}


def read_floors(file: Path) -> Floors:
    """The floors that are pinned."""
    stored = orjson.loads(file.read_bytes())
    return Floors(stored["gold"], stored["figures"])


def compare(floors: Floors, gold: str, figures: Mapping[str, float]) -> list[str]:
    """What is wrong, a line each; nothing where the gate is open."""
    if gold != floors.gold:
        return ["the gold of the test part has changed since the floors were set: python -m scripts.gate --lower"]
    missing = [f"{name}: no such figure any more" for name in floors.figures if name not in figures]
    unpinned = [
        f"{name}: has no floor: python -m scripts.gate --lower" for name in figures if name not in floors.figures
    ]
    below = [
        f"{name}: {figures[name]} is {'above' if name == FALSE else 'below'} {floor}"
        for name, floor in floors.figures.items()
        if name in figures and (figures[name] > floor if name == FALSE else figures[name] < floor)
    ]
    return [*missing, *unpinned, *below]


if __name__ == "__main__":
    sys.exit(main())
