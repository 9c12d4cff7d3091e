"""Commands for many releases."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.app import ENDS, Models, UsedBackend, UsedColumns, app
from pipeline.cli.borders import ALL_READ, SOME_FAILED, Ended, border
from pipeline.schema import Feed
from pipeline.stages.reading import LIMIT


@app.command(epilog=ENDS)
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    *,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FEED", help="The file to write; - for standard output.")
    ] = Path("-"),
    feed: Annotated[
        Feed, typer.Option(help="What a line of FEED stands for: an award or a whole document.")
    ] = Feed.awards,
    documents: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also write the feed of documents to this file.")
    ] = None,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, metavar="C", help="Leave out links and records of less confidence, 0 to 1.")
    ] = 0.0,
    limit_bytes: Annotated[int, typer.Option(min=1, metavar="N", help="Refuse releases of more than N bytes.")] = LIMIT,
    columns: UsedColumns = "",
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
) -> None:
    """Read many releases and write a feed.

    Folders are read with everything below them. A release each are .txt, .md, .html, .docx, .pdf and .rtf; mails (.eml,
    .msg) are read with what is attached to them; feeds (.rss, .atom, .xml) hold a release an entry; .jsonl a release a
    line, as objects with "text" and, where known, "id", "title", "published" (such as 2021-05-26) and "source"; .csv
    and .tsv a release a row, with columns of these names or those that --columns tells. Each may be packed (.gz, .zst),
    and all may lie in archives (.zip, .tar). Other files there are named and passed over, hidden ones ignored; a file
    that you name is always tried. Standard input may hold any of these. docs/inputs.md tells the rest.

    Each link and record has a confidence: of those with 0.8, about four in five are right. --min-confidence leaves out
    what has less, which trades completeness for reliability; docs/quality.md shows how much.

    What cannot be read is named on standard error with the cause, and the rest is read. A feed takes its place only
    when it is complete; until then the old one stays.

    \b
    Examples:
      nagrade run releases/ -o awards.jsonl
      nagrade run releases/ extra.txt -o awards.jsonl --documents documents.jsonl
      nagrade run releases/ -o awards.jsonl --min-confidence 0.5
      nagrade run archive.zip mails.tar.gz -o awards.jsonl
      nagrade run table.csv --columns text=besedilo,title=naslov -o awards.jsonl
      cat archive.jsonl | nagrade run - | head
    """
    with border():
        from pipeline.batch.formats.columns import Columns
        from pipeline.batch.outputs import Target
        from pipeline.batch.run import Job, perform
        from pipeline.loading import load
        from pipeline.view.progress import Watch

        targets = [Target(feed, output)] + ([Target(Feed.documents, documents)] if documents else [])
        job = Job(
            paths=paths,
            targets=targets,
            standard_input=sys.stdin.buffer,
            limit=limit_bytes,
            least=min_confidence,
            columns=Columns.of(columns),
        )
        with Watch(bar=not (output == Path("-") and sys.stdout.isatty())) as watch:
            account = perform(job, partial(load, backend=backend, models=models), watch)
            watch.note(str(account))
    raise Ended(SOME_FAILED if account.failed else ALL_READ)
