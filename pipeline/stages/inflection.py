"""Declension read backwards: a written form to the nominatives that it may come from. Tables in ``rules.paradigms``."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.rules.paradigms import (
    ADJECTIVE_ENDINGS,
    BARE_STEMS,
    IRREGULAR_STEMS,
    NOMINATIVE_ADJECTIVE,
    PARADIGMS,
    Paradigm,
)
from pipeline.rules.people import FEMININES

_LONGEST_ENDING: Final = 4
_SOFT_END: Final = tuple("cčšžj")
_POSSESSIVE: Final = ("ov", "ev", "in")
_SHORT_POSSESSIVE: Final = 5
_FEW: Final = 5
_FIGURES: Final = 9
_NUMBERS: Final = ("pet", "šest", "devet", "deset", "najst", "dvajset")
_FLEETING: Final = ("sedem", "osem")
"""Endings of the nominatives of the numbers that govern the genitive, those with a fleeting vowel apart."""


class Reading(NamedTuple):
    """A form as one case of a nominative."""

    base: str
    gender: str
    number: str
    case: str
    row: str
    cost: float


class _Ending(NamedTuple):
    """A row's way to write a case, and what a reading tells of it; ``same``: the form is the base form."""

    row: Paradigm
    same: bool
    told: tuple[str, str, str, str, float]


def _index() -> Mapping[tuple[str, str], tuple[tuple[re.Pattern[str], tuple[_Ending, ...]], ...]]:
    """Use and ending of a form to the rows and cases that have it, by what they ask of the stem."""
    found: dict[tuple[str, str], dict[str, list[_Ending]]] = defaultdict(lambda: defaultdict(list))
    for row in PARADIGMS:
        for case, endings in row.endings().items():
            told = (row.gender, row.number, case, row.id, row.cost)
            for ending in endings:
                same = ending == "="
                for use in row.uses:
                    found[use, row.nominative if same else ending][row.stem].append(_Ending(row, same, told))
    return {
        key: tuple((re.compile(f"{stem}$"), tuple(rows)) for stem, rows in by_stem.items())
        for key, by_stem in found.items()
    }


_BY_ENDING: Final = _index()


@lru_cache(maxsize=4096)
def readings(form: str, use: str) -> tuple[Reading, ...]:
    """The oblique readings of ``form`` by every row that serves ``use`` (a letter of ``Paradigm.uses``)."""
    return tuple(_readings(form, use))


def _readings(form: str, use: str) -> Iterator[Reading]:
    lower = form.lower()
    for cut in range(len(form), max(0, len(form) - _LONGEST_ENDING - 1), -1):
        for stem, endings in _BY_ENDING.get((use, lower[cut:]), ()):
            if not stem.search(lower, 0, cut):
                continue
            for row, same, told in endings:
                if base := form if same else _nominative(form[:cut], row):
                    yield Reading(base, *told)


def _nominative(stem: str, row: Paradigm) -> str:
    """The stem with the ending of the nominative and its fleeting vowel; empty where the vowel has no place."""
    if not (row.vowel or row.lost):
        return stem + row.nominative
    at = len(stem) - (2 if stem.endswith(("lj", "nj")) else 1)
    if row.vowel:
        return f"{stem[:at]}{row.vowel}{stem[at:]}{row.nominative}"
    return stem[: at - 1] + stem[at:] + row.nominative if stem[at - 1 : at] == row.lost else ""


def adjective(form: str, gender: str, number: str, *, bare: bool = False) -> str:
    """An adjective's nominative from any of its forms.

    ``bare``: the masculine singular has no ending (a possessive). A masculine nominative keeps the ending that it has.
    """
    if form.endswith(".") or not form.isalpha():
        return form
    ending = adjective_ending(form)
    if form.isupper():
        return adjective(form.lower(), gender, number, bare=bare).upper()
    stem = form[: len(form) - len(ending)] if ending else form
    if (gender, number) == ("Masc", "Sing"):
        if not ending or stem.lower() in BARE_STEMS:
            return stem
        if stem.lower() in IRREGULAR_STEMS:
            return IRREGULAR_STEMS[stem.lower()]
        return stem if bare else stem + "i"
    if not ending:
        return form if gender == "" else stem + _ending(stem, gender, number)
    return stem + _ending(stem, gender, number)


def adjective_ending(form: str) -> str:
    """The longest ending of adjectives that a form has; it may be empty."""
    return next(end for end in ADJECTIVE_ENDINGS if form.lower().endswith(end) and len(form) > len(end))


def _ending(stem: str, gender: str, number: str) -> str:
    if (gender, number) == ("Neut", "Sing") and stem.lower().endswith(_SOFT_END):
        return "e"
    return NOMINATIVE_ADJECTIVE.get((gender, number), "")


def possessive(form: str, xpos: str) -> bool:
    """Whether an adjective is a possessive in -ov, -ev or -in; "nov" and "zdrav" are none."""
    if xpos.startswith("As"):
        return True
    stem = form
    for ending in ADJECTIVE_ENDINGS:
        if ending and form.endswith(ending):
            stem = form[: len(form) - len(ending)]
            break
    return stem[:1].isupper() and len(stem) >= _SHORT_POSSESSIVE and stem.endswith(_POSSESSIVE)


def cardinal(form: str) -> str:
    """The nominative of a number of five or more ("petindvajsetim": "petindvajset"), empty for any other word."""
    if form.isdecimal():
        return form if int(form[-_FIGURES:]) >= _FEW else ""
    stem = form.removesuffix("i").removesuffix("m").removesuffix("h").removesuffix("i")
    base = stem if stem.endswith(_NUMBERS) else f"{stem[:-1]}e{stem[-1:]}"
    return base if form != stem and base.endswith((*_NUMBERS, *_FLEETING)) else ""


def feminine(noun: str) -> str:
    """The noun for a woman that is made of one for a man ("športnik": "športnica"); itself where none is."""
    return next((noun.removesuffix(man) + woman for man, woman in FEMININES if noun.endswith(man)), noun)
