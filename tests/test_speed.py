"""Speed, in ratios that are the same on every machine: our own share of a release's time, and how it grows."""

import sys
from types import FrameType

from pipeline.extract import Reader
from scripts.bench.page import page
from scripts.bench.report import Report
from scripts.bench.stages import own_share, stage_seconds
from scripts.goldsets import CORPUS
from tests.timing import grows_at_most

_TRIES = 3
RELEASES = [path.read_text(encoding="utf-8") for path in sorted((CORPUS / "releases").glob("*.txt"))[::200]]
# About 20 words, with a name, an office, a date and an award.
PARAGRAPH = (
    "Zlato plaketo občine Lipnik je {n}. maja 2021 prejela Ana Novak, ravnateljica Osnovne šole Zabrdo; "
    "izročil ji jo je župan Rok Belina.\n\n"
)


def _release(words: int) -> str:
    return "".join(PARAGRAPH.format(n=n % 28 + 1) for n in range(words // 20))


def test_our_own_stages_take_about_as_long_as_the_model_at_most() -> None:
    # 54 % is usual (docs/speed.md); runs that share the machine differ by five to either side.
    assert any(own_share(stage_seconds(RELEASES)) < 0.6 for _ in range(_TRIES))


def test_ten_times_the_words_take_about_ten_times_as_long(reader: Reader) -> None:
    assert grows_at_most(12, lambda words: reader.extract(_release(words)), 200, 2000)


def _calls(reader: Reader, words: int) -> int:
    """How many Python functions are called for a release."""
    count = 0

    def called(_frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(called)
    try:
        reader.extract(_release(words))
    finally:
        sys.setprofile(before)
    return count


def test_a_word_costs_few_calls_and_no_more_in_a_longer_release(reader: Reader) -> None:
    _calls(reader, 200)  # what is cached by then is cached for all that follow
    short, long = _calls(reader, 200), _calls(reader, 1000)
    assert long <= 5.5 * short
    assert short <= 750 * 200


def test_the_page_is_what_the_report_says() -> None:
    docs = CORPUS.parent / "docs"
    report = Report.model_validate_json((docs / "reports" / "bench.json").read_bytes())
    assert (docs / "speed.md").read_text(encoding="utf-8") == page(report)
