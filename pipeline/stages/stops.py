"""What a full stop that touches a word or a number belongs to: to the word ("dr.", "26.") or to the sentence.

``STOP_RULES`` decide it from what stands around the two. They are ordered, and the first with an opinion wins.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from pipeline.rules.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    LETTERS_BEFORE_NAMES,
    ORDINAL_HEADS,
    PREPOSITIONS,
    STARTERS,
    UNIT_LETTERS,
    Ending,
)

ENDING = {form: group.ending for group in ABBREVIATIONS for form in group.forms}
"""Of every listed abbreviation, in small letters and without its last stop: whether it may end a sentence."""
ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
"""A Roman number up to 89."""
_VOWELS = frozenset("aeiouAEIOUrR")
DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
"""The hyphen, the dashes and the minus sign."""
_BEFORE_APPOSITION = frozenset(("", ",", "(", ":", "-", "–", ".", "!", "?", "in", "ter"))
_MAX_DAY = 31
_MAX_MONTH = 12
# Ordinals in the name of an event have at most three figures ("150. Obletnica"); four are a year, and its stop is the
# sentence's.
_MAX_EVENT_FIGURES = 3
# An unlisted abbreviation is short; a longer word before a stop and a comma is a slip of the pen.
_MAX_UNLISTED = 6


class Stop(NamedTuple):
    """A full stop that touches the word before it, and what stands around the two."""

    word: str
    numeric: bool
    """Whether the scanner took ``word`` for a number."""
    before: str
    """The token before ``word``; empty at the start of a line."""
    earlier: str
    """The token before ``before``; empty where there is none."""
    gap: str
    """White space behind the stop, eight characters at most."""
    after: str
    """The word or the single mark behind the gap; empty at the end of a text or paragraph."""
    beyond: str
    """The word or mark behind ``after``."""

    @property
    def goes_on(self) -> bool:
        """Whether the sentence visibly continues behind the stop."""
        if not self.gap and self.after and self.after in ",;:/":
            return True
        return self.after[:1].islower() or self.after[:1].isdigit()

    @property
    def capital(self) -> bool:
        """Whether a word with a capital letter follows."""
        return self.after[:1].isupper()

    @property
    def starter(self) -> bool:
        """Whether a word follows that has a capital letter only because it opens a sentence; "V." is an initial."""
        return self.capital and self.after.lower() in STARTERS and not (len(self.after) == 1 and self.beyond == ".")


StopRule = Callable[[Stop], bool | None]


def part_of_an_ellipsis(stop: Stop) -> bool | None:
    """Three full stops are three tokens, so the first is not the word's."""
    return False if not stop.gap and stop.after == "." else None


def unit_after_a_number(stop: Stop) -> bool | None:
    """In "4500 m." the stop ends the sentence; in "300 l. vode" it is an abbreviation's."""
    if len(stop.word) == 1 and stop.word in UNIT_LETTERS and stop.before[-1:].isdigit():
        return stop.goes_on
    return None


def listed_abbreviation(stop: Stop) -> bool | None:
    """A form of the table; one that is also a word only where the sentence goes on, or in ", roj. Kovač"."""
    ending = ENDING.get(stop.word.lower())
    if ending is None or stop.numeric or (len(stop.word) == 1 and stop.word.isupper()):
        return None
    if ending is not Ending.WORDLIKE:
        return True
    if stop.after[:1].isdigit():
        return stop.word.lower() in BEFORE_NUMBERS or None
    apposed = stop.before in _BEFORE_APPOSITION and stop.capital and not stop.starter
    return True if stop.goes_on or apposed else None


def roman_number(stop: Stop) -> bool | None:
    """The treebank keeps the stop with a Roman number even at the end of a sentence."""
    return True if len(stop.word) > 1 and ROMAN.fullmatch(stop.word) else None


def letter_in_a_row(stop: Stop) -> bool | None:
    """The second and later letters of "d. o. o." or "R. J." are like the first."""
    alone = len(stop.word) == 1 and stop.word.isalpha()
    return True if alone and stop.before[:1].isalpha() and stop.before[1:] == "." else None


def initial(stop: Stop) -> bool | None:
    """A capital letter before a name or at the start of a line; "skupina B. Nato" and "vitamin C." end a sentence."""
    if len(stop.word) != 1 or not stop.word.isupper():
        return None
    cited = stop.before == "," and stop.after == "("
    return stop.goes_on or cited or (stop.capital and (not stop.starter or not stop.before))


