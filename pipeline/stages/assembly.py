"""Assembly: facts become the typed records of the feeds, with stable ids."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.records import (
    Award,
    Contacts,
    Date,
    Document,
    DocumentAward,
    Entity,
    Mention,
    Party,
    PartyType,
    Person,
    PersonRole,
    Place,
    Producer,
    Programme,
    Section,
    Source,
)
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated
from pipeline.stages.claims import Link, PartySlot
from pipeline.stages.entities import Entities
from pipeline.stages.layout import Layout
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import AwardPhrase, Phrase, span_of

_TYPES: dict[str, PartyType] = {
    "person": "PER",
    "institution": "ORG",
    "place": "LOC",
    "group": "GROUP",
    "work": "WORK",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the stages found in one release."""

    annotated: Annotated
    layout: Layout
    entities: Entities
    facts: tuple[Fact, ...]


def assemble(reading: Reading, source: Source, encoding: str, producer: Producer) -> Document:
    """The line of the documents feed, with the awards in it."""
    annotated, layout = reading.annotated, reading.layout
    listed = _listed_categories(annotated)
    return Document(
        document=source,
        text_length=len(annotated.text),
        encoding=encoding,
        sections=tuple(Section(kind=s.kind, start=s.span.start, end=s.span.end) for s in layout.sections),
        entities=tuple(
            Entity(
                kind=kind,
                name=name,
                iso=name if kind == "DATE" and name[:4].isdigit() else None,
                mention=mention(annotated.text, span),
            )
            for span, kind, name, _ in reading.entities.traced(annotated)
        ),
        people=_people_of(reading),
        contacts=Contacts(emails=layout.contacts.emails, phones=layout.contacts.phones, urls=layout.contacts.urls),
        awards=tuple(_apart(_award(annotated, fact, source, listed) for fact in reading.facts)),
        producer=producer,
    )


def mention(text: str, span: Span) -> Mention:
    """The characters of a span as a mention."""
    return Mention(text=span.of(text), start=span.start, end=span.end)


def _award(annotated: Annotated, fact: Fact, source: Source, listed: str) -> DocumentAward:
    text, tokens = annotated.text, annotated.tokens

    def parties(slot: PartySlot) -> tuple[Party, ...]:
        return tuple(_party(annotated, link) for link in fact.parties(slot))

    own = next((c.award for c in fact.claims if c.award is not None), fact.award)
    award_span = (
        span_of(tokens, fact.award.first, fact.award.last)
        if fact.award is not None
        else tokens[fact.claims[0].trigger].span
    )
    recipients = parties("recipient")
    evidence = sorted({annotated.sentences[c.sentence] for c in fact.claims})
    return DocumentAward(
        id=_record_id(source, fact, [p.name for p in recipients]),
        status=fact.status,
        award=Award(
            name=fact.name,
            kind=fact.award.kind if fact.award is not None else fact.implied,
            category=_category(fact.award, listed) if fact.award is not None else fact.category,
            year_for=fact.year_for,
            programme=Programme(name=fact.programme.name, year=fact.programme.year, aliases=fact.programme.aliases)
            if fact.programme is not None
            else None,
            reason=mention(text, own.reason) if own is not None and own.reason is not None else None,
            mention=mention(text, award_span),
        ),
        recipients=recipients,
        accepted_by=parties("accepted_by"),
        presenters=parties("presenter"),
        conferred_by=parties("conferred_by"),
        date=Date(iso=fact.date.iso, precision=fact.date.precision, mention=mention(text, fact.date.span))
        if fact.date is not None and fact.date.iso is not None and fact.date.precision is not None
        else None,
        place=Place(name=fact.place.name, mention=mention(text, _span(annotated, fact.place)))
        if fact.place is not None
        else None,
        evidence=tuple(mention(text, span_of(tokens, *s)) for s in evidence),
        confidence=_confidence(fact),
    )


