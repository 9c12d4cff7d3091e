"""The work of a run in pieces that can be done anywhere: a pure function from a shard to what came of its items."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Final, Literal, NamedTuple, Protocol

import orjson

from pipeline.batch.finding import Source
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.inputs import Item, read
from pipeline.errors import NagradeError, NotSloveneError, PassedOverError
from pipeline.records import Document
from pipeline.releases import Release
from pipeline.schema import Feed
from pipeline.stages.erasure import without_contacts

Kind = Literal["written", "failed", "skipped"]


class Reader(Protocol):
    """What a run needs of ``pipeline.extract.Reader``."""

    def pipe(self, releases: Iterable[Release], *, awards_only: bool = False) -> Iterator[Document | NagradeError]:
        """Give each release's document, or why there is none, in order; ``awards_only``: its records will do."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a shard's lines depend on, but for its items, the reader and the program.

    Attributes:
        feeds: The feeds whose lines are made.
        limit: The most bytes that a release may have.
        least: The least confidence of what is written, 0 to 1.
        columns: Which column of a table holds what.
        since: The first day of publication of what is written; what tells no day is written too.
        contacts: Whether telephones and e-mail addresses are written.
    """

    feeds: tuple[Feed, ...]
    limit: int
    least: float = 0.0
    columns: Columns = OWN_NAMES
    since: date | None = None
    contacts: bool = True


class Place(NamedTuple):
    """Where an item stands in the order of the input: the number of its source, and its own within it, from 0."""

    source: int
    item: int


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one source: its items from ``start`` to before ``stop``, or to its end.

    Attributes:
        number: The source's place in the order of the input.
        source: What to read.
        start: The index of the first item.
        stop: The index after the last; ``None`` where the rest belongs to the part.
        given: The items themselves where the source is standard input, which only one process can read.
    """

    number: int
    source: Source
    start: int = 0
    stop: int | None = None
    given: tuple[Item, ...] | None = None


Shard = tuple[Part, ...]
"""What is handed to one worker at a time; it can be pickled."""


@dataclass(frozen=True, slots=True)
class Label:
    """What an item is called and told by; see ``pipeline.batch.inputs.Item``."""

    place: Place
    name: str
    path: str | None
    digest: str
    size: int


class Record(NamedTuple):
    """A record as its corrections find it: its id, the name of the award and those of the recipients."""

    id: str
    award: str
    recipients: tuple[str, ...]


