"""E-mail addresses, telephone numbers and web addresses, as written, in the text's order, without repeats.

A number after "F:", "faks" or the like is a fax and not listed. A web address is what begins with ``http`` or ``www``;
one that is cut short keeps its dots, while a full stop or bracket after it is left out.
"""

import re
from collections.abc import Iterable, Iterator

from pipeline.records import Contacts
from pipeline.spans import Span

_MAIL = re.compile(r"(?<![\w.+-])\w[\w.+-]{0,63}@(?:[\w-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w@])")
_WEB = re.compile(r"(?<![\w@])(?:https?://|www\.)[^\s<>()\"'»«„“”|;]{2,2000}", re.IGNORECASE)
_WEB_END = re.compile(r"(?:(?<!\.)\.|[,:!?]{1,3})\Z")

# Slovene numbers have nine digits with the 0 of the area (01 to 07) or of the mobile network; with 080 or 090 seven
# to nine. Abroad: + or 00, then eight to fifteen digits (ITU-T E.164).
_PHONE = re.compile(
    r"(?<![\w+/.,-])"
    r"(?:(?:\+|00)[1-9]\d{0,2}[ \u00a0/-]?(?:\(0\)[ \u00a0]?)?|\(?0[1-9]\d?\)?[ \u00a0]?[/-]?)"
    r"(?:[ \u00a0.-]?\d){4,12}"
    r"(?!\d|[./-]\d|[ \u00a0]\d)"
)
_NATIONAL = frozenset({9})
_FREE = frozenset({7, 8, 9})
_ABROAD = range(8, 16)
_FAX = re.compile(r"(?<!\w)(?:f|fax|faks|telefaks|telefax)\.?\s?:?\s{0,3}\Z", re.IGNORECASE)
_NO_PHONE = re.compile(r"(?:št|številka|davčna|trr|iban|zadeva)\w{0,4}\.?\s?:?\s{0,3}\Z", re.IGNORECASE)
_PHONE_WORD = re.compile(r"(?:tel|telefon\w{0,4})\w{0,3}\.?\s+(?:št\.|številk\w)\s?:?\s{0,3}\Z", re.IGNORECASE)
_BEFORE = 24  # characters in which the word for a fax or another number stands


def find_contacts(text: str, within: Iterable[Span]) -> Contacts:
    """The contact data in the stretches of a text."""
    mails, phones, webs = [], [], []
    for stretch in within:
        mails += [found[0] for found in _MAIL.finditer(text, stretch.start, stretch.end)]
        phones += list(_phones(text, stretch))
        webs += [_WEB_END.sub("", found[0]) for found in _WEB.finditer(text, stretch.start, stretch.end)]
    return Contacts(emails=_once(mails), phones=_once(phones), urls=_once(webs))


def contact_spans(text: str) -> Iterator[Span]:
    """Where e-mail addresses and the numbers of telephones and faxes stand in a text."""
    whole = Span(0, len(text))
    for found in _MAIL.finditer(text):
        yield Span(*found.span())
    for found, _ in _numbers(text, whole):
        yield Span(*found.span())


def _phones(text: str, stretch: Span) -> Iterator[str]:
    return (found[0] for found, is_fax in _numbers(text, stretch) if not is_fax)


def _numbers(text: str, stretch: Span) -> Iterator[tuple[re.Match[str], bool]]:
    """Each number of a telephone or fax, and whether it is of a fax."""
    for found in _PHONE.finditer(text, stretch.start, stretch.end):
        before = text[max(stretch.start, found.start() - _BEFORE) : found.start()]
        is_fax = _FAX.search(before) is not None
        if not is_fax and _NO_PHONE.search(before) and not _PHONE_WORD.search(before):
            continue
        if _counts(found[0]):
            yield found, is_fax


def _counts(phone: str) -> bool:
    """Whether a telephone number may have so many digits."""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.startswith("+") or digits.startswith("00"):
        return len(digits.removeprefix("00")) in _ABROAD
    return len(digits) in (_FREE if digits.startswith(("080", "090")) else _NATIONAL)


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
