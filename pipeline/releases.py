"""A release as it comes in."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """One release to read: its text, and what is known of it from elsewhere."""

    text: str
    id: str | None = None
    path: str | None = None
    published: date | None = None
    title: str | None = None
    source: str | None = None
    encoding: str = "utf-8"
