"""The real classla with small models that its own trainers made: what is particular to this backend, end to end."""

import importlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import pytest
import torch
from classla import Document as Read
from classla import Pipeline
from classla.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from spacy.language import Language

import pipeline
from pipeline import Document, ModelError, Reader, Release, UnreadableError
from pipeline.backends.healing import ALIKE, heal
from pipeline.backends.models import PROCESSORS, RESOURCES
from pipeline.doctor import examine
from scripts.goldsets import CORPUS

TOLD = "Župan Peter Zupan je v Ljubljani izročil zlato plaketo Mariji Novak."


@pytest.fixture(scope="module")
def reader(models: Path) -> Reader:
    return pipeline.load(backend="classla", models=models)


@pytest.fixture(scope="module")
def nlp(reader: Reader) -> Language:
    return reader.nlp


@pytest.fixture
def copy(models: Path, tmp_path: Path) -> Path:
    """The models, to be changed."""
    return Path(shutil.copytree(models, tmp_path / "models"))


def inside(nlp: Language) -> Any:  # noqa: ANN401 - classla has no types
    """The real pipeline of classla's."""
    return nlp.get_pipe("nagrade_classla").pipeline  # type: ignore[attr-defined]


# --- What it gives ----------------------------------------------------------------------------------------------------


def test_what_classla_says_is_what_the_document_holds(nlp: Language) -> None:
    doc = nlp(TOLD)
    with torch.inference_mode():
        (sentence,) = inside(nlp)([[token.text for token in doc]]).sentences
    assert [token.tag_ for token in doc] == [word.xpos for word in sentence.words]
    assert [token.lemma_ for token in doc] == [word.lemma for word in sentence.words]
    assert [0 if token.dep_ == "ROOT" else token.head.i + 1 for token in doc] == [word.head for word in sentence.words]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [
        (entity.text, entity.type) for entity in sentence.build_ents()
    ]
    assert ("Peter Zupan", "PER") in [(entity.text, entity.label_) for entity in doc.ents]


def test_it_reads_as_the_shipped_model_does_whose_reading_it_has_learnt(nlp: Language) -> None:
    path = sorted((CORPUS / "releases").glob("*.txt"))[3]
    text = path.read_text(encoding="utf-8")
    pairs = list(zip(nlp(text), pipeline.load().nlp(text), strict=True))
    alike = {
        layer: sum(getattr(one, layer) == getattr(other, layer) for one, other in pairs) / len(pairs)
        for layer in ("tag_", "lemma_", "dep_", "ent_type_")
    }
    assert min(alike.values()) > 0.4, alike


def test_names_on_later_lines_are_where_they_stand(nlp: Language, models: Path) -> None:
    text = f"{TOLD}\n\n{TOLD}\n{TOLD}"
    names = [(entity.start_char, entity.text) for entity in nlp(text).ents]
    line = len(TOLD)
    at = TOLD.index("Peter Zupan")
    assert {(at + shift, "Peter Zupan") for shift in (0, line + 2, 2 * line + 3)} <= set(names)
    # What that takes: classla's own places count from the start of a line.
    own = Pipeline("sl", dir=str(models), processors="tokenize,ner", use_gpu=False, logging_level="ERROR")
    places = {entity.start_char for entity in own(text).entities if entity.text == "Peter Zupan"}
    assert places == {at} or {at + line + 2, at + 2 * line + 3} <= places


# --- What it heals ----------------------------------------------------------------------------------------------------


