"""Text to tokens and sentences, by the conventions of UD_Slovenian-SSJ, without changing a character.

The story: one scanner pattern cuts the text into addresses, numbers, words and marks. A full stop that touches a
word or a number is then either its own token or part of that word ("dr.", "26."); ``STOP_RULES`` decide it from
what follows. Then every gap at which a sentence could start is put to ``GAP_RULES``. Both lists are ordered, the
first rule with an opinion wins, and ``boundaries`` names it.

Where the treebank is silent this module chooses: five or more equal dots, dashes or the like are one token (a
leader line), a hashtag or mention is one token, a run of emoji is one token, invisible characters inside a word
stay in it.

Every pattern is bounded or cannot backtrack, so the time is linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.rules.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    LETTERS_BEFORE_NAMES,
    NAME_SUFFIXES,
    NUMBER_SUFFIXES,
    OPEN_WORDS,
    ORDINAL_HEADS,
    PREPOSITIONS,
    SEQUENCES_MAY_END,
    STARTERS,
    TOP_LEVEL_DOMAINS,
    UNIT_LETTERS,
    Ending,
)

if TYPE_CHECKING:
    from thinc.types import Ints2d

_NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_PARAGRAPH = re.compile(r"[\f\u2029]|(?:\r\n|\r(?!\n)|[\n\v\x85\u2028])[ \t\u00a0]*[\n\r\v\x85\u2028]")

# --- The scanner -----------------------------------------------------------------------------------------------------

# Combining marks belong to the letter before them; Python's re knows no \p{M}, so the blocks a Latin text meets are
# named.
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# Soft hyphen, zero-width space and joiners, word joiner, byte order mark: invisible, so they do not end a word.
_INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W_]"
_WORD = rf"{_LETTER}+(?:[{_MARKS}{_INVISIBLE}]+{_LETTER}+|[{_MARKS}]+)*"
# A capital letter glued to a stop opens a sentence, so it ends the address: "www.velenje.si.Nagrado".
_URL_CHARACTER = r"""(?!\.[A-ZČŠŽ][a-zčšž])[^\s<>"»«„“”]"""
_HYPHEN = r"\-\u2010\u2011\u2013\u2014"
_EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_SCANNER = re.compile(
    rf"""
    (?P<space>\s+)
  | (?P<address>
        (?i:https?|ftp)://(?:{_URL_CHARACTER})+(?<![.,;:!?)\]'])
      | (?i:www)\.(?:{_URL_CHARACTER})+(?<![.,;:!?)\]'])
      | [A-Za-z0-9][\w.+-]{{0,63}}@(?:[A-Za-z0-9-]{{1,63}}\.){{1,6}}[A-Za-z]{{2,12}}(?!\w)
      | (?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,6}}(?:{_any_of(TOP_LEVEL_DOMAINS)})(?![\w{_HYPHEN}]|\.\w)
            (?:/[^\s<>"»«„“”]*(?<![.,;:!?)\]']))?
      | [\#@](?=[^\W\d_])\w+
      | &(?:amp|lt|gt|quot|apos|nbsp|\#[0-9]{{1,7}});
    )
  | (?P<number>
        [0-9]+(?:[.,:][0-9]+)*(?:[{_HYPHEN}](?:{_any_of(NUMBER_SUFFIXES)})(?![\w{_HYPHEN}])|{_WORD})?
    )
  | (?P<word>
        {_WORD}
        (?:'{_WORD}|(?<=[A-ZČŠŽ])’(?=[A-ZČŠŽ]){_WORD}|’s\b)*
        (?:[{_HYPHEN}](?:{_any_of(NAME_SUFFIXES)})(?![\w{_HYPHEN}]))?
    )
  | (?P<leader>(?P<same>[.\-_=*~–—•])(?P=same){{4,}})
  | (?P<emoji>[{_EMOJI}][{_EMOJI}\u200d\ufe0e\ufe0f]*)
  | (?P<invisible>[{_INVISIBLE}{_MARKS}]+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)

# --- Full stops ------------------------------------------------------------------------------------------------------

_ENDING = {form: group.ending for group in ABBREVIATIONS for form in group.forms}
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VOWELS = frozenset("aeiouAEIOUrR")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2212")
_AHEAD = re.compile(r"(?P<gap>\s{0,8})(?:(?P<after>[^\W_]{1,40}|\S)(?P<space>\s{0,8})(?P<beyond>[^\W_]{1,40}|\S)?)?")
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
    ending = _ENDING.get(stop.word.lower())
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
    return True if len(stop.word) > 1 and _ROMAN.fullmatch(stop.word) else None


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
    if not (stop.numeric and dot and day.isdigit() and month.isdigit()):
        return None
    return stop.goes_on and int(day[:3]) <= _MAX_DAY and int(month[:3]) <= _MAX_MONTH


def ordinal_before_small_letter(stop: Stop) -> bool | None:
    """The numbers of "26. maja" and "5. mednarodni", and glued "8.," or "1./2."."""
    if not stop.numeric or not stop.word.isdigit():
        return None
    glued_mark = not stop.gap and bool(stop.after) and stop.after in ",;:/"
    return True if glued_mark or stop.after[:1].islower() else None


def ordinal_in_a_date(stop: Stop) -> bool | None:
    """The day and month of "26. 5. 2021", and the first number of "10. - 26. februarja" or "5.–7. maj"."""
    if not stop.numeric or not stop.word.isdigit() or len(stop.word) > len(str(_MAX_DAY)):
        return None
    if stop.after[:1].isdigit():
        return int(stop.word) <= _MAX_DAY
    if stop.after in _DASHES and (stop.beyond[:1].isdigit() or stop.before == ","):
        return True
    return None


def ordinal_in_a_dateline(stop: Stop) -> bool | None:
    """A day alone behind a town ("LJUBLJANA, 14. Po vrnitvi"), and the next of "1. Janez Novak, 2. Ana Kos"."""
    day = stop.numeric and stop.word.isdigit() and len(stop.word) <= len(str(_MAX_DAY))
    if not (day and stop.before in (",", ";") and stop.capital):
        return None
    return True if stop.earlier.isupper() or not stop.starter else None


def ordinal_of_a_list(stop: Stop) -> bool | None:
    """A number at the start of a line or a sentence numbers an item: "2. Nagrada za prozo"."""
    if not stop.numeric or not stop.word.isdigit() or len(stop.word) > _MAX_EVENT_FIGURES:
        return None
    return True if stop.before in ("", ".", "!", "?", ":", "(") and stop.after and stop.gap else None


def ordinal_of_an_event(stop: Stop) -> bool | None:
    """A capital letter that opens a name, no sentence: "27. Mednarodni sejem", "1. FC", "50. ČLENU", "1. A liga"."""
    if not stop.numeric or not stop.word.isdigit() or len(stop.word) > _MAX_EVENT_FIGURES or not stop.capital:
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


def _belongs(stop: Stop) -> bool:
    """Whether the stop is part of the word's token; where no rule has an opinion it is a token of its own."""
    return next((verdict for rule in STOP_RULES if (verdict := rule(stop)) is not None), False)


def _pieces(text: str) -> Iterator[tuple[str, int, int]]:
    """Scanner kind, start and end of every piece of the text, white space too, with full stops where they belong."""
    held: tuple[str, int, int] | None = None
    before = earlier = ""
    for match in _SCANNER.finditer(text):
        kind, start, end = match.lastgroup or "mark", *match.span()
        if held:
            _, first, last = held
            word = text[first:last]
            if (
                start == last
                and kind == "mark"
                and text[start] == "."
                and _belongs(_stop(text, held, end, (before, earlier)))
            ):
                held = None
                before, earlier = text[first:end], before
                yield "word", first, end
                continue
            yield held
            held = None
            before, earlier = word, before
        if kind in {"word", "number"}:
            held = kind, start, end
            continue
        if kind != "space":
            before, earlier = text[start:end], before
        elif _NEWLINE.search(text, start, end):
            before = earlier = ""
        yield kind, start, end
    if held:
        yield held


def _stop(text: str, held: tuple[str, int, int], end: int, behind: tuple[str, str]) -> Stop:
    kind, first, last = held
    ahead = _AHEAD.match(text, end)
    gap, after, beyond = ahead.group("gap", "after", "beyond") if ahead else ("", "", "")
    if _PARAGRAPH.search(gap):
        after = beyond = ""
    return Stop(text[first:last], kind == "number", *behind, gap, after or "", beyond or "")


class SloveneTokenizer:
    """A spaCy tokenizer: text of any length to a ``Doc`` whose texts and white space join to the very same text.

    White space is as in spaCy's own tokenizer: one space behind a token is its ``whitespace_``, anything else is a
    token for which ``is_space`` holds. ``Token.idx`` counts code points of the text. A lone surrogate raises
    ``UnicodeEncodeError`` in spaCy's string store. The tokenizer has no settings, so there is nothing to write to
    disk.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokenize one text."""
        words: list[str] = []
        spaces: list[bool] = []
        for kind, start, end in _pieces(text):
            first = start
            if kind == "space" and words and text[start] == " ":
                spaces[-1] = True
                first += 1
            if first < end:
                words.append(text[first:end])
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """Tokenize texts one after another, lazily."""
        return map(self, texts)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the rules are the code."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> "SloveneTokenizer":
        """The tokenizer itself."""
        return self

    def to_disk(self, _path: str | Path, **_: object) -> None:
        """Write nothing: the rules are the code."""

    def from_disk(self, _path: str | Path, **_: object) -> "SloveneTokenizer":
        """The tokenizer itself."""
        return self


def make_tokenizer() -> Callable[[Language], SloveneTokenizer]:
    """What a spaCy config's ``[nlp.tokenizer]`` block names."""

    def tokenizer_for(nlp: Language) -> SloveneTokenizer:
        return SloveneTokenizer(nlp.vocab)

    return tokenizer_for


# As a call, for spaCy does not type the decorator.
registry.tokenizers("nagrade.Tokenizer.v1", func=make_tokenizer)


# --- Sentences -------------------------------------------------------------------------------------------------------

_ENDERS = frozenset(".?!…")
_NO_OPENING = frozenset(",;:.?!…%/")
_BRACKETS_OPEN = frozenset("([{")
_BRACKETS_CLOSED = frozenset(")]}")
# The double acute is what some PDF fonts leave of a quotation mark.
_EITHER_QUOTE = frozenset("\"'“‘˝")
_CLOSING_QUOTE = frozenset("«”’›")
_QUOTES = _EITHER_QUOTE | _CLOSING_QUOTE | frozenset("»„‚‹")
# The usual list marks, and the private-use area in which symbol fonts leave theirs in text taken from a PDF.
_BULLET = re.compile(r"[•·▪▫■□●○◦‣∙*➢➤►✓✔\ue000-\uf8ff]")
_ITEM_NUMBER = re.compile(r"[0-9]{1,3}\.?|[A-Za-z]|[IVX]{1,5}\.?")
_LEADER = re.compile(r"[.\-_=*~–—•]{5,}")
_EMOJI_RUN = re.compile(rf"[{_EMOJI}]")
# Set by hand, not measured: a longer line is taken for a paragraph, a block of shorter ones for a list, and a block is
# wrapped text if this share of its lines had no room for another word.
_MIN_WRAP, _MAX_WRAP = 55, 130
_MOST = 0.7
_PAIR = 2


class _Lines:
    """The lines of a text and whether each was broken only because the next word had no room on it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def _line(self, number: int) -> str:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self._text)
        return self._text[self._starts[number] : end].strip()

    @cached_property
    def _wrapped(self) -> set[int]:
        """Numbers of the lines that go on in the next."""
        wrapped: set[int] = set()
        block: list[tuple[int, str]] = []
        for number in range(len(self._starts) + 1):
            line = self._line(number) if number < len(self._starts) else ""
            if line:
                block.append((number, line))
            elif block:
                wrapped.update(_wrapped_lines(block))
                block = []
        return wrapped

    def wrapped(self, offset: int) -> bool:
        """Whether the line that holds the character at ``offset`` was broken for want of room."""
        return bisect_right(self._starts, offset) - 1 in self._wrapped


def _wrapped_lines(block: list[tuple[int, str]]) -> Iterator[int]:
    """Lines of a block (numbers and texts, no blank line between) that were broken for want of room.

    The block is wrapped text if it is as wide as a page of print and most of its lines, save those that end a
    sentence, had no room for the first word of the next. A block of two lines must also end like a sentence, for a
    list of two items looks alike.
    """
    width = max(len(line) for _, line in block)
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return
    full = [
        (number, len(line) + 1 + len(following.split(maxsplit=1)[0]) > width)
        for (number, line), (_, following) in pairwise(block)
        if line[-1] not in _ENDERS
    ]
    ends_well = len(block) > _PAIR or block[-1][1].rstrip("\"'«“”’)")[-1:] in _ENDERS
    if full and ends_well and sum(no_room for _, no_room in full) >= _MOST * len(full):
        yield from (number for number, no_room in full if no_room)


class Gap(NamedTuple):
    """A place between two tokens (white-space tokens aside) at which a sentence could start."""

    left: str
    """The token before the gap."""
    end: str
    """The same, or the token before the closing quotes, brackets and emoji that end with ``left``."""
    chain: str
    """Up to three abbreviations in a row that end with ``end``, without stops: "doo"; empty if ``end`` is none."""
    right: str
    """The token after the gap."""
    beyond: str
    """The token after ``right``; empty at the end."""
    blank: str
    """The white space in the gap."""
    right_glued: bool
    """Whether no white space follows ``right``."""
    right_closes: bool
    """Whether ``right`` is a closing quote, bracket or emoji."""
    left_opens: bool
    """Whether ``left`` is an opening quote or bracket."""
    newline: bool
    """Whether ``blank`` breaks the line."""
    wrapped: bool
    """Whether the line was broken for want of room."""
    after_aside: bool
    """Whether ``left`` closes a bracket that is a sentence of its own: "Prišel je. (Foto: Kos)"."""

    @property
    def ender(self) -> bool:
        """Whether a mark that ends sentences stands before the gap."""
        return self.end[-1] in _ENDERS and not self.abbreviated

    @property
    def abbreviated(self) -> bool:
        """Whether a word or number with its own stop stands before the gap."""
        return self.end[-1] == "." and self.end[0] != "."

    @property
    def may_end(self) -> bool:
        """Whether an abbreviation stands before the gap that can be the last word of a sentence."""
        letters = self.end[:-1]
        return self.abbreviated and (
            self.chain in SEQUENCES_MAY_END
            or _ENDING.get(letters.lower()) is Ending.MAY
            or (len(self.chain) > 1 and self.chain.isupper() and self.chain != "PS")
            or bool(_ROMAN.fullmatch(letters))
        )

    @property
    def starter(self) -> bool:
        """Whether a word follows that has a capital letter only because it opens a sentence."""
        return self.right[0].isupper() and self.right.lower() in STARTERS

    @property
    def item(self) -> bool:
        """Whether a list item follows: a bullet, a dash with space, a number or letter with stop or bracket."""
        if _BULLET.match(self.right) or (self.right in _DASHES and not self.right_glued):
            return True
        return bool(_ITEM_NUMBER.fullmatch(self.right)) and (self.right[-1] == "." or self.beyond == ")")


GapRule = Callable[[Gap], bool | None]


def blank_line(gap: Gap) -> bool | None:
    """Paragraphs are never one sentence."""
    return True if gap.newline and _PARAGRAPH.search(gap.blank) else None


def closing_mark(gap: Gap) -> bool | None:
    """A closing quote or bracket belongs to what it closes, an opening one to what it opens."""
    return False if gap.right_closes or gap.left_opens else None


def rule_line(gap: Gap) -> bool | None:
    """A line of dots or dashes stands alone."""
    return True if gap.newline and _LEADER.fullmatch(gap.right) else None


def mark_that_opens_nothing(gap: Gap) -> bool | None:
    """No sentence starts with a comma, a stop or the like; so "..." and "?!" stay whole."""
    return False if gap.right in _NO_OPENING or (gap.right[0] in _ENDERS and len(gap.right) > 1) else None


def list_after_colon(gap: Gap) -> bool | None:
    """A line that ends in a colon or semicolon announces or continues a list, whatever the case of the next letter."""
    return True if gap.newline and gap.left in (":", ";") and not gap.wrapped else None


def list_item(gap: Gap) -> bool | None:
    """A bullet or number at the start of a line."""
    return True if gap.newline and gap.item and not (gap.wrapped and gap.right in _DASHES) else None


def small_letter_after(gap: Gap) -> bool | None:
    """A small letter goes on with the sentence, also behind a quoted question; "iPhone" and "eUprava" may open one."""
    if not gap.right[0].islower():
        return None
    return None if gap.right[1:2].isupper() else False


def end_of_enumeration(gap: Gap) -> bool | None:
    """Behind "itd." any capital letter or opening quote starts a sentence."""
    if gap.abbreviated and _ENDING.get(gap.end[:-1].lower()) is Ending.USUALLY:
        return gap.right[0].isupper() or gap.right in _QUOTES or gap.newline
    return None


def abbreviation_that_may_end(gap: Gap) -> bool | None:
    """Behind "d. o. o.", "str.", "R. J." or "II." only a word that is no name, or a line's end, ends the sentence."""
    if not gap.may_end:
        return None
    return True if gap.starter else (None if gap.newline else False)


def abbreviation(gap: Gap) -> bool | None:
    """Any other abbreviation, initial or ordinal announces what follows, also across a line break."""
    return False if gap.abbreviated and not gap.may_end else None


def file_name(gap: Gap) -> bool | None:
    """In "Mimail.R" a single letter glued to a stop opens no sentence."""
    return False if gap.ender and not gap.blank and len(gap.right) == 1 and gap.right_glued is False else None


def glued_sentence(gap: Gap) -> bool | None:
    """In "dogodka.Nagrado" a paragraph break was lost."""
    return True if gap.ender and not gap.blank and gap.right[0].isupper() else None


def capital_or_number_after_end(gap: Gap) -> bool | None:
    """A stop, question or exclamation mark, and then a capital letter or a figure."""
    if not gap.ender or not gap.blank:
        return None
    return True if gap.right[0].isupper() or gap.right[0].isdigit() or gap.right[1:2].isupper() else None


def opening_mark_after_end(gap: Gap) -> bool | None:
    """A stop, and then an opening quote or bracket, a bullet, a hashtag, or a dash before a capital letter."""
    if not gap.ender or not gap.blank:
        return None
    if gap.right in _DASHES:
        return gap.beyond[:1].isupper() or gap.beyond[:1] in _QUOTES
    return True if gap.right in _QUOTES | _BRACKETS_OPEN or gap.right[0] in "#@" or _BULLET.match(gap.right) else None


def after_an_aside(gap: Gap) -> bool | None:
    """Behind a bracket that is a sentence of its own, such as a photo credit."""
    return True if gap.after_aside and (gap.right[0].isupper() or gap.right in _QUOTES | _BRACKETS_OPEN) else None


def line_cut_at_a_mark(gap: Gap) -> bool | None:
    """A line that ends in a comma, dash or slash is not complete."""
    return False if gap.newline and (gap.left in _DASHES or gap.left in (",", "/", "&", "+")) else None


def line_cut_at_an_open_word(gap: Gap) -> bool | None:
    """A line that ends in a preposition, a conjunction, an auxiliary or a role noun ("župan") is not complete."""
    return False if gap.newline and gap.left in OPEN_WORDS else None


def line_without_room(gap: Gap) -> bool | None:
    """A line of a PDF, broken because the next word would not fit."""
    return False if gap.newline and gap.wrapped else None


def complete_line(gap: Gap) -> bool | None:
    """Any other line stands for itself: a heading, a signature, an address."""
    return True if gap.newline else None


GAP_RULES: tuple[GapRule, ...] = (
    blank_line,
    closing_mark,
    rule_line,
    mark_that_opens_nothing,
    list_after_colon,
    list_item,
    small_letter_after,
    end_of_enumeration,
    abbreviation_that_may_end,
    abbreviation,
    file_name,
    glued_sentence,
    capital_or_number_after_end,
    opening_mark_after_end,
    after_an_aside,
    line_cut_at_a_mark,
    line_cut_at_an_open_word,
    line_without_room,
    complete_line,
)


class Verdict(NamedTuple):
    """What one rule said of one gap: ``token`` is the index in the ``Doc`` of the token behind it."""

    token: int
    rule: str
    breaks: bool


def _closes(word: str, before: str, ahead: str) -> bool:
    """Whether a mark closes something: by the side on which it touches a word, else by what it usually is.

    ``before`` is the token before the mark, or empty if white space or nothing is there; ``ahead`` is the text
    behind the mark as far as the first letter of the next token.
    """
    if word in _BRACKETS_CLOSED or _EMOJI_RUN.match(word):
        return True
    if word not in _QUOTES:
        return False
    follows = ahead.lstrip()
    blank_after = follows != ahead or not follows or follows[0] in ",.;:!?)"
    if bool(before) == blank_after:
        return blank_after
    if not before:
        # White space on both sides: it can open nothing where nothing, or the rest of the sentence, follows.
        return not follows or _NEWLINE.search(ahead) is not None or not (follows[0].isupper() or follows[0].isdigit())
    return before[-1] in _ENDERS | {","} if word in _EITHER_QUOTE else word in _CLOSING_QUOTE


def verdicts(doc: Doc) -> Iterator[Verdict]:
    """For every gap on which a rule has an opinion: the token behind it, the rule, and whether it breaks there.

    Reads only the texts and offsets of the tokens, so it serves for a ``Doc`` from any tokenizer.
    """
    text = doc.text
    tokens = [(token.i, token.idx, token.text) for token in doc if not token.is_space]
    lines = _Lines(text)
    left = end = chain = ""
    left_start = 0
    aside = after_aside = False
    for place, (index, start, word) in enumerate(tokens):
        blank = text[left_start + len(left) : start]
        after = start + len(word)
        _, next_start, beyond = tokens[place + 1] if place + 1 < len(tokens) else (0, len(text), "")
        closes = not word[0].isalnum() and _closes(word, "" if blank else left, text[after : next_start + 1])
        newline = len(blank.strip(" ")) > 0 and _NEWLINE.search(blank) is not None
        if place and (newline or after_aside or end[-1] in _ENDERS):
            gap = Gap(
                left=left,
                end=end,
                chain=chain,
                right=word,
                beyond=beyond,
                blank=blank,
                right_glued=next_start == after and bool(beyond),
                right_closes=closes,
                left_opens=left in _BRACKETS_OPEN or (left in _QUOTES and end == left),
                newline=newline,
                wrapped=newline and lines.wrapped(left_start),
                after_aside=after_aside,
            )
            verdict = _verdict(index, gap)
            if verdict:
                yield verdict
                # A bracket that opens a sentence makes an aside; any other new sentence ends one.
                aside = word == "(" if verdict.breaks else aside
        after_aside = aside and word == ")"
        aside = aside and not after_aside
        if not closes or not end:
            end = word
            letter = word[1:] == "." and word[0].isalpha()
            chain = (chain + word[0])[-3:] if letter else ""
        left, left_start = word, start


def _verdict(index: int, gap: Gap) -> Verdict | None:
    """What the first rule with an opinion says."""
    for rule in GAP_RULES:
        breaks = rule(gap)
        if breaks is not None:
            return Verdict(index, rule.__name__, breaks)
    return None


def boundaries(doc: Doc) -> list[tuple[int, str]]:
    """Token index and rule name of every sentence start but the first."""
    return [(verdict.token, verdict.rule) for verdict in verdicts(doc) if verdict.breaks]


@Language.factory("nagrade_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentence_splitter(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - a factory's signature
    """The spaCy component that marks every token as starting a sentence or not, which a later parser keeps."""
    return split_sentences


def split_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` of every token to True or False; white space stays with the sentence before it."""
    if len(doc):
        # spaCy stores 1 and -1; the array is unsigned, and setting token by token would scan the document for each.
        marks = np.full(len(doc), -1, dtype=np.int64)
        marks[[0, *(token for token, _ in boundaries(doc))]] = 1
        doc.from_array(["SENT_START"], cast("Ints2d", marks.astype(np.uint64)))
    return doc
