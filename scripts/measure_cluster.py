"""What a Dask cluster costs beside processes of one machine: ``python -m scripts.measure_cluster --jobs 2 100 400``.

For each number of releases, the shortest of the corpus over and over, ``nagrade run`` reads them with so many local
processes and with as many workers of a cluster on this machine: the time of the second in that of the first, the peak
memory of each run's own process in MB, and whether the feeds are the same, byte by byte.
"""

import argparse
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from distributed import LocalCluster

from scripts.goldsets import CORPUS

_SHORTEST: Final = 50
_COMMAND: Final = str(Path(sysconfig.get_path("scripts")) / "nagrade")


class Taken(NamedTuple):
    """What a run took."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure, and print a line for each number of releases."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", metavar="COUNT", nargs="+", type=int)
    parser.add_argument("--jobs", metavar="N", type=int, default=2)
    asked = parser.parse_args()
    with (
        LocalCluster(n_workers=asked.jobs, threads_per_worker=1, dashboard_address=":0") as cluster,
        tempfile.TemporaryDirectory() as folder,
    ):
        where = Path(folder)
        for count in asked.counts:
            sys.stdout.write(_compared(count, asked.jobs, cluster.scheduler_address, where / str(count)) + "\n")
            sys.stdout.flush()


def _compared(count: int, jobs: int, scheduler: str, where: Path) -> str:
    releases = where / "releases"
    releases.mkdir(parents=True)
    shortest = sorted((CORPUS / "releases").glob("*.txt"), key=lambda file: (file.stat().st_size, file.name))
    for n in range(count):
        (releases / f"{n}.txt").write_bytes(shortest[n % _SHORTEST].read_bytes())
    here, there = where / "here.jsonl", where / "there.jsonl"
    locally = _run([str(releases), "-o", str(here), "--jobs", str(jobs)])
    by_cluster = _run([str(releases), "-o", str(there), "--engine", "dask", "--scheduler", scheduler])
    same = "the same feed" if here.read_bytes() == there.read_bytes() else "ANOTHER FEED"
    return (
        f"{count} releases: {by_cluster.seconds / locally.seconds:.2f} of the time of local processes; "
        f"peak {locally.megabytes:.0f} MB locally, {by_cluster.megabytes:.0f} MB with the cluster; {same}"
    )


def _run(arguments: Sequence[str]) -> Taken:
    begun = time.perf_counter()
    process = subprocess.Popen([_COMMAND, "run", *arguments])  # noqa: S603 - fixed words
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit("a run failed")
    return Taken(time.perf_counter() - begun, usage.ru_maxrss / 1024)


if __name__ == "__main__":
    main()
