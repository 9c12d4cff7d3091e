"""Commands that fold feeds into lines of people and of awards."""

import sys
from collections.abc import Iterable
from typing import Annotated

import typer
from pydantic import BaseModel

from pipeline.cli.app import ENDS_ALWAYS, app
from pipeline.cli.borders import border
from pipeline.cli.results import STANDARD, Feeds, Output, write

Loose = Annotated[
    bool, typer.Option("--loose", help="Also join what a place alone joins, or that nothing speaks against it.")
]


@app.command(short_help="Fold feeds into one line a person.", epilog=ENDS_ALWAYS)
def people(feeds: Feeds, *, output: Output = STANDARD, loose: Loose = False) -> None:
    """Fold feeds into one line (JSON) a person: name, roles over time, awards received, accepted and presented.

    People of one name are joined by a release, an institution, a role or a sender that they share, where nothing
    contradicts it; "why" tells what has joined them, "namesakes" who else has the name. Feeds of documents tell more
    roles than those of awards. docs/feeds.md describes the keys.

    \b
    Examples:
      nagrade people documents.jsonl -o people.jsonl
      nagrade people awards.jsonl | jq -r 'select(.received | length > 1) | .name'
    """
    with border():
        from pipeline.feeds.lines import read_lines
        from pipeline.feeds.people import fold_people

        folded = fold_people(read_lines(feeds, sys.stdin.buffer), loose=loose)
        write(output, _lines(folded), inputs=feeds)


@app.command(short_help="Fold feeds into one line an award.", epilog=ENDS_ALWAYS)
def awards(feeds: Feeds, *, output: Output = STANDARD, loose: Loose = False) -> None:
    """Fold feeds into one line (JSON) an award: its name without the year, conferring bodies, years and recipients.

    Awards of one name are joined by a release, a conferring body, a programme or a sender that they share, or by a name
    of their own; "why" tells which. docs/feeds.md describes the keys.

    \b
    Examples:
      nagrade awards awards.jsonl -o folded.jsonl
      nagrade awards awards.jsonl | jq -r 'select(.years | length > 1) | [.name, .years[]] | @tsv'
    """
    with border():
        from pipeline.feeds.awards import fold_awards
        from pipeline.feeds.lines import read_lines

        folded = fold_awards(read_lines(feeds, sys.stdin.buffer), loose=loose)
        write(output, _lines(folded), inputs=feeds)


def _lines(folded: Iterable[BaseModel]) -> Iterable[str]:
    return (f"{one.model_dump_json()}\n" for one in folded)
