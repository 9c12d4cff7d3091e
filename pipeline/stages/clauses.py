"""Clauses: the predicates of a sentence, their voice and tense, and which words hang on which."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pipeline.rules.awards import BEFORE_NAJ
from pipeline.rules.frames import WISHES
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.phrases import same_case

Voice = Literal["active", "passive", "reflexive"]
Tense = Literal["past", "present", "future", ""]
_HELPERS = frozenset({"AUX", "PART", "PRON", "SCONJ", "PUNCT"})
_NEAR = 4  # tokens between a comma and the participle behind it
RELATIVES = frozenset({"ki", "kateri", "kdor", "čigar"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, participle or adjective of a clause with what its auxiliaries say.

    Attributes:
        index: Its token.
        real: False where the clause is negated, conditional, wished for, asked or an infinitive: nothing happened.
        habitual: An imperfective present: it tells what usually is.
        person: Person of the finite form, 1 for "smo prejeli".
        number: Number that the subject must have.
        gender: Gender that the subject must have, empty where the form shows none.
        antecedent: Noun that a relative clause hangs on, else ``None``.
        relative_case: Case in which the antecedent stands in its relative clause.
        chain: Predicate that this one is coordinated with and may share its subject, else ``None``.
    """

    index: int
    lemma: str
    voice: Voice
    tense: Tense
    real: bool
    habitual: bool
    person: str
    number: str
    gender: str
    antecedent: int | None
    relative_case: str
    chain: int | None


@dataclass(frozen=True, slots=True)
class Clauses:
    """Predicates by token, and for each token of the sentence the predicate that governs it (its own for itself)."""

    predicates: Mapping[int, Predicate]
    governor: Mapping[int, int]


def find_clauses(
    annotated: Annotated,
    sentence: Sentence,
    adjectives: frozenset[str],
    participles: Container[str],
    titles: Container[int] = (),
) -> Clauses:
    """Read the clauses of one sentence.

    Args:
        annotated: The release.
        sentence: The sentence.
        adjectives: Lemmas that make a predicate with "biti" ("deležen").
        participles: Lemmas of passive participles that make a clause behind a noun ("Ana Kos, nagrajena s plaketo,").
        titles: Tokens of titles of works, whose verbs and particles say nothing ("film Ne pozabi dihati").
    """
    tokens = annotated.tokens
    children: dict[int, list[int]] = defaultdict(list)
    for index in range(*sentence):
        if tokens[index].head != index and index not in titles:
            children[tokens[index].head].append(index)
    heads = [i for i in range(*sentence) if i not in titles and _is_predicate(tokens, i, children, adjectives)]
    predicates = {i: _read(tokens, i, children, sentence) for i in heads}
    if not predicates:  # "Ana Kos nagrajena za življenjsko delo"
        alone = (i for i in range(*sentence) if tokens[i].lemma in participles and tokens[i].features.pos == "ADJ")
        told = (i for i in alone if tokens[i].features.case == "Nom" and tokens[i].dep != "amod")
        predicates |= {i: replace(_read(tokens, i, children, sentence), tense="past") for i in told}
    for index in range(*sentence):
        noun = _told_of(tokens, index, sentence) if tokens[index].lemma in participles else None
        if noun is not None and index not in predicates:
            read = _read(tokens, index, children, sentence)
            predicates[index] = replace(read, tense="past", real=True, antecedent=noun, relative_case="Nom", chain=None)
    governor: dict[int, int] = {}
    for index in range(*sentence):
        at, seen = index, set[int]()
        while at not in predicates and tokens[at].head != at and at not in seen:
            seen.add(at)
            at = tokens[at].head
        if at in predicates:
            governor[index] = at
    _adopt_orphans(sentence, heads, governor)
    return Clauses(predicates, governor)


