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
    "an apposition and no title": (
        "Športnik leta je Jaka Zorman, plavalec Plavalnega kluba Lipa.",
        {"športnik leta": ["Jaka Zorman"]},
    ),
    "what somebody else does": (
        "Športnik leta je Jaka Zorman, ravnateljica pa je Maja Hribar.",
        {"športnik leta": ["Jaka Zorman"]},
    ),
    "a time and no title": ("Predsednik Jaka Zorman je konec leta odstopil.", {}),
}


@pytest.mark.parametrize(("text", "expected"), TITLES.values(), ids=TITLES)
def test_titles_are_read_with_whose_they_are(text: str, expected: dict[str, list[str]], alone: Reader) -> None:
    assert winners(alone, text) == expected
