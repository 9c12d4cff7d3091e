"""Claims of the parts of a sentence that leave the verb out, and take it from the part before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pipeline.records import LIVE, Status
from pipeline.rules.awards import BEST, GENERAL, TITLE
from pipeline.rules.people import PERSONAL
from pipeline.stages.annotation import Token
from pipeline.stages.claims import Claim, PartySlot
from pipeline.stages.described import DescribedReader
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    Phrase,
    acts,
    class_end,
    in_class,
    same_case,
    span_of,
    without_class,
)
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.superlatives import superlatives
from pipeline.stages.vocabulary import possible_cases
from pipeline.stages.winners import FOR_YEAR, claim_of

_AFTER_FIRST = 8  # tokens behind "prvič" in which its year stands
_WINNERS = frozenset({"recipient", "accepted_by"})
_YEARS: Mapping[str, Status] = {"letos": "conferred", "lani": "past", "predlani": "past"}
_IN_BRACKETS, _IN_TURN = "pattern.in-brackets", "pattern.grades-in-turn"
_EACH = frozenset({_IN_BRACKETS, _IN_TURN})  # which tell what each winner has
_TURNS = 2  # grades that must be told in turn


def without_summaries(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without winners of whom each has an award told: "plakete so prejeli Ana Novak (zlato), Jan Kos"."""
    told = {x.phrase.head for c in claims if c.rule in _EACH for x in c.links}
    return [
        replace(c, links=tuple(x for x in c.links if x.slot != "recipient" or x.phrase.head not in told))
        if c.rule not in _EACH and c.award is not None and (c.award.bare or c.award.kind in GENERAL)
        else c
        for c in claims
    ]


