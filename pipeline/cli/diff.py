"""The command that compares two feeds."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import app
from pipeline.cli.borders import ALL_READ, DIFFERENT, Ended, border
from pipeline.cli.results import STANDARD, Output, write
from pipeline.feeds.reports import Report

_ENDS = """\b
How it ends (exit codes):
    0  done, whether there are differences or not
    1  the command could not be carried out as given; standard error says why, and what to do
    3  with --exit-code: there is a difference
"""


@app.command(short_help="Tell which records two feeds differ in.", epilog=_ENDS)
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="A feed of either kind.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The feed to compare with it.")],
    *,
    output: Output = STANDARD,
    report: Annotated[
        Report, typer.Option("--format", help="To read, to process (JSON Lines), or as a page.")
    ] = Report.text,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="A key that does not count, such as confidence; repeatable.")
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="End with 3 if there is a difference.")] = False,
) -> None:
    """Tell which records two feeds differ in, document by document and field by field.

    Documents belong together by id and path, else by id alone (moved), else by path alone (altered); their records by
    id, else by award mention and recipients. + is added, - lost, ~ changed. Producers are not compared, offsets only
    where the text is the same. The order of lines does not matter.

    \b
    Examples:
      nagrade diff before.jsonl after.jsonl
      nagrade diff before.jsonl after.jsonl --ignore confidence --ignore why
      nagrade diff before.jsonl after.jsonl --format html -o diff.html
      nagrade diff before.jsonl after.jsonl --format json | jq .records[].kind
    """
    with border():
        from pipeline.feeds.changes import known_keys
        from pipeline.feeds.difference import Comparison
        from pipeline.feeds.page import html_report
        from pipeline.feeds.reports import json_report, text_report

        comparison = Comparison(old, new, known_keys(ignore or ()))
        differences, tally = comparison.differences(), comparison.tally
        match report:
            case Report.text:
                lines = text_report(differences, tally)
            case Report.json:
                lines = json_report(differences)
            case Report.html:
                lines = html_report(differences, tally, str(old), str(new))
        write(output, lines, inputs=[old, new])
        if report is not Report.text:
            typer.echo(str(tally), err=True)
    raise Ended(DIFFERENT if exit_code and tally.documents else ALL_READ)
