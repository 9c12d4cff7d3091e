"""Claims of the parts of a sentence that leave the verb out, and take it from the part before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import LIVE, Status
from pipeline.stages.claims import Claim, PartySlot
from pipeline.stages.phrases import CLASS_NOUNS, AwardPhrase, Phrase, acts, in_class, same_case, span_of
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.winners import claim_of

_AFTER_FIRST = 8  # tokens behind "prvič" in which its year stands
_WINNERS = frozenset({"recipient", "accepted_by"})
_YEARS: Mapping[str, Status] = {"letos": "conferred", "lani": "past", "predlani": "past"}
_TURNS = 2  # grades that must be told in turn


def gapped_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the parts of a sentence that leave the verb out: "priznanje pa Peter Zupan"."""
    rule = "pattern.gapped-verb"
    if not reader.tables.has(rule):
        return []
    found = []
    used = {c.award.head for c in claims if c.award}
    parties = {x.phrase.head for c in claims for x in c.links}
    free = [g for g in reader.groups if g[0].head not in parties and g[0].kind != "place"]
    for award in reader.awards:
        model = next(
            (c for c in reversed(claims) if c.award is not None and c.trigger < award.first and not c.epithet), None
        )
        if award.head in used or model is None or model.award is None or not same_case(award.case, model.award.case):
            continue
        slot = _slot_of_winners(reader, model)
        if slot is None:
            continue
        case = next((x.phrase.case for x in model.links if x.slot == slot), "Nom")
        before = (g for g in free if _stands_before(reader, award, g) and same_case(g[0].case, case))
        group = next(before, None) or next((g for g in free if _fills_gap(reader, award, g, case)), None)
        if group is not None:
            won = [_in_case(reader, phrase, case) for phrase in group]
            claim = claim_of(reader, award.head, rule, award, won, model.status, slot=slot)
            found.append(replace(claim, scope=model.scope))
    return found


def year_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the same award in another year: "lani jo je prejela Ana Novak, letos pa Peter Zupan"."""
    rule, tokens = "pattern.year-in-turn", reader.tokens
    parties = {x.phrase.head for c in claims for x in c.links}
    found = []
    for group in reader.groups if reader.tables.has(rule) else ():
        at = group[0].outer_first - 1
        at -= at > reader.sentence.first and tokens[at].text == "pa"
        status = _YEARS.get(tokens[at].text.casefold()) if at > reader.sentence.first else None
        model = next(
            (c for c in reversed(claims) if c.trigger < at and any(x.slot == "recipient" for x in c.links)), None
        )
        if status is None or model is None or model.award is None or group[0].head in parties:
            continue
        alone = same_case(group[0].case, "Nom") and not acts(tokens, group[-1].outer_last, reader.sentence.last)
        if alone and tokens[at - 1].text in {",", ";"}:
            found.append(claim_of(reader, at, rule, model.award, group, status))
    return found


def _in_case(reader: SentenceReader, phrase: Phrase, case: str) -> Phrase:
    """A person's name read in the case that the part before demands ("s srebrnim pa Niko Zorman")."""
    if phrase.kind != "person" or phrase.case == case or not same_case(phrase.case, case):
        return phrase
    name = reader.forms.person(reader.tokens[phrase.first : phrase.last], case=case)
    return replace(phrase, name=name.name, case=case, gender=name.gender) if name.case == case else phrase


def _slot_of_winners(reader: SentenceReader, model: Claim) -> PartySlot | None:
    """What those who have the award are to the clause, though it may only call them winners ("so tekmovalci")."""
    told = next((x.slot for x in model.links if x.slot in _WINNERS), None)
    won = any(f.id == model.rule and f.subject == "recipient" for f in reader.tables.frames)
    return told or ("recipient" if won else None)


def _fills_gap(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase], case: str) -> bool:
    head, told = group[0], list(reader.tokens[award.last : group[0].outer_first])
    if told and told[-1].text[:1].isupper() and told[-1].features.case == head.case:
        told.pop()  # "srebrno Kitajka Li Na"
    between = {t.lemma for t in told}
    return (
        head.outer_first >= award.last
        and between <= {"pa", ",", "biti", "–", "-"}
        and same_case(head.case, case, animate=head.gender == "Masc")
    )


