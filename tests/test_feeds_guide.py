"""The tables of the guide to feeds are the code's."""

import re

import pytest

from pipeline.feeds.awards import FoldedAward
from pipeline.feeds.columns import Rows, markdown
from pipeline.feeds.joining import LOOSE, Reason
from pipeline.feeds.people import FoldedPerson
from tests.guides import words_of

GUIDE = words_of("docs/feeds.md")


@pytest.mark.parametrize("kind", Rows)
def test_the_columns_are_those_of_the_code(kind: Rows) -> None:
    assert f"<!-- columns {kind} -->\n{markdown(kind)}\n" in GUIDE


@pytest.mark.parametrize(("opening", "model"), [("**A person** has", FoldedPerson), ("**An award** has", FoldedAward)])
def test_every_key_of_a_folded_line_is_told(opening: str, model: type[FoldedPerson | FoldedAward]) -> None:
    table = GUIDE.partition(opening)[2].split("\n\n")[1]
    told = [key for row in table.splitlines()[2:] for key in row.split("|")[1].strip().split(", ")]
    assert told == list(model.model_fields)


def test_every_reason_is_told_in_the_order_in_which_they_count() -> None:
    table = GUIDE.partition("| reason |")[2].split("\n\n")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE)
    assert [reason for reason, _ in rows] == list(Reason)
    assert {reason for reason, shared in rows if "--loose" in shared} == LOOSE
