"""Marks of a person and an institution: what speaks for it that the person speaks, works or plays for it."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.stages.chances import Marks
from pipeline.stages.entities import Entities
from pipeline.stages.evidence.view import Ranks, View, bucket
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import Phrase, sentence_of, span_of
from pipeline.stages.senders import Sender

_NEAREST = 12  # mentions of institutions on either side of a person's that are looked at
_MENTIONS = 24  # mentions of one name that are looked at; so a long text takes time by its length only
_BETWEEN = frozenset({"iz", "pri", "v", "na", "z", "s", "za", "in", "ter", "oba", "obe", "vsi", "ime", "naš", "njihov"})
_STEM = 5  # letters


@dataclass(frozen=True, slots=True)
class Body:
    """An institution of a release: every mention of one name, and where these start, in the order of the text."""

    name: str
    mentions: tuple[Phrase, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True)
class Circle:
    """The people and the institutions of a release."""

    view: View
    entities: Entities
    facts: Sequence[Fact]
    sender: Sender | None

    @cached_property
    def people(self) -> Mapping[str, Sequence[Phrase]]:
        """The mentions of everybody by name."""
        found: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.entities.all_phrases:
            if phrase.kind == "person":
                found[phrase.name].append(phrase)
        return found

    @cached_property
    def bodies(self) -> Sequence[Body]:
        """The institutions in the order of first mention."""
        found: dict[str, dict[int, Phrase]] = defaultdict(dict)
        own = (p for p in self.entities.all_phrases if p.kind in {"institution", "group"})
        for phrase in sorted((*self.entities.institutions, *own), key=lambda p: p.first):
            found[phrase.name].setdefault(phrase.first, phrase)
        return [Body(name, tuple(mentions.values()), tuple(mentions)) for name, mentions in found.items()]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The place of each name among the institutions."""
        return {body.name: at for at, body in enumerate(self.bodies)}

    @cached_property
    def marks(self) -> Mapping[str, Marks]:
        """Marks of each institution, whoever may belong to it."""
        return {body.name: frozenset(_of_body(self, body)) for body in self.bodies}

    @cached_property
    def places(self) -> Sequence[tuple[int, str]]:
        """Where each institution stands, in the order of the text."""
        return sorted((mention.first, body.name) for body in self.bodies for mention in body.mentions)

    @cached_property
    def people_at(self) -> Sequence[int]:
        """Where a person is named, in the order of the text."""
        return sorted(phrase.first for mentions in self.people.values() for phrase in mentions)

    @cached_property
    def parties(self) -> Mapping[str, frozenset[str]]:
        """What each name is in the release's facts."""
        found: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            for link in fact.links:
                found[link.phrase.name].add(link.slot)
        return {name: frozenset(slots) for name, slots in found.items()}

    @cached_property
    def proxies(self) -> frozenset[tuple[str, str]]:
        """Who takes an award, and whose award."""
        return frozenset(
            (acceptor.phrase.name, winner.phrase.name)
            for fact in self.facts
            for acceptor in fact.parties("accepted_by")
            for winner in fact.parties("recipient")
        )

    @cached_property
    def staff(self) -> Counter[str]:
        """How many people the rules have in each institution."""
        return Counter(
            body for people in self.people.values() for body in {r.institution for p in people for r in p.roles} if body
        )

    @cached_property
    def section(self) -> Mapping[int, str]:
        """The kind of section that each token stands in."""
        sections = sorted(self.view.layout.sections, key=lambda s: s.span)
        found, at = {}, 0
        for token in self.view.tokens:
            while at < len(sections) and sections[at].span.end <= token.span.start:
                at += 1
            if at < len(sections) and sections[at].span.covers(token.span):
                found[token.index] = sections[at].kind
        return found


def near(circle: Circle, name: str) -> Sequence[Body]:
    """The institutions that the person may belong to: the sender, and those that stand nearest to a mention."""
    found = {circle.sender.body.name} if circle.sender is not None else set()
    for person in circle.people[name][:_MENTIONS]:
        at = bisect_left(circle.places, (person.first, ""))
        found |= {body for _, body in circle.places[max(0, at - _NEAREST) : at + _NEAREST]}
    return [circle.bodies[at] for at in sorted(circle.numbers[name] for name in found)]


