"""The shipped model: it loads, its card, its figures and its files agree, and it reads plain sentences."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import spacy

from pipeline.stages.features import KINDS, Features, features

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.language import Language
    from spacy.tokens import Doc, Token

MODEL = Path(__file__).parents[1] / "models" / "sl_nagrade"
APART = {
    "README.md",
    "metrics.json",
    "LICENSE",
    "names.json.gz",
    "linker.json.gz",
    "arguments.npz",
    "arguments.json.gz",
    "linker_metrics.json",
}
MOST_BYTES = 40_000_000
AWARD = "Predsednik društva Peter Zupan je v Ljubljani vročil državno odlikovanje Mariji Novak."
WORDS = AWARD.replace(".", " .").split()


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def metrics() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((MODEL / "metrics.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def card() -> str:
    return (MODEL / "README.md").read_text(encoding="utf-8")


def model_files() -> Iterator[tuple[str, Path]]:
    for path in sorted(MODEL.rglob("*")):
        name = path.relative_to(MODEL).as_posix()
        if path.is_file() and name not in APART:
            yield name, path


# --- The folder -------------------------------------------------------------------------------------------------------


def test_metrics_name_every_file_with_its_digest(metrics: dict[str, Any]) -> None:
    found = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in model_files()}
    assert metrics["files"] == found
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(found.items()))
    assert metrics["sha256"] == hashlib.sha256(lines.encode()).hexdigest()


def test_the_folder_is_as_small_as_promised(metrics: dict[str, Any]) -> None:
    assert metrics["bytes"] == sum(path.stat().st_size for _, path in model_files())
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < MOST_BYTES


def test_the_card_gives_the_figures_of_the_metrics(metrics: dict[str, Any], card: str) -> None:
    sections = re.split(r"^### ", card.split("\n## Limits", maxsplit=1)[0], flags=re.MULTILINE)[1:]
    read = {
        section.split("\n")[0]: {name: float(value) for name, value in re.findall(r"\| (\w+) \| ([\d.]+) \|", section)}
        for section in sections
    }
    assert read == metrics["figures"]


def test_the_card_gives_command_digests_and_sizes_of_the_metrics(metrics: dict[str, Any], card: str) -> None:
    assert f"```\n{metrics['command']}\n```" in card
    assert f"- bytes: {metrics['bytes']}\n" in card
    assert f"- sha256: `{metrics['sha256']}`\n" in card
    assert dict(re.findall(r"\| (\S+) \| `([0-9a-f]{64})` \|", card)) == metrics["data"]


@pytest.mark.parametrize(
    ("test_set", "figure", "floor"),
    [
        ("ud_test_gold_tokens", "xpos", 93.0),
        ("ud_test_gold_tokens", "lemma", 96.5),
        ("ud_test_gold_tokens", "las", 83.0),
        ("ner_test_gold_tokens", "f", 87.0),
        ("ner_test_gold_tokens", "f_per", 89.0),
        ("ud_test_raw", "sentences", 98.5),
        ("ud_test_raw", "tokens", 99.9),
    ],
)
def test_no_figure_falls_below_its_floor(metrics: dict[str, Any], test_set: str, figure: str, floor: float) -> None:
    assert metrics["figures"][test_set][figure] >= floor


def test_the_licence_is_named_alike_everywhere(nlp: Language, card: str) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert "CC BY-SA 4.0" in card
    assert "CC BY-SA 4.0" in (MODEL / "LICENSE").read_text(encoding="utf-8")


def test_the_pipeline_starts_with_the_projects_own_tokens_and_sentences(nlp: Language) -> None:
    assert nlp.config["nlp"]["tokenizer"] == {"@tokenizers": "nagrade.Tokenizer.v1"}
    assert nlp.pipe_names == ["nagrade_sentences", "nagrade_network", "nagrade_features"]


# --- What it reads ----------------------------------------------------------------------------------------------------


def word(nlp: Language, text: str, form: str) -> Token:
    return next(token for token in nlp(text) if token.text == form)


def test_tokens_tags_and_trees_of_a_plain_sentence(nlp: Language) -> None:
    doc = nlp(AWARD)
    assert [token.text for token in doc] == WORDS
    (sentence,) = doc.sents
    tags = {token.text: token.tag_ for token in doc}
    assert (tags["Predsednik"], tags["društva"], tags["Ljubljani"]) == ("Ncmsn", "Ncnsg", "Npfsl")
    assert (tags["je"], tags["vročil"]) == ("Va-r3s-n", "Vmep-sm")
    assert sentence.root.text == "vročil"
    assert (doc[0].dep_, doc[0].head.text) == ("nsubj", "vročil")


@pytest.mark.parametrize(
    ("form", "lemma", "pos", "case"),
    [
        ("društva", "društvo", "NOUN", "Gen"),
        ("Peter", "Peter", "PROPN", "Nom"),
        ("Ljubljani", "Ljubljana", "PROPN", "Loc"),
        ("vročil", "vročiti", "VERB", ""),
        ("državno", "državen", "ADJ", "Acc"),
        ("odlikovanje", "odlikovanje", "NOUN", "Acc"),
        ("Mariji", "Marija", "PROPN", "Dat"),
    ],
)
def test_lemma_and_case(nlp: Language, form: str, lemma: str, pos: str, case: str) -> None:
    token = word(nlp, AWARD, form)
    assert (token.lemma_, token.pos_) == (lemma, pos)
    assert token.morph.get("Case", []) == ([case] if case else [])


def test_entities_of_a_plain_sentence(nlp: Language) -> None:
    assert [(entity.text, entity.label_) for entity in nlp(AWARD).ents] == [
        ("Peter Zupan", "PER"),
        ("Ljubljani", "LOC"),
        ("Mariji Novak", "PER"),
    ]


def test_an_organisation_and_a_surname_in_capitals(nlp: Language) -> None:
    text = "Ministrstvo za kulturo je objavilo razpis.\n\nAleksandra FORŠTNER"
    entities = [(entity.text, entity.label_) for entity in nlp(text).ents]
    assert ("Ministrstvo za kulturo", "ORG") in entities
    assert ("Aleksandra FORŠTNER", "PER") in entities


def test_white_space_is_no_word(nlp: Language) -> None:
    doc = nlp("Prva vrstica.\n\nDruga vrstica.")
    assert [token.pos_ for token in doc if token.is_space] == ["SPACE"]
    assert len(list(doc.sents)) == 2


def test_a_document_is_read_alike_alone_and_among_others(nlp: Language) -> None:
    texts = [AWARD, "Kratek stavek.", "", "Prvi stavek je tu. Drugi pa tam, kjer je župan odprl novo šolo.", "Da."] * 9
    together = list(nlp.pipe(texts, batch_size=30))
    alone = [nlp(text) for text in texts]
    assert [layers(doc) for doc in together] == [layers(doc) for doc in alone]
    # On some processors sums of more rows are added up in another order: the last digit of half precision may differ.
    assert all(np.allclose(one.tensor, other.tensor, atol=1e-3) for one, other in zip(together, alone, strict=True))


def layers(doc: Doc) -> list[tuple[str, str, int, str, str]]:
    return [(token.tag_, token.lemma_, token.head.i, token.dep_, token.ent_type_) for token in doc]


def test_white_space_hangs_on_a_word_and_sentences_keep_their_borders(nlp: Language) -> None:
    doc = nlp("  Prva vrstica je tu.\n\n\tDruga vrstica.  \n")
    starts = [token.i for token in doc if token.is_sent_start]
    assert [doc[start:].text.split()[0] for start in starts] == ["Prva", "Druga"]
    for token in doc:
        assert token.head in token.sent
        assert bool(token.tag_) == (not token.is_space)
    assert [token.dep_ for token in doc].count("ROOT") == len(starts)


def test_a_sentence_without_end_is_cut(nlp: Language) -> None:
    doc = nlp("beseda za besedo " * 300)
    assert len(doc) == 900
    assert max(len(sentence) for sentence in doc.sents) <= 250
    assert all(token.tag_ for token in doc)


def test_the_pipeline_can_be_saved_and_loaded_again(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    assert layers(spacy.load(tmp_path)(AWARD)) == layers(nlp(AWARD))


def test_a_component_without_weights_says_so() -> None:
    bare = spacy.blank("sl")
    bare.add_pipe("nagrade_network")
    with pytest.raises(ValueError, match="no weights"):
        bare("Ana je tu.")


def test_the_model_is_loaded_where_nothing_of_ours_was_imported() -> None:
    code = f"import spacy; print([e.text for e in spacy.load({str(MODEL)!r})({AWARD!r}).ents])"
    read = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert read.stdout.strip() == "['Peter Zupan', 'Ljubljani', 'Mariji Novak']"


def test_empty_text(nlp: Language) -> None:
    assert len(nlp("")) == 0


# --- The tag table ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("xpos", "pos", "ud"),
    [
        ("Ncmsan", "NOUN", "Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing"),
        ("Npfsd", "PROPN", "Case=Dat|Gender=Fem|Number=Sing"),
        ("Agpmsny", "ADJ", "Case=Nom|Definite=Def|Degree=Pos|Gender=Masc|Number=Sing"),
        ("Appfsn", "ADJ", "Case=Nom|Degree=Pos|Gender=Fem|Number=Sing|VerbForm=Part"),
        ("Va-r3s-n", "AUX", "Mood=Ind|Number=Sing|Person=3|Polarity=Pos|Tense=Pres|VerbForm=Fin"),
        ("Vmep-dm", "VERB", "Aspect=Perf|Gender=Masc|Number=Dual|VerbForm=Part"),
        ("Vmpu", "VERB", "Aspect=Imp|VerbForm=Sup"),
        ("Px------y", "PRON", "PronType=Prs|Reflex=Yes|Variant=Short"),
        ("Px-msa", "DET", "Case=Acc|Gender=Masc|Number=Sing|Poss=Yes|PronType=Prs|Reflex=Yes"),
        (
            "Ps3msnsm",
            "DET",
            "Case=Nom|Gender=Masc|Gender[psor]=Masc|Number=Sing|Number[psor]=Sing|Person=3|Poss=Yes|PronType=Prs",
        ),
        ("Mlpmpn", "ADJ", "Case=Nom|Gender=Masc|Number=Plur"),
        ("Mlc-pg", "NUM", "Case=Gen|Number=Plur|NumForm=Word|NumType=Card"),
        ("Mdo", "NUM", "NumForm=Digit|NumType=Ord"),
        ("Sl", "ADP", "Case=Loc"),
        ("Z", "PUNCT", ""),
    ],
)
def test_a_tag_as_features(xpos: str, pos: str, ud: str) -> None:
    found = features(xpos)
    assert (found.pos, found.ud) == (pos, ud)


@pytest.mark.parametrize("xpos", ["", "?", "N", "Nc", "Ncmsn-too-long"])
def test_any_string_has_features(xpos: str) -> None:
    assert isinstance(features(xpos), Features)


@pytest.mark.parametrize("kind", KINDS)
def test_a_bare_kind_gives_what_follows_from_it(kind: str) -> None:
    assert features(kind).pos == KINDS[kind].pos
