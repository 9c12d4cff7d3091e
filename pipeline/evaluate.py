"""How near a feed comes to hand-annotated gold: precision, recall and F1, by names in their base form.

A feed's record belongs to the gold document whose id is its document's id or the stem of its document's path. Names are
compared but for letter case, white space and quotes around them. Names of awards are compared loosely, by their words'
first five letters; figures called "exact" compare base forms. Only live awards (conferred, announced, future) are
scored, with ``with_past`` also those told as background.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final, NamedTuple, TypeVar

from pipeline.gold import FedAward, FedDocument, FedPerson, Gold, GoldAward, Named, Origin, Role, read_lines
from pipeline.records import LIVE

_STOP: Final = frozenset(
    ("za", "v", "na", "in", "leta", "leto", "letu", "o", "iz", "s", "z", "po", "pri", "ter", "naziv")
)
_WORD: Final = re.compile(r"\w+")
_EDGES: Final = " .,»«\"'„”“"
_LIVE: Final[frozenset[str]] = LIVE

Link = tuple[str, str]
_T = TypeVar("_T", str, Link)


class Figure(NamedTuple):
    """How well one kind of fact was found."""

    name: str
    gold: int
    found: int
    precision: float
    recall: float
    f1: float


class Miss(NamedTuple):
    """A fact that the feed lacks ("missed") or has without need ("wrong")."""

    figure: str
    document: str
    kind: str
    fact: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A feed against gold; ``remarks`` are figures that are no precision and recall."""

    documents: int
    figures: tuple[Figure, ...]
    remarks: Mapping[str, str]
    misses: tuple[Miss, ...]


def evaluate(gold: Path, awards: Path, documents: Path | None = None, *, with_past: bool = False) -> Evaluation:
    """Compare the feeds in two files with the gold in a third.

    Raises:
        UsageError: A file cannot be read, or is not what it should be.
    """
    return score(
        read_lines(gold, Gold),
        read_lines(awards, FedAward),
        None if documents is None else read_lines(documents, FedDocument),
        with_past=with_past,
    )


def score(
    gold: Iterable[Gold],
    awards: Iterable[FedAward],
    documents: Iterable[FedDocument] | None,
    *,
    with_past: bool = False,
) -> Evaluation:
    """Compare feeds with gold; people and their roles only where the documents feed is given."""
    by_id = {line.id: line for line in gold}
    fed: dict[str, list[FedAward]] = {name: [] for name in by_id}
    for award in awards:
        if (home := _home(award.document, by_id)) is not None and not _epithet(by_id[home], award):
            fed[home].append(award)
    live = _LIVE | {"past"} if with_past else _LIVE
    sheet = _Sheet()
    _score_awards(sheet, [_pair(by_id[name], fed[name], live) for name in sorted(by_id)])
    quiet = [name for name, line in by_id.items() if not any(award.status in _LIVE for award in line.awards)]
    false = sum(award.status in _LIVE for name in quiet for award in fed[name])
    remarks = {"live records on the documents without one": f"{false} on {len(quiet)}"}
    if documents is not None:
        people = {home: line.people or () for line in documents if (home := _home(line.document, by_id)) is not None}
        _score_people(sheet, by_id, people, remarks)
    return Evaluation(len(by_id), tuple(sheet.figures), remarks, tuple(sheet.misses))


class _Told(NamedTuple):
    """An award of either side; parties by their compared names, ``label`` is what stands for it in links."""

    name: str
    label: str
    status: str
    date: str | None
    recipients: list[str]
    accepted_by: list[str]
    presenters: list[str]
    conferred_by: list[str]


class _Pair(NamedTuple):
    """The awards of a document to be scored, in the gold and in the feed."""

    document: str
    gold: list[_Told]
    fed: list[_Told]


@dataclass(slots=True)
class _Sheet:
    """The figures so far."""

    figures: list[Figure] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def add(
        self, name: str, sides: Iterable[tuple[str, Sequence[_T], Sequence[_T]]], same: Callable[[_T, _T], bool]
    ) -> None:
        """Score one kind of fact, given for each document as its id, the facts of the gold and those of the feed."""
        hits = missed = wrong = 0
        for document, gold, fed in sides:
            lacking, needless = _unmatched(gold, fed, same)
            hits, missed, wrong = hits + len(gold) - len(lacking), missed + len(lacking), wrong + len(needless)
            self.misses += [Miss(name, document, "missed", _shown(fact)) for fact in lacking]
            self.misses += [Miss(name, document, "wrong", _shown(fact)) for fact in needless]
        precision = hits / (hits + wrong) if hits + wrong else 0.0
        recall = hits / (hits + missed) if hits + missed else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        self.figures.append(Figure(name, hits + missed, hits + wrong, precision, recall, f1))


def _score_awards(sheet: _Sheet, pairs: Sequence[_Pair]) -> None:
    def add(name: str, facts: Callable[[list[_Told]], list[_T]], same: Callable[[_T, _T], bool]) -> None:
        sheet.add(name, [(pair.document, facts(pair.gold), facts(pair.fed)) for pair in pairs], same)

    add("recipients", lambda awards: _once(name for award in awards for name in award.recipients), _equal)
    add("presenters", lambda awards: _once(name for award in awards for name in award.presenters), _equal)
    add("accepted by", lambda awards: _once(name for award in awards for name in award.accepted_by), _equal)
    add("conferred by", lambda awards: _once(name for award in awards for name in award.conferred_by), _equal)
    add("award-recipient links", lambda awards: _once((a.label, name) for a in awards for name in a.recipients), _equal)
    add("award-presenter links", lambda awards: _once((a.label, name) for a in awards for name in a.presenters), _equal)
    add("award names", lambda awards: _once(award.name for award in awards), same_award)
    add("award names, exact", lambda awards: _once(key(award.name) for award in awards), _equal)
    add(
        "recipient-date links",
        lambda awards: _once((name, a.date) for a in awards if a.date for name in a.recipients),
        _equal,
    )


