"""A feed as linked data: JSON-LD 1.1 in the terms of Wikidata and schema.org.

Whatever a record says stands in terms of our own on a node of its own. That somebody received an award is stated as a
fact beside it, as Wikidata and schema.org state it, only where the record's status says that it happened. Nothing is
taken for an item of Wikidata: everything has a name of our own, and what two releases tell of is never one thing.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import quote

import orjson
from pydantic import JsonValue

from pipeline.feeds.names import award_key, tidy
from pipeline.records import AwardRecord, Date, Party, PartyType, Source, Status

FACTS: Final[frozenset[Status]] = frozenset({"conferred", "past"})
"""The statuses of what has happened."""
_DIGITS: Final = 16
_TYPE: Final[Mapping[PartyType, str]] = {
    "PER": "Person",
    "ORG": "Organization",
    "GROUP": "Organization",
    "LOC": "Place",
    "WORK": "CreativeWork",
}
_NO_AWARD: Final = frozenset({"Place"})  # what schema.org gives no property award
_XSD: Final = {"day": "xsd:date", "month": "xsd:gYearMonth", "year": "xsd:gYear"}
_PARTS: Final = {
    "recipients": "recipient",
    "accepted_by": "acceptedBy",
    "presenters": "presenter",
    "conferred_by": "conferredBy",
}

Node = dict[str, JsonValue]
CONTEXT: Final[Node] = {
    "@version": 1.1,
    "schema": "https://schema.org/",
    "nagrade": "urn:nagrade:term:",
    "p": {"@id": "http://www.wikidata.org/prop/", "@prefix": True},
    "ps": {"@id": "http://www.wikidata.org/prop/statement/", "@prefix": True},
    "pq": {"@id": "http://www.wikidata.org/prop/qualifier/", "@prefix": True},
    "wdt": {"@id": "http://www.wikidata.org/prop/direct/", "@prefix": True},
    "wikibase": {"@id": "http://wikiba.se/ontology#", "@prefix": True},
    "prov": {"@id": "http://www.w3.org/ns/prov#", "@prefix": True},
    "xsd": {"@id": "http://www.w3.org/2001/XMLSchema#", "@prefix": True},
    "id": "@id",
    "type": "@type",
    **{term: f"schema:{term}" for term in ("Person", "Organization", "Place", "CreativeWork")},
    **{term: f"schema:{term}" for term in ("name", "award", "jobTitle", "affiliation", "headline", "identifier")},
    "datePublished": {"@id": "schema:datePublished", "@type": "xsd:date"},
    **{term: f"nagrade:{term}" for term in ("Record", "Award", "status", "kind", "sha256", "source", "evidence")},
    **{term: f"nagrade:{term}" for term in ("ofAward", "readIn", "date", "place", *_PARTS.values())},
    "confidence": {"@id": "nagrade:confidence", "@type": "xsd:double"},
    "Statement": "wikibase:Statement",
}
"""What each key of a node stands for; the documentation has the mapping."""


def linked_lines(records: Iterable[AwardRecord]) -> Iterator[str]:
    """The feed as one JSON-LD document, a line a record, so that any number of records streams."""
    yield f'{{"@context": {orjson.dumps(CONTEXT).decode()},\n"@graph": [\n'
    between = ""
    for record in records:
        yield between + orjson.dumps(node(record)).decode()
        between = ",\n"
    yield "\n]}\n"


def node(record: AwardRecord) -> Node:
    """All that a record says, and where it has happened, the statements about who received it."""
    said: Node = {
        "id": _iri("record", record.id),
        "type": "Record",
        "status": record.status,
        "confidence": record.confidence,
        "readIn": _document(record.document),
        "evidence": [mention.text for mention in record.evidence],
        "ofAward": _award(record),
        "date": _date(record.date),
        "place": record.place.name if record.place else None,
    }
    for slot, term in _PARTS.items():
        said[term] = [_party(record, party) for party in getattr(record, slot)]
    if record.status in FACTS:
        said["recipient"] = [
            _party(record, party) | _received(record, party, number) for number, party in enumerate(record.recipients)
        ]
    return _filled(said)


def _received(record: AwardRecord, party: Party, number: int) -> Node:
    """That a party received the award: Wikidata's statement with its qualifiers, and schema.org's name of the award."""
    award: Node = {"id": _award_iri(record)}
    statement = _filled(
        {
            "id": _iri("statement", f"{record.id}-{number}"),
            "type": "Statement",
            "ps:P166": award,
            "pq:P585": _date(record.date),
            "pq:P1027": [{"id": _party_iri(record, body)} for body in record.conferred_by],
            "prov:wasDerivedFrom": {"id": _iri("record", record.id)},
        }
    )
    said: Node = {"wdt:P166": award, "p:P166": statement}
    return said if _TYPE[party.type] in _NO_AWARD else said | {"award": record.award.name}


def _award(record: AwardRecord) -> Node:
    return {"id": _award_iri(record), "type": "Award", "name": record.award.name, "kind": record.award.kind}


def _party(record: AwardRecord, party: Party) -> Node:
    """A party with its role and institution; only people have those in schema.org."""
    said: Node = {"id": _party_iri(record, party), "type": _TYPE[party.type], "name": party.name}
    if party.type == "PER":
        body = party.institution
        said["jobTitle"] = party.role
        said["affiliation"] = {"type": "Organization", "name": body} if body else None
    return _filled(said)


def _document(source: Source) -> Node:
    return _filled(
        {
            "id": _iri("document", source.id),
            "type": "CreativeWork",
            "headline": source.title,
            "datePublished": source.published,
            "identifier": source.path,
            "source": source.source,
            "sha256": source.sha256,
        }
    )


def _date(date: Date | None) -> Node | None:
    return {"@type": _XSD[date.precision], "@value": date.iso} if date else None


def _award_iri(record: AwardRecord) -> str:
    return _iri("award", _digest(record.document.id, award_key(record.award.name)))


def _party_iri(record: AwardRecord, party: Party) -> str:
    """One name of one type in one release is one thing."""
    return _iri("party", _digest(record.document.id, party.type, tidy(party.name).casefold()))


def _iri(kind: str, name: str) -> str:
    return f"urn:nagrade:{kind}:{quote(name, safe='')}"


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]


def _filled(said: Node) -> Node:
    """What is known of it; an empty list or null would say nothing."""
    return {key: value for key, value in said.items() if value not in (None, [])}
