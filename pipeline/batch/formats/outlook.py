"""Outlook messages (.msg, MS-OXMSG), read by python-oxmsg.

As with mails, the body is the plain text, else the HTML, and the subject is the headline. The day is that of the Date
header where the message has come by mail, else that on which it was sent, in Coordinated Universal Time.
"""

import struct
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Final

from pipeline.batch.formats.days import day
from pipeline.batch.formats.extracted import line
from pipeline.batch.formats.extras import extra
from pipeline.batch.formats.html import decoded
from pipeline.batch.formats.letters import Letter, attached_name
from pipeline.batch.formats.members import Member
from pipeline.errors import UnreadableError

if TYPE_CHECKING:
    import oxmsg
    from oxmsg.attachment import Attachment as Attached

_HTML: Final = 0x1013  # PidTagHtml, MS-OXPROPS 2.797
# python-oxmsg documents no errors; these come of streams and properties that are missing, cut, or of another type.
_DAMAGED: Final = (
    OSError, ValueError, LookupError, TypeError, AttributeError, AssertionError, OverflowError, struct.error,
    RecursionError,
)  # fmt: skip


def parse(data: bytes) -> "oxmsg.Message":
    """Read how a message is made up.

    Raises:
        UnreadableError: It is damaged, or python-oxmsg is not installed.
    """
    with extra("msg", ".msg files"):
        import oxmsg  # noqa: PLC0415 - an extra
    try:
        return oxmsg.Message.load(BytesIO(data))
    except _DAMAGED as error:
        raise _damaged(error) from error


def letter(message: "oxmsg.Message") -> Letter:
    """The body of a message and what its properties say.

    Raises:
        UnreadableError: It is damaged.
    """
    try:
        raw = message.properties.binary_prop_value(_HTML)
        html = decoded(raw) if raw else message.html_body
        subject = line(message.subject)
        return Letter(message.body, html, subject, _sent(message), lone=not message.attachments, format="msg")
    except _DAMAGED as error:
        raise _damaged(error) from error


def attachments(message: "oxmsg.Message") -> Iterator[Member]:
    """What is attached to a message, in its order."""
    for number, attached in enumerate(message.attachments, 1):
        try:
            member = Member(attached_name(attached.file_name, "", number), 0, _content(attached))
        except _DAMAGED as error:
            member = Member(attached_name(None, "", number), 0, _damaged(error))
        yield member


def _content(attached: "Attached") -> bytes | UnreadableError:
    data = attached.file_bytes
    if data is None:
        return UnreadableError("a message within an Outlook message, or a link to a file: save it by itself")
    return data


def _sent(message: "oxmsg.Message") -> date | None:
    headers = {name.casefold(): value for name, value in message.message_headers.items()}
    moment = message.sent_date
    return day(headers.get("date")) or (moment.date() if moment else None)


def _damaged(error: Exception) -> UnreadableError:
    return UnreadableError(f"the Outlook message is damaged ({type(error).__name__})")
