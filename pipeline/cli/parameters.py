"""What a command takes, as its function declares it: for files of options, and for the manual page."""

from collections.abc import Callable
from inspect import Signature, signature
from typing import Any, NamedTuple, get_args, get_type_hints

from typer.models import ArgumentInfo, OptionInfo


class Parameter(NamedTuple):
    """An argument or option of a command.

    Attributes:
        name: The parameter of the function.
        kind: Its type, such as ``int`` or ``Path | None``.
        info: What is said of it: help, range, name of the value.
        default: Its default, a member of an enumeration as its value; ``None`` where there is none.
        required: Whether it has to be given.
    """

    name: str
    kind: Any
    info: ArgumentInfo | OptionInfo
    default: object
    required: bool

    @property
    def flags(self) -> tuple[str, ...]:
        """How it is given, the long way first; an argument by its place alone."""
        if isinstance(self.info, ArgumentInfo):
            return ()
        # In an annotation, what is given by place is a name, the first one too, which typer calls the default.
        names = [name for name in (self.info.default, *(self.info.param_decls or ())) if isinstance(name, str)]
        return tuple(names or ["--" + self.name.replace("_", "-")])

    @property
    def key(self) -> str:
        """What it is called in a file of options: as on the command line, without dashes."""
        return next(iter(self.flags), self.name).lstrip("-")


def parameters(command: Callable[..., object]) -> list[Parameter]:
    """The parameters of a command's function, in its order, without those that typer gives."""
    hints = get_type_hints(command, include_extras=True)
    declared = signature(command).parameters
    return [
        _parameter(name, hint, declared[name].default)
        for name, hint in hints.items()
        if name != "return" and any(isinstance(info, ArgumentInfo | OptionInfo) for info in get_args(hint))
    ]


def _parameter(name: str, hint: object, default: object) -> Parameter:
    kind, *about = get_args(hint)
    (info,) = (one for one in about if isinstance(one, ArgumentInfo | OptionInfo))
    required = default is Signature.empty
    return Parameter(name, kind, info, None if required else getattr(default, "value", default), required)
