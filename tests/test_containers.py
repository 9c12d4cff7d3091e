"""What holds several releases: mails, feeds, tables, archives; their order, paths, sizes, limits and dangers."""

import gzip
import io
import tarfile
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import orjson
import pytest
import zstandard

from pipeline.batch.finding import STANDARD
from pipeline.batch.formats.columns import Columns
from pipeline.batch.formats.streams import Budget
from pipeline.batch.inputs import Item, read, read_one
from pipeline.errors import PassedOverError, UnreadableError, UsageError
from tests.made import (
    PARAGRAPHS,
    docx,
    eml,
    found,
    html,
    items,
    msg,
    outcome,
    packed,
    paths,
    pdf,
    rss,
    rtf,
    tarred,
    zipped,
)

TEXT = b"nagrada Ana"
Pack = Callable[[Mapping[str, bytes]], bytes]


def saved(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def outcomes(file: Path) -> dict[str, str]:
    """What comes of each item of a file, by its path below the file's."""
    return {(item.path or "").removeprefix(file.name): outcome(item) for item in items(file)}


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_members_are_items_in_the_order_of_the_archive(tmp_path: Path, pack: Pack) -> None:
    inner = pack({"d.txt": b"nagrada Drago"})
    members = {
        "b/a.txt": TEXT,
        "a.pdf": pdf(),
        "opombe.log": TEXT,
        ".skrito.txt": TEXT,
        "__MACOSX/a.txt": TEXT,
        "vec.jsonl": b'{"text": "nagrada Bine"}\n{}\n',
        "pismo.eml": eml("Glej prilogo.", attachments={"a.rtf": rtf()}).as_bytes(),
        "v/arhiv.zip": inner,
    }
    file = saved(tmp_path, "arhiv.zip", pack(members))
    found = items(file)
    assert [(item.path, item.name) for item in found] == [
        (path, f"{tmp_path}/{path}{more}")
        for path, more in [
            ("arhiv.zip/b/a.txt", ""),
            ("arhiv.zip/a.pdf", ""),
            ("arhiv.zip/opombe.log", ""),
            ("arhiv.zip/vec.jsonl", ":1"),
            ("arhiv.zip/vec.jsonl", ":2"),
            ("arhiv.zip/pismo.eml", ""),
            ("arhiv.zip/pismo.eml/a.rtf", ""),
            ("arhiv.zip/v/arhiv.zip/d.txt", ""),
        ]
    ]
    assert [outcome(item).split(":")[0] for item in found[:5]] == [
        TEXT.decode(),
        outcome(found[1]).split(":")[0],
        "skipped",
        "nagrada Bine",
        "failed",
    ]
    assert found[0].digest == sha256(TEXT).hexdigest()
    assert outcome(found[7]) == "nagrada Drago"


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "b/../../a.txt", "C:\\a.txt", "..\\a.txt", "\\\\host\\a.txt"]
)
def test_names_never_lead_out_of_an_archive(tmp_path: Path, pack: Pack, name: str) -> None:
    bad, good = items(saved(tmp_path, "a.zip", pack({name: TEXT, "a.txt": TEXT})))
    assert "leads out of the archive" in outcome(bad)
    assert (good.path, outcome(good)) == ("a.zip/a.txt", TEXT.decode())
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.zip"]


