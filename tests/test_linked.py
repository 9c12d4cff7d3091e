"""Feeds as linked data: valid JSON-LD that other programs read, with facts only where something has happened."""

import io
import re
from pathlib import Path
from typing import get_args

import orjson
import pytest
from pydantic import JsonValue
from rdflib import RDF, XSD, Graph, Literal, Namespace

from pipeline.feeds.lines import read_records
from pipeline.feeds.linked import CONTEXT, FACTS, linked_lines
from pipeline.records import AwardRecord, Status
from tests.commands import Nagrade
from tests.feeds import a_feed, a_party, a_record, a_source

# rdflib's parser of JSON-LD uses a class that rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
SCHEMA = Namespace("https://schema.org/")
QUALIFIER = Namespace("http://www.wikidata.org/prop/qualifier/")
DIRECT = Namespace("http://www.wikidata.org/prop/direct/")
RECORD = a_record(
    "a b",
    "zlata plaketa",
    [a_party("Ana Novak", "učiteljica", "OŠ Žiri"), a_party("Pihalni orkester Žiri", type="GROUP")],
    presenters=["Tina Zupan"],
    conferred_by=["Občina Žiri"],
    date="2021-05",
)
# As one asks Wikidata for awards, but for the names, which are schema.org's here.
QUESTION = """
    PREFIX p: <http://www.wikidata.org/prop/>
    PREFIX ps: <http://www.wikidata.org/prop/statement/>
    PREFIX pq: <http://www.wikidata.org/prop/qualifier/>
    PREFIX schema: <https://schema.org/>
    SELECT ?name ?award ?date ?body WHERE {
        ?person schema:name ?name ; p:P166 ?statement .
        ?statement ps:P166/schema:name ?award .
        OPTIONAL { ?statement pq:P585 ?date }
        OPTIONAL { ?statement pq:P1027/schema:name ?body }
    } ORDER BY ?name
"""


def graph(*records: AwardRecord) -> Graph:
    return Graph().parse(data="".join(linked_lines(records)), format="json-ld")


def test_wikidata_s_question_is_answered() -> None:
    found = graph(RECORD)
    assert (found.query(QUESTION).serialize(format="csv") or b"").decode().splitlines() == [
        "name,award,date,body",
        "Ana Novak,zlata plaketa,2021-05,Občina Žiri",
        "Pihalni orkester Žiri,zlata plaketa,2021-05,Občina Žiri",
    ]
    assert (None, QUALIFIER.P585, Literal("2021-05", datatype=XSD.gYearMonth)) in found


def test_schema_org_s_terms_are_there() -> None:
    found = graph(RECORD)
    (ana,) = found.subjects(SCHEMA.name, Literal("Ana Novak"))
    assert (ana, RDF.type, SCHEMA.Person) in found
    assert (ana, SCHEMA.award, Literal("zlata plaketa")) in found
    assert (ana, SCHEMA.jobTitle, Literal("učiteljica")) in found
    (school,) = found.objects(ana, SCHEMA.affiliation)
    assert (school, SCHEMA.name, Literal("OŠ Žiri")) in found
    (band,) = found.subjects(SCHEMA.name, Literal("Pihalni orkester Žiri"))
    assert (band, RDF.type, SCHEMA.Organization) in found


@pytest.mark.parametrize("status", get_args(Status))
def test_only_what_has_happened_is_a_fact(status: Status) -> None:
    found = graph(a_record("a", "pokal", ["Ana Novak"], status=status))
    facts = [*found.triples((None, DIRECT.P166, None)), *found.triples((None, SCHEMA.award, None))]
    assert len(facts) == (2 if status in {"conferred", "past"} else 0)
    assert (None, None, Literal(status)) in found
    assert (None, SCHEMA.name, Literal("Ana Novak")) in found


def test_a_place_has_no_award_of_schema_org() -> None:
    found = graph(a_record("a", "pokal", [a_party("Žiri", type="LOC")]))
    assert not list(found.triples((None, SCHEMA.award, None)))
    assert len(list(found.triples((None, DIRECT.P166, None)))) == 1


def test_nothing_is_taken_for_another_release_s_or_for_an_item_of_wikidata() -> None:
    text = "".join(linked_lines([a_record("a", "pokal", ["Ana Novak"]), a_record("b", "pokal", ["Ana Novak"])]))
    found = Graph().parse(data=text, format="json-ld")
    assert len(set(found.subjects(SCHEMA.name, Literal("Ana Novak")))) == 2
    assert "wikidata.org/entity" not in text
    again = graph(a_record("a", "pokal", ["Ana Novak"]), a_record("a", "plaketa", ["Ana Novak"]))
    assert len(set(again.subjects(SCHEMA.name, Literal("Ana Novak")))) == 1


def keys(value: JsonValue) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def test_every_key_has_a_meaning_in_the_context() -> None:
    full = RECORD.model_copy(update={"document": a_source("a", place="Žiri", published="2021-06-01", sender="STA")})
    document = orjson.loads("".join(linked_lines([full])))
    used = keys(document["@graph"])
    assert {"award", "ps:P166", "datePublished", "source"} <= used
    for key in used - {"@type", "@value"}:
        assert key in CONTEXT or key.partition(":")[0] in CONTEXT, key


def test_ids_of_any_kind_make_valid_names() -> None:
    source = a_source('č <a>"\n ^{}|').model_copy(update={"path": "<script>"})
    subjects = set(graph(a_record(source, "pokal", ["Ana Novak"])).subjects())
    assert len(subjects) == 5
    assert all(re.fullmatch(r"urn:nagrade:[a-z]+:[\w.~%-]+", str(subject), re.ASCII) for subject in subjects)


def test_the_command_writes_what_it_can_read_and_an_empty_feed_is_an_empty_graph(
    nagrade: Nagrade, tmp_path: Path
) -> None:
    out = tmp_path / "feed.jsonld"
    assert nagrade("jsonld", a_feed(tmp_path / "feed", [RECORD]), "-o", out) == (0, "", "")
    assert len(Graph().parse(out, format="json-ld")) == len(graph(RECORD))
    assert len(Graph().parse(data=nagrade("jsonld", "-").out, format="json-ld")) == 0
    assert {"conferred", "past"} == FACTS
    assert list(read_records([tmp_path / "feed"], io.BytesIO())) == [RECORD]
