"""Look for texts that break the program, in releases of the corpus with random damage.

python -m scripts.fuzz --seeds 1 20 --examples 200
python -m scripts.fuzz --target reading --seeds 1 5 --examples 5000

A seed makes the same texts on any machine. Printed for each are how many texts were tried, each fault that no text
before showed, on a text cut down to what shows it, and the texts that take more than ten times as long as their length
of the undamaged releases. It ends with 1 where there was any.
"""

import argparse
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest import FunctionTestCase, TestResult

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

import pipeline
from tests.damage import Damaged, damaged_files, damaged_releases
from tests.soundness import readable, sound

_SLOW: Final = 10  # times as long as the undamaged text
_LEAST: Final = 1000  # characters or bytes; of less the time says nothing
_SHORT: Final = 0.2  # seconds; less is no wait, and a noisy figure
_CUTS: Final = 400  # times that a text is tried to be cut down
_PLACE = re.compile(r'File "(.*?)", line (\d+)')


class Target(NamedTuple):
    """What is tried: texts or files, what has to hold for each, and how an undamaged one is had from a file."""

    strategy: SearchStrategy[Damaged[Any]]
    check: Callable[[Damaged[Any]], object]
    undamaged: Callable[[Path], Any]


def _extract() -> Target:
    reader = pipeline.load()
    return Target(
        damaged_releases(),
        lambda damaged: sound(reader, damaged.content, damaged.published),
        partial(Path.read_text, encoding="utf-8"),
    )


def _reading() -> Target:
    return Target(damaged_files(), lambda damaged: readable(damaged.content), Path.read_bytes)


# A reader of another format is one more.
TARGETS: Final[Mapping[str, Callable[[], Target]]] = {"extract": _extract, "reading": _reading}


@dataclass
class Hunt:
    """What was tried of a target, which faults were found how often, and what took long."""

    target: Target
    tried: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    slow: int = 0

    def run(self, number: int, examples: int) -> None:
        """Try the texts of a seed."""

        @seed(number)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],  # a fault is noted and the hunt goes on
            suppress_health_check=list(HealthCheck),
        )
        @given(self.target.strategy)
        def texts(damaged: Damaged[Any]) -> None:
            self._try(number, damaged)

        texts()

    def _try(self, number: int, damaged: Damaged[Any]) -> None:
        self.tried += 1
        started = time.process_time()
        trace = fault(self.target.check, damaged)
        seconds = time.process_time() - started
        if trace is not None:
            self._note(number, damaged, trace)
        elif seconds > max(_SHORT, _SLOW * self._usual(damaged)):
            self.slow += 1
            say(f"slow: seed {number}, {seconds:.1f} s, {' + '.join(damaged.damages)}\n{damaged.content!r}")

    def _note(self, number: int, damaged: Damaged[Any], trace: str) -> None:
        kind = place(trace)
        self.faults[kind] += 1
        if self.faults[kind] == 1:
            least = shortest(damaged, lambda shorter: kind == place(fault(self.target.check, shorter) or ""))
            say(f"fault: seed {number}, {' + '.join(damaged.damages)}, {least.published}\n{least.content!r}\n{trace}")

    def _usual(self, damaged: Damaged[Any]) -> float:
        """Seconds that as much of the undamaged releases takes."""
        lengths, seconds = zip(*(_alone(self.target, path) for path in damaged.releases), strict=True)
        length: int = max(len(damaged.content), _LEAST)
        rate: float = sum(seconds) / sum(lengths)
        return length * rate


@cache
def _alone(target: Target, path: Path) -> tuple[int, float]:
    """Length of an undamaged release and the seconds that it takes."""
    content = target.undamaged(path)
    started = time.process_time()
    target.check(Damaged((path,), (), content))
    return len(content), time.process_time() - started


def fault(check: Callable[[Damaged[Any]], object], damaged: Damaged[Any]) -> str | None:
    """The traceback of what a check raises, if anything."""
    result = TestResult()
    FunctionTestCase(partial(check, damaged)).run(result)
    return next((trace for _, trace in (*result.errors, *result.failures)), None)


def place(trace: str) -> str:
    """What tells one fault from others: where it was raised and the kind of error."""
    error = next((line for line in reversed(trace.splitlines()) if re.match(r"[\w.]+(:|$)", line)), "")
    return " ".join((*(_PLACE.findall(trace) or [()])[-1], error.partition(":")[0]))


def shortest(damaged: Damaged[Any], fails: Callable[[Damaged[Any]], bool]) -> Damaged[Any]:
    """The text or file without the stretches that it does not need to fail: halves, then halves of these."""
    content, left, size = damaged.content, _CUTS, len(damaged.content) // 2
    while size and left:
        at = 0
        while at < len(content) and left:
            left -= 1
            rest = content[:at] + content[at + size :]
            if fails(damaged._replace(content=rest)):
                content = rest
            else:
                at += size
        size //= 2
    return damaged._replace(content=content)


def say(line: str) -> None:
    """Print at once: a hunt takes long."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> int:
    """Hunt, and say what was found."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--target", choices=TARGETS, default="extract")
    parser.add_argument("--seeds", type=int, nargs=2, default=(1, 10), metavar=("FIRST", "LAST"))
    parser.add_argument("--examples", type=int, default=200, help="texts a seed (200)")
    asked = parser.parse_args()
    warnings.simplefilter("error")
    hunt = Hunt(TARGETS[asked.target]())
    first, last = asked.seeds
    for number in range(first, last + 1):
        hunt.run(number, asked.examples)
        found = f"faults {hunt.faults.total()} of {len(hunt.faults)} kinds, slow {hunt.slow}"
        say(f"{asked.target}, seeds {first} to {number}: tried {hunt.tried}, {found}")
    return 1 if hunt.faults or hunt.slow else 0


if __name__ == "__main__":
    sys.exit(main())
