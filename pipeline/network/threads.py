"""One thread for the matrix products of both networks."""

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def one_thread() -> AbstractContextManager[object]:
    """While it is open, BLAS runs on one thread.

    So a machine gives the same sums whatever else runs on it, and jobs do not disturb each other.
    """
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    """What knows the libraries that are loaded: looking for them takes a while."""
    return ThreadpoolController()
