"""The records of one release, to be read by a person."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from pipeline.records import Award, Date, Document, DocumentAward, Mention, Party, Source
from pipeline.view.visible import visible

_INDENT = 15
_STATUS_STYLE = {"conferred": "green", "announced": "green", "future": "cyan", "declined": "red", "revoked": "red"}


def release_page(document: Document) -> Iterator[Text]:
    """The release's heading and its records, line by line."""
    yield from _heading(document.document)
    if not document.awards:
        yield Text("")
        yield Text("No award is told of.")
    for number, award in enumerate(document.awards, 1):
        yield Text("")
        yield from award_lines(number, award, with_why=False)


def award_lines(number: int, award: DocumentAward, *, with_why: bool) -> Iterator[Text]:
    """One record; ``with_why`` adds to each party the rule or model that made its link, and how sure it is."""
    title = Text.assemble((f"{number}. ", "dim"), (visible(award.award.name), "bold"), "  ")
    yield title.append(award.status, _STATUS_STYLE.get(award.status, "yellow")).append(
        f"  {award.confidence:.2f}", "dim"
    )
    for label, value in _details(award.award, award.date):
        yield _line(label, value)
    for label, parties in (
        ("received by", award.recipients),
        ("accepted by", award.accepted_by),
        ("from the hands", award.presenters),
        ("conferred by", award.conferred_by),
    ):
        yield from _parties(label, parties, with_why=with_why)
    if award.place:
        yield _line("place", award.place.name)
    if award.supersedes:
        yield _line("corrects", award.supersedes)
    for sentence in award.evidence:
        yield _line("read in", _quoted(sentence), style="dim")


def _heading(source: Source) -> Iterator[Text]:
    yield Text(visible(source.title or source.path or source.id), "bold")
    known = (
        ("published", source.published),
        ("place", source.dateline_place),
        ("source", source.source),
    )
    for label, value in known:
        if value:
            yield _line(label, value)


def _details(award: Award, date: Date | None) -> Iterator[tuple[str, str]]:
    if award.category:
        yield "category", award.category
    if award.programme:
        years = f" {award.programme.year}" if award.programme.year else ""
        aliases = f" ({'; '.join(award.programme.aliases)})" if award.programme.aliases else ""
        yield "programme", award.programme.name + years + aliases
    if award.year_for:
        yield "for the year", award.year_for
    if award.reason:
        yield "reason", _quoted(award.reason)
    if date:
        yield "date", f"{date.iso} ({date.mention.text})"


def _parties(label: str, parties: Iterable[Party], *, with_why: bool) -> Iterator[Text]:
    for party in parties:
        line = _line(label, ", ".join(part for part in (party.name, party.role, party.institution) if part))
        line.append(f"  {party.type}", "dim")
        if with_why:
            line.append(f"  {party.why} {party.confidence:.2f}", "magenta")
        yield line
        label = ""


def _line(label: str, value: str, style: str = "") -> Text:
    return Text.assemble("   ", (label.ljust(_INDENT), "dim"), (visible(value), style))


def _quoted(mention: Mention) -> str:
    return f"»{' '.join(mention.text.split())}«"
