"""Two feeds side by side: which records are new, which are gone, and which say something else, document by document."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from pipeline.errors import UsageError
from pipeline.feeds.changes import Change, document_changes, record_changes
from pipeline.feeds.lines import STANDARD, Line, opened, parse, placed, records_of
from pipeline.feeds.pairing import DocumentKey, pair_documents, pair_records
from pipeline.records import AwardRecord, Source

Kind = Literal["added", "lost", "changed"]


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A record that one feed has and the other has not or has otherwise.

    Attributes:
        kind: Which of them.
        old: The record in the old feed; ``None`` where it was added.
        new: The record in the new feed; ``None`` where it is lost.
        changes: Field by field, where it has changed.
    """

    kind: Kind
    old: AwardRecord | None
    new: AwardRecord | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """A document with what differs of it.

    Attributes:
        old: The document in the old feed; ``None`` where that has no line of it.
        new: The document in the new feed; likewise.
        changes: Of what is known of the release, and in feeds of documents of its people and contacts.
        records: That differ, in the order of their award mentions.
        same: How many other records of it are the same in both.
    """

    old: Source | None
    new: Source | None
    changes: tuple[Change, ...]
    records: tuple[RecordDifference, ...]
    same: int


@dataclass(slots=True)
class Tally:
    """How many records there are of each kind, and in how many documents they differ."""

    documents: int = 0
    added: int = 0
    lost: int = 0
    changed: int = 0
    same: int = 0

    def __str__(self) -> str:
        """The line that sums up."""
        counts = f"{self.added} added, {self.lost} lost, {self.changed} changed, {self.same} the same"
        return f"records: {counts}; documents with differences: {self.documents}"


class Comparison:
    """Two feeds to compare; only where their lines lie is kept in memory, and the records of one document at a time."""

    def __init__(self, old: Path, new: Path, ignored: frozenset[str] = frozenset()) -> None:
        """Look through both feeds.

        Args:
            old: A feed of either kind, an ordinary file, since it is read twice.
            new: Another.
            ignored: Keys that do not count, wherever they stand, such as ``confidence``.

        Raises:
            UsageError: One cannot be read, or holds a line that is none of a feed.
        """
        self._old, self._new, self._ignored = _Feed(old), _Feed(new), ignored
        self.tally = Tally()

    def differences(self) -> Iterator[DocumentDifference]:
        """The documents that differ, sorted by path and id; ``tally`` counts along."""
        old, new = self._old.keys(), self._new.keys()
        with opened(self._old.file) as ours, opened(self._new.file) as theirs:
            for pair in pair_documents(old, new):
                before = [] if pair.old is None else self._old.lines(old[pair.old], ours)
                after = [] if pair.new is None else self._new.lines(new[pair.new], theirs)
                difference = self._difference(before, after)
                if self._count(difference):
                    yield difference

    def _difference(self, old: Sequence[Line], new: Sequence[Line]) -> DocumentDifference:
        changed = document_changes(old[0], new[0], self._ignored) if old and new else ()
        before, after = _records(old), _records(new)
        found, same = list[RecordDifference](), 0
        for pair in pair_records(before, after):
            one = None if pair.old is None else before[pair.old]
            other = None if pair.new is None else after[pair.new]
            if (difference := self._of_record(one, other)) is not None:
                found.append(difference)
            else:
                same += 1
        return DocumentDifference(
            old[0].document if old else None, new[0].document if new else None, changed, tuple(found), same
        )

    def _of_record(self, old: AwardRecord | None, new: AwardRecord | None) -> RecordDifference | None:
        if old is None or new is None:
            return RecordDifference("added" if old is None else "lost", old, new, ())
        changed = record_changes(old, new, self._ignored)
        return RecordDifference("changed", old, new, changed) if changed else None

    def _count(self, difference: DocumentDifference) -> bool:
        """Add to the tally, and tell whether there is a difference."""
        tally, differs = self.tally, bool(difference.records or difference.changes)
        tally.same += difference.same
        tally.documents += differs
        for record in difference.records:
            setattr(tally, record.kind, getattr(tally, record.kind) + 1)
        return differs


class _Feed:
    """A feed's file and where in it the lines of each document begin."""

    def __init__(self, file: Path) -> None:
        if file == STANDARD or (file.exists() and not file.is_file()):
            raise UsageError(f"{file}: feeds to compare are read twice: give a file")
        self.file = file
        self._places: dict[DocumentKey, list[int]] = {}
        with opened(file) as stream:
            for at, line in placed(stream, str(file)):
                self._places.setdefault(DocumentKey(line.document.id, line.document.path), []).append(at)

    def keys(self) -> list[DocumentKey]:
        """Its documents, sorted, so that the order of lines does not matter."""
        return sorted(self._places, key=lambda key: (key.id, key.path or ""))

    def lines(self, key: DocumentKey, stream: BinaryIO) -> list[Line]:
        """The lines of one document."""
        found = []
        for at in self._places[key]:
            stream.seek(at)
            found.append(parse(stream.readline(), f"{self.file}: byte {at}"))
        return found


def _records(lines: Sequence[Line]) -> list[AwardRecord]:
    """The records of one document, in the order of their award mentions and ids."""
    records = [record for line in lines for record in records_of(line)]
    return sorted(records, key=lambda record: (record.award.mention.start, record.award.mention.end, record.id))
