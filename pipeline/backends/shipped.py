"""Where the shipped model lies, and what models are told by; nothing of it is loaded."""

from pathlib import Path

from pipeline.backends import Backend
from pipeline.backends.models import default_folder
from pipeline.digests import digest_of
from pipeline.errors import ModelError

_PACKAGE = Path(__file__).parents[1]
# In the wheel the model lies in the package, in a checkout beside it.
_PLACES = (_PACKAGE / "model", _PACKAGE.parent / "models" / "sl_nagrade")


def shipped() -> Path:
    """The folder of the shipped model.

    Raises:
        ModelError: If it is missing.
    """
    for place in _PLACES:
        if (place / "meta.json").is_file():
            return place
    raise ModelError("the shipped model is missing: install the package again (pip install --force-reinstall nagrade)")


def digest_of_model(*, backend: str = Backend.spacy, models: Path | None = None) -> str:
    """A digest of all files that ``pipeline.loading.load`` would read: another one gives other records.

    Raises:
        ModelError: If there is no model.
    """
    model = shipped()
    digest = digest_of(model.rglob("*"), model)
    if backend != Backend.classla:
        return digest
    from pipeline.backends.pipelines import classla_files  # noqa: PLC0415 - brings spaCy with it

    folder = Path(models or default_folder()).absolute()
    return f"{digest} {digest_of((file.path for file in classla_files(folder).values()), folder)}"
