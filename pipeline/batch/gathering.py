"""What a page shows: releases read now and lines of feeds, brought together as one sheet a release."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO, NamedTuple

from pipeline.batch.feeds import opens_feed, parse_feed
from pipeline.batch.finding import STANDARD, Outputs, Remark, Source, find
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.inputs import Item, read
from pipeline.batch.keeping import Watcher
from pipeline.batch.ledger import opened
from pipeline.batch.shards import Reader
from pipeline.errors import NotSloveneError, PassedOverError, UnreadableError, UsageError
from pipeline.records import Document, DocumentAward
from pipeline.releases import Release
from pipeline.sheets import Sheet, sheet_of_document


@dataclass(slots=True)
class Account:
    """What came of the input, in releases."""

    shown: int = 0
    failed: int = 0
    skipped: int = 0
    records: int = 0

    def __str__(self) -> str:
        """The line that sums up."""
        return f"shown {self.shown}, failed {self.failed}, skipped {self.skipped}, records {self.records}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a page is asked for.

    Attributes:
        paths: Releases, folders, feeds, or ``-``.
        outputs: The files that are written, which are no input.
        standard_input: Read for ``-``.
        limit: The most bytes that a release may have.
        columns: Which column of a table holds what.
        least: The least confidence of what is shown, 0 to 1.
        texts: Where the releases of a feed lie.
    """

    paths: Sequence[Path]
    outputs: Outputs
    standard_input: BinaryIO
    limit: int
    columns: Columns = OWN_NAMES
    least: float = 0.0
    texts: Path | None = None


def gather(request: Request, load: Callable[[], Reader], watcher: Watcher) -> tuple[list[Sheet], Account]:
    """Read all input, a sheet a release, in the order of the input; the model is loaded for the first release.

    A feed's releases get their text where a file whose text has the record's SHA-256 lies under ``texts``, or at the
    record's path beside the feed or in the working folder.

    Raises:
        UsageError: A path is not there, or none of the input can be shown.
        ModelError: The model cannot be loaded.
    """
    if request.texts and not request.texts.is_dir():
        raise UsageError(f"{request.texts}: no such folder; --texts names the one in which the feed's releases lie")
    pile = _Pile(request, cache(load), watcher)
    with opened(None) as ledger:
        ledger.begin(find(request.paths, request.outputs))
        watcher.begin(ledger.size())
        for remark in ledger.remarks():
            pile.tell(remark)
        found = False
        for _, source in ledger.sources():
            found = True
            pile.add_source(source)
    sheets = [_confident(sheet, request.least) for sheet in pile.sheets.values()]
    if not found:
        raise UsageError("nothing was found to show: name a feed, a file, or a folder of releases (docs/inputs.md)")
    if not sheets:
        raise UsageError("nothing to show: none of the input could be read; each cause is named above")
    sheets = _with_texts(sheets, [*pile.folders], request, watcher)
    pile.account.shown = len(sheets)
    pile.account.records = sum(len(sheet.awards) for sheet in sheets)
    return sheets, pile.account


class _Key(NamedTuple):
    """What tells a release from others."""

    id: str
    path: str | None
    sha256: str


