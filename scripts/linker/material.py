"""What the linker learns from: what it is told of a release, and what the gold says of its candidates and awards."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from pipeline import NagradeError, Reader
from pipeline.evaluate import key, meant
from pipeline.extract import Draft
from pipeline.gold import GoldPerson
from pipeline.network.arguments import Heard
from pipeline.records import LIVE, Document, DocumentAward, Party, Person
from pipeline.releases import Release
from pipeline.rules.row import unmark
from pipeline.stages.chances import Marks
from pipeline.stages.claims import PAST, SLOTS, WEIGHED, PartySlot, Weighed
from pipeline.stages.evidence.arguments import heard_of, live_facts
from pipeline.stages.evidence.links import of_links
from pipeline.stages.merging import Fact
from pipeline.stages.weighing import Linker, weigh
from scripts.goldsets import Annotated, GoldSet, Mentioned, TaggedAward

# Where a record holds the parties of a slot; the gold calls only the last one otherwise.
_FIELDS: Final[Mapping[PartySlot, str]] = {
    "recipient": "recipients",
    "presenter": "presenters",
    "accepted_by": "accepted_by",
    "conferred_by": "conferred_by",
}

PROOFS: Final = "proofs"
"""The source of lessons that the rows' proofs give."""


class Example(NamedTuple):
    """Marks that hold, and whether what they speak for is so."""

    marks: Marks
    right: bool


class PartyLink(NamedTuple):
    """A party of an award, by compared name."""

    slot: Weighed
    name: str
    award: str


class Judged(NamedTuple):
    """A link that was read from a held-out release: its chance, and whether the gold has it."""

    release: str
    slot: Weighed
    name: str
    award: str
    chance: float
    right: bool


class LinkExample(NamedTuple):
    """A candidate that fills a slot and an award of its release, by their places, and whether they belong together."""

    candidate: int
    slot: Weighed
    option: int
    marks: Marks
    right: bool


@dataclass(frozen=True)
class Lesson:
    """An annotated release that the rules have read.

    Attributes:
        heard: What the argument network is told of it.
        slots: Of each candidate, those that the gold has it in.
        links: Of each of these, every award that it may be.
        awards: Of each that the rules take for one of the day, by its place, whether the gold has it.
        news: Whether the gold has any of the day.
        unseen: How many parties of the gold, by slot, are no candidates.
    """

    source: str
    gold: Annotated
    text: str
    draft: Draft
    heard: Heard
    slots: tuple[frozenset[Weighed], ...]
    links: tuple[LinkExample, ...]
    awards: Mapping[int, bool]
    news: bool
    unseen: Mapping[str, int]

    def weighed(self, linker: Linker) -> tuple[Fact, ...]:
        """The facts that a linker makes of the draft."""
        return weigh(self.draft.view, linker, self.draft.about)

    def read(self, reader: Reader, linker: Linker) -> Document:
        """What a linker makes of the draft."""
        return replace(reader, linker=linker).finish(self.draft, Release(self.text, id=self.gold.id)).document

    def without_states(self) -> "Lesson":
        """The lesson as if another model had annotated the release."""
        view = self.draft.view
        unknown = replace(view, annotated=replace(view.annotated, states=None))
        return replace(self, draft=replace(self.draft, view=unknown), heard=self.heard._replace(states=None))


def lessons(reader: Reader, data: Iterable[GoldSet]) -> Iterator[Lesson]:
    """The releases of the sets, without those that hold no Slovene."""
    for one in data:
        for gold, text in one.read():
            try:
                draft = reader.draft(text)
            except NagradeError:
                continue
            yield _lesson(one.name, gold, text, draft)


def proofs(reader: Reader) -> Iterator[Lesson]:
    """The proofs of the rows, which the rules alone read right: what they say there is to be believed."""
    alone = replace(reader, linker=None)
    for row in reader.rules:
        for text in filter(None, dict.fromkeys((unmark(row.reads)[0], row.silent))):
            try:
                draft = reader.draft(text)
            except NagradeError:
                continue
            read = alone.finish(draft, Release(text)).document
            gold = Annotated(
                id=row.id, awards=tuple(map(_as_gold, read.awards)), people=tuple(map(_as_person, read.people))
            )
            yield _lesson(PROOFS, gold, text, draft)


