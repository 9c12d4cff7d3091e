"""The guide to pages is true: its examples run."""

import re
import shlex
from pathlib import Path

import pytest

from tests.commands import Nagrade
from tests.test_cli import ROOT

GUIDE = (ROOT / "docs" / "view.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(sh|python)\n(.*?)```", GUIDE, re.DOTALL)


def test_every_example_runs(
    nagrade: Nagrade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "releases").mkdir()
    for name in ("recital", "zbor"):
        (tmp_path / "releases" / f"{name}.txt").write_text(f"Podeljena je nagrada {name}.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert {language for language, _ in EXAMPLES} == {"sh", "python"}
    for language, example in EXAMPLES:
        if language == "python":
            exec(compile(example, "docs/view.md", "exec"), {})  # noqa: S102 - our guide's words
            assert b"nagrada recital" in capfdbinary.readouterr().out
        else:
            for line in example.splitlines():
                program, *arguments = shlex.split(line)
                code, _, err = nagrade(*arguments)
                assert (program, code) == ("nagrade", 0), err
    pages = re.findall(r"-o (\S+\.html)", "".join(example for _, example in EXAMPLES))
    assert len(pages) == 5
    assert all("</html>" in (tmp_path / page).read_text("utf-8") for page in pages)
