"""Commands for many releases."""

import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.backends import Backend
from pipeline.batch.elsewhere import address
from pipeline.batch.engines import Engine, scheduler_of
from pipeline.cli.app import ENDS, FILES, app
from pipeline.cli.borders import ALL_READ, CANNOT, SOME_FAILED, Ended, border
from pipeline.cli.configuration import Config
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

if TYPE_CHECKING:
    from pipeline.batch.settings import Settings

_STATES = """\b
How it ends (exit codes):
    0  everything was read
    1  the run is not finished, or FEED has no ledger
    2  some documents could not be read
"""
_TO_GO_ON = ": run the same command again to go on"
FeedWithLedger = Annotated[Path, typer.Argument(metavar="FEED", help="A feed that nagrade run has written.")]


@app.command(epilog=f"{FILES}\n{ENDS}")
def run(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, such elsewhere (s3://...), or - for standard input."),
    ],
    *,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FEED", help="The file to write; - for standard output.")
    ] = "-",
    feed: KindOfFeed = Feed.awards,
    documents: Annotated[
        str | None, typer.Option(metavar="FILE", help="Also write the feed of documents to this file.")
    ] = None,
    min_confidence: LeastConfidence = 0.0,
    since: Since = None,
    no_contacts: NoContacts = False,
    limit_bytes: LimitBytes = LIMIT,
    columns: UsedColumns = "",
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
    jobs: Jobs = 1,
    engine: Annotated[
        Engine, typer.Option(help="What reads: processes here, or a Dask cluster (an extra to install).")
    ] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The cluster's scheduler, as tcp://10.0.0.1:8786.")
    ] = None,
    shard_size: Annotated[
        int, typer.Option(min=1, metavar="N", help="Hand out, and write down, N releases at a time.")
    ] = 64,
    time_limit: TimeLimit = LIMITS.seconds,
    memory_limit: MemoryLimit = LIMITS.megabytes,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace FEED though no ledger knows it, or it was changed.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be read, taken over or skipped; write nothing.")
    ] = False,
    log_format: Log = LogFormat.text,
    config: Config = None,  # noqa: ARG001 - it is read before the others get their values
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

    What cannot be read is named on standard error with the cause, and the rest is read. A release that takes too long,
    needs too much memory or makes the reader crash is tried a second time alone, then it has failed. A feed takes its
    place only when it is complete; until then the old one stays.

    Beside FEED lies its ledger, FEED.ledger, which knows what became of every input: the same command goes on where it
    was interrupted, and later reads only what is new or has changed. FEED.failed.jsonl lists what failed; nagrade
    status FEED sums up, nagrade retry FEED reads again what failed. Standard output has no ledger, nor has a FEED at
    an address such as s3://bucket/feed.jsonl; docs/machines.md tells of these, and of --engine dask.

    \b
    Examples:
      nagrade run releases/ -o awards.jsonl
      nagrade run releases/ extra.txt -o awards.jsonl --documents documents.jsonl
      nagrade run archive/ -o awards.jsonl --jobs 4
      nagrade run archive/ -o awards.jsonl --engine dask --scheduler tcp://10.0.0.1:8786
      nagrade run releases/ -o awards.jsonl --min-confidence 0.5
      nagrade run archive.zip mails.tar.gz -o awards.jsonl
      nagrade run table.csv --columns text=besedilo,title=naslov -o awards.jsonl
      nagrade run releases/ -o awards.jsonl --dry-run
      nagrade run --config nagrade.toml --jobs 4
      cat archive.jsonl | nagrade run - | head

    \b
    A file for --config has the options' names as keys, and paths are as on the command line:
      [run]
      paths = ["releases"]
      output = "awards.jsonl"
      min-confidence = 0.5
    """
    set_up(log_format)
    feed_file = address(output)
    with border(to_go_on=_TO_GO_ON if feed_file != Path("-") and isinstance(feed_file, Path) else ""):
        from pipeline.batch.settings import Settings

        settings = Settings(
            folder=Path.cwd(),
            paths=tuple(map(address, paths)),
            output=feed_file,
            feed=feed,
            documents=address(documents) if documents else None,
            min_confidence=min_confidence,
            limit_bytes=limit_bytes,
            backend=backend,
            models=models,
            jobs=jobs,
            scheduler=scheduler_of(engine, scheduler),
            shard_size=shard_size,
            columns=columns,
            time_limit=time_limit,
            memory_limit=memory_limit,
            since=since.date() if since else None,
            contacts=not no_contacts,
        )
        failed = _carry_out(settings, overwrite=overwrite, dry=dry_run)
    raise Ended(SOME_FAILED if failed else ALL_READ)


@app.command(short_help="Read again what failed.", epilog=f"{FILES}\n{ENDS}")
def retry(feed: FeedWithLedger, *, log_format: Log = LogFormat.text) -> None:
    """Read again what failed, with the paths and options of the last run; what is new or has changed is read too.

    \b
    Example:
      nagrade retry awards.jsonl
    """
    set_up(log_format)
    with border(to_go_on=_TO_GO_ON):
        from pipeline.batch.settings import settings_of

        failed = _carry_out(settings_of(feed).from_anywhere(), retry=True)
    raise Ended(SOME_FAILED if failed else ALL_READ)


@app.command(short_help="Say how the last run for a feed stands.", epilog=_STATES)
def status(feed: FeedWithLedger) -> None:
    """Say how the last run for a feed stands: what its inputs ended as, why some failed, and what to do.

    \b
    Example:
      nagrade status awards.jsonl
    """
    with border():
        from pipeline.batch.status import status as look
        from pipeline.view.page import show

        found = look(feed)
        show(found.lines)
    raise Ended(CANNOT if not found.complete else SOME_FAILED if found.sums.failed else ALL_READ)


def _carry_out(settings: "Settings", *, overwrite: bool = False, retry: bool = False, dry: bool = False) -> int:
    """Run as ``settings`` say, or foretell it where that is ``dry``; how many inputs failed, or would."""
    started = time.monotonic()
    from pipeline.backends.shipped import digest_of_model
    from pipeline.batch.forecast import forecast
    from pipeline.batch.formats.columns import Columns
    from pipeline.batch.limits import Limits
    from pipeline.batch.outputs import Target
    from pipeline.batch.run import Job, perform
    from pipeline.batch.summary import counted, told
    from pipeline.batch.workers import load_reader
    from pipeline.view.progress import Watch

    models = settings.models and settings.models.absolute()  # it may be loaded where the working folder is another
    feeds = [(settings.feed, settings.output), (Feed.documents, settings.documents)]
    job = Job(
        paths=settings.paths,
        targets=[Target(feed, file) for feed, file in feeds if file],
        standard_input=sys.stdin.buffer,
        limit=settings.limit_bytes,
        least=settings.min_confidence,
        columns=Columns.of(settings.columns),
        jobs=settings.jobs,
        scheduler=settings.scheduler,
        shard_size=settings.shard_size,
        limits=Limits(settings.time_limit, settings.memory_limit),
        model=digest_of_model(backend=settings.backend, models=settings.models),
        overwrite=overwrite,
        retry=retry,
        settings=settings.model_dump_json(),
        since=settings.since,
        contacts=settings.contacts,
    )
    with Watch(bar=not (settings.output == Path("-") and sys.stdout.isatty())) as watch:
        if dry:
            foretold = forecast(job, watch)
            say("foretold", str(foretold), fields=foretold._asdict())
            return foretold.failed
        sums = perform(job, partial(load_reader, backend=settings.backend, models=models), watch)
    seconds = time.monotonic() - started
    say("ended", *told(sums, seconds), fields=counted(sums, seconds))
    return sums.failed
