"""The ledger of a feed: an SQLite file in which every input ends as written, failed or skipped.

One run after the other writes to it, in transactions of some items each. An item's row says what came of it, by what
key (see ``pipeline.batch.keys``), and where its lines lie: in a shard of an unfinished run, or in the feed itself. A
run takes over rows of the runs before it; once it is finished, only its own are left.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from pipeline.batch import statements
from pipeline.batch.crew import Kept
from pipeline.batch.elsewhere import address
from pipeline.batch.finding import Found, Remark, Source
from pipeline.batch.shards import Ended, Kind, Label, Outcome
from pipeline.errors import AccountError, UsageError

_PRIMARY: Final = 0xFF  # of https://sqlite.org/rescode.html: a primary code, in the lowest byte of an extended one
_DAMAGED: Final = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}
_REFUSED: Final = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_PERM,
}


WATCHED: Final = "watched"
"""The state of a ledger whose feed a watch writes."""


class Past(NamedTuple):
    """What came of an item before."""

    row: int
    kind: Kind
    cause: str
    statuses: dict[str, int]


class Range(NamedTuple):
    """Where lines of an item are: bytes of a shard, or of the feed itself where that is 0."""

    shard: int
    start: int
    length: int


class Failure(NamedTuple):
    """An input that failed."""

    name: str
    path: str | None
    cause: str


@dataclass(frozen=True, slots=True)
class Sums:
    """How many inputs a run has and what they ended as; runs that end alike are equal, whatever they had to read.

    Attributes:
        records: How many records of each status.
        read: How many inputs were read; what came of the others was known.
        causes: Why inputs ``failed`` or were ``skipped``, with their numbers, the most frequent first.
    """

    inputs: int
    written: int
    failed: int
    skipped: int
    records: Mapping[str, int]
    read: int = field(default=0, compare=False)
    causes: Mapping[str, Sequence[tuple[str, int]]] = field(default_factory=dict, compare=False)

    def __str__(self) -> str:
        """The line that sums up."""
        records = sum(self.records.values())
        return f"read {self.written}, failed {self.failed}, skipped {self.skipped}, records {records}"


class Ledger:
    """A ledger that is open; one that has no file lives as long as it is open."""

    def __init__(self, file: Path | None, database: sqlite3.Connection) -> None:
        self.file = file
        self._database = database
        self.run = int(self.about("run") or 0)

    @classmethod
    def open(cls, file: Path | None) -> Self:
        """Open the ledger in ``file``, or make it.

        Raises:
            UsageError: It is of another version of the program.
        """
        database = sqlite3.connect(file or "", isolation_level=None)
        # A journal beside it only while something is written: the ledger is one file, on any file system.
        database.execute("PRAGMA journal_mode = DELETE")
        database.execute("PRAGMA synchronous = EXTRA" if file else "PRAGMA synchronous = OFF")
        if not database.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone():
            database.executescript(statements.SCHEMA)
        ledger = cls(file, database)
        if ledger.about("version") != statements.VERSION:
            raise UsageError(f"{file}: is of another version of the program: remove it and use --overwrite")
        return ledger

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        self._database.close()

    def about(self, name: str) -> str | None:
        """Something that is kept under a name."""
        row = self._database.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def note(self, name: str, value: str | None) -> None:
        """Keep something under a name, or nothing any more."""
        if value is None:
            self._database.execute("DELETE FROM about WHERE name = ?", (name,))
        else:
            self._database.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that the block writes, or nothing."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            raise

    def begin(self, found: Iterable[Found]) -> None:
        """Begin a run over what was found; of a file found twice, the first argument counts, then the first path."""
        self._database.execute(statements.FOUND)
        self._database.executemany(statements.OF_TWO_THE_FIRST, map(_found_row, found))
        with self.transaction():
            self.run += 1
            self.note("run", str(self.run))
            self.note("state", "unfinished")
            self._database.execute("DELETE FROM sources")
            self._database.execute(statements.NUMBERED)
            self._database.execute("DROP TABLE found")
            self._database.execute(statements.REMARKED, (self.run,))

    def size(self) -> int:
        """The bytes of all that is to be read."""
        return int(self._database.execute("SELECT ifnull(sum(size), 0) FROM sources WHERE kind IS NULL").fetchone()[0])

    def sources(self) -> Iterator[tuple[int, Source]]:
        """What is to be read, numbered, in the order of the input."""
        number = -1
        # Page by page, so that no statement is open while others write.
        while page := self._database.execute(statements.PAGE, (number,)).fetchall():
            for number, file, path, name, size in page:
                yield number, Source(address(os.fsdecode(file)), path, name, size)

    def remarks(self) -> Iterator[Remark]:
        """What is not read, and why."""
        for name, path, cause, kind in self._database.execute(statements.REMARKS):
            yield Remark(name, path, cause, kind == "failed")

    def known(self, label: Label, key: str, key_of_failures: str) -> Past | None:
        """What came of an item of this content and path before, by the same key."""
        if not label.digest:
            return None
        row = self._database.execute(statements.KNOWN, (label.digest, label.path, key_of_failures, key)).fetchone()
        return Past(row[0], row[1], row[2], json.loads(row[3])) if row else None

    def known_under(self, path: str, places: range, key: str, key_of_failures: str | None) -> frozenset[str]:
        """The digests of items that are known by the same key, in a file of this path, at some of its places."""
        # Made when it is first needed: a run that asks item by item does without it.
        self._database.execute("CREATE INDEX IF NOT EXISTS items_by_path ON items (path, place)")
        about = (path, f"{path}/", f"{path}0", places.start, places.stop, key_of_failures, key)  # 0 comes after /
        return frozenset(digest for (digest,) in self._database.execute(statements.KNOWN_UNDER, about))

    def settle(self, outcome: Outcome, key: str, ranges: Sequence[Range]) -> None:
        """Write what came of an item, in a transaction; ``ranges`` say for each feed where its lines are."""
        label = outcome.label
        row: list[object] = [self.run, *label.place, clean(label.name), label.path, label.digest, label.size]
        row += [outcome.kind, clean(outcome.cause), json.dumps(outcome.statuses), key]
        row += [ranges[0].shard if ranges else None]
        for n in range(2):
            row += [ranges[n].start, ranges[n].length] if n < len(ranges) else [None, None]
        self._database.execute(statements.SETTLED, row)

    def take_over(self, kept: Kept[Past]) -> None:
        """Write that an item ended as it did before, in a transaction."""
        label = kept.label
        place = (self.run, *label.place, clean(label.name), label.size)
        if not self._database.execute(statements.MOVED, (*place, kept.past.row, self.run)).rowcount:
            self._database.execute(
                statements.COPIED, (*place, kept.past.row)
            )  # two inputs of this run have the same content

    def end(self, ended: Ended) -> None:
        """Write how many items a source has, in a transaction."""
        self._database.execute(statements.ENDED, (ended.items, ended.items, ended.source))
        self._database.execute(statements.BEYOND, (self.run, ended.source, ended.items))

    def add_shard(self) -> int:
        """The number of a new shard, in a transaction."""
        return self._database.execute("INSERT INTO shards DEFAULT VALUES").lastrowid or 0

    def shards(self) -> set[int]:
        """The numbers of the shards that rows point into."""
        return {number for (number,) in self._database.execute("SELECT number FROM shards")}

    def ranges(self, feed: int) -> Iterator[Range]:
        """Where the lines of the run's items are, in the order of the input, for the first (0) or second (1) feed."""
        yield from map(Range._make, self._database.execute(statements.RANGES[feed], (self.run,)))

    def forget_feeds(self) -> None:
        """Drop what points into the feeds: they are not what the ledger knows."""
        with self.transaction():
            self._database.execute("DELETE FROM items WHERE shard = 0")
            self.note("feeds", None)

    def finish(self) -> None:
        """Let only this run's rows be left, and let them point into the feeds; in a transaction."""
        self._database.execute("DELETE FROM items WHERE run < ?", (self.run,))
        self._database.execute(statements.PLACES)
        self._database.execute("CREATE UNIQUE INDEX temp.places_by_item ON places (item)")
        self._database.execute(statements.PLACED)
        self._database.execute("DROP TABLE places")
        self._database.execute("DELETE FROM shards")
        self.note("state", "complete")

    def copy_of(self, file: Path) -> None:
        """Hold what the ledger in ``file`` does, which is only looked at."""
        with opened(file) as ledger:
            ledger._database.backup(self._database)  # noqa: SLF001 - of the same kind
        self.run = ledger.run

    def sums(self) -> Sums:
        """What the run's inputs ended as, so far."""
        count = dict(self._database.execute(statements.KINDS, (self.run,)).fetchall())
        (inputs,) = self._database.execute("SELECT ifnull(sum(items), 0) FROM sources").fetchone()
        records = dict(self._database.execute(statements.RECORDS, (self.run,)).fetchall())
        return Sums(inputs, count.get("written", 0), count.get("failed", 0), count.get("skipped", 0), records)

    def check(self) -> Sums:
        """The sums of a run that is over.

        Raises:
            AccountError: They do not agree.
        """
        uneven = self._database.execute(statements.UNEVEN, (self.run,)).fetchone()
        sums = self.sums()
        if uneven or sums.inputs != sums.written + sums.failed + sums.skipped:
            where = f", first in {uneven[0]}" if uneven else ""
            raise AccountError(
                f"internal error: {sums.inputs} inputs, but {sums.written} written, {sums.failed} failed and "
                f"{sums.skipped} skipped{where}: no feed was written; please report it"
            )
        return sums

    def failures(self) -> Iterator[Failure]:
        """The inputs of the run that failed, by path."""
        yield from map(Failure._make, self._database.execute(statements.FAILURES, (self.run,)))

    def causes(self, kind: Kind) -> list[tuple[str, int]]:
        """Why inputs of the run failed or were skipped, the most frequent cause first."""
        return self._database.execute(statements.CAUSES, (self.run, kind)).fetchall()

    def progress(self) -> tuple[int, int]:
        """How many files and other sources of the run are done, and how many there are."""
        return tuple(self._database.execute("SELECT count(items), count(*) FROM sources").fetchone())


