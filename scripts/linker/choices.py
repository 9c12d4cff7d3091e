"""What the linker's choices are learnt from: of which institution a person is, and on which date an award was given.

Both are made after the links, so they are learnt from the facts that a linker makes of a release it had not seen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pipeline.evaluate import key, meant, same_award
from pipeline.records import LIVE
from pipeline.stages.affiliation import BODY
from pipeline.stages.dating import DATE
from pipeline.stages.evidence.bodies import Body, Circle, near, of_body
from pipeline.stages.evidence.dates import Calendar, of_date
from pipeline.stages.merging import Fact
from scripts.linker.material import Example, Lesson

CHOICES: Final = (BODY, DATE)


class Choice(NamedTuple):
    """What was to be chosen from, and whether the gold has an answer at all."""

    examples: tuple[Example, ...]
    wanted: bool


Choices = Mapping[str, Sequence[Choice]]
"""By model."""


def choices(lesson: Lesson, facts: Sequence[Fact]) -> Choices:
    """The choices of a release that these facts were made of."""
    return {BODY: tuple(_of_bodies(lesson, facts)), DATE: tuple(_of_dates(lesson, facts))}


def _of_bodies(lesson: Lesson, facts: Sequence[Fact]) -> Iterator[Choice]:
    """The institutions of each annotated person; where none is called as in the gold, those called much the same."""
    circle = Circle(lesson.draft.view, lesson.draft.about.entities, facts, lesson.draft.sender)
    told = {key(person.name): person.institution for person in lesson.gold.people}
    for name in circle.people:
        if key(name) not in told:
            continue
        wanted = [one.strip() for one in (told[key(name)] or "").split(";") if one.strip()]
        bodies = near(circle, name)
        right = [body for body in bodies if key(body.name) in map(key, wanted)] or _alike(bodies, wanted)
        examples = tuple(Example(of_body(circle, name, body, bodies), body in right) for body in bodies)
        yield Choice(examples, bool(wanted))


def _alike(bodies: Sequence[Body], wanted: Sequence[str]) -> list[Body]:
    return [body for body in bodies if any(same_award(body.name, one) for one in wanted)]


def _of_dates(lesson: Lesson, facts: Sequence[Fact]) -> Iterator[Choice]:
    """The dates of each of the day's awards that the gold has too, by its winners or else by its name."""
    calendar = Calendar(lesson.draft.view, lesson.draft.about, facts)
    awards = [award for award in lesson.gold.awards if award.status in LIVE]
    for fact in facts:
        if fact.status not in LIVE:
            continue
        winners = {key(link.phrase.name) for link in fact.parties("recipient")}
        name = meant(fact.name, [award.award for award in awards])
        same = [a for a in awards if winners & {key(p.name) for p in a.recipients or ()}]
        dates = {award.date for award in same or [a for a in awards if a.award == name]}
        if dates:
            examples = (Example(of_date(calendar, fact, value), value.iso in dates) for value in calendar.near(fact))
            yield Choice(tuple(examples), dates != {None})
