"""The two feeds and their JSON Schemas.

The schemas come from the types in ``pipeline.records``; the copies beside this file are what the last release promised,
and a test compares the two. A change of the shape raises ``SCHEMA_VERSION``.
"""

from enum import StrEnum
from typing import Final

import orjson
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from pipeline.records import SCHEMA_VERSION, AwardRecord, Document


class Feed(StrEnum):
    """What a line of a feed stands for."""

    awards = "awards"
    documents = "documents"


_LINE: Final[dict[Feed, type[BaseModel]]] = {Feed.awards: AwardRecord, Feed.documents: Document}
_TITLE: Final = {Feed.awards: "nagrade: an award record a line", Feed.documents: "nagrade: a document a line"}


class _AsWritten(GenerateJsonSchema):
    """Every key of a line is always there, those with a default too."""

    def field_is_required(
        self,
        field: core_schema.ModelField | core_schema.DataclassField | core_schema.TypedDictField,  # noqa: ARG002 - inherited
        total: bool,  # noqa: ARG002, FBT001 - inherited
    ) -> bool:
        """Whether a line has to have the key."""
        return True


def schema_text(feed: Feed) -> bytes:
    """The JSON Schema (2020-12) of a line of ``feed``, as indented UTF-8 that ends with a newline."""
    shape = _LINE[feed].model_json_schema(schema_generator=_AsWritten, mode="serialization")
    opening = {
        "$schema": GenerateJsonSchema.schema_dialect,
        "$id": f"urn:nagrade:{feed}:{SCHEMA_VERSION}",
        "title": _TITLE[feed],
    }
    rest = {key: shape[key] for key in shape if key not in opening}
    return orjson.dumps(opening | rest, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
