"""A release with everything that gold can hold, and annotators who work on tasks, for the tests of annotation."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import orjson

from pipeline.exchange.forms import Whole
from pipeline.exchange.golds import sheet_of
from pipeline.exchange.importing import read_back
from pipeline.exchange.sheets import Sheet
from pipeline.exchange.writing import Tool, write

Json = dict[str, Any]
Results = list[Json]

TEXT: Final = (
    "🏆 Zlati list za Ano Žagar\r\n\r\nAna Žagar in Anamarija Žagar sta prejeli zlati\n list. Izročila sta jima ga "
    "župan Jan Kos 🎻 in ravnatelj Jan Kos. Društvo Lipa podeljuje list vsako leto.\n"
)
"""With characters that UTF-16 writes as two, both kinds of line breaks, and names that stand in it several times."""


def _party(name: str, mention: str | None, **more: object) -> Json:
    return {"name": name, "mention": mention, **more}


_KOS: Final = _party("Jan Kos", "Jan Kos", role="župan", institution=None)
_NAMESAKE: Final = _party(
    "Jan Kos", "Jan Kos", start=TEXT.rindex("Jan Kos"), role="ravnatelj", institution="Društvo Lipa"
)
_ANA: Final = _party("Ana Žagar", "Ana Žagar", type="PER")


def _award(award: str, mention: str | None, *recipients: Json, **more: object) -> Json:
    said: Json = {
        "award": award,
        "mention": mention,
        "recipients": list(recipients),
        "accepted_by": [],
        "presenters": [_KOS, _NAMESAKE],
        "awarded_by": [_party("Društvo Lipa", "Društvo Lipa")],
        "date": None,
        "place": None,
        "year_for": None,
        "status": "conferred",
        "constructions": [],
    }
    return said | more


GOLD: Final[Json] = {
    "id": "lipa/2021 🏆",
    "source": "own",
    "awards": [
        _award("zlati list", "zlati\n list", _ANA, _party("Anamarija Žagar", "Anamarija Žagar", type="PER")),
        _award("zlati list", "zlati\n list", _ANA, _ANA, date="2021-05", constructions=["active", "list"]),
        _award("srebrni list", None, _party("najboljši bralci", None, type="GROUP"), status="future"),
        _award("list", "list", _ANA, place="Bled", year_for="2020", accepted_by=[_KOS]) | {"sure": {"in": [1, "še\n"]}},
    ],
    "people": [
        _party("Ana Žagar", "Ano Žagar", role=None, institution=None),
        {**_KOS, "namesake": True},
        {**_NAMESAKE, "namesake": False},
    ],
    "background_awards": [{"award": "list", "mention": "list", "start": TEXT.rindex("list"), "recipients": [_ANA]}],
    "kind": "positive",
    "language": "sl",
    "decoys": [{"construction": "active", "mention": "podeljuje list vsako leto"}],
    "notes": "Dvoje »Jan Kos«.\nDrugi je ravnatelj.",
    "checked": {"by": ["A. B.", None], "round": 2},
}


def a_sheet(gold: Json = GOLD, text: str = TEXT) -> Sheet:
    return sheet_of(Whole.model_validate(gold), text)


def back(sheets: Iterable[Sheet], tool: Tool, folder: Path) -> list[Json]:
    """The gold that comes back of what is written for a tool."""
    place = folder / {Tool.labelstudio: "tasks.json", Tool.brat: "brat", Tool.docbin: "gold.spacy"}[tool]
    write(sheets, tool, place)
    return [taken.gold for taken in read_back(place) if taken.gold is not None]


def tasks(folder: Path, sheet: Sheet | None = None) -> list[Json]:
    """The tasks of a sheet, as Label Studio has them once somebody has submitted them."""
    write([sheet or a_sheet()], Tool.labelstudio, folder / "tasks.json")
    found: list[Json] = orjson.loads((folder / "tasks.json").read_bytes())
    return [submitted(task, number) for number, task in enumerate(found, 1)]


def submitted(task: Json, number: int = 1, correct: Callable[[Results], object] = lambda _: None) -> Json:
    """A task as Label Studio exports it, with what an annotator made of the marks that it came with."""
    (came,) = task.get("annotations") or task["predictions"]
    result: Results = orjson.loads(orjson.dumps(came["result"]))
    correct(result)
    annotation = {
        "id": 7,
        "completed_by": 1,
        "result": result,
        "was_cancelled": False,
        "ground_truth": False,
        "created_at": "2026-01-31T08:00:00.000000Z",
        "updated_at": "2026-01-31T08:30:00.000000Z",
        "lead_time": 12.5,
    }
    return {
        "id": number,
        "annotations": [annotation],
        "drafts": [],
        "predictions": [],
        "data": task["data"],
        "meta": {},
    }


def regions(result: Results, kind: str) -> list[str]:
    """The ids of the regions with a label, in their order."""
    return [part["id"] for part in result if part.get("value", {}).get("labels") == [kind]]
