"""Pages as a person meets them, in a real browser: with pointer, keyboard and screen reader, and without scripts."""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from pipeline.sheets import Sheet
from pipeline.view.html.fragment import fragment
from pipeline.view.html.labels import Language
from pipeline.view.html.page import page as html
from tests.conftest import CHROMIUM
from tests.sheets import HOSTILE, TEXT, document, hostile, sheet

Open = Callable[..., Page]
CORPUS = (
    sheet(1, year=2021, sure=0.4),
    sheet(2, year=2022, status="nominated", sure=0.95),
    sheet(3, year=2023, sure=0.7),
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Opens a page; at the end nothing may have gone wrong on it, and nothing but the file may have been asked for."""
    contexts = []
    complaints: list[str] = []
    asked: list[str] = []

    def open_page(*sheets: Sheet, language: Language = Language.sl, **options: object) -> Page:
        file = tmp_path / "page.html"
        file.write_text("".join(html(sheets, language)), encoding="utf-8")
        context = browser.new_context(**{"reduced_motion": "reduce", **options})
        contexts.append(context)
        opened = context.new_page()
        opened.set_default_timeout(5000)
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("dialog", lambda dialog: complaints.append(dialog.message))
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto(file.as_uri())
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []


def shown(opened: Page) -> list[str]:
    """The titles of the releases in the table."""
    return [text.strip() for text in opened.locator("#table tbody td:last-child").all_inner_texts()]


def test_a_release_shows_its_text_unaltered_with_its_marks_in_colour(opened: Open) -> None:
    page = opened(sheet())
    assert page.locator(".text").evaluate("element => element.textContent") == TEXT
    mark = page.locator("mark.PERSON", has_text="Ana Novak").first
    assert mark.evaluate("element => getComputedStyle(element).backgroundColor") != "rgba(0, 0, 0, 0)"
    inner = page.locator("mark.AWARD mark.INSTITUTION")
    expect(inner).to_have_text("Knjižnice Breg")


@pytest.mark.parametrize("way", ["pointer", "keyboard"])
def test_what_lies_behind_a_mark_shows_and_goes_with_escape(opened: Open, way: str) -> None:
    page = opened(sheet())
    link = page.locator(".text a", has_text="Petra Zupana")
    link.hover() if way == "pointer" else link.focus()
    tip = page.get_by_role("tooltip")
    expect(tip).to_contain_text("oseba: Peter Zupan")
    expect(tip).to_contain_text("izroči · 1 nagrada zlati vrelec")
    expect(tip).to_contain_text("Zakaj: frame.prevzeti · zanesljivost 0,66")
    expect(page.locator("#r1a1p3")).to_have_class("active")
    expect(page.locator(".text > svg path")).to_have_count(4)
    expect(page.locator(".evidence.active")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(tip).to_be_hidden()
    expect(page.locator(".active")).to_have_count(0)


def test_a_tag_shows_what_lies_behind_its_mark(opened: Open) -> None:
    page = opened(sheet())
    page.locator("mark:has-text('Petra Zupana') + .tag").hover()
    expect(page.get_by_role("tooltip")).to_contain_text("izroči · 1 nagrada zlati vrelec")


# Points of the lines that lie on words, each line of words without its upper and lower quarter.
CROSSED = """() => {
  const text = document.querySelector(".text");
  const home = text.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(text);
  const words = [...range.getClientRects()].filter((box) => box.width && box.height < 40);
  const crosses = ({ x, y }) => words.some((box) =>
    x + home.left > box.left && x + home.left < box.right &&
    y + home.top > box.top + box.height / 4 && y + home.top < box.bottom - box.height / 4);
  const points = (path) =>
    Array.from({ length: 400 }, (_, at) => path.getPointAtLength(path.getTotalLength() * at / 400));
  return [...text.querySelectorAll("svg path")].flatMap(points).filter(crosses).length;
}"""


@pytest.mark.parametrize("width", [360, 700, 1280])
def test_the_lines_between_names_cross_no_words(opened: Open, width: int) -> None:
    page = opened(sheet(), viewport={"width": width, "height": 900})
    page.locator(".card .title").hover()
    expect(page.locator(".text > svg path")).to_have_count(4)
    assert page.evaluate(CROSSED) == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_somebody_in_many_awards_is_joined_to_each_and_nobody_else_is(opened: Open) -> None:
    one = sheet()
    page = opened(replace(one, awards=tuple(one.awards[0].model_copy(update={"id": str(n)}) for n in range(3))))
    page.locator(".text a", has_text="Petra Zupana").hover()
    expect(page.locator(".text > svg path.presents")).to_have_count(3)
    expect(page.locator(".text > svg path")).to_have_count(3)
    expect(page.locator(".card.active")).to_have_count(3)
    expect(page.locator("mark.PERSON.active")).to_have_count(1)


def test_a_card_shows_who_is_in_it_and_stays_when_clicked(opened: Open) -> None:
    page = opened(sheet())
    page.locator(".card").click()
    page.mouse.move(0, 0)
    expect(page.locator("mark.active")).to_have_count(7)
    page.locator("h1").click()
    expect(page.locator(".active")).to_have_count(0)


FILTERS: tuple[tuple[str, str, list[str]], ...] = (
    ("search", "VRELEC 2022", ["Zlati vrelec 2"]),
    ("search", "knjiznica", ["Zlati vrelec 1", "Zlati vrelec 2", "Zlati vrelec 3"]),
    ("award", "vrelec", ["Zlati vrelec 1", "Zlati vrelec 2", "Zlati vrelec 3"]),
    ("award", "plaketa", []),
    ("person", "peter zup", ["Zlati vrelec 1", "Zlati vrelec 2", "Zlati vrelec 3"]),
    ("person", "Knjižnica", []),
    ("institution", "lipa", ["Zlati vrelec 1", "Zlati vrelec 2", "Zlati vrelec 3"]),
    ("year", "2022", ["Zlati vrelec 2"]),
    ("status", "nominated", ["Zlati vrelec 2"]),
    ("confidence", "0.7", ["Zlati vrelec 2", "Zlati vrelec 3"]),
)


def test_each_filter_narrows_table_and_releases(opened: Open) -> None:
    page = opened(*CORPUS)
    for name, value, titles in FILTERS:
        field = page.locator(f"#f-{name}")
        field.select_option(value) if name in {"year", "status"} else field.fill(value)
        said = f"Zapisi: {len(titles)} od 3" if titles else "Izboru ne ustreza noben zapis."
        expect(page.locator("#shown-releases")).to_have_text(f"Objave: {len(titles)} od 3")
        expect(page.locator("#shown-records")).to_have_text(said)
        assert shown(page) == titles, (name, value)
        assert page.locator("details.release:visible").count() == len(titles)
        page.get_by_role("button", name="Ponastavi izbor").click()
        expect(page.locator("#shown-records")).to_have_text("Zapisi: 3 od 3")


def test_search_finds_words_that_stand_in_a_text_only(opened: Open) -> None:
    page = opened(*CORPUS, hostile(4))
    page.fill("#f-search", "bralci izbrali")
    expect(page.locator("#shown-releases")).to_have_text("Objave: 3 od 4")
    page.fill("#f-search", HOSTILE.split("\u2028")[0])
    expect(page.locator("#shown-releases")).to_have_text("Objave: 1 od 4")


def test_releases_without_an_award_are_shown_too(opened: Open) -> None:
    page = opened(*[replace(one, awards=()) for one in CORPUS])
    expect(page.locator("details.release:visible")).to_have_count(3)
    page.locator("summary", has_text="Zlati vrelec 1").click()
    expect(page.locator(".cards")).to_have_text("V tej objavi ni bila prebrana nobena nagrada.")


def test_the_table_is_sorted_by_its_heads(opened: Open) -> None:
    page = opened(*CORPUS)
    head = page.locator("th[data-sort=confidence]")
    button = page.get_by_role("button", name="Razvrsti po stolpcu: Zanesljivost")
    button.focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert shown(page) == ["Zlati vrelec 1", "Zlati vrelec 3", "Zlati vrelec 2"]
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert shown(page) == ["Zlati vrelec 2", "Zlati vrelec 3", "Zlati vrelec 1"]


def test_a_long_table_is_shown_in_parts(opened: Open) -> None:
    page = opened(*[sheet(number) for number in range(1, 131)])
    assert len(shown(page)) == 100
    page.get_by_role("button", name="Pokaži še 30").click()
    assert len(shown(page)) == 130


def test_a_link_in_the_table_unfolds_the_release_at_its_card(opened: Open) -> None:
    page = opened(*CORPUS)
    expect(page.locator(".card")).to_have_count(0)
    page.locator("#table tbody th a").nth(1).click()
    expect(page.locator("#r2a1")).to_be_in_viewport()
    expect(page.locator("#r2a1")).to_be_focused()
    expect(page.locator(".text")).to_contain_text("Bralci so izbrali")


def saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_text("utf-8")


def test_what_is_shown_is_saved_as_csv_and_json(opened: Open) -> None:
    page = opened(*CORPUS)
    page.locator("#f-status").select_option("nominated")
    expect(page.locator("#shown-records")).to_have_text("Zapisi: 1 od 3")
    (record,) = orjson.loads(saved(page, "Shrani kot JSON"))
    assert (record["id"], record["status"], record["recipients"]) == ("zapis-2", "nominated", ["Založba Lipa"])
    text = saved(page, "Shrani kot CSV")
    assert text.startswith("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row.keys() == record.keys()
    assert (row["presenters"], row["date"], row["confidence"]) == ("Peter Zupan", "2022-05-12", "0.95")


@pytest.mark.parametrize("sheets", [[hostile()], [hostile(1), hostile(2)]], ids=["release", "corpus"])
def test_markup_and_script_in_a_release_show_as_text(opened: Open, sheets: list[Sheet]) -> None:
    page = opened(*sheets)
    if len(sheets) > 1:
        page.locator("#table tbody th a").first.click()
        rows = list(csv.DictReader(io.StringIO(saved(page, "Shrani kot CSV").removeprefix("\ufeff"))))
        assert [row["recipients"] for row in rows] == [f"'={HOSTILE}"] * 2  # no formula to a spreadsheet
    page.locator(".text a").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text("window.hacked=1")
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.locator(".text").first.evaluate("element => element.textContent") == sheets[0].text


def test_without_scripts_all_can_be_read(opened: Open) -> None:
    page = opened(*CORPUS, java_script_enabled=False)
    expect(page.locator("#table tbody tr")).to_have_count(3)
    for needless in ("#filters", ".export", "#more"):
        expect(page.locator(needless)).to_be_hidden()
    page.locator("summary", has_text="Zlati vrelec 3").click()
    expect(page.locator("#r3 .text")).to_be_visible()
    expect(page.locator("#r3a1")).to_contain_text("frame.prevzeti")
    expect(page.locator("#figures svg")).to_have_count(4)


@pytest.mark.parametrize(("scheme", "language"), [("light", Language.sl), ("dark", Language.en)])
@pytest.mark.parametrize("sheets", [CORPUS[:1], CORPUS], ids=["release", "corpus"])
def test_nothing_stands_in_the_way_of_people_who_see_or_move_otherwise(
    opened: Open, sheets: tuple[Sheet, ...], language: Language, scheme: str
) -> None:
    page = opened(*sheets, language=language, color_scheme=scheme)
    if len(sheets) > 1:
        page.locator("#table tbody th a").first.click()
    page.locator(".text a").first.focus()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []


def test_the_keyboard_reaches_the_content_first(opened: Open) -> None:
    page = opened(*CORPUS)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Preskoči na vsebino")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Iskanje po zapisih in besedilih")).to_be_focused()


@pytest.mark.parametrize("sheets", [CORPUS, (hostile(),), (hostile(1), hostile(2))], ids=["corpus", "long", "longs"])
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_fits_its_window(opened: Open, sheets: tuple[Sheet, ...], width: int) -> None:
    page = opened(*sheets, viewport={"width": width, "height": 800})
    if len(sheets) > 1:
        page.locator("#table tbody th a").first.click()
    page.locator(".text a").first.hover()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for wide in (".cards", ".card"):
        assert page.locator(wide).first.evaluate("element => element.scrollWidth - element.clientWidth") == 0, wide


def test_what_is_printed_has_no_controls_and_all_evidence(opened: Open) -> None:
    page = opened(sheet())
    page.emulate_media(media="print")
    expect(page.locator(".card details q")).to_be_visible()
    assert page.locator(".cards").evaluate("element => getComputedStyle(element).overflow") == "visible"
    assert page.pdf().startswith(b"%PDF")
    corpus = opened(*CORPUS)
    corpus.emulate_media(media="print")
    for hidden in ("#filters", ".export", ".skip", "nav"):
        expect(corpus.locator(hidden)).to_be_hidden()
    expect(corpus.locator("#table tbody tr")).to_have_count(3)


AROUND = "<p class='around'>Beseda <mark>beseda</mark> <code>koda</code></p><ul class='around'><li>Beseda</li></ul>"
LOOKS = """() => [...document.querySelectorAll(".around, .around *")].map((element) => {
  const look = getComputedStyle(element);
  return [...look].map((name) => look.getPropertyValue(name)).join();
})"""


def test_a_fragment_changes_nothing_around_it_and_nothing_around_changes_it(browser: Browser) -> None:
    page = browser.new_page()
    looks = []
    for piece in ("", fragment(document(sheet()), TEXT)):
        page.set_content(f"<style>p, mark, li {{ color: red; padding: 9px }}</style>{AROUND}{piece}")
        looks.append(page.evaluate(LOOKS))
    assert looks[0] == looks[1]
    for name in (".text mark", ".card p", ".card li", ".legend p"):
        assert page.locator(name).first.evaluate("element => getComputedStyle(element).color") != "rgb(255, 0, 0)"
    page.locator(".text a", has_text="Petra Zupana").click()
    assert page.locator(":target").inner_text().startswith("izroči")
    page.close()
