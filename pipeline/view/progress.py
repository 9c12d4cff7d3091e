"""How a run goes on, on standard error: a line for each remark, and a bar where a person is watching."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from pipeline.view.visible import visible


class Watch:
    """Remarks on standard error, and beneath them a progress bar while the block runs, if that is a terminal.

    Attributes:
        bar: Whether a bar is welcome; it is not where the feed runs over the same terminal.
    """

    def __init__(self, *, bar: bool) -> None:
        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
        columns = (TextColumn("reading"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._bar = Progress(
            *columns,
            console=self._console,
            transient=True,
            redirect_stdout=False,  # standard output is for data
            disable=not (bar and self._console.is_terminal),
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
        self._task = self._bar.add_task("", total=total or None)

    def advance(self, size: int) -> None:
        """Another ``size`` bytes are done."""
        if self._task is not None:
            self._bar.advance(self._task, size)

    def note(self, line: str) -> None:
        """Tell the user something, in one line."""
        self._console.print(visible(line))
