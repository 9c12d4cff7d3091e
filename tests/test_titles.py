"""Titles of a year and the like: whose they are, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

TITLES = {
    "of a noun that is a title otherwise": ("Občan leta je postal Jaka Zorman.", {"občan leta": ["Jaka Zorman"]}),
    "of one with za": ("Za krajanko leta so razglasili Majo Hribar.", {"krajanka leta": ["Maja Hribar"]}),
    "with naj": ("Naj občan je Jaka Zorman.", {"naj občan": ["Jaka Zorman"]}),
    "behind its noun in the genitive": (
        "Naslov športnika leta je osvojil Jaka Zorman.",
        {"naslov športnika leta": ["Jaka Zorman"]},
    ),
    "behind its noun in the nominative": (
        "Naslov športnik leta je osvojil Jaka Zorman.",
        {"športnik leta": ["Jaka Zorman"]},
    ),
    "a woman's and a man's": (
        "Športnik in športnica leta sta postala Jaka Zorman in Maja Hribar.",
        {"športnik leta": ["Jaka Zorman"], "športnica leta": ["Maja Hribar"]},
    ),
    "in the other order": (
        "Športnica in športnik leta sta Jaka Zorman in Maja Hribar.",
        {"športnica leta": ["Maja Hribar"], "športnik leta": ["Jaka Zorman"]},
    ),
    "in the accusative": (
        "Za košarkarja in košarkarico leta so izbrali Jako Zormana in Majo Hribar.",
        {"košarkar leta": ["Jaka Zorman"], "košarkarica leta": ["Maja Hribar"]},
    ),
    "behind their noun": (
        "Naslov športnika in športnice leta sta prejela Jaka Zorman in Maja Hribar.",
        {"naslov športnika leta": ["Jaka Zorman"], "športnica leta": ["Maja Hribar"]},
    ),
    "the year told once": (
        "Kolesar leta je Jaka Zorman, kolesarka pa Maja Hribar.",
        {"kolesar leta": ["Jaka Zorman"], "kolesarka leta": ["Maja Hribar"]},
    ),
    "the year told once for three": (
        "Gasilec leta je postal Jaka Zorman, gasilka Maja Hribar, mladi gasilec pa Luka Kobal.",
        {"gasilec leta": ["Jaka Zorman"], "gasilka leta": ["Maja Hribar"], "mladi gasilec leta": ["Luka Kobal"]},
    ),
    "the year told once, with za": (
        "Za športnico leta so razglasili Majo Hribar, za ekipo pa Rokometni klub Lipa.",
        {"športnica leta": ["Maja Hribar"], "ekipa leta": ["Rokometni klub Lipa"]},
    ),
    "naj and which one it is": (
        "Naj gasilka v starosti do 20 let je postala Maja Hribar.",
        {"naj gasilka": ["Maja Hribar"]},
    ),
    "naj with an apposition": (
        "Naj knjižničarka, zaposlena v šoli, je Maja Hribar.",
        {"naj knjižničarka": ["Maja Hribar"]},
    ),
    "naj written together": ("Najgasilka je postala Maja Hribar.", {"najgasilka": ["Maja Hribar"]}),
    "a tenant": ("Najemnik je postal Jaka Zorman.", {}),
    "a wish": ("Naj gasilka v nesreči ostane mirna, pravi Maja Hribar.", {}),
    "of a thing, with its year": ("Podjetje leta 2018 je Kovinar, d. o. o.", {"podjetje leta": ["Kovinar, d. o. o."]}),
    "of a thing with za, and its year": ("Za knjigo leta 2018 so izbrali roman Zima.", {"knjiga leta": ["Zima"]}),
    "of things with their year, in a part of its own": (
        "Športnica leta 2018 je postala Maja Hribar, ekipa leta 2018 pa Klub Lipa.",
        {"športnica leta": ["Maja Hribar"], "ekipa leta": ["Klub Lipa"]},
    ),
    "of a person's noun, with its year": (
        "Poslušalci so za osebnost leta 2018 izbrali Majo Hribar.",
        {"osebnost leta": ["Maja Hribar"]},
    ),
    "what a firm did in a year": ("Podjetje leta 2018 je povečalo dobiček.", {}),
    "an age": (
        "Športnica leta do 16 let je Maja Hribar, športnik leta od 17 do 20 let pa Jaka Zorman.",
        {"športnica leta do 16 let": ["Maja Hribar"], "športnik leta od 17 do 20 let": ["Jaka Zorman"]},
    ),
    "of a season": ("Športnik sezone je Jaka Zorman.", {"športnik sezone": ["Jaka Zorman"]}),
    "who was something else": (
        "Športnica leta je Maja Hribar, ki je bila na prvenstvu četrta.",
        {"športnica leta": ["Maja Hribar"]},
    ),
    "of a team": (
        "Ekipa leta je ženska košarkarska reprezentanca, ki je igrala v finalu.",
        {"ekipa leta": ["ženska košarkarska reprezentanca"]},
    ),
    "beside another verb": (
        "Kuharica leta je Maja Hribar, v dvorani pa je igral Kvartet Lipa.",
        {"kuharica leta": ["Maja Hribar"]},
    ),
    "the best of a festival": (
        "Najboljši igralec festivala je Jaka Zorman. Nagrado za glasbo je prejela Maja Hribar.",
        {"najboljši igralec festivala": ["Jaka Zorman"], "nagrada za glasbo": ["Maja Hribar"]},
    ),
    "the best of a festival without an award": ("Najboljši igralec festivala je Jaka Zorman.", {}),
    "a superlative apart from its noun": (
        "Občinstvo je za najboljšo izbralo predstavo Zima.",
        {"najboljša predstava": ["Zima"]},
    ),
    "a superlative with somebody else between": ("Za najboljšo je mentorica razglasila Majo Hribar.", {}),
    "a superlative with za in a part of its own": (
        "Za najboljšo režiserko so razglasili Majo Hribar, za najboljšega pevca Roka Zormana.",
        {"najboljša režiserka": ["Maja Hribar"], "najboljši pevec": ["Rok Zorman"]},
    ),
    "an apposition and no title": (
        "Športnik leta je Jaka Zorman, plavalec Plavalnega kluba Lipa.",
        {"športnik leta": ["Jaka Zorman"]},
    ),
    "what somebody else does": (
        "Športnik leta je Jaka Zorman, ravnateljica pa je Maja Hribar.",
        {"športnik leta": ["Jaka Zorman"]},
    ),
    "a time of a band": (
        "Maja Hribar je s pihalnim orkestrom leta 2018 osvojila zlato plaketo.",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "a time and no title": ("Predsednik Jaka Zorman je konec leta odstopil.", {}),
}


def test_the_year_of_one_title_tells_no_time_of_another(alone: Reader) -> None:
    text = (
        "Lipje, 3. marca 2019 – Športnica leta 2018 je postala Maja Hribar, naziv ekipa leta 2018 pa je prejel Klub "
        "Lipa. Plaketo občine je leta 2010 prejel Jaka Zorman."
    )
    found = {award.award.name: award.status for award in alone.extract(text).awards}
    assert found == {"športnica leta": "conferred", "ekipa leta": "conferred", "plaketa občine": "past"}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_titles_are_read_with_whose_they_are(text: str, expected: dict[str, list[str]], alone: Reader) -> None:
    assert winners(alone, text) == expected
