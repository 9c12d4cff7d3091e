"""What classla reads, made sound: any of its sentences becomes whole tags, lemmas, one tree and names.

What is mended was seen in classla 2.2. It is given our tokens, so their places in the text need no mending. Its own
tokenizer, which counts places by the line, writes soft hyphens as hyphens, drops control characters, fails on a line of
them and takes quadratic time over a long word, has no part in it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

from pipeline.network.documents import ROOT, Read

SHOWN: Final = 60
"""Characters of a word that classla sees: no Slovene word is longer, and it reads letter by letter."""
ALIKE: Final = 25
"""Words of the longest sentence that says the same over and over: where any word could be the root, the parser takes
0.1 s over 40 words, and from 25 s over 250."""
LABELS: Final = frozenset({"PER", "LOC", "ORG", "MISC"})
"""Kinds of names. DERIV-PER, which classla has too, is of adjectives ("Prešernova nagrada"), which are no names."""

OUTSIDE: Final = "O"
RESIDUAL: Final = "X"
UNKNOWN_RELATION: Final = "dep"
SECOND_ROOT: Final = "parataxis"

_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_TAG: Final = re.compile(r"[A-Z][A-Za-z0-9-]*")
_RELATION: Final = re.compile(r"[a-z]+(?::[a-z]+)?")


class Word(Protocol):
    """What is read of classla's words; each may be missing."""

    xpos: str | None
    lemma: str | None
    head: int | None
    deprel: str | None


class Token(Protocol):
    """What is read of classla's tokens: a label in BIOES or BIO."""

    ner: str | None


class Sentence(Protocol):
    """A sentence of a classla document."""

    words: Sequence[Word]
    tokens: Sequence[Token]


def shown(word: str) -> str:
    """What classla is shown of a word: its first letters, without what is invisible; a dash where that is all."""
    return _UNSEEN.sub("", word[: 4 * SHOWN])[:SHOWN] or "-"


def pieces(sentence: Sequence[str]) -> Iterator[Sequence[str]]:
    """A sentence as it is, or cut where it is long and less than a third of its words are different."""
    length = ALIKE if len(sentence) > ALIKE and 3 * len(set(sentence)) < len(sentence) else len(sentence)
    for start in range(0, len(sentence), length):
        yield sentence[start : start + length]


def heal(words: Sequence[str], found: Sequence[Sentence]) -> Read:
    """What was found of the pieces of a sentence, as one.

    Args:
        words: The sentence's words as they stand in the text.
        found: What classla made of its pieces, word for word.
    """
    read = Read([], [], [], [], [])
    for sentence in found:
        start = len(read.tags)
        heads, relations = _tree(sentence.words)
        for word, form in zip(sentence.words, words[start : start + len(heads)], strict=True):
            read.tags.append(word.xpos if word.xpos and _TAG.fullmatch(word.xpos) else RESIDUAL)
            read.lemmas.append(_lemma(word.lemma, form))
        read.heads.extend(start + head for head in heads)
        read.relations.extend(relations)
        read.names.extend((start + first, start + last, label) for first, last, label in _names(sentence.tokens))
    return read


def _lemma(lemma: str | None, form: str) -> str:
    """The lemma; the word itself where there is none, or where classla saw only a part of it."""
    return lemma if lemma and lemma != "_" and len(form) <= SHOWN else form


def _tree(words: Sequence[Word]) -> tuple[list[int], list[str]]:
    """Heads as places in the sentence and relations, with one root, to which every word leads.

    classla counts words from 1 and gives 0 as the root's head.
    """
    heads = [_head(word.head, place, len(words)) for place, word in enumerate(words)]
    relations = [_relation(word.deprel) for word in words]
    root = next((place for place, word in enumerate(words) if word.head == 0), 0)
    heads[root] = None
    for place, head in enumerate(heads):
        if head is None and place != root:
            heads[place], relations[place] = root, SECOND_ROOT
    sound = _hung(heads, root)
    relations[root] = ROOT
    return sound, relations


def _head(head: int | None, place: int, length: int) -> int | None:
    """The place of the governing word; ``None`` where there is none."""
    return None if head is None or not 1 <= head <= length or head - 1 == place else head - 1


def _relation(relation: str | None) -> str:
    """A relation of a word that has a head; "root" is none."""
    return relation if relation and _RELATION.fullmatch(relation) and relation != "root" else UNKNOWN_RELATION


def _hung(heads: Sequence[int | None], root: int) -> list[int]:
    """The heads, with circles opened by hanging a word of each on the root."""
    sound = [root if head is None else head for head in heads]
    leads = [place == root for place in range(len(sound))]
    for word in range(len(sound)):
        path: dict[int, None] = {}
        at = word
        while not leads[at] and at not in path:
            path[at] = None
            at = sound[at]
        if not leads[at]:
            sound[at] = root
        for passed in path:
            leads[passed] = True
    return sound


def _names(tokens: Iterable[Token]) -> Iterator[tuple[int, int, str]]:
    """Names by their labels, whether or not each has its beginning and end: first word, word after the last, kind."""
    first, kind, ended = 0, "", False
    for place, label in enumerate([*(token.ner or OUTSIDE for token in tokens), OUTSIDE]):
        mark, _, name = label.partition("-")
        if kind and (ended or mark not in {"I", "E"} or name != kind):
            if kind in LABELS:
                yield first, place, kind
            kind = ""
        if name and not kind:
            first, kind = place, name
        ended = mark in {"E", "S"}
