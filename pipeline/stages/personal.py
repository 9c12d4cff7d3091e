"""A person's name in any case to its nominative.

A name is read as a whole: for each gender and case that all its words could share, every word gets its most probable
nominative as a given name or a surname, and the reading with the best sum wins. What counts, in nats: how probable the
nominative is (``lexicon``), what the tagger says of case, gender and lemma, what the caller knows, and whether the same
nominative stands elsewhere in the document.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, reduce
from operator import add, itemgetter
from typing import Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from pipeline.rules.paradigms import CASES, LOWER_ADJECTIVES, PARTICLES
from pipeline.stages.annotation import Token
from pipeline.stages.inflection import adjective, readings
from pipeline.stages.lexicon import Lexicon

GENDERS: Final = ("Masc", "Fem")

Slot: TypeAlias = tuple[str, str, str]
"""Role (given or surname), gender, case."""

_SAME_LEMMA: Final = 3.3
_SAME_KNOWN: Final = 1.5  # of a given name, which the lexicon judges better than the tagger
_UNCHANGED: Final = 0.5
_SAME_CASE: Final = 0.75
_SAME_GENDER: Final = 1.3
_NOMINATIVE: Final = 1.8
_GUESS: Final = 2.2
_VOWELS: Final = frozenset("aeiou")
_DEMANDED: Final = 6.0
_KNOWN: Final = 6.0
_IMPOSSIBLE: Final = 60.0
_KEPT: Final = 3
_BARE: Final = 1.0
_FEMININE: Final = 4.0
_RARER: Final = 2.0
_FOREIGN: Final = 4.0
_CLEAR: Final = 3.0
_NAMES: Final = frozenset(("PROPN", "NOUN", "ADJ"))

_GIVEN_ALONE: Final = -1.4
_SURNAME_ALONE: Final = -0.3
_FIRST_GIVEN: Final = -0.3
_MORE_GIVEN: Final = -2.0
_ALL_GIVEN: Final = -3.5
_SURNAME_FIRST: Final = -6.0

_PIECES: Final = re.compile(r"([-‐‑–])")
_ROMAN: Final = re.compile(r"[IVX]+\.?")
_CAPITALS: Final = re.compile(r"(Mc|Mac|O['’]|D['’]|De|Di|Le|La)?(\w)(\w*)")
_POSSESSIVE: Final = re.compile(r"(\w{2,}?)([oe]v)a")


class PersonName(NamedTuple):
    """A name in the nominative; ``gender`` (Masc, Fem) and ``case`` as the name was read, or empty."""

    name: str
    gender: str
    case: str = ""


class Word(NamedTuple):
    """A piece of a name that a case can change: its text in normal case, and what the tagger says of it."""

    text: str
    lemma: str
    pos: str
    case: str
    gender: str


class Part(NamedTuple):
    """A piece of a name as written: its word, the white space before it, whether a case can change it."""

    word: Word
    space: str
    fixed: bool


Choice: TypeAlias = tuple[float, str]
"""A nominative behind what speaks against it and its way to the written form, in nats: the least is the best."""


def person(
    lexicon: Lexicon,
    tokens: Sequence[Token],
    *,
    case: str = "",
    gender: str = "",
    known: Collection[str] = (),
) -> PersonName:
    """The nominative of the name that ``tokens`` hold, and the gender of its bearer.

    ``case`` and ``gender``: what the context demands, empty if nothing. ``known``: names that stand in the nominative
    elsewhere in the document.
    """
    parts = tuple(_parts(tokens))
    words = tuple(part.word for part in parts if not part.fixed)
    if not words:
        return PersonName("".join(part.space + part.word.text for part in parts).strip(), gender)
    seen = _words_of(known)
    found = _decode(lexicon, words, case, gender, seen)
    bases = iter(found.bases)
    pieces = [part.space + (_follower(part.word.text, found.gender) if part.fixed else next(bases)) for part in parts]
    name = "".join(pieces).strip()
    return PersonName(_married(name, found.gender, known), found.gender, found.case)


def _words_of(known: Collection[str]) -> frozenset[str]:
    """The words of names; a woman's surname in -ova alone is no name of its own ("Novakova" of Ana Novak)."""
    names = (name for name in known if " " in name or not _POSSESSIVE.fullmatch(name))
    return frozenset(word for name in names for word in name.replace("-", " ").split())


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    """The pieces of the name; abbreviated titles before it are left out."""
    words = [token.text for token in tokens if len(token.text) > 1 and token.text[0].isalpha()]
    shouted = all(word.isupper() for word in words)
    before: Token | None = None
    started = False
    for token in tokens:
        if not started and token.text[:1].islower() and token.text.endswith("."):
            continue
        space = " " if before is not None and before.span.end < token.span.start else ""
        before = token
        for piece in filter(None, _PIECES.split(token.text)):
            text, fixed = _written(piece, shouted=shouted, first=not started)
            says = token.features
            yield Part(Word(text, token.lemma.lower(), says.pos, says.case, says.gender), space, fixed)
            space, started = "", True


