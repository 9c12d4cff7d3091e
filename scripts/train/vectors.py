"""floret vectors from the raw texts and the training sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import floret  # type: ignore[import-not-found, import-untyped, unused-ignore]

from scripts.train.corpus import open_text, read_conllu, read_entities, read_silver

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIMENSIONS: Final = 100
BUCKETS: Final = 40_000
SHARES: Final = {
    "law_mcp.txt.xz": 1.0,
    "sentinews_test.txt.xz": 2.0,
    "sistory_sejni_zapiski.txt.xz": 1.0,
    "slovparl_1990-92.txt.xz": 1.0,
    "eltec_slv_level1.txt.xz": 0.35,
}
"""How often each line of a raw text is read: web news is near to press releases, the old novels are far."""

_WORD = re.compile(r"\w+(?:[-'’.]\w+)*|[^\w\s]")


def sampled(lines: Iterator[str], share: float) -> Iterator[str]:
    """An even, repeatable sample of the lines; with a share over one, lines are repeated."""
    due = 0.0
    for line in lines:
        due += share
        while due >= 1:
            yield line
            due -= 1


def texts(data: Path) -> Iterator[str]:
    """Every line to learn from, words separated by spaces."""
    for name, share in SHARES.items():
        with open_text(data / "raw" / name) as lines:
            for line in sampled(iter(lines), share):
                yield " ".join(_WORD.findall(line))
    for sentence in read_entities(data / "ner" / "train.tsv.xz"):
        yield " ".join(sentence.words)
    for sentence in read_silver(data / "tags" / "senticoref_silver.tsv.xz"):
        yield " ".join(sentence.words)
    for name in ("ud/train", "tags/suk_gold", "tags/ssj_2015_gold"):
        for sentence in read_conllu(data / f"{name}.conllu.xz"):
            yield " ".join(sentence.words)


def train_vectors(data: Path, work: Path, *, threads: int) -> Path:
    """Train the vectors and write them in floret's own text format; repeatable only with one thread."""
    corpus = work / "vectors.txt"
    with corpus.open("w", encoding="utf-8") as out:
        out.writelines(f"{text}\n" for text in texts(data))
    model = floret.train_unsupervised(
        str(corpus),
        model="cbow",
        mode="floret",
        hashCount=2,
        bucket=BUCKETS,
        minn=4,
        maxn=5,
        minCount=5,
        dim=DIMENSIONS,
        neg=10,
        epoch=10,
        lr=0.05,
        thread=threads,
        verbose=1,
    )
    table = work / "vectors.floret"
    model.save_floret_vectors(str(table))
    corpus.unlink()
    return table
