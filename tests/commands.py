"""The command as tests run it, in their own process."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from pipeline.cli import main


class Run(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


Nagrade = Callable[..., Run]


def commands(monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> Nagrade:
    """What runs a command with the standard streams of a test."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "argv", ["nagrade", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capture.readouterr()
        return Run(int(ended.value.code or 0), out.decode(), err.decode())

    return run
