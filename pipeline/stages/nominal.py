"""An institution's, place's, role's or award's mention to its base form.

Only the head noun and the words before it that agree with it go to the nominative; all that follows stays as written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from pipeline.rules.paradigms import AGREEMENT, CARDINALS, IRREGULAR_PLURALS, NOMINATIVE_NOUN, STATES
from pipeline.stages.annotation import Token
from pipeline.stages.inflection import adjective, adjective_ending, cardinal, possessive, readings
from pipeline.stages.lexicon import Lexicon, gender_mark
from pipeline.stages.phrases import is_first_half

Agreement: TypeAlias = tuple[str, str, str]
"""Gender, number, case."""

_SAME_LEMMA: Final = 3.0
_SAME_CASE: Final = 2.0
_SAME_GENDER: Final = 1.5
_SAME_NUMBER: Final = 1.5
_WHOLE: Final = 3.0
_AGREES: Final = 5.0
_SUFFIXED: Final = re.compile(r"([A-ZČŠŽ0-9]{2,})[-‐‑](?:j?(?:a|u|om|em|e|i|o)|jev|jem)")
_ADJECTIVAL: Final = re.compile(r"\w+(?:[sšc]k|ov|ev|in|nj|[nlv])(?:ega|emu|em|im|ih|imi|a|e|i|o)")
_OV_STEM: Final = re.compile(r"ov(?:i|e|om|ih|oma|ema|a)$")
_NOUNS: Final = frozenset(("NOUN", "PROPN", "X"))
_PLURAL_ONLY: Final = frozenset((("Fem", "e"), ("Fem", "i"), ("Neut", "a"), ("Masc", "i")))
_ODD: Final = frozenset((("Masc", "a"), ("Masc", "e"), ("Fem", "o"), ("Fem", "e"), ("Neut", "a"), ("Neut", "u")))
"""Gender and last letter of a singular nominative that few nouns have."""
_HYPHENS: Final = frozenset("-‐‑–")
_APART: Final = 3
_SOFT: Final = ("c", "č", "š", "ž", "j")
_CLUSTER: Final = re.compile(r"[^aeiouj](?:[rmnv]|[ln]j|(?<=[^ln])j)$|[^aeioujr]l$")
"""A stem's end that a fleeting vowel breaks up where no ending follows ("društv": "društev", "podjetj": "podjetij")."""
_BARE_PLURALS: Final = {"človek": "ljudi", "otrok": "otrok", "mož": "mož", "ljudje": "ljudi"}
_NAMED_AFTER: Final = 1.5


def noun_phrase(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    head: int,
    *,
    singular: bool = False,
    lower_first: bool = False,
    case: str = "",
) -> str:
    """The base form of a noun phrase whose head is ``tokens[head]``.

    ``singular``: also from plural and dual. ``lower_first``: the first word stands at the start of a sentence and gets
    a small letter if its lemma has one. ``case``: what the context demands of the head.
    """
    return _phrase(lexicon, tokens, head, singular=singular, case=case, lower_first=lower_first)


def role(lexicon: Lexicon, tokens: Sequence[Token], head: int, gender: str = "", *, lower_first: bool = True) -> str:
    """The base form of one person's role, in the singular; ``gender`` is the person's.

    "v. d." governs the genitive, so what follows it stays as written.
    """
    before = "".join(token.text for token in tokens[:head]).replace(" ", "").lower()
    if "v.d." in before:
        return _join(tokens, [token.text for token in tokens])
    return _phrase(lexicon, tokens, head, singular=True, gender=gender, lower_first=lower_first)


def _phrase(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    head: int,
    *,
    singular: bool,
    case: str = "",
    gender: str = "",
    lower_first: bool,
) -> str:
    if not singular and _counted(tokens, head):
        return _join(tokens, [token.text for token in tokens])
    modifiers = tuple(_agreeing(tokens, head))
    number = next((at for at in modifiers if not singular and _is_many(tokens[at], tokens[head])), None)
    if number is not None:
        return _join(tokens, _governed(tokens, head, modifiers, number))
    noun = _head(lexicon, tokens[head], case, gender, _agreements(tokens[at] for at in modifiers), singular=singular)
    texts = [token.text for token in tokens]
    texts[head] = noun.text
    for at in modifiers:
        texts[at] = _modifier(tokens[at], noun.gender, noun.number)
    if head + 1 < len(tokens) and _agreeing_name(tokens[head], tokens[head + 1]):
        texts[head + 1] = _apposition(lexicon, tokens[head + 1])
    if lower_first and _common(tokens[0]) and not (len(texts[0]) > 1 and texts[0].isupper()):
        texts[0] = texts[0][:1].lower() + texts[0][1:]
    return _join(tokens, texts)