def small_letter(stop: Stop) -> bool | None:
    """A letter such as "g." before a name, or the first letter of "d. o. o."."""
    if len(stop.word) != 1 or not stop.word.islower():
        return None
    return stop.goes_on or (stop.word in LETTERS_BEFORE_NAMES and stop.capital and not stop.starter)


def day_and_month(stop: Stop) -> bool | None:
    """The date "24.12." is one token with its second stop, unless the sentence ends there."""
    day, dot, month = stop.word.partition(".")
    if not (stop.numeric and dot and day.isdecimal() and month.isdecimal()):
        return None
    return stop.goes_on and int(day[:3]) <= _MAX_DAY and int(month[:3]) <= _MAX_MONTH


def ordinal_before_small_letter(stop: Stop) -> bool | None:
    """The numbers of "26. maja" and "5. mednarodni", and glued "8.," or "1./2."."""
    if not stop.numeric or not stop.word.isdecimal():
        return None
    glued_mark = not stop.gap and bool(stop.after) and stop.after in ",;:/"
    return True if glued_mark or stop.after[:1].islower() else None


def ordinal_in_a_date(stop: Stop) -> bool | None:
    """The day and month of "26. 5. 2021", and the first number of "10. - 26. februarja" or "5.–7. maj"."""
    if not stop.numeric or not stop.word.isdecimal() or len(stop.word) > len(str(_MAX_DAY)):
        return None
    if stop.after[:1].isdigit():
        return int(stop.word) <= _MAX_DAY
    if stop.after in DASHES and (stop.beyond[:1].isdigit() or stop.before == ","):
        return True
    return None


def ordinal_in_a_dateline(stop: Stop) -> bool | None:
    """A day alone behind a town ("LJUBLJANA, 14. Po vrnitvi"), and the next of "1. Janez Novak, 2. Ana Kos"."""
    day = stop.numeric and stop.word.isdecimal() and len(stop.word) <= len(str(_MAX_DAY))
    if not (day and stop.before in (",", ";") and stop.capital):
        return None
    return True if stop.earlier.isupper() or not stop.starter else None


def ordinal_of_a_list(stop: Stop) -> bool | None:
    """A number at the start of a line or a sentence numbers an item: "2. Nagrada za prozo"."""
    if not stop.numeric or not stop.word.isdecimal() or len(stop.word) > _MAX_EVENT_FIGURES:
        return None
    return True if stop.before in ("", ".", "!", "?", ":", "(") and stop.after and stop.gap else None


def ordinal_of_an_event(stop: Stop) -> bool | None:
    """A capital letter that opens a name, no sentence: "27. Mednarodni sejem", "1. FC", "50. ČLENU", "1. A liga"."""
    if not stop.numeric or not stop.word.isdecimal() or len(stop.word) > _MAX_EVENT_FIGURES or not stop.capital:
        return None
    upper_case = len(stop.after) > 1 and stop.after.isupper() and len(stop.before) > 1 and stop.before.isupper()
    league = len(stop.word) == 1 and stop.after in ("A", "B") and stop.beyond[:1].islower()
    if upper_case or league:
        return True
    if stop.starter:
        return None
    return True if stop.after.lower().startswith(ORDINAL_HEADS) or stop.before.lower() in PREPOSITIONS else None


def unlisted_abbreviation(stop: Stop) -> bool | None:
    """A short word before "., ", or one without a vowel where the sentence goes on."""
    if stop.numeric or not stop.word.isalpha() or len(stop.word) > _MAX_UNLISTED:
        return None
    if not stop.gap and stop.after == "," and not stop.word.isupper():
        return True
    return True if stop.goes_on and len(stop.word) <= 4 and not _VOWELS & set(stop.word) else None  # noqa: PLR2004


STOP_RULES: tuple[StopRule, ...] = (
    part_of_an_ellipsis,
    unit_after_a_number,
    letter_in_a_row,
    listed_abbreviation,
    roman_number,
    initial,
    small_letter,
    day_and_month,
    ordinal_before_small_letter,
    ordinal_in_a_date,
    ordinal_in_a_dateline,
    ordinal_of_a_list,
    ordinal_of_an_event,
    unlisted_abbreviation,
)


def belongs(stop: Stop) -> bool:
    """Whether the stop is part of the word's token; where no rule has an opinion it is a token of its own."""
    return next((verdict for rule in STOP_RULES if (verdict := rule(stop)) is not None), False)
