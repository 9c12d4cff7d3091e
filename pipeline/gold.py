"""The lines that an evaluation reads: hand-annotated gold, and of the feeds as much as is compared."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from pipeline.errors import UsageError, system_words


class Line(BaseModel):
    """What is read of a line; other keys are nobody's business here."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Named(Line):
    """Somebody in an award."""

    name: str | None = None


class Role(Line):
    """An office; several in one value are parted by semicolons."""

    role: str | None = None
    institution: str | None = None


class Parties(Line):
    """What an award of either side holds."""

    status: str
    recipients: tuple[Named, ...] | None = None
    accepted_by: tuple[Named, ...] | None = None
    presenters: tuple[Named, ...] | None = None


class GoldAward(Parties):
    """An award of the gold."""

    award: str
    awarded_by: tuple[Named, ...] | None = None
    date: str | None = None


class GoldPerson(Role):
    """A person of the gold; a namesake, such as the eponym of an award, is neither wanted nor wrong."""

    name: str
    mention: str
    namesake: bool | None = None


class Background(Line):
    """An award that the text knows from an epithet only."""

    award: str


class Gold(Line):
    """A line of the gold."""

    id: str
    awards: tuple[GoldAward, ...]
    people: tuple[GoldPerson, ...] = ()
    background_awards: tuple[Background, ...] | None = None


class Origin(Line):
    """The document of a feed's line."""

    id: str | None = None
    path: str | None = None


class FedName(Line):
    """The award of a record."""

    name: str


class FedDate(Line):
    """The date of a record."""

    iso: str | None = None


class FedAward(Parties):
    """A line of the awards feed."""

    document: Origin
    award: FedName
    conferred_by: tuple[Named, ...] | None = None
    date: FedDate | None = None


class FedPerson(Line):
    """A person of the documents feed."""

    name: str
    roles: tuple[Role, ...] = ()


class FedDocument(Line):
    """A line of the documents feed."""

    document: Origin
    people: tuple[FedPerson, ...] | None = None


_L = TypeVar("_L", bound=Line)


def read_lines(file: Path, kind: type[_L]) -> Iterator[_L]:
    """Read JSON Lines as ``kind``.

    Raises:
        UsageError: The file cannot be read, or a line, which is named, is no such thing.
    """
    try:
        with file.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _parsed(line, kind, f"{file}:{number}")
    except OSError as error:
        raise UsageError(f"{file}: {system_words(error)}") from error


def _parsed(line: bytes, kind: type[_L], name: str) -> _L:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise UsageError(f"{name}: {where}{': ' if where else ''}{first['msg']}") from error
