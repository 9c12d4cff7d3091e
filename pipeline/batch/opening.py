"""Bytes to items: packed archives of mails with archives in them are opened as deep as they go, within limits.

An item's path goes on where its container's ends: ``archive.zip/folder/mail.eml/report.pdf``; entries of feeds, lines
and rows have the path of their file. What cannot be read is an item too, which says why when it is asked for a release.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from pipeline.batch.containers import CONTAINERS
from pipeline.batch.documents import DOCUMENTS, document
from pipeline.batch.formats.names import unpacked
from pipeline.batch.formats.packed import PACKED, unpack
from pipeline.batch.formats.telling import told
from pipeline.batch.items import Item
from pipeline.batch.pieces import How, Piece
from pipeline.errors import PassedOverError, UnreadableError
from pipeline.stages.magic import HEAD

if TYPE_CHECKING:
    from io import BufferedReader

_DEEPEST: Final = 5


def items(piece: Piece, how: How) -> Iterator[Item]:
    """The items of a piece, in its order; where it breaks off, the last one says why."""
    try:
        yield from _opened(piece, how)
    except (UnreadableError, PassedOverError) as error:
        yield piece.refused(error)


def _opened(piece: Piece, how: How) -> Iterator[Item]:
    if piece.depth > _DEEPEST:
        raise UnreadableError(f"archives and mails more than {_DEEPEST} deep in each other: unpack it by hand")
    found = told(_head(piece.stream), piece.label)
    inner = _items(piece, how, found.format)
    if found.remark and (first := next(inner, None)):
        yield replace(first, remark=found.remark)
    yield from inner


def _items(piece: Piece, how: How, kind: str) -> Iterator[Item]:
    if kind in DOCUMENTS:
        yield document(piece, how, kind)
    elif kind in PACKED:
        content = unpack(piece.stream, kind, how.budget)
        label = unpacked(piece.label)
        yield from _measured(
            items(replace(piece, stream=content, label=label, depth=piece.depth + 1), how), piece.stream
        )
    else:
        for inner in CONTAINERS[kind](piece, how):
            yield from [inner] if isinstance(inner, Item) else items(inner, how)


def _measured(found: Iterator[Item], stream: BinaryIO) -> Iterator[Item]:
    """Items from a packed file with the bytes that they take up in it, where it says how far it has been read."""
    before = 0
    for item in found:
        at = stream.tell() if stream.seekable() else before + item.size
        yield replace(item, size=at - before)
        before = at


def _head(stream: BinaryIO) -> bytes:
    return cast("BufferedReader", stream).peek(HEAD)[:HEAD]
