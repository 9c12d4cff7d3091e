"""The argument network: what it is told, that long texts are read as short ones, and what others' models do."""

import gzip
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import pipeline
from pipeline import ModelError, Reader
from pipeline.network import arguments
from pipeline.network.arguments import ARGUMENTS, MARKS, ArgumentNetwork, Heard, MarkVectors
from pipeline.stages.claims import WEIGHED, Weighed
from pipeline.stages.evidence.arguments import SIGNS, heard_of
from pipeline.stages.evidence.view import View

MODEL = Path(__file__).parents[1] / "models" / "sl_nagrade"
TOLD = "Zlato plaketo je županja Maja Hribar izročila Ani Novak. Prireditev je povezovala Tina Kos."


@pytest.fixture(scope="module")
def network() -> ArgumentNetwork:
    return ArgumentNetwork.load(MODEL)


def odds_of(view: View, network: ArgumentNetwork, slot: Weighed) -> Mapping[str, float]:
    read = network.read(heard_of(view))
    names = [candidate.name for candidate in view.candidates]
    return dict(zip(names, read.slots[:, WEIGHED.index(slot)].tolist(), strict=True))


def test_who_received_and_who_only_spoke_are_told_apart(reader: Reader, network: ArgumentNetwork) -> None:
    view = reader.draft(TOLD).view
    received, presented = odds_of(view, network, "recipient"), odds_of(view, network, "presenter")
    assert max(received, key=received.__getitem__) == "Ana Novak"
    assert max(presented, key=presented.__getitem__) == "Maja Hribar"
    assert received["Tina Kos"] < 0


def test_marks_count_by_what_they_are_and_not_by_their_order() -> None:
    vectors = MarkVectors.of(["a", "b"], np.array([[1, 0], [0, 2]], dtype=np.float32))
    summed = vectors.sums([{"a", "b"}, {"b", "unknown"}, frozenset()], shared=["a"])
    assert summed.tolist() == [[2, 2], [1, 2], [1, 0]]


def test_a_long_text_is_read_block_by_block_as_in_one_piece(
    network: ArgumentNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = np.random.default_rng(0)
    words = 300
    states = draw.normal(size=(words, len(network.states.weights))).astype(np.float16)
    signs = np.stack([draw.integers(0, values, words) for values in SIGNS.values()], axis=1).astype(np.int16)
    heard = Heard(
        states,
        signs,
        mentions=[[(0, 2)], [(98, 101), (299, 300)]],
        candidates=[["kind=person"], []],
        options=[[99], []],
        awards={0: ["number=Sing"], 1: []},
        news=[],
        release=["doc:live<=1"],
    )
    whole = network.read(heard)
    monkeypatch.setattr(arguments, "WORDS_AT_ONCE", 70)
    parts = network.read(heard)
    assert parts.slots == pytest.approx(whole.slots, abs=1e-4)
    assert parts.awards == pytest.approx(whole.awards, abs=1e-4)
    assert parts.news == pytest.approx(whole.news, abs=1e-4)
    assert parts.options == pytest.approx(whole.options, abs=1e-4)


def test_what_another_model_annotated_is_weighed_by_marks_and_signs(reader: Reader) -> None:
    doc = reader.nlp(TOLD)
    assert reader.read(doc).awards == reader.extract(TOLD).awards
    doc.tensor = np.zeros((len(doc), 96), dtype=np.float32)  # as spaCy's own components leave it
    (award,) = reader.read(doc).awards
    assert [party.name for party in award.recipients] == ["Ana Novak"]
    assert [party.name for party in award.presenters] == ["Maja Hribar"]


def test_states_of_a_network_that_it_does_not_know_count_as_none(reader: Reader, network: ArgumentNetwork) -> None:
    view = reader.draft(TOLD).view
    assert view.annotated.states is not None
    own, other, none = (
        odds_of(replace(view, annotated=replace(view.annotated, states=states)), network, "recipient")
        for states in (view.annotated.states, view.annotated.states[:, :96], None)
    )
    assert other == none
    assert own != none


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (ARGUMENTS, b""),
        (ARGUMENTS, b"no archive"),
        (MARKS, b""),
        (MARKS, b"[]"),
        (MARKS, gzip.compress(b"[]")),
        (MARKS, gzip.compress(json.dumps({"candidate": [], "link": [], "award": [], "news": []}).encode())),
    ],
)
def test_a_file_that_holds_no_network_is_named(tmp_path: Path, file: str, content: bytes) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / file).write_bytes(content)
    with pytest.raises(ModelError, match="cannot be loaded"):
        pipeline.load(model=folder)
