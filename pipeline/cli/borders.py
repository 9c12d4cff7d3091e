"""Where errors surface: as a line on standard error and an exit code."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os import O_WRONLY, devnull, dup2
from os import open as os_open
from typing import Final

from pipeline.errors import NagradeError, NotSloveneError, PassedOverError, UnreadableError
from pipeline.view.logs import say

ALL_READ: Final = 0
CANNOT: Final = 1
SOME_FAILED: Final = 2
DIFFERENT: Final = 3
INTERRUPTED: Final = 130
TERMINATED: Final = 143


class Ended(SystemExit):
    """A command's end with its exit code; unlike typer's own exits, ``main`` lets it through."""


class Terminated(SystemExit):
    """The system, or whoever started the command, asks it to end."""

    def __init__(self, *_: object) -> None:
        super().__init__(TERMINATED)


@contextmanager
def border(document: str = "", *, to_go_on: str = "") -> Iterator[None]:
    """Where errors surface: each becomes a line on standard error, and an exit code.

    Args:
        document: What errors of a document are about.
        to_go_on: What to do after an interruption.
    """
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        raise Ended(_say(f"interrupted{to_go_on}", INTERRUPTED, event="interrupted")) from None
    except Terminated:
        raise Ended(_say(f"terminated{to_go_on}", TERMINATED, event="terminated")) from None
    except BrokenPipeError:
        _drop_output()
        raise Ended(ALL_READ) from None
    except (NotSloveneError, PassedOverError) as error:
        raise Ended(_say(f"{document}: {error}", ALL_READ)) from None
    except UnreadableError as error:
        raise Ended(_say(f"{document}: {error}", SOME_FAILED)) from None
    except NagradeError as error:
        raise Ended(_say(str(error), CANNOT)) from None


def _say(line: str, code: int, *, event: str = "error") -> int:
    say(event, f"nagrade: {line}", level=logging.ERROR, fields={"message": line, "exit_code": code})
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()
    return code


def _drop_output() -> None:
    """Let what standard output no longer takes go nowhere, else Python complains when it flushes at exit."""
    dup2(os_open(devnull, O_WRONLY), sys.stdout.fileno())
