"""The run over a corpus: what is found is read by several processes, and kept so that nothing is lost or told twice."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from socket import gethostname
from typing import TYPE_CHECKING, BinaryIO

from pipeline.batch.crew import Crew
from pipeline.batch.elsewhere import Address
from pipeline.batch.finding import Source, check, find
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.keeping import Keeper, Places, Watcher
from pipeline.batch.keys import key, key_of_failures
from pipeline.batch.ledger import WATCHED, Past, Sums, opened
from pipeline.batch.limits import Limits
from pipeline.batch.outputs import Beside, Target, check_targets, identities, writing
from pipeline.batch.passing import Passer
from pipeline.batch.publishing import check_feeds, complete
from pipeline.batch.shards import Options, Reader
from pipeline.batch.shelf import Shelf, locked
from pipeline.batch.supply import Sources
from pipeline.errors import UsageError

if TYPE_CHECKING:
    from pipeline.batch.cluster import Cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What a run is asked for.

    Attributes:
        paths: Files, folders, addresses of some elsewhere, or ``-``.
        targets: The feeds and where they go; the ledger lies beside the first.
        standard_input: Read for ``-``.
        limit: The most bytes that a release may have.
        least: The least confidence of what is written, 0 to 1.
        columns: Which column of a table holds what.
        jobs: How many processes read, where no cluster does.
        scheduler: The address of the Dask cluster that reads; ``None`` where processes here do.
        shard_size: How many items are handed to a process, and written, at a time.
        limits: What one document may take.
        model: A digest of the model; what was read by another is read again.
        overwrite: Whether a file may be replaced that no ledger knows.
        retry: Whether what failed is read again although neither it nor anything else has changed.
        settings: What is kept in the ledger for those who ask again.
        since: The first day of publication of what is written; what tells no day is written too.
        contacts: Whether telephones and e-mail addresses are written.
    """

    paths: Sequence[Address]
    targets: Sequence[Target]
    standard_input: BinaryIO
    limit: int
    least: float = 0.0
    columns: Columns = OWN_NAMES
    jobs: int = 1
    scheduler: str | None = None
    shard_size: int = 64
    limits: Limits = field(default_factory=Limits)
    model: str = ""
    overwrite: bool = False
    retry: bool = False
    settings: str = ""
    since: date | None = None
    contacts: bool = True

    @property
    def streams(self) -> bool:
        """Whether a feed goes to a stream, or elsewhere, where no ledger can lie."""
        return any(target.is_stream for target in self.targets)

    @property
    def options(self) -> Options:
        """What the lines depend on."""
        feeds = tuple(target.feed for target in self.targets)
        return Options(feeds, self.limit, self.least, self.columns, self.since, self.contacts)


def perform(job: Job, load: Callable[[], Reader], watcher: Watcher) -> Sums:
    """Read all input and write the feeds; the model is loaded after everything cheaper has been checked.

    Feeds that are files have a ledger, and what it knows from before is not read again; where one is a stream,
    nothing is kept.

    Raises:
        UsageError: A path is not there, or a feed cannot be written.
        ModelError: The model cannot be loaded.
        AccountError: Not every input is accounted for.
    """
    check_targets(job.targets)
    check(job.paths, identities(job.targets))
    with _keeper(job, watcher) as keeper:
        keeper.begin(find(job.paths, identities(job.targets)))
        with sources_of(job, keeper.sources()) as sources, _engine(job, load, keeper) as engine:
            for event in engine.events(sources):
                keeper.settle(event)
        return keeper.finish()


@contextmanager
def _keeper(job: Job, watcher: Watcher) -> Iterator[Keeper | Passer]:
    """What keeps the lines of a run: beside a ledger that nobody else uses meanwhile, or not at all."""
    if job.streams:
        refuse_to_replace(job)
        with opened(None) as ledger, writing(job.targets) as sinks:
            yield Passer(Keeper(ledger, watcher, job.shard_size), sinks, job.shard_size * (job.jobs + 1))
        return
    its_key = key(job.options, job.model)
    feeds = [target.final for target in job.targets]
    beside = Beside.of(feeds[0])
    with locked(beside.shards, job.targets[0].name), opened(beside.ledger) as ledger:
        if ledger.about("state") == WATCHED:
            raise UsageError(f"{job.targets[0].name}: nagrade watch writes it: give nagrade run another FEED")
        complete(ledger)
        check_feeds(ledger, feeds, overwrite=job.overwrite)
        shelf = Shelf(beside.shards)
        shelf.sweep(ledger.shards())
        ledger.note("settings", job.settings)
        places = Places(shelf, feeds, beside.failed)
        failing_key = key_of_failures(its_key, job.limits)
        yield Keeper(ledger, watcher, job.shard_size, places, its_key, failing_key, job.retry)


def _engine(job: Job, load: Callable[[], Reader], keeper: Keeper | Passer) -> "Crew[Past] | Cluster[Past]":
    """What reads."""
    if job.scheduler is None:
        return Crew(load, job.options, job.jobs, job.limits, keeper.known, keeper.has_room)
    try:
        from pipeline.batch.cluster import Cluster  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(f"--engine dask: pip install 'nagrade[dask]' ({error})") from error
    name = f"nagrade {gethostname()} {os.getpid() if job.streams else job.targets[0].final}"
    return Cluster(job.scheduler, name, load, job.options, job.limits, keeper.known, keeper.known_in, keeper.has_room)


def refuse_to_replace(job: Job) -> None:
    """See that a run to a stream writes over no file.

    Raises:
        UsageError: It would.
    """
    for target in job.targets:
        if target.is_there and not job.overwrite:
            raise UsageError(f"{target.name}: is there already, and this run has no ledger: --overwrite replaces it")


def sources_of(job: Job, numbered: Iterator[tuple[int, Source]]) -> Sources:
    """What the run reads, in shards."""
    return Sources(
        numbered,
        size=job.shard_size,
        standard_input=job.standard_input,
        limit=job.limit,
        at_once=job.streams,
    )
