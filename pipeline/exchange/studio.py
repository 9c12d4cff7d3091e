"""Label Studio's JSON: tasks to import there, and what it exports, https://labelstud.io/guide/task_format.

Offsets count code points, as Label Studio's editor does (https://github.com/HumanSignal/label-studio/pull/1559; it
counted UTF-16 units before, and a region whose text says so is read by these). All that is said of a region are results
under its id. A relation has no label: what a party is to an award is the party's own label, since the editor keeps one
relation a pair of regions.
"""

from collections.abc import Iterator, Mapping
from typing import Final

import orjson
from pydantic import JsonValue

from pipeline.exchange.kinds import FIELDS, MENTION, NONE, Form
from pipeline.exchange.sheets import Mark, Sheet, anchor

TEXT: Final = "text"
LABEL: Final = "kind"
NOTES: Final = "notes"
RESULT: Final = {Form.text: "textarea", Form.texts: "textarea", Form.choice: "choices"}
VALUE: Final = {"textarea": "text", "choices": "choices"}
"""The key of a result's value that holds what was written or chosen."""


def task(sheet: Sheet) -> bytes:
    """A sheet as a task: what people marked as an annotation, what the program read as a prediction."""
    result = list(_results(sheet))
    made: dict[str, JsonValue] = (
        {"annotations": [{"result": result}]}
        if sheet.reader is None
        else {"predictions": [{"model_version": sheet.reader, "result": result}]}
    )
    data = {TEXT: sheet.text, "release": sheet.release, "about": dict(sheet.about)}
    return orjson.dumps({"data": data, **made})


def _results(sheet: Sheet) -> Iterator[JsonValue]:
    for mark in sheet.marks:
        yield from _mark(mark, sheet.text)
    for link in sheet.links:
        yield {"from_id": link.award, "to_id": link.party, "type": "relation", "direction": "right"}
    if sheet.notes is not None:
        yield _result(NOTES, NOTES, "textarea", {"text": [sheet.notes]})


def _mark(mark: Mark, text: str) -> Iterator[JsonValue]:
    span = mark.span or anchor(text)
    place: Mapping[str, JsonValue] = {"start": span.start, "end": span.end, "text": span.of(text)}
    yield _result(mark.id, LABEL, "labels", {**place, "labels": [mark.kind]})
    values = mark.values if mark.span else {**mark.values, MENTION: (NONE,)}
    for field in FIELDS:
        if told := values.get(field.name):
            kind = RESULT[field.form]
            yield _result(mark.id, field.name, kind, {**place, VALUE[kind]: list(told)})


def _result(mark: str, control: str, kind: str, value: Mapping[str, JsonValue]) -> JsonValue:
    return {"id": mark, "from_name": control, "to_name": TEXT, "type": kind, "value": dict(value)}
