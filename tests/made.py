"""Files in each format, made for the tests, that say the same news; and how the tests read them."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import Final

import reportlab
import zstandard
from docx import Document
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.batch.finding import Outputs, Remark, Source, find
from pipeline.batch.formats.columns import OWN_NAMES, Columns
from pipeline.batch.inputs import Item, read
from pipeline.batch.ledger import opened
from pipeline.errors import PassedOverError, UnreadableError
from tests.compound import message

HEADLINE: Final = "Zlati list za čebelarko Ano Žagar"
PARAGRAPHS: Final = (
    "Črnomelj, 12. maja – Nagrado zlati list je prejela čebelarka Ana Žagar iz Društva Lipa.",
    "Izročil ji jo je župan Peter Kovšca. Sledilo je druženje na šolskem vrtu.",
)
DAY: Final = datetime(2021, 5, 12, 8, 30, tzinfo=UTC)


def html(paragraphs: Sequence[str] = PARAGRAPHS, *, title: str = HEADLINE) -> str:
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article>{body}</article></body></html>"


def docx(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    document, file = Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def pdf(
    pages: Sequence[Sequence[str]] = (PARAGRAPHS,), *, font: str | None = None, encrypt: str | None = None
) -> bytes:
    """Each page's lines one below the other; with a font of PDF's own, which has no č, it is small and uncompressed."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=True, encrypt=encrypt, pageCompression=font is None)
    for lines in pages:
        canvas.setFont(font or _font(), 8)
        for number, text in enumerate(lines):
            canvas.drawString(40, 800 - 20 * number, text)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


@cache
def _font() -> str:
    pdfmetrics.registerFont(TTFont("Vera", Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"))
    return "Vera"


def rtf(paragraphs: Sequence[str] = PARAGRAPHS) -> bytes:
    """As WordPad on Slovene Windows writes it."""
    head = r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fnil\fcharset238 Calibri;}}\uc1\pard\f0\fs22 "
    words = "".join(chr(byte) if byte < 128 else rf"\'{byte:02x}" for byte in "\n".join(paragraphs).encode("cp1250"))
    return (head + words.replace("\n", "\\par\r\n") + "\\par}").encode("ascii")


def eml(
    body: str | None = "\n\n".join(PARAGRAPHS),
    *,
    markup: str | None = None,
    attachments: Mapping[str, bytes | EmailMessage] | None = None,
    subject: str = HEADLINE,
) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Društvo Lipa <lipa@primer.example>"
    mail["Subject"] = subject
    mail["Date"] = "Wed, 12 May 2021 00:30:00 +0200"
    if body is not None:
        mail.set_content(body)
    if markup is not None and body is not None:
        mail.add_alternative(markup, subtype="html")
    elif markup is not None:
        mail.set_content(markup, subtype="html")
    for name, content in (attachments or {}).items():
        if isinstance(content, bytes):
            mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
        else:
            mail.add_attachment(content)
    return mail


def msg(body: str | None = "\r\n".join(PARAGRAPHS), **more: object) -> bytes:
    return message(HEADLINE, body=body, sent=DAY, **more)  # type: ignore[arg-type] # passed on


def rss(*entries: str) -> bytes:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>{"".join(entries)}</channel></rss>'.encode()
    )


def zipped(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return file.getvalue()


def packed(data: bytes, suffix: str) -> bytes:
    return gzip.compress(data) if suffix == ".gz" else zstandard.compress(data)


def found(arguments: Iterable[Path], outputs: Outputs = frozenset()) -> tuple[list[Source], list[Remark]]:
    """What a run reads, in its order, and what it does not."""
    with opened(None) as ledger:
        ledger.begin(find(arguments, outputs))
        return [source for _, source in ledger.sources()], list(ledger.remarks())


def paths(arguments: Iterable[Path], outputs: Outputs = frozenset()) -> list[str | None]:
    return [source.path for source in found(arguments, outputs)[0]]


def items(file: Path, *, limit: int = 1_000_000, columns: Columns = OWN_NAMES) -> list[Item]:
    """The items of a file that a run is given by name."""
    ((source,), _) = found([file])
    return list(read(source, standard_input=io.BytesIO(), limit=limit, columns=columns))


def outcome(item: Item) -> str:
    """What comes of an item: its text, or why there is none."""
    try:
        return item.make().text
    except UnreadableError as error:
        return f"failed: {error}"
    except PassedOverError as error:
        return f"skipped: {error}"
