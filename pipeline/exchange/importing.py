"""From what annotation tools give back to gold."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pydantic import JsonValue

from pipeline.errors import UsageError
from pipeline.exchange.brat import read_folder
from pipeline.exchange.corrected import Left, read_tasks
from pipeline.exchange.golds import gold_of, stray, told
from pipeline.exchange.sheets import Sheet

_DOCBIN: Final = ".spacy"


class Taken(NamedTuple):
    """A line of gold, or why there is none, and what the user should know of it."""

    gold: dict[str, JsonValue] | None
    remarks: tuple[str, ...]


def read_back(place: Path) -> Iterator[Taken]:
    """The gold in an export of Label Studio, a folder for brat, or a DocBin (``.spacy``).

    Raises:
        UsageError: It cannot be read, is damaged or contradicts itself; task or file and region are named.
    """
    seen: dict[str, str] = {}
    for name, outcome, annotators in _outcomes(place):
        if isinstance(outcome, Left):
            yield Taken(None, (f"{name}: {outcome}: left out",))
            continue
        if outcome.release in seen:
            raise UsageError(f"{name}: is release {outcome.release}, as {seen[outcome.release]} is: delete one of them")
        seen[outcome.release] = name
        try:
            gold = gold_of(outcome)
        except UsageError as error:
            raise UsageError(f"{name}, {error}") from error
        several = (f"{name}: has {annotators} annotations: one is taken",) if annotators > 1 else ()
        strays = (f"{name}, {told(mark)} belongs to no award: left out" for mark in stray(outcome))
        yield Taken(gold, (*several, *strays))


def line(gold: dict[str, JsonValue]) -> str:
    """A line of gold, spaced as the corpus' is."""
    return json.dumps(gold, ensure_ascii=False) + "\n"


def _outcomes(place: Path) -> Iterator[tuple[str, Sheet | Left, int]]:
    if place.is_dir():
        sheets = read_folder(place)
    elif place.suffix == _DOCBIN:
        from pipeline.exchange.docbin import read_docbin  # noqa: PLC0415 - brings spaCy, which the others do without

        sheets = read_docbin(place)
    else:
        yield from read_tasks(place)
        return
    for sheet in sheets:  # what the program read is no gold before somebody has seen it; brat does not tell
        yield f"{place}: {sheet.release}", sheet if sheet.reader is None else Left.untouched, 1
