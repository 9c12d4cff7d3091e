"""Libraries that are installed as extras of the package."""

from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.errors import UnreadableError


@contextmanager
def extra(name: str, reads: str) -> Iterator[None]:
    """Turn a library that is missing in the block into an error that names the extra with it.

    Args:
        name: The extra, as in ``nagrade[docx]``.
        reads: What it reads, such as ``.docx files``.

    Raises:
        UnreadableError: An import in the block failed.
    """
    try:
        yield
    except ImportError as error:
        raise UnreadableError(f"to read {reads}: pip install 'nagrade[{name}]' ({error})") from error
