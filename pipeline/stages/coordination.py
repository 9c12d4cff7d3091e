"""Coordination: what one verb says of several awards, and which of several winners has which."""

from dataclasses import replace

from pipeline.rules.awards import METALS
from pipeline.stages.claims import Claim
from pipeline.stages.phrases import AwardPhrase, is_year, same_case
from pipeline.stages.sentences import SentenceReader


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
        if not same_case(award.case, last.case) and not counted:
            continue
        if award.last < reader.sentence.last and reader.tokens[award.last].text == "pa":
            continue  # somebody else has it
        between = [t for t in reader.tokens[last.last : award.first] if not reader.in_brackets(t.index)]
        dated = any(is_year(t) for t in between) and not reader.is_gapped(award, claim.trigger)
        between = [t for t in between if not (dated and (is_year(t) or t.lemma in {"leto", "pa"}))]
        told = [t.lemma for t in between if t.text not in {"(", ")"} and t.features.num_type != "Card"]
        if told in (["in"], ["ter"], [","], [",", "med", "drug"], [",", "med", "drugo"]):
            claims.append(replace(claim, award=award))
    return _in_turn(claims)


def _grades_before(reader: SentenceReader, claim: Claim, taken: set[int]) -> list[AwardPhrase]:
    """The claim's award behind those that share its noun: "zlato in srebrno plaketo sta prejela"."""
    told = [claim.award] if claim.award is not None else []
    for award in reversed(reader.awards if told else ()):
        between = [t.lemma for t in reader.tokens[award.last : told[0].first] if t.features.num_type != "Card"]
        alone = award.last == award.first + 1 and not award.bare and award.head not in taken
        if award.last <= told[0].first and alone and between in (["in"], ["ter"], [","]):
            told.insert(0, award)
    return told


def _in_turn(claims: list[Claim]) -> list[Claim]:
    """The claims of awards of one kind and as many winners, each with its own: "prvo in drugo nagrado sta dobila"."""
    winners = [x for x in claims[0].links if x.slot == "recipient"]
    awards = [c.award for c in claims if c.award is not None]
    alike = len({a.kind for a in awards}) == 1 or all(a.kind in METALS for a in awards)
    graded = alike and all(a.number == "Sing" for a in awards) and len({a.name for a in awards}) == len(awards)
    if len(claims) == 1 or len(winners) != len(awards) or not graded:
        return claims
    return [
        replace(claim, links=(winner, *(x for x in claim.links if x.slot != "recipient")))
        for claim, winner in zip(claims, winners, strict=True)
    ]
