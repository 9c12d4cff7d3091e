"""Sieve: whether a text can tell of an award at all, by the letters of its words, before any model reads it, and where.

An award needs a word of the tables: an award's noun, a title, a verb that implies an award, a metal, "leta" behind a
noun, or something that is somebody's and is given or won. Their stems are one expression, wider than the rules on
purpose: what the rules would read must pass, and what passes need not be an award.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from pipeline.rules.awards import (
    BEST,
    GIVING,
    HANDED,
    LIFE_WORK,
    METALS,
    NOT_OF_YEAR,
    OCCASIONS,
    PERIODS,
    PLAYERS,
)
from pipeline.rules.frames import WINNER_NOUNS
from pipeline.rules.people import BEARERS
from pipeline.rules.tables import Rules
from pipeline.spans import Span

_ENDINGS: Final = (
    r"(?:j?(?:[aeiou]|[eo]m|[eo]ma|[eo]v|[ai]h|am|[ai]?mi|[ai]?ma)|[ei]j|ega|emu|im|"
    r"[ct]i|[ct]e|[ct]ih|[ct]em|[ct]ema|[ct]a|[ct]o)?"
)
_CONSONANT: Final = "[^aeiou]"
_SHORTEST: Final = 3  # letters of a stem
_ENDS: Final = re.compile(r"[.!?]\s+|\n+")
_FEW: Final = 0.3  # of a text's sentences

# What stands before "leta" and is no noun for somebody: adjectives in -ega (but one noun), prepositions, numbers.
_BEFORE_YEAR: Final = (
    r"(?!kolega)\w+ega|iz|do|od|v|na|ob|po|pred|za|in|ali|tri|štiri|ta|ona|vsa|vsaka|dolga|zadnja|prva|nekatera|mnoga"
)
_OWNED: Final = re.compile(r"\b[A-ZČŠŽĆĐ]\w+(?:ov|ev|in)(?:[aeiou]|ega|emu|em|im|ih|imi)?\b")


class _Sieve(NamedTuple):
    """Expressions over a text in small letters.

    Attributes:
        alone: Words each of which is enough.
        pairs: Pairs of words that have to stand in one sentence both.
        apart: A pair whose words may stand in different sentences, as what a class is called and who won in it.
        owned: What something that is somebody's is given or won by.
    """

    alone: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    apart: tuple[re.Pattern[str], re.Pattern[str]]
    owned: re.Pattern[str]

    def passes(self, plain: str) -> bool:
        """Whether a text, or a sentence of it, holds enough words of an award."""
        folded = plain.casefold()
        return (
            self.alone.search(folded) is not None
            or any(one.search(folded) and other.search(folded) for one, other in (*self.pairs, self.apart))
            or (self.owned.search(folded) is not None and _OWNED.search(plain) is not None)
        )


def may_tell(text: str, rules: Rules) -> bool:
    """Whether the text may tell of an award by these rules; where it may not, a reader finds none in it."""
    plain = unicodedata.normalize("NFC", text)
    return _hides(plain) or _made(rules).passes(plain)


def tells_throughout(text: str, rules: Rules) -> bool:
    """Whether so many of its sentences may tell of an award that to look at these alone would save nothing."""
    pieces = [piece for piece in _ENDS.split(text) if piece]
    sieve = _made(rules)
    telling = sum(sieve.passes(unicodedata.normalize("NFC", piece)) for piece in pieces)
    return telling > _FEW * len(pieces) or _hides(text)


def telling(text: str, sentences: Sequence[Span], rules: Rules) -> list[Span]:
    """Those of the sentences that may tell of an award, any with only white space between them as one stretch."""
    sieve, stretches = _made(rules), list[Span]()
    folded = text.casefold()
    apart = all(one.search(folded) for one in sieve.apart)
    for sentence in sentences:
        plain = unicodedata.normalize("NFC", sentence.of(text))
        if not sieve.passes(plain) and not (apart and any(one.search(plain.casefold()) for one in sieve.apart)):
            continue
        if stretches and not text[stretches[-1].end : sentence.start].strip():
            stretches[-1] = Span(stretches[-1].start, sentence.end)
        else:
            stretches.append(sentence)
    return stretches


def _hides(text: str) -> bool:
    """Whether there are signs that nobody sees, which may stand inside a word."""
    return any(unicodedata.category(char) == "Cf" for char in set(text))


@lru_cache(maxsize=8)
def _made(rules: Rules) -> _Sieve:
    bound = [row for row in rules.awards if (row.adjectives or row.of) and not (row.complement or row.owned)]
    free = [row.lemma for row in rules.awards if row.lemma != "*" and row not in bound]
    free += [lemma for row in rules.nouns if row.award for lemma in row.lemmas]
    implying = [verb for row in rules.frames if row.implies and not row.in_class for verb in row.verbs]
    classed = [verb for row in rules.frames if row.in_class for verb in row.verbs]
    alone = [_noun_stem(lemma) + _ENDINGS for lemma in free]
    alone += [_verb_stem(verb) + r"\w*" for verb in implying]
    alone += [_noun_stem(metal) + _ENDINGS for metal in METALS] + [metal + r"\w*" for metal in METALS.values()]
    alone += _naj() if any(row.naj for row in rules.titles) else ()
    alone += _of_the_year() if any(row.of_year for row in rules.titles) else ()
    pairs = [_graded([row.lemma], row.adjectives, row.of + row.purposes) for row in bound if row.lemma != "*"]
    pairs += [_graded(row.lemmas, row.adjectives, row.of) for row in rules.titles if row.adjectives]
    apart = _words(_verb_stem(verb) + r"\w*" for verb in classed), _words([r"kategorij\w*"])
    naming = [_verb_stem(verb) + r"\w*" for row in rules.frames if row.za == "title" for verb in row.verbs]
    pairs.append((_words(naming), _words([r"za\s+naj\w+"])))
    becoming = [_verb_stem(verb) + r"\w*" for row in rules.frames if row.object == "title" for verb in row.verbs]
    pairs.append((_words(becoming), _words([rf"{BEST}\w*"])))
    handed = [_verb_stem(verb) + r"\w*" for verb in HANDED]
    pairs.append((_words(handed), _words([rf"za\s+(?:{LIFE_WORK[:-1]}|{BEST})\w*"])))
    made = [_adjective_stem(a) + r"\w*" for row in rules.awards if row.handed for a in row.adjectives]
    pairs += [(_words(handed), _words(made))] if made else []
    won = [_noun_stem(noun) + _ENDINGS for noun in WINNER_NOUNS]
    return _Sieve(
        _words(alone), tuple(pairs), apart, _words([*won, *(_adjective_stem(word) + r"\w*" for word in GIVING)])
    )


def _graded(
    nouns: Iterable[str], adjectives: Iterable[str], owners: Iterable[str] = ()
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Nouns, and the adjectives or owners one of which makes any of them an award's."""
    making = [*(_adjective_stem(a) + r"\w*" for a in adjectives), *(_noun_stem(noun) + _ENDINGS for noun in owners)]
    return _words(_noun_stem(noun) + _ENDINGS for noun in nouns), _words(making)


