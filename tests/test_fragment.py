"""What was read of a release as a piece of HTML for a page of somebody else's."""

import re
from dataclasses import replace

import pytest

from pipeline.records import AwardRecord
from pipeline.view.html.fragment import fragment
from pipeline.view.html.labels import Language
from tests.markup import Read
from tests.sheets import HOSTILE, PRODUCER, TEXT, document, hostile, sheet


def test_it_shows_the_unaltered_text_and_a_card_for_each_award() -> None:
    read = Read(fragment(document(sheet()), TEXT))
    assert read.texts["text"] == [TEXT]
    (card,) = read.texts["card"]
    for said in ("nagrada zlati vrelec", "Peter Zupan", "župan", "frame.prevzeti", "0,66", "12. 5. 2023"):
        assert said in card
    assert "data-tag" in {name for _, name, _ in read.attributes}


def test_a_single_record_is_shown_too_by_its_evidence_or_its_text() -> None:
    one = sheet()
    record = AwardRecord(**dict(one.awards[0]), document=one.document, producer=PRODUCER)
    read = Read(fragment(record, language=Language.en))
    assert read.texts["text"][0].strip().startswith("Nagrado zlati vrelec")
    assert "The whole text is not at hand" in read.texts["reading"][0]
    assert Read(fragment(record, TEXT)).texts["text"] == [TEXT]


def test_every_link_leads_to_something_in_it_and_two_share_no_id() -> None:
    reads = [Read(fragment(document(sheet(number)), TEXT)) for number in (1, 2)]
    ids = [{value for _, name, value in read.attributes if name == "id"} for read in reads]
    assert not ids[0] & ids[1]
    for read, own in zip(reads, ids, strict=True):
        links = {value for _, name, value in read.attributes if name == "href"}
        assert links
        assert links <= {f"#{one}" for one in own}


def test_its_style_stands_in_one_rule_for_itself() -> None:
    html = fragment(document(sheet()), TEXT)
    anchor = next(value for _, name, value in Read(html).attributes if name == "id")
    style = re.sub(r"/\*.*?\*/", "", html.split("<style>")[1].split("</style>")[0], flags=re.DOTALL).strip()
    assert style.startswith(f"#{anchor} {{")
    depth, outside = 0, ""
    for sign in style:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        outside += sign if depth == 0 else ""
    assert outside == f"#{anchor} }}"


def test_the_same_release_gives_the_same_characters() -> None:
    assert fragment(document(sheet()), TEXT) == fragment(document(sheet()), TEXT)


@pytest.mark.parametrize("text", [None, hostile().text])
def test_every_value_is_text(text: str | None) -> None:
    read = Read(fragment(document(hostile()), text))
    harmless = Read(fragment(document(replace(sheet(), text=None))))
    assert set(read.tags) <= set(harmless.tags) | {"q", "code"}
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in {"src", "style"}]
    assert read.texts["text"][0].strip().startswith(HOSTILE)
