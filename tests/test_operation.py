"""How a batch is run and watched: logs, the summary, a dry run, options from a file, completion, help."""

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import orjson
import pytest

from pipeline.cli.batch import run
from pipeline.cli.configuration import options_of
from pipeline.cli.parameters import parameters
from scripts.man_page import PAGE, commands, page
from tests.commands import Nagrade

ONLY_IN_TEXTS = "Skrivnostnik"
DOCUMENTATION = Path(__file__).parent.parent / "docs" / "operation.md"
COMMANDS = [name.split()[1:] for name, _ in commands()]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a folder of releases in it: of six files three are read, two fail, one is skipped."""
    monkeypatch.chdir(tmp_path)
    folder = Path("archive")
    folder.mkdir()
    for name in ("Ana", "Bine"):
        (folder / f"{name}.txt").write_text(f"Podeljena je nagrada {name}. {ONLY_IN_TEXTS}", encoding="utf-8")
    (folder / "lines.jsonl").write_text(f'{{"text": "nagrada Cene {ONLY_IN_TEXTS}"}}\n[]\n', encoding="utf-8")
    (folder / "bad.txt").write_text(f"damaged {ONLY_IN_TEXTS}", encoding="utf-8")
    (folder / "foreign.txt").write_text(f"English {ONLY_IN_TEXTS}", encoding="utf-8")
    return folder


def objects(err: str) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in err.splitlines()]


def files(folder: Path) -> dict[Path, tuple[bytes, int]]:
    return {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in folder.rglob("*") if file.is_file()}


def test_each_line_of_a_log_in_json_is_an_object_without_text_of_a_release(nagrade: Nagrade, archive: Path) -> None:
    (archive / "č\udcff.txt").write_text(f"damaged {ONLY_IN_TEXTS}", encoding="utf-8")
    code, _, err = nagrade("run", archive, "-o", "feed.jsonl", "--log-format", "json")
    assert code == 2
    assert ONLY_IN_TEXTS not in err
    lines = objects(err)
    for line in lines:
        assert list(line)[:3] == ["time", "level", "event"]
        assert abs(datetime.now(UTC) - datetime.fromisoformat(line["time"])) < timedelta(minutes=5)
    assert [line["event"] for line in lines] == ["begun", "failed", "skipped", "failed", "failed", "ended"]
    failed = {line["input"]: (line["level"], line["cause"]) for line in lines if line["event"] == "failed"}
    assert failed["archive/bad.txt"] == ("error", "damaged beyond reading")
    assert failed["archive/lines.jsonl:2"] == ("error", "not a JSON object")
    ended = lines[-1]
    assert ended["seconds"] > 0
    assert ended["documents_a_second"] == pytest.approx(7 / ended["seconds"], rel=0.01, abs=0.1)
    expected = {
        "inputs": 7,
        "written": 3,
        "failed": 3,
        "skipped": 1,
        "records": {"conferred": 3},
        "failed_by_cause": {"damaged beyond reading": 2, "not a JSON object": 1},
        "skipped_by_reason": {"not Slovene (reads as en): passed over": 1},
        "read": 7,
        "taken_over": 0,
    }
    assert {key: ended[key] for key in expected} == expected


def test_a_person_is_told_the_same_in_lines(nagrade: Nagrade, archive: Path) -> None:
    nagrade("run", archive, "-o", "feed.jsonl")
    (archive / "Dana.txt").write_text("Podeljena je nagrada Dana.", encoding="utf-8")
    lines = nagrade("run", archive, "-o", "feed.jsonl").err.splitlines()
    speed = lines.pop(-2)
    assert lines == [
        "archive/bad.txt: damaged beyond reading",
        "archive/foreign.txt: not Slovene (reads as en): passed over",
        "archive/lines.jsonl:2: not a JSON object",
        "failed:",
        "  1  damaged beyond reading",
        "  1  not a JSON object",
        "skipped:",
        "  1  not Slovene (reads as en): passed over",
        "records: conferred 4",
        "read 4, failed 2, skipped 1, records 4",
    ]
    assert re.fullmatch(r"1 read in [\d.]+ s, [\d.]+ a second; 6 taken over from before", speed)


def test_what_ends_a_command_is_an_object_too(nagrade: Nagrade, archive: Path) -> None:
    code, _, err = nagrade("run", archive, "nowhere", "--log-format", "json")
    (line,) = objects(err)
    assert (code, line["exit_code"], line["level"], line["event"]) == (1, 1, "error", "error")
    assert line["message"] == f"nowhere: no such file or folder in {Path.cwd()}: check the path"


def test_a_dry_run_foretells_the_run_and_writes_nothing(nagrade: Nagrade, archive: Path) -> None:
    (archive / "picture.jpg").touch()
    before = files(Path())
    code, out, err = nagrade("run", archive, "-o", "feed.jsonl", "--dry-run")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "archive/picture.jpg: passed over: a kind that is not read: see docs/inputs.md",
        "archive/Ana.txt: to read",
        "archive/Bine.txt: to read",
        "archive/bad.txt: to read",
        "archive/foreign.txt: to read",
        "archive/lines.jsonl:1: to read",
        "archive/lines.jsonl:2: to read",
        "would read 6, take over 0, fail 0, skip 1; nothing was written",
    ]
    assert files(Path()) == before
    nagrade("run", archive, "-o", "feed.jsonl")
    (archive / "Ana.txt").write_text("Podeljena je nagrada Eva.", encoding="utf-8")
    before = files(Path())
    foretold = objects(nagrade("run", archive, "-o", "feed.jsonl", "--dry-run", "--log-format", "json").err)
    assert files(Path()) == before
    assert [line["input"] for line in foretold if line["event"] == "to_read"] == ["archive/Ana.txt"]
    assert (foretold[-1]["read"], foretold[-1]["taken_over"], foretold[-1]["skipped"]) == (1, 5, 1)
    done = objects(nagrade("run", archive, "-o", "feed.jsonl", "--log-format", "json").err)[-1]
    assert (done["read"], done["taken_over"]) == (1, 6)
    assert done["documents_a_second"] == pytest.approx(1 / done["seconds"], rel=0.02, abs=0.06)  # seconds are rounded


def test_a_dry_run_says_what_a_run_would_refuse(nagrade: Nagrade, archive: Path) -> None:
    Path("feed.jsonl").write_text("of somebody", encoding="utf-8")
    assert "--overwrite" in nagrade("run", archive, "-o", "feed.jsonl", "--dry-run").err
    assert "can be read only once" in nagrade("run", "-", "--dry-run").err


def test_a_dry_run_knows_that_a_lost_feed_is_made_again(nagrade: Nagrade, archive: Path) -> None:
    nagrade("run", archive, "-o", "feed.jsonl")
    Path("feed.jsonl").unlink()
    assert "would read 3, take over 3" in nagrade("run", archive, "-o", "feed.jsonl", "--dry-run").err


def test_options_come_from_a_file_and_the_command_line_wins(nagrade: Nagrade, archive: Path) -> None:
    Path("nagrade.toml").write_text(
        '[run]\npaths = ["archive"]\noutput = "feed.jsonl"\nmin-confidence = 0.6\noverwrite = true\n[retry]\n',
        encoding="utf-8",
    )
    nagrade("run", "--config", "nagrade.toml")
    assert Path("feed.jsonl").read_bytes() == b""  # all is of less confidence
    nagrade("run", "--config", "nagrade.toml", "--min-confidence", "0.1", "-o", "other.jsonl", archive / "Ana.txt")
    assert len(Path("other.jsonl").read_bytes().splitlines()) == 1
    assert not nagrade("run", archive, "-o", "-").err.startswith("nagrade: ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[run]\njob = 2\n", "[run] job: no such option: did you mean jobs?"),
        ("[run]\nzzzzzz = 2\n", "[run] zzzzzz: no such option: nagrade run --help lists them"),
        ("[run]\nconfig = 'other.toml'\n", "[run] config: no such option"),
        ("[run]\njobs = '2'\n", "[run] jobs: input should be a valid integer"),
        ("[run]\njobs = true\n", "[run] jobs: input should be a valid integer"),
        ("[run]\njobs = 0\n", "[run] jobs: input should be greater than or equal to 1"),
        ("[run]\nmin-confidence = 1.5\n", "[run] min-confidence: input should be less than or equal to 1"),
        ("[run]\nfeed = 'people'\n", "[run] feed: input should be 'awards' or 'documents'"),
        ("[run]\npaths = 'archive'\n", "[run] paths: input should be a valid array"),
        ("[run]\noutput = 3\n", "[run] output: input should be"),
        ("[run]\noverwrite = 1\n", "[run] overwrite: input should be a valid boolean"),
        ("jobs = 2\n", "jobs: stands in no table: put it under [run]"),
        ("[runn]\njobs = 2\n", "[runn]: no such command: options of this one stand under [run]"),
        ("[run\n", "not TOML: "),
        ("\ufeff[run]\njobs = 2\n", "not TOML: "),
    ],
)
def test_what_is_wrong_in_a_file_of_options_is_named_with_file_and_key(
    nagrade: Nagrade, archive: Path, text: str, message: str
) -> None:
    Path("my.toml").write_text(text, encoding="utf-8")
    code, out, err = nagrade("run", archive, "--config", "my.toml")
    assert (code, out) == (1, "")
    assert err.startswith(f"nagrade: my.toml: {message}")
    assert err.count("\n") == 1


def test_the_documentation_shows_options_as_they_are_and_names_every_event(
    nagrade: Nagrade, archive: Path, tmp_path: Path
) -> None:
    text = DOCUMENTATION.read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    file = tmp_path / "example.toml"
    file.write_text(example, encoding="utf-8")
    assert options_of(file, "run", run)["min_confidence"] == 0.5
    for option in ("--dry-run", "--overwrite"):
        for line in objects(nagrade("run", archive, "-o", "feed.jsonl", "--log-format", "json", option).err):
            assert {f"`{key}`" for key in (line["event"], *list(line)[3:])} <= set(re.findall("`[a-z_]+`", text))


def test_a_file_of_options_that_is_not_there_is_named(nagrade: Nagrade, archive: Path) -> None:
    assert nagrade("run", archive, "--config", "no.toml").err == (
        "nagrade: no.toml: cannot be read: no such file or directory\n"
    )


def test_each_option_has_its_key(nagrade: Nagrade) -> None:
    told = nagrade("run", "--help").out
    keys = [parameter.key for parameter in parameters(run)]
    assert {"paths", "output", "jobs", "min-confidence", "dry-run"} <= set(keys)
    assert set(keys) - {"paths"} == set(re.findall(r"--([a-z-]+)[ ,]", told.split("Options:")[1].split("--help")[0]))


@pytest.mark.parametrize(
    ("words", "completed"),
    [("nagrade ex", ["explain", "extract"]), ("nagrade run --dr", ["--dry-run"]), ("nagrade schema d", ["documents"])],
)
def test_a_shell_completes(nagrade: Nagrade, monkeypatch: pytest.MonkeyPatch, words: str, completed: list[str]) -> None:
    monkeypatch.setenv("_NAGRADE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(words.count(" ")))
    assert sorted(nagrade().out.split()) == completed


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_tells_all_of_itself(nagrade: Nagrade, command: list[str]) -> None:
    code, out, _ = nagrade(*command, "--help")
    assert code == 0
    assert out.startswith(f"Usage: nagrade {' '.join(command)} ")
    assert re.search(rf"\n  Examples?:\n    .*nagrade {' '.join(command)}\b", out)
    assert "\n  How it ends (exit codes):\n      0  " in out
    function = next(function for name, function in commands() if name.split()[1:] == command)
    assert all(parameter.info.help for parameter in parameters(function))


def test_the_list_of_commands_is_not_cut(nagrade: Nagrade) -> None:
    listed = nagrade("--help").out.split("Commands:\n")[1].splitlines()
    assert {line.split()[0] for line in listed} == {command[0] for command in COMMANDS}
    assert not [line for line in listed if line.endswith("...")]


def test_the_manual_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m scripts.man_page writes it"


def test_a_first_contact_says_what_to_do(
    nagrade: Nagrade, archive: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert nagrade().err == (
        "nagrade: say what to do, such as: nagrade run releases/ -o awards.jsonl (nagrade --help lists all)\n"
    )
    (tmp_path / "empty").mkdir()
    code, out, err = nagrade("run", "empty")
    assert (code, out) == (0, "")
    assert "nothing was found to read: name a file, or a folder that holds some" in err
    (archive / "release.rtf").write_bytes(b"{\\rtf1 Podeljena je nagrada Ana.}")
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    assert "pip install 'nagrade[rtf]'" in nagrade("extract", archive / "release.rtf").err
