"""Where errors surface: as a line on standard error and an exit code."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import O_WRONLY, devnull, dup2
from os import open as os_open
from typing import Final

import typer

from pipeline.errors import NagradeError, NotSloveneError, UnreadableError

ALL_READ: Final = 0
CANNOT: Final = 1
SOME_FAILED: Final = 2
DIFFERENT: Final = 3
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class Ended(SystemExit):
    """A command's end with its exit code; unlike typer's own exits, ``main`` lets it through."""


@contextmanager
def border(document: str = "") -> Iterator[None]:
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
