"""Lists: the winners in the lines below a sentence or heading, and the classes that the lines name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.rules.awards import METALS
from pipeline.rules.frames import WINNER_NOUNS
from pipeline.stages.claims import Claim, Link
from pipeline.stages.headlines import (
    COMMA,
    DASHES,
    HEADING,
    LINE_RULES,
    acts_itself,
    heading_claims,
    is_bullet,
    of_line,
    sign_between,
)
from pipeline.stages.phrases import AwardPhrase, Phrase, in_class, may_be_class, sentence_of, span_of
from pipeline.stages.sentences import SentenceReader

_LABEL = 8  # tokens of a label before a colon, with the colon
_LONGEST_CLASS = 6  # tokens
_LIST = "pattern.list-below"
_NO_LABELS = frozenset({"rezultat", "izid", "podelitev", "razglasitev", "nagrada", "priznanje", "opomba"})


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
            award=_graded(opener.award, label) or _for(opener.award, label) or _of_class(opener.award, label),
            links=(*others, *links),
        )
        for label, links in classes.items()
    ]


def _graded(award: AwardPhrase, label: str) -> AwardPhrase | None:
    """The award of gold, silver or bronze that a line's label makes it ("bronasto (za 5 let petja): Eva Lah")."""
    stem = next((stem for stem in METALS.values() if label.startswith(stem)), None)
    ending = {"Fem": "a", "Masc": "i"}.get(award.gender, "o")
    return replace(award, name=f"{stem}{ending} {award.name}", bare=False) if stem is not None else None


def _for(award: AwardPhrase, label: str) -> AwardPhrase | None:
    """The award with what a line's label tells that it is for ("za najboljšo režijo: Ana Kos")."""
    return replace(award, name=f"{award.name} {label}", bare=False) if label.startswith("za ") else None


