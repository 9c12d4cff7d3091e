"""Layout: every row's proof, what each row is needed for, and whole releases."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from pipeline.rules.layout import LAYOUT, LayoutRow
from pipeline.rules.row import Mark, unmark
from pipeline.spans import Span
from pipeline.stages.cues import Found
from pipeline.stages.language import Part, language_parts
from pipeline.stages.layout import Layout, find_layout
from tests.timing import grows_at_most

SEED = Path(__file__).parents[2] / "shared" / "seed"
RELEASES = Path(__file__).parents[1] / "corpus" / "releases"
needs_seed = pytest.mark.skipif(not SEED.is_dir(), reason="the seed lies outside the repository")


def unmet(row: LayoutRow, rows: tuple[LayoutRow, ...]) -> list[Mark]:
    """The marks of the row's proof that the layout by ``rows`` does not meet."""
    text, marks = unmark(row.reads)
    layout = find_layout(text, rows)
    return [mark for mark in marks if not meets(layout, mark)]


def meets(layout: Layout, mark: Mark) -> bool:
    slot, _, kind = mark.slot.partition(".")
    if slot == "section":
        return any(section.kind == kind and section.span == mark.span for section in layout.sections)
    if slot == "sender":
        return mark.span in layout.senders
    if slot == "credit":
        return mark.span in layout.credits
    if slot == "published":
        found = layout.published
        return found is not None and (found.span, found.day.isoformat()) == (mark.span, mark.base)
    value: Found | None = {
        "title": layout.title,
        "source": layout.source,
        "dateline_place": layout.dateline_place,
    }[slot]
    return value is not None and value.span == mark.span


def rules_of(layout: Layout) -> set[str]:
    found = [layout.title, layout.source, layout.dateline_place, layout.published, *layout.sections]
    return {value.rule for value in found if value}


@pytest.mark.parametrize("row", LAYOUT, ids=lambda row: row.id)
def test_row_reads_its_proof(row: LayoutRow) -> None:
    assert unmark(row.reads)[1], "a proof needs a mark"
    assert unmet(row, LAYOUT) == []


@pytest.mark.parametrize("row", LAYOUT, ids=lambda row: row.id)
def test_proof_fails_without_its_row(row: LayoutRow) -> None:
    assert unmet(row, tuple(other for other in LAYOUT if other is not row))


@pytest.mark.parametrize("row", [row for row in LAYOUT if row.silent], ids=lambda row: row.id)
def test_row_is_silent(row: LayoutRow) -> None:
    text, marks = unmark(row.silent)
    assert not marks
    without = find_layout(text, tuple(other for other in LAYOUT if other is not row))
    assert find_layout(text, LAYOUT) == without


def test_ids_are_unique() -> None:
    assert len({row.id for row in LAYOUT}) == len(LAYOUT)


# --- What no single row tells ---


def kinds(text: str) -> list[str]:
    return [section.kind for section in find_layout(text, LAYOUT).sections]


def test_published_dateline_goes_before_stamp() -> None:
    text = "Objavljeno: 23. 9. 2024\n\nGrb Ani\n\nSodražica, 21. septembra – Župan je danes podelil grb.\n"
    published = find_layout(text, LAYOUT).published
    assert published
    assert (published.day, published.span.of(text)) == (date(2024, 9, 21), "21. septembra")


def test_published_year_of_the_stamp_may_be_the_next() -> None:
    published = find_layout("Celje, 31. decembra – Podelili so grb.\n\nObjavljeno: 2. 1. 2020", LAYOUT).published
    assert published
    assert published.day == date(2019, 12, 31)


def test_published_is_not_guessed() -> None:
    layout = find_layout("Celje, 31. decembra – Župan je danes podelil grb.", LAYOUT)
    assert layout.dateline_place
    assert layout.published is None


def test_event_of_an_invitation_is_not_published() -> None:
    layout = find_layout("VABILO\n\nČetrtek, 20. november 2025, ob 18. uri\n\nVabimo vas na podelitev.", LAYOUT)
    assert layout.published is None
    assert layout.title is None


