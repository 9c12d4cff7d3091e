"""Dating: each award of the day gets the date that the linker believes it was, or will be, given on."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pipeline.records import LIVE
from pipeline.stages.chances import Chances
from pipeline.stages.evidence.dates import Calendar, of_date
from pipeline.stages.merging import Fact

DATE: Final = "date"
"""The model's name: the chance that an award was given on a date."""


def dated(calendar: Calendar, model: Chances) -> tuple[Fact, ...]:
    """The facts with their most likely dates; without one where none is likely."""
    return tuple(_dated(calendar, model))


def _dated(calendar: Calendar, model: Chances) -> Iterator[Fact]:
    for fact in calendar.facts:
        if fact.status not in LIVE:
            yield fact
            continue
        chances = [(model.of(of_date(calendar, fact, value)), value) for value in calendar.near(fact)]
        chance, best = max(chances, key=lambda pair: pair[0], default=(0.0, None))
        if best is None or chance < model.cut:
            yield replace(fact, date=None)
        elif fact.date is not None and fact.date.iso == best.iso:
            yield fact
        else:
            yield replace(fact, date=calendar.nearest(fact, best))
