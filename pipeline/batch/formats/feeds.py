"""Feeds of news (RSS, Atom), read by feedparser, an entry a release.

feedparser fetches nothing, as it is given bytes, and its parser ends where entities grow too large.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from html import unescape
from io import BytesIO
from time import struct_time
from typing import Any, Final

from pipeline.batch.formats.days import day
from pipeline.batch.formats.extracted import Extracted, checked, line, tidy
from pipeline.batch.formats.extras import extra
from pipeline.batch.formats.html import fragment
from pipeline.errors import UnreadableError

_MARKUP: Final = re.compile(r"<[A-Za-z!/]|&#?\w+;")
_TAG: Final = re.compile(r"</?[A-Za-z][^>]*>")
# feedparser says what is wrong in its result; these come through where a feed's encoding is not what it declares.
_DAMAGED: Final = (ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError, RecursionError)
_NESTED: Final = re.compile(rb"""<!ENTITY[^>]{1,500}["'][^"'>]*&\w""")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed, as far as it is a release.

    Attributes:
        markup: Its text, mostly in HTML.
        title: Its headline.
        published: Its day, where it was published.
        id: Its guid or id.
    """

    markup: str
    title: str | None
    published: date | None
    id: str | None

    @property
    def digest(self) -> str:
        """SHA-256 of what is read of it."""
        return sha256(
            "\x1f".join(map(str, (self.id, self.title, self.published, self.markup))).encode(errors="replace")
        ).hexdigest()

    def read(self, *, limit: int) -> Extracted:
        """Its text.

        Raises:
            UnreadableError: It holds none, or trafilatura is not installed.
        """
        text = fragment(self.markup) if _MARKUP.search(self.markup) else tidy(self.markup)
        text = checked(text, limit=limit, empty="no text in the entry")
        return Extracted(text, "feed", self.title, self.published, self.id)


def entries(data: bytes) -> Iterator[Entry]:
    """The entries of a feed in its order.

    Raises:
        UnreadableError: It is damaged, after the entries that could be read; or feedparser is not installed.
    """
    with extra("feeds", "RSS and Atom"):
        import feedparser  # noqa: PLC0415 - an extra
    if _NESTED.search(data):
        raise UnreadableError("the feed declares entities made of others, as attacks do: remove its DOCTYPE")
    try:
        found = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _DAMAGED as error:
        raise UnreadableError(f"the feed is damaged: {error}") from error
    for entry in found.entries:
        yield _entry(entry)
    if found.bozo and not isinstance(found.bozo_exception, feedparser.ThingsNobodyCaresAboutButMe):
        raise UnreadableError(f"the feed is damaged ({type(found.bozo_exception).__name__})")
    if not found.entries:
        raise UnreadableError("the feed has no entry")


def _entry(entry: Any) -> Entry:  # noqa: ANN401 - feedparser has no types
    contents = [part.get("value") or "" for part in entry.get("content") or ()]
    when = "published" if entry.get("published") else "updated"
    return Entry(
        markup=max([*contents, entry.get("summary") or ""], key=len),
        title=line(unescape(_TAG.sub("", entry.get("title") or ""))),
        published=day(entry.get(when)) or _utc(entry.get(f"{when}_parsed")),
        id=entry.get("id") or None,
    )


def _utc(moment: struct_time | None) -> date | None:
    """The day of a moment written in some other way, which feedparser gives in Coordinated Universal Time."""
    return date(*moment[:3]) if moment else None