@dataclass(slots=True)
class _Pile:
    """The sheets so far; ``folders`` are those in which feeds lie."""

    request: Request
    load: Callable[[], Reader]
    watcher: Watcher
    sheets: dict[_Key, Sheet] = field(default_factory=dict)
    folders: dict[Path, None] = field(default_factory=dict)
    account: Account = field(default_factory=Account)

    def tell(self, remark: Remark) -> None:
        """Name what will not be read."""
        self._fail(remark.name, remark.cause) if remark.failed else self._skip(remark.name, remark.cause)

    def add_source(self, source: Source) -> None:
        """Add all that a file, or standard input, holds."""
        if source.file == STANDARD:
            data = self.request.standard_input.read()
            self._add_lines(source, data) if _begins_feed(BytesIO(data)) else self._add_releases(source, BytesIO(data))
        elif isinstance(source.file, Path) and _is_feed(source.file):
            self.folders[source.file.parent] = None
            self._add_lines(source, source.file.read_bytes())
        else:
            self._add_releases(source, self.request.standard_input)

    def _add_lines(self, source: Source, data: bytes) -> None:
        for number, line in enumerate(data.split(b"\n"), 1):
            if line.strip():
                try:
                    self._add(parse_feed(line))
                except UnreadableError as error:
                    self._fail(f"{source.name}:{number}", str(error))
            self.watcher.advance(len(line) + 1)

    def _add_releases(self, source: Source, standard_input: BinaryIO) -> None:
        request = self.request
        for item in read(source, standard_input=standard_input, limit=request.limit, columns=request.columns):
            try:
                release = item.make()
            except UnreadableError as error:
                self._fail(item.name, str(error))
            except PassedOverError as error:
                self._skip(item.name, str(error))
            else:
                self._read(item, release)
            self.watcher.advance(item.size)

    def _read(self, item: Item, release: Release) -> None:
        """Read a release, by itself, since it is shown with its text."""
        for outcome in self.load().pipe([release]):
            if isinstance(outcome, Document):
                self._add(sheet_of_document(outcome, release.text))
            elif isinstance(outcome, NotSloveneError):
                self._skip(item.name, str(outcome))
            else:
                self._fail(item.name, str(outcome))

    def _add(self, sheet: Sheet) -> None:
        """Add what a line tells to what is known of its release; both feeds of a run make one page."""
        key = _Key(sheet.document.id, sheet.document.path, sheet.document.sha256)
        self.sheets[key] = _joined(self.sheets[key], sheet) if key in self.sheets else sheet

    def _fail(self, name: str, why: str) -> None:
        self.account.failed += 1
        self.watcher.note("failed", name, why)

    def _skip(self, name: str, why: str) -> None:
        self.account.skipped += 1
        self.watcher.note("skipped", name, why)


def _joined(one: Sheet, other: Sheet) -> Sheet:
    known = {award.id for award in one.awards}
    return Sheet(
        one.document,
        one.text if one.text is not None else other.text,
        one.awards + tuple(award for award in other.awards if award.id not in known),
        one.sections or other.sections,
        one.entities or other.entities,
        one.people or other.people,
    )


def _confident(sheet: Sheet, least: float) -> Sheet:
    kept: Iterable[DocumentAward | None] = (award.confident(least) for award in sheet.awards)
    return replace(sheet, awards=tuple(award for award in kept if award is not None)) if least else sheet


def _is_feed(file: Path) -> bool:
    """Whether a file is a feed; what cannot be opened is not, and reading it will tell why."""
    try:
        with file.open("rb") as stream:
            return _begins_feed(stream)
    except OSError:
        return False


def _begins_feed(stream: BinaryIO) -> bool:
    return opens_feed(next((line for line in stream if line.strip()), b""))


def _with_texts(sheets: list[Sheet], folders: list[Path], request: Request, watcher: Watcher) -> list[Sheet]:
    """The sheets, each with its text where that is found."""
    wanted = {sheet.document.sha256: sheet.document.path for sheet in sheets if sheet.text is None}
    texts = _find_texts(wanted, folders, request)
    if request.texts and len(texts) < len(wanted):
        missing = len(wanted) - len(texts)
        why = f"no text of {missing} releases there; their evidence alone is shown"
        watcher.note("remarked", str(request.texts), why)
    return [replace(sheet, text=texts.get(sheet.document.sha256, sheet.text)) for sheet in sheets]


def _find_texts(wanted: dict[str, str | None], folders: list[Path], request: Request) -> dict[str, str]:
    """Texts by their SHA-256: first at the records' own paths, then anywhere under ``texts``."""
    texts: dict[str, str] = {}
    near = [*([request.texts] if request.texts else []), *folders, Path()]
    files = dict.fromkeys(folder / path for path in wanted.values() if path and _stays(path) for folder in near)
    for places in ([file for file in files if file.is_file()], [request.texts] if request.texts else []):
        if len(texts) < len(wanted):
            found = ((sha256(text.encode()).hexdigest(), text) for text in _texts_in(places, request.limit))
            texts.update((digest, text) for digest, text in found if digest in wanted)
    return texts


def _texts_in(places: list[Path], limit: int) -> Iterator[str]:
    for found in find(places):
        if isinstance(found.what, Source):
            for item in read(found.what, standard_input=BytesIO(), limit=limit):
                with suppress(UnreadableError, PassedOverError):  # it is none of the texts that are looked for
                    yield item.make().text


def _stays(path: str) -> bool:
    """Whether a feed's path leads to nothing above the folder that it is looked up in."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts
