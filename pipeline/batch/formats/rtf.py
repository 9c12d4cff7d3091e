"""RTF documents, read by striprtf.

Bytes beyond ASCII are in the code page of the document or of the font that writes them; where neither says which,
in Windows-1250, as Slovene Windows writes.
"""

import re
from typing import Final

from pipeline.batch.formats.extracted import Extracted, blocks, checked, tidy
from pipeline.batch.formats.extras import extra
from pipeline.errors import UnreadableError

_PICTURE: Final = re.compile(rb"(?:[0-9A-Fa-f]{32,}\s*){16,}")  # in hexadecimal: most of a file's bytes, and no text
_PAGE: Final = "cp1250"
# striprtf documents no error; these come of numbers that are missing or too large and of code pages that are none.
_DAMAGED: Final = (ValueError, TypeError, LookupError, OverflowError)


def rtf(data: bytes, *, limit: int) -> Extracted:
    """Read the text of a document.

    Raises:
        UnreadableError: It is damaged or holds no text, or striprtf is not installed.
    """
    with extra("rtf", ".rtf files"):
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - an extra
    markup = _PICTURE.sub(b"", data).decode(_PAGE, "replace")
    try:
        text = rtf_to_text(markup, encoding=_PAGE, errors="replace")  # type: ignore[no-untyped-call] # it has no types
    except _DAMAGED as error:
        raise UnreadableError(f"the RTF document is damaged ({type(error).__name__})") from error
    return Extracted(checked(blocks(tidy(text)), limit=limit, empty="no text in the RTF document"), "rtf")