def test_a_parser_that_gives_several_roots(copy: Path) -> None:
    path = copy / "sl" / "depparse" / "standard.pt"
    saved = torch.load(path, weights_only=False)
    # Without what tells heads apart, every word hangs on the root, whatever the parser has learnt.
    saved["config"] |= {"multi_root": True, "linearization": False, "distance": False}
    for name in saved["model"]:
        if "deprel" in name or "unlabeled" in name:
            saved["model"][name] = torch.zeros_like(saved["model"][name])
    torch.save(saved, path)
    nlp = pipeline.load(backend="classla", models=copy).nlp
    doc = nlp(TOLD)
    with torch.inference_mode():
        (sentence,) = inside(nlp)([[token.text for token in doc]]).sentences
    assert sum(word.head == 0 for word in sentence.words) > 1
    assert [token.dep_ for token in doc].count("ROOT") == 1
    assert len(list(doc.sents)) == 1


def real(**layers: list[Any]) -> Any:  # noqa: ANN401 - classla has no types
    """A sentence of a real document of classla's, with these layers alone."""
    document = Read([[{"id": place, "text": "beseda"} for place in range(1, 4)]])
    for name, values in layers.items():
        document.set([name], values, to_token=name == "ner")
    return document.sentences[0]


def test_names_without_their_beginning() -> None:
    read = heal(["a", "b", "c"], [real(ner=["O", "I-PER", "I-PER"])])
    assert read.names == [(1, 3, "PER")]


def test_layers_that_are_missing() -> None:
    read = heal(["Ana", "Novak", "."], [real()])
    assert read.lemmas == ["Ana", "Novak", "."]
    assert read.tags == ["X", "X", "X"]
    assert read.relations == ["ROOT", "parataxis", "parataxis"]


def test_where_any_word_could_be_the_root_a_piece_takes_the_parser_no_time() -> None:
    """Each word would rather be the root, and next to that hang on its neighbour: the worst for classla's search."""

    def seconds(words: int) -> float:
        places = np.arange(words + 1)
        scores = -np.abs(places[:, None] - places[None, :]).astype(np.float32)
        scores[:, 0] = 10
        started = time.process_time()
        chuliu_edmonds_one_root(scores)
        return time.process_time() - started

    assert seconds(ALIKE) < 2
    assert seconds(4 * ALIKE) > 10 * seconds(ALIKE)


# --- What it costs ----------------------------------------------------------------------------------------------------


def test_sentences_of_all_parts_are_given_together_and_without_gradients(nlp: Language) -> None:
    model = inside(nlp).processors["pos"].trainer.model
    calls: list[bool] = []
    hook = model.register_forward_hook(lambda *_: calls.append(torch.is_grad_enabled()))
    list(nlp.pipe([TOLD] * 20))
    hook.remove()
    assert calls == [False]


def test_the_models_are_loaded_once_and_the_threads_are_left_as_they_were(models: Path) -> None:
    before = torch.get_num_threads()
    torch.set_num_threads(before + 1)
    first = pipeline.load(backend="classla", models=models)
    first.extract(TOLD)
    assert torch.get_num_threads() == before + 1
    torch.set_num_threads(before)
    assert pipeline.load(backend="classla", models=models).nlp is first.nlp


