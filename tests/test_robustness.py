"""Damaged texts: whatever came of a release on its way, it is read soundly or refused with a cause."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline import Document, NotSloveneError, Reader, Release, UnreadableError
from scripts.fuzz import fault, place, shortest
from tests.damage import Damaged, damaged_files, damaged_releases
from tests.soundness import readable, sound

# The same texts in each run, so that what passes here passes everywhere; scripts/fuzz.py looks for others.
SAME = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))

# What the texts that broke the program came down to, and when they were said to be of, by what went wrong.
BROKE = {
    "one id for two records": (
        "Nagrado za režijo je prejela Ana Novak. Čestital ji je Jan Kos, ki je nagrado za režijo prejel leta 1991.",
        None,
    ),
    "a rubric that goes on": (
        "12. 5. 2023, 14.30\nKultura,\nglasba in ples\n\nPisateljici zlata plaketa\n\nNagrado je prejela Ana Novak.",
        None,
    ),
    "a letterhead below a list": (
        "A. Kos\nB. Kos\nC. Kos\nD. Kos\nE. Kos\nF. Kos\nG. Kos\n\nObčina Lipa\n\nNagrada\n\nDobila jo je Ana Kos.",
        None,
    ),
    "a raised figure in a year": ("Velenje, 5. maja 2023 - Nagrado za leto 20²³ je prejela Ana Novak.", None),
    "a raised figure in a day": ("Ana Novak je nagrado prejela 5². 3. maja.", None),
    "a raised figure in a month": ("Ana Novak je nagrado prejela 5.3². 2020.", None),
    "a year of three figures": ("Velenje, 5. maja 1000 - Nagrado je lani prejela Ana Novak.", None),
    "a month of a year of three figures": ("Ana Novak je prejšnji mesec prejela nagrado.", date(999, 5, 5)),
    "the year before the first": ("Ana Novak je lani prejela nagrado.", date.min),
    "the month before the first": ("Ana Novak je prejšnji mesec prejela nagrado.", date.min),
    "the year after the last": ("Ana Novak bo prihodnje leto prejela nagrado.", date.max),
    "the month after the last": ("Ana Novak bo prihodnji mesec prejela nagrado.", date.max),
    "a weekday after the last": ("Ana Novak je v petek prejela nagrado.", date.max),
    "months after the last": ("Od novembra do januarja je Ana Novak prejela nagrado.", date.max),
}


@settings(SAME, max_examples=20)
@given(damaged_releases())
def test_a_damaged_release_is_read_soundly(reader: Reader, damaged: Damaged[str]) -> None:
    sound(reader, damaged.content, damaged.published)


@settings(SAME, max_examples=150)
@given(damaged_files())
def test_a_damaged_file_is_decoded_to_what_it_holds_or_refused(damaged: Damaged[bytes]) -> None:
    readable(damaged.content)


@pytest.mark.parametrize(("text", "published"), BROKE.values(), ids=BROKE.keys())
def test_what_once_broke_the_program_is_read(reader: Reader, text: str, published: date | None) -> None:
    document = sound(reader, text, published)
    assert document is not None
    assert document.awards


def test_half_a_character_is_refused_where_it_stands(reader: Reader) -> None:
    with pytest.raises(UnreadableError, match="half a character at offset 3"):
        reader.extract(b"Ana\xe8 Novak je prejela nagrado.".decode(errors="surrogateescape"))


def test_a_fault_is_told_by_its_place_and_shown_on_the_least_text() -> None:
    def check(damaged: Damaged[str]) -> None:
        assert "Č" not in damaged.content

    damaged = Damaged((), (), "Občina Črna je podelila nagrade.")
    trace = fault(check, damaged)
    assert trace is not None
    assert place(trace).endswith("AssertionError")
    assert shortest(damaged, lambda shorter: fault(check, shorter) is not None).content == "Č"
    assert fault(check, damaged._replace(content="Občina")) is None


def test_releases_that_are_read_together_are_read_as_each_alone(reader: Reader) -> None:
    told = "V petek je Ana Novak na Bledu prejela zlato plaketo občine Bled. Izročil ji jo je župan Rok Belina."
    texts = [told, "The jury met in London on Monday, and nobody was told of it.", "Cesta bo zaprta.", "Tuja \udce8."]
    releases = [Release(text, id=str(number)) for number, text in enumerate(texts * 3)]
    for awards_only in (False, True):
        together = [*reader.pipe(releases, awards_only=awards_only, batch_size=5)]
        alone = [*reader.pipe(releases, awards_only=awards_only, batch_size=1)]
        assert [type(one) for one in together[:4]] == [Document, NotSloveneError, Document, UnreadableError]
        assert [str(one) for one in together] == [str(one) for one in alone]
