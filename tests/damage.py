"""Releases as they arrive: texts of the corpus with the damage that mail, PDF, scanners and converters do to them."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Final, Generic, NamedTuple, TypeVar

from hypothesis import strategies as st

from scripts.goldsets import CORPUS

Damage = Callable[[str, Random], str]

_MOST = 4  # kinds of damage in one text; more leave nothing to read
_WIDTH = 72  # where mail programs cut lines
_ENCODINGS = ("utf-8", "cp1250", "iso8859-2", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp852", "latin-1")
_PIECE = re.compile(r"\s+|\w+|.", re.DOTALL)

# An encoding that a text was written in, and the one that it was read as.
_MISREAD = (
    ("utf-8", "cp1250"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("cp1250", "iso8859-2"),
    ("cp1250", "latin-1"),
    ("cp1250", "cp852"),
    ("iso8859-2", "cp1250"),
    ("utf-8", "ascii"),
    ("cp1250", "utf-8"),
)
_QUOTES = "\"'`´»«›‹„“”‟‚‘’‛＂″′"
_DASHES = "-\u2010\u2011\u2012–—―−\u00ad"
_BULLETS = ("- ", "• ", "* ", "– ", "1. ", "a) ", "\uf0b7\t", "· ", "> ")
_CONTROLS = "\x00\x01\x07\x08\x0e\x1a\x1b\x1c\x1d\x1e\x1f\x7f\x80\x85\x9d"
_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u180e\ufe0f"
_SPACES = "\u00a0\u2009\u202f\u2007\u3000\u1680\t "
_BREAKS = ("\r\n", "\r", "\n\n", "\n \n", "\f", "\v", "\x85", "\u2028", "\u2029", "\n\r")
_EMOJI = (
    "\U0001f389",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\U0001f1f8\U0001f1ee",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
)
_MARKS = "\u0300\u0301\u030c\u0327\u0338\u0345\u20dd"
_SIGNS = "()[]{}<>|/\\.,:;!?…&%#@_~^=+*§©®™°½²"
# Capital or small, these are of another length, or not the letter that they were.
_ODD_LETTERS = "ßİıŉǰΐΰﬁﬂﬀǅǆǈǋẞſªºʼⅣⅷĸ"
_LIKE_LETTERS = str.maketrans("aeopcxyABEKMHOPCTXijs", "аеорсхуАВЕКМНОРСТХіјѕ")
_FIGURES = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "०१२३४५६७८९", "⓪①②③④⑤⑥⑦⑧⑨")
_MISSEEN = (
    ("rn", "m"), ("m", "rn"), ("l", "1"), ("1", "l"), ("O", "0"), ("0", "O"), ("I", "l"), ("š", "s"), ("č", "ć"),
    ("ž", "z"), ("Č", "C"), ("S", "5"), ("B", "8"), ("cl", "d"), ("vv", "w"), ("ij", "ü"), (".", ","), (",", "."),
    (". ", " . "), ("fi", "ﬁ"), ("fl", "ﬂ"), ("e", "c"), ("...", "…"), ("2", "Z"), ("»", ">>"), ("«", "<<"),
)  # fmt: skip
_MARKUP = (
    "&nbsp;",
    "<br/>",
    "<b>",
    "</p>",
    "&amp;",
    "&#269;",
    "=C4=8D",
    "=\n",
    "%20",
    "\\'e8",
    "{\\b ",
    "[1]",
    "**",
    "](",
)


def _misread(text: str, chance: Random) -> str:
    """All of it, or some lines: a letter pasted together from two encodings."""
    written, read = chance.choice(_MISREAD)
    whole, lost = chance.random() < 1 / 2, chance.choice(("replace", "replace", "ignore", "backslashreplace"))

    def turn(line: str) -> str:
        if whole or chance.random() < 1 / 2:
            return line.encode(written, errors="replace").decode(read, errors=lost)
        return line

    return "".join(map(turn, text.splitlines(keepends=True)))


def _normalized(text: str, chance: Random) -> str:
    return unicodedata.normalize(chance.choice(("NFD", "NFKD", "NFKC")), text)


def _cased(text: str, chance: Random) -> str:
    change = chance.choice((str.upper, str.lower, str.title, str.swapcase))
    return "".join(change(line) if chance.random() < 3 / 4 else line for line in text.splitlines(keepends=True))


def _wrapped(text: str, chance: Random) -> str:
    """Lines cut, at a space or in a word, with a hyphen or without."""
    width, hyphen = chance.choice(((_WIDTH, ""), (_WIDTH, "-"), (20, "\u00ad"), (_WIDTH, "=")))
    if chance.random() < 1 / 2:
        return re.sub(rf"([^\n]{{{width // 2},{width}}}) ", r"\1\n", text)
    return re.sub(rf"([^\n]{{{width}}})(?=\S)", rf"\1{hyphen}\n", text)


def _broken(text: str, chance: Random) -> str:
    return text.replace("\n", chance.choice(_BREAKS))


def _flattened(text: str, chance: Random) -> str:
    """Lines run together, as lists are that are pasted into a form."""
    return re.sub(r"\s*\n\s*", chance.choice((" ", "", ", ", "; ", " • ", "\t", " | ")), text)


def _listed(text: str, chance: Random) -> str:
    bullet = chance.choice(_BULLETS)
    return "".join(bullet + line for line in text.splitlines(keepends=True))


def _cut(text: str, chance: Random) -> str:
    first, last = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[first:last] or text


def _halves(text: str, chance: Random) -> str:
    """The front alone or the end alone, broken off in a word."""
    at = chance.randrange(1, len(text)) if len(text) > 1 else 1
    return text[:at] if chance.random() < 1 / 2 else text[at:] or text


def _stuttered(text: str, chance: Random) -> str:
    """One piece over and over, up to twice the length: what shows where time grows faster than the text."""
    pieces = _PIECE.findall(text)
    at, long = chance.randrange(len(pieces)), chance.choice((1, 1, 2, 3, 8, 30))
    again = "".join(pieces[at : at + long])
    return "".join((*pieces[:at], again * max(1, len(text) // len(again)), *pieces[at:]))


def _shuffled(text: str, chance: Random) -> str:
    """Words in any order, in lines that stay."""
    lines = [line.split(" ") for line in text.split("\n")]
    for words in lines:
        chance.shuffle(words)
    return "\n".join(map(" ".join, lines))


def _figures(text: str, chance: Random) -> str:
    """Figures of another writing, all or some, or other figures: days and years that no calendar has."""
    table, share = str.maketrans(_FIGURES[0], chance.choice(_FIGURES)), chance.choice((0.3, 1.0))
    if chance.random() < 1 / 2:
        return re.sub(r"\d", lambda found: found[0].translate(table) if chance.random() < share else found[0], text)
    return re.sub(r"\d", lambda _: chance.choice("0123999"), text)


def _now_and_then(pattern: str, turn: Callable[[str, Random], str]) -> Damage:
    """Damage of matches of a pattern, of few or of many."""
    compiled = re.compile(pattern, re.DOTALL)

    def damage(text: str, chance: Random) -> str:
        share = chance.choice((0.02, 0.2, 1.0))
        return compiled.sub(lambda found: turn(found[0], chance) if chance.random() < share else found[0], text)

    return damage


def _misseen(piece: str, chance: Random) -> str:
    for seen, read in chance.sample(_MISSEEN, 4):
        piece = piece.replace(seen, read)
    return piece


def _into(piece: str, more: str, chance: Random) -> str:
    at = chance.randrange(len(piece) + 1)
    return piece[:at] + more + piece[at:]


DAMAGES: Final[Mapping[str, Damage]] = {
    "read in another encoding": _misread,
    "normalized": _normalized,
    "capitals": _cased,
    "lines cut": _wrapped,
    "line ends": _broken,
    "lines run together": _flattened,
    "lines made a list": _listed,
    "a stretch of it": _cut,
    "broken off": _halves,
    "stuttered": _stuttered,
    "words shuffled": _shuffled,
    "figures": _figures,
    "glued": _now_and_then(r" ", lambda _, __: ""),
    "spaces": _now_and_then(r" ", lambda _, chance: chance.choice(_SPACES) * chance.randrange(1, 4)),
    "spaces put in": _now_and_then(r"\w{2,}|[.,:;]", lambda piece, chance: _into(piece, " ", chance)),
    "quotes": _now_and_then(rf"[{re.escape(_QUOTES)}]|\b", lambda _, chance: chance.choice(_QUOTES)),
    "quotes changed": _now_and_then(rf"[{re.escape(_QUOTES)}]", lambda _, chance: chance.choice(_QUOTES)),
    "dashes": _now_and_then(rf"[{re.escape(_DASHES)}]", lambda _, chance: chance.choice(_DASHES)),
    "signs": _now_and_then(r"\b", lambda _, chance: chance.choice(_SIGNS)),
    "signs lost": _now_and_then(r"[^\w\s]", lambda _, __: ""),
    "controls": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_CONTROLS), chance)),
    "direction": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_BIDI), chance)),
    "invisible": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_INVISIBLE), chance)),
    "loose marks": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_MARKS) * 3, chance)),
    "emoji": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_EMOJI), chance)),
    "markup": _now_and_then(r"\S+", lambda piece, chance: _into(piece, chance.choice(_MARKUP), chance)),
    "odd letters": _now_and_then(r"\w", lambda _, chance: chance.choice(_ODD_LETTERS)),
    "letters alike": _now_and_then(r"\w+", lambda piece, _: piece.translate(_LIKE_LETTERS)),
    "scanned": _now_and_then(r"\S+", _misseen),
    "words lost": _now_and_then(r"\w+", lambda _, __: ""),
    "words twice": _now_and_then(r"\w+\s*", lambda piece, _: piece * 2),
}


_C = TypeVar("_C", str, bytes)


class Damaged(NamedTuple, Generic[_C]):
    """A text or file, its releases, what was done to it, in order, and the day that it is said to be of."""

    releases: tuple[Path, ...]
    damages: tuple[str, ...]
    content: _C
    published: date | None = None


@lru_cache(maxsize=1)
def releases() -> tuple[Path, ...]:
    """The corpus, the shortest release first, so that what fails is shown on a short one."""
    return tuple(sorted((CORPUS / "releases").glob("*.txt"), key=lambda path: (path.stat().st_size, path.name)))


@st.composite
def damaged_releases(draw: st.DrawFn) -> Damaged[str]:
    """Texts of a release's size, damaged: one or two releases, or some of their paragraphs in any order."""
    sources = draw(st.lists(st.sampled_from(releases()), min_size=1, max_size=2))
    paragraphs = [paragraph for path in sources for paragraph in _paragraphs(path)]
    if draw(st.booleans()):
        paragraphs = draw(st.lists(st.sampled_from(paragraphs), min_size=1, max_size=8))
    text = "\n\n".join(paragraphs)
    done = draw(st.lists(st.tuples(st.sampled_from(list(DAMAGES)), st.integers(0, 999)), max_size=_MOST))
    for name, dice in done:
        if text:
            text = DAMAGES[name](text, Random(dice))  # noqa: S311 - damage, not a secret
    # Databases give the first or the last day of the calendar where they have none.
    published = draw(st.none() | st.dates() | st.sampled_from((date.min, date.max)))
    return Damaged(tuple(sources), tuple(name for name, _ in done), text, published)


@st.composite
def damaged_files(draw: st.DrawFn) -> Damaged[bytes]:
    """The same as files: in one encoding or in two, with bytes lost, changed and put in."""
    release = draw(damaged_releases())
    first, second = draw(st.tuples(*[st.sampled_from(_ENCODINGS)] * 2))
    at = draw(st.integers(0, len(release.content)))
    content = bytearray(release.content[:at].encode(first, "replace") + release.content[at:].encode(second, "replace"))
    for place, byte, lost in draw(
        st.lists(st.tuples(st.integers(0), st.integers(0, 255), st.integers(0, 2)), max_size=5)
    ):
        here = place % (len(content) + 1)
        content[here : here + lost] = bytes([byte])
    return Damaged(release.releases, (*release.damages, f"as {first}", f"from {at} as {second}"), bytes(content))


def _paragraphs(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n\n")
