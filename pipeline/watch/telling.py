"""What becomes of each item of a watched folder: lines in the feeds and a row in the ledger, neither without the other.

The ledger commits the lines together with what came of their item; then they are appended. Killed before the commit,
the item is read again; killed after it, the lines are appended at the next start, or as much of them as is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from pipeline.batch.crew import Event, Kept
from pipeline.batch.finding import Remark
from pipeline.batch.keeping import Watcher
from pipeline.batch.ledger import Past
from pipeline.batch.publishing import list_failures
from pipeline.batch.shards import Ended, Label, Outcome
from pipeline.schema import Feed
from pipeline.watch.account import Account
from pipeline.watch.appending import Tail
from pipeline.watch.corrections import corrected, correcting

_MOST: Final = 64  # events without lines that wait to be committed together
TOLD_BEFORE: Final = "told before, and nothing in it is new"


@dataclass(slots=True)
class Teller:
    """Appends what was read to the feeds.

    Attributes:
        account: Where every item is accounted for.
        watcher: Who is told.
        feeds: What the lines of each feed stand for.
        tails: The feeds, in the same order.
        failed: The list of failed inputs.
        key: By what items are read.
    """

    account: Account
    watcher: Watcher
    feeds: Sequence[Feed]
    tails: Sequence[Tail]
    failed: Path
    key: str
    _waiting: list[Event[Past]] = field(default_factory=list)
    _ends: list[Ended] = field(default_factory=list)
    _taken: set[int] = field(default_factory=set)

    def begin(self) -> None:
        """Go on where it was broken off.

        Raises:
            UsageError: A run has written the feed, or it cannot be written.
        """
        self.account.take_up(self.key, self.feeds[0])
        self.recover()
        list_failures(self.account, self.failed)

    def recover(self) -> None:
        """Append what is committed and has not reached its feed."""
        for feed, pending in self.account.pending():
            if feed < len(self.tails):
                self.tails[feed].resume(pending)
        self.account.arrived()

    def remark(self, real: str, remark: Remark) -> None:
        """Account for what is not read, and tell it once."""
        if self.account.remark(real, remark):
            self.watcher.note("failed" if remark.failed else "skipped", remark.name, remark.cause)

    def known(self, label: Label) -> Past | None:
        """What came of an item of this content in another version of its file; each of these stands for one item."""
        past = next((p for p in self.account.known_before(label, self.key) if p.row not in self._taken), None)
        if past:
            self._taken.add(past.row)
        return past

    def settle(self, event: Event[Past]) -> None:
        """Tell what came of an item, and keep it; lines are appended at once."""
        match event:
            case Outcome(kind="written"):
                self.commit()
                self._tell(event)
            case Outcome():
                self.watcher.note(event.kind, event.label.name, event.cause)
                self._wait(event)
            case Ended():  # others may still be reading what lies before the end
                self._ends.append(event)
            case Kept():
                self._wait(event)

    def finish(self) -> None:
        """Commit what waits, at the end of a round."""
        self.commit()
        with self.account.transaction():
            for ended in self._ends:
                self.account.end(ended)
        self._ends.clear()
        self.account.arrived()
        list_failures(self.account, self.failed)

    def commit(self) -> None:
        """Commit what waits."""
        with self.account.transaction():
            for event in self._waiting:
                match event:
                    case Outcome():
                        self.account.settle(event, self.key, ())
                    case Kept():
                        self.account.take_over(event)
        self._waiting.clear()
        self._taken.clear()

    def _wait(self, event: Event[Past]) -> None:
        self._waiting.append(event)
        if len(self._waiting) >= _MOST:
            self.commit()

    def _tell(self, outcome: Outcome) -> None:
        """Append the lines of a release, with what they correct, or see that they were told before."""
        names = _names(outcome)
        before = next((told for name in names if (told := self.account.told(name))), None)
        if before and outcome.told and before.content == outcome.told.content:
            self._wait(replace(outcome, kind="skipped", lines=(), statuses={}, cause=TOLD_BEFORE))
            return
        if outcome.remark:
            self.watcher.note("remarked", outcome.label.name, outcome.remark)
        lines = outcome.lines
        if before and outcome.told:
            supersedes = corrected(outcome.told.records, before.records)
            lines = tuple(correcting(*of, supersedes) for of in zip(self.feeds, lines, strict=True))
        pending = [tail.prepare(some) for tail, some in zip(self.tails, lines, strict=True)]
        with self.account.transaction():
            self.account.write(outcome, self.key, names, pending)
        for tail, some in zip(self.tails, lines, strict=True):
            tail.append(some)


def _names(outcome: Outcome) -> list[str]:
    """What a release is known under: the id that it was given, and its path where nothing else has that path."""
    names = []
    if outcome.told and outcome.told.id:
        names.append(f"id {outcome.told.id}")
    label = outcome.label
    if label.path and label.name.endswith(label.path):
        names.append(f"path {label.path}")
    return names