def _listed_categories(annotated: Annotated) -> str:
    """The words of all sentences about categories, in lower case."""
    sentences = (annotated.tokens[first:last] for first, last in annotated.sentences)
    return " ".join(
        t.text for sentence in sentences if any(t.lemma == "kategorija" for t in sentence) for t in sentence
    ).casefold()


def _category(award: AwardPhrase, listed: str) -> str | None:
    """Its class; what it is given "za" is one where a sentence about categories lists it."""
    if award.category is not None or award.purpose is None:
        return award.category
    return award.purpose if award.purpose.casefold() in listed else None


def _span(annotated: Annotated, phrase: Phrase) -> Span:
    return span_of(annotated.tokens, phrase.first, phrase.last)


def _party(annotated: Annotated, link: Link) -> Party:
    phrase = link.phrase
    role = phrase.roles[0] if phrase.roles else None
    return Party(
        name=phrase.name,
        type=_TYPES[phrase.kind],
        role="; ".join(dict.fromkeys(r.name for r in phrase.roles if r.name)) or None,
        institution=next((r.institution for r in phrase.roles if r.institution), None) if role else None,
        mention=mention(annotated.text, _span(annotated, phrase)),
        why=link.why,
        confidence=round(link.confidence, 3),
    )


def _confidence(fact: Fact) -> float:
    """How sure the record is: as its winners on average, else its other parties, else the award alone."""
    sure = [x.confidence for x in fact.parties("recipient")] or [x.confidence for x in fact.links]
    return round(sum(sure) / len(sure), 3) if sure else round(fact.confidence, 3)


def _record_id(source: Source, fact: Fact, recipients: Sequence[str]) -> str:
    """Stable across machines and runs: of the document's id and path, status, award and recipients."""
    return _digest(source.id, source.path or "", fact.status, fact.name, fact.year_for or "", *recipients)


def _apart(awards: Iterable[DocumentAward]) -> Iterator[DocumentAward]:
    """The records with ids that differ: of several with the same parts, the later ones are told by their number."""
    met: Counter[str] = Counter()
    for award in awards:
        before = met[award.id]
        met[award.id] += 1
        yield award.model_copy(update={"id": _digest(award.id, str(before))}) if before else award


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _people_of(reading: Reading) -> tuple[Person, ...]:
    """The people of a release; whom it names but in an award's name is none of them, unless it is a party."""
    eponyms = reading.entities.eponyms - {x.phrase.name for fact in reading.facts for x in fact.links}
    return document_people(reading.annotated, reading.entities.without(eponyms))


def document_people(annotated: Annotated, phrases: Sequence[Phrase]) -> tuple[Person, ...]:
    """One entry a person, in the order of first mention; a lone surname or given name joins the full name."""
    full: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.kind == "person":
            full.setdefault(phrase.name, []).append(phrase)
    for name in [n for n in full if len(n.split()) == 1]:
        owners = [n for n in full if n != name and name in n.split()]
        if len(owners) == 1:
            full[owners[0]] += full.pop(name)
    return tuple(_person(annotated, name, mentions) for name, mentions in full.items())


def _person(annotated: Annotated, name: str, mentions: Sequence[Phrase]) -> Person:
    ordered = sorted(mentions, key=lambda p: p.first)
    roles: dict[tuple[str, str | None], PersonRole] = {}
    for phrase in ordered:
        for role in phrase.roles:
            key = (role.name, role.institution)
            if role.institution is None and any(r == role.name for r, _ in roles):
                continue
            roles.setdefault(
                key,
                PersonRole(
                    role=role.name or None, institution=role.institution, mention=mention(annotated.text, role.span)
                ),
            )
    return Person(
        name=name,
        titles=tuple(dict.fromkeys(t for p in ordered for t in p.titles)),
        mentions=tuple(mention(annotated.text, _span(annotated, p)) for p in ordered),
        roles=tuple(roles.values()),
    )
