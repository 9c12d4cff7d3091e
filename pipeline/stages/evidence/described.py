"""Candidates that are no entity: titles in quotation marks, and a noun with a name ("družina Konič").

Most of them are nobody's award; the linker tells which is one, by where it stands.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.rules.awards import METALS, WORK_NOUNS
from pipeline.rules.frames import JURIES, WINNER_NOUNS
from pipeline.stages.annotation import Token
from pipeline.stages.claims import LINKER_RULE
from pipeline.stages.phrases import CLOSING_QUOTES, OPENING_QUOTES, Phrase, modifiers_before, span_of
from pipeline.stages.sentences import SentenceReader

_TITLE: Final = 8  # words of the longest title in quotation marks
_JOINS: Final = frozenset({"pri", "pod", "ob", "nad"})
_NO_WINNERS: Final = (
    WINNER_NOUNS | JURIES | {"dan", "leto", "dvorana", "občina", "mesto", "vas", "ulica", "trg", "foto"}
)


def described(reader: SentenceReader) -> Iterator[Phrase]:
    """Noun phrases and titles of a sentence that are no entity yet and may be somebody's or something's name."""
    taken = {i for p in reader.phrases for i in range(p.first, p.last)}
    awards = {i for a in reader.awards for i in range(a.first, a.last)}
    used: set[int] = set()
    for phrase in (*_titles(reader, taken), *_named(reader, taken, awards)):
        inside = set(range(phrase.first, phrase.last))
        if not inside & used:
            used |= inside
            yield phrase


def _titles(reader: SentenceReader, taken: set[int]) -> Iterator[Phrase]:
    """What stands in quotation marks: it may be a work."""
    tokens, start = reader.tokens, None
    for at in range(*reader.sentence):
        if start is not None and tokens[at].text in CLOSING_QUOTES:
            if 0 < at - start - 1 <= _TITLE and not taken & set(range(start, at)):
                yield _phrase(reader, start + 1, start + 1, at, title=True)
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
        if tokens[head].lemma in WORK_NOUNS:
            yield _phrase(reader, head + 1, head + 1, last, title=True)
        else:
            yield _phrase(reader, _first(reader, head), head, last)


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


def _phrase(reader: SentenceReader, first: int, head: int, last: int, *, title: bool = False) -> Phrase:
    """A candidate; a title stays as it is written, and its case is that of the noun before it."""
    tokens = reader.tokens
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
        rule=LINKER_RULE,
    )
