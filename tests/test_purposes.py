"""Who wins an award that is told by what it is for, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

PURPOSES = {
    "the work of a life": (
        "Za življenjsko delo je bila nagrajena igralka Maja Hribar.",
        {"nagrada za življenjsko delo": ["Maja Hribar"]},
    ),
    "the best": (
        "Jaka Zorman je bil nagrajen za najboljšo moško vlogo.",
        {"nagrada za najboljšo moško vlogo": ["Jaka Zorman"]},
    ),
    "in turn": (
        "Za scenografijo je bil nagrajen Jaka Zorman, za kostumografijo pa Maja Hribar.",
        {"nagrada za scenografijo": ["Jaka Zorman"], "nagrada za kostumografijo": ["Maja Hribar"]},
    ),
    "behind each winner": (
        "Nagrajeni so bili Jaka Zorman za režijo, Maja Hribar za scenarij in Nika Kobal za montažo.",
        {
            "nagrada za režijo": ["Jaka Zorman"],
            "nagrada za scenarij": ["Maja Hribar"],
            "nagrada za montažo": ["Nika Kobal"],
        },
    ),
    "a decoration": (
        "Odlikovani so bili Jaka Zorman za hrabrost in Maja Hribar za požrtvovalnost.",
        {"odlikovanje za hrabrost": ["Jaka Zorman"], "odlikovanje za požrtvovalnost": ["Maja Hribar"]},
    ),
    "a headline": (
        "Maja Hribar nagrajena za najboljšo vlogo",
        {"nagrada za najboljšo vlogo": ["Maja Hribar"]},
    ),
    "a deed names no award": (
        "Društvo Lipa je bilo nagrajeno za pomoč pri sanaciji poplav v Semiču.",
        {"nagrada": ["Društvo Lipa"]},
    ),
    "with what": (
        "Maja Hribar je bila za življenjsko delo nagrajena z zlato plaketo.",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "who is always honoured": (
        "Društvo Lipa nagrajuje najboljše za strokovno delo.",
        {},
    ),
    "before the noun": (
        "Za najlepši balkon je nagrado prejela Maja Hribar, za najlepši vrt pa Jaka Zorman.",
        {"nagrada za najlepši balkon": ["Maja Hribar"], "nagrada za najlepši vrt": ["Jaka Zorman"]},
    ),
    "a reason before the noun": (
        "Za dolgoletno delo je priznanje prejel Jaka Zorman.",
        {"priznanje": ["Jaka Zorman"]},
    ),
    "an adjective alone": (
        "Nagrado za kratki film je dobila Maja Hribar, za dokumentarni Jaka Zorman, za animirani pa Nika Kobal.",
        {
            "nagrada za kratki film": ["Maja Hribar"],
            "nagrada za dokumentarni film": ["Jaka Zorman"],
            "nagrada za animirani film": ["Nika Kobal"],
        },
    ),
    "subjects": (
        "Zlato priznanje iz fizike je osvojila Maja Hribar, iz kemije pa Jaka Zorman.",
        {"zlato priznanje iz fizike": ["Maja Hribar"], "zlato priznanje iz kemije": ["Jaka Zorman"]},
    ),
    "where from": (
        "Zlato priznanje iz Semiča je prinesla Maja Hribar.",
        {"zlato priznanje": ["Maja Hribar"]},
    ),
    "as many as winners": (
        "Nagradi za režijo in scenarij sta prejela Jaka Zorman in Maja Hribar.",
        {"nagrada za režijo": ["Jaka Zorman"], "nagrada za scenarij": ["Maja Hribar"]},
    ),
    "one for both": (
        "Nagrado za delo in življenje z mladimi sta prejela Jaka Zorman in Maja Hribar.",
        {"nagrada za delo in življenje z mladimi": ["Jaka Zorman", "Maja Hribar"]},
    ),
    "one winner of several": (
        "Film Zima je prejel tri nagrade: za režijo, za scenarij in za glasbo.",
        {"nagrada za režijo": ["Zima"], "nagrada za scenarij": ["Zima"], "nagrada za glasbo": ["Zima"]},
    ),
    "another award behind in": (
        "Film Zima je prejel vesno za režijo in nagrado občinstva.",
        {"vesna za režijo": ["Zima"], "nagrada občinstva": ["Zima"]},
    ),
    "of somebody else": (
        "Cankarjevo priznanje je osvojila Maja Hribar, Vegovo priznanje Jaka Zorman, Preglovo pa Nika Kobal.",
        {
            "Cankarjevo priznanje": ["Maja Hribar"],
            "Vegovo priznanje": ["Jaka Zorman"],
            "Preglovo priznanje": ["Nika Kobal"],
        },
    ),
    "as a prize": (
        "Maja Hribar je za nagrado prejela potovanje v Rim.",
        {"nagrada": ["Maja Hribar"]},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), PURPOSES.values(), ids=PURPOSES)
def test_who_wins_what_for(alone: Reader, text: str, wanted: dict[str, list[str]]) -> None:
    assert winners(alone, text) == wanted