def _common(token: Token) -> bool:
    """Whether a word has its capital letter only from the sentence: no name, and no adjective made from one."""
    plain = token.features.pos == "NOUN" or (token.features.pos == "ADJ" and not possessive(token.text, token.xpos))
    return token.lemma[:1].islower() or plain


def _counted(tokens: Sequence[Token], head: int) -> bool:
    """Whether a number of five or more stands before a head in the genitive: the nominative is the same."""
    numbers = [token for token in tokens[:head] if token.features.pos == "NUM" and token.features.num_type != "Ord"]
    words = [token.text.lower() for token in numbers if token.text.lower() not in CARDINALS]
    many = any(not word.isdecimal() or cardinal(word) for word in words)
    return many and tokens[head].features.case == "Gen"


def _is_many(number: Token, noun: Token) -> bool:
    """Whether a number of five or more agrees with a noun in the dative, locative or instrumental plural."""
    oblique = noun.features.number == "Plur" and noun.features.case in ("Dat", "Loc", "Ins")
    return oblique and bool(cardinal(number.text.lower()))


def _governed(tokens: Sequence[Token], head: int, modifiers: Iterable[int], number: int) -> list[str]:
    """The words with the number in the nominative, which governs the genitive plural of its noun."""
    texts = [token.text for token in tokens]
    for at in modifiers:
        texts[at] = texts[at] if at == number else re.sub(r"imi?$", "ih", texts[at])
    texts[number] = cardinal(texts[number].lower())
    texts[head] = _genitive_plural(tokens[head])
    return texts


def _genitive_plural(noun: Token) -> str:
    """The genitive plural of a noun in another oblique case of the plural ("gasilcem": "gasilcev")."""
    form, gender = noun.text, noun.features.gender
    if noun.lemma in _BARE_PLURALS:
        return _BARE_PLURALS[noun.lemma]
    if gender == "Fem" and form.endswith(("im", "ih", "mi")) and not noun.lemma.endswith("a"):
        return re.sub(r"(?:i[mh]|i?mi)$", "i", form)
    if form.endswith(("im", "imi")):
        return re.sub(r"imi?$", "ih", form)  # "mladim"
    stem = re.sub(r"(?:[aoe]m|ah|ami|ih|i)$", "", form)
    if gender == "Masc":
        return f"{stem}ev" if stem.endswith(_SOFT) else f"{stem}ov"
    if not _CLUSTER.search(stem):
        return stem
    vowel = "i" if stem.endswith("j") and not stem.endswith(("lj", "nj")) else "e"
    at = len(stem) - (2 if stem.endswith(("lj", "nj")) else 1)
    return f"{stem[:at]}{vowel}{stem[at:]}"


def _join(tokens: Sequence[Token], texts: Sequence[str]) -> str:
    """The words with one space where the text has white space."""
    ends = [tokens[0].span.start, *(token.span.end for token in tokens)]
    return "".join(
        (" " if end < token.span.start else "") + text for end, token, text in zip(ends, tokens, texts, strict=False)
    )


def _agreeing(tokens: Sequence[Token], head: int) -> Iterator[int]:
    """Positions before the head of the words that agree with it, from the nearest to the farthest."""
    for at in range(head - 1, -1, -1):
        token, following = tokens[at], tokens[at + 1]
        first_half = following.text in _HYPHENS and following.span.start == token.span.end
        first_half |= tokens[head].features.gender != "Neut" and is_first_half(token, following)
        if _adjectival(token, tokens[head]):
            if not first_half:
                yield at
        elif token.features.pos in _NOUNS and _same_form(token, tokens[head]):
            return


def _agreements(modifiers: Iterable[Token]) -> frozenset[Agreement]:
    """What the endings of the nearest adjective leave possible for the head; empty where there is none."""
    for token in modifiers:
        if token.features.pos == "ADJ" and token.text.isalpha():
            return AGREEMENT[adjective_ending(token.text)]
    return frozenset()


