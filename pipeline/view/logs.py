"""What the program says on standard error: lines for a person, or an object a line for a machine.

All of it goes through the logger ``nagrade`` of the standard library, so that who uses the package can listen too.
Nothing that is said holds text of a release.
"""

import json
import logging
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

from pipeline.view.visible import visible

LOGGER: Final = logging.getLogger("nagrade")


class LogFormat(StrEnum):
    """How it is said."""

    text = "text"
    json = "json"


def say(event: str, *lines: str, level: int = logging.INFO, fields: Mapping[str, object]) -> None:
    """Say that something happened.

    Args:
        event: What, in a word.
        lines: How a person is told; not at all where there are none.
        level: How bad that is, as ``logging`` counts.
        fields: How a machine is told: what JSON can hold.
    """
    LOGGER.log(level, event, extra={"lines": lines, "fields": fields})


def set_up(form: LogFormat) -> None:
    """Say everything on standard error from now on, in ``form``."""
    handler = _OnStandardError()
    handler.setFormatter(_Json() if form is LogFormat.json else _Text())
    LOGGER.handlers[:] = [handler]
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False


class _OnStandardError(logging.Handler):
    """On whatever standard error is by then: a progress bar puts itself in its place."""

    def emit(self, record: logging.LogRecord) -> None:
        if said := self.format(record):
            sys.stderr.write(said)
            sys.stderr.flush()


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return "".join(f"{visible(line)}\n" for line in getattr(record, "lines", (record.getMessage(),)))


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        head = {"time": time, "level": record.levelname.lower(), "event": record.getMessage()}
        # In ASCII: names of files can hold what UTF-8 has no bytes for, and standard error may have another encoding.
        return json.dumps(head | getattr(record, "fields", {})) + "\n"
