"""What can read for a run."""

from enum import StrEnum

from pipeline.errors import UsageError


class Engine(StrEnum):
    """What reads: processes of this machine, or the workers of a Dask cluster."""

    local = "local"
    dask = "dask"


def scheduler_of(engine: Engine, scheduler: str | None) -> str | None:
    """The scheduler's address that a run is to use, if it uses one.

    Raises:
        UsageError: The two contradict each other.
    """
    if engine is Engine.dask and not scheduler:
        raise UsageError(
            "--engine dask: needs --scheduler ADDRESS, such as tcp://10.0.0.1:8786, that of dask scheduler"
        )
    if engine is Engine.local and scheduler:
        raise UsageError(f"--scheduler {scheduler}: is that of a Dask cluster: ask for --engine dask too")
    return scheduler
