"""Files of each format and what damage makes of them, for tests by chance and longer runs."""

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from typing import Final
from zipfile import ZipFile

from hypothesis import strategies as st

from pipeline.batch.formats.columns import OWN_NAMES
from pipeline.batch.formats.streams import Budget, buffered
from pipeline.batch.opening import items
from pipeline.batch.pieces import How, Piece
from pipeline.errors import PassedOverError, UnreadableError
from tests.made import PARAGRAPHS, docx, eml, html, msg, packed, pdf, rss, rtf, tarred, zipped

LIMIT: Final = 200_000
_LINE: Final = b'{"id": "7", "text": "nagrada Ana", "title": "Lipa", "published": "2021-05-12"}\n'
_ENTRY: Final = "<item><title>Nagrada</title><guid>7</guid><description>&lt;p&gt;Ana&lt;/p&gt;</description></item>"
_LETTER: Final = eml(markup=html(), attachments={"a.rtf": rtf(), "č š.txt": b"nagrada"})
_LETTER.add_attachment(eml("V pismu."))

VALID: Final[Mapping[str, bytes]] = {
    "a.txt": "\n".join(PARAGRAPHS).encode(),
    "a.html": html().encode(),
    "a.docx": docx(),
    "a.pdf": pdf(),
    "small.pdf": pdf([["Nagrado je prejela Ana Novak.", "Druga vrsta."]] * 2, font="Helvetica"),
    "a.rtf": rtf(),
    "a.eml": _LETTER.as_bytes(),
    "a.msg": msg(html=html().encode(), attachments=[("a.rtf", rtf()), ("b.pdf", pdf())]),
    "a.rss": rss(_ENTRY, _ENTRY),
    "a.jsonl": _LINE * 3,
    "a.csv": 'id;text;title\n1;"Nagrada, ""Lipa""\n";b\n2;c;\n'.encode("cp1250"),
    "a.zip": zipped({"a.txt": b"nagrada", "b/a.docx": docx(), "c.zip": zipped({"d.eml": eml().as_bytes()})}),
    "a.tar": tarred({"a.txt": b"nagrada", "b/a.pdf": pdf(), "c.tar": tarred({"d.rtf": rtf()})}),
    "a.txt.gz": packed(PARAGRAPHS[0].encode() * 50, ".gz"),
    "a.tar.zst": packed(tarred({"a.txt": b"nagrada", "b.jsonl": _LINE}), ".zst"),
}
"""A file of each format, by a name that says it."""


def outcomes(name: str, data: bytes) -> list[str]:
    """What comes of the items of a file: its text, or why there is none.

    Raises:
        Exception: Whatever a reader lets through but should not.
    """
    piece = Piece(buffered(BytesIO(data).read), name, name, name, len(data), lambda: sha256(data).hexdigest())
    found = []
    for item in items(piece, How(LIMIT, OWN_NAMES, Budget.of(len(data)))):
        (item.path or "").encode()
        try:
            release = item.make()
        except (UnreadableError, PassedOverError) as error:
            found.append(f"{type(error).__name__}: {error}")
        else:
            (release.text + (release.title or "") + (release.id or "")).encode()
            found.append(release.text)
    return found


def damaged(name: str) -> st.SearchStrategy[bytes]:
    """A file of this name with damage; Word documents with damage in a part too, which else their checksums tell."""
    whole = _damaged(VALID[name])
    if name != "a.docx":
        return whole
    with ZipFile(BytesIO(VALID[name])) as package:
        parts = {part: package.read(part) for part in package.namelist() if part.endswith((".xml", ".rels"))}
    inside = st.sampled_from(sorted(parts)).flatmap(
        lambda part: _damaged(parts[part]).map(lambda changed: zipped(parts | {part: changed}))
    )
    return whole | inside


@st.composite
def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with one to four places changed: bytes overwritten, left out, doubled, put in, or all cut off."""
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        length = draw(st.integers(1, 40))
        head, middle, tail = data[:at], data[at : at + length], data[at + length :]
        data = draw(
            st.sampled_from(["overwritten", "bits", "left out", "doubled", "put in", "cut"]).flatmap(
                lambda damage: _change(damage, head, middle, tail)  # noqa: B023 - drawn before the next turn
            )
        )
    return data


def _change(damage: str, head: bytes, middle: bytes, tail: bytes) -> st.SearchStrategy[bytes]:
    if damage == "overwritten":
        return st.binary(min_size=len(middle), max_size=len(middle)).map(lambda new: head + new + tail)
    if damage == "bits":
        return st.integers(0, 255).map(lambda mask: head + bytes(byte ^ mask for byte in middle) + tail)
    if damage == "put in":
        return st.sampled_from(_WORDS).map(lambda new: head + new + middle + tail)
    return st.just({"left out": head + tail, "doubled": head + middle * 20 + tail, "cut": head}[damage])


# What formats are sensitive to: their signs, numbers beyond them, encoded words that are none.
_WORDS: Final = (
    b"\x00", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"-1", b"99999999999999999999", b"<", b"</", b"&x;", b"]]>",
    b'"', b"\n\n", b"{", b"}", b"\\", b"\\u-99999 ", b"\\'zz", b"\\bin9 ", b"\\ansicpg1 ", b"\\fcharset79 ", b"=?",
    b"=?utf-8?b?a?=", b"=?x?q?=FF?=", b"?=", b"filename*0*=x''%", b'; charset="\x00"', b"boundary=", b"\xed\xa0\x80",
    b"\nContent-Type: multipart/mixed\n\n", b"\nContent-Type: message/rfc822\n\n", b"\nDate: Mon, 99 Foo 99999\n",
    b"\nContent-Transfer-Encoding: uuencode\n", b'<!ENTITY a "b">', b'<?xml version="1.0" encoding="x"?>', b"<![CDATA[",
    b"<pubDate>0</pubDate>", b"<table><tr><td>", b" obj", b"stream", b"/Length 9999999", b"PK\x03\x04", b"\x1f\x8b",
)  # fmt: skip


def arbitrary(name: str) -> st.SearchStrategy[bytes]:
    """Bytes that begin as a file of this name does, and go on by chance."""
    head = VALID[name]
    return st.builds(lambda at, rest: head[:at] + rest, st.integers(0, min(64, len(head))), st.binary(max_size=400))
