"""Text for a terminal: nothing in it that moves the cursor, and how wide it is."""

import unicodedata

from rich.cells import cell_len


def visible(text: str) -> str:
    """The text with a stand-in for each control character, one for one, so that offsets stay."""
    return "".join(_shown(sign) for sign in text)


def width(text: str) -> int:
    """How many columns of a terminal the text takes; wide characters take two, combining ones none."""
    return cell_len(text)


def _shown(sign: str) -> str:
    if sign in "\t\r\n\u2028\u2029":
        return " "
    return "\ufffd" if unicodedata.category(sign) in {"Cc", "Cs"} else sign
