"""What every backend gives: one suite, run over each that is installed."""

import re
import time
from pathlib import Path

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import pipeline
from pipeline import AwardRecord, ModelError, Reader, UsageError
from pipeline.backends.contract import PROBE, check
from pipeline.stages.features import KINDS
from scripts.goldsets import CORPUS
from tests.test_model import MODEL
from tests.test_tokens import ODD, damaged

SHIPPED = pipeline.load().nlp
LABELS = {"PER", "LOC", "ORG", "MISC"}
RELATION = re.compile(r"ROOT|[a-z]+(:[a-z]+)?")
TOLD = "Župan Peter Zupan je v Ljubljani izročil zlato plaketo Mariji Novak."
# Each of these was read wrongly, or not at all, by some annotation that counts, cleans or tokenizes by itself.
TRAPS = {
    "several lines": f"{TOLD}\n\nPrejela jo je Ana Kovač.\r\nČestitamo, Ana Kovač!",
    "a soft hyphen": TOLD.replace("plaketo", "pla\u00adketo"),
    "a byte order mark": f"\ufeff{TOLD}",
    "a byte order mark on a later line": f"Velenje\n\ufeff{TOLD}",
    "control characters": TOLD.replace(" je ", " \x07je\x1b "),
    "a line of control characters": f"{TOLD}\n\x07\x1b \x08\n{TOLD}",
    "only control characters": "\x07 \x08",
    "spaces of other kinds": TOLD.replace(" je ", "\u00a0je\t").replace(" v ", "\u202fv\u2009"),
    "a joiner": TOLD.replace("Zupan", "Zupan\u200d"),
    "a space of no width": TOLD.replace("zlato plaketo", "zlato\u200bplaketo"),
    "an entity of HTML": TOLD.replace("Zupan", "&lt;Zupan&gt; &amp; &quot;"),
    "stops between letters": "a." * 3000,
    "a very long word": "nagrada" * 20_000,
    "a very long line of marks": "-" * 50_000,
    "one word over and over": "nagrada " * 2000,
    "two words over and over": "nagrada Novak " * 1000,
    "a sentence without end": "beseda za besedo in " * 300,
    "letters and accents": "Z\u030cupan je prejel nagrado \u0301\u0301.",
    "faces": "Čestitke \U0001f389\U0001f468\u200d\U0001f469 Ani Novak!",
    "underscores": "_ __ ___ _a_ | a|b = a=b",
    "words that formats give a meaning": "MWT=Yes start_char=1|end_char=2 # newpar <PAD> <UNK> <ROOT>",
    "writing of others": "漢字 кирилица العربية ٣ Ana Novak",
}


def checked(doc: Doc, text: str) -> None:
    """See that a document keeps the contract."""
    assert doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.head.sent == token.sent
        if token.is_space:
            assert (token.tag_, token.pos_) == ("", "SPACE")
            continue
        assert any(token.tag_.startswith(kind) for kind in KINDS), token.tag_
        assert token.lemma_
        assert RELATION.fullmatch(token.dep_), token.dep_
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        assert not words or [token.dep_ for token in words].count("ROOT") == 1
        assert [token for token in words if token.head == token] == [token for token in words if token.dep_ == "ROOT"]
        assert len(words) <= 250
    for entity in doc.ents:
        assert entity.label_ in LABELS
        assert text[entity.start_char : entity.end_char] == entity.text
        assert entity[0].sent == entity[-1].sent


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS.keys())
def test_traps(nlp: Language, text: str, capfd: pytest.CaptureFixture[str]) -> None:
    started = time.perf_counter()
    checked(nlp(text), text)
    assert time.perf_counter() - started < 60  # some seconds on a quiet machine; hours where a limit is missing
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize("text", ["", " ", "\n", *ODD, *(damaged(seed) for seed in range(20))])
def test_odd_characters(nlp: Language, text: str) -> None:
    checked(nlp(text), text)


# Several texts at once, for a text alone takes classla as long as ten; lone surrogates are no text.
TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=60), min_size=8, max_size=8)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(TEXTS)
def test_any_text(nlp: Language, texts: list[str]) -> None:
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        checked(doc, text)


def test_tokens_and_sentences_are_those_of_the_shipped_model(nlp: Language) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "releases").glob("*.txt"))[::60]]
    for ours, other in zip(nlp.pipe(texts), SHIPPED.pipe(texts), strict=True):
        assert [token.text for token in ours] == [token.text for token in other]
        assert [sentence.start for sentence in ours.sents] == [sentence.start for sentence in other.sents]


def test_a_text_is_read_alike_alone_and_among_others(nlp: Language) -> None:
    texts = [TOLD, "", "Kratek stavek.", *(damaged(seed) for seed in range(4))]
    assert [layers(doc) for doc in nlp.pipe(texts, batch_size=8)] == [layers(nlp(text)) for text in texts]


def layers(doc: Doc) -> list[tuple[str, str, int, str, str]]:
    return [(token.tag_, token.lemma_, token.head.i, token.dep_, token.ent_type_) for token in doc]


def test_every_value_of_a_record_points_at_its_characters(either: Reader) -> None:
    records = 0
    for path in sorted((CORPUS / "releases").glob("*.txt"))[:4]:
        text = f"\ufeff{path.read_text(encoding='utf-8')}\n\x07\n{TOLD}"
        for record in either.extract(text).award_records():
            records += 1
            assert AwardRecord.model_validate_json(record.model_dump_json()) == record
            for slot in (record.recipients, record.presenters, record.accepted_by, record.conferred_by):
                for party in slot:
                    assert text[party.mention.start : party.mention.end] == party.mention.text
    assert records > 3


# --- A pipeline of one's own ------------------------------------------------------------------------------------------


def test_each_backend_keeps_the_contract_that_is_asked_of_others(nlp: Language) -> None:
    check(SHIPPED)
    assert len(nlp(PROBE)) == len(SHIPPED(PROBE))


def test_a_pipeline_of_ones_own_is_read_with() -> None:
    reader = pipeline.load(nlp=SHIPPED)
    assert reader.extract(TOLD).awards == pipeline.load().extract(TOLD).awards
    assert (reader.producer.backend, reader.producer.model) == ("spacy", "sl_nagrade-0.2.0")


@pytest.mark.parametrize(
    ("without", "named"),
    [
        ("nagrade_network", ["tags", "lemmas", "trees", "names"]),
        ("nagrade_sentences", ["fails on a plain sentence"]),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused_with_what_it_lacks(without: str, named: list[str]) -> None:
    lacking = spacy.load(MODEL, exclude=[without])
    with pytest.raises(ModelError) as error:
        pipeline.load(nlp=lacking)
    for what in named:
        assert what in str(error.value)


def test_a_pipeline_with_tags_of_another_kind_is_refused() -> None:
    def universal(doc: Doc) -> Doc:
        for token in doc:
            token.tag_ = token.pos_
        return doc

    Language.component("universal_tags", func=universal)
    other = spacy.load(MODEL)
    other.add_pipe("universal_tags")
    with pytest.raises(ModelError, match=r"MULTEXT-East"):
        pipeline.load(nlp=other)


def test_arguments_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there are spacy, classla"):
        pipeline.load(backend="stanza")
    with pytest.raises(UsageError, match="ask for the backend classla"):
        pipeline.load(models=tmp_path)
    with pytest.raises(UsageError, match="not both"):
        pipeline.load(backend="classla", nlp=SHIPPED)
