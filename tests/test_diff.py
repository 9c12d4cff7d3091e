"""Two feeds compared: what belongs together, what differs, and how it is told."""

import io
import random
import re
import tracemalloc
from html.parser import HTMLParser
from itertools import permutations
from pathlib import Path

import orjson
import pytest

from pipeline.errors import UsageError
from pipeline.feeds.difference import Comparison
from pipeline.feeds.lines import STANDARD, read_records
from pipeline.feeds.page import html_report
from pipeline.feeds.reports import json_report, text_report
from pipeline.records import AwardRecord, Document, Person, PersonRole
from tests.commands import Nagrade
from tests.feeds import a_feed, a_line_of_documents, a_mention, a_party, a_record, a_source

OLD = [
    a_record("a", "zlata plaketa", ["Ana Novak"], status="announced"),
    a_record("a", "srebrna plaketa", ["Jan Kos"], at=20),
    a_record("b", "pokal", ["Tina Zupan"]),
    a_record("c", "medalja"),
]
NEW = [
    a_record("a", "zlata plaketa", [a_party("Ana Novak", "učiteljica")], date="2021-05-26"),
    a_record("a", "srebrna plaketa", ["Jan Kos"], at=20),
    a_record("b", "velika nagrada", ["Tina Zupan", "Oto Kralj"], at=30),
    a_record("d", "medalja"),
]


def compared(tmp_path: Path, old: list[AwardRecord], new: list[AwardRecord], *ignored: str) -> Comparison:
    return Comparison(a_feed(tmp_path / "old", old), a_feed(tmp_path / "new", new), frozenset(ignored))


def told(comparison: Comparison) -> list[str]:
    return "".join(text_report(comparison.differences(), comparison.tally)).splitlines()


def test_differences_are_told_by_document_and_field(tmp_path: Path) -> None:
    assert told(compared(tmp_path, OLD, NEW)) == [
        "a.txt (a)",
        "  ~ announced zlata plaketa: Ana Novak",
        '      status: "announced" -> "conferred"',
        '      recipients[Ana Novak].role: nothing -> "učiteljica"',
        '      date: nothing -> "2021-05-26"',
        "b.txt (b)",
        "  - conferred pokal: Tina Zupan",
        "  + conferred velika nagrada: Tina Zupan, Oto Kralj",
        "c.txt (c)",
        "  - conferred medalja",
        "d.txt (d)",
        "  + conferred medalja",
        "records: 2 added, 2 lost, 1 changed, 1 the same; documents with differences: 4",
    ]


def test_the_order_of_lines_does_not_matter(tmp_path: Path) -> None:
    first = told(compared(tmp_path, OLD, NEW))
    mixed = random.Random(1)  # noqa: S311 - any order will do
    for lines in permutations(OLD):
        assert told(compared(tmp_path, list(lines), mixed.sample(NEW, len(NEW)))) == first


def test_a_feed_does_not_differ_from_itself_nor_from_its_documents(tmp_path: Path) -> None:
    comparison = Comparison(
        a_feed(tmp_path / "awards", OLD),
        a_feed(tmp_path / "documents", [a_line_of_documents(OLD[:2]), *map(a_line_of_documents, ([OLD[2]], [OLD[3]]))]),
    )
    assert told(comparison) == ["records: 0 added, 0 lost, 0 changed, 4 the same; documents with differences: 0"]


def test_another_producer_is_no_difference_and_a_key_may_be_left_out(tmp_path: Path) -> None:
    old = a_record("a", "pokal", ["Ana Novak"])
    producer = old.producer.model_copy(update={"version": "9"})
    new = old.model_copy(update={"producer": producer, "confidence": 0.9})
    assert told(compared(tmp_path, [old], [new]))[2] == "      confidence: 0.5 -> 0.9"
    assert len(told(compared(tmp_path, [old], [new], "confidence"))) == 1


def test_a_document_that_has_moved_is_the_same_document(tmp_path: Path) -> None:
    old = a_record("a", "pokal", ["Ana Novak"])
    moved = old.document.model_copy(update={"path": "archive/a.txt"})
    new = a_record(moved, "pokal", ["Ana Novak"], status="past")
    assert old.id != new.id
    assert told(compared(tmp_path, [old], [new]))[:2] == [
        "a.txt (a) -> archive/a.txt (a)",
        "  ~ conferred pokal: Ana Novak",
    ]


