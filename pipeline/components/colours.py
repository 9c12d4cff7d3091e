"""The colours in which displaCy shows spans of these components; spaCy finds them by an entry point."""

from typing import Final

COLOURS: Final = {
    "AWARD": "#ffd866",
    "RECIPIENT": "#a6e3a1",
    "ACCEPTED_BY": "#c9efc5",
    "PRESENTER": "#9ecbff",
    "CONFERRED_BY": "#d5c4f7",
    "ROLE": "#e6e1d6",
    "INSTITUTION": "#d5c4f7",
    "PLACE": "#f5c9a9",
    "WORK": "#f7c6d9",
}
"""Label to CSS colour, dark text on it; displaCy knows PERSON and DATE itself."""
