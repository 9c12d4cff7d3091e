"""Damaged files of each format: a reader says that it cannot, or reads; it raises nothing else."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies_formats import VALID, arbitrary, damaged, outcomes

FEW = settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("name", VALID)
def test_undamaged_files_are_read(name: str) -> None:
    found = outcomes(name, VALID[name])
    assert found
    assert not [text for text in found if text.startswith("UnreadableError")]


@pytest.mark.parametrize("name", VALID)
@FEW
@given(st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    assert outcomes(name, data.draw(damaged(name)))


@pytest.mark.parametrize("name", VALID)
@FEW
@given(st.data())
def test_chance_after_the_beginning_is_read_or_refused(name: str, data: st.DataObject) -> None:
    assert outcomes(name, data.draw(arbitrary(name)))
