"""Options from a file: TOML, with a table a command whose keys are the options' names without dashes."""

import tomllib
from collections.abc import Callable, Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from pydantic import Field, TypeAdapter, ValidationError

from pipeline.cli.borders import border
from pipeline.cli.parameters import Parameter, parameters
from pipeline.errors import UsageError, unreadable


def _configure(context: typer.Context, file: Path | None) -> Path | None:
    if file is not None and not context.resilient_parsing:
        command = context.command
        others = getattr(context.parent and context.parent.command, "commands", ())
        with border():
            context.default_map = options_of(file, str(command.name), command.callback or _nothing, others)
    return file


Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        is_eager=True,
        callback=_configure,
        help="Take options from a TOML file, as in the example; what the command line gives wins.",
    ),
]


def options_of(
    file: Path, command: str, function: Callable[..., object], others: Collection[str] = ()
) -> dict[str, Any]:
    """The options that a file gives for a command, by the names of the function's parameters.

    Args:
        file: Tables that are named after commands.
        command: The name of the command.
        function: What carries it out.
        others: The names of commands whose tables are left alone.

    Raises:
        UsageError: The file cannot be read, or a key or value is wrong; the message names file and key.
    """
    tables = _read(file)
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise UsageError(f"{file}: {name}: stands in no table: put it under [{command}]")
        if name != command and name not in others:
            raise UsageError(f"{file}: [{name}]: no such command: options of this one stand under [{command}]")
    known = {parameter.key: parameter for parameter in parameters(function) if parameter.name != "config"}
    given = tables.get(command, {})
    return {_known(file, command, key, known).name: _checked(file, command, known[key], given[key]) for key in given}


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise unreadable(file, error) from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file}: not UTF-8 at byte {error.start + 1}") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: not TOML: {error}") from error


def _known(file: Path, command: str, key: str, known: Mapping[str, Parameter]) -> Parameter:
    if key in known:
        return known[key]
    close = get_close_matches(key, known, 1)
    advice = f"did you mean {close[0]}?" if close else f"nagrade {command} --help lists them"
    raise UsageError(f"{file}: [{command}] {key}: no such option: {advice}")


def _checked(file: Path, command: str, parameter: Parameter, value: object) -> object:
    """The value, if it is of the option's type and in its range; 4 and "4" are not the same."""
    kind: Any = Annotated[parameter.kind, Field(ge=parameter.info.min, le=parameter.info.max)]
    try:
        # As JSON, where a path or a choice is a string; of Python's values only those of the very type would do.
        TypeAdapter[object](kind).validate_json(orjson.dumps(value), strict=True)
    except ValidationError as error:
        wrong = error.errors()[0]["msg"]
        raise UsageError(f"{file}: [{command}] {parameter.key}: {wrong[0].lower()}{wrong[1:]}") from error
    return value


def _nothing() -> None:
    """A command that does nothing has no options."""
