"""Files elsewhere: read and written through fsspec, with its file systems of memory and of this machine."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from pipeline.batch.elsewhere import Address, Remote, address
from pipeline.batch.finding import Remark, Source, find
from pipeline.batch.formats.names import NOT_READ
from pipeline.batch.inputs import read
from pipeline.batch.outputs import Target
from pipeline.batch.run import Job, perform
from pipeline.errors import UnreadableError, UsageError
from pipeline.schema import Feed
from tests.fakes import load_fake
from tests.test_ledger import LIMIT, Notes, both, run, small_files

HERE = [("a.txt", "nagrada Ana"), ("below/b.txt", "nagrada Bine"), ("bad.txt", "damaged"), ("picture.jpg", "")]
HIDDEN = [(".hidden.txt", "nagrada Cene"), (".git/c.txt", "nagrada Dana")]


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    """An empty store in this process' memory."""
    system = fsspec.filesystem("memory")
    yield system
    system.store.clear()
    system.pseudo_dirs[:] = [""]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a text that cannot be read, a kind that is not, and hidden files."""
    top = tmp_path / "in"
    for name, text in HERE + HIDDEN:
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    return top


def test_an_address_is_no_path() -> None:
    assert address("s3://bucket/a") == Remote("s3://bucket/a")
    assert address("a//b") == Path("a/b")
    assert address("C:/a") == Path("C:/a")
    assert Remote("memory://folder/a.txt/").name == "a.txt"


def test_what_lies_in_memory_is_found_and_read(memory: fsspec.AbstractFileSystem) -> None:
    for name, text in HERE + HIDDEN:
        memory.pipe(f"/in/{name}", text.encode())
    found = {what.path: what for _, _, what in find([Remote("memory://in")])}
    assert set(found) == {"a.txt", "bad.txt", "below/b.txt", "picture.jpg"}
    assert found["picture.jpg"] == Remark("memory:///in/picture.jpg", "picture.jpg", NOT_READ, failed=False)
    source = found["below/b.txt"]
    assert isinstance(source, Source)
    assert source.size == len("nagrada Bine")
    (item,) = read(source, standard_input=io.BytesIO(), limit=LIMIT)
    assert item.make().text == "nagrada Bine"
    memory.rm("/in/below/b.txt")
    (item,) = read(source, standard_input=io.BytesIO(), limit=LIMIT)
    with pytest.raises(UnreadableError):
        item.make()


def test_a_folder_by_address_gives_the_feed_that_it_gives_by_path(folder: Path, tmp_path: Path) -> None:
    by_path, by_address = tmp_path / "path.jsonl", tmp_path / "address.jsonl"
    wanted, _ = run(folder, by_path)
    found, notes = run(Remote(f"file://{folder}"), by_address)
    assert found == wanted
    assert both(by_address) == both(by_path)
    assert f"failed file://{folder}/bad.txt: damaged beyond reading" in notes


def test_a_file_by_address_is_read_whatever_it_is_called(folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").rename(folder / "release")
    sums, _ = run(Remote(f"file://{folder}/release"), tmp_path / "feed.jsonl")
    assert sums.written == 1


def test_links_by_address_are_not_followed(folder: Path) -> None:
    (folder / "out.txt").symlink_to("/etc/hostname")
    (folder / "below" / "round").symlink_to(folder)
    found = [what for _, _, what in find([Remote(f"file://{folder}")])]
    assert sorted((what.path, what.cause) for what in found if isinstance(what, Remark) and "link" in what.cause) == [
        ("below/round", "a link: give the address of what it leads to"),
        ("out.txt", "a link: give the address of what it leads to"),
    ]
    assert len(found) == len(HERE) + 2


def to(output: Remote, where: Address, *, overwrite: bool = False) -> Notes:
    """Run over a folder into a feed elsewhere; what the user is told."""
    notes = Notes()
    target = Target(Feed.awards, output)
    job = Job(paths=[where], targets=[target], standard_input=io.BytesIO(), limit=LIMIT, overwrite=overwrite)
    perform(job, load_fake, notes)
    return notes


def test_a_feed_goes_elsewhere_whole(folder: Path, tmp_path: Path, memory: fsspec.AbstractFileSystem) -> None:
    run(folder, tmp_path / "feed.jsonl")
    wanted = (tmp_path / "feed.jsonl").read_bytes()
    to(Remote("memory://out/feed.jsonl"), folder)
    assert memory.cat("/out/feed.jsonl") == wanted
    assert memory.find("/out") == ["/out/feed.jsonl"]  # and no draft of it
    with pytest.raises(UsageError, match=r"memory://out/feed\.jsonl: is there already, .* --overwrite"):
        to(Remote("memory://out/feed.jsonl"), folder)
    (folder / "new.txt").write_text("nagrada Eva", encoding="utf-8")
    to(Remote("memory://out/feed.jsonl"), folder, overwrite=True)
    assert len(memory.cat("/out/feed.jsonl").splitlines()) == len(wanted.splitlines()) + 1
    # In the folder that is read, what is written is left alone.
    to(Remote(f"file://{folder}/feed.jsonl"), Remote(f"file://{folder}"))
    notes = to(Remote(f"file://{folder}/feed.jsonl"), Remote(f"file://{folder}"), overwrite=True)
    assert not any("feed.jsonl" in note for note in notes)
    assert (folder / "feed.jsonl").read_bytes() == memory.cat("/out/feed.jsonl")


def test_a_feed_that_does_not_come_to_its_end_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    feed = tmp_path / "out" / "feed.jsonl"
    feed.write_bytes(b"old")
    with (
        small_files(100),
        pytest.raises(UsageError, match=r"file:///\S+/feed\.jsonl: cannot be written: file too large"),
    ):
        to(Remote(f"file://{feed}"), folder, overwrite=True)
    assert [(file.name, file.read_bytes()) for file in feed.parent.iterdir()] == [("feed.jsonl", b"old")]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("memory://nothing", r"memory://nothing: no such file or folder"),
        ("bogus://x", r"bogus://x: cannot be reached: Protocol not known"),
        ("s3://bucket/x", r"s3://bucket/x: pip install 'nagrade\[remote\]' and the package .*s3fs"),
    ],
)
def test_an_address_that_cannot_be_read_is_named(given: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        run(Remote(given), tmp_path / "feed.jsonl")


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(UsageError, match=r"pip install 'nagrade\[remote\]'"):
        run(Remote("memory://in"), tmp_path / "feed.jsonl")
