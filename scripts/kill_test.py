"""Runs that are killed at random moments, and end with the feed of one that is not: ``python -m scripts.kill_test``.

Ways in turn: SIGKILL of the run, of one of its processes, SIGINT, SIGTERM, and a disk that is full: a tmpfs that is
made smaller, or, where none can be mounted, files that may not grow beyond a random size. After each the same command
goes on; when it comes to its end, its feeds are compared with those of an undisturbed run, byte by byte, and all begins
anew. No process may be left of a run that has ended.
"""

import argparse
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final, Literal, get_args

from pipeline.batch.outputs import Beside
from pipeline.batch.shelf import is_locked
from scripts.goldsets import CORPUS

Way = Literal["killed", "process killed", "interrupted", "terminated", "disk full"]
WAYS: Final[tuple[Way, ...]] = get_args(Way)
_SENT: Final = {"killed": signal.SIGKILL, "interrupted": signal.SIGINT, "terminated": signal.SIGTERM}
_ENDS: Final[dict[Way, set[int]]] = {
    "killed": {-signal.SIGKILL},
    "process killed": {0, 2},
    "interrupted": {130},
    "terminated": {143},
}
DISK: Final = 64 << 20  # bytes
_PATIENCE: Final = (
    60.0  # seconds until the processes of a run that has ended have to be gone; a busy machine takes its time
)


@dataclass(slots=True)
class Trial:
    """A command that is run again and again.

    Attributes:
        command: It, without where its feeds go.
        feed: The feed of awards; that of documents lies beside it.
        chance: Where random numbers come from.
        environment: What is added to the environment of the command.
        mounted: Whether the feed lies on a disk of its own, which can be made smaller.
    """

    command: Sequence[str]
    feed: Path
    chance: random.Random
    environment: dict[str, str] = field(default_factory=dict)
    mounted: bool = False

    def start(self, prepare: Callable[[], None] | None = None) -> subprocess.Popen[bytes]:
        """Start the command; ``prepare`` is called in its process before."""
        outputs = ["-o", str(self.feed), "--documents", str(documents(self.feed))]
        return subprocess.Popen(  # noqa: S603 - our own words
            [*self.command, *outputs],
            env=os.environ | self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            preexec_fn=prepare,  # noqa: PLW1509 - the script has no threads
        )

    def finish(self) -> None:
        """Run the command to its end.

        Raises:
            AssertionError: It fails.
        """
        process = self.start()
        _, said = process.communicate()
        check(process.returncode in {0, 2}, f"ended with {process.returncode}: {said.decode()}")

    def break_off(self, way: Way, moment: Callable[[subprocess.Popen[bytes]], bool]) -> bool:
        """Run the command and break it off; whether it was, since it may come to its end before.

        Args:
            way: How.
            moment: Waits until it is time; false where the command has ended meanwhile.

        Raises:
            AssertionError: It ends otherwise than it should, or leaves a process behind.
        """
        if way == "disk full":
            return self._fill_the_disk()
        process = self.start()
        if not moment(process):
            process.communicate()
            return False
        family = descendants(process.pid)
        _hit(process, way, family, self.chance)
        # A process that is left would hold standard error open.
        _, said = process.communicate(timeout=None if way == "process killed" else _PATIENCE)
        check(process.returncode in _ENDS[way], f"{way}: ended with {process.returncode}: {said.decode()}")
        check(b"Traceback" not in said, f"{way}: {said.decode()}")
        _wait_for_end(family, way)
        return True

    def _fill_the_disk(self) -> bool:
        """Run the command where there is little room; whether it came to a point where there was none."""
        room = self.chance.randrange(4_000, 200_000)
        if self.mounted:
            resize(self.feed.parent, shutil.disk_usage(self.feed.parent).used + room)
        process = self.start(None if self.mounted else partial(_small_files, room))
        _, said = process.communicate()
        if self.mounted:
            resize(self.feed.parent, DISK)
        check(process.returncode in {0, 1, 2}, f"disk full: ended with {process.returncode}: {said.decode()}")
        check(process.returncode != 1 or b"cannot be written" in said, f"disk full: {said.decode()}")
        return process.returncode == 1


