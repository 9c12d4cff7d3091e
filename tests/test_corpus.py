"""The releases and their gold belong together, and the engine keeps its promises on each of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline import NotSloveneError, Reader, Rules
from pipeline.records import DocumentAward, Mention

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SPLITS = ("dev", "test")
LEAST = 160
RELEASES = sorted((CORPUS / "releases").glob("*.txt"))


def gold(split: str) -> list[dict[str, Any]]:
    lines = (CORPUS / "gold" / f"{split}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_each_release_has_gold_in_one_split() -> None:
    ids = [row["id"] for split in SPLITS for row in gold(split)]
    assert len(ids) == len(set(ids)) >= LEAST
    assert set(ids) == {path.stem for path in RELEASES}


def test_a_quarter_gives_no_award() -> None:
    rows = [row for split in SPLITS for row in gold(split)]
    assert sum(row["kind"] == "negative" for row in rows) * 4 >= len(rows)


@pytest.mark.parametrize("split", SPLITS)
def test_every_gold_mention_stands_in_its_text(split: str) -> None:
    for row in gold(split):
        text = (CORPUS / "releases" / f"{row['id']}.txt").read_text(encoding="utf-8")
        for mention in _gold_mentions(row):
            assert mention in text, (row["id"], mention)


def _gold_mentions(row: dict[str, Any]) -> list[str]:
    parties = [
        party
        for award in row["awards"]
        for slot in ("recipients", "accepted_by", "presenters", "awarded_by")
        for party in award[slot]
    ]
    return [one["mention"] for one in (*row["awards"], *row["people"], *parties)]


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_every_value_points_at_its_characters_and_its_rule(reader: Reader, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    try:
        document = reader.extract(text, path=path.name)
    except NotSloveneError:
        return
    rows = {row.id for row in Rules()}
    for mention in _mentions(document.model_dump()):
        assert text[mention.start : mention.end] == mention.text
    for award in document.awards:
        assert {why for why in _whys(award) if why not in rows} == set()
    assert reader.extract(text, path=path.name) == document


def _mentions(value: object) -> list[Mention]:
    if isinstance(value, dict):
        if set(value) == set(Mention.model_fields):
            return [Mention(**value)]
        return [m for inner in value.values() for m in _mentions(inner)]
    if isinstance(value, list | tuple):
        return [m for inner in value for m in _mentions(inner)]
    return []


def _whys(award: DocumentAward) -> set[str]:
    parties = (*award.recipients, *award.accepted_by, *award.presenters, *award.conferred_by)
    return {party.why for party in parties}
