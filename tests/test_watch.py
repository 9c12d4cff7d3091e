"""A folder that is watched: each release is told once, whatever becomes of the watch, its feed and the files."""

import io
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from pipeline.batch.limits import Limits
from pipeline.batch.outputs import Beside, Target
from pipeline.batch.run import Job, perform
from pipeline.batch.settings import settings_of
from pipeline.batch.shards import Reader, Record
from pipeline.batch.status import status
from pipeline.batch.workers import load_reader
from pipeline.errors import UsageError
from pipeline.schema import Feed
from pipeline.watch.account import Arrival
from pipeline.watch.corrections import corrected
from pipeline.watch.looking import Lookout
from pipeline.watch.telling import TOLD_BEFORE
from pipeline.watch.watching import Watch
from scripts.watch_kill_test import Trial
from tests.fakes import load_fake, load_newer
from tests.test_ledger import Notes

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parent.parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that is watched."""
    (made := tmp_path / "in").mkdir()
    return made


def job(folder: Path, **options: object) -> Job:
    """What a watch of a folder is asked for: a feed of awards beside it, and one of documents."""
    feed = folder.parent / "feed.jsonl"
    targets = [Target(Feed.awards, feed), Target(Feed.documents, feed.with_suffix(".documents"))]
    asked: dict[str, Any] = {"targets": targets, "standard_input": io.BytesIO(), "limit": 100_000} | options
    return Job(paths=[folder], **asked)


@contextmanager
def watching(
    folder: Path, load: Callable[[], Reader] = load_fake, notes: Notes | None = None, **options: object
) -> Iterator[Callable[[int], None]]:
    """A watch that is told how many files to wait for; it takes them at once."""
    looks = Watch(job(folder, **options), load, notes if notes is not None else Notes(), still=0).looks()

    def look(wanted: int) -> None:
        found = next(looks)
        while found < wanted:
            found += next(looks)
        assert found == wanted

    with closing(looks):
        yield look


def told(folder: Path) -> list[dict[str, Any]]:
    """The lines of the feed of awards."""
    feed = folder.parent / "feed.jsonl"
    return [orjson.loads(line) for line in feed.read_bytes().splitlines()] if feed.exists() else []


def names(folder: Path) -> list[str]:
    return [line["recipients"][0]["name"] for line in told(folder)]


def test_what_is_there_and_what_arrives_is_told_once_in_any_format(folder: Path) -> None:
    feed = folder.parent / "feed.jsonl"
    (folder / "a.txt").write_text("Podeljena je nagrada Ana.", encoding="utf-8")
    with watching(folder) as look:
        look(1)
        assert names(folder) == ["Ana"]
        (folder / "below").mkdir()
        (folder / "below" / "b.eml").write_bytes(b"Subject: Podelitev\n\nPodeljena je nagrada Bine.\n")
        (folder / "lines.jsonl").write_bytes(b'{"text": "nagrada Cene"}\n{"text": "nagrada Cene"}\n')
        (folder / "c.txt.part").write_text("nagrada Dana", encoding="utf-8")
        (folder / "picture.jpg").touch()
        look(2)
        look(0)
        with (folder / "lines.jsonl").open("ab") as stream:
            stream.write(b'{"text": "nagrada Eva"}\n')
        look(1)  # as is announced
    assert names(folder) == ["Ana", "Bine", "Cene", "Cene", "Eva"]
    assert [
        orjson.loads(line)["document"]["path"] for line in feed.with_suffix(".documents").read_bytes().splitlines()
    ] == [
        "a.txt",
        "below/b.eml",
        *["lines.jsonl"] * 3,
    ]
    with watching(folder) as look:
        look(0)
    assert len(told(folder)) == 5
    assert status(feed).lines[:2] == (
        f"{feed}: nobody watches now, 4 of 4 files are done",
        "read 5, failed 0, skipped 1, records 5",
    )


def test_what_fails_is_listed_and_read_again_at_the_next_start(folder: Path) -> None:
    feed = folder.parent / "feed.jsonl"
    (folder / "a.txt").write_text("damaged nagrada Ana", encoding="utf-8")
    (folder / "b.txt").write_text("crashes", encoding="utf-8")
    notes = Notes()
    with watching(folder, notes=notes, limits=Limits(60, 400)) as look:
        look(2)
    listed = [orjson.loads(line) for line in Beside.of(feed).failed.read_bytes().splitlines()]
    assert [(line["path"], line["cause"]) for line in listed] == [
        ("a.txt", "damaged beyond reading"),
        ("b.txt", "the reader ended with SIGSEGV"),
    ]
    assert notes == [f"failed {line['input']}: {line['cause']}" for line in listed]
    assert status(feed).sums.failed == 2
    (folder / "b.txt").write_text("nagrada Bine", encoding="utf-8")
    with watching(folder, load_newer) as look:
        look(2)
    assert names(folder) == ["Ana", "Bine"]
    assert not Beside.of(feed).failed.exists()
    assert status(feed).complete


def test_corrections_name_what_they_correct(folder: Path) -> None:
    (folder / "a.txt").write_text("nagrada Ana in nagrada Bine", encoding="utf-8")
    (folder / "day1.jsonl").write_bytes(
        b'{"id": "7", "text": "nagrada Cene"}\n{"id": "8", "text": "nagrada Dana"}\n{"text": "nagrada Eva"}\n'
    )
    with watching(folder) as look:
        look(2)
        first = {line["recipients"][0]["name"]: line["id"] for line in told(folder)}
        assert not any(line["supersedes"] for line in told(folder))
        (folder / "a.txt").write_text("Danes nagrada Bine in nagrada Anja in nagrada Fani", encoding="utf-8")
        (folder / "day2.jsonl").write_bytes(
            b'{"id": "7", "text": "Popravek: nagrada Cena"}\n{"id": "8", "text": "nagrada Dana"}\n'
        )
        look(2)
    later = told(folder)[5:]
    assert [(line["recipients"][0]["name"], line["supersedes"]) for line in later] == [
        ("Bine", first["Bine"]),
        ("Anja", first["Ana"]),
        ("Fani", None),
        ("Cena", first["Cene"]),
    ]
    documents = [orjson.loads(line) for line in (folder.parent / "feed.documents").read_bytes().splitlines()]
    assert [a["supersedes"] for a in documents[4]["awards"]] == [first["Bine"], first["Ana"], None]
    assert dict(status_causes(folder)) == {TOLD_BEFORE: 1}  # the release 8


def status_causes(folder: Path) -> Iterator[tuple[str, int]]:
    lines = status(folder.parent / "feed.jsonl").lines
    for line in lines[lines.index("skipped:") + 1 :]:
        count, _, cause = line.strip().partition("  ")
        yield cause, int(count)


A, B = Record("1", "nagrada", ("Ana",)), Record("2", "nagrada", ("Bine",))
C = Record("3", "plaketa", ("Cene", "Dana"))


@pytest.mark.parametrize(
    ("new", "old", "wanted"),
    [
        ([A, B], [B, A], ("1", "2")),
        ([Record("", "plaketa", ("Ana",)), Record("", "nagrada", ("Eva",))], [A, B], ("1", "2")),
        ([Record("", "plaketa", ("Dana", "Cene"))], [A, C], ("3",)),
        ([Record("", "medalja", ("Eva",)), A, B], [A, B], (None, "1", "2")),
        ([Record("", "medalja", ("Eva",)), Record("", "znak", ())], [C], ("3", None)),
        ([A], [], (None,)),
        ([], [A], ()),
    ],
)
def test_a_correction_is_matched_by_award_and_recipients_then_in_order(
    new: list[Record], old: list[Record], wanted: tuple[str | None, ...]
) -> None:
    assert corrected(new, old) == wanted


def test_a_file_is_read_when_it_stands_still(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr("pipeline.watch.looking.time.monotonic", lambda: now[0])
    lookout = Lookout(folder, frozenset(), lambda _: None, lambda *_: None, still=2)
    file = folder / "a.txt"

    def look(at: float) -> list[str | None]:
        now[0] = at
        return [arrival.source.path for arrival in lookout.look()]

    file.write_text("nagr", encoding="utf-8")
    assert look(0) == []
    file.write_text("nagrada", encoding="utf-8")
    assert look(1.5) == []
    assert look(3) == []  # only from 1.5 on did it stand still
    os.utime(file, ns=(0, 0))
    assert look(4) == []
    assert lookout.waits
    assert look(6) == ["a.txt"]
    for name in ("b.txt.tmp", "c.txt~", "~$d.docx", ".e.txt"):
        (folder / name).touch()
    assert look(9) == []
    assert look(11) == ["a.txt"]


def test_a_feed_is_renamed_and_removed(folder: Path) -> None:
    feed = folder.parent / "feed.jsonl"
    with watching(folder) as look:
        for name in ("Ana", "Bine", "Cene"):
            (folder / f"{name}.txt").write_text(f"nagrada {name}", encoding="utf-8")
            look(1)
            if name == "Ana":
                feed.rename(folder.parent / "feed.jsonl.1")
            elif name == "Bine":
                assert names(folder) == ["Bine"]
                feed.unlink()
    assert names(folder) == ["Cene"]
    assert b"Ana" in (folder.parent / "feed.jsonl.1").read_bytes()


class Killed(BaseException):
    """What ends a watch as SIGKILL does: nothing is written any more."""


@contextmanager
def killing(monkeypatch: pytest.MonkeyPatch, after: int, written: float) -> Iterator[list[int]]:
    """End a watch at its n-th write to a feed, of which so large a part is still written."""
    count = [0]

    def write(handle: int, lines: bytes | memoryview, real: Callable[..., int] = os.write) -> int:
        if not isinstance(lines, memoryview):  # what others write
            return real(handle, lines)
        count[0] += 1
        if count[0] == after:
            real(handle, lines[: int(len(lines) * written)])
        if count[0] >= after:
            raise Killed
        return real(handle, lines)

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", write)
        yield count


@pytest.mark.parametrize("rotated", [False, True])
def test_killed_while_it_appends_it_completes_what_is_torn(
    folder: Path, monkeypatch: pytest.MonkeyPatch, *, rotated: bool
) -> None:
    feed = folder.parent / "feed.jsonl"
    files = [feed, feed.with_suffix(".documents")]
    for n in range(2):
        (folder / f"{n}.txt").write_text(f"nagrada Ana{n}", encoding="utf-8")
    wanted = None
    for after, written in [(9, 0), (1, 0), (2, 0.5), (3, 0.5), (4, 1)]:
        with killing(monkeypatch, after, written), suppress(Killed), watching(folder) as look:
            look(2)
        if rotated and wanted:
            for file in files:
                if file.exists():
                    file.rename(f"{file}.1")
        with watching(folder) as look:
            look(0 if after == 9 else 2)  # the round was not over
        found = [b"".join(f.read_bytes() for f in (Path(f"{file}.1"), file) if f.exists()) for file in files]
        wanted = wanted or found
        assert found == wanted, (after, written)
        for file in folder.parent.glob("feed.*"):
            file.unlink()


def killed(*_: object) -> list[Arrival]:
    raise Killed


def test_killed_twice_before_a_round_is_over_each_input_counts_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(3):
        (folder / f"{n}.txt").write_text(f"nagrada Ana{n}", encoding="utf-8")
    for after, read in ((3, 2), (1, 3)):  # the second time, what was read is taken over, and one more is read
        with killing(monkeypatch, after, written=1), suppress(Killed), watching(folder) as look:
            look(3)
        with monkeypatch.context() as patched, suppress(Killed), watching(folder) as look:
            patched.setattr(Lookout, "look", killed)
            look(1)
        assert status(folder.parent / "feed.jsonl").sums.inputs == read


def test_killed_at_any_moment_it_loses_nothing_and_repeats_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    command = [sys.executable, "-m", "tests.faked"]
    chance = random.Random(5)  # noqa: S311 - no secret
    trial = Trial(command, folder, tmp_path / "feed.jsonl", chance, {"SLOW": "0.05"})
    for n, way in enumerate(["killed", "terminated", "killed"]):
        for m in range(6):
            (folder / f"{n}-{m}.txt").write_text(f"Podeljena je nagrada Ana{n}{m}.", encoding="utf-8")
        process = trial.start()
        wait_for_lines(trial, process, more=chance.randrange(1, 6))
        trial.end(process, way)
        if n % 2:
            trial.rotate()
    process = trial.start()
    wait_for_lines(trial, process, more=1)
    trial.kill_a_process(process)
    trial.wait_until_told(18)
    trial.end(process, "terminated")
    wanted = tmp_path / "wanted.jsonl"
    perform(
        job(
            folder,
            targets=[
                Target(feed, file)
                for feed, file in [(Feed.awards, wanted), (Feed.documents, wanted.with_suffix(".documents"))]
            ],
        ),
        load_fake,
        Notes(),
    )
    trial.compare(wanted)
    assert trial.counted["lines compared"] == 36


def wait_for_lines(trial: Trial, process: "subprocess.Popen[bytes]", more: int) -> None:
    """Wait until the feed has so many more lines."""
    before = len(trial.lines(trial.feed))
    while len(trial.lines(trial.feed)) < before + more:
        assert process.poll() is None
        time.sleep(0.005)


def test_what_cannot_be_watched_is_named(folder: Path) -> None:
    def refused(asked: Job, why: str) -> None:
        with pytest.raises(UsageError, match=why):
            next(Watch(asked, load_fake, Notes(), still=2).looks())

    feed = folder.parent / "feed.jsonl"
    refused(job(folder / "no"), "no such file or folder")
    refused(job(folder, targets=[Target(Feed.awards, folder / "feed.jsonl")]), "lies in the folder that is watched")
    refused(job(folder, targets=[Target(Feed.awards, Path("-"))]), "give -o FEED")
    (folder / "a.txt").write_text("nagrada Ana", encoding="utf-8")
    refused(job(folder / "a.txt"), "is no folder")
    feed.touch()
    refused(job(folder), "is there already, and has no ledger")
    feed.unlink()
    perform(job(folder), load_fake, Notes())
    refused(job(folder), "is of nagrade run")


def test_a_run_leaves_a_watched_feed_alone(folder: Path) -> None:
    with watching(folder) as look:
        (folder / "a.txt").write_text("nagrada Ana", encoding="utf-8")
        look(1)
    with pytest.raises(UsageError, match="nagrade watch writes it"):
        perform(job(folder, overwrite=True), load_fake, Notes())
    with pytest.raises(UsageError, match="nagrade watch writes it"):
        settings_of(folder.parent / "feed.jsonl")
    assert names(folder) == ["Ana"]


def test_a_feed_of_awards_takes_no_documents(folder: Path) -> None:
    feed = folder.parent / "feed.jsonl"
    with watching(folder) as look:
        look(0)
    asked = job(folder, targets=[Target(Feed.documents, feed)])
    with pytest.raises(UsageError, match="its feed holds awards"):
        next(Watch(asked, load_fake, Notes(), still=2).looks())


def test_a_watch_with_the_shipped_model(folder: Path) -> None:
    text = (ROOT / "corpus" / "releases" / "institut_vodne_vede_nagrade_2021.txt").read_text(encoding="utf-8")
    with watching(folder, partial(load_reader, backend="spacy", models=None)) as look:
        (folder / "a.txt").write_text(text, encoding="utf-8")
        look(1)
        first = told(folder)
        (folder / "a.txt").write_text(text.replace("več kot 700 ljudi", "več kot 800 ljudi"), encoding="utf-8")
        look(1)
    assert first
    assert [line["supersedes"] for line in told(folder)[len(first) :]] == [line["id"] for line in first]
