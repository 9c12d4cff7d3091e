"""The pages of reference are what the code says."""

import pytest

from pipeline.records import AwardRecord, Document
from scripts.reference import FOLDER, PAGES, page, records


@pytest.mark.parametrize("name", PAGES)
def test_committed_page_is_what_the_code_says(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == page(PAGES[name]), "python -m scripts.reference writes it"


def test_every_key_of_both_feeds_has_a_meaning() -> None:
    told = page(records)
    for model in (AwardRecord, Document):
        table = told.partition(f"## {model.__name__}\n")[2].split("\n\n")[1]
        assert [row.split("`")[1] for row in table.splitlines()[2:]] == list(model.model_fields)
    assert "None" not in told
