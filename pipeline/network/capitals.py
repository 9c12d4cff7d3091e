"""Names in capitals, as signatures have them: a model is shown them as names are written elsewhere."""

import re
from typing import Final

# Acronyms stand alone or are shorter; Roman numerals ("STOPNJE III.") are no names.
_WORD: Final = r"(?![IVX]+\b)[A-ZČŠŽĆĐ]{3,}"
_SHOUTED: Final = re.compile(rf"\b{_WORD}(?:[ -]{_WORD}){{1,2}}\b")


def calmed(text: str) -> str:
    """The text with names in capitals in normal case, letter for letter, so that all offsets stay."""
    return _SHOUTED.sub(lambda found: found[0].title() if len(found[0].title()) == len(found[0]) else found[0], text)
