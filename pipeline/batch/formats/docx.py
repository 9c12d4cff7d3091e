"""Word documents (.docx, ECMA-376), opened by python-docx.

python-docx gives the paragraphs of a body without those in content controls, text boxes and accepted changes, so its
tree is read here: paragraphs and tables in the order in which they stand. Headers and footers are left out, as they
repeat on every page; deleted text and comments too. The properties' dates tell when a file was made, not when a release
was published, and are never taken.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pipeline.batch.formats.extracted import Extracted, checked, tidy
from pipeline.batch.formats.extras import extra
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH: Final = _W + "p"
_TABLE: Final = _W + "tbl"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"  # a text box once more
_LEFT_OUT: Final = frozenset({_W + "moveFrom", _W + "pPr", _FALLBACK})
_SIGNS: Final = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_MOST: Final = 200_000_000
# What zipfile, lxml and python-docx raise on damaged packages; python-docx has no error for a part or relation that
# is missing, so KeyError, AttributeError and the like come through.
_DAMAGED: Final = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, AttributeError, TypeError, OSError, EOFError,
    NotImplementedError, RuntimeError, IndexError, SyntaxError, AssertionError,
)  # fmt: skip


def docx(data: bytes, *, limit: int) -> Extracted:
    """Read the text of a document.

    Raises:
        UnreadableError: It is damaged or holds no text, or python-docx is not installed.
    """
    with extra("docx", ".docx files"):
        from docx import Document  # noqa: PLC0415 - an extra
        from docx.opc.exceptions import OpcError  # noqa: PLC0415 - likewise
    try:
        _refuse_bombs(data)
        body = Document(BytesIO(data)).element.body
        text = tidy("\n\n".join(_blocks(body)))
    except (OpcError, *_DAMAGED) as error:
        raise UnreadableError(f"the Word document is damaged ({type(error).__name__})") from error
    return Extracted(checked(text, limit=limit, empty="no text in the Word document"), "docx")


def _refuse_bombs(data: bytes) -> None:
    with zipfile.ZipFile(BytesIO(data)) as package:
        size = sum(info.file_size for info in package.infolist())  # zipfile reads no more than is said here
    if size > _MOST:
        raise UnreadableError(
            f"the Word document unpacks to {size} bytes, more than {_MOST}: save its text as a UTF-8 file"
        )


def _blocks(element: "BaseOxmlElement") -> Iterator[str]:
    """The paragraphs and tables below an element, and those in what stands between; blank ones left out."""
    for child in element:
        if child.tag == _PARAGRAPH:
            yield from filter(str.strip, [_text(child)])
            yield from _boxes(child)
        elif child.tag == _TABLE:
            yield "\n".join(_rows(child))
        elif child.tag not in _LEFT_OUT:
            yield from _blocks(child)


def _rows(table: "BaseOxmlElement") -> Iterator[str]:
    """The rows of a table that hold text, a line each, with a tab between cells."""
    for row in table.iter(_W + "tr"):
        cells = [" ".join(" ".join(_blocks(cell)).split()) for cell in row.iter(_W + "tc")]
        yield from filter(str.strip, ["\t".join(cells)])


def _text(paragraph: "BaseOxmlElement") -> str:
    """The words of a paragraph, without those of text boxes that hang on it."""
    return "".join(_pieces(paragraph))


def _pieces(element: "BaseOxmlElement") -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _LEFT_OUT and child.tag != _W + "txbxContent":
            yield from _pieces(child)


def _boxes(paragraph: "BaseOxmlElement") -> Iterator[str]:
    """The paragraphs in the text boxes that hang on a paragraph."""
    for box in paragraph.iter(_W + "txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from _blocks(box)
