"""A process that reads shards: what goes on inside it, and how it is kept within its limits."""

import fcntl
import gc
import logging
import multiprocessing
import os
import resource
import signal
import traceback
import warnings
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from pipeline.batch.shards import Label, Openings, Options, Reader, Shard, read_shard
from pipeline.errors import NagradeError

_MEGABYTE: Final = 1 << 20


class Ready(NamedTuple):
    """The model is loaded."""


class Orders(NamedTuple):
    """What a process is to read, and how many items at most together."""

    shard: Shard
    at_once: int


class Done(NamedTuple):
    """A shard is done."""


class Dying(NamedTuple):
    """The process ends because of ``cause``."""

    cause: str


class Refused(NamedTuple):
    """The model cannot be loaded."""

    error: NagradeError


def load_reader(*, backend: str, models: Path | None) -> Reader:
    """A reader of the shipped model or another backend; only the processes that read import what it takes.

    Raises:
        ModelError: It cannot be loaded.
    """
    from pipeline.loading import load  # noqa: PLC0415 - see above

    return load(backend=backend, models=models)


def work(pipe: Connection, load: Callable[[], Reader], options: Options, memory: int) -> None:
    """Load the model, then read one shard after the other that comes through ``pipe``, until it is closed.

    Each label of an item asks whether it is known, and waits for the answer.

    Args:
        pipe: To the run.
        load: Loads the model.
        options: How to read.
        memory: The most megabytes that a document may need beyond what the loaded model takes.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a terminal sends it to every process; the run ends this one
    logging.lastResort = None  # what a library finds strange in a release could quote it
    warnings.simplefilter("ignore")  # likewise
    with _LastWords(pipe, memory):
        _end_with_the_run()
        try:
            reader = load()
        except NagradeError as error:
            pipe.send(Refused(error))
            return
        gc.collect()
        gc.freeze()  # what is loaded stays, and no collection need go through it
        _limit_memory(memory)
        pipe.send(Ready())
        _serve(pipe, reader, options)


def _end_with_the_run() -> None:
    """Let the system end this process as soon as the run is no more, whatever it is doing then.

    What ``parent_process`` waits on is a pipe that the run holds open. Once it is closed, the kernel sends SIGIO
    (O_ASYNC of fcntl(2)), which nobody handles, so that it ends the process. PR_SET_PDEATHSIG would not do: the parent
    is the fork server, which lives as long as any of its processes.
    """
    run = multiprocessing.parent_process()
    if run is None:
        return
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(run.sentinel, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(run.sentinel, fcntl.F_SETFL, fcntl.fcntl(run.sentinel, fcntl.F_GETFL) | os.O_ASYNC)
    if not run.is_alive():  # it has ended before that
        raise EOFError


def _serve(pipe: Connection, reader: Reader, options: Options) -> None:
    openings = Openings()

    def known(label: Label) -> bool:
        pipe.send(label)
        return bool(pipe.recv())

    while True:
        orders: Orders = pipe.recv()
        events = read_shard(orders.shard, options, reader, known=known, openings=openings, at_once=orders.at_once)
        for event in events:
            if not isinstance(event, Label):  # known has sent it
                pipe.send(event)
        pipe.send(Done())


def _limit_memory(megabytes: int) -> None:
    """Let the process have so much more memory of its own than now; beyond that Python raises MemoryError.

    RLIMIT_DATA counts what is written to, private mappings included (Linux 4.7); RLIMIT_AS would also count what
    libraries only reserve.
    """
    most = _own_memory() + megabytes * _MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def _own_memory() -> int:
    """Bytes that count for RLIMIT_DATA: VmData of proc(5)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmData:"))
    return int(kilobytes) << 10


class _LastWords:
    """Whatever ends the process is said to the run, without a word of a release."""

    def __init__(self, pipe: Connection, memory: int) -> None:
        self._pipe = pipe
        self._memory = memory

    def __enter__(self) -> Self:
        """Nothing is to be done before."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        """Tell what happened; a closed pipe means that the run has ended, which needs no word."""
        if kind is None or issubclass(kind, (EOFError, BrokenPipeError, ConnectionResetError)):
            return True
        try:
            self._pipe.send(Dying(self._cause(kind, at)))
        except OSError:
            return True
        return issubclass(kind, Exception)

    def _cause(self, kind: type[BaseException], at: TracebackType | None) -> str:
        if issubclass(kind, MemoryError):
            return f"needed more than {self._memory} MB: --memory-limit gives more"
        last = traceback.extract_tb(at)[-1]
        return f"a fault of the program: {kind.__name__} in {Path(last.filename).name}, line {last.lineno}"
