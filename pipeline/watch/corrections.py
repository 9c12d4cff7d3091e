"""Corrections: which record of a release that was told before a new record corrects."""

from collections.abc import Callable, Sequence
from typing import Final

import orjson

from pipeline.batch.shards import Record
from pipeline.schema import Feed

_ALIKE: Final[tuple[Callable[[Record], object], ...]] = (
    lambda record: (record.award, frozenset(record.recipients)),
    lambda record: frozenset(record.recipients) or None,  # no recipients are like no others
    lambda record: record.award,
    lambda _: True,
)
"""How a record and its correction can be alike, the surest way first; at last by their order."""


def corrected(new: Sequence[Record], old: Sequence[Record]) -> tuple[str | None, ...]:
    """For each new record the id of the old one that it corrects, or ``None``; each old one is corrected once."""
    found: dict[int, str] = {}
    left = list(old)
    for alike in _ALIKE:
        for index, record in enumerate(new):
            sign = alike(record)
            if index in found or sign is None:
                continue
            match = next((candidate for candidate in left if alike(candidate) == sign), None)
            if match is not None:
                found[index] = match.id
                left.remove(match)
    return tuple(found.get(index) for index in range(len(new)))


def correcting(feed: Feed, lines: bytes, supersedes: Sequence[str | None]) -> bytes:
    """The lines of a release with what each of its records corrects."""
    found = [orjson.loads(line) for line in lines.splitlines()]
    records = found if feed is Feed.awards else [record for line in found for record in line["awards"]]
    for record, corrects in zip(records, supersedes, strict=True):
        record["supersedes"] = corrects
    return b"".join(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in found)
