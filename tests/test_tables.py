"""Feeds as tables: what the cells hold, and that other programs read them as they are meant."""

import csv
import io
import sys
import tracemalloc
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from pipeline.feeds.columns import COLUMNS, Rows, rows
from pipeline.feeds.parquet import write_parquet
from pipeline.feeds.tables import csv_lines
from pipeline.records import AwardRecord
from tests.commands import Nagrade
from tests.feeds import a_feed, a_party, a_record

RECORDS = [
    a_record(
        "a",
        "zlata plaketa",
        [a_party("Ana Čuk", "učiteljica", "OŠ Žiri"), "Jan Kos"],
        presenters=["Tina Zupan"],
        accepted_by=["Eva Kralj"],
        conferred_by=["Občina Žiri"],
        date="2021-05",
        confidence=0.25,
    ),
    a_record("b", "pokal", at=7),
]


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def a_csv(records: list[AwardRecord], kind: Rows = Rows.records) -> list[dict[str, str]]:
    return read_csv("".join(csv_lines(records, kind)))


def test_a_record_is_a_row() -> None:
    first, second = a_csv(RECORDS)
    assert first["recipients"] == "Ana Čuk; Jan Kos"
    assert (first["presenters"], first["accepted_by"]) == ("Tina Zupan", "Eva Kralj")
    assert (first["conferred_by"], first["date"]) == ("Občina Žiri", "2021-05")
    assert (first["confidence"], first["path"]) == ("0.25", "a.txt")
    assert (second["recipients"], second["date"], second["award_start"]) == ("", "", "7")


def test_a_party_is_a_row() -> None:
    table = a_csv(RECORDS, Rows.parties)
    assert [(row["party"], row["name"], row["role"]) for row in table] == [
        ("recipient", "Ana Čuk", "učiteljica"),
        ("recipient", "Jan Kos", ""),
        ("accepted by", "Eva Kralj", ""),
        ("presenter", "Tina Zupan", ""),
        ("conferred by", "Občina Žiri", ""),
        ("", "", ""),
    ]
    assert {row["record_id"] for row in table} == {record.id for record in RECORDS}


@pytest.mark.parametrize("kind", Rows)
def test_every_column_holds_what_it_says(kind: Rows) -> None:
    for column in COLUMNS[kind]:
        values = [column.read(row) for row in rows(RECORDS, kind)]
        assert all(value is None or type(value) is column.holds for value in values), column.name
    assert len({column.name for column in COLUMNS[kind]}) == len(COLUMNS[kind])


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r", "\n=", " =", "＝", "\u00a0@"])
def test_what_a_spreadsheet_would_calculate_is_text(sign: str) -> None:
    formula = f'{sign}HYPERLINK("http://a", "b")'
    (row,) = a_csv([a_record("a", formula, ["Ana -Marija", "=1"])])
    assert row["award"] == f"'{formula}"
    assert row["recipients"] == "Ana -Marija; =1"
    (row,) = a_csv([a_record("a", "pokal", [formula])])
    assert row["recipients"] == f"'{formula}"


def test_other_text_is_as_it_was() -> None:
    for name in ("»Zlati list«", 'nagrada "Lipa", zlata', "–", "'", "dve\nvrsti", "Ana; Jan"):
        (row,) = a_csv([a_record("a", name)])
        assert row["award"] == name


def test_pandas_and_duckdb_read_both_formats_alike(nagrade: Nagrade, tmp_path: Path) -> None:
    feed = a_feed(tmp_path / "feed", RECORDS)
    for kind in Rows:
        files = [tmp_path / f"{kind}.csv", tmp_path / f"{kind}.parquet"]
        for file in files:
            assert nagrade("table", feed, "-o", file, "--rows", kind) == (0, "", "")
        from_csv, from_parquet = pd.read_csv(files[0]), pd.read_parquet(files[1])
        assert list(from_csv.columns) == list(from_parquet.columns) == [column.name for column in COLUMNS[kind]]
        filled = [column for column in from_csv.columns if from_csv[column].notna().all()]
        assert len(filled) > 10
        pd.testing.assert_frame_equal(from_csv[filled], from_parquet[filled], check_dtype=False)
        query = "select count(*), sum(confidence) from '{}' where path = 'a.txt'"
        with duckdb.connect() as database:
            answers = [database.execute(query.format(file)).fetchall() for file in files]
        assert answers[0] == answers[1] != [(0, None)]


def test_slovene_letters_and_a_semicolon_reach_a_spreadsheet(nagrade: Nagrade, tmp_path: Path) -> None:
    feed, file = a_feed(tmp_path / "feed", RECORDS), tmp_path / "awards.csv"
    assert nagrade("table", feed, "-o", file, "--separator", ";").code == 0
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrecord_id;document_id;")
    assert '"Ana Čuk; Jan Kos"'.encode() in data
    assert nagrade("table", feed, "--separator", "tab").out.startswith("\ufeffrecord_id\tdocument_id\t")


def test_parquet_tells_what_its_columns_mean(tmp_path: Path) -> None:
    with (tmp_path / "t.parquet").open("wb") as stream:
        write_parquet(RECORDS, Rows.parties, stream)
    schema = pq.read_schema(tmp_path / "t.parquet")
    assert str(schema.field("link_confidence").type) == "double"
    assert schema.field("why").metadata[b"description"] == b"the rule or model that made the link"


def test_what_cannot_be_written_is_told(nagrade: Nagrade, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = a_feed(tmp_path / "feed", RECORDS)
    (tmp_path / "bad").write_bytes(feed.read_bytes() + b"nothing\n")
    for arguments, cause in (
        (("-o", tmp_path / "t.xlsx"), "t.xlsx: ends with none of .csv, .parquet: say --format"),
        (("--format", "parquet"), "-o FILE.parquet"),
        ((tmp_path / "bad", "-o", tmp_path / "t.csv"), "bad:3: no line of a feed"),
        ((tmp_path / "bad", "-o", tmp_path / "t.parquet"), "bad:3: no line of a feed"),
        (("-o", feed, "--format", "parquet"), "both input and output"),
    ):
        code, _, err = nagrade("table", feed, *arguments)
        assert code == 1
        assert cause in err
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert nagrade("table", feed, "-o", tmp_path / "t.parquet").err.endswith("pip install 'nagrade[parquet]'\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["bad", "feed"]


def test_memory_stays_flat_in_the_size_of_the_feed() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        for _ in csv_lines((RECORDS[0] for _ in range(count)), Rows.parties):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(300) < 2 * peak(10) + 10_000
