"""Looking into a folder: which files have come or changed, and stand still, so that nobody writes them any more."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pipeline.batch.finding import Outputs, Remark, Source, find
from pipeline.watch.account import Arrival, Stamp

_TEMPORARY: Final = (".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp", "~")
_LOCKS: Final = ("~$", ".~")  # of word processors, beside the document that is open
_MOST: Final = 1_000
"""How many new files are held in mind at a time; others wait for the next look."""


@dataclass(slots=True)
class Lookout:
    """Finds what arrives in a folder.

    Attributes:
        folder: The folder, read with all below it.
        outputs: What is written; it is left alone.
        known: The version of a file that was read last.
        remark: Accounts for what is not read.
        still: For how many seconds a file has to stand still.
    """

    folder: Path
    outputs: Outputs
    known: Callable[[str], Stamp | None]
    remark: Callable[[str, Remark], None]
    still: float
    _waiting: dict[str, tuple[float, Arrival]] = field(default_factory=dict)

    @property
    def waits(self) -> bool:
        """Whether there are files that have yet to stand still."""
        return bool(self._waiting)

    def look(self) -> list[Arrival]:
        """Look once: the files that are new or have changed and stand still, by path.

        Raises:
            UsageError: The folder is gone.
        """
        before, self._waiting = self._waiting, {}
        now, ready = time.monotonic(), []
        for arrival in self._found():
            since, then = before.get(arrival.real, (now, arrival))
            if then.stamp != arrival.stamp:
                since = now
            if now - since >= self.still:
                ready.append(arrival)
            else:
                self._waiting[arrival.real] = since, arrival
        return sorted(ready, key=lambda arrival: arrival.source.path or "")

    def _found(self) -> Iterator[Arrival]:
        """What is there in a version that is not known, each file once."""
        seen: set[str] = set()
        for found in find([self.folder], self.outputs):
            if _is_temporary(Path(found.what.name).name):
                continue
            if isinstance(found.what, Remark):
                self.remark(found.real, found.what)
            elif found.real not in seen and (arrival := self._arrival(found.real, found.what)):
                seen.add(found.real)
                yield arrival
            if len(seen) >= _MOST:
                return

    def _arrival(self, real: str, source: Source) -> Arrival | None:
        try:
            stamp = Stamp.of(Path(real).stat())
        except OSError:  # a dangling link, or it is gone again
            return None
        return None if self.known(real) == stamp else Arrival(real, stamp, source)


def _is_temporary(name: str) -> bool:
    """Whether a name is one under which files are written or locked."""
    return name.casefold().endswith(_TEMPORARY) or name.startswith(_LOCKS)
