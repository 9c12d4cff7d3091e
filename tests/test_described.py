"""Winners without a name, told by a noun, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

DESCRIBED = {
    "taken for an object": ("Priznanje so dobile tudi upokojenke za pletenje kap.", ["upokojenke"]),
    "a choir's singers": (
        "Pevke pevskega zbora Orehek so prejele zlato plaketo.",
        ["pevke pevskega zbora Orehek"],
    ),
    "two of a group": ("Srebrni znak sta prejela skavta iz Litije.", ["skavta iz Litije"]),
    "counted": ("Medaljo je prejelo osem gasilcev iz Semiča.", ["osem gasilcev iz Semiča"]),
    "counted, without where from": ("Značke je dobilo 24 krvodajalcev.", ["24 krvodajalcev"]),
    "men and women": (
        "Priznanje so prejeli učitelji in učiteljice Osnovne šole Cerkno.",
        ["učitelji in učiteljice Osnovne šole Cerkno"],
    ),
    "what is whose": (
        "Plaketa je bila podeljena pametni svetilki podjetja Orehek.",
        ["pametna svetilka podjetja Orehek"],
    ),
    "an adjective": ("Zaposlenim so izročili zlate znake za dvajset let dela.", ["zaposleni"]),
    "who counts is no winner": ("Priznanja je osem gasilcev izročilo Niki Zorman.", ["Nika Zorman"]),
    "who counts is of another clause": (
        "Osem gasilcev je zapelo, Nika Zorman pa je prejela zlati znak.",
        ["Nika Zorman"],
    ),
    "where they work": ("Listino so dobili zaposleni v občinski lekarni.", ["zaposleni v občinski lekarni"]),
    "to those who work there": (
        "Priznanje za prijaznost je šlo zaposlenim v Pekarni Zrno.",
        ["zaposleni v Pekarni Zrno"],
    ),
    "learners are where they are by chance": ("Listino so dobili učenci v petek.", ["učenci"]),
    "two in the singular": (
        "Priznanji sta prejela učenec devetega razreda in njegova babica.",
        ["učenec devetega razreda", "babica"],
    ),
    "each of several": (
        "Plakete so prejeli mladi tamburaši, plesalci in pevke.",
        ["mladi tamburaši", "plesalci", "pevke"],
    ),
    "one told twice": ("Medaljo je prejela plezalka in vodnica iz Bovca.", ["plezalka"]),
    "what kind the others are of": (
        "Plaketo je dobilo 14 trenerjev in prostovoljnih delavcev.",
        ["14 trenerjev in prostovoljnih delavcev"],
    ),
    "of one surname": ("Priznanje za najlepši vrt so dobili Hribernikovi iz Kapel.", ["Hribernikovi iz Kapel"]),
    "to a woman of that surname": ("Priznanje za najlepši vrt so izročili Hribernikovi.", []),
    "the object": (
        "Z zlato plaketo so odlikovali mlade gasilce iz Semiča.",
        ["mladi gasilci iz Semiča"],
    ),
    "the best as an object": (
        "Nagradili so najboljše učence devetih razredov.",
        ["najboljši učenci devetih razredov"],
    ),
    "a team of an age": (
        "Ekipa deklic do 13 let je postala državna prvakinja.",
        ["Ekipa deklic do 13 let"],
    ),
    "who is now called the team": (
        "Za ekipo leta je bila razglašena ženska ekipa Kluba Orehek.",
        ["ženska ekipa Kluba Orehek"],
    ),
    "who live there": ("Priznanje so prejeli vaščani Suhega Grabna.", ["vaščani Suhega Grabna"]),
    "what has a title": ("Za najboljši študentski film je bil razglašen Mlin.", ["Mlin"]),
    "a village": ("Priznanje so izročili vasi Podlog in kmetiji Hribar.", ["Podlog", "kmetija Hribar"]),
    "whose prize bears a name for them": ("Letošnja dolenjska gazela je podjetje Smreka.", ["Smreka"]),
    "only winners": ("Nagrajenci so prejeli plakete.", []),
    "the best": (
        "Na koncu so podelili medalje najboljšim.",
        ["najboljši"],
    ),
    "ranked": (
        "Najvišje uvrščenim je predsednik podelil pokale.",
        ["najvišje uvrščeni"],
    ),
    "five or more": (
        "Odbor je plakete podelil dvanajstim uglednim raziskovalcem.",
        ["dvanajst uglednih raziskovalcev"],
    ),
    "seven societies": (
        "Priznanja so podelili sedmim društvom.",
        ["sedem društev"],
    ),
    "three": (
        "Nagrade so prejeli trije učenci.",
        ["trije učenci"],
    ),
    "a noun for the act": (
        "Večer so sklenili s podelitvijo pokalov in priznanj zaslužnim krajanom Semiča.",
        ["zaslužni krajani Semiča", "zaslužni krajani Semiča"],
    ),
    "an item of a programme": (
        "Podelitev priznanj zaslužnim krajanom",
        [],
    ),
    "a headline": (
        "Mladim gasilcem Semiča zlato priznanje",
        ["mladi gasilci Semiča"],
    ),
    "the people of a town": (
        "Semičani osvojili tri zlate medalje",
        ["Semičani"],
    ),
    "a town": (
        "Evropska komisija je mestu Semič podelila zlato plaketo.",
        ["Semič"],
    ),
    "a couple of the sentence before": (
        "Zakonca Oven praznujeta zlato poroko. Prejela sta posebno priznanje.",
        ["zakonca Oven"],
    ),
    "what is done wins nothing": (
        "Nagrada je namenjena spodbujanju branja.",
        [],
    ),
    "as what": (
        "Medaljo je leta 1994 dobil kot narednik.",
        [],
    ),
    "those named below": (
        "Priznanja so podelili trem članom. Prejeli so jih Nika Zorman, Matija Kobal in Gal Oven.",
        ["Nika Zorman", "Matija Kobal", "Gal Oven"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), DESCRIBED.values(), ids=DESCRIBED)
def test_who_wins_without_a_name(alone: Reader, text: str, wanted: list[str]) -> None:
    assert [name for names in winners(alone, text).values() for name in names] == wanted
