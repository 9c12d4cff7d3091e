"""What the tests share: one reader with the shipped model, and where the data beside the project lies."""

from pathlib import Path

import pytest

import pipeline
from pipeline import Reader

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped model with the shipped tables."""
    return pipeline.load()
