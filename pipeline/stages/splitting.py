"""Tokens to sentences, by the conventions of UD_Slovenian-SSJ.

Every gap between two tokens at which a sentence could start is put to ``GAP_RULES``. They are ordered, the first with
an opinion wins, and ``boundaries`` names it. The time is linear in the length of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.rules.abbreviations import OPEN_WORDS, SEQUENCES_MAY_END, STARTERS, Ending
from pipeline.stages.stops import DASHES, ENDING, ROMAN
from pipeline.stages.tokens import EMOJI, NEWLINE, PARAGRAPH

if TYPE_CHECKING:
    from thinc.types import Ints2d

_ENDERS = frozenset(".?!…")
_NO_OPENING = frozenset(",;:.?!…%/")
_BRACKETS_OPEN = frozenset("([{")
_BRACKETS_CLOSED = frozenset(")]}")
# The double acute is what some PDF fonts leave of a quotation mark.
_BRACKETS = frozenset("()")
_LONGEST_BRACKET = 30  # tokens after which a bracket was not closed, but forgotten
_EITHER_QUOTE = frozenset("\"'“‘˝")
_CLOSING_QUOTE = frozenset("«”’›")
_QUOTES = _EITHER_QUOTE | _CLOSING_QUOTE | frozenset("»„‚‹")
# The usual list marks, and the private-use area in which symbol fonts leave theirs in text taken from a PDF.
_BULLET = re.compile(r"[•·▪▫■□●○◦‣∙*➢➤►✓✔\ue000-\uf8ff]")
_ITEM_NUMBER = re.compile(r"[0-9]{1,3}\.?|[A-Za-z]|[IVX]{1,5}\.?")
_LONGEST_HEADING = 5  # words
_LABEL = re.compile(r"[^\W\d_]\w*(?: \w+){0,3}: ")
_LEADER = re.compile(r"[.\-_=*~–—•]{5,}")
_EMOJI_RUN = re.compile(rf"[{EMOJI}]")
# Set by hand, not measured: a longer line is taken for a paragraph, a block of shorter ones for a list, and a block is
# wrapped text if this share of its lines had no room for another word; narrower ones take more to be sure.
_LEAST_WRAP, _MIN_WRAP, _MAX_WRAP = 35, 55, 130
_MOST = 0.7
_RAGGED = 0.75  # of the widest line: what is shorter ended for another reason
_PAIR = 2


class _Lines:
    """The lines of a text and whether each was broken only because the next word had no room on it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in NEWLINE.finditer(text))]

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

    def labelled(self, offset: int, start: int) -> bool:
        """Whether a label opens the line at ``start``, and the one that holds the character at ``offset`` is alike."""
        if not _LABEL.match(self._text, start):
            return False
        before = self._line(bisect_right(self._starts, offset) - 1)
        words = before.split()
        heading = len(words) <= _LONGEST_HEADING and not any(word[0].islower() for word in words)
        return heading or _LABEL.match(before) is not None


def _wrapped_lines(block: list[tuple[int, str]]) -> Iterator[int]:
    """Lines of a block (numbers and texts, no blank line between) that were broken for want of room.

    The block is wrapped text if it is as wide as a page of print and most of its lines, save those that end a
    sentence, had no room for the first word of the next. A block of two lines must also end like a sentence, for a
    list of two items looks alike. Ragged or narrow lines are wrapped text if most of them go on with a small letter.
    """
    width = max(len(line) for _, line in block)
    if not _LEAST_WRAP <= width <= _MAX_WRAP:
        return
    going_on = [(number, line, below) for (number, line), (_, below) in pairwise(block) if line[-1] not in _ENDERS]
    full = [(number, len(line) + 1 + len(below.split(maxsplit=1)[0]) > width) for number, line, below in going_on]
    ends_well = len(block) > _PAIR or block[-1][1].rstrip("\"'«“”’)")[-1:] in _ENDERS
    if width >= _MIN_WRAP and full and ends_well and sum(no_room for _, no_room in full) >= _MOST * len(full):
        yield from (number for number, no_room in full if no_room)
    elif sum(below[0].islower() for *_, below in going_on) > len(going_on) / 2:
        yield from (number for number, line, _ in going_on if len(line) >= _RAGGED * width)


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
    labelled: bool
    """Whether a line with a label in small letters begins behind the gap, below another or words with capitals."""
    bracketed: bool
    """Whether a bracket has been opened and not yet closed, and ``left`` ends no sentence in it."""
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
            or ENDING.get(letters.lower()) is Ending.MAY
            or (len(self.chain) > 1 and self.chain.isupper() and self.chain != "PS")
            or bool(ROMAN.fullmatch(letters))
        )

    @property
    def starter(self) -> bool:
        """Whether a word follows that has a capital letter only because it opens a sentence."""
        return self.right[0].isupper() and self.right.lower() in STARTERS

    @property
    def item(self) -> bool:
        """Whether a list item follows: a bullet, a dash with space, a number or letter with stop or bracket."""
        if _BULLET.match(self.right) or (self.right in DASHES and not self.right_glued):
            return True
        return bool(_ITEM_NUMBER.fullmatch(self.right)) and (self.right[-1] == "." or self.beyond == ")")


GapRule = Callable[[Gap], bool | None]


