"""What the ledger of a feed tells."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipeline.batch.ledger import WATCHED, Ledger, Sums, opened
from pipeline.batch.outputs import Beside
from pipeline.batch.settings import ledger_of
from pipeline.batch.shelf import is_locked
from pipeline.batch.summary import by_status, frequent


class Status(NamedTuple):
    """How the last run of a feed stands.

    Attributes:
        complete: Whether it is finished.
        sums: What its inputs ended as, so far.
        lines: All of it, to be read.
    """

    complete: bool
    sums: Sums
    lines: tuple[str, ...]


def status(feed: Path) -> Status:
    """How the last run of ``feed`` stands.

    Raises:
        UsageError: It has no ledger.
    """
    with opened(ledger_of(feed)) as ledger:
        sums = ledger.sums()
        if ledger.about("state") == WATCHED:
            done, every = ledger.progress()
            lines = (*_watched(feed, done, every, failed=sums.failed > 0), *_body(ledger, sums))
            return Status(done == every, sums, lines)
        complete = ledger.about("state") == "complete"
        lines = (*_head(feed, ledger, complete=complete), *_body(ledger, sums), *_advice(feed, sums, complete=complete))
        return Status(complete, sums, lines)


def _watched(feed: Path, done: int, every: int, *, failed: bool) -> Iterator[str]:
    goes_on = is_locked(Beside.of(feed).shards)
    yield f"{feed}: {'being watched' if goes_on else 'nobody watches now'}, {done} of {every} files are done"
    if failed:
        yield f"to do: {Beside.of(feed).failed} lists what failed; nagrade watch reads it again when it is started"


def _head(feed: Path, ledger: Ledger, *, complete: bool) -> Iterator[str]:
    done, every = ledger.progress()
    if complete:
        yield f"{feed}: complete, from {every} files"
    else:
        how = "being read" if is_locked(Beside.of(feed).shards) else "unfinished"
        yield f"{feed}: {how}, {done} of {every} files are done"


def _body(ledger: Ledger, sums: Sums) -> Iterator[str]:
    yield str(sums)
    if sums.records:
        yield by_status(sums)
    for kind in ("failed", "skipped"):
        yield from frequent(kind, ledger.causes(kind))


def _advice(feed: Path, sums: Sums, *, complete: bool) -> Iterator[str]:
    if not complete:
        yield "to do: run the same command again, and it goes on"
    elif sums.failed:
        yield f"to do: {Beside.of(feed).failed} lists what failed; nagrade retry {feed} reads it again"
