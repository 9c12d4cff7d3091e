"""What the lines of an item depend on besides itself, as a key: a row of the ledger holds as long as its key does."""

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import Final

from pipeline.batch.limits import Limits
from pipeline.batch.shards import Options
from pipeline.digests import digest_of

_PACKAGE: Final = Path(__file__).parents[1]
_NAME: Final = re.compile(r"[\w.-]+")
_NO_MATTER: Final = re.compile(r"extra == ['\"](dask|remote|test|train)['\"]")


def key(options: Options, model: str) -> str:
    """A digest of all that decides what an item gives: options, program with its libraries, and model.

    Args:
        options: How items are read.
        model: The digest of the model.
    """
    parts = [*_values(options), program(), model]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def key_of_failures(key: str, limits: Limits) -> str:
    """The key by which an item fails: more time or memory may let it be read."""
    return f"{key} {limits.seconds:g} {limits.megabytes}"


def _values(options: Options) -> Iterator[str]:
    return (f"{name}={getattr(options, name)!r}" for name in options.__slots__)


@cache
def program() -> str:
    """A digest of the program and of the libraries that it reads with, as far as they are installed.

    It is of the program itself, so that a rule that was edited counts as another version.
    """
    return " ".join([digest_of(_PACKAGE.rglob("*.py"), _PACKAGE), *_versions()])


def _versions() -> Iterator[str]:
    for requirement in requires("nagrade") or ():
        found = _NAME.match(requirement)
        if found and not _NO_MATTER.search(requirement):
            try:
                yield f"{found[0]} {version(found[0])}"
            except PackageNotFoundError:
                yield f"{found[0]} -"
