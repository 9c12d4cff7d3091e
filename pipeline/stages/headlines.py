"""Claims of lines without a verb: headlines, labels with a colon, awards behind a dash, headings and titles."""

from collections.abc import Iterator, Sequence

from pipeline.stages.claims import Claim
from pipeline.stages.described import dative_group
from pipeline.stages.extents import YEAR_WORDS
from pipeline.stages.phrases import AwardPhrase, Phrase, nominal_end, same_case
from pipeline.stages.sentences import SentenceReader
from pipeline.stages.superlatives import RULE as SUPERLATIVE
from pipeline.stages.superlatives import superlatives
from pipeline.stages.vocabulary import possible_cases
from pipeline.stages.winners import claim_of

BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "o"})
DASHES = frozenset({"–", "-", "—", ":"})
"""What may stand between a winner and the award that follows."""
COMMA = "pattern.comma-award"
HEADING = "pattern.award-heading"
_CALLED = "pattern.called"
_WITH = "pattern.with-award"
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
        _WITH,
    }
)
"""What reads a line without a verb."""


def headline_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of a line without a verb: "Zlata plaketa Ani Novak, srebrna plaketa Lipi", "Zlata plaketa: Ana Novak"."""
    if acts_itself(reader):
        return []
    if found := _with_award(reader):
        return found
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


def _with_award(reader: SentenceReader) -> list[Claim]:
    """The claim of a headline that says with what somebody is ("Ana Novak z zlato plaketo za življenjsko delo")."""
    opens = next((g for g in reader.groups if g[0].outer_first == reader.sentence.first), None)
    if opens is None or opens[0].kind == "place" or not same_case(opens[0].case, "Nom"):
        return []
    for award in reader.awards if reader.is_line and reader.tables.has(_WITH) else ():
        start = reader.start_of(award)
        if start == opens[-1].outer_last + 1 and award.case == "Ins" and reader.preposition(start) in {"z", "s"}:
            return [claim_of(reader, award.head, _WITH, award, opens, "announced")]
    return []


def _of_headline(reader: SentenceReader, award: AwardPhrase, groups: Sequence[tuple[Phrase, ...]]) -> list[Claim]:
    """The claim of one award and the first of the groups that stands beside it as its winner."""
    for group in groups:
        rule = _CALLED if _is_called(reader, award, group) else _rule_of(reader, award, group)
        if not rule or not reader.tables.has(rule):
            continue
        more = _behind_semicolons(reader, group, groups) if rule == "pattern.award-colon" else ()
        alone = rule in {"pattern.dash-award", COMMA} or award.rule == SUPERLATIVE
        winners = of_line(group) if alone else group
        return [claim_of(reader, award.head, rule, award, (*winners, *more), "announced")]
    return []


def _rule_of(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> str:
    """The pattern by which the group has the award, empty for none."""
    head, before = group[0], group[-1].outer_last == award.first
    sign, nominative = sign_between(reader, award, group), same_case(head.case, "Nom") and head.kind != "place"
    if head.outer_first < award.last and not before and not sign:
        return ""
    if sign and nominative:
        return "pattern.dash-award" if sign in DASHES else COMMA
    behind = reader.tokens[award.last : head.outer_first]
    between = [t.text for t in behind if not reader.in_brackets(t.index) and t.text != ")"]
    if between == ["v", "roke"] and head.kind != "place":
        return "pattern.award-for"
    if between == ["za"] and head.case == "Acc" and head.kind in {"person", "institution"}:
        return "pattern.award-for"
    if head.case == "Dat" and not reader.preposition(head.outer_first):
        return "pattern.dative-award" if before else "pattern.award-to-dative"
    opened = between[-1:] == [":"] and ":" not in between[:-1] and not (set(between) & {",", ";", "(", "?"})
    listed = (opened or between in (["–"], ["-"])) and nominative and not before
    return "pattern.award-colon" if listed else ""


def _is_called(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> bool:
    """Whether the line only calls somebody by a title or as a winner: "Ana Kos častna občanka", "Športnik leta Jan"."""
    if not reader.tables.has(_CALLED) or group[0].kind == "place" or not same_case(group[0].case, "Nom"):
        return False
    if not award.rule.startswith("title.") or not same_case(award.case, "Nom"):
        return False
    first, last = reader.sentence
    own = {reader.start_of(award), award.first}  # "Ana Kos nova častna občanka"
    behind = group[-1].outer_last in own and group[0].outer_first == first
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


def heading_claims(reader: SentenceReader) -> list[Claim]:
    """The claim of a line that only names an award, whose winners stand below ("Zlato priznanje iz fizike:")."""
    award = next(iter(reader.awards), None)
    if award is None or not reader.starts_line or not reader.tables.has(HEADING) or acts_itself(reader):
        return []
    first, last = reader.sentence
    end = last - (reader.tokens[last - 1].text == ":")
    bracket = award.last < end and reader.tokens[award.last].text == "(" and reader.tokens[end - 1].text == ")"
    whole = award.last == end or bracket or _is_year_of(reader, award, end)  # "zlata značka (za 15 let)"
    opens = reader.tokens[award.first - 1].text in BULLETS if award.first == first + 1 else award.first == first
    return [claim_of(reader, award.head, HEADING, award, (), "announced")] if whole and opens else []


def _is_year_of(reader: SentenceReader, award: AwardPhrase, end: int) -> bool:
    """Whether nothing but the award's year stands up to ``end`` ("Zlata plaketa za leto 2020:")."""
    words = [t.text.casefold().rstrip(".") for t in reader.tokens[award.last : end]]
    return award.year_for is not None and words[-1:] == [award.year_for] and set(words[:-1]) <= {"za", "v", *YEAR_WORDS}


def acts_itself(reader: SentenceReader) -> bool:
    """Whether the sentence has a verb."""
    return any(reader.tokens[i].features.pos in {"VERB", "AUX"} for i in range(*reader.sentence))


def sign_between(reader: SentenceReader, award: AwardPhrase, group: Sequence[Phrase]) -> str:
    """The dash between a group and its award, or the comma before one that ends its line; empty for anything else."""
    between = reader.tokens[group[-1].outer_last : award.first]
    signs = [t.text for t in between if not reader.in_brackets(t.index) and t.text not in {"(", ")"}]
    if len(signs) != 1 or award.first < group[-1].outer_last:
        return ""
    behind = reader.tokens[award.last].text if award.last < reader.sentence.last else "."
    named = group[0].kind in {"person", "institution"} and not award.bare
    comma = signs == [","] and named and behind in {".", ",", ";", "("}
    return signs[0] if comma or signs[0] in DASHES else ""


def of_line(group: Sequence[Phrase]) -> list[Phrase]:
    """The winners of a line: behind a person stands where they work or live, behind a body who leads it."""
    person = group[0].kind == "person"
    told = [p for p in group if (p.kind == "person") == person]
    return [p for p in told if p is group[0] or not person or " " in p.name or " " not in group[0].name]


def is_bullet(text: str) -> bool:
    """Whether the token marks a list's line: a bullet, a number, or the private character that PDF leaves of one."""
    return text in BULLETS or text.rstrip(".)").isdigit() or (len(text) == 1 and "\ue000" <= text <= "\uf8ff")
