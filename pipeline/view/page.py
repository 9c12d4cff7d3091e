"""Pages on standard output: colours only on a terminal, lines never broken for a pipe."""

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

_COLUMNS_OF_A_FILE = 100


def columns() -> int:
    """How wide a page is: as the terminal, or 100 where there is none."""
    console = Console()
    return console.width if console.is_terminal else _COLUMNS_OF_A_FILE


def show(lines: Iterable[Text | str]) -> None:
    """Print the lines of a page."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(line)
