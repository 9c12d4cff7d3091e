"""What a run was asked for, as the ledger keeps it for those who ask again."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, PlainValidator, ValidationError

from pipeline.backends import Backend
from pipeline.batch.elsewhere import Address, Remote, address
from pipeline.batch.finding import STANDARD
from pipeline.batch.ledger import WATCHED, opened
from pipeline.batch.outputs import Beside
from pipeline.errors import UsageError
from pipeline.schema import Feed

_Address = Annotated[
    Path | Remote,
    PlainValidator(lambda given: address(given) if isinstance(given, str) else given),
    PlainSerializer(str),
]


class Settings(BaseModel):
    """The options of ``nagrade run``; what each means is said there.

    Attributes:
        folder: The working folder, from which all paths lead.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path
    paths: tuple[_Address, ...]
    output: _Address
    feed: Feed
    documents: _Address | None
    min_confidence: float
    limit_bytes: int
    backend: Backend
    models: Path | None
    jobs: int
    scheduler: str | None
    shard_size: int
    columns: str
    time_limit: float
    memory_limit: int
    since: date | None = None
    contacts: bool = True

    def from_anywhere(self) -> "Settings":
        """The same, whatever the working folder is.

        Raises:
            UsageError: It was standard input that was read.
        """
        if STANDARD in self.paths:
            raise UsageError(f"{self.output}: was read from standard input: give it to nagrade run again")
        folder = self.folder
        paths = tuple(_from(folder, path) for path in self.paths)
        documents = _from(folder, self.documents) if self.documents else None
        models = folder / self.models if self.models else None
        return self.model_copy(update={"paths": paths, "documents": documents, "models": models})


def _from(folder: Path, given: Address) -> Address:
    return given if isinstance(given, Remote) else folder / given


def settings_of(feed: Path) -> Settings:
    """What the last run for a feed was asked for.

    Raises:
        UsageError: It has no ledger, or a watch writes it.
    """
    with opened(ledger_of(feed)) as ledger:
        if ledger.about("state") == WATCHED:
            raise UsageError(f"{feed}: nagrade watch writes it, and reads again what failed each time it is started")
        try:
            settings = Settings.model_validate_json(ledger.about("settings") or "")
        except ValidationError as error:
            raise UsageError(
                f"{feed}: its ledger does not say how it was made: give nagrade run its options"
            ) from error
    return settings.model_copy(update={"output": feed})


def ledger_of(feed: Path) -> Path:
    """The ledger of a feed.

    Raises:
        UsageError: There is none.
    """
    ledger = Beside.of(feed).ledger
    if not ledger.is_file():
        raise UsageError(f"{feed}: has no ledger: nagrade run -o {feed} makes one")
    return ledger
