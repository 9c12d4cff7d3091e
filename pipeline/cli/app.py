"""The command itself: its help, and the options that several commands share."""

from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.borders import border
from pipeline.errors import UsageError
from pipeline.view.logs import LogFormat

ENDS = """\b
How it ends (exit codes):
    0  everything was read; texts that are not Slovene are only skipped
    1  the command could not be carried out as given
    2  some documents could not be read; the others were
  130  interrupted with Ctrl-C (143: terminated); feeds stay as they were
"""

ENDS_ALWAYS = """\b
How it ends (exit codes):
    0  done
    1  the command could not be carried out as given; standard error says why, and what to do
"""
FILES = """\b
Files beside a FEED that is a file:
  FEED.ledger        what became of every input, and of every run (SQLite)
  FEED.failed.jsonl  the inputs that failed, with their causes; absent when there are none
  FEED.shards/       lines of a run that is under way or was broken off
"""

app = typer.Typer(
    name="nagrade",
    help=f"""Who received which award from whose hands.

Reads Slovene press releases and writes what they say about awards as JSON Lines: one record a line.

\b
Examples:
  nagrade run releases/ -o awards.jsonl       a folder of releases into a feed
  nagrade watch incoming/ -o awards.jsonl     what arrives in a folder, as it comes
  nagrade extract release.txt                 one release, to read on the screen
  nagrade explain release.txt                 why it was read so
  nagrade schema                              what a line of the feed holds

Each command tells the rest by itself: nagrade run --help.

{ENDS}""",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

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


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"nagrade {version('nagrade')}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def nagrade(
    context: typer.Context,
    *,
    show_version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold the options that stand before any command; ``app`` has the help."""
    if context.invoked_subcommand is None:
        with border():
            raise UsageError(
                "say what to do, such as: nagrade run releases/ -o awards.jsonl (nagrade --help lists all)"
            )
