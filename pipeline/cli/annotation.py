"""Commands that bring releases to annotation tools and the corrections back."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.app import ENDS, ENDS_ALWAYS, app
from pipeline.cli.borders import ALL_READ, SOME_FAILED, Ended, border
from pipeline.cli.options import Models, UsedBackend
from pipeline.cli.results import STANDARD, Output, apart
from pipeline.errors import UsageError
from pipeline.exchange.writing import Tool
from pipeline.view.logs import say

if TYPE_CHECKING:
    from pipeline.exchange.sheets import Sheet
    from pipeline.exchange.sources import Refused, Report

_annotate = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="Correct what was read with an annotation tool, and get gold."
)
app.add_typer(_annotate, name="annotate")


@_annotate.callback()
def annotate() -> None:
    """Hold the commands about annotation; the help is above."""


@_annotate.command("export", short_help="Write releases for an annotation tool.", epilog=ENDS)
def export(
    releases: Annotated[
        list[Path], typer.Argument(metavar="RELEASE...", help="Files, folders and archives; - for standard input.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="PATH", help="The file to write; for brat a new folder.")
    ],
    tool: Annotated[Tool, typer.Option("--format", help="What it is written for.")] = Tool.labelstudio,
    feed: Annotated[
        Path | None, typer.Option(metavar="FEED", help="A feed read from the releases, best of documents.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option(metavar="GOLD", help="Gold of the releases, to be corrected or used elsewhere.")
    ] = None,
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
) -> None:
    """Write releases with what was read of them for an annotation tool; docs/annotation.md tells how to go on.

    The marks are what the program reads now, or with --feed what a feed has, or with --gold what people marked; of
    the releases only those are written that the feed or gold has. With the tasks for Label Studio (FILE.json) comes
    its labelling configuration (FILE.xml); brat's folder has its configuration in it; docbin is for spaCy.

    \b
    Examples:
      nagrade annotate export releases/ -o tasks.json
      nagrade annotate export releases/ --feed documents.jsonl -o tasks.json
      nagrade annotate export releases/ --gold gold.jsonl --format brat -o gold_brat
    """
    with border():
        from pipeline.exchange.writing import configuration, write

        if feed and gold:
            raise UsageError("give a feed or gold, not both")
        if output == STANDARD:
            raise UsageError("what a tool needs are files: -o tasks.json")
        for file in (output, configuration(output)) if tool is Tool.labelstudio else (output,):
            apart(file, [*releases, *(given for given in (feed, gold) if given)])
        refused: list[Refused] = []
        count = write(_sheets(releases, feed, gold, (backend, models), refused.append), tool, output)
        for one in refused:
            line = f"nagrade: {one.name}: {one.cause}"
            level = logging.ERROR if one.failed else logging.INFO
            say("refused", line, level=level, fields={"name": one.name, "cause": one.cause, "failed": one.failed})
        say("exported", f"nagrade: {count} releases in {output}", fields={"releases": count, "output": str(output)})
    raise Ended(SOME_FAILED if any(one.failed for one in refused) else ALL_READ)


def _sheets(
    releases: list[Path],
    feed: Path | None,
    gold: Path | None,
    backend: tuple[Backend, Path | None],
    report: "Report",
) -> Iterator["Sheet"]:
    from pipeline.exchange import sources

    named = sources.releases(releases, sys.stdin.buffer, report)
    if feed:
        return sources.of_feed(feed, named, sys.stdin.buffer)
    if gold:
        return sources.of_gold(gold, named)
    from pipeline.loading import load

    return sources.read_now(load(backend=backend[0], models=backend[1]), named, report)


@_annotate.command("import", short_help="Make gold of what annotators corrected.", epilog=ENDS_ALWAYS)
def import_(
    place: Annotated[
        Path,
        typer.Argument(metavar="EXPORT", help="Label Studio's export (JSON), a folder for brat, or a DocBin (.spacy)."),
    ],
    *,
    output: Output = STANDARD,
) -> None:
    """Make gold of what annotators corrected: JSON Lines that nagrade evaluate takes.

    Of Label Studio's tasks only those count that somebody has annotated and not skipped; of several annotations of a
    task the one marked as ground truth counts, else that changed last. Standard error names what is left out.

    \b
    Examples:
      nagrade annotate import project-1-at-2026-01-31.json -o gold.jsonl
      nagrade evaluate gold.jsonl awards.jsonl documents.jsonl --errors 40
    """
    with border():
        from pipeline.cli.results import write
        from pipeline.exchange.importing import line, read_back

        taken = list(read_back(place))
        lines = [line(one.gold) for one in taken if one.gold is not None]
        write(output, lines, inputs=[place])
        for remark in (remark for one in taken for remark in one.remarks):
            say("remark", f"nagrade: {remark}", fields={"remark": remark})
        say("imported", f"nagrade: {len(lines)} releases of gold", fields={"releases": len(lines)})
