"""What an award is called: how far its name goes, and which words make something an award at all."""

import pytest

from pipeline import Reader
from tests.proofs import winners

NAMES = {
    "no receiver in the dative": (
        "Nagrado za kakovost Knjigarni Tisa je prevzela Nika Zorman.",
        "nagrada za kakovost",
    ),
    "a grade behind what it is for": (
        "Red za lovske zasluge II. stopnje je prejela Nika Zorman.",
        "red za lovske zasluge II. stopnje",
    ),
    "a municipality at the start of a sentence": (
        "Plaketo Občine Semič je prejela Nika Zorman.",
        "plaketa Občine Semič",
    ),
    "a municipality behind a title": (
        "Naziv častne občanke Občine Dobje je prejela Nika Zorman.",
        "naziv častne občanke Občine Dobje",
    ),
    "the class of a title": (
        "Trenerka leta 2014 v moški konkurenci je Nika Zorman.",
        "trenerka leta v moški konkurenci",
    ),
    "grown-ups": ("Nagrado v skupini odraslih je prejela Nika Zorman.", "nagrada v skupini odraslih"),
    "the second of prizes": ("Drugo odkupno nagrado je prejela Nika Zorman.", "druga odkupna nagrada"),
    "a name of its own without its quotation marks": (
        "Priznanje »Tiha voda« je prejela Nika Zorman.",
        "priznanje Tiha voda",
    ),
    "a general noun before its own name": (
        "Občinsko priznanje Podgorski cekin bo prejela Nika Zorman.",
        "občinsko priznanje Podgorski cekin",
    ),
    "a general noun before a plaque": ("Priznanje zlato plaketo je prejela Nika Zorman.", "zlata plaketa"),
    "a name that looks like a place": ("Nagrado Modra reka so podelili Niki Zorman.", "nagrada Modra reka"),
    "the year of a fund's prize": (
        "Nagrado Jenčičevega sklada leta 2021 je prejela Nika Zorman.",
        "nagrada Jenčičevega sklada",
    ),
    "a fund's prize for a work": (
        "Nagrado Jenčičevega sklada za roman Megla je prejela Nika Zorman.",
        "nagrada Jenčičevega sklada",
    ),
    "a saint's order": ("Z redom svetega Silvestra je bila odlikovana Nika Zorman.", "red svetega Silvestra"),
    "no second purpose": (
        "Red za zasluge za dolgoletno delo v šolstvu je prejela Nika Zorman.",
        "red za zasluge",
    ),
    "no winner in the nominative behind a purpose": (
        "Prejemnica nagrade za življenjsko delo Nika Zorman je prišla.",
        "nagrada za življenjsko delo",
    ),
    "what the highest award is": (
        "Najvišje občinsko priznanje, zlati ključ, je prejela Nika Zorman.",
        "zlati ključ",
    ),
    "what is the highest award": ("Osebnost leta, najvišje priznanje, je prejela Nika Zorman.", "osebnost leta"),
    "an adjective that looks like a noun": (
        "Nagrado za najboljšo pesniško zbirko je prejela Nika Zorman.",
        "nagrada za najboljšo pesniško zbirko",
    ),
    "years in digits with a hyphen": (
        "Priznanje za 10-letno delo je prejela Nika Zorman.",
        "priznanje za 10-letno delo",
    ),
    "no body for whom it is taken": ("Nagrado za Zavod Lipa je prevzela Nika Zorman.", "nagrada"),
    "somebody behind what it is for": ("Nagrado za igro Nika Zorman je dobila včeraj.", "nagrada za igro"),
    "in capitals, of a municipality": ("PREJELA JE PLAKETO OBČINE SEMIČ.", "plaketa Občine Semič"),
    "naj at the start of a sentence": ("Naj prostovoljka leta je Nika Zorman.", "naj prostovoljka leta"),
    "a title that suits somebody": (
        "Listino Občina po meri invalidov je prejela Nika Zorman.",
        "listina Občina po meri invalidov",
    ),
    "no word for the last one": ("Zadnjo zlato plaketo je prejela Nika Zorman.", "zlata plaketa"),
    "for whom, in the dative": (
        "Naziv gozdu prijazno podjetje je prejela Žaga Hrast.",
        "gozdu prijazno podjetje",
    ),
    "two for whom": (
        "Certifikat delu in družini prijazno podjetje je prejela Žaga Hrast.",
        "certifikat delu in družini prijazno podjetje",
    ),
    "a capital adjective in the nominative": (
        "Nagrado Modra skodelica je prejela Nika Zorman.",
        "nagrada Modra skodelica",
    ),
    "an acronym": ("Na večeru je zlato plaketo ZKDL prejela Nika Zorman.", "zlata plaketa ZKDL"),
    "a town in the nominative": ("Nagrado mesta Kranj je prejela Nika Zorman.", "nagrada mesta Kranj"),
    "a field": (
        "Nagrado na področju varstva voda je prejela Nika Zorman.",
        "nagrada na področju varstva voda",
    ),
    "a contest of a medal": (
        "Zlato medaljo na evropskem prvenstvu je osvojila Nika Zorman.",
        "zlata medalja na evropskem prvenstvu",
    ),
    "a discipline of a medal": (
        "Nika Zorman je osvojila srebrno kolajno v metu diska.",
        "srebrna kolajna v metu diska",
    ),
    "a distance": (
        "Nika Zorman je osvojila bronasto kolajno na 400 metrov prosto.",
        "bronasta kolajna na 400 metrov prosto",
    ),
    "a discipline of a title": (
        "Nika Zorman je postala državna prvakinja v gorskem teku.",
        "državna prvakinja v gorskem teku",
    ),
    "an emblem": ("Zlato plaketo z odliko je prejela Nika Zorman.", "zlata plaketa z odliko"),
    "people whom it is for": ("Plaketo za delo z mladimi je prejela Nika Zorman.", "plaketa za delo z mladimi"),
    "where something goes": (
        "Priznanje za prenos izkušenj v prakso je prejela Nika Zorman.",
        "priznanje za prenos izkušenj v prakso",
    ),
    "naj": ("Priznanje za naj skrbnico je prejela Nika Zorman.", "priznanje za naj skrbnico"),
    "somebody's diploma": ("Rozmanovo diplomo je prejela Nika Zorman.", "Rozmanova diploma"),
    "thanks of an office": ("Zahvalo župana je prejela Nika Zorman.", "zahvala župana"),
    "a thing for a life's work": (
        "Steklo za življenjsko delo je žirija podelila režiserki Niki Zorman.",
        "steklo za življenjsko delo",
    ),
    "a thing of glass that is won": ("Stekleno peresce je prejela Nika Zorman.", "stekleno peresce"),
    "a thing of wood that is given": ("Leseno zibko so podelili Niki Zorman.", "lesena zibka"),
    "a metal's thing whose noun is another award's too": ("Bronasti pečat je prejela Nika Zorman.", "bronasti pečat"),
    "a badge by what it is for": (
        "Znak za planinske zasluge je prejela Nika Zorman.",
        "znak za planinske zasluge",
    ),
    "a badge by years": ("Znak za 40 let članstva je prejela Nika Zorman.", "znak za 40 let članstva"),
    "either of two": (
        "Nagrado za kemijo ali fiziko je prejela Nika Zorman.",
        "nagrada za kemijo ali fiziko",
    ),
    "the first degree": ("Gasilsko plamenico I. stopnje: Nika Zorman.", "gasilska plamenica I. stopnje"),
    "a grade before another adjective": (
        "Srebrna častna znaka sta prejela Nika Zorman in Gal Oven.",
        "srebrni častni znak",
    ),
    "what a general noun explains": (
        "Zunanje priznanje, zlati ščit zveze, je bilo podeljeno Društvu Lipa.",
        "zlati ščit zveze",
    ),
    "what a general noun explains behind a dash": (
        "Posebno športno priznanje – zlato plaketo so prejeli Nika Zorman in Gal Oven.",
        "zlata plaketa",
    ),
    "what is the highest of a field": (
        "Podelili so zlate znake, najvišja priznanja v stroki. Letos jih je prejela Nika Zorman.",
        "zlati znak",
    ),
    "a thing that an award's noun explains": (
        "Leseni zvonec, nagrado društva, je prejela Nika Zorman.",
        "leseni zvonec",
    ),
    "a thing with somebody's name that it explains": (
        "Krilato ladjo, priznanje Zbornice Lipje, sta podelila župan in ministrica Niki Zorman.",
        "krilata ladja",
    ),
}

