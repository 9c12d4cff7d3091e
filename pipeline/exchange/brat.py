"""brat's standoff format, https://brat.nlplab.org/standoff.html: a folder with a text and its annotations a release.

Marks are text-bound annotations, links relations from the award, choices attributes; whatever is free text stands in
the note of a mark as a JSON object. A mark that goes over several lines has a fragment a line, as brat wants it, and
when it is read reaches from the first to the last. ``documents.jsonl`` tells which file is which release, and what is
said of the release as a whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import orjson
from pydantic import BaseModel, ConfigDict, JsonValue, TypeAdapter, ValidationError

from pipeline.errors import UsageError, unreadable
from pipeline.exchange.kinds import FIELDS, MENTION, NONE, Form, Kind
from pipeline.exchange.labelling import brat_annotation, brat_visual
from pipeline.exchange.sheets import Link, Mark, Sheet, anchor, linked
from pipeline.spans import Span

DOCUMENTS: Final = "documents.jsonl"
_CHOICES: Final = frozenset(field.name for field in FIELDS if field.form is Form.choice)
_SAID: Final = TypeAdapter(dict[str, tuple[str, ...]])
_BOUND: Final = re.compile(r"(?P<id>T\d+)\t(?P<kind>\w+) (?P<places>\d+ \d+(?:;\d+ \d+)*)\t")
_RELATION: Final = re.compile(r"R\d+\t\w+ Arg1:(?P<one>T\d+) Arg2:(?P<other>T\d+)\s*$")
_ATTRIBUTE: Final = re.compile(r"[AM]\d+\t(?P<field>\w+) (?P<mark>T\d+) (?P<value>\S+)\s*$")
_NOTE: Final = re.compile(r"#\d+\tAnnotatorNotes (?P<mark>\w+)\t(?P<said>.*)$")
_LINE: Final = re.compile(r"[^\r\n]+")  # brat shows no fragment that goes over the end of a line


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    file: str
    release: str
    about: dict[str, JsonValue]
    notes: str | None


def files(sheets: Iterable[Sheet]) -> Iterator[tuple[str, bytes]]:
    """The files of a folder for brat, by name."""
    yield "annotation.conf", brat_annotation().encode()
    yield "visual.conf", brat_visual().encode()
    documents: list[bytes] = []
    for number, sheet in enumerate(sheets, 1):
        stem = f"{number:05}-{re.sub(r'[^a-zA-Z0-9_-]+', '_', sheet.release)[:80]}"
        yield f"{stem}.txt", sheet.text.encode()
        yield f"{stem}.ann", "".join(f"{line}\n" for line in _lines(sheet)).encode()
        document = _Document(file=stem, release=sheet.release, about=dict(sheet.about), notes=sheet.notes)
        documents.append(orjson.dumps(document.model_dump(), option=orjson.OPT_APPEND_NEWLINE))
    yield DOCUMENTS, b"".join(documents)


def _lines(sheet: Sheet) -> Iterator[str]:
    names = {mark.id: f"T{number}" for number, mark in enumerate(sheet.marks, 1)}
    attributes = 0
    for number, mark in enumerate(sheet.marks, 1):
        yield _bound(names[mark.id], mark, sheet.text)
        values = mark.values if mark.span else {**mark.values, MENTION: (NONE,)}
        for field in sorted(_CHOICES & values.keys()):
            attributes += 1
            yield f"A{attributes}\t{field} {names[mark.id]} {values[field][0]}"
        said = {field: told for field, told in values.items() if field not in _CHOICES}
        if said:
            yield f"#{number}\tAnnotatorNotes {names[mark.id]}\t{orjson.dumps(said).decode()}"
    kinds = {mark.id: mark.kind for mark in sheet.marks}
    for number, link in enumerate(sheet.links, 1):
        yield f"R{number}\t{kinds[link.party]} Arg1:{names[link.award]} Arg2:{names[link.party]}"


def _bound(name: str, mark: Mark, text: str) -> str:
    span = mark.span or anchor(text)
    parts = [Span(span.start + part.start(), span.start + part.end()) for part in _LINE.finditer(span.of(text))]
    places = ";".join(f"{part.start} {part.end}" for part in parts)
    return f"{name}\t{mark.kind} {places}\t{' '.join(part.of(text) for part in parts)}"


def read_folder(folder: Path) -> Iterator[Sheet]:
    """The sheets of a folder that ``files`` made and an annotator may have corrected.

    Raises:
        UsageError: Something in it is missing or damaged; the file and line are named.
    """
    for number, line in enumerate(_content(folder / DOCUMENTS).splitlines(), 1):
        try:
            document = _Document.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise UsageError(
                f"{folder / DOCUMENTS}:{number}: {first['msg'].lower()}: export the folder anew"
            ) from error
        file = folder / f"{document.file}.ann"
        text = _content(file.with_suffix(".txt"))
        marks, links = _read(_content(file), text, str(file))
        yield Sheet(document.release, text, marks, links, document.about, document.notes)


def _content(file: Path) -> str:
    try:
        return file.read_bytes().decode()
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: not UTF-8: export the folder anew") from error


def _read(lines: str, text: str, name: str) -> tuple[tuple[Mark, ...], tuple[Link, ...]]:
    bound: dict[str, tuple[Kind, Span]] = {}
    said: dict[str, dict[str, tuple[str, ...]]] = {}
    pairs: list[tuple[str, str, str]] = []
    for number, line in enumerate(lines.split("\n"), 1):
        where = f"{name}:{number}"
        if found := _BOUND.match(line):
            bound[found["id"]] = (_kind(found["kind"], where), _hull(found["places"], text, where))
        elif found := _RELATION.match(line):
            pairs.append((found["one"], found["other"], where))
        elif found := _ATTRIBUTE.match(line):
            said.setdefault(found["mark"], {})[found["field"]] = (found["value"],)
        elif found := _NOTE.match(line):
            said.setdefault(found["mark"], {}).update(_note(found["said"], where))
        elif line.strip():
            raise UsageError(f"{where}: neither a mark, a relation, an attribute nor a note: leave it out")
    marks = {name: _mark(name, kind, span, said.get(name, {})) for name, (kind, span) in bound.items()}
    return tuple(marks.values()), tuple(dict.fromkeys(_link(marks, *pair) for pair in pairs))


def _mark(name: str, kind: Kind, span: Span, said: Mapping[str, tuple[str, ...]]) -> Mark:
    values = {field.name: said[field.name] for field in FIELDS if field.name in said and field.name != MENTION}
    return Mark(name, kind, None if said.get(MENTION) == (NONE,) else span, values)


def _kind(name: str, where: str) -> Kind:
    if name not in set(Kind):
        raise UsageError(f"{where}: {name} is no kind of mark: make it one of {', '.join(Kind)}")
    return Kind(name)


def _hull(places: str, text: str, where: str) -> Span:
    numbers = [int(number) for number in re.findall(r"\d+", places)]
    span = Span(min(numbers), max(numbers))
    if not span.start < span.end <= len(text):
        raise UsageError(
            f"{where}: {span.start} to {span.end} is no place in the text, which has {len(text)} characters"
        )
    return span


def _note(written: str, where: str) -> dict[str, tuple[str, ...]]:
    try:
        return _SAID.validate_json(written)
    except ValidationError as error:
        raise UsageError(
            f'{where}: a note is a JSON object of lists of texts, such as {{"name": ["nagrada"]}}'
        ) from error


def _link(marks: Mapping[str, Mark], one: str, other: str, where: str) -> Link:
    missing = next((end for end in (one, other) if end not in marks), None)
    if missing:
        raise UsageError(f"{where}: {missing} is not there: delete the relation")
    link = linked(marks[one], marks[other])
    if link is None:
        raise UsageError(f"{where}: relations lead from an award to a party of it")
    return link
