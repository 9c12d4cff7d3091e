"""Mails (.eml: RFC 5322, MIME), read by Python's email.

The body is what stands in the mail itself: its text parts, where they are blank its HTML through the reader of web
pages. The subject is the headline, the Date header the day of publication; attachments are documents of their own.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.policy import compat32
from typing import Final

from pipeline.batch.formats.days import day
from pipeline.batch.formats.extracted import line
from pipeline.batch.formats.html import decoded
from pipeline.batch.formats.letters import Letter, attached_name
from pipeline.batch.formats.members import Member
from pipeline.batch.formats.names import is_read
from pipeline.errors import PassedOverError, UnreadableError
from pipeline.stages.reading import decode

_HEADER: Final = re.compile(rb"\s*(?:From [^\n]*\n)?[A-Za-z][A-Za-z0-9-]*:")
# email documents no error for damaged mails; these come of encoded words and parameters that are cut or senseless.
_DAMAGED: Final = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_MOST_PARTS: Final = 10_000
_RFC822: Final = "message/rfc822"
_SUFFIXES: Final = {
    "text/plain": ".txt",
    "text/html": ".html",
    "text/csv": ".csv",
    "text/rtf": ".rtf",
    "application/rtf": ".rtf",
    "application/pdf": ".pdf",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    _RFC822: ".eml",
}


def parse(data: bytes) -> Message:
    """Read how a mail is made up.

    Raises:
        UnreadableError: It does not begin as a mail, or is nested beyond reading.
    """
    if not _HEADER.match(data):
        raise UnreadableError("no mail: it does not begin with a header such as From or Subject")
    try:
        message = message_from_bytes(data, policy=compat32)  # fewer errors than with the newer policy
        if sum(1 for _ in message.walk()) > _MOST_PARTS:
            raise UnreadableError(f"more than {_MOST_PARTS} parts in the mail: save its text as a UTF-8 file")
    except _DAMAGED as error:
        raise UnreadableError(f"the mail is damaged ({type(error).__name__})") from error
    return message


def letter(message: Message) -> Letter:
    """The body of a mail and what its headers say.

    Raises:
        UnreadableError: It is damaged, or encrypted.
    """
    if message.get_content_type() == "multipart/encrypted":
        raise UnreadableError("the mail is encrypted: save its text as a UTF-8 file")
    try:
        body, attached = _sorted(message)
        plain = [_text(part) for part in body if part.get_content_type() != "text/html"]
        html = [_html(part) for part in body if part.get_content_type() == "text/html"]
        subject = line(_header(message, "subject"))
        sent = day(_header(message, "date"))
    except _DAMAGED as error:
        raise UnreadableError(f"the mail is damaged ({type(error).__name__})") from error
    return Letter("\n\n".join(plain), "\n".join(html), subject, sent, lone=not attached, format="eml")


def attachments(message: Message) -> Iterator[Member]:
    """What is attached to a mail, in its order."""
    try:
        _, attached = _sorted(message)
    except _DAMAGED:  # which reading the letter says
        return
    for number, part in enumerate(attached, 1):
        kind = part.get_content_type()
        name = attached_name(_name(part), _SUFFIXES.get(kind, ""), number)
        if not is_read(name):
            name += _SUFFIXES.get(kind, "")
        yield Member(name, 0, _content(part, kind))


def _sorted(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that are the body, and those that are attached; of a mail in a mail only the mail."""
    body: list[Message] = []
    attached: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part is not message and part.get_content_maintype() == "message":
            attached.append(part)
        elif part.is_multipart():
            waiting.extend(reversed(part.get_payload()))  # type: ignore[arg-type] # parts, since it is multipart
        elif _is_body(part):
            body.append(part)
        else:
            attached.append(part)
    return body, attached


def _is_body(part: Message) -> bool:
    """Whether a part is read with the mail: text that is shown in it and has no name."""
    shown = part.get_content_disposition() != "attachment" and _name(part) is None
    return shown and (
        part.get_content_type() in {"text/plain", "text/html"} or part.get_content_maintype() == "multipart"
    )


def _content(part: Message, kind: str) -> bytes | UnreadableError | PassedOverError:
    try:
        if kind == _RFC822 and part.is_multipart():
            return part.get_payload(0).as_bytes()  # type: ignore[union-attr] # the mail, since it is multipart
        if part.is_multipart():
            return PassedOverError(f"a part of the kind {kind}")
        return _bytes(part)
    except _DAMAGED as error:
        return UnreadableError(f"the attachment is damaged ({type(error).__name__})")


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    data = _bytes(part)
    return _decoded(data, part.get_content_charset()) if data.strip() else ""


def _html(part: Message) -> str:
    data = _bytes(part)
    charset = part.get_content_charset()
    return (_decoded(data, charset) if charset else decoded(data)) if data.strip() else ""


def _decoded(data: bytes, charset: str | None) -> str:
    """The words in the encoding that is declared, where they are in it; else as a text of its own would be read."""
    try:
        return data.decode(charset or "ascii")
    except (LookupError, ValueError):
        return decode(data, limit=len(data)).text


def _header(message: Message, name: str) -> str | None:
    value = message[name]
    if value is None:
        return None
    return "".join(part if isinstance(part, str) else _words(part, charset) for part, charset in decode_header(value))


def _words(data: bytes, charset: str | None) -> str:
    try:
        return _decoded(data, charset)
    except UnreadableError:  # blank, or damaged: a headline is not worth the mail
        return data.decode("ascii", "replace")


def _name(part: Message) -> str | None:
    try:
        name = part.get_filename()
        return name and "".join(
            piece if isinstance(piece, str) else _words(piece, charset) for piece, charset in decode_header(name)
        )
    except _DAMAGED:
        return ""  # it has one, but which cannot be said
