"""Chances: linear models of marks, read from the file that ``python -m scripts.linker`` writes.

The file is gzipped JSON: for each model ``bias``, ``weights`` by mark, ``cut`` (from which chance on it is believed),
and ``slope`` and ``shift``, which turn the chance of a link into its confidence.
"""

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

Marks = frozenset[str]

OWN: Final = "own"
NETWORK: Final = "network"
"""The two inputs of a model that joins another with the argument network."""

_LOUDEST: Final = 2.5  # log odds


def joint(name: str) -> str:
    """What the model is called that joins the one of this name with the argument network."""
    return f"{name}+{NETWORK}"


@dataclass(frozen=True, slots=True)
class Chances:
    """A logistic model: how likely something is, by the marks that hold.

    Attributes:
        bias: Log odds where no mark holds.
        weights: What each mark adds to them; others add nothing.
        cut: The least chance that is believed.
        slope: With ``shift``, the calibration of links of this kind (Platt's scaling).
        shift: See there.
    """

    bias: float
    weights: Mapping[str, float]
    cut: float
    slope: float = 1.0
    shift: float = 0.0

    def of(self, marks: Marks, shared: Sequence[float] = ()) -> float:
        """The chance, 0 to 1. The sum is exact, so that it does not depend on the order of a set.

        Args:
            marks: What holds.
            shared: What ``terms`` gave for further marks, none of which is among these.
        """
        return _chance(math.fsum([self.bias, *shared, *self.terms(marks)]))

    def joined(self, own: float, network: float) -> float:
        """The chance that two log odds give together, that of a model of marks and that of the argument network.

        The network's are kept within bounds: it has more weights than it saw releases, and is too sure at times.

        Raises:
            KeyError: If this is no model of the two.
        """
        return _chance(self.bias + self.weights[OWN] * own + self.weights[NETWORK] * bounded(network))

    def terms(self, marks: Marks) -> Sequence[float]:
        """What each mark that has a weight adds to the log odds."""
        weights = self.weights
        return [weights[mark] for mark in marks if mark in weights]

    def confidence(self, chance: float) -> float:
        """How often what is given this chance turns out right."""
        return _chance(self.shift + self.slope * log_odds(chance))


def bounded(network: float) -> float:
    """What the argument network says, as loud as it is heard at most."""
    return min(max(network, -_LOUDEST), _LOUDEST)


def log_odds(chance: float) -> float:
    """The log odds of a chance, which is kept away from 0 and 1."""
    kept = min(max(chance, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-min(max(odds, -50.0), 50.0)))


def read_chances(file: Path) -> dict[str, Chances]:
    """The models of a file by name.

    Raises:
        OSError: If it cannot be read.
        ValueError: If it is no such file.
        TypeError: Likewise.
    """
    stored = json.loads(gzip.decompress(file.read_bytes()))
    return {name: Chances(**model) for name, model in stored.items()}
