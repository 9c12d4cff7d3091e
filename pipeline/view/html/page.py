"""The page as a whole: templates filled with escaped values, style and script inlined, and nothing else let in."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from pipeline.records import Person
from pipeline.sheets import Sheet
from pipeline.view.html import labels, plots
from pipeline.view.html.cards import Folder, folder
from pipeline.view.html.labels import Language
from pipeline.view.html.marks import Mark, Step, marks, steps, stretches
from pipeline.view.html.rows import as_json, flat, offers, rows

_HERE: Final = Path(__file__).parent
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_DEEDS: Final = ("receives", "accepts", "presents", "confers")
# What the script says by itself.
_SAID: Final = (
    "shown.records",
    "shown.releases",
    "shown.nothing",
    "table.more",
    "table.sort",
    "card.why",
    "card.confidence",
)


def page(sheets: Sequence[Sheet], language: Language) -> Iterator[str]:
    """The page in pieces, to be written one after the other as UTF-8.

    A single release is shown by itself; several get filters, a table and figures, and are folded.
    """
    folders = [folder(sheet, number) for number, sheet in enumerate(sheets, 1)]
    all_rows = rows(folders)
    several = len(folders) > 1
    data = {"labels": {key: labels.label(language, key) for key in _SAID}, "rows": [flat(row) for row in all_rows]}
    style, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    return (
        _environment(language)
        .get_template("page.html")
        .generate(
            language=language.value,
            folders=folders,
            rows=all_rows,
            several=several,
            offers=offers(all_rows),
            plots=plots.plots(all_rows, language) if several and all_rows else [],
            width=plots.WIDTH,
            style=Markup(style),  # noqa: S704 - files of this package
            script=Markup(script),  # noqa: S704 - likewise
            data=Markup(as_json(data)),  # noqa: S704 - holds no sign that HTML minds
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )


def _environment(language: Language) -> Environment:
    """Templates in which each value is escaped, and one that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "decimal": partial(labels.decimal, language),
        "day": partial(labels.day, language),
    }
    environment.globals |= {
        "sl": "" if language is Language.sl else Markup(' lang="sl"'),  # of what is Slovene in any page
        "t": partial(labels.label, language),
        "counted": partial(labels.counted, language),
        "steps_of": _steps,
        "tag_of": partial(_tag, language),
        "names_of": _names,
    }
    return environment


def _harmless(value: object) -> object:
    """A value as it is written: a stand-in for each control character, which HTML does not allow."""
    return _CONTROLS.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls a style or script of just these characters."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


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
