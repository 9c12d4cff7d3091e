"""classla's own download of its models, so that a folder has them whole or stays as it was."""

import os
import shutil
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import classla
import requests
from classla.resources.common import DEFAULT_RESOURCES_URL, DEFAULT_RESOURCES_VERSION

from pipeline.backends.models import LANGUAGE, PROCESSORS, RESOURCES, ModelFile, listed
from pipeline.errors import ModelError

AGAIN: Final = "run the command again; what has come whole is kept"
WAIT: Final = 60.0
"""Seconds for the list of the models; classla itself waits for a model for as long as it takes."""


def get(folder: Path, *, bar: bool = False, url: str = DEFAULT_RESOURCES_URL) -> dict[str, ModelFile]:
    """Bring the published models for Slovene into a folder; files that are there whole do not come again.

    Until all have come they lie beside the folder, in one named ``.part``, with which the next call goes on.

    Args:
        folder: Where the models shall be.
        bar: Whether to show a progress bar on standard error.
        url: The publisher's, or what mirrors it; ``CLASSLA_RESOURCES_URL`` in the environment, if that is set.

    Raises:
        ModelError: If a model does not come, or not as its publisher's checksum says.
    """
    folder = folder.resolve()
    draft = folder.with_name(f"{folder.name}.part")
    files = _published(url, draft)
    try:
        _keep(files, draft, folder)
        classla.download(
            LANGUAGE,
            dir=str(draft),
            resources_url=url,
            processors=",".join(("tokenize", *PROCESSORS)),
            logging_level="INFO" if bar else "ERROR",
        )
    except (OSError, TypeError, LookupError, BadZipFile) as error:  # TypeError: an answer without its length
        raise ModelError(f"classla's models did not come ({error}): {AGAIN}") from error
    except AssertionError:  # so classla says that a checksum differs, which is seen below
        pass
    broken = [file for file in files.values() if not file.whole]
    if broken:
        came = next((file for file in broken if file.path.exists()), broken[0])
        name = came.path.relative_to(draft)
        raise ModelError(f"{name}: this model is not there, or not as its publisher's checksum says: {AGAIN}")
    return _moved(files, draft, folder)


def _published(url: str, draft: Path) -> dict[str, ModelFile]:
    """The models that the publisher lists, as files of the draft."""
    address = f"{url}/resources_{DEFAULT_RESOURCES_VERSION}.json"
    try:
        answer = requests.get(address, timeout=WAIT)
        if not answer.ok:
            raise ModelError(f"{address}: no list of classla's models there: {answer.reason}")
        files = listed(answer.content, draft)
    except requests.RequestException as error:
        raise ModelError(f"{address}: no answer ({type(error).__name__}): a network is needed to get models") from error
    except ValueError as error:
        raise ModelError(f"{address}: no list of classla's models for Slovene ({error})") from error
    if any(file.md5 is None or file.link is None for file in files.values()):
        raise ModelError(f"{address}: the list lacks a model's link or checksum")
    return files


def _keep(files: dict[str, ModelFile], draft: Path, folder: Path) -> None:
    """Put what the folder has whole into the draft, where classla will find it and leave it alone."""
    for file in files.values():
        there = ModelFile(folder / file.path.relative_to(draft), file.md5)
        if there.whole and not file.whole:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.unlink(missing_ok=True)
            os.link(there.path, file.path)


def _moved(files: dict[str, ModelFile], draft: Path, folder: Path) -> dict[str, ModelFile]:
    """Move all models into their folder, their list last, since without it none is found."""
    moved = {name: ModelFile(folder / file.path.relative_to(draft), file.md5) for name, file in files.items()}
    for name, file in files.items():
        moved[name].path.parent.mkdir(parents=True, exist_ok=True)
        file.path.replace(moved[name].path)
    (draft / RESOURCES).replace(folder / RESOURCES)
    shutil.rmtree(draft)
    return moved
