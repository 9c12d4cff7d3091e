"""Dates in running text: the engine of ``pipeline.rules.dates``, which alone knows Slovene.

A value is cut to what the words settle. Several days, months or years have the value of what the first and the last
have in common: "od 3. do 5. maja 2023" is 2023-05, "v letih 2019 in 2020" has none.
"""

import re
import unicodedata
from calendar import isleap
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from pipeline.records import Precision
from pipeline.rules.dates import RELATIONS, SHAPES, WORDS, DateRow, Relation, Tense, Value
from pipeline.spans import Span

_Fields = Mapping[str, int]

_PRECISIONS: Mapping[int, Precision] = {4: "year", 7: "month", 10: "day"}
_ANY_DAY = date(2000, 1, 1)  # stands for an unknown anchor, so that impossible days are still found out
_HALF_A_YEAR = timedelta(days=183)
_CONTEXT = 32  # code points before a date in which the words of ``after`` and ``not_after`` are looked for
_CALENDAR: frozenset[Value] = frozenset({"day", "days", "month", "months"})  # need a year only
_GAP = r"[^\S\n]{0,9}(?:\n[^\S\n]{0,9})?"
_BLANK = rf"(?=\s){_GAP}"
# A number does not begin or end inside a longer one: 1.26.5.2021, 94/2007, 2020/21, 2020-21, 18.00.
_LEFT = r"(?<!\w)(?:(?=\D)|(?<![/+])(?<!\d[-–—.,:]))"
_RIGHT = r"(?!\w)(?!(?<=\d)(?:[-–—.,:]| ?/ ?)\d)"
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\{(?P<slot>\w+?)(?P<nth>\d?)\}|(?P<blank>\s+)|(?P<other>.)", re.DOTALL)
_OPERATORS = {"[": "(?:", "]": ")?", "(": "(?:", ")": ")", "|": "|", "*": r"\w{0,20}", "#": r"\d{1,4}"}


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text.

    Attributes:
        span: Its words, without a preposition.
        iso: ISO 8601 cut to the precision; None where the text and the anchor do not settle it.
        precision: None just where ``iso`` is.
        rule: The id of the row that read it.
        relation: What the preposition makes of it, among them for (``za leto 2020``, ``za petek``) and of (``z dne``:
            the date of a document); range for several days, months or years; at else.
    """

    span: Span
    iso: str | None
    precision: Precision | None
    rule: str
    relation: Relation


class _Rule(NamedTuple):
    row: DateRow
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    whole: re.Pattern[str]

    def follows(self, text: str, start: int) -> bool:
        """Whether the words that the row needs stand before."""
        return self.after is None or self.after.search(_before(text, start)) is not None

    def refuses(self, text: str, span: Span) -> bool:
        """Whether words around a match show that it is no date."""
        if self.not_before and self.not_before.match(text, span.end):
            return True
        return self.not_after is not None and self.not_after.search(_before(text, span.start)) is not None

    def read(self, text: str, span: Span) -> dict[str, int]:
        """The value of each field that a match fills."""
        found, fields = self.whole.fullmatch(text, *span), {}
        for group, words in found.groupdict().items() if found else ():
            slot = group.rstrip("2")
            if words is not None and slot not in {"to", "to_word"}:
                field = slot.partition("_")[0] + group[len(slot) :]
                fields[field] = int(words) if slot in SHAPES else _values(slot)[_key(words)]
        return fields


class _Grammar(NamedTuple):
    """Words with which a date may begin; an expression with an empty group at the end of each row's match; the rows."""

    known: frozenset[str]
    ends: re.Pattern[str]
    rules: tuple[_Rule, ...]


def find_dates(
    text: str,
    rows: tuple[DateRow, ...],
    *,
    within: Span | None = None,
    anchor: date | None = None,
    around: date | None = None,
    tense: Tense = "past",
) -> tuple[DateMention, ...]:
    """The dates of ``text`` in its order, not overlapping; of several that begin alike the longest.

    Args:
        text: The release.
        rows: The table, compiled once for each.
        within: Where to look; offsets are those of ``text`` all the same.
        anchor: The day from which "danes", "v petek", "lani" and a date without a year are read.
        around: Without an anchor, a day near it, from which a day or month without a year takes one.
        tense: Whether a weekday or month without a year is the last one up to the anchor or the next one.
    """
    grammar = _compile(rows)
    at, end = within or Span(0, len(text))
    mentions = []
    for word in _WORD.finditer(text, at, end):
        start = word.start()
        if start < at or not (text[start].isdigit() or word[0].lower() in grammar.known):
            continue
        rule, at = _longest(grammar, text, start, end)
        if rule is None:
            continue
        fields = rule.read(text, Span(start, at))
        known = anchor or (around if rule.row.value in _CALENDAR else None)
        try:
            iso = _VALUES[rule.row.value](fields, known or _ANY_DAY, rule.row.tense or tense)
        except ValueError:  # a day that no calendar has
            continue
        except OverflowError:  # before the first year or after the last
            iso = None
        if iso and (known or "year" in fields):
            precision = _PRECISIONS[len(iso)]
        else:
            iso = precision = None
        relation = "range" if rule.row.value in _SEVERAL else _relation(_before(text, start))
        mentions.append(DateMention(Span(start, at), iso, precision, rule.row.id, relation))
    return tuple(mentions)


