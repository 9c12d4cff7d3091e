"""What the engine does once for all rows: voice, coordination, relative clauses, and what must not be read."""

from dataclasses import replace

import pytest

from pipeline import Reader
from pipeline.records import LIVE
from pipeline.rules.row import Row
from tests.proofs import failures

READS = {
    "passive": "{recipient:Ani Novak=Ana Novak} je bila podeljena {award:zlata plaketa}.",
    "impersonal plural": "{award:Zlato plaketo=zlata plaketa} so podelili {recipient:Ani Novak=Ana Novak}.",
    "inverted order": "{award:Srebrno medaljo=srebrna medalja} je v Celju prejel {recipient:Peter Zupan}.",
    "winners coordinated": "{award:Zlato plaketo=zlata plaketa} so prejeli {recipient:Ana Novak}, "
    "{recipient:Peter Zupan} in {recipient:Društvo Lipa}.",
    "presenters in pairs": "{award:Zlato plaketo=zlata plaketa} sta {recipient:Ani Novak=Ana Novak} izročila "
    "{presenter:Peter Zupan} in {presenter:Maja Hribar}.",
    "award in a relative clause": "{award:Nagrado za življenjsko delo=nagrada za življenjsko delo}, ki jo je izročil "
    "{presenter:Peter Zupan}, je prejela {recipient:Ana Novak}.",
    "future": "{status:future}{award:Zlato plaketo=zlata plaketa} bo prejela {recipient:Ana Novak}.",
    "feminine office": "{recipient:Društvo Lipa} je {award:priznanje} prejelo iz rok ministrice za kulturo "
    "{presenter:Tatjane Bobnar=Tatjana Bobnar}.",
    "reason is no part of the name": "{recipient:Ana Novak} je prejela {award:nagrado=nagrada} za roman »Reka«.",
    "gapped grades": "{award:Zlato plaketo=zlata plaketa} je prejela {recipient:Ana Novak}, "
    "{award:srebrno=srebrna plaketa} pa {recipient:Peter Zupan}.",
    "grade in a later sentence": "{award:Zlato klop=zlata klop} je prejela {recipient:Ana Novak}. Občinstvo ji je "
    "ploskalo. {award:Srebro=srebrna klop} je osvojil {recipient:Peter Zupan}.",
    "grades in turn of medals": "Medalje so osvojili: {award:zlato=zlata medalja} {recipient:Ana Novak}, "
    "{award:srebro=srebrna medalja} {recipient:Maja Hribar} in {award:bron=bronasta medalja} {recipient:Tina Kos}.",
    "grade in the class of its paragraph": "V kategoriji keramika je zlato klop prejela Ana Novak. "
    "{award:Srebro=srebrna klop v kategoriji keramika} je osvojil {recipient:Peter Zupan}.",
    "classes as labels of a list": "{award:Zlate klopi=zlata klop v kategoriji keramika} so prejeli:\n\n"
    "- keramika: {recipient:Ana Novak},\n- steklo: Peter Zupan.",
    "regions as labels are no classes": "{award:Zlate klopi=zlata klop} so prejeli:\n\n"
    "- Gorenjska: {recipient:Ana Novak},\n- Dolenjska: {recipient:Peter Zupan}.",
    "degree of an award": "{recipient:Ana Novak} je prejela {award:priznanje II. stopnje}.",
    "title with its year": "{award:Športnica leta=športnica leta} 2018 je {recipient:Tina Kos}.",
    "winners behind a colon": "{award:Pohvale za pomoč=pohvala za pomoč} sosedom na vasi: "
    "{recipient:Ana Novak} in {recipient:Peter Zupan}",
    "taken for another": "{award:Zlata plaketa=zlata plaketa} je bila podeljena {recipient:Petru Zupanu=Peter Zupan}. "
    "V njegovem imenu jo je prevzela hči {accepted_by:Maja Hribar}.",
    "taken instead of the winner": "{award:Zlata plaketa=zlata plaketa} je bila podeljena "
    "{recipient:Petru Zupanu=Peter Zupan}. Namesto nagrajenca jo je prevzela hči {accepted_by:Maja Hribar}.",
    "handed to the winners": "{award:Zlato plaketo=zlata plaketa} je prejela {recipient:Ana Novak}. "
    "Priznanja je nagrajencem izročil {presenter:Peter Zupan}.",
    "shared surname": "{award:Zlato plaketo=zlata plaketa} sta prejela brata {recipient:Jan=Jan Kos} in "
    "{recipient:Peter Kos}.",
    "issuer confers": "{recipient:Ana Novak} je prejela {award:plaketo Občine Bled=plaketa Občine Bled}.",
}
SILENT = {
    "negation": "Ana Novak ni prejela zlate plakete.",
    "wish": "Ana Novak bi rada prejela zlato plaketo.",
    "habit": "Občina Bled vsako leto podeljuje zlato plaketo.",
    "call": "Predloge za zlato plaketo zbiramo do petka.",
    "condition": "Če bo Ana Novak prejela zlato plaketo, bo vesela.",
    "rule": "Vsak nagrajenec prejme zlato plaketo.",
    "possibility": "Zlato plaketo lahko prejme Ana Novak.",
    "proposal": "Odbor je predlagal, da zlato plaketo dobi Ana Novak.",
    "question": "Vprašanje, ali bo zlata plaketa podeljena Ani Novak, ostaja odprto.",
    "thanks": "Posebna zahvala gre Ani Novak.",
    "denial": "Ne drži, da je Ana Novak prejela zlato plaketo.",
    "plan": "Zlate plakete bodo podelili v petek.",
    "congratulation": "Župan Peter Zupan je Ani Novak čestital za zlato plaketo.",
}


