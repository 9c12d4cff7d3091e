"""The releases and their gold belong together, and the engine keeps its promises on each of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from pipeline import Reader, Rules
from pipeline.records import DocumentAward, Mention
from pipeline.stages.claims import LINKER_RULE
from scripts.goldsets import ours
from scripts.measuring import ReadRelease

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
SPLITS = ("dev", "test")
LEAST = 1380
SAMPLE = 5  # every how many releases one is read again
OFTEN = 5
RELEASES = sorted((CORPUS / "releases").glob("*.txt"))
CONSTRUCTIONS = tuple(
    re.findall(r"^- \*(\w+)\*", (CORPUS / "ANNOTATION.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
)
ANNOTATED = [line for split in SPLITS for line, _ in ours(split).read()]

Corpus = dict[str, list[ReadRelease]]


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


def test_every_value_points_at_its_characters_and_its_rule(corpus: Corpus) -> None:
    known = {row.id for row in Rules()} | {LINKER_RULE}
    for release in (one for part in corpus.values() for one in part if one.document is not None):
        assert release.document is not None
        for mention in _mentions(release.document.model_dump()):
            assert release.text[mention.start : mention.end] == mention.text, release.gold.id
        for award in release.document.awards:
            assert _whys(award) <= known, release.gold.id


def test_a_release_is_read_alike_again(reader: Reader, corpus: Corpus) -> None:
    for release in corpus["dev"][::SAMPLE]:
        if release.document is not None:
            assert reader.extract(release.text, id=release.gold.id) == release.document


@pytest.mark.parametrize("construction", CONSTRUCTIONS)
def test_each_construction_stands_in_the_corpus_as_an_award_and_as_a_decoy(construction: str) -> None:
    told = sum(construction in award.constructions for line in ANNOTATED for award in line.awards)
    decoys = sum(construction == decoy.construction for line in ANNOTATED for decoy in line.decoys)
    assert decoys >= OFTEN
    assert told >= OFTEN or construction == "ranking"  # which is never an award


def test_no_other_construction_is_named() -> None:
    named = {name for line in ANNOTATED for award in line.awards for name in award.constructions}
    assert named | {decoy.construction for line in ANNOTATED for decoy in line.decoys} == set(CONSTRUCTIONS)


@pytest.mark.parametrize("split", SPLITS)
def test_every_decoy_stands_in_its_text(split: str) -> None:
    for line, text in ours(split).read():
        assert [decoy.mention for decoy in line.decoys if decoy.mention not in text] == []


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
