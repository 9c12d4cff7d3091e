"""The processes that read: who reads what, and what happens when one takes too long, too much, or dies.

Pools that could be had do not do it: one of ``concurrent.futures`` or loky breaks as a whole when a process dies, and
neither can end a single task; pebble can, but is under the LGPL.
"""

import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from typing import Final, Generic, NamedTuple, Protocol, Self, TypeVar

from pipeline.batch.limits import Limits
from pipeline.batch.shards import AT_ONCE, At, Ended, Label, Options, Outcome, Part, Place, Reader, Shard
from pipeline.batch.workers import Done, Dying, Orders, Ready, Refused, work
from pipeline.errors import ModelError

PRELOADED: tuple[str, ...] = ("pipeline.batch.workers", "pipeline.loading")
"""What the fork server imports, so that no process has to, and all share the memory."""
_TRIES: Final = 3
_STARTS: Final = 6  # tries to start a process
_PAUSE: Final = 0.2  # seconds more before each: a fork server that was killed is not gone at once
_ENDS: Final = 1000  # how many sources' ends are remembered; shards in flight are of a few
_GRACE: Final = 5.0  # seconds to wait for a killed process
_NOWHERE: Final = Place(-1, 0)
P = TypeVar("P")


class Kept(NamedTuple, Generic[P]):
    """An item that is known from before, and what is known of it."""

    label: Label
    past: P


class Supply(Protocol):
    """Where shards come from."""

    def take(self) -> Shard | None:
        """The next shard, or ``None`` where there is none now."""

    def pending(self) -> Connection | None:
        """What to wait for where there is none now; ``None`` where there will be no more."""

    def ended(self, source: int) -> None:
        """No more shards of this source are of use."""


@dataclass(frozen=True, slots=True)
class _Task:
    """A shard to read.

    Attributes:
        tries: How often a process died over its first item.
        at_once: How many items at most are read together; one where a process has died, so that it is seen over which.
    """

    shard: Shard
    tries: int = 0
    at_once: int = AT_ONCE


class _Asked(NamedTuple, Generic[P]):
    """An item whose label was told, and what is known of it."""

    label: Label
    past: P | None


@dataclass(slots=True)
class _Member(Generic[P]):
    """A process with what it is at.

    Attributes:
        task: What it reads; ``None`` while it waits for work.
        place: The item that it reads, or is on its way to.
        asked: The items from there on whose labels were told.
        cause: Why it is ended, or ends by its own account.
        since: When it was last heard of, by the monotonic clock.
    """

    process: ForkServerProcess
    pipe: Connection
    since: float
    ready: bool = False
    task: _Task | None = None
    place: Place = _NOWHERE
    asked: deque[_Asked[P]] = field(default_factory=deque)
    cause: str = ""

    @property
    def label(self) -> Label | None:
        """The label of the item that it reads; ``None`` while it is on its way to one."""
        label = self.asked[0].label if self.asked else None
        return label if label is not None and label.place == self.place else None


Event = Outcome | Ended | Kept[P]


