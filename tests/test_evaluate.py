"""The evaluation: fixed figures worked out by hand, and the same figures as the script that judges the project."""

import json
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from pipeline.errors import UsageError
from pipeline.evaluate import evaluate, key, same_award
from pipeline.view.figures import figures_json, figures_table

SCRIPT = Path(__file__).parent.parent.parent / "shared" / "score_awards.py"

Line = dict[str, Any]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_lines(name: str, *lines: Line) -> Path:
        file = tmp_path / name
        file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
        return file

    return write_lines


GOLD: Line = {
    "id": "d1",
    "awards": [
        {
            "award": "zlata plaketa Občine Sežana",
            "status": "conferred",
            "recipients": [{"name": "Ana Novak"}, {"name": "Tone Kos"}],
            "presenters": [{"name": "Eva Zajc"}],
            "date": "2021-05",
        },
        {"award": "bralna značka", "status": "past", "recipients": [{"name": "Ivo Rus"}], "date": None},
    ],
    "people": [
        {"name": "Ana Novak", "mention": "Ano Novak", "role": "učiteljica; županja", "institution": "Občina Sežana"},
        {"name": "France Prešeren", "mention": "Prešernova", "namesake": True},
    ],
    "background_awards": [{"award": "Prešernova nagrada"}],
}
FEED: list[Line] = [
    {
        "document": {"id": "ff00", "path": "2021/d1.txt"},
        "status": "conferred",
        "award": {"name": "plaketa Občine Sežana"},
        "recipients": [{"name": "ana  novak"}, {"name": "Miha Rus"}],
        "presenters": [],
        "date": {"iso": "2021-05"},
    },
    {
        "document": {"id": "d1", "path": None},
        "status": "past",
        "award": {"name": "Prešernova nagrada"},
        "recipients": [{"name": "Miha Rus"}],
    },
    {"document": {"id": "other", "path": None}, "status": "conferred", "award": {"name": "red"}, "recipients": []},
]
DOCUMENT: Line = {
    "document": {"id": "d1"},
    "people": [
        {"name": "Ana Novak", "roles": [{"role": "učiteljica", "institution": "Občina Sežani"}]},
        {"name": "France Prešeren", "roles": []},
    ],
}


def test_figures_are_those_worked_out_by_hand(write: Write) -> None:
    found = evaluate(write("gold", GOLD), write("awards", *FEED), write("documents", DOCUMENT))
    counts = {figure.name: (figure.gold, figure.found, figure.precision, figure.recall) for figure in found.figures}
    assert counts == {
        "recipients": (2, 2, 0.5, 0.5),
        "presenters": (1, 0, 0.0, 0.0),
        "accepted by": (0, 0, 0.0, 0.0),
        "conferred by": (0, 0, 0.0, 0.0),
        "award-recipient links": (2, 2, 0.5, 0.5),
        "award-presenter links": (1, 0, 0.0, 0.0),
        "award names": (1, 1, 1.0, 1.0),
        "award names, exact": (1, 1, 0.0, 0.0),
        "recipient-date links": (2, 2, 0.5, 0.5),
        "people": (1, 1, 1.0, 1.0),
        "people's roles": (2, 1, 1.0, 0.5),
        "people's institutions": (1, 1, 1.0, 1.0),
        "institutions, exact": (1, 1, 0.0, 0.0),
    }
    assert found.remarks == {
        "live records on the documents without one": "0 on 0",
        "base form right, of people first named in an inflected form": "1 of 1",
    }


def test_past_counts_when_asked_but_an_epithet_is_no_error(write: Write) -> None:
    found = evaluate(write("gold", GOLD), write("awards", *FEED), with_past=True)
    assert found.figures[0][:3] == ("recipients", 3, 2)


def test_errors_are_named(write: Write) -> None:
    found = evaluate(write("gold", GOLD), write("awards", *FEED))
    table = list(figures_table(found, errors=2))
    assert table[0] == "1 documents"
    assert table[-2:] == ["recipients, d1, missed: tone kos", "recipients, d1, wrong: miha rus"]