def gapped_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the parts of a sentence that leave the verb out: "priznanje pa Peter Zupan"."""
    rule = "pattern.gapped-verb"
    if not reader.tables.has(rule):
        return []
    found = []
    used = {c.award.head for c in claims if c.award}
    parties = {x.phrase.head for c in claims for x in c.links}
    named = {at for a in reader.awards for at in range(a.first, a.last)}
    free = [g for g in reader.groups if g[0].head not in parties and g[0].first not in named and g[0].kind != "place"]
    titled = any(c.award is not None and c.award.kind == TITLE for c in claims)
    titles = [t for t in superlatives(reader) if _is_title(reader, t)] if titled else []
    for award in sorted([*reader.awards, *titles], key=lambda one: one.first):
        model = next((c for c in reversed(claims) if _may_lend(c) and c.trigger < award.first), None)
        if award.head in used or model is None:
            continue
        if not _may_take(reader, award, _case_lent(reader, model)):
            continue
        slot = _slot_of_winners(reader, model)
        if slot is None:
            continue
        case = next((x.phrase.case for x in model.links if x.slot == slot), "Nom")
        before = (g for g in free if _stands_before(reader, award, g) and same_case(g[0].case, case))
        group = next(before, None) or next((g for g in free if _fills_gap(reader, award, g, case)), None)
        if group is None and slot == "recipient" and case == "Nom":
            group = _described_in_gap(reader, award, model)
        if group is None and _is_won_too(reader, award, model):
            group = tuple(x.phrase for x in model.links if x.slot == slot)
        if group:
            won = [_in_case(reader, phrase, case) for phrase in group]
            told = _in_same_class(reader, _of_same_year(award, model.award), model)
            claim = claim_of(reader, told.head, rule, told, won, model.status, slot=slot)
            category = _class_before(reader, award, group)
            found.append(replace(claim, scope=_without_year(model), category=category))
    return found


def _class_before(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> str | None:
    """The class between a winner and the award behind it ("Ana Lah pa v kategoriji plesa srebrno priznanje")."""
    words = reader.tokens[group[-1].outer_last : award.first]
    at = next((i for i, word in enumerate(words) if word.lemma in CLASS_NOUNS and words[i - 1].text == "v"), 0)
    if at < 1 or at + 1 == len(words):
        return None
    return span_of(words, at + 1, len(words)).of(reader.annotated.text)


def _described_in_gap(reader: SentenceReader, award: AwardPhrase, model: Claim) -> tuple[Phrase, ...] | None:
    """Who is told by a common noun beside the award, in a part of its own ("srebrno pa učenci iz Loga").

    Behind the award or before it ("prvih deset tekačev pa značke").
    """
    tokens, limit = reader.tokens, reader.sentence.last
    verb = reader.clauses.predicates.get(model.trigger)
    if verb is None:
        return None
    described = DescribedReader(reader, verb, model.scope)
    start = award.last + (award.last < limit and tokens[award.last].text == "pa")
    told = _told_from(reader, described, start, model.rule)
    if told is not None and (told.last == limit or tokens[told.last].text in {",", ";", "."}):
        return (told,)
    end = award.first - 1
    if end < reader.sentence.first or tokens[end].text != "pa":
        return None
    start = 1 + next((at for at in range(end, model.trigger, -1) if tokens[at].text in {",", ";"}), end)
    told = _told_from(reader, described, start, model.rule)
    return (told,) if told is not None and told.last == end else None


def _told_from(reader: SentenceReader, described: DescribedReader, start: int, rule: str) -> Phrase | None:
    """The party that a common noun tells from the token on, in the nominative or counted by a number above four."""
    tokens, noun = reader.tokens, described.noun_from(start)
    if noun is None:
        return None
    counted = any(t.features.num_type == "Card" for t in tokens[start:noun])
    if not counted and not same_case(tokens[noun].features.case, "Nom"):
        return None
    told = described.phrase(noun, rule)
    return told if told is not None and told.first == start else None


def _is_won_too(reader: SentenceReader, award: AwardPhrase, model: Claim) -> bool:
    """Whether the winner of the part before has it too: "v skoku je osvojila bron, v teku pa srebro"."""
    tokens, limit = reader.tokens, reader.sentence.last
    before = [t.text for t in tokens[model.trigger : award.first]]
    while before[-1:] in (["še"], ["tudi"]):
        before.pop()
    closed = award.last == limit or tokens[award.last].text in {".", ";", ","}
    others = (p for p in reader.phrases if model.trigger < p.first < award.first and p.kind != "place")
    own = {x.phrase.head for x in model.links}
    alone = all(p.head in own or reader.preposition(p.outer_first) for p in others)
    return before[-1:] == ["pa"] and closed and alone and award.case == "Acc"


def _of_same_year(award: AwardPhrase, lent: AwardPhrase | None) -> AwardPhrase:
    """A title for the year that the one before is for ("športnica leta 2019 je Ana Lah, športnik leta pa Jan Kos")."""
    if lent is None or award.year_for is not None or not award.rule.startswith("title."):
        return award
    return replace(award, year_for=lent.year_for)


def _in_same_class(reader: SentenceReader, award: AwardPhrase, model: Claim) -> AwardPhrase:
    """Another grade in the class of the one before ("v kategoriji flavt je prvo nagrado dobila Ana, drugo pa Jan")."""
    lent = model.award
    if lent is None or lent.category is None or award.category is not None or award.kind != lent.kind:
        return award
    if part := next((at for at in reversed(reader.class_parts) if model.trigger < at < award.first), None):
        among = reader.tokens[part].text == "med"
        start = part + 1 + (not among)
        end = class_end(reader.tokens, start, award.first)
        category = ("med " if among else "") + reader.class_name(start, end) if end > start else ""
        name = in_class(award.name, category, reader.tokens[part + 1].text)
        return replace(award, name=name, category=category) if category else award
    told = lent.name.removeprefix(without_class(lent).name)
    return replace(award, name=f"{award.name}{told}", category=lent.category)


def _without_year(model: Claim) -> frozenset[int]:
    """The tokens of the claim's clause without the year that its award is for, which is no date of another's."""
    lent = model.award
    if lent is None or not lent.year_for:
        return model.scope
    return model.scope.difference(range(lent.first, lent.last + FOR_YEAR))


def _may_lend(claim: Claim) -> bool:
    """Whether a part without a verb can take the claim's: one that names an award, or has a pronoun for it."""
    return not claim.epithet and (claim.award is not None or claim.pronoun is not None)


