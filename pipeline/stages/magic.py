"""What kind of file bytes are by how they begin: formats that are read elsewhere, and those that are no text at all.

First bytes are from the formats' specifications. A ZIP archive is told by names that its format holds among the first
entries, a compound file (Office before 2007, Outlook) by names of its directory, which are in UTF-16.
"""

from collections.abc import Container
from typing import Final, NamedTuple

HEAD: Final = 4_096
"""As many first bytes tell the kind of nearly every file; compound files are told by the whole."""

OWN_PAGE: Final = b'<meta name="generator" content="nagrade">'
"""What stands among the first bytes of the pages that this program writes, whose words are no release."""


class Kind(NamedTuple):
    """A kind of file that is not plain text.

    Attributes:
        name: Short, such as ``pdf``; the name of the format where it is read.
        words: How messages call it.
    """

    name: str
    words: str


_PDF: Final = Kind("pdf", "a PDF document")
_ZIP: Final = Kind("zip", "a ZIP archive")
_TAR: Final = Kind("tar", "a tar archive")
COMPOUND: Final = Kind("office", "an old Office document (.doc, .xls, .ppt)")

_FIRST: Final = (
    (b"\xff\xd8\xff", Kind("jpeg", "a JPEG picture")),
    (b"\x89PNG\r\n", Kind("png", "a PNG picture")),
    (b"GIF8", Kind("gif", "a GIF picture")),
    (b"II*\x00", Kind("tiff", "a TIFF picture")),
    (b"MM\x00*", Kind("tiff", "a TIFF picture")),
    (b"ID3\x03", Kind("mp3", "an MP3 sound")),
    (b"ID3\x04", Kind("mp3", "an MP3 sound")),
    (b"%PDF-", _PDF),
    (b"%!PS", Kind("ps", "a PostScript document")),
    (b"{\\rtf", Kind("rtf", "an RTF document")),
    (b"PK\x05\x06", _ZIP),  # an empty one
    (b"\x1f\x8b", Kind("gz", "a gzip archive")),
    (b"\x28\xb5\x2f\xfd", Kind("zst", "a Zstandard archive")),
    (b"BZh", Kind("bz2", "a bzip2 archive")),
    (b"\xfd7zXZ\x00", Kind("xz", "an xz archive")),
    (b"7z\xbc\xaf", Kind("7z", "a 7-Zip archive")),
    (b"Rar!\x1a", Kind("rar", "a RAR archive")),
    (b"\x7fELF", Kind("elf", "a program")),
    (b"SQLite format 3", Kind("sqlite", "an SQLite database")),
)
# Of each format in a ZIP archive: what stands among its first entries, and the part that no other has.
_ZIPPED: Final = (
    (b"word/", "word/document.xml", Kind("docx", "a Word document (.docx)")),
    (b"xl/", "xl/workbook.xml", Kind("xlsx", "an Excel workbook (.xlsx)")),
    (b"ppt/", "ppt/presentation.xml", Kind("pptx", "a PowerPoint presentation (.pptx)")),
    (b"application/vnd.oasis.opendocument", "META-INF/manifest.xml", Kind("odt", "an OpenDocument file (.odt)")),
    (b"application/epub+zip", "META-INF/container.xml", Kind("epub", "an EPUB book")),
)
_COMPOUNDS: Final = (
    ("__properties_version1.0", Kind("msg", "an Outlook message (.msg)")),
    ("EncryptedPackage", Kind("encrypted", "an Office document with a password")),
)
_ZIP_ENTRY: Final = b"PK\x03\x04"
_COMPOUND_FIRST: Final = b"\xd0\xcf\x11\xe0"
_USTAR: Final = b"ustar"
_USTAR_AT: Final = 257  # POSIX.1-1988; older archives have no mark


def kind_of(data: bytes) -> Kind | None:
    """The kind of file that ``data`` begins as, or None where it may be text.

    Args:
        data: At least the first ``HEAD`` bytes; of a compound file all, as its directory lies anywhere.
    """
    if data.startswith(_ZIP_ENTRY):
        head = data[:HEAD]
        return next((kind for first, _, kind in _ZIPPED if first in head), _ZIP)
    if data.startswith(_COMPOUND_FIRST):
        return next((kind for name, kind in _COMPOUNDS if name.encode("utf-16-le") in data), COMPOUND)
    if data[_USTAR_AT:].startswith(_USTAR):
        return _TAR
    return next((kind for first, kind in _FIRST if data.startswith(first)), None)


def kind_of_zip(names: Container[str]) -> Kind | None:
    """The kind of document that a ZIP archive with these members is, or None where it is an archive."""
    return next((kind for _, part, kind in _ZIPPED if part in names), None)