def _longest(grammar: _Grammar, text: str, start: int, end: int) -> tuple[_Rule | None, int]:
    """The rule with the longest match at ``start``, of equals the first row's, and where that ends.

    No rule, and the end of what to pass over, where all matches are refused ("na Trgu 1. maja").
    """
    found = grammar.ends.match(text, start, end)
    if found is None or found.lastindex is None:
        return None, start
    ends = ((rule, found.end(nth)) for nth, rule in enumerate(grammar.rules, start=1))
    matches = [(rule, at) for rule, at in ends if at > start and rule.follows(text, start)]
    fitting = [(rule, at) for rule, at in matches if not rule.refuses(text, Span(start, at))]
    if fitting:
        return max(fitting, key=itemgetter(1))
    return None, max((at for _, at in matches), default=start)


@lru_cache(maxsize=256)
def _compile(rows: tuple[DateRow, ...]) -> _Grammar:
    expressions = [_expression(row.pattern) for row in rows]
    ends = (f"(?:(?={expression}{_RIGHT}())|)" for expression in expressions)
    literals = " ".join(re.sub(r"\{\w+\}", " ", row.pattern) for row in rows)
    words = [word for table in WORDS.values() for word in table] + _WORD.findall(literals)
    heads = (_WORD.search(form) for word in words for form in (word, unicodedata.normalize("NFD", word)))
    return _Grammar(
        frozenset(head[0] for head in heads if head),
        re.compile(_LEFT + re.sub(r"\?P<\w+>", "?:", "".join(ends))),
        tuple(
            _Rule(
                row,
                _ending(row.after) if row.after else None,
                _ending(row.not_after) if row.not_after else None,
                re.compile(f"{_GAP}(?:{_expression(row.not_before)})") if row.not_before else None,
                re.compile(expression),
            )
            for row, expression in zip(rows, expressions, strict=True)
        ),
    )


def _before(text: str, start: int) -> str:
    return text[max(0, start - _CONTEXT) : start]


def _ending(notation: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_expression(notation)}){_GAP}\Z")


def _expression(notation: str) -> str:
    """The regular expression of a notation; see ``pipeline.rules.dates``."""
    made, last = "", ""
    for token in _TOKEN.finditer(notation):
        if slot := token["slot"]:
            made += f"(?P<{slot}{token['nth']}>{SHAPES.get(slot) or _words(slot)})"
        elif token["blank"]:
            made += _GAP if last in {".", ","} else _BLANK
        else:
            made += _OPERATORS.get(token[0]) or _literal(token[0])
        last = last if token[0] == "]" else token[0]
    return made


@lru_cache(maxsize=64)
def _words(slot: str) -> str:
    """One expression for the words of a table, the longest first; most text fails at its first letter."""
    words = sorted(WORDS[slot], key=len, reverse=True)
    firsts = {unicodedata.normalize("NFD", word.removeprefix("="))[0] for word in words}
    firsts |= {word.removeprefix("=")[0] for word in words}
    letters = "".join(sorted(firsts | {first.upper() for first in firsts}))
    return f"(?=[{letters}])(?:" + "|".join(_word(word) for word in words) + ")"


def _word(word: str) -> str:
    bare = word.removeprefix("=")
    return _expression(bare) if bare == word else "".join(_literal(char, exact=True) for char in bare)


def _literal(char: str, *, exact: bool = False) -> str:
    """A letter in any case unless it is a capital; composed or not, for texts from PDF hold c with a loose caron."""
    loose = unicodedata.normalize("NFD", char)
    either = "[{0}{1}]" if not exact and char.upper() != char else "{0}"
    composed, base = (either.format(re.escape(one), one.upper()) for one in (char, loose[0]))
    return composed if loose == char else f"(?:{composed}|{base}{loose[1:]})"


@lru_cache(maxsize=64)
def _values(slot: str) -> dict[str, int]:
    return {_key(word.removeprefix("=")): value for word, value in WORDS[slot].items()}


def _key(words: str) -> str:
    return "".join(unicodedata.normalize("NFC", words).lower().split())