def _case_lent(reader: SentenceReader, model: Claim) -> str:
    """The case in which the part's award stands; "priznanja" of an object is often taken for a genitive."""
    case = model.award.case if model.award is not None else "Acc"
    several = model.award is not None and case == "Gen" and "Acc" in possible_cases(reader.tokens[model.award.head])
    return "Acc" if several else case


def _may_take(reader: SentenceReader, award: AwardPhrase, case: str) -> bool:
    """Whether the award can stand in the case: before "pa", by its form ("priznanja pa Jan Lah")."""
    end = reader.end_of(award)
    behind = reader.tokens[end].text if end < reader.sentence.last else ""
    holders = (p for p in reader.phrases if p.outer_first == end and p.kind == "person" and p.case == "Nom")
    apart = behind == "pa" or (reader.tokens[reader.start_of(award) - 1].text == "," and any(holders))
    return same_case(award.case, case) or (apart and case in possible_cases(reader.tokens[award.head]))


def _is_title(reader: SentenceReader, title: AwardPhrase) -> bool:
    """Whether a superlative calls somebody the best ("najboljša gasilka pa Ana Kos")."""
    tokens = reader.tokens
    return tokens[title.first].text.casefold().startswith(BEST) and tokens[title.head].lemma.endswith(PERSONAL)


def who_claims(reader: SentenceReader, before: Sequence[Claim]) -> list[Claim]:
    """Claims of a sentence that tells who the several are of the one before: "To so Ana Novak in Peter Zupan."."""
    rule, (first, _), tokens = "pattern.who-they-are", reader.sentence, reader.tokens
    opener = before[-1] if before and before[-1].sentence == reader.number - 1 else None
    if opener is None or not reader.tables.has(rule) or tokens[first].text != "To" or tokens[first + 1].lemma != "biti":
        return []
    several = any(x.slot == "recipient" and x.phrase.kind == "group" for x in opener.links)
    group = next((g for g in reader.groups if g[0].outer_first == first + 2 and len(g) > 1), None)
    if not several or group is None or opener.status == "habitual":
        return []
    return [claim_of(reader, first + 1, rule, opener.award, group, opener.status)]


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


