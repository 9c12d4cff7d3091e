"""The network's weights and tables in a folder: half-precision and eight-bit arrays, and lists as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from pipeline.network.layers import Direction, Floats, Linear, Lstm

ARRAYS: Final = "weights.npz"
TABLES: Final = "tables.json"
SCALE: Final = ".scale"
FINGERPRINTS: Final = "known."
LAYERS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """What the network counts by.

    Attributes:
        features: Names of the features in the order of their rows, the first of which is row 1.
        tags, scripts, relations, names: The labels; a script as ``lemmas.Script`` writes it, names in BIOES.
        lexicon: Form, tag and lemma, of those words whose lemma is looked up.
        ngrams: Shortest and longest run of letters that the fixed vectors are made of.
        hashes: Rows that the vector of a run is the sum of.
    """

    features: Sequence[str]
    tags: Sequence[str]
    scripts: Sequence[str]
    relations: Sequence[str]
    names: Sequence[str]
    lexicon: Sequence[tuple[str, str, str]]
    ngrams: tuple[int, int]
    hashes: int


@dataclass(frozen=True, slots=True)
class Weights:
    """Arrays by name, as float32, but for the fingerprints of known names, uint32 under ``known.KIND``."""

    arrays: Mapping[str, NDArray[np.generic]]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what ``save`` wrote."""
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        return cls(
            {
                name: array if name.startswith(FINGERPRINTS) else _floats(array, arrays.get(name + SCALE))
                for name, array in arrays.items()
                if not name.endswith(SCALE)
            }
        )

    def floats(self, name: str) -> Floats:
        """An array of weights."""
        return self.arrays[name].astype(np.float32, copy=False)

    def linear(self, name: str) -> Linear:
        """A linear layer."""
        return Linear(self.floats(f"{name}.weight"), self.floats(f"{name}.bias"))

    def lstm(self, number: int) -> Lstm:
        """A layer that reads both ways."""
        return Lstm(
            *(
                Direction.of(*(self.floats(f"lstm{number}.{way}.{part}") for part in Direction._fields))
                for way in Lstm._fields
            )
        )

    def known(self) -> dict[str, list[int]]:
        """Fingerprints of known names by the letter of their kind."""
        return {
            name.removeprefix(FINGERPRINTS): array.tolist()
            for name, array in self.arrays.items()
            if name.startswith(FINGERPRINTS)
        }


def _floats(array: NDArray[np.generic], scale: NDArray[np.generic] | None) -> Floats:
    floats = array.astype(np.float32)
    return floats if scale is None else floats * scale.astype(np.float32)[:, None]


def save(
    path: Path,
    arrays: Mapping[str, Floats],
    eight_bits: Sequence[str],
    known: Mapping[str, NDArray[np.uint32]],
    *,
    compressed: bool = False,
) -> None:
    """Write the arrays, those named in ``eight_bits`` in that with a scale a row, the others in half precision.

    Compressed they take a tenth less, and several times as long to load.
    """
    stored: dict[str, NDArray[np.generic]] = {FINGERPRINTS + kind: marks for kind, marks in known.items()}
    for name, array in arrays.items():
        if name in eight_bits:
            scale = np.maximum(np.abs(array).max(axis=1), 1e-8) / 127
            stored[name] = np.rint(array / scale[:, None]).astype(np.int8)
            stored[name + SCALE] = scale.astype(np.float32)
        else:
            stored[name] = array.astype(np.float16)
    write = np.savez_compressed if compressed else np.savez
    write(path, **stored)  # type: ignore[arg-type]  # its stub takes a name for an option


def load_tables(path: Path) -> Tables:
    """Read what ``save_tables`` wrote."""
    stored = orjson.loads(path.read_bytes())
    return Tables(**stored)


def save_tables(path: Path, tables: Tables) -> None:
    """Write the lists."""
    path.write_bytes(orjson.dumps(tables) + b"\n")