def _adjectival(token: Token, head: Token) -> bool:
    if token.features.pos in ("ADJ", "DET", "NUM", "PRON"):
        return True
    like_one = token.features.pos == "PROPN" and token.text.istitle() and head.features.pos in _NOUNS
    return like_one and _ADJECTIVAL.fullmatch(token.text) is not None and _same_form(token, head)


def _same_form(token: Token, head: Token) -> bool:
    one, other = token.features, head.features
    return (one.case, one.gender, one.number) == (other.case, other.gender, other.number)


def _modifier(token: Token, gender: str, number: str) -> str:
    cardinal = CARDINALS.get(token.text.lower())
    if cardinal is not None:
        return cardinal.get(gender, token.text)
    if token.features.pos == "NUM" and token.features.num_type != "Ord" and token.lemma != "drug":
        return token.text
    return adjective(token.text, gender, number, bare=possessive(token.text, token.xpos))


def _agreeing_name(head: Token, following: Token) -> bool:
    """Whether a name behind the head is inflected with it, as in "mestu Celju", "Republike Slovenije"."""
    if head.lemma.casefold() in STATES and following.text[:1].isupper():
        return following.features.case == head.features.case != "Nom"
    inflected = following.features.pos == "PROPN" and following.features.case in ("Dat", "Loc", "Ins")
    return inflected and head.features.pos == "NOUN" and following.features.case == head.features.case


def _apposition(lexicon: Lexicon, token: Token) -> str:
    """The nominative of an inflected name behind the head; as written where no known place is seen in it."""
    if lexicon.holds("p", token.text):
        return token.text
    cased = (one for one in readings(token.text, "p") if one.case == token.features.case)
    known = sorted((lexicon.log("p", one.base), one.base) for one in cased if lexicon.holds("p", one.base))
    return known[-1][1] if known else token.text


class _Noun(NamedTuple):
    """The head in the nominative, with the gender and number that its adjectives take."""

    text: str
    gender: str
    number: str


def _head(
    lexicon: Lexicon, token: Token, case: str, gender: str, agreements: frozenset[Agreement], *, singular: bool
) -> _Noun:
    says = token.features
    number = "Sing" if singular else says.number or "Sing"
    as_written = _Noun(token.text, says.gender or gender, number)
    suffixed = _SUFFIXED.fullmatch(token.text)
    if suffixed:
        return _Noun(suffixed[1], says.gender or gender or "Masc", number)
    shouted = len(token.text) > 1 and token.text.isupper()
    acronym = shouted and (says.pos != "NOUN" or token.lemma.isupper())
    if acronym or not token.text[:1].isalpha():
        return as_written
    form = token.text.lower() if shouted else token.text
    if says.pos in _NOUNS or _misread(lexicon, token, form):
        noun = _nominative(lexicon, token, form, case, gender, agreements, singular=singular)
    elif says.pos == "ADJ":
        noun = _Noun(adjective(form, says.gender, number, bare=possessive(form, token.xpos)), says.gender, number)
    else:
        return as_written
    return noun._replace(text=noun.text.upper()) if shouted else noun


def _misread(lexicon: Lexicon, token: Token, form: str) -> bool:
    """Whether a head that the tagger takes for an adjective or verb, without a lemma of it, is a noun that is known."""
    plain = token.lemma.lower() == form.lower() or token.features.pos in ("VERB", "AUX")
    return plain and any(lexicon.holds("c", one.base + gender_mark(one.gender)) for one in _candidates(lexicon, form))


def _nominative(
    lexicon: Lexicon,
    token: Token,
    form: str,
    case: str,
    gender: str,
    agreements: frozenset[Agreement],
    *,
    singular: bool,
) -> _Noun:
    """The most probable nominative of a noun."""
    says, lower = token.features, form.lower()
    case, lemma = case or says.case, token.lemma.lower()
    odd = (says.gender, lower[-1:]) in _ODD and not lexicon.holds("c", lower + gender_mark(says.gender))
    odd = odd or (bool(agreements) and (says.gender, says.number, "Nom") not in agreements)
    if lemma == lower and (case, says.number) == ("Nom", "Sing") and not (odd and says.pos == "NOUN"):
        return _Noun(form, says.gender, says.number)
    best = max(
        (
            one.score
            + _SAME_LEMMA * (one.base == lemma != lower)
            + _SAME_CASE * (one.case == case)
            + _SAME_GENDER * (one.gender == (gender or says.gender))
            + _SAME_NUMBER * (one.number == says.number)
            + _WHOLE * (lemma != lower and one[1:5] == (lemma, says.gender, says.number, says.case))
            + _AGREES * ((one.gender, one.number, one.case) in agreements),
            one,
        )
        for one in (*_candidates(lexicon, form), *_as_tagged(lexicon, token, form, agreements))
    )[1]
    number = best.number if "Sing" in (best.number, says.number) else says.number or best.number
    number = "Sing" if singular else number
    if best.plural_only or number == "Sing":
        return _Noun(_capital(best.base, form), best.gender, "Plur" if best.plural_only else "Sing")
    if best.case == "Nom":
        return _Noun(form, best.gender, number)
    return _Noun(_capital(_plural(best.base, lower, best.gender, number), form), best.gender, number)


