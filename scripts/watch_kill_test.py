"""A watch that is killed at random moments, its feed rotated, loses nothing and repeats nothing.

``python -m scripts.watch_kill_test`` watches a folder in which releases arrive, ends the watch again and again
(SIGKILL of it or of a process that reads, SIGINT, SIGTERM), renames its feed as logrotate does, and starts the same
command anew. In the end the lines of all files of each feed are those of ``nagrade run`` over the same folder.
Meanwhile a reader follows the feed; it is counted how often it saw a line that was not yet whole.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.batch.outputs import Beside
from pipeline.batch.shelf import is_locked
from pipeline.batch.status import status
from pipeline.errors import UsageError
from scripts.goldsets import CORPUS
from scripts.kill_test import check, descendants, documents, report

_WAYS: Final = {"killed": signal.SIGKILL, "interrupted": signal.SIGINT, "terminated": signal.SIGTERM}
_ENDS: Final = {"killed": -signal.SIGKILL, "interrupted": 130, "terminated": 143}
_PATIENCE: Final = 120.0  # seconds until all is told; a busy machine takes its time


@dataclass(slots=True)
class Trial:
    """A watch that is started again and again.

    Attributes:
        command: ``nagrade``, as words.
        folder: The folder that is watched.
        feed: The feed of awards; that of documents lies beside it.
        chance: Where random numbers come from.
        environment: What is added to the environment of the command.
        counted: What happened how often.
    """

    command: Sequence[str]
    folder: Path
    feed: Path
    chance: random.Random
    environment: dict[str, str] = field(default_factory=dict)
    counted: Counter[str] = field(default_factory=Counter)

    def start(self) -> subprocess.Popen[bytes]:
        """Start the watch."""
        words = ["watch", str(self.folder), "-o", str(self.feed), "--documents", str(documents(self.feed))]
        return subprocess.Popen(  # noqa: S603 - our own words
            [*self.command, *words, "--still", "0.1"], env=os.environ | self.environment, stderr=subprocess.PIPE
        )

    def end(self, process: subprocess.Popen[bytes], way: str) -> None:
        """End the watch.

        Raises:
            AssertionError: It ends otherwise than it should.
        """
        process.send_signal(_WAYS[way])
        _, said = process.communicate()
        check(process.returncode == _ENDS[way], f"{way}: ended with {process.returncode}: {said.decode()}")
        check(b"Traceback" not in said, f"{way}: {said.decode()}")
        self.counted[way] += 1

    def kill_a_process(self, process: subprocess.Popen[bytes]) -> None:
        """Kill one of the processes that read, which the watch gets over."""
        family = sorted(descendants(process.pid))
        if family:
            os.kill(self.chance.choice(family)[0], signal.SIGKILL)
            self.counted["process killed"] += 1

    def rotate(self) -> None:
        """Rename both feeds, as far as they are there."""
        for file in (self.feed, documents(self.feed)):
            if file.exists():
                self.counted["rotated"] += 1
                file.rename(f"{file}.{self.counted['rotated']}")

    def lines(self, file: Path) -> list[bytes]:
        """All lines of a feed, those of its renamed files too, sorted."""
        files = [file, *file.parent.glob(f"{file.name}.[0-9]*")]
        return sorted(line for one in files if one.exists() for line in one.read_bytes().splitlines(keepends=True))

    def wait_until_told(self, inputs: int) -> None:
        """Wait until so many inputs are accounted for.

        Raises:
            AssertionError: That takes too long.
        """
        until = time.monotonic() + _PATIENCE
        while told(self.feed) < inputs:
            check(time.monotonic() < until, f"{told(self.feed)} of {inputs} inputs are told")
            time.sleep(0.1)

    def run(self) -> Path:
        """Run over the same folder; the feed that comes of it."""
        feed = self.feed.parent / "run" / self.feed.name
        feed.parent.mkdir()
        words = ["run", str(self.folder), "-o", str(feed), "--documents", str(documents(feed))]
        subprocess.run([*self.command, *words], check=False, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words
        return feed

    def compare(self, wanted: Path) -> None:
        """Compare the feeds with those of a run over the same folder.

        Raises:
            AssertionError: They hold other lines.
        """
        for file, other in ((self.feed, wanted), (documents(self.feed), documents(wanted))):
            check(self.lines(file) == sorted(other.read_bytes().splitlines(keepends=True)), f"{file}: other lines")
            self.counted["lines compared"] += len(self.lines(file))


def told(feed: Path) -> int:
    """How many inputs are accounted for, in files that are read to their end."""
    if not Beside.of(feed).ledger.exists():
        return 0
    try:
        found = status(feed)
    except UsageError:  # it is just being made
        return 0
    return found.sums.inputs if found.complete else 0


def follow(feed: Path, ended: threading.Event, counted: Counter[str]) -> None:
    """Read a feed as it grows, through its rotations, as ``tail -F`` does."""
    rest, position, inode = b"", 0, 0
    while not ended.is_set():
        try:
            with feed.open("rb") as stream:
                now = os.fstat(stream.fileno()).st_ino
                position = position if now == inode else 0
                inode = now
                stream.seek(position)
                found = stream.read()
        except FileNotFoundError:
            continue
        if found:
            counted["reads of the follower"] += 1
            counted["of them with a line not yet whole"] += not found.endswith(b"\n")
            rest = (rest + found).rpartition(b"\n")[2]
            position += len(found)


def main() -> int:
    """Break off a watch as often as the command line says, with the shipped model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50, help="how often to end the watch")
    parser.add_argument("--releases", type=int, default=100, help="how many releases of the corpus arrive")
    parser.add_argument("--longest", type=float, default=8, help="seconds that a watch lives at most once it has begun")
    parser.add_argument("--fake", action="store_true", help="read with the tests' reader, which needs no model")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a shell's background jobs ignore it, and so would the runs
    fake = [sys.executable, "-m", "tests.faked"]
    command = fake if given.fake else [str(Path(sysconfig.get_path("scripts")) / "nagrade")]
    with tempfile.TemporaryDirectory() as name:
        (incoming := Path(name) / "incoming").mkdir()
        chance = random.Random(given.seed)  # noqa: S311 - no secret
        trial = Trial(command, incoming, Path(name) / "feed.jsonl", chance)
        ended = threading.Event()
        follower = threading.Thread(target=follow, args=(trial.feed, ended, trial.counted), daemon=True)
        follower.start()
        files = sorted((CORPUS / "releases").glob("*.txt"))[:: max(1, 800 // given.releases)]
        chance.shuffle(files)
        _break_off(trial, files, given.kills, given.longest)
        process = trial.start()
        trial.wait_until_told(len(files))
        trial.end(process, "terminated")
        ended.set()
        trial.compare(trial.run())
        report(trial.counted)
    return 0


def _break_off(trial: Trial, files: list[Path], kills: int, longest: float) -> None:
    """Let files arrive, and end the watch so often meanwhile."""
    chance = trial.chance
    for n in range(kills):
        process = trial.start()
        for file in files[n * len(files) // kills : (n + 1) * len(files) // kills]:
            shutil.copy(file, trial.folder)
        while not is_locked(Beside.of(trial.feed).shards):
            time.sleep(0.01)
        time.sleep(chance.uniform(0, longest))
        if chance.random() < 0.3:  # noqa: PLR2004 - a third of the times
            trial.kill_a_process(process)
            time.sleep(chance.uniform(0, 1))
        if chance.random() < 0.5:  # noqa: PLR2004 - every other time
            trial.rotate()
            time.sleep(chance.uniform(0, 1))
        trial.end(process, chance.choice(["killed", "killed", "interrupted", "terminated"]))


if __name__ == "__main__":
    sys.exit(main())
