"""Names: which formats they say, and which of an archive's are safe."""

import re
from pathlib import PurePosixPath
from typing import Final

from pipeline.errors import UnreadableError

FORMATS: Final = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".eml": "mail",
    ".msg": "msg",
    ".docx": "docx",
    ".doc": "office",  # often RTF or HTML under a wrong name, and then read
    ".pdf": "pdf",
    ".rtf": "rtf",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "xml",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "table",
    ".tsv": "table",
    ".zip": "zip",
    ".tar": "tar",
    ".gz": "gz",
    ".zst": "zst",
    ".tgz": "gz",
    ".tzst": "zst",
}
"""The format that each suffix says; files with others are not read unless they are named one by one."""

BINARY: Final = frozenset({"msg", "docx", "pdf", "rtf", "zip", "tar", "gz", "zst"})
"""Formats that are told by their first bytes alone."""

NOT_READ: Final = "a kind that is not read: see docs/inputs.md"
"""Why a file is passed over where it is found among others."""

_UNPACKED: Final = {".tgz": ".tar", ".tzst": ".tar", ".gz": "", ".zst": ""}
_DRIVE: Final = re.compile(r"[A-Za-z]:")


def suffix(name: str) -> str:
    """The last suffix of a name, in lower case, with its dot."""
    return PurePosixPath(name).suffix.casefold()


def is_read(name: str) -> bool:
    """Whether a file of this name is read where it is found among others."""
    return suffix(name) in FORMATS


def unpacked(name: str) -> str:
    """The name of what a packed file holds: ``a.txt`` for ``a.txt.gz``, ``a.tar`` for ``a.tgz``."""
    last = suffix(name)
    return name[: len(name) - len(last)] + _UNPACKED[last] if last in _UNPACKED else name


def hidden(name: str) -> bool:
    """Whether a member is hidden, or what macOS keeps beside files."""
    parts = name.replace("\\", "/").split("/")
    return "__MACOSX" in parts or any(part.startswith(".") and part not in {".", ".."} for part in parts)


def safe(name: str) -> str:
    """A member's path with ``/`` between its parts.

    Raises:
        UnreadableError: It leads out of the archive's folder.
    """
    path = name.replace("\\", "/")
    if path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/") or "\x00" in path:
        raise UnreadableError("a name that leads out of the archive: pack it anew with relative names")
    return str(PurePosixPath(path))
