"""Chances: what the linker takes for likely, and from which chance on it is believed.

Read from the file that ``python -m scripts.linker`` writes, gzipped JSON: ``beliefs``, of each thing that the argument
network judges ``cut``, ``ruled``, ``slope`` and ``shift``; and ``choices``, of each choice ``bias``, ``weights`` by
mark and ``cut``.
"""

import gzip
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

Marks = frozenset[str]


@dataclass(frozen=True, slots=True)
class Belief:
    """From which chance on something is believed, and how sure it is then.

    Attributes:
        cut: The least chance that is believed.
        ruled: Likewise, where a row has read it.
        slope: With ``shift``, the calibration of links of this kind (Platt's scaling).
        shift: See there.
    """

    cut: float
    ruled: float
    slope: float = 1.0
    shift: float = 0.0

    def confidence(self, chance: float) -> float:
        """How often what is given this chance turns out right."""
        return chance_of(self.shift + self.slope * log_odds(chance))


@dataclass(frozen=True, slots=True)
class Chances:
    """A logistic model: how likely something is, by the marks that hold.

    Attributes:
        bias: Log odds where no mark holds.
        weights: What each mark adds to them; others add nothing.
        cut: The least chance that is believed.
    """

    bias: float
    weights: Mapping[str, float]
    cut: float

    def of(self, marks: Marks) -> float:
        """The chance, 0 to 1. The sum is exact, so that it does not depend on the order of a set."""
        weights = self.weights
        return chance_of(math.fsum([self.bias, *(weights[mark] for mark in marks if mark in weights)]))


def log_odds(chance: float) -> float:
    """The log odds of a chance, which is kept away from 0 and 1."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def chance_of(odds: float) -> float:
    """The chance of log odds."""
    return 1 / (1 + math.exp(-min(max(odds, -50.0), 50.0)))


def read_chances(file: Path) -> tuple[dict[str, Belief], dict[str, Chances]]:
    """The beliefs and the choices of a file, by name.

    Raises:
        OSError: If it cannot be read.
        ValueError: If it is no such file.
        KeyError: Likewise.
        TypeError: Likewise.
    """
    stored = json.loads(gzip.decompress(file.read_bytes()))
    beliefs = {name: Belief(**one) for name, one in stored["beliefs"].items()}
    return beliefs, {name: Chances(**one) for name, one in stored["choices"].items()}
