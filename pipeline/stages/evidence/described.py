"""Candidates that are no entity: titles, other words from a capital on, and nouns with a name or what tells them apart.

Most of them are nobody's award; the linker tells which is one, by where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from pipeline.rules.awards import METALS, WORK_NOUNS
from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.stages.annotation import Token
from pipeline.stages.phrases import (
    CLOSING_QUOTES,
    OPENING_QUOTES,
    Phrase,
    age_end,
    modifiers_before,
    nominal_end,
    other_of_pair,
    span_of,
    staff_end,
)
from pipeline.stages.sentences import SentenceReader

_TITLE: Final = 8  # words of the longest title, name or complement
_NAMING: Final = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})
_WHENCE: Final = frozenset({"iz", "z", "s", "v", "na", "pri"})
_JOINS: Final = frozenset({"pri", "pod", "ob", "nad"})
_NO_WINNERS: Final = (
    WINNER_NOUNS | JURIES | {"dan", "leto", "dvorana", "občina", "mesto", "vas", "ulica", "trg", "foto"}
)

_CLASS_LETTERS: Final = frozenset("abcdefg")
_REACH: Final = 12  # words in which a title stands behind the noun for works that it belongs to
_BEFORE_TITLE: Final = frozenset({":", "–", "—", "(", "•"})

Kind = Literal["title", "named", "alone", "capitalised", "noun"]


def described(reader: SentenceReader, *, telling: bool) -> Iterator[Phrase]:
    """Noun phrases and titles of a sentence that are no entity yet and may be somebody's or something's name.

    Args:
        reader: The sentence.
        telling: Whether it may tell of an award, so that plain noun phrases are worth a look.
    """
    taken = {i for p in reader.phrases if p.kind != "work" for i in range(p.first, p.last)}
    awards = {i for a in reader.awards for i in range(a.first, a.last)}
    quoted = list(_titles(reader, taken))
    named = (*_named(reader, taken, awards), *_told_otherwise(reader))
    found = {(p.first, p.last, p.name): p for p in (*quoted, *named)}
    used = {i for p in quoted for i in range(p.first, p.last)}
    if telling:
        for phrase in (*_capitalised(reader, taken | awards, used), *_nouns(reader, awards)):
            found.setdefault((phrase.first, phrase.last, phrase.name), phrase)
    yield from found.values()


def _titles(reader: SentenceReader, taken: set[int]) -> Iterator[Phrase]:
    """What stands in quotation marks: it may be a work."""
    tokens, start = reader.tokens, None
    for at in range(*reader.sentence):
        if start is not None and tokens[at].text in CLOSING_QUOTES:
            if 0 < at - start - 1 <= _TITLE and not taken & set(range(start, at)):
                yield _phrase(reader, start + 1, start + 1, at, "title")
            start = None
        elif tokens[at].text in OPENING_QUOTES:
            start = at


def _named(reader: SentenceReader, taken: set[int], awards: set[int]) -> Iterator[Phrase]:
    """A common noun with a name behind it, and that name alone: "družina Konič", "kmetija Pri treh lipah", "Lipa"."""
    tokens, limit = reader.tokens, reader.sentence.last
    people = [p for p in reader.phrases if p.kind == "person" and p.last - p.first > 1]
    for head in range(reader.sentence.first, limit - 1):
        if tokens[head].features.pos != "NOUN" or tokens[head].lemma in _NO_WINNERS or head in taken | awards:
            continue
        if not tokens[head + 1].text[:1].isupper() or any(p.outer_first <= head < p.last for p in people):
            continue
        last = head + 1
        while last < limit and (_is_name(tokens[last]) or _opens_name(tokens, last, limit)):
            last += 1
        ends = dict.fromkeys(([last] if last > head + 1 else []) + list(_ends(reader, head + 1, titled=True)))
        work, first = tokens[head].lemma in WORK_NOUNS, _first(reader, head)
        for end in ends:
            if not work:
                yield _phrase(reader, first, head, end, "named")
            if not any(p.first < end and head + 1 < p.last for p in people):
                yield _phrase(reader, head + 1, head + 1, end, "title" if work else "alone")


def _told_otherwise(reader: SentenceReader) -> Iterator[Phrase]:
    """A body's name without the noun before it, or with the one that it is told without: "Vidmat", "revija Lipa"."""
    tokens = reader.tokens
    for body in reader.phrases:
        if body.kind not in {"institution", "group"} or not tokens[body.head].text.islower():
            continue
        if body.head < body.first:
            yield _phrase(reader, _first(reader, body.head), body.head, body.last, "named")
        elif body.head + 1 < body.last and tokens[body.head + 1].text[:1].isupper():
            yield _phrase(reader, body.head + 1, body.head + 1, body.last, "alone")


