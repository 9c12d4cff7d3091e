"""Reading: encodings, what is refused and why, and files that cannot be opened."""

import os
import random
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.errors import UnreadableError
from pipeline.stages.reading import Decoded, decode, open_file

SLOVENE = "Župan Šoštanja je podelil čast: »nagrado« – prvič. Žarek, češnja, Čatež."
DECOMPOSED = "Z\u030cupan S\u030cos\u030ctanja"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("cp1250", "cp1250"),
    ],
)
def test_encoding_is_told(encoding: str, name: str) -> None:
    assert decode(SLOVENE.encode(encoding)) == Decoded(SLOVENE, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Župan Šoštanja je podelil čast", "iso8859-2"),
        ("ŽUPAN ŠOŠTANJA ČASTI", "iso8859-2"),
        ("občina", "cp1250"),  # only č: both read alike
        ("»občina«", "cp1250"),
        ("občina © STA", "cp1250"),
        ("Župan in Sava® iz Kranja", "cp1250"),  # 8E speaks against ISO 8859-2, AE beside a letter for it
        ("občina (TM) Kočevje®", "iso8859-2"),  # beside a letter AE is ž of ISO 8859-2: the price of the rule
        ("KOVAČ”, VRHOVČ”", "cp1250"),  # Č and ” together look like UTF-8
        ("ČŠŽ", "cp1250"),  # 8A after C8 likewise
    ],
)
def test_single_byte_encodings(text: str, name: str) -> None:
    data = text.encode("iso8859-2" if name == "iso8859-2" and "®" not in text else "cp1250")
    found = decode(data)
    assert found.encoding == name
    assert data.decode(name) == found.text


@pytest.mark.parametrize("text", [DECOMPOSED, "Ena\r\ndve\rtri\n", "\tZačetek \u00a0", "Nova\fstran"])
def test_text_is_kept_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text


def test_byte_order_mark_is_no_text() -> None:
    assert decode(b"\xef\xbb\xbfNagrada").text == "Nagrada"


def zipped(name: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>" * 100)
        archive.writestr(name, "vsebina" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "only white space"),
        (b"\xef\xbb\xbf \n", "only white space"),
        ("\u200b\u00a0".encode(), "only white space"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"{\\rtf1\\ansi Nagrada}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (zipped("word/document.xml"), "Word document"),
        (zipped("xl/workbook.xml"), "Excel"),
        (zipped("nagrade.txt"), "ZIP archive"),
        (b"Nagrada\x00\x00\x01", "NUL byte at offset 7"),
        ("Nagrada".encode("utf-16-le"), "UTF-16 without"),
        ("Nagrada".encode("utf-16-be"), "UTF-16 without"),
        (b"\xff\xfeN\x00a", "breaks the UTF-16"),
        (b"\xef\xbb\xbfNagrada\xff", "0xFF at offset 10 breaks the UTF-8"),
        ("Župan in občina".encode().replace(b"in", b"i\xff"), "0xFF at offset 8 breaks the UTF-8"),
        ("Župan je podelil".encode() + b" nagrado \xe8", "0xE8 at offset 26 breaks the UTF-8"),
        ("Župan č".encode()[:-1], "breaks the UTF-8"),
        (bytes(range(1, 9)) * 20, "control characters"),
        (bytes(range(129, 140)) * 20, "no text in"),
        ("Градоначалник".encode("cp1251"), "no text in"),
    ],
)
def test_refused_with_its_cause(data: bytes, cause: str) -> None:
    with pytest.raises(UnreadableError, match=cause):
        decode(data)


def test_random_bytes_are_refused() -> None:
    dice = random.Random(7)  # noqa: S311  # no secret is made of it
    for size in (64, 100, 1_000, 10_000):
        for _ in range(50):
            with pytest.raises(UnreadableError):
                decode(dice.randbytes(size))


def test_limit_is_in_bytes() -> None:
    assert decode("č".encode() * 5, limit=10).text == "č" * 5
    with pytest.raises(UnreadableError, match="12 bytes, more than the limit of 10"):
        decode("č".encode() * 6, limit=10)


def test_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(SLOVENE.encode("cp1250"))
    with open_file(path) as file:
        assert decode(file.read()) == Decoded(SLOVENE, "cp1250")


def test_files_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link, loop, pipe = tmp_path / "link", tmp_path / "loop", tmp_path / "pipe"
    link.symlink_to(tmp_path / "gone")
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    causes = {
        tmp_path / "none": "no such file",
        link: "a link to .*gone, which is not there",
        loop: "cannot read",
        tmp_path: "a folder",
        pipe: "not an ordinary file",
        tmp_path / ("a" * 5000): "cannot read",
        tmp_path / "a\0b": "NUL",
    }
    for path, cause in causes.items():
        with pytest.raises(UnreadableError, match=cause):
            open_file(path)

    def refuse(*_: object) -> int:
        raise PermissionError

    monkeypatch.setattr("pipeline.stages.reading.os.open", refuse)
    with pytest.raises(UnreadableError, match="permission"):
        open_file(link)
