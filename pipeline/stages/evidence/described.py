"""Candidates that are no entity: titles, other words from a capital on, and nouns with a name or what tells them apart.

Most of them are nobody's award; the linker tells which is one, by where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal

from pipeline.rules.awards import METALS, WORK_NOUNS
from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.stages.annotation import Token
from pipeline.stages.phrases import CLOSING_QUOTES, OPENING_QUOTES, Phrase, modifiers_before, nominal_end, span_of
from pipeline.stages.sentences import SentenceReader

_TITLE: Final = 8  # words of the longest title, name or complement
_NAMING: Final = frozenset({"NOUN", "PROPN", "ADJ", "X", "NUM"})
_WHENCE: Final = frozenset({"iz", "z", "s", "v", "na", "pri"})
_JOINS: Final = frozenset({"pri", "pod", "ob", "nad"})
_NO_WINNERS: Final = (
    WINNER_NOUNS | JURIES | {"dan", "leto", "dvorana", "občina", "mesto", "vas", "ulica", "trg", "foto"}
)

_BEFORE_TITLE: Final = frozenset({":", "–", "—", "(", "•"})

Kind = Literal["title", "named", "capitalised", "noun"]


def described(reader: SentenceReader, *, telling: bool) -> Iterator[Phrase]:
    """Noun phrases and titles of a sentence that are no entity yet and may be somebody's or something's name.

    Args:
        reader: The sentence.
        telling: Whether it may tell of an award, so that plain noun phrases are worth a look.
    """
    taken = {i for p in reader.phrases if p.kind != "work" for i in range(p.first, p.last)}
    awards = {i for a in reader.awards for i in range(a.first, a.last)}
    found = {(p.first, p.last): p for p in (*_titles(reader, taken), *_named(reader, taken, awards))}
    used = {i for first, last in found for i in range(first, last)}
    if telling:
        for phrase in (*_capitalised(reader, taken | awards, used), *_nouns(reader, awards)):
            found.setdefault((phrase.first, phrase.last), phrase)
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
    """A common noun with a name behind it: "družina Konič", "kmetija Pri treh lipah"."""
    tokens, limit = reader.tokens, reader.sentence.last
    for head in range(reader.sentence.first, limit - 1):
        if tokens[head].features.pos != "NOUN" or tokens[head].lemma in _NO_WINNERS or head in taken | awards:
            continue
        last = head + 1
        while last < limit and (_is_name(tokens[last]) or _opens_name(tokens, last, limit)):
            last += 1
        if last == head + 1 or not tokens[head + 1].text[:1].isupper():
            continue
        if any(
            p.kind == "person" and p.last - p.first > 1 and p.first < last and head < p.last for p in reader.phrases
        ):
            continue
        if tokens[head].lemma in WORK_NOUNS:
            yield _phrase(reader, head + 1, head + 1, last, "title")
        else:
            yield _phrase(reader, _first(reader, head), head, last, "named")


def _capitalised(reader: SentenceReader, taken: set[int], used: set[int]) -> Iterator[Phrase]:
    """Words from a capital on that no stage knows: "Rod ob Krki in Savi"; behind a noun for works a whole title."""
    tokens, (first, limit) = reader.tokens, reader.sentence
    makers = {p.outer_first for p in reader.phrases if p.kind == "person"}
    at = first
    while at < limit:
        titled = at > first and tokens[at - 1].lemma in WORK_NOUNS
        opens = at == first and (not reader.starts_line or tokens[at].features.pos not in _NAMING)
        known = at in taken or (at in used and not titled)
        verb = tokens[at].features.pos in {"VERB", "AUX"} and not titled
        if opens or known or verb or not tokens[at].text[:1].isupper():
            at += 1
            continue
        labelled = at > first and tokens[at - 1].text in _BEFORE_TITLE
        longest = _end(reader, at, taken, titled=True)
        ends = [_end(reader, at, taken, titled=titled), *_shorter(tokens, at, longest, makers)]
        ends += [longest] if labelled else []
        for end in dict.fromkeys(ends):
            if end > at + 1 or tokens[at].text.isalpha():
                yield _phrase(reader, at, at, end, "capitalised")
        at = ends[0]


def _end(reader: SentenceReader, at: int, taken: set[int], *, titled: bool) -> int:
    """The end of the words that may stand inside one name from ``at`` on."""
    tokens, end = reader.tokens, at + 1
    while (
        end < reader.sentence.last and end not in taken and end - at < _TITLE and _goes_on(tokens[end], titled=titled)
    ):
        end += 1
    return end


def _goes_on(token: Token, *, titled: bool) -> bool:
    """Whether a word may stand inside a name: all but signs, clitics and verbs; in a title verbs too."""
    inside = titled or token.features.pos not in {"VERB", "AUX", "SCONJ", "CCONJ"}
    return token.text[0].isalnum() and inside and token.text != "pa"


def _shorter(tokens: Sequence[Token], at: int, longest: int, makers: set[int]) -> Iterator[int]:
    """Where a name may end before that: at a verb, or at what tells where it is, who made it or for what it is."""
    for end in range(at + 1, longest):
        pos = tokens[end].features.pos
        if pos in {"AUX", "ADP"} or end in makers or (pos == "VERB" and end > at + 1):
            yield end


def _nouns(reader: SentenceReader, awards: set[int]) -> Iterator[Phrase]:
    """A common noun with what tells it apart: "gasilci iz Dvora", "mladinski odsek društva", "tri mlajše selekcije"."""
    tokens, (_, limit) = reader.tokens, reader.sentence
    names = {p.outer_first: p.outer_last for p in reader.phrases if p.kind != "person"}
    for head in range(*reader.sentence):
        noun = tokens[head]
        if noun.features.pos != "NOUN" or head in awards or noun.lemma in _NO_WINNERS:
            continue
        inside = next((p for p in reader.phrases if p.first <= head < p.last), None)
        if inside is not None:
            if inside.kind == "group" and head == inside.head and _is_counted(reader, inside.first):
                yield _phrase(reader, inside.first - 1, head, inside.last, "noun")
            continue
        first, last = _first(reader, head), _complement(tokens, head + 1, limit, names, awards)
        first -= _is_counted(reader, first)
        inner = next((at for at in range(head + 2, last) if tokens[at].lemma in _WHENCE), last)
        for end in dict.fromkeys((last, inner)):  # where somebody is from may be no part of the name
            if first < head or end > head + 1 or noun.features.number != "Sing":
                yield _phrase(reader, first, head, end, "noun")


def _is_counted(reader: SentenceReader, first: int) -> bool:
    """Whether a number of people or things stands before the phrase ("tri mlajše selekcije")."""
    return first > reader.sentence.first and reader.tokens[first - 1].features.num_type == "Card"


def _complement(tokens: Sequence[Token], start: int, limit: int, names: Mapping[int, int], awards: set[int]) -> int:
    """End of a noun's genitives and names, and of one place or class behind a preposition."""
    end = start
    while end < limit and end - start < _TITLE and end not in awards:
        if end in names:
            end = names[end]
        elif (genitive := nominal_end(tokens, end, limit, "Gen")) > end and not awards & set(range(end, genitive)):
            end = genitive
        else:
            break
    if end + 1 < limit and tokens[end].lemma in _WHENCE and end + 1 not in awards:
        behind = end + 1
        if behind in names:
            return names[behind]
        inner = nominal_end(tokens, behind, limit, "Gen" if tokens[end].lemma in {"iz", "z", "s"} else "Loc")
        return inner if inner > behind else end
    return end


def _first(reader: SentenceReader, head: int) -> int:
    """The first adjective that may belong to the name: no bullet, participle or grade."""
    tokens, first = reader.tokens, modifiers_before(reader.tokens, head, reader.sentence.first)
    while first < head and (
        not tokens[first].text[:1].isalpha()
        or tokens[first].features.verb_form == "Part"
        or tokens[first].lemma.casefold().startswith(tuple(METALS.values()))
    ):
        first += 1
    return first


def _is_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.features.pos in {"PROPN", "NOUN", "ADJ", "X", "NUM"}


def _opens_name(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Whether a preposition joins two words of one name ("Pri treh lipah", "Vrtec pod Brajdo")."""
    return tokens[at].lemma in _JOINS and at + 1 < limit and tokens[at + 1].text[:1].isupper()


def _phrase(reader: SentenceReader, first: int, head: int, last: int, kind: Kind) -> Phrase:
    """A candidate; a title stays as it is written, and its case is that of the noun before it."""
    tokens, title = reader.tokens, kind == "title"
    quoted = title and first > reader.sentence.first and tokens[first - 1].text in OPENING_QUOTES
    noun = tokens[first - 2] if quoted and first - 2 >= reader.sentence.first else tokens[head]
    governs = noun if noun.features.pos == "NOUN" else tokens[head]
    if title:
        name = " ".join(span_of(tokens, first, last).of(reader.annotated.text).split())
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
