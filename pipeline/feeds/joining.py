"""Which mentions of one name across releases are one person or one award, and what says so.

Mentions of a name are joined step by step, the surest reason first. A step looks at all mentions of the name at once,
so the order of lines does not matter; and it joins what hangs together by its reason only where no two of that
contradict each other, so that of several namesakes none takes a mention that might be another's.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, product
from operator import eq
from typing import Final, NamedTuple, TypeAlias

from pipeline.feeds.names import agree


class Reason(StrEnum):
    """What joins mentions of one name; from the surest to the least sure."""

    document = "document"
    institution = "institution"
    related_institution = "related_institution"
    programme = "programme"
    own_name = "own_name"
    role = "role"
    sender = "sender"
    place = "place"
    nothing_against = "nothing_against"


@dataclass(frozen=True, slots=True)
class Subject:
    """A person or an award in one release.

    Attributes:
        name: What it is called, as it is compared.
        kin: What names must have in common to be looked at together: inflected or otherwise varied names have it.
        document: The release's id.
        bodies: Institutions it belongs to, or that confer it, as they are compared.
        programmes: Programmes that it belongs to, by any of their names.
        roles: Roles, as they are compared.
        senders: Who sent the release.
        places: Where the release is from.
        plain: Whether the name is so plain that it tells nothing without a body, a role or a sender.
        own: Whether the name itself tells it from others.
        lone: Whether the document's other subjects of that name are others, since each is told as one.
    """

    name: str
    kin: str
    document: str
    bodies: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    plain: bool = False
    own: bool = False
    lone: bool = False


class Joint(NamedTuple):
    """A reason with what is shared, empty where nothing is, and the ids of the documents that it joins."""

    reason: Reason
    shared: str
    documents: tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Subjects that are one, by their places in the sequence, and what has joined them."""

    members: list[int]
    subjects: list[Subject]
    joints: list[Joint] = field(default_factory=list)

    def values(self, read: Callable[[Subject], frozenset[str]]) -> frozenset[str]:
        """What any of them has of a kind."""
        return frozenset().union(*map(read, self.subjects))


Against: TypeAlias = Callable[[Sequence[Group]], bool]
"""Whether two of some groups contradict each other."""


class _Step(NamedTuple):
    """A reason: what subjects must share for it, what may not contradict, and whether plain and varied names do."""

    reason: Reason
    shared: Callable[[Subject], Iterable[str]]
    against: tuple[Against, ...]
    plain: bool = True
    varied: bool = True


def _told_apart(groups: Sequence[Group]) -> bool:
    told = [{(s.document, s.name) for s in group.subjects if s.lone} for group in groups]
    return len(set().union(*told)) < sum(map(len, told))


def _apart(read: Callable[[Subject], frozenset[str]], same: Callable[[str, str], bool] = eq) -> Against:
    """That two have something of a kind, and nothing of it is the same."""

    def apart(groups: Sequence[Group]) -> bool:
        there = {values for group in groups if (values := group.values(read))}
        return any(not any(same(a, b) for a, b in product(*pair)) for pair in combinations(there, 2))

    return apart


def _nothing(_: Subject) -> tuple[str, ...]:
    return ()


def _the_name(_: Subject) -> tuple[str, ...]:
    return ("",)


_bodies_differ: Final = _apart(lambda subject: subject.bodies, agree)
_roles_differ: Final = _apart(lambda subject: subject.roles)
_places_differ: Final = _apart(lambda subject: subject.places)
LOOSE: Final = frozenset((Reason.place, Reason.nothing_against))
"""Reasons that say no more than that two releases use the same name."""
_STEPS: Final = (
    _Step(Reason.document, lambda s: (s.document,), ()),
    _Step(Reason.institution, lambda s: s.bodies, ()),
    _Step(Reason.related_institution, _nothing, (_bodies_differ,)),  # bodies agree without being the same
    _Step(Reason.programme, lambda s: s.programmes, (_bodies_differ,)),
    _Step(Reason.own_name, lambda s: (s.name,) if s.own else (), (_bodies_differ,)),
    _Step(Reason.role, lambda s: s.roles, (_bodies_differ, _places_differ), plain=False),
    _Step(Reason.sender, lambda s: s.senders, (_bodies_differ,)),
    _Step(Reason.place, lambda s: s.places, (_bodies_differ, _roles_differ), plain=False, varied=False),
    _Step(
        Reason.nothing_against,
        _the_name,
        (_bodies_differ, _roles_differ, _places_differ),
        plain=False,
        varied=False,
    ),
)


