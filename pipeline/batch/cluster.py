"""The workers of a Dask cluster as the readers of a run: they are handed shards, and tell the run what came of them.

Only some shards are out at a time, so that the run's memory does not grow with the input. What a worker that died was
reading is read by another, which Dask sees to; where several died over a shard, one after the other, its items are
handed out one by one, and one that no worker survives has failed.
"""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection, wait
from pathlib import Path
from queue import SimpleQueue
from typing import Final, Generic, NamedTuple, Self, TypeVar

from distributed import Client, Future, KilledWorker
from distributed.client import FutureCancelledError, FuturesCancelledError

from pipeline.batch.crew import Event, Kept, Supply, after_item, item_alone
from pipeline.batch.limits import Limits
from pipeline.batch.shards import Ended, Label, Options, Outcome, Part, Place, Reader, Shard
from pipeline.batch.station import Known, Station, read
from pipeline.errors import UsageError

_PATIENCE: Final = 30
_AHEAD: Final = 2
"""Shards that are out for each that is being read, so that no worker waits for the next."""
P = TypeVar("P")
_Told = list[Event[bool]]


class _Task(NamedTuple):
    """A shard to hand out.

    Attributes:
        shard: What to read.
        single: Whether it is an item by itself, because workers died over the shard that it was in.
        then: What is to be read after it, likewise by single items, if its source goes on.
        fresh: Whether it is read whatever is known of it.
    """

    shard: Shard
    single: bool = False
    then: Shard = ()
    fresh: bool = False


