"""The pages of reference, made of the code: ``python -m scripts.reference``.

``docs/reference/records.md`` is made of the types in ``pipeline.records``, ``docs/reference/commands.md`` of what the
commands say of themselves.
"""

import sys
import types
from collections.abc import Callable, Iterator
from enum import Enum
from inspect import cleandoc
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from pipeline.cli.app import ENDS, FILES
from pipeline.cli.parameters import Parameter, parameters
from pipeline.records import AwardRecord, Document
from scripts.man_page import commands

FOLDER: Final = Path(__file__).resolve().parent.parent / "docs" / "reference"
_AS_IT_IS: Final = "\b\n"  # what typer takes as the mark of lines that are not to be joined
_WORDS: Final = {str: "text", int: "whole number", float: "number"}
_OF_RECORDS: Final = """\
# Records

What a line of each feed holds. Written by `python -m scripts.reference` from the types of `pipeline.records`, of which
`nagrade schema awards` and `nagrade schema documents` print the JSON Schema.

A feed is JSON Lines: UTF-8, a line feed behind each line, no byte order mark. Every key is always there, in this order;
what is not known is `null`, or `[]` for a list. Offsets count Unicode code points of the text as it was read, the end
not included: for each mention, `text[start:end] == mention.text`. Names, roles and institutions are in their nominative
base form. A change of this shape raises `schema_version`."""
_OF_COMMANDS: Final = """\
# Commands

What each command takes. Written by `python -m scripts.reference` from what the commands say of themselves, as
`nagrade COMMAND --help` and `man nagrade` do."""


def main() -> int:
    """Write the pages."""
    FOLDER.mkdir(exist_ok=True)
    for name, lines in PAGES.items():
        (FOLDER / name).write_text(page(lines), encoding="utf-8")
    return 0


def page(lines: Callable[[], Iterator[str]]) -> str:
    """A page's text, made of its paragraphs."""
    return "\n\n".join(lines()) + "\n"


def records() -> Iterator[str]:
    """The page of records: both feeds, then what their keys hold, each once."""
    yield _OF_RECORDS
    told = set[type[BaseModel]]()
    waiting: list[type[BaseModel]] = [AwardRecord, Document]
    while waiting:
        model = waiting.pop(0)
        if model not in told:
            told.add(model)
            yield f"## {model.__name__}"
            yield cleandoc(model.__doc__ or "").replace("``", "`")
            yield _table(("key", "holds", "meaning"), map(_key, model.model_fields.items()))
            waiting += [part for field in model.model_fields.values() for part in _parts(field.annotation)]


def _key(named: tuple[str, FieldInfo]) -> tuple[str, str, str]:
    name, field = named
    least = next((one.ge for one in field.metadata if isinstance(one, Ge)), None)
    most = next((one.le for one in field.metadata if isinstance(one, Le)), None)
    bounds = "" if least is None else f", {least:g} to {most:g}" if most is not None else f", {least:g} or more"
    return f"`{name}`", _holds(field.annotation) + bounds, str(field.description)


def _holds(kind: Any) -> str:  # noqa: ANN401 - any annotation
    """What a value of this type is, in words."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin is types.UnionType:
        return " or ".join(_holds(one) for one in inner if one is not types.NoneType) + " or `null`"
    if origin is tuple:
        return f"list of {_holds(inner[0])}"
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    return _WORDS[kind]


def _parts(kind: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - likewise
    """The types of records that a type holds."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for inner in get_args(kind):
        yield from _parts(inner)


def command_pages() -> Iterator[str]:
    """The page of commands."""
    yield _OF_COMMANDS
    for name, function in commands():
        taken = parameters(function)
        yield f"## {name}"
        yield from _text(function.__doc__ or "")
        yield _table(("takes", "meaning"), map(_parameter, taken))
    yield "## Files"
    yield from _text(FILES)
    yield "## Exit codes"
    yield from _text(ENDS)


def _parameter(parameter: Parameter) -> tuple[str, str]:
    kind, default = parameter.kind, parameter.default
    choices = [member.value for member in kind] if isinstance(kind, type) and issubclass(kind, Enum) else []
    value = parameter.info.metavar or ("" if choices or parameter.flags else parameter.name.upper())
    given = ", ".join(sorted(parameter.flags, key=len))
    least, most = parameter.info.min, parameter.info.max
    told = [
        " ".join(str(parameter.info.help).split()),
        f"One of: {', '.join(choices)}." if choices else "",
        "" if least is None else f"At least {least:g}." if most is None else f"From {least:g} to {most:g}.",
        f"Default: `{default}`." if default not in {None, False, ""} else "",
    ]
    return f"`{' '.join(filter(None, (given, value)))}`", " ".join(filter(None, told)).replace("|", r"\|")


def _text(text: str) -> Iterator[str]:
    """Paragraphs; lines that are to stay as they are stand in blocks, below their heading."""
    for paragraph in cleandoc(text).split("\n\n"):
        if not paragraph.startswith(_AS_IT_IS):
            yield _quoted(paragraph)
            continue
        heading, *lines = paragraph.removeprefix(_AS_IT_IS).splitlines()
        language = "console" if any(line.strip().startswith("nagrade ") for line in lines) else ""
        yield heading
        yield "\n".join([f"```{language}", *cleandoc("\n" + "\n".join(lines)).splitlines(), "```"])


def _quoted(paragraph: str) -> str:
    """A paragraph in which options are code."""
    return " ".join(f"`{word}`" if word.startswith("--") and word[-1].isalpha() else word for word in paragraph.split())


def _table(heads: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


PAGES: Final[dict[str, Callable[[], Iterator[str]]]] = {"records.md": records, "commands.md": command_pages}

if __name__ == "__main__":
    sys.exit(main())
