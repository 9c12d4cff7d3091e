"""Which body is meant where a part of its name, its noun or its members stand for it, by the rules alone."""

import pytest

from pipeline import Reader

CONFERRED = {
    "inside another body's name": (
        "Občinski svet Občine Semič je izbral nagrajenke. Plaketo občine je prejela Nika Zorman.",
        ["Občina Semič"],
    ),
    "its first words in small letters": (
        (
            "Predsednik sveta Krajevne skupnosti Loče Jan Kos je govoril. "
            "Plaketo krajevne skupnosti so podelili Niki Zorman."
        ),
        ["Krajevna skupnost Loče"],
    ),
    "its members": (
        "Člani Čebelarskega društva Semič so za častno članico imenovali Majo Hribar.",
        ["Čebelarsko društvo Semič"],
    ),
    "another body is not meant": (
        "Občinski svet Občine Semič je izbral nagrajenke. Plaketo sosednje občine je prejela Nika Zorman.",
        ["sosednja občina"],
    ),
}


@pytest.mark.parametrize(("text", "bodies"), CONFERRED.values(), ids=CONFERRED)
def test_which_body_confers(alone: Reader, text: str, bodies: list[str]) -> None:
    (record,) = [award for award in alone.extract(text).awards if award.recipients]
    assert [one.name for one in record.conferred_by] == bodies


def test_letters_stand_for_a_bodys_noun(alone: Reader) -> None:
    text = "OŠ SEMIČ\n\nZAKLJUČEK LETA\n\nPlaketo šole je prejela hišnica Nika Zorman, ki je za šolo skrbela 32 let."
    (record,) = alone.extract(text).awards
    assert [one.name for one in record.conferred_by] == ["OŠ Semič"]