@contextmanager
def opened(file: Path | None) -> Iterator[Ledger]:
    """The ledger in ``file``, or a temporary one; it is closed after the block.

    Raises:
        UsageError: As ``minding``, or it is of another version.
    """
    with minding(file), closing(Ledger.open(file)) as ledger:
        yield ledger


@contextmanager
def minding(file: Path | None) -> Iterator[None]:
    """Turn what SQLite says of a ledger in the block into errors that name it.

    Raises:
        UsageError: It cannot be read or written.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = file or "the temporary ledger of the run"
        code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
        if code in _DAMAGED:
            raise UsageError(f"{name}: is no ledger, or damaged: remove it and use --overwrite") from error
        if code in _REFUSED:
            raise UsageError(f"{name}: cannot be written: {error}") from error
        raise


def _found_row(found: Found) -> tuple[Any, ...]:
    argument, real, what = found
    rest: tuple[object, ...]
    if isinstance(what, Source):
        rest = (os.fsencode(str(what.file)), what.path, clean(what.name), what.size, None, None)
    else:
        kind = "failed" if what.failed else "skipped"
        rest = (b"", what.path, clean(what.name), 0, kind, clean(what.cause))
    return (argument, os.fsencode(real), *rest)


def clean(text: str) -> str:
    """The text without what UTF-8 has no bytes for, as names of files may hold."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
