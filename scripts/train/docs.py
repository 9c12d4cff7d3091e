"""Annotated sentences to spaCy documents: grouping, capitals as in signatures, DocBin files."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc, DocBin

from scripts.train.corpus import OUTSIDE, Sentence, read_conllu, read_entities, read_silver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from spacy.vocab import Vocab

CAPITALS_SHARE: Final = 0.1
"""Share of the names whose surname is put in capitals, as under official letters: Aleksandra FORŠTNER."""

NER_GROUP: Final = 6
PARSER_GROUP: Final = 3

BREAK_SHARE: Final = 0.25
"""Share of the sentence ends inside a document that get a line break, which the tokenizer makes a token of its own."""

GOLD: Final = ("ud/train.conllu.xz", "tags/suk_gold.conllu.xz", "tags/ssj_2015_gold.conllu.xz")
TESTS: Final = ("ud/test.conllu", "tags/suk_test.conllu")
SILVER: Final = "tags/senticoref_silver.tsv.xz"
GOLD_REPEATS: Final = 2


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One document of consecutive sentences of one source.

    Its spaces are left unknown, so spaCy trains on the tokens of the source and runs no tokenizer over them.
    """
    words = [word for sentence in sentences for word in sentence.words]
    starts: list[bool | int | None] = [number == 0 for sentence in sentences for number in range(len(sentence.words))]
    heads: list[int] | None = None
    if all(sentence.heads for sentence in sentences):
        heads = []
        for sentence in sentences:
            offset = len(heads)
            heads.extend(head + offset for head in sentence.heads)
    return Doc(
        vocab,
        words=words,
        tags=_layer([sentence.tags for sentence in sentences]),
        pos=_layer([sentence.pos for sentence in sentences]),
        morphs=_layer([sentence.feats for sentence in sentences]),
        lemmas=_layer([sentence.lemmas for sentence in sentences]),
        heads=heads,
        deps=_layer([sentence.deps for sentence in sentences]) if heads else None,
        ents=_layer([sentence.entities for sentence in sentences]),
        sent_starts=None if heads else starts,
    )


def _layer(layers: Sequence[tuple[str, ...]]) -> list[str] | None:
    if not all(layers):
        return None
    return [value for layer in layers for value in layer]


def grouped(sentences: Iterable[Sentence], largest: int, random: Random) -> Iterator[list[Sentence]]:
    """Consecutive sentences in groups of one to ``largest``, so that capitals at sentence starts are met inside."""
    group: list[Sentence] = []
    wanted = random.randint(1, largest)
    for sentence in sentences:
        group.append(sentence)
        if len(group) == wanted:
            yield group
            group = []
            wanted = random.randint(1, largest)
    if group:
        yield group


def with_capitals(sentence: Sentence, random: Random) -> Sentence:
    """The sentence with some of its surnames in capitals; such a word teaches no lemma."""
    words, lemmas = list(sentence.words), list(sentence.lemmas)
    for number in surnames(sentence):
        if random.random() < CAPITALS_SHARE:
            words[number] = words[number].upper()
            if lemmas:
                lemmas[number] = ""
    return replace(sentence, words=tuple(words), lemmas=tuple(lemmas))


def surnames(sentence: Sentence) -> Iterator[int]:
    """Places of the words that go on a person's name."""
    if sentence.entities:
        yield from (number for number, label in enumerate(sentence.entities) if label == "I-PER")
    elif sentence.deps:
        yield from (number for number, label in enumerate(sentence.deps) if label == "flat:name")
    else:
        for number, (before, tag) in enumerate(pairwise(sentence.tags), start=1):
            if before.startswith("Np") and before == tag:
                yield number


def with_breaks(group: Sequence[Sentence], random: Random) -> list[Sentence]:
    """The sentences with line breaks between some of them; a break hangs on the word before it and is no entity."""
    return [
        with_break(sentence, random.choice(("\n", "\n\n")))
        if number + 1 < len(group) and random.random() < BREAK_SHARE
        else sentence
        for number, sentence in enumerate(group)
    ]


def with_break(sentence: Sentence, text: str) -> Sentence:
    """The sentence with a line break behind it, unannotated where a layer allows it."""
    last = len(sentence.words) - 1
    added = {"words": text, "spaces": False, "tags": "", "lemmas": "", "pos": "", "feats": "", "heads": last}
    added |= {"deps": "dep", "entities": OUTSIDE}
    longer = {name: (*layer, value) for name, value in added.items() if (layer := getattr(sentence, name))}
    return replace(sentence, **longer)  # type: ignore[arg-type]


def write_bin(docs: Iterable[Doc], path: Path) -> None:
    """Store the documents with every layer that training reads."""
    attributes = ["ORTH", "SPACY", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "ENT_IOB", "ENT_TYPE"]
    path.parent.mkdir(parents=True, exist_ok=True)
    DocBin(attrs=attributes, docs=docs).to_disk(path)


def write_syntax(data: Path, out: Path, vocab: Vocab, *, seed: int) -> None:
    """Training and stopping documents for tags, lemmas and trees; silver sentences that a test has are left out."""
    random = Random(seed)  # noqa: S311 - not cryptography
    docs: list[Doc] = []
    for _ in range(GOLD_REPEATS):
        for name in GOLD:
            sentences = (with_capitals(sentence, random) for sentence in read_conllu(data / name))
            groups = grouped(sentences, PARSER_GROUP, random)
            docs.extend(to_doc(vocab, with_breaks(group, random)) for group in groups)
    held = {sentence.words for name in TESTS for sentence in read_conllu(data / name)}
    unseen = (sentence for sentence in read_silver(data / SILVER) if sentence.words not in held)
    silver = (with_capitals(sentence, random) for sentence in unseen)
    groups = grouped(silver, PARSER_GROUP, random)
    docs.extend(to_doc(vocab, with_breaks(group, random)) for group in groups)
    random.shuffle(docs)
    write_bin(docs, out / "syntax-train.spacy")
    dev = (to_doc(vocab, [sentence]) for sentence in read_conllu(data / "ud/dev.conllu.xz"))
    write_bin(dev, out / "syntax-dev.spacy")


def write_ner(data: Path, out: Path, vocab: Vocab, *, seed: int) -> None:
    """Training and stopping documents for entities."""
    random = Random(seed)  # noqa: S311 - not cryptography
    sentences = (with_capitals(sentence, random) for sentence in read_entities(data / "ner/train.tsv.xz"))
    docs = [to_doc(vocab, with_breaks(group, random)) for group in grouped(sentences, NER_GROUP, random)]
    random.shuffle(docs)
    write_bin(docs, out / "ner-train.spacy")
    dev = grouped(read_entities(data / "ner/dev.tsv"), NER_GROUP, random)
    write_bin((to_doc(vocab, group) for group in dev), out / "ner-dev.spacy")
