"""Text to tokens, by the conventions of UD_Slovenian-SSJ, without changing a character.

One scanner pattern cuts the text into addresses, numbers, words and marks. A full stop that touches a word or a number
is then put to the rules of ``stops``, which make it its own token or part of that word.

Where the treebank is silent this module chooses: five or more equal dots, dashes or the like are one token (a
leader line), a hashtag or mention is one token, a run of emoji is one token, invisible characters inside a word
stay in it.

Every pattern is bounded or cannot backtrack, so the time is linear in the length of the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from pipeline.rules.abbreviations import NAME_SUFFIXES, NUMBER_SUFFIXES, TOP_LEVEL_DOMAINS
from pipeline.stages.stops import Stop, belongs

NEWLINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
"""One line break of any kind."""
PARAGRAPH = re.compile(r"[\f\u2029]|(?:\r\n|\r(?!\n)|[\n\v\x85\u2028])[ \t\u00a0]*[\n\r\v\x85\u2028]")
"""What parts two paragraphs: a blank line, a form feed or a paragraph separator."""

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
EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff"
"""The ranges of emoji, to stand in a character class."""


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
  | (?P<emoji>[{EMOJI}][{EMOJI}\u200d\ufe0e\ufe0f]*)
  | (?P<invisible>[{_INVISIBLE}{_MARKS}]+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_AHEAD = re.compile(r"(?P<gap>\s{0,8})(?:(?P<after>[^\W_]{1,40}|\S)(?P<space>\s{0,8})(?P<beyond>[^\W_]{1,40}|\S)?)?")


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
                and belongs(_stop(text, held, end, (before, earlier)))
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
        elif NEWLINE.search(text, start, end):
            before = earlier = ""
        yield kind, start, end
    if held:
        yield held


def _stop(text: str, held: tuple[str, int, int], end: int, behind: tuple[str, str]) -> Stop:
    kind, first, last = held
    ahead = _AHEAD.match(text, end)
    gap, after, beyond = ahead.group("gap", "after", "beyond") if ahead else ("", "", "")
    if PARAGRAPH.search(gap):
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