def _written(piece: str, *, shouted: bool, first: bool) -> tuple[str, bool]:
    """A piece in normal case, and whether no case changes it."""
    if not first and _ROMAN.fullmatch(piece):
        return piece, True
    if shouted and piece.lower() in PARTICLES and not first:
        return piece.lower(), True
    if len(piece) > 1 and piece[:1].isalpha() and not piece.endswith("."):
        if piece.isupper():
            return piece[:1] + piece[1:].lower(), False
        prefixed = _CAPITALS.fullmatch(piece)
        if prefixed and prefixed[1] and prefixed[3] and (prefixed[2] + prefixed[3]).isupper():
            return f"{prefixed[1]}{prefixed[2]}{prefixed[3].lower()}", False
    return piece, len(piece) == 1 or not piece[:1].isupper() or piece.endswith(".")


def _follower(text: str, gender: str) -> str:
    """A fixed piece stays as it is, but "mlajšega" behind a name agrees with it."""
    if adjective(text, "Masc", "Sing") in LOWER_ADJECTIVES:
        return adjective(text, gender or "Masc", "Sing")
    return text


class _Reading(NamedTuple):
    """A name read in one gender and case, with the nominative of each word."""

    gender: str
    case: str
    bases: Sequence[str]


class _Table(NamedTuple):
    """The best nominatives of a word in each role and frame, and their scores."""

    bases: Sequence[Sequence[str]]
    scores: NDArray[np.float64]


class _Readings(NamedTuple):
    """A name read in each frame: what speaks for that, in nats, the best of its divisions, and its words."""

    scores: NDArray[np.float64]
    divisions: NDArray[np.intp]
    tables: Sequence[_Table]


_FRAMES: Final = tuple((gender, case) for gender in GENDERS for case in ("Nom", *CASES))
_SLOTS: Final = tuple(tuple((role, *frame) for frame in _FRAMES) for role in ("given", "surname"))
_PLAIN: Final = np.array([_NOMINATIVE if case == "Nom" else 0.0 for _, case in _FRAMES])

_cost: Final = itemgetter(0)


def case_scores(lexicon: Lexicon, tokens: Sequence[Token], *, known: Collection[str] = ()) -> dict[str, float]:
    """How well the name that ``tokens`` hold reads in each case, in nats; empty where no case could change it."""
    words = tuple(part.word for part in _parts(tokens) if not part.fixed)
    seen = _words_of(known)
    if not words:
        return {}
    scores = _readings(lexicon, words, seen).scores.reshape(len(GENDERS), -1).max(axis=0)
    return dict(zip(("Nom", *CASES), scores.tolist(), strict=True))


def _decode(lexicon: Lexicon, words: tuple[Word, ...], case: str, gender: str, seen: frozenset[str]) -> _Reading:
    """The best nominatives of all words under one gender and case."""
    if not seen or len(words) == 1:  # a word alone may be another's bare surname
        return _fittest(_readings(lexicon, words, seen), case, gender)
    plain = _fittest(_readings(lexicon, words, frozenset()), case, gender)
    own = seen & frozenset[str]().union(*(_bases(lexicon, word.text) for word in words))
    if own <= set(plain.bases):
        return plain  # what is seen speaks for no other reading
    return _fittest(_readings(lexicon, words, own), case, gender)


def _fittest(found: _Readings, case: str, gender: str) -> _Reading:
    """The best reading, where the context demands a case or gender."""
    at = int((found.scores - _wrong(case, gender)).argmax())
    roles = _divisions(len(found.tables)).roles[:, found.divisions[at]].tolist()
    return _Reading(*_FRAMES[at], [table.bases[role][at] for table, role in zip(found.tables, roles, strict=True)])


@lru_cache(maxsize=64)
def _wrong(case: str, gender: str) -> NDArray[np.float64]:
    """What speaks against each frame where the context demands a case or gender."""
    return np.array(
        [_DEMANDED * ((case not in {"", cased}) + (gender not in {"", gendered})) for gendered, cased in _FRAMES]
    )


@lru_cache(maxsize=1024)
def _readings(lexicon: Lexicon, words: tuple[Word, ...], seen: frozenset[str]) -> _Readings:
    """The best way to read a name in each gender and case; a release asks for most of its names more than once."""
    tables = [_table(lexicon, word, seen) for word in words]
    if len(words) == 1:
        tables = [_with_bare(lexicon, words[0].text, seen, tables[0])]
    priors, roles = _divisions(len(words))
    totals = _evidence(words) + priors + reduce(add, [one.scores[own] for one, own in zip(tables, roles, strict=True)])
    return _Readings(totals.max(axis=0), totals.argmax(axis=0), tables)


