"""Commands about what annotates."""

import sys
from typing import Annotated

import typer

from pipeline.backends import Backend
from pipeline.cli.app import ENDS_ALWAYS, app
from pipeline.cli.borders import ALL_READ, CANNOT, Ended, border
from pipeline.cli.options import Models
from pipeline.errors import UsageError

_READY = """\b
How it ends (exit codes):
    0  the shipped model is ready; another backend may not be
    1  it is not
"""


@app.command(short_help="Say which backends are ready.", epilog=_READY)
def doctor(*, models: Models = None) -> None:
    """Say which backends are ready, with their versions and models, and what to do about what is missing.

    \b
    Example:
      nagrade doctor --models classla_models
    """
    with border():
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


@_models.command("get", epilog=ENDS_ALWAYS)
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
    with border():
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
