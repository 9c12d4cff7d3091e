"""Slovene MULTEXT-East (v6) tags as Universal Dependencies parts of speech and features.

The two tables below are the whole knowledge: ``KINDS`` tells what the first letters of a tag mean, ``POSITIONS`` which
attributes the letters after the type carry. What UD decides by the word and not by the tag (some pronouns, *veliko*
as a determiner, *biti* as a full verb) gets its commonest reading.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens.morphanalysis import MorphAnalysis

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Features:
    """What a tag says of its word; an attribute that it does not have is empty."""

    pos: str
    abbr: str = ""
    animacy: str = ""
    aspect: str = ""
    case: str = ""
    definite: str = ""
    degree: str = ""
    foreign: str = ""
    gender: str = ""
    gender_psor: str = ""
    mood: str = ""
    num_form: str = ""
    num_type: str = ""
    number: str = ""
    number_psor: str = ""
    person: str = ""
    polarity: str = ""
    poss: str = ""
    pron_type: str = ""
    reflex: str = ""
    tense: str = ""
    variant: str = ""
    verb_form: str = ""

    @property
    def ud(self) -> str:
        """The features in CoNLL-U notation."""
        pairs = ((UD_NAMES[field.name], getattr(self, field.name)) for field in fields(self) if field.name != "pos")
        return "|".join(sorted((f"{name}={value}" for name, value in pairs if value), key=str.lower))


UD_NAMES: Final[Mapping[str, str]] = {
    field.name: "".join(part.capitalize() for part in field.name.split("_")) for field in fields(Features)
} | {"gender_psor": "Gender[psor]", "number_psor": "Number[psor]"}


_GENDERED_PRONOUNS: Final = ("Px-m", "Px-f", "Px-n")
_PLURAL_ONE: Final = tuple(f"Mlp{gender}{number}" for gender in "mfn" for number in "dp")
_DEFINITE_ONE: Final = tuple(f"Mlpms{case}{definite}" for case in "na" for definite in "ny")

KINDS: Final[Mapping[str, Features]] = {
    "Nc": Features("NOUN"),
    "Np": Features("PROPN"),
    "Va": Features("AUX"),
    "Vm": Features("VERB"),
    "Ag": Features("ADJ"),
    "Ap": Features("ADJ", verb_form="Part"),
    "As": Features("ADJ", poss="Yes"),
    "Rg": Features("ADV"),
    "Rr": Features("ADV", verb_form="Conv"),
    "Pd": Features("DET", pron_type="Dem"),
    "Pg": Features("DET", pron_type="Tot"),
    "Pi": Features("DET", pron_type="Ind"),
    "Pp": Features("PRON", pron_type="Prs"),
    "Pq": Features("DET", pron_type="Int"),
    "Pr": Features("PRON", pron_type="Rel"),
    "Ps": Features("DET", pron_type="Prs", poss="Yes"),
    "Px": Features("PRON", pron_type="Prs", reflex="Yes"),
    **dict.fromkeys(_GENDERED_PRONOUNS, Features("DET", pron_type="Prs", poss="Yes", reflex="Yes")),
    "Pz": Features("PRON", pron_type="Neg"),
    "Mdc": Features("NUM", num_form="Digit", num_type="Card"),
    "Mdo": Features("NUM", num_form="Digit", num_type="Ord"),
    "Mrc": Features("NUM", num_form="Roman", num_type="Card"),
    "Mro": Features("NUM", num_form="Roman", num_type="Ord"),
    "Mlc": Features("NUM", num_form="Word", num_type="Card"),
    "Mlo": Features("ADJ", num_type="Ord"),
    "Mlp": Features("NUM", num_form="Word", num_type="Card"),
    **dict.fromkeys((*_PLURAL_ONE, *_DEFINITE_ONE), Features("ADJ")),
    "Mls": Features("ADJ", num_type="Mult"),
    "S": Features("ADP"),
    "Cc": Features("CCONJ"),
    "Cs": Features("SCONJ"),
    "Q": Features("PART"),
    "I": Features("INTJ"),
    "Y": Features("X", abbr="Yes"),
    "X": Features("X"),
    "Xf": Features("X", foreign="Yes"),
    "Xw": Features("SYM"),
    "Z": Features("PUNCT"),
}
"""The beginning of a tag, the longest that fits, to its part of speech and what follows from the type alone."""

_GENDER: Final = ("gender", {"m": "Masc", "f": "Fem", "n": "Neut"})
_NUMBER: Final = ("number", {"s": "Sing", "d": "Dual", "p": "Plur"})
_CASE: Final = ("case", {"n": "Nom", "g": "Gen", "d": "Dat", "a": "Acc", "l": "Loc", "i": "Ins"})
_PERSON: Final = ("person", {"1": "1", "2": "2", "3": "3"})
_DEGREE: Final = ("degree", {"p": "Pos", "c": "Cmp", "s": "Sup"})
_DEFINITE: Final = ("definite", {"y": "Def", "n": "Ind"})

POSITIONS: Final[Mapping[str, tuple[tuple[tuple[str, Mapping[str, str]], ...], ...]]] = {
    "N": ((_GENDER,), (_NUMBER,), (_CASE,), (("animacy", {"y": "Anim", "n": "Inan"}),)),
    "V": (
        (("aspect", {"e": "Perf", "p": "Imp"}),),
        (
            ("verb_form", {"n": "Inf", "u": "Sup", "p": "Part", "r": "Fin", "f": "Fin", "c": "Fin", "m": "Fin"}),
            ("mood", {"r": "Ind", "f": "Ind", "c": "Cnd", "m": "Imp"}),
            ("tense", {"r": "Pres", "f": "Fut"}),
        ),
        (_PERSON,),
        (_NUMBER,),
        (_GENDER,),
        (("polarity", {"y": "Neg", "n": "Pos"}),),
    ),
    "A": ((_DEGREE,), (_GENDER,), (_NUMBER,), (_CASE,), (_DEFINITE,)),
    "R": ((_DEGREE,),),
    "P": (
        (_PERSON,),
        (_GENDER,),
        (_NUMBER,),
        (_CASE,),
        (("number_psor", _NUMBER[1]),),
        (("gender_psor", _GENDER[1]),),
        (("variant", {"y": "Short", "b": "Bound"}),),
    ),
    "M": ((), (_GENDER,), (_NUMBER,), (_CASE,), (_DEFINITE,)),
}
"""For each category: what each letter after the type says. A verb's form letter says three things at once."""

