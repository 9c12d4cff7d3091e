"""The JSON Schemas: the committed copies are what the types say, and hold for what a feed holds."""

from pathlib import Path

import orjson
import pytest
from jsonschema import Draft202012Validator, ValidationError

from pipeline.releases import Release
from pipeline.schema import Feed, schema_text
from tests.fakes import a_document

COMMITTED = Path(__file__).parent.parent / "pipeline" / "schema"


def validator(feed: Feed) -> Draft202012Validator:
    schema = orjson.loads(schema_text(feed))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("feed", Feed)
def test_committed_schema_is_what_the_types_say(feed: Feed) -> None:
    committed = (COMMITTED / f"{feed}.schema.json").read_bytes()
    assert committed == schema_text(feed), f"nagrade schema {feed} > pipeline/schema/{feed}.schema.json"


def test_schema_holds_for_lines_of_both_feeds() -> None:
    document = a_document(Release("Podeljena je nagrada Ana."))
    validator(Feed.documents).validate(document.model_dump(mode="json"))
    for record in document.award_records():
        validator(Feed.awards).validate(record.model_dump(mode="json"))


@pytest.mark.parametrize("lost", ["schema_version", "supersedes", "date", "accepted_by"])
def test_schema_refuses_a_line_that_lacks_a_key(lost: str) -> None:
    (record,) = a_document(Release("Podeljena je nagrada Ana.")).award_records()
    line = record.model_dump(mode="json")
    del line[lost]
    with pytest.raises(ValidationError, match=lost):
        validator(Feed.awards).validate(line)


def test_keys_stand_in_the_order_of_the_model() -> None:
    (record,) = a_document(Release("Podeljena je nagrada Ana.")).award_records()
    assert list(record.model_dump(mode="json")) == list(orjson.loads(schema_text(Feed.awards))["properties"])
