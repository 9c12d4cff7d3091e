"""Options and arguments that several commands share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.backends import Backend
from pipeline.batch.limits import Limits
from pipeline.schema import Feed
from pipeline.view.logs import LogFormat

LIMITS: Final = Limits()
"""What a release may take unless told otherwise."""

OneRelease = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A file in any format that holds one release, or - for standard input."),
]
UsedColumns = Annotated[
    str, typer.Option(metavar="FIELD=COLUMN,...", help="Columns of tables: id, text, title, published, source.")
]
UsedBackend = Annotated[
    Backend, typer.Option(help="What annotates: the shipped model, or classla (better, slower, an extra to install).")
]
Models = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder of classla's models; by default ~/classla_resources.")
]
Log = Annotated[
    LogFormat, typer.Option(help="How standard error tells what happens: lines to read, or a JSON object a line.")
]
Since = Annotated[
    datetime | None,
    typer.Option(
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="Skip releases published before this day, such as 2026-01-31; those that tell no day are read.",
    ),
]
NoContacts = Annotated[
    bool, typer.Option("--no-contacts", help="Leave telephones and e-mail addresses out of all that is written.")
]
KindOfFeed = Annotated[Feed, typer.Option(help="What a line of FEED stands for: an award or a whole document.")]
LeastConfidence = Annotated[
    float, typer.Option(min=0, max=1, metavar="C", help="Leave out links and records of less confidence, 0 to 1.")
]
LimitBytes = Annotated[int, typer.Option(min=1, metavar="N", help="Refuse releases of more than N bytes.")]
Jobs = Annotated[int, typer.Option(min=1, metavar="N", help="Read with N processes, each with its own model.")]
TimeLimit = Annotated[float, typer.Option(min=0.001, metavar="S", help="Give up a release after S seconds.")]
MemoryLimit = Annotated[
    int, typer.Option(min=1, metavar="MB", help="Give up a release that needs more, beside what the model takes.")
]
