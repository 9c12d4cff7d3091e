"""What one document may take, so that it never harms another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take.

    Attributes:
        seconds: Of time.
        megabytes: Of memory, beyond what the loaded model takes.
    """

    seconds: float = 120
    megabytes: int = 2000
