"""What stands above the body of a release: source, letterhead, label, stamp, headline, dateline.

The lines are told one by one until one opens the body. Those about which no row said anything are settled then, because
what a line is depends on what is left below it: the name of an institution is a letterhead only above a headline.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.spans import Span
from pipeline.stages.cues import Cues, Found, Hit, Line, Section

_LINES = 40  # a head is not longer
_OPENING = 1_500  # characters in which an invitation says that it is one
_TITLE_LINES = 6
_RUBRIC_WORDS = 4
_HEADLINE = 200  # characters; a longer line is a paragraph
_QUESTION = 100  # characters; a longer line with a question or exclamation mark is one
_WRAPPED = 120  # characters; the lines of a wrapped paragraph are not longer
_PARAGRAPH = 150  # characters that wrapped lines have together
_SENTENCE = 4  # words; fewer, with a full stop, may still be a headline
_LATE_LINES = 6  # lines of the body in which a dateline may still stand, below captions or a lead

_GOES_ON, _RUBRIC = "layout.letterhead-goes-on", "layout.rubric"

_BULLET = re.compile(r"[-–—•·*▪►○\ue000-\uf8ff]\s|\d{1,2}[.)]\s")
_STOPPED = re.compile(r"(?:[.…]|[.!?…,][»”“\"’]|[.…!?]\))\Z")
_ABBREVIATED = re.compile(r"(?:\b\w{1,2}|\b(?:dipl|prof|slov|spec|mag|inž|med))\.\Z")


@dataclass(slots=True)
class Head:
    """What was read above the body.

    Attributes:
        sections: Of any kind but body.
        first: The index of the line in which the body begins; the number of lines if there is none.
        body: Where in that line it begins.
        stamps: The dates of stamps.
        issues: The months or years of mastheads.
        places: The places of datelines.
        days: The dates of datelines.
        senders: The lines of a letterhead.
    """

    sections: list[Section] = field(default_factory=list)
    first: int = 0
    body: int = 0
    title: Found | None = None
    source: Found | None = None
    stamps: list[Found] = field(default_factory=list)
    issues: list[Found] = field(default_factory=list)
    places: list[Found] = field(default_factory=list)
    days: list[Found] = field(default_factory=list)
    senders: list[Span] = field(default_factory=list)

    def take(self, line: Span, hit: Hit) -> None:
        """Add a line that a row told."""
        place, day = hit.value("place"), hit.value("date")
        if hit.cue in {"dateline", "town"}:
            self.sections.append(
                Section("dateline", Span(line.start, len(hit.match[0].rstrip()) + line.start), hit.rule)
            )
            self.places += [place] if place else []
            self.days += [day] if day else []
        elif hit.cue in {"stamp", "hour"}:
            self.sections.append(Section("dateline", line, hit.rule))
            self.stamps += [day] if day else []
        elif hit.cue in {"contact", "contact_label"}:
            self.sections.append(Section("contact", line, hit.rule))
        else:
            self._take_source(line, hit)

    def _take_source(self, line: Span, hit: Hit) -> None:
        title = hit.value("title")
        end = title.span.start if title else line.end
        issue = hit.value("date")
        self.issues += [issue] if issue else []
        self.sections.append(Section("source", Span(line.start, end), hit.rule))
        if title:
            self.title = title
            self.sections.append(Section("headline", title.span, hit.rule))
        if hit.cue in {"agency", "source"} and self.source is None:
            self.source = hit.value("source") or Found(line, hit.rule)
        if hit.cue in {"letterhead", "sender", "service"}:
            self.senders.append(line)


def read_head(text: str, lines: Sequence[Line], cues: Cues) -> Head:
    """All above the body of a release of at least one line."""
    head, told, loose = Head(first=min(_LINES, len(lines))), dict[int, Hit](), list[int]()
    invited = any(cues.inside(text, Span(lines[0].span.start, lines[0].span.start + _OPENING), "invitation"))
    for index, line in enumerate(lines[:_LINES]):
        hit = _front_hit(text, line.span, cues, invited=invited)
        if hit:
            told[index] = hit
            if hit.match.end() < line.span.end:
                head.first, head.body = index, hit.match.end()
                break
        elif _opens_body(text, lines, index, cues):
            head.first = index
            break
        else:
            loose.append(index)
    else:
        if loose and len(lines) <= _LINES:
            head.first = _last_run(lines, loose)[0]
            told = {index: hit for index, hit in told.items() if index < head.first}
    _settle(text, lines, head, told, [index for index in loose if index < head.first], cues)
    if head.first < len(lines):
        head.body = max(head.body, lines[head.first].span.start)
    return head


def read_late_dateline(text: str, lines: Sequence[Line], head: Head, cues: Cues) -> int | None:
    """The index of a line of the body that begins with a dateline, where there is none above; the head takes it in."""
    if head.places or head.days:
        return None
    captions = True
    for index in range(head.first, min(head.first + _LATE_LINES, len(lines))):
        line = lines[index].span
        hit = cues.at(text, line, "dateline", *(("town",) if captions else ()))
        if hit and index > head.first and hit.match.end() < line.end:
            head.take(line, hit)
            return index
        captions = captions and any(cues.inside(text, line, "credit"))
    return None


def _front_hit(text: str, line: Span, cues: Cues, *, invited: bool) -> Hit | None:
    hit = cues.at(text, line, "agency", "source", "label", "reference", "stamp", "sender", "address", "author")
    hit = hit or (None if invited else cues.at(text, line, "hour"))
    return hit or cues.at(text, line, "dateline", "town", "contact_label", "contact")


def _opens_body(text: str, lines: Sequence[Line], index: int, cues: Cues) -> bool:
    """Whether a line about which nothing is known is text rather than a headline."""
    line = lines[index].span
    if line.end - line.start > _HEADLINE or cues.at(text, line, "salutation", "event", "hour"):
        return True
    words = line.of(text)
    if words.endswith((":", ";")) or _BULLET.match(words) or any(cues.inside(text, line, "credit")):
        return True
    if words.endswith(("!", "?")):
        return len(words) > _QUESTION
    if _stopped(words):
        return len(words.split()) >= _SENTENCE
    return _is_wrapped(text, lines, index)


def _stopped(words: str) -> bool:
    return bool(_STOPPED.search(words)) and not _ABBREVIATED.search(words)


def _is_wrapped(text: str, lines: Sequence[Line], index: int) -> bool:
    """Whether a line is the first of a paragraph that is broken over several."""
    block = []
    for line in lines[index : index + _LINES]:
        if line.block != lines[index].block:
            break
        block.append(text[line.span.start : min(line.span.end, line.span.start + _WRAPPED + 1)])
    return (
        len(block) > 1
        and max(map(len, block)) <= _WRAPPED
        and sum(map(len, block)) > _PARAGRAPH
        and _stopped(block[-1])
    )


def _runs(lines: Sequence[Line], indexes: Sequence[int]) -> list[list[int]]:
    """Lines that stand together."""
    runs: list[list[int]] = []
    for index in indexes:
        if runs and runs[-1][-1] == index - 1 and lines[index].block == lines[index - 1].block:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _last_run(lines: Sequence[Line], loose: Sequence[int]) -> list[int]:
    return _runs(lines, loose)[-1]


def _settle(
    text: str, lines: Sequence[Line], head: Head, told: dict[int, Hit], loose: Sequence[int], cues: Cues
) -> None:
    """Share the lines that no row told among letterhead, rubric and headline, and fill the head in the text's order."""
    above = _above_headline(text, lines, told, loose, cues)
    runs = _runs(lines, [index for index in loose if index not in above])
    long = next((at for at, run in enumerate(runs) if len(run) > _TITLE_LINES), None)
    if long is not None:  # that is the body, with all below it
        head.first, head.body = runs[long][0], lines[runs[long][0]].span.start
    for index in sorted({*told, *above}):
        if index > head.first:
            break
        line = lines[index].span
        if index in told:
            head.take(line, told[index])
        elif above[index] == _GOES_ON:
            _go_on(head, line.end)
        else:
            head.sections.append(Section("source", line, above[index]))
            head.senders += [line] if above[index] != _RUBRIC else []
    _take_headlines(text, lines, head, runs[:long])


