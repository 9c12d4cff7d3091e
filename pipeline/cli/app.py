"""The command itself: its help, and the options that several commands share."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from pipeline.backends import Backend

ENDS = """\b
How it ends (exit codes):
    0  everything was read; texts that are not Slovene are only skipped
    1  the command could not be carried out as given
    2  some documents could not be read; the others were
  130  interrupted with Ctrl-C; feeds stay as they were
"""

app = typer.Typer(
    name="nagrade",
    help=f"""Who received which award from whose hands.

Reads Slovene press releases and writes what they say about awards as JSON Lines: one record a line.

\b
Examples:
  nagrade run releases/ -o awards.jsonl       a folder of releases into a feed
  nagrade extract release.txt                 one release, to read on the screen
  nagrade explain release.txt                 why it was read so
  nagrade view awards.jsonl -o awards.html    a page to look at in a browser
  nagrade schema                              what a line of the feed holds

{ENDS}""",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

OneRelease = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A text file, a JSON Lines file with one release, or - for standard input."),
]
UsedBackend = Annotated[
    Backend, typer.Option(help="What annotates: the shipped model, or classla (better, slower, an extra to install).")
]
Models = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Folder of classla's models; by default ~/classla_resources.")
]


def _version(asked: bool) -> None:  # noqa: FBT001 - typer calls it so
    if asked:
        typer.echo(f"nagrade {version('nagrade')}")
        raise typer.Exit


@app.callback()
def nagrade(
    *,
    show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Hold the options that stand before any command; ``app`` has the help."""
