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
        ("Nagrado je prejela Celjanka Nika Zorman.", ["Nika Zorman"]),
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


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Prišel je direktor družbe Orehek Matija Kobal.", "Matija Kobal", ("direktor", "Orehek")),
        ("Prišla je direktorica Tisaka Nika Zorman.", "Nika Zorman", ("direktorica", "Tisak")),
        ("Prišel je predsednik uprave družbe Orehek Matija Kobal.", "Matija Kobal", ("predsednik uprave", "Orehek")),
    ],
)
def test_a_firm_that_somebody_heads_is_no_part_of_the_office(
    reader: Reader, text: str, name: str, role: tuple[str, str]
) -> None:
    (found,) = reader.extract(text).people
    assert (found.name, [(one.role, one.institution) for one in found.roles]) == (name, [role])


@pytest.mark.parametrize(
    "text",
    [
        "Prva je bila Nika Zorman, športnik leta pa je že tretjič Matija Kobal.",
        "Nagrado za najboljšo glasbo je prejela Nika Zorman, za najboljšo sliko Matija Kobal.",
        "Letošnji prejemnik nagrade za življenjsko delo Matija Kobal je vesel.",
    ],
)
def test_an_award_or_a_thing_is_nobodys_office(reader: Reader, text: str) -> None:
    assert all(not one.roles for one in reader.extract(text).people)


def test_a_paper_in_a_list_is_nobodys_office(alone: Reader) -> None:
    text = "Priznanji sta prejela Nika Zorman, tednik Obzorje in Matija Kobal."
    assert all(not one.roles for one in alone.extract(text).people)


def test_a_firms_head_in_a_list_is_not_the_one_before(reader: Reader) -> None:
    text = "Zbrali so se Nika Zorman, direktor družbe Tisa Matija Kobal in župan Gal Oven."
    roles = {one.name: [role.role for role in one.roles] for one in reader.extract(text).people}
    assert roles == {"Nika Zorman": [], "Matija Kobal": ["direktor"], "Gal Oven": ["župan"]}


def offices(reader: Reader, text: str) -> dict[str, list[tuple[str | None, str | None]]]:
    """Everybody's roles with their institutions."""
    return {one.name: [(role.role, role.institution) for role in one.roles] for one in reader.extract(text).people}


FAR = {
    "is": ("Predsednica odbora je Nika Zorman.", {"Nika Zorman": [("predsednica odbora", None)]}),
    "was": ("Predsednica odbora je bila Nika Zorman.", {"Nika Zorman": [("predsednica odbora", None)]}),
    "became": ("Nova ravnateljica je postala Nika Zorman.", {"Nika Zorman": [("nova ravnateljica", None)]}),
    "behind the name": (
        "Matija Kobal je predsednik Čebelarskega društva Semič.",
        {"Matija Kobal": [("predsednik", "Čebelarsko društvo Semič")]},
    ),
    "does something": ("Predsednik je Petru Kobalu podaril knjigo.", {"Peter Kobal": []}),
    "another clause": (
        "Program je vodil Matija Kobal, predsednica odbora je bila Nika Zorman.",
        {"Matija Kobal": [], "Nika Zorman": [("predsednica odbora", None)]},
    ),
    "a woman among several": (
        "Zahvalili so se gasilci Matija Kobal, Gal Oven in Nika Zorman.",
        {
            "Matija Kobal": [("gasilec", None)],
            "Gal Oven": [("gasilec", None)],
            "Nika Zorman": [("gasilka", None)],
        },
    ),
    "several of one body": (
        "Nastopila sta dijaka Gimnazije Semič Matija Kobal in Nika Zorman.",
        {"Matija Kobal": [("dijak", "Gimnazija Semič")], "Nika Zorman": [("dijakinja", "Gimnazija Semič")]},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), FAR.values(), ids=FAR)
def test_an_office_may_stand_apart_from_the_name(
    reader: Reader, text: str, wanted: dict[str, list[tuple[str | None, str | None]]]
) -> None:
    assert offices(reader, text) == wanted


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Zbrane je nagovoril poveljnik čete major Matija Kobal.", "poveljnik čete"),
        ("Zbrane je nagovoril polkovnik Matija Kobal.", "polkovnik"),
        ("Zbrane je nagovoril komandir semiške postaje Matija Kobal.", "komandir semiške postaje"),
        ("Gost večera je bil avstrijski pisatelj Matija Kobal.", "pisatelj"),
        ("Z zlatim redom je bil odlikovan zdravnik Matija Kobal.", "zdravnik"),
        ("Nagrado je izročil lanski prejemnik zlatega zvonca Matija Kobal.", "lanski prejemnik zlatega zvonca"),
        ("Prišel je predsednik Republike Slovenije Matija Kobal.", "predsednik Republike Slovenije"),
        ("Prišel je veleposlanik Francije v Sloveniji Matija Kobal.", "veleposlanik Francije"),
    ],
)
def test_an_office_is_told_as_it_is_held(reader: Reader, text: str, role: str) -> None:
    assert offices(reader, text)["Matija Kobal"][0][0] == role


def test_two_people_side_by_side_are_two(reader: Reader) -> None:
    assert list(offices(reader, "Priznanje je izročil župan Matija Kobal Petru Ovnu.")) == [
        "Matija Kobal",
        "Peter Oven",
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A firm with its seat is nobody, though it begins as a given name; who has a town's name is somebody.
        ("Nagrado je prejela Luka Koper.", []),
        ("Priznanje so podelili podjetju Aerodrom Maribor in Luki Koper.", []),
        ("Priznanje je prejel Luka Vrh.", ["Luka Vrh"]),
        ("Priznanje je prejel Luka Koprivnik.", ["Luka Koprivnik"]),
        # An initial is no letters of a body, even without a vowel.
        ("Pokal je prejel V. Gorjup, L. Hren pa plaketo.", ["V. Gorjup", "L. Hren"]),
        ("Besedilo: M. Vrtovec", ["M. Vrtovec"]),
        # The commoner given name stands first, whatever else the other word may be.
        ("Nobelovo nagrado je prejel Peter Diamant.", ["Peter Diamant"]),
    ],
)
def test_who_is_somebody_and_what_is_a_firm(alone: Reader, text: str, names: list[str]) -> None:
    assert [one.name for one in alone.extract(text).people] == names
