"""Phrases: what the entity stages find and linking joins, and how noun phrases hold together.

Token ranges are half-open and count ``Annotated.tokens``.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pipeline.rules.awards import METALS, NO_PART_OF_NAME
from pipeline.rules.people import HONORIFICS
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated, Token

PhraseKind = Literal["person", "institution", "place", "group", "work"]
OPENING_QUOTES = frozenset("»„“\"'‚")
CLOSING_QUOTES = frozenset("«“”\"'‘’")
CLASS_NOUNS = frozenset({"kategorija", "razred", "skupina", "disciplina", "sekcija", "konkurenca", "zvrst"})
_CLASS_PREPOSITIONS = frozenset({"med", "pri", "za"})
_REGIONS = frozenset({"regija", "območje", "občina", "pokrajina", "okraj", "enota", "kraj"})
_CAPTIONS = frozenset({"slika", "foto", "fotografija", "posnetek"})
_NO_CLASS = frozenset({"VERB", "AUX", "PRON", "PART"})  # what ends a class that has no quotation marks
_CLASS_STOPS = frozenset({",", ";", ":", "(", ".", "–", "pa", "se", "si", "je", "so", "sta"})
GRADES = frozenset({*METALS.values(), "prv", "drug", "tretj"})
"""Stems of the adjectives of grades."""
_STAFF = "zaposlen"
_AT_WORK = frozenset({"v", "na", "pri"})
_LONGEST_CLASS = 8  # words
_CLASSED = re.compile(r" v (?:kategoriji|razredu|konkurenci|skupini|disciplini|sekciji|zvrsti)(?: |\Z)")
OF_KIND = re.compile(r"[sšc]k(?:[aeiou]|ega|emu|em|im|ih|imi)\Z")
_I_STEMS = frozenset({"pesem", "stvar", "vas", "pomoč", "luč", "klet", "pot", "misel", "bolezen"})  # taken for men's
MEN_IN_A = ("vodja", "kolega")
"""Nouns of men, or of either, that are tagged as feminines."""

_NEAR_HEAD = 4  # words before a noun in which its adjectives stand
# Forms that many nouns share: a phrase tagged with the one case may stand in the other.
SYNCRETIC = frozenset({frozenset({"Nom", "Acc"}), frozenset({"Dat", "Loc"})})


@dataclass(frozen=True, slots=True)
class Role:
    """An office or occupation: base forms, and the characters that it was read from.

    ``name`` is empty where only the institution is told ("Ana Novak iz Zavoda Lipa").
    """

    name: str
    institution: str | None
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention of somebody or something that may receive, present, accept or confer an award.

    Attributes:
        first: First token of the name itself.
        last: Token after the name.
        outer_first: First token with titles and roles that stand before the name.
        outer_last: Token after what belongs to the name behind it.
        head: Token whose case and governor are the phrase's.
        name: Nominative base form.
        case: Case in the sentence, empty where the tag has none.
        rule: Row or model that found it.
    """

    kind: PhraseKind
    first: int
    last: int
    outer_first: int
    outer_last: int
    head: int
    name: str
    case: str
    gender: str
    number: str
    rule: str
    titles: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class AwardPhrase:
    """A mention of an award.

    Attributes:
        bare: The noun alone, such as "nagrado": it may stand for an award named before.
        category: The class that it is awarded in ("v kategoriji X").
        purpose: What stands behind "za" in its name, in the nominative: a class where the release lists it as one.
        reason: Offsets of the deed that it is awarded for.
        issuer: The institution in whose name it is given, as its genitive complement.
    """

    first: int
    last: int
    head: int
    name: str
    kind: str
    case: str
    gender: str
    number: str
    rule: str
    bare: bool
    category: str | None = None
    purpose: str | None = None
    year_for: str | None = None
    reason: Span | None = None
    issuer: Phrase | None = None


def in_class(name: str, category: str, noun: str = "kategoriji") -> str:
    """The name of an award with its class, unless it ends in it; one told with a preposition keeps that.

    Args:
        name: The award's name.
        category: The class.
        noun: What the class is called, in the locative ("v skupini X").
    """
    if f" {name}".casefold().endswith(f" {category}".casefold()):
        return name
    name = _CLASSED.split(name)[0]  # of one class, and not of two
    told = category.partition(" ")[0].casefold() in _CLASS_PREPOSITIONS
    return f"{name} {category}" if told else f"{name} v {noun} {category}"


def without_class(award: AwardPhrase) -> AwardPhrase:
    """The award without the class that its name ends in."""
    name = award.name.removesuffix(award.category or "").rstrip()
    return replace(award, name=_CLASSED.split(name)[0] if award.category else name, category=None)


