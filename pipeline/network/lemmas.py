"""Lemmas as edits: a script turns a form into its lemma, by what it cuts off and puts on at both ends."""

from typing import Final, NamedTuple

KEEP: Final = "keep"
LOWER: Final = "lower"
TITLE: Final = "title"


class Script(NamedTuple):
    """An edit of a form.

    Attributes:
        case: ``keep`` the letters as they are, or make them ``lower``, or give the lemma a capital (``title``).
        front: Letters cut off at the front.
        prefix: Put there instead.
        back: Letters cut off at the end.
        suffix: Put there instead.
    """

    case: str
    front: int
    prefix: str
    back: int
    suffix: str

    def __str__(self) -> str:
        """One line, read back by ``parse``."""
        return "\t".join(map(str, self))

    def apply(self, form: str) -> str | None:
        """The lemma; None where the form is too short."""
        if self.front + self.back > len(form):
            return None
        cased = form if self.case == KEEP else form.lower()
        lemma = self.prefix + cased[self.front : len(cased) - self.back] + self.suffix
        return lemma[:1].upper() + lemma[1:] if self.case == TITLE else lemma


def parse(line: str) -> Script:
    """The script that ``str`` wrote."""
    case, front, prefix, back, suffix = line.split("\t")
    return Script(case, int(front), prefix, int(back), suffix)


def script(form: str, lemma: str) -> Script:
    """The script that turns ``form`` into ``lemma``, the longest common run of letters kept."""
    lower_form, lower_lemma = form.lower(), lemma.lower()
    if len(lower_form) != len(form) or len(lower_lemma) != len(lemma):  # letters whose small form is longer
        return Script(KEEP, len(form), lemma, 0, "")
    start_form, start_lemma, length = _common_run(lower_form, lower_lemma)
    front, prefix = start_form, lower_lemma[:start_lemma]
    back, suffix = len(form) - start_form - length, lower_lemma[start_lemma + length :]
    for case in (LOWER, TITLE, KEEP):
        found = Script(case, front, prefix, back, suffix)
        if found.apply(form) == lemma:
            return found
    return Script(KEEP, len(form), lemma, 0, "")


def _common_run(one: str, other: str) -> tuple[int, int, int]:
    """Where the longest common run of letters starts in each, and its length; the first of several."""
    best = (0, 0, 0)
    ends = [0] * (len(other) + 1)
    for at, letter in enumerate(one, start=1):
        before = 0
        for place, sign in enumerate(other, start=1):
            before, ends[place] = ends[place], before + 1 if letter == sign else 0
            if ends[place] > best[2]:
                best = (at - ends[place], place - ends[place], ends[place])
    return best
