"""The ledger of a run: nothing is lost, nothing told twice, whatever the run was and whatever broke it off."""

import io
import os
import random
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.forkserver import ensure_running
from pathlib import Path

import orjson
import pytest

from pipeline.batch.elsewhere import Address
from pipeline.batch.finding import STANDARD, find
from pipeline.batch.formats.names import NOT_READ
from pipeline.batch.keeping import Keeper
from pipeline.batch.ledger import Sums, opened
from pipeline.batch.limits import Limits
from pipeline.batch.outputs import Beside, Sink, Target
from pipeline.batch.passing import Passer
from pipeline.batch.run import Job, perform
from pipeline.batch.shards import Ended, Label, Outcome, Place, Reader
from pipeline.batch.shelf import locked
from pipeline.batch.status import status
from pipeline.errors import AccountError, UsageError
from pipeline.schema import Feed
from tests.fakes import load_fake, load_newer

LIMIT = 10_000
Load = Callable[[], Reader]


class Notes(list[str]):
    """A watcher that keeps what it is told."""

    def begin(self, total: int) -> None:
        """Nothing is asked of it."""

    def advance(self, size: int) -> None:
        """Nothing is asked of it."""

    def note(self, event: str, name: str, cause: str) -> None:
        """Keep it."""
        self.append(f"{event} {name}: {cause}")


def run(where: Address, feed: Path, load: Load = load_fake, **options: object) -> tuple[Sums, Notes]:
    """Run over a folder into a feed of awards and one of documents beside it."""
    notes = Notes()
    targets = [Target(Feed.awards, feed), Target(Feed.documents, feed.with_suffix(".documents"))]
    standard_input = options.pop("standard_input", io.BytesIO())
    job = Job(paths=[where], targets=targets, standard_input=standard_input, limit=LIMIT, **options)  # type: ignore[arg-type]  # as a test gives them
    return perform(job, load, notes), notes


