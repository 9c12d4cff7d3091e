"""The guide to annotation is true: its examples run, on what the shipped model reads, and its tables are the code's."""

import re
import shutil
from pathlib import Path

import orjson
import pytest

from pipeline import Reader
from pipeline.exchange.kinds import Kind, fields_of
from tests.commands import Nagrade
from tests.exchange import Results, regions, submitted
from tests.feeds import a_feed
from tests.guides import follow, words_of
from tests.test_cli import RELEASES

PAGE = "docs/annotation.md"
GUIDE = words_of(PAGE)
READ = "sv_bataljon_sneznik_dan_enote_2020.txt"


def without_a_recipient(result: Results) -> None:
    """What an annotator does who finds that the first recipient has got nothing."""
    wrong = regions(result, "recipient")[0]
    result[:] = [part for part in result if wrong not in {part.get("id"), part.get("to_id")}]


def test_what_is_corrected_by_the_guide_is_measured(
    real: Nagrade, reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("releases").mkdir()
    shutil.copy(RELEASES / READ, "releases")
    document = reader.extract(Path("releases", READ).read_text(encoding="utf-8"), path=READ)
    a_feed(Path("documents.jsonl"), [document])
    a_feed(Path("awards.jsonl"), document.award_records())

    def correct(line: str) -> None:
        if "import project.json" in line:
            (task,) = orjson.loads(Path("tasks.json").read_bytes())
            Path("project.json").write_bytes(orjson.dumps([submitted(task, 1, without_a_recipient)]))

    printed = follow(PAGE, real, before=correct)
    (figures,) = [told for line, told in printed.items() if "evaluate" in line]
    _, gold, found, *_ = next(row for row in figures.splitlines() if row.startswith("recipients ")).split()
    assert int(found) == int(gold) + 1
    assert re.search(r"^presenters +(\d+) +\1 +1\.000 +1\.000", figures, re.MULTILINE)
    assert re.search(r"^recipients, \w+, wrong: ", figures, re.MULTILINE)
    made = Path("gold.jsonl").read_bytes()
    assert Path("from_brat.jsonl").read_bytes() == Path("from_spacy.jsonl").read_bytes() == made
    assert real("annotate", "export", "releases", "-o", "now.json").code == 0
    assert Path("now.json").read_bytes() == Path("tasks.json").read_bytes()


def test_what_is_said_of_each_label_is_told() -> None:
    rows = re.findall(r"^\| (`.*?`) \| .* \| (.*) \|$", GUIDE, re.MULTILINE)
    told = {
        Kind(label): [re.sub(r"\W*(\w+).*", r"\1", field) for field in re.sub(r"\(.*?\)", "", fields).split(",")]
        for labels, fields in rows
        for label in re.findall(r"`(\w+)`", labels)
    }
    assert list(told) == list(Kind)
    assert told == {
        kind: [field.name for field in fields_of(kind) if field.name not in {"mention", "other"}] for kind in Kind
    }
