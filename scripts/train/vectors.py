"""floret vectors from the raw texts and the training sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np
from spacy.training.initialize import read_vectors as load_table
from spacy.vectors import Vectors

from scripts.train.corpus import open_text, read_conllu, read_entities, read_silver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

TABLE: Final = "vectors.floret"
DIMENSIONS: Final = 160
BUCKETS: Final = 100_000
HASHES: Final = 2
SHORTEST_NGRAM, LONGEST_NGRAM = 4, 5
SPREAD: Final = 0.5
"""Standard deviation that the vectors of the training words are scaled to, near to that of the other inputs."""

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


def train_vectors(data: Path, work: Path, *, threads: int) -> None:
    """Train the vectors and write them in floret's own text format; repeatable only with one thread."""
    import floret  # noqa: PLC0415 - for this step only

    corpus = work / "vectors.txt"
    with corpus.open("w", encoding="utf-8") as out:
        out.writelines(f"{text}\n" for text in texts(data))
    model = floret.train_unsupervised(
        str(corpus),
        model="cbow",
        mode="floret",
        hashCount=HASHES,
        bucket=BUCKETS,
        minn=SHORTEST_NGRAM,
        maxn=LONGEST_NGRAM,
        minCount=5,
        dim=DIMENSIONS,
        neg=10,
        epoch=5,
        lr=0.05,
        thread=threads,
        verbose=1,
    )
    model.save_floret_vectors(str(work / TABLE))
    corpus.unlink()


def read_vectors(work: Path, words: Sequence[str]) -> Vectors:
    """The vectors as they are shipped, in eight bits and to scale.

    Args:
        work: Folder that ``train_vectors`` wrote them to.
        words: To measure the scale on.
    """
    data, _, settings = load_table(work / TABLE, -1, mode="floret")
    vectors = Vectors(data=data, **settings)
    scale = SPREAD / float(vectors.get_batch(sorted(set(words))).std())
    rows = np.maximum(np.abs(data).max(axis=1, keepdims=True), 1e-8) / 127
    vectors.data = (np.rint(data / rows) * rows * scale).astype("float32")
    return vectors
