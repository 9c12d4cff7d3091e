"""What bodies are called: how far their names go, in which case they stand, and what is no name of one."""

import pytest

from pipeline import Reader


def bodies(reader: Reader, text: str) -> list[str]:
    return [one.name for one in reader.explain(text).entities if one.kind == "INSTITUTION"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Priznanje je dobila hčerinska družba Betonal Servis.", ["Betonal Servis"]),
        ("Zlato nagrado so izročili češki družbi Novák Sklo.", ["Novák Sklo"]),
        ("Zlato plaketo so podelili Godbi na pihala Brezje.", ["Godba na pihala Brezje"]),
        ("Godba na glavnem trgu je zaigrala koračnico.", []),
        ("Plaketo Občine Semič je prejel kovač.", ["Občina Semič"]),
        ("Kipec kovača je prejel vaščan.", []),
        ("Zahvalili so se domačemu Športnemu društvu Semič.", ["Športno društvo Semič"]),
        ("Poslušalci Radia Kolpa so glasovali.", ["Radio Kolpa"]),
        ("Priznanje je prejela LD Osojnik.", ["LD Osojnik"]),
        ("Nagrado je dobilo podjetje Strehe Kobal iz Semiča.", ["Strehe Kobal"]),
        ("Nagrado je prejel direktor Labeka d. o. o. Peter Zupan.", ["Labek d. o. o."]),
        ("Šola je prejela naziv kulturna šola.", []),
        ("Plaketo Občina po meri invalidov je prejela Občina Semič.", ["Občina Semič"]),
        ("Nagrado je podelila predsednica Republike Poljske.", ["Republika Poljska"]),
    ],
)
def test_what_a_body_is_called(reader: Reader, text: str, names: list[str]) -> None:
    assert bodies(reader, text) == names


# A body in the dative, with its name; as the subject it is called what its name says.
CALLED = {
    "a body of the state with its field": (
        "Zavodu Republike Slovenije za vodne vire",
        "Zavod Republike Slovenije za vodne vire",
    ),
    "of the state by its letters": ("Upravi RS za gozdne poti", "Uprava RS za gozdne poti"),
    "of the government": ("Uradu Vlade RS za podeželje", "Urad Vlade RS za podeželje"),
    "two fields": ("Centru za šolske in obšolske delavnice", "Center za šolske in obšolske delavnice"),
    "help for whom and where": (
        "Društvu za pomoč otrokom v stiski Lenart",
        "Društvo za pomoč otrokom v stiski Lenart",
    ),
    "against what": ("Društvu za boj proti hrupu Celje", "Društvo za boj proti hrupu Celje"),
    "a court with its seat": ("Okrajnemu sodišču v Brežicah", "Okrajno sodišče v Brežicah"),
    "an embassy": ("Veleposlaništvu Republike Slovenije v Oslu", "Veleposlaništvo Republike Slovenije v Oslu"),
    "a feminine adjective that looks masculine": ("Glasbeni šoli Kozjak", "Glasbena šola Kozjak"),
    "two of them": ("Slovenski prosvetni zvezi Soča", "Slovenska prosvetna zveza Soča"),
    "the first half of an adjective": ("Kmetijsko gozdarski zvezi Haloz", "Kmetijsko gozdarska zveza Haloz"),
    "with a hyphen": ("Kulturno-umetniškemu društvu Vrba", "Kulturno-umetniško društvo Vrba"),
    "a town behind a town": ("Upravni enoti Ravne na Koroškem", "Upravna enota Ravne na Koroškem"),
    "a town of two words": ("Mestni občini Slovenj Gradec", "Mestna občina Slovenj Gradec"),
    "two towns": ("Občini Rače - Fram", "Občina Rače - Fram"),
    "two regions": ("Obrtni zbornici Notranjske in Bele krajine", "Obrtna zbornica Notranjske in Bele krajine"),
    "somebody in the nominative": ("Pevskemu društvu Anton Kebe Vrhnika", "Pevsko društvo Anton Kebe Vrhnika"),
    "somebody in the genitive": ("Osnovni šoli Ivana Kosa Ljutomer", "Osnovna šola Ivana Kosa Ljutomer"),
    "somebody with a degree": ("Splošni bolnišnici dr. Petra Novaka Ptuj", "Splošna bolnišnica dr. Petra Novaka Ptuj"),
    "somebody in quotes": ("Inštitutu »Marko Kos«", "Inštitut »Marko Kos«"),
    "a unit": ("Policijski postaji Murska Sobota", "Policijska postaja Murska Sobota"),
    "a feminine in -ost": ("Krajevni skupnosti Stara Cerkev", "Krajevna skupnost Stara Cerkev"),
    "a seat where there is no name": ("Akademiji za ples v Trstu", "Akademija za ples v Trstu"),
}