def reason_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the same award for another reason: "za roman jo je prejela Ana Novak, Peter Zupan pa za film"."""
    rule, tokens = "pattern.reason-in-turn", reader.tokens
    if not reader.tables.has(rule):
        return []
    parties = {x.phrase.head for c in claims for x in c.links}
    others = {a.first for a in reader.awards}
    found = []
    for group in reader.groups:
        at = group[-1].outer_last
        told = at + 1 < reader.sentence.last and (tokens[at].text, tokens[at + 1].text) == ("pa", "za")
        model = next((c for c in reversed(claims) if c.trigger < group[0].first and not c.epithet), None)
        if not told or model is None or model.award is None or group[0].head in parties or at + 1 in others:
            continue
        winner = next((x for x in model.links if x.slot == "recipient"), None)
        alone = not acts(tokens, at, reader.sentence.last) and tokens[group[0].outer_first - 1].text in {",", ";"}
        if winner is not None and alone and same_case(group[0].case, winner.phrase.case):
            found.append(claim_of(reader, at, rule, model.award, group, model.status))
    return found


def bracket_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of an award with its winner in brackets, or the other way round: "Ana Novak (zlata plaketa)"."""
    rule, tokens, found = _IN_BRACKETS, reader.tokens, list[Claim]()
    status: Status = next((c.status for c in claims if c.status in LIVE or c.status == "past"), "conferred")
    apart = {c.award.head for c in claims if c.rule == _IN_TURN and c.award is not None}
    for award in reader.awards if reader.tables.has(rule) else ():
        if award.head in apart:
            continue  # "Ana Novak za glavno vlogo (Antigona)"
        behind = tokens[award.last].text if award.last < reader.sentence.last else ""
        inside = tokens[award.first - 1].text == "(" and behind == ")" if award.first > reader.sentence.first else False
        named = [p for p in reader.phrases if p.kind != "place" and same_case(p.case, "Nom")]
        people = [p for p in named if p.kind == "person"]
        if inside:
            alone = [p for p in named if p.outer_last == award.first - 1]
            both = (g[-2:] for g in reader.groups if len(g) > 1 and g[-1] in alone and award.number != "Sing")
            winners = next((list(pair) for pair in both), alone)  # "Jan Lah in Ana Kos (priznanji občine)"
        elif behind == "(":
            close = next((at for at in range(award.last, reader.sentence.last) if tokens[at].text == ")"), award.last)
            inner = [p for p in people if award.last < p.outer_first and p.outer_last <= close]
            said = {at for p in inner for at in range(p.outer_first, p.outer_last)}
            told = {t.text for t in tokens[award.last + 1 : close] if t.index not in said}
            winners = inner if told <= {",", "in", "ter"} else []
        else:
            continue
        if winners:
            found.append(claim_of(reader, award.head, rule, award, winners, status))
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
    head = group[0]
    first = head.first if head.outer_first <= award.first < head.first else head.outer_first  # "za prvakinjo Ano Lah"
    told = [t for t in reader.tokens[reader.end_of(award) : first] if not reader.in_brackets(t.index) and t.text != ")"]
    told = told[1:] if told[:1] and told[0].text == "(" else told  # "drugo nagrado (Zavarovalnica Lipa) pa Jan Lah"
    pa = next((at for at, token in enumerate(told) if token.text == "pa"), 0)
    if pa and told[0].lemma == "za" and not any(t.features.pos in {"VERB", "AUX", "PUNCT"} for t in told[:pa]):
        told = told[pa:]  # "srebrno za rebulo pa Jan Lah"
    while told and told[-1].features.pos in {"NOUN", "ADJ", "DET", "PROPN"}:
        of_several = len(group) > 1 and told[-1].lemma.endswith(PERSONAL)  # of two it looks like another case
        if told[-1].features.case != head.case and not of_several:
            break
        told.pop()  # "srebrno Kitajka Li Na", "bronasto pa njegov kolega Jan Lah", "zlato pa veslača Ian in Jan Lah"
    if _is_told_where(told):
        told = told[:1]  # "bronasto pa v veleslalomu Eva Lah"
    between = {t.lemma for t in told}
    return first >= award.last and between <= {"pa", ",", "biti", "–", "-"} and _may_stand(reader, head, case)


def _may_stand(reader: SentenceReader, phrase: Phrase, case: str) -> bool:
    """Whether the phrase can stand in the case; the tag of a name without its verb is often another."""
    if same_case(phrase.case, case, animate=phrase.gender == "Masc"):
        return True
    words = reader.tokens[phrase.first : phrase.last]
    return phrase.kind == "person" and case == "Acc" and reader.forms.person(words, case=case).name == phrase.name


