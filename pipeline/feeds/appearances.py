"""What feeds tell of people and awards, release by release: what is to be joined."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, TypeVar

from pydantic import BaseModel

from pipeline.feeds.lines import Line, records_of
from pipeline.feeds.names import person_key
from pipeline.records import AwardRecord, Document, Mention, Party, Person, Source

Slot = Literal["recipients", "accepted_by", "presenters"]
_K = TypeVar("_K")
_M = TypeVar("_M", bound=BaseModel)
SLOTS: Final[tuple[Slot, ...]] = ("recipients", "accepted_by", "presenters")


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody's part in an award."""

    slot: Slot
    party: Party
    record: AwardRecord


@dataclass(slots=True)
class Appearance:
    """A person in one release.

    Attributes:
        source: The release.
        told: What the documents feed says of the person; ``None`` where only records are at hand.
        parts: The person's parts in its awards.
    """

    source: Source
    told: Person | None
    parts: list[Part] = field(default_factory=list)

    @property
    def names(self) -> list[str]:
        """The name as the release gives it, first the one that it is known by."""
        return [*([self.told.name] if self.told else []), *(part.party.name for part in self.parts)]


def gathered(lines: Iterable[Line]) -> tuple[list[Source], list[AwardRecord], dict[str, list[Person]]]:
    """The releases, the records and, by the release's id, the people of feeds; each once, and in one order.

    Copies of one text are one release, and an award that both kinds of feed hold is one award. Memory grows with what
    is kept.
    """
    sources: dict[tuple[str, str], Source] = {}
    records: dict[str, AwardRecord] = {}
    people = defaultdict[str, dict[tuple[str, int], Person]](dict)
    for line in lines:
        _keep(sources, (line.document.id, line.document.path or ""), line.document)
        for record in records_of(line):
            _keep(records, record.id, record)
        for person in line.people if isinstance(line, Document) else ():
            _keep(people[line.document.id], (person.name, _start(person)), person)
    return (
        [source for _, source in sorted(sources.items())],
        [record for _, record in sorted(records.items())],
        {release: [person for _, person in sorted(found.items())] for release, found in people.items()},
    )


def _keep(known: dict[_K, _M], key: _K, value: _M) -> None:
    """Keep one of what has the same key, whatever the order in which it comes."""
    if key not in known or (known[key] != value and value.model_dump_json() < known[key].model_dump_json()):
        known[key] = value


def appearances(lines: Iterable[Line]) -> list[Appearance]:
    """The people of feeds, each once a release, in one order whatever the order of the lines.

    Whom the documents feed gives as one person is one; where there are records alone, one name in a release is.
    """
    sources, records, people = gathered(lines)
    found: dict[str, list[Appearance]] = {}
    for source in sources:
        if source.id not in found:
            found[source.id] = [Appearance(source, person) for person in people.get(source.id, ())]
    for record in records:
        for slot in SLOTS:
            for party in getattr(record, slot):
                if party.type == "PER":
                    _appearance(found[record.document.id], party, record.document).parts.append(
                        Part(slot, party, record)
                    )
    return [one for _, of_release in sorted(found.items()) for one in of_release]


def _appearance(of_release: list[Appearance], party: Party, source: Source) -> Appearance:
    """The person whom the party is, by the place in the text, else by name; a new one where there is none."""
    inside = (one for one in of_release if one.told and any(_meet(m, party.mention) for m in one.told.mentions))
    key = person_key(party.name)
    named = (one for one in of_release if person_key(one.names[0]) == key)
    if (known := next(inside, None) or next(named, None)) is None:
        known = Appearance(source, None)
        of_release.append(known)
    return known


def _meet(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _start(person: Person) -> int:
    return min((mention.start for mention in person.mentions), default=0)
