"""What lies at a worker of Dask: readers that do there what a run does with its own, within the same limits.

A document is read by a process below the worker, never by the worker itself: what takes too long, needs too much memory
or crashes ends that process, and the worker goes on.
"""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final, cast

from distributed import Worker, WorkerPlugin, get_worker

from pipeline.batch.crew import Crew, Event
from pipeline.batch.keys import program
from pipeline.batch.limits import Limits
from pipeline.batch.shards import Label, Options, Reader, Shard
from pipeline.errors import UsageError

_TOLD: Final = True
Known = frozenset[str]
"""The digests of items that the run knows from before."""


class Station(WorkerPlugin):
    """The readers of a run at one worker: as many as it reads shards at a time; each loads the model once.

    Args:
        load: Loads the model; called in each reader.
        options: How to read.
        limits: What a document may take.
    """

    def __init__(self, load: Callable[[], Reader], options: Options, limits: Limits) -> None:
        self._load = load
        self._options = options
        self._limits = limits
        self._program = program()

    def setup(self, worker: Worker) -> None:
        """Begin at a worker."""
        self._address = worker.address
        self._idle: list[Crew[bool]] = []
        self._closed = False
        # Workers are daemons by default, which multiprocessing grants no processes of their own. Nothing else hangs on
        # it here: this process' copy of the flag is read by nobody but multiprocessing when it starts one.
        multiprocessing.current_process().daemon = False

    def teardown(self, worker: Worker) -> None:  # noqa: ARG002 - as distributed calls it
        """End the readers; one that is at work ends when it is done."""
        self._closed = True
        while self._idle:
            _end(self._idle.pop())

    def read(self, shard: Shard, known: Known) -> list[Event[bool]]:
        """What comes of a shard.

        Raises:
            UsageError: The worker has another version of the program than the run, so that its lines would differ.
            ModelError: The model cannot be loaded.
        """
        if program() != self._program:
            raise UsageError(
                f"the worker {self._address} has another version of nagrade, or of a library that it reads with: "
                "install there what is installed here"
            )
        crew = self._idle.pop() if self._idle else Crew(self._load, self._options, 1, self._limits, known=_nothing)
        crew.known = lambda label: _TOLD if label.digest in known else None
        try:
            events = list(crew.events(_One(shard)))
        except BaseException:
            _end(crew)
            raise
        if self._closed:
            _end(crew)
        else:
            self._idle.append(crew)
        return events


def read(station: str, shard: Shard, known: Known) -> list[Event[bool]]:
    """Read a shard at the worker that this is called at; see ``Station.read``.

    Args:
        station: The name of the plugin.
        shard: What to read.
        known: What the run knows of it: those items give their label alone, as ``Kept``.
    """
    return cast("Station", get_worker().plugins[station]).read(shard, known)


class _One:
    """A supply of one shard."""

    def __init__(self, shard: Shard) -> None:
        self._shard: Shard | None = shard

    def take(self) -> Shard | None:
        """The shard, once."""
        shard, self._shard = self._shard, None
        return shard

    def pending(self) -> Connection | None:
        """Nothing is to wait for."""
        return None

    def ended(self, source: int) -> None:
        """Nothing is asked of it: the run itself hands out no more of the source."""


def _nothing(_: Label) -> bool | None:
    return None


def _end(crew: Crew[bool]) -> None:
    with crew:
        """Its end is all that is wanted."""
