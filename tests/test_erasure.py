"""Contact data left out of all that is written, with offsets that stay true; releases of before a day left out."""

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import orjson
import pytest
from pydantic import BaseModel

from pipeline.batch.items import Item
from pipeline.batch.outputs import Target
from pipeline.batch.run import Job, perform
from pipeline.batch.shards import Label, Options, Place, read_items
from pipeline.cli import main
from pipeline.extract import Reader
from pipeline.records import Document, Mention
from pipeline.releases import Release
from pipeline.schema import Feed
from pipeline.stages.contacts import contact_spans
from pipeline.stages.erasure import without_contacts
from tests.fakes import load_fake
from tests.test_ledger import Notes

RELEASES = Path(__file__).parent.parent / "corpus" / "releases"
NAMES_OF_INPUTS = {"id", "path", "sha256", "urls", "supersedes"}
TEXT = """Nagrade društva Breza

Kranj, 12. maja 2021 – Društvo Breza je nagrado brezov list podelilo Ani Novak (ana.novak@lipa.si, 041 123 456).
Čestitke zbira tajnik Peter Kos, tel.: 23 45 678, peter (at) breza.si, faks 04 234 56 78 ali www.breza.si/nagrade.

Dodatne informacije: Peter Kos, +386 41 987 654, info@breza.si, https://breza.si/odjava?kdo=info@breza.si
"""
SECRETS = ("ana.novak@", "lipa.si", "041 123", "23 45 678", "peter (at)", "234 56", "41 987", "info@breza.si")


def values(value: object, field: str = "") -> Iterator[tuple[str, object]]:
    """Everything in a document under the name of its field, mentions as a whole."""
    if isinstance(value, BaseModel):
        if isinstance(value, Mention):
            yield field, value
        for name, inner in value:
            yield from values(inner, name)
    elif isinstance(value, tuple):
        for inner in value:
            yield from values(inner, field)
    else:
        yield field, value


def check(document: Document, text: str) -> None:
    """No word of a document is of contact data, and every offset is true."""
    for field, value in values(document):
        if isinstance(value, Mention):
            assert text[value.start : value.end] == value.text
        elif isinstance(value, str) and field not in NAMES_OF_INPUTS:
            assert not list(contact_spans(value)), (field, value)


def test_no_contact_data_are_left_in_a_document_and_the_rest_is(reader: Reader) -> None:
    document = reader.extract(TEXT, title="Pišite na info@breza.si")
    assert "ana.novak@lipa.si" in str(document.awards)
    erased = without_contacts(document, TEXT)
    check(erased, TEXT)
    line = erased.model_dump_json()
    assert not [secret for secret in SECRETS if secret in line]
    assert erased.contacts.urls == ("www.breza.si/nagrade",)
    assert erased.document.title == "Pišite na"
    (award,), (before,) = erased.awards, document.awards
    assert [piece.text for piece in award.evidence] == ["Društvo Breza je nagrado brezov list podelilo Ani Novak"]
    assert award.model_copy(update={"evidence": before.evidence}) == before
    assert {entity.name for entity in erased.entities} == {entity.name for entity in document.entities}
    assert without_contacts(erased, TEXT) == erased


def test_releases_of_the_corpus_keep_what_they_tell(reader: Reader) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(RELEASES.glob("*.txt"))]
    found = [text for text in texts if "@" in text and len(text) < 2_500][::16][:5]
    assert len(found) == 5
    for text in found:
        document = reader.extract(text)
        assert document.contacts.emails
        erased = without_contacts(document, text)
        check(erased, text)
        assert len(erased.awards) == len(document.awards)
        assert [a.award for a in erased.awards] == [a.award for a in document.awards]


@pytest.mark.parametrize("command", ["run", "extract"])
def test_commands_leave_contacts_out(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("pipeline.loading.load", load_fake)
    monkeypatch.setattr("pipeline.batch.workers.load_reader", load_fake)
    file = tmp_path / "a.txt"
    file.write_text("Pišite na ana@lipa.si ali 041 123 456: podeljena je nagrada Ana.", encoding="utf-8")
    for option, left in (("--no-contacts", False), ("", True)):
        monkeypatch.setattr(sys, "argv", ["nagrade", command, str(file), *([option] if option else [])])
        with pytest.raises(SystemExit):
            main()
        out = capfd.readouterr().out
        assert "podeljena je nagrada Ana." in out
        assert ("ana@lipa.si" in out, "041 123 456" in out) == (left, left)


def test_releases_from_before_a_day_are_skipped_and_those_without_a_day_are_read(tmp_path: Path) -> None:
    lines = [
        {"text": "nagrada Ana", "published": "2021-05-25"},
        {"text": "nagrada Bine", "published": "2021-05-26"},
        {"text": "nagrada Cene"},
    ]
    (file := tmp_path / "a.jsonl").write_bytes(b"".join(map(orjson.dumps, lines)).replace(b"}{", b"}\n{"))
    feed, notes = tmp_path / "feed", Notes()
    job = Job(
        paths=[file],
        targets=[Target(Feed.awards, feed)],
        standard_input=io.BytesIO(),
        limit=1000,
        since=date(2021, 5, 26),
    )
    sums = perform(job, load_fake, notes)
    assert (sums.written, sums.skipped) == (2, 1)
    assert notes == [f"skipped {file}:1: published before 2021-05-26"]
    assert [orjson.loads(line)["recipients"][0]["name"] for line in feed.read_bytes().splitlines()] == ["Bine", "Cene"]


def test_the_day_that_a_text_tells_counts_too(reader: Reader) -> None:
    label = Label(Place(0, 0), "a", "a", "", 0)
    item = Item.of("a", "a", b"", lambda: Release(TEXT))
    kinds = [
        outcome.kind
        for day in (date(2021, 5, 12), date(2021, 5, 13))
        for outcome in read_items([(label, item)], Options((Feed.awards,), 10_000, since=day), reader)
    ]
    assert kinds == ["written", "skipped"]


WORD = "Skrivnostna"
QUOTED = f"{WORD} besedila"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", f"{QUOTED},drugo\nše eno,in drugo\n"),
        ("b.csv", f'text\n"{QUOTED}\n'),
        ("c.jsonl", f'{{"text": "{QUOTED}\n{{"text": 5, "x": "{QUOTED}"}}\n["{QUOTED}"]\n'),
        ("d.jsonl", f'{{"text": "English", "published": "{QUOTED}"}}\n{{"text": "English {QUOTED}"}}\n'),
        ("e.eml", f"Subject: {QUOTED}\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: {QUOTED}\n\n"),
        ("f.rtf", f"{{\\rtf1\\ansi\\ansicpg{QUOTED} \\u{QUOTED} \\'{QUOTED}}}"),
        ("g.xml", f"<rss><channel><item><title>{QUOTED}</title><b>&{QUOTED};</channel></rss>"),
        ("h.html", f"<html><body><{QUOTED}><p>{QUOTED}"),
        ("i.txt", f"faulty {QUOTED}"),
        ("j.txt", f"{QUOTED}\x00"),
    ],
)
def test_messages_hold_no_text_of_a_release(
    name: str, data: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(data.encode())
    feed, notes = tmp_path / "feed", Notes()
    targets = [Target(Feed.documents, feed)]
    job = Job(paths=[tmp_path / "in"], targets=targets, standard_input=io.BytesIO(), limit=1000)
    perform(job, load_fake, notes)
    assert WORD not in "".join([*notes, *capfd.readouterr()])
    failed = tmp_path / "feed.failed.jsonl"
    assert not failed.exists() or WORD.encode() not in failed.read_bytes()
