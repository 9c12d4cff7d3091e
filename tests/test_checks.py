"""The guards: each check is tried with a planted violation and has to name it, and CI runs what the README says."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.check import CHECKS

ROOT = Path(__file__).parent.parent
COPIED = ("pipeline", "scripts", "tests", "pyproject.toml", ".mypy_cache")
LEFT_OUT = shutil.ignore_patterns("*.gz", "*.npz")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The checkout without what checks do not look at; with mypy's memory, which makes it quick."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name, ignore=LEFT_OUT)
        elif (ROOT / name).exists():
            shutil.copy2(ROOT / name, tmp_path / name)
    return tmp_path


def check(copy: Path, name: str) -> tuple[int, str]:
    """Run one check in the copy, pytest on the planted test alone."""
    environment = os.environ | {"PYTEST_ADDOPTS": "tests/test_planted.py"}
    command = [sys.executable, "scripts/check.py", name]
    ended = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - fixed words
    return ended.returncode, ended.stdout + ended.stderr


# Of each check the files planted for it, their text, and what it has to name; all at once, for starting is slow.
PLANTED = {
    "lint": [
        ("pipeline/stages/planted.py", '"""Planted."""\n\nimport os\n', "F401"),
        ("tests/test_planted.py", '"""Planted."""\n\n\ndef test(x=[]) -> None:\n    """Planted."""\n', "B006"),
    ],
    "format": [("pipeline/stages/planted.py", "x   = 1\n", "planted.py")],
    "types": [
        ("pipeline/stages/planted.py", "def planted(x):\n    return x\n", "planted.py:1: error"),
        ("tests/test_planted.py", "from pipeline.spans import Span\n\nSpan('1', 2)\n", "test_planted.py:3: error"),
    ],
    "imports": [
        (
            "pipeline/rules/planted.py",
            "import pipeline.stages.reading\n",
            "pipeline.rules.planted -> pipeline.stages",
        ),
        (
            "pipeline/view/planted.py",
            "import pipeline.batch.run\n",
            "pipeline.view.planted -> pipeline.batch.run",
        ),
        ("pipeline/batch/finding.py", "import pipeline.batch.inputs\n", "inside a floor either BROKEN"),
    ],
    "tests": [
        (
            "tests/test_planted.py",
            "import warnings\n\n\ndef test_0():\n    assert 0\n\n\ndef test_1():\n    warnings.warn('')\n",
            "2 failed",
        ),
    ],
}


@pytest.mark.parametrize("name", PLANTED)
def test_planted_violations_are_found_and_named(copy: Path, name: str) -> None:
    for file, text, _ in PLANTED[name]:
        (copy / file).write_text(text, encoding="utf-8")
    code, said = check(copy, name)
    assert code == 1
    assert [named for *_, named in PLANTED[name] if named not in said] == []
    assert said.endswith(f"failed: {name}\n")


def test_a_module_without_a_floor_is_found(copy: Path) -> None:
    (copy / "pipeline" / "planted.py").write_text('"""A module without a floor."""\n', encoding="utf-8")
    code, said = check(copy, "imports")
    assert code == 1
    assert "planted" in said


def test_every_check_is_tried() -> None:
    assert set(PLANTED) == set(CHECKS)


def test_a_check_that_finds_nothing_passes(copy: Path) -> None:
    code, said = check(copy, "lint")
    assert (code, said.splitlines()[-1]) == (0, "passed: lint")


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    said = subprocess.run([ROOT / ".ci" / "run", "--command"], capture_output=True, text=True, check=True)  # noqa: S603 - ours
    (command,) = said.stdout.splitlines()
    assert command in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert ".[test]" in command
    assert command.endswith("scripts/check.py")