def _go_on(head: Head, end: int) -> None:
    """Lengthen the last section, and the sender where it is one: a rubric may go on too."""
    before = head.sections[-1]
    whole = Span(before.span.start, end)
    head.sections[-1] = before._replace(span=whole)
    if head.senders and head.senders[-1] == before.span:
        head.senders[-1] = whole


def _above_headline(
    text: str, lines: Sequence[Line], told: dict[int, Hit], loose: Sequence[int], cues: Cues
) -> dict[int, str]:
    """Which of the loose lines are letterhead or rubric, with the rule that says so; a headline must be left below."""
    names = {index: hit.rule for index in loose if (hit := cues.at(text, lines[index].span, "letterhead", "service"))}
    labels = [index for index, hit in told.items() if hit.cue in {"label", "reference"}]
    plain = [index for index in loose if index not in names]
    last, last_label = max(plain, default=-1), max(labels, default=-1)
    above: dict[int, str] = {}
    for index in loose:
        beside = index > 0 and lines[index - 1].block == lines[index].block
        if index in names:
            if index < max(last, last_label) or (last < 0 and len(names) > 1):
                above[index] = names[index]
        elif index == last:
            break
        elif beside and index - 1 in above and text[lines[index - 1].span.end - 1] == ",":
            above[index] = _GOES_ON
        elif index < last_label < last:
            above[index] = "layout.above-label"
        elif (
            beside
            and index - 1 in told
            and told[index - 1].cue in {"stamp", "hour"}
            and len(lines[index].span.of(text).split()) <= _RUBRIC_WORDS
        ):
            above[index] = _RUBRIC
    return above


def _take_headlines(text: str, lines: Sequence[Line], head: Head, runs: Sequence[Sequence[int]]) -> None:
    for run in runs:
        span = Span(lines[run[0]].span.start, lines[run[-1]].span.end)
        if head.title is None:
            head.title = Found(span, "layout.headline")
            head.sections.append(Section("headline", span, "layout.headline"))
        else:
            again = span.of(text).split() == head.title.span.of(text).split()
            head.sections.append(Section("headline", span, "layout.headline-again" if again else "layout.subtitle"))
