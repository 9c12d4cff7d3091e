"""The argument network: what it is shown, that long texts are read as short ones, and what others' models do."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import pipeline
from pipeline import ModelError, Reader
from pipeline.network import arguments
from pipeline.network.arguments import ARGUMENTS, ArgumentNetwork
from pipeline.network.weights import Weights
from pipeline.stages.chances import NETWORK, OWN, Chances
from pipeline.stages.evidence.arguments import SIGNS, judge, shown_of

MODEL = Path(__file__).parents[1] / "models" / "sl_nagrade"
TOLD = "Zlato plaketo je županja Maja Hribar izročila Ani Novak. Prireditev je povezovala Tina Kos."


@pytest.fixture(scope="module")
def network() -> ArgumentNetwork:
    return ArgumentNetwork.of(Weights.load(MODEL / ARGUMENTS))


def test_who_received_and_who_only_spoke_are_told_apart(reader: Reader, network: ArgumentNetwork) -> None:
    view = reader.draft(TOLD).view
    judgement = judge(view, network)
    assert judgement is not None
    names = [candidate.name for candidate in view.candidates]
    odds = {slot: dict(zip(names, own, strict=True)) for slot, own in judgement.slots.items()}
    assert max(odds["recipient"], key=odds["recipient"].__getitem__) == "Ana Novak"
    assert max(odds["presenter"], key=odds["presenter"].__getitem__) == "Maja Hribar"
    assert odds["recipient"]["Tina Kos"] < 0


def test_a_long_text_is_read_block_by_block_as_in_one_piece(
    network: ArgumentNetwork, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = np.random.default_rng(0)
    words = 300
    states = draw.normal(size=(words, len(network.states.weights))).astype(np.float16)
    signs = np.stack([draw.integers(0, values, words) for values in SIGNS.values()], axis=1).astype(np.int16)
    mentions, awards = [[(0, 2)], [(98, 101), (299, 300)]], [[99], []]
    whole = network.read(states, signs, mentions, awards)
    monkeypatch.setattr(arguments, "WORDS_AT_ONCE", 70)
    parts = network.read(states, signs, mentions, awards)
    assert parts.slots == pytest.approx(whole.slots, abs=1e-4)
    assert parts.awards == pytest.approx(whole.awards, abs=1e-4)


def test_what_another_model_annotated_is_weighed_by_marks_alone(reader: Reader) -> None:
    doc = reader.nlp(TOLD)
    assert reader.read(doc).awards == reader.extract(TOLD).awards
    doc.tensor = np.zeros((len(doc), 96), dtype=np.float32)  # as spaCy's own components leave it
    alone = replace(reader, arguments=None).extract(TOLD)
    assert reader.read(doc).awards == alone.awards
    assert [party.name for award in alone.awards for party in award.recipients] == ["Ana Novak"]


def test_states_of_a_network_that_it_does_not_know_are_left_alone(reader: Reader, network: ArgumentNetwork) -> None:
    view = reader.draft(TOLD).view
    shown = shown_of(view)
    assert shown is not None
    other = replace(view, annotated=replace(view.annotated, states=shown.states[:, :96]))
    assert judge(other, network) is None


def test_a_joint_model_hears_both() -> None:
    model = Chances(bias=0.0, weights={OWN: 0.5, NETWORK: 1.0}, cut=0.5)
    assert model.joined(2.0, -1.0) == 0.5
    assert model.joined(2.0, 3.0) > model.joined(2.0, -1.0) > model.joined(0.0, -1.0)


@pytest.mark.parametrize("content", [b"", b"no archive"])
def test_a_file_that_holds_no_network_is_named(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / ARGUMENTS).write_bytes(content)
    with pytest.raises(ModelError, match="cannot be loaded"):
        pipeline.load(model=folder)
