"""Candidates: what else than known names may be a party, and that of two readings of the same words one is kept."""

from itertools import combinations

import pytest

from pipeline import Reader
from scripts.measuring import ReadRelease

WINNERS = [
    ("Priznanje so prejeli gasilci iz Dvora.", "gasilci iz Dvora"),
    (
        "Plaketo so podelili mladinskemu odseku Planinskega društva Cmurek.",
        "mladinski odsek Planinskega društva Cmurek",
    ),
    ("Naziv so osvojile tri mlajše selekcije Plesnega kluba Zarja.", "tri mlajše selekcije Plesnega kluba Zarja"),
    ("V kategoriji organizacij je priznanje prejel Rod ob Krki.", "Rod ob Krki"),
    ("Nagrado si je prislužila skladba Kam gre dež.", "Kam gre dež"),
    ("Naslov najlepše vasi je osvojila Kropa.", "Kropa"),
    ("Nagrado je dobil film Kjer sije mesec režiserke Nike Zorman.", "Kjer sije mesec"),
    ("Nagrada za plakat: Kdo je zagnal mlin (Nika Zorman).", "Kdo je zagnal mlin"),
    ("Priznanje je prejel Jadran iz Sarajeva.", "Jadran"),
    ("Priznanje so prejele mladinke rokometnega kluba Ajda iz Izole.", "mladinke rokometnega kluba Ajda"),
    ("Srebrno priznanje je dobila papirnica Lipak iz Žiri.", "Lipak"),
    ("Priznanje je dobilo podjetje Lipak iz Žiri.", "podjetje Lipak"),
    ("Nagrado je prejela ekipa Trije plus ena.", "Trije plus ena"),
    ("Pokal so podelili učencem 9. a razreda osnovne šole.", "učenci 9. a razreda osnovne šole"),
    ("Pokal je osvojil 3. b iz Žiri.", "3. b"),
    ("Bron so prinesli dečki do 11 let.", "dečki do 11 let"),
    ("Med nagrajenci so bili člani in članice kluba Oljka.", "člani in članice kluba Oljka"),
    ("Najboljša uprizoritev leta je Ljubezen v odpovednem roku Gledališča Orehek.", "Ljubezen v odpovednem roku"),
    ("Nagrade so podelili zaposlenim.", "zaposleni"),
]


@pytest.mark.parametrize(("text", "name"), WINNERS, ids=[name for _, name in WINNERS])
def test_groups_works_and_places_may_win(reader: Reader, text: str, name: str) -> None:
    assert name in {candidate.name for candidate in reader.draft(text).view.candidates}


TITLES = [
    ("Podelili so nagrade. Najboljši kratki film je Jug.", "najboljši kratki film"),
    ("Podelili so pokale. Najbolj obetavna igralka turnirja je bila Nika Zorman.", "najbolj obetavna igralka turnirja"),
    ("Podelili so priznanja. Za najlepši balkon so izbrali Kosovega.", "najlepši balkon"),
]


@pytest.mark.parametrize(("text", "title"), TITLES, ids=[title for _, title in TITLES])
def test_a_superlative_may_be_a_title_where_an_award_is_told(reader: Reader, text: str, title: str) -> None:
    assert title in {option.name for option in reader.draft(text).view.options}
    alone = text.partition(". ")[2]
    assert not reader.extract(alone.replace("izbrali", "obiskali")).awards


@pytest.mark.parametrize(
    "text",
    ["Podelili so nagrade. Najboljši čas je bila jesen.", "Podelili so nagrade. Najlepši filmi so kratki."],
)
def test_not_every_superlative_is_one(reader: Reader, text: str) -> None:
    assert [option.name for option in reader.draft(text).view.options] == ["nagrada"]


def test_a_sentence_that_tells_of_no_award_has_no_described_candidates(reader: Reader) -> None:
    text = "Zlato plaketo je prejela Ana Novak. Na cesti so delavci iz Dvora popravljali ograjo."
    assert "delavci iz Dvora" not in {candidate.name for candidate in reader.draft(text).view.candidates}


def test_no_award_has_two_winners_read_from_the_same_words(corpus: dict[str, list[ReadRelease]]) -> None:
    documents = [one.document for part in corpus.values() for one in part if one.document is not None]
    awards = [award for document in documents for award in document.awards if len(award.recipients) > 1]
    assert len(awards) > 100
    for award in awards:
        for one, other in combinations(award.recipients, 2):
            assert one.mention.end <= other.mention.start or other.mention.end <= one.mention.start, award
