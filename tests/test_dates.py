"""Dates: every row reads its proof and is silent elsewhere; a table of what a text holds; offsets, edges and speed."""

from datetime import date

import pytest

from pipeline.rules.dates import DATES, SHAPES, WORDS, DateRow
from pipeline.rules.row import unmark
from pipeline.spans import Span
from pipeline.stages.dates import DateMention, find_dates
from tests.timing import grows_at_most

ANCHOR = date(2021, 5, 28)  # a Friday


def read(text: str, rows: tuple[DateRow, ...] = DATES, anchor: date | None = ANCHOR) -> list[tuple[str, str | None]]:
    return [(mention.span.of(text), mention.iso) for mention in find_dates(text, rows, anchor=anchor)]


def anchor_of(row: DateRow) -> date | None:
    return date.fromisoformat(row.anchor) if row.anchor else None


@pytest.mark.parametrize("row", DATES, ids=lambda row: row.id)
def test_row_reads_its_proof_and_keeps_silent(row: DateRow) -> None:
    text, marks = unmark(row.reads)
    assert marks
    found = find_dates(text, DATES, anchor=anchor_of(row))
    assert [(mention.span, mention.iso or "") for mention in found] == [(mark.span, mark.base) for mark in marks]
    assert row.id not in {it.rule for it in find_dates(row.silent, DATES, anchor=anchor_of(row))}


