"""What names in Slovene texts look like: how probable a nominative is as a given name, a surname, a place or a noun.

The numbers come from ``scripts/train_names.py``. A kind of names has classes of known names by how often a text has
them (fingerprints, with the probability of one such name) and, for all other strings, a model of letters that reads a
word from its end.
"""

import gzip
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import iter_unpack
from typing import Final, Self

import orjson

from pipeline.network.words import fingerprint

KINDS: Final = ("m", "f", "s", "p", "c")
"""Given names of men and of women, surnames, places, common nouns."""


def gender_mark(gender: str) -> str:
    """What is put behind a common noun, so that the letters before its end tell its gender."""
    return f"/{gender[:1].lower()}"


EDGE: Final = "^"
_UNSEEN_LETTER: Final = -8.0
PACKED: Final = 4096
_SCALE: Final = 100.0


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """One kind of names.

    Attributes:
        known: Fingerprint of a known name to its log-probability.
        unknown: Log-share of all other names.
        grams: Reversed letters to two hundredths in one number: the log-probability of the last letter after the
            others, times ``PACKED``, plus the log-weight of going on from all of them to shorter contexts.
        order: Longest gram.
    """

    known: dict[int, float]
    unknown: float
    grams: dict[str, int]
    order: int

    def log(self, name: str) -> float:
        """Log-probability of a name in the nominative."""
        lower = name.lower()
        known = self.known.get(fingerprint(lower))
        return self.unknown + self.spelled(lower) if known is None else known

    def spelled(self, lower: str) -> float:
        """Log-probability of the letters, each after those before it that are known to go with it."""
        letters, grams = EDGE + lower[::-1] + EDGE, self.grams
        log = 0.0
        for end in range(2, len(letters) + 1):
            start, weight = max(0, end - self.order), 0
            while (found := grams.get(letters[start:end])) is None and start < end:
                weight += grams.get(letters[start : end - 1], 0) % PACKED
                start += 1
            log += -weight / _SCALE + _UNSEEN_LETTER if found is None else -(weight + found // PACKED) / _SCALE
        return log


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The kinds of names by their letters in ``KINDS``."""

    kinds: dict[str, Kind]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read what ``scripts/train_names.py`` wrote."""
        stored = orjson.loads(gzip.decompress(path.read_bytes()))
        return cls(
            {
                letter: Kind(
                    known=_known(kind["classes"]),
                    unknown=kind["unknown"],
                    grams=dict(zip(kind["grams"].split(), kind["weights"], strict=True)),
                    order=kind["order"],
                )
                for letter, kind in stored.items()
            }
        )

    def log(self, kind: str, name: str) -> float:
        """Log-probability of ``name`` in the nominative as a name of this kind."""
        return _log(self, kind, name)

    def holds(self, kind: str, name: str) -> bool:
        """Whether ``name`` is a known name of this kind."""
        return fingerprint(name.lower()) in self.kinds[kind].known


def _known(classes: Sequence[tuple[float, str]]) -> dict[int, float]:
    """Fingerprints, four bytes each in base64, with the log-probability of their class."""
    return {mark: log for log, marks in classes for (mark,) in iter_unpack("<I", b64decode(marks))}


@lru_cache(maxsize=16384)
def _log(lexicon: Lexicon, kind: str, name: str) -> float:
    return lexicon.kinds[kind].log(name)
