"""Claims of lines: a headline, a label with a colon, an award behind a dash, and the lists below a sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.stages.claims import Claim, Link
from pipeline.stages.described import dative_group
from pipeline.stages.phrases import (
    AwardPhrase,
    Phrase,
    in_class,
    may_be_class,
    nominal_end,
    same_case,
    sentence_of,
    span_of,
)
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.superlatives import RULE as SUPERLATIVE
from pipeline.stages.superlatives import superlatives
from pipeline.stages.vocabulary import possible_cases
from pipeline.stages.winners import claim_of

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "o"})
_DASHES = frozenset({"–", "-", "—", ":"})
_LABEL = 8  # tokens of a label before a colon, with the colon
_LIST = "pattern.list-below"
_CALLED = "pattern.called"
COMMA = "pattern.comma-award"
HEADING = "pattern.award-heading"
LINE_RULES = frozenset(
    {
        "pattern.award-to-dative",
        "pattern.dative-award",
        "pattern.award-colon",
        "pattern.dash-award",
        COMMA,
        HEADING,
        _CALLED,
        "pattern.award-for",
    }
)
"""What reads a line without a verb."""


def heading_claims(reader: SentenceReader) -> list[Claim]:
    """The claim of a line that only names an award, whose winners stand below ("Zlato priznanje iz fizike:")."""
    award = next(iter(reader.awards), None)
    if award is None or not reader.starts_line or not reader.tables.has(HEADING) or _acts(reader):
        return []
    first, last = reader.sentence
    whole = award.last + (reader.tokens[last - 1].text == ":") == last
    opens = reader.tokens[award.first - 1].text in _BULLETS if award.first == first + 1 else award.first == first
    return [claim_of(reader, award.head, HEADING, award, (), "announced")] if whole and opens else []


def _acts(reader: SentenceReader) -> bool:
    """Whether the sentence has a verb."""
    return any(reader.tokens[i].features.pos in {"VERB", "AUX"} for i in range(*reader.sentence))


def headline_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of a line without a verb: "Zlata plaketa Ani Novak, srebrna plaketa Lipi", "Zlata plaketa: Ana Novak"."""
    if _acts(reader):
        return []
    found = list[Claim]()
    titles = [t for t in superlatives(reader) if t.first == reader.sentence.first] if not reader.awards else []
    for at, award in enumerate((*titles, *reader.awards)):
        opens = award.first == reader.sentence.first and "Nom" in possible_cases(reader.tokens[award.head])
        if not (same_case(award.case, "Nom") or opens) or reader.preposition(award.first) or len(found) < at:
            break
        limit = reader.awards[at + 1].first if at + 1 < len(reader.awards) else reader.sentence.last
        start = max((x.phrase.last for x in found[-1].links), default=0) if found else reader.sentence.first
        groups = [g for g in reader.groups if start <= g[0].outer_first < limit]
        told = dative_group(reader, start, "pattern.dative-award") if start < award.first and not at else None
        groups += [(told,)] if told is not None and told.last == award.first else []
        found += _of_headline(reader, award, groups)
    return found


def _of_headline(reader: SentenceReader, award: AwardPhrase, groups: Sequence[tuple[Phrase, ...]]) -> list[Claim]:
    """The claim of one award and the first of the groups that stands beside it as its winner."""
    for group in groups:
        head = group[0]
        before = group[-1].outer_last == award.first
        sign = _sign_between(reader, award, group)
        if _is_called(reader, award, group):
            return [claim_of(reader, award.head, _CALLED, award, group, "announced")]
        if head.outer_first < award.last and not before and not sign:
            continue
        between = [t.text for t in reader.tokens[award.last : head.outer_first]]
        opened = between[-1:] == [":"] and ":" not in between[:-1] and not (set(between) & {",", ";", "(", "?"})
        if sign and head.kind != "place" and same_case(head.case, "Nom"):
            rule = "pattern.dash-award" if sign in _DASHES else COMMA
        elif between == ["v", "roke"] and head.kind != "place":
            rule = "pattern.award-for"
        elif between == ["za"] and head.case == "Acc" and head.kind in {"person", "institution"}:
            rule = "pattern.award-for"
        elif head.case == "Dat" and not reader.preposition(head.outer_first):
            rule = "pattern.dative-award" if before else "pattern.award-to-dative"
        elif before:
            continue
        elif (opened or between in (["–"], ["-"])) and same_case(head.case, "Nom") and head.kind != "place":
            rule = "pattern.award-colon"
        else:
            continue
        if reader.tables.has(rule):
            more = _behind_semicolons(reader, group, groups) if opened else ()
            winners = _of_line(group) if sign or award.rule == SUPERLATIVE else group
            return [claim_of(reader, award.head, rule, award, (*winners, *more), "announced")]
    return []


