"""Who is a person and what is part of the name: what a newsroom takes for granted."""

import pytest

from pipeline import Reader


def people(reader: Reader, text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(one.name, one.titles, tuple(role.role or "" for role in one.roles)) for one in reader.extract(text).people]


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("Zbrane je nagovoril prof. ddr. Matjaž Vrtovec.", "Matjaž Vrtovec", ("prof.", "ddr.")),
        ("Odlikovanje je prevzela akad. Marija Gorjup.", "Marija Gorjup", ("akad.",)),
        ("Zbrane je blagoslovil msgr. Ciril Ferjančič.", "Ciril Ferjančič", ("msgr.",)),
        ("Predavala je mag. Tatjana Hren Kos.", "Tatjana Hren Kos", ("mag.",)),
        ("Z nami je bil dr. Ladislav Kovšca.", "Ladislav Kovšca", ("dr.",)),
    ],
)
def test_a_title_before_a_name_is_no_part_of_it(reader: Reader, text: str, name: str, titles: tuple[str, ...]) -> None:
    assert people(reader, text) == [(name, titles, ())]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Odprtja se je udeležil župan Jože Zidar.", "Jože Zidar", "župan"),
        ("Zahvalila se je direktorici Branki Mlakar.", "Branka Mlakar", "direktorica"),
        ("Gostje so prisluhnili podpredsedniku Tonetu Golobu.", "Tone Golob", "podpredsednik"),
        ("Nastopila je pevka Nuška Petrič.", "Nuška Petrič", "pevka"),
    ],
)
def test_an_office_before_a_name_is_a_role(reader: Reader, text: str, name: str, role: str) -> None:
    assert people(reader, text) == [(name, (), (role,))]


@pytest.mark.parametrize(
    "text",
    [
        "V imenu Velenjčank in Velenjčanov se je zahvalil za obisk.",
        "Prekmurci in Primorci so peli do jutra.",
        "Prireditev je bila dobro obiskana.",
        "Čestitamo vsem sodelujočim.",
        "Nagrajence bomo predstavili na spletni strani.",
        "Slovesnost v Prešernovem gledališču je povezoval domači igralec.",
        "Podelitev Bloudkovih priznanj bo v ponedeljek.",
        "Zmagal je Norvežan, drugi je bil Estonec.",
    ],
)
def test_inhabitants_first_words_and_eponyms_are_nobody(reader: Reader, text: str) -> None:
    assert people(reader, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Častni znak je Alojzu Kovšci izročila Ana Rozman.", ["Alojz Kovšca", "Ana Rozman"]),
        ("Priznanje sta dobili Neža Zajec in Eva Kos.", ["Neža Zajec", "Eva Kos"]),
        ("Iz rok Toma Goltesa ga je prevzel Boris Mikolič.", ["Tom Goltes", "Boris Mikolič"]),
        ("Pogovor z Borisom Johnsonom je vodila Maja Novak Kralj.", ["Boris Johnson", "Maja Novak Kralj"]),
        ("Pismo Olafa Scholza je prebrala Petra Orban-Kovač.", ["Olaf Scholz", "Petra Orban-Kovač"]),
    ],
)
def test_names_come_in_the_nominative(reader: Reader, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in people(reader, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nagrade so dobili Teo Grbec, Ivana Vatovec in Petja Bržan.", ["Teo Grbec", "Ivana Vatovec", "Petja Bržan"]),
        ("Priznanji sta šli Marini Golob in Violeti Kranjc.", ["Marina Golob", "Violeta Kranjc"]),
        ("Nastopila sta Lana Zupančič in Vid Kastelic.", ["Lana Zupančič", "Vid Kastelic"]),
        ("Zahvalili so se Vidu Kastelicu in Lani Zupančič.", ["Vid Kastelic", "Lana Zupančič"]),
    ],
)
def test_coordinated_names_stand_in_one_case(reader: Reader, text: str, names: list[str]) -> None:
    assert [one.name for one in reader.extract(text).people] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Priznanje sta prejela brata Luka in Žiga Zupanc.", ["Luka Zupanc", "Žiga Zupanc"]),
        ("Listino so dobili Jan, Peter in Maja Kos.", ["Jan Kos", "Peter Kos", "Maja Kos"]),
        ("Znak so pripeli zakoncema Nevenki in Dragu Biščaku.", ["Nevenka Biščak", "Drago Biščak"]),
        ("Nastopil je Jan, za njim pa Peter Kos.", ["Jan", "Peter Kos"]),
        ("Bron sta si delili sestri Ajda in Iza Oblak Pirnat.", ["Ajda Oblak Pirnat", "Iza Oblak Pirnat"]),
        ("Na oder so stopili bratje Kunej, Jakob, Lovro in Peter.", ["Jakob Kunej", "Lovro Kunej", "Peter Kunej"]),
        ("Na oder so stopili trener Kunej, Jakob in Lovro.", ["Kunej", "Jakob", "Lovro"]),
    ],
)
def test_given_names_share_the_surname_behind_them(reader: Reader, text: str, names: list[str]) -> None:
    assert [one.name for one in reader.extract(text).people] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Priznanje sta prejela Marko Bregar st. in Viktor Krivec ml.", ["Marko Bregar st.", "Viktor Krivec ml."]),
        ("Odlikovanje so podelili Francu Kosu starejšemu.", ["Franc Kos starejši"]),
        ("Plaketo so izročili Danici Horvat mlajši.", ["Danica Horvat mlajša"]),
        ("Nagrado je Ana Horvat mlajšim kolegom posvetila.", ["Ana Horvat"]),
        ("Prireditev je pripravila Ana Horvat, mlajši kolegi so ji čestitali.", ["Ana Horvat"]),
    ],
)
def test_what_tells_two_of_one_name_apart_belongs_to_it(reader: Reader, text: str, names: list[str]) -> None:
    assert [one.name for one in reader.extract(text).people] == names


