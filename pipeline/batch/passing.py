"""Lines that go to a stream: in the order of the input, each as soon as those before it are told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.batch.crew import Event
from pipeline.batch.finding import Found, Source
from pipeline.batch.keeping import Keeper
from pipeline.batch.ledger import Past, Sums
from pipeline.batch.outputs import Sink
from pipeline.batch.shards import Ended, Label, Outcome, Part, Place


@dataclass(slots=True)
class Passer:
    """Passes lines on in order, and lets the rest be kept.

    Attributes:
        keeper: Accounts for the items, without their lines.
        sinks: Where the lines go, a sink a feed.
        most: How many items at most wait for others before them to be read.
    """

    keeper: Keeper
    sinks: Sequence[Sink]
    most: int
    _waiting: dict[Place, tuple[bytes, ...]] = field(default_factory=dict)
    _ends: dict[int, int] = field(default_factory=dict)
    _next: Place = field(default=Place(0, 0))

    def begin(self, found: Iterable[Found]) -> None:
        """Begin a run over what was found."""
        self.keeper.begin(found)

    def sources(self) -> Iterator[tuple[int, Source]]:
        """What is to be read."""
        return self.keeper.sources()

    def known(self, label: Label) -> Past | None:
        """What is known of an item from before: nothing."""
        return self.keeper.known(label)

    def known_in(self, part: Part) -> frozenset[str]:
        """What is known of a part from before: nothing."""
        return self.keeper.known_in(part)

    def has_room(self) -> bool:
        """Whether not too many items wait."""
        return len(self._waiting) < self.most

    def settle(self, event: Event[Past]) -> None:
        """Pass on what can be, and account for the item."""
        match event:
            case Outcome():
                self._waiting[event.label.place] = event.lines
                self.keeper.settle(replace(event, lines=()))
            case Ended():
                self._ends[event.source] = min(event.items, self._ends.get(event.source, event.items))
                self.keeper.settle(event)
        self._pass_on()

    def finish(self) -> Sums:
        """Check that all is accounted for."""
        return self.keeper.finish()

    def _pass_on(self) -> None:
        while True:
            source, index = self._next
            if self._next in self._waiting:
                for sink, lines in zip(self.sinks, self._waiting.pop(self._next), strict=False):
                    sink.write(lines)
                self._next = Place(source, index + 1)
            elif self._ends.get(source, index + 1) <= index:
                del self._ends[source]
                self._next = Place(source + 1, 0)
            else:
                return
