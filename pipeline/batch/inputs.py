"""Sources to items: files, and standard input."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import partial
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pipeline.batch.elsewhere import Address, Remote, reading
from pipeline.batch.finding import STANDARD, Source, cause, find
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.formats.streams import Budget, buffered, take
from pipeline.batch.items import Item, refused
from pipeline.batch.lines import BLANK
from pipeline.batch.opening import items
from pipeline.batch.pieces import How, Piece
from pipeline.errors import PassedOverError, UnreadableError, UsageError
from pipeline.releases import Release
from pipeline.stages.magic import HEAD
from pipeline.stages.reading import LIMIT, open_file

__all__ = ["Columns", "Item", "read", "read_one"]


def read(source: Source, *, standard_input: BinaryIO, limit: int, columns: Columns = OWN_NAMES) -> Iterator[Item]:
    """The items of one source, in its order; what cannot be read is an item too.

    Args:
        source: A file in any format, or standard input, whose content says which.
        standard_input: Read when the source is standard input.
        limit: The most bytes that the text of a release may have.
        columns: Which column of a table holds what.
    """
    how = How(limit, columns, Budget.of(source.size))
    try:
        if source.file == STANDARD:
            yield from items(_standard(source, standard_input, limit), how)
        else:
            with _opened(source.file) as stream:
                yield from items(_piece(source, stream), how)
    except OSError as error:
        yield _refused(source, UnreadableError(cause(error)))
    except UnreadableError as error:
        yield _refused(source, error)


def read_one(file: Path, *, standard_input: BinaryIO, limit: int = LIMIT, columns: Columns = OWN_NAMES) -> Release:
    """Read the one release that ``file`` holds.

    Raises:
        UnreadableError: It cannot be read.
        PassedOverError: It holds nothing of a kind that is read.
        UsageError: There is no such file, it is a folder, or it holds several releases.
    """
    if file.is_dir():
        raise UsageError(f"{file}: is a folder; nagrade run reads folders")
    source = next(found.what for found in find([file]) if isinstance(found.what, Source))
    found: list[Release | UnreadableError] = []
    passed: PassedOverError | None = None
    for item in read(source, standard_input=standard_input, limit=limit, columns=columns):
        try:
            found.append(item.make())
        except UnreadableError as error:
            found.append(error)
        except PassedOverError as error:
            passed = passed or error
        if len(found) > 1:
            raise UsageError(f"{file}: holds several releases; nagrade run reads them all")
    if not found:
        raise passed or UnreadableError("it holds nothing to read")
    if isinstance(found[0], UnreadableError):
        raise found[0]
    return found[0]


def looked_into(stream: BinaryIO, limit: int) -> tuple[BinaryIO, bytes]:
    """Standard input as if nothing had been read of it, passed on line by line as it comes, and how it begins.

    The beginning goes as far as it tells JSON Lines from anything else.
    """
    head = b""
    while len(head) <= limit and (line := stream.readline(HEAD)):
        head += line
        begun = head.lstrip(BLANK)
        if holds_lines(head) or len(begun) >= HEAD:
            break
    first = BytesIO(head)
    return buffered(lambda count: first.read(count) or stream.readline(count), fill=False), head


def holds_lines(head: bytes) -> bool:
    """Whether what begins so is JSON Lines."""
    return head.lstrip(BLANK).startswith(b"{")


def _piece(source: Source, stream: BinaryIO) -> Piece:
    return Piece(stream, source.name, source.path, source.file.name, source.size, partial(_digest, source.file))


def _standard(source: Source, stream: BinaryIO, limit: int) -> Piece:
    content, head = looked_into(stream, limit)
    return Piece(content, source.name, source.path, "", source.size, lambda: sha256(head).hexdigest())


def _refused(source: Source, error: UnreadableError) -> Item:
    return refused(source.name, source.path, _digest(source.file), source.size, error)


def _opened(file: Address) -> AbstractContextManager[BinaryIO]:
    return reading(file) if isinstance(file, Remote) else open_file(file)


def _digest(file: Address) -> str:
    """SHA-256 of a file; blank where it cannot be read."""
    try:
        with _opened(file) as stream:
            return take(stream, 0).digest
    except (OSError, UnreadableError):
        return ""
