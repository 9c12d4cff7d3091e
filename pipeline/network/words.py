"""What the network sees of a word: the names of its features, by its letters alone."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final
from zlib import crc32

_LONGEST_SUFFIX: Final = 5
_LONGEST_PREFIX: Final = 3
_SHAPE_LENGTH: Final = 6
_RUN: Final = 2

NAME_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("", ("",)),
    ("a", ("", "o", "e")),
    ("u", ("", "o", "e")),
    ("om", ("", "o")),
    ("em", ("", "e")),
    ("e", ("a", "")),
    ("i", ("a",)),
    ("o", ("a", "")),
    ("ca", ("ec",)),
    ("cu", ("ec",)),
    ("cem", ("ec",)),
    ("ka", ("ek",)),
    ("ku", ("ek",)),
    ("kom", ("ek",)),
    ("la", ("el",)),
    ("lu", ("el",)),
    ("lom", ("el",)),
    ("ra", ("er",)),
    ("ru", ("er",)),
    ("rom", ("er",)),
    ("ja", ("",)),
    ("ju", ("",)),
    ("jem", ("",)),
    ("ta", ("",)),
    ("tu", ("",)),
    ("tom", ("",)),
    ("ega", ("i",)),
    ("emu", ("i",)),
    ("im", ("i",)),
)
"""Endings of singular forms and what stands in their place in the nominative. Coarser than ``rules.paradigms`` and
apart from it, since a trained network depends on every row: a change here wants a new training."""

_LEAST_NAME: Final = 3
_KNOWN: Final = "known:"

Holds = Callable[[str], str]
"""A nominative in small letters to the letters of the kinds of names that it is known as, perhaps none."""


def shape(word: str) -> str:
    """The word with X, x and d for its letters and digits, runs cut to two, at most six signs."""
    signs: list[str] = []
    for letter in word:
        sign = "d" if letter.isdigit() else ("X" if letter.isupper() else "x") if letter.isalpha() else letter
        if signs[-_RUN:] != [sign] * _RUN:
            signs.append(sign)
        if len(signs) == _SHAPE_LENGTH:
            break
    return "".join(signs)


def word_features(word: str, holds: Holds) -> Iterator[str]:
    """Names of the features of a word; the first is its form.

    Args:
        word: As the text has it.
        holds: Which kinds of names a nominative is known as.
    """
    lower = word.lower()
    yield f"form:{lower}"
    yield f"shape:{shape(word)}"
    digits = "".join("0" if letter.isdigit() else letter for letter in lower)
    for length in range(1, min(_LONGEST_SUFFIX, len(digits)) + 1):
        yield f"end:{digits[-length:]}"
    for length in range(1, min(_LONGEST_PREFIX, len(digits)) + 1):
        yield f"start:{digits[:length]}"
    if word[:1].isupper() and len(word) >= _LEAST_NAME:
        for kind in sorted({kind for base in nominatives(lower) for kind in holds(base)}):
            yield f"{_KNOWN}{kind}"


def nominatives(lower: str) -> Iterator[str]:
    """What a form of a name may be called in the nominative."""
    for ending, bases in NAME_ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= _LEAST_NAME - 1:
            stem = lower.removesuffix(ending)
            for base in bases:
                yield stem + base


def feature_rows(word: str, rows: Mapping[str, int], holds: Holds) -> list[int]:
    """Rows of the embedding table for a word, those of its features that training saw often enough."""
    return [rows[name] for name in word_features(word, holds) if name in rows]


def is_form(name: str) -> bool:
    """Whether a feature is the whole word."""
    return name.startswith("form:")


def is_known_name(name: str) -> bool:
    """Whether a feature says that the word is a known name."""
    return name.startswith(_KNOWN)


@lru_cache(maxsize=16384)
def fingerprint(name: str) -> int:
    """The 32 bits by which a known name in small letters is found again."""
    return crc32(name.encode())


class KnownNames:
    """Look-up of a nominative in the fingerprints of the kinds of names.

    Args:
        kinds: Fingerprints by the letter of their kind.
    """

    def __init__(self, kinds: Mapping[str, Collection[int]]) -> None:
        self._known: dict[int, str] = {}
        for kind, marks in sorted(kinds.items()):
            for mark in marks:
                self._known[mark] = self._known.get(mark, "") + kind

    def __call__(self, base: str) -> str:
        """The letters of the kinds, perhaps none."""
        return self._known.get(fingerprint(base), "")