class _Candidate(NamedTuple):
    """A nominative in small letters, with what the form is of it."""

    score: float
    base: str
    gender: str
    number: str
    case: str
    plural_only: bool


@lru_cache(maxsize=4096)
def _candidates(lexicon: Lexicon, form: str) -> tuple[_Candidate, ...]:
    """The nominatives of a form by the paradigms: of a common noun, and with a capital also of a place."""
    found = []
    for use in "pc" if form[:1].isupper() else "c":
        for one in readings(form.lower(), use):
            score = _log(lexicon, one.base, one.gender, form) - one.cost
            many = use == "p" and one.number == "Plur"
            found.append(_Candidate(score, one.base, one.gender, one.number, one.case, plural_only=many))
    return tuple(found)


def _as_tagged(lexicon: Lexicon, token: Token, form: str, agreements: frozenset[Agreement]) -> Iterator[_Candidate]:
    """The form as its own nominative, and the tagger's lemma where the two can belong together."""
    says = token.features
    lower, lemma = form.lower(), token.lemma.lower()
    gender = says.gender or "Masc"
    for other in ("Masc", "Fem", "Neut"):
        fits = (other, "Sing", "Nom") in agreements
        if fits or other == gender or lexicon.holds("c", lower + gender_mark(other)):
            yield _Candidate(_log(lexicon, lower, other, form), lower, other, "Sing", "Nom", plural_only=False)
    alike = next((at for at, pair in enumerate(zip(lemma, lower, strict=False)) if pair[0] != pair[1]), len(lemma))
    if (lemma != lower or says.case != "Nom") and (
        lemma in IRREGULAR_PLURALS or alike >= max(1, min(len(lemma), len(lower)) - _APART)
    ):
        many = says.number == "Plur" and (gender, lemma[-1:]) in _PLURAL_ONLY
        number = says.number or "Sing"
        yield _Candidate(_log(lexicon, lemma, gender, form), lemma, gender, number, says.case, plural_only=many)


def _log(lexicon: Lexicon, base: str, gender: str, form: str) -> float:
    """Log-probability of a nominative as a common noun or, with a capital, as a place or after a person."""
    noun = lexicon.log("c", base + gender_mark(gender))
    if not form[:1].isupper():
        return noun
    personal = max(lexicon.log(kind, base) for kind in "mfs") - _NAMED_AFTER
    return max(noun, lexicon.log("p", base), personal)


def _capital(word: str, form: str) -> str:
    return word[:1].upper() + word[1:] if form[:1].isupper() else word


def _plural(lemma: str, form: str, gender: str, number: str) -> str:
    """The nominative dual or plural of a lemma; the form lends its stem where it is not that of the lemma."""
    if number == "Plur" and lemma in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[lemma]
    ending = NOMINATIVE_NOUN.get((gender, number), "")
    if lemma.endswith(("a", "o", "e")):
        return lemma[:-1] + ending
    if gender == "Fem":
        return lemma[:-2] + "v" + ending if lemma.endswith("ev") else _stem(lemma, form) + "i"
    return _stem(lemma, form) + ending


def _stem(lemma: str, form: str) -> str:
    """The stem of the other cases: with j behind r, with -ov-, or without the fleeting vowel."""
    longer = _OV_STEM.match(form.removeprefix(lemma)) if form.startswith(lemma) else None
    if longer:
        return lemma + "ov"
    shorter = (lemma[:-2] + lemma[-1:], lemma[:-3] + lemma[-2:])
    return next((stem for stem in (lemma + "j", lemma, *shorter) if form.startswith(stem)), lemma)
