"""Names in capitals, as signatures have them: a model is shown them as names are written elsewhere."""

import re
from typing import Final

from pipeline.rules.awards import NO_NAMES, TITLE_NOUNS

# Acronyms stand alone or are shorter; Roman numerals ("STOPNJE III.") are no names.
_WORD: Final = r"(?![IVX]+\b)[A-ZČŠŽĆĐ]{3,}"
_SHOUTED: Final = re.compile(rf"\b{_WORD}(?:[ -]{_WORD}){{1,2}}\b")

_ENDING: Final = r"(?:[aeiou]|[eo]m|[eo]v|[aio]?m[ai]|[ai]h|ega|emu)?"


def _forms(lemmas: frozenset[str]) -> re.Pattern[str]:
    """All forms of these words in capitals; a fleeting vowel before the last letter may be gone."""
    stems = {re.sub(r"(.)e(?=[nlc]$)", r"\1e?", lemma.rstrip("aeio")) for lemma in lemmas}
    return re.compile(rf"(?:{'|'.join(sorted(stems))}){_ENDING}".upper())


_AWARDS: Final = _forms(NO_NAMES | {lemma for row in TITLE_NOUNS for lemma in row.lemmas})
# Any thing may be graded. "Zlata", "Zlato" and "Zlate" are Zlata too.
_GRADED: Final = re.compile(rf"ZLAT(?:I|IH|EGA)|(?:SREBRN|BRONAST|ČASTN|ŽUPANOV){_ENDING.upper()}")


def calmed(text: str) -> str:
    """The text with names in capitals in normal case, letter for letter, so that all offsets stay.

    The heading of an award gets small letters up to its noun: "ČASTNI OBČAN" is nobody's name.
    """
    return _SHOUTED.sub(lambda found: _calm(found[0]), text)


def _calm(words: str) -> str:
    titled = words.title()
    if len(titled) != len(words):
        return words
    pieces = re.split("([ -])", words)
    noun = next((at for at, piece in enumerate(pieces) if _AWARDS.fullmatch(piece)), None)
    if noun is None and _GRADED.fullmatch(pieces[0]):
        noun = 2
    if noun is None:
        return titled
    calm = "".join(piece.lower() if at <= noun else piece.title() for at, piece in enumerate(pieces))
    return calm[:1].upper() + calm[1:]
