"""Claims without an award verb: nouns for winners, headlines in the dative, colons, lists and gapped verbs."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.records import LIVE, Status
from pipeline.rules.frames import NounFrame
from pipeline.stages.claims import Claim, Link
from pipeline.stages.phrases import (
    CLASS_NOUNS,
    AwardPhrase,
    Phrase,
    in_class,
    may_be_class,
    same_case,
    sentence_of,
    span_of,
)
from pipeline.stages.sentences import SentenceReader

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "o"})
_LABEL = 8  # tokens of a label before a colon, with the colon
_NEAR = 3  # tokens between a name and the noun in apposition to it
_AFTER_FIRST = 8  # tokens behind "prvič" in which its year stands
_WINNERS = frozenset({"recipient", "accepted_by"})
_TURNS = 2  # grades that must be told in turn
_LIST = "pattern.list-below"


@lru_cache(maxsize=32)
def _by_lemma(rows: tuple[NounFrame, ...]) -> dict[str, NounFrame]:
    return {lemma: row for row in rows for lemma in row.lemmas}


def noun_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of nouns such as "dobitnica" and "nagrajenec"."""
    claims, nouns = [], _by_lemma(reader.tables.nouns)
    for index in range(*reader.sentence):
        row = nouns.get(reader.tokens[index].lemma)
        award = award_of_noun(reader, index) if row is not None else None
        if row is not None and award is None and (listed := _listed(reader, index, row)) is not None:
            claims.append(listed)
        if row is None or award is None:
            continue
        bearers, epithet = _bearers(reader, index, award)
        if not bearers and not _opens_list(reader, index, award):
            continue
        status: Status = row.status or ("past" if epithet or reader.told_as_past(index) else "announced")
        links = tuple(Link("recipient", p, row.id) for p in bearers)
        claims.append(_claim(reader, index, row.id, award, links, status, epithet=epithet))
    return claims


def _listed(reader: SentenceReader, index: int, row: NounFrame) -> Claim | None:
    """Winners behind "Nagrajenci:" where the award is told elsewhere."""
    if index + 1 >= reader.sentence.last or reader.tokens[index + 1].text != ":":
        return None
    group = next((g for g in reader.groups if g[0].outer_first == index + 2 and g[0].kind != "place"), None)
    if group is None:
        return None
    links = tuple(Link("recipient", p, row.id) for p in group)
    return _claim(reader, index, row.id, None, links, row.status or "announced")


def award_of_noun(reader: SentenceReader, index: int) -> AwardPhrase | None:
    """The award that completes a noun for its winner, behind it or as its adjective."""
    for award in reader.awards:
        if award.head == index:
            return award
        if award.first == index + 1 and award.case in {"Gen", ""}:
            return award
        if award.first == index + 2 and reader.tokens[index + 1].lemma == "za":
            return award
    return None


def _opens_list(reader: SentenceReader, index: int, award: AwardPhrase) -> bool:
    """Whether the line ends in a colon right behind noun and award, so that the winners stand below."""
    last = max(award.last, index + 1)
    return reader.tokens[reader.sentence.last - 1].text == ":" and reader.sentence.last - 1 - last <= _NEAR


def _bearers(reader: SentenceReader, index: int, award: AwardPhrase) -> tuple[tuple[Phrase, ...], bool]:
    """Who holds the award, and whether the noun is only an epithet: in apposition, or behind "je", "so" or a colon."""
    first, last = min(award.first, index), max(award.last, index + 1)
    case = reader.tokens[index].features.case
    for group in reader.groups:
        if (
            _in_apposition(reader, group, index, first, last)
            and group[0].kind in {"person", "institution", "group"}
            and same_case(group[0].case, case)
        ):
            return group, True
    if case not in {"Nom", ""}:
        return (), False
    fitting = [g for g in reader.groups if _is_equated(reader, g, index, award)]
    if not fitting:
        return (), False
    return min(fitting, key=lambda g: (g[0].first < index, abs(g[0].head - index))), False


def _in_apposition(reader: SentenceReader, group: Sequence[Phrase], index: int, first: int, last: int) -> bool:
    head, tail = group[0], group[-1]
    if head.outer_first == last or head.outer_first <= index < head.first or tail.last <= index < tail.outer_last:
        return True
    between = {t.text for t in reader.tokens[tail.outer_last : first]}
    return 0 < first - tail.outer_last <= _NEAR and between <= {",", "(", "–"}