def blank_line(gap: Gap) -> bool | None:
    """Paragraphs are never one sentence."""
    return True if gap.newline and PARAGRAPH.search(gap.blank) else None


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
    return True if gap.newline and gap.item and not (gap.wrapped and gap.right in DASHES) else None


def label_line(gap: Gap) -> bool | None:
    """A line that opens with a label, below another or words with capitals ("KMETIJE", "zlata plaketa: Kos")."""
    return True if gap.labelled else None


def small_letter_after(gap: Gap) -> bool | None:
    """A small letter goes on with the sentence, also behind a quoted question; "iPhone" and "eUprava" may open one."""
    if not gap.right[0].islower():
        return None
    return None if gap.right[1:2].isupper() else False


def end_of_enumeration(gap: Gap) -> bool | None:
    """Behind "itd." any capital letter or opening quote starts a sentence."""
    if gap.abbreviated and ENDING.get(gap.end[:-1].lower()) is Ending.USUALLY:
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
    if gap.right in DASHES:
        return gap.beyond[:1].isupper() or gap.beyond[:1] in _QUOTES
    return True if gap.right in _QUOTES | _BRACKETS_OPEN or gap.right[0] in "#@" or _BULLET.match(gap.right) else None


def after_an_aside(gap: Gap) -> bool | None:
    """Behind a bracket that is a sentence of its own, such as a photo credit."""
    return True if gap.after_aside and (gap.right[0].isupper() or gap.right in _QUOTES | _BRACKETS_OPEN) else None


def line_cut_at_a_mark(gap: Gap) -> bool | None:
    """A line that ends in a comma, dash or slash is not complete."""
    return False if gap.newline and (gap.left in DASHES or gap.left in (",", "/", "&", "+")) else None


def line_cut_at_an_open_word(gap: Gap) -> bool | None:
    """A line that ends in a preposition, a conjunction, an auxiliary or a role noun ("župan") is not complete."""
    return False if gap.newline and gap.left in OPEN_WORDS else None


def line_cut_in_a_bracket(gap: Gap) -> bool | None:
    """A line that ends inside a bracket is not complete: "(Ana Novak, Jolanda" and below "Zver)"."""
    return False if gap.newline and gap.bracketed else None


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
    label_line,
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
    line_cut_in_a_bracket,
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
        return not follows or NEWLINE.search(ahead) is not None or not (follows[0].isupper() or follows[0].isdigit())
    return before[-1] in _ENDERS | {","} if word in _EITHER_QUOTE else word in _CLOSING_QUOTE


def verdicts(doc: Doc | Span) -> Iterator[Verdict]:
    """For every gap on which a rule has an opinion: the token behind it, the rule, and whether it breaks there.

    Reads only the texts and offsets of the tokens, so it serves for a ``Doc`` from any tokenizer; of a part of one,
    nothing that lies outside counts.
    """
    text = doc.text
    offset = doc[0].idx if len(doc) else 0
    tokens = [(token.i, token.idx - offset, token.text) for token in doc if not token.is_space]
    lines = _Lines(text)
    left = end = chain = ""
    left_start = 0
    aside = after_aside = False
    opened: int | None = None
    for place, (index, start, word) in enumerate(tokens):
        blank = text[left_start + len(left) : start]
        after = start + len(word)
        _, next_start, beyond = tokens[place + 1] if place + 1 < len(tokens) else (0, len(text), "")
        closes = not word[0].isalnum() and _closes(word, "" if blank else left, text[after : next_start + 1])
        newline = len(blank.strip(" ")) > 0 and NEWLINE.search(blank) is not None
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
                labelled=newline and word[0].islower() and lines.labelled(left_start, start),
                bracketed=opened is not None and place - opened <= _LONGEST_BRACKET,
                after_aside=after_aside,
            )
            verdict = _verdict(index, gap)
            if verdict:
                yield verdict
                # A bracket that opens a sentence makes an aside; any other new sentence ends one.
                aside = word == "(" if verdict.breaks else aside
                opened = None if verdict.breaks else opened
        if word in _BRACKETS:
            opened = place if word == "(" else None
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


def boundaries(doc: Doc | Span) -> list[tuple[int, str]]:
    """Token index and rule name of every sentence start but the first."""
    return [(verdict.token, verdict.rule) for verdict in verdicts(doc) if verdict.breaks]


@Language.factory("nagrade_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentence_splitter(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - a factory's signature
    """The spaCy component that marks every token as starting a sentence or not, which a later parser keeps."""
    return split_sentences


def split_sentences(doc: Doc) -> Doc:
    """Set ``is_sent_start`` of every token to True or False; white space stays with the sentence before it.

    What a component before this one has set to True stays, as the edges of sections that ``nagrade_layout`` sets; what
    lies between two of these is read by itself.
    """
    if len(doc):
        # spaCy stores 1 and -1; the array is unsigned, and setting token by token would scan the document for each.
        marks = np.full(len(doc), -1, dtype=np.int64)
        set_before = np.flatnonzero(doc.to_array("SENT_START") == 1)
        for start, end in pairwise((0, *(int(token) for token in set_before if token), len(doc))):
            marks[[start, *(token for token, _ in boundaries(doc[start:end]))]] = 1
        doc.from_array(["SENT_START"], cast("Ints2d", marks.astype(np.uint64)))
    return doc
