"""What mails of either format give: a letter, and what is attached to it."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from pipeline.batch.formats.extracted import Extracted, checked, tidy
from pipeline.batch.formats.html import fragment
from pipeline.errors import PassedOverError

_NO_NAME: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]+')


@dataclass(frozen=True, slots=True)
class Letter:
    """The body of a mail and what its headers say.

    Attributes:
        text: The body as plain text, where there is such a part.
        html: The body as HTML, likewise.
        subject: The headline.
        sent: The day of publication.
        lone: Whether nothing is attached.
        format: The name of the mail's format.
    """

    text: str | None
    html: str | None
    subject: str | None
    sent: date | None
    lone: bool
    format: str

    def read(self, *, limit: int) -> Extracted:
        """The text of the body: the plain one unless it is blank.

        Raises:
            UnreadableError: It is no text, or there is only HTML and trafilatura is not installed.
            PassedOverError: It is blank, and the mail only brings attachments.
        """
        text = tidy(self.text or "")
        if not text.strip() and self.html:
            text = fragment(self.html)
        if not text.strip() and not self.lone:
            raise PassedOverError("no text of its own, only what is attached")
        return Extracted(checked(text, limit=limit, empty="no text in the mail"), self.format, self.subject, self.sent)


def attached_name(name: str | None, suffix: str, number: int) -> str:
    """The last part of an attachment's path: its name without what no name of a file holds, else its number.

    Args:
        name: As the mail gives it.
        suffix: What its type says.
        number: Among the mail's attachments, from 1.
    """
    name = _NO_NAME.sub("_", name or "").strip(" .")
    return name or f"attachment-{number}{suffix}"
