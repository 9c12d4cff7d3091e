"""Documents in each format: what is read of them, by what they are told, and what is said where they cannot be."""

import sys
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pipeline.releases import Release
from tests.made import HEADLINE, PARAGRAPHS, docx, eml, html, items, msg, outcome, packed, pdf, rss, rtf, tarred, zipped

RELEASE = date(2021, 5, 12)
ENTRY = f"""<item><title>{HEADLINE}</title><guid isPermaLink="false">lipa-7</guid>
<pubDate>Wed, 12 May 2021 00:30:00 +0200</pubDate>
<description>{"".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in PARAGRAPHS)}</description></item>"""
FILES = {
    "a.txt": "\n".join(PARAGRAPHS).encode(),
    "a.md": "\n".join(PARAGRAPHS).encode(),
    "a.html": html().encode("cp1250"),
    "a.docx": docx(),
    "a.pdf": pdf(),
    "a.rtf": rtf(),
    "a.eml": eml().as_bytes(),
    "html.eml": eml(None, markup=html()).as_bytes(),
    "a.msg": msg(),
    "html.msg": msg(None, html=html().encode()),
    "a.rss": rss(ENTRY),
    "feed.xml": rss(ENTRY),
}


def only(file: Path, data: bytes) -> Release:
    """The one release of a file with this content."""
    file.write_bytes(data)
    (item,) = items(file)
    return item.make()


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
def test_each_format_gives_the_same_news(tmp_path: Path, name: str, packing: str) -> None:
    data = FILES[name]
    release = only(tmp_path / (name + packing), packed(data, packing) if packing else data)
    assert [text for text in release.text.split("\n") if text] == list(PARAGRAPHS)
    assert release.path == name + packing


@pytest.mark.parametrize(
    ("name", "title", "published", "encoding", "known_as"),
    [
        ("a.txt", None, None, "utf-8", None),
        ("a.html", HEADLINE, None, "html", None),
        ("a.docx", None, None, "docx", None),
        ("a.pdf", None, None, "pdf", None),
        ("a.rtf", None, None, "rtf", None),
        ("a.eml", HEADLINE, RELEASE, "eml", None),
        ("a.msg", HEADLINE, RELEASE, "msg", None),
        ("a.rss", HEADLINE, RELEASE, "feed", "lipa-7"),
    ],
)
def test_what_is_known_beside_the_text(
    tmp_path: Path, name: str, title: str | None, published: date | None, encoding: str, known_as: str | None
) -> None:
    release = only(tmp_path / name, FILES[name])
    assert (release.title, release.published, release.encoding, release.id) == (title, published, encoding, known_as)


def test_a_page_s_own_dates_are_not_taken(tmp_path: Path) -> None:
    page = html().replace("<head>", '<head><meta property="article:published_time" content="2020-01-02T08:00:00Z">')
    assert only(tmp_path / "a.html", page.encode()).published is None


def test_menus_and_footers_of_a_page_are_left_out(tmp_path: Path) -> None:
    page = html(
        [*PARAGRAPHS, *("Na prireditvi so nastopili učenci osnovne šole in domači pevski zbor. " * 5).split("|")] * 3
    )
    page = page.replace("<body>", "<body><nav><a href='/'>Domov</a> <a href='/o'>O nas</a></nav>")
    page = page.replace("</body>", "<footer>Vse pravice pridržane</footer></body>")
    text = only(tmp_path / "a.html", page.encode()).text
    assert PARAGRAPHS[0] in text
    assert "Domov" not in text
    assert "pridržane" not in text


def test_tags_inside_a_sentence_do_not_cut_it(tmp_path: Path) -> None:
    page = "<p>Nagrado je <b>prejela</b> <a href='x'>Ana Žagar</a>, čebelarka.</p><p>Čestitamo.</p>"
    assert only(tmp_path / "a.html", page.encode()).text == "Nagrado je prejela Ana Žagar, čebelarka.\n\nČestitamo."


@pytest.mark.parametrize("declared", ["utf-8", "windows-1250", "iso-8859-2"])
def test_a_page_is_in_the_encoding_that_it_declares(tmp_path: Path, declared: str) -> None:
    page = html().replace("<head>", f'<head><meta http-equiv="Content-Type" content="text/html; charset={declared}">')
    assert PARAGRAPHS[1] in only(tmp_path / "a.html", page.replace("–", "-").encode(declared)).text


