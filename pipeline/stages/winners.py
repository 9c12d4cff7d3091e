"""Claims without an award verb: nouns for winners and for the act, titles, headlines, colons and lists."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pipeline.records import Status
from pipeline.rules.awards import NO_PART_OF_NAME, OCCASIONS
from pipeline.rules.frames import OF_TODAY, NounFrame
from pipeline.stages.annotation import Token
from pipeline.stages.claims import Claim, ClaimStatus, Gap, Link, PartySlot
from pipeline.stages.phrases import (
    AwardPhrase,
    Phrase,
    in_class,
    may_be_class,
    modifiers_before,
    same_case,
    sentence_of,
    span_of,
)
from pipeline.stages.sentences import SentenceReader

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", "▪", "●", "o"})
_LABEL = 8  # tokens of a label before a colon, with the colon
_NEAR = 3  # tokens between a name and the noun in apposition to it
_FOR_YEAR = 3  # tokens of "za leto 2014"
_LIST = "pattern.list-below"
_NEW_TITLES = frozenset({"title.of-the-year", "title.maturant", "title.naj"})  # of which news tells when they are new
_ACTS = frozenset({"podelitev", "izročitev", "vročitev", "podeljevanje"})


@lru_cache(maxsize=32)
def _by_lemma(rows: tuple[NounFrame, ...]) -> dict[str, NounFrame]:
    return {lemma: row for row in rows for lemma in row.lemmas}


def noun_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of nouns such as "dobitnica" and "nagrajenec"."""
    claims, nouns = [], _by_lemma(reader.tables.nouns)
    for index in range(*reader.sentence):
        row = nouns.get(reader.tokens[index].lemma)
        award = award_of_noun(reader, index) if row is not None else None
        if row is not None and award is None:
            claims += _listed(reader, index, row) or _counted(reader, index, row)
        if row is None or award is None:
            continue
        bearers, epithet = _bearers(reader, index, award)
        epithet = epithet and not _is_told(reader, index)
        if not bearers and not _opens_list(reader, index, award):
            continue
        status: Status = row.status or ("past" if epithet or reader.told_as_past(index) else "announced")
        claims.append(claim_of(reader, index, row.id, award, bearers, status, epithet=epithet))
    return claims


def _listed(reader: SentenceReader, index: int, row: NounFrame) -> list[Claim]:
    """Winners behind "Nagrajenci:" where the award is told elsewhere."""
    if index + 1 >= reader.sentence.last or reader.tokens[index + 1].text != ":":
        return []
    group = next((g for g in reader.groups if g[0].outer_first == index + 2 and g[0].kind != "place"), None)
    if group is None:
        return []
    return [claim_of(reader, index, row.id, None, group, row.status or "announced")]


def _counted(reader: SentenceReader, index: int, row: NounFrame) -> list[Claim]:
    """Who is "med letošnjimi nagrajenci" or "nagrajenec" where the award is told elsewhere."""
    features = reader.tokens[index].features
    among = _is_among(reader, index)
    if not among and (features.case != "Nom" or not _is_told(reader, index)):
        return []
    fitting = [g for g in reader.groups if _is_equated(reader, g, index, None)]
    if not fitting:
        return []
    group = min(fitting, key=lambda g: (g[0].first < index, abs(g[0].head - index)))
    status: Status = row.status or ("past" if reader.told_as_past(index) else "announced")
    return [claim_of(reader, index, row.id, None, group, status)]


def _is_among(reader: SentenceReader, index: int) -> bool:
    """Whether "med" counts somebody in ("med letošnjimi nagrajenci je")."""
    first = modifiers_before(reader.tokens, index, reader.sentence.first)
    return reader.preposition(first) == "med" and reader.tokens[index].features.case == "Ins"


def _is_told(reader: SentenceReader, index: int) -> bool:
    """Whether "letošnji" or the like stands before the noun, so that it is one of the day's."""
    first = modifiers_before(reader.tokens, index, reader.sentence.first)
    return any(reader.tokens[at].lemma in OF_TODAY for at in range(first, index))


