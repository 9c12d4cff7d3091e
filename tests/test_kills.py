"""Runs that are killed: what they leave is whole, no process stays, and the same command comes to the same feed."""

import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from pipeline.batch.outputs import Beside
from scripts.kill_test import Trial, Way, contents, descendants

ROOT = Path(__file__).parent.parent
FAKE = [sys.executable, "-m", "tests.faked"]


@pytest.fixture
def releases(tmp_path: Path) -> Path:
    """Releases as files and as lines, so many that a busy machine is not done with them before it is told to stop."""
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(24):
        (folder / f"{n}.txt").write_text(f"Podeljena je nagrada Ana{n}.", encoding="utf-8")
    (folder / "lines.jsonl").write_text('{"text": "nagrada Bine"}\n' * 24, encoding="utf-8")
    return folder


def when_written(feed: Path, more: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the run has written so many shards more than there were; whether it still goes on."""
    before = shards(feed)
    while process.poll() is None:
        if shards(feed) >= before + more:
            return True
        time.sleep(0.002)
    return False


def shards(feed: Path) -> int:
    return sum(file.name.isdecimal() for file in Beside.of(feed).shards.glob("*"))


def test_killed_in_five_ways_the_same_command_comes_to_the_same_feed(
    releases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    command = [*FAKE, "run", str(releases), "--jobs", "2", "--shard-size", "2"]
    chance = random.Random(3)  # noqa: S311 - no secret
    wanted = Trial(command, tmp_path / "wanted.jsonl", chance)
    wanted.finish()
    trial = Trial(command, tmp_path / "feed.jsonl", chance, {"SLOW": "0.05"})
    ways: list[Way] = ["killed", "interrupted", "terminated", "killed"]
    for way in ways:
        assert trial.break_off(way, partial(when_written, trial.feed, chance.randrange(1, 3))), way
        assert not trial.feed.exists()
    # The run itself goes on where only one of its processes is killed.
    assert trial.break_off("process killed", partial(when_written, trial.feed, 1))
    assert contents(trial.feed) == contents(wanted.feed)


def test_no_process_outlives_a_run_that_is_killed_in_the_middle_of_a_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("nagrada Ana", encoding="utf-8")
    (folder / "b.txt").write_text("sleeps", encoding="utf-8")
    command = [*FAKE, "run", str(folder), "--shard-size", "1"]
    trial = Trial(command, tmp_path / "feed.jsonl", random.Random(1))  # noqa: S311 - no secret

    def moment(process: subprocess.Popen[bytes]) -> bool:
        written = when_written(trial.feed, 1, process)
        time.sleep(1)  # until it is at the second document, which it would take ten minutes for
        return written

    assert trial.break_off("killed", moment)


def test_standard_input_flows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    with subprocess.Popen([*FAKE, "run", "-", "--jobs", "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603 - fixed words
        assert process.stdin
        assert process.stdout
        for name in ("Ana", "Bine", "Cene"):
            process.stdin.write(b'{"text": "nagrada %s"}\n' % name.encode())
            process.stdin.flush()
            assert name.encode() in process.stdout.readline()
        family = descendants(process.pid)
        process.stdout.close()
        process.stdin.write(b'{"text": "nagrada Dana"}\n')
        process.stdin.flush()
        assert process.wait() == 0  # though more could come through standard input
    assert family
