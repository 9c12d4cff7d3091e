"""A way in a process of its own, so that loading is apart: ``python -m scripts.bench.player WAY MODELS TEXTS``.

It says a line when it is ready. Each line ``START STEP`` that comes lets it read every STEP-th text from START on, and
is answered with a line of JSON: seconds of the clock, peak memory in MB, digest.
"""

import gc
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NamedTuple, Self

from scripts.bench.ways import WAYS
from scripts.memory import peak

_ROOT: Final = Path(__file__).resolve().parents[2]


class Played(NamedTuple):
    """One reading of the texts: seconds, peak memory of the process in MB, digest of what was made."""

    seconds: float
    memory: float
    digest: str


class Player:
    """A loaded way, in one process or several that share the texts.

    Args:
        way: One of ``WAYS``.
        python: The interpreter of the environment that has it.
        models: classla's models.
        texts: A file with a list of texts, JSON.
        rounds: How many rounds share the texts too, beside a first one to get ready: no text is read twice, for what
            a way keeps of the words that it has seen would count for it.
        processes: How many share those of a round.
    """

    def __init__(self, way: str, python: Path, models: Path, texts: Path, rounds: int, processes: int) -> None:
        self._parts = rounds + 1
        command = [str(python), "-m", "scripts.bench.player", way, str(models), str(texts)]
        one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._processes = [
            subprocess.Popen(  # noqa: S603 - our own words
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT, env=os.environ | one
            )
            for _ in range(processes)
        ]

    def __enter__(self) -> Self:
        """Wait until the way is loaded, and let it get ready."""
        for process in self._processes:
            _answer(process)
        self.play(self._parts - 1)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """End the processes."""
        for process in self._processes:
            process.communicate()

    def play(self, part: int) -> Played:
        """Read the texts of a round.

        Raises:
            RuntimeError: A process has ended; what it said stands on standard error.
        """
        started = time.perf_counter()
        for number, process in enumerate(self._processes):
            stdin = _open(process.stdin)
            stdin.write(f"{part + number * self._parts} {len(self._processes) * self._parts}\n")
            stdin.flush()
        answers = [Played(*json.loads(_answer(process))) for process in self._processes]
        seconds = time.perf_counter() - started
        return Played(seconds, max(one.memory for one in answers), answers[0].digest)


def _answer(process: subprocess.Popen[str]) -> str:
    line = _open(process.stdout).readline()
    if not line:
        raise RuntimeError("a way has ended by itself")
    return line


def _open(stream: IO[str] | None) -> IO[str]:
    if stream is None:
        raise RuntimeError("the process was started without pipes")
    return stream


def main() -> None:
    """Load the way, then read as asked until standard input ends."""
    way, models, file = sys.argv[1:]
    texts = json.loads(Path(file).read_text(encoding="utf-8"))
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints is no answer
    read = WAYS[way](Path(models))
    gc.collect()
    gc.freeze()  # as the processes of a run do; of every way alike
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        start, step = map(int, line.split())
        started = time.perf_counter()
        digest = read(texts[start::step])
        played = Played(time.perf_counter() - started, peak(), digest)
        print(json.dumps(played), file=answers, flush=True)


if __name__ == "__main__":
    main()
