"""Damaged texts: whatever came of a release on its way, it is read soundly or refused with a cause."""

import pytest
from hypothesis import HealthCheck, given, settings

from pipeline import Reader
from tests.damage import Damaged, damaged_files, damaged_releases
from tests.soundness import readable, sound

# The same texts in each run, so that what passes here passes everywhere; scripts/fuzz.py looks for others.
SAME = settings(deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))

# What a text that broke the program came down to, by what went wrong.
BROKE = {
    "one id for two records": "Nagrado za režijo je prejela Ana Novak. "
    "Predsednik žirije Jan Kos, ki je isto nagrado za režijo prejel leta 1991, je čestital vsem.",
}


@settings(SAME, max_examples=25)
@given(damaged_releases())
def test_a_damaged_release_is_read_soundly(reader: Reader, damaged: Damaged[str]) -> None:
    sound(reader, damaged.content)


@settings(SAME, max_examples=200)
@given(damaged_files())
def test_a_damaged_file_is_decoded_to_what_it_holds_or_refused(damaged: Damaged[bytes]) -> None:
    readable(damaged.content)


@pytest.mark.parametrize("text", BROKE.values(), ids=BROKE.keys())
def test_what_once_broke_the_program_is_read(reader: Reader, text: str) -> None:
    document = sound(reader, text)
    assert document is not None
    assert document.awards
