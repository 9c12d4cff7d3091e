"""What a run would do, without writing anything and without a model.

Every input is opened as far as it takes to tell its items; none of them is read. The ledger is looked at in a copy.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final, NamedTuple

from pipeline.batch.crew import Crew, Event, Kept
from pipeline.batch.finding import STANDARD, check, find
from pipeline.batch.keeping import Watcher
from pipeline.batch.keys import key, key_of_failures
from pipeline.batch.ledger import Ledger, Past, opened
from pipeline.batch.outputs import Beside, check_targets, identities
from pipeline.batch.publishing import check_feeds
from pipeline.batch.run import Job, refuse_to_replace, sources_of
from pipeline.batch.shards import Label, Outcome
from pipeline.errors import NagradeError, UsageError
from pipeline.records import Document
from pipeline.releases import Release

_UNKNOWN: Final = Past(-1, "written", "", {})


class Forecast(NamedTuple):
    """How many inputs a run would read, take over as they are known, or end without reading."""

    read: int
    taken_over: int
    failed: int
    skipped: int

    def __str__(self) -> str:
        """The line that sums up."""
        return (
            f"would read {self.read}, take over {self.taken_over}, fail {self.failed}, skip {self.skipped}; "
            "nothing was written"
        )


def forecast(job: Job, watcher: Watcher) -> Forecast:
    """Tell of every input whether a run would read it; what is damaged or not Slovene shows only when it is read.

    Raises:
        UsageError: The run could not begin, or reads standard input, which can be read only once.
    """
    if STANDARD in job.paths:
        raise UsageError("standard input can be read only once: --dry-run takes files and folders")
    check_targets(job.targets)
    check(job.paths, identities(job.targets))
    with _copy(job) as ledger:
        keeper = _Foreteller(ledger, watcher, job)
        ledger.begin(find(job.paths, identities(job.targets)))
        watcher.begin(ledger.size())
        for remark in ledger.remarks():
            keeper.tell("failed" if remark.failed else "skipped", remark.name, remark.cause)
        with Crew(_Nobody, job.options, job.jobs, job.limits, keeper.known) as crew:
            for event in crew.events(sources_of(job, ledger.sources())):
                keeper.settle(event)
    count = keeper.count
    return Forecast(count["to_read"], count["to_take_over"], count["failed"], count["skipped"])


class _Foreteller:
    """Tells what would become of each item, and counts it."""

    def __init__(self, ledger: Ledger, watcher: Watcher, job: Job) -> None:
        self.count: Counter[str] = Counter()
        self._ledger, self._watcher, self._retry = ledger, watcher, job.retry
        self._key = key(job.options, job.model)
        self._key_of_failures = key_of_failures(self._key, job.limits)

    def known(self, label: Label) -> Past:
        """What is known of an item; something of each, so that nobody reads it."""
        past = self._ledger.known(label, self._key, self._key_of_failures)
        return past if past and not (past.kind == "failed" and self._retry) else _UNKNOWN

    def settle(self, event: Event[Past]) -> None:
        match event:
            case Kept():
                known = event.past is not _UNKNOWN
                self.tell("to_take_over" if known else "to_read", event.label.name, event.past.cause)
            case Outcome():
                self.tell(event.kind, event.label.name, event.cause)

    def tell(self, what: str, name: str, cause: str) -> None:
        self.count[what] += 1
        self._watcher.note(what, name, cause)


@contextmanager
def _copy(job: Job) -> Iterator[Ledger]:
    """The ledger of the feed, as it would be found, in a copy that nobody keeps."""
    with opened(None) as copy:
        if job.streams:
            refuse_to_replace(job)
        else:
            feeds = [target.final for target in job.targets]
            file = Beside.of(feeds[0]).ledger
            if file.is_file():
                copy.copy_of(file)
            if copy.about("pending") is None:  # else the feeds are about to be what the ledger knows
                check_feeds(copy, feeds, overwrite=job.overwrite)
        yield copy


class _Nobody:
    """Reads nothing: everything is known."""

    def pipe(self, releases: Iterable[Release], *, awards_only: bool = False) -> Iterator[Document | NagradeError]:
        """Nothing is ever given."""
        raise AssertionError((*releases, awards_only))
