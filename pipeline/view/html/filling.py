"""Templates filled with escaped values: what a page and a piece of one have in common."""

import re
from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.records import Person
from pipeline.view.html import labels
from pipeline.view.html.cards import Folder
from pipeline.view.html.labels import Language
from pipeline.view.html.marks import Mark, Step, marks, steps, stretches

_HERE: Final = Path(__file__).parent
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DEEDS: Final = ("receives", "accepts", "presents", "confers")


def file(name: str) -> str:
    """A style or script of this package."""
    return (_HERE / name).read_text("utf-8")


def style(selector: str) -> str:
    """The style of texts and cards in what the selector names, and of nothing else."""
    return f"{selector} {{\n{file('sheet.css')}}}\n"


def environment(language: Language) -> Environment:
    """Templates in which each value is escaped, and one that is not there is an error."""
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "decimal": partial(labels.decimal, language),
        "day": partial(labels.day, language),
    }
    made.globals |= {
        "sl": "" if language is Language.sl else Markup(' lang="sl"'),  # of what is Slovene in any page
        "own": "" if language is Language.sl else Markup(' lang="en"'),  # of labels amid that
        "t": partial(labels.label, language),
        "counted": partial(labels.counted, language),
        "steps_of": _steps,
        "tag_of": partial(_tag, language),
        "names_of": _names,
    }
    return made


def _harmless(value: object) -> object:
    """A value as it is written: a stand-in for each control character, which HTML does not allow."""
    return _CONTROLS.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _steps(shown: Folder) -> list[list[Step]]:
    """The text, or the sentences of it that are at hand, as steps."""
    return [list(steps(part, marks(shown.sheet, shown.cards, part))) for part in stretches(shown.sheet)]


def _tag(language: Language, mark: Mark) -> str:
    """What stands after marked words: what somebody does, and in which awards: "izroči 1–3, 5"."""
    parts = []
    whole = sorted({tie.number for tie in mark.ties if tie.deed is None}) if mark.kind == "AWARD" else []
    parts += [_ranges(whole)] if whole else []
    for deed in _DEEDS:
        if numbers := sorted({tie.number for tie in mark.ties if tie.deed == deed}):
            parts.append(f"{labels.label(language, f'card.{deed}')} {_ranges(numbers)}")
    return ", ".join(parts)


def _ranges(numbers: Sequence[int]) -> str:
    """Ascending numbers, three or more in a row as a range: "1–3, 5"."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    return ", ".join(_range(start, end) for start, end in zip(starts, ends, strict=True))


def _range(start: int, end: int) -> str:
    return str(start) if start == end else f"{start}, {end}" if end == start + 1 else f"{start}–{end}"


def _names(shown: Folder) -> list[tuple[str, list[str]]]:
    """Every name of the text once, by kind; people with their roles."""
    names: dict[str, dict[str, None]] = {}
    if shown.sheet.people:
        names["PERSON"] = dict.fromkeys(_introduced(person) for person in shown.sheet.people)
    for entity in shown.sheet.entities:
        if entity.kind not in {"ROLE", "DATE"} and not (entity.kind == "PERSON" and shown.sheet.people):
            names.setdefault(entity.kind, {})[entity.name] = None
    return [(kind, list(found)) for kind, found in names.items()]


def _introduced(person: Person) -> str:
    told = (", ".join(part for part in (role.role, role.institution) if part) for role in person.roles)
    roles = "; ".join(dict.fromkeys(role for role in told if role))
    return " ".join((*person.titles, person.name)) + (f" ({roles})" if roles else "")