@contextmanager
def disk(folder: Path) -> Iterator[bool]:
    """A disk at a folder, which is made; whether it is one, since only root may mount it."""
    folder.mkdir()
    mounted = _call("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(folder))
    try:
        yield mounted
    finally:
        if mounted:
            _call("umount", str(folder))


def resize(folder: Path, size: int) -> None:
    """Give the disk at a folder another size, in bytes."""
    check(_call("mount", "-o", f"remount,size={size}", str(folder)), f"{folder}: cannot be made smaller")


def _call(*command: str) -> bool:
    return subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode == 0  # noqa: S603 - our own words


def documents(feed: Path) -> Path:
    """Where the feed of documents goes."""
    return feed.with_suffix(".documents")


def contents(feed: Path) -> tuple[bytes, bytes]:
    """What both feeds hold."""
    return feed.read_bytes(), documents(feed).read_bytes()


def check(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - as an assertion
    """Assert something, whatever the interpreter's options are."""
    if not holds:
        raise AssertionError(otherwise)


def descendants(pid: int) -> set[tuple[int, str]]:
    """All processes below one, each by its number and the time of its start, as proc(5) gives them."""
    children: dict[int, list[tuple[int, str]]] = {}
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = file.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it has ended
            continue
        children.setdefault(int(fields[1]), []).append((int(file.parent.name), fields[19]))
    found: set[tuple[int, str]] = set()
    ahead = [pid]
    while ahead:
        below = children.get(ahead.pop(), [])
        found.update(below)
        ahead += [child for child, _ in below]
    return found


def _hit(process: subprocess.Popen[bytes], way: Way, family: set[tuple[int, str]], chance: random.Random) -> None:
    if way in _SENT:
        process.send_signal(_SENT[way])
    elif family:
        pid, _ = chance.choice(sorted(family))
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:  # it has just ended
            return


def _wait_for_end(family: set[tuple[int, str]], way: Way) -> None:
    until = time.monotonic() + _PATIENCE
    while left := {pid for pid, started in family if _runs(pid, started)}:
        check(time.monotonic() < until, f"{way}: processes {left} are left")
        time.sleep(0.05)


def _runs(pid: int, started: str) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return False
    return fields[19] == started and fields[0] != "Z"


def _small_files(most: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def main() -> int:
    """Break off as many runs as the command line says, with the shipped model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="how many runs to break off")
    parser.add_argument("--releases", type=int, default=40, help="how many releases of the corpus to read")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background jobs ignore it, and so would the runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "releases").mkdir()
        for file in sorted((CORPUS / "releases").glob("*.txt"))[:: max(1, 800 // given.releases)]:
            shutil.copy(file, folder / "releases")
        nagrade = str(Path(sysconfig.get_path("scripts")) / "nagrade")
        command = [nagrade, "run", str(folder / "releases"), "--jobs", "2", "--shard-size", "3"]
        with disk(folder / "disk") as mounted:
            trial = Trial(command, folder / "disk" / "feed.jsonl", random.Random(given.seed), mounted=mounted)  # noqa: S311 - no secret
            report(_trials(trial, given.kills, folder))
    return 0


def _trials(trial: Trial, kills: int, folder: Path) -> Counter[str]:
    undisturbed = Trial(trial.command, folder / "wanted.jsonl", trial.chance)
    started = time.monotonic()
    undisturbed.finish()
    lasts = time.monotonic() - started
    counted: Counter[str] = Counter()
    while sum(counted[way] for way in WAYS) < kills:
        way = WAYS[sum(counted[way] for way in WAYS) % len(WAYS)]
        broken = trial.break_off(way, partial(_after, trial.chance.uniform(0, lasts), trial.feed, way))
        counted[way] += broken
        print(dict(counted), file=sys.stderr, flush=True)  # noqa: T201 - it takes a while
        if not broken or way == "process killed":
            _compare(trial, undisturbed, counted)
    trial.finish()
    _compare(trial, undisturbed, counted)
    return counted


def _compare(trial: Trial, undisturbed: Trial, counted: Counter[str]) -> None:
    check(contents(trial.feed) == contents(undisturbed.feed), f"feeds differ after {counted}")
    counted["feeds compared"] += 1
    for file in trial.feed.parent.glob(f"{trial.feed.stem}.*"):
        file.unlink()


def _after(seconds: float, feed: Path, way: Way, process: subprocess.Popen[bytes]) -> bool:
    """Wait some time; whether the process still runs then."""
    # Before the run has begun, it is Python that is interrupted, which ends in its own way.
    while way in {"interrupted", "terminated"} and not is_locked(Beside.of(feed).shards) and process.poll() is None:
        time.sleep(0.01)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def report(counted: Counter[str]) -> None:
    """Print how often each came."""
    for name, count in counted.items():
        print(f"{name}: {count}")  # noqa: T201 - what it is for


if __name__ == "__main__":
    sys.exit(main())
