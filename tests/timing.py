"""How the time that something takes grows with its input, on machines that have other things to do too."""

import gc
import time
from collections.abc import Callable

_TRIES = 5
_LEAST = 0.005  # seconds; below that the clock tells nothing


def grows_at_most(times: float, work: Callable[[int], object], short: int, long: int) -> bool:
    """Whether ``work(long)`` takes at most ``times`` as long as ``work(short)`` in one of some tries.

    Time of the processor is compared, since a busy machine lets a process wait; and a single try may meet with what
    others leave of caches and memory, while what is slow by itself is slow in every try.
    """
    work(short)
    return any(_seconds(work, long) <= times * max(_seconds(work, short), _LEAST) for _ in range(_TRIES))


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.disable()  # collecting takes the longer the more the tests before have left
    try:
        started = time.process_time()
        work(size)
        return time.process_time() - started
    finally:
        gc.enable()
