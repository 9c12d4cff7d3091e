"""Many documents: what is found, what is read, how feeds are written, and what the pass accounts for."""

import io
import os
import tracemalloc
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import orjson
import pytest

from pipeline.batch.finding import STANDARD, FileId, Outputs, Remark, Source, find
from pipeline.batch.formats.names import NOT_READ
from pipeline.batch.inputs import Item, read, read_one
from pipeline.batch.ledger import Sums, opened
from pipeline.batch.outputs import Target, identities, writing
from pipeline.batch.run import Job, perform
from pipeline.errors import UnreadableError, UsageError
from pipeline.releases import Release
from pipeline.schema import Feed
from tests.fakes import load_broken, load_fake

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LIMIT = 1_000


class Notes:
    """A watcher that keeps what it is told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.total = self.done = 0

    def begin(self, total: int) -> None:
        """Keep the total."""
        self.total = total

    def advance(self, size: int) -> None:
        """Add it up."""
        self.done += size

    def note(self, line: str) -> None:
        """Keep it."""
        self.lines.append(line)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as newsrooms have them."""
    inside = tmp_path / "in"
    for name, text in {
        "b.txt": "nagrada Bine",
        "a/x.TXT": "nagrada Aleš",
        "a-b/y.txt": "nagrada Ajda",
        "lines.jsonl": '{"id": "7", "text": "nagrada Cene"}\n',
        ".hidden.txt": "nagrada Skrita",
        ".hidden/z.txt": "nagrada Skrita",
        "photo.jpg": "no text",
    }.items():
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text(text, encoding="utf-8")
    (inside / "loop").symlink_to(inside)
    return inside


def found(arguments: Iterable[Path], outputs: Outputs = frozenset()) -> tuple[list[Source], list[Remark]]:
    """What a run reads, in its order, and what it does not."""
    with opened(None) as ledger:
        ledger.begin(find(arguments, outputs))
        return [source for _, source in ledger.sources()], list(ledger.remarks())


def paths(arguments: Iterable[Path], outputs: Outputs = frozenset()) -> list[str | None]:
    return [source.path for source in found(arguments, outputs)[0]]


def items(file: Path, data: bytes = b"", limit: int = LIMIT) -> list[Item]:
    ((source,), _) = found([file])
    return list(read(source, standard_input=io.BytesIO(data), limit=limit))


def outcome(item: Item) -> str:
    try:
        return item.make().text
    except UnreadableError as error:
        return f"{item.name}: {error}"


def test_folder_is_read_below_too_in_the_order_of_paths(folder: Path) -> None:
    assert paths([folder]) == ["a-b/y.txt", "a/x.TXT", "b.txt", "lines.jsonl"]
    assert [(remark.path, remark.cause) for remark in found([folder])[1]] == [
        ("loop", "linked folder"),
        ("photo.jpg", NOT_READ),
    ]


def test_a_file_reached_twice_is_read_once(folder: Path) -> None:
    (folder / "again.txt").symlink_to(folder / "b.txt")
    read = paths([folder / "b.txt", folder, folder / "a" / ".." / "b.txt", folder / "again.txt", folder])
    assert read.count("b.txt") == 1
    assert "again.txt" not in read


def test_of_two_names_in_a_folder_the_first_counts_in_whatever_order_the_system_lists_them(folder: Path) -> None:
    (folder / "again.txt").symlink_to(folder / "b.txt")
    (folder / "z.txt").symlink_to(folder / "b.txt")
    both = list(find([folder]))
    for listed in (both, both[::-1]):
        with opened(None) as ledger:
            ledger.begin(listed)
            assert [source.path for _, source in ledger.sources()] == [
                "a-b/y.txt",
                "a/x.TXT",
                "again.txt",
                "lines.jsonl",
            ]


def test_order_of_arguments_does_not_change_the_order_of_releases(folder: Path) -> None:
    files = [folder / "b.txt", folder / "a" / "x.TXT", STANDARD]
    assert paths(files) == paths(files[::-1]) == [None, "b.txt", "x.TXT"]


def test_a_file_given_by_name_is_tried_whatever_its_name(folder: Path) -> None:
    assert paths([folder / "photo.jpg", folder / ".hidden.txt"]) == [".hidden.txt", "photo.jpg"]


def test_outputs_inside_the_input_folder_are_left_alone(folder: Path) -> None:
    feed = folder / "lines.jsonl"
    assert "lines.jsonl" not in paths([folder], identities([Target(Feed.awards, feed)]))
    with pytest.raises(UsageError, match="both input and output"):
        paths([feed], frozenset({FileId.of(feed.stat())}))


def test_a_path_that_is_not_there_ends_the_run(folder: Path) -> None:
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        paths([folder, folder / "nowhere"])


