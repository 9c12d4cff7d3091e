"""What of a record has changed, field by field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from pydantic import JsonValue

from pipeline.errors import UsageError
from pipeline.feeds.lines import Line
from pipeline.records import AwardRecord, Document, Source

Fields: TypeAlias = Mapping[str, JsonValue]
# The id follows from the rest, the document is told by itself, and another version makes every record anew.
_APART = frozenset({"schema_version", "id", "document", "producer"})
_MENTION = frozenset({"text", "start", "end"})
_NAMES = frozenset({"id", "path", "sha256"})  # what a document is called by
_OF_DOCUMENT = frozenset({"people", "contacts"})


class Change(NamedTuple):
    """A field with two values; ``None`` is also the value of a list's item that is not there.

    Attributes:
        field: Its keys with dots between, an item of a list by its name: ``recipients[Ana Novak].role``.
        old: Its JSON in the old feed.
        new: Its JSON in the new one.
    """

    field: str
    old: JsonValue
    new: JsonValue


def known_keys(keys: Iterable[str]) -> frozenset[str]:
    """The keys.

    Raises:
        UsageError: A feed has no such key at any depth.
    """
    shapes = [kind.model_json_schema() for kind in (AwardRecord, Document)]
    there = {key for shape in shapes for part in (shape, *shape["$defs"].values()) for key in part["properties"]}
    if unknown := sorted(set(keys) - there):
        raise UsageError(f"{', '.join(unknown)}: no key of a feed; there are {', '.join(sorted(there))}")
    return frozenset(keys)


def record_changes(old: AwardRecord, new: AwardRecord, ignored: frozenset[str]) -> tuple[Change, ...]:
    """The fields that differ, in the order of the feed's keys.

    Offsets are compared only where the texts are the same, since any word more moves all that follow it.

    Args:
        old: A record.
        new: What became of it.
        ignored: Keys that do not count, wherever they stand, such as ``confidence``.
    """
    fields = [record.model_dump(mode="json", exclude=set(_APART)) for record in (old, new)]
    return _changes(fields[0], fields[1], ignored | _moving(old.document, new.document))


def document_changes(old: Line, new: Line, ignored: frozenset[str]) -> tuple[Change, ...]:
    """What differs in what is known of the release, and where both lines are documents, of its people and contacts."""
    fields: list[Fields] = [{"document": line.document.model_dump(exclude=set(_NAMES))} for line in (old, new)]
    if isinstance(old, Document) and isinstance(new, Document):
        more = [line.model_dump(mode="json", include=set(_OF_DOCUMENT)) for line in (old, new)]
        fields = [{**one, **two} for one, two in zip(fields, more, strict=True)]
    return _changes(fields[0], fields[1], ignored | _moving(old.document, new.document))


def _moving(old: Source, new: Source) -> frozenset[str]:
    """The keys that change wherever the text does."""
    return frozenset({"start", "end"}) if old.sha256 != new.sha256 else frozenset()


def _changes(old: Fields, new: Fields, ignored: frozenset[str]) -> tuple[Change, ...]:
    return tuple(_differing("", _without(dict(old), ignored), _without(dict(new), ignored)))


def _without(value: JsonValue, ignored: frozenset[str]) -> JsonValue:
    if isinstance(value, dict):
        return {key: _without(part, ignored) for key, part in value.items() if key not in ignored}
    return [_without(part, ignored) for part in value] if isinstance(value, list) else value


def _differing(field: str, old: JsonValue, new: JsonValue) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and not old.keys() <= _MENTION:
        for key in old:
            yield from _differing(f"{field}.{key}" if field else key, old[key], new[key])
    elif isinstance(old, list) and isinstance(new, list):
        yield from _items(field, old, new)
    else:
        yield Change(field, old, new)


def _items(field: str, old: list[JsonValue], new: list[JsonValue]) -> Iterator[Change]:
    """What differs in two lists, whose items are known by name; that alone their order differs is told as such."""
    left, right = _named(old), _named(new)
    for name in left | right:
        yield from _differing(f"{field}[{name}]", left.get(name), right.get(name))
    if left == right:
        yield Change(field, list(left), list(right))


def _named(items: list[JsonValue]) -> dict[str, JsonValue]:
    named: dict[str, JsonValue] = {}
    for item in items:
        name = _name(item)
        times = sum(known == name or known.startswith(f"{name} #") for known in named)
        named[f"{name} #{times + 1}" if times else name] = item
    return named


def _name(item: JsonValue) -> str:
    """What an item of a list is known by; a person's role by all that it says."""
    if not isinstance(item, dict):
        return str(item)
    name = item.get("name") or item.get("text")
    return str(name) if name else ", ".join(str(part) for part in (item.get("role"), item.get("institution")) if part)
