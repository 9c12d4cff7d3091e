"""What news tells again in other words: of which award, of whom, and of which day."""

import pytest

from pipeline import Reader

Told = tuple[str, str, list[str], list[str]]


def told(reader: Reader, text: str) -> list[Told]:
    """Of each record: status, award, recipients, presenters."""
    return [
        (one.status, one.award.name, [p.name for p in one.recipients], [p.name for p in one.presenters])
        for one in reader.extract(text).awards
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Ana Kos je pred tremi leti prejela zlato plaketo.", "past"),
        ("Pred petnajstimi leti je Ana Kos prejela zlato plaketo.", "past"),
        ("Ana Kos je pred dvema letoma prejela zlato plaketo.", "past"),
        ("Ana Kos je pred tremi dnevi prejela zlato plaketo.", "conferred"),
        ("O obliki je govorila Ana Kos, ki je letos prejela zlato plaketo.", "conferred"),
        ("O obliki je govorila Ana Kos, ki je nedavno prejela zlato plaketo.", "conferred"),
        ("O obliki je govorila Ana Kos, ki je prejela zlato plaketo.", "past"),
    ],
)
def test_when_an_award_was_given(alone: Reader, text: str, status: str) -> None:
    assert told(alone, text) == [(status, "zlata plaketa", ["Ana Kos"], [])]


def test_a_further_clause_tells_of_the_same_time(alone: Reader) -> None:
    text = "Ani Kos so lani podelili zlato plaketo, ki jo je v njenem imenu prevzela hči Eva Kos."
    assert [(one.status, [p.name for p in one.accepted_by]) for one in alone.extract(text).awards] == [
        ("past", ["Eva Kos"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "V kategoriji izvajalka leta so nominirane Ana Kos, Eva Rus in Maja Hribar.",
        "V kategoriji pevec leta sta predlagana Jan Kos in Peter Zupan.",
    ],
)
def test_candidates_of_a_class_have_not_won(alone: Reader, text: str) -> None:
    assert {status for status, *_ in told(alone, text)} == {"nominated"}


@pytest.mark.parametrize(
    "text",
    [
        "Zlato plaketo vsaki dve leti prejme raziskovalec do 40. leta.",
        "Priznanje za mlade se podeli osebam do 29. leta starosti.",
    ],
)
def test_a_rule_is_no_winner(alone: Reader, text: str) -> None:
    assert told(alone, text) == []


@pytest.mark.parametrize(
    ("text", "records"),
    [
        (
            "Športnika leta sta Nika Brezovar in Žan Kogoj.",
            [("announced", "športnica leta", ["Nika Brezovar"], []), ("announced", "športnik leta", ["Žan Kogoj"], [])],
        ),
        (
            "Športnika leta sta Jan Brezovar in Žan Kogoj.",
            [("announced", "športnik leta", ["Jan Brezovar", "Žan Kogoj"], [])],
        ),
        (
            "Plesalka leta je Nika Brezovar, pevec leta pa Žan Kogoj. Brezovarjevi je nagrado izročila Alma Rojc.",
            [
                ("conferred", "plesalka leta", ["Nika Brezovar"], ["Alma Rojc"]),
                ("announced", "pevec leta", ["Žan Kogoj"], []),
            ],
        ),
        (
            "Zlato petico je prejelo pet učencev. To so Maja Kolar, Tai Robnik, Lina Ternik, Anej Vrečič in Ela Zupan.",
            [
                (
                    "conferred",
                    "zlata petica",
                    ["Maja Kolar", "Tai Robnik", "Lina Ternik", "Anej Vrečič", "Ela Zupan"],
                    [],
                )
            ],
        ),
        (
            "Plaket je letos pet. Dobili so jih Vlado Rebolj, Feri Horvat iz Loke in posmrtno planinec Ciril Šorli.",
            [("conferred", "plaketa", ["Vlado Rebolj", "Feri Horvat", "Ciril Šorli"], [])],
        ),
        (
            "Zemljevid sta narisali Tia Kos in Mija Rak. Minuli teden sta prejeli zlato plaketo.",
            [("conferred", "zlata plaketa", ["Tia Kos", "Mija Rak"], [])],
        ),
        (
            "Zemljevid je narisala Tia Kos. Gledala jo je Mija Rak. Minuli teden sta prejeli zlato plaketo.",
            [("conferred", "zlata plaketa", [], [])],
        ),
        (
            "Nagrada za mir je šla v roke kitajskega pisatelja Jana Kosa.",
            [("conferred", "nagrada za mir", ["Jan Kos"], [])],
        ),
        (
            "Zlato nagrado prejela nepalska odvetnica\n\nZlato nagrado je danes prejela odvetnica Sunita Gurung.",
            [("conferred", "zlata nagrada", ["Sunita Gurung"], [])],
        ),
    ],
)
def test_who_is_meant(alone: Reader, text: str, records: list[Told]) -> None:
    assert told(alone, text) == records


def test_the_person_of_the_sentence_before_is_meant_in_whatever_case(alone: Reader) -> None:
    text = (
        "Zdravnik leta je Branko Sedlar. Zlato plaketo je prejel Stojan Benedik. V obrazložitvi za Benedika piše, da "
        "je vztrajen. Leta 1999 je prejel državno priznanje."
    )
    assert ("past", "državno priznanje", ["Stojan Benedik"], []) in told(alone, text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kosovo nagrado za roman je prejela Ana Rus, nagrado za esej pa Jan Lah.",
            ["Kosova nagrada za roman", "Kosova nagrada za esej"],
        ),
        (
            "Kosovo nagrado za roman je prejela Ana Rus, Rusovo nagrado za dramo Eva Lah, nagrado za esej pa Jan Lah.",
            ["Kosova nagrada za roman", "Rusova nagrada za dramo", "nagrada za esej"],
        ),
        ("Naziv pevka leta je prejela Ana Rus.", ["pevka leta"]),
        ("Nagrado fair play je prejela Ana Rus.", ["nagrada fair play"]),
        ("1. Zlato plaketo prejme Ana Rus.", ["zlata plaketa"]),
        (
            "Nagrado za najboljšo izvedbo ljudske pesmi je prejela Ana Rus.",
            ["nagrada za najboljšo izvedbo ljudske pesmi"],
        ),
        (
            "Eva Kos je prejela drugo nagrado v kategoriji narava. Prvo nagrado v tej kategoriji je dobila Ana Rus.",
            ["druga nagrada v kategoriji narava", "prva nagrada v kategoriji narava"],
        ),
        ("Start-up leta je podjetje Medipack.", ["start-up leta"]),
        ("Ime tedna je postal Jan Rus.", ["ime tedna"]),
    ],
)
def test_awards_have_their_full_names(alone: Reader, text: str, names: list[str]) -> None:
    assert [award for _, award, *_ in told(alone, text)] == names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Nagrado Metoda Badjure je prejel Jan Rus.", ["Jan Rus"]),
        ("Nagrado Metoda Badjure je prejel Metod Badjura.", ["Metod Badjura"]),
        ("Zlato plaketo je podelila revija Odsev.", []),
        ("Kamnik – Pesnica Ema Soklič se je zahvalila.", ["Ema Soklič"]),
        ("Slovenki Katji Verhovc grammy kot članici ansambla", ["Katja Verhovc"]),
        ("Nastopil je Senegalec Moussa Diatta.", ["Moussa Diatta"]),
    ],
)
def test_only_people_are_people(alone: Reader, text: str, people: list[str]) -> None:
    assert [one.name for one in alone.extract(text).people] == people