def may_be_class(words: Sequence[Token]) -> bool:
    """Whether the words of a label can be a class: neither somebody's region nor the number of a picture."""
    lemmas = [word.lemma.casefold() for word in words]
    numbered = any(word in _CAPTIONS and after[:1].isdigit() for word, after in pairwise(lemmas))
    return not numbered and _REGIONS.isdisjoint(lemmas)


def class_end(tokens: Sequence[Token], start: int, limit: int) -> int:
    """End of the class that is named behind "v kategoriji": up to a verb, a clitic or a sign; ``start`` if none is."""
    opens = start < limit and tokens[start].features.verb_form == "Part"  # which "pihal" is taken for
    end = start + opens
    while end < limit and tokens[end].features.pos not in _NO_CLASS and tokens[end].text not in _CLASS_STOPS:
        end += 1
    return end if end - start <= _LONGEST_CLASS else start


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Offsets of the tokens from ``first`` up to ``last``."""
    return Span(tokens[first].span.start, tokens[last - 1].span.end)


def written(tokens: Sequence[Token]) -> str:
    """The tokens as they stand, with one space wherever there is white space between two."""
    words = [tokens[0].text]
    for before, token in pairwise(tokens):
        words.append((" " if before.span.end < token.span.start else "") + token.text)
    return "".join(words)


def agrees(modifier: Token, head: Token) -> bool:
    """Whether an adjective, ordinal or participle stands in the case and number of its noun."""
    a, b = modifier.features, head.features
    cases = {a.case, b.case}
    alike = len(cases) == 1 or (cases == {"Gen", "Acc"} and b.gender == "Masc" and b.number == "Sing")
    alike = alike or frozenset(cases) in SYNCRETIC
    plural = a.number == b.number == "Plur" and modifier.text.endswith("e") and head.text.endswith("e")  # of any gender
    gender = a.gender == b.gender or not a.gender or plural or (a.gender == "Masc" and head.lemma.endswith(MEN_IN_A))
    return (alike and a.number == b.number and gender) or _both_in_i(modifier, head)


def _both_in_i(modifier: Token, head: Token) -> bool:
    """Whether both end as the dative and locative of a feminine, where adjectives are often taken for masculine ones.

    As in "so Glasbeni šoli podelili", whatever the tags say.
    """
    return (
        modifier.features.pos == "ADJ"
        and head.features.gender == "Fem"
        and 0 < head.index - modifier.index <= _NEAR_HEAD
        and modifier.text.endswith("i")
        and head.text.endswith("i")
    )


def same_case(found: str, wanted: str, *, animate: bool = False) -> bool:
    """Whether a phrase tagged ``found`` can stand in the case ``wanted``; of ``animate`` ones two more are alike."""
    pair = frozenset({found, wanted})
    return found == wanted or not found or pair in SYNCRETIC or (animate and pair == {"Gen", "Acc"})


def is_modifier(token: Token) -> bool:
    """Whether the token can stand before a noun as its adjective, ordinal or numeral."""
    numeral = token.features.pos == "NUM" and token.text[:1].isdigit()
    words = {"moški", "drug"}  # which are a noun and a numeral too
    return token.features.pos in {"ADJ", "DET"} or numeral or token.lemma in words


def is_of_verb(tokens: Sequence[Token], at: int, floor: int) -> bool:
    """Whether the word is a participle of the "biti" right before it ("je bila razglašena ekipa")."""
    return at > floor and tokens[at - 1].lemma == "biti" and tokens[at].xpos.startswith("App")


def is_metal(token: Token) -> bool:
    """Whether the word is an adjective of gold, silver or bronze ("Zlatega so prejeli"), or looks like its adverb."""
    return token.features.pos in {"ADJ", "ADV"} and token.lemma.casefold().startswith(tuple(METALS.values()))


def adjective_stem(lemma: str) -> str:
    """What the forms of an adjective share: "časten", "častni", "častna" are one."""
    stem = lemma.casefold().rstrip("aeiou")
    return stem[:-2] + stem[-1] if stem.endswith(("en", "er", "el")) else stem


def is_of_grade(token: Token) -> bool:
    """Whether the word is an adjective of a grade: a metal's or "prvi"."""
    return is_metal(token) or adjective_stem(token.lemma) in GRADES


def is_highest(token: Token) -> bool:
    """Whether the word is a form of "najvišji", which gets all kinds of lemmas."""
    return token.text.casefold().startswith("najviš")


def tells_no_name(token: Token) -> bool:
    """Whether the word before an award's noun is no part of its name."""
    return token.lemma in NO_PART_OF_NAME or is_highest(token)


