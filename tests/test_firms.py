"""Firms by their legal form: how far their names go, and what stands between those of a list."""

import pytest

from pipeline import Reader
from tests.proofs import winners

FIRMS = {
    "with where they are": (
        "Priznanja so prejeli Kovina d. d., Ljubljana, Lesko, d. o. o., Kranj, in Pekarna Lipa, d. o. o.",
        ["Kovina d. d.", "Lesko, d. o. o.", "Pekarna Lipa, d. o. o."],
    ),
    "before the last one": (
        "Priznanji sta prejela Kovina, d. o. o., Kranj in Lesko, d. o. o., Ljubljana.",
        ["Kovina, d. o. o.", "Lesko, d. o. o."],
    ),
    "a seat in the name": (
        "Prejemniki priznanj so ELTRA d. o. o., HOP d. d. Nova Gorica, Javni holding Log d. o. o. in Bolnišnica Log.",
        [
            "ELTRA d. o. o.",
            "HOP d. d. Nova Gorica",
            "Javni holding Log d. o. o.",
            "Bolnišnica Log",
        ],
    ),
    "words in small letters before the form": (
        (
            "Priznanja so prejeli Lipa gospodinjski aparati, d. o. o., Hidra inštitut za materiale, d. o. o., "
            "in Dom elektromotorji, d. d."
        ),
        ["Lipa gospodinjski aparati, d. o. o.", "Hidra inštitut za materiale, d. o. o.", "Dom elektromotorji, d. d."],
    ),
    "one that only its form tells": (
        "Priznanja so prejeli Kovina d. d., ALTA informatika v prometu, d. o. o., in Dom elektromotorji, d. d.",
        ["Kovina d. d.", "ALTA informatika v prometu, d. o. o.", "Dom elektromotorji, d. d."],
    ),
    "a municipality that won too": (
        "Priznanji sta prejeli Kovina, d. o. o., in Mestna občina Kranj.",
        ["Kovina, d. o. o.", "Mestna občina Kranj"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), FIRMS.values(), ids=FIRMS)
def test_firms_of_a_list_are_told_apart(text: str, expected: list[str], alone: Reader) -> None:
    assert winners(alone, text) == {"priznanje": expected}
