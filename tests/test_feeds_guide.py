"""The guide to feeds is true: its examples run, on what the shipped model reads, and its tables are the code's."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import jq
import pytest

from pipeline.feeds.awards import FoldedAward
from pipeline.feeds.columns import Rows, markdown
from pipeline.feeds.joining import LOOSE, Reason
from pipeline.feeds.people import FoldedPerson
from tests.commands import Nagrade
from tests.test_cli import RELEASES, ROOT

GUIDE = (ROOT / "docs" / "feeds.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```", GUIDE, re.DOTALL)
READ = (
    "sv_bataljon_sneznik_dan_enote_2020.txt",
    "sv_polk_javornik_priznanja_obletnica_2022.txt",
)


# rdflib's parser of JSON-LD uses a class that rdflib has deprecated.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_every_example_runs_and_prints_something(
    real: Nagrade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "releases").mkdir()
    for name in READ:
        shutil.copy(RELEASES / name, tmp_path / "releases")
    monkeypatch.chdir(tmp_path)
    assert {language for language, _ in EXAMPLES} == {"sh", "python"}
    for language, example in EXAMPLES:
        if language == "python":
            exec(compile(example, "docs/feeds.md", "exec"), {})  # noqa: S102 - our guide's words
            assert capfdbinary.readouterr().out.strip(), example
        else:
            for line in example.splitlines():
                assert shell(line, real).strip() or " -o " in line, line
    written = {name for _, example in EXAMPLES for name in re.findall(r"(?:-o|--documents) (\S+)", example)}
    assert len(written) > 8
    assert all((tmp_path / name).stat().st_size for name in written)


def shell(line: str, nagrade: Nagrade) -> str:
    """What a line of nagrade and jq, with pipes between, prints."""
    out = ""
    for command in commands(line):
        if command[0] == "nagrade":
            code, out, err = nagrade(*command[1:])
            assert code == 0, err
        else:
            out = filtered(command, out)
    return out


def commands(line: str) -> Iterator[list[str]]:
    words = shlex.shlex(line, posix=True, punctuation_chars="|")
    words.whitespace_split = True
    command: list[str] = []
    for word in [*words, "|"]:
        if word == "|":
            yield command
            command = []
        else:
            command.append(word)


def filtered(command: list[str], piped: str) -> str:
    """What ``jq -r`` makes of a file, or of what is piped to it."""
    assert command[:2] == ["jq", "-r"]
    text = Path(command[3]).read_text(encoding="utf-8") if command[3:] else piped
    return "".join(f"{value}\n" for value in jq.compile(command[2]).input_text(text))


@pytest.mark.parametrize("kind", Rows)
def test_the_columns_are_those_of_the_code(kind: Rows) -> None:
    assert f"<!-- columns {kind} -->\n{markdown(kind)}\n" in GUIDE


@pytest.mark.parametrize(("opening", "model"), [("**A person** has", FoldedPerson), ("**An award** has", FoldedAward)])
def test_every_key_of_a_folded_line_is_told(opening: str, model: type[FoldedPerson | FoldedAward]) -> None:
    table = GUIDE.partition(opening)[2].split("\n\n")[1]
    told = [key for row in table.splitlines()[2:] for key in row.split("|")[1].strip().split(", ")]
    assert told == list(model.model_fields)


def test_every_reason_is_told_in_the_order_in_which_they_count() -> None:
    table = GUIDE.partition("| reason |")[2].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)
    assert [reason for reason, _ in rows] == list(Reason)
    assert {reason for reason, shared in rows if "--loose" in shared} == LOOSE