def _is_equated(reader: SentenceReader, group: Sequence[Phrase], index: int, award: AwardPhrase) -> bool:
    """Whether "je", "so", "postati" or a colon says that the group is the winner."""
    tokens, head = reader.tokens, group[0]
    if (
        award.first <= head.first < award.last
        or head.kind == "place"
        or not same_case(head.case, "Nom")
        or reader.preposition(head.outer_first)
    ):
        return False
    low, high = min(index, head.head), max(index, head.head)
    verbs = [i for i in range(*reader.sentence) if tokens[i].lemma in {"biti", "postati"}]
    if any(tokens[i].features.pos == "VERB" and tokens[i].lemma != "postati" for i in range(low, high)):
        return False
    if any(tokens[i].text == ":" for i in range(max(award.last, index), head.outer_first)):
        return True
    return any(low < v < high or v > high for v in verbs)


def title_claims(reader: SentenceReader) -> list[Claim]:
    """Claims that somebody was or is a champion or an honorary citizen, which tell of the past."""
    rule, tokens = "pattern.was-title", reader.tokens
    if not reader.tables.has(rule):
        return []
    for award in reader.awards:
        copula = any(t.lemma == "biti" for t in tokens[reader.sentence.first : reader.sentence.last])
        copula = copula and not any(
            t.features.pos == "VERB" for t in tokens[reader.sentence.first : reader.sentence.last]
        )
        if not award.rule.startswith("title.") or award.case != "Nom" or not copula:
            continue
        group = next((g for g in reader.groups if _is_equated(reader, g, award.head, award)), None)
        if group is not None and group[0].kind in {"person", "institution"}:
            links = tuple(Link("recipient", p, rule) for p in group)
            was = any(t.lemma == "biti" and t.features.verb_form == "Part" for t in tokens[slice(*reader.sentence)])
            told: Status = "past" if was or award.rule != "title.of-the-year" else "announced"
            return [_claim(reader, award.head, rule, award, links, told)]
    return []


def headline_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of a line without a verb: "Zlata plaketa Ani Novak", "Zlata plaketa: Ana Novak"."""
    if not reader.awards or any(reader.tokens[i].features.pos in {"VERB", "AUX"} for i in range(*reader.sentence)):
        return []
    award = reader.awards[0]
    if not same_case(award.case, "Nom") or reader.preposition(award.first):
        return []
    for group in reader.groups:
        head = group[0]
        if head.outer_first < award.last:
            continue
        between = [t.text for t in reader.tokens[award.last : head.outer_first]]
        opened = between[-1:] == [":"] and ":" not in between[:-1] and not (set(between) & {",", ";", "(", "?"})
        if head.case == "Dat" and not reader.preposition(head.outer_first):
            rule = "pattern.award-to-dative"
        elif (opened or between in (["–"], ["-"])) and same_case(head.case, "Nom") and head.kind != "place":
            rule = "pattern.award-colon"
        else:
            continue
        if reader.tables.has(rule):
            links = tuple(Link("recipient", p, rule) for p in group)
            return [_claim(reader, award.head, rule, award, links, "announced")]
    return []


def gapped_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of the parts of a sentence that leave the verb out: "priznanje pa Peter Zupan"."""
    rule = "pattern.gapped-verb"
    if not reader.tables.has(rule):
        return []
    found = []
    used = {c.award.head for c in claims if c.award}
    parties = {x.phrase.head for c in claims for x in c.links}
    for award in reader.awards:
        model = next(
            (c for c in reversed(claims) if c.award is not None and c.trigger < award.first and not c.epithet), None
        )
        if award.head in used or model is None or model.award is None or not same_case(award.case, model.award.case):
            continue
        slot = next((x.slot for x in model.links if x.slot in _WINNERS), None)
        if slot is None:
            continue
        case = next(x.phrase.case for x in model.links if x.slot == slot)
        group = next(
            (g for g in reader.groups if _fills_gap(reader, award, g, case) and g[0].head not in parties), None
        )
        if group is not None:
            links = tuple(Link(slot, p, rule) for p in group)
            claim = _claim(reader, award.head, rule, award, links, "announced")
            found.append(replace(claim, status=model.status, scope=model.scope))
    return found


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
        links = tuple(Link("recipient", phrase, rule) for phrase in group)
        claim = _claim(reader, head.first, rule, award, links, "announced")
        found.append(replace(claim, status=model.status, scope=model.scope))
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
    heads = {x.phrase.head for c in claims for x in c.links}
    used = {c.award.head for c in claims if c.award is not None}
    pairs = [
        (award, group)
        for award in reader.awards
        if award.first == award.head == award.last - 1 or same_case(award.case, "Nom")
        for group in reader.groups
        if group[0].outer_first == award.last and group[0].kind != "place" and same_case(group[0].case, "Nom")
    ]
    if len(pairs) < _TURNS:
        return []
    status: Status = next((c.status for c in claims if c.status in LIVE or c.status == "past"), "conferred")
    found = []
    for award, group in pairs:
        if award.head not in used and group[0].head not in heads:
            links = tuple(Link("recipient", phrase, rule) for phrase in group)
            found.append(_claim(reader, award.head, rule, award, links, status))
    return found


