"""Commands that make pages to look at in a browser."""

import sys
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.app import ENDS, app
from pipeline.cli.borders import ALL_READ, SOME_FAILED, Ended, border
from pipeline.cli.options import LeastConfidence, LimitBytes, Log, Models, UsedBackend, UsedColumns
from pipeline.schema import Feed
from pipeline.stages.reading import LIMIT
from pipeline.view.html.labels import Language
from pipeline.view.logs import LogFormat, say, set_up


@app.command(short_help="Write an HTML page of releases or of a feed.", epilog=ENDS)
def view(
    paths: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="Releases, folders, feeds, or - for standard input.")
    ],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE", help="The HTML file to write.")],
    language: Annotated[Language, typer.Option(help="The language of the labels: Slovene or English.")] = Language.sl,
    texts: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the releases of a feed lie, to show their whole text.")
    ] = None,
    min_confidence: LeastConfidence = 0.0,
    limit_bytes: LimitBytes = LIMIT,
    columns: UsedColumns = "",
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
    log_format: Log = LogFormat.text,
) -> None:
    """Write one HTML page of releases or of a feed, to open in a browser.

    A release is shown with its names in colour and a card for each award: who, why, how sure, and read from what.
    Several get filters, a table that can be sorted and saved, and figures. The page holds all it needs: it loads
    nothing from elsewhere and can be sent as one file.

    A feed of either kind is shown as it is, without reading again. It holds no whole texts, so a release is shown by
    the sentences of its evidence, unless --texts, or the record's path beside the feed, leads to the very text.

    \b
    Examples:
      nagrade view release.txt -o release.html
      nagrade view awards.jsonl --texts releases/ -o awards.html
      nagrade view documents.jsonl --language en -o awards.html
    """
    set_up(log_format)
    with border():
        from pipeline.batch.formats.columns import Columns
        from pipeline.batch.gathering import Request, gather
        from pipeline.batch.outputs import Target, identities, publishing
        from pipeline.loading import load
        from pipeline.view.html.page import page
        from pipeline.view.progress import Watch

        request = Request(
            paths=paths,
            outputs=identities([Target(Feed.documents, output)]),
            standard_input=sys.stdin.buffer,
            limit=limit_bytes,
            columns=Columns.of(columns),
            least=min_confidence,
            texts=texts,
        )
        with Watch(bar=True) as watch:
            sheets, account = gather(request, partial(load, backend=backend, models=models), watch)
            with publishing(output) as stream:
                size = sum(stream.write(piece.encode()) for piece in page(sheets, language))
        told = f"{account}; {output}: {_told(size)}"
        say("ended", told, fields={**asdict(account), "page": str(output), "bytes": size})
    raise Ended(SOME_FAILED if account.failed else ALL_READ)


def _told(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"  # noqa: PLR2004 - a megabyte
