"""When to look: the system announces that something happens in a folder; what, the look will show."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pipeline.errors import UsageError

_GATHER: Final = 1000  # milliseconds in which announcements become one
_STEP: Final = 100  # milliseconds without any, after which they are handed on


@contextmanager
def announcements(folder: Path, note: Callable[[str, str, str], None]) -> Iterator[threading.Event]:
    """An event that is set whenever something happens in a folder or below.

    Announcements can be lost, and file systems of other machines make none; whoever waits looks from time to time too.

    Args:
        folder: The folder.
        note: Told as ``Watcher.note`` where the system announces nothing, as where there are too many folders for it.

    Raises:
        UsageError: The library that watches is not installed.
    """
    try:
        import watchfiles  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(f"to watch a folder: pip install 'nagrade[watch]' ({error})") from error
    happened, ended = threading.Event(), threading.Event()

    def listen() -> None:
        try:
            for _ in watchfiles.watch(folder, watch_filter=None, debounce=_GATHER, step=_STEP, stop_event=ended):
                happened.set()
        except (OSError, RuntimeError) as error:  # WatchfilesRustInternalError is one of the latter
            note("remarked", str(folder), f"changes are not announced: {error}: it is looked into from time to time")

    # In a thread of its own: in the main one, watchfiles would take signals for its own.
    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    try:
        yield happened
    finally:
        ended.set()
        listener.join(_GATHER / 1000)