def both(feed: Path) -> tuple[bytes, bytes]:
    """The feed of awards and that of documents."""
    return feed.read_bytes(), feed.with_suffix(".documents").read_bytes()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of texts and lines; some fail, some are skipped, some are alike, one file is read in slices."""
    folder = tmp_path / "archive"
    (folder / "below").mkdir(parents=True)
    for n in range(20):
        (folder / f"{n}.txt").write_text(f"Podeljena je nagrada Ana{n}.", encoding="utf-8")
    (folder / "below" / "same.txt").write_text("Podeljena je nagrada Ana1.", encoding="utf-8")
    (folder / "bad.txt").write_text("damaged", encoding="utf-8")
    (folder / "foreign.txt").write_text("English", encoding="utf-8")
    (folder / "picture.jpg").touch()
    lines = [orjson.dumps({"text": f"nagrada Bine{n % 7} in nagrada Cene{n % 5}" + " a" * 4_000}) for n in range(140)]
    lines[50] = b"[]"
    (folder / "many.jsonl").write_bytes(b"\n".join(lines))
    assert (folder / "many.jsonl").stat().st_size > 1 << 20
    return folder


@pytest.fixture
def wanted(archive: Path, tmp_path: Path) -> tuple[bytes, bytes]:
    """The feeds of an undisturbed run over the archive."""
    run(archive, tmp_path / "wanted.jsonl")
    return both(tmp_path / "wanted.jsonl")


@pytest.mark.parametrize(("jobs", "size"), [(1, 1), (2, 1000), (3, 7)])
def test_processes_shards_and_the_order_of_files_change_nothing(
    archive: Path, wanted: tuple[bytes, bytes], tmp_path: Path, jobs: int, size: int
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    files = [file for file in archive.rglob("*") if file.is_file()]
    random.Random(jobs).shuffle(files)  # noqa: S311 - no secret
    for file in files:
        (other / file.relative_to(archive)).parent.mkdir(exist_ok=True)
        shutil.copy(file, other / file.relative_to(archive))
    feed = tmp_path / "feed.jsonl"
    sums, _ = run(other, feed, jobs=jobs, shard_size=size)
    assert sums == Sums(inputs=164, written=160, failed=2, skipped=2, records={"conferred": 299})
    assert both(feed) == wanted
    assert [line["document"]["path"] for line in map(orjson.loads, wanted[1].splitlines())] == sorted(
        line["document"]["path"] for line in map(orjson.loads, wanted[1].splitlines())
    )


def test_what_is_known_is_not_read_again_as_long_as_options_and_model_are_the_same(
    archive: Path, tmp_path: Path
) -> None:
    feed = tmp_path / "feed.jsonl"
    first = run(archive, feed), both(feed)
    assert (run(archive, feed, load_newer, jobs=2, shard_size=5), both(feed)) == first
    run(archive, feed, load_newer, model="another")
    assert b'"version":"0"' not in feed.read_bytes()
    run(archive, feed, load_fake, model="another", least=0.6)
    assert feed.read_bytes() == b""


def test_a_later_run_is_as_a_first_one_would_be(archive: Path, tmp_path: Path) -> None:
    feed, fresh = tmp_path / "feed.jsonl", tmp_path / "fresh.jsonl"
    run(archive, feed)
    (archive / "3.txt").unlink()
    (archive / "4.txt").write_text("Podeljena je nagrada Dana.", encoding="utf-8")
    (archive / "5.txt").rename(archive / "below" / "moved.txt")
    (archive / "new.txt").write_text("Podeljena je nagrada Eva.", encoding="utf-8")
    lines = (archive / "many.jsonl").read_bytes().split(b"\n")
    (archive / "many.jsonl").write_bytes(b"\n".join([b'{"text": "nagrada Fani"}', *lines[:20], *lines[25:]]))
    later, fresher = run(archive, feed), run(archive, fresh)
    assert later == fresher
    assert both(feed) == both(fresh)
    assert (feed.parent / "feed.jsonl.failed.jsonl").read_bytes() == (
        fresh.parent / "fresh.jsonl.failed.jsonl"
    ).read_bytes()


def test_failed_inputs_are_listed_kept_and_read_again_when_asked_for(archive: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    listed = Beside.of(feed).failed
    run(archive, feed)
    assert [orjson.loads(line) for line in listed.read_bytes().splitlines()] == [
        {"input": f"{archive}/bad.txt", "path": "bad.txt", "cause": "damaged beyond reading"},
        {
            "input": f"{archive}/many.jsonl:51",
            "path": "many.jsonl",
            "cause": "not a JSON object",
        },
    ]
    assert run(archive, feed, load_newer)[0].failed == 2
    (archive / "many.jsonl").unlink()
    assert run(archive, feed, load_newer, retry=True)[0].failed == 0
    assert feed.read_bytes().count(b'"version":"1"') == 0
    assert both(feed)[1].count(b'"version":"1"') == 1
    assert not listed.exists()
    assert {file.name for file in tmp_path.iterdir()} == {
        "archive",
        "feed.jsonl",
        "feed.documents",
        "feed.jsonl.ledger",
    }


def test_standard_input_has_a_ledger_too_if_the_feed_is_a_file(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    lines = b"".join(b'{"text": "nagrada Ana%d"}\n' % n for n in range(200))
    first = run(STANDARD, feed, standard_input=io.BytesIO(lines), jobs=2, shard_size=9), both(feed)
    assert first[0][0].written == 200
    assert (run(STANDARD, feed, load_newer, standard_input=io.BytesIO(lines)), both(feed)) == first


def test_a_feed_that_its_ledger_does_not_know_is_replaced_only_when_asked_for(
    archive: Path, wanted: tuple[bytes, bytes], tmp_path: Path
) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("of somebody", encoding="utf-8")
    with pytest.raises(UsageError, match=r"feed\.jsonl: has no ledger that knows it: --overwrite"):
        run(archive, feed)
    assert feed.read_text(encoding="utf-8") == "of somebody"
    run(archive, feed, overwrite=True)
    assert both(feed) == wanted
    with feed.open("ab") as stream:
        stream.write(b"changed\n")
    with pytest.raises(UsageError, match=r"feed\.jsonl: was changed since it was written: --overwrite"):
        run(archive, feed)
    run(archive, feed, overwrite=True)
    assert both(feed) == wanted


def test_lines_go_to_a_stream_in_the_order_of_the_input(archive: Path) -> None:
    written = io.BytesIO()
    with opened(None) as ledger:
        sinks = [Sink(Target(Feed.awards, archive / "feed"), written)]
        passer = Passer(Keeper(ledger, Notes(), 10), sinks, 3)
        passer.begin([])
        places = [Place(1, 0), Place(0, 1), Place(2, 0), Place(0, 0)]
        for number, place in enumerate(places):
            assert passer.has_room() is (number < 3)
            passer.settle(Outcome(Label(place, "", None, "", 0), "written", (b"%d.%d " % place,)))
        assert written.getvalue() == b"0.0 0.1 "
        for source, items in ((1, 1), (0, 2), (2, 1)):
            passer.settle(Ended(source, items))
        assert written.getvalue() == b"0.0 0.1 1.0 2.0 "


@pytest.mark.parametrize("lost", ["item", "end"])
def test_a_run_whose_sums_do_not_agree_is_at_fault(archive: Path, lost: str) -> None:
    with opened(None) as ledger:
        ledger.begin(find([archive / "1.txt", archive / "2.txt"]))
        with ledger.transaction():
            for number in range(2):
                if number == 0 or lost != "item":
                    label = Label(Place(number, 0), "1.txt", "1.txt", "", 0)
                    ledger.settle(Outcome(label, "failed", cause="damaged"), "key", [])
                if number == 0 or lost != "end":
                    ledger.end(Ended(number, 1))
        with pytest.raises(AccountError, match=r"written, . failed and 0 skipped, first in .*2\.txt"):
            ledger.check()


def test_a_feed_that_is_lost_is_made_again(archive: Path, wanted: tuple[bytes, bytes], tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    run(archive, feed)
    feed.unlink()
    run(archive, feed)
    assert both(feed) == wanted


def test_a_feed_moves_with_its_ledger(archive: Path, wanted: tuple[bytes, bytes], tmp_path: Path) -> None:
    run(archive, tmp_path / "feed.jsonl")
    (tmp_path / "new").mkdir()
    for file in tmp_path.glob("feed.*"):
        file.rename(tmp_path / "new" / file.name)
    run(archive, tmp_path / "new" / "feed.jsonl", load_newer)
    assert both(tmp_path / "new" / "feed.jsonl") == wanted


def test_two_runs_do_not_write_one_feed(archive: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    with locked(Beside.of(feed).shards, "feed"), pytest.raises(UsageError, match="another run is writing it"):
        run(archive, feed)


def test_what_is_no_ledger_is_named(archive: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    Beside.of(feed).ledger.write_text("no database at all " * 100, encoding="utf-8")
    with pytest.raises(UsageError, match=r"feed\.jsonl\.ledger: is no ledger"):
        run(archive, feed)


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_document_never_harms_another(archive: Path, tmp_path: Path, jobs: int) -> None:
    for word in ("crashes", "greedy", "sleeps", "faulty"):
        (archive / f"1{word}.txt").write_text(word, encoding="utf-8")
    lines = (archive / "many.jsonl").read_bytes().split(b"\n")
    lines[70:70] = [b'{"text": "crashes"}', b'{"text": "crashes"}']
    (archive / "many.jsonl").write_bytes(b"\n".join(lines))
    feed = tmp_path / "feed.jsonl"
    sums, _ = run(archive, feed, jobs=jobs, shard_size=16, limits=Limits(1.5, 200))
    assert sums == Sums(inputs=170, written=160, failed=8, skipped=2, records={"conferred": 299})
    failed = [orjson.loads(line) for line in Beside.of(feed).failed.read_bytes().splitlines()]
    assert [(Path(line["input"]).name, line["cause"]) for line in failed] == [
        ("1crashes.txt", "the reader ended with SIGSEGV"),
        ("1faulty.txt", f"a fault of the program: ValueError in fakes.py, line {line_of_fault()}"),
        ("1greedy.txt", "needed more than 200 MB: --memory-limit gives more"),
        ("1sleeps.txt", "took more than 1.5 s: --time-limit gives more"),
        ("bad.txt", "damaged beyond reading"),
        ("many.jsonl:51", "not a JSON object"),
        ("many.jsonl:71", "the reader ended with SIGSEGV"),
        ("many.jsonl:72", "the reader ended with SIGSEGV"),
    ]


def line_of_fault() -> int:
    lines = (Path(__file__).parent / "fakes.py").read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "raise ValueError(text)" in line)


class Broken(BaseException):
    """What ends a run in the middle of something."""


@contextmanager
def breaking(monkeypatch: pytest.MonkeyPatch, after: int) -> Iterator[list[int]]:
    """Break off at the n-th time that something is to reach the disk."""
    count = [0]

    def fsync(handle: int, real: Callable[[int], None] = os.fsync) -> None:
        count[0] += 1
        if count[0] == after:
            raise Broken
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        yield count


def test_a_run_that_breaks_off_at_any_step_goes_on_from_there(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (archive / "many.jsonl").write_bytes(b'{"text": "nagrada Ana"}\n[]\n{"text": "nagrada Bine"}\n')
    wanted, feed = tmp_path / "wanted.jsonl", tmp_path / "feed.jsonl"
    run(archive, wanted)
    for after in range(1, 100):
        with breaking(monkeypatch, after) as count:
            try:
                run(archive, feed, shard_size=20)
            except Broken:
                assert not status(feed).complete
            else:
                break
        run(archive, feed, shard_size=20)
        assert both(feed) == both(wanted)
        for file in tmp_path.glob("feed.*"):
            file.unlink()
    assert count[0] > 10
    assert both(feed) == both(wanted)


@contextmanager
def small_files(most: int) -> Iterator[None]:
    """No file can grow beyond ``most`` bytes, as on a disk that is full.

    The server that later tests' processes are forked from must not be started under the limit: it would keep it.
    """
    ensure_running()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("most", [5_000, 50_000, 100_000])
def test_a_full_disk_is_named_and_the_run_goes_on_when_there_is_room(
    archive: Path, wanted: tuple[bytes, bytes], tmp_path: Path, most: int
) -> None:
    feed = tmp_path / "feed.jsonl"
    with small_files(most), pytest.raises(UsageError, match=r"feed\.[a-z.]*[^:]*: cannot be written"):
        run(archive, feed, shard_size=10)
    assert not feed.exists()
    assert not list(tmp_path.glob(".*.part"))
    run(archive, feed)
    assert both(feed) == wanted


def test_a_place_that_takes_no_files_is_named(archive: Path) -> None:
    with pytest.raises(UsageError, match=r"/proc/feed\.jsonl: cannot be written"):
        run(archive, Path("/proc/feed.jsonl"))


def test_the_state_of_a_feed_is_told(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = tmp_path / "feed.jsonl"
    with pytest.raises(UsageError, match="has no ledger"):
        status(feed)
    with breaking(monkeypatch, 8), pytest.raises(Broken):
        run(archive, feed, shard_size=10)
    half = status(feed)
    assert not half.complete
    assert 0 < half.sums.written < 160
    assert "run the same command again" in half.lines[-1]
    run(archive, feed)
    whole = status(feed)
    assert whole.complete
    assert whole.lines == (
        f"{feed}: complete, from 25 files",
        "read 160, failed 2, skipped 2, records 299",
        "records: conferred 299",
        "failed:",
        "  1  damaged beyond reading",
        "  1  not a JSON object",
        "skipped:",
        f"  1  {NOT_READ}",
        "  1  not Slovene (reads as en): passed over",
        f"to do: {feed}.failed.jsonl lists what failed; nagrade retry {feed} reads it again",
    )