def modifiers_before(tokens: Sequence[Token], head: int, floor: int) -> int:
    """First token of the noun phrase of ``head``: agreeing adjectives, their adverbs, and "in" between them."""
    first = at = head
    while at > floor:
        before = tokens[at - 1]
        if (
            (is_modifier(before) and (agrees(before, tokens[head]) or before.features.pos == "NUM"))
            or (before.xpos.startswith("As") and first == head)  # whatever the tags say: nothing else stands so
            or (first == at < head and is_metal(before) and before.features.pos == "ADJ")  # "srebrna častna znaka"
            or (
                before.lemma in {"in", ",", "ter"}
                and at - 1 > floor
                and first < head
                and tokens[at - 2].features.pos == "ADJ"
                and agrees(tokens[at - 2], tokens[head])
            )
            or (before.lemma in {"najbolj", "bolj", "manj", "najmanj", "zelo"} and first < head)
            or (first == at < head and is_first_half(before, tokens[at]))
        ):
            at -= 1
            first = at
        elif at - 1 > floor and first == at < head and _is_hyphened(tokens, at - 1):
            at -= 2
            first = at
        else:
            break
    return first


def is_first_half(word: Token, adjective: Token) -> bool:
    """Whether the word is the unchanged first half of an adjective that some write apart ("Kmetijsko gozdarska")."""
    compound = word.features.pos in {"ADJ", "ADV"} and word.text.endswith("o") and word.text[:1].isupper()
    return compound and adjective.features.pos == "ADJ" and adjective.text.islower() and adjective.text[-1] != "o"


def _is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sign joins the halves of an adjective ("Kulturno-umetniškemu")."""
    before, sign, behind = tokens[at - 1 : at + 2]
    joined = sign.text in {"-", "‑"} and before.span.end == sign.span.start and sign.span.end == behind.span.start
    return joined and before.features.pos in {"ADJ", "ADV"} and before.text.endswith("o")


def in_case(token: Token, case: str) -> bool:
    """Whether the token is a noun, adjective or name word that stands in ``case`` (or shows none)."""
    found = token.features.case
    if case == "Gen" and (found in {"Dat", "Loc"} or token.lemma in _I_STEMS) and is_i_stem(token):
        found = "Gen"
    noun = token.features.pos in {"NOUN", "PROPN"}
    if case == "Gen" and found == "Nom" and noun and token.text.casefold() == f"{token.lemma.casefold()}a":
        found = "Gen"  # "festivala" behind "selektorica" looks like a woman
    if case == "Acc" and found == "Nom" and token.features.pos in {"ADJ", "DET"} and token.features.gender != "Masc":
        found = "Acc"  # of feminines in the plural and of neuters the two are one form
    return token.features.pos in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "X"} and found in {case, ""}


def is_i_stem(token: Token) -> bool:
    """Whether the noun is one of those whose genitive, dative and locative are alike ("varnosti")."""
    told = (token.features.gender == "Fem" and not token.lemma.endswith("a")) or token.lemma in _I_STEMS
    return told and token.text.endswith("i")


def _is_qualified(token: Token, case: str) -> bool:
    """Whether an adverb before the token can belong to it ("najbolje pripravljena")."""
    return token.features.pos == "ADJ" and token.features.case == case


def is_year(token: Token) -> bool:
    """Whether the token is a year in digits."""
    text = token.text.rstrip(".")
    return text.isdecimal() and len(text) == len("2020") and text[:2] in {"18", "19", "20"}


def acts(tokens: Sequence[Token], at: int, limit: int, verbs: Collection[str] = ("AUX", "VERB")) -> bool:
    """Whether one of ``verbs`` stands between the token and the next comma or semicolon, or ``limit``."""
    end = next((i for i in range(at, limit) if tokens[i].text in {",", ";"}), limit)
    return any(token.features.pos in verbs for token in tokens[at:end])


def _is_misread(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether an adjective before its noun is taken for a noun of its own ("za najboljšo pesniško zbirko")."""
    word = tokens[at]
    if at + 1 >= limit or word.text[:1].isupper() or not OF_KIND.search(word.text):
        return False
    noun = tokens[at + 1].features
    one, other = (word.features.case, word.features.number), (noun.case, noun.number)
    return noun.pos == "NOUN" and one == other and word.features.gender == noun.gender