def _is_called(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the line only calls somebody by a title or as a winner: "Ana Kos častna občanka", "Športnik leta Jan"."""
    if not reader.tables.has(_CALLED) or group[0].kind == "place" or not same_case(group[0].case, "Nom"):
        return False
    if not award.rule.startswith("title.") or not same_case(award.case, "Nom"):
        return False
    first, last = reader.sentence
    behind = group[-1].outer_last == award.first and group[0].outer_first == first
    before = award.first == first and group[0].outer_first == award.last
    end = max(award.last, nominal_end(reader.tokens, award.last, last, "Gen")) if award.last < last else last
    closed = end == last or reader.tokens[end].text in {",", ";"}
    return (behind and closed) or (before and group[-1].outer_last == last)


def _behind_semicolons(
    reader: SentenceReader, group: Sequence[Phrase], groups: Sequence[tuple[Phrase, ...]]
) -> Iterator[Phrase]:
    """The further members of a list that semicolons part ("Bronasta priznanja: Ana Kos, 8. a; Jan Lah, 9. b")."""
    for other in groups:
        apart = other[0].outer_first > group[-1].last and reader.tokens[other[0].outer_first - 1].text == ";"
        if apart and other[0].kind == group[0].kind and same_case(other[0].case, "Nom"):
            yield from (phrase for phrase in other if phrase.kind != "place")


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
    """Winners in the lines below a sentence that ends in a colon, or a heading: the first party of each line."""
    rule, heads = _LIST, opener.rule == HEADING
    reader = readers[opener.sentence]
    if not reader.tables.has(rule) or (reader.tokens[reader.sentence.last - 1].text != ":" and not heads):
        return ()
    links: list[Link] = []
    bulleted = False
    for below in readers[opener.sentence + 1 :]:
        first = below.tokens[below.sentence.first]
        if not below.starts_line:
            continue
        if (below.tokens[below.sentence.last - 1].text == ":" and below.awards) or heading_claims(below):
            break  # the next award has a list of its own
        if heads and _acts(below):
            break  # no list
        bullet = _is_bullet(first.text)
        bulleted = bulleted or bullet
        start = _behind_label(below)
        group = next((g for g in below.groups if g[0].outer_first >= start), ())
        if (bulleted and not bullet) or not group or group[0].outer_first - start > 1 + bullet:
            break
        if group[0].kind not in {"person", "institution", "group"}:
            break
        if any(a.first < group[0].first or _sign_between(below, a, group) in _DASHES for a in below.awards):
            continue  # the line tells of an award of its own
        links += [Link("recipient", phrase, rule) for phrase in _of_line(group)]
        title = opener.award is not None and opener.award.rule.startswith("title.") and opener.award.number == "Sing"
        if title and first.text.rstrip(".)").isdigit():
            break  # the others of a ranking
    return tuple(links)


def _of_line(group: Sequence[Phrase]) -> list[Phrase]:
    """The winners of a line: behind a person stands where they work or live, behind a body who leads it."""
    person = group[0].kind == "person"
    told = [p for p in group if (p.kind == "person") == person]
    return [p for p in told if p is group[0] or not person or " " in p.name or " " not in group[0].name]


def without_reasons(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a list's lines that tell why: "Knjige so dobili:\\nAna Kos, zlato priznanje"."""
    listed = {x.phrase.head for c in claims for x in c.links if x.why == _LIST}
    return [c for c in claims if c.rule != COMMA or listed.isdisjoint(x.phrase.head for x in c.links)]


def _sign_between(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> str:
    """The dash between a group and its award, or the comma before one that ends its line; empty for anything else."""
    between = reader.tokens[group[-1].outer_last : award.first]
    signs = [t.text for t in between if not reader.in_brackets(t.index) and t.text not in {"(", ")"}]
    if len(signs) != 1 or award.first < group[-1].outer_last:
        return ""
    behind = reader.tokens[award.last].text if award.last < reader.sentence.last else "."
    named = group[0].kind in {"person", "institution"} and not award.bare
    comma = signs == [","] and named and behind in {".", ",", ";", "("}
    return signs[0] if comma or signs[0] in _DASHES else ""


def _is_bullet(text: str) -> bool:
    """Whether the token marks a list's line: a bullet, a number, or the private character that PDF leaves of one."""
    return text in _BULLETS or text.rstrip(".)").isdigit() or (len(text) == 1 and "\ue000" <= text <= "\uf8ff")


def _behind_label(reader: SentenceReader) -> int:
    """First token of a list's line, behind a label such as "Pomurska regija:"."""
    first, last = reader.sentence
    colon = next((i for i in range(first, min(last, first + _LABEL)) if reader.tokens[i].text == ":"), None)
    labelled = colon is not None and any(g[0].outer_first == colon + 1 for g in reader.groups)
    return colon + 1 if colon is not None and labelled else first
