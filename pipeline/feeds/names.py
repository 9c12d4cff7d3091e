"""Names as they are compared across releases: without titles, letter case, quotes and years."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Final
from unicodedata import normalize

from pipeline.rules.awards import AWARD_NOUNS, NAMING
from pipeline.rules.institutions import INSTITUTION_NOUNS
from pipeline.rules.people import DEGREES, HONORIFICS
from pipeline.stages.inflection import readings

_TITLES: Final = frozenset(title.casefold() for title in HONORIFICS | DEGREES)
_QUOTES: Final = re.compile(r"[»«„“”\"'’‚‘]")
_YEAR: Final = re.compile(r"\b(?:za leto |leta |v letu |let )?(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?\b\.?")
_WORD: Final = re.compile(r"\w+")
_STEM: Final = 5  # letters that are the same in most forms of a long word, as the evaluation takes it
_EDGES: Final = " ,–-→•*:;"
_MANY: Final = 3  # words of a body's name that tell it from others though all are common nouns
# Parts of a body, which many bodies have.
_ORGANS: Final = frozenset(
    ("komisija", "odbor", "svet", "žirija", "uprava", "vodstvo", "skupina", "sekcija", "oddelek", "zbor", "senat")
)
# First letters of adjectives that with a noun make the name of many bodies ("Kulturni center", "Športna zveza").
_COMMON: Final = frozenset(
    {
        "civil", "delav", "držav", "druži", "festi", "gasil", "glasb", "godbe", "javni", "kraje", "kultu", "lovsk",
        "medic", "mestn", "mladi", "nadzo", "narod", "novin", "občin", "območ", "organ", "osnov", "pevsk", "pihal",
        "plani", "prost", "regij", "sredn", "strok", "šolsk", "šport", "štude", "turis", "uprav", "visok", "znans",
    }
)  # fmt: skip
_AWARDS: Final = frozenset(row.lemma for row in AWARD_NOUNS)
_BODIES: Final = frozenset(lemma.casefold() for row in INSTITUTION_NOUNS for lemma in row.lemmas)


def tidy(name: str) -> str:
    """The name with single spaces, in one way to write letters with marks (NFC)."""
    return " ".join(normalize("NFC", name).split())


def person_key(name: str) -> str:
    """A person's name as it is compared: ``dr. Ana  NOVAK, univ. dipl. prav.`` is ``ana novak``.

    A title is one only at the start or behind a comma, since some are surnames too.
    """
    words = (tidy(name).partition(",")[0] or tidy(name)).replace(" - ", "-").casefold().split()
    while len(words) > 1 and words[0] in _TITLES:
        del words[0]
    return " ".join(words)


def has_initial(name: str) -> bool:
    """Whether a part of the name is only its first letter: ``A. Novak``."""
    return any(len(word.rstrip(".")) == 1 for word in name.split())


def may_abbreviate(short: str, full: str) -> bool:
    """Whether initials of the one key stand for words of the other: ``a. novak`` for ``ana novak``."""
    ours, theirs = short.split(), full.split()
    return (
        short != full
        and len(ours) == len(theirs)
        and all(a == b or (len(a.rstrip(".")) == 1 and b.startswith(a[0])) for a, b in zip(ours, theirs, strict=True))
    )


@lru_cache(maxsize=65536)
def nominatives(key: str) -> frozenset[str]:
    """The keys of which a person's key may be another case, by the paradigms: ``ane novak`` of ``ana novak``.

    All words stand in one case and gender; a woman's surname may keep its form, a man's does not.
    """
    given, *rest = key.split() or [""]
    found = set[str]()
    for gender, case, base in {(one.gender, one.case, one.base) for use in "mf" for one in readings(given, use)}:
        surnames = [set(_surnames(word, gender, case)) for word in rest]
        found |= {" ".join((base, *words)) for words in product(*surnames)} if rest else set()
    return frozenset(found - {key})


def _surnames(word: str, gender: str, case: str) -> Iterator[str]:
    if gender == "Fem":
        yield word
    for one in readings(word, "s"):
        if (one.gender, one.case) == (gender, case) and one.base != word:
            yield one.base


def award_name(name: str) -> str:
    """An award's name without its year and without quotes: ``»Zlati list« 2021`` is ``Zlati list``."""
    bare = tidy(_YEAR.sub(" ", _QUOTES.sub("", name))).strip(_EDGES)
    return bare or tidy(name)


def award_key(name: str) -> str:
    """An award's name as it is compared: without ``naziv`` before it either."""
    words = award_name(name).casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in NAMING else words)


def award_kin(key: str) -> str:
    """What the forms of an award's name share, for man, woman and any case: the beginnings of its words."""
    return " ".join(map(_stem, _WORD.findall(key))) or key


def has_proper_name(award: str) -> bool:
    """Whether the award's name has a capital that is not its noun's: ``Lipova nagrada``."""
    return any(map(_is_proper, _WORD.findall(award)))


def own_name(award: str) -> bool:
    """Whether the award has a name of its own, behind its noun or as the whole: ``nagrada Zlati list``, ``Zlati list``.

    Somebody's name before the noun is none, for many may give a ``Lipova nagrada``.
    """
    words = _WORD.findall(award_name(award))
    at = next((at for at, word in enumerate(words) if word.casefold() in _AWARDS), -1)
    return any(_is_proper(word) and not _is_body(word) for word in words[at + 1 :])


def body_in(award: str) -> str:
    """The body, as it is compared, that an award's name tells behind its noun: ``Občine Bled``; else empty."""
    words = award_name(award).split()
    at = next((at for at, word in enumerate(words) if at and _is_body(word)), len(words))
    first = at - 1 if at > 1 and words[at - 1][:1].isupper() else at
    named = any(_is_proper(word.strip(".,")) for word in words[first:] if not _is_body(word))
    return " ".join(words[first:]).casefold() if named else ""


def body_key(name: str) -> str:
    """An institution's name as it is compared; empty where it tells no body from another: ``Občinski svet``."""
    bare = tidy(_QUOTES.sub("", name))
    return bare.casefold() if _tells(_WORD.findall(bare)) else ""


def _tells(words: list[str]) -> bool:
    """Whether a body's name is more than common nouns that many bodies have."""
    if any(_is_proper(word) or word.isdigit() for word in words[1:]):
        return True
    if len(words) == 1:
        return not words[0].islower() and words[0].casefold() not in _BODIES
    if any(word.casefold() in _ORGANS for word in words):
        return False
    return len(words) >= _MANY or (
        bool(words) and not words[0].islower() and words[0].casefold()[:_STEM] not in _COMMON
    )


def agree(one: str, other: str) -> bool:
    """Whether two bodies' keys may mean one body: all words of the shorter name begin words of the longer one."""
    ours, theirs = (frozenset(award_kin(key).split()) for key in (one, other))
    return ours <= theirs or theirs <= ours


def _stem(word: str) -> str:
    """What forms of a word in small letters begin with: five letters, of shorter ones all but an ending."""
    return word[:_STEM] if len(word) > _STEM else word.rstrip("aeiou") or word


def _is_body(word: str) -> bool:
    return _stem(word.casefold()) in _BODY_STEMS


def _is_proper(word: str) -> bool:
    return word[:1].isupper() and bool(set(word) - set("IVXLC")) and len(word) > 1 and word.casefold() not in _AWARDS


_BODY_STEMS: Final = frozenset(map(_stem, _BODIES))