def _naj() -> tuple[str, ...]:
    """What makes a title with "naj": what stands before it, or a noun for people behind it."""
    return r"(?:za|naziv\w*|naslov\w*)\s+naj", rf"naj\s+\w+(?:{_bearers()}){_ENDINGS}"


def _bearers() -> str:
    return "|".join(ending.removesuffix("a").replace("ec", "e?c") for ending in BEARERS)


def _of_the_year() -> tuple[str, ...]:
    """What makes a title with "leta": a noun, and one for people also where a year follows; or with a week or match."""
    bearers = _bearers()
    others = "|".join(_noun_stem(noun) + _ENDINGS for noun in sorted(NOT_OF_YEAR))
    noun = rf"(?!(?:{_BEFORE_YEAR}|{others})\s)"
    periods, occasions = ("|".join(sorted(words)) for words in (PERIODS, OCCASIONS))
    players = "|".join(_noun_stem(lemma) for lemma in sorted(PLAYERS))
    return (
        rf"{noun}[^\W\d]+\s+leta(?!\s+\d)",
        rf"{noun}\w+(?:{bearers}){_ENDINGS}\s+leta",
        rf"(?:\w+(?:{bearers}){_ENDINGS}|ime\w*)\s+(?:{periods})",
        rf"(?:{players}){_ENDINGS}\s+(?:{occasions})",
    )


def _words(expressions: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(expressions))})\b")


def _noun_stem(lemma: str) -> str:
    """An expression for the beginning of all forms of a noun, with the fleeting vowel of either end of it."""
    stem = lemma[:-1] if lemma.endswith(("a", "o", "e", "i")) else lemma
    fleeting = re.fullmatch(rf"(..+{_CONSONANT})[ea]({_CONSONANT})", stem)
    if fleeting:
        return f"{fleeting[1]}[ea]?{fleeting[2]}"
    joined = re.fullmatch(rf"(.*{_CONSONANT})({_CONSONANT})", stem)
    return f"{joined[1]}[eia]?{joined[2]}" if joined else stem


def _adjective_stem(word: str) -> str:
    """The letters that all forms of an adjective or participle begin with."""
    return word[: max(_SHORTEST, len(word) - 2)]


def _verb_stem(verb: str) -> str:
    """The letters that all forms of a verb begin with, before what its participle softens."""
    if verb.endswith(("ovati", "evati")):
        return verb[:-5]
    return verb[:-4] if verb.endswith("iti") and len(verb) > _SHORTEST + 4 else verb[:-3]