def _score_people(
    sheet: _Sheet, gold: Mapping[str, Gold], fed: Mapping[str, Sequence[FedPerson]], remarks: dict[str, str]
) -> None:
    wanted = {name: [person for person in gold[name].people if not person.namesake] for name in sorted(gold)}
    ignored = {name: {key(person.name) for person in gold[name].people if person.namesake} for name in wanted}
    found = {name: [person for person in fed.get(name, ()) if key(person.name) not in ignored[name]] for name in wanted}
    names = [(d, _once(key(p.name) for p in wanted[d]), _once(key(p.name) for p in found[d])) for d in wanted]
    sheet.add("people", names, _equal)

    def offices(read: Callable[[Role], str | None]) -> list[tuple[str, list[Link], list[Link]]]:
        return [
            (
                document,
                _once(link for person in wanted[document] for link in _offices(person.name, [person], read)),
                _once(link for person in found[document] for link in _offices(person.name, person.roles, read)),
            )
            for document in wanted
        ]

    sheet.add("people's roles", offices(lambda role: role.role), _same_office)
    sheet.add("people's institutions", offices(lambda role: role.institution), _same_office)
    sheet.add("institutions, exact", offices(lambda role: role.institution), _exactly_same_office)
    inflected = [(d, person) for d in wanted for person in wanted[d] if key(person.mention) != key(person.name)]
    right = sum(key(person.name) in {key(other.name) for other in fed.get(d, ())} for d, person in inflected)
    remarks["base form right, of people first named in an inflected form"] = f"{right} of {len(inflected)}"


def key(name: str | None) -> str:
    """A name as it is compared."""
    return " ".join((name or "").split()).casefold().strip(_EDGES)


def same_award(one: str, other: str) -> bool:
    """Whether two names share at least half of the shorter one's words, by the words' first five letters."""
    a, b = _stems(one), _stems(other)
    return bool(a and b) and len(a & b) >= max(1, (min(len(a), len(b)) + 1) // 2)


def _stems(name: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(name.casefold()) if word not in _STOP}


def _near(one: str, other: str) -> float:
    a, b = _stems(one), _stems(other)
    return len(a & b) / len(a | b) if a | b else 0.0


def meant(name: str, gold: Iterable[str]) -> str:
    """The gold name that a feed's award name stands for: the nearest that is the same award, else itself."""
    same = [other for other in gold if same_award(other, name)]
    return max(same, key=lambda other: (key(other) == key(name), _near(other, name), other), default=None) or name


def _home(document: Origin, gold: Mapping[str, Gold]) -> str | None:
    names = (document.id, PurePath(document.path or "").stem)
    return next((name for name in names if name in gold), None)


def _epithet(gold: Gold, award: FedAward) -> bool:
    """Whether a past award only repeats an epithet of the text, which is no error."""
    background = gold.background_awards or ()
    return award.status == "past" and any(same_award(other.award, award.award.name) for other in background)


def _pair(gold: Gold, fed: Iterable[FedAward], live: frozenset[str]) -> _Pair:
    wanted = [_told_gold(award) for award in gold.awards if award.status in live]
    names = _once(award.name for award in wanted)
    return _Pair(gold.id, wanted, [_told_fed(award, names) for award in fed if award.status in live])


def _told_gold(award: GoldAward) -> _Told:
    parties = (award.recipients, award.accepted_by, award.presenters, award.awarded_by)
    return _Told(award.award, award.award, award.status, award.date, *map(_keys, parties))


def _told_fed(award: FedAward, gold: Iterable[str]) -> _Told:
    parties = (award.recipients, award.accepted_by, award.presenters, award.conferred_by)
    name, iso = award.award.name, award.date.iso if award.date else None
    return _Told(name, meant(name, gold), award.status, iso, *map(_keys, parties))


def _keys(parties: Sequence[Named] | None) -> list[str]:
    return [key(party.name) for party in parties or ()]


def _offices(name: str, roles: Iterable[Role], read: Callable[[Role], str | None]) -> list[Link]:
    parts = [part.strip() for role in roles for part in (read(role) or "").split(";")]
    return [(key(name), part) for part in parts if part]


def _unmatched(gold: Sequence[_T], fed: Sequence[_T], same: Callable[[_T, _T], bool]) -> tuple[list[_T], list[_T]]:
    """What is left on either side when each fact of the gold, in order, takes the first that is the same."""
    left, lacking = list(fed), []
    for fact in gold:
        at = next((index for index, other in enumerate(left) if same(fact, other)), None)
        if at is None:
            lacking.append(fact)
        else:
            del left[at]
    return lacking, left


def _once(facts: Iterable[_T]) -> list[_T]:
    return list(dict.fromkeys(facts))


def _equal(one: _T, other: _T) -> bool:
    return one == other


def _same_office(one: Link, other: Link) -> bool:
    return one[0] == other[0] and same_award(one[1], other[1])


def _exactly_same_office(one: Link, other: Link) -> bool:
    return one[0] == other[0] and key(one[1]) == key(other[1])


def _shown(fact: str | Link) -> str:
    return fact if isinstance(fact, str) else " | ".join(fact)