def award_of_noun(reader: SentenceReader, index: int) -> AwardPhrase | None:
    """The award that completes a noun for its winner, behind it or as its adjective."""
    for award in reader.awards:
        if award.head == index:
            return award
        between = reader.tokens[index + 1 : award.first]
        if award.first > index and award.case in {"Gen", ""} and all(t.lemma in NO_PART_OF_NAME for t in between):
            return award
        if award.first == index + 2 and reader.tokens[index + 1].lemma == "za":
            return award
    return None


def _opens_list(reader: SentenceReader, index: int, award: AwardPhrase) -> bool:
    """Whether the line ends in a colon right behind noun and award, so that the winners stand below."""
    last = max(award.last, index + 1)
    near = _NEAR + (_FOR_YEAR if award.year_for else 0)
    return reader.tokens[reader.sentence.last - 1].text == ":" and reader.sentence.last - 1 - last <= near


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
    if case not in {"Nom", ""} and not _is_among(reader, index):
        return (), False
    fitting = [g for g in reader.groups if _is_equated(reader, g, index, award)]
    if not fitting:
        return (), False
    return min(fitting, key=lambda g: (g[0].first < index, abs(g[0].head - index))), False


def _in_apposition(reader: SentenceReader, group: Sequence[Phrase], index: int, first: int, last: int) -> bool:
    head, tail = group[0], group[-1]
    if head.outer_first == last or head.outer_first <= index < head.first or tail.last <= index < tail.outer_last:
        return True
    noun = reader.tokens[index].features
    if len(group) > 1 and head.outer_first == last + 1 and noun.number != "Sing":
        sign = reader.tokens[last].text  # "nagrajencema, slikarju Janu Lahu in Ani Kos", but not "Nagrajenci: Ana Kos"
        if sign == "," or (sign == ":" and noun.case not in {"Nom", ""}):
            return True
    between = {t.text for t in reader.tokens[tail.outer_last : first] if t.lemma not in NO_PART_OF_NAME}
    return 0 < first - tail.outer_last <= _NEAR and between <= {",", "(", "–"}


def _is_equated(reader: SentenceReader, group: Sequence[Phrase], index: int, award: AwardPhrase | None) -> bool:
    """Whether "je", "so", "postati" or a colon says that the group is the winner."""
    tokens, head = reader.tokens, group[0]
    last = award.last if award is not None else index + 1
    if (
        (award is not None and award.first <= head.first < award.last)
        or head.kind == "place"
        or not same_case(head.case, "Nom")
        or reader.preposition(head.outer_first)
    ):
        return False
    low, high = min(index, head.head), max(index, head.head)
    verbs = [i for i in range(*reader.sentence) if tokens[i].lemma in {"biti", "postati"}]
    if any(tokens[i].features.pos == "VERB" and tokens[i].lemma != "postati" for i in range(low, high)):
        return False
    if any(tokens[i].text == ":" for i in range(max(last, index), head.outer_first)):
        return True
    return any(low < v < high or v > high for v in verbs)


def title_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims that somebody is, was or will be a champion or an honorary citizen, of the titles that no claim has."""
    rule, found = "pattern.was-title", list[Claim]()
    if not reader.tables.has(rule):
        return []
    claimed = {c.award.head for c in claims if c.award is not None}
    for award in reader.awards:
        if not award.rule.startswith("title.") or award.case != "Nom" or award.head in claimed:
            continue
        if award.last > award.head + 1 and reader.tokens[award.head + 1].text.casefold() in OCCASIONS:
            continue  # "najboljša igralka tekme je bila Ana Kos" may only say how she played
        told = _clause_around(reader, award) if claims else range(*reader.sentence)
        words = [reader.tokens[at] for at in told]
        if any(t.features.pos == "VERB" for t in words) or not any(t.lemma == "biti" for t in words):
            continue
        group = next(
            (g for g in reader.groups if g[0].head in told and _is_equated(reader, g, award.head, award)), None
        )
        status = _told_by_copula(words, award)
        if group is not None and group[0].kind in {"person", "institution"}:
            found.append(claim_of(reader, award.head, rule, award, group, status))
        elif status == "past" and not any(t.dep.startswith("nsubj") for t in words if t.index != award.head):
            gap = Gap("recipient", "3", award.gender, award.number, "", subject=True)  # "bila je svetovna prvakinja"
            found.append(replace(claim_of(reader, award.head, rule, award, (), status), gaps=(gap,)))
    return found


def _told_by_copula(words: Sequence[Token], award: AwardPhrase) -> Status:
    """The status of a title that "biti" tells of: of past, but for one that only its day's news tells of."""
    if any(t.lemma == "biti" and t.features.verb_form == "Part" for t in words):
        return "past"
    if any(t.lemma == "biti" and t.features.tense == "Fut" for t in words):
        return "future"
    return "announced" if award.rule in _NEW_TITLES else "past"


