"""What lies in what: each kind of container as the pieces and items that it holds, in its order."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from pipeline.batch.documents import document, release, whole
from pipeline.batch.formats import feeds, mail, outlook, tarred, zipped
from pipeline.batch.formats.extracted import Extracted
from pipeline.batch.formats.letters import Letter
from pipeline.batch.formats.members import Member
from pipeline.batch.formats.names import NOT_READ, is_read, safe
from pipeline.batch.formats.streams import seekable
from pipeline.batch.formats.tables import row_release, table
from pipeline.batch.formats.telling import against, unread
from pipeline.batch.items import Item
from pipeline.batch.lines import BLANK, numbered, parse
from pipeline.batch.pieces import How, Piece
from pipeline.errors import PassedOverError, UnreadableError
from pipeline.stages.magic import COMPOUND, kind_of, kind_of_zip

Inner = Iterator[Item | Piece]


def _lines(piece: Piece, how: How) -> Inner:
    empty = True
    for number, line in numbered(piece.stream, limit=how.limit):
        if line.strip(BLANK):
            empty = False
            make = partial(parse, line, path=piece.path, limit=how.limit)
            yield Item.of(f"{piece.name}:{number}", piece.path, line, make)
    if empty:
        raise UnreadableError("empty: holds no line")


def _table(piece: Piece, how: How) -> Inner:
    found = table(piece.stream, how.columns, limit=how.limit)
    empty = True
    for row in found.rows:
        empty = False
        make = partial(row_release, row, found.places, path=piece.path, limit=how.limit)
        yield Item.of(f"{piece.name}:{row.number}", piece.path, row.data, make)
    if empty:
        raise UnreadableError("empty: holds no row")


def _feed(piece: Piece, how: How) -> Inner:
    data, _ = whole(piece, how)
    size = piece.size
    for number, entry in enumerate(feeds.entries(data), 1):
        make = partial(release, partial(entry.read, limit=how.limit), piece.path)
        yield Item(f"{piece.name}#{number}", piece.path, entry.digest, size, make)
        size = 0  # all of it is done with the first


def _mail(piece: Piece, how: How) -> Inner:
    data, digest = whole(piece, how)
    message = mail.parse(data)
    yield _body(piece, how, digest, partial(mail.letter, message))
    for attachment in mail.attachments(message):
        yield _member(piece, attachment)


def _compound(piece: Piece, how: How) -> Inner:
    data, digest = whole(piece, how)
    kind = kind_of(data)
    if kind is None or kind.name != "msg":
        raise unread(kind or COMPOUND, piece.label)
    message = outlook.parse(data)
    yield replace(_body(piece, how, digest, partial(outlook.letter, message)), remark=against(piece.label, "msg"))
    for attachment in outlook.attachments(message):
        yield _member(piece, attachment)


def _body(piece: Piece, how: How, digest: str, letter: Callable[[], Letter]) -> Item:
    def extract() -> Extracted:
        return letter().read(limit=how.limit)

    return Item(piece.name, piece.path, digest, piece.size, partial(release, extract, piece.path))


def _zip(piece: Piece, how: How) -> Inner:
    with seekable(piece.stream) as stream:
        archive = zipped.opened(stream)
        kind = kind_of_zip(archive.NameToInfo)
        if kind is None and not piece.label.casefold().endswith(".docx"):
            yield from (_member(piece, member) for member in zipped.members(archive, how.budget))
        elif kind is None or kind.name == "docx":
            stream.seek(0)
            item = document(replace(piece, stream=stream), how, "docx")
            yield replace(item, remark=against(piece.label, "docx"))
        else:
            raise unread(kind, piece.label)


def _tar(piece: Piece, _: How) -> Inner:
    yield from (_member(piece, member) for member in tarred.members(piece.stream))


def _member(piece: Piece, member: Member) -> Item | Piece:
    """What a member of a piece is; only what has a name that is read in folders too is opened."""
    shown = member.name.encode("utf-8", "replace").decode()
    try:
        name = safe(shown)
    except UnreadableError as error:
        return piece.without(shown, member.size, error)
    if not is_read(name):
        return piece.without(name, member.size, PassedOverError(NOT_READ))
    if isinstance(member.content, UnreadableError | PassedOverError):
        return piece.without(name, member.size, member.content)
    return piece.within(name, member.content, member.size)


CONTAINERS: Final[dict[str, Callable[[Piece, How], Inner]]] = {
    "lines": _lines,
    "table": _table,
    "feed": _feed,
    "mail": _mail,
    "compound": _compound,
    "zip": _zip,
    "tar": _tar,
}
"""How each format that holds several is opened."""
