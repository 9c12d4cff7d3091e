"""The guide to spaCy is true: its examples run, its tables are the code's, and Universe's entry is as Universe asks."""

import json
import re
from typing import get_args

import pytest
from spacy.tokens.underscore import Underscore

from pipeline.components.attributes import register
from pipeline.components.layout import SECTIONS
from pipeline.components.marks import AWARD, AWARDS, ENTITIES, PARTIES
from pipeline.records import EntityKind, SectionKind
from tests.test_cli import ROOT

GUIDE = (ROOT / "docs" / "spacy.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)
# https://github.com/explosion/spaCy/blob/master/website/UNIVERSE.md, and "categories" of its meta/universe.json.
FIELDS = {
    "id": str,
    "title": str,
    "slogan": str,
    "description": str,
    "github": str,
    "pip": str,
    "code_example": list,
    "code_language": str,
    "url": str,
    "thumb": str,
    "image": str,
    "author": str,
    "author_links": dict,
    "category": list,
    "tags": list,
}
REQUIRED = {"id", "title", "slogan", "description", "pip", "code_example", "author", "category", "tags"}
CATEGORIES = {
    "pipeline",
    "training",
    "conversational",
    "research",
    "scientific",
    "visualizers",
    "apis",
    "nonpython",
    "standalone",
    "models",
}


def printed(code: str, names: dict[str, object], capsys: pytest.CaptureFixture[str]) -> str:
    exec(compile(code, "docs/spacy.md", "exec"), names)  # noqa: S102 - our guide's words
    return capsys.readouterr().out


def test_every_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    assert len(EXAMPLES) > 5
    for example in EXAMPLES:
        out = printed(example, names, capsys)
        assert out.strip(), example
        told = re.findall(r"print\(.*\)  # (.*)", example)
        assert all(line in out.splitlines() for line in told)


def test_every_attribute_and_span_is_told() -> None:
    table = GUIDE.partition("## What a document holds")[2].split("\n\n")[1]
    rows = dict(re.findall(r'^\| `doc\.(?:_\.|spans\[")(\w+)[^|]*\| ([^|]*) \|$', table, re.MULTILINE))
    register()
    assert rows.keys() == {*Underscore.doc_extensions, AWARDS, ENTITIES, SECTIONS}
    assert re.findall(r"[A-Z_]{4,}", rows["nagrade_awards"]) == [AWARD, *PARTIES.values(), "DATE", "PLACE"]
    assert rows["nagrade_entities"].split(", ") == list(get_args(EntityKind))
    assert rows["nagrade_sections"].split(", ") == list(get_args(SectionKind))


def test_the_entry_for_universe_is_as_universe_asks(capsys: pytest.CaptureFixture[str]) -> None:
    entry = json.loads((ROOT / "docs" / "universe.json").read_text(encoding="utf-8"))
    assert entry.keys() >= REQUIRED
    assert entry.keys() <= FIELDS.keys()
    assert all(isinstance(value, FIELDS[name]) for name, value in entry.items())
    assert set(entry["category"]) <= CATEGORIES
    example = entry["code_example"]
    told = [line.removeprefix("# ") for line in example if line.startswith("# ")]
    assert printed("\n".join(example), {}, capsys).splitlines() == told
