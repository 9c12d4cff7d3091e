"""The classes in which awards are given: how they are told, carried over and completed, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

CLASSES = {
    "a noun told once, with med": (
        "Nagrado za izvoz je med velikimi podjetji prejel Kovinar, med srednjimi Lesnina, med malimi pa Pekarna Zrno.",
        {
            "nagrada za izvoz med velikimi podjetji": ["Kovinar"],
            "nagrada za izvoz med srednjimi podjetji": ["Lesnina"],
            "nagrada za izvoz med malimi podjetji": ["Pekarna Zrno"],
        },
    ),
    "a noun told once, with v kategoriji": (
        "V kategoriji velikih kmetij je zmagala Kmetija Hribar, v kategoriji malih pa Kmetija Zorman.",
        {
            "nagrada v kategoriji velikih kmetij": ["Kmetija Hribar"],
            "nagrada v kategoriji malih kmetij": ["Kmetija Zorman"],
        },
    ),
    "each winner with the class before": (
        "Med člani je pokal osvojil PGD Lipje, med mladinci pa PGD Vrba.",
        {"pokal med člani": ["PGD Lipje"], "pokal med mladinci": ["PGD Vrba"]},
    ),
    "a class behind the award, and another": (
        "Priznanje v kategoriji posameznikov je prejela Nika Zorman, v kategoriji društev pa Društvo Lipa.",
        {
            "priznanje v kategoriji posameznikov": ["Nika Zorman"],
            "priznanje v kategoriji društev": ["Društvo Lipa"],
        },
    ),
    "groups": (
        "Nagrado v skupini velikih šol je prejela Osnovna šola Lipa, v skupini malih šol pa Osnovna šola Vrba.",
        {
            "nagrada v skupini velikih šol": ["Osnovna šola Lipa"],
            "nagrada v skupini malih šol": ["Osnovna šola Vrba"],
        },
    ),
    "a group that opens the sentence": (
        "V skupini mlajših deklic je zlato medaljo osvojila Nika Zorman.",
        {"zlata medalja v skupini mlajših deklic": ["Nika Zorman"]},
    ),
    "instruments": (
        "V kategoriji trobil je prvo nagrado osvojila Nika Zorman.",
        {"prva nagrada v kategoriji trobil": ["Nika Zorman"]},
    ),
    "the next grade is of the same class": (
        "V kategoriji klavir je zlato plaketo prejela Nika Zorman, srebrno plaketo pa Tea Oven.",
        {"zlata plaketa v kategoriji klavir": ["Nika Zorman"], "srebrna plaketa v kategoriji klavir": ["Tea Oven"]},
    ),
    "a grade of another class": (
        "V kategoriji klavir je zlato plaketo prejela Nika Zorman, v kategoriji flavta pa srebrno plaketo Tea Oven.",
        {"zlata plaketa v kategoriji klavir": ["Nika Zorman"], "srebrna plaketa v kategoriji flavta": ["Tea Oven"]},
    ),
    "the name of the award before": (
        "Zbornica je podelila nagrade tloris. Nagrado v kategoriji javnih stavb je prejela Nika Zorman.",
        {"nagrada tloris v kategoriji javnih stavb": ["Nika Zorman"]},
    ),
    "whom it is called after": (
        "Podelili so Kosove listine. Listino za življenjsko delo je prejela Nika Zorman.",
        {"Kosova listina za življenjsko delo": ["Nika Zorman"]},
    ),
    "what is said of those is no ceremony": (
        "Kosove listine so ugledne. Listino za življenjsko delo je prejela Nika Zorman.",
        {"listina za življenjsko delo": ["Nika Zorman"]},
    ),
    "among others": (
        "Plaketo je med drugimi prejela Nika Zorman, med gosti pa je bila Tea Oven.",
        {"plaketa": ["Nika Zorman"]},
    ),
    "in a time": (
        "Plaketo je med počitnicami prejela Nika Zorman, med prazniki pa je počivala.",
        {"plaketa": ["Nika Zorman"]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), CLASSES.values(), ids=CLASSES)
def test_each_wins_in_a_class_of_their_own(text: str, expected: dict[str, list[str]], alone: Reader) -> None:
    assert winners(alone, text) == expected
