"""The command itself and its help."""

from importlib.metadata import version
from typing import Annotated

import typer

from pipeline.cli.borders import border
from pipeline.errors import UsageError

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
  nagrade view awards.jsonl -o awards.html    a page to look at in a browser
  nagrade schema                              what a line of the feed holds

Each command tells the rest by itself: nagrade run --help.

{ENDS}""",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


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