def test_table_is_in_order() -> None:
    assert len({row.id for row in DATES}) == len(DATES)
    slots = " ".join(row.pattern for row in DATES)
    assert [name for name in (*SHAPES, *WORDS) if f"{{{name}}}" not in slots] == []
    assert [word for words in WORDS.values() for word in words if word != word.lower().strip()] == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        # A day with its year.
        ("Velenje, 26. maj 2021 – Občina je prejela nagrado.", [("26. maj 2021", "2021-05-26")]),
        ("Ljubljana, 26. maja 2021", [("26. maja 2021", "2021-05-26")]),
        ("LJUBLJANA, 26. MAJA 2021", [("26. MAJA 2021", "2021-05-26")]),
        ("Celje, 3. sept. 2021, 1. avg. 2020", [("3. sept. 2021", "2021-09-03"), ("1. avg. 2020", "2020-08-01")]),
        ("Datum: 26. 5. 2021", [("26. 5. 2021", "2021-05-26")]),
        ("Datum:26.5.2021", [("26.5.2021", "2021-05-26")]),
        ("Objavljeno 26. 05. 2021 ob 18.00.", [("26. 05. 2021", "2021-05-26")]),
        ("2021-05-26 12:00", [("2021-05-26", "2021-05-26")]),
        ("Nagrado je prejel v sredo, 26. 5. 2021, v Celju.", [("sredo, 26. 5. 2021", "2021-05-26")]),
        ("PONEDELJEK, 30. 1. 2023", [("PONEDELJEK, 30. 1. 2023", "2023-01-30")]),
        ("Sklep je objavljen 5.12.1991 Ur. l. RS.", [("5.12.1991", "1991-12-05")]),
        ("Rojen je bil 29. februarja 2020.", [("29. februarja 2020", "2020-02-29")]),
        # A day without its year: the nearest to the anchor.
        ("Podelili so jo v sredo, 26. maja.", [("sredo, 26. maja", "2021-05-26")]),
        ("Podelili so jo 26. maja v Kranju.", [("26. maja", "2021-05-26")]),
        ("Podelitev bo 26. 5. v Kranju.", [("26. 5.", "2021-05-26")]),
        ("Kipec je dobila 20. decembra.", [("20. decembra", "2020-12-20")]),
        ("Kipec bo dobila 20. oktobra.", [("20. oktobra", "2021-10-20")]),
        ("Ob 25. juniju, dnevu državnosti, bo slovesno.", [("25. juniju", "2021-06-25")]),
        ("Podelitev je bila 31. januarja letos.", [("31. januarja letos", "2021-01-31")]),
        ("Podelitev je bila 3. junija lani.", [("3. junija lani", "2020-06-03")]),
        ("Podelitev je bila 3. junija lanskega leta.", [("3. junija lanskega leta", "2020-06-03")]),
        ("Rojen je bil 29. februarja.", [("29. februarja", None)]),
        # Counted from the anchor.
        ("Občina je danes prejela nagrado.", [("danes", "2021-05-28")]),
        ("DANES so jo podelili.", [("DANES", "2021-05-28")]),
        ("Danes zvečer jo bodo podelili.", [("Danes zvečer", "2021-05-28")]),
        ("Nocoj jo bodo podelili.", [("Nocoj", "2021-05-28")]),
        ("Sinoči so jo podelili.", [("Sinoči", "2021-05-27")]),
        ("Včeraj so jo podelili.", [("Včeraj", "2021-05-27")]),
        ("Predvčerajšnjim so jo podelili.", [("Predvčerajšnjim", "2021-05-26")]),
        ("Jutri jo bodo podelili.", [("Jutri", "2021-05-29")]),
        ("Pojutrišnjem jo bodo podelili.", [("Pojutrišnjem", "2021-05-30")]),
        ("Pred dvema dnevoma so jo podelili.", [("Pred dvema dnevoma", "2021-05-26")]),
        ("Na včerajšnji slovesnosti so jo podelili.", [("včerajšnji", "2021-05-27")]),
        # Weekdays.
        ("V petek so jo podelili.", [("petek", "2021-05-28")]),
        ("V soboto zvečer so jo podelili.", [("soboto zvečer", "2021-05-22")]),
        ("Minuli petek so jo podelili.", [("Minuli petek", "2021-05-21")]),
        ("Prejšnji petek so jo podelili.", [("Prejšnji petek", "2021-05-21")]),
        ("Preteklo sredo so jo podelili.", [("Preteklo sredo", "2021-05-26")]),
        ("To soboto jo bodo podelili.", [("To soboto", "2021-05-29")]),
        ("Prihodnji petek jo bodo podelili.", [("Prihodnji petek", "2021-06-04")]),
        ("Naslednjo sredo jo bodo podelili.", [("Naslednjo sredo", "2021-06-02")]),
        ("Predloge zbirajo do ponedeljka.", [("ponedeljka", "2021-05-31")]),
        ("Na četrtkovi seji so jo podelili.", [("četrtkovi", "2021-05-27")]),
        # Months, of which a bare one is the last up to the anchor.
        ("Konec maja so jo podelili.", [("Konec maja", "2021-05")]),
        ("Sredi maja so jo podelili.", [("Sredi maja", "2021-05")]),
        ("V začetku junija so jo podelili.", [("začetku junija", "2020-06")]),
        ("Do konca lanskega decembra so vadili.", [("konca lanskega decembra", "2020-12")]),
        ("V maju 2021 so jo podelili.", [("maju 2021", "2021-05")]),
        ("Maja 2021 so jo podelili.", [("Maja 2021", "2021-05")]),
        ("Plaketo so maja letos podelili.", [("maja letos", "2021-05")]),
        ("Lani maja so jo podelili.", [("Lani maja", "2020-05")]),
        ("Ta mesec so jo podelili.", [("Ta mesec", "2021-05")]),
        ("Prejšnji mesec so jo podelili.", [("Prejšnji mesec", "2021-04")]),
        ("Oktobra so jo podelili v Piranu.", [("Oktobra", "2020-10")]),
        ("Na septembrski seji so jo potrdili.", [("septembrski", "2020-09")]),
        # Years.
        ("Dobili so jo pred osmimi leti.", [("pred osmimi leti", "2013")]),
        ("Leta 2020 so jo podelili.", [("Leta 2020", "2020")]),
        ("Najbolj varno mesto v letu 2020.", [("letu 2020", "2020")]),
        ("Nagrajenka letošnjega leta je Ana Novak.", [("letošnjega leta", "2021")]),
        ("Letos so jo podelili.", [("Letos", "2021")]),
        ("Lani so jo podelili.", [("Lani", "2020")]),
        ("Predlani so jo podelili.", [("Predlani", "2019")]),
        ("Prihodnje leto jo bodo podelili.", [("Prihodnje leto", "2022")]),
        ("Glede na preteklo leto je bolje.", [("preteklo leto", "2020")]),
        ("Letošnji nagrajenec je prehitel lanskega.", [("Letošnji", "2021"), ("lanskega", "2020")]),
        # Several: what the first and the last have in common.
        ("Sejem je bil od 3. do 5. maja 2023.", [("3. do 5. maja 2023", "2023-05")]),
        ("Sejem je bil od 30. decembra do 2. januarja 2023.", [("30. decembra do 2. januarja 2023", None)]),
        ("Plesali so 24. in 25. septembra 2021.", [("24. in 25. septembra 2021", "2021-09")]),
        ("Plesali so 3., 4. in 5. junija lani.", [("3., 4. in 5. junija lani", "2020-06")]),
        ("Sejem 3.–5. 5. 2023", [("3.–5. 5. 2023", "2023-05")]),
        ("Vadili so od junija do novembra lani.", [("junija do novembra lani", "2020")]),
        ("Vadili so od januarja do oktobra.", [("januarja do oktobra", "2020")]),
        ("Nagrado je prejel v letih 2019 in 2020.", [("letih 2019 in 2020", None)]),
        ("Prejela jo je za leta 2009, 2013 in 2016.", [("leta 2009, 2013 in 2016", None)]),
        ("V letih 2019–2021 so vadili.", [("letih 2019–2021", None)]),
        # Paragraphs glued together, brackets, quotes.
        ("Nagrado so prejeli.Danes so slavili.", [("Danes", "2021-05-28")]),
        ("(Zgornje Loke, 30. januarja) Društvo slavi.", [("30. januarja", "2021-01-30")]),
        ("»Leta 2019,« je dejal.", [("Leta 2019", "2019")]),
    ],
)
def test_dates(text: str, dates: list[tuple[str, str | None]]) -> None:
    assert read(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Pretekli teden so jo podelili, prihodnji teden bo druga.",
        "V šolskem letu 2020/2021 in 2020/21 je vadila.",
        "V 90. letih prejšnjega stoletja, v letih po vojni.",
        "Slovesnost se začne ob 18. uri oziroma ob 18.30.",
        "Zakon (Ur. l. RS, št. 94/2007) in Uredba (EU) 2016/679.",
        "Številka: 094-7/2023-12",
        "T: 03 8961 736, 041 265 202, +386 1 478 10 00",
        "Ob 10. obletnici so pripravili 26. Festival, osvojili so 3. mesto.",
        "Prejela je 2.000 evrov in 1.5.2 točke.",
        "Bilo je 31. 2. 2021, 45. 13. 2020, 30. februarja in 0. 5. 2021.",
        "Velika nagrada varnosti 2021 (Security Award 2021)",
        "1. Maja Novak\n2. Julija Kranjc\n3. Avgust Černigoj\n4. Marec, d. o. o.",
        "Nagrade so prejeli Maja Kos, Julija Zupan in dr. Suzana Petek.",
        "Prireditev je na Cesti 4. maja 2, na Trgu 1. maja in na OŠ 16. decembra.",
        "Ob petkih in vsako soboto pojejo v Murski Soboti.",
        "Muzej je odprt od torka do nedelje.",
        "Zgodba leta, športnik leta, pred leti, na sredini in na sredo odra.",
        "1. 2. 3. 4. mesto; za 2. 3. in 4. mesto",
        "Majhna majica, martin, petkrat, letopis, lanena, danesa.",
        "",
        " \n\r\n\t",
    ],
)
def test_silence(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("26. maja", None),
        ("danes", None),
        ("Bilo je v petek", None),
        ("lani", None),
        ("3. junija lani", None),
        ("24. in 25. septembra", None),
        ("26. maja 2021", "2021-05-26"),
        ("24. in 25. septembra 2021", "2021-09"),
        ("leta 2020", "2020"),
    ],
)
def test_without_an_anchor_only_the_text_settles(text: str, iso: str | None) -> None:
    [mention] = find_dates(text, DATES)
    assert mention.iso == iso
    assert (mention.precision is None) == (iso is None)


