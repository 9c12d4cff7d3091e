"""Putting the trained parts together into one spaCy pipeline, small enough to ship."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import spacy
import srsly  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from spacy.language import Language
    from thinc.api import Model

TOKENIZER: Final = {"nlp": {"tokenizer": {"@tokenizers": "nagrade.Tokenizer.v1"}}}
META: Final = {
    "name": "nagrade",
    "version": "0.1.0",
    "description": "Slovene tags, lemmas, trees and entities for nagrade",
    "author": "The nagrade authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8,<3.9",
}
DIMENSIONS: Final = 60
"""Width of the shipped vectors; what the encoders read from them hardly needs more (see ``narrow``)."""

APART: Final = ("README.md", "metrics.json", "LICENSE", "names.json.gz")
"""Files beside the spaCy pipeline: its descriptions, and the names that ``scripts.train_names`` writes."""


def assemble(syntax: Path, ner: Path) -> Language:
    """One pipeline: the project's tokens, sentences and features around the two trained parts."""
    nlp = spacy.load(syntax, config=TOKENIZER)
    nlp.add_pipe("ner", source=spacy.load(ner, vocab=nlp.vocab))
    nlp.add_pipe("nagrade_features", after="tagger")
    nlp.add_pipe("nagrade_sentences", first=True)
    nlp.meta.update(META)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    return nlp


def narrow(nlp: Language, words: list[str], dimensions: int = DIMENSIONS) -> None:
    """Replace the vectors by narrower ones that say nearly the same to the encoders.

    An encoder reads a vector only through its linear layer. Of what those layers make of the given words, the
    ``dimensions`` strongest principal directions are kept: the table is projected on them, and so are the layers.
    """
    table = nlp.vocab.vectors
    layers = list(vector_layers(nlp))
    reading = np.vstack([np.asarray(layer.get_param("W")) for layer in layers])
    seen = table.get_batch(words) @ reading.T
    _, directions = np.linalg.eigh(seen.T @ seen)
    kept = np.ascontiguousarray(directions[:, ::-1][:, :dimensions])
    nlp.vocab.vectors = type(table)(
        strings=nlp.vocab.strings,
        data=np.ascontiguousarray(table.data @ reading.T @ kept, dtype="float32"),
        name="sl_nagrade_vectors",
        mode="floret",
        minn=table.minn,
        maxn=table.maxn,
        hash_count=table.hash_count,
        hash_seed=table.hash_seed,
        bow=table.bow,
        eow=table.eow,
    )
    start = 0
    for layer in layers:
        end = start + layer.get_dim("nO")
        layer._dims["nM"] = dimensions  # noqa: SLF001 - set_dim refuses once there are weights
        layer.set_param("W", layer.ops.asarray2f(kept[start:end].tolist()))
        start = end


def vector_layers(nlp: Language) -> Iterator[Model[Any, Any]]:
    """The layers that read the vectors."""
    for name in ("tok2vec", "ner"):
        for layer in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            if layer.name == "static_vectors":
                yield layer


def save(nlp: Language, out: Path) -> None:
    """Write the pipeline, with no more strings than its labels and edit trees refer to."""
    for name in digests(out):
        (out / name).unlink()
    nlp.to_disk(out)
    trees = srsly.read_msgpack(out / "trainable_lemmatizer" / "trees")["trees"]
    needed = {nlp.vocab.strings[tree[end]] for tree in trees for end in ("orig", "subst") if tree.get(end)}
    needed |= {label for labels in nlp.pipe_labels.values() for label in labels if isinstance(label, str)}
    srsly.write_json(out / "vocab" / "strings.json", sorted(needed))


def digests(out: Path) -> dict[str, str]:
    """SHA-256 of each file of the model, by its path in the folder."""
    files = sorted(path for path in out.rglob("*") if path.is_file())
    names = {path.relative_to(out).as_posix(): path for path in files}
    return {name: sha256(path) for name, path in names.items() if name not in APART}


def sha256(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def size(out: Path) -> int:
    """Bytes of the files of the model."""
    return sum((out / name).stat().st_size for name in digests(out))
