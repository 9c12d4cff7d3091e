"""What was measured, as it is stored, and what is made of it: medians with quartiles, ratios in pairs."""

from statistics import median, quantiles
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict


class Spread(NamedTuple):
    """Lower quartile, median, upper quartile."""

    low: float
    middle: float
    high: float


class WayMeasured(BaseModel):
    """A way in every round: seconds on one core and on two, and peak memory of a process in MB."""

    model_config = ConfigDict(frozen=True)
    one: tuple[float, ...]
    two: tuple[float, ...]
    memory: float


class Point(BaseModel):
    """How large something was, how many seconds it took, and the peak memory in MB."""

    model_config = ConfigDict(frozen=True)
    size: int
    seconds: float
    memory: float


class Mixed(BaseModel):
    """A stream with awards in one text out of ten: seconds for all and for awards only; whether the feeds are equal."""

    model_config = ConfigDict(frozen=True)
    news: str
    whole: tuple[float, ...]
    awards_only: tuple[float, ...]
    identical: bool


class Report(BaseModel):
    """One run of the measurement.

    Attributes:
        quick: Whether it was the short version.
        machine: Its processor's name, cores and load when it began.
        documents: How many releases every way read in a round; each round has others.
        words: How many words those of each round have, divided by white space.
        ways: By name.
        mixed: The mixed stream.
        stages: Processor seconds of each stage in every round.
        cold: Seconds that commands took from start to end, in every round.
        installed: Megabytes of what is installed.
        by_length: One text by its words.
        by_number: A run by its releases; ``True`` for those with the reader that needs no model.
    """

    model_config = ConfigDict(frozen=True)
    quick: bool
    machine: str
    documents: int
    words: tuple[int, ...]
    ways: dict[str, WayMeasured]
    mixed: Mixed
    stages: dict[str, tuple[float, ...]]
    cold: dict[str, tuple[float, ...]]
    installed: dict[str, float]
    by_length: tuple[Point, ...]
    by_number: dict[str, tuple[Point, ...]]


def spread(values: tuple[float, ...]) -> Spread:
    """Median and quartiles; of one value three times that."""
    if len(values) == 1:
        return Spread(values[0], values[0], values[0])
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(low, median(values), high)


def ratio(over: tuple[float, ...], under: tuple[float, ...]) -> Spread:
    """The spread of a ratio, each of two figures of the same round, which noise hits alike."""
    return spread(tuple(a / b for a, b in zip(over, under, strict=True)))