def _told_of(tokens: Sequence[Token], index: int, sentence: Sentence) -> int | None:
    """The noun before a comma with which a passive participle shortly behind it agrees; ``None`` where none does."""
    said = tokens[index].features
    near = range(index - 1, max(sentence.first, index - _NEAR) - 1, -1)
    comma = next((at for at in near if tokens[at].text == ","), 0)
    between = tokens[comma + 1 : index]
    if comma <= sentence.first or said.pos != "ADJ" or any(t.features.pos in {"VERB", "AUX", "CCONJ"} for t in between):
        return None
    noun = tokens[comma - 1]
    while not _is_agreeing(noun, tokens[index]):
        if not noun.dep.startswith(("flat", "nmod")) or not sentence.first <= noun.head < noun.index:
            return None
        noun = tokens[noun.head]
    return noun.index


def _is_agreeing(noun: Token, participle: Token) -> bool:
    one, other = noun.features, participle.features
    alike = (one.gender, one.number) == (other.gender, other.number) and one.pos in {"NOUN", "PROPN"}
    return alike and bool(one.case) and same_case(one.case, other.case, animate=True)


def _adopt_orphans(sentence: Sentence, heads: Sequence[int], governor: dict[int, int]) -> None:
    """Give words that no predicate governs to the nearest one: a sentence's root is at times a noun by mistake."""
    if heads:
        for index in range(*sentence):
            if index not in governor:
                governor[index] = min(heads, key=lambda head: abs(head - index))


def _is_predicate(
    tokens: Sequence[Token], index: int, children: Mapping[int, list[int]], adjectives: frozenset[str]
) -> bool:
    token = tokens[index]
    if token.features.pos == "VERB" and token.features.verb_form in {"Fin", "Part", "Inf"}:
        return True
    if token.features.pos == "ADJ" and (token.lemma in adjectives or is_passive_participle(token)):
        return any(tokens[child].lemma == "biti" for child in children[index])
    return token.lemma == "biti" and token.dep not in {"aux", "aux:pass", "cop"} and token.head == index


def is_passive_participle(token: Token) -> bool:
    """Whether the word is a participle such as "podeljena", "nagrajen"."""
    return token.features.pos == "ADJ" and (
        token.features.verb_form == "Part"
        or token.lemma.endswith(
            ("eljen", "ejen", "jen", "ovan", "iran", "šen", "ljen", "čen", "jet", "dan", "zet", "ran")
        )
    )


def _grades_title(tokens: Sequence[Token], particle: Token) -> bool:
    """Whether "naj" is of a title ("naziv naj prostovoljka") and tells no wish."""
    before = tokens[particle.index - 1] if particle.index else None
    return particle.text.casefold() == "naj" and before is not None and before.lemma in BEFORE_NAJ


def _read(tokens: Sequence[Token], index: int, children: Mapping[int, list[int]], sentence: Sentence) -> Predicate:
    token = tokens[index]
    helpers = _helpers(tokens, index, children, sentence)
    finite = next((h for h in helpers if h.features.verb_form == "Fin" and h.features.mood != "Cnd"), None)
    form = finite or token
    reflexive = any(h.lemma == "se" and h.text.casefold() == "se" for h in helpers)
    participle = token.features.pos == "ADJ"
    happened = token.features.verb_form == "Part" and any(h.features.tense == "Pres" for h in helpers)
    conditional = any(
        h.features.mood == "Cnd"
        or h.text.casefold() == "bi"
        or (h.text.casefold() == "naj" and not happened and not _grades_title(tokens, h))
        for h in helpers
    )
    negated = any(h.features.polarity == "Neg" or h.text.casefold() == "ne" for h in helpers)
    antecedent, case = _relative(tokens, index, children, sentence)
    governed = tokens[token.head]
    return Predicate(
        index=index,
        lemma=token.lemma,
        voice="passive" if participle else "reflexive" if reflexive else "active",
        tense=_tense(token, finite, participle=participle),
        real=not (
            negated
            or conditional
            or token.features.mood == "Imp"
            or (token.features.verb_form == "Inf" and not (finite and finite.features.tense == "Fut"))
            or any(h.text == "?" for h in helpers)
            or any(h.text.casefold() in {"če", "ali"} for h in helpers if h.features.pos == "SCONJ" or h.dep == "mark")
            or _is_wished(tokens, index, helpers)
        ),
        habitual=(
            (token.features.aspect == "Imp" or token.lemma.endswith(("eljevati", "ajati", "ejemati")))
            and token.features.verb_form == "Fin"
            and token.features.tense == "Pres"
        ),
        person=form.features.person,
        number=form.features.number or token.features.number,
        gender=token.features.gender if form.features.number in {"", token.features.number} else "",
        antecedent=antecedent,
        relative_case=case,
        chain=governed.index if token.dep == "conj" and governed.index != index else None,
    )


