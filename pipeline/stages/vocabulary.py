"""Vocabulary: the words that the tables know keep their lemma and declension even where the model errs.

A tagger that has seen few award news takes "Plaketo" for an adverb or gives it a wrong gender, and every rule behind it
then stays silent. A form that belongs to one word of the tables gets that word as its lemma, and of the cases that the
form can stand in the one that the model, or the adjective before it, speaks for.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.awards import GRADES
from pipeline.rules.frames import WINNER_NOUNS
from pipeline.rules.tables import Rules
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.features import Features
from pipeline.stages.inflection import adjective, cardinal, readings
from pipeline.stages.phrases import agrees

_OPEN = frozenset({"NOUN", "PROPN", "X", "ADV", "ADJ", "VERB"})  # parts of speech that a mistaken noun is given
_METAL = "zlat"  # "zlato" is far oftener the adjective than the noun
_NOUNS = frozenset({"NOUN", "PROPN"})
_MASCULINE = frozenset({"vodja"})  # in -a, but of either gender
_GENDERS = {"Masc": "m", "Fem": "f", "Neut": "n"}
_OBLIQUE = ("im", "ih", "imi")  # of numbers that govern the genitive
_FAMILIES = ("ovi", "evi")
_CASES = {"Nom": "n", "Gen": "g", "Dat": "d", "Acc": "a", "Loc": "l", "Ins": "i"}


class _Form(NamedTuple):
    """A place in a declension."""

    gender: str
    number: str
    case: str


class Words(NamedTuple):
    """What the tables know, in lower case: nouns, verbs, and adjectives in the masculine nominative.

    Attributes:
        capitalised: The nouns without those that are a name with a capital ("vesna").
    """

    nouns: frozenset[str]
    adjectives: frozenset[str]
    verbs: frozenset[str]
    capitalised: frozenset[str]


@lru_cache(maxsize=8)
def words_of(rules: Rules) -> Words:
    """The words of the tables, made once: look-ups are cached by them, and one object is found without comparing."""
    nouns = rules.words
    return Words(nouns, GRADES, rules.verbs, nouns - {row.lemma for row in rules.awards if row.small})


def with_known_words(annotated: Annotated, words: Words) -> Annotated:
    """The same release with lemmas and declension set right where ``words`` hold them."""
    tokens = list(annotated.tokens)
    full = {name.first for name in annotated.names if name.label == "PER" and name.last == name.first + 2}
    for index, token in enumerate(tokens):
        if index in full and token.features.pos == "PROPN":
            continue  # "Vlado Novak" is no government
        named = token.text[:1].isupper() and not _is_for(tokens, index + 1)
        known = words.capitalised if named else words.nouns
        tokens[index] = _noun(tokens, _verb(token, words.verbs), known)
    for sentence in annotated.sentences:
        if any(_is_of_two(token) for token in tokens[slice(*sentence)]):
            for index in range(*sentence):
                tokens[index] = _twofold(tokens, tokens[index], words.nouns, sentence.first)
            _two_winners(tokens, *sentence)
    for index in range(len(tokens) - 2, -1, -1):
        tokens[index] = _adjective(tokens[index], tokens[index + 1], words)
    for index in range(1, len(tokens)):
        tokens[index] = _family(tokens, _village(tokens[index - 1], tokens[index]))
        tokens[index - 1] = _number(tokens[index - 1], tokens[index])
    return replace(annotated, tokens=tuple(tokens))


def _village(before: Token, token: Token) -> Token:
    """The noun "vas" behind its adjective, where it looks like the pronoun ("najlepša vas")."""
    said = before.features
    if token.text != "vas" or token.features.pos != "PRON" or said.pos != "ADJ" or said.gender != "Fem":
        return token
    case = "Acc" if before.text.endswith("o") else "Nom"
    features = Features(pos="NOUN", gender="Fem", number="Sing", case=case)
    return replace(token, lemma="vas", features=features, xpos=f"Ncfs{_CASES[case]}")


def _number(token: Token, counted: Token) -> Token:
    """A number in words before what it counts, which is often taken for an adjective ("dvajsetim članom")."""
    said = counted.features
    if not token.text.endswith(_OBLIQUE) or said.number != "Plur" or said.case not in {"Gen", "Dat", "Loc", "Ins"}:
        return token
    base = cardinal(token.text.casefold())
    if not base:
        return token
    features = Features(pos="NUM", num_form="Word", num_type="Card", number="Plur", case=said.case)
    return replace(token, lemma=base, features=features, xpos=f"Mlc-p{_CASES[said.case]}")


def _family(tokens: Sequence[Token], token: Token) -> Token:
    """Those of one surname who are the subject of a verb of several ("priznanje so dobili Novakovi")."""
    verb = tokens[token.head].features
    several = (verb.pos, verb.number, verb.gender) == ("VERB", "Plur", "Masc") and token.dep == "nsubj"
    if not several or not token.text[:1].isupper() or not token.text.endswith(_FAMILIES):
        return token
    return replace(
        token, features=Features(pos="PROPN", gender="Masc", number="Plur", case="Nom"), lemma=token.text, xpos="Npmpn"
    )


def _is_of_two(token: Token) -> bool:
    """Whether the token is a verb whose subject is two."""
    return token.features.pos in {"VERB", "AUX"} and token.features.number == "Dual"


def _twofold(tokens: Sequence[Token], token: Token, nouns: frozenset[str], floor: int) -> Token:
    """A feminine that two receive or that are two themselves, which looks like a dative: "Nagradi sta prejela"."""
    said = token.features
    if token.lemma not in nouns or said.pos != "NOUN" or (said.gender, said.number) != ("Fem", "Sing"):
        return token
    first = token.index
    while first > floor and tokens[first - 1].features.pos == "ADJ" and tokens[first - 1].text.endswith("i"):
        first -= 1
    governed = first > floor and tokens[first - 1].features.pos == "ADP"
    if said.case not in {"Dat", "Loc"} or governed or not token.text.endswith("i"):
        return token
    case = "Nom" if token.lemma in WINNER_NOUNS else "Acc"
    return replace(token, features=replace(said, number="Dual", case=case), xpos=f"Ncfd{_CASES[case]}")


def _is_for(tokens: Sequence[Token], index: int) -> bool:
    """Whether "za" stands there, and so what the word before is given for: "Vesno za scenarij"."""
    return index < len(tokens) and tokens[index].text == "za"


def _two_winners(tokens: list[Token], first: int, last: int) -> None:
    """Two winners at the start of a sentence look like the genitive of one: "Prejemnika priznanja sta"."""
    head = next((at for at in range(first, last) if tokens[at].features.pos != "ADJ"), first)
    said = tokens[head].features
    if tokens[head].lemma in WINNER_NOUNS and tokens[head].text.endswith("a") and said.gender == "Masc":
        two = replace(said, number="Dual", case="Nom")
        tokens[head] = replace(tokens[head], features=two, xpos="Ncmdn")


def _noun(tokens: Sequence[Token], token: Token, words: frozenset[str]) -> Token:
    form = token.text.casefold()
    if token.features.pos not in _OPEN or (token.features.pos == "ADJ" and form.startswith(_METAL)):
        return token
    lemma = token.lemma if token.lemma in words else _lemma(form, words)
    if not lemma or (token.features.pos == "ADV" and form == lemma):
        return token
    said = _Form(token.features.gender, token.features.number, token.features.case)
    possible = _forms(form, lemma)
    if not possible or (said in possible and token.features.pos in _NOUNS):
        return token if token.lemma == lemma else replace(token, lemma=lemma)
    before = tokens[token.index - 1].features if token.index else None
    spoken = _Form(before.gender, before.number, before.case) if before and before.pos in {"ADJ", "DET"} else said
    best = max(possible, key=lambda f: (_alike(f, spoken), _alike(f, said), _PREFERRED.index(f.case)))
    features = replace(token.features, pos="NOUN", gender=best.gender, number=best.number, case=best.case)
    xpos = f"Nc{_GENDERS[best.gender]}{best.number[0].lower()}{_CASES[best.case]}"
    return replace(token, lemma=lemma, features=features, xpos=xpos)


def _verb(token: Token, verbs: frozenset[str]) -> Token:
    form = token.text.casefold()
    lemma = _verb_forms(verbs).get(form)
    if lemma is None or token.lemma in verbs:
        return token
    if token.features.pos == "VERB":
        return replace(token, lemma=lemma)
    if form != "gresta" and (not form.endswith("eta") or form.removesuffix("ta") not in _PRESENTS.values()):
        return token
    features = Features(pos="VERB", verb_form="Fin", mood="Ind", tense="Pres", person="3", number="Dual")
    return replace(token, lemma=lemma, features=features, xpos="Vmer3d")


@lru_cache(maxsize=8)
def _verb_forms(verbs: frozenset[str]) -> dict[str, str]:
    """Participles in -l, and presents where they follow from the infinitive, to their verb."""
    forms: dict[str, str] = {}
    for verb in sorted(verbs):
        stem = verb.removesuffix("ti")
        forms |= dict.fromkeys((stem + end for end in ("l", "la", "lo", "li", "le", "ti")), verb)
        if verb in _PRESENTS:
            stem = _PRESENTS[verb]
        elif verb.endswith(("evati", "ovati")):
            stem = f"{verb[:-5]}uje"
        elif not verb.endswith(("iti", "ati")):
            continue
        forms |= dict.fromkeys((stem + end for end in ("", "jo", "m", "mo", "ta")), verb)
    return forms | dict.fromkeys(("gre", "gresta", "gredo", "grejo"), "iti") if "iti" in verbs else forms


# Third person of verbs whose present does not follow from the infinitive; nothing else ends like its dual.
_PRESENTS = {
    "prejeti": "prejme",
    "prevzeti": "prevzame",
    "sprejeti": "sprejme",
    "odvzeti": "odvzame",
    "postati": "postane",
    "odnesti": "odnese",
    "prinesti": "prinese",
    "doseči": "doseže",
    "pobrati": "pobere",
    "izbrati": "izbere",
}


_PREFERRED = ("Ins", "Loc", "Dat", "Gen", "Nom", "Acc")


def _alike(one: _Form, other: _Form) -> int:
    return sum(a == b for a, b in zip(one, other, strict=True)) + (one.case == other.case)


def possible_cases(token: Token) -> frozenset[str]:
    """Every case that a noun of the tables can stand in by its form ("plakete": genitive, nominative, accusative)."""
    return frozenset(form.case for form in _forms(token.text.casefold(), token.lemma))


@lru_cache(maxsize=16384)
def _lemma(form: str, words: frozenset[str]) -> str:
    """The one word of ``words`` that ``form`` is a form of; empty where there is none, or more than one."""
    if form in words:
        return form
    found = {r.base for r in readings(form, "c") if r.base in words}
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=16384)
def _forms(form: str, lemma: str) -> tuple[_Form, ...]:
    """The places that ``form`` can have in the declension of ``lemma``, in a fixed order."""
    found = {_Form(r.gender, r.number, r.case) for r in readings(form, "c") if r.base == lemma}
    if lemma.endswith("a") and lemma not in _MASCULINE:
        found = {f for f in found if f.gender == "Fem"}
    if form == lemma:
        gender = "Fem" if lemma.endswith("a") else "Neut" if lemma.endswith(("o", "e")) else "Masc"
        found.add(_Form(gender, "Sing", "Nom"))
        if gender != "Fem":
            found.add(_Form(gender, "Sing", "Acc"))
    return tuple(sorted(found))


def _adjective(token: Token, following: Token, words: Words) -> Token:
    """An adjective of the tables right before one of their nouns agrees with it."""
    if following.lemma not in words.nouns or following.features.pos != "NOUN" or agrees(token, following):
        return token
    form = token.text.casefold()
    if not form.isalpha() or adjective(form, "Masc", "Sing") not in words.adjectives:
        return token
    noun = following.features
    features = replace(token.features, pos="ADJ", gender=noun.gender, number=noun.number, case=noun.case, degree="Pos")
    lemma = adjective(form, "Masc", "Sing")
    return replace(token, features=features, lemma=lemma, xpos="Agp" + following.xpos[2:])