@pytest.mark.parametrize("name", READS)
def test_construction_is_read(reader: Reader, name: str) -> None:
    assert failures(reader, Row(id=f"construction.{name}", reads=READS[name])) == []


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_read(reader: Reader, name: str) -> None:
    assert [a.award.name for a in reader.extract(SILENT[name]).awards if a.status in LIVE] == []


def test_disclaimer_contact_and_signature_give_no_fact(reader: Reader) -> None:
    text = (
        "Celje, 3. maja 2021 - Zavod Lipa je danes prejel zlato plaketo.\n\nLep pozdrav\nAna Novak\n\n"
        "T: 03 555 11 22\n\nPodatke varujemo po Zakonu o varstvu osebnih podatkov, sprejetem 27. aprila 2016 v Kranju."
    )
    [award] = reader.extract(text).awards
    assert [p.name for p in award.recipients] == ["Zavod Lipa"]
    assert award.date is not None
    assert award.date.iso == "2021-05-03"
    assert award.place is None
    assert award.presenters == ()


def test_ids_are_stable_and_tell_copies_apart(reader: Reader) -> None:
    text = "Ana Novak je prejela zlato plaketo."
    [one] = reader.extract(text, path="a.txt").awards
    [again] = reader.extract(text, path="a.txt").awards
    [copy] = reader.extract(text, path="b.txt").awards
    assert one.id == again.id != copy.id


def test_line_ends_do_not_change_what_is_read(reader: Reader) -> None:
    text = "Celje, 3. maja 2021 - Ana Novak je danes prejela zlato plaketo.\n\nIzročil jo je župan Peter Zupan.\n"
    plain, other = reader.extract(text), reader.extract(text.replace("\n", "\r\n"))
    assert [a.award.name for a in plain.awards] == [a.award.name for a in other.awards]
    assert [p.name for a in plain.awards for p in a.presenters] == [p.name for a in other.awards for p in a.presenters]


def test_without_rules_nothing_is_linked(reader: Reader) -> None:
    bare = replace(reader, rules=replace(reader.rules, frames=(), nouns=(), patterns=()))
    assert bare.extract("Ana Novak je prejela zlato plaketo.").awards == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("PREJELA JE PLAKETO GASILSKE ZVEZE II. STOPNJE.", "plaketa gasilske zveze II. stopnje"),
        (
            "Podelili so priznanja:\n→ priznanje za življenjsko delo je prejela Ana Novak.",
            "priznanje za življenjsko delo",
        ),
        ("V kategoriji med dijaki je slavila Ana Novak.", "nagrada med dijaki"),
        ("V kategoriji malih podjetij je slavilo podjetje Lipa.", "nagrada v kategoriji malih podjetij"),
    ],
)
def test_an_award_is_called_as_it_would_be_written(reader: Reader, text: str, name: str) -> None:
    assert name in [award.award.name for award in reader.extract(text).awards]


def test_the_number_of_a_picture_is_no_class(reader: Reader) -> None:
    text = "Bled, 3. maja 2021 - Zlato plaketo sta prejela:\n\nSlika 2: Ana Novak\nSlika 3: Peter Zupan\n"
    assert not [award for award in reader.extract(text).awards if "slika" in award.award.name.casefold()]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Zlato plaketo je prejela Turistična zveza Lisičji dol.", "Turistična zveza Lisičji dol"),
        ("Zlato plaketo so izročili Zadrugi Veseli kozolec.", "Zadruga Veseli kozolec"),
        ("Zlato plaketo je prejelo PGD Vrh nad Želimljami.", "PGD Vrh nad Želimljami"),
        ("Zlato plaketo je prejelo Mizarstvo Hrovat in sin.", "Mizarstvo Hrovat in sin"),
        ("Ana Novak je prejela plaketo Gasilske zveze Zagorje II. stopnje.", "Gasilska zveza Zagorje"),
        ("Zlato plaketo je prejela glasbena šola v Radencih.", "glasbena šola v Radencih"),
        ("Zlato plaketo je prejelo tedanje Društvo Lipa.", "Društvo Lipa"),
        ("Zlato plaketo podeljuje Ustanova Franca Bevka.", "Ustanova Franca Bevka"),
    ],
)
def test_a_body_is_called_by_its_whole_name_and_no_more(reader: Reader, text: str, name: str) -> None:
    assert name in [entity.name for entity in reader.extract(text).entities if entity.kind == "INSTITUTION"]


def test_a_person_behind_a_body_in_another_case_is_no_part_of_its_name(reader: Reader) -> None:
    [award] = reader.extract("Zlato plaketo je Jan Kos prejel iz rok predsednika Društva Lipa Petra Zupana.").awards
    assert [(p.name, p.institution) for p in award.presenters] == [("Peter Zupan", "Društvo Lipa")]
