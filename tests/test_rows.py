"""Every row of every table reads its own proof through the whole engine, and its proof fails without it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline import Reader, Rules
from pipeline.rules.row import Row
from tests.proofs import failures

ROWS = tuple(Rules())


def test_row_ids_are_unique() -> None:
    ids = [row.id for row in ROWS]
    assert len(ids) == len(set(ids))


class _Once:
    """A model that annotates a text once, whoever asks for it; without a row the words of its proof are the same."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._docs: dict[str, Doc] = {}

    def pipe(self, texts: Iterable[str], batch_size: int) -> Iterator[Doc]:
        for text in texts:
            if text not in self._docs:
                (self._docs[text],) = self._nlp.pipe([text], batch_size=batch_size)
            yield self._docs[text]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_reads_its_proof_and_none_without_it(reader: Reader, row: Row) -> None:
    shipped = replace(reader, nlp=cast("Language", _Once(reader.nlp)))
    alone = replace(shipped, linker=None)
    assert failures(shipped, row) == [], "as shipped"
    assert failures(alone, row) == [], "by the rules alone"
    assert failures(replace(alone, rules=reader.rules.without(row.id)), row) != [], "without the row"
