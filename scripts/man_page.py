"""The manual page ``docs/man/nagrade.1``, made of what the commands say of themselves: ``python -m scripts.man_page``.

click-man, which makes such pages, does not know commands of typer, which no longer builds on click. The format is
groff_man(7).
"""

import sys
from collections.abc import Callable, Iterator
from enum import Enum
from importlib.metadata import version
from inspect import cleandoc
from pathlib import Path
from typing import Final

import typer

from pipeline.cli.app import ENDS, FILES, app
from pipeline.cli.parameters import Parameter, parameters

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "man" / "nagrade.1"
_AS_IT_IS: Final = "\b\n"  # what typer takes as the mark of lines that are not to be joined
_OF_ALL: Final = {
    "--version": "Print the version and exit.",
    "--install-completion": "Let the shell that is running complete commands and options: bash, zsh, fish, PowerShell.",
    "--show-completion": "Print what that would install.",
    "--help": "Print what the program, or the command before it, does and takes.",
}
Command = tuple[str, Callable[..., object]]


def main() -> int:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """The page in roff."""
    return "".join(f"{line}\n" for line in _lines())


def commands(of: typer.Typer = app, before: str = "nagrade") -> Iterator[Command]:
    """Every command by its full name, with the function that carries it out."""
    for command in of.registered_commands:
        if command.callback:
            yield f"{before} {command.name or command.callback.__name__}", command.callback
    for group in of.registered_groups:
        if group.typer_instance:
            yield from commands(group.typer_instance, f"{before} {group.name}")


def _lines() -> Iterator[str]:
    about = str(app.info.help)
    yield f'.TH NAGRADE 1 "" "nagrade {version("nagrade")}" "User Commands"'
    yield from (".SH NAME", r"nagrade \- who received which award from whose hands")
    yield from (".SH SYNOPSIS", r".B nagrade", r".I COMMAND", "[options]")
    yield ".SH DESCRIPTION"
    yield from _text(about.removesuffix(ENDS))
    yield ".SH OPTIONS"
    for flag, what in _OF_ALL.items():
        yield from (".TP", rf"\fB{_escaped(flag)}\fR", _escaped(what))
    yield ".SH COMMANDS"
    for name, function in commands():
        yield from _command(name, function)
    yield ".SH FILES"
    yield from _text(FILES)
    yield ".SH EXIT STATUS"
    yield from _text(ENDS)


def _command(name: str, function: Callable[..., object]) -> Iterator[str]:
    taken = parameters(function)
    yield f'.SS "{_escaped(" ".join([name, *(_usage(parameter) for parameter in taken if not parameter.flags)]))}"'
    yield from _text(function.__doc__ or "")
    for parameter in taken:
        yield from _parameter(parameter)


def _usage(parameter: Parameter) -> str:
    name = parameter.info.metavar or parameter.name.upper()
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _parameter(parameter: Parameter) -> Iterator[str]:
    value = parameter.info.metavar or _choices(parameter)
    yield ".TP"
    if parameter.flags:
        flags = ", ".join(sorted(parameter.flags, key=len))
        yield rf"\fB{_escaped(flags)}\fR \fI{_escaped(value)}\fR"
    else:
        yield rf"\fI{_escaped(value or parameter.name.upper())}\fR"
    yield _escaped(" ".join([*str(parameter.info.help).split(), *_limits(parameter)]))


def _choices(parameter: Parameter) -> str:
    kind = parameter.kind
    return "|".join(member.value for member in kind) if isinstance(kind, type) and issubclass(kind, Enum) else ""


def _limits(parameter: Parameter) -> Iterator[str]:
    least, most = parameter.info.min, parameter.info.max
    if least is not None:
        yield f"At least {least:g}{f', at most {most:g}' if most is not None else ''}."
    if parameter.default is not None and parameter.default is not False and parameter.default != "":
        yield f"Default: {parameter.default}."


def _text(text: str) -> Iterator[str]:
    """Paragraphs, and lines that are to stay as they are."""
    for paragraph in cleandoc(text).split("\n\n"):
        yield ".PP"
        if paragraph.startswith(_AS_IT_IS):
            yield from (".nf", *map(_escaped, paragraph.removeprefix(_AS_IT_IS).splitlines()), ".fi")
        else:
            yield from map(_escaped, paragraph.splitlines())


def _escaped(line: str) -> str:
    r"""A line as roff prints it: a hyphen is a minus, to be copied, and a full stop in front is no request."""
    line = line.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{line}" if line.startswith((".", "'")) else line


if __name__ == "__main__":
    sys.exit(main())
