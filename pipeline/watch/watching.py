"""The watch: look, read what stands still, append it, and wait until something happens."""

import io
import os
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.batch.crew import Crew
from pipeline.batch.finding import check
from pipeline.batch.keeping import Watcher
from pipeline.batch.keys import key
from pipeline.batch.ledger import Past, minding
from pipeline.batch.outputs import Beside, check_targets, identities
from pipeline.batch.run import Job
from pipeline.batch.shards import Reader
from pipeline.batch.shelf import locked
from pipeline.batch.supply import Sources
from pipeline.errors import UsageError
from pipeline.watch.account import Account, Arrival
from pipeline.watch.announcing import announcements
from pipeline.watch.appending import Tail
from pipeline.watch.looking import Lookout
from pipeline.watch.telling import Teller

_UNASKED: Final = 30.0
"""Seconds after which the folder is looked into though nothing was announced."""


@dataclass(slots=True)
class Watch:
    """A folder that is watched, as a run that never ends.

    Attributes:
        job: What is asked for; its only path is the folder.
        load: Loads the model, in each process that reads.
        watcher: Who is told.
        still: For how many seconds a file has to stand still.
    """

    job: Job
    load: Callable[[], Reader]
    watcher: Watcher
    still: float

    def looks(self) -> Generator[int]:
        """Look again and again and read what is found, until a signal ends it; how many files each look found to read.

        Raises:
            UsageError: The folder or a feed is not as it has to be, or is no more.
            ModelError: The model cannot be loaded.
        """
        (folder,) = self.job.paths
        if not isinstance(folder, Path):
            raise UsageError(f"{folder}: only a folder of this machine can be watched")
        _check(folder, self.job)
        with self._teller() as teller, announcements(folder, self.watcher.note) as happened, self._crew(teller) as crew:
            lookout = Lookout(folder, identities(self.job.targets), teller.account.looked, teller.remark, self.still)
            patience = self.still  # what comes before announcements do is found by a second look
            while True:
                happened.clear()
                began = time.monotonic()
                arrivals = lookout.look()
                took = time.monotonic() - began
                self._read(arrivals, teller, crew)
                yield len(arrivals)
                if not arrivals:
                    happened.wait(self.still if lookout.waits else patience)
                    time.sleep(took)  # a large folder is not looked into all the time
                    patience = _UNASKED

    def _read(self, arrivals: list[Arrival], teller: Teller, crew: Crew[Past]) -> None:
        sources = Sources(
            iter(teller.account.number(arrivals)),
            size=self.job.shard_size,
            standard_input=io.BytesIO(),
            limit=self.job.limit,
            at_once=False,
        )
        with sources:
            for event in crew.events(sources):
                teller.settle(event)
        if arrivals:
            teller.finish()

    def _crew(self, teller: Teller) -> Crew[Past]:
        job = self.job
        return Crew(self.load, job.options, job.jobs, job.limits, teller.known, at_once=1)  # each is told at once

    @contextmanager
    def _teller(self) -> Iterator[Teller]:
        """What appends, on a ledger that nobody else uses meanwhile; in the end feeds have all that is committed."""
        job = self.job
        beside = Beside.of(job.targets[0].final)
        with locked(beside.shards, job.targets[0].name), minding(beside.ledger):
            _check_feeds(job, beside)
            with closing(Account.open(beside.ledger)) as account:
                feeds = [target.feed for target in job.targets]
                tails = [Tail(target.final) for target in job.targets]
                teller = Teller(account, self.watcher, feeds, tails, beside.failed, key(job.options, job.model))
                teller.begin()
                try:
                    yield teller
                finally:
                    teller.recover()
                    for tail in tails:
                        tail.close()


def _check(folder: Path, job: Job) -> None:
    """See that the folder can be watched and the feeds can be appended to.

    Raises:
        UsageError: Something of it is not so.
    """
    check_targets(job.targets)
    check([folder], identities(job.targets))
    if not folder.is_dir():
        raise UsageError(f"{folder}: is no folder: nagrade run reads files")
    for target in job.targets:
        if target.is_stream:
            raise UsageError(f"{target.name}: nagrade watch appends to files: give -o FEED")
        if target.final.is_relative_to(os.path.realpath(folder)):  # rotated, it would be read
            raise UsageError(f"{target.name}: lies in the folder that is watched: put it elsewhere")


def _check_feeds(job: Job, beside: Beside) -> None:
    """See that no feed is there that was not appended to by a watch.

    Raises:
        UsageError: One is.
    """
    if beside.ledger.exists():
        return
    for target in job.targets:
        if target.final.exists():
            raise UsageError(f"{target.name}: is there already, and has no ledger: move it away or give another FEED")