@pytest.mark.parametrize("text", ["Prešernova nagrada Ani Novak", "Ana Novak je prejela nagrado.", "Hvala!"])
def test_one_line_is_body(text: str) -> None:
    assert kinds(text) == ["body"]


def test_headline_needs_a_body() -> None:
    assert kinds("Prešernova nagrada Ani Novak\n\nVir: STA") == ["body", "source"]


def test_headline_over_several_lines() -> None:
    title = "Najboljši obrtniki\nMislinjske doline\nso prejeli zlata,\nsrebrna in bronasta dleta"
    text = f"Torek, 3. december 2019 20:14\nGospodarstvo\n\n{title}\n\nŽupan je bil vesel."
    found = find_layout(text, LAYOUT).title
    assert found
    assert found.span.of(text) == title


def test_headline_twice() -> None:
    layout = find_layout("Grb Ani Novak\n\nGrb Ani Novak\n\nŽupan je bil vesel.", LAYOUT)
    assert layout.of("headline") == (Span(0, 13), Span(15, 28))
    assert layout.title == Found(Span(0, 13), "layout.headline")


def test_caption_with_a_town_is_no_dateline() -> None:
    layout = find_layout("Grb Ani Novak\n\nVelenje. Ana Novak po podelitvi.\n\nŽupan je bil vesel.", LAYOUT)
    assert layout.dateline_place is None
    assert layout.title


def test_dateline_below_captions() -> None:
    text = "Grb Ani\n\nAna z grbom. (Foto: Jaka Kos)\n\nMetlika – Župan je podelil grb.\n"
    layout = find_layout(text, LAYOUT)
    assert [section.kind for section in layout.sections] == ["headline", "body", "dateline", "body"]
    assert [span.of(text) for span in layout.credits] == ["Foto: Jaka Kos"]


def test_winners_are_no_signature() -> None:
    assert kinds("Župan je bil vesel.\n\nDobitniki:\nAna Novak, Kamnik\nJanez Kos\n\nKontakt: a@b.si") == [
        "body",
        "contact",
    ]
    assert kinds("Župan je bil vesel.\n\nDobitniki\n\nAna Novak\nJanez Kos\nMaja Zupan\nEva Fir") == ["body"]


def test_two_releases_on_a_page() -> None:
    first = "ZVEZA SOČA\nTolmin, 11. 1. 2021\n\nPrvi grb\n\n" + "Župan je bil zelo vesel. " * 5
    second = (
        "\n\nPredsednik zveze\nIvan Kos\n\nZVEZA SOČA\nŠt. 7/2021\nTolmin, 13. 1. 2021\n\nDrugi\n\nVsi so se veselili."
    )
    layout = find_layout(first + second, LAYOUT)
    release = ["source", "dateline", "headline", "body"]
    assert [section.kind for section in layout.sections] == [*release, "signature", "source", *release]
    assert layout.title
    assert layout.title.span.of(first) == "Prvi grb"
    assert layout.published
    assert layout.published.day == date(2021, 1, 11)


def test_passed_over_parts_have_no_sections() -> None:
    text = "Župan je bil vesel.\n\nThe mayor was happy.\n\nVsi so se zelo veselili."
    parts = (Part(Span(0, 19), "sl"), Part(Span(43, len(text)), "sl"))
    layout = find_layout(text, LAYOUT, parts=parts)
    assert layout.of("body") == (Span(0, 19), Span(43, len(text)))


def test_no_text_no_layout() -> None:
    layout = find_layout(" \n", LAYOUT)
    assert layout.sections == ()
    assert layout.published is None


# --- Contacts ---