def test_the_lexicon_is_read_once_and_kept_once(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    component = importlib.import_module("pipeline.backends.component")
    read: list[str] = []

    def spied(load: Callable[..., Any]) -> Callable[..., Any]:
        def load_and_tell(file: str, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401
            read.append(Path(file).parent.name)
            return load(file, *arguments, **options)

        return load_and_tell

    monkeypatch.setattr(torch, "load", spied(torch.load))
    made = component.ClasslaComponent(models, models / "sl" / "lemma" / "standard.pt")
    assert sorted(read) == ["depparse", "lemma", "ner", "pos", "pretrain", "pretrain"]
    taggers, lemmas = (made.pipeline.processors[name].trainer for name in ("pos", "lemma"))
    assert taggers.dict is None
    assert lemmas.composite_dict["nagrado", "Ncfsa"] == "nagrada"
    # As classla itself keeps it.
    own = Pipeline("sl", dir=str(models), processors="tokenize,pos,lemma", use_gpu=False, logging_level="ERROR")
    assert lemmas.composite_dict == own.processors["lemma"].trainer.composite_dict


# --- What can be wrong with its models --------------------------------------------------------------------------------


def test_a_folder_without_models_is_named_with_what_brings_them(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=rf"{tmp_path}: no models .*nagrade models get classla --models '{tmp_path}'"):
        pipeline.load(backend="classla", models=tmp_path)


@pytest.mark.parametrize("name", ["pretrain", *PROCESSORS])
def test_a_model_that_is_missing_is_named(copy: Path, name: str) -> None:
    path = copy / "sl" / name / "standard.pt"
    path.unlink()
    with pytest.raises(ModelError, match=f"{path}: this model of classla is missing: nagrade models get"):
        pipeline.load(backend="classla", models=copy)


@pytest.mark.parametrize("name", PROCESSORS)
@pytest.mark.parametrize("damage", ["cut", "other"])
def test_a_model_that_is_damaged_is_an_error_that_names_the_folder(copy: Path, name: str, damage: str) -> None:
    path = copy / "sl" / name / "standard.pt"
    if damage == "cut":
        path.write_bytes(path.read_bytes()[:1000])
    else:
        torch.save({"config": {}, "vocab": {}}, path)
    with pytest.raises(ModelError, match=f"{copy}: the models of classla cannot be loaded"):
        pipeline.load(backend="classla", models=copy)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"sl": {}}', b'{"hr": {}}', b"\xff"])
def test_a_list_of_models_that_is_none_is_named(copy: Path, content: bytes) -> None:
    (copy / RESOURCES).write_bytes(content)
    with pytest.raises(ModelError, match=f"{copy / RESOURCES}: no list of classla's models"):
        pipeline.load(backend="classla", models=copy)


def test_the_doctor_finds_what_is_missing_and_what_is_damaged(copy: Path) -> None:
    assert examine(copy)[1].ready
    known = orjson.loads((copy / RESOURCES).read_bytes())
    known["sl"]["ner"]["standard"]["md5"] = "0" * 32
    (copy / RESOURCES).write_bytes(orjson.dumps(known))
    (copy / "sl" / "pos" / "standard.pt").unlink()
    finding = examine(copy)[1]
    assert not finding.ready
    assert f"{copy / 'sl/pos/standard.pt'}: missing" in finding.facts
    assert f"{copy / 'sl/ner/standard.pt'}: damaged" in finding.facts
    assert finding.remedy == f"nagrade models get classla --models '{copy}'"


def test_a_text_on_which_classla_fails_is_an_error_of_that_text_and_the_next_is_read(copy: Path) -> None:
    reader = pipeline.load(backend="classla", models=copy)
    model = inside(reader.nlp).processors["pos"].trainer.model
    whole, model.upos_hid = model.upos_hid, torch.nn.Linear(1, 1)
    results = reader.pipe([Release(TOLD)] * 2)
    failed = next(results)
    assert isinstance(failed, UnreadableError)
    assert "classla cannot read this text" in str(failed)
    model.upos_hid = whole
    assert isinstance(next(results), Document)


# --- End to end -------------------------------------------------------------------------------------------------------


def test_a_folder_of_releases_becomes_a_feed(models: Path, tmp_path: Path) -> None:
    for path in sorted((CORPUS / "releases").glob("*.txt"))[:4]:
        shutil.copy(path, tmp_path)
    command = "import sys; sys.argv[0] = 'nagrade'; from pipeline.cli import main; main()"
    ended = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", command, "run", str(tmp_path), "--backend", "classla", "--models", str(models)],
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    records = [orjson.loads(line) for line in ended.stdout.splitlines()]
    assert ended.returncode == 0
    assert ended.stderr.endswith(f"\nread 4, failed 0, skipped 0, records {len(records)}\n")
    assert any(record["recipients"] for record in records)
    for record in records:
        assert record["producer"]["backend"] == "classla"
        assert record["producer"]["model"].startswith("sl_standard-2.2.")
