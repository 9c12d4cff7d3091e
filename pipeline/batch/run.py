"""The pass over a corpus: releases in, feeds out, and an account of what came of each."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from pipeline.batch.finding import Found, Remark, find
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.inputs import Item, read
from pipeline.batch.outputs import Sink, Target, identities, writing
from pipeline.errors import NagradeError, NotSloveneError, PassedOverError, UnreadableError
from pipeline.extract import Release
from pipeline.records import Document


class Reader(Protocol):
    """What the pass needs of ``pipeline.extract.Reader``."""

    def pipe(self, releases: Iterable[Release]) -> Iterator[Document | NagradeError]:
        """Give each release's document, or why there is none, in order."""


class Watcher(Protocol):
    """Who is told how the pass goes on."""

    def begin(self, total: int) -> None:
        """The input has ``total`` bytes, as far as that is known."""

    def advance(self, size: int) -> None:
        """Another ``size`` bytes are done."""

    def note(self, line: str) -> None:
        """Something to tell the user, in one line."""


@dataclass(slots=True)
class Account:
    """What came of the input, in releases; ``passed`` counts the files of other kinds."""

    read: int = 0
    failed: int = 0
    skipped: int = 0
    records: int = 0
    passed: int = 0

    def __str__(self) -> str:
        """The line that sums up."""
        others = f", {self.passed} other passed over" if self.passed else ""
        return f"read {self.read}, failed {self.failed}, skipped {self.skipped}, records {self.records}{others}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is asked for.

    Attributes:
        paths: Files, folders, or ``-``.
        targets: The feeds and where they go.
        standard_input: Read for ``-``.
        limit: The most bytes that a release may have.
        least: The least confidence of what is written, 0 to 1.
        columns: Which column of a table holds what.
    """

    paths: Sequence[Path]
    targets: Sequence[Target]
    standard_input: BinaryIO
    limit: int
    least: float = 0.0
    columns: Columns = OWN_NAMES


def perform(job: Job, load: Callable[[], Reader], watcher: Watcher) -> Account:
    """Read all input and write the feeds; the model is loaded after everything cheaper has been checked.

    Raises:
        UsageError: A path is not there, or a feed cannot be written.
        ModelError: The model cannot be loaded.
    """
    found = find(job.paths, identities(job.targets))
    with writing(job.targets) as sinks:
        the_pass = _Pass(sinks, watcher, job.least)
        the_pass.tell(found)
        items = (
            item
            for source in found.sources
            for item in read(source, standard_input=job.standard_input, limit=job.limit, columns=job.columns)
        )
        for outcome in load().pipe(the_pass.releases(items)):
            the_pass.settle(outcome)
    return the_pass.account


@dataclass(slots=True)
class _Pass:
    """A pass under way; ``waiting`` are the releases that the reader was given and has not answered yet."""

    sinks: Sequence[Sink]
    watcher: Watcher
    least: float
    account: Account = field(default_factory=Account)
    waiting: deque[Item] = field(default_factory=deque)

    def tell(self, found: Found) -> None:
        """Name what will not be read."""
        self.watcher.begin(sum(source.size for source in found.sources))
        for remark in found.failed:
            self._fail(remark)
        for name, cause in found.passed:
            self.account.passed += 1
            self.watcher.note(f"{name}: passed over: {cause}")

    def releases(self, items: Iterable[Item]) -> Iterator[Release]:
        """The items that are releases; the others are named and counted at once."""
        for item in items:
            try:
                release = item.make()
            except UnreadableError as error:
                self._fail(Remark(item.name, str(error)))
                self.watcher.advance(item.size)
            except PassedOverError as error:
                self.account.passed += 1
                self.watcher.note(f"{item.name}: passed over: {error}")
                self.watcher.advance(item.size)
            else:
                if item.remark:
                    self.watcher.note(f"{item.name}: {item.remark}")
                self.waiting.append(item)
                yield release

    def settle(self, outcome: Document | NagradeError) -> None:
        """Write or name what came of the release that waits longest."""
        item = self.waiting.popleft()
        if isinstance(outcome, Document):
            document = outcome.confident(self.least) if self.least else outcome
            self.account.read += 1
            self.account.records += len(document.awards)
            for sink in self.sinks:
                sink.write(document)
        elif isinstance(outcome, NotSloveneError):
            self.account.skipped += 1
            self.watcher.note(f"{item.name}: {outcome}")
        else:
            self._fail(Remark(item.name, str(outcome)))
        self.watcher.advance(item.size)

    def _fail(self, remark: Remark) -> None:
        self.account.failed += 1
        self.watcher.note(f"{remark.name}: {remark.cause}")
