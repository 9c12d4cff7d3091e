"""Where the commands that read feeds write what they make."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.errors import UsageError

STANDARD: Final = Path("-")

Feeds = Annotated[
    list[Path], typer.Argument(metavar="FEED...", help="Feeds of awards or of documents; - for standard input.")
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
]


def write(output: Path, lines: Iterable[str], *, inputs: Sequence[Path]) -> None:
    """Write lines as they come; the file gets its name when all are there.

    Raises:
        UsageError: It cannot be written, or is an input too.
    """
    from pipeline.batch.outputs import publishing

    apart(output, inputs)
    with publishing(output) as stream:
        for line in lines:
            stream.write(line.encode())


def apart(output: Path, inputs: Sequence[Path]) -> None:
    """See to it that no input is overwritten.

    Raises:
        UsageError: The output is an input too.
    """
    if any(output.exists() and file.exists() and output.samefile(file) for file in inputs):
        raise UsageError(f"{output}: is both input and output: write to another file")