ENDS = {
    "a place is no discipline": ("Zlato medaljo v Lipju je prejela Nika Zorman.", "zlata medalja"),
    "a hall is none": ("Zlato medaljo v domači dvorani je osvojila Nika Zorman.", "zlata medalja"),
    "a year is none": ("Zlato medaljo v letu 2020 je osvojila Nika Zorman.", "zlata medalja"),
    "a field told before": ("Plaketo za delo na tem področju je prejela Nika Zorman.", "plaketa za delo"),
    "what comes before is not explained": (
        "Zbornica je predstavila novo ladjo, nagrado društva pa je prejela Nika Zorman.",
        "nagrada društva",
    ),
    "what is worked at is not": (
        "Za novo ladjo, nagrado in diplomo, je skrbela Ana, plaketo je prejel Rok.",
        "plaketa",
    ),
    "when it was is not": (
        "Prvi je nagrado za življenjsko delo leta 1995 prejel Rok Zorman.",
        "nagrada za življenjsko delo",
    ),
    "a title of the winner": ("Ministrica je vročila red za zasluge dr. Niki Zorman.", "red za zasluge"),
}


@pytest.mark.parametrize("name", NAMES)
def test_what_belongs_to_the_name(alone: Reader, name: str) -> None:
    text, wanted = NAMES[name]
    assert list(winners(alone, text)) == [wanted]


