"""The commands of ``nagrade``: what they take, what they import, and how they end.

A command imports what it needs when it runs, so that help and schemas do not wait for spaCy.
"""

import signal
import sys

from pipeline.cli.app import app
from pipeline.cli.borders import CANNOT, SOME_FAILED, TERMINATED, Ended

# Each of these adds its commands, in the order in which help lists them.
# isort: off
from pipeline.cli import batch  # noqa: F401
from pipeline.cli import releases  # noqa: F401
from pipeline.cli import pages  # noqa: F401
from pipeline.cli import feeds  # noqa: F401
from pipeline.cli import backends  # noqa: F401
# isort: on

__all__ = ["main"]


def main() -> None:
    """Run the command that the command line names."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that drafts of feeds are removed
    try:
        app()
    except Ended:
        raise
    except SystemExit as ended:  # typer ends with 2 where the command line is wrong; here that means failed documents
        sys.exit(CANNOT if ended.code == SOME_FAILED else ended.code)
