"""Every row of every table reads its own proof through the whole engine, and its proof fails without it."""

from dataclasses import replace

import pytest

from pipeline import Reader, Rules
from pipeline.rules.row import Row
from tests.proofs import failures

ROWS = tuple(Rules())


def test_row_ids_are_unique() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_reads_its_proof(reader: Reader, row: Row) -> None:
    assert failures(reader, row) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_reads_its_proof_by_the_rules_alone(reader: Reader, row: Row) -> None:
    assert failures(replace(reader, linker=None), row) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_proof_fails_without_its_row(reader: Reader, row: Row) -> None:
    assert failures(replace(reader, rules=reader.rules.without(row.id), linker=None), row) != []