@pytest.mark.parametrize("name", ENDS)
def test_what_does_not(alone: Reader, name: str) -> None:
    text, wanted = ENDS[name]
    assert list(winners(alone, text)) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Nika Zorman je prejela potrdilo in pečat.",
        "Nika Zorman je prejela ključ stanovanja.",
        "Nika Zorman je obesila stekleno peresce.",
        "Nika Zorman je prejela znak za začetek.",
        "Hotel Lipa je postal največji ponudnik v mestu.",
        "Nika Zorman je dobila leseno hišo.",
        "Vesna Zorman je prejela povabilo.",
        "Viktor je dobil povabilo, Gazela pa dopis.",
        "Novembra leta 2008 je Nika Zorman prejela povabilo.",
        "Nika Zorman je oktobra leta prejela povabilo.",
        "Županja meni, naj trgovka Nika Zorman pride.",
        "Nika Zorman je dobila glas za najboljšo pesem.",
        "Predavanje z naslovom Senca bo imela Nika Zorman.",
    ],
)
def test_what_is_no_award(alone: Reader, text: str) -> None:
    assert winners(alone, text) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Izžrebali smo dobitnike. Glavno nagrado, televizor, prejme Nika Zorman.", []),
        ("Nagradna igra je končana. Knjižno nagrado je dobila Nika Zorman.", []),
        (
            "Žreb je odločil: glavno nagrado prejme Nika Zorman, drugo nagrado Matija Kobal, tretjo pa Lina Lah.",
            [],
        ),
        ("Prodali so vse srečke. Glavno nagrado, kolo, je dobila Nika Zorman.", []),
        ("Hvala za darila za srečelov. Glavna nagrada je šla v roke Niki Zorman.", []),
        (
            "Srečelov je minil v smehu. Zapel je zbor. Nastopili so šolarji. Glavno nagrado je prejela Nika Zorman.",
            ["glavna nagrada"],
        ),
        ("Govoril je Srečko Lah. Glavno nagrado je prejela Nika Zorman.", ["glavna nagrada"]),
        (
            "Glavno nagrado festivala je prejela Nika Zorman, med gledalci pa so žrebali vstopnice.",
            ["glavna nagrada festivala"],
        ),
        ("Priznanje je prejela Nika Zorman. Po prireditvi so izžrebali tudi košaro.", ["priznanje"]),
        ("Glavno nagrado je prejela Nika Zorman.", ["glavna nagrada"]),
    ],
)
def test_prizes_of_a_raffle_are_none(alone: Reader, text: str, names: list[str]) -> None:
    assert list(winners(alone, text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dekanovo nagrado je prejela Nika Zorman.", "dekanova nagrada"),
        ("Bolnikovo priznanje je prejela Nika Zorman.", "bolnikovo priznanje"),
        ("Prešernovo nagrado je prejela Nika Zorman.", "Prešernova nagrada"),
        ("Zupanovo plaketo je prejela Nika Zorman.", "Zupanova plaketa"),
        ("Vrtovčevo priznanje je prejela Nika Zorman.", "Vrtovčevo priznanje"),
    ],
)
def test_who_an_award_is_called_after_has_a_capital_and_an_office_has_none(alone: Reader, text: str, name: str) -> None:
    assert list(winners(alone, text)) == [name]


