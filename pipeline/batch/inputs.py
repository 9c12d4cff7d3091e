"""Files to releases, lazily: each item makes its release when it is asked to, or says why there is none."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.batch.finding import STANDARD, Source, cause, find
from pipeline.batch.lines import numbered, parse
from pipeline.errors import UnreadableError, UsageError
from pipeline.releases import Release
from pipeline.stages.reading import LIMIT, decode, read_file

_BLANK: Final = b" \t\r\n\f\v\xef\xbb\xbf"  # with the bytes of a BOM


@dataclass(frozen=True, slots=True)
class Item:
    """One release of the input.

    Attributes:
        name: How messages name it: the file, or FILE:LINE.
        path: As the feed gives it.
        digest: SHA-256, hexadecimal, of the bytes that it is made of; empty where they cannot be read.
        size: The bytes that it takes up in its file.
        make: Makes the release; raises UnreadableError or PassedOverError where there is none.
    """

    name: str
    path: str | None
    digest: str
    size: int
    make: Callable[[], Release]


def read(source: Source, *, standard_input: BinaryIO, limit: int) -> Iterator[Item]:
    """Read the items of one source, in its order; those of standard input can be pickled.

    Args:
        source: A text, a file of JSON Lines, or standard input, which may hold either.
        standard_input: Read when the source is standard input.
        limit: The most bytes that a release may have, in UTF-8 for JSON Lines.
    """
    try:
        if source.file == STANDARD:
            yield from _standard(source, standard_input, limit)
        elif source.holds_lines:
            with source.file.open("rb") as stream:
                yield from _lines(source, numbered(stream, limit=limit), limit)
        else:
            make = partial(_text_file, source, limit)
            yield Item(source.name, source.path, _file_digest(source.file), source.size, make)
    except OSError as error:
        yield Item(source.name, source.path, "", source.size, partial(_fail, cause(error)))


def read_one(file: Path, *, standard_input: BinaryIO, limit: int = LIMIT) -> Release:
    """Read the one release that ``file`` holds.

    Raises:
        UnreadableError: It cannot be read.
        UsageError: There is no such file, it is a folder, or it holds several releases.
    """
    if file.is_dir():
        raise UsageError(f"{file}: is a folder; nagrade run reads folders")
    source = next(found.what for found in find([file]) if isinstance(found.what, Source))
    items = read(source, standard_input=standard_input, limit=limit)
    first = next(items)
    if next(items, None) is not None:
        raise UsageError(f"{file}: holds several releases; nagrade run reads them all")
    return first.make()


def _fail(cause: str) -> Release:
    raise UnreadableError(cause)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _file_digest(file: Path) -> str:
    """The digest of an ordinary file; of what cannot be opened, or could be waited for without end, none."""
    if not file.is_file():
        return ""
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:  # reading it will tell why
        return ""


def _text_file(source: Source, limit: int) -> Release:
    decoded = read_file(source.file, limit=limit)
    return Release(decoded.text, path=source.path, encoding=decoded.encoding)


def _plain(data: bytes, limit: int) -> Release:
    decoded = decode(data, limit=limit)
    return Release(decoded.text, encoding=decoded.encoding)


def _lines(source: Source, lines: Iterable[tuple[int, bytes]], limit: int) -> Iterator[Item]:
    empty = True
    for number, line in lines:
        if line.strip(_BLANK):
            empty = False
            make = partial(parse, line, path=source.path, limit=limit)
            yield Item(f"{source.name}:{number}", source.path, _digest(line), len(line), make)
    if empty:
        yield Item(source.name, source.path, _digest(b""), 0, partial(_fail, "empty: holds no line"))


def _standard(source: Source, stream: BinaryIO, limit: int) -> Iterator[Item]:
    """JSON Lines if the first character that is not blank opens an object, else one plain release."""
    lines = numbered(stream, limit=limit)
    opening: list[tuple[int, bytes]] = []
    head = b""
    for number, line in lines:
        opening.append((number, line))
        head += line
        if line.strip(_BLANK) or len(head) > limit:
            break
    if head.lstrip(_BLANK).startswith(b"{"):
        yield from _lines(source, chain(opening, lines), limit)
    else:
        data = head + stream.read(max(0, limit + 1 - len(head)))
        yield Item(source.name, source.path, _digest(data), len(data), partial(_plain, data, limit))
