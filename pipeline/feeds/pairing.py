"""What of two feeds belongs together: the documents of one to those of the other, and their records."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

from pipeline.records import AwardRecord

_T = TypeVar("_T")


class DocumentKey(NamedTuple):
    """What tells a document of a feed from others: copies in one folder share an id, releases of one file a path."""

    id: str
    path: str | None


class Pair(NamedTuple):
    """A document's or record's place in each feed; ``None`` where that feed has none of it, never in both."""

    old: int | None
    new: int | None


def first_of(pair: Pair, old: Sequence[_T], new: Sequence[_T]) -> _T:
    """What the pair stands for: in the old feed, else in the new one."""
    return old[pair.old] if pair.old is not None else new[pair.new]  # type: ignore[index] # one of both is there


def pair_documents(old: Sequence[DocumentKey], new: Sequence[DocumentKey]) -> list[Pair]:
    """Pairs of places in ``old`` and ``new``, by id and path, else by id (moved), else by path (altered).

    By path alone only where a single document is left under it in either feed, since JSON Lines hold many under one.
    Sorted by path and id, those of the old feed where there are both.
    """
    matching = _Matching(old, new)
    matching.by(lambda key: key)
    matching.by(lambda key: key.id)
    matching.by(lambda key: key.path, lone=True)

    def order(pair: Pair) -> tuple[str, str]:
        key = first_of(pair, old, new)
        return key.path or "", key.id

    return sorted(matching.all(), key=order)


def pair_records(old: Sequence[AwardRecord], new: Sequence[AwardRecord]) -> list[Pair]:
    """Pairs of places in ``old`` and ``new``, which hold one document's records; in the order of their award mentions.

    By id, else by award mention and recipients, by award name and recipients, and by the mention alone where a single
    record of it is left in either feed.
    """
    matching = _Matching(old, new)
    matching.by(lambda record: record.id)
    matching.by(lambda record: (_mention(record), _recipients(record)))
    matching.by(lambda record: (record.award.name, _recipients(record)) if record.recipients else None)
    matching.by(_mention, lone=True)

    def order(pair: Pair) -> tuple[tuple[int, int, str], str]:
        record = first_of(pair, old, new)
        return _mention(record), record.id

    return sorted(matching.all(), key=order)


class _Matching(Generic[_T]):
    """A matching of two sequences that grows step by step."""

    def __init__(self, old: Sequence[_T], new: Sequence[_T]) -> None:
        self._sides = (old, new)
        self._left = (dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new))))
        self._pairs: list[Pair] = []

    def by(self, key: Callable[[_T], Hashable | None], *, lone: bool = False) -> None:
        """Pair what is left and has the same key, in order; ``lone``: only where either side has one of it."""
        old, new = (self._grouped(side, key) for side in (0, 1))
        for value, ours in old.items():
            theirs = new.get(value, [])
            if not lone or len(ours) == len(theirs) == 1:
                for left, right in zip(ours, theirs, strict=False):
                    self._pairs.append(Pair(left, right))
                    del self._left[0][left], self._left[1][right]

    def all(self) -> list[Pair]:
        """The pairs, and what has none."""
        old, new = self._left
        return [*self._pairs, *(Pair(at, None) for at in old), *(Pair(None, at) for at in new)]

    def _grouped(self, side: int, key: Callable[[_T], Hashable | None]) -> dict[Hashable, list[int]]:
        found = defaultdict[Hashable, list[int]](list)
        for at in self._left[side]:
            if (value := key(self._sides[side][at])) is not None:
                found[value].append(at)
        return found


def _mention(record: AwardRecord) -> tuple[int, int, str]:
    mention = record.award.mention
    return mention.start, mention.end, mention.text


def _recipients(record: AwardRecord) -> frozenset[str]:
    return frozenset(party.name for party in record.recipients)
