"""Bytes to text: which encoding a release is in, and a plain reason where it is no text.

The rule, in this order; ``data.decode(encoding) == text`` holds for every result:

1. A byte order mark decides (UTF-8, UTF-16, UTF-32); it is no part of the text.
2. Bytes that decode as UTF-8 are UTF-8, unless U+0180 to U+02FF is all that they hold beyond ASCII (see 3).
3. Bytes that do not, but hold a sequence of UTF-8 that no other text holds by chance, are damaged UTF-8: an error
   names the first broken byte. In a single-byte text a capital before a quotation mark or dash (C6 to DF, 80 to BF)
   looks like UTF-8 of U+0180 to U+07FF, so only U+00A0 to U+017F, U+0300 to U+036F and all from U+0800 count.
4. The rest has a byte a character. Windows-1250 and ISO 8859-2 agree on C8 and E8 (Č, č) and differ on Š, š, Ž, ž:
   8A 9A 8E 9E against A9 B9 AE BE. A byte from 80 to 9F is a control in ISO 8859-2, so one of them means Windows-1250;
   else A9, B9, AE or BE beside a letter means ISO 8859-2 (in Windows-1250 they are © and ®, which stand alone, and ą
   and ľ); else Windows-1250, in which « and » are AB and BB.

Nothing is normalised and line ends stay as they are: offsets count the characters of the text as it was read.
"""

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from pipeline.errors import UnreadableError
from pipeline.stages.magic import kind_of

LIMIT = 2_000_000
_BUFFER: Final = 1 << 16

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_TELLS_UTF8 = re.compile("[\u00a0-\u017f\u0300-\u036f\u0800-\ud7ff\ue000-\U0010ffff]")
_ONLY_CHANCE = re.compile("[\\x00-\\x7f\u0180-\u02ff]*")
_C1 = re.compile(rb"[\x80-\x9f]")
_ISO_LETTER = re.compile(rb"[A-Za-z\xc0-\xfe][\xa9\xb9\xae\xbe]|[\xa9\xb9\xae\xbe][A-Za-z\xc0-\xfe]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f]")
# What a single-byte Slovene text holds beyond ASCII; bytes of other files give mostly other characters.
_EXPECTED = frozenset("čšžČŠŽćđĆĐäöüÄÖÜßáéíóúýÁÉÍÓÚôëçÇőűńłęąźżśěřňůďťľâîă»«„“”‘’‚‹›–—…•€§°±×÷´˝˙¨©®™\xa0\xad\x85")
_STRANGE_SHARE = 0.1

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NOT_BLANK = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]")
_ONE_BYTE_EACH = re.compile(rb"(?s)\A(?:[^\x00]\x00|\x00[^\x00])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the name of the Python codec that it was read with."""

    text: str
    encoding: str


def open_file(path: Path) -> BinaryIO:
    """Open an ordinary file.

    Raises:
        UnreadableError: if it cannot be opened, or is no ordinary file.
    """
    try:
        # Not to wait: a pipe that nobody writes to would hold up the run.
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        raise UnreadableError(_cause(path, error)) from error
    except ValueError as error:
        raise UnreadableError("the name holds a NUL character: rename the file") from error
    mode = os.fstat(handle).st_mode
    if not stat.S_ISREG(mode):
        os.close(handle)
        folder = "a folder, not a file"
        raise UnreadableError(
            folder if stat.S_ISDIR(mode) else "not an ordinary file (a device or a pipe): give a file"
        )
    return os.fdopen(handle, "rb", _BUFFER)


def decode(data: bytes, *, limit: int = LIMIT) -> Decoded:
    """Turn the bytes of a release into text, by the rule at the head of this module.

    Args:
        data: The whole content of a file.
        limit: The greatest number of bytes that is read.

    Raises:
        UnreadableError: if there is nothing to read, too much of it, or it is no text; it says which and what to do.
    """
    if len(data) > limit:
        raise UnreadableError(_too_long(len(data), limit))
    if not data:
        raise UnreadableError("the file is empty: nothing to read")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_strict(data, encoding), encoding)
    _refuse_other_formats(data)
    broken = 0
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    else:
        if text.isascii() or not _ONLY_CHANCE.fullmatch(text):
            return _checked(text, "utf-8")
    if _holds_utf8(data):
        raise UnreadableError(
            f"byte 0x{data[broken]:02X} at offset {broken} breaks the UTF-8 of the file: "
            "the file is damaged or mixes encodings; save it anew as UTF-8"
        )
    encoding = "iso8859-2" if not _C1.search(data) and _ISO_LETTER.search(data) else "cp1250"
    text = _strict(data, encoding)
    strange = len(_CONTROL.findall(text)) + sum(not char.isascii() and char not in _EXPECTED for char in text)
    if strange > _STRANGE_SHARE * len(text):
        raise UnreadableError(_no_text(broken))
    return _checked(text, encoding)


def refuse_halves(text: str) -> None:
    """Refuse a text with half a character (a surrogate), as Python's lenient decoding leaves it: no encoding has it.

    Raises:
        UnreadableError: if there is one; it says where.
    """
    if found := _SURROGATE.search(text):
        raise UnreadableError(
            f"half a character at offset {found.start()}: the text was decoded wrongly; decode it anew"
        )


def _cause(path: Path, error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        if path.is_symlink():
            return f"a link to {path.readlink()}, which is not there: mend or remove the link"
        return "there is no such file"
    if isinstance(error, PermissionError):
        return "no permission to read the file: change its rights"
    return f"the system cannot read the file: {error.strerror or error}"


def _too_long(size: int, limit: int) -> str:
    return f"{size} bytes, more than the limit of {limit}: split the file or raise the limit"


def _no_text(offset: int) -> str:
    return f"no text in UTF-8, Windows-1250 or ISO 8859-2 (from offset {offset}): save the file as UTF-8 text"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding.startswith("utf"):
            where = error.start + (len(codecs.BOM_UTF8) if encoding == "utf-8-sig" else 0)
            name = encoding.removesuffix("-sig").upper()
            raise UnreadableError(
                f"byte 0x{data[where]:02X} at offset {where} breaks the {name} that the file begins as: "
                "the file is damaged; save it anew as UTF-8"
            ) from error
        raise UnreadableError(_no_text(error.start)) from error


def _refuse_other_formats(data: bytes) -> None:
    if kind := kind_of(data):
        raise UnreadableError(f"this is {kind.words}, not text: save its text as a UTF-8 file")
    at = data.find(0)
    if at < 0:
        return
    if _ONE_BYTE_EACH.match(data):
        raise UnreadableError("this looks like UTF-16 without a byte order mark: save the file as UTF-8")
    raise UnreadableError(f"binary content, not text (a NUL byte at offset {at})")


def _holds_utf8(data: bytes) -> bool:
    """Whether ``data``, which is not all UTF-8, holds a sequence of it that is no chance of a single-byte encoding."""
    return any(_TELLS_UTF8.match(char) for char in data.decode("utf-8", errors="surrogateescape") if not char.isascii())


def _checked(text: str, encoding: str) -> Decoded:
    if not _NOT_BLANK.search(text):
        raise UnreadableError("the file holds only white space: nothing to read")
    if len(_CONTROL.findall(text)) > _STRANGE_SHARE * len(text):
        raise UnreadableError("binary content, not text (mostly control characters)")
    if "\x00" in text:
        raise UnreadableError(f"binary content, not text (a NUL character at offset {text.index(chr(0))})")
    return Decoded(text, encoding)
