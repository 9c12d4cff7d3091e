"""Web pages and the HTML of mails and feeds, read by trafilatura; nothing that they name is fetched.

Of a page trafilatura takes the news itself and leaves menus and footers out. Its dates are guesses and never taken.
"""

import logging
import re
from functools import cache
from types import ModuleType
from typing import Final

from pipeline.batch.formats.extracted import Extracted, checked, line, tidy
from pipeline.batch.formats.extras import extra
from pipeline.errors import UnreadableError
from pipeline.stages.reading import decode

# As browsers look for it: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
_DECLARED: Final = re.compile(
    rb"""(?i)<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?([\w.:-]+)"""
)
_PRESCAN: Final = 1_024
_XML_HEAD: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MOST_TAGS: Final = 200_000


def html(data: bytes, *, limit: int) -> Extracted:
    """Read a page.

    Raises:
        UnreadableError: It is no text or holds none, or trafilatura is not installed.
    """
    markup = decoded(data)
    title, text = _read(markup, recall=False)
    empty = "no text in the page, or only below hundreds of nested tags"
    return Extracted(checked(text, limit=limit, empty=empty), "html", title)


def fragment(markup: str) -> str:
    """The text of a piece of HTML that is all news, such as a mail's body; perhaps blank.

    Raises:
        UnreadableError: It has more tags than any, or trafilatura is not installed.
    """
    return _read(markup if "<html" in markup[:_PRESCAN].casefold() else f"<html><body>{markup}</body></html>")[1]


def decoded(data: bytes) -> str:
    """The markup of a page in the encoding that it declares, else as a text of its own would be read.

    Raises:
        UnreadableError: It is no text.
    """
    declared = _DECLARED.search(data[:_PRESCAN])
    try:
        if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            return data.decode(declared[1].decode("ascii"))
    except (LookupError, UnicodeError):  # no such encoding, or the declaration is wrong
        pass
    return decode(data, limit=len(data)).text


def _read(markup: str, *, recall: bool = True) -> tuple[str | None, str]:
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableError(f"more than {_MOST_TAGS} tags: save its text as a UTF-8 file")
    trafilatura = _library()
    tree = trafilatura.utils.load_html(_XML_HEAD.sub("", markup))
    if tree is None:
        return None, ""
    about = trafilatura.metadata
    title = line(about.examine_meta(tree).title or about.extract_title(tree))
    found = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=recall)
    return title, tidy((found.text if found else None) or trafilatura.html2txt(tree))


@cache
def _library() -> ModuleType:
    with extra("html", "HTML"):
        import trafilatura.metadata  # noqa: PLC0415 - an extra
        import trafilatura.utils  # noqa: PLC0415 - likewise
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it finds wrong is said by our errors
    return trafilatura