def _stands_before(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the group stands right before the award, or with "pa" between ("Jan Kos srebrnega, Ana Lah pa")."""
    between = _between(reader, award, group)
    told = between in ([], ["pa"]) or _is_told_where(reader.tokens[award.first - len(between) : award.first])
    return group[-1].outer_last <= award.first and told


def _is_told_where(words: Sequence[Token]) -> bool:
    """Whether the words are "pa" and what somebody won in ("Ana Lah pa v skoku v daljino bron"), or for what."""
    told = len(words) > 1 and words[0].text == "pa" and words[1].features.pos == "ADP"
    return told and all(_may_tell_where(word) for word in words[1:])


def _may_tell_where(word: Token) -> bool:
    """Whether the word may be one of "v skupini učencev 8. in 9. razreda"."""
    said = word.features
    return said.pos == "ADP" or said.case in {"Loc", "Acc", "Gen"} or word.lemma == "in" or word.text[0].isdigit()


def _between(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> list[str]:
    """What stands between a group and the award behind it, but for a bracket ("Jan Kos (Bled) srebro")."""
    words = [token.text for token in reader.tokens[group[-1].outer_last : award.first]]
    return words[words.index(")") + 1 :] if words[:1] == ["("] and ")" in words else words


def class_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the parts of a sentence that name only a class and who won in it: "v kategoriji X pa Peter Zupan"."""
    rule, tokens = "pattern.gapped-class", reader.tokens
    model = next((c for c in reversed(claims) if _is_in_class(c) and not c.epithet), None)
    if model is None or not reader.tables.has(rule):
        return []
    base = without_class(model.award) if model.award is not None else None
    winner = next((x for x in model.links if x.slot == "recipient"), None)
    if winner is None:
        return []
    parties = {x.phrase.head for c in claims for x in c.links}
    found = []
    for group in reader.groups:
        head = group[0]
        start = next((at for at in range(head.outer_first - 1, model.trigger, -1) if _opens_class(reader, at)), None)
        case = winner.phrase.case or head.case  # which an acronym does not show
        if start is None or head.head in parties or not same_case(head.case, case):
            continue
        words = tokens[start + (tokens[start].text.casefold() == "v") * 2 : head.outer_first]
        words = words[:-1] if words and words[-1].text == "pa" else words
        if not words or any(t.features.pos in {"VERB", "AUX"} or t.text in {",", "pa"} for t in words):
            continue
        category = reader.class_name(words[0].index, words[-1].index + 1)
        noun = "kategoriji" if tokens[start].text.casefold() == "med" else tokens[start + 1].text
        name = in_class(base.name, category, noun) if base is not None else ""
        award = replace(base, name=name, category=category, bare=False) if base is not None else None
        claim = claim_of(reader, head.first, rule, award, group, model.status)
        if award is None:
            claim = replace(claim, implied=model.implied, pronoun=model.pronoun, category=category)
        found.append(replace(claim, scope=model.scope))
        parties.add(head.head)
    return found


def _is_in_class(claim: Claim) -> bool:
    """Whether the claim is of an award in a class, though a verb may only imply it ("v skupini X je slavil")."""
    if claim.award is not None:
        return claim.award.category is not None
    return claim.category is not None and (bool(claim.implied) or claim.pronoun is not None)


def _opens_class(reader: SentenceReader, at: int) -> bool:
    """Whether a class begins there: "v kategoriji X", "med malimi"."""
    tokens, word = reader.tokens, reader.tokens[at].text.casefold()
    if at + 1 >= reader.sentence.last:
        return False
    among = at in reader.among or (word == "med" and tokens[at + 1].features.case == "Ins")
    return among or (word == "v" and tokens[at + 1].lemma in CLASS_NOUNS)


def turn_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of awards told in turn, each with its winner and no verb: "zlato Ana Novak, srebro Peter Zupan"."""
    rule = _IN_TURN
    if not reader.tables.has(rule):
        return []
    heads = {x.phrase.head for c in claims if c.award is not None for x in c.links}
    used = {c.award.head for c in claims if c.award is not None and any(x.slot == "recipient" for x in c.links)}
    groups = [g for g in reader.groups if g[0].kind != "place" and same_case(g[0].case, "Nom")]
    pairs = [
        (award, group)
        for beside in (_is_right_behind, _is_before_dash, _is_told_why)
        for award in reader.awards
        for group in groups
        if beside(reader, award, group)
    ]
    if len(pairs) < _TURNS:
        return []
    status: Status = next((c.status for c in claims if c.status in LIVE or c.status == "past"), "conferred")
    found = []
    for award, group in pairs:
        if award.head not in used and (group[0].head not in heads or _is_before_dash(reader, award, group)):
            found.append(claim_of(reader, award.head, rule, award, group, status))
    return found


def _is_right_behind(_reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the group follows an award that one word tells, or that stands in the nominative."""
    told = award.first == award.head == award.last - 1 or same_case(award.case, "Nom")
    return told and group[0].outer_first == award.last


def _is_before_dash(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether a dash stands between the group and its award ("Ana Novak – zlata plaketa, Peter Zupan – srebrna")."""
    return group[-1].outer_last < award.first and _between(reader, award, group) in (["–"], ["-"], ["—"])


def _is_told_why(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether "za" behind the group tells its award ("nagrajeni so bili Ana Novak za režijo, Jan Kos za glasbo")."""
    return reader.tokens[award.head].lemma == "za" and group[-1].outer_last == award.first


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