def _as_gold(award: DocumentAward) -> TaggedAward:
    told = {slot: tuple(Mentioned(name=party.name) for party in read_parties(award, slot)) for slot in SLOTS}
    return TaggedAward(
        award=award.award.name,
        status=award.status,
        recipients=told["recipient"],
        accepted_by=told["accepted_by"],
        presenters=told["presenter"],
        awarded_by=told["conferred_by"],
        date=award.date.iso if award.date is not None else None,
    )


def _as_person(person: Person) -> GoldPerson:
    bodies = (role.institution for role in person.roles if role.institution)
    return GoldPerson(name=person.name, mention=person.mentions[0].text, institution="; ".join(bodies) or None)


def parties(award: TaggedAward, slot: PartySlot) -> tuple[Mentioned, ...]:
    """The gold's parties in a slot."""
    found: tuple[Mentioned, ...] | None = award.awarded_by if slot == "conferred_by" else getattr(award, _FIELDS[slot])
    return found or ()


def read_parties(award: DocumentAward, slot: PartySlot) -> tuple[Party, ...]:
    """A record's parties in a slot."""
    found: tuple[Party, ...] = getattr(award, _FIELDS[slot])
    return found


def links(gold: Annotated, only: TaggedAward | None = None) -> frozenset[PartyLink]:
    """The links of the day's awards, or of one of them."""
    awards = [award for award in gold.awards if award.status in LIVE] if only is None else [only]
    return frozenset(
        PartyLink(slot, key(party.name), award.award)
        for award in awards
        for slot in SLOTS
        for party in parties(award, slot)
    )


def read_links(gold: Annotated, awards: Iterable[DocumentAward]) -> Iterator[tuple[PartyLink, DocumentAward, Party]]:
    """The links of the day's records, under the name that the gold has for the award, with what they were read from."""
    names = _names(gold)
    for award in awards:
        if award.status in LIVE:
            for slot in SLOTS:
                for party in read_parties(award, slot):
                    yield PartyLink(slot, key(party.name), meant(award.award.name, names)), award, party


def judged(lesson: Lesson, awards: Iterable[DocumentAward]) -> Iterator[Judged]:
    """Each link of the day's records, held against the gold."""
    wanted = links(lesson.gold)
    for link, award, party in read_links(lesson.gold, awards):
        yield Judged(lesson.gold.id, link.slot, party.name, award.award.name, party.confidence, link in wanted)


def _names(gold: Annotated) -> list[str]:
    return [award.award for award in gold.awards if award.status in LIVE]


def _past_links(gold: Annotated) -> frozenset[PartyLink]:
    """The winners of awards told as past."""
    awards = [award for award in gold.awards if award.status == "past"]
    return frozenset(
        PartyLink("past", key(party.name), award.award) for award in awards for party in award.recipients or ()
    )


def _lesson(source: str, gold: Annotated, text: str, draft: Draft) -> Lesson:
    view, wanted, names = draft.view, links(gold) | _past_links(gold), _names(gold)
    past = [award.award for award in gold.awards if award.status == "past"]
    places = {id(option): at for at, option in enumerate(view.options)}
    slots: list[frozenset[Weighed]] = []
    examples: list[LinkExample] = []
    for at, candidate in enumerate(view.candidates):
        name = key(candidate.name)
        slots.append(frozenset(link.slot for link in wanted if link.name == name))
        options = view.near(candidate)
        for slot in (slot for slot in WEIGHED if slot in slots[-1]):
            for option, marks in zip(options, of_links(view, candidate, slot, options), strict=True):
                right = PartyLink(slot, name, meant(option.name, past if slot == PAST else names)) in wanted
                examples.append(LinkExample(at, slot, places[id(option)], marks, right))
    known = {key(candidate.name) for candidate in view.candidates}
    return Lesson(
        source,
        gold,
        text,
        draft,
        heard=heard_of(view),
        slots=tuple(slots),
        links=tuple(examples),
        awards={at: meant(fact.name, names) in names for at, fact in live_facts(view)},
        news=bool(names),
        unseen={slot: len({link.name for link in wanted if link.slot == slot} - known) for slot in WEIGHED},
    )