UNKNOWN: Final = Features("X")


@lru_cache(maxsize=4096)
def features(xpos: str) -> Features:
    """The features of a tag; of one that is no MULTEXT-East tag, only that the word is ``X``."""
    kind = next((KINDS[xpos[:end]] for end in range(len(xpos), 0, -1) if xpos[:end] in KINDS), UNKNOWN)
    if xpos[:1] == "S":
        return replace(kind, case=_CASE[1].get(xpos[1:2], ""))
    found = {
        name: codes[code]
        for code, attributes in zip(xpos[2:], POSITIONS.get(xpos[:1], ()), strict=False)
        for name, codes in attributes
        if code in codes
    }
    return replace(kind, **found)


class FeatureSetter:
    """Pipeline component: sets ``token.pos_`` and ``token.morph`` from ``token.tag_``."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._known: dict[int, tuple[str, MorphAnalysis]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set both attributes on every token that has a tag; white space has no features."""
        for token in doc:
            if token.is_space:
                token.pos_ = "SPACE"
                continue
            if not token.tag:
                continue
            known = self._known.get(token.tag)
            if known is None:
                said = features(token.tag_)
                known = self._known[token.tag] = (said.pos, MorphAnalysis(self._vocab, said.ud))
            token.pos_ = known[0]
            token.morph = known[1]
        return doc


@Language.factory("nagrade_features", assigns=["token.pos", "token.morph"], requires=["token.tag"])
def make_feature_setter(nlp: Language, name: str) -> FeatureSetter:  # noqa: ARG001 - spaCy's factory signature
    """Make the component; its name carries no meaning."""
    return FeatureSetter(nlp)