@pytest.mark.parametrize("case", CALLED)
def test_a_name_goes_as_far_as_it_does_and_stands_in_the_nominative(reader: Reader, case: str) -> None:
    dative, name = CALLED[case]
    assert bodies(reader, f"Na slovesnosti so {dative} podelili priznanje za dolgoletno delo.") == [name]
    assert bodies(reader, f"Na slovesnosti je priznanje prejela tudi {name}.") == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Priznanje je Klub Lipa prejel za delo z mladimi.", ["Klub Lipa"]),
        ("Priznanje je prejel Klub Lipa za trideset let dela.", ["Klub Lipa"]),
        ("Priznanje je prejel Vrtec Lipa v Sežani.", ["Vrtec Lipa"]),
        ("Priznanje je izročil predsednik Kluba Lipa Rado Kos.", ["Klub Lipa"]),
        ("Priznanje je izročila direktorica Galerije Ana Kos.", ["Galerija"]),
        ("Ana Kos je Društvu Lipa podarila sliko.", ["Društvo Lipa"]),
        ("Priznanje je prejela ekipa NK Drava.", ["NK Drava"]),
        ("Priznanje je prejela ekipa Zavoda Lipa.", ["ekipa Zavoda Lipa"]),
        ("Nagrajena Osnovna šola Lipa je priznanje obesila v avlo.", ["Osnovna šola Lipa"]),
        ("Priznanje sta prejela Zavod Lipa in Lovska družina Breg.", ["Zavod Lipa", "Lovska družina Breg"]),
        ("Priznanje je prejel Karate klub Orel.", ["Karate klub Orel"]),
        ("Judo klub Bela krajina je prejel priznanje.", ["Judo klub Bela krajina"]),
        ("Priznanje je prejela OŠ Ivana Kosa.", ["OŠ Ivana Kosa"]),
        ("Priznanje je prejel ravnatelj OŠ Ivan Kos.", ["OŠ"]),
        ("Priznanje so izročili mešanemu pevskemu zboru Javor.", ["mešani pevski zbor Javor"]),
        ("Priznanje so dobili člani moškega pevskega zbora Hrast.", ["moški pevski zbor Hrast"]),
        ("Nagrado podeljuje Mladinska mreža Most.", ["Mladinska mreža Most"]),
        ("Priznanje Gasilske zveze Slovenije II. stopnje je prejel kovač.", ["Gasilska zveza Slovenije"]),
        ("Na slavnostni akademiji so podelili priznanja.", []),
        ("Društvo je spletlo mrežo prostovoljcev.", []),
        ("Zbor članov je priznanje potrdil.", []),
        ("Na avtobusni postaji so obesili priznanje.", []),
    ],
)
def test_where_a_name_ends(reader: Reader, text: str, names: list[str]) -> None:
    assert bodies(reader, text) == names


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("predsednica uprave Zavarovalnice Drava", "predsednica uprave", "Zavarovalnica Drava"),
        ("članica nadzornega sveta Luke Ankaran", "članica nadzornega sveta", "Luka Ankaran"),
        ("predsednica upravnega odbora Kluba Lipa", "predsednica upravnega odbora", "Klub Lipa"),
        ("predsednica sveta Krajevne skupnosti Dol", "predsednica sveta", "Krajevna skupnost Dol"),
        ("predsednica Državnega sveta Republike Slovenije", "predsednica", "Državni svet Republike Slovenije"),
        ("direktorica Uprave RS za gozdne poti", "direktorica", "Uprava RS za gozdne poti"),
        ("ravnateljica Osnovne šole Ivana Zupana Jesenice", "ravnateljica", "Osnovna šola Ivana Zupana Jesenice"),
    ],
)
def test_an_organ_belongs_to_the_office_of_who_heads_it(reader: Reader, text: str, role: str, body: str) -> None:
    (person,) = reader.extract(f"Priznanje je izročila {text} Nika Zorman.").people
    assert [(one.role, one.institution) for one in person.roles] == [(role, body)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nagrado je prejela knjižnica Jerneja Skoka iz Kranja.", ["knjižnica Jerneja Skoka"]),
        ("Priznanje je prejela osnovna šola Ivane Skok.", ["osnovna šola Ivane Skok"]),
        ("Zlato plaketo je prejel pevski zbor Jernej Skok.", ["pevski zbor Jernej Skok"]),
        # Behind an office the name is its holder's.
        ("Plaketo je izročil direktor knjižnice Jernej Skok.", []),
        ("Plaketo je prejel iz rok predsednice društva Ivane Skok.", []),
    ],
)
def test_a_body_in_small_letters_may_be_called_after_somebody(alone: Reader, text: str, names: list[str]) -> None:
    assert bodies(alone, text) == names
