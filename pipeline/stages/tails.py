"""What stands below the body of a release: source, signature, contacts, disclaimer.

Read from the last line upwards, as long as rows tell the lines. Below a greeting all short lines are signature; below a
label that ends with a colon all lines of its paragraph are contacts. Names alone are a signature only where they can be
no list of winners: not below a colon, and no more than three lines of them unless a greeting or an office is beside.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from pipeline.records import SectionKind
from pipeline.rules.layout import Cue
from pipeline.spans import Span
from pipeline.stages.cues import Cues, Found, Hit, Line, Section

_LINES = 60  # lines at the end in which signature and disclaimer may begin
_SIGNED = 100  # characters; below a greeting a longer line is text
_ALONE = 3  # lines of names that may sign without a word beside
_SENTENCE = re.compile(r"\w{5}[.!?…]\Z")

_KINDS: Mapping[Cue, SectionKind] = {
    "greeting": "signature",
    "source": "source",
    "contact_label": "contact",
    "contact": "contact",
    "stamp": "dateline",
    "dateline": "dateline",
    "service": "signature",
    "signature": "signature",
    "author": "signature",
    "person": "signature",
    "office": "signature",
    "above_contact": "signature",
}
# In this order: a name before a telephone number is a contact.
_TOLD_BY: tuple[Cue, ...] = (
    *("rule", "greeting", "source", "contact_label", "contact", "stamp"),
    *("dateline", "service", "author", "signature", "person"),
)
_BESIDE = frozenset({"greeting", "service", "signature", "author", "office"})


class _Told(NamedTuple):
    cue: Cue
    kind: SectionKind | None  # None for a line of dots or a credit, which stay what stands around them
    rule: str
    hit: Hit | None = None


@dataclass(slots=True)
class Tail:
    """What was read below the body.

    Attributes:
        sections: What the lines are that are not body, by their indexes.
        dividers: The indexes of lines of dots or the like, which are nothing.
        source: The value of a line "Vir:".
        stamps: The dates of stamps.
        places: The places of datelines.
        days: The dates of datelines.
        senders: The departments that sign.
    """

    sections: dict[int, Section] = field(default_factory=dict)
    dividers: set[int] = field(default_factory=set)
    source: Found | None = None
    stamps: list[Found] = field(default_factory=list)
    places: list[Found] = field(default_factory=list)
    days: list[Found] = field(default_factory=list)
    senders: list[Span] = field(default_factory=list)


def read_tail(text: str, lines: Sequence[Line], first: int, cues: Cues) -> Tail:
    """All below the body, to which at least line ``first`` belongs."""
    told = _small_print(text, lines, first, cues)
    end = min(told, default=len(lines))
    told |= _signed(text, lines, first, end, cues)
    _leave_winners(text, lines, told)
    tail = Tail()
    for index, line in sorted(told.items()):
        _collect(tail, index, lines[index].span, line)
    return tail


def _small_print(text: str, lines: Sequence[Line], first: int, cues: Cues) -> dict[int, _Told]:
    """The first disclaimer of the last lines, and all below it but contacts and source."""
    end = range(max(first + 1, len(lines) - _LINES), len(lines))
    for _, run in groupby(end, key=lambda index: lines[index].block):
        block = list(run)
        whole = Span(lines[block[0]].span.start, lines[block[-1]].span.end)
        hit = next(cues.inside(text, whole, "disclaimer"), None)
        if hit:
            start = next(
                index
                for index in block
                if lines[index].span.end > hit.span.start or not cues.at(text, lines[index].span, *_TOLD_BY)
            )
            return {
                index: _below_disclaimer(text, lines[index].span, cues, hit.rule, own=index in block)
                for index in range(start, len(lines))
            }
    return {}


def _below_disclaimer(text: str, line: Span, cues: Cues, rule: str, *, own: bool) -> _Told:
    hit = None if own else cues.at(text, line, "rule", "source", "stamp", "contact_label", "contact")
    return _Told(hit.cue, _KINDS.get(hit.cue), hit.rule, hit) if hit else _Told("disclaimer", "disclaimer", rule)


def _signed(text: str, lines: Sequence[Line], first: int, end: int, cues: Cues) -> dict[int, _Told]:
    """The lines above ``end`` that rows tell, up to the first that none does."""
    window = range(max(first + 1, end - _LINES), end)
    greeting, labelled = _below_greeting_and_label(text, lines, window, cues)
    told = {}
    for index in reversed(window):
        line = lines[index].span
        if index in labelled:
            told[index] = _Told("contact", "contact", labelled[index])
            continue
        hit = _hit(text, lines, index, told, cues)
        if hit:
            told[index] = _Told(hit.cue, _KINDS.get(hit.cue), hit.rule, hit)
        elif greeting and index > greeting[0]:
            if line.end - line.start <= _SIGNED and not _SENTENCE.search(text, line.end - 6, line.end):
                told[index] = _Told("signature", "signature", greeting[1])
        else:
            break
    return told


def _hit(text: str, lines: Sequence[Line], index: int, told: Mapping[int, _Told], cues: Cues) -> Hit | None:
    """What rows say of a line, by itself or by the line above or below it."""
    line = lines[index]
    hit = cues.at(text, line.span, "source") or next(cues.inside(text, line.span, "credit"), None)
    if hit and hit.cue == "credit":
        return next(cues.inside(text, line.span, "glued_source"), hit)
    hit = hit or cues.at(text, line.span, *_TOLD_BY)
    if hit and not (hit.cue == "dateline" and hit.match.end() < line.span.end):
        return hit
    if lines[index - 1].block == line.block and cues.at(text, lines[index - 1].span, "person"):
        return cues.at(text, line.span, "office")
    below = lines[index + 1] if index + 1 in told else None
    if below and below.block == line.block != lines[index - 1].block and told[index + 1].kind == "contact":
        return cues.at(text, line.span, "above_contact")
    return None


def _below_greeting_and_label(
    text: str, lines: Sequence[Line], window: range, cues: Cues
) -> tuple[tuple[int, str] | None, dict[int, str]]:
    """The last greeting with its rule, and which rule makes contacts of the lines below a label."""
    greeting: tuple[int, str] | None = None
    labelled: dict[int, str] = {}
    for index in window:
        line = lines[index]
        if hit := cues.at(text, line.span, "greeting"):
            greeting = index, hit.rule
        elif index - 1 in labelled and line.block == lines[index - 1].block:
            labelled[index] = labelled[index - 1]
        elif text[line.span.end - 1] == ":" and (hit := cues.at(text, line.span, "contact_label")):
            labelled[index] = hit.rule
    return greeting, labelled


def _leave_winners(text: str, lines: Sequence[Line], told: dict[int, _Told]) -> None:
    """Give names back to the body where they may be a list of winners."""
    names = sorted(index for index, line in told.items() if line.cue == "person")
    beside = any(line.cue in _BESIDE for line in told.values())
    if not beside and len(names) > _ALONE:
        for index in names:
            del told[index]
        return
    index = min(told, default=0)
    if index and text[lines[index - 1].span.end - 1] == ":":
        while index in told and told[index].cue == "person":
            del told[index]
            index += 1


def _collect(tail: Tail, index: int, line: Span, told: _Told) -> None:
    if told.cue == "rule":
        tail.dividers.add(index)
    if told.kind:
        tail.sections[index] = Section(told.kind, line, told.rule)
    if told.cue == "service":
        tail.senders.append(line)
    if told.hit is None:
        return
    source, place, day = told.hit.value("source"), told.hit.value("place"), told.hit.value("date")
    tail.source = tail.source or source
    tail.places += [place] if place else []
    if day:
        (tail.days if told.cue == "dateline" else tail.stamps).append(day)