def join(subjects: Sequence[Subject], *, loose: bool = False) -> list[Group]:
    """Join subjects of one kin into groups; ``loose`` takes also reasons that say little."""
    steps = [step for step in _STEPS if loose or step.reason not in LOOSE]
    kin = defaultdict[str, list[Group]](list)
    for at, subject in enumerate(subjects):
        kin[subject.kin].append(Group([at], [subject]))
    return [group for groups in kin.values() for group in _joined(groups, steps)]


def _joined(groups: list[Group], steps: Sequence[_Step]) -> list[Group]:
    for step in steps:
        if len(groups) == 1:
            break
        groups = [merged for hanging in _hanging(groups, step) for merged in _merged(hanging, step)]
    return groups


def _hanging(groups: list[Group], step: _Step) -> list[list[Group]]:
    """The groups in sets that hang together by what the step takes for a reason."""
    parts = list(range(len(groups)))

    def root(at: int) -> int:
        while parts[at] != at:
            parts[at] = at = parts[parts[at]]
        return at

    for one, other in _links(groups, step):
        parts[root(other)] = root(one)
    sets = defaultdict[int, list[Group]](list)
    for at, group in enumerate(groups):
        sets[root(at)].append(group)
    return list(sets.values())


def _links(groups: list[Group], step: _Step) -> Iterator[tuple[int, int]]:
    first: dict[Hashable, int] = {}
    for at, group in enumerate(groups):
        for subject in group.subjects:
            for key in _keys(subject, step):
                yield first.setdefault(key, at), at
    if step.reason is Reason.related_institution:
        bodies = {
            at: found for at, group in enumerate(groups) if (found := group.values(lambda subject: subject.bodies))
        }
        for one, other in combinations(bodies, 2):
            if any(agree(a, b) for a in bodies[one] for b in bodies[other]):
                yield one, other


def _keys(subject: Subject, step: _Step) -> Iterator[tuple[str, str]]:
    if step.plain or not subject.plain:
        for value in step.shared(subject):
            yield "" if step.varied else subject.name, value


def _merged(hanging: list[Group], step: _Step) -> list[Group]:
    """The groups as one, or as they are where two of them contradict each other."""
    if len(hanging) == 1 or any(contradict(hanging) for contradict in (_told_apart, *step.against)):
        return hanging
    whole = Group(
        [at for group in hanging for at in group.members],
        [subject for group in hanging for subject in group.subjects],
        [joint for group in hanging for joint in group.joints],
    )
    whole.joints += _joints(hanging, whole, step)
    return [whole]


def _joints(hanging: list[Group], whole: Group, step: _Step) -> Iterator[Joint]:
    """What joins the groups: each value that at least two of them share."""
    if step.reason is Reason.related_institution:
        bodies = sorted(whole.values(lambda subject: subject.bodies))
        yield Joint(step.reason, "; ".join(bodies), _documents(whole.subjects))
        return
    having = defaultdict[tuple[str, str], list[list[Subject]]](list)
    for group in hanging:
        for key in {key for subject in group.subjects for key in _keys(subject, step)}:
            having[key].append([subject for subject in group.subjects if key in _keys(subject, step)])
    for (_, value), sharing in sorted(having.items()):
        if len(sharing) > 1:
            yield Joint(step.reason, value, _documents(subject for subjects in sharing for subject in subjects))


def _documents(subjects: Iterable[Subject]) -> tuple[str, ...]:
    return tuple(sorted({subject.document for subject in subjects}))
