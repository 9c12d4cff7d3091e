"""The command that watches a folder."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.app import ENDS, FILES, app
from pipeline.cli.borders import border
from pipeline.cli.options import (
    LIMITS,
    Jobs,
    KindOfFeed,
    LeastConfidence,
    LimitBytes,
    Log,
    MemoryLimit,
    Models,
    NoContacts,
    Since,
    TimeLimit,
    UsedBackend,
    UsedColumns,
)
from pipeline.schema import Feed
from pipeline.stages.reading import LIMIT
from pipeline.view.logs import LogFormat, say, set_up


@app.command(short_help="Read what arrives in a folder.", epilog=f"{FILES}\n{ENDS}")
def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder, with everything below it.")],
    *,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FEED", help="The file to append to.")],
    feed: KindOfFeed = Feed.awards,
    documents: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Also append the feed of documents to this file.")
    ] = None,
    min_confidence: LeastConfidence = 0.0,
    since: Since = None,
    no_contacts: NoContacts = False,
    limit_bytes: LimitBytes = LIMIT,
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
    jobs: Jobs = 1,
    columns: UsedColumns = "",
    time_limit: TimeLimit = LIMITS.seconds,
    memory_limit: MemoryLimit = LIMITS.megabytes,
    still: Annotated[
        float, typer.Option(min=0, metavar="S", help="Read a file when its size and time have stood still S seconds.")
    ] = 2,
    log_format: Log = LogFormat.text,
) -> None:
    """Read what is in a folder and what arrives in it, and append it to a feed, each release once, until it is ended.

    Lines are only ever appended, all those of a release at once. FEED can be renamed or removed at any time, as
    logrotate does: the next lines go to a new file of that name. However it ends, the same command goes on without
    loss or repetition; what failed is then read again.

    A release that comes anew with other content, under the id that it was given or at the same path, is read anew, and
    each of its records names in "supersedes" the record that it corrects.

    Hidden files and those with names of unfinished ones (.part, .tmp and the like) are left alone.

    \b
    Examples:
      nagrade watch incoming/ -o /var/lib/nagrade/awards.jsonl
      nagrade watch incoming/ -o awards.jsonl --since 2026-01-01 --no-contacts
    """
    set_up(log_format)
    with border(to_go_on=": run the same command again to go on"):
        from pipeline.backends.shipped import digest_of_model
        from pipeline.batch.formats.columns import Columns
        from pipeline.batch.limits import Limits
        from pipeline.batch.outputs import Target
        from pipeline.batch.run import Job
        from pipeline.batch.workers import load_reader
        from pipeline.view.progress import Watch as Shown
        from pipeline.watch.watching import Watch

        job = Job(
            paths=[folder],
            targets=[Target(feed, file) for feed, file in [(feed, output), (Feed.documents, documents)] if file],
            standard_input=sys.stdin.buffer,
            limit=limit_bytes,
            least=min_confidence,
            columns=Columns.of(columns),
            jobs=jobs,
            shard_size=16,
            limits=Limits(time_limit, memory_limit),
            model=digest_of_model(backend=backend, models=models),
            since=since.date() if since else None,
            contacts=not no_contacts,
        )
        with Shown(bar=False) as shown:
            say("watching", f"watching {folder}", fields={"folder": str(folder)})
            for _ in Watch(job, partial(load_reader, backend=backend, models=models), shown, still).looks():
                pass
