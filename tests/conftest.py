"""What the tests share: one reader with the shipped model, and where the data beside the project lies."""

from pathlib import Path

import pytest

import pipeline
from pipeline import Reader
from scripts.goldsets import ours
from scripts.measuring import ReadRelease, read_set

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped model with the shipped tables."""
    return pipeline.load()


@pytest.fixture(scope="session")
def corpus(reader: Reader) -> dict[str, list[ReadRelease]]:
    """The test part and a fifth of the other, with gold and what is read of each; once, since that takes a minute."""
    return {"dev": read_set(reader, ours("dev"), every=5), "test": read_set(reader, ours("test"))}