def with_labels(readers: Sequence[SentenceReader], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with the class that opens their line before a colon, where several lines name one.

    As in "Storitve: zlati lijak – Pika" and "Trgovina: srebrni lijak – Zrno".
    """
    told = {number: _label_before(readers[number]) for number in {c.sentence for c in claims if c.award is not None}}
    several = len({*filter(None, told.values())}) > 1
    classed = ((c, c.award, told.get(c.sentence) if several else None) for c in claims)
    return [
        replace(claim, award=_of_class(award, label)) if award is not None and not award.category and label else claim
        for claim, award, label in classed
    ]


def _label_before(reader: SentenceReader) -> str:
    """The common nouns that open a line, up to a colon right before its first award; empty where there are none."""
    tokens, (first, last) = reader.tokens, reader.sentence
    colon = next((at for at in range(first, min(last, first + _LABEL)) if tokens[at].text == ":"), first)
    words = tokens[first:colon]
    if not words or not reader.starts_line or not reader.awards or reader.start_of(reader.awards[0]) != colon + 1:
        return ""
    small = all(t.text.islower() for t in words[1:]) and not reader.forms.is_place(words[0].text)
    nouns = {t.lemma.casefold() for t in words}
    plain = {t.features.pos for t in words} <= {"NOUN", "ADJ", "ADV", "CCONJ", "ADP", "NUM"}
    if not (small and plain and may_be_class(words)) or not nouns.isdisjoint(WINNER_NOUNS | _NO_LABELS):
        return ""
    text = span_of(tokens, first, colon).of(reader.annotated.text)
    return text[:1].lower() + text[1:]


def in_blocks(readers: Sequence[SentenceReader], claims: Sequence[Claim]) -> list[Claim]:
    """The claims, with the class that stands above its lines where the same awards are listed for several classes.

    As in "KMETIJE", "zlata plaketa: Ana Kos", "BALKONI", "zlata plaketa: Jan Lah".
    """
    told = {c.sentence: c.award for c in claims if c.award is not None and c.rule in LINE_RULES}
    blocks: list[tuple[str, list[int]]] = []
    for reader in readers:
        if not reader.starts_line:
            continue
        if reader.awards:
            if blocks:
                blocks[-1][1].append(reader.number)
        else:
            blocks.append((_class_above(reader), []))
    named = [(label, {told[n].name: n for n in lines if n in told}) for label, lines in blocks]
    shared = Counter(name for label, own in named if label for name in own)
    classes = {n: label for label, own in named if label for name, n in own.items() if shared[name] > 1}
    return [_in_class(claim, classes.get(claim.sentence)) for claim in claims]


def _class_above(reader: SentenceReader) -> str:
    """The class that a line names which holds nothing else, in small letters; empty where it holds more."""
    tokens, (first, last) = reader.tokens, reader.sentence
    last -= tokens[last - 1].text == ":"
    words = tokens[first:last]
    # Common nouns in capitals look like a body's name ("STANOVANJSKE HIŠE").
    plain = all(t.features.pos == "ADJ" or reader.forms.may_be_noun(t.text.casefold()) for t in words)
    named = any(p.kind in {"person", "place", "work"} or not plain for p in reader.phrases)
    if not 0 < len(words) <= _LONGEST_CLASS or named or not may_be_class(words):
        return ""
    if any(t.features.pos in {"VERB", "AUX"} or t.text in {"!", "?", ":"} for t in words):
        return ""
    text = span_of(tokens, first, last).of(reader.annotated.text)
    return text.lower() if text.isupper() else text[:1].lower() + text[1:]


def _in_class(claim: Claim, label: str | None) -> Claim:
    if not label or claim.award is None or claim.award.category or claim.rule not in LINE_RULES:
        return claim
    return replace(claim, award=_of_class(claim.award, label))


def _of_class(award: AwardPhrase, label: str) -> AwardPhrase:
    return replace(award, name=in_class(award.name, label), category=label, bare=False)


def _label_of(readers: Sequence[SentenceReader], link: Link) -> str:
    """The label of a winner's line, where it is a common noun and so a class; a region or a society is none."""
    at = link.phrase.first
    reader = readers[sentence_of(readers[0].annotated, at)]
    start = _behind_label(reader)
    label = reader.tokens[reader.sentence.first : max(start - 1, reader.sentence.first)]
    words = [t for t in label if not is_bullet(t.text)]
    if words and words[0].text.casefold().startswith(tuple(METALS.values())):
        return words[0].text.casefold()
    if words and words[0].text.casefold() == "za" and all(t.text.islower() or t.text.isdecimal() for t in words[1:]):
        return span_of(reader.tokens, words[0].index, words[-1].index + 1).of(reader.annotated.text).casefold()
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
        if _ends(below, heads=heads):
            break
        bullet = is_bullet(first.text)
        bulleted = bulleted or bullet
        group = _first_of_line(below, bullet=bullet)
        if bullet and not group and (links or heads):
            continue  # somebody whom nothing tells
        if not group or (bulleted and not bullet):
            break
        if any(a.first < group[0].first or sign_between(below, a, group) in DASHES for a in below.awards):
            continue  # the line tells of an award of its own
        links += [Link("recipient", phrase, rule) for phrase in of_line(group)]
        if _is_title(opener) and first.text.rstrip(".)").isdigit():
            break  # the others of a ranking
    return tuple(links)


def _ends(below: SentenceReader, *, heads: bool) -> bool:
    """Whether the line ends the list: it opens another, or has a verb, where the list stands below a heading."""
    opens = below.tokens[below.sentence.last - 1].text == ":" and bool(below.awards)
    return opens or bool(heading_claims(below)) or (heads and acts_itself(below))


def _first_of_line(below: SentenceReader, *, bullet: bool) -> tuple[Phrase, ...]:
    """The party with which the line begins, behind its bullet and label."""
    start = _behind_label(below)
    group = next((g for g in below.groups if g[0].outer_first >= start), ())
    told = bool(group) and group[0].kind in {"person", "institution", "group"}
    return group if told and group[0].outer_first - start <= 1 + bullet else ()


def _is_title(opener: Claim) -> bool:
    """Whether only one can have what the list is of."""
    return opener.award is not None and opener.award.rule.startswith("title.") and opener.award.number == "Sing"


def without_reasons(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without those of a list's lines that tell why ("Ana Kos, zlato priznanje" below "Knjige so:")."""
    listed = {x.phrase.head for c in claims for x in c.links if x.why == _LIST}
    return [c for c in claims if c.rule != COMMA or listed.isdisjoint(x.phrase.head for x in c.links)]


def _behind_label(reader: SentenceReader) -> int:
    """First token of a list's line, behind a label such as "Pomurska regija:"."""
    first, last = reader.sentence
    colon = next((i for i in range(first, min(last, first + _LABEL)) if reader.tokens[i].text == ":"), None)
    labelled = colon is not None and any(g[0].outer_first == colon + 1 for g in reader.groups)
    return colon + 1 if colon is not None and labelled else first