class _Divisions(NamedTuple):
    """Ways to divide a name between given names and surnames: their log-priors, and each word's role in them."""

    priors: NDArray[np.float64]
    roles: NDArray[np.intp]


@cache
def _divisions(count: int) -> _Divisions:
    """All ways to divide a name of so many words."""
    given, family = [0] * count, [1] * count
    if count == 1:
        ways = [(_SURNAME_ALONE, family), (_GIVEN_ALONE, given)]
    else:
        ways = [
            (_FIRST_GIVEN, given[:1] + family[1:]),
            *((_MORE_GIVEN, given[:split] + family[split:]) for split in range(2, count)),
            (_ALL_GIVEN, given),
            (_SURNAME_FIRST, family[:1] + given[1:]),
            (_SURNAME_FIRST, family),
        ]
    priors, roles = zip(*ways, strict=True)
    return _Divisions(np.array(priors)[:, None], np.array(roles).T)


def _evidence(words: Sequence[Word]) -> NDArray[np.float64]:
    """What the tagger says for each frame."""
    names = ((at, word) for at, word in enumerate(words) if word.pos in _NAMES)
    said = (_said(word.case, word.gender, first=at == 0, closed=word.text[-1] in _VOWELS) for at, word in names)
    return reduce(add, said, _PLAIN)


@lru_cache(maxsize=256)
def _said(case: str, gender: str, *, first: bool, closed: bool) -> NDArray[np.float64]:
    """What the tag of a word says for each frame; that of the first word counts in full, of the others half.

    No case shows in a woman's surname that ends in a consonant, so its tag is a guess.
    """
    agrees = np.array(
        [_SAME_CASE * (case == cased) + _SAME_GENDER * (gender == gendered) for gendered, cased in _FRAMES]
    )
    guessed = np.array([_GUESS * (gendered == "Fem" and not closed) for gendered, _ in _FRAMES])
    return agrees if first else np.maximum(agrees / 2, guessed)


def _table(lexicon: Lexicon, word: Word, seen: frozenset[str]) -> _Table:
    """The best nominatives of a word in each of ``_FRAMES``."""
    if seen and not seen.isdisjoint(_bases(lexicon, word.text)):
        return _pick(lexicon, word.text, word.lemma, seen)
    return _best(lexicon, word.text, word.lemma)


@lru_cache(maxsize=4096)
def _best(lexicon: Lexicon, word: str, lemma: str) -> _Table:
    return _pick(lexicon, word, lemma, frozenset())


@lru_cache(maxsize=1024)
def _bases(lexicon: Lexicon, word: str) -> frozenset[str]:
    return frozenset(base for choices in _choices(lexicon, word).values() for _, base in choices)


def _pick(lexicon: Lexicon, word: str, lemma: str, seen: frozenset[str]) -> _Table:
    """The best choices in each of ``_FRAMES``, given the tagger's lemma and the words known from the document."""
    unread, told = (_IMPOSSIBLE, word), _told(lexicon, word, lemma, seen)
    best = {slot: min(_weighed(slot[0], choices, told), key=_cost) for slot, choices in _choices(lexicon, word).items()}
    chosen = [[best.get(slot, unread) for slot in slots] for slots in _SLOTS]
    return _Table(
        [[base for _, base in row] for row in chosen], -np.array([[cost for cost, _ in row] for row in chosen])
    )


def _weighed(
    role: str, choices: Sequence[Choice], told: Mapping[tuple[str, str], tuple[float, float]]
) -> Iterator[Choice]:
    """The choices with what the document and the tagger's lemma say for them."""
    for cost, base in choices:
        known, same = told.get((role, base), (0.0, 0.0))
        yield cost - known - same, base


def _told(
    lexicon: Lexicon, word: str, lemma: str, seen: frozenset[str]
) -> Mapping[tuple[str, str], tuple[float, float]]:
    """Role and nominative to what the document and the tagger's lemma say for it, where they say anything."""
    told = {}
    for base in _bases(lexicon, word):
        known, same = _KNOWN * (base in seen), base.lower() == lemma
        if known or same:
            held = same and any(lexicon.holds(kind, one) for kind in "mf" for one in (base, word))
            for role, nats in (("given", _SAME_KNOWN if held else _SAME_LEMMA), ("surname", _SAME_LEMMA)):
                told[role, base] = known, same * (_UNCHANGED if base == word else nats)
    return told


@lru_cache(maxsize=4096)
def _choices(lexicon: Lexicon, word: str) -> Mapping[Slot, Sequence[Choice]]:
    """Role, gender and case to the few most probable nominatives of a word."""
    found: dict[Slot, list[Choice]] = {}
    for gender, kind in zip(GENDERS, "mf", strict=True):
        found["given", gender, "Nom"] = [(-_given(lexicon, word, kind), word)]
        found["surname", gender, "Nom"] = [(-_surname(lexicon, word, gender), word)]
    for letter in "mfs":
        role, logs = "surname" if letter == "s" else "given", dict[tuple[str, str], float]()
        for base, gender, _, case, _, cost in readings(word, letter):
            log = logs.get((base, gender))
            if log is None:
                log = _surname(lexicon, base, gender) if letter == "s" else _given(lexicon, base, letter)
                logs[base, gender] = log
            found.setdefault((role, gender, case), []).append((cost - log, base))
    return {slot: sorted(choices)[:_KEPT] for slot, choices in found.items()}


def _given(lexicon: Lexicon, base: str, kind: str) -> float:
    """Log-probability of a given name; one that is spelled like none may still be spelled like a surname."""
    return max(lexicon.log(kind, base), lexicon.log("s", base) - _FOREIGN)


def _surname(lexicon: Lexicon, base: str, gender: str) -> float:
    """Log-probability of a surname; a woman's in -ova or -eva has some of that of the bare one."""
    log = lexicon.log("s", base)
    if gender == "Fem" and base.endswith(("ova", "eva")):
        return max([log, *(-cost - _FEMININE for cost, _ in bare_surnames(lexicon, base))])
    return log


def _with_bare(lexicon: Lexicon, word: str, seen: frozenset[str], table: _Table) -> _Table:
    """The table of a word alone with the bare surname behind a woman's, where that is likelier."""
    bare = _bare(lexicon, word, seen)
    given, family = table.bases
    own = zip((-table.scores[1]).tolist(), family, strict=True)
    taken = [
        min(choice, bare[case], key=_cost) if gender == "Fem" else choice
        for (gender, case), choice in zip(_FRAMES, own, strict=True)
    ]
    return _Table([given, [base for _, base in taken]], np.array([table.scores[0], [-cost for cost, _ in taken]]))


def _bare(lexicon: Lexicon, word: str, seen: frozenset[str]) -> Mapping[str, Choice]:
    """By case the bare surname behind a woman's "Novakova", "Novakove" where it is certain."""
    best = dict.fromkeys(("Nom", *CASES), (_IMPOSSIBLE, word))
    for case, form in [("Nom", word), *((one.case, one.base) for one in readings(word, "s") if one.row == "f-a")]:
        if any(name.endswith(form) for name in seen):
            continue
        choices = bare_surnames(lexicon, form)
        clear = len(choices) == 1 or (len(choices) > 1 and choices[0][0] < choices[1][0] - _CLEAR)
        told = ((-lexicon.log("s", base), base) for base in sorted(seen.intersection(_stripped(form))))
        for cost, base in (*choices[:clear], *told):
            total = cost + _BARE - _KNOWN * (base in seen)
            if total < best[case][0]:
                best[case] = total, base
    return best


@lru_cache(maxsize=1024)
def bare_surnames(lexicon: Lexicon, form: str) -> tuple[Choice, ...]:
    """The known surnames from which a woman's surname in -ova or -eva can come, the most probable first."""
    held = ((base, rarer) for base, rarer in _stripped(form).items() if lexicon.holds("s", base))
    return tuple(sorted((rarer - lexicon.log("s", base), base) for base, rarer in held))


@lru_cache(maxsize=1024)
def _stripped(form: str) -> dict[str, float]:
    """What a woman's surname in -ova or -eva may come from, each with how much rarer that is, in nats."""
    made = _POSSESSIVE.fullmatch(form)
    if not made:
        return {}
    softened = made[1].endswith("č")
    found: dict[str, float] = {}
    for stem, ending, rarer in (
        (made[1], "a", 0.0),
        (made[1], "e", _RARER),
        *(((made[1][:-1] + "c", "a", _RARER), (made[1][:-1] + "c", "e", 2 * _RARER)) if softened else ()),
    ):
        for one in readings(stem + ending, "s"):
            if one.gender == "Masc" and one.case == "Gen" and one.row != "m-uninflected":
                found.setdefault(one.base, rarer)
    return found


def _married(name: str, gender: str, known: Collection[str]) -> str:
    """A woman's name in -ova or -eva ("Ana Novakova", "Kos Novakova") becomes what the document calls her in full.

    What stands before it may be her given name or the first of two surnames.
    """
    first, _, last = name.rpartition(" ")
    if gender != "Fem" or not first:
        return name
    for base in sorted(_stripped(last)):
        full = f"{first} {base}"
        called = sorted(one for one in known if one == full or one.endswith(f" {full}"))
        if called:
            return called[0]
    return name