def test_copies_that_have_moved_are_paired_in_the_order_of_their_paths(tmp_path: Path) -> None:
    def copies(*paths: str) -> list[AwardRecord]:
        source = a_source("a")
        return [a_record(source.model_copy(update={"path": path}), "pokal", ["Ana Novak"]) for path in paths]

    first = told(compared(tmp_path, copies("a", "b"), copies("c", "d")))
    assert first[-1].startswith("records: 0 added, 0 lost, 0 changed, 2 the same")
    changed = copies("c", "d")
    changed[0] = changed[0].model_copy(update={"confidence": 0.9})
    assert told(compared(tmp_path, copies("b", "a"), changed))[0] == "a (a) -> c (a)"


def test_records_of_one_mention_are_told_apart_by_their_recipients(tmp_path: Path) -> None:
    old = [a_record("a", "pokala", [name]) for name in ("Ana Novak", "Jan Kos")]
    award = old[0].award.model_copy(update={"name": "pokal"})
    new = [record.model_copy(update={"id": record.id[::-1], "award": award}) for record in old[::-1]]
    lines = told(compared(tmp_path, old, new))
    assert [line.strip() for line in lines if "award.name" in line] == ['award.name: "pokala" -> "pokal"'] * 2
    assert lines[-1].startswith("records: 0 added, 0 lost, 2 changed")


def test_offsets_do_not_count_where_the_text_was_altered(tmp_path: Path) -> None:
    old = a_record("a", "pokal", ["Ana Novak"], at=7)
    altered = old.document.model_copy(update={"id": "e", "sha256": "0" * 64})
    new = a_record(altered, "pokal", [a_party("Ana Novak", mention=a_mention("Ana Novak", 80))], at=17)
    assert len(told(compared(tmp_path, [old], [new]))) == 1
    new = a_record("a", "pokal", ["Ana Novak"], at=17)
    assert told(compared(tmp_path, [old], [new]))[2] == '      award.mention: "pokal" at 7-12 -> "pokal" at 17-22'


def test_releases_of_one_file_of_json_lines_are_not_taken_for_one_another(tmp_path: Path) -> None:
    def one(name: str) -> AwardRecord:
        return a_record(a_source(name).model_copy(update={"path": "in.jsonl"}), "pokal", [name])

    comparison = compared(tmp_path, [one("1"), one("2")], [one("2"), one("3"), one("4")])
    assert told(comparison)[-1].startswith("records: 2 added, 1 lost, 0 changed, 1 the same")


def test_parties_of_one_name_and_their_order_are_told_apart(tmp_path: Path) -> None:
    old = a_record("a", "pokal", ["Ana Novak", "Ana Novak", "Jan Kos"])
    new = a_record("a", "pokal", ["Ana Novak", a_party("Ana Novak", "županja"), "Jan Kos"])
    assert told(compared(tmp_path, [old], [new]))[2:-1] == [
        '      recipients[Ana Novak #2].role: nothing -> "županja"',
    ]
    new = a_record("a", "pokal", ["Jan Kos", "Ana Novak", "Ana Novak"])
    assert told(compared(tmp_path, [old], [new]))[2].startswith("      recipients: [")


def test_documents_are_compared_by_what_is_known_of_them_and_their_people(tmp_path: Path) -> None:
    def document(title: str, *roles: str) -> Document:
        record = a_record(a_source("a").model_copy(update={"title": title}), "pokal", ["Ana Novak"])
        mention = a_mention("Ana Novak", 50)
        held = tuple(PersonRole(role=role, institution=None, mention=mention) for role in roles)
        return a_line_of_documents([record], [Person(name="Ana Novak", titles=(), mentions=(mention,), roles=held)])

    old, new = document("Pokal", "kiparka"), document("Pokali", "kiparka", "slikarka")
    files = a_feed(tmp_path / "old", [old]), a_feed(tmp_path / "new", [new])
    assert told(Comparison(*files)) == [
        "a.txt (a)",
        '  document.title: "Pokal" -> "Pokali"',
        '  people[Ana Novak].roles[slikarka]: nothing -> "slikarka"',
        "records: 0 added, 0 lost, 0 changed, 1 the same; documents with differences: 1",
    ]
    assert len(told(Comparison(*files, frozenset({"title", "people"})))) == 1
    (line,) = map(orjson.loads, json_report(Comparison(*files).differences()))
    assert (line["changes"][0]["new"], line["records"], line["same"]) == ("Pokali", [], 1)


def test_json_holds_the_records_of_both_sides(tmp_path: Path) -> None:
    lines = [orjson.loads(line) for line in json_report(compared(tmp_path, OLD, NEW).differences())]
    assert [line["records"][0]["kind"] for line in lines] == ["changed", "lost", "lost", "added"]
    first = lines[0]["records"][0]
    assert AwardRecord.model_validate(first["new"]) == NEW[0]
    assert first["changes"][1] == {"field": "recipients[Ana Novak].role", "old": None, "new": "učiteljica"}


