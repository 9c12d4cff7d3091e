"""Web pages and the HTML of mails and feeds, read by trafilatura; nothing that they name is fetched.

Of a page trafilatura takes the news itself and leaves menus and footers out. Its dates are guesses and never taken.
"""

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING, Final

from pipeline.batch.formats.extracted import Extracted, blocks, checked, line, tidy
from pipeline.batch.formats.extras import extra
from pipeline.errors import UnreadableError
from pipeline.stages.reading import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.settings import Document

# As browsers look for it: https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
_DECLARED: Final = re.compile(
    rb"""(?i)<(?:meta\s[^>]{0,200}?charset|\?xml\s[^>]{0,200}?encoding)\s*=\s*["']?([\w.:-]+)"""
)
_PRESCAN: Final = 1_024
_XML_HEAD: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_MOST_TAGS: Final = 200_000
_BODY: Final = re.compile(r"(?i)<body\b[^>]*>")
_SHORT: Final = 1_000
"""Characters: of a page with less, trafilatura cuts sentences at every tag, unless they are marked as an article."""


def html(data: bytes, *, limit: int) -> Extracted:
    """Read a page.

    Raises:
        UnreadableError: It is no text or holds none, or trafilatura is not installed.
    """
    markup = _without_declaration(decoded(data))
    trafilatura = _library()
    tree = _tree(markup)
    if tree is None:
        raise UnreadableError("no HTML")
    everything = trafilatura.html2txt(tree)
    about = trafilatura.metadata
    title = line(about.examine_meta(tree).title or about.extract_title(tree))
    found = trafilatura.bare_extraction(tree, include_comments=False) if len(everything) >= _SHORT else None
    text = _tidied(found, everything) if found else fragment(markup)
    empty = "no text in the page, or only below hundreds of nested tags"
    return Extracted(checked(text, limit=limit, empty=empty), "html", title)


def fragment(markup: str) -> str:
    """The text of HTML that is all news, such as a mail's body; perhaps blank.

    Trafilatura leaves nothing out of what is marked as an article, and keeps a short one together if it is asked to.

    Raises:
        UnreadableError: It has more tags than any, or trafilatura is not installed.
    """
    trafilatura = _library()
    markup = _without_declaration(markup)
    at = opened.end() if (opened := _BODY.search(markup)) else 0
    tree = _tree(f"{markup[:at] or '<html><body>'}<article>{markup[at:]}")
    if tree is None:
        return ""
    found = trafilatura.bare_extraction(tree, include_comments=False, config=_keeping())
    return _tidied(found, trafilatura.html2txt(tree))


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


def _without_declaration(markup: str) -> str:
    """Markup without the XML declaration, which names an encoding that it is no longer in."""
    return _XML_HEAD.sub("", markup)


def _tree(markup: str) -> "HtmlElement | None":
    if markup.count("<") > _MOST_TAGS:
        raise UnreadableError(f"more than {_MOST_TAGS} tags: save its text as a UTF-8 file")
    return _library().utils.load_html(markup)


def _tidied(found: "Document | None", everything: str) -> str:
    return blocks(tidy((found.text if found else None) or everything))


def _library() -> ModuleType:
    with extra("html", "HTML"):
        import trafilatura.metadata  # noqa: PLC0415 - an extra
        import trafilatura.utils  # noqa: PLC0415 - likewise
    log = logging.getLogger("trafilatura")
    if not log.handlers:  # what it finds wrong, our errors say
        log.addHandler(logging.NullHandler())
    return trafilatura


@cache
def _keeping() -> ConfigParser:
    """Settings by which short texts are no less texts."""
    config: ConfigParser = deepcopy(_library().settings.DEFAULT_CONFIG)
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
    return config
