"""The commands of ``nagrade``: what they take, what they import, and how they end.

A command imports what it needs when it runs, so that help and schemas do not wait for spaCy.
"""

import signal
import sys
from typing import NoReturn

from pipeline.cli.app import app
from pipeline.cli.borders import CANNOT, SOME_FAILED, Ended, Terminated
from pipeline.view.logs import LogFormat, set_up

# Each of these adds its commands, in the order in which help lists them.
# isort: off
from pipeline.cli import batch  # noqa: F401
from pipeline.cli import watch  # noqa: F401
from pipeline.cli import releases  # noqa: F401
from pipeline.cli import pages  # noqa: F401
from pipeline.cli import feeds  # noqa: F401
from pipeline.cli import diff  # noqa: F401
from pipeline.cli import folding  # noqa: F401
from pipeline.cli import tables  # noqa: F401
from pipeline.cli import annotation  # noqa: F401
from pipeline.cli import backends  # noqa: F401
# isort: on

__all__ = ["main"]


def main() -> None:
    """Run the command that the command line names."""
    signal.signal(signal.SIGTERM, _terminate)
    set_up(LogFormat.text)
    try:
        app(prog_name="nagrade")
    except Ended:
        raise
    except SystemExit as ended:  # typer ends with 2 where the command line is wrong; here that means failed documents
        sys.exit(CANNOT if ended.code == SOME_FAILED else ended.code)


def _terminate(*_: object) -> NoReturn:
    raise Terminated
