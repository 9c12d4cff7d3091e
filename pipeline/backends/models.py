"""The models of classla in a folder, in its publisher's layout: which are needed, which are there, which are whole.

``resources.json`` names them; each lies in ``sl/PROCESSOR/PACKAGE.pt``. The publisher gives MD5 sums.
"""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from pipeline.errors import ModelError

PROCESSORS: Final = ("pos", "lemma", "depparse", "ner")
LANGUAGE: Final = "sl"
RESOURCES: Final = "resources.json"


class _Dependency(BaseModel):
    model: str
    package: str


class _Package(BaseModel):
    link: str | None = None
    md5: str | None = None
    dependencies: tuple[_Dependency, ...] | None = None


class _Slovene(BaseModel):
    default_processors: dict[str, str]
    default_dependencies: dict[str, tuple[_Dependency, ...] | None] = {}
    pretrain: dict[str, _Package] = {}
    pos: dict[str, _Package]
    lemma: dict[str, _Package]
    depparse: dict[str, _Package]
    ner: dict[str, _Package]


class _Resources(BaseModel):
    sl: _Slovene


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A file of a model, and the MD5 and the link that its publisher gives, if any."""

    path: Path
    md5: str | None
    link: str | None = None

    @property
    def whole(self) -> bool:
        """Whether it is what its publisher says."""
        return self.path.is_file() and self.md5 in (None, md5_of(self.path))


def default_folder() -> Path:
    """Where classla itself keeps its models."""
    return Path(os.environ.get("CLASSLA_RESOURCES_DIR") or Path.home() / "classla_resources")


def needed(folder: Path) -> dict[str, ModelFile]:
    """The files of the models that are used, by processor, ``pretrain`` for the vectors.

    Raises:
        ModelError: If the folder holds no models of classla, or no Slovene ones.
    """
    resources = folder / RESOURCES
    if not resources.is_file():
        raise ModelError(f"{folder}: no models of classla there ({RESOURCES} is missing): {how_to_get(folder)}")
    try:
        return listed(resources.read_bytes(), folder)
    except (OSError, ValueError) as error:
        raise ModelError(f"{resources}: no list of classla's models for Slovene: {how_to_get(folder)}") from error


def listed(resources: bytes, folder: Path) -> dict[str, ModelFile]:
    """Where the models that a list names lie in a folder.

    Raises:
        ValueError: If it is no such list, or one without Slovene.
    """
    known = _Resources.model_validate_json(resources).sl
    try:
        return {name: _file(folder, known, name, package) for name, package in _packages(known)}
    except (KeyError, AttributeError) as error:
        raise ValueError(f"it names no {error}") from error


def how_to_get(folder: Path) -> str:
    """The command that brings the models."""
    return f"nagrade models get classla --models '{folder}'"


def digest(files: dict[str, ModelFile]) -> str:
    """Eight hexadecimal digits that tell these models from others."""
    sums = "".join(f"{name} {file.md5 or md5_of(file.path)}\n" for name, file in sorted(files.items()))
    return hashlib.sha256(sums.encode()).hexdigest()[:8]


def md5_of(path: Path) -> str:
    """MD5 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()


def _packages(known: _Slovene) -> Iterator[tuple[str, str]]:
    for name in PROCESSORS:
        package = known.default_processors[name]
        yield name, package
        own = getattr(known, name)[package].dependencies
        for dependency in (own if own is not None else known.default_dependencies.get(name)) or ():
            yield dependency.model, dependency.package


def _file(folder: Path, known: _Slovene, name: str, package: str) -> ModelFile:
    given = getattr(known, name)[package]
    return ModelFile(folder / LANGUAGE / name / f"{package}.pt", given.md5, given.link)