@pytest.mark.parametrize(
    ("text", "firms", "people"),
    [
        ("Priznanje je prejel Robos, d. o. o., iz Beltincev.", ["Robos, d. o. o."], []),
        ("Zlata nagrada je pripadla podjetju Termika Vrh, d. d., za peč.", ["Termika Vrh, d. d."], []),
        ("Plaketo so izročili Gradnjam Ledinek, d. o. o.", ["Gradnje Ledinek, d. o. o."], []),
        ("Nagrado je prejela Klara Kos, s. p., iz Kranja.", [], ["Klara Kos"]),
        (
            "Nagrado je prejela Mlekarna Zeleni dol, d. o. o. Županja ji je čestitala.",
            ["Mlekarna Zeleni dol, d. o. o."],
            [],
        ),
    ],
)
def test_a_firms_name_has_its_legal_form(reader: Reader, text: str, firms: list[str], people: list[str]) -> None:
    found = reader.extract(text)
    assert [one.name for one in reader.explain(text).entities if one.kind == "INSTITUTION"] == firms
    assert [one.name for one in found.people] == people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Zmagala je Slovenka Neža Korošec pred Nigerijko Amaro Eze.", ["Neža Korošec", "Amara Eze"]),
        ("Nagrado so izročili Čehu Tomášu Nováku.", ["Tomáš Novák"]),
        ("Zlato je osvojila Italijanka Colombo.", ["Colombo"]),
        ("Govoril je Andrej Nemec, zapela pa je Ana Čeh.", ["Andrej Nemec", "Ana Čeh"]),
        ("Govoril je Marko Rus. Rus je vodja zavoda.", ["Marko Rus"]),
    ],
)
def test_a_nation_before_a_name_is_no_part_of_it(reader: Reader, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in people(reader, text)] == names


@pytest.mark.parametrize(
    ("text", "names", "awards"),
    [
        ("Nagrado je prejel Oskar Zidar.", ["Oskar Zidar"], ["nagrada"]),
        ("Priznanje je izročil Oskarju Hribarju.", ["Oskar Hribar"], ["priznanje"]),
        ("Nagrado je prejela Zlata Zupan.", ["Zlata Zupan"], ["nagrada"]),
        ("Oskarja za režijo je prejel Jan Zupan.", ["Jan Zupan"], ["oskar za režijo"]),
    ],
)
def test_a_given_name_that_awards_are_called_by_is_one_before_a_surname(
    reader: Reader, text: str, names: list[str], awards: list[str]
) -> None:
    document = reader.extract(text)
    assert [one.name for one in document.people] == names
    assert [one.name for one in document.entities if one.kind == "AWARD"] == awards


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nagrado je dobila Ulla Bergqvist. Bergqvistova jo je posvetila očetu.", ["Ulla Bergqvist"]),
        ("Nagrado je dobila Ana Zupan Hojak. Veselimo se z Zupan Hojakovo.", ["Ana Zupan Hojak"]),
        ("Nagradi sta dobila Drago Škofič in Ela Škofič. Škofičeva je zapela.", ["Drago Škofič", "Ela Škofič"]),
        ("Nagrado je dobila Sonja Petrova. Petrova jo je posvetila očetu.", ["Sonja Petrova"]),
    ],
)
def test_a_woman_by_her_surname_alone_is_who_bears_it(reader: Reader, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in people(reader, text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Odlikovani so bili:\nKRAPEŽ Metod,\nŠIJANEC Vladimir,\nLIPOVŠEK Franc ml.",
            ["Metod Krapež", "Vladimir Šijanec", "Franc Lipovšek ml."],
        ),
        ("Mojster Dragan je zmagal, veteran Pirnat je bil drugi.", ["Dragan", "Pirnat"]),
        ("Nagrade so podelili v soboto.\n\nM. K.\n", ["M. K."]),
        ("Nagrade so podelili v soboto.\n\nBesedilo: Z. G., foto: Miha Kos\n", ["Z. G.", "Miha Kos"]),
        ("V soboto so tekmovali v A. B. je prost, C. D. pa ne.", []),
    ],
)
def test_how_registers_crafts_and_bylines_name_people(reader: Reader, text: str, names: list[str]) -> None:
    assert [name for name, _, _ in people(reader, text)] == names
