"""Putting the trained network into a spaCy pipeline."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import spacy
import srsly  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

COMPONENTS: Final = ("nagrade_sentences", "nagrade_network", "nagrade_features")
TOKENIZER: Final = {"nlp": {"tokenizer": {"@tokenizers": "nagrade.Tokenizer.v1"}}}
META: Final = {
    "name": "nagrade",
    "version": "0.2.0",
    "description": "Slovene tags, lemmas, trees and entities for nagrade",
    "author": "The nagrade authors",
    "license": "CC BY-SA 4.0",
    "spacy_version": ">=3.8,<3.9",
}
APART: Final = (
    "README.md",
    "metrics.json",
    "LICENSE",
    "names.json.gz",
    "linker.json.gz",
    "arguments.npz",
    "arguments.json.gz",
    "linker_metrics.json",
)
"""Files beside the spaCy pipeline: its descriptions, and what ``scripts.train_names`` and ``scripts.linker`` write."""


def assemble(network: Path, out: Path) -> Language:
    """Write the pipeline of the project's tokens, sentences, features and the trained network, and load it."""
    if out.exists() and any(out.iterdir()) and not (out / "meta.json").exists():
        raise SystemExit(f"{out}: no model is there, so nothing in it is replaced; name another folder")
    nlp = spacy.blank("sl", config=TOKENIZER)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    nlp.get_pipe("nagrade_network").from_disk(network)  # type: ignore[attr-defined]
    nlp.meta.update(META)
    for name in digests(out):
        (out / name).unlink()
    nlp.to_disk(out)
    srsly.write_json(out / "vocab" / "strings.json", [])  # the network brings its own
    for folder in sorted((path for path in out.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return spacy.load(out)


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