def _capitalised(reader: SentenceReader, taken: set[int], used: set[int]) -> Iterator[Phrase]:
    """Words from a capital on that no stage knows: "Rod ob Krki in Savi"; where a title may stand, as it is written."""
    tokens, (first, limit) = reader.tokens, reader.sentence
    at = first
    while at < limit:
        opens = at == first and (not reader.starts_line or tokens[at].features.pos not in _NAMING)
        titled = at > first and _may_be_title(tokens, first, at)
        verb = tokens[at].features.pos in {"VERB", "AUX"} and not titled
        if opens or verb or at in taken or at in used or not tokens[at].text[:1].isupper():
            at += 1
            continue
        ends = [*_ends(reader, at, titled=False), *(_ends(reader, at, titled=True) if titled else ())]
        for end in dict.fromkeys(ends):
            if end > at + 1 or tokens[at].text.isalpha():
                yield _phrase(reader, at, at, end, "capitalised")
                if titled:
                    yield _phrase(reader, at, at, end, "title")
        at = ends[0]


def _may_be_title(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether a title may begin at the token: behind a label, a form of "biti", or soon behind a noun for works."""
    before = tokens[at - 1]
    near = tokens[max(first, at - _REACH) : at]
    return before.text in _BEFORE_TITLE or before.lemma == "biti" or any(t.lemma in WORK_NOUNS for t in near)


def _ends(reader: SentenceReader, at: int, *, titled: bool) -> Iterator[int]:
    """Where a name that begins at ``at`` may end: as far as it can go, and before all that may be told of it."""
    tokens = reader.tokens
    starts = {p.outer_first: p for p in reader.phrases if p.outer_first > at}
    end, ends = at + 1, []
    while end < reader.sentence.last and end - at < _TITLE and _goes_on(tokens[end], titled=titled):
        phrase = starts.get(end)
        if phrase is not None and phrase.kind != "place" and phrase.last - phrase.outer_first > 1:
            break  # whose it is, or who made it
        if phrase is not None or _may_end(tokens, at, end):
            ends.append(end)
        end += 1
    yield from (end, *ends)


def _may_end(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a name may end before the token: a verb, what tells where or for what, or a noun in the genitive."""
    said, before = tokens[end].features, tokens[end - 1]
    genitive = said.case == "Gen" and said.pos in {"NOUN", "ADJ", "PROPN"}
    owner = genitive and before.features.case != "Gen" and before.features.pos != "ADP"
    return said.pos in {"AUX", "ADP", "CCONJ"} or owner or (said.pos == "VERB" and end > at + 1)


def _goes_on(token: Token, *, titled: bool) -> bool:
    """Whether a word may stand inside a name: all but signs, clitics and verbs; in a title verbs too."""
    inside = titled or token.features.pos not in {"VERB", "AUX", "SCONJ", "CCONJ"}
    return token.text[0].isalnum() and inside and token.text != "pa"


def _nouns(reader: SentenceReader, awards: set[int]) -> Iterator[Phrase]:
    """A common noun with what tells it apart: "gasilci iz Dvora", "mladinski odsek društva", "tri mlajše selekcije"."""
    tokens = reader.tokens
    names = {p.outer_first: p.outer_last for p in reader.phrases if p.kind != "person" or p.case == "Gen"}
    for head in range(*reader.sentence):
        inside = next((p for p in reader.phrases if p.first <= head < p.last), None)
        if inside is not None:
            if inside.kind == "group" and head == inside.head and _is_counted(reader, inside.first):
                yield _phrase(reader, inside.first - 1, head, inside.last, "noun")
        elif head in awards:
            continue
        elif tokens[head].features.pos == "NOUN" and tokens[head].lemma not in _NO_WINNERS:
            yield from _noun(reader, head, names, awards)
        elif _is_class(tokens, head, reader.sentence.last):
            for last in dict.fromkeys((_complement(reader, head + 2, names, awards), head + 2)):
                yield _phrase(reader, head, head + 1, last, "noun")
        elif _is_adjective_for_people(tokens, head):
            yield _phrase(reader, head, head, staff_end(tokens, head + 1, reader.sentence.last, reader.phrases), "noun")


def _noun(reader: SentenceReader, head: int, names: Mapping[int, int], awards: set[int]) -> Iterator[Phrase]:
    """One noun, with and without where it is from and its ordinal; none that stands alone in the singular."""
    tokens = reader.tokens
    first, second = _first(reader, head), other_of_pair(tokens, head, reader.sentence.last)
    last = _complement(reader, (second or head) + 1, names, awards)
    ordinal = first < head and tokens[first].features.num_type == "Ord"
    firsts = (first - _is_counted(reader, first), *((first + 1,) if ordinal else ()))
    inner = next((at for at in range(head + 2, last) if tokens[at].lemma in _WHENCE), last)
    for end in dict.fromkeys((last, inner)):
        for start in firsts:
            if start < head or end > head + 1 or tokens[head].features.number != "Sing":
                yield _phrase(reader, start, head, end, "noun", second=second)


def _is_adjective_for_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether an adjective of several stands for people ("najboljšim so podelili", "zaposleni so prejeli")."""
    said = tokens[at].features
    told = (said.pos, said.number) == ("ADJ", "Plur") and said.case in {"Nom", "Dat"}
    return told and tokens[at].dep.startswith(("nsubj", "obj", "iobj"))


def _is_class(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a school's class is told by its number and letter ("3. b", "9. a razreda")."""
    if at + 1 >= limit:
        return False
    number, letter = tokens[at].text, tokens[at + 1].text
    return number[:-1].isdecimal() and number.endswith(".") and len(letter) == 1 and letter in _CLASS_LETTERS


def _is_counted(reader: SentenceReader, first: int) -> bool:
    """Whether a number of people or things stands before the phrase ("tri mlajše selekcije")."""
    return first > reader.sentence.first and reader.tokens[first - 1].features.num_type == "Card"


def _complement(reader: SentenceReader, start: int, names: Mapping[int, int], awards: set[int]) -> int:
    """End of a noun's genitives, names and classes, of an age, and of one place or class behind a preposition."""
    tokens, limit = reader.tokens, reader.sentence.last
    end = start
    while end < limit and end - start < _TITLE and end not in awards:
        if end in names:
            end = names[end]
        elif _is_class(tokens, end, limit):
            end += 2
        elif (genitive := nominal_end(tokens, end, limit, "Gen")) > end and not awards & set(range(end, genitive)):
            end = genitive
        else:
            break
    end = age_end(tokens, end, limit)
    if end + 1 < limit and tokens[end].lemma in _WHENCE and end + 1 not in awards:
        behind = end + 1
        if behind in names:
            return names[behind]
        if _is_class(tokens, behind, limit):
            return behind + 2
        inner = nominal_end(tokens, behind, limit, "Gen" if tokens[end].lemma in {"iz", "z", "s"} else "Loc")
        return inner if inner > behind else end
    return end


def _first(reader: SentenceReader, head: int) -> int:
    """The first adjective that may belong to the name: no bullet, participle, possessive or grade."""
    tokens, first = reader.tokens, modifiers_before(reader.tokens, head, reader.sentence.first)
    while first < head and (
        not tokens[first].text[:1].isalpha()
        or tokens[first].features.verb_form == "Part"
        or tokens[first].features.poss
        or tokens[first].lemma.casefold().startswith(tuple(METALS.values()))
    ):
        first += 1
    return first


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.features.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM"}


def _opens_name(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a preposition joins two words of one name ("Pri treh lipah", "Vrtec pod Brajdo")."""
    return tokens[at].lemma in _JOINS and at + 1 < limit and tokens[at + 1].text[:1].isupper()


def _phrase(
    reader: SentenceReader, first: int, head: int, last: int, kind: Kind, *, second: int | None = None
) -> Phrase:
    """A candidate; a title stays as it is written, and its case is that of the noun before it."""
    tokens, title = reader.tokens, kind == "title"
    quoted = title and first > reader.sentence.first and tokens[first - 1].text in OPENING_QUOTES
    noun = tokens[first - 2] if quoted and first - 2 >= reader.sentence.first else tokens[head]
    governs = noun if noun.features.pos == "NOUN" else tokens[head]
    if title or kind == "alone":
        name = " ".join(span_of(tokens, first, last).of(reader.annotated.text).split())
    elif second is not None:
        pair = (reader.forms.noun_phrase(tokens[first : head + 1], head - first), tokens[head + 1].text)
        name = " ".join((*pair, reader.forms.noun_phrase(tokens[second:last], 0)))
    else:
        name = reader.forms.noun_phrase(tokens[first:last], head - first, case=tokens[head].features.case)
    return Phrase(
        kind="work" if title else "group",
        first=first,
        last=last,
        outer_first=first - quoted,
        outer_last=last + quoted,
        head=governs.index,
        name=name,
        case=governs.features.case,
        gender=governs.features.gender,
        number=governs.features.number,
        rule=f"described.{kind}",
    )
