"""Pages to look at: what the command takes and writes, what is marked, and that no value becomes markup."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pipeline
from pipeline.records import AwardRecord
from pipeline.sheets import Sheet, sheet_of_document
from pipeline.spans import Span
from pipeline.view.html.cards import folder
from pipeline.view.html.labels import LABELS, Language, counted, day, decimal, whole
from pipeline.view.html.marks import Mark, Stretch, marks, steps
from pipeline.view.html.page import page
from pipeline.view.html.plots import plots
from pipeline.view.html.rows import rows
from tests.commands import Nagrade, commands
from tests.markup import Read
from tests.sheets import HOSTILE, PRODUCER, TEXT, hostile, sheet

HTML = Path(pipeline.__file__).parent / "view" / "html"
RELEASES = Path(__file__).parent.parent / "corpus" / "releases"


def html_of(*sheets: Sheet, language: Language = Language.sl) -> str:
    return "".join(page(sheets, language))


def records_of(shown: Sheet) -> bytes:
    """The release as lines of the awards feed."""
    lines = [AwardRecord(**dict(award), document=shown.document, producer=PRODUCER) for award in shown.awards]
    return b"".join(line.model_dump_json().encode() + b"\n" for line in lines)


# What is marked


def told(text: str, found: list[Mark]) -> str:
    """The steps as marks in brackets, a split one with a ~ where it goes on."""
    out = []
    for step in steps(Stretch(0, text), found):
        if step.does == "open":
            out.append(f"[{step.mark.kind if step.mark else ''}{'' if step.whole else '~'} ")
        elif step.does == "close":
            out.append("]" if step.whole else "~]")
        else:
            out.append(step.text)
    return "".join(out)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([(0, 3)], "[A abc]def"),
        ([(1, 2), (0, 6)], "[B a[A b]cdef]"),
        ([(0, 3), (3, 6)], "[A abc][B def]"),
        ([(0, 4), (2, 6)], "[A ab[B cd~]][B~ ef]"),
        ([(0, 4), (0, 4)], "[A [B abcd]]ef"),
        ([(0, 3), (1, 5), (2, 6)], "[A a[B b[C c~]~]][C~ [B~ de]f]"),
    ],
)
def test_marks_nest_and_are_split_where_they_cross(spans: list[tuple[int, int]], expected: str) -> None:
    assert told("abcdef", [Mark(Span(*span), "ABC"[at], "") for at, span in enumerate(spans)]) == expected


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 6)), max_size=8))
def test_any_marks_are_well_nested_around_the_unaltered_text(starts: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmno"
    found = [Mark(Span(start, start + size), "PERSON", str(at)) for at, (start, size) in enumerate(starts)]
    around: list[Mark | None] = []
    covered = dict.fromkeys(found, "")
    out = ""
    for step in steps(Stretch(0, text), found):
        if step.does == "open":
            around.append(step.mark)
        elif step.does == "close":
            assert around.pop() == step.mark
        else:
            out += step.text
            for mark in filter(None, around):
                covered[mark] += step.text
    assert out == text
    assert all(words == mark.span.of(text) for mark, words in covered.items())


def test_each_mark_of_an_award_tells_who_does_what_and_leads_to_its_card() -> None:
    html = html_of(sheet())
    assert '<a href="#r1a1p3">Petra Zupana</a>' in html
    assert re.search(
        r'title="oseba: Peter Zupan" data-for="r1a1p3">.{,60}</mark><span class="tag" data-tag="izroči 1"></span>', html
    )
    assert re.search(
        r'title="nagrada: nagrada zlati vrelec" data-for="r1a1">.*</mark><span class="tag" data-tag="1"></span>', html
    )
    read = Read(html)
    assert [text.strip() for text in read.texts["text"]] == [TEXT.strip()]
    for said in ("Peter Zupan", "župan", "frame.prevzeti", "0,66", "Bralna pomlad 2023", "12. 5. 2023", "Celjski grad"):
        assert said in read.texts["card"][0]


def test_somebody_with_a_part_in_many_awards_has_one_tag_for_all() -> None:
    one = sheet()
    many = replace(one, awards=tuple(one.awards[0].model_copy(update={"id": str(n)}) for n in range(5)))
    assert 'data-tag="izroči 1–5"' in html_of(many)


def test_words_that_do_not_stand_where_a_feed_says_are_not_marked() -> None:
    shown = folder(sheet(), "r1")
    moved = Stretch(0, "x" + TEXT)
    assert {mark.kind for mark in marks(shown.sheet, shown.cards, moved)} <= {"section"}


def test_without_its_text_a_release_is_shown_by_its_evidence() -> None:
    read = Read(html_of(replace(sheet(), text=None, entities=(), sections=(), people=())))
    (text,) = read.texts["text"]
    assert text.strip().startswith("Nagrado zlati vrelec")
    assert text.strip().endswith("Založbe Lipa.")
    assert read.texts["PERSON"][-1] == "Ana Novak"
    assert "Celotno besedilo ni na voljo" in read.texts["reading"][0]


def test_sentences_of_evidence_that_overlap_are_shown_once() -> None:
    one = sheet()
    whole = one.awards[0].evidence[0]
    half = whole.model_copy(update={"text": whole.text[:40], "end": whole.start + 40})
    more = one.awards[0].model_copy(update={"evidence": (whole, half, whole)})
    read = Read(html_of(replace(one, text=None, awards=(more,))))
    assert read.texts["text"][0].count("Ana Novak") == 1


# No value becomes markup


@pytest.mark.parametrize("sheets", [[hostile()], [hostile(1), hostile(2), replace(hostile(3), text=None)]])
@pytest.mark.parametrize("language", Language)
def test_every_value_is_text_wherever_it_stands(sheets: list[Sheet], language: Language) -> None:
    html = html_of(*sheets, language=language)
    read = Read(html)
    harmless = Read(html_of(*[sheet(n) for n, _ in enumerate(sheets)], language=language))
    assert set(read.tags) <= set(harmless.tags) | {"script", "noscript", "q", "code"}
    assert read.tags.count("script") == 2
    assert "img" not in read.tags
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name in {"src", "style"}]
    assert all(value.startswith("#") for _, name, value in read.attributes if name == "href")
    assert read.texts["text"][0].strip().startswith(HOSTILE)
    assert read.texts["<h3>" if len(sheets) > 1 else "<h1>"][0].strip() == HOSTILE
    assert len(sheets) > 1 or read.texts["<title>"][0].startswith(HOSTILE)


def test_data_for_the_script_are_whole_and_hold_no_sign_that_html_minds() -> None:
    html = html_of(hostile(1), hostile(2))
    data = html.split('id="data">')[1].split("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    assert orjson.loads(data)["rows"][1]["recipients"] == [f"={HOSTILE}"]


def test_control_characters_are_shown_as_stand_ins() -> None:
    one = sheet()
    bad = replace(one, document=one.document.model_copy(update={"title": "Zlati\x00 vrelec\x1b[31m"}))
    assert "Zlati\ufffd vrelec\ufffd[31m" in html_of(bad)


def test_a_page_lets_in_nothing_but_its_own_style_and_script() -> None:
    html = html_of(sheet(1), sheet(2))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for own in (html.split("<style>")[1].split("</style>")[0], html.split("<script>")[1].split("</script>")[0]):
        assert not re.search("</(script|style)|<!--", own)
        digest = b64encode(sha256(own.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none';")
    outside = set(re.findall(r"https?://[^\"' ]+", html))
    assert outside <= {"http://www.w3.org/2000/svg"}  # a name, not an address


# Labels


def test_templates_and_script_use_every_label_and_no_other() -> None:
    source = "".join(file.read_text("utf-8") for file in [*HTML.rglob("*.html"), *HTML.glob("*.py"), HTML / "page.js"])
    of_values = re.compile(r"(kind|type|status)\.\w+|card\.(receives|accepts|presents|confers)|table\.[a-z_]+")
    asked = {key for key in LABELS if f't("{key}")' in source or ("." in key and source.count(f'"{key}"') > 1)}
    assert not [key for key in LABELS if key not in asked and not of_values.fullmatch(key)]
    assert all(sl and en for sl, en in LABELS.values())


@pytest.mark.parametrize(
    ("number", "slovene", "english"),
    [
        (0, "0 objav", "0 releases"),
        (1, "1 objava", "1 release"),
        (2, "2 objavi", "2 releases"),
        (4, "4 objave", "4 releases"),
        (5, "5 objav", "5 releases"),
        (101, "101 objava", "101 releases"),
        (1203, "1.203 objave", "1,203 releases"),
    ],
)
def test_numbers_agree_with_their_noun(number: int, slovene: str, english: str) -> None:
    assert counted(Language.sl, "release", number) == slovene
    assert counted(Language.en, "release", number) == english


def test_numbers_and_dates_are_written_as_the_language_writes_them() -> None:
    assert [day(Language.sl, iso) for iso in ("2021-05-26", "2021-05", "2021")] == ["26. 5. 2021", "maj 2021", "2021"]
    assert [day(Language.en, iso) for iso in ("2021-05-26", "2021-05")] == ["26 May 2021", "May 2021"]
    assert day(Language.sl, "2021-13") == "2021-13"
    assert (decimal(Language.sl, 0.866), decimal(Language.en, 0.866)) == ("0,87", "0.87")
    assert (whole(Language.sl, 12345), whole(Language.en, 12345)) == ("12.345", "12,345")


# Figures


def test_figures_count_what_their_tables_say() -> None:
    folders = [
        folder(sheet(n, year=year, sure=0.05 + n / 10), f"r{n}") for n, year in enumerate([1990, 2022, 2023, 2023])
    ]
    years, confidences, givers, presenters = plots(rows(folders), Language.sl)
    assert years.head[1:3] == ["≤2000", "2001"]
    (kind,) = years.table
    assert kind[0] == "nagrada"
    assert kind[-4:] == ["1", "2", "0", "4"]
    assert kind[1] == "1"
    assert len(years.bars) == 3
    assert [row[1] for row in confidences.table][:5] == ["1", "1", "1", "1", "0"]
    assert givers.table == [["Knjižnica Breg", "4"]]
    assert presenters.table == [["Peter Zupan", "4"]]
    assert {bar.says for bar in presenters.bars} == {"Peter Zupan: 4"}


# The command


def test_a_release_becomes_a_page_of_its_own(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Podeljena je nagrada Ana.", encoding="utf-8")
    code, out, err = nagrade("view", tmp_path / "a.txt", "-o", tmp_path / "a.html")
    assert (code, out) == (0, "")
    assert err.startswith("shown 1, failed 0, skipped 0, records 1; ")
    read = Read((tmp_path / "a.html").read_text("utf-8"))
    assert "form" not in read.tags
    assert read.texts["text"] == ["Podeljena je nagrada Ana."]


def test_a_folder_becomes_a_page_with_table_and_filters(nagrade: Nagrade, tmp_path: Path) -> None:
    for name in ("Bine", "Ana"):
        (tmp_path / f"{name}.txt").write_text(f"Podeljena je nagrada {name}.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\xff\xd8\xff\xe0")
    code, _, err = nagrade("view", tmp_path, "-o", tmp_path / "all.html", "--language", "en")
    assert code == 2
    assert f"{tmp_path / 'c.txt'}: this is a JPEG picture" in err
    read = Read((tmp_path / "all.html").read_text("utf-8"))
    assert [text.strip() for text in read.texts["<h3>"]] == ["Ana.txt", "Bine.txt"]
    assert "2 releases · 2 records" in read.texts["facts"]


def test_a_page_that_was_left_among_releases_is_no_release(nagrade: Nagrade, tmp_path: Path) -> None:
    feed, page = tmp_path / "feed.jsonl", tmp_path / "page.html"
    feed.write_bytes(records_of(sheet()))
    nagrade("view", feed, "-o", page)
    written = {"diff.html": nagrade("diff", feed, feed, "--format", "html").out}
    written |= dict.fromkeys(("view.html", "view.txt", "view"), page.read_text("utf-8"))
    for name, html in written.items():
        (tmp_path / name).write_text(html, encoding="utf-8")
    (tmp_path / "a.txt").write_text("Podeljena je nagrada Ana.", encoding="utf-8")
    for command in ("view", "run"):
        files = [tmp_path / name for name in ("a.txt", *sorted(written))]
        code, _, err = nagrade(command, *files, "-o", tmp_path / f"{command}.out")
        said = [f"{file}: passed over: a page that nagrade wrote, no release" for file in files[1:]]
        assert (code, err.splitlines()[:4]) == (0, said)


def test_a_feed_is_shown_as_it_is_and_needs_no_model(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> None:
    def no_model(**_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pipeline.loading, "load", no_model)
    run = commands(monkeypatch, capfdbinary)
    feed = records_of(sheet(1)) + records_of(sheet(2, status="revoked"))
    (tmp_path / "feed.jsonl").write_bytes(feed)
    for arguments, stdin in (((tmp_path / "feed.jsonl",), b""), (("-",), feed)):
        code, _, err = run("view", *arguments, "-o", tmp_path / "feed.html", stdin=stdin)
        assert (code, err.split(";")[0]) == (0, "shown 2, failed 0, skipped 0, records 2")
        read = Read((tmp_path / "feed.html").read_text("utf-8"))
        assert read.texts["status revoked"] == ["odvzeto", "odvzeto"]
        assert "Celotno besedilo ni na voljo" in read.texts["reading"][0]


def test_both_feeds_of_a_run_make_one_page(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Podeljena je nagrada Ana.", encoding="utf-8")
    awards, documents = tmp_path / "awards.jsonl", tmp_path / "documents.jsonl"
    nagrade("run", tmp_path / "in", "-o", awards, "--documents", documents)
    _, _, err = nagrade("view", awards, documents, tmp_path / "in", "-o", tmp_path / "a.html")
    assert err.startswith("shown 1, failed 0, skipped 0, records 1;")


@pytest.mark.parametrize("place", ["beside", "elsewhere", "deeper"])
def test_the_text_of_a_feed_is_found_by_its_sha256(nagrade: Nagrade, tmp_path: Path, place: str) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "feed.jsonl").write_bytes(records_of(sheet()))
    file = {"beside": "feed/vrelec_1.txt", "elsewhere": "texts/vrelec_1.txt", "deeper": "texts/a/b/renamed.txt"}[place]
    (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / file).write_text(TEXT, encoding="utf-8")
    asked = [] if place == "beside" else ["--texts", tmp_path / "texts"]
    code, _, err = nagrade("view", tmp_path / "feed" / "feed.jsonl", *asked, "-o", tmp_path / "a.html")
    assert (code, len(err.splitlines())) == (0, 1)
    assert Read((tmp_path / "a.html").read_text("utf-8")).texts["text"] == [TEXT]


def test_another_text_under_the_same_name_is_not_shown(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_bytes(records_of(sheet()))
    (tmp_path / "vrelec_1.txt").write_text(TEXT + "Popravek.", encoding="utf-8")
    _, _, err = nagrade("view", tmp_path / "feed.jsonl", "--texts", tmp_path, "-o", tmp_path / "a.html")
    assert f"{tmp_path}: no text of 1 releases there; their evidence alone is shown" in err
    assert "Popravek" not in (tmp_path / "a.html").read_text("utf-8")


def test_a_path_in_a_feed_leads_to_nothing_above_it(nagrade: Nagrade, tmp_path: Path) -> None:
    one = sheet()
    (tmp_path / "feed").mkdir()
    (tmp_path / "vrelec_1.txt").write_text(TEXT, encoding="utf-8")
    for path in ("../vrelec_1.txt", str(tmp_path / "vrelec_1.txt")):
        moved = replace(one, document=one.document.model_copy(update={"path": path}))
        (tmp_path / "feed" / "feed.jsonl").write_bytes(records_of(moved))
        nagrade("view", tmp_path / "feed" / "feed.jsonl", "-o", tmp_path / "a.html")
        assert "Bralci so izbrali" not in (tmp_path / "a.html").read_text("utf-8")


def test_a_line_that_is_none_of_a_feed_is_named_and_the_others_are_shown(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_bytes(records_of(sheet()) + b'{"schema_version": "1"}\n[]\n')
    code, _, err = nagrade("view", tmp_path / "feed.jsonl", "-o", tmp_path / "a.html")
    assert code == 2
    first, second, account = err.splitlines()
    assert first.startswith(f"{tmp_path / 'feed.jsonl'}:2: no line of a feed: id: field required; write the feed again")
    assert second.startswith(f"{tmp_path / 'feed.jsonl'}:3: not a JSON object")
    assert account.startswith("shown 1, failed 2,")


def test_min_confidence_leaves_out_what_is_less_sure(nagrade: Nagrade, tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_bytes(records_of(sheet()))
    nagrade("view", tmp_path / "feed.jsonl", "-o", tmp_path / "a.html", "--min-confidence", "0.8")
    card = Read((tmp_path / "a.html").read_text("utf-8")).texts["card"][0]
    assert "Založba Lipa" in card
    assert "Peter Zupan" not in card


def test_what_cannot_be_done_is_said_and_the_old_page_stays(nagrade: Nagrade, tmp_path: Path) -> None:
    old = tmp_path / "a.html"
    old.write_text("old", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("damaged", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    for arguments, said in (
        (
            ("view", tmp_path / "empty", "-o", old),
            "nagrade: nothing was found to show: name a feed, a file, or a folder",
        ),
        (("view", tmp_path / "none.txt", "-o", old), f"nagrade: {tmp_path / 'none.txt'}: no such file or folder"),
        (("view", tmp_path / "bad.txt", "-o", old), "nagrade: nothing to show: none of the input could be read"),
        (("view", tmp_path, "-o", old, "--texts", tmp_path / "no"), f"nagrade: {tmp_path / 'no'}: no such folder"),
        (("view", old, "-o", old), f"nagrade: {old}: is both input and output"),
    ):
        code, _, err = nagrade(*arguments)
        assert code == 1
        assert err.splitlines()[-1].startswith(said)
        assert old.read_text("utf-8") == "old"
    code, _, err = nagrade("view", tmp_path)
    assert code == 1
    assert "--output" in err


def test_the_shipped_model_reads_a_release_onto_a_page(reader: pipeline.Reader) -> None:
    text = (RELEASES / "pekarna_kvasnik_priznanje_2024.txt").read_text("utf-8")
    document = reader.extract(text)
    read = Read(html_of(sheet_of_document(document, text)))
    assert read.texts["text"] == [text]
    for award, card in zip(document.awards, read.texts["card"], strict=True):
        assert award.award.name in card
        assert all(party.name in card and party.why in card for party in award.recipients)
    people = {party.mention.text for award in document.awards for party in award.presenters + award.accepted_by}
    assert people
    assert {text for name in ("PERSON", "GROUP") for text in read.texts.get(name, [])} >= people
