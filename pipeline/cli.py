"""The commands of ``nagrade``: what they take, what they import, and how they end.

A command imports what it needs when it runs, so that help and schemas do not wait for spaCy.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from os import O_WRONLY, devnull, dup2
from os import open as os_open
from pathlib import Path
from typing import Annotated, Final

import typer

from pipeline.backends import Backend
from pipeline.errors import NagradeError, NotSloveneError, UnreadableError, UsageError
from pipeline.schema import Feed, schema_text
from pipeline.stages.reading import LIMIT

ALL_READ: Final = 0
CANNOT: Final = 1
SOME_FAILED: Final = 2
INTERRUPTED: Final = 130
TERMINATED: Final = 143

_ENDS = """\b
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
  nagrade schema                              what a line of the feed holds

{_ENDS}""",
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


class Ended(SystemExit):
    """A command's end with its exit code; unlike typer's own exits, ``main`` lets it through."""


def main() -> None:
    """Run the command that the command line names."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that drafts of feeds are removed
    try:
        app()
    except Ended:
        raise
    except SystemExit as ended:  # typer ends with 2 where the command line is wrong; here that means failed documents
        sys.exit(CANNOT if ended.code == SOME_FAILED else ended.code)


@contextmanager
def _border(document: str = "") -> Iterator[None]:
    """Where errors surface: each becomes a line on standard error, about ``document`` if it is, and an exit code."""
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise Ended(_say("interrupted", INTERRUPTED)) from None
    except BrokenPipeError:
        _drop_output()
        raise Ended(ALL_READ) from None
    except NotSloveneError as error:
        raise Ended(_say(f"{document}: {error}", ALL_READ)) from None
    except UnreadableError as error:
        raise Ended(_say(f"{document}: {error}", SOME_FAILED)) from None
    except NagradeError as error:
        raise Ended(_say(str(error), CANNOT)) from None


def _say(line: str, code: int) -> int:
    typer.echo(f"nagrade: {line}", err=True)
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()
    return code


def _drop_output() -> None:
    """Let what standard output no longer takes go nowhere, else Python complains when it flushes at exit."""
    dup2(os_open(devnull, O_WRONLY), sys.stdout.fileno())


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


@app.command(epilog=_ENDS)
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
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
) -> None:
    """Read many releases and write a feed.

    Folders are read with everything below them: .txt files, each a release, and .jsonl files, a release a line, as
    objects with "text" and, where known, "id", "title", "published" (such as 2021-05-26) and "source". Other files
    there are named and passed over, hidden ones ignored; a file that you name is always tried. Standard input holds
    either JSON Lines or one plain release.

    Each link and record has a confidence: of those with 0.8, about four in five are right. --min-confidence leaves out
    what has less, which trades completeness for reliability; docs/quality.md shows how much.

    What cannot be read is named on standard error with the cause, and the rest is read. A feed takes its place only
    when it is complete; until then the old one stays.

    \b
    Examples:
      nagrade run releases/ -o awards.jsonl
      nagrade run releases/ extra.txt -o awards.jsonl --documents documents.jsonl
      nagrade run releases/ -o awards.jsonl --min-confidence 0.5
      cat archive.jsonl | nagrade run - | head
    """
    with _border():
        from pipeline.batch.outputs import Target
        from pipeline.batch.run import Job, perform
        from pipeline.loading import load
        from pipeline.view.progress import Watch

        targets = [Target(feed, output)] + ([Target(Feed.documents, documents)] if documents else [])
        job = Job(
            paths=paths, targets=targets, standard_input=sys.stdin.buffer, limit=limit_bytes, least=min_confidence
        )
        with Watch(bar=not (output == Path("-") and sys.stdout.isatty())) as watch:
            account = perform(job, partial(load, backend=backend, models=models), watch)
            watch.note(str(account))
    raise Ended(SOME_FAILED if account.failed else ALL_READ)


@app.command()
def extract(file: OneRelease, *, backend: UsedBackend = Backend.spacy, models: Models = None) -> None:
    """Print the award records of one release, to read.

    \b
    Examples:
      nagrade extract release.txt
      pdftotext release.pdf - | nagrade extract -
    """
    with _border(str(file)):
        from pipeline.batch.inputs import read_one
        from pipeline.loading import load
        from pipeline.view.page import show
        from pipeline.view.release import release_page

        release = read_one(file, standard_input=sys.stdin.buffer)
        show(release_page(load(backend=backend, models=models).extract(**asdict(release))))


@app.command()
def explain(file: OneRelease, *, backend: UsedBackend = Backend.spacy, models: Models = None) -> None:
    """Print one release with its mentions underlined, and what made each of them.

    Beneath each line stand the kinds of the mentions with the rule or model that found them; the records follow, each
    party with the rule or model that made its link.

    \b
    Example:
      nagrade explain release.txt | less
    """
    with _border(str(file)):
        from pipeline.batch.inputs import read_one
        from pipeline.loading import load
        from pipeline.view.explanation import explanation_page
        from pipeline.view.page import columns, show

        release = read_one(file, standard_input=sys.stdin.buffer)
        reader = load(backend=backend, models=models)
        show(explanation_page(reader.explain(release.text, published=release.published), columns()))


@app.command()
def doctor(*, models: Models = None) -> None:
    """Say which backends are ready, with their versions and models, and what to do about what is missing."""
    with _border():
        from pipeline.doctor import examine

        findings = examine(models)
        for finding in findings:
            typer.echo(f"{finding.backend}: {'ready' if finding.ready else 'not ready'}")
            for line in (*finding.facts, *([f"to do: {finding.remedy}"] if finding.remedy else [])):
                typer.echo(f"  {line}")
    raise Ended(ALL_READ if findings[0].ready else CANNOT)


_models = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Bring the models of other backends.")
app.add_typer(_models, name="models")


@_models.callback()
def models_of_backends() -> None:
    """Hold the commands about models; the help is above."""


@_models.command("get")
def models_get(
    backend: Annotated[Backend, typer.Argument(metavar="BACKEND", help="classla; the shipped model needs none.")],
    *,
    models: Models = None,
) -> None:
    """Download the models of a backend from their publisher, compared with its checksums.

    What has come is kept when the download breaks off, so that the same command goes on.

    \b
    Example:
      nagrade models get classla --models classla_models
    """
    with _border():
        from pipeline.backends.models import default_folder, digest
        from pipeline.backends.pipelines import INSTALL, installed

        if backend != Backend.classla:
            raise UsageError("the shipped model is part of the package: there is nothing to get")
        if not installed():
            raise UsageError(f"classla is not installed: {INSTALL}")
        from pipeline.backends.download import get

        folder = (models or default_folder()).absolute()
        files = get(folder, bar=sys.stderr.isatty())
        typer.echo(f"{folder}: models {digest(files)}: {', '.join(files)}")


@app.command()
def schema(
    feed: Annotated[Feed, typer.Argument(help="The feed whose lines to describe.")] = Feed.awards,
) -> None:
    """Print the JSON Schema of a feed: what each line holds.

    \b
    Example:
      nagrade schema documents > documents.schema.json
    """
    with _border():
        sys.stdout.buffer.write(schema_text(feed))


@app.command()
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
    with _border():
        from pipeline.evaluate import evaluate as compare
        from pipeline.view.figures import figures_json, figures_table

        evaluation = compare(gold, awards, documents, with_past=with_past)
        for line in [figures_json(evaluation)] if as_json else figures_table(evaluation, errors):
            typer.echo(line)
