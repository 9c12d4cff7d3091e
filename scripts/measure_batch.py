"""Speed and memory of a run, in one go: ``python -m scripts.measure_batch --releases 20000``.

The releases are those of the corpus, each as often as it takes, in one text after the other with another opening, so
that none is known from before. Peak memory is the most that the run's own process, and each of those that read, ever
held, as the system counts it; what the fork server has imported counts for each process again, though they share it.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from scripts.goldsets import CORPUS
from scripts.kill_test import descendants
from scripts.memory import peak

_EVERY: Final = 0.2  # seconds between two looks at the memory


class Measured(NamedTuple):
    """What a run took.

    Attributes:
        seconds: From its start to its end.
        own: Peak memory of its own process, MB.
        reading: Peak memory of each process that reads, MB.
    """

    seconds: float
    own: float
    reading: float


def main() -> int:
    """Measure every number of jobs for every number of releases that the command line gives."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--releases", type=int, nargs="+", default=[400])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--fake", action="store_true", help="with the tests' reader, which needs no model")
    given = parser.parse_args()
    command = (
        [sys.executable, "-m", "tests.faked"] if given.fake else [str(Path(sysconfig.get_path("scripts")) / "nagrade")]
    )
    for line in _table(command, given.releases, given.jobs):
        print(line, flush=True)  # noqa: T201 - what it is for
    return 0


def _table(command: Sequence[str], numbers: Sequence[int], jobs: Sequence[int]) -> Iterator[str]:
    yield "| releases | jobs | documents a second | MB, the run | MB, each that reads | second run, s |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for number in numbers:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            copy(number, folder / "releases")
            for n in jobs:
                run = [*command, "run", str(folder / "releases"), "-o", str(folder / f"{n}.jsonl"), "--jobs", str(n)]
                first, second = measured(run), measured(run)
                speed = number / first.seconds
                yield f"| {number} | {n} | {speed:.1f} | {first.own:.0f} | {first.reading:.0f} | {second.seconds:.0f} |"


def copy(number: int, folder: Path) -> None:
    """Write so many releases that all differ, a thousand in each folder."""
    texts = [file.read_bytes() for file in sorted((CORPUS / "releases").glob("*.txt"))]
    for n in range(number):
        file = folder / f"{n // 1000}" / f"{n}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"Sporo\xc4\x8dilo %d\n\n" % n + texts[n % len(texts)])


def measured(command: Sequence[str]) -> Measured:
    """Run a command and look at its memory meanwhile."""
    started = time.monotonic()
    own = reading = 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - our own words
        while process.poll() is None:
            own = max(own, peak(process.pid))
            reading = max([reading, *(peak(pid) for pid, _ in descendants(process.pid))])
            time.sleep(_EVERY)
    return Measured(time.monotonic() - started, own, reading)


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    sys.exit(main())
