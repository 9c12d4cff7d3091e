"""What can annotate here: the backends that are installed, their models, and what to do about what is missing."""

from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from pipeline.backends import Backend
from pipeline.backends.models import default_folder, digest, how_to_get, needed
from pipeline.backends.pipelines import INSTALL, installed
from pipeline.errors import ModelError
from pipeline.loading import load


class Finding(NamedTuple):
    """The state of a backend.

    Attributes:
        backend: Its name.
        ready: Whether it can be used.
        facts: What was found: versions, folder, models.
        remedy: What to do where it is not ready.
    """

    backend: Backend
    ready: bool
    facts: tuple[str, ...]
    remedy: str | None = None


def examine(models: Path | None = None) -> tuple[Finding, ...]:
    """Look at every backend; classla's models are compared with their checksums, not loaded.

    Args:
        models: Folder of classla's models; by default its own.
    """
    return _spacy(), _classla((models or default_folder()).absolute())


def _spacy() -> Finding:
    about = f"nagrade {version('nagrade')}, spaCy {version('spacy')}"
    try:
        reader = load()
    except ModelError as error:
        return Finding(Backend.spacy, ready=False, facts=(about,), remedy=str(error))
    return Finding(Backend.spacy, ready=True, facts=(about, f"model {reader.producer.model} in {reader.nlp.path}"))


def _classla(folder: Path) -> Finding:
    if not installed():
        return Finding(Backend.classla, ready=False, facts=("not installed",), remedy=INSTALL)
    about = f"classla {version('classla')}, PyTorch {version('torch')}"
    try:
        files = needed(folder)
    except ModelError as error:
        return Finding(Backend.classla, ready=False, facts=(about,), remedy=str(error))
    where = f"models in {folder}"
    broken = [file.path for file in files.values() if not file.whole]
    if broken:
        states = tuple(f"{path}: {'damaged' if path.exists() else 'missing'}" for path in broken)
        return Finding(Backend.classla, ready=False, facts=(about, where, *states), remedy=how_to_get(folder))
    return Finding(Backend.classla, ready=True, facts=(about, where, f"models {digest(files)}: {', '.join(files)}"))
