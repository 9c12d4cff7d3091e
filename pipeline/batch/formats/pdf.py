"""PDF documents, read by pypdfium2: PDFium, the reader of Chromium.

Of the permissively licensed readers tried it alone joins words that a line's end divides, and it keeps columns apart.
Scans hold pictures and no text; they are not read.
"""

import re
from typing import TYPE_CHECKING, Final

from pipeline.batch.formats.extracted import Extracted, checked, tidy
from pipeline.batch.formats.extras import extra
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_DIVIDED: Final = re.compile("[\ufffe\x02](?:\r?\n)?(?=(.?))")  # how PDFium writes a hyphen at a line's end
_END: Final = re.compile(r"\r?\n(?=.)")
_MORE: Final = 0.35  # of a line's height
_OBJECT: Final = re.compile(rb"\d\s+obj\b")
_MOST_OBJECTS: Final = 200_000
_MOST_PAGES: Final = 2_000


def pdf(data: bytes, *, limit: int) -> Extracted:
    """Read the text of a document, page after page.

    Raises:
        UnreadableError: It is damaged, has a password, holds no text, or more than a release may; or pypdfium2 is not
            installed.
    """
    with extra("pdf", ".pdf files"):
        import pypdfium2  # noqa: PLC0415 - an extra
    objects = sum(1 for _ in _OBJECT.finditer(data))
    if objects > _MOST_OBJECTS:
        raise UnreadableError(
            f"{objects} objects in the PDF, more than {_MOST_OBJECTS}: print it anew or save its text"
        )
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                raise UnreadableError(f"{len(document)} pages, more than {_MOST_PAGES}: divide the document")
            pages: list[str] = []
            for page in document:
                pages.append(_words(page.get_textpage()))
                page.close()
                if sum(map(len, pages)) > limit:
                    raise UnreadableError(f"more text than the limit of {limit} bytes: divide it or raise the limit")
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(_cause(str(error))) from error
    text = tidy("\n".join(pages))
    return Extracted(checked(text, limit=limit, empty="no text in the PDF: a scan? Save its text by a reader"), "pdf")


def _words(page: "PdfTextPage") -> str:
    """A page's text with words whole that the end of a line divides; before a capital the hyphen is part of a name."""
    return _DIVIDED.sub(lambda found: "-" if found[1].isupper() else "", _paragraphs(page))


def _paragraphs(page: "PdfTextPage") -> str:
    """A page's text with a blank line wherever more room is left between two lines than is usual."""
    text: str = page.get_text_bounded()
    ends = list(_END.finditer(text))
    if not ends or len(text) != page.count_chars():  # else offsets are no places on the page
        return text
    rooms = [_room(page, end.start() - 1, end.end()) for end in ends]
    usual = sorted(rooms)[len(rooms) // 4]  # most lines end inside a paragraph, but of a short page perhaps not half
    lines = [text[: ends[0].start()]]
    for end, following, room in zip(ends, [*ends[1:], None], rooms, strict=True):
        if room > usual + _MORE:
            lines.append("")
        lines.append(text[end.end() : following.start() if following else None])
    return "\n".join(lines)


def _room(page: "PdfTextPage", last: int, first: int) -> float:
    """The room between the line of one character and that of the next, in heights of the latter; 0 in a new column."""
    _, above, _, _ = page.get_charbox(last, loose=True)
    _, bottom, _, top = page.get_charbox(first, loose=True)
    return max(0.0, (above - top) / (top - bottom)) if top > bottom else 0.0


def _cause(error: str) -> str:
    if "password" in error.casefold() or "security" in error.casefold():
        return "the PDF has a password: save it without one"
    return f"the PDF is damaged: {error}"
