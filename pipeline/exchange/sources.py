"""Where sheets come from: releases, and what the program, a feed or people made of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from pipeline.batch.finding import Source, find
from pipeline.batch.inputs import Item, read
from pipeline.errors import NotSloveneError, PassedOverError, UnreadableError, UsageError
from pipeline.exchange.forms import Whole
from pipeline.exchange.golds import sheet_of
from pipeline.exchange.readings import sheet_of_document, sheet_of_records
from pipeline.exchange.sheets import Sheet
from pipeline.feeds.lines import read_lines as read_feed
from pipeline.gold import read_lines as read_gold
from pipeline.records import AwardRecord, Document
from pipeline.releases import Release
from pipeline.stages.reading import LIMIT

if TYPE_CHECKING:
    from pipeline.extract import Reader

_SHOWN: Final = 5  # ids in a message


class Refused(NamedTuple):
    """A release that gives no sheet; ``failed`` unless it is of no kind that is read."""

    name: str
    cause: str
    failed: bool


Report = Callable[[Refused], None]


def releases(arguments: Iterable[Path], standard_input: BinaryIO, report: Report) -> Iterator[tuple[str, Release]]:
    """The releases that files and folders hold, in their order, with their names for messages.

    Raises:
        UsageError: A path is not there.
    """
    found = {one.real: one for one in find(arguments)}
    for one in sorted(found.values(), key=lambda one: (one.argument, one.what.path or "")):
        if not isinstance(one.what, Source):
            report(Refused(one.what.name, one.what.cause, one.what.failed))
            continue
        for item in read(one.what, standard_input=standard_input, limit=LIMIT):
            if release := _made(item, report):
                yield item.name, release


def _made(item: Item, report: Report) -> Release | None:
    try:
        return item.make()
    except UnreadableError as error:
        report(Refused(item.name, str(error), failed=True))
    except PassedOverError as error:
        report(Refused(item.name, str(error), failed=False))
    return None


def read_now(reader: "Reader", named: Iterable[tuple[str, Release]], report: Report) -> Iterator[Sheet]:
    """What the program reads of the releases."""
    for name, release in named:
        try:
            document = reader.extract(**asdict(release))
        except UnreadableError as error:
            report(Refused(name, str(error), failed=True))
        except NotSloveneError as error:
            report(Refused(name, str(error), failed=False))
        else:
            yield sheet_of_document(document, release.text)


def of_feed(feed: Path, named: Iterable[tuple[str, Release]], standard_input: BinaryIO) -> Iterator[Sheet]:
    """What a feed of either kind has of the releases, in the feed's order; of a feed of awards it has no people.

    Raises:
        UsageError: The feed cannot be read, or a text is missing or another than that which the feed was read from.
    """
    lines: dict[str, list[AwardRecord | Document]] = {}
    for line in read_feed([feed], standard_input):
        lines.setdefault(line.document.id, []).append(line)
    texts = _texts(named, lambda release: [_id(release)])
    _see_to_it_that_all_are_there(lines, texts, feed)
    for name, of_one in lines.items():
        first, text = of_one[0], texts[name]
        if first.document.sha256 != sha256(text.encode()).hexdigest():
            raise UsageError(f"{feed}: {name}: was read from another text than that which is given: read it again")
        if isinstance(first, Document):
            yield sheet_of_document(first, text)
        else:  # copies of a release have equal records
            records = [line for line in of_one if isinstance(line, AwardRecord)]
            yield sheet_of_records([one for one in records if one.document.path == first.document.path], text)


def of_gold(gold: Path, named: Iterable[tuple[str, Release]]) -> Iterator[Sheet]:
    """What people marked in the releases, in the gold's order; a release goes by its id in feeds or its file's stem.

    Raises:
        UsageError: The gold cannot be read, or a text is missing or another than that which was annotated.
    """
    lines: dict[str, Whole] = {}
    for line in read_gold(gold, Whole):
        if line.id in lines:
            raise UsageError(f"{gold}: {line.id}: stands there twice: leave one")
        lines[line.id] = line
    texts = _texts(named, lambda release: [_id(release), PurePath(release.path or "").stem])
    _see_to_it_that_all_are_there(lines, texts, gold)
    for name, line in lines.items():
        try:
            yield sheet_of(line, texts[name])
        except UsageError as error:
            raise UsageError(f"{gold}: {error}") from error


def _id(release: Release) -> str:
    """The id by which a feed knows the release."""
    return release.id or sha256(release.text.encode()).hexdigest()[:16]


def _texts(named: Iterable[tuple[str, Release]], names: Callable[[Release], Iterable[str]]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for _, release in named:
        for name in names(release):
            texts.setdefault(name, release.text)
    return texts


def _see_to_it_that_all_are_there(lines: Iterable[str], texts: Mapping[str, str], file: Path) -> None:
    if missing := [name for name in lines if name not in texts]:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        raise UsageError(
            f"{file}: no release given is {', '.join(missing[:_SHOWN])}{more}: give the files or folders that hold them"
        )
