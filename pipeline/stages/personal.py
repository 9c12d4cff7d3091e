"""A person's name in any case to its nominative.

A name is read as a whole: for each gender and case that all its words could share, every word gets its most probable
nominative as a given name or a surname, and the reading with the best sum wins. What counts, in nats: how probable the
nominative is (``lexicon``), what the tagger says of case, gender and lemma, what the caller knows, and whether the same
nominative stands elsewhere in the document.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple, TypeAlias

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
_SAME_GENDER: Final = 1.0
_NOMINATIVE: Final = 1.8
_GUESS: Final = 2.2
_VOWELS: Final = frozenset("aeiou")
_DEMANDED: Final = 6.0
_KNOWN: Final = 6.0
_IMPOSSIBLE: Final = -60.0
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


class Choice(NamedTuple):
    """A nominative with the log-probability of it and of its way to the written form."""

    base: str
    score: float


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
    bases = iter(found.choices)
    pieces = [
        part.space + (_follower(part.word.text, found.gender) if part.fixed else next(bases).base) for part in parts
    ]
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
    """A name read in one gender and case: what speaks for that, in nats, and the nominative of each word."""

    score: float
    gender: str
    case: str
    choices: Sequence[Choice]


class _Pair(NamedTuple):
    """A word's best nominatives in one gender and case."""

    given: Choice
    family: Choice


_FRAMES: Final = tuple((gender, case) for gender in GENDERS for case in ("Nom", *CASES))

_score: Final = attrgetter("score")


def case_scores(lexicon: Lexicon, tokens: Sequence[Token], *, known: Collection[str] = ()) -> dict[str, float]:
    """How well the name that ``tokens`` hold reads in each case, in nats; empty where no case could change it."""
    words = tuple(part.word for part in _parts(tokens) if not part.fixed)
    seen = _words_of(known)
    best: dict[str, float] = {}
    for score, _, case, _ in _readings(lexicon, words, seen) if words else ():
        best[case] = max(score, best.get(case, score))
    return best


def _decode(lexicon: Lexicon, words: tuple[Word, ...], case: str, gender: str, seen: frozenset[str]) -> _Reading:
    """The best nominatives of all words under one gender and case."""
    if not seen or len(words) == 1:  # a word alone may be another's bare surname
        return _fittest(_readings(lexicon, words, seen), case, gender)
    plain = _fittest(_readings(lexicon, words, frozenset()), case, gender)
    own = seen & frozenset[str]().union(*(_bases(lexicon, word.text) for word in words))
    if own <= {choice.base for choice in plain.choices}:
        return plain  # what is seen speaks for no other reading
    return _fittest(_readings(lexicon, words, own), case, gender)


def _fittest(found: Sequence[_Reading], case: str, gender: str) -> _Reading:
    """The best reading, where the context demands a case or gender."""
    best, result = float("-inf"), found[0]
    for reading in found:
        wrong = (bool(case) and case != reading.case) + (bool(gender) and gender != reading.gender)
        if reading.score - _DEMANDED * wrong > best:
            best, result = reading.score - _DEMANDED * wrong, reading
    return result


@lru_cache(maxsize=1024)
def _readings(lexicon: Lexicon, words: tuple[Word, ...], seen: frozenset[str]) -> Sequence[_Reading]:
    """The best way to read a name in each gender and case; a release asks for most of its names more than once."""
    tables = [_table(lexicon, word, seen) for word in words]
    found = []
    for (gender, case), *pairs in zip(_FRAMES, *tables, strict=True):
        frame = _evidence(words, case, gender)
        given, family = [pair.given for pair in pairs], [pair.family for pair in pairs]
        if len(words) == 1 and gender == "Fem":
            family = [max(family[0], _bare(lexicon, words[0], case, seen), key=_score)]
        best, kept = float("-inf"), family
        for prior, chosen in _assignments(given, family):
            total = frame + prior + sum([choice.score for choice in chosen])
            if total > best:
                best, kept = total, chosen
        found.append(_Reading(best, gender, case, kept))
    return found


def _assignments(given: list[Choice], family: list[Choice]) -> Iterator[tuple[float, list[Choice]]]:
    """The ways to divide a name between given names and surnames, with their log-priors."""
    count = len(given)
    if count == 1:
        yield _SURNAME_ALONE, family
        yield _GIVEN_ALONE, given
        return
    yield _FIRST_GIVEN, given[:1] + family[1:]
    for split in range(2, count):
        yield _MORE_GIVEN, given[:split] + family[split:]
    yield _ALL_GIVEN, given
    yield _SURNAME_FIRST, family[:1] + given[1:]
    yield _SURNAME_FIRST, family


def _evidence(words: Sequence[Word], case: str, gender: str) -> float:
    """What the tagger says for this case and gender; the first word counts in full, the others half.

    No case shows in a woman's surname that ends in a consonant, so its tag is a guess.
    """
    score = _NOMINATIVE if case == "Nom" else 0.0
    for at, word in enumerate(words):
        if word.pos in _NAMES:
            agrees = _SAME_CASE * (word.case == case) + _SAME_GENDER * (word.gender == gender)
            guessed = gender == "Fem" and word.text[-1] not in _VOWELS
            score += agrees if at == 0 else max(agrees / 2, _GUESS * guessed)
    return score


def _table(lexicon: Lexicon, word: Word, seen: frozenset[str]) -> Sequence[_Pair]:
    """The best nominatives of a word in each of ``_FRAMES``."""
    if seen and not seen.isdisjoint(_bases(lexicon, word.text)):
        return _pick(lexicon, word.text, word.lemma, seen)
    return _best(lexicon, word.text, word.lemma)


@lru_cache(maxsize=4096)
def _best(lexicon: Lexicon, word: str, lemma: str) -> Sequence[_Pair]:
    return _pick(lexicon, word, lemma, frozenset())


@lru_cache(maxsize=1024)
def _bases(lexicon: Lexicon, word: str) -> frozenset[str]:
    return frozenset(choice.base for choices in _choices(lexicon, word).values() for choice in choices)


def _pick(lexicon: Lexicon, word: str, lemma: str, seen: frozenset[str]) -> Sequence[_Pair]:
    """The best choices in each of ``_FRAMES``, given the tagger's lemma and the words known from the document."""
    unread = Choice(word, _IMPOSSIBLE)

    def score(slot: Slot, choice: Choice) -> float:
        total = choice.score + _KNOWN * (choice.base in seen)
        if choice.base.lower() != lemma:
            return total
        if choice.base == word:
            return total + _UNCHANGED
        known = slot[0] == "given" and any(lexicon.holds(kind, one) for kind in "mf" for one in (choice.base, word))
        return total + (_SAME_KNOWN if known else _SAME_LEMMA)

    best = {
        slot: max([Choice(choice.base, score(slot, choice)) for choice in choices], key=_score)
        for slot, choices in _choices(lexicon, word).items()
    }
    return [_Pair(*(best.get((role, *frame), unread) for role in ("given", "surname"))) for frame in _FRAMES]


@lru_cache(maxsize=4096)
def _choices(lexicon: Lexicon, word: str) -> dict[Slot, tuple[Choice, ...]]:
    """Role, gender and case to the few most probable nominatives of a word."""
    found: dict[Slot, list[Choice]] = {}
    for gender, kind in zip(GENDERS, "mf", strict=True):
        found["given", gender, "Nom"] = [Choice(word, _given(lexicon, word, kind))]
        found["surname", gender, "Nom"] = [Choice(word, _surname(lexicon, word, gender))]
    for letter in "mfs":
        for one in readings(word, letter):
            slot = ("surname" if letter == "s" else "given", one.gender, one.case)
            log = _surname(lexicon, one.base, one.gender) if letter == "s" else _given(lexicon, one.base, letter)
            found.setdefault(slot, []).append(Choice(one.base, log - one.cost))
    return {
        slot: tuple(sorted(choices, key=lambda choice: (-choice.score, choice.base))[:_KEPT])
        for slot, choices in found.items()
    }


def _given(lexicon: Lexicon, base: str, kind: str) -> float:
    """Log-probability of a given name; one that is spelled like none may still be spelled like a surname."""
    return max(lexicon.log(kind, base), lexicon.log("s", base) - _FOREIGN)


def _surname(lexicon: Lexicon, base: str, gender: str) -> float:
    """Log-probability of a surname; a woman's in -ova or -eva has some of that of the bare one."""
    log = lexicon.log("s", base)
    if gender == "Fem" and base.endswith(("ova", "eva")):
        return max([log, *(bare.score - _FEMININE for bare in bare_surnames(lexicon, base))])
    return log


def _bare(lexicon: Lexicon, word: Word, case: str, seen: frozenset[str]) -> Choice:
    """The bare surname behind a woman's "Novakova", "Novakove" where it is certain."""
    forms = [one.base for one in readings(word.text, "s") if one.row == "f-a" and one.case == case]
    best = Choice(word.text, _IMPOSSIBLE)
    for form in [word.text] if case == "Nom" else forms:
        if any(name.endswith(form) for name in seen):
            continue
        choices = bare_surnames(lexicon, form)
        clear = len(choices) == 1 or (len(choices) > 1 and choices[0].score > choices[1].score + _CLEAR)
        told = [Choice(base, lexicon.log("s", base)) for base in sorted(seen.intersection(_stripped(form)))]
        for base, score in (*choices[:clear], *told):
            total = score - _BARE + _KNOWN * (base in seen)
            if total > best.score:
                best = Choice(base, total)
    return best


@lru_cache(maxsize=1024)
def bare_surnames(lexicon: Lexicon, form: str) -> tuple[Choice, ...]:
    """The known surnames from which a woman's surname in -ova or -eva can come, the most probable first."""
    found = (
        Choice(base, lexicon.log("s", base) - rarer)
        for base, rarer in _stripped(form).items()
        if lexicon.holds("s", base)
    )
    return tuple(sorted(found, key=lambda choice: (-choice.score, choice.base)))


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