def _fills_gap(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase], case: str) -> bool:
    head = group[0]
    between = {t.lemma for t in reader.tokens[award.last : head.outer_first]}
    return (
        head.outer_first >= award.last
        and between <= {"pa", ",", "biti", "–", "-"}
        and same_case(head.case, case)
        and head.kind != "place"
    )


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


def with_classes(readers: Sequence[SentenceReader], opener: Claim) -> list[Claim]:
    """The claim, once for each class where the lines below name classes: "• tekstilije: Lina Kos"."""
    if opener.award is None or opener.award.category:
        return [opener]
    classes: dict[str, list[Link]] = {}
    for link in opener.links:
        label = _label_of(readers, link) if link.why == _LIST else ""
        classes.setdefault(label, []).append(link)
    others = classes.pop("", [])
    if not classes or any(x.slot == "recipient" for x in others):
        return [opener]
    return [
        replace(
            opener,
            award=replace(opener.award, name=in_class(opener.award.name, label), category=label, bare=False),
            links=(*others, *links),
        )
        for label, links in classes.items()
    ]


def _label_of(readers: Sequence[SentenceReader], link: Link) -> str:
    """The label of a winner's line, where it is a common noun and so a class; a region or a society is none."""
    at = link.phrase.first
    reader = readers[sentence_of(readers[0].annotated, at)]
    start = _behind_label(reader)
    label = reader.tokens[reader.sentence.first : max(start - 1, reader.sentence.first)]
    words = [t for t in label if not _is_bullet(t.text)]
    if not words or any(t.text[:1].isupper() for t in words[1:]) or words[0].features.pos not in {"NOUN", "ADJ"}:
        return ""
    if words[0].text[:1].isupper() and len(words) == 1 and reader.forms.is_place(words[0].text):
        return ""
    text = span_of(reader.tokens, words[0].index, words[-1].index + 1).of(reader.annotated.text)
    return text[:1].lower() + text[1:] if may_be_class(label) else ""


def list_links(readers: Sequence[SentenceReader], opener: Claim) -> tuple[Link, ...]:
    """Winners in the lines below a sentence that ends in a colon: the first party of each line."""
    rule = _LIST
    reader = readers[opener.sentence]
    if not reader.tables.has(rule) or reader.tokens[reader.sentence.last - 1].text != ":":
        return ()
    links: list[Link] = []
    bulleted = False
    for below in readers[opener.sentence + 1 :]:
        first = below.tokens[below.sentence.first]
        if not below.starts_line:
            continue
        bullet = _is_bullet(first.text)
        bulleted = bulleted or bullet
        start = _behind_label(below)
        group = next((g for g in below.groups if g[0].outer_first >= start), ())
        if (bulleted and not bullet) or not group or group[0].outer_first - start > 1 + bullet:
            break
        if group[0].kind not in {"person", "institution", "group"}:
            break
        if any(a.first < group[0].first for a in below.awards):
            continue  # the line tells of an award of its own
        links += [Link("recipient", p, rule) for p in group]
    return tuple(links)


def _is_bullet(text: str) -> bool:
    """Whether the token marks a list's line: a bullet, a number, or the private character that PDF leaves of one."""
    return text in _BULLETS or text.rstrip(".)").isdigit() or (len(text) == 1 and "\ue000" <= text <= "\uf8ff")


def _behind_label(reader: SentenceReader) -> int:
    """First token of a list's line, behind a label such as "Pomurska regija:"."""
    first, last = reader.sentence
    colon = next((i for i in range(first, min(last, first + _LABEL)) if reader.tokens[i].text == ":"), None)
    labelled = colon is not None and any(g[0].outer_first == colon + 1 for g in reader.groups)
    return colon + 1 if colon is not None and labelled else first


def _claim(
    reader: SentenceReader,
    trigger: int,
    rule: str,
    award: AwardPhrase | None,
    links: tuple[Link, ...],
    status: Status,
    *,
    epithet: bool = False,
) -> Claim:
    return Claim(
        sentence=reader.number,
        trigger=trigger,
        rule=rule,
        award=award,
        implied="",
        status=status,
        links=links,
        gaps=(),
        programme=None,
        scope=frozenset(range(*reader.sentence)),
        epithet=epithet,
    )