def _clause_around(reader: SentenceReader, award: AwardPhrase) -> range:
    """The tokens between the commas on either side of the award."""
    first, last = reader.sentence
    commas = [at for at in range(first, last) if reader.tokens[at].text in {",", ";"}]
    return range(
        max((at + 1 for at in commas if at < award.first), default=first),
        min((at for at in commas if at >= award.last), default=last),
    )


def conferral_claims(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """Claims of a noun for the act: "s podelitvijo zlate plakete Ani Novak"; of the awards that no claim has."""
    rule, tokens, found = "pattern.conferral-noun", reader.tokens, list[Claim]()
    if not reader.tables.has(rule):
        return []
    claimed = {c.award.head for c in claims if c.award is not None}
    for award in reader.awards:
        act = modifiers_before(tokens, award.head, reader.sentence.first) - 1
        if (
            award.head in claimed
            or award.case != "Gen"
            or act < reader.sentence.first
            or tokens[act].lemma not in _ACTS
        ):
            continue
        group = next((g for g in reader.groups if g[0].outer_first == award.last and g[0].case == "Dat"), None)
        if group is not None and group[0].kind != "place":
            found.append(claim_of(reader, act, rule, award, group, "announced"))
    return found


def headline_claims(reader: SentenceReader) -> list[Claim]:
    """Claims of a line without a verb: "Zlata plaketa Ani Novak", "Zlata plaketa: Ana Novak"."""
    if not reader.awards or any(reader.tokens[i].features.pos in {"VERB", "AUX"} for i in range(*reader.sentence)):
        return []
    award = reader.awards[0]
    if not same_case(award.case, "Nom") or reader.preposition(award.first):
        return []
    for group in reader.groups:
        head = group[0]
        before = group[-1].outer_last == award.first
        if head.outer_first < award.last and not before:
            continue
        between = [t.text for t in reader.tokens[award.last : head.outer_first]]
        opened = between[-1:] == [":"] and ":" not in between[:-1] and not (set(between) & {",", ";", "(", "?"})
        if head.case == "Dat" and not reader.preposition(head.outer_first):
            rule = "pattern.dative-award" if before else "pattern.award-to-dative"
        elif before:
            continue
        elif (opened or between in (["–"], ["-"])) and same_case(head.case, "Nom") and head.kind != "place":
            rule = "pattern.award-colon"
        else:
            continue
        if reader.tables.has(rule):
            return [claim_of(reader, award.head, rule, award, group, "announced")]
    return []


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
        # Behind a person's name on its line stands where somebody works.
        links += [Link("recipient", p, rule) for p in group if group[0].kind != "person" or p.kind == "person"]
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


def claim_of(
    reader: SentenceReader,
    trigger: int,
    rule: str,
    award: AwardPhrase | None,
    parties: Sequence[Phrase],
    status: ClaimStatus,
    *,
    slot: PartySlot = "recipient",
    epithet: bool = False,
) -> Claim:
    """A claim of the whole sentence with these in one slot, which leaves nobody unsaid."""
    return Claim(
        sentence=reader.number,
        trigger=trigger,
        rule=rule,
        award=award,
        implied="",
        status=status,
        links=tuple(Link(slot, phrase, rule) for phrase in parties),
        gaps=(),
        programme=None,
        scope=frozenset(range(*reader.sentence)),
        epithet=epithet,
    )
