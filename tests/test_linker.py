"""The linker: what it adds, drops and leaves, how sure it says it is, and what becomes of a file that is none."""

import gzip
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

import pipeline
from pipeline import ModelError, Reader
from pipeline.records import LIVE
from pipeline.stages.chances import Belief, Chances, log_odds, read_chances
from pipeline.stages.claims import LINKER_RULE, WEIGHED
from pipeline.stages.weighing import ruled_in, together
from scripts.linker.cuts import Said, best_cuts, fairest_cuts
from scripts.measuring import ReadRelease, calibration_error, evaluation

MODEL = Path(__file__).parents[1] / "models" / "sl_nagrade"
RELEASES = Path(__file__).parents[1] / "corpus" / "releases"
AWARD = "Zlato plaketo je županja Maja Hribar izročila Ani Novak."


def deaf(reader: Reader, *names: str) -> Reader:
    """The reader with a linker that does not believe some things, however likely."""
    assert reader.linker is not None
    beliefs = {name: replace(reader.linker.beliefs[name], cut=2.0, ruled=2.0) for name in names}
    return replace(reader, linker=replace(reader.linker, beliefs={**reader.linker.beliefs, **beliefs}))


def test_a_chance_adds_up_the_marks_that_are_known() -> None:
    model = Chances(bias=-1.0, weights={"a": 1.0, "b": 2.0}, cut=0.5)
    assert model.of(frozenset({"a"})) == 0.5
    assert model.of(frozenset({"a", "b", "unknown"})) == pytest.approx(0.8808, abs=1e-4)


def test_confidence_bends_the_chance() -> None:
    belief = Belief(cut=0.5, ruled=0.4, slope=0.5, shift=0.0)
    assert log_odds(belief.confidence(0.9)) == pytest.approx(log_odds(0.9) / 2)
    assert 0 < belief.confidence(0.0) < belief.confidence(1.0) < 1


def test_a_row_is_believed_wherever_that_costs_little() -> None:
    rows = [Said(chance, right=True, ruled=True) for chance in (0.05, 0.3, 0.9)]
    others = [*(Said(0.7, right=True) for _ in range(9)), *(Said(0.5, right=False) for _ in range(9))]
    cut, ruled = best_cuts([*rows, *others])
    assert ruled <= 0.05
    assert 0.5 < cut <= 0.7
    wrong = [Said(0.2, right=False, ruled=True) for _ in range(9)]
    assert 0.2 < best_cuts([*rows, *wrong, *others])[1] <= 0.3


def test_what_counts_more_decides_a_cut() -> None:
    ours = [Said(0.4, right=False) for _ in range(9)]
    assert best_cuts([*ours, Said(0.3, right=True), Said(0.8, right=True)])[0] > 0.4
    assert best_cuts([*ours, Said(0.3, right=True, weight=50.0), Said(0.8, right=True)])[0] <= 0.3


def test_a_wrong_record_counts_more_than_a_missing_one_in_the_cut_of_the_news() -> None:
    told = [Said(chance, right=True, ruled=True) for chance in (0.2, 0.6, 0.7, 0.9)]
    quiet = [Said(chance, right=False, ruled=True) for chance in (0.1, 0.3, 0.4)]
    assert 0.4 < fairest_cuts([*told, *quiet])[1] <= 0.6


def test_who_is_named_together_is_weighed_together(reader: Reader) -> None:
    view = reader.draft("Plaketo so prejeli Ana Novak, Peter Zupan in Maja Kos, bere pa Jan Rus.").view
    chances = {"Ana Novak": 0.9, "Peter Zupan": 0.1, "Maja Kos": 0.5, "Jan Rus": 0.1}
    ruled = ruled_in(view, "recipient")
    found = together(view, "recipient", ruled, [chances[candidate.name] for candidate in view.candidates])
    told = dict(zip((candidate.name for candidate in view.candidates), found, strict=True))
    assert told == {"Ana Novak": 0.9, "Peter Zupan": 0.5, "Maja Kos": 0.5, "Jan Rus": 0.1}


def test_a_linker_that_believes_nothing_leaves_no_link(reader: Reader) -> None:
    assert reader.linker is not None
    silent = deaf(reader, *WEIGHED, "award")
    assert [a for a in silent.extract(AWARD).awards if a.recipients or a.presenters] == []
    assert [p.name for a in reader.extract(AWARD).awards for p in a.recipients] == ["Ana Novak"]


def test_a_release_that_is_no_news_tells_of_no_award_of_the_day(reader: Reader) -> None:
    assert reader.linker is not None
    assert not any(award.status in LIVE for award in deaf(reader, "news").extract(AWARD).awards)


def test_who_won_an_award_told_as_past_is_weighed_too(reader: Reader) -> None:
    assert reader.linker is not None
    told = "Pesnica Ana Novak živi v Celju. Leta 1998 je prejela zlato plaketo občine."
    assert [(a.status, [p.name for p in a.recipients]) for a in reader.extract(told).awards] == [
        ("past", ["Ana Novak"])
    ]
    assert deaf(reader, "past", "recipient").extract(told).awards == ()


def test_an_award_that_the_rules_date_to_another_day_is_told_once(reader: Reader) -> None:
    text = (RELEASES / "odbor_znanost_hrasteljeve_nagrade_2017.txt").read_text(encoding="utf-8")
    old = [award for award in reader.extract(text).awards if award.status == "past"]
    assert [
        [p.name for p in award.recipients] for award in old if award.award.name == "nagrada Rakovčevega sklada"
    ] == [["Radovan Zelenko"]]


