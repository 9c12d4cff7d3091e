"""Measuring: figures of releases that were read, summed over any part of them, with intervals over draws of them."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Final, NamedTuple, TypeVar

import numpy as np

from pipeline import NagradeError, Reader
from pipeline.evaluate import Evaluation, score
from pipeline.gold import FedAward, FedDocument, Gold
from pipeline.records import LIVE, Document
from scripts.goldsets import Annotated, GoldSet

DRAWS: Final = 1000
TAILS: Final = (0.025, 0.975)
FALSE: Final = "live records on releases without one"
_T = TypeVar("_T")


class ReadRelease(NamedTuple):
    """An annotated release and what was read of it; no document where it is not Slovene."""

    gold: Annotated
    text: str
    document: Document | None


class Counts(NamedTuple):
    """How many facts the gold has, how many were found, and how many of these are right."""

    wanted: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """F1, 0 where there is nothing."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 0.0

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what the gold has that was found."""
        return self.right / self.wanted if self.wanted else 0.0


def read_set(reader: Reader, data: GoldSet, *, every: int = 1) -> list[ReadRelease]:
    """Read the releases of a set, all or every so many."""
    found = []
    for gold, text in islice(data.read(), 0, None, every):
        try:
            document = reader.extract(text, id=gold.id)
        except NagradeError:
            document = None
        found.append(ReadRelease(gold, text, document))
    return found


def evaluation(releases: Iterable[ReadRelease], *, with_past: bool = False, least: float = 0.0) -> Evaluation:
    """What ``nagrade evaluate`` says of the releases, of what has at least this confidence."""
    gold: list[Gold] = []
    awards: list[FedAward] = []
    documents: list[FedDocument] = []
    for release in releases:
        gold.append(release.gold)
        if release.document is not None:
            document = release.document.confident(least) if least else release.document
            awards += [FedAward.model_validate(one.model_dump()) for one in document.award_records()]
            documents.append(FedDocument.model_validate(document.model_dump()))
    return score(gold, awards, documents, with_past=with_past)


def counted(releases: Iterable[ReadRelease], *, with_past: bool = False) -> list[dict[str, Counts]]:
    """The counts of each release by figure."""
    return [
        {
            f.name: Counts(f.gold, f.found, round(f.recall * f.gold))
            for f in evaluation([one], with_past=with_past).figures
        }
        for one in releases
    ]


def total(counts: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The counts of several releases together."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in counts:
        for name, figure in one.items():
            sums[name] = [a + b for a, b in zip(sums[name], figure, strict=True)]
    return {name: Counts(*values) for name, values in sums.items()}


def interval(counts: Sequence[Mapping[str, Counts]], figure: str) -> tuple[float, float]:
    """The 95 % interval of a figure's F1 over draws of releases with replacement."""
    own = [one[figure] for one in counts if figure in one]
    return bootstrap(own, lambda drawn: Counts(*map(sum, zip(*drawn, strict=True))).f1)


def bootstrap(sample: Sequence[_T], statistic: Callable[[list[_T]], float]) -> tuple[float, float]:
    """The 95 % interval of a statistic over draws of the sample with replacement."""
    chance = random.Random(1)  # noqa: S311 - not cryptography
    draws = sorted(statistic(chance.choices(sample, k=len(sample))) for _ in range(DRAWS))
    low, high = (draws[int(DRAWS * tail)] for tail in TAILS)
    return low, high


def live_without(releases: Iterable[ReadRelease]) -> tuple[int, int]:
    """How many live records the releases without an award of the day give, and how many such releases there are."""
    quiet = [one for one in releases if not any(award.status in LIVE for award in one.gold.awards)]
    false = sum(award.status in LIVE for one in quiet if one.document is not None for award in one.document.awards)
    return false, len(quiet)


def calibration_error(found: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Expected calibration error: the mean distance of confidence and share of right links, over equally filled bins.

    ``found`` holds pairs of confidence and whether it was right.
    """
    ordered = sorted(found)
    parts = [part for part in np.array_split(np.array(ordered, dtype=float), bins) if len(part)]
    return float(sum(len(part) * abs(part[:, 0].mean() - part[:, 1].mean()) for part in parts) / len(ordered))
