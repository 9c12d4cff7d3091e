"""The people of feeds: one line a person, with roles over time and parts in awards."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.feeds.appearances import Appearance, Part, Slot, appearances
from pipeline.feeds.folding import Folded, Why, day, ids, in_order, most_used, why
from pipeline.feeds.joining import Group, Subject, join
from pipeline.feeds.lines import Line
from pipeline.feeds.names import body_key, has_initial, may_abbreviate, nominatives, person_key, tidy
from pipeline.records import Confidence, Status


class HeldRole(Folded):
    """A role with the days of the first and the last release that gives it, where known, and how many do."""

    role: str | None
    institution: str | None
    first: str | None
    last: str | None
    documents: int


class PersonsAward(Folded):
    """An award that a person received, accepted or presented; ``record`` is the id of its line in the feed."""

    record: str
    document: str
    award: str
    status: Status
    date: str | None
    confidence: Confidence


class FoldedPerson(Folded):
    """A line of ``nagrade people``; docs/feeds.md tells what its keys hold."""

    id: str
    name: str
    variants: tuple[str, ...]
    titles: tuple[str, ...]
    roles: tuple[HeldRole, ...]
    received: tuple[PersonsAward, ...]
    accepted: tuple[PersonsAward, ...]
    presented: tuple[PersonsAward, ...]
    places: tuple[str, ...]
    documents: tuple[str, ...]
    why: tuple[Why, ...]
    namesakes: tuple[str, ...]
    initials: tuple[str, ...]


def fold_people(lines: Iterable[Line], *, loose: bool = False) -> list[FoldedPerson]:
    """One line a person, sorted by name and id, the same whatever the order of the lines.

    Args:
        lines: Lines of either feed; memory grows with them.
        loose: Join also whom only a place joins, or that nothing speaks against it.
    """
    found = appearances(lines)
    subjects = _subjects(found)
    groups = sorted(join(subjects, loose=loose), key=lambda group: min(group.members))
    members = [[found[at] for at in sorted(group.members)] for group in groups]
    keys = [group.subjects[0].kin for group in groups]
    names = ids([(key, [one.source for one in of_one]) for key, of_one in zip(keys, members, strict=True)])
    namesakes, initials = _namesakes(keys, names), _initials(keys, names)
    folded = (
        _person(*one, namesakes[one[0]], initials[one[0]]) for one in zip(names, keys, members, groups, strict=True)
    )
    return sorted(folded, key=lambda person: (person.name.casefold(), person.id))


def _subjects(found: Sequence[Appearance]) -> list[Subject]:
    keys = [person_key(one.names[0]) for one in found]
    there = frozenset(keys)
    return [_subject(one, key, _base(key, there)) for one, key in zip(found, keys, strict=True)]


def _subject(one: Appearance, key: str, base: str) -> Subject:
    plain = " " not in key or has_initial(key)
    return Subject(
        name=key,
        kin=base,
        document=one.source.id,
        bodies=frozenset(filter(None, (body_key(body) for _, body in _offices(one) if body))),
        roles=frozenset(tidy(role).casefold() for role, _ in _offices(one) if role),
        senders=frozenset() if plain or not one.source.source else frozenset((tidy(one.source.source),)),
        places=frozenset((one.source.dateline_place,)) if one.source.dateline_place else frozenset(),
        plain=plain,
        lone=one.told is not None,
    )


def _base(key: str, there: frozenset[str]) -> str:
    """The name of which the key is another case, where the feeds have just one such name; else the key itself."""
    bases = nominatives(key) & there
    return next(iter(bases)) if len(bases) == 1 and not has_initial(key) else key


def _offices(one: Appearance) -> list[tuple[str | None, str | None]]:
    """Roles and institutions, each pair once, in the order of the text where the documents feed is at hand."""
    told = [(role.role, role.institution) for role in one.told.roles] if one.told else []
    said = [(part.party.role, part.party.institution) for part in one.parts]
    return list(dict.fromkeys(office for office in (*told, *said) if any(office)))


def _person(
    name: str, key: str, members: Sequence[Appearance], group: Group, namesakes: set[str], initials: set[str]
) -> FoldedPerson:
    names = [tidy(said) for one in members for said in one.names]
    nominative = [one for one in names if person_key(one) == key] or names
    return FoldedPerson(
        id=name,
        name=most_used(nominative),
        variants=in_order(names),
        titles=in_order(title for one in members if one.told for title in one.told.titles),
        roles=_held(members),
        received=_awards(members, "recipients"),
        accepted=_awards(members, "accepted_by"),
        presented=_awards(members, "presenters"),
        places=in_order(one.source.dateline_place for one in members),
        documents=in_order(one.source.id for one in members),
        why=why(group),
        namesakes=in_order(namesakes - {name}),
        initials=in_order(initials),
    )


def _held(members: Iterable[Appearance]) -> tuple[HeldRole, ...]:
    held = defaultdict[tuple[str | None, str | None], list[Appearance]](list)
    for one in members:
        for office in _offices(one):
            held[office].append(one)
    roles = [
        HeldRole(
            role=role,
            institution=institution,
            first=min((one.source.published for one in having if one.source.published), default=None),
            last=max((one.source.published for one in having if one.source.published), default=None),
            documents=len({one.source.id for one in having}),
        )
        for (role, institution), having in held.items()
    ]
    return tuple(sorted(roles, key=lambda one: (one.first or "", one.role or "", one.institution or "")))


def _awards(members: Iterable[Appearance], slot: Slot) -> tuple[PersonsAward, ...]:
    parts = [part for one in members for part in one.parts if part.slot == slot]
    surest = {part.record.id: part for part in sorted(parts, key=lambda part: part.party.confidence)}
    return tuple(sorted(map(_award, surest.values()), key=lambda award: (award.date or "", award.record)))


def _award(part: Part) -> PersonsAward:
    record = part.record
    return PersonsAward(
        record=record.id,
        document=record.document.id,
        award=record.award.name,
        status=record.status,
        date=day(record),
        confidence=part.party.confidence,
    )


def _namesakes(keys: Sequence[str], names: Sequence[str]) -> Mapping[str, set[str]]:
    """By id, the ids of all who have the same name."""
    of_key = defaultdict[str, set[str]](set)
    for key, name in zip(keys, names, strict=True):
        of_key[key].add(name)
    return {name: of_key[key] for key, name in zip(keys, names, strict=True)}


def _initials(keys: Sequence[str], names: Sequence[str]) -> Mapping[str, set[str]]:
    """By id, the ids of those whom initials may mean: of "A. Novak" that of "Ana Novak", and the other way round."""
    of_surname = defaultdict[str, list[tuple[str, str]]](list)
    for key, name in zip(keys, names, strict=True):
        of_surname[key.rpartition(" ")[2]].append((key, name))
    found = {name: set[str]() for name in names}
    for alike in of_surname.values():
        for short, one in alike:
            for full, other in alike if has_initial(short) else ():
                if may_abbreviate(short, full):
                    found[one].add(other)
                    found[other].add(one)
    return found