def test_a_live_record_where_there_is_none_is_counted(write: Write) -> None:
    quiet = {"id": "d1", "awards": [], "people": []}
    assert evaluate(write("gold", quiet), write("awards", *FEED)).remarks == {
        "live records on the documents without one": "1 on 1"
    }


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("{", "gold:1: Invalid JSON"),
        ('{"id": "d1"}', "gold:1: awards: Field required"),
        ("\udcff", "gold:1: Invalid JSON"),
    ],
)
def test_a_file_that_is_no_gold_is_named_with_its_line(tmp_path: Path, write: Write, line: str, cause: str) -> None:
    gold = tmp_path / "gold"
    gold.write_text(line, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(UsageError, match=cause):
        evaluate(gold, write("awards", *FEED))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere: no such file or directory"):
        evaluate(tmp_path / "nowhere", tmp_path / "nowhere")


def test_names_are_compared_but_for_case_space_and_quotes() -> None:
    assert key(" »Ana\xa0 NOVAK« ") == "ana novak"
    assert key(None) == ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("zlata plaketa", "Zlato plaketo", True),
        ("zlata plaketa Občine Sežana", "plaketa", True),
        ("zlata plaketa", "zlata medalja za pogum", True),
        ("zlata plaketa mesta", "plaketa univerze v Novi Gorici", False),
        ("naziv", "naziv", False),
    ],
)
def test_award_names_are_compared_by_half_of_the_shorter_ones_words(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a column
    assert same_award(one, other) is same


AWARDS = [
    "zlata plaketa",
    "Zlata plaketa Občine Sežana",
    "nagrada mesta",
    "nagrada",
    "naziv",
    "častni občan",
    "Red »za zasluge«",
]
NAMES = ["Ana Novak", "ana novak", "»Tone Kos«", "Tone Kos", "Občina Sežana", "", "Eva  Zajc", None]
STATUSES = ["conferred", "announced", "future", "nominated", "past", "declined", "revoked"]
ROLES = ["župan", "županja; učiteljica", "predsednik odbora", "Predsednik", None, ""]
DATES = ["2021", "2021-05", "2021-05-26", None]


def some_parties(random: Random) -> list[Line] | None:
    return random.choice(
        [None, *([{"name": random.choice(NAMES)} for _ in range(random.randint(0, 3))] for _ in range(3))]
    )


def some_gold(random: Random, name: str) -> Line:
    return {
        "id": name,
        "awards": [
            {
                "award": random.choice(AWARDS),
                "status": random.choice(STATUSES),
                **{field: some_parties(random) for field in ("recipients", "accepted_by", "presenters", "awarded_by")},
                "date": random.choice(DATES),
            }
            for _ in range(random.randint(0, 4))
        ],
        "people": [
            {
                "name": random.choice([name for name in NAMES if name]),
                "mention": random.choice(["Ani Novak", "Tone Kos"]),
                "role": random.choice(ROLES),
                "institution": random.choice(ROLES),
                "namesake": random.random() < 0.2,
            }
            for _ in range(random.randint(0, 3))
        ],
        "background_awards": random.choice([None, [{"award": random.choice(AWARDS)}]]),
    }


def some_record(random: Random) -> Line:
    return {
        "document": some_document(random),
        "status": random.choice(STATUSES),
        "award": {"name": random.choice(AWARDS)},
        **{field: some_parties(random) for field in ("recipients", "accepted_by", "presenters", "conferred_by")},
        "date": random.choice([None, *({"iso": date} for date in DATES)]),
    }


def some_document(random: Random) -> Line:
    return {"id": random.choice(["d1", "d2", "x", None]), "path": random.choice(["a/d3.txt", "d1.txt", "x.txt", None])}


def some_people(random: Random) -> Line:
    return {
        "document": some_document(random),
        "people": [
            {
                "name": random.choice([name for name in NAMES if name]),
                "roles": [
                    {"role": random.choice(ROLES), "institution": random.choice(ROLES)}
                    for _ in range(random.randint(0, 2))
                ],
            }
            for _ in range(random.randint(0, 4))
        ],
    }


@pytest.mark.skipif(not SCRIPT.exists(), reason="the judging script lies beside the checkout")
@pytest.mark.parametrize("seed", range(40))
def test_figures_are_those_of_the_judging_script(
    seed: int, write: Write, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    random = Random(seed)  # noqa: S311 - test data
    gold = write("gold", *(some_gold(random, name) for name in ("d1", "d2", "d3")))
    awards = write("awards", *(some_record(random) for _ in range(12)))
    documents = write("documents", *(some_people(random) for _ in range(4))) if seed % 2 else None
    with_past = seed % 4 > 1
    arguments = [
        str(gold),
        str(awards),
        *([str(documents)] if documents else []),
        *(["--with-past"] if with_past else []),
    ]
    monkeypatch.setattr(sys, "argv", ["score_awards.py", *arguments, "--json"])
    runpy.run_path(str(SCRIPT), run_name="__main__")
    expected = json.loads(capsys.readouterr().out)
    assert json.loads(figures_json(evaluate(gold, awards, documents, with_past=with_past))) == expected