def of_body(circle: Circle, name: str, body: Body, others: Sequence[Body]) -> Marks:
    """Marks of a person and one of the institutions that it may belong to."""
    marks = set(_of_name(circle, name)) | circle.marks[body.name]
    roles = [role for phrase in circle.people[name] for role in phrase.roles]
    words = {word.casefold() for role in roles for word in role.name.split()}
    noun = circle.view.tokens[body.mentions[0].head].lemma.casefold()
    stems = {word[:_STEM] for word in words}
    if noun[:_STEM] in stems:
        marks.add("role-names-it")
    if {w.casefold()[:_STEM] for w in body.name.split() if len(w) >= _STEM} & stems:
        marks.add("role-shares-word")
    for role in roles:
        marks.add("ruled" if role.institution == body.name else "ruled-other" if role.institution else "role-free")
    if (name, body.name) in circle.proxies:
        marks.add("proxy")
    marks |= {f"party={a}|{b}" for a in circle.parties.get(name, ("none",)) for b in circle.parties.get(body.name, ())}
    person, place = min(
        ((p, b) for p in circle.people[name][:_MENTIONS] for b in body.mentions[:_MENTIONS]),
        key=lambda pair: (abs(pair[0].first - pair[1].first), pair[0].first),
    )
    marks |= set(_of_pair(circle, person, place))
    marks |= set(Ranks(person.first, [other.starts for other in others]).marks(body.starts, 0, 1, 2, 4))
    told = "role" if any(role.name for role in roles) else "no-role"
    return frozenset(marks | {f"{told}:{mark}" for mark in marks})


def _of_name(circle: Circle, name: str) -> Iterator[str]:
    people = circle.people[name]
    roles = [role for phrase in people for role in phrase.roles]
    for role in roles:
        for word in role.name.split():
            yield f"role={word.casefold()}"
    yield f"mentions{bucket(len(people), 1, 2, 4)}"
    yield f"bodies{bucket(len(circle.bodies), 1, 2, 4, 8, 16)}"
    for slot in circle.parties.get(name, ()):
        yield f"is={slot}"
    yield f"section={circle.section.get(people[0].first)}"


def _of_body(circle: Circle, body: Body) -> Iterator[str]:
    first = body.mentions[0]
    yield f"body={circle.view.tokens[first.head].lemma.casefold()}"
    yield f"body-kind={first.kind}|{first.rule}"
    yield f"body-mentions{bucket(len(body.mentions), 1, 2, 4)}"
    yield f"body-words{bucket(len(body.name.split()), 1, 2, 4)}"
    yield f"body-staff{bucket(circle.staff[body.name], 0, 1, 2)}"
    for slot in circle.parties.get(body.name, ()):
        yield f"body-is={slot}"
    if circle.sender is not None and circle.sender.body.name == body.name:
        yield f"sender:{circle.sender.said}"
    for kind in {circle.section.get(m.first) for m in body.mentions}:
        yield f"body-section={kind}"
    if any(_speaks(circle.view, m) for m in body.mentions):
        yield "letterhead"


def _speaks(view: View, phrase: Phrase) -> bool:
    span = span_of(view.tokens, phrase.first, phrase.last)
    return any(s.covers(span) for s in view.layout.senders)


def _of_pair(circle: Circle, person: Phrase, body: Phrase) -> Iterator[str]:
    """How the nearest two mentions stand to each other."""
    view, tokens = circle.view, circle.view.tokens
    before = body.first < person.first
    where = "before" if before else "behind"
    if person.outer_first <= body.first < person.outer_last:
        yield "inside"
    distance = sentence_of(view.annotated, body.first) - sentence_of(view.annotated, person.first)
    lines = view.line_number(body.first) - view.line_number(person.first)
    yield f"{where}|sentences{bucket(abs(distance), 0, 1, 2, 4)}"
    yield f"{where}|lines{bucket(abs(lines), 0, 1, 2, 4)}"
    yield f"sections={circle.section.get(person.first)}|{circle.section.get(body.first)}"
    yield f"{where}|case={body.case}|{person.case}"
    first, last = (body.last, person.outer_first) if before else (person.outer_last, body.first)
    between = tokens[first:last]
    yield f"{where}|tokens{bucket(len(between), 0, 1, 2, 3, 5, 8, 14, 24)}"
    if len(between) > 24:  # noqa: PLR2004 - too far for the words between to say anything
        return
    for token in between:
        if token.features.pos in {"VERB", "AUX"}:
            yield f"{where}|verb"
        elif not token.text[0].isalnum() or token.lemma in _BETWEEN:
            yield f"{where}|{token.lemma}"
    if len(between) <= 2:  # noqa: PLR2004 - a preposition with a sign
        yield f"{where}|all={' '.join(t.lemma for t in between)}"
    opened = sum((t.text == "(") - (t.text == ")") for t in between)
    yield f"{where}|bracket{max(-1, min(1, opened))}"
    if bisect_left(circle.people_at, first) < bisect_left(circle.people_at, last):
        yield f"{where}|person-between"
    if bisect_left(circle.places, (first, "")) < bisect_left(circle.places, (last, "")):
        yield f"{where}|body-between"
