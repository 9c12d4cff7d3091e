"""The code blocks of the guides, and how they are run: a page's in order, in one folder, as its reader would.

The language of a block says what is done with it:

- ``sh`` is run line by line, ``nagrade`` in this process, ``jq`` by the library of that name, other programs as they
  are; a line that is to end otherwise than with 0 says so: ``# exit code 3``.
- ``python`` is run, in one namespace a page.
- ``text`` right behind one of these is what that prints, on standard error too; a line ``...`` stands for any lines,
  and within a line for any words.
- ``console`` is what no test can run (a network, a server, a browser); that its commands of nagrade exist is checked.

Blocks below ``<!-- run -->`` and ``<!-- test -->`` install the program: CI runs them.
"""

import io
import re
import shlex
import subprocess
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import jq

from pipeline.cli.parameters import parameters
from scripts.man_page import commands
from tests.commands import Nagrade

ROOT = Path(__file__).resolve().parents[1]
OF_ALL = frozenset({"--help", "--version", "--install-completion", "--show-completion"})
COMMANDS = {name: frozenset(flag for p in parameters(function) for flag in p.flags) for name, function in commands()}
_BLOCK = re.compile(
    r"^(?P<by_ci><!-- (?:run|test) -->\n)?```(?P<language>\w*)\n(?P<code>.*?)^```$"
    r"(?:\n+```text\n(?P<shown>.*?)^```$)?",
    re.MULTILINE | re.DOTALL,
)
_ENDS = re.compile(r"# exit code (\d+)$")


class Block(NamedTuple):
    """A code block of a page, and the output that the page shows of it, if any."""

    language: str
    code: str
    shown: str | None


def pages() -> list[str]:
    """Every page that people read, by its path in the project."""
    return ["README.md", *sorted(str(page.relative_to(ROOT)) for page in (ROOT / "docs").rglob("*.md"))]


def words_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str) -> list[Block]:
    """The blocks of a page, without those that CI runs."""
    found = _BLOCK.finditer(words_of(page))
    return [Block(one["language"], one["code"], one["shown"]) for one in found if not one["by_ci"]]


def follow(page: str, nagrade: Nagrade, before: Callable[[str], None] = lambda _: None) -> dict[str, str]:
    """Run what can be run of a page in the working folder, and compare what it shows.

    Args:
        page: Its path in the project.
        nagrade: What runs a command of nagrade.
        before: Is called with each line before it is run, to do what the page asks of people there.

    Returns:
        What each line of shell, and each block of Python, printed.
    """
    printed: dict[str, str] = {}
    names: dict[str, object] = {"__name__": "__main__"}
    for block in blocks(page):
        told = ""
        if block.language == "python":
            told = printed[block.code] = _python(block.code, page, names)
        elif block.language == "sh":
            for line in block.code.replace("\\\n", " ").splitlines():
                before(line)
                printed[line] = shell(line, nagrade)
                told += printed[line]
        assert block.shown is None or shows(told, block.shown), f"{page}: {block.code}prints\n{told}"
    return printed


def shows(printed: str, shown: str) -> bool:
    """Whether a page shows what was printed; ``...`` stands for any lines, in a line for any words."""
    lines = (
        r"(?:.*\n)*?" if line == "..." else re.escape(line.rstrip()).replace(r"\.\.\.", ".*") + r" *\n"
        for line in shown.splitlines()
    )
    return re.fullmatch("".join(lines), printed if printed.endswith("\n") else printed + "\n") is not None


def shell(line: str, nagrade: Nagrade) -> str:
    """What a line with pipes and ``&&`` prints, what goes into a pipe left out, and then what nagrade says of it."""
    ends = int(found[1]) if (found := _ENDS.search(line)) else 0
    told = piped = ""
    for joint, command in joined(line):
        if joint != "|":
            told, piped = told + piped, ""
        if command[0] == "nagrade":
            code, piped, err = nagrade(*command[1:], stdin=piped.encode())
            assert code == ends, f"{line}\n{err}"
            told += err
        elif command[0] == "jq":
            piped = filtered(command, piped)
        else:
            piped = subprocess.run(command, input=piped, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our guides' words
    return piped + told


def joined(line: str) -> Iterator[tuple[str, list[str]]]:
    """The commands of a line, each with what stands before it: ``|``, ``&&`` or nothing."""
    words = shlex.shlex(line, posix=True, punctuation_chars="|&")
    words.whitespace_split = True
    joint, command = "", list[str]()
    for word in [*words, "&&"]:
        if word not in {"|", "&&"}:
            command.append(word)
        elif command:
            yield joint, command
            joint, command = word, []


def filtered(command: list[str], piped: str) -> str:
    """What ``jq`` makes of a file, or of what is piped to it; with ``-r``, texts are printed as they are."""
    raw = "-r" in command
    what, *file = [word for word in command[1:] if word != "-r"]
    text = Path(*file).read_text(encoding="utf-8") if file else piped
    made = jq.compile(what).input_text(text)
    return "".join(f"{value}\n" for value in made) if raw else made.text() + "\n"


def unknown(command: str) -> list[str]:
    """What nagrade does not know of one of its commands: its name, or options."""
    words = shlex.split(command, comments=True)
    name = max((known for known in COMMANDS if words[: known.count(" ") + 1] == known.split()), key=len, default="")
    if not name and len(words) > 1 and words[1] not in OF_ALL:
        return [" ".join(words[:3])]
    flags = {word.partition("=")[0] for word in words if word.startswith("-") and word != "-"}
    return sorted(flags - OF_ALL - COMMANDS.get(name, frozenset()))


def _python(code: str, page: str, names: dict[str, object]) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(compile(code, page, "exec"), names)  # noqa: S102 - our guides' words
    return out.getvalue()