@dataclass(slots=True)
class Crew(Generic[P]):
    """Processes that read what a supply gives; as a context manager, it leaves none behind.

    Attributes:
        load: Loads the model; called in each process.
        options: How to read.
        jobs: The most processes at a time.
        limits: What a document may take.
        known: What is known of an item from before; ``None`` if it has to be read.
        room: Whether there is room for what comes of more shards.
        at_once: How many items at most are read together.
    """

    load: Callable[[], Reader]
    options: Options
    jobs: int
    limits: Limits
    known: Callable[[Label], P | None]
    room: Callable[[], bool] = lambda: True
    at_once: int = AT_ONCE
    _members: list[_Member[P]] = field(default_factory=list)
    _again: deque[_Task] = field(default_factory=deque)
    _ends: dict[int, int] = field(default_factory=dict)
    _lost: int = 0

    def __enter__(self) -> Self:
        """Nothing is started before there is work."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process."""
        for member in self._members:
            member.process.kill()
        for member in self._members:
            member.process.join(_GRACE)
            member.pipe.close()
        self._members.clear()

    def events(self, supply: Supply) -> Iterator[Event[P]]:
        """What comes of every shard of a supply, as it comes.

        Raises:
            ModelError: The model cannot be loaded.
        """
        while self._assign(supply) or any(member.task for member in self._members) or supply.pending():
            for member in self._heard(supply):
                yield from self._listen(member, supply)
            for member in [member for member in self._members if self._overdue(member)]:
                member.cause = f"took more than {self.limits.seconds:g} s: --time-limit gives more"
                yield from self._bury(member, supply)

    def _assign(self, supply: Supply) -> bool:
        """Give work to those who have none; whether any was given."""
        given = False
        while self._has_hands() and (task := self._next(supply)):
            member = next((member for member in self._members if member.task is None), None) or self._start()
            member.task, given = task, True
            if member.ready:
                _send(member, task)
        return given

    def _has_hands(self) -> bool:
        return len(self._members) < self.jobs or any(member.task is None for member in self._members)

    def _start(self) -> _Member[P]:
        """Start a process, by a fork server, which has imported everything: the run has threads, so it cannot fork."""
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([*PRELOADED])
        for attempt in range(_STARTS):
            time.sleep(_PAUSE * attempt)
            ours, its = context.Pipe()
            arguments = (its, self.load, self.options, self.limits.megabytes)
            process = context.Process(target=work, args=arguments, daemon=True)
            with its, suppress(EOFError, OSError):  # the fork server has just died, and is started anew once it is gone
                process.start()
                break
            ours.close()
        else:
            raise ModelError("no process can be started: is the system out of memory or processes?")
        self._members.append(member := _Member[P](process, ours, time.monotonic()))
        return member

    def _next(self, supply: Supply) -> _Task | None:
        while self._again:
            task = self._again.popleft()
            first = task.shard[0]
            if first.start < self._ends.get(first.number, first.start + 1):
                return task
            if task.shard[1:]:
                self._again.appendleft(replace(task, shard=task.shard[1:], tries=0))
        shard = supply.take() if self.room() else None
        return _Task(shard, at_once=self.at_once) if shard else None

    def _heard(self, supply: Supply) -> list[_Member[P]]:
        """Wait until something comes from a process or the supply, or a document has had its time."""
        pipes = {member.pipe: member for member in self._members}
        more = supply.pending() if self.room() and self._has_hands() else None
        ends = [member.since + self.limits.seconds for member in self._members if member.ready and member.task]
        timeout = max(0.0, min(ends) - time.monotonic()) if ends else None
        heard = wait([*pipes, *([more] if more else [])], timeout)
        return [pipes[pipe] for pipe in heard if isinstance(pipe, Connection) and pipe in pipes]

    def _overdue(self, member: _Member[P]) -> bool:
        return member.ready and member.task is not None and time.monotonic() - member.since > self.limits.seconds

    def _listen(self, member: _Member[P], supply: Supply) -> Iterator[Event[P]]:
        """Take one message of a process, or see that it is dead."""
        try:
            message = member.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(member, supply)
            return
        member.since = time.monotonic()
        yield from self._heed(member, message, supply)

    def _heed(self, member: _Member[P], message: object, supply: Supply) -> Iterator[Event[P]]:
        match message:
            case Label():
                yield from self._answer(member, message)
            case Outcome():
                yield message
                if member.asked and member.asked[0].label == message.label:  # else its source holds nothing
                    member.asked.popleft()
                member.place = _behind(message.label.place)
                yield from _taken_over(member)
            case At():
                member.place = message.place
            case Ended():
                yield from self._end(message, supply)
                _go_on(member, message)
                yield from _taken_over(member)
            case Done():
                member.task = None
            case _:
                self._heed_state(member, message)

    def _heed_state(self, member: _Member[P], message: object) -> None:
        match message:
            case Ready():
                member.ready, self._lost = True, 0
                if member.task:
                    _send(member, member.task)
            case Dying():
                member.cause = message.cause
            case Refused():
                raise message.error

    def _answer(self, member: _Member[P], label: Label) -> Iterator[Event[P]]:
        """Tell a process whether the item that it is about to read is known."""
        past = self.known(label)
        with suppress(OSError):  # that it is dead will be seen
            member.pipe.send(past is not None)
        if not member.asked:
            member.place = label.place
        member.asked.append(_Asked(label, past))
        yield from _taken_over(member)

    def _end(self, ended: Ended, supply: Supply) -> Iterator[Event[P]]:
        yield ended
        self._ends[ended.source] = ended.items
        if len(self._ends) > _ENDS:
            del self._ends[next(iter(self._ends))]
        supply.ended(ended.source)

    def _bury(self, member: _Member[P], supply: Supply) -> Iterator[Event[P]]:
        """End a process that is dead or has to be, and see to it that what it was at is read or accounted for."""
        member.process.kill()
        member.process.join(_GRACE)
        self._members.remove(member)
        with suppress(EOFError, OSError):
            while member.pipe.poll():  # what it had said before
                yield from self._heed(member, member.pipe.recv(), supply)
        member.pipe.close()
        cause = member.cause or _cause_of(member.process.exitcode)
        if not member.ready:
            self._lost += 1
            if self._lost >= _TRIES:
                raise ModelError(f"the model cannot be loaded: {cause}")
        if member.task is not None:
            yield from self._recover(member.task, member, cause, supply)

    def _recover(self, task: _Task, member: _Member[P], cause: str, supply: Supply) -> Iterator[Event[P]]:
        """Read again what a dead process was at: its item once alone, and what comes after it."""
        if not member.ready:
            self._again.appendleft(task)
            return
        at = next((n for n, part in enumerate(task.shard) if part.number == member.place.source), 0)
        part, after, index = task.shard[at], task.shard[at + 1 :], member.place.item
        if part.stop is not None and index >= part.stop:  # it had read all of it
            if after:
                self._again.appendleft(_Task(after, at_once=1))
            return
        on_the_way = index < part.start
        tries = task.tries + 1 if at == 0 and index <= part.start else 1
        if on_the_way and tries < _TRIES:  # another may find out what lies there
            self._again.append(_Task((part, *after), tries, at_once=1))
            return
        index = max(index, part.start)
        rest = (*after_item(part, index), *after)
        if rest:
            self._again.appendleft(_Task(rest, at_once=1))
        if tries == 1:
            self._again.appendleft(_Task((item_alone(part, index),), 1))
            return
        label = member.label or Label(Place(part.number, index), part.source.name, part.source.path, "", 0)
        yield Outcome(label, "failed", cause=cause)
        if member.label is None:  # what lies behind it cannot be reached
            yield from self._end(Ended(part.number, index + 1), supply)