def test_a_named_pipe_in_a_folder_does_not_hold_up_the_run(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    assert Remark(str(folder / "pipe.txt"), "pipe.txt", "no regular file", failed=False) in found([folder])[1]


def test_a_file_name_that_is_no_utf8_gives_a_path_that_is(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/\xe8.txt")).write_text("nagrada Č", encoding="utf-8")
    assert "\ufffd.txt" in paths([folder])


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"not json", "not JSON"),
        (b'{"text": "a"', "not JSON"),
        (b'["text"]', "not a JSON object"),
        (b'{"id": "1"}', "no text"),
        (b'{"text": null}', "no text"),
        (b'{"text": 5}', "text is not a string"),
        (b'{"text": " \\n "}', "white space"),
        (b'{"text": "Ana \\u0000"}', "NUL"),
        (b'{"text": "a", "id": 7}', "id is not a string"),
        (b'{"text": "a", "title": []}', "title is not a string"),
        (b'{"text": "a", "published": "26. 5. 2021"}', "published is not a date"),
        (b'{"text": "a", "published": "2021-02-30"}', "published is not a date"),
        (b'{"text": "a", "published": 2021}', "published is not a string"),
        (b'{"text": "\xe8"}', "not UTF-8 at byte 11"),
        (b'{"text": "' + b"a" * (LIMIT + 1) + b'"}', f"more than the limit of {LIMIT}"),
        (b'{"text": "' + b"a" * 80_000 + b'"}', "line too long"),
    ],
)
def test_a_bad_line_is_named_with_its_cause_and_the_rest_is_read(tmp_path: Path, line: bytes, cause: str) -> None:
    file = tmp_path / "in.jsonl"
    file.write_bytes(b'{"text": "before"}\n' + line + b'\n{"text": "after"}\n')
    before, bad, after = map(outcome, items(file))
    assert (before, after) == ("before", "after")
    assert bad.startswith(f"{file}:2: ")
    assert cause in bad