def test_links_and_devices_in_archives_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "a.tar"
    with tarfile.open(file, "w") as archive:
        for kind, name in ((tarfile.SYMTYPE, "s.txt"), (tarfile.LNKTYPE, "l.txt"), (tarfile.CHRTYPE, "d.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    found = outcomes(file)
    assert found["/s.txt"] == found["/l.txt"] == "skipped: a link inside an archive"
    assert found["/d.txt"].startswith("skipped: a device")
    linked = zipfile.ZipInfo("l.txt")
    linked.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed_up:
        packed_up.writestr(linked, "/etc/passwd")
    assert outcomes(tmp_path / "a.zip") == {"/l.txt": "skipped: a link inside an archive"}


def test_links_in_folders_are_followed_only_to_what_was_given(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
        (folder / f"{folder.name}.txt").write_bytes(TEXT)
    (inside / "away.txt").symlink_to(outside / "out.txt")
    (inside / "gone.txt").symlink_to(inside / "nowhere")
    assert paths([inside]) == ["gone.txt", "in.txt"]
    (away,) = found([inside])[1]
    assert (away.path, away.cause) == ("away.txt", "a link that leads out of the folders that were given")
    assert paths([inside, outside]) == ["away.txt", "gone.txt", "in.txt"]


def test_names_from_slovene_dos_and_without_a_mark_are_read(tmp_path: Path) -> None:
    data = zipped({"cas.txt": TEXT, "kos.txt": TEXT})
    data = data.replace(b"cas.txt", "čas.txt".encode("cp852")).replace(b"kos.txt", b"k\xc5\xa1.txt")
    assert list(outcomes(saved(tmp_path, "a.zip", data))) == ["/čas.txt", "/kš.txt"]


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    found = outcomes(saved(tmp_path, "a.zip", bytes(data)))
    assert found == {"/a.txt": "failed: has a password: unpack it by hand", "/b.txt": TEXT.decode()}


MANY = {f"{n:02}.txt": bytes(str(n), "ascii") * 2_000 + b" nagrada" for n in range(30)}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.tar", tarred(MANY)),
        ("a.tar.gz", packed(tarred(MANY), ".gz")),
        ("a.tgz", packed(tarred(MANY), ".gz")),
        ("a.tar.zst", zstandard.ZstdCompressor(level=1).compress(tarred(MANY))),
        ("a.jsonl", b"".join(orjson.dumps({"text": text.decode()}) + b"\n" for text in MANY.values())),
    ],
)
def test_what_comes_before_a_break_is_read(tmp_path: Path, name: str, data: bytes) -> None:
    file = saved(tmp_path, name, data)
    assert [outcome(item) for item in items(file)] == [text.decode() for text in MANY.values()]
    found = [outcome(item) for item in items(saved(tmp_path, name, data[: len(data) * 3 // 4]))]
    good = [text for text in found if not text.startswith("failed: ")]
    assert good == [text.decode() for text in MANY.values()][: len(good)]
    assert 0 < len(found) - len(good) <= 2  # what is cut, and the archive if it is another
    assert len(good) > 15 or name == "a.tar.zst"


def test_lines_before_a_break_of_their_packing_are_read(tmp_path: Path) -> None:
    lines = b"".join(b'{"text": "nagrada %d"}\n' % n for n in range(20_000))
    data = gzip.compress(lines)
    data = data[: len(data) // 2]
    whole = zlib.decompressobj(wbits=31).decompress(data).count(b"\n")
    *good, last = [outcome(item) for item in items(saved(tmp_path, "a.jsonl.gz", data))]
    assert good[:whole] == [f"nagrada {n}" for n in range(whole)]
    assert last.startswith("failed: the gzip file is cut off")


def test_a_header_that_is_none_does_not_end_an_archive_in_silence(tmp_path: Path) -> None:
    data = tarred({"a.txt": TEXT, "b.txt": TEXT})
    good, bad = items(saved(tmp_path, "a.tar", data[:1_024] + b"x" * 512 + data[1_536:]))
    assert outcome(good) == TEXT.decode()
    assert outcome(bad).startswith("failed: the tar archive is damaged")


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_packed_text_that_is_cut_off_fails(tmp_path: Path, suffix: str) -> None:
    (item,) = items(saved(tmp_path, "a.txt" + suffix, packed(TEXT * 9, suffix)[:-4]))
    assert "is cut off" in outcome(item)


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_bomb_ends_with_its_cause_and_little_memory(tmp_path: Path, suffix: str) -> None:
    megabytes = 30
    data = packed(b"\0" * megabytes * 1_000_000, suffix)
    for name, inside in (
        ("a.txt" + suffix, data),
        ("a.jsonl" + suffix, data),
        ("b.tar", tarred({"a.txt" + suffix: data})),
    ):
        file = saved(tmp_path, name, inside)
        tracemalloc.start()
        (item,) = items(file)
        assert outcome(item).startswith("failed: ")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert most < megabytes * 1_000_000


def test_an_archive_unpacks_to_no_more_than_its_budget(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.formats.streams._FREE", 50_000)
    bomb = zipped({f"{n}.txt": b"a" * 20_000 for n in range(5)})
    assert Budget.of(100).whole == 50_000
    *good, last = [outcome(item) for item in items(saved(tmp_path, "a.zip", zipped({"a.txt": TEXT, "in.zip": bomb})))]
    assert good[:3] == [TEXT.decode(), "a" * 20_000, "a" * 20_000]
    assert last.startswith("failed: unpacks to more than 50000 bytes")


def test_entities_of_feeds_are_neither_unfolded_nor_fetched(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.txt", b"skrivnost")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]><rss'
    entry = "<item><description>nagrada &l11; &x;</description></item>"
    file = saved(tmp_path, "a.rss", rss(entry).replace(b"<rss", head.encode(), 1))
    (item,) = items(file)
    assert outcome(item).startswith("failed: the feed declares entities made of others")
    file.write_bytes(file.read_bytes().replace(laughs.encode(), b""))
    texts = [outcome(found) for found in items(file)]
    assert "skrivnost" not in "".join(texts)


def test_entities_of_word_documents_are_neither_unfolded_nor_fetched(tmp_path: Path) -> None:
    secret = saved(tmp_path, "secret.txt", b"skrivnost")
    with zipfile.ZipFile(io.BytesIO(docx())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    text = parts["word/document.xml"].decode()
    text = text.replace("<w:document", head + "<w:document", 1).replace("Črnomelj", "Nagrada &l11; &x;", 1)
    (item,) = items(saved(tmp_path, "a.docx", zipped(parts | {"word/document.xml": text.encode()})))
    assert "skrivnost" not in outcome(item)
    assert len(outcome(item)) < 10_000


def test_a_word_document_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(io.BytesIO(docx())) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    monkeypatch.setattr("pipeline.batch.formats.docx._MOST", sum(map(len, parts.values())) + 2_000)
    (item,) = items(saved(tmp_path, "a.docx", zipped(parts | {"word/media/a.bmp": bytes(2_001)})))
    assert "unpacks to" in outcome(item)


def test_what_is_attached_to_a_mail_is_read_beside_it(tmp_path: Path) -> None:
    letter = eml(attachments={"Sporočilo Žalec.docx": docx(), "slika.png": b"\x89PNG\r\n", "../../x.txt": TEXT})
    letter.add_attachment(eml("Nagrado je prejela Ana.", subject="Čestitka"))
    mail, *attached = items(saved(tmp_path, "a.eml", letter.as_bytes()))
    assert mail.make().text.split("\n\n") == list(PARAGRAPHS)
    assert [(item.path, outcome(item).split(":")[0]) for item in attached] == [
        ("a.eml/Sporočilo Žalec.docx", outcome(attached[0]).split(":")[0]),
        ("a.eml/slika.png", "skipped"),
        ("a.eml/_.._x.txt", TEXT.decode()),
        ("a.eml/attachment-4.eml", "Nagrado je prejela Ana."),
    ]
    assert attached[3].make().title == "Čestitka"
    assert PARAGRAPHS[0] in outcome(attached[0])


def test_a_mail_with_nothing_but_attachments_is_passed_over_and_they_are_read(tmp_path: Path) -> None:
    for name, data in (
        ("a.eml", eml(" \n", attachments={"a.txt": TEXT}).as_bytes()),
        ("a.msg", msg(None, attachments=[("a.txt", TEXT)])),
    ):
        assert outcomes(saved(tmp_path, name, data)) == {
            "": "skipped: no text of its own, only what is attached",
            "/a.txt": TEXT.decode(),
        }


CODED = "Content-Transfer-Encoding"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Content-Type: text/plain; charset=windows-1250", "Š š Ž č".encode("cp1250")),
        ("Content-Type: text/plain", "Š š Ž č".encode("cp1250")),
        ("Content-Type: text/plain; charset=nobena", "Š š Ž č".encode()),
        ("Content-Type: text/plain; charset=us-ascii", "Š š Ž č".encode()),
        (f"{CODED}: quoted-printable\nContent-Type: text/plain; charset=utf-8", b"=C5=A0 =C5=A1 =C5=BD =C4=8D"),
        (f"{CODED}: base64\nContent-Type: text/html; charset=utf-8", b"PHA+xaAgxaEgxb0gxI08L3A+"),
    ],
)  # fmt: skip
def test_a_mail_is_in_the_encoding_that_it_declares_or_truly_has(tmp_path: Path, head: str, body: bytes) -> None:
    subject = "Subject: Šola č\nDate: 12. maj\n".encode("cp1250")
    (item,) = items(saved(tmp_path, "a.eml", subject + head.encode() + b"\n\n" + body))
    release = item.make()
    assert (release.text, release.title, release.published) == ("Š š Ž č", "Šola č", None)


def test_a_feed_is_read_entry_by_entry(tmp_path: Path) -> None:
    entries = [
        "<item><title>Prva &amp;amp; druga</title><description>Golo besedilo o nagradi.</description></item>",
        "<item><title>Brez besedila</title></item>",
    ]
    file = saved(tmp_path, "a.rss", rss(*entries))
    first, second = items(file)
    assert (first.name, second.name) == (f"{file}#1", f"{file}#2")
    assert first.path == second.path == "a.rss"
    assert (first.make().title, first.make().text) == ("Prva & druga", "Golo besedilo o nagradi.")
    assert outcome(second) == "failed: no text in the entry"
    *_, last = items(saved(tmp_path, "a.rss", rss(*entries)[:-20]))
    assert outcome(last).startswith("failed: the feed is damaged")


def test_atom_is_a_feed_whatever_its_name(tmp_path: Path) -> None:
    atom = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Novice</title><entry><id>tag:7</id>
    <title type="html">&lt;b&gt;Nagrada&lt;/b&gt;</title><updated>2021-05-14T08:00:00+02:00</updated>
    <published>2021-05-12T00:30:00+02:00</published><summary>Kratko.</summary><content type="xhtml">
    <div xmlns="http://www.w3.org/1999/xhtml"><p>Nagrado je <i>prejela</i> Ana.</p></div></content>
    </entry></feed>"""
    release = items(saved(tmp_path, "novice.xml", atom.encode()))[0].make()
    assert (release.id, release.title, release.text) == ("tag:7", "Nagrada", "Nagrado je prejela Ana.")
    assert str(release.published) == "2021-05-12"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250"])
@pytest.mark.parametrize(("name", "sign"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_a_table_is_read_row_by_row(tmp_path: Path, encoding: str, name: str, sign: str) -> None:
    rows = [
        "št,besedilo,naslov,datum",
        '7,"Župan, ki je\nčestital, ""Ani"".",Šola,2021-05-12',
        "8,,Prazno,",
        "9,Čas,,12. 5.",
    ]
    data = rows[0].replace(",", sign) + "\r\n" + "\r\n".join(row.replace(",", sign) for row in rows[1:])
    file = saved(tmp_path, name, data.encode(encoding))
    columns = Columns.of("id=št, text=besedilo,title=naslov,published=datum")
    first, empty, wrong = items(file, columns=columns)
    release = first.make()
    assert release.text == 'Župan, ki je\nčestital, "Ani".'.replace(",", sign)
    assert (release.id, release.title, str(release.published)) == ("7", "Šola", "2021-05-12")
    assert [item.name.removeprefix(str(file)) for item in (first, empty, wrong)] == [":2", ":4", ":5"]
    assert outcome(empty) == "failed: no text"
    assert "published is not a date" in outcome(wrong)
    (nothing,) = items(file)
    assert outcome(nothing) == "failed: no column text in its first row: name it with --columns text=COLUMN"


def test_a_quotation_mark_that_is_not_closed_ends_a_table(tmp_path: Path) -> None:
    data = b'text\nnagrada Ana\n"' + b"a\n" * 200_000
    good, bad = items(saved(tmp_path, "a.csv", data), limit=1_000)
    assert outcome(good) == "nagrada Ana"
    assert "is a quotation mark not closed?" in outcome(bad)


@pytest.mark.parametrize("written", ["text", "besedilo=text", "text=a,,title=b", "text="])
def test_columns_that_are_written_wrongly_are_refused(written: str) -> None:
    with pytest.raises(UsageError, match="write FIELD=COLUMN"):
        Columns.of(written)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(), "\n".join(PARAGRAPHS)),
        (html().encode(), "\n\n".join(PARAGRAPHS)),
        (packed(b'{"text": "nagrada Ana"}\n', ".gz"), "nagrada Ana"),
        (zipped({"a.txt": TEXT}), "nagrada Ana"),
        (tarred({"a.txt": TEXT}), "nagrada Ana"),
        (eml().as_bytes(), "\n\n".join(PARAGRAPHS)),
    ],
    ids=["pdf", "html", "gz", "zip", "tar", "eml"],
)
def test_standard_input_may_hold_any_format(data: bytes, expected: str) -> None:
    ((source,), _) = found([STANDARD])
    (item,) = read(source, standard_input=io.BytesIO(data), limit=10_000)
    assert outcome(item) == expected


def test_one_release_is_read_though_something_beside_it_is_passed_over(tmp_path: Path) -> None:
    file = saved(tmp_path, "a.eml", eml("nagrada Ana", attachments={"slika.png": b"\x89PNG"}).as_bytes())
    assert read_one(file, standard_input=io.BytesIO()).text == "nagrada Ana"
    with pytest.raises(PassedOverError):
        read_one(saved(tmp_path, "a.zip", zipped({"slika.png": b""})), standard_input=io.BytesIO())
    with pytest.raises(UnreadableError, match="nothing to read"):
        read_one(saved(tmp_path, "b.zip", zipped({})), standard_input=io.BytesIO())


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.jsonl", "a.csv", "a.jsonl.gz", "a.tar.gz"])
def test_going_through_a_container_keeps_memory_flat(tmp_path: Path, name: str) -> None:
    def data(count: int) -> bytes:
        texts = {f"{n:05}.txt": b"nagrada %d " % n * 200 for n in range(count)}
        if ".jsonl" in name:
            whole = b"".join(orjson.dumps({"text": text.decode()}) + b"\n" for text in texts.values())
        elif name.endswith(".csv"):
            whole = b"text\n" + b"\n".join(texts.values())
        else:
            whole = zipped(texts) if name.endswith(".zip") else tarred(texts)
        return gzip.compress(whole) if name.endswith(".gz") else whole

    def peak(count: int) -> int:
        ((source,), _) = found([saved(tmp_path, name, data(count))])
        tracemalloc.start()
        read_items = sum(1 for _ in read(source, standard_input=io.BytesIO(), limit=1_000_000))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert read_items == count
        return most

    assert peak(400) < peak(50) + 350 * 1_000  # a row in an archive's list, but no content


def sizes(found: list[Item]) -> int:
    return sum(item.size for item in found)


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.csv", "a.rss", "a.tar.gz"])
def test_sizes_add_up_to_no_more_than_the_file(tmp_path: Path, name: str) -> None:
    whole = {
        "a.jsonl": b'{"text": "nagrada Ana"}\n' * 9_000,
        "a.csv": b"text\n" + b"nagrada Ana\n" * 100,
        "a.rss": rss("<item><description>a</description></item>" * 9),
        "a.tar": tarred({f"{n}.txt": TEXT for n in range(30)}),
    }[name.removesuffix(".gz")]
    data = gzip.compress(whole) if name.endswith(".gz") else whole
    assert 0.9 * len(data) < sizes(items(saved(tmp_path, name, data))) <= len(data)