def test_the_linker_tells_where_somebody_belongs_and_when_an_award_was_given(reader: Reader) -> None:
    text = (
        "Celje, 24. junij 2020\n\nSrebrni ščit so v ponedeljek, 22. junija, prejeli:\n"
        "Vladimir Oprešnik, Policijska postaja Laško\nLjuba Ratajc, Policijska postaja Velenje\n"
    )
    bodies = {person.name: person.roles[0].institution for person in reader.extract(text).people if person.roles}
    assert bodies == {
        "Vladimir Oprešnik": "Policijska postaja Laško",
        "Ljuba Ratajc": "Policijska postaja Velenje",
    }
    assert {award.date.iso for award in reader.extract(text).awards if award.date} == {"2020-06-22"}


def test_links_of_the_rules_keep_their_row_and_added_ones_name_the_linker(corpus: dict[str, list[ReadRelease]]) -> None:
    whys = {
        party.why
        for one in corpus["dev"]
        if one.document is not None
        for award in one.document.awards
        if award.status in LIVE
        for party in award.recipients
    }
    assert {LINKER_RULE, "frame.prejeti", "pattern.list-below"} <= whys


def test_the_linker_reads_better_than_the_rules_alone(reader: Reader, corpus: dict[str, list[ReadRelease]]) -> None:
    sample = corpus["test"][::4]
    alone = replace(reader, linker=None)
    ruled = [one._replace(document=alone.extract(one.text, id=one.gold.id)) if one.document else one for one in sample]
    with_linker, without = ({f.name: f.f1 for f in evaluation(part).figures} for part in (sample, ruled))
    assert with_linker["recipients"] > without["recipients"] + 0.05
    assert with_linker["presenters"] > without["presenters"]


def test_less_confident_links_and_records_can_be_left_out(corpus: dict[str, list[ReadRelease]]) -> None:
    documents = [one.document for one in corpus["dev"] if one.document is not None and one.document.awards]
    for document in documents:
        assert document.confident(0.0) == document
        assert document.confident(1.0).awards == ()
        for award in document.confident(0.6).awards:
            parties = (*award.recipients, *award.presenters, *award.accepted_by, *award.conferred_by)
            assert all(party.confidence >= 0.6 for party in parties)
            assert award.id in {one.id for one in document.awards}
    low, high = (evaluation(corpus["test"], least=least).figures[0] for least in (0.0, 0.7))
    assert high.precision > low.precision
    assert high.recall < low.recall


def test_calibration_error_of_honest_and_of_boastful_confidence() -> None:
    honest = [(0.8, at % 5 != 0) for at in range(100)] + [(0.2, at % 5 == 0) for at in range(100)]
    assert calibration_error(honest, bins=2) == pytest.approx(0.0)
    assert calibration_error([(1.0, at % 2 == 0) for at in range(100)]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    "content", [b"", b"no gzip", gzip.compress(b"[1"), gzip.compress(b"[1]"), gzip.compress(b'{"beliefs": {"a": 1}}')]
)
def test_a_file_that_holds_no_linker_is_named(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    (folder / "linker.json.gz").write_bytes(content)
    with pytest.raises(ModelError, match="cannot be loaded"):
        pipeline.load(model=folder)


@pytest.mark.parametrize(("part", "name"), [("choices", "date"), ("beliefs", "past"), ("beliefs", "news")])
def test_a_linker_that_lacks_something_is_named(tmp_path: Path, part: str, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(MODEL, folder)
    stored = json.loads(gzip.decompress((MODEL / "linker.json.gz").read_bytes()))
    del stored[part][name]
    (folder / "linker.json.gz").write_bytes(gzip.compress(json.dumps(stored).encode()))
    with pytest.raises(ModelError, match=f"the linker lacks {name}: install"):
        pipeline.load(model=folder)
    assert pipeline.load(model=folder, linker=False).linker is None


def test_metrics_belong_to_the_gold_that_was_learnt_from() -> None:
    metrics = json.loads((MODEL / "linker_metrics.json").read_text(encoding="utf-8"))
    assert metrics["calibration"]["links"] >= 500
    beliefs, choices = read_chances(MODEL / "linker.json.gz")
    stored = {name: belief.cut for name, belief in beliefs.items()} | {name: one.cut for name, one in choices.items()}
    assert metrics["cuts"] == stored


@pytest.mark.parametrize(
    "text",
    [
        "Dobitniki so Eva Skok (zlata plaketa), Jan Vrtnik (srebrna plaketa) in Radio Gaj (bronasta plaketa).",
        "Prejemniki priznanj so: Eva Skok (zlata plaketa), Jan Vrtnik (srebrna plaketa), Radio Gaj (bronasta plaketa).",
    ],
)
def test_who_stands_beside_an_award_in_a_list_wins_no_other(reader: Reader, text: str) -> None:
    won = {record.award.name: [one.name for one in record.recipients] for record in reader.extract(text).awards}
    assert won == {
        "zlata plaketa": ["Eva Skok"],
        "srebrna plaketa": ["Jan Vrtnik"],
        "bronasta plaketa": ["Radio Gaj"],
    }


def test_two_awards_of_one_winner_stay_two(reader: Reader) -> None:
    text = "Zlato plaketo in naziv častne občanke je prejela Eva Skok."
    awards = reader.extract(text).awards
    assert [(one.award.name, [p.name for p in one.recipients]) for one in awards] == [
        ("zlata plaketa", ["Eva Skok"]),
        ("naziv častne občanke", ["Eva Skok"]),
    ]
