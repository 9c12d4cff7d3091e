"""Loading: a model that annotates, base forms, tables and the linker become a reader."""

import zlib
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import spacy
from spacy.language import Language

from pipeline.backends import Backend
from pipeline.backends.contract import check
from pipeline.backends.models import default_folder
from pipeline.backends.pipelines import classla_pipeline
from pipeline.backends.shipped import shipped
from pipeline.errors import ModelError, UsageError
from pipeline.extract import CHOICES, Reader
from pipeline.network.arguments import ArgumentNetwork
from pipeline.records import Producer
from pipeline.rules.tables import Rules
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.chances import read_chances
from pipeline.stages.weighing import BELIEFS, Linker

_NAMES = "names.json.gz"
_LINKER = "linker.json.gz"
_DAMAGED = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, zlib.error)
_NEEDED = frozenset({"token.tag", "token.lemma", "token.dep", "doc.ents"})


def load(
    *,
    backend: str = Backend.spacy,
    models: Path | None = None,
    nlp: Language | None = None,
    model: Path | None = None,
    rules: Rules | None = None,
    linker: bool = True,
) -> Reader:
    """Make a reader of a model that annotates; each is loaded once and its reader returned again.

    Base forms and linker are the shipped ones, whatever annotates.

    Args:
        backend: ``spacy``, the shipped model, or ``classla``, which ``pip install 'nagrade[classla]'`` installs.
        models: Folder with classla's models; by default that in which classla keeps them.
        nlp: A spaCy pipeline of your own instead of a backend; it has to set what the shipped one sets (MULTEXT-East
            tags, lemmas, UD trees, sentence starts, entities PER, LOC, ORG), which is tried on a sentence.
        model: Folder of a spaCy pipeline like the shipped one, with its base forms and linker; by default that.
        rules: Tables to read by; by default the shipped ones.
        linker: Whether the model's linker weighs what the rules find.

    Raises:
        ModelError: If there is no model, it cannot be loaded, or it lacks what the stages need.
        UsageError: If the backend is unknown, or the arguments contradict each other.
    """
    if backend not in set(Backend):
        raise UsageError(f"{backend}: no such backend; there are {', '.join(Backend)}")
    if models is not None and backend != Backend.classla:
        raise UsageError("models are classla's: ask for the backend classla too")
    if nlp is not None and backend != Backend.spacy:
        raise UsageError("give a backend or a pipeline of your own, not both")
    reader = _load(model or shipped(), linker=linker)
    if nlp is not None:
        check(nlp)
        reader = _with(reader, nlp, Backend.spacy, _name(nlp))
    elif backend == Backend.classla:
        reader = _with(reader, *_classla(Path(models or default_folder()).absolute()))
    return reader if rules is None else replace(reader, rules=rules)


def reader_of(nlp: Language, *, linker: bool = True) -> Reader:
    """A reader of what a spaCy pipeline annotates, with the shipped base forms, tables and linker; nothing is tried.

    Raises:
        ModelError: If they are missing or cannot be loaded.
    """
    return _reader(nlp, shipped(), linker=linker)


def _with(reader: Reader, nlp: Language, backend: Backend, name: str) -> Reader:
    """The reader with another pipeline that annotates."""
    return replace(
        reader, nlp=nlp, producer=reader.producer.model_copy(update={"backend": backend.value, "model": name})
    )


@lru_cache(maxsize=2)
def _classla(models: Path) -> tuple[Language, Backend, str]:
    nlp, name = classla_pipeline(models)
    return nlp, Backend.classla, name


def _name(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"


@lru_cache(maxsize=2)
def _load(folder: Path, *, linker: bool) -> Reader:
    if not (folder / "meta.json").is_file():
        raise ModelError(f"{folder}: no spaCy pipeline there (meta.json is missing)")
    try:
        nlp = spacy.load(folder)
    except _DAMAGED as error:
        raise ModelError(f"{folder}: the model cannot be loaded: {error}") from error
    missing = _NEEDED.difference(*(nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names))
    if missing:
        raise ModelError(f"{folder}: no component of the pipeline sets {', '.join(sorted(missing))}")
    return _reader(nlp, folder, linker=linker)


def _reader(nlp: Language, folder: Path, *, linker: bool) -> Reader:
    forms, weighing = _learnt(folder, linker=linker)
    producer = Producer(version=version("nagrade"), backend=Backend.spacy.value, model=_name(nlp))
    return Reader(nlp, forms, producer, Rules(), weighing)


@lru_cache(maxsize=4)
def _learnt(folder: Path, *, linker: bool) -> tuple[BaseForms, Linker | None]:
    """What lies beside a model: base forms, and the linker where it is asked for."""
    try:
        forms = BaseForms.load(folder / _NAMES)
        weighing = Linker(ArgumentNetwork.load(folder), *read_chances(folder / _LINKER)) if linker else None
    except _DAMAGED as error:
        raise ModelError(f"{folder}: the model cannot be loaded: {error}") from error
    if weighing is not None:
        lacking = sorted({*(BELIEFS - weighing.beliefs.keys()), *(CHOICES - weighing.choices.keys())})
        if lacking:
            raise ModelError(f"{folder / _LINKER}: the linker lacks {', '.join(lacking)}: install the package again")
    return forms, weighing
