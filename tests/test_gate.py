"""The gate: the floors hold for what ships, and each way of going below them is found and named."""

import re

import pytest

from scripts.gate import FLOORS, Floors, compare, measured, read_floors
from scripts.goldsets import CORPUS, ours
from scripts.measuring import FALSE, ReadRelease

README = CORPUS.parent / "README.md"
PINNED = Floors("abc", {"recipients": 60.0, FALSE: 5.0})


def test_no_figure_of_the_test_part_is_below_its_floor(corpus: dict[str, list[ReadRelease]]) -> None:
    assert compare(read_floors(FLOORS), ours("test").digest, measured(corpus["test"])) == []


@pytest.mark.parametrize(
    ("gold", "figures", "said"),
    [
        ("abc", {"recipients": 60.0, FALSE: 5.0}, []),
        ("abc", {"recipients": 70.0, FALSE: 0.0}, []),
        ("abc", {"recipients": 59.9, FALSE: 5.0}, ["recipients: 59.9 is below 60.0"]),
        ("abc", {"recipients": 60.0, FALSE: 6.0}, [f"{FALSE}: 6.0 is above 5.0"]),
        ("abc", {FALSE: 5.0}, ["recipients: no such figure any more"]),
        (
            "abc",
            {"recipients": 60.0, FALSE: 5.0, "places": 1.0},
            ["places: has no floor: python -m scripts.gate --lower"],
        ),
        (
            "abd",
            {"recipients": 99.0, FALSE: 0.0},
            ["the gold of the test part has changed since the floors were set: python -m scripts.gate --lower"],
        ),
    ],
)
def test_what_the_gate_says(gold: str, figures: dict[str, float], said: list[str]) -> None:
    assert compare(PINNED, gold, figures) == said


def test_a_release_that_is_read_worse_is_noticed(corpus: dict[str, list[ReadRelease]]) -> None:
    spoilt = [one._replace(document=None) if one.gold.awards else one for one in corpus["test"]]
    said = compare(read_floors(FLOORS), ours("test").digest, measured(spoilt))
    assert any(line.startswith("recipients: 0.0 is below") for line in said)


def test_the_readme_tells_the_pinned_figures() -> None:
    told = re.findall(
        r"^\| ([a-z -]+) \| [\d.]+ \| ([\d.]+) \| [\d.]+ to [\d.]+ \|$", README.read_text("utf-8"), flags=re.MULTILINE
    )
    pinned = read_floors(FLOORS).figures
    assert len(told) > 5
    assert {name: float(figure) for name, figure in told} == {name: pinned[name] for name, _ in told}
