"""The command line as a user meets it: what is printed where, and the exit codes."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Any

import orjson
import pytest
from jsonschema import Draft202012Validator

import pipeline.batch.run
import pipeline.batch.workers
import pipeline.loading
from pipeline.batch.finding import Found, find
from pipeline.batch.formats.names import NOT_READ
from pipeline.extract import Explanation, Traced
from pipeline.records import LIVE
from pipeline.releases import Release
from pipeline.schema import Feed, schema_text
from pipeline.spans import Span
from pipeline.view.explanation import explanation_page
from pipeline.view.visible import width
from tests.commands import Nagrade, Run, commands
from tests.fakes import NOBODY, a_document, load_as_nobody
from tests.made import docx, eml, html, pdf, rtf, zipped
from tests.soundness import mentions

ROOT = Path(__file__).parent.parent
FAKE = [sys.executable, "-m", "tests.faked"]
RELEASES = ROOT / "corpus" / "releases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "in"
    inside.mkdir()
    for name in ("Bine", "Ana", "Cene"):
        (inside / f"{name}.txt").write_text(f"Podeljena je nagrada {name}.", encoding="utf-8")
    return inside


def fed(feed: str) -> list[str]:
    return [orjson.loads(line)["document"]["path"] for line in feed.splitlines()]


def told(err: str) -> list[str]:
    """What is told of each input, and the last line, which sums up; figures and causes stand between them."""
    lines = err.splitlines()
    figures = (
        n
        for n, line in enumerate(lines)
        if line in {"failed:", "skipped:"} or re.match(r"records: |\d+ read in ", line)
    )
    return [*lines[: next(figures)], lines[-1]]


def test_all_read_is_0_and_standard_output_holds_nothing_but_the_feed(nagrade: Nagrade, folder: Path) -> None:
    code, out, err = nagrade("run", folder)
    assert code == 0
    assert fed(out) == ["Ana.txt", "Bine.txt", "Cene.txt"]
    assert told(err) == ["read 3, failed 0, skipped 0, records 3"]


def test_a_failed_document_is_named_with_its_cause_and_gives_2(nagrade: Nagrade, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF")
    code, out, err = nagrade("run", folder, "-o", "-")
    assert code == 2
    assert len(fed(out)) == 3
    failure, account = told(err)
    assert failure.startswith(f"{folder / 'a.txt'}: this is a JPEG picture")
    assert account == "read 3, failed 1, skipped 0, records 3"


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t\n", b"\xff\xd8\xff\xe0", b"Ana\x00Novak", bytes(range(256)) * 8, b"a" * 2_000_001, b"\xff\xfe\xff"],
)
def test_each_unreadable_file_takes_one_line(nagrade: Nagrade, folder: Path, data: bytes) -> None:
    (folder / "bad.txt").write_bytes(data)
    code, out, err = nagrade("run", folder)
    assert code == 2
    assert len(fed(out)) == 3
    assert [line.startswith(f"{folder / 'bad.txt'}: ") for line in told(err)] == [True, False]


def test_the_doctor_names_each_backend_and_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    code, out, err = commands(monkeypatch, capfdbinary)("doctor", "--models", tmp_path)
    assert (code, err) == (0, "")
    first, *_, last = out.splitlines()
    assert first == "spacy: ready"
    assert "classla: not ready" in out
    assert "pip install 'nagrade[classla]'" in last or f"nagrade models get classla --models '{tmp_path}'" in last


def test_a_backend_that_is_not_there_is_told_before_anything_is_read(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], folder: Path, tmp_path: Path
) -> None:
    run = commands(monkeypatch, capfdbinary)
    code, out, err = run("run", folder, "--backend", "classla", "--models", tmp_path / "none", "-o", tmp_path / "feed")
    assert (code, out) == (1, "")
    assert "pip install 'nagrade[classla]'" in err or "nagrade models get classla" in err
    assert not (tmp_path / "feed").exists()
    assert "there is nothing to get" in run("models", "get", "spacy").err
    assert "ask for the backend classla" in run("run", folder, "--models", tmp_path).err


def test_the_limit_can_be_set(nagrade: Nagrade, folder: Path) -> None:
    assert nagrade("run", folder, "--limit-bytes", 10).err.splitlines()[-1] == "read 0, failed 3, skipped 0, records 0"


def test_text_that_is_not_slovene_is_skipped_and_gives_0(nagrade: Nagrade, folder: Path) -> None:
    (folder / "en.txt").write_text("English", encoding="utf-8")
    code, _, err = nagrade("run", folder)
    assert code == 0
    assert told(err) == [
        f"{folder / 'en.txt'}: not Slovene (reads as en): passed over",
        "read 3, failed 0, skipped 1, records 3",
    ]


def test_a_name_with_control_characters_still_takes_one_line(nagrade: Nagrade, folder: Path) -> None:
    (folder / "two\nlines\x1b[31m.txt").touch()
    err = nagrade("run", folder).err
    assert len(told(err)) == 2
    assert "\x1b" not in err


def find_as_nobody(*given: Any) -> list[Found]:  # noqa: ANN401 - whatever it takes
    """What a run finds that may not look everywhere."""
    with as_nobody():
        return list(find(*given))


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without the rights of root; the process gets them back at the end."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_file_without_permission_is_named(nagrade: Nagrade, monkeypatch: pytest.MonkeyPatch) -> None:
    # The run starts processes, which nobody may have no right to do here; it is who looks and who reads that counts.
    monkeypatch.setattr(pipeline.batch.run, "find", find_as_nobody)
    monkeypatch.setattr(pipeline.batch.workers, "load_reader", load_as_nobody)
    with TemporaryDirectory() as name:  # tmp_path lies in folders that only their owner may enter
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("nagrada Ana", encoding="utf-8")
        (folder / "locked.txt").write_text("nagrada Bine", encoding="utf-8")
        (folder / "locked.jsonl").write_text('{"text": "nagrada Cene"}', encoding="utf-8")
        (folder / "locked").mkdir()
        for locked in ("locked.txt", "locked.jsonl", "locked"):
            (folder / locked).chmod(0)
        code, out, err = nagrade("run", folder)
        assert code == 2
        assert fed(out) == ["a.txt"]
        assert told(err) == [
            f"{folder / 'locked'}: permission denied",
            f"{folder / 'locked.jsonl'}: no permission to read the file: change its rights",
            f"{folder / 'locked.txt'}: no permission to read the file: change its rights",
            "read 1, failed 3, skipped 0, records 1",
        ]


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["run", "nowhere"],
        ["run", ".", "--limit-bytes", "many"],
        ["run", ".", "--no-such-option"],
        ["run", ".", "-o", "/nowhere/feed.jsonl"],
        ["run", ".", "-o", "/"],
        ["run", ".", "--documents", "-"],
        ["no-such-command"],
        ["schema", "no-such-feed"],
        ["evaluate", "nowhere", "nowhere"],
        ["extract", "nowhere"],
        ["extract", "/"],
        [],
    ],
)
def test_a_call_that_cannot_be_carried_out_gives_1(nagrade: Nagrade, arguments: Sequence[str]) -> None:
    code, out, err = nagrade(*arguments)
    assert (code, out) == (1, "")
    assert err
    assert "Traceback" not in err


def test_both_feeds_in_one_pass(nagrade: Nagrade, folder: Path, tmp_path: Path) -> None:
    awards, documents = tmp_path / "awards.jsonl", tmp_path / "documents.jsonl"
    code, out, _ = nagrade("run", folder, "-o", awards, "--documents", documents)
    assert (code, out) == (0, "")
    assert len(awards.read_bytes().splitlines()) == 3
    assert documents.read_text(encoding="utf-8") == nagrade("run", folder, "--feed", "documents").out


def test_a_second_run_into_its_own_folder_gives_the_same_feed(nagrade: Nagrade, folder: Path) -> None:
    feed = folder / "feed.jsonl"
    first = told(nagrade("run", folder, "-o", feed).err), feed.read_bytes()
    assert (told(nagrade("run", folder, "-o", feed).err), feed.read_bytes()) == first


def test_the_state_is_told_and_what_failed_is_read_again(nagrade: Nagrade, folder: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    (folder / "bad.txt").touch()
    assert nagrade("status", feed) == Run(1, "", f"nagrade: {feed}: has no ledger: nagrade run -o {feed} makes one\n")
    assert nagrade("run", folder, "-o", feed, "--limit-bytes", 100).code == 2
    code, out, err = nagrade("status", feed)
    assert (code, err) == (2, "")
    assert "read 3, failed 1, skipped 0, records 3\n" in out
    assert "  1  the file is empty: nothing to read\n" in out
    (folder / "bad.txt").write_text("Podeljena je nagrada Dana.", encoding="utf-8")
    assert told(nagrade("retry", feed).err) == ["read 4, failed 0, skipped 0, records 4"]
    assert nagrade("status", feed).code == 0
    assert fed(feed.read_text(encoding="utf-8")) == ["Ana.txt", "Bine.txt", "Cene.txt", "bad.txt"]


def test_a_run_over_standard_input_cannot_be_tried_again(nagrade: Nagrade, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    assert nagrade("run", "-", "-o", feed, stdin=b'{"text": "nagrada Ana"}\n{}\n').code == 2
    code, _, err = nagrade("retry", feed)
    assert code == 1
    assert "was read from standard input" in err


def test_a_feed_of_somebody_else_is_left_alone(nagrade: Nagrade, folder: Path, tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text("old", encoding="utf-8")
    for arguments in (["-o", feed], ["-o", "-", "--documents", feed]):
        code, out, err = nagrade("run", folder, *arguments)
        assert (code, out) == (1, "")
        assert "--overwrite" in err
    assert feed.read_text(encoding="utf-8") == "old"
    assert nagrade("run", folder, "-o", feed, "--overwrite").code == 0
    assert len(feed.read_bytes().splitlines()) == 3


def test_standard_input_is_read(nagrade: Nagrade) -> None:
    assert fed(nagrade("run", "-", stdin=b'{"text": "nagrada Ana"}\n').out) == [None]
    code, out, _ = nagrade("extract", "-", stdin="Podeljena je nagrada Čarna.".encode())
    assert code == 0
    assert "Čarna, učitelj" in out


@pytest.mark.parametrize("name", ["html", "eml", "zip", "pdf"])
def test_any_format_comes_through_standard_input_and_leaves_nothing(
    nagrade: Nagrade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    text = "Podeljena je nagrada Ana."
    data = {
        "html": html([text]).encode(),
        "eml": eml(text).as_bytes(),
        "zip": zipped({"a.txt": text.encode()}),
        "pdf": pdf([[text]]),
    }[name]
    code, out, err = nagrade("run", "-", stdin=data)
    assert (code, told(err)) == (0, ["read 1, failed 0, skipped 0, records 1"])
    assert orjson.loads(out)["recipients"][0]["name"] == "Ana"
    assert list(tmp_path.glob("nagrade-*")) == []


def test_many_formats_become_one_feed(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"b.docx": docx(["nagrada Ana"]), "slika.png": b"", "../c.txt": b"x"}))
    (tmp_path / "d.csv").write_text("besedilo;naslov\nnagrada Bine;Naslov", encoding="cp1250")
    (tmp_path / "e.txt").write_bytes(rtf(["nagrada Cene"]))
    code, out, err = nagrade("run", tmp_path, "--columns", "text=besedilo,title=naslov")
    assert code == 2
    assert fed(out) == ["a.zip/b.docx", "d.csv", "e.txt"]
    assert orjson.loads(out.splitlines()[1])["document"]["title"] == "Naslov"
    assert told(err) == [
        f"{tmp_path}/a.zip/slika.png: passed over: {NOT_READ}",
        f"{tmp_path}/a.zip/../c.txt: a name that leads out of the archive: pack it anew with relative names",
        f"{tmp_path}/e.txt: by its name plain text, but it is an RTF document and read as such",
        "read 3, failed 1, skipped 1, records 3",
    ]
    assert nagrade("run", tmp_path, "--columns", "besedilo=text").code == 1


def test_one_release_is_printed_to_read(nagrade: Nagrade, folder: Path) -> None:
    code, out, err = nagrade("extract", folder / "Ana.txt")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Ana.txt",
        "",
        "1. nagrada Ana  conferred  0.50",
        "   received by    Ana, učitelj  PER",
        "   read in        »Podeljena je nagrada Ana.«",
    ]
    assert "\x1b" not in out


def test_a_release_without_awards_says_so(nagrade: Nagrade) -> None:
    assert nagrade("extract", "-", stdin=b"Danes je lep dan.").out.endswith("\nNo award is told of.\n")


@pytest.mark.parametrize("command", ["extract", "explain"])
@pytest.mark.parametrize(("text", "code"), [(b"English", 0), (b"", 2), (b"damaged", 2)])
def test_one_release_that_cannot_be_read_is_named(
    nagrade: Nagrade, tmp_path: Path, command: str, text: bytes, code: int
) -> None:
    file = tmp_path / "release.txt"
    file.write_bytes(text)
    ended, out, err = nagrade(command, file)
    assert (ended, out) == (code, "")
    assert err.startswith(f"nagrade: {file}: ")
    assert err.count("\n") == 1


def test_an_explanation_underlines_mentions_and_names_rules(nagrade: Nagrade, folder: Path) -> None:
    code, out, _ = nagrade("explain", folder / "Ana.txt")
    assert code == 0
    assert out.splitlines() == [
        "Podeljena je nagrada Ana.",
        "             ^^^^^^^^^^^ AWARD (fake.award)",
        "             ^^^^^^^^^^^ award 1",
        "                     ^^^ recipient 1 (fake.noun)",
        "",
        "1. nagrada Ana  conferred  0.50",
        "   received by    Ana, učitelj  PER  fake.noun 0.50",
        "   read in        »Podeljena je nagrada Ana.«",
    ]


TEXT = "Ob 漢字 je Č\u030cna\u0301 Zoë 🏆 prejela:\tnagrado. " + "Dolga vrsta besed. " * 5 + "\r\n\nIn še Ob"


@pytest.mark.parametrize("columns", [20, 40, 100])
@pytest.mark.parametrize(
    "word", ["漢字", "Č\u030cna\u0301", "Zoë", "🏆", "nagrado", "še", "Ob 漢字 je", "Dolga vrsta besed. Dolga"]
)
def test_underlines_stand_under_their_words(word: str, columns: int) -> None:
    at = TEXT.index(word)
    entity = Traced(Span(at, at + len(word)), "AWARD", word, "r")
    page = [line.plain for line in explanation_page(Explanation(TEXT, a_document(Release(TEXT)), (entity,)), columns)]
    marked = [(above, below) for above, below in pairwise(page) if "^" in below]
    assert "".join(under(above, below) for above, below in marked).replace(" ", "") == word.replace(" ", "")
    assert all("AWARD (r)" in below for _, below in marked)
    assert all(width(line) <= columns for line in page if "^" not in line)
    assert "".join("".join(line.split()) for line in page if "^" not in line) == "".join(TEXT.split())


def under(above: str, below: str) -> str:
    """The signs of a line whose columns are underlined in the line beneath."""
    columns = {column for column, sign in enumerate(below) if sign == "^"}
    return "".join(sign for at, sign in enumerate(above) if width(above[: at + 1]) - 1 in columns)


def test_the_corpus_of_the_project_becomes_feeds_that_keep_their_promises(real: Nagrade, tmp_path: Path) -> None:
    awards, documents, folder = tmp_path / "awards.jsonl", tmp_path / "documents.jsonl", tmp_path / "releases"
    folder.mkdir()
    for release in [*sorted(RELEASES.glob("*.txt"))[::40], RELEASES / "sporocilo_banka_sotocje_english.txt"]:
        shutil.copy(release, folder)
    code, out, err = real("run", folder, "-o", awards, "--documents", documents)
    assert (code, out) == (0, "")
    assert "english.txt: not Slovene (reads as en)" in err
    for feed, file in ((Feed.awards, awards), (Feed.documents, documents)):
        holds = Draft202012Validator(orjson.loads(schema_text(feed)))
        lines = [orjson.loads(line) for line in file.read_bytes().splitlines()]
        assert lines
        assert (found := [line["document"]["path"] for line in lines]) == sorted(found)
        for line in lines:
            holds.validate(line)
            text = (RELEASES / line["document"]["path"]).read_bytes().decode()
            assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in mentions(line))


def test_a_real_release_gives_its_awards_in_any_format(real: Nagrade, tmp_path: Path) -> None:
    text = (RELEASES / "institut_vodne_vede_nagrade_2021.txt").read_text(encoding="utf-8")
    paragraphs = [line for line in text.split("\n") if line]
    lines = [line for paragraph in paragraphs for line in [*wrap(paragraph, 90), ""]]
    for name, data in {
        "a.txt": text.encode(),
        "a.docx": docx(paragraphs),
        "a.eml": eml(text, subject=paragraphs[0]).as_bytes(),
        "a.html": html(paragraphs, title=paragraphs[0]).encode(),
        "a.pdf": pdf([lines]),
    }.items():
        (tmp_path / name).write_bytes(data)
    code, out, err = real("run", tmp_path)
    assert code == 0, err
    found: dict[str, set[tuple[str, str]]] = {}
    for line in map(orjson.loads, out.splitlines()):
        live = line["recipients"] if line["status"] in LIVE else ()  # of background, how lines break may decide
        names = {(line["award"]["name"], party["name"]) for party in live}
        found.setdefault(line["document"]["path"], set()).update(names)
    assert len(found) == 5
    assert found["a.txt"]
    assert all(names == found["a.txt"] for names in found.values())


def test_a_run_writes_only_what_is_confident_enough(real: Nagrade, tmp_path: Path) -> None:
    feed, surer = tmp_path / "all.jsonl", tmp_path / "surer.jsonl"
    release = RELEASES / "institut_vodne_vede_nagrade_2021.txt"
    assert real("run", release, "-o", feed)[0] == real("run", release, "-o", surer, "--min-confidence", "0.6")[0] == 0
    every = {line["id"]: line for line in map(orjson.loads, feed.read_bytes().splitlines())}
    sure = {line["id"]: line for line in map(orjson.loads, surer.read_bytes().splitlines())}
    assert 0 < len(sure) <= len(every)
    for name, line in sure.items():
        kept = [party for party in every[name]["recipients"] if party["confidence"] >= 0.6]
        assert line["recipients"] == kept != []
    wrong = real("run", release, "--min-confidence", "1.5")
    assert wrong[0] == 1
    assert "--min-confidence" in wrong[2]


@pytest.mark.parametrize("command", ["extract", "explain"])
def test_a_real_release_is_printed(real: Nagrade, command: str) -> None:
    code, out, err = real(command, RELEASES / "pekarna_kvasnik_priznanje_2024.txt")
    assert (code, err) == (0, "")
    assert "\n1. " in out
    assert ("^^^" in out) is (command == "explain")


def test_help_has_examples_and_exit_codes(nagrade: Nagrade) -> None:
    code, out, _ = nagrade("run", "--help")
    assert code == 0
    assert "nagrade run releases/ -o awards.jsonl\n" in out
    assert "130  interrupted" in out


def test_version_is_printed(nagrade: Nagrade) -> None:
    code, out, _ = nagrade("--version")
    assert code == 0
    assert out.startswith("nagrade 0.")


@pytest.mark.parametrize("feed", Feed)
def test_schema_is_printed(nagrade: Nagrade, feed: Feed) -> None:
    assert nagrade("schema", feed) == Run(0, schema_text(feed).decode(), "")


def test_figures_are_printed(nagrade: Nagrade, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.write_text('{"id": "d1", "awards": [], "people": []}', encoding="utf-8")
    (tmp_path / "feed").touch()
    assert nagrade("evaluate", gold, tmp_path / "feed").out.startswith("1 documents\n")
    assert orjson.loads(nagrade("evaluate", gold, tmp_path / "feed", "--json").out)["recipients"]["f1"] == 0.0


QUICK = """
import sys
from pipeline.cli import main

