"""The files of annotation tools: written whole or not at all."""

import shutil
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pipeline.batch.outputs import naming, publishing
from pipeline.errors import UsageError
from pipeline.exchange.brat import files
from pipeline.exchange.labelling import studio_xml
from pipeline.exchange.sheets import Sheet
from pipeline.exchange.studio import task


class Tool(StrEnum):
    """What sheets are written for."""

    labelstudio = "labelstudio"
    brat = "brat"
    docbin = "docbin"


def write(sheets: Iterable[Sheet], tool: Tool, place: Path) -> int:
    """Write sheets for a tool; how many.

    Args:
        sheets: What to write.
        tool: For Label Studio a file of tasks is written, with the labelling configuration in a file beside it that
            ends with ``.xml``; for brat a folder, for spaCy a file.
        place: Its name.

    Raises:
        UsageError: It cannot be written, or a folder of the name is there already.
    """
    written = _Counted(sheets)
    if tool is Tool.brat:
        _write_folder(written, place)
    elif tool is Tool.docbin:
        from pipeline.exchange.docbin import docbin  # noqa: PLC0415 - brings spaCy, which the others do without

        with publishing(place) as stream:
            stream.write(docbin(written))
    else:
        _write_tasks(written, place)
    return written.count


def configuration(tasks: Path) -> Path:
    """The file of the labelling configuration that goes with a file of tasks for Label Studio."""
    return tasks.with_suffix(".xml")


class _Counted:
    """Sheets, counted as they go by."""

    def __init__(self, sheets: Iterable[Sheet]) -> None:
        self._sheets = iter(sheets)
        self.count = 0

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> Sheet:
        sheet = next(self._sheets)
        self.count += 1
        return sheet


def _write_tasks(sheets: Iterable[Sheet], file: Path) -> None:
    """A list with a task a line."""
    if file == configuration(file):
        raise UsageError(f"{file}: is where the labelling configuration goes: name the tasks FILE.json")
    with publishing(file) as tasks, publishing(configuration(file)) as beside:
        beside.write(studio_xml().encode())
        opening = b"["
        for sheet in sheets:
            tasks.write(opening + b"\n" + task(sheet))
            opening = b","
        tasks.write(b"\n]\n" if opening == b"," else b"[]\n")


def _write_folder(sheets: Iterable[Sheet], folder: Path) -> None:
    if folder.exists():
        raise UsageError(f"{folder}: is there already: name a new folder, so that no correction is lost")
    draft = folder.with_name(f".{folder.name}.part")
    with naming(folder):
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir()
        try:
            for name, content in files(sheets):
                (draft / name).write_bytes(content)
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