def _is_wished(tokens: Sequence[Token], index: int, helpers: Sequence[Token]) -> bool:
    """Whether the clause opens with "da" and hangs on a wish or proposal, or on what is denied."""
    if not any(h.text.casefold() == "da" for h in helpers):
        return False
    at = tokens[index].head
    for _ in range(2):  # the verb, or the noun that the clause completes and its verb
        governor = tokens[at]
        denied = any(t.head == at and t.features.polarity == "Neg" for t in tokens[max(0, at - 3) : at + 4])
        if governor.lemma in WISHES or governor.features.polarity == "Neg" or denied or _is_denied(tokens, at):
            return True
        at = governor.head
    return False


def _is_denied(tokens: Sequence[Token], at: int) -> bool:
    """Whether "ne" stands right before the word."""
    return at > 0 and tokens[at - 1].text.casefold() == "ne"


def _helpers(tokens: Sequence[Token], index: int, children: Mapping[int, list[int]], sentence: Sentence) -> list[Token]:
    """Auxiliaries, particles and conjunctions of the predicate: its children, else forms of "biti" just before it."""
    own = [tokens[c] for c in children[index] if tokens[c].features.pos in _HELPERS or tokens[c].dep == "mark"]
    if any(t.features.pos == "AUX" for t in own) or tokens[index].features.verb_form == "Fin":
        return own
    for at in range(index - 1, max(sentence.first, index - 12) - 1, -1):
        if tokens[at].features.pos == "AUX" and tokens[tokens[at].head].features.pos not in {"VERB", "ADJ"}:
            return [*own, tokens[at]]
        if tokens[at].features.pos == "VERB":
            break
    return own


def _tense(token: Token, finite: Token | None, *, participle: bool) -> Tense:
    if finite is not None and finite.features.tense == "Fut":
        return "future"
    if participle or token.features.verb_form == "Part":
        return "past"
    return "present" if token.features.verb_form == "Fin" else ""


def _relative(
    tokens: Sequence[Token], index: int, children: Mapping[int, list[int]], sentence: Sentence
) -> tuple[int | None, str]:
    """The noun that the predicate's relative clause hangs on, and the case of its place in the clause."""
    relative = next((tokens[c] for c in children[index] if tokens[c].lemma in RELATIVES), None)
    if relative is None:
        for at in range(index - 1, sentence.first - 1, -1):
            if tokens[at].lemma in RELATIVES and tokens[at].text[:1].islower():
                relative = tokens[at]
                break
            if tokens[at].text in {",", ";"} or tokens[at].features.pos == "VERB":
                break
    if relative is None:
        return None, ""
    if relative.lemma != "ki":
        case = relative.features.case or "Nom"
        noun = _noun_before(tokens, relative.index, sentence)
    else:
        resumed = next(
            (
                tokens[c].features.case
                for c in children[index]
                if tokens[c].features.pron_type == "Prs"
                and tokens[c].features.reflex == ""
                and c > relative.index
                and c <= relative.index + 2
            ),
            "Nom",
        )
        following = tokens[relative.index + 1] if relative.index + 1 < sentence.last else None
        if resumed == "Nom" and following is not None and following.lemma == "on" and following.features.case:
            resumed = following.features.case
        case = resumed
        noun = (
            tokens[index].head if tokens[index].dep.startswith("acl") and tokens[index].head < relative.index else None
        )
        noun = noun if noun is not None else _noun_before(tokens, relative.index, sentence)
    return noun, case


def _noun_before(tokens: Sequence[Token], index: int, sentence: Sentence) -> int | None:
    for at in range(index - 1, sentence.first - 1, -1):
        if tokens[at].features.pos in {"NOUN", "PROPN"}:
            return at
    return None