for arguments in (["--help"], ["run", "--help"], ["--version"], ["schema"]):
    sys.argv[1:] = arguments
    try:
        main()
    except SystemExit as ended:
        assert not ended.code, ended.code
    slow = {"spacy", "docx", "feedparser", "lxml", "oxmsg", "pypdfium2", "striprtf", "trafilatura", "zstandard"}
    assert not slow & sys.modules.keys(), arguments
"""


def test_help_and_schema_do_not_wait_for_spacy() -> None:
    subprocess.run([sys.executable, "-c", QUICK], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - fixed words


def started(*arguments: str | Path | int) -> subprocess.Popen[bytes]:
    """A command in a process of its own, reading a release in 0.3 seconds."""
    command = [*FAKE, *map(str, arguments)]
    environment = os.environ | {"SLOW": "0.3"}
    return subprocess.Popen(  # noqa: S603 - fixed words
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_run_leaves_the_old_feed(folder: Path, sent: signal.Signals, code: int) -> None:
    feed = folder / "feed.jsonl"
    feed.write_text("old", encoding="utf-8")
    with started("run", folder, "-o", feed, "--overwrite", "--shard-size", 1) as process:
        while not list(folder.glob("feed.jsonl.shards/1")):  # something is written
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(sent)
        _, err = process.communicate()
    assert process.returncode == code
    assert b"Traceback" not in err
    assert b"run the same command again" in err
    assert feed.read_text(encoding="utf-8") == "old"


def test_a_closed_pipe_ends_quietly(folder: Path) -> None:
    with started("run", folder) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        err = process.stderr.read()
    assert process.returncode == 0
    assert err == b""


def test_a_full_disk_behind_standard_output_is_named(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [*FAKE, "run", str(folder)]
        ended = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)  # noqa: S603 - fixed words
    assert ended.returncode == 1
    assert ended.stderr == b"nagrade: standard output: cannot be written: no space left on device\n"
