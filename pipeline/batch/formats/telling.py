"""Which format something is in: of binary formats the first bytes tell, among texts the name, and then the content."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from pipeline.batch.formats.names import BINARY, FORMATS, suffix
from pipeline.errors import PassedOverError, UnreadableError
from pipeline.stages.magic import OWN_PAGE, Kind, kind_of

_WORDS: Final = {
    "text": "plain text",
    "html": "HTML",
    "mail": "a mail",
    "feed": "a feed of news",
    "xml": "XML",
    "lines": "JSON Lines",
    "table": "a table",
    "msg": "an Outlook message",
    "docx": "a Word document",
    "office": "an old Office document",
    "pdf": "a PDF document",
    "rtf": "an RTF document",
    "zip": "a ZIP archive",
    "tar": "a tar archive",
    "gz": "a gzip archive",
    "zst": "a Zstandard archive",
}
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PDF_WITHIN: Final = 1_024  # where readers look for its beginning: PDF 1.7, implementation note 13 in appendix H

_HTML: Final = re.compile(rb"(?i)(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.DOTALL)
_FEED: Final = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
_MAIL: Final = re.compile(
    rb"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.IGNORECASE
)


_ZIPS: Final = frozenset({"zip", "docx", "xlsx", "pptx", "odt", "epub"})
_COMPOUNDS: Final = frozenset({"msg", "office", "encrypted"})
_OWN_MARK: Final = BINARY - {"tar", "zip"}  # old tar archives have none, and a program may stand before a ZIP archive


@dataclass(frozen=True, slots=True)
class Told:
    """A format, and what speaks against it."""

    format: str
    remark: str | None = None


def told(head: bytes, name: str) -> Told:
    """Tell the format of something; ``zip`` and ``compound`` are told further by who opens them.

    Args:
        head: How it begins, 4096 bytes if it has as many.
        name: Its name; blank where it has none.

    Raises:
        UnreadableError: It is not what its name says, and nothing else that is read.
        PassedOverError: It is of a kind that is not read.
    """
    if not head:
        raise UnreadableError("the file is empty: nothing to read")
    said = FORMATS.get(suffix(name))
    if kind := kind_of(head):
        return _binary(kind, name)
    if said == "pdf" and b"%PDF-" in head[:_PDF_WITHIN]:
        return Told("pdf")
    if said in _OWN_MARK:
        raise UnreadableError(f"by its name {_WORDS[said]}, but it does not begin as one: damaged, or named wrongly")
    if said in BINARY:
        return Told(said)
    return _text(head, said)


def against(name: str, found: str) -> str | None:
    """What is to be said where a name says another format than was found."""
    said = FORMATS.get(suffix(name))
    if said in {None, found}:
        return None
    return f"by its name {_WORDS[said]}, but it is {_WORDS[found]} and read as such"


def unread(kind: Kind, name: str) -> UnreadableError | PassedOverError:
    """Why something of a kind that is not read is not: bad where its name says a format that is, else passed over."""
    if FORMATS.get(suffix(name)) in {None, "office"}:
        return PassedOverError(f"{kind.words}, which is not read")
    return UnreadableError(f"this is {kind.words}, not text: save its text as a UTF-8 file")


def _binary(kind: Kind, name: str) -> Told:
    if kind.name in _ZIPS:
        return Told("zip")
    if kind.name in _COMPOUNDS:
        return Told("compound")
    if kind.name in BINARY:
        return Told(kind.name, against(name, kind.name))
    raise unread(kind, name)


def _text(head: bytes, said: str | None) -> Told:
    content = _content(head)
    if content == "html" and OWN_PAGE in head:
        raise PassedOverError("a page that nagrade wrote, no release")
    if said in {None, "office"}:
        found = content or "text"
        return Told(found, f"by its name {_WORDS[said]}, but it is {_WORDS[found]} and read as such" if said else None)
    if said == "xml":
        if content in {"feed", "html"}:
            return Told(content)
        raise PassedOverError("XML, but no feed of news")
    if content in {"feed", "html"} and said == "text":
        return Told(said, f"looks like {_WORDS[content]}, but is read as plain text, which its name says")
    return Told(said)


def _content(head: bytes) -> str | None:
    """The format that a text looks like, if it is none but plain text."""
    if head.startswith(_WIDE):
        head = head.decode("utf-16", "ignore").encode()
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if head.startswith(b"{"):
        return "lines"
    if _HTML.match(head):
        return "html"
    if head.startswith(b"<") and _FEED.search(head):
        return "feed"
    return "mail" if _MAIL.match(head) else None
