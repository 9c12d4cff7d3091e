"""Documents: a piece that is one release, and how its text is had."""

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol

from pipeline.batch.formats.docx import docx
from pipeline.batch.formats.extracted import Extracted, plain
from pipeline.batch.formats.html import html
from pipeline.batch.formats.pdf import pdf
from pipeline.batch.formats.rtf import rtf
from pipeline.batch.formats.streams import Taken, take
from pipeline.batch.items import Item
from pipeline.batch.pieces import How, Piece
from pipeline.errors import UnreadableError
from pipeline.releases import Release

_LARGEST: Final = 1 << 26
"""The most bytes of a file that is no plain text, with its pictures and fonts: 64 MiB."""


class _Extractor(Protocol):
    def __call__(self, data: bytes, *, limit: int) -> Extracted: ...


_EXTRACTORS: Final[dict[str, _Extractor]] = {"text": plain, "html": html, "docx": docx, "pdf": pdf, "rtf": rtf}
DOCUMENTS: Final = frozenset(_EXTRACTORS)
"""The formats that are one release each."""


def document(piece: Piece, how: How, kind: str) -> Item:
    """The item that a piece in one of ``DOCUMENTS`` is."""
    most = how.limit if kind == "text" else max(_LARGEST, how.limit)
    taken = take(piece.stream, most)

    def extract() -> Extracted:
        return _EXTRACTORS[kind](_data(taken, most), limit=how.limit)

    return Item(piece.name, piece.path, taken.digest, piece.size, partial(release, extract, piece.path))


def whole(piece: Piece, how: How) -> tuple[bytes, str]:
    """All bytes of a piece that holds others, and their digest.

    Raises:
        UnreadableError: It has more than 64 MiB, or than a text may have where that is more.
    """
    most = max(_LARGEST, how.limit)
    taken = take(piece.stream, most)
    return _data(taken, most), taken.digest


def release(extract: Callable[[], Extracted], path: str | None) -> Release:
    """Make a release of what ``extract`` gives."""
    found = extract()
    return Release(
        found.text, id=found.id, path=path, published=found.published, title=found.title, encoding=found.encoding
    )


def _data(taken: Taken, most: int) -> bytes:
    if taken.data is None:
        raise UnreadableError(f"{taken.size} bytes, more than the limit of {most}: split the file or raise the limit")
    return taken.data
