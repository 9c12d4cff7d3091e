"""The spaCy pipeline in which classla annotates: our tokens and sentences, then its tags, lemmas, trees and names."""

from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from pipeline.backends.models import ModelFile, digest, how_to_get, needed
from pipeline.errors import ModelError

INSTALL: Final = "pip install 'nagrade[classla]'"
TOKENIZER: Final = {"nlp": {"tokenizer": {"@tokenizers": "nagrade.Tokenizer.v1"}}}


def installed() -> bool:
    """Whether classla can be imported."""
    return find_spec("classla") is not None


def classla_files(folder: Path) -> dict[str, ModelFile]:
    """The files of the models in a folder, by processor.

    Raises:
        ModelError: If classla or a model is missing.
    """
    if not installed():
        raise ModelError(f"classla is not installed: {INSTALL}")
    files = needed(folder)
    for file in files.values():
        if not file.path.is_file():
            raise ModelError(f"{file.path}: this model of classla is missing: {how_to_get(folder)}")
    return files


def classla_pipeline(folder: Path) -> tuple[Language, str]:
    """A pipeline with classla's models of a folder, and the name of these models.

    Raises:
        ModelError: If classla or a model is missing, or cannot be loaded.
    """
    files = classla_files(folder)
    import pipeline.backends.component  # noqa: F401, PLC0415 - registers the component; takes seconds

    nlp = spacy.blank("sl", config=TOKENIZER)
    nlp.add_pipe("nagrade_sentences")
    nlp.add_pipe("nagrade_classla", config={"models": str(folder), "lemmas": str(files["lemma"].path)})
    nlp.add_pipe("nagrade_features")
    return nlp, f"sl_standard-{version('classla')}-{digest(files)}"
