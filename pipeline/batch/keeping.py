"""What becomes of each item that was read: its lines on the shelf and its row in the ledger, committed together."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Protocol

from pipeline.batch.crew import Event, Kept
from pipeline.batch.finding import Found, Source
from pipeline.batch.items import Item
from pipeline.batch.ledger import Ledger, Past, Range, Sums
from pipeline.batch.publishing import publish
from pipeline.batch.shards import Ended, Label, Outcome, Part, Place
from pipeline.batch.shelf import Shelf

_SECONDS: Final = 2.0
_BYTES: Final = 8 << 20
_EVENTS: Final = 4  # for each item that is read, where most are taken over and make no lines


class Watcher(Protocol):
    """Who is told how the run goes on."""

    def begin(self, total: int) -> None:
        """The input has ``total`` bytes, as far as that is known."""

    def advance(self, size: int) -> None:
        """Another ``size`` bytes are done."""

    def note(self, event: str, name: str, cause: str) -> None:
        """An input, by its name, has ``failed`` or is ``skipped`` because of ``cause``, or is ``remarked`` upon."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run with a ledger keeps what it writes.

    Attributes:
        shelf: The lines while the run is unfinished.
        feeds: The files that they end in.
        failed: The list of failed inputs.
    """

    shelf: Shelf
    feeds: Sequence[Path]
    failed: Path


@dataclass(slots=True)
class Keeper:
    """Keeps what came of each item, some items at a time.

    Attributes:
        ledger: Where every item is accounted for.
        watcher: Who is told.
        size: How many items are read until they are written down; fewer where two seconds pass, or the lines are many.
        places: Where lines are kept; ``None`` where they are not.
        key: By what items are read.
        key_of_failures: By what they fail.
        retry: Whether what failed before is read again.
    """

    ledger: Ledger
    watcher: Watcher
    size: int
    places: Places | None = None
    key: str = ""
    key_of_failures: str = ""
    retry: bool = False
    _batch: list[Event[Past]] = field(default_factory=list)
    _new: int = 0
    _bytes: int = 0
    _read: int = 0
    _since: float = field(default_factory=time.monotonic)

    def begin(self, found: Iterable[Found]) -> None:
        """Begin a run over what was found, and tell what of it is not read."""
        self.ledger.begin(found)
        self.watcher.begin(self.ledger.size())
        for remark in self.ledger.remarks():
            self.watcher.note("failed" if remark.failed else "skipped", remark.name, remark.cause)

    def sources(self) -> Iterator[tuple[int, Source]]:
        """What is to be read."""
        return self.ledger.sources()

    def known(self, label: Label) -> Past | None:
        """What is known of an item from before."""
        past = self.ledger.known(label, self.key, self.key_of_failures) if self.places else None
        return None if past and past.kind == "failed" and self.retry else past

    def known_in(self, part: Part) -> frozenset[str]:
        """The digests of the items of a part that are known from before; of a file, those at the same places."""
        if not self.places:
            return frozenset()
        if part.source.path is None:
            return frozenset(item.digest for item in part.given or () if self.known(_label_of(item, part)))
        places = range(part.start, sys.maxsize if part.stop is None else part.stop)
        key_of_failures = None if self.retry else self.key_of_failures
        return self.ledger.known_under(part.source.path, places, self.key, key_of_failures)

    def has_room(self) -> bool:
        """Whether more can be read: always, since what is kept does not wait."""
        return True

    def settle(self, event: Event[Past]) -> None:
        """Tell what came of an item, and keep it."""
        if not isinstance(event, Ended):
            self._tell(event)
            self.watcher.advance(event.label.size)
        if isinstance(event, Outcome):
            self._new += 1
            self._read += 1
            self._bytes += sum(map(len, event.lines))
        self._batch.append(event)
        if self._is_enough():
            self._commit()

    def finish(self) -> Sums:
        """Check that all is accounted for, and let the feeds take their places.

        Raises:
            AccountError: Something is not.
            UsageError: A feed cannot be written.
        """
        self._commit()
        causes = {kind: self.ledger.causes(kind) for kind in ("failed", "skipped")}
        sums = replace(self.ledger.check(), read=self._read, causes=causes)
        if self.places:
            publish(self.ledger, self.places.shelf, self.places.feeds, self.places.failed)
            self.places.shelf.remove()
        return sums

    def _tell(self, event: Outcome | Kept[Past]) -> None:
        became = event if isinstance(event, Outcome) else event.past
        if became.cause:
            self.watcher.note(became.kind, event.label.name, became.cause)
        elif isinstance(event, Outcome) and event.remark:
            self.watcher.note("remarked", event.label.name, event.remark)

    def _is_enough(self) -> bool:
        many = self._new >= self.size or len(self._batch) >= _EVENTS * self.size or self._bytes >= _BYTES
        return many or time.monotonic() - self._since >= _SECONDS

    def _commit(self) -> None:
        """Write the batch: a shard with the lines and the rows that point into it are there together, or neither is."""
        written = [event for event in self._batch if isinstance(event, Outcome) and event.kind == "written"]
        with self.ledger.transaction():
            shard = self._shelve(written) if written and self.places else 0
            at = 0
            for event in self._batch:
                match event:
                    case Outcome():
                        ranges, at = _ranges(event, shard, at)
                        self.ledger.settle(event, self._key_of(event), ranges)
                    case Kept():
                        self.ledger.take_over(event)
                    case Ended():
                        self.ledger.end(event)
        self._batch.clear()
        self._new, self._bytes, self._since = 0, 0, time.monotonic()

    def _shelve(self, written: Sequence[Outcome]) -> int:
        number = self.ledger.add_shard()
        if self.places:
            self.places.shelf.write(number, (lines for outcome in written for lines in outcome.lines))
        return number

    def _key_of(self, outcome: Outcome) -> str:
        return self.key_of_failures if outcome.kind == "failed" else self.key


def _label_of(item: Item, part: Part) -> Label:
    return Label(Place(part.number, part.start), item.name, item.path, item.digest, item.size)


def _ranges(outcome: Outcome, shard: int, at: int) -> tuple[list[Range], int]:
    """Where an outcome's lines are in a shard, which it continues at ``at``, and where the next continues."""
    ranges = []
    for lines in outcome.lines if shard else ():
        ranges.append(Range(shard, at, len(lines)))
        at += len(lines)
    return ranges, at
