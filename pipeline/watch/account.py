"""The ledger of a watched feed: what came of every file that arrived, what was told, and what has yet to be appended.

It is the ledger of a single run that never ends. A file that has changed is a new source; items of it that were read
before are taken over from the version before, which is forgotten once the new one is read to its end.
"""

import json
import os
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from pipeline.batch.crew import Kept
from pipeline.batch.finding import Remark, Source
from pipeline.batch.ledger import WATCHED, Ledger, Past, clean
from pipeline.batch.shards import Ended, Label, Outcome, Record, Told
from pipeline.errors import UsageError
from pipeline.schema import Feed
from pipeline.watch import statements

_RUN: Final = 1


class Stamp(NamedTuple):
    """What a version of a file is told by: bytes, time of change in nanoseconds, and inode."""

    size: int
    mtime: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """The stamp in a stat result."""
        return cls(status.st_size, status.st_mtime_ns, status.st_ino)


class Arrival(NamedTuple):
    """A version of a file that is to be read.

    Attributes:
        real: Its real path.
        stamp: What the version is told by.
        source: The file.
    """

    real: str
    stamp: Stamp
    source: Source


class Pending(NamedTuple):
    """Lines on their way to a feed: the file's device and inode, the bytes that it had before, and the lines."""

    device: int
    inode: int
    start: int
    lines: bytes


class Account(Ledger):
    """The ledger of a watched feed, open."""

    def take_up(self, key: str, feed: Feed) -> None:
        """Begin to watch, or go on: what failed is read again, and by another key what was skipped.

        Raises:
            UsageError: A run has written the feed, or it holds other lines than those of ``feed``.
        """
        if self.about("state") not in {None, WATCHED}:
            raise UsageError(f"{self.file}: is of nagrade run: give nagrade watch a FEED of its own")
        if (held := self.about("holds")) not in {None, feed.value}:
            raise UsageError(f"{self.file}: its feed holds {held}: give nagrade watch another FEED")
        with self.transaction():
            for statement in statements.TABLES:
                self._database.execute(statement)
            self.note("state", WATCHED)
            self.note("holds", feed.value)
            self.note("run", str(_RUN))
            self.run = _RUN
            for statement in statements.FORGET:
                self._database.execute(statement)
            self._database.execute(statements.FORGET_LOOKS, (key,))
            self._database.execute(statements.BROKEN_OFF, (_RUN,))  # for all sources, so by the index

    def looked(self, real: str) -> Stamp | None:
        """The version of a file that was read last, to its end."""
        row = self._database.execute(statements.LOOKED, (os.fsencode(real),)).fetchone()
        return Stamp(*row) if row else None

    def remark(self, real: str, remark: Remark) -> bool:
        """Account for what is not read; whether that is news."""
        if self._database.execute(statements.REMARKED, (os.fsencode(real), clean(remark.cause))).fetchone():
            return False
        kind, name, cause = "failed" if remark.failed else "skipped", clean(remark.name), clean(remark.cause)
        with self.transaction():
            number = self._add(real, (None, None, None), (b"", remark.path, name, 0, kind, cause, 1))
            self._database.execute(statements.ITEM_OF_REMARK, (_RUN, number, name, remark.path, kind, cause))
        return True

    def number(self, arrivals: Iterable[Arrival]) -> list[tuple[int, Source]]:
        """Number what is to be read."""
        with self.transaction():
            return [(self._number(arrival), arrival.source) for arrival in arrivals]

    def known_before(self, label: Label, key: str) -> list[Past]:
        """What items of this content and path came to in other versions of the file."""
        values = (label.digest, label.path, label.place.source, key)
        rows = self._database.execute(statements.KNOWN, values).fetchall() if label.digest else []
        return [Past(row[0], row[1], row[2], json.loads(row[3])) for row in rows]

    def told(self, name: str) -> Told | None:
        """What the release of this name has told last."""
        row = self._database.execute("SELECT content, records FROM told WHERE name = ?", (name,)).fetchone()
        if not row:
            return None
        return Told("", row[0], tuple(Record(id_, award, tuple(names)) for id_, award, names in json.loads(row[1])))

    def write(self, outcome: Outcome, key: str, names: Sequence[str], pending: Sequence[Pending]) -> None:
        """Write what came of an item, what it told under its names, and its lines; in a transaction."""
        self.settle(outcome, key, ())
        if outcome.told:
            records = json.dumps(outcome.told.records)
            rows = [(name, outcome.told.content, records) for name in names]
            self._database.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, ?)", rows)
        self._database.execute("DELETE FROM pending")
        rows_of_lines = [(feed, *lines) for feed, lines in enumerate(pending)]
        self._database.executemany("INSERT INTO pending VALUES (?, ?, ?, ?, ?)", rows_of_lines)

    def take_over(self, kept: Kept[Past]) -> None:
        """Write that an item ended as it did in another version, in a transaction."""
        label = kept.label
        self._database.execute(statements.MOVE, (*label.place, clean(label.name), label.size, kept.past.row))

    def end(self, ended: Ended) -> None:
        """Write that a version of a file is read to its end, and forget those before it; in a transaction."""
        super().end(ended)
        for (older,) in self._database.execute(statements.OLDER, (ended.source,)).fetchall():
            self._database.execute("DELETE FROM items WHERE source = ?", (older,))
            self._database.execute("DELETE FROM sources WHERE number = ?", (older,))
            self._database.execute("DELETE FROM looks WHERE source = ?", (older,))

    def pending(self) -> list[tuple[int, Pending]]:
        """The lines that may not have reached their feed, each with the feed's number."""
        rows = self._database.execute("SELECT feed, device, inode, start, lines FROM pending ORDER BY feed").fetchall()
        return [(row[0], Pending(*row[1:])) for row in rows]

    def arrived(self) -> None:
        """Forget pending lines: they are in their feeds, and on the disk."""
        if self.pending():
            with self.transaction():
                self._database.execute("DELETE FROM pending")

    def _number(self, arrival: Arrival) -> int:
        source = arrival.source
        row = (os.fsencode(str(source.file)), source.path, clean(source.name), arrival.stamp.size, None, None, None)
        return self._add(arrival.real, arrival.stamp, row)

    def _add(self, real: str, stamp: Sequence[int | None], row: Sequence[object]) -> int:
        number = self._database.execute(statements.SOURCE, row).lastrowid or 0
        self._database.execute("INSERT INTO looks VALUES (?, ?, ?, ?, ?)", (number, os.fsencode(real), *stamp))
        return number