def test_headings_in_capitals_name_awards_and_no_people(alone: Reader) -> None:
    text = "ČASTNA OBČANKA: Nika Zorman\nSREBRNA PLAKETA: Rok Medved\nŽUPANJINA LISTINA: Tim Zajc\n"
    assert winners(alone, text) == {
        "častna občanka": ["Nika Zorman"],
        "srebrna plaketa": ["Rok Medved"],
        "županjina listina": ["Tim Zajc"],
    }


def test_a_signature_in_capitals_is_still_somebody(alone: Reader) -> None:
    assert [one.name for one in alone.extract("Zapisala: NIKA ZORMAN").people] == ["Nika Zorman"]


def test_awards_told_in_turn_without_a_verb(alone: Reader) -> None:
    text = "Prejemniki so: zlata plaketa Nika Zorman, srebrna plaketa Rok Medved in priznanje Gasilsko društvo Lipje."
    assert winners(alone, text) == {
        "zlata plaketa": ["Nika Zorman"],
        "srebrna plaketa": ["Rok Medved"],
        "priznanje": ["Gasilsko društvo Lipje"],
    }


def test_an_award_of_the_next_one_is_nobodys_role(alone: Reader) -> None:
    text = "Zlati grb je prejel Rok Medved, srebrni grb Nika Zorman, bronasti grb pa Tim Zajc."
    assert winners(alone, text) == {
        "zlati grb": ["Rok Medved"],
        "srebrni grb": ["Nika Zorman"],
        "bronasti grb": ["Tim Zajc"],
    }


def test_a_class_may_stand_for_verb_and_award(alone: Reader) -> None:
    text = (
        "V kategoriji velikih podjetij je nagrado prejelo podjetje Hrast, v kategoriji srednjih podjetje Javor, "
        "med malimi pa podjetje Bor."
    )
    assert winners(alone, text) == {
        "nagrada v kategoriji velikih podjetij": ["Hrast"],
        "nagrada v kategoriji srednjih podjetij": ["Javor"],
        "nagrada med malimi": ["Bor"],
    }


def test_others_among_whom_are_no_second_award(alone: Reader) -> None:
    text = "Plaketo je prejela Nika Zorman, priznanje pa med drugimi Rok Medved."
    assert "druga plaketa" not in winners(alone, text)


def test_a_degree_before_the_next_name_is_not_the_last_ones(alone: Reader) -> None:
    assert winners(alone, "Svečana listina: dr. Rok Medved, mag. Nika Zorman") == {
        "svečana listina": ["Rok Medved", "Nika Zorman"]
    }


def test_a_sender_congratulates_who_has_won(alone: Reader) -> None:
    text = "Čestitamo dijakoma Niki Zorman in Roku Medvedu za osvojeno srebrno priznanje."
    assert winners(alone, text) == {"srebrno priznanje": ["Nika Zorman", "Rok Medved"]}
    assert winners(alone, "Županja je Niki Zorman čestitala za srebrno priznanje.") == {}


@pytest.mark.parametrize(
    ("text", "name", "winners"),
    [
        ("Nagrado dr. Ivane Skok je prejel Jan Rus.", "nagrada dr. Ivane Skok", ["Jan Rus"]),
        ("Nagrado prof. dr. Ivane Skok je prejel Jan Rus.", "nagrada prof. dr. Ivane Skok", ["Jan Rus"]),
        ("Priznanje mag. Jerneju Skoku so podelili v Kranju.", "priznanje", ["Jernej Skok"]),
        ("Nagrado fair play je prejel Jan Rus.", "nagrada fair play", ["Jan Rus"]),
    ],
)
def test_who_an_award_is_called_after_may_have_titles(alone: Reader, text: str, name: str, winners: list[str]) -> None:
    (record,) = alone.extract(text).awards
    assert (record.award.name, [one.name for one in record.recipients]) == (name, winners)


def test_a_headline_names_the_award_without_its_noun(alone: Reader) -> None:
    text = "Zlata sova Barbari Skok\n\nNagrado zlata sova za najboljši roman je prejela Barbara Skok."
    assert [record.award.name for record in alone.extract(text).awards] == ["nagrada zlata sova za najboljši roman"]
