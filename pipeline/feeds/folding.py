"""What lines of folded people and awards have in common: ids, spellings, days, and what has joined them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

from pydantic import BaseModel, ConfigDict

from pipeline.feeds.joining import Group, Reason
from pipeline.records import AwardRecord, Source

_ID_DIGITS: Final = 16
_NO_DAY: Final = "9999"  # behind every day


class Folded(BaseModel):
    """What is immutable and holds nothing else than it says."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Why(Folded):
    """What joins releases: what they share, empty where nothing speaks against it, and their ids."""

    reason: Reason
    shared: str
    documents: tuple[str, ...]


def why(group: Group) -> tuple[Why, ...]:
    """What has joined a group, the surest reason first."""
    order = list(Reason)
    joints = sorted(group.joints, key=lambda joint: (order.index(joint.reason), joint[1:]))
    return tuple(Why(reason=joint.reason, shared=joint.shared, documents=joint.documents) for joint in joints)


def ids(groups: Sequence[tuple[str, Iterable[Source]]]) -> list[str]:
    """An id for each group, made of its name as it is compared and its first release.

    A group keeps its id when later releases join it. Groups of one name in one release are numbered in their order.
    """
    counted, found = Counter[str](), list[str]()
    for name, sources in groups:
        key = f"{name}\0{_first(sources)}"
        found.append(sha256(f"{key}\0{counted[key]}".encode()).hexdigest()[:_ID_DIGITS])
        counted[key] += 1
    return found


def most_used(names: Iterable[str]) -> str:
    """The name that is used most; of equals one that is not all in capitals, then the shortest, then the first."""
    return min(Counter(names).items(), key=lambda item: (-item[1], item[0].isupper(), len(item[0]), item[0]))[0]


def in_order(values: Iterable[str | None]) -> tuple[str, ...]:
    """The values that are there, each once, sorted."""
    return tuple(sorted({value for value in values if value}))


def day(record: AwardRecord) -> str | None:
    """The day, month or year of the award, else the day of its release (ISO 8601)."""
    return record.date.iso if record.date else record.document.published


def year(record: AwardRecord) -> str | None:
    """The year that the award is for, else that of its programme, of its date or of its release, as written there."""
    programme, said = record.award.programme, day(record)
    return record.award.year_for or (programme.year if programme else None) or (said[:4] if said else None)


def _first(sources: Iterable[Source]) -> str:
    return min((source.published or _NO_DAY, source.id) for source in sources)[1]