@dataclass(slots=True)
class Cluster(Generic[P]):
    """The workers of a cluster; as a context manager, it leaves nothing of the run at them.

    Attributes:
        scheduler: The scheduler's address, such as ``tcp://10.0.0.1:8786``.
        name: What the run is called at the workers; another of this name takes its place.
        load: Loads the model; called by each reader.
        options: How to read.
        limits: What a document may take.
        known: What is known of an item from before; ``None`` if it has to be read.
        known_in: The digests of those items of a part that are known.
        room: Whether there is room for what comes of more shards.
    """

    scheduler: str
    name: str
    load: Callable[[], Reader]
    options: Options
    limits: Limits
    known: Callable[[Label], P | None]
    known_in: Callable[[Part], Known]
    room: Callable[[], bool] = lambda: True
    _client: Client = field(init=False)
    _out: dict[Future[_Told], _Task] = field(default_factory=dict)
    _again: deque[_Task] = field(default_factory=deque)
    _done: SimpleQueue[Future[_Told]] = field(default_factory=SimpleQueue)
    _bell: Connection = field(init=False)
    _rope: Connection = field(init=False)
    _exit: ExitStack = field(default_factory=ExitStack)

    def __enter__(self) -> Self:
        """Connect to the scheduler, and let every worker, also one that comes later, have a station.

        Raises:
            UsageError: There is no scheduler, or it has no workers.
        """
        with ExitStack() as stack:
            try:
                self._client = stack.enter_context(Client(self.scheduler, timeout=_PATIENCE, set_as_default=False))
            except (OSError, ValueError) as error:
                raise UsageError(f"--scheduler {self.scheduler}: cannot be reached: {error}") from error
            self._await_workers()
            self._client.register_plugin(Station(self.load, self.options, self.limits), name=self.name)
            stack.callback(self._recall)
            self._bell, self._rope = map(stack.enter_context, Pipe(duplex=False))
            self._exit = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Take back what is out, and the stations."""
        self._exit.close()

    def events(self, supply: Supply) -> Iterator[Event[P]]:
        """What comes of every shard of a supply, as it comes.

        Raises:
            ModelError: The model cannot be loaded.
            UsageError: The connection to the scheduler is lost, or a worker has another version of the program.
        """
        try:
            while self._hand_out(supply) or self._out or supply.pending():
                for future in self._heard(supply):
                    yield from self._heed(self._out.pop(future), future, supply)
        except (OSError, FutureCancelledError, FuturesCancelledError) as error:
            raise UsageError(f"--scheduler {self.scheduler}: the connection is lost: {error}") from error

    def _await_workers(self) -> None:
        try:
            self._client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError as error:
            raise UsageError(
                f"--scheduler {self.scheduler}: has no workers: start some with dask worker {self.scheduler}"
            ) from error

    def _recall(self) -> None:
        with suppress(OSError):  # where the connection is lost
            self._client.cancel(list(self._out))
            self._client.unregister_worker_plugin(self.name)

    def _hand_out(self, supply: Supply) -> bool:
        """Hand out as many shards as there are and as the workers can do with; whether any was handed out."""
        given = False
        while self._has_hands() and (task := self._next(supply)):
            known = frozenset[str]() if task.fresh else frozenset[str]().union(*map(self.known_in, task.shard))
            shard = tuple(map(_from_anywhere, task.shard))
            future = self._client.submit(read, self.name, shard, known, pure=False)
            self._out[future] = task
            future.add_done_callback(self._ring)
            given = True
        return given

    def _has_hands(self) -> bool:
        threads: dict[str, int] = self._client.nthreads()
        return len(self._out) < _AHEAD * max(1, sum(threads.values()))

    def _next(self, supply: Supply) -> _Task | None:
        if self._again and not (self._again[0].single and self._out):
            return self._again.popleft()
        shard = supply.take() if self._is_open() else None
        return _Task(shard) if shard else None

    def _is_open(self) -> bool:
        """Whether something new may be handed out: while a single item is read, nothing else is, lest it be blamed."""
        return not self._again and not any(task.single for task in self._out.values()) and self.room()

    def _ring(self, future: Future[_Told]) -> None:
        """Called by a thread of the client's."""
        self._done.put(future)
        try:
            self._rope.send_bytes(b"!")
        except OSError:  # the run is over
            return

    def _heard(self, supply: Supply) -> Iterator[Future[_Told]]:
        """Wait until something comes from a worker or the supply."""
        more = supply.pending() if self._is_open() and self._has_hands() else None
        if self._bell in wait([self._bell, *([more] if more else [])]):
            self._bell.recv_bytes()
            yield self._done.get()

    def _heed(self, task: _Task, future: Future[_Told], supply: Supply) -> Iterator[Event[P]]:
        """What came of a task."""
        try:
            told = future.result()
        except KilledWorker:
            yield from self._single_out(task, supply)
            return
        finally:
            future.release()
        for event in told:
            yield from self._pass_on(event, task, supply)
        if task.then and not any(isinstance(event, Ended) for event in told):
            self._again.append(_first_of(task.then))

    def _pass_on(self, event: Event[bool], task: _Task, supply: Supply) -> Iterator[Event[P]]:
        match event:
            case Kept():
                past = self.known(event.label)
                if past is not None:
                    yield Kept(event.label, past)
                else:  # of the same content as one that is known, but of another path
                    self._again.append(_item(event.label.place, task.shard))
            case Ended():
                supply.ended(event.source)
                yield event
            case _:
                yield event

    def _single_out(self, task: _Task, supply: Supply) -> Iterator[Event[P]]:
        """Go on where workers died over a task: with its parts, with their items, and past one that is fatal."""
        part, *others = task.shard
        if others:
            self._again += [_Task((part,)) for part in task.shard]
        elif not task.single:
            self._again.append(_first_of((part,)))
        elif part.start == part.stop:  # no worker survives even the way past the fatal item
            yield from self._pass_on(Ended(part.number, part.start), task, supply)
        else:
            label = Label(Place(part.number, part.start), part.source.name, part.source.path, "", 0)
            yield Outcome(label, "failed", cause="every worker that read it died")
            if task.then:
                past = replace(task.then[0], stop=task.then[0].start)
                self._again.append(_Task((past,), single=True, then=task.then))


def _from_anywhere(part: Part) -> Part:
    """The part with the whole path of its file: workers have working folders of their own."""
    file = part.source.file
    if part.given is not None or not isinstance(file, Path):
        return part
    return replace(part, source=replace(part.source, file=file.absolute()))


def _first_of(rest: Shard) -> _Task:
    """The first item of what is left of a part, the rest to come after it."""
    (part,) = rest
    return _Task((item_alone(part, part.start),), single=True, then=after_item(part, part.start))


def _item(place: Place, shard: Shard) -> _Task:
    """An item of a shard, to be read whatever is known of it."""
    part = next(part for part in shard if part.number == place.source)
    return _Task((item_alone(part, place.item),), fresh=True)