def test_impossible_days_are_none_without_an_anchor_too() -> None:
    assert find_dates("Bilo je 31. 2. v Celju in 31. aprila v Kopru.", DATES) == ()


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("v petek", "2021-05-28", "2021-06-04"),
        ("v sredo", "2021-05-26", "2021-06-02"),
        ("v soboto", "2021-05-22", "2021-05-29"),
        ("ta ponedeljek", "2021-05-24", "2021-05-24"),
        ("do petka", "2021-06-04", "2021-06-04"),
        ("maja", "2021-05", "2021-05"),
        ("septembra", "2020-09", "2021-09"),
        ("februarja", "2021-02", "2022-02"),
        ("26. maja", "2021-05-26", "2021-05-26"),
        ("od ponedeljka do nedelje", "2021-05", None),
    ],
)
def test_tense(text: str, past: str, future: str | None) -> None:
    assert [it.iso for it in find_dates(text, DATES, anchor=ANCHOR)] == [past]
    ahead = [it.iso for it in find_dates(text, DATES, anchor=ANCHOR, tense="future")]
    assert ahead == [future or "2021"]  # Monday 31 May to Sunday 6 June


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Uredba z dne 27. aprila 2016", "of"),
        ("Prejema jo od leta 2010", "since"),
        ("Zbirajo jih najkasneje do 1. 6. 2021", "until"),
        ("Nagrada za leto 2020", "for"),
        ("Po\u00a01. maju", "after"),
        ("Pred letom 2010", "before"),
        ("Podelili so jo dne 1. 6. 2021", "at"),
        ("Osvojila jo je leta 2010", "at"),
        ("2010-05-26", "at"),
    ],
)
def test_relation(text: str, relation: str) -> None:
    assert [it.relation for it in find_dates(text, DATES, anchor=ANCHOR)] == [relation]


