"""Loading: the shipped model and tables become a reader."""

import json
import zlib
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile

import spacy

from pipeline.errors import ModelError
from pipeline.extract import LINKER_MODELS, Reader
from pipeline.records import Producer
from pipeline.rules.tables import Rules
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.chances import read_chances

_HERE = Path(__file__).parent
# In the wheel the model lies in the package, in a checkout beside it.
_PLACES = (_HERE / "model", _HERE.parent / "models" / "sl_nagrade")
_NAMES = "names.json.gz"
_LINKER = "linker.json.gz"
_NEEDED = frozenset({"token.tag", "token.lemma", "token.dep", "doc.ents"})


def load(*, model: Path | None = None, rules: Rules | None = None, linker: bool = True) -> Reader:
    """Load a model and make a reader of it; the shipped model is loaded once and its reader returned again.

    Args:
        model: Folder of a spaCy pipeline like the shipped one; by default that.
        rules: Tables to read by; by default the shipped ones.
        linker: Whether the model's linker weighs what the rules find.

    Raises:
        ModelError: If there is no model, or it lacks what the stages need.
    """
    folder = model or _shipped()
    if rules is None:
        return _load(folder, linker=linker)
    shipped = _load(folder, linker=linker)
    return Reader(shipped.nlp, shipped.forms, shipped.producer, rules, shipped.linker)


def _shipped() -> Path:
    for place in _PLACES:
        if (place / "meta.json").is_file():
            return place
    raise ModelError("the shipped model is missing: install the package again (pip install --force-reinstall nagrade)")


@lru_cache(maxsize=2)
def _load(folder: Path, *, linker: bool) -> Reader:
    if not (folder / "meta.json").is_file():
        raise ModelError(f"{folder}: no spaCy pipeline there (meta.json is missing)")
    try:
        nlp = spacy.load(folder)
        forms = BaseForms.load(folder / _NAMES)
        models = read_chances(folder / _LINKER) if linker else None
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, zlib.error) as error:
        raise ModelError(f"{folder}: the model cannot be loaded: {error}") from error
    missing = _NEEDED.difference(*(nlp.get_pipe_meta(pipe).assigns for pipe in nlp.pipe_names))
    if missing:
        raise ModelError(f"{folder}: no component of the pipeline sets {', '.join(sorted(missing))}")
    lacking = sorted(LINKER_MODELS - models.keys()) if models is not None else ()
    if lacking:
        raise ModelError(f"{folder / _LINKER}: the linker has no model {', '.join(lacking)}: install the package again")
    name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
    return Reader(nlp, forms, Producer(version=version("nagrade"), backend="spacy", model=name), Rules(), models)
