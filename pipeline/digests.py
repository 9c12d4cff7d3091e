"""What files are told by."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(paths: Iterable[Path], base: Path) -> str:
    """SHA-256, hexadecimal, of the names below ``base`` and the contents of the files among ``paths``, in any order."""
    total = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
            total.update(f"{content} {path.relative_to(base).as_posix()}\n".encode())
    return total.hexdigest()
