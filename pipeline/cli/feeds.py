"""Commands about feeds."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.app import ENDS_ALWAYS, app
from pipeline.cli.borders import border
from pipeline.schema import Feed, schema_text


@app.command(epilog=ENDS_ALWAYS)
def schema(
    feed: Annotated[Feed, typer.Argument(help="The feed whose lines to describe.")] = Feed.awards,
) -> None:
    """Print the JSON Schema of a feed: what each line holds.

    \b
    Example:
      nagrade schema documents > documents.schema.json
    """
    with border():
        sys.stdout.buffer.write(schema_text(feed))


@app.command(short_help="Compare a feed with releases annotated by hand.", epilog=ENDS_ALWAYS)
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Releases annotated by hand, as JSON Lines.")],
    awards: Annotated[Path, typer.Argument(metavar="AWARDS", help="The feed of awards read from the same releases.")],
    documents: Annotated[
        Path | None, typer.Argument(metavar="[DOCUMENTS]", help="The feed of documents, for people and their roles.")
    ] = None,
    *,
    with_past: Annotated[bool, typer.Option("--with-past", help="Count awards told as background too.")] = False,
    errors: Annotated[int, typer.Option(min=0, metavar="N", help="Print the first N errors.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
) -> None:
    """Compare a feed with releases annotated by hand: precision (P), recall (R) and F1.

    \b
    Example:
      nagrade evaluate gold.jsonl awards.jsonl documents.jsonl --errors 40
    """
    with border():
        from pipeline.evaluate import evaluate as compare
        from pipeline.view.figures import figures_json, figures_table

        evaluation = compare(gold, awards, documents, with_past=with_past)
        for line in [figures_json(evaluation)] if as_json else figures_table(evaluation, errors):
            typer.echo(line)
