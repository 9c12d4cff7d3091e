"""The spaCy components: on the shipped pipeline and on others, what they leave in a document, and what keeps it."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.vocab import Vocab

import pipeline
from pipeline import ModelError, Reader, UsageError
from pipeline.components.colours import COLOURS
from pipeline.components.displacy import shown
from pipeline.components.marks import PARTIES
from tests.test_cli import RELEASES

TEXT = """Bled, 12. junija 2023 - Župan Peter Zupan je danes na Bledu izročil občinska priznanja.
Zlato plaketo je prejela Ana Novak, direktorica Zavoda Lipa."""
ENGLISH = "The award was presented by the mayor to all of the volunteers of the town."
SHORT = (
    "mariborske_strani_umrl_kirurg_grizold_2008.txt",
    "pekarna_kvasnik_priznanje_2024.txt",
    "sv_polk_javornik_priznanja_obletnica_2022.txt",
)
ANNOTATIONS = {
    "tags": ("tag_", "tagger"),
    "lemmas": ("lemma_", "lemmatizer"),
    "trees": ("dep_", "parser"),
}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.nlp()


@pytest.fixture(scope="module")
def doc(nlp: Language) -> Doc:
    return nlp(TEXT)


def spans(doc: Doc, key: str) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans[key]]


# --- In the shipped pipeline ------------------------------------------------------------------------------------------


def test_the_shipped_pipeline_reads_what_extract_reads(nlp: Language, reader: Reader) -> None:
    texts = [(RELEASES / name).read_text(encoding="utf-8") for name in SHORT]
    texts += [TEXT, f"{TEXT}\n\nMARIJA KRALJ\ndirektorica", f"{ENGLISH}\n{ENGLISH}\n\n{TEXT}"]
    awards = 0
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        assert doc.text == text
        assert doc._.release == reader.extract(text)
        awards += len(doc._.awards)
    assert awards > 4


def problems(nlp: Language) -> dict[str, list[str]]:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    found: dict[str, list[str]] = analysis["problems"]
    return found


def test_spacy_finds_no_problem_in_the_order_and_one_in_another(nlp: Language) -> None:
    assert not any(problems(nlp).values())
    alone = spacy.blank("sl")
    alone.add_pipe("nagrade_awards")
    assert "token.tag" in problems(alone)["nagrade_awards"]


def test_what_stands_in_a_document(doc: Doc) -> None:
    [award] = doc._.awards
    assert (award.award.name, award.status) == ("zlata plaketa", "conferred")
    assert [person.name for person in doc._.people] == ["Peter Zupan", "Ana Novak"]
    assert spans(doc, "nagrade_awards") == [
        ("AWARD", "Zlato plaketo"),
        ("RECIPIENT", "Ana Novak"),
        ("PRESENTER", "Peter Zupan"),
        ("DATE", "danes"),
        ("PLACE", "Bledu"),
    ]
    assert {span.id_ for span in doc.spans["nagrade_awards"]} == {"0"}
    assert ("INSTITUTION", "Zavoda Lipa") in spans(doc, "nagrade_entities")
    assert [span.label_ for span in doc.spans["nagrade_sections"]] == ["dateline", "body"]


def test_a_sentence_starts_where_a_section_does_and_behind_it(doc: Doc) -> None:
    alone = spacy.blank("sl")
    alone.add_pipe("nagrade_layout")
    marked = alone(f"{ENGLISH}\n{ENGLISH}\n\n{TEXT}\n\n{ENGLISH}\n{ENGLISH}")
    dateline, body = marked.spans["nagrade_sections"]
    assert [token.i for token in marked if token.is_sent_start] == [dateline.start, body.start, body.end + 1]
    assert {section.start for section in doc.spans["nagrade_sections"]} <= {sentence.start for sentence in doc.sents}


def test_sentences_that_are_set_stay_where_the_layout_comes_late(doc: Doc) -> None:
    late = spacy.blank("sl")
    late.add_pipe("nagrade_layout")
    other = annotated(doc)
    starts = [token.is_sent_start for token in other]
    assert [token.is_sent_start for token in late(other)] == starts
    assert spans(other, "nagrade_sections") == spans(doc, "nagrade_sections")


def test_a_text_that_is_not_slovene_has_no_awards_and_says_why(nlp: Language) -> None:
    english = nlp(ENGLISH)
    assert (english._.release, english._.awards, english._.people) == (None, (), ())
    assert english._.nagrade_error == "not Slovene (reads as en): passed over"
    assert nlp("")._.awards == ()


def test_the_day_of_a_release_can_be_told(nlp: Language) -> None:
    bare = "Župan Peter Zupan je danes izročil zlato plaketo Ani Novak."
    doc = nlp.make_doc(bare)
    doc._.published = "2024-03-05"
    assert nlp(doc)._.awards[0].date.iso == "2024-03-05"
    wrong = nlp.make_doc(bare)
    wrong._.published = "5. marca"
    with pytest.raises(UsageError, match=r"no day as 2026-01-31: 5\. marca"):
        nlp(wrong)


# --- In pipelines of others -------------------------------------------------------------------------------------------


def annotated(doc: Doc) -> Doc:
    """A document with the same annotation in a pipeline that has none of our components yet."""
    vocab = spacy.blank("sl").vocab
    return Doc(
        vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        lemmas=[token.lemma_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )


def told(doc: Doc) -> list[tuple[str, str, list[str], list[str]]]:
    """Each award's name, status, recipients and presenters."""
    return [
        (one.award.name, one.status, [p.name for p in one.recipients], [p.name for p in one.presenters])
        for one in doc._.awards
    ]