def test_relation_of_several_and_of_none() -> None:
    assert [it.relation for it in find_dates("od 3. do 5. maja 2023, leta 2020", DATES)] == ["range", "at"]


@pytest.mark.parametrize("gap", ["\u00a0", "\u202f", "   ", "\n", "\r\n", " \n ", "\t"])
def test_any_gap(gap: str) -> None:
    text = f"Kranj,{gap}26.{gap}maja{gap}2021{gap}–{gap}Leta{gap}2020{gap}ali{gap}5.{gap}6.{gap}2021"
    assert [it for _, it in read(text)] == ["2021-05-26", "2020", "2021-06-05"]
    assert next(words.split() for words, _ in read(text)) == ["26.", "maja", "2021"]


def test_no_date_reaches_over_an_empty_line() -> None:
    assert read("Točka 3.\n\nmaja 2021") == [("maja 2021", "2021-05")]


def test_loose_accents() -> None:
    assert read("Vc\u030ceraj in v c\u030cetrtek") == [("Vc\u030ceraj", "2021-05-27"), ("c\u030cetrtek", "2021-05-27")]


def test_within() -> None:
    text = "Lani 26. maja 2021, danes 3. junija 2022."
    inner = Span(text.index("danes"), len(text))
    [one, two] = find_dates(text, DATES, within=inner, anchor=ANCHOR)
    assert [one.span.of(text), two.span.of(text)] == ["danes", "3. junija 2022"]
    assert find_dates(text, DATES, within=Span(7, 7), anchor=ANCHOR) == ()


def test_a_mention_remembers_its_row() -> None:
    assert find_dates("v maju 2021", DATES) == (DateMention(Span(2, 11), "2021-05", "month", "date.month.year", "at"),)


@pytest.mark.parametrize(
    "piece", ["1.", "1. ", "26. 5. ", "1, ", "2021-", "leta 2020, ", "v sredo, ", "maja ", " ", "1\n"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    def work(length: int) -> None:
        find_dates(piece * (length // len(piece)), DATES, anchor=ANCHOR)

    assert grows_at_most(20, work, 10_000, 80_000)  # eight times the text; a square would take 64 times as long


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("V petek, 3. junija, je bila slovesnost.", "2022-06-03"),
        ("Konec decembra 2021 in 5. januarja sta bili seji.", "2022-01-05"),
        ("Danes je bila slovesnost.", None),
        ("V petek je bila slovesnost.", None),
    ],
)
def test_the_month_of_an_issue_gives_a_day_its_year_but_no_today(text: str, iso: str | None) -> None:
    assert find_dates(text, DATES, around=date(2022, 6, 15))[-1].iso == iso
