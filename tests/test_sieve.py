"""The sieve: what cannot tell of an award never reaches the model, and the awards feed is the same without it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import orjson
import pytest
from spacy.language import Language

import pipeline.extract
from pipeline import NagradeError
from pipeline.extract import Reader
from pipeline.records import Document
from pipeline.releases import Release
from pipeline.rules.row import Row, unmark
from pipeline.rules.tables import Rules
from pipeline.stages.annotation import Annotated, Cut, annotate
from pipeline.stages.sieve import may_tell
from scripts.goldsets import passages
from scripts.measuring import ReadRelease
from tests.commands import Nagrade

AWARDS_DEV: Final = Path(__file__).parents[2] / "shared" / "awards_dev"
RULES = Rules()
TELLING = [row for row in RULES if "{award" in row.reads]

# News of other kinds, with words that look like those of awards.
OTHERS = (
    "Občina Lipnik obvešča, da bo cesta med Lipnikom in Zabrdom od ponedeljka do konca leta zaprta za ves promet.",
    "Cene elektrike so se v prvih devetih mesecih lanskega leta zvišale. Zlasti doma smo rabili več kot leta 2019.",
    "Na Inštitutu za morsko biologijo so predstavili raziskavo o algah. Odlično jo je pospremila Alenka Mlakar.",
    "V torek sta se sešla župan Rok Belina in ministrica Nina Hafner. Pogovarjala sta se o gradnji vrtca.",
    "Mestna knjižnica bo v začetku leta odprla čitalnico. Stavba bo zaprta tri leta, je dejal direktor.",
    "Hotel je postal največji ponudnik v mestu, po kolapsu leta 2013 pa je obrat zaprt.",
    "Most bodo odprli čez pol leta, dela pa bodo trajala še četrt leta, je dejal direktor Jan Kos.",
)

# How awards are told of that no noun of an award names, and how texts are typed.
AWARDS = (
    "NAGRADO JE PREJELA ANA NOVAK.",
    "Odlikovali so ga na Bledu.",
    "Nagrajenka je Ana Novak.",
    "Za športnika leta 2020 so razglasili Petra Zupana.",
    "Knjiga leta je delo Ane Novak.",
    "Postala je častna občanka Bleda.",
    "Najboljša igralka je postala Ana Novak.",
    "Podelili so Majerjev prstan.",
    "Zlato v skoku v višino je osvojila Ana Novak.",
    "V kategoriji malih podjetij je slavilo podjetje Lipa.",
    "Prejela je zlati trikotnik.",
    "Izročili so ji kipec; dva kipca sta še v delavnici.",
    "Podeljenih je bilo pet znac\u030ck in deset odličij.",
    "Podelili so na\u00adgrade.",
    "Ana Novak je postala prostovoljka meseca.",
    "Ana Novak je postala ime tedna.",
    "Igralka tekme je bila Ana Novak.",
)


@pytest.mark.parametrize("row", TELLING, ids=lambda row: row.id)
def test_what_a_row_reads_passes(row: Row) -> None:
    assert may_tell(unmark(row.reads)[0], RULES)


@pytest.mark.parametrize("text", AWARDS)
def test_awards_pass_in_every_dress(text: str) -> None:
    assert may_tell(text, RULES)


@pytest.mark.parametrize("text", OTHERS)
def test_other_news_does_not_pass(text: str) -> None:
    assert not may_tell(text, RULES)


def test_no_release_of_the_corpus_of_which_awards_are_read_is_kept_back(corpus: dict[str, list[ReadRelease]]) -> None:
    telling = [one for part in corpus.values() for one in part if one.document is not None and one.document.awards]
    assert len(telling) > 200
    assert [one.gold.id for one in telling if not may_tell(one.text, RULES)] == []


def test_of_a_release_whose_few_words_of_awards_mean_none_only_their_sentences_are_read(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def heard(nlp: Language, cuts: Sequence[Cut]) -> list[Annotated]:
        read.extend(part.of(cut.text) for cut in cuts for part in cut.parts)
        return annotate(nlp, cuts)

    monkeypatch.setattr(pipeline.extract, "annotate", heard)
    word = "Cena zlata se je znova zvišala, je dejal direktor."
    (quick,) = reader.pipe([Release(" ".join((*OTHERS[:3], word, *OTHERS[3:])))], awards_only=True)
    assert isinstance(quick, Document)
    assert not quick.awards
    assert not quick.entities
    assert read == [word]


def test_one_sentence_with_an_award_has_all_of_a_release_read(reader: Reader) -> None:
    text = " ".join((*OTHERS[:3], "Alenka Mlakar je prejela zlato plaketo občine.", *OTHERS[3:]))
    (whole,) = reader.pipe([Release(text)])
    assert isinstance(whole, Document)
    assert [winner.name for award in whole.awards for winner in award.recipients] == ["Alenka Mlakar"]
    assert list(reader.pipe([Release(text)], awards_only=True)) == [whole]


def test_to_read_for_awards_only_gives_the_same_awards(reader: Reader, corpus: dict[str, list[ReadRelease]]) -> None:
    some = [one for part in corpus.values() for one in part[::60] if one.document is not None]
    others = [Release(" ".join((*OTHERS, one.text, *OTHERS)), id=one.gold.id) for one in some[::2]]
    releases = [*(Release(one.text, id=one.gold.id) for one in some), *others]
    quick = reader.pipe(releases, awards_only=True)
    assert [_awards(one) for one in quick] == [_awards(one) for one in reader.pipe(releases)]


@pytest.mark.skipif(not AWARDS_DEV.is_dir(), reason="the passages of shared/awards_dev are not here")
def test_to_read_real_passages_for_awards_only_gives_the_same_awards(reader: Reader) -> None:
    releases = [Release(text, id=gold.id) for gold, text in passages(AWARDS_DEV).read()][::8]
    quick = reader.pipe(releases, awards_only=True)
    assert [_awards(one) for one in quick] == [_awards(one) for one in reader.pipe(releases)]


def _awards(read: Document | NagradeError) -> tuple[Any, ...]:
    assert isinstance(read, Document)
    return read.awards


def _lines(file: Path) -> list[Any]:
    return [orjson.loads(line) for line in file.read_bytes().splitlines()]


@pytest.mark.parametrize("news", OTHERS)
def test_nothing_is_lost_with_what_is_kept_back(news: str, reader: Reader) -> None:
    (whole,) = reader.pipe([Release(news)])
    (quick,) = reader.pipe([Release(news)], awards_only=True)
    assert isinstance(whole, Document)
    assert whole.entities
    assert whole.model_copy(update={"entities": (), "people": ()}) == quick


def test_a_run_for_both_feeds_reads_all_and_gives_the_same_awards(real: Nagrade, tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for number, text in enumerate((*OTHERS, "V petek je Ana Novak na Bledu prejela zlato plaketo občine Bled.")):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    assert real("run", str(folder), "-o", str(tmp_path / "alone.jsonl"))[0] == 0
    both = ("run", str(folder), "-o", str(tmp_path / "both.jsonl"), "--documents", str(tmp_path / "documents.jsonl"))
    assert real(*both)[0] == 0
    alone = (tmp_path / "alone.jsonl").read_bytes()
    assert alone
    assert alone == (tmp_path / "both.jsonl").read_bytes()
    documents = _lines(tmp_path / "documents.jsonl")
    assert len(documents) == len(OTHERS) + 1
    assert ["Rok Belina", "Nina Hafner"] in [
        [person["name"] for person in document["people"]] for document in documents
    ]