def _coordinated_end(tokens: Sequence[Token], at: int, limit: int, case: str) -> int:
    """The noun that adjectives joined by commas and "in" share ("znanstvenega, športnega in kulturnega dela").

    Returns ``at`` where they begin nowhere near: at the first adjective, with its noun behind the last.
    """
    end = at
    while end + 2 < limit and tokens[end].features.pos == "ADJ" and tokens[end].features.case == case:
        if tokens[end + 1].features.pos == "NOUN" and agrees(tokens[end], tokens[end + 1]):
            return end + 1 if end > at else at
        if tokens[end + 1].lemma not in {",", "in", "ter"}:
            return at
        end += 2
    return at


def nominal_end(tokens: Sequence[Token], start: int, limit: int, case: str) -> int:
    """End of the noun phrases in ``case`` that start at ``start``, with the genitives that hang on them.

    Returns ``start`` where none begins there.
    """
    at, wanted = start, case
    seen_noun = False
    while at < limit:
        token = tokens[at]
        if (further := _coordinated_end(tokens, at, limit, "Gen" if seen_noun else wanted)) > at:
            at = further
            continue
        if is_year(token) or (token.text.endswith(".") and token.text.casefold() in HONORIFICS):
            break  # whoever has the title begins there: "za zasluge dr. Ani Novak"
        counted = at > start and tokens[at - 1].features.num_type == "Card"  # "petdeset darovanj"
        if in_case(token, wanted) or ((seen_noun or counted) and in_case(token, "Gen")):
            if token.features.pos in {"NOUN", "PROPN"} and not _is_misread(tokens, at, limit):
                seen_noun = True
                wanted = "Gen" if token.features.case else wanted
            at += 1
        elif token.features.pos == "ADV" and at + 1 < limit and _is_qualified(tokens[at + 1], wanted):
            at += 1
        elif token.text in {"-", "‑"} and at > start and at + 1 < limit and tokens[at - 1].text.isdigit():
            at += 1  # "10-letno delo"
        else:
            break
    while at > start and tokens[at - 1].features.pos in {"ADJ", "DET"} and seen_noun and at < limit:
        if tokens[at].lemma in {"in", "ter", "oziroma"}:
            break
        at -= 1
    return at if seen_noun else start


def other_of_pair(tokens: Sequence[Token], head: int, limit: int) -> int | None:
    """The other noun of two that are one group: "člani in članice kluba", "trenerjev in športnih delavcev"."""
    if head + 2 >= limit or tokens[head + 1].lemma not in {"in", "ter"}:
        return None
    at = next((i for i in range(head + 2, limit) if tokens[i].features.pos != "ADJ"), head + 2)
    one, other = tokens[head].features, tokens[at].features
    paired = one.number == other.number == "Plur" and one.case == other.case and other.pos == "NOUN"
    return at if paired and all(agrees(t, tokens[at]) for t in tokens[head + 2 : at]) else None


def age_end(tokens: Sequence[Token], at: int, limit: int) -> int:
    """The token after an age that is told behind a noun for people ("dekleta do 13 let"); ``at`` where none is."""
    words = [token.text.casefold() for token in tokens[at : min(limit, at + 5)]]
    if words[:1] == ["od"] and words[1:2] and words[1].isdecimal():  # "od 15 do 18 let"
        end = age_end(tokens, at + 2, limit)
        return end if end > at + 2 else at
    told = len(words) >= len(("do", "13", "let")) and words[0] in {"do", "nad"} and words[1].isdecimal()
    return at + len(("do", "13", "let")) if told and words[2] in {"let", "leti", "leta"} else at


def staff_end(tokens: Sequence[Token], at: int, limit: int, phrases: Iterable["Phrase"]) -> int:
    """End of where those work who are told before ``at`` ("zaposleni v knjižnici"); ``at`` where nothing tells it."""
    told = 0 < at < limit - 1 and tokens[at - 1].lemma == _STAFF and tokens[at].text in _AT_WORK
    if not told:
        return at
    end = nominal_end(tokens, at + 1, limit, "Loc")
    named = (p.last for p in phrases if p.outer_first <= at + 1 < p.last or p.outer_first < end < p.last)
    end = max(named, default=end)
    return end if end > at + 1 else at


def quoted_end(tokens: Sequence[Token], start: int, limit: int, *, longest: int = 12) -> int:
    """Token after the quotation that opens at ``start``; ``start`` where none does or it is longer than ``longest``."""
    if start >= limit or tokens[start].text not in OPENING_QUOTES:
        return start
    for at in range(start + 2, min(limit, start + longest + 2)):
        if tokens[at].text in CLOSING_QUOTES:
            return at + 1
    return start


def sentence_of(annotated: Annotated, index: int) -> int:
    """Number of the sentence in which the token lies."""
    low, high = 0, len(annotated.sentences) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if annotated.sentences[middle].first <= index:
            low = middle
        else:
            high = middle - 1
    return low