def test_a_line_gives_all_that_it_holds(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text(
        '\ufeff{"id": "7", "text": "a\\nb", "title": "T", "published": "2021-05-26", "source": "STA", "more": 1}\r\n\n',
        encoding="utf-8",
    )
    (item,) = items(file)
    assert item.make() == Release(
        "a\nb", id="7", path="in.jsonl", title="T", published=date(2021, 5, 26), source="STA", encoding="utf-8"
    )


def test_only_line_feeds_end_lines(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text('{"text": "a\u2028b\x85c"}\n{"text": "d"}', encoding="utf-8")
    assert [outcome(item) for item in items(file)] == ["a\u2028b\x85c", "d"]


@pytest.mark.parametrize(
    ("data", "outcomes"),
    [
        (b'\xef\xbb\xbf\n {"text": "a"}\n{"text": "b"}', ["a", "b"]),
        (b'\n{"text": "a"}\n{}\n', ["a", "standard input:3: no text"]),
        (b"\n A release.\n{}", ["\n A release.\n{}"]),
        (b"\xe8as", ["čas"]),
        (b" \n", ["standard input: the file holds only white space: nothing to read"]),
    ],
)
def test_standard_input_is_json_lines_or_one_release(data: bytes, outcomes: list[str]) -> None:
    assert [outcome(item) for item in items(STANDARD, data)] == outcomes


@pytest.mark.parametrize("data", [b"a" * (LIMIT + 1), b"a" * 80_000, b"\n" * (LIMIT + 1) + b"a", b"a\n" * LIMIT])
def test_standard_input_over_the_limit_is_refused(data: bytes) -> None:
    (item,) = items(STANDARD, data)
    assert "limit" in outcome(item)


def test_one_release_is_read_and_several_are_refused(folder: Path) -> None:
    assert read_one(folder / "b.txt", standard_input=io.BytesIO()).path == "b.txt"
    assert read_one(folder / "lines.jsonl", standard_input=io.BytesIO()).id == "7"
    with pytest.raises(UsageError, match="several releases"):
        read_one(STANDARD, standard_input=io.BytesIO(b'{"text": "a"}\n{}'))
    with pytest.raises(UsageError, match="is a folder"):
        read_one(folder, standard_input=io.BytesIO())
    with pytest.raises(UnreadableError, match="nothing to read"):
        read_one(STANDARD, standard_input=io.BytesIO())


def test_a_feed_takes_the_old_ones_place_whole(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("old", encoding="utf-8")
    feed.chmod(0o640)
    link = tmp_path / "link.jsonl"
    link.symlink_to(feed)
    with writing([Target(Feed.awards, link)]) as (sink,):
        sink.write(b"1\n2\n")
        assert feed.read_text(encoding="utf-8") == "old"
    assert feed.read_bytes().count(b"\n") == 2
    assert feed.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [feed, link]


@pytest.mark.parametrize("end", [RuntimeError, KeyboardInterrupt, BrokenPipeError])
def test_a_run_that_breaks_off_leaves_the_old_feed(tmp_path: Path, end: type[BaseException]) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("old", encoding="utf-8")

    def break_off() -> None:
        with writing([Target(Feed.awards, feed)]) as (sink,):
            sink.write(b"1\n")
            raise end

    with pytest.raises(end):
        break_off()
    assert feed.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [feed]


def test_a_new_feed_gets_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    with writing([Target(Feed.awards, tmp_path / "feed")]):
        pass
    (tmp_path / "other").touch()
    assert (tmp_path / "feed").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_device_is_written_not_replaced() -> None:
    with writing([Target(Feed.awards, Path(os.devnull))]) as (sink,):
        sink.write(b"1\n")
    assert not Path(os.devnull).is_file()


def test_a_full_disk_is_named() -> None:
    with (
        pytest.raises(UsageError, match="/dev/full: cannot be written: no space left"),
        writing([Target(Feed.awards, Path("/dev/full"))]) as (sink,),
    ):
        sink.write(b"1\n")


def a_run(where: Path, feed: Path, *more: Target, data: bytes = b"") -> tuple[Sums, Notes]:
    notes = Notes()
    job = Job(paths=[where], targets=[Target(Feed.awards, feed), *more], standard_input=io.BytesIO(data), limit=LIMIT)
    return perform(job, load_fake, notes), notes


def test_a_pass_accounts_for_everything(folder: Path, tmp_path: Path) -> None:
    (folder / "c.txt").write_text("English", encoding="utf-8")
    (folder / "d.txt").write_text("damaged", encoding="utf-8")
    (folder / "e.txt").touch()
    (folder / "f.txt").symlink_to("nowhere")
    feed, documents = tmp_path / "awards.jsonl", tmp_path / "documents.jsonl"
    sums, notes = a_run(folder, feed, Target(Feed.documents, documents))
    assert sums == Sums(inputs=10, written=4, failed=3, skipped=3, records={"conferred": 4})
    assert str(sums) == "read 4, failed 3, skipped 3, records 4"
    assert sorted(Path(line.split(": ", 1)[0]).name for line in notes.lines) == [
        "c.txt",
        "d.txt",
        "e.txt",
        "f.txt",
        "loop",
        "photo.jpg",
    ]
    assert notes.done == notes.total
    lines = [orjson.loads(line) for line in feed.read_bytes().splitlines()]
    assert [line["document"]["path"] for line in lines] == ["a-b/y.txt", "a/x.TXT", "b.txt", "lines.jsonl"]
    assert lines[3]["document"]["id"] == "7"
    assert len(documents.read_bytes().splitlines()) == 4


def test_a_feed_is_utf8_without_a_mark_and_keeps_the_order_of_keys(folder: Path, tmp_path: Path) -> None:
    feed = tmp_path / "awards.jsonl"
    a_run(folder, feed)
    data = feed.read_bytes()
    assert data.startswith(b'{"schema_version":"1","id":')
    assert "Aleš".encode() in data
    assert b"\r" not in data
    assert data.endswith(b"}\n")


def test_paths_are_checked_before_the_model_is_loaded(tmp_path: Path) -> None:
    feed = Target(Feed.awards, tmp_path / "feed.jsonl")
    job = Job(paths=[tmp_path / "nowhere"], targets=[feed], standard_input=io.BytesIO(), limit=LIMIT)
    with pytest.raises(UsageError, match="nowhere: no such file or folder"):
        perform(job, load_broken, Notes())
    assert not list(tmp_path.iterdir())


def test_two_feeds_cannot_share_a_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="two feeds"):
        a_run(tmp_path, tmp_path / "f", Target(Feed.documents, tmp_path / "." / "f"))


class Endless(io.RawIOBase):
    """A stream of many lines that are made as they are read."""

    def __init__(self, lines: Iterator[bytes]) -> None:
        self._lines = lines

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Read the next line."""
        line = next(self._lines, b"")
        memoryview(buffer)[: len(line)] = line
        return len(line)


@pytest.mark.parametrize("line", [b'{"text": "%s nagrada Eva"}\n' % (b"a" * 900), b"not json" * 100 + b"\n"])
def test_memory_stays_flat_in_the_size_of_the_input(tmp_path: Path, line: bytes) -> None:
    def peak(count: int) -> int:
        raw = Endless(line if n else b'{"text": "a"}\n' for n in range(count))
        stream = cast("BinaryIO", io.BufferedReader(cast("io.FileIO", raw)))
        feed = Target(Feed.awards, tmp_path / "f")
        job = Job(paths=[STANDARD], targets=[feed], standard_input=stream, limit=LIMIT, overwrite=True)
        tracemalloc.start()
        perform(job, load_fake, Silent())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)  # what is made once and kept
    assert peak(900) - peak(300) < 600 * len(line) / 5


class Silent(Notes):
    """A watcher that keeps nothing."""

    def note(self, line: str) -> None:
        """Forget it."""
