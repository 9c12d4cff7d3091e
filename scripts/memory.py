"""How much memory a process has held."""

from contextlib import suppress
from pathlib import Path


def peak(process: int | str = "self") -> float:
    """The most megabytes that a process has held since its program began: VmHWM of proc(5), 0 where it is gone.

    What getrusage(2) tells also counts what the parent held when it started the process.
    """
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1000
    return 0.0
