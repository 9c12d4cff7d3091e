"""How the lines of a finished run become the feed, once and whole, whatever happens on the way.

The new feeds are put together under hidden names beside the old ones. One transaction of the ledger then says that they
are complete; they take their places; a second transaction lets the ledger point into them. Whoever opens the ledger in
between finishes what was begun.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import orjson

from pipeline.batch.ledger import Ledger
from pipeline.batch.outputs import draft_of, naming, open_draft
from pipeline.batch.shelf import Shelf, sync
from pipeline.errors import UsageError


class Mark(NamedTuple):
    """What a finished feed is told by, whatever it is called: its bytes and SHA-256."""

    size: int
    sha256: str


def publish(ledger: Ledger, shelf: Shelf, feeds: Sequence[Path], failed: Path) -> None:
    """Put the feeds of the ledger's run together, and let them and the list of failed inputs take their places.

    Args:
        ledger: The ledger, its run over.
        shelf: Where the lines are that are in no feed yet.
        feeds: The files of the feeds.
        failed: Where failed inputs are listed; there is no such file when there are none.

    Raises:
        UsageError: Something cannot be written; what was there stays.
    """
    files = (*feeds, failed)
    try:
        marks = [_written(feed, _lines(ledger, shelf, number, feed)) for number, feed in enumerate(feeds)]
        if not _written(failed, _failures(ledger)).size:
            draft_of(failed).unlink()
        for folder in {file.parent for file in files}:
            sync(folder)
    except UsageError:
        for file in files:
            draft_of(file).unlink(missing_ok=True)  # a full disk needs the space
        raise
    pending = {"marks": marks, "feeds": list(map(str, feeds)), "failed": str(failed)}
    with ledger.transaction():
        ledger.note("pending", json.dumps(pending))
    complete(ledger)


def complete(ledger: Ledger) -> None:
    """Finish what was begun by ``publish``, if anything was."""
    pending = ledger.about("pending")
    if pending is None:
        return
    begun = json.loads(pending)
    for feed in map(Path, begun["feeds"]):
        _take_place(feed)
    failed = Path(begun["failed"])
    if ledger.sums().failed:
        _take_place(failed)
    else:
        with naming(failed):
            failed.unlink(missing_ok=True)
    with ledger.transaction():
        ledger.finish()
        ledger.note("feeds", json.dumps(begun["marks"]))
        ledger.note("pending", None)


def list_failures(ledger: Ledger, failed: Path) -> None:
    """Let a list of the inputs that failed take its place, or none where there are none.

    Raises:
        UsageError: It cannot be written.
    """
    if _written(failed, _failures(ledger)).size:
        _take_place(failed)
        return
    draft_of(failed).unlink()
    with naming(failed):
        failed.unlink(missing_ok=True)


def _take_place(file: Path) -> None:
    """Let a draft take its place, if it has not yet."""
    with naming(file):
        with suppress(FileNotFoundError):
            draft_of(file).replace(file)
        sync(file.parent)


def check_feeds(ledger: Ledger, feeds: Sequence[Path], *, overwrite: bool) -> None:
    """See that what is there is what the ledger knows; what is gone, or may be overwritten, is forgotten.

    Raises:
        UsageError: A file is there that the ledger does not know, or it was changed since.
    """
    marks = known_feeds(ledger)
    holds = [
        feed.exists() and number < len(marks) and marks[number] == _mark(feed) for number, feed in enumerate(feeds)
    ]
    for number, feed in enumerate(feeds):
        if feed.exists() and not holds[number] and not overwrite:
            why = "was changed since it was written" if number < len(marks) else "has no ledger that knows it"
            raise UsageError(f"{feed}: {why}: --overwrite replaces it")
    if not all(holds[: len(marks)]):
        ledger.forget_feeds()


def known_feeds(ledger: Ledger) -> list[Mark]:
    """The feeds of the last finished run."""
    return [Mark(*mark) for mark in json.loads(ledger.about("feeds") or "[]")]


def _written(file: Path, lines: Iterator[bytes]) -> Mark:
    size, digest = 0, hashlib.sha256()
    with naming(file), open_draft(file) as stream:
        for some in lines:
            stream.write(some)
            digest.update(some)
            size += len(some)
        stream.flush()
        os.fsync(stream.fileno())
    return Mark(size, digest.hexdigest())


def _lines(ledger: Ledger, shelf: Shelf, number: int, feed: Path) -> Iterator[bytes]:
    try:
        for where in ledger.ranges(number):
            yield shelf.read(where, feed)
    finally:
        shelf.close()


def _failures(ledger: Ledger) -> Iterator[bytes]:
    for name, path, cause in ledger.failures():
        yield orjson.dumps({"input": name, "path": path, "cause": cause}, option=orjson.OPT_APPEND_NEWLINE)


def _mark(file: Path) -> Mark:
    with naming(file), file.open("rb") as stream:
        return Mark(file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest())