def _relation(before: str) -> Relation:
    return next((relation for lead, relation in _leads() if lead.search(before)), "at")


@lru_cache(maxsize=1)
def _leads() -> tuple[tuple[re.Pattern[str], Relation], ...]:
    return tuple((_ending(words), name) for words, name in RELATIONS.items())


def _year(fields: _Fields, anchor: date) -> int | None:
    """The year that the words give, with a figure or counted from the anchor's."""
    return anchor.year + fields["yearstep"] if "yearstep" in fields else fields.get("year")


def _day(fields: _Fields, anchor: date, _tense: Tense) -> str | None:
    """A day: of its year, else the one nearest to the anchor.

    Raises:
        ValueError: There is no such day.
    """
    month, day, year = fields["month"], fields["day"], _year(fields, anchor)
    if year is not None:
        return date(year, month, day).isoformat()
    years = range(max(anchor.year - 1, MINYEAR), min(anchor.year + 1, MAXYEAR) + 1)
    days = [date(year, month, day) for year in years if (month, day) != (2, 29) or isleap(year)]
    near = [it for it in days if abs(it - anchor) <= _HALF_A_YEAR]
    return min(near, key=lambda it: abs(it - anchor)).isoformat() if near else None


def _month(fields: _Fields, anchor: date, tense: Tense) -> str | None:
    """A month: of its year, else the last one up to the anchor's or the next one from it."""
    month, year = fields["month"], _year(fields, anchor)
    if year is None:
        year = anchor.year
        year += -(month > anchor.month) if tense == "past" else month < anchor.month
    iso = _iso(year, month)
    date(year, month, 1)
    return iso


def _year_only(fields: _Fields, anchor: date, _tense: Tense) -> str | None:
    year = _year(fields, anchor)
    return None if year is None else _iso(year)


def _iso(year: int, month: int | None = None) -> str:
    """A year or a month of it.

    Raises:
        OverflowError: The calendar does not reach so far.
    """
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return f"{year:04}" if month is None else f"{year:04}-{month:02}"


def _common(first: str | None, last: str) -> str | None:
    """The parts of two ISO dates up to where they differ."""
    pairs = zip((first or "").split("-"), last.split("-"), strict=False)
    return "-".join(part for part, other in takewhile(lambda pair: pair[0] == pair[1], pairs)) or None


def _several(one: "_Read") -> "_Read":
    """What the first and the last of several have in common: the last has its own fields, the first lies before it."""

    def read(fields: _Fields, anchor: date, tense: Tense) -> str | None:
        last = one({name: fields.get(f"{name}2", value) for name, value in fields.items()}, anchor, tense)
        if last is None:
            return None
        first = {name: value for name, value in fields.items() if name != "yearstep"}
        if "month" in fields:
            first["year"] = int(last[:4]) - (fields["month"] > fields.get("month2", 12))
        return _common(one(first, anchor, tense), last)

    return read


def _offset(fields: _Fields, anchor: date, _tense: Tense) -> str | None:
    return (anchor + timedelta(fields["offset"])).isoformat()


def _weekday(fields: _Fields, anchor: date, tense: Tense) -> str:
    """A weekday: before the anchor, of its week or after it by the step, else as the tense says.

    In the past tense the anchor's own weekday is the anchor: who reports on the day itself often names it.
    """
    ahead, step = fields["weekday"] - anchor.weekday(), fields.get("step")
    if step == 0:
        days = ahead
    elif step == 1 or (step is None and tense == "future"):
        days = (ahead - 1) % 7 + 1
    else:
        days = -(-ahead % 7) or (-7 if step else 0)
    return (anchor + timedelta(days)).isoformat()


def _weekdays(fields: _Fields, anchor: date, tense: Tense) -> str | None:
    """From a weekday to a weekday: in the past the last is read first, in the future the first."""
    length = timedelta((fields["weekday2"] - fields["weekday"]) % 7)
    read = date.fromisoformat(
        _weekday({"weekday": fields["weekday2" if tense == "past" else "weekday"]}, anchor, tense)
    )
    return _common(read.isoformat(), (read - length if tense == "past" else read + length).isoformat())


def _month_step(fields: _Fields, anchor: date, _tense: Tense) -> str | None:
    year, month = divmod(anchor.year * 12 + anchor.month - 1 + fields["step"], 12)
    return _iso(year, month + 1)


_Read = Callable[[_Fields, date, Tense], str | None]
_VALUES: Mapping[Value, _Read] = {
    "day": _day,
    "days": _several(_day),
    "month": _month,
    "months": _several(_month),
    "year": _year_only,
    "years": _several(_year_only),
    "offset": _offset,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "month_step": _month_step,
}
_SEVERAL: frozenset[Value] = frozenset({"days", "weekdays", "months", "years"})