def _stands_before(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the group stands right before the award, or with "pa" between ("Jan Kos srebrnega, Ana Lah pa")."""
    return group[-1].outer_last <= award.first and _between(reader, award, group) in ([], ["pa"])


def _between(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> list[str]:
    """What stands between a group and the award behind it, but for a bracket ("Jan Kos (Bled) srebro")."""
    words = [token.text for token in reader.tokens[group[-1].outer_last : award.first]]
    return words[words.index(")") + 1 :] if words[:1] == ["("] and ")" in words else words


def class_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the parts of a sentence that name only a class and who won in it: "v kategoriji X pa Peter Zupan"."""
    rule, tokens = "pattern.gapped-class", reader.tokens
    model = next((c for c in reversed(claims) if c.award is not None and c.award.category and not c.epithet), None)
    base = next((a for a in reader.awards if model and model.award and a.head == model.award.head), None)
    if model is None or base is None or base.category or not reader.tables.has(rule):
        return []
    winner = next((x for x in model.links if x.slot == "recipient"), None)
    if winner is None:
        return []
    parties = {x.phrase.head for c in claims for x in c.links}
    found = []
    for group in reader.groups:
        head = group[0]
        start = next((at for at in range(head.outer_first - 1, model.trigger, -1) if _opens_class(reader, at)), None)
        if start is None or head.head in parties or not same_case(head.case, winner.phrase.case):
            continue
        words = tokens[start + (tokens[start].text.casefold() == "v") * 2 : head.outer_first]
        words = words[:-1] if words and words[-1].text == "pa" else words
        if not words or any(t.features.pos in {"VERB", "AUX"} or t.text == "," for t in words):
            continue
        category = span_of(tokens, words[0].index, words[-1].index + 1).of(reader.annotated.text)
        award = replace(base, name=in_class(base.name, category), category=category, bare=False)
        claim = claim_of(reader, head.first, rule, award, group, model.status)
        found.append(replace(claim, scope=model.scope))
        parties.add(head.head)
    return found


def _opens_class(reader: SentenceReader, at: int) -> bool:
    """Whether a class begins there: "v kategoriji X", "med malimi"."""
    tokens, word = reader.tokens, reader.tokens[at].text.casefold()
    if at + 1 >= reader.sentence.last:
        return False
    return (word == "v" and tokens[at + 1].lemma in CLASS_NOUNS) or (
        word == "med" and tokens[at + 1].features.case == "Ins"
    )


def turn_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of awards told in turn, each with its winner and no verb: "zlato Ana Novak, srebro Peter Zupan"."""
    rule = "pattern.grades-in-turn"
    if not reader.tables.has(rule):
        return []
    heads = {x.phrase.head for c in claims if c.award is not None for x in c.links}
    used = {c.award.head for c in claims if c.award is not None}
    groups = [g for g in reader.groups if g[0].kind != "place" and same_case(g[0].case, "Nom")]
    pairs = [
        (award, group)
        for beside in (_is_right_behind, _is_before_dash)
        for award in reader.awards
        for group in groups
        if beside(reader, award, group)
    ]
    if len(pairs) < _TURNS:
        return []
    status: Status = next((c.status for c in claims if c.status in LIVE or c.status == "past"), "conferred")
    found = []
    for award, group in pairs:
        if award.head not in used and group[0].head not in heads:
            found.append(claim_of(reader, award.head, rule, award, group, status))
    return found


def _is_right_behind(_reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the group follows an award that one word tells, or that stands in the nominative."""
    told = award.first == award.head == award.last - 1 or same_case(award.case, "Nom")
    return told and group[0].outer_first == award.last


def _is_before_dash(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether a dash stands between the group and its award ("Ana Novak – zlata plaketa, Peter Zupan – srebrna")."""
    return group[-1].outer_last < award.first and _between(reader, award, group) in (["–"], ["-"], ["—"])


def repeat_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of an earlier win that is told beside the new one: "že drugič (prvič za leto 2013)"."""
    rule, tokens = "pattern.first-time-before", reader.tokens
    at = next((i for i in range(*reader.sentence) if tokens[i].text.casefold() == "prvič"), None)
    model = next((c for c in claims if at is not None and c.trigger < at and c.award is not None), None)
    if not reader.tables.has(rule) or at is None or model is None or model.award is None:
        return []
    later = range(at, min(reader.sentence.last, at + _AFTER_FIRST))
    years = [
        tokens[i].text for i in later if tokens[i].text.rstrip(".").isdecimal() and len(tokens[i].text) >= len("2013")
    ]
    if not years:
        return []
    for_year = any(tokens[i].text.casefold() == "za" for i in later)
    award = replace(model.award, year_for=years[0].rstrip(".") if for_year else None)
    first = replace(
        model,
        trigger=at,
        rule=rule,
        award=award,
        status="past",
        scope=frozenset(later),
        programme=None,
        links=tuple(replace(x, why=rule) for x in model.links if x.slot == "recipient"),
    )
    return [first]