class Told(NamedTuple):
    """What a release has told.

    Attributes:
        id: The id that it was given; empty where none.
        content: A digest of its text and of what is known of it from elsewhere.
        records: Its records, in the order of the feed.
    """

    id: str
    content: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an item.

    Attributes:
        label: The item.
        kind: What it ended as.
        lines: For each feed of the options its lines, as bytes; empty unless written.
        statuses: How many records of each status.
        cause: Why it failed or was skipped; empty if it was written.
        remark: What the user should know of it though it was written.
        told: What it has told, if it was written.
    """

    label: Label
    kind: Kind
    lines: tuple[bytes, ...] = ()
    statuses: dict[str, int] = field(default_factory=dict)
    cause: str = ""
    remark: str = ""
    told: Told | None = None


class At(NamedTuple):
    """A shard is on its way to an item: nothing came of what lies before it, for others read that."""

    place: Place


class Ended(NamedTuple):
    """A source has no more than ``items`` items."""

    source: int
    items: int


Event = At | Label | Outcome | Ended
_TOLD_EVERY = 1000

AT_ONCE: Final = 16
"""How many items at most are read together."""

_BYTES_AT_ONCE: Final = 24_000  # of items that are read together, so that a run soon hears of each


def nothing_known(_: Label) -> bool:
    """No item is known from before."""
    return False


class Openings:
    """The source that was read last, left open: the shards of a large one take a single pass if they come in order.

    Attributes:
        reached: The index up to which it was read.
    """

    def __init__(self) -> None:
        self.reached = 0
        self._number = -1
        self._items: Iterator[Item] = iter(())

    def items(self, part: Part, options: Options) -> Iterator[tuple[int, Item]]:
        """The items of a part with their indices, and those before it that have to be passed on the way."""
        if part.given is not None:
            self._number, self.reached, self._items = part.number, part.start, iter(part.given)
        elif part.number != self._number or part.start < self.reached:
            self._number, self.reached = part.number, 0
            self._items = read(part.source, standard_input=BytesIO(), limit=options.limit, columns=options.columns)
        for item in islice(self._items, None if part.stop is None else max(0, part.stop - self.reached)):
            self.reached += 1
            yield self.reached - 1, item


def read_shard(
    shard: Shard,
    options: Options,
    reader: Reader,
    *,
    known: Callable[[Label], bool] = nothing_known,
    openings: Openings | None = None,
    at_once: int = AT_ONCE,
) -> Iterator[Event]:
    """Read the items of a shard, some of them together.

    Every item gives its label before it is read, then, in the same order, its outcome; one that is ``known`` gives its
    label alone. A source that is at its end gives the number of its items, at least one, behind their outcomes.

    Args:
        shard: What to read.
        options: How.
        reader: What reads releases.
        known: Whether what came of an item is known from before.
        openings: What was left open by the shard before, in the same process.
        at_once: How many items at most are read together.
    """
    openings = openings or Openings()
    batch = _Batch(options, reader, at_once)
    for part in shard:
        for index, item in openings.items(part, options):
            place = Place(part.number, index)
            if index >= part.start:
                yield (label := Label(place, item.name, item.path, item.digest, item.size))
                if not known(label):
                    yield from batch.add(label, item)
            elif index % _TOLD_EVERY == 0:
                yield from batch.then(At(place))
        if part.stop is None or openings.reached < part.stop:
            if openings.reached == 0:
                yield from batch.then(_nothing_in(part))
            yield from batch.then(Ended(part.number, max(openings.reached, 1)))
    yield from batch.read()


@dataclass(slots=True)
class _Batch:
    """Items that wait to be read together, and what is to be told between their outcomes."""

    options: Options
    reader: Reader
    most: int
    _items: list[tuple[Label, Item]] = field(default_factory=list)
    _then: dict[int, list[Event]] = field(default_factory=lambda: defaultdict(list))
    _bytes: int = 0

    def add(self, label: Label, item: Item) -> Iterator[Event]:
        """Let an item wait; what is told where they are enough."""
        self._items.append((label, item))
        self._bytes += label.size
        if len(self._items) >= self.most or self._bytes >= _BYTES_AT_ONCE:
            yield from self.read()

    def then(self, event: Event) -> Iterator[Event]:
        """Tell something, but not before the outcomes of what waits."""
        if self._items:
            self._then[len(self._items)].append(event)
        else:
            yield event

    def read(self) -> Iterator[Event]:
        """Read what waits."""
        for number, outcome in enumerate(read_items(self._items, self.options, self.reader), start=1):
            yield outcome
            yield from self._then.pop(number, ())
        self._items.clear()
        self._bytes = 0


def read_items(items: Sequence[tuple[Label, Item]], options: Options, reader: Reader) -> Iterator[Outcome]:
    """Read items together: what each gives for each feed, or why it gives nothing, in their order."""
    made = [_made(label, item, options) for label, item in items]
    releases = [one for one in made if isinstance(one, Release)]
    results = reader.pipe(releases, awards_only=options.feeds == (Feed.awards,))
    for (label, item), one in zip(items, made, strict=True):
        yield _outcome(label, item, one, next(results), options) if isinstance(one, Release) else one


def _made(label: Label, item: Item, options: Options) -> Release | Outcome:
    """The release that an item is, or what came of it where it is none that is read."""
    try:
        release = item.make()
    except PassedOverError as error:
        return Outcome(label, "skipped", cause=str(error))
    except NagradeError as error:
        return Outcome(label, "failed", cause=str(error))
    if options.since and release.published and release.published < options.since:
        return Outcome(label, "skipped", cause=_before(options.since))
    return release


def _outcome(label: Label, item: Item, release: Release, result: Document | NagradeError, options: Options) -> Outcome:
    if isinstance(result, NotSloveneError):
        return Outcome(label, "skipped", cause=str(result))
    if isinstance(result, NagradeError):
        return Outcome(label, "failed", cause=str(result))
    if options.since and result.document.published and date.fromisoformat(result.document.published) < options.since:
        return Outcome(label, "skipped", cause=_before(options.since))
    return _written(label, release, _as_wanted(result, release.text, options), options, item.remark or "")


def _before(day: date) -> str:
    return f"published before {day}"


def _as_wanted(document: Document, text: str, options: Options) -> Document:
    if options.least:
        document = document.confident(options.least)
    return document if options.contacts else without_contacts(document, text)


def _written(label: Label, release: Release, document: Document, options: Options, remark: str) -> Outcome:
    lines = tuple(b"".join(_lines(document, feed)) for feed in options.feeds)
    statuses: dict[str, int] = dict(Counter(award.status for award in document.awards))
    return Outcome(label, "written", lines, statuses, remark=remark, told=_told(release, document))


def _told(release: Release, document: Document) -> Told:
    source = document.document
    known = (source.sha256, source.title, source.published, source.source)
    records = (Record(a.id, a.award.name, tuple(party.name for party in a.recipients)) for a in document.awards)
    return Told(release.id or "", sha256(repr(known).encode()).hexdigest(), tuple(records))


def _nothing_in(part: Part) -> Outcome:
    label = Label(Place(part.number, 0), part.source.name, part.source.path, "", part.source.size)
    return Outcome(label, "failed", cause="holds nothing to read")


def _lines(document: Document, feed: Feed) -> Iterator[bytes]:
    """The document's lines: UTF-8, keys in the model's order, each ended by a line feed."""
    for line in [document] if feed is Feed.documents else document.award_records():
        yield orjson.dumps(line.model_dump(mode="json"), option=orjson.OPT_APPEND_NEWLINE)
