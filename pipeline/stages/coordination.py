"""Coordination: what one verb says of several awards, and which of several winners has which."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.rules.awards import ADJECTIVAL, METALS, NAMING
from pipeline.stages.annotation import Token
from pipeline.stages.claims import Claim
from pipeline.stages.extents import ExtentReader
from pipeline.stages.inflection import adjective
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    class_end,
    in_class,
    is_year,
    same_case,
    span_of,
    without_class,
)
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.vocabulary import possible_cases

_PAIR = 2
_BOTH = ["Fem", "Masc"]


def coordinated(reader: SentenceReader, claim: Claim, taken: set[int]) -> list[Claim]:
    """The claim, and the same for each award coordinated with its own ("je prejela plaketo in priznanje").

    Args:
        reader: The sentence.
        claim: What its verb says of one award.
        taken: Heads of the awards that a verb of the sentence has already.
    """
    claims = [replace(claim, award=award) for award in _grades_before(reader, claim, taken)] or [claim]
    for award in reader.awards:
        last = claims[-1].award
        if last is None or award.first <= last.head or award.head in taken:
            continue
        counted = award.case == "Gen" and reader.tokens[award.first - 1].features.num_type == "Card"  # "pet srebrnih"
        alike = not last.case or same_case(award.case, last.case)
        misread = not alike and last.case in possible_cases(
            reader.tokens[award.head]
        )  # "nagrade" looks like a genitive
        if not (alike or counted or misread):
            continue
        if reader.is_gapped(award, claim.trigger):
            continue  # somebody else has it
        between = [t for t in reader.tokens[last.last : award.first] if not reader.in_brackets(t.index)]
        dated = any(is_year(t) for t in between)
        between = [t for t in between if not (dated and (is_year(t) or t.lemma in {"leto", "pa"}))]
        told = [t.lemma for t in between if t.text not in {"(", ")"} and t.features.num_type != "Card"]
        if told in (["in"], ["ter"], [","], [",", "med", "drug"], [",", "med", "drugo"]):
            other = replace(award, case=last.case, number="Plur") if misread else award
            claims.append(_of_other(claim, last, other, dated=dated))
    if len(claims) == 1:
        return _by_class(reader, claim) or _by_purpose(reader, claim) or _listed(reader, claim) or [claim]
    return in_turn(claims)


def _of_other(claim: Claim, last: AwardPhrase, award: AwardPhrase, *, dated: bool) -> Claim:
    """The claim of a further award, which whoever only the one before is named after does not give.

    Where its own year is told before it, that of the one before is none of its clause.
    """
    own = range(last.first, last.last)
    links = tuple(x for x in claim.links if x.slot != "conferred_by" or x.phrase.first not in own)
    scope = frozenset(at for at in claim.scope if at >= last.last) if dated else claim.scope
    return replace(claim, award=award, links=links, scope=scope)


def _by_class(reader: SentenceReader, claim: Claim) -> list[Claim]:
    """The claim once for each winner with a class of their own ("Ana v kategoriji X in Jan v kategoriji Y")."""
    tokens, limit, found, told = reader.tokens, reader.sentence.last, list[Claim](), claim.award
    winners = [x for x in claim.links if x.slot == "recipient"]
    rest = tuple(x for x in claim.links if x.slot != "recipient")
    if told is None or len(winners) < _PAIR:
        return []
    for winner in winners:
        at = winner.phrase.outer_last
        if at + 2 >= limit or tokens[at].text != "v" or tokens[at + 1].lemma not in CLASS_NOUNS:
            return []
        stop = min((x.phrase.outer_first for x in winners if x.phrase.first > at), default=limit)
        end = class_end(tokens, at + 2, min(limit, stop))
        end -= tokens[end - 1].lemma in {"in", "ter"}
        if end <= at + 2:
            return []
        category = span_of(tokens, at + 2, end).of(reader.annotated.text)
        name = in_class(without_class(told).name, category, tokens[at + 1].text)
        award = replace(told, name=name, category=category, bare=False)
        found.append(replace(claim, award=award, category=None, links=(winner, *rest)))
    return found


def _by_purpose(reader: SentenceReader, claim: Claim) -> list[Claim]:
    """The claim once for each purpose, each with a winner of its own or all with one.

    As in "nagradi za režijo in scenarij sta dobila A in B" and "film je dobil nagradi za režijo in scenarij".
    """
    winners = [x for x in claim.links if x.slot == "recipient"]
    award = claim.award
    if award is None or award.purpose is None:
        return []
    told = _purposes(reader, award)
    two = award.number == "Dual" or (award.gender == "Fem" and reader.tokens[award.head].text.endswith("i"))
    shared = two if len(told) == _PAIR else award.number == "Plur"  # one for both is of one purpose
    if len(told) < _PAIR or len(winners) not in {1, len(told)} or not shared:
        return []
    base = award.name.partition(" za ")[0]
    rest = tuple(x for x in claim.links if x.slot != "recipient")
    return [
        replace(claim, award=replace(award, name=f"{base} za {purpose}", purpose=None), links=(winner, *rest))
        for purpose, winner in zip(told, winners if len(winners) > 1 else winners * len(told), strict=True)
    ]


def _listed(reader: SentenceReader, claim: Claim) -> list[Claim]:
    """The claim once for each purpose behind a colon ("prejel je tri nagrade: za režijo, za scenarij in za glasbo")."""
    award, tokens, limit = claim.award, reader.tokens, reader.sentence.last
    at = award.last if award is not None and award.bare else limit
    if award is None or at >= limit or tokens[at].text != ":":
        return []
    extents, found = ExtentReader(reader.annotated, reader.sentence, reader.phrases), list[Claim]()
    while at + 1 < limit and tokens[at].text in {":", ",", "in", "ter"} and tokens[at + 1].text == "za":
        end = extents.purpose_end(at + 1)
        if end == at + 1 or any(p.first == end for p in reader.phrases):
            return []  # whoever has it stands behind
        name = f"{award.name} {span_of(tokens, at + 1, end).of(reader.annotated.text)}"
        found.append(replace(claim, award=replace(award, name=name, bare=False)))
        at = end
    return found if len(found) >= _PAIR else []


def _purposes(reader: SentenceReader, award: AwardPhrase) -> list[str]:
    """What stands behind "za", each for itself, with the noun and the adjectives that it shares with another."""
    tokens, text, limit = reader.tokens, reader.annotated.text, reader.sentence.last
    start = 1 + next((at for at in range(award.head, award.last) if tokens[at].text == "za"), award.last)
    ends, at = list[tuple[int, int]](), start
    while at < limit:
        end = at
        while end < limit and tokens[end].features.pos in {"ADJ", "NOUN", "ADV"}:
            end += 1
        if end == at:
            return []
        ends.append((at, end))
        if end >= limit or tokens[end].text not in {",", "in", "ter"}:
            break
        at = end + 1
    parts = [tokens[slice(*part)] for part in ends]
    said = [t.features for part in parts for t in part]
    if len(parts) < _PAIR or any(f.case not in {"Acc", "Nom", ""} or f.number == "Plur" for f in said):
        return []
    nouns = [next((t for t in part if t.features.pos == "NOUN" and not _may_qualify(t)), None) for part in parts]
    governors = [next((noun for noun in nouns[at:] if noun is not None), None) for at in range(len(parts))]
    return [
        _purpose_of(text, part, governor, parts[0], governors[0])
        for part, governor in zip(parts, governors, strict=True)
    ]


def _purpose_of(
    text: str, part: Sequence[Token], noun: Token | None, first: Sequence[Token], firsts: Token | None
) -> str:
    """One of several purposes with its noun, which may stand in a later one, and what it shares with the first.

    As in "za najboljšo stransko žensko in moško vlogo", and of another noun the superlative alone.
    """
    words = span_of(part, 0, len(part)).of(text)
    leading: Sequence[Token] = ()
    if part is not first and noun is not None and part[0].features.degree != "Sup" and len(part) <= _PAIR:
        best = first[:1] if first[0].features.degree == "Sup" else ()
        leading = first[:-1] if noun is firsts and all(map(_may_qualify, first)) else best
    behind = [noun.text] if noun is not None and noun not in part else []
    return " ".join([*(_agreeing(t, noun) for t in leading), words, *behind])


def _may_qualify(token: Token) -> bool:
    """Whether the word is an adjective, or the noun that "ženska" is taken for ("za žensko in moško vlogo")."""
    return token.features.pos == "ADJ" or token.lemma in ADJECTIVAL


def _agreeing(token: Token, noun: Token | None) -> str:
    """An adjective in the accusative of another noun ("najboljšo režijo": "najboljši scenarij")."""
    gender = noun.features.gender if noun is not None else ""
    if gender in {"", token.features.gender}:
        return token.text
    one = adjective(token.text, gender, "Sing", bare=False)
    return f"{one[:-1]}o" if gender == "Fem" else one


def _grades_before(reader: SentenceReader, claim: Claim, taken: set[int]) -> list[AwardPhrase]:
    """The claim's award behind those that share its noun: "zlato in srebrno plaketo sta prejela"."""
    told = [claim.award] if claim.award is not None else []
    for award in reversed(reader.awards if told else ()):
        between = [t.lemma for t in reader.tokens[award.last : told[0].first] if t.features.num_type != "Card"]
        alone = award.last == award.first + 1 and not award.bare and award.head not in taken
        if award.last <= told[0].first and alone and between in (["in"], ["ter"], [","]):
            told.insert(0, award)
    return told


def in_turn(claims: list[Claim]) -> list[Claim]:
    """The claims of awards of one kind and as many winners, each with its own: "prvo in drugo nagrado sta dobila".

    Of titles each has that of its own gender: "športnik in športnica leta sta postala Ana Kos in Jan Lah".
    """
    if len(claims) < _PAIR:
        return claims
    winners, *others = ([x for x in c.links if x.slot == "recipient"] for c in claims)
    awards = [c.award for c in claims if c.award is not None]
    if (
        any(other != winners for other in others)
        or len(winners) != len(awards)
        or len({a.name for a in awards}) < len(awards)
    ):
        return claims
    genders = [a.gender for a in awards]
    if {a.kind for a in awards} <= NAMING and sorted(genders) == sorted(x.phrase.gender for x in winners) == _BOTH:
        winners.sort(key=lambda x: genders.index(x.phrase.gender))
    else:
        alike = len({a.kind for a in awards}) == 1 or all(a.kind in METALS for a in awards)
        if not alike or any(a.number not in {"Sing", ""} for a in awards):
            return claims
    return [
        replace(claim, links=(winner, *(x for x in claim.links if x.slot != "recipient")))
        for claim, winner in zip(claims, winners, strict=True)
    ]