@pytest.mark.parametrize(
    ("text", "phones"),
    [
        ("T: 03 8961 736, T: 03 8961 736", ("03 8961 736",)),
        ("T.: 02 555 06 00\nF.: 02 555 06 09\nfaks: 02 555 06 10", ("02 555 06 00",)),
        ("01/831-81-01 ali (01) 831 81 01", ("01/831-81-01", "(01) 831 81 01")),
        (
            "+386 3 555 46 20, 00386 41 555 111, +386 (0)3 555 46 20",
            ("+386 3 555 46 20", "00386 41 555 111", "+386 (0)3 555 46 20"),
        ),
        ("na številko 080 12 34", ("080 12 34",)),
        ("telefonska številka 02 555 70 03.", ("02 555 70 03",)),
        ("Številka: 094-7/2023-12 in 094-17/2016/3, št. 94/2007", ()),
        ("05. 06. 2019, 19:48; 20.000.000 evrov; SI56 0110 0600 0020 286; 2016/679", ()),
    ],
)
def test_phones(text: str, phones: tuple[str, ...]) -> None:
    assert find_layout(text, LAYOUT).contacts.phones == phones


def test_mails_and_webs_in_order_as_written() -> None:
    text = "Beri www.b.si/priz... in https://a.si/x?y=1, pisi b@b.si. Ali (a@a.si); www.c.si. In www.b.si/priz..."
    contacts = find_layout(text, LAYOUT).contacts
    assert contacts.emails == ("b@b.si", "a@a.si")
    assert contacts.urls == ("www.b.si/priz...", "https://a.si/x?y=1", "www.c.si")


# --- Whole releases ---


@needs_seed
def test_seed() -> None:
    text = (SEED / "velenje_2021.txt").read_text(encoding="utf-8")
    expected = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    layout = find_layout(text, LAYOUT, parts=language_parts(text))
    assert [section.kind for section in layout.sections] == expected["sections_in_order"]
    assert {name: list(values) for name, values in layout.contacts.model_dump().items()} == expected["contacts"]
    document = expected["document"]
    assert layout.title
    assert layout.source
    assert layout.dateline_place
    assert layout.published
    assert [found.span.of(text) for found in (layout.title, layout.source, layout.dateline_place)] == [
        document["title"],
        document["source"],
        document["dateline_place"],
    ]
    assert layout.published.day.isoformat() == document["published"]


def releases() -> list[Path]:
    return sorted(RELEASES.glob("*.txt"))[::8]


def test_releases_are_there() -> None:
    assert len(releases()) > 30


@pytest.mark.parametrize("path", releases(), ids=lambda path: path.stem)
def test_releases_with_any_line_ends(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    layout = find_layout(text, LAYOUT)
    ends = [section.span for section in layout.sections]
    assert all(one.end <= other.start for one, other in pairwise(ends))
    assert "body" in {section.kind for section in layout.sections}
    assert rules_of(layout)
    for end in ("\r\n", "\r"):
        other_text = text.replace("\n", end)
        other = find_layout(other_text, LAYOUT)
        assert [(s.kind, s.rule, s.span.of(other_text).replace(end, "\n")) for s in other.sections] == [
            (s.kind, s.rule, s.span.of(text)) for s in layout.sections
        ]
        assert other.contacts == layout.contacts


UNITS = (
    *("a.", "\n", "x\n", "x", " ", "0 ", "01 ", "+1", "@", "a@", "a@a.", "www.", "foto:", "obdel ", "če ste ", "ABC "),
    *(
        "Ana Novak\n",
        "Ana Novak, ",
        "(",
        "Celje, 5. maja ",
        "Št. 7/2021\n",
        "\r\n",
        "- Ana\n",
        "....\n",
        "č",
        "Lep pozdrav\n",
    ),
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def work(size: int) -> None:
        find_layout(unit * (size // len(unit)), LAYOUT)

    assert grows_at_most(8, work, 50_000, 200_000)  # four times the text; a square would take 16 times as long


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Lipa, glasilo občine Brezje, marec 2019", date(2019, 3, 15)),
        ("julij 2018", date(2018, 7, 15)),
        ("Domov > Novice > Oktober 2022", date(2022, 10, 15)),
        ("Sporočilo št. 14/2016", date(2016, 7, 1)),
        ("Lipa, glasilo občine Brezje", None),
    ],
)
def test_an_issue_tells_about_when_a_release_was_published(head: str, day: date | None) -> None:
    layout = find_layout(f"{head}\n\nZlati grb Ani Novak\n\nŽupan je bil vesel, da je grb podelil.", LAYOUT)
    assert (layout.published, layout.around) == (None, day)