def _send(member: _Member[P], task: _Task) -> None:
    first = task.shard[0]
    member.place, member.since = Place(first.number, first.start), time.monotonic()
    with suppress(OSError):  # that it is dead will be seen
        member.pipe.send(Orders(task.shard, task.at_once))


def _behind(place: Place) -> Place:
    """The place of the item behind another."""
    return Place(place.source, place.item + 1)


def _taken_over(member: _Member[P]) -> Iterator[Kept[P]]:
    """What is known from before, up to the next item that is read, or to the end of the source."""
    while member.asked and member.asked[0].label.place.source == member.place.source:
        label, past = member.asked[0]
        if past is None:
            return
        member.asked.popleft()
        member.place = _behind(label.place)
        yield Kept(label, past)


def _go_on(member: _Member[P], ended: Ended) -> None:
    """Let the process be on its way to the next part of its shard."""
    if member.task is None:
        return
    numbers = [part.number for part in member.task.shard]
    following = member.task.shard[numbers.index(ended.source) + 1 :]
    if following:
        member.place = Place(following[0].number, following[0].start)


def after_item(part: Part, index: int) -> Shard:
    """What follows an item in its part."""
    if part.stop is not None and index + 1 >= part.stop:
        return ()
    given = part.given[index + 1 - part.start :] if part.given is not None else None
    return (replace(part, start=index + 1, given=given),)


def item_alone(part: Part, index: int) -> Part:
    """An item of a part by itself."""
    given = part.given[index - part.start :][:1] if part.given is not None else None
    return replace(part, start=index, stop=index + 1, given=given)


def _cause_of(code: int | None) -> str:
    """What the exit code of a process tells."""
    if code is not None and code < 0:
        return f"the reader ended with {signal.Signals(-code).name}"
    return f"the reader ended with exit code {code}: perhaps it lacked memory"  # OpenBLAS ends a process so