class _Page(HTMLParser):
    """Collects the elements of a page and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it."""
        self.tags.append(tag)
        assert not [key for key, _ in attrs if key in {"src", "href"} or key.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Keep it."""
        self.words += data


def test_a_page_shows_markup_as_text(tmp_path: Path) -> None:
    name = "<script>alert('Ana')</script>\"&"
    comparison = compared(tmp_path, [a_record("a", "pokal")], [a_record("a", "pokal", [name])])
    page = _Page()
    page.feed("".join(html_report(comparison.differences(), comparison.tally, "<b>old</b>", "new")))
    assert "script" not in page.tags
    assert "b" not in page.tags
    assert "<script>alert('Ana')</script>" in page.words
    assert "<b>old</b>" in page.words
    assert "1 changed" in re.sub(r"\s+", " ", page.words)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b"{", "not JSON"),
        (b"[]", "not a JSON object"),
        (b'{"id": "7", "text": "a"}', "field required"),
        (OLD[0].model_dump_json().replace('"announced"', '"lost"').encode(), "status: input should be"),
        (OLD[0].model_dump_json().replace('"schema_version":"1"', '"schema_version":"2"').encode(), "schema_version"),
        (b"\xff", "not JSON"),
    ],
)
def test_a_line_that_is_no_record_is_named(tmp_path: Path, line: bytes, cause: str) -> None:
    file = a_feed(tmp_path / "feed", OLD)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes() + b"\n" + line + b"\n")
    with pytest.raises(UsageError, match=f"feed:6: no line of a feed: .*{cause}.*write it again"):
        list(read_records([file], io.BytesIO()))


def test_feeds_of_either_kind_and_standard_input_are_read() -> None:
    data = a_line_of_documents(OLD[:2]).model_dump_json().encode() + b"\n"
    assert list(read_records([STANDARD], io.BytesIO(data))) == OLD[:2]


def test_the_command_tells_and_its_exit_code_is_asked_for(nagrade: Nagrade, tmp_path: Path) -> None:
    old, new = a_feed(tmp_path / "old", OLD), a_feed(tmp_path / "new", NEW)
    assert nagrade("diff", old, new).code == 0
    assert nagrade("diff", old, new, "--exit-code").code == 3
    assert nagrade("diff", old, old, "--exit-code").code == 0
    page = tmp_path / "diff.html"
    code, out, err = nagrade("diff", old, new, "--format", "html", "-o", page)
    assert (code, out) == (0, "")
    assert err.startswith("records: 2 added")
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert nagrade("diff", old, new, "--format", "json").out.count("\n") == 4


def test_no_name_moves_the_cursor(tmp_path: Path) -> None:
    name = "Ana\x1b[31m\x9b31m\u2028Novak"
    lines = told(
        compared(tmp_path, [a_record("a\n", "pokal")], [a_record("a\n", "pokal", [name]), a_record("b", name)])
    )
    assert len(lines) == 6
    assert all(sign.isprintable() for sign in "".join(lines))


def test_what_cannot_be_compared_is_told_and_nothing_is_written(nagrade: Nagrade, tmp_path: Path) -> None:
    old = a_feed(tmp_path / "old", OLD)
    (tmp_path / "bad").write_bytes(old.read_bytes() + b"{}\n")
    for arguments, cause in (
        ((old, tmp_path / "bad"), "bad:5: no line of a feed"),
        ((old, tmp_path / "none"), "none: cannot be read: no such file"),
        ((old, "-"), "give a file"),
        ((old, tmp_path), "give a file"),
        ((old, old, "-o", old), "both input and output"),
        ((old, old, "--ignore", "confidenc"), "confidenc: no key of a feed; there are accepted_by"),
    ):
        code, out, err = nagrade("diff", *arguments)
        assert (code, out) == (1, "")
        assert cause in err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad", "old"]


def test_memory_stays_flat_in_the_size_of_the_feeds(tmp_path: Path) -> None:
    evidence = (a_mention("Podeljen je pokal. " * 200),)
    feed = [a_record(f"{n}", "pokal").model_copy(update={"evidence": evidence}) for n in range(200)]
    old, new = a_feed(tmp_path / "old", feed), a_feed(tmp_path / "new", feed[1:])
    tracemalloc.start()
    lines = told(Comparison(old, new))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(lines) == 3
    assert most < old.stat().st_size / 3
