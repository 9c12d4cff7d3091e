"""What Label Studio exports (JSON), as sheets again, as the annotators left them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import JsonValue, TypeAdapter, ValidationError

from pipeline.errors import UsageError, unreadable
from pipeline.exchange.kinds import FIELDS, MENTION, NONE, Field, Form, Kind
from pipeline.exchange.sheets import Link, Mark, Sheet, linked
from pipeline.exchange.studio import LABEL, NOTES, RESULT, VALUE
from pipeline.spans import Span

_FIELDS: Final[Mapping[str, Field]] = {field.name: field for field in FIELDS}
_REMEDY: Final = "export the project as JSON, from tasks that nagrade annotate export wrote"


class Left(StrEnum):
    """Why a task gives no gold."""

    skipped = "skipped by the annotator"
    untouched = "not annotated yet"


# Data classes, not models: an export has hundreds of thousands of these, and models take more than twice the time.
@dataclass(frozen=True, slots=True)
class _Value:
    start: int | None = None
    end: int | None = None
    text: str | tuple[str, ...] | None = None
    labels: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Result:
    type: str
    id: str = ""
    from_name: str = ""
    value: _Value = _Value()
    from_id: str = ""
    to_id: str = ""


@dataclass(frozen=True, slots=True)
class _Annotation:
    result: tuple[_Result, ...]
    was_cancelled: bool = False
    ground_truth: bool = False
    updated_at: str | None = None


@dataclass(frozen=True, slots=True)
class _Data:
    text: str
    release: str
    about: dict[str, JsonValue] | None = None


@dataclass(frozen=True, slots=True)
class _Task:
    data: _Data
    annotations: tuple[_Annotation, ...]
    id: int | str | None = None


_TASKS: Final = TypeAdapter(tuple[_Task, ...])


class Corrected(NamedTuple):
    """What became of a task.

    Attributes:
        task: How messages name it.
        outcome: Its sheet, or why it gives none.
        annotators: How many have annotated it.
    """

    task: str
    outcome: Sheet | Left
    annotators: int


def read_tasks(file: Path) -> Iterator[Corrected]:
    """The tasks of an export.

    Of several annotations of a task the one marked as ground truth counts, else that changed last. Skipped ones and
    predictions count for nothing.

    Raises:
        UsageError: The file is no such export, or damaged; file, task and region are named.
    """
    for number, task in enumerate(_tasks(file), 1):
        yield _corrected(task, _name(file, number, task.id))


def _tasks(file: Path) -> tuple[_Task, ...]:
    try:
        content = file.read_bytes()
        return _TASKS.validate_json(content)
    except OSError as error:
        raise unreadable(file, error) from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        name, where = str(file), first["loc"]
        if where:
            number, task = int(where[0]), json.loads(content)[where[0]]
            name = _name(file, number + 1, task.get("id") if isinstance(task, dict) else None)
        key = ".".join(map(str, where[1:]))
        raise UsageError(f"{name}: {key}{': ' if key else ''}{first['msg'].lower()}; {_REMEDY}") from error


def _name(file: Path, number: int, task: object) -> str:
    """How messages name a task: by its id, else its number."""
    return f"{file}: task {number if task is None else task}"


def _corrected(task: _Task, name: str) -> Corrected:
    made = [annotation for annotation in task.annotations if not annotation.was_cancelled]
    if not made:
        return Corrected(name, Left.skipped if task.annotations else Left.untouched, 0)
    last = max(made, key=lambda annotation: (annotation.ground_truth, annotation.updated_at or ""))
    return Corrected(name, _sheet(task.data, last.result, name), len(made))


def _sheet(data: _Data, results: Iterable[_Result], name: str) -> Sheet:
    regions: dict[str, list[_Result]] = {}
    relations: list[_Result] = []
    notes = None
    for result in results:
        if result.type == "relation":
            relations.append(result)
        elif result.from_name == NOTES:
            notes = "\n".join(text for text in _texts(result) if text.strip()) or None
        else:
            regions.setdefault(result.id, []).append(result)
    marks = {mark: _mark(mark, parts, data.text, f"{name}, region {mark}") for mark, parts in regions.items()}
    links = tuple(dict.fromkeys(_link(relation, marks, name) for relation in relations))
    return Sheet(data.release, data.text, tuple(marks.values()), links, data.about or {}, notes)


def _mark(mark: str, results: Sequence[_Result], text: str, name: str) -> Mark:
    named = [result for result in results if result.from_name == LABEL]
    labels = [label for result in named for label in result.value.labels]
    if len(labels) != 1 or labels[0] not in set(Kind):
        raise UsageError(f"{name}: has {_listed(labels)}: give it one of {', '.join(Kind)}")
    kind = Kind(labels[0])
    values: dict[str, tuple[str, ...]] = {}
    for result in results:
        if result.from_name != LABEL:
            field = _field(result, kind, name)
            if told := _told(result, field, name):
                values[field.name] = told
    span = None if values.pop(MENTION, ()) == (NONE,) else _span(named[0].value, text, name)
    return Mark(mark, kind, span, {field.name: values[field.name] for field in FIELDS if field.name in values})


def _field(result: _Result, kind: Kind, name: str) -> Field:
    field = _FIELDS.get(result.from_name)
    if field is None or result.type != RESULT[field.form]:
        raise UsageError(
            f"{name}: {result.from_name or 'a result without from_name'} ({result.type}) is no part of the labelling "
            "configuration that nagrade annotate export wrote: set the project up with that"
        )
    if kind not in field.kinds:
        raise UsageError(f"{name}: {field.name} is not said of {kind}: empty it, or change the label")
    return field


def _told(result: _Result, field: Field, name: str) -> tuple[str, ...]:
    told = tuple(text for text in _texts(result) if text.strip())
    if field.form is not Form.texts and len(told) > 1:
        raise UsageError(f"{name}: has {len(told)} values of {field.name}: leave one")
    if field.choices and (unknown := set(told) - set(field.choices)):
        raise UsageError(f"{name}: {field.name} is {', '.join(unknown)}: choose one of {', '.join(field.choices)}")
    return told


def _texts(result: _Result) -> tuple[str, ...]:
    value = result.value.choices if VALUE.get(result.type) == "choices" else result.value.text or ()
    return (value,) if isinstance(value, str) else value


def _span(value: _Value, text: str, name: str) -> Span:
    """Where a region stands, without white space at its ends."""
    start, end = value.start, value.end
    if start is None or end is None or not 0 <= start < end:
        raise UsageError(f"{name}: has no place in the text (start {start}, end {end}): mark it again")
    span = Span(start, end)
    said = value.text if isinstance(value.text, str) else None
    if said is not None and not _same(span.of(text), said):
        units = _from_units(span, text)
        if units is None or not _same(units.of(text), said):
            raise UsageError(f"{name}: its text is not what stands at {start} to {end}: mark it again")
        span = units
    if span.end > len(text):
        raise UsageError(f"{name}: ends at {end}, behind the text, which has {len(text)} characters: mark it again")
    stripped = span.of(text).strip()
    if not stripped:
        raise UsageError(f"{name}: is nothing but white space: mark it again")
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    return Span(start, start + len(stripped))


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for white space, of which the editor makes something else by version."""
    return one == other or re.sub(r"\s|\\n", "", one) == re.sub(r"\s|\\n", "", other)


def _from_units(span: Span, text: str) -> Span | None:
    """The span in code points of one in UTF-16 units; ``None`` where it parts a character."""
    units = text.encode("utf-16-le")
    try:
        start = len(units[: 2 * span.start].decode("utf-16-le"))
        return Span(start, start + len(units[2 * span.start : 2 * span.end].decode("utf-16-le")))
    except UnicodeDecodeError:
        return None


def _link(relation: _Result, marks: Mapping[str, Mark], name: str) -> Link:
    ends = [marks.get(end) for end in (relation.from_id, relation.to_id)]
    if ends[0] is None or ends[1] is None:
        missing = relation.from_id if ends[0] is None else relation.to_id
        raise UsageError(f"{name}, region {missing}: a relation leads to it, but it is not there: delete the relation")
    link = linked(ends[0], ends[1])
    if link is None:
        raise UsageError(
            f"{name}, region {ends[0].id}: a relation leads from {ends[0].kind} to {ends[1].kind}: relations lead from "
            "an award to a party of it"
        )
    return link


def _listed(labels: Sequence[str]) -> str:
    return f"the label {', '.join(labels)}" if labels else "no label"
