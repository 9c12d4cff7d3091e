"""Titles that only a superlative tells: "Najboljši kratki film je Jug", "za najlepšo vas so izbrali Skakovce".

Most superlatives are nobody's title; the linker tells which is one, by who stands beside it.
"""

from collections.abc import Iterator
from typing import Final

from pipeline.rules.awards import BEFORE_NAJ, TITLE
from pipeline.stages.annotation import Token
from pipeline.stages.extents import ExtentReader
from pipeline.stages.phrases import AwardPhrase, agrees
from pipeline.stages.sentences import SentenceReader

RULE: Final = "told.superlative"

_REACH: Final = 5  # words from the superlative to its noun
_NO_TITLES: Final = frozenset(
    {
        "način", "čas", "rezultat", "uvrstitev", "del", "dan", "stvar", "primer", "cena", "število", "delež", "težava",
        "vprašanje", "razlog", "pot", "mesto", "leto", "raven", "priznanje", "nagrada", "odlikovanje", "izziv", "vzrok",
        "dosežek", "moč", "čestitka", "zahvala", "možnost", "rešitev", "izkušnja", "trenutek", "spomin", "hvala",
    }
)  # fmt: skip


def superlatives(reader: SentenceReader) -> Iterator[AwardPhrase]:
    """The noun phrases of one or two that a superlative opens, where the sentence has no award there already."""
    tokens, (first, limit) = reader.tokens, reader.sentence
    taken = {at for award in reader.awards for at in range(award.first, award.last)}
    extents = ExtentReader(reader.annotated, reader.sentence, reader.phrases)
    for at in range(first, limit):
        if not _is_superlative(tokens[at]) or at in taken:
            continue
        head = next((n for n in range(at + 1, min(at + _REACH, limit)) if tokens[n].features.pos == "NOUN"), None)
        if head is None or head in taken or not _opens(reader, at, head):
            continue
        extent = extents.extent(head)
        people = (p.outer_first for p in reader.phrases if p.kind == "person")
        last = min((first for first in people if head < first < extent.last), default=extent.last)
        features = tokens[head].features
        name = reader.forms.noun_phrase(tokens[at:last], head - at, singular=True, lower_first=True)
        name = name.lower() if name.isupper() else name
        yield AwardPhrase(
            first=at,
            last=last,
            head=head,
            name=" ".join(name.split()),
            kind=TITLE,
            case=features.case,
            gender=features.gender,
            number=features.number,
            rule=RULE,
            bare=False,
            category=None,
            purpose=None,
            year_for=extent.year_for,
            reason=extent.reason,
            issuer=None,
        )


def _is_superlative(token: Token) -> bool:
    told = token.features.degree == "Sup" or token.text.casefold() == "najbolj"
    return told and token.features.pos in {"ADJ", "ADV"} and token.text.casefold().startswith("naj")


def _opens(reader: SentenceReader, at: int, head: int) -> bool:
    """Whether all words up to the noun are its adjectives, and the phrase is a subject or stands behind "za"."""
    tokens, noun = reader.tokens, reader.tokens[head]
    if noun.features.number == "Plur" or noun.lemma in _NO_TITLES:
        return False
    inner = (tokens[n] for n in range(at, head) if tokens[n].features.pos != "ADV")
    if not all(word.features.pos == "ADJ" and agrees(word, noun) for word in inner):
        return False
    before = tokens[at - 1].lemma if at > reader.sentence.first else ""
    return noun.features.case == "Nom" or (noun.features.case == "Acc" and before in BEFORE_NAJ)