def test_what_word_hides_and_repeats_is_left_out_and_the_rest_keeps_its_order(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Društvo Lipa"
    document.add_paragraph("Prvi\todstavek.").add_run().add_break()
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        [*table.row_cells(0), *table.row_cells(1)], ["Ana Žagar", "zlati list", "Bine Kos", ""], strict=True
    ):
        cell.text = text
    document.add_paragraph("Zadnji odstavek.")
    body = document.element.body
    w = nsdecls("w")
    body.insert(
        2, parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>V polju.</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    changed = "<w:ins><w:r><w:t>Dodano</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>Prestavljeno</w:t></w:r></w:moveFrom>"
    body.insert(3, parse_xml(f"<w:p {w}>{changed}<w:r><w:noBreakHyphen/><w:t>ostalo.</w:t></w:r></w:p>"))
    box = "<w:p><w:r><w:t>V okviru.</w:t></w:r></w:p>"
    drawn = f"<w:r><w:pict><w:txbxContent>{box}</w:txbxContent></w:pict></w:r>"
    body.insert(4, parse_xml(f"<w:p {w}><w:r><w:t>Ob okviru.</w:t></w:r>{drawn}</w:p>"))
    file = BytesIO()
    document.save(file)
    assert only(tmp_path / "a.docx", file.getvalue()).text.split("\n\n") == [
        "Prvi\todstavek.",
        "Ana Žagar\tzlati list\nBine Kos",
        "V polju.",
        "Dodano-ostalo.",
        "Ob okviru.",
        "V okviru.",
        "Zadnji odstavek.",
    ]


def test_words_that_a_pdf_divides_are_whole_and_double_names_keep_their_hyphen(tmp_path: Path) -> None:
    lines = ["Plaketo je v po-", "nedeljek prejela Ana Žagar-", "Kos iz Črnomlja."]
    text = only(tmp_path / "a.pdf", pdf([lines, ["Druga stran."]])).text
    assert " ".join(text.split()) == "Plaketo je v ponedeljek prejela Ana Žagar-Kos iz Črnomlja. Druga stran."


def test_paragraphs_of_a_pdf_are_told_by_the_room_between_lines(tmp_path: Path) -> None:
    lines = [
        "Zlati list za Ano Žagar",
        "",
        "Črnomelj – Nagrado je prejela",
        "čebelarka Ana Žagar.",
        "",
        "Stik: Društvo Lipa",
    ]
    text = only(tmp_path / "a.pdf", pdf([lines, ["Druga stran", "iste novice."]])).text
    assert text == "\n".join([*lines, "Druga stran", "iste novice."])


def test_rtf_in_the_code_page_of_its_font(tmp_path: Path) -> None:
    head = rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset238 Arial;}}{\pict 0102}\f0 "
    words = rb"\'8aola \u269?as {\b krepko}\par {\trowd Ana\cell Bine\cell\row}}"
    assert only(tmp_path / "a.rtf", head + words).text == "Šola čas krepko\n\nAna\tBine"


def test_rtf_that_names_no_code_page_is_in_that_of_slovene_windows(tmp_path: Path) -> None:
    assert only(tmp_path / "a.rtf", rb"{\rtf1\ansi Prejel jo je Bo\'9atjan.}").text == "Prejel jo je Boštjan."


def test_lists_of_a_mail_in_html_are_kept(tmp_path: Path) -> None:
    page = "<h1>Nagrade</h1><p>Prejeli so jih:</p><ul><li>Ana Žagar<li>Bine Kos</ul>"
    text = only(tmp_path / "a.eml", eml(None, markup=page).as_bytes()).text
    assert text.split("\n\n") == ["Nagrade", "Prejeli so jih:", "- Ana Žagar", "- Bine Kos"]


