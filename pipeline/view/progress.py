"""How a run goes on, on standard error: what is said of an input, and a bar where a person is watching."""

import logging
from types import TracebackType
from typing import Final, Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pipeline.view.logs import say

_LEVELS: Final = {"failed": logging.ERROR, "remarked": logging.WARNING}


class Watch:
    """Tells of inputs on standard error, with a progress bar beneath while the block runs, if that is a terminal.

    Attributes:
        bar: Whether a bar is welcome; it is not where the feed runs over the same terminal.
    """

    def __init__(self, *, bar: bool) -> None:
        console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._bar = Progress(
            *columns,
            console=console,
            transient=True,
            redirect_stdout=False,  # standard output is for data
            disable=not (bar and console.is_terminal),
        )
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        """Show the bar."""
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Take the bar away."""
        self._bar.stop()

    def begin(self, total: int) -> None:
        """The input has ``total`` bytes, or an unknown number where that is 0."""
        say("begun", fields={"bytes": total})
        self._task = self._bar.add_task("", total=total or None)

    def advance(self, size: int) -> None:
        """Another ``size`` bytes are done."""
        if self._task is not None:
            self._bar.advance(self._task, size)

    def note(self, event: str, name: str, cause: str) -> None:
        """Tell what became of an input, or would, and why."""
        level = _LEVELS.get(event, logging.INFO)
        say(event, f"{name}: {_told(event, cause)}", level=level, fields={"input": name, "cause": cause})


def _told(event: str, cause: str) -> str:
    """What a person is told; of what was read, the cause says enough."""
    if event in _LEVELS or "passed over" in cause:
        return cause
    what = "passed over" if event == "skipped" else event.replace("_", " ")
    return f"{what}: {cause}" if cause else what