def test_the_annotation_of_others_is_read_and_kept(doc: Doc) -> None:
    other = annotated(doc)
    before = [(token.text, token.tag_, token.head.i, token.ent_type_) for token in other]
    alone = Language(other.vocab, meta={"lang": "sl", "name": "drugi", "version": "1.2.0"})
    alone.add_pipe("nagrade_awards")
    read = alone(other)
    assert told(read) == told(doc)  # but for how sure it is: the argument network has no say
    assert read._.release.producer.model == "sl_drugi-1.2.0"
    assert [(token.text, token.tag_, token.head.i, token.ent_type_) for token in read] == before


def test_a_pipeline_with_tokens_of_its_own(nlp: Language) -> None:
    text = "Nagrado je 3.maja iz rok župana Petra Zupana prejela Ana Novak, direktorica Zavoda Lipa."
    other = spacy.blank("sl")
    other.add_pipe("nagrade_layout")
    for name in ("nagrade_sentences", "nagrade_network"):
        other.add_pipe(name, source=nlp)
    other.add_pipe("nagrade_awards")
    doc = other(text)
    assert [token.text for token in doc] != [token.text for token in nlp(text)]
    [award, *_] = doc._.awards
    assert [party.name for party in award.recipients] == ["Ana Novak"]
    assert [party.name for party in award.presenters] == ["Peter Zupan"]
    for record in doc._.awards:
        for party in (*record.recipients, *record.presenters):
            assert text[party.mention.start : party.mention.end] == party.mention.text


def test_a_token_that_holds_more_than_a_mention_is_marked_whole(nlp: Language) -> None:
    words = nlp("Nagrado je prejela Ana Novak.")
    glued = Doc(
        words.vocab,
        words=["Nagrado", "je", "prejela", "Ana", "Novak."],
        spaces=[True, True, True, True, False],
        tags=[token.tag_ for token in words[:5]],
        lemmas=[token.lemma_ for token in words[:5]],
        heads=[min(token.head.i, 4) for token in words[:5]],
        deps=[token.dep_ for token in words[:5]],
        ents=["O", "O", "O", "B-PER", "I-PER"],
    )
    alone = Language(words.vocab)
    alone.add_pipe("nagrade_awards")
    assert ("RECIPIENT", "Ana Novak.") in spans(alone(glued), "nagrade_awards")


@pytest.mark.parametrize("kind", ANNOTATIONS)
def test_what_a_document_lacks_is_named_with_what_sets_it(doc: Doc, kind: str) -> None:
    attribute, setter = ANNOTATIONS[kind]
    other = annotated(doc)
    for token in other:
        setattr(token, attribute, "")
    alone = Language(other.vocab)
    alone.add_pipe("nagrade_awards", name="awards")
    with pytest.raises(ModelError, match=rf"the component awards finds no [^;]*{kind} [^;]*{setter}[^;]*$"):
        alone(other)


def test_a_blank_pipeline_lacks_everything() -> None:
    blank = spacy.blank("sl")
    blank.add_pipe("nagrade_awards")
    with pytest.raises(ModelError) as error:
        blank(TEXT)
    for what in ("tagger", "lemmatizer", "parser", "senter", "ner"):
        assert what in str(error.value)


def test_tags_of_another_kind_are_named(doc: Doc) -> None:
    other = annotated(doc)
    for token, tagged in zip(other, doc, strict=True):
        token.tag_ = tagged.pos_
    alone = Language(other.vocab)
    alone.add_pipe("nagrade_awards")
    with pytest.raises(ModelError, match="tags of MULTEXT-East"):
        alone(other)


# --- Kept -------------------------------------------------------------------------------------------------------------


def kept(doc: Doc) -> tuple[object, ...]:
    assert doc._.awards
    keys = ("nagrade_sections", "nagrade_entities", "nagrade_awards")
    return doc._.release, [[(s.start, s.end, s.label_, s.id_) for s in doc.spans[key]] for key in keys]