@pytest.mark.parametrize("name", [name for name in FILES if name not in {"a.txt", "a.md"}])
def test_the_same_bytes_give_the_same_text(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    (first,), (second,) = items(file), items(file)
    assert (first.digest, first.make()) == (second.digest, second.make())


@pytest.mark.parametrize(
    ("name", "content", "remark"),
    [
        ("a.txt", "a.pdf", "by its name plain text, but it is a PDF document and read as such"),
        ("a.pdf", "a.docx", "by its name a PDF document, but it is a Word document and read as such"),
        ("a.doc", "a.rtf", "by its name an old Office document, but it is an RTF document and read as such"),
        ("a.doc", "a.html", "by its name an old Office document, but it is HTML and read as such"),
        ("a.docx", "a.msg", "by its name a Word document, but it is an Outlook message and read as such"),
        ("a.dat", "a.pdf", None),
        ("a.txt", "a.html", "looks like HTML, but is read as plain text, which its name says"),
    ],
)
def test_a_name_that_says_another_format_is_named(tmp_path: Path, name: str, content: str, remark: str | None) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[content])
    (item,) = items(file)
    assert item.remark == remark
    assert PARAGRAPHS[1] in outcome(item)


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("a.pdf", b"Nagrada", "failed: by its name a PDF document, but it does not begin as one"),
        ("a.pdf", b"%PDF-1.7 and nothing else", "failed: the PDF is damaged"),
        ("a.pdf", pdf([[]]), "failed: no text in the PDF: a scan?"),
        ("a.pdf", pdf(encrypt="geslo"), "failed: the PDF has a password"),
        ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj\nendobj\n" * 200_001, "failed: 200001 objects in the PDF, more than"),
        ("a.docx", zipped({"word/document.xml": b"<x"}), "failed: the Word document is damaged"),
        ("a.docx", docx()[:2_000], "failed: the ZIP archive is damaged"),
        ("a.docx", docx([]), "failed: no text in the Word document"),
        ("a.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "failed: this is an Office document"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "skipped: an old Office document"),
        ("a.msg", msg()[:1_000], "failed: this is an old Office document"),
        ("a.msg", msg()[:3_000], "failed: the Outlook message is damaged"),
        ("a.rtf", rb"{\rtf1 }", "failed: no text in the RTF document"),
        ("a.rtf", rb"{\rtf1\uc Nagrada}", "failed: the RTF document is damaged"),
        ("a.html", b"<html><body></body></html>", "failed: no text in the page"),
        ("a.html", b"<p>" * 200_001, "failed: more than 200000 tags"),
        ("a.eml", b"Nagrado je prejela Ana.", "failed: no mail"),
        ("a.eml", b"Subject: Nagrada\n\n", "failed: no text in the mail"),
        ("a.rss", rss(), "failed: the feed has no entry"),
        ("a.xml", b"<?xml version='1.0'?><slike/>", "skipped: XML, but no feed of news"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "skipped: a JPEG picture, which is not read"),
        ("a.html", b"\xff\xd8\xff\xe0", "failed: this is a JPEG picture"),
        ("a.xlsx", zipped({"xl/workbook.xml": b""}), "skipped: an Excel workbook (.xlsx), which is not read"),
        ("a.docx", b"", "failed: the file is empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, cause: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    (item,) = items(file)
    assert outcome(item).startswith(cause)


@pytest.mark.parametrize(
    ("library", "name", "extra"),
    [
        ("trafilatura", "a.html", "html"),
        ("docx", "a.docx", "docx"),
        ("pypdfium2", "a.pdf", "pdf"),
        ("striprtf", "a.rtf", "rtf"),
        ("oxmsg", "a.msg", "msg"),
        ("feedparser", "a.rss", "feeds"),
        ("zstandard", "a.txt.zst", "zst"),
    ],
)
def test_a_library_that_is_missing_is_named_with_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str, extra: str
) -> None:
    for module in [library, *(name for name in sys.modules if name.startswith(library + "."))]:
        monkeypatch.setitem(sys.modules, module, None)
    file = tmp_path / name
    file.write_bytes(FILES.get(name) or packed(FILES["a.txt"], ".zst"))
    (item,) = items(file)
    assert f"pip install 'nagrade[{extra}]'" in outcome(item)


def test_a_text_beyond_the_limit_is_refused_in_every_format(tmp_path: Path) -> None:
    for name, data in FILES.items():
        file = tmp_path / name
        file.write_bytes(data)
        assert "limit" in outcome(items(file, limit=100)[0])


def test_archives_of_archives_end_somewhere(tmp_path: Path) -> None:
    data = b"nagrada Ana"
    for depth in range(7):
        name = "a.txt" if depth == 0 else "a.zip"
        data = zipped({name: data}) if depth % 2 else tarred({"a.zip" if depth else "a.txt": data})
    file = tmp_path / "a.tar"
    file.write_bytes(data)
    (item,) = items(file)
    assert "unpack it by hand" in outcome(item)
