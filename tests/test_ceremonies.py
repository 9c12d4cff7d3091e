"""Who hands over what in a release that tells of several awards, by the rules alone."""

import pytest

from pipeline import Reader

AWARDS = (
    "Plaketo občine je prejela Nika Zorman, zlati znak Matija Kobal, priznanji pa Tea Oven in Čebelarsko društvo Vrba. "
    "Častni občan je postal Gal Oven. "
)
EVERYTHING = {"plaketa občine", "zlati znak", "priznanje", "častni občan"}
CLOSING = {
    "a general noun": ("Priznanja je nagrajencem izročila županja Lina Hrast.", EVERYTHING),
    "with somebody else": ("Priznanja je skupaj s podžupanom Janom Kosom podelila županja Lina Hrast.", EVERYTHING),
    "behind another verb": ("Županja Lina Hrast je vsem čestitala in jim podelila nagrade.", EVERYTHING),
    "of one of them": ("Zlati znak mu je izročila županja Lina Hrast.", {"zlati znak"}),
    "of the last one": ("Priznanje mu je izročila županja Lina Hrast.", {"častni občan"}),
    "who only congratulates": ("Nagrajencem je čestitala županja Lina Hrast.", set()),
}


@pytest.mark.parametrize(("closing", "given"), CLOSING.values(), ids=CLOSING)
def test_who_hands_over_at_the_end(alone: Reader, closing: str, given: set[str]) -> None:
    awards = alone.extract(AWARDS + closing).awards
    found = {a.award.name for a in awards if "Lina Hrast" in {party.name for party in a.presenters}}
    assert found == given


def test_what_opens_a_story_is_told_of_again_in_other_words(alone: Reader) -> None:
    text = (
        "Županja Lina Hrast je podelila naziv častni občan mestne občine in nagrade mestne občine. Naziv častnega "
        "občana je prejel Gal Oven. Nagrade so prejeli Nika Zorman, Matija Kobal in Klub Lipa."
    )
    awards = alone.extract(text).awards
    assert [(a.award.name, [p.name for p in a.recipients], [p.name for p in a.presenters]) for a in awards] == [
        ("častni občan mestne občine", ["Gal Oven"], ["Lina Hrast"]),
        ("nagrada mestne občine", ["Nika Zorman", "Matija Kobal", "Klub Lipa"], ["Lina Hrast"]),
    ]


def test_who_all_got_awards_is_no_award_of_its_own(alone: Reader) -> None:
    counted = "Prejemnika priznanj občine sta Nika Zorman in Matija Kobal. "
    each = "Nika Zorman je postala častna občanka, Matija Kobal pa je prejel zlati znak."
    assert [a.award.name for a in alone.extract(counted + each).awards] == ["častna občanka", "zlati znak"]
    assert [a.award.name for a in alone.extract(counted).awards] == ["priznanje občine"]


def test_awards_of_the_state_are_told_before_each_of_them(alone: Reader) -> None:
    counted = "Predsednica Lina Hrast je vročila državna odlikovanja. Prejeli so jih Nika Zorman in Matija Kobal. "
    each = "Nika Zorman je prejela zlati red za zasluge. Medaljo za zasluge je prejel Matija Kobal."
    found = [(a.award.name, [p.name for p in a.presenters]) for a in alone.extract(counted + each).awards]
    assert found == [("zlati red za zasluge", ["Lina Hrast"]), ("medalja za zasluge", ["Lina Hrast"])]
    alone_told = [(a.award.name, [p.name for p in a.recipients]) for a in alone.extract(counted).awards]
    assert alone_told == [("državno odlikovanje", ["Nika Zorman", "Matija Kobal"])]


def test_who_takes_an_award_for_another_tells_of_the_one_that_was_won(alone: Reader) -> None:
    won = "Priznanje občine je prejel Moški zbor Lipa. Priznanje skupnosti je prejela Nika Zorman. "
    found = alone.extract(won + "Za Moški zbor Lipa je priznanje prevzel Matija Kobal.").awards
    assert {a.award.name: [p.name for p in a.accepted_by] for a in found} == {
        "priznanje občine": ["Matija Kobal"],
        "priznanje skupnosti": [],
    }


def test_a_firm_is_one_with_and_without_its_legal_form(alone: Reader) -> None:
    text = "Plaketo občine je prejela Kovina, d. o. o. Plaketo za podjetje Kovina je prevzela Nika Zorman."
    (found,) = alone.extract(text).awards
    assert [p.name for p in found.recipients] == ["Kovina, d. o. o."]
    assert [p.name for p in found.accepted_by] == ["Nika Zorman"]


def test_who_gives_in_the_name_of_a_body(alone: Reader) -> None:
    (found,) = alone.extract("Nagrado je Niki Zorman v imenu Društva pesnikov izročil tajnik Matija Kobal.").awards
    assert [party.name for party in found.recipients] == ["Nika Zorman"]
    assert [party.name for party in found.presenters] == ["Matija Kobal"]
    assert [party.name for party in found.conferred_by] == ["Društvo pesnikov"]


def test_an_award_is_not_given_by_whom_another_is_named_after(alone: Reader) -> None:
    text = "Matija Kobal je leta 2003 prejel nagrado Zveze kiparjev, leta 2009 pa priznanje za oblikovanje."
    found = alone.extract(text).awards
    assert [(a.award.name, a.date and a.date.iso, [p.name for p in a.conferred_by]) for a in found] == [
        ("nagrada Zveze kiparjev", "2003", ["Zveza kiparjev"]),
        ("priznanje za oblikovanje", "2009", []),
    ]


def test_who_gives_year_after_year_gives_this_time_too(alone: Reader) -> None:
    text = "Nagrado je prejela Nika Zorman. Nagrado vsako leto podeljuje Zveza kiparjev."
    (found,) = alone.extract(text).awards
    assert [party.name for party in found.conferred_by] == ["Zveza kiparjev"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Kosovo nagrado so podelili Niki Zorman. Skladateljica bo nagrado prejela v soboto, izročil jo bo Jan Rus.",
            ["Nika Zorman"],
        ),
        ("Zmagovalka je kiparka Nika Zorman. Kiparka je prejela plaketo.", ["Nika Zorman"]),
        ("Izbrali so kiparko Niko Zorman in slikarko Teo Oven. Slikarka je prejela plaketo.", ["Tea Oven"]),
        ("Zbrala sta se pek Matija Kobal in vrtnar Gal Oven. Slednji je prejel plaketo.", ["Gal Oven"]),
    ],
)
def test_who_is_meant_by_an_occupation_or_as_the_latter(alone: Reader, text: str, names: list[str]) -> None:
    assert [party.name for award in alone.extract(text).awards for party in award.recipients] == names