def test_bytes_and_docbin_keep_all(doc: Doc) -> None:
    assert kept(Doc(Vocab()).from_bytes(doc.to_bytes())) == kept(doc)
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [found] = DocBin().from_bytes(stored).get_docs(Vocab())
    assert kept(found) == kept(doc)


def test_several_processes_read_the_same(nlp: Language, doc: Doc) -> None:
    assert [kept(found) for found in nlp.pipe([TEXT, TEXT], n_process=2, batch_size=1)] == [kept(doc)] * 2


def test_a_pipeline_is_kept_with_its_options(nlp: Language, doc: Doc, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "whole")
    assert kept(spacy.load(tmp_path / "whole")(TEXT)) == kept(doc)
    ruled = spacy.blank("sl")
    ruled.add_pipe("nagrade_awards", config={"linker": False})
    ruled.to_disk(tmp_path / "ruled")
    read = spacy.load(tmp_path / "ruled")(annotated(doc))
    assert read._.awards[0].award == doc._.awards[0].award
    assert read._.awards[0].confidence != doc._.awards[0].confidence


# --- Shown ------------------------------------------------------------------------------------------------------------


def test_displacy_marks_the_text(doc: Doc) -> None:
    html = displacy.render(doc._.displacy(), style="ent", manual=True)
    for label, colour in (("RECIPIENT", COLOURS["RECIPIENT"]), ("AWARD", COLOURS["AWARD"])):
        assert f"background: {colour}" in html
        assert label in html
    assert displacy.render(doc._.displacy("span"), style="span", manual=True) == displacy.render(
        doc, style="span", options={"spans_key": "nagrade_awards"}
    )


def test_displacy_draws_an_arc_from_each_award_to_its_parties(doc: Doc) -> None:
    [drawn] = doc._.displacy("dep")
    words = [word["text"] for word in drawn["words"]]
    arcs = {(words[arc["start"]], arc["label"], words[arc["end"]], arc["dir"]) for arc in drawn["arcs"]}
    assert arcs == {
        ("Zlato plaketo", "recipient", "Ana Novak", "right"),
        ("Peter Zupan", "presenter", "Zlato plaketo", "left"),
    }
    assert "presenter" in displacy.render([drawn], style="dep", manual=True)


def test_a_mention_over_two_sentences_is_drawn_once() -> None:
    cut = Doc(Vocab(), words=["Znak", "prejme", "Ana", "Novak", "."], sent_starts=[True, False, False, True, False])
    cut.spans["nagrade_awards"] = [Span(cut, 0, 1, "AWARD", span_id="0"), Span(cut, 2, 4, "RECIPIENT", span_id="0")]
    [drawn] = shown(cut, "dep")
    assert drawn == {
        "words": [
            {"text": "Znak", "tag": "AWARD"},
            {"text": "prejme", "tag": ""},
            {"text": "Ana Novak", "tag": "RECIPIENT"},
            {"text": ".", "tag": ""},
        ],
        "arcs": [{"start": 0, "end": 2, "label": "recipient", "dir": "right"}],
    }


def test_displacy_is_given_sound_forms_of_any_release(nlp: Language) -> None:
    for doc in nlp.pipe((RELEASES / name).read_text(encoding="utf-8") for name in SHORT):
        [marked] = doc._.displacy("ent")
        ends = [0, *(entity["end"] for entity in sorted(marked["ents"], key=lambda entity: entity["start"]))]
        starts = [*(entity["start"] for entity in sorted(marked["ents"], key=lambda e: e["start"])), len(doc.text)]
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        for drawn in doc._.displacy("dep"):
            assert drawn["arcs"]
            assert all(0 <= arc["start"] < arc["end"] < len(drawn["words"]) for arc in drawn["arcs"])


def test_displacy_shows_markup_of_a_release_as_text(nlp: Language) -> None:
    doc = nlp("Nagrado <b>Lipa</b> & <script>alert(1)</script> je prejela Ana Novak, izročil jo je Peter Zupan.")
    assert doc._.awards
    for style in ("ent", "span", "dep"):
        drawn = displacy.render(doc._.displacy(style), style=style, manual=True)
        assert "<script" not in drawn
        assert "<b>" not in drawn


def test_a_style_that_displacy_has_not_is_refused(doc: Doc) -> None:
    with pytest.raises(UsageError, match="there are ent, span, dep"):
        doc._.displacy("tree")


def test_each_label_has_a_colour() -> None:
    assert {"AWARD", *PARTIES.values()} <= set(COLOURS)


# --- Beside spaCy -----------------------------------------------------------------------------------------------------


def test_spacy_without_the_components_starts_without_them() -> None:
    script = "import sys, spacy; spacy.blank('sl').add_pipe('sentencizer'); print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603 - fixed words
    loaded = set(ended.stdout.split())
    assert "pipeline.components.factories" in loaded
    assert not loaded & {"pipeline.records", "pipeline.extract", "pipeline.loading", "pipeline.network.annotator"}
