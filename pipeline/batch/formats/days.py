"""Days as mails and feeds write them."""

import re
from datetime import date
from email.utils import parsedate
from typing import Final

_ISO: Final = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ]|\s*$)")


def day(written: str | None) -> date | None:
    """The day that is written, by the clock of whoever wrote it: RFC 5322 or ISO 8601; None for anything else."""
    if not written:
        return None
    try:
        if iso := _ISO.match(written):
            return date.fromisoformat(iso[1])
        found = parsedate(written)
        return date(*found[:3]) if found else None
    except (ValueError, TypeError, IndexError, OverflowError):  # of numbers that are no day, and of half a date
        return None
