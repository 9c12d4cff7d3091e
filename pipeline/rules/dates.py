"""Slovene dates as data: the words, and the shapes in which they stand.

The notation of ``pattern``, ``after``, ``not_after`` and ``not_before``:

- ``{day}``, ``{month}``: a slot of ``SHAPES`` or ``WORDS``. The part before ``_`` names the field that it fills, so
  that ``{month_n}`` and ``{month}`` both fill month; a digit at the end (``{day2}``) fills a field of its own.
- a blank: white space with at most one line break; none is needed after a full stop or a comma.
- ``[…]`` may be absent, ``(…)`` groups, ``|`` separates alternatives, ``*`` ends a word in any way, ``#`` is a number.
- everything else stands for itself, in any case unless it has a capital.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.rules.row import Row

Tense = Literal["past", "future"]
Relation = Literal["at", "since", "until", "before", "after", "for", "of", "range"]
Value = Literal["day", "days", "month", "months", "year", "years", "offset", "weekday", "weekdays", "month_step"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DateRow(Row):
    """A shape of dates.

    Attributes:
        pattern: What the span of the mention holds.
        value: The function of ``pipeline.stages.dates`` that reads the fields.
        after: What must stand right before the span; empty for anything.
        not_after: What right before the span shows that it is no date; then no part of it is one either.
        not_before: The same of what stands right after it.
        tense: Overrides the caller's: "do petka" lies ahead.
        anchor: The ISO date of the release in ``reads`` and ``silent``; empty for an undated one.
    """

    pattern: str
    value: Value
    after: str = ""
    not_after: str = ""
    not_before: str = ""
    tense: Tense | None = None
    anchor: str = ""


# Written like patterns' own regular expressions: digits and what joins two of them. A list between the first and the
# last member ("3., 4. in 5.") belongs to what joins; its length is bounded so that the search stays linear.
SHAPES: Mapping[str, str] = {
    "day": r"\d{1,2}",
    "month_n": r"\d{1,2}",
    "year": r"[12]\d{3}",
    "to": r"(?:\s?,\s{0,3}\d{1,4}\.?){0,9}(?:\s{0,3}[-–—]\s{0,3}|\s{1,3}(?:do|in|ter|oziroma|ali|oz\.)\s{1,3})",
    "to_word": r"\s{1,3}(?:do|in|ter|oziroma|ali|oz\.)\s{1,3}",
}

# Genitive, nominative, locative (dative), instrumental.
_MONTHS_GEN = {
    "januarja": 1, "februarja": 2, "marca": 3, "aprila": 4, "maja": 5, "junija": 6,
    "julija": 7, "avgusta": 8, "septembra": 9, "oktobra": 10, "novembra": 11, "decembra": 12,
}  # fmt: skip
_MONTHS_NOM = {
    "januar": 1, "februar": 2, "marec": 3, "april": 4, "maj": 5, "junij": 6,
    "julij": 7, "avgust": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_MONTHS_LOC = {
    "januarju": 1, "februarju": 2, "marcu": 3, "aprilu": 4, "maju": 5, "juniju": 6,
    "juliju": 7, "avgustu": 8, "septembru": 9, "oktobru": 10, "novembru": 11, "decembru": 12,
}  # fmt: skip
_MONTHS_INS = {
    "januarjem": 1, "februarjem": 2, "marcem": 3, "aprilom": 4, "majem": 5, "junijem": 6,
    "julijem": 7, "avgustom": 8, "septembrom": 9, "oktobrom": 10, "novembrom": 11, "decembrom": 12,
}  # fmt: skip
_MONTHS_SHORT = {
    "jan.": 1, "feb.": 2, "febr.": 2, "mar.": 3, "apr.": 4, "jun.": 6,
    "jul.": 7, "avg.": 8, "sep.": 9, "sept.": 9, "okt.": 10, "nov.": 11, "dec.": 12,
}  # fmt: skip
_MONTHS = _MONTHS_NOM | _MONTHS_GEN | _MONTHS_LOC | _MONTHS_INS
# Maja Novak, Avgusta Danilova, Marec as a surname: with a capital these are months only beside a year.
_ALSO_NAMES = frozenset((
    "maj", "maja", "maju", "majem", "julij", "julija", "juliju", "julijem", "junij", "avgust", "avgusta", "avgustu",
    "avgustom", "april", "marec", "marca", "marcu",
))  # fmt: skip
_WEEKDAYS_ACC = {
    "ponedeljek": 0, "torek": 1, "sredo": 2, "četrtek": 3, "petek": 4, "soboto": 5, "nedeljo": 6,
}  # fmt: skip
# "srede" and "sredi" are left out: "do srede stoletja", "sredi maja".
_WEEKDAYS_GEN = {"ponedeljka": 0, "torka": 1, "četrtka": 3, "petka": 4, "sobote": 5, "nedelje": 6}
_WEEKDAYS = {
    "sreda": 2, "srede": 2, "sredi": 2, "sobota": 5, "soboti": 5, "nedelja": 6, "nedelji": 6,
    "ponedeljku": 0, "torku": 1, "četrtku": 3, "petku": 4,
    "ponedeljkom": 0, "torkom": 1, "četrtkom": 3, "petkom": 4,
    "pon.": 0, "tor.": 1, "sre.": 2, "čet.": 3, "pet.": 4, "sob.": 5, "ned.": 6,
} | _WEEKDAYS_ACC | _WEEKDAYS_GEN  # fmt: skip

_SOFT = ("i", "a", "e", "o", "ega", "emu", "em", "im", "ih", "imi")  # prejšnji, sobotni, lanski
_POSSESSIVE = ("", "a", "e", "i", "o", "ega", "emu", "em", "im", "ih", "imi")  # petkov
_COUNTS = {
    "tremi": 3, "štirimi": 4, "petimi": 5, "šestimi": 6, "sedmimi": 7, "osmimi": 8, "devetimi": 9, "desetimi": 10,
}  # fmt: skip

# A word after "=" must be written just so: in lower case.
WORDS: Mapping[str, Mapping[str, int]] = {
    "month": _MONTHS | _MONTHS_SHORT,
    "month_low": {("=" + word if word in _ALSO_NAMES else word): n for word, n in (_MONTHS | _MONTHS_SHORT).items()},
    "month_gen": {("=" + word if word in _ALSO_NAMES else word): n for word, n in _MONTHS_GEN.items()},
    "month_loc": {("=" + word if word in _ALSO_NAMES else word): n for word, n in _MONTHS_LOC.items()},
    "month_adj": {
        f"={stem}sk{ending}": n
        for n, stem in enumerate(
            ("januar", "februar", "marčev", "april", "maj", "junij",
             "julij", "avgustov", "septembr", "oktobr", "novembr", "decembr"),
            start=1,
        )
        for ending in _SOFT
    },
    "month_roman": {
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    },
    "month_en": {
        "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
        "september": 9, "october": 10, "november": 11, "december": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    },
    "day_word": {
        "prvega": 1, "drugega": 2, "tretjega": 3, "četrtega": 4, "petega": 5, "šestega": 6, "sedmega": 7,
        "osmega": 8, "devetega": 9, "desetega": 10, "enajstega": 11, "dvanajstega": 12, "trinajstega": 13,
        "štirinajstega": 14, "petnajstega": 15, "šestnajstega": 16, "sedemnajstega": 17, "osemnajstega": 18,
        "devetnajstega": 19, "dvajsetega": 20, "enaindvajsetega": 21, "dvaindvajsetega": 22, "triindvajsetega": 23,
        "štiriindvajsetega": 24, "petindvajsetega": 25, "šestindvajsetega": 26, "sedemindvajsetega": 27,
        "osemindvajsetega": 28, "devetindvajsetega": 29, "tridesetega": 30, "enaintridesetega": 31,
    },
    "weekday": _WEEKDAYS,
    "weekday_bare": {"=" + word: n for word, n in (_WEEKDAYS_ACC | _WEEKDAYS_GEN).items()},
    # "sredina", "sredine", "sredini", "sredino" are the noun for a middle.
    "weekday_adj": {
        f"={stem}{ending}": n
        for stem, n, endings in (
            ("ponedeljkov", 0, _POSSESSIVE),
            ("torkov", 1, _POSSESSIVE),
            ("sredin", 2, ("ega", "emu", "em", "im", "ih", "imi")),
            ("četrtkov", 3, _POSSESSIVE),
            ("petkov", 4, _POSSESSIVE),
            ("sobotn", 5, _SOFT),
            ("nedeljsk", 6, _SOFT),
        )
        for ending in endings
    },
    "offset": {
        "predvčerajšnjim": -2, "predvčerajšnjem": -2, "predsinočnjim": -2, "včeraj": -1, "sinoči": -1, "snoči": -1,
        "danes": 0, "davi": 0, "nocoj": 0, "drevi": 0, "jutri": 1, "pojutrišnjem": 2, "pojutrišnjim": 2,
    },
    "offset_adj": {
        stem + ending: n
        for stem, n in (("včerajšnj", -1), ("sinočnj", -1), ("današnj", 0), ("nocojšnj", 0), ("jutrišnj", 1))
        for ending in _SOFT
    },
    "offset_ago": {"pred dvema dnevoma": -2} | {f"pred {word} dnevi": -n for word, n in _COUNTS.items()},
    "yearstep": {
        "letos": 0, "lani": -1, "predlani": -2, "predlanskim": -2, "t. l.": 0,
        "letošnjega leta": 0, "lanskega leta": -1, "predlanskega leta": -2,
    },
    "yearstep_adj": {
        stem + ending: n
        for stem, n in (("letošnj", 0), ("lansk", -1), ("lanskoletn", -1), ("predlansk", -2))
        for ending in _SOFT
    },
    "yearstep_ago": {"pred letom dni": -1, "pred enim letom": -1, "pred dvema letoma": -2}
    | {f"pred {word} leti": -n for word, n in _COUNTS.items()},
    "step": {
        stem + ending: n
        for stem, n in (
            ("minul", -1), ("pretekl", -1), ("prejšnj", -1), ("prihodnj", 1), ("naslednj", 1), ("prihajajoč", 1),
        )
        for ending in _SOFT
    },
    "yearstep_noun": {
        stem + ending: n
        for stem, n in (
            ("minul", -1), ("pretekl", -1), ("prejšnj", -1), ("prihodnj", 1), ("naslednj", 1), ("prihajajoč", 1),
        )
        for ending in ("o", "e", "ega", "emu", "em", "im")  # "prejšnja leta" are several
    },
    "step_this": {"ta": 0, "to": 0, "tega": 0, "tem": 0},
    "edge": dict.fromkeys(
        ("konec", "konca", "koncu", "koncem", "sredi", "sredini", "sredino", "polovici", "polovico",
         "začetek", "začetka", "začetku", "začetkom"),
        0,
    ),
    "daytime": dict.fromkeys(
        ("zjutraj", "dopoldne", "opoldne", "popoldne", "zvečer", "ponoči", "opolnoči", "dopoldan", "popoldan"), 0
    ),
    "leto": dict.fromkeys(("leto", "leta", "letu", "letom"), 0),
}  # fmt: skip

# What a word right before a date makes of it; "at" else. A rule of "days" or "years" is a range in any case.
RELATIONS: Mapping[str, Relation] = {
    "z dne|iz dne": "of",
    "od|od dne|vse od": "since",
    "do|do vključno|vključno do|do dne": "until",
    "za": "for",
    "pred": "before",
    "po": "after",
}

_STREETS = (
    "Trg|Trga|Trgu|Trgom|Cesta|Ceste|Cesti|Cesto|Ulica|Ulice|Ulici|Ulico|Naselje|Naselja|Naselju|Nabrežje|Nabrežju"
    "|OŠ|Osnovn* šol*"
)
# Nouns that ordinals count; after "3. 5." they show that it is no day.
_COUNTED = "mest*|razred*|člen*|odstav*|točk*|nagrad*|obletnic*|stopnj*|kategorij*|letnik*|skupin*|krog*|tek*"

DATES: tuple[DateRow, ...] = (
    # A day that the text settles by itself.
    DateRow(
        id="date.day.words",
        pattern="[{weekday}[,] ]{day}[.] {month}[,] [leta ]{year}",
        value="day",
        reads="Plaketo je prejela v {date:sredo, 26. maja 2021=2021-05-26}.",
        silent="Na 26. majskem srečanju 2021 ni bilo podelitve, 30. februarja 2021 pa ni na koledarju.",
    ),
    DateRow(
        id="date.day.digits",
        pattern="[{weekday}[,] ]{day}. {month_n}. {year}",
        value="day",
        reads="Objavljeno: {date:sreda, 26. 5. 2021=2021-05-26}, ob 9.40.",
        silent="Dne 31. 2. 2021 in 45. 13. 2020 ni bilo; zapis 1.26.5.2021 je številka različice.",
    ),
    DateRow(
        id="date.day.spelled",
        pattern="{day_word} {month}[,] [leta ]{year}",
        value="day",
        reads="Odlikovali so ga {date:petindvajsetega junija 1992=1992-06-25}.",
        silent="Dobila je naslov prvega majskega kresovalca 2019.",
    ),
    DateRow(
        id="date.day.roman",
        pattern="{day}. {month_roman}. {year}",
        value="day",
        reads="Diplomo so mu izdali {date:5. XII. 1991=1991-12-05}.",
        silent="Prejel je red 5. stopnje, XII. 1991.",
    ),
    DateRow(
        id="date.day.slash",
        pattern="{day}/{month_n}/{year}",
        value="day",
        reads="Datum: {date:26/05/2021=2021-05-26}",
        silent="Številka: 1-26/05/2021, Uredba 5/2016/679.",
    ),
    DateRow(
        id="date.day.iso",
        pattern="{year}-{month_n}-{day}",
        value="day",
        reads="Objava: {date:2021-05-26=2021-05-26}, 12.00",
        silent="Številka zadeve 2021-05-26-7, telefon 1234-56-78.",
    ),
    DateRow(
        id="date.day.english",
        pattern="{day} {month_en}[,] {year}",
        value="day",
        reads="Posted on {date:26 May 2021=2021-05-26}",
        silent="Povabljenih je bilo 26 May 2021.000 evrov.",
    ),
    DateRow(
        id="date.day.english_month_first",
        pattern="{month_en} {day}, {year}",
        value="day",
        reads="Published: {date:May 26, 2021=2021-05-26}",
        silent="Nastopila je skupina May 26, 2021/22 v novi zasedbi.",
    ),
    # A day with a word for its year.
    DateRow(
        id="date.day.year_word",
        pattern="[{weekday}[,] ]{day}. {month}[,] {yearstep}",
        value="day",
        anchor="2021-05-28",
        reads="Nagrado so mu izročili {date:3. decembra lani=2020-12-03}.",
    ),
    DateRow(
        id="date.day.year_word_first",
        pattern="{yearstep} {day}. {month_low}",
        value="day",
        anchor="2021-05-28",
        reads="Društvo je {date:lani 3. julija=2020-07-03} prejelo zlato plaketo.",
        silent="Zmagala je lani 3. Maja Kos.",
    ),
    # A day whose year is the nearest to the release's date.
    DateRow(
        id="date.day.no_year",
        pattern="[{weekday}[,] ]{day}. {month_low}",
        value="day",
        anchor="2021-01-04",
        reads="Priznanje je prejel {date:22. decembra=2020-12-22} v Celju.",
        silent="Sedež je na Trgu 1. maja, šolo obiskuje na OŠ 16. decembra, 2. Maja Novak, 3. Julija Kos.",
        not_after=_STREETS,
    ),
    DateRow(
        id="date.day.no_year_digits",
        pattern="[{weekday}[,] ]{day}. {month_n}.",
        value="day",
        anchor="2021-05-28",
        reads="Podelitev je bila v {date:sredo, 26. 5.=2021-05-26}, v Celju.",
        silent="Začeli smo ob 10.12. Za 2. 3. in 4. mesto so prejeli knjige, učenci 3. 5. in 7. razreda pa kolajne.",
        not_after="ob|št.|številka|člen*|točk*|pogl.|poglavj*|tel.|tel.:|razdel*|#.|#.,",
        not_before=f"#.|[(, |in |ter |do )#. ]({_COUNTED})",
    ),
    DateRow(
        id="date.day.no_year_spelled",
        pattern="{day_word} {month_low}",
        value="day",
        anchor="2021-05-28",
        reads="Kipec je prejela {date:osmega marca=2021-03-08}.",
        silent="Prejela je nagrado prvega Marca Kolarja.",
    ),
    # Several days: cut to what is common to the first and the last.
    DateRow(
        id="date.days.one_month",
        pattern="{day}.{to}{day2}. {month}[,] [leta ]{year}",
        value="days",
        reads="Festival je bil od {date:3. do 5. maja 2023=2023-05}.",
        silent="Nagrado so podelili 3. in predali 5. maja 2023.",
    ),
    DateRow(
        id="date.days.one_month_no_year",
        pattern="{day}.{to}{day2}. {month_low}[ {yearstep}]",
        value="days",
        anchor="2021-10-01",
        reads="Srečali so se {date:24. in 25. septembra=2021-09}.",
        silent="Nagrade so prejeli: 1. in 2. Maja Novak.",
    ),
    DateRow(
        id="date.days.one_month_digits",
        pattern="{day}.{to}{day2}. {month_n}. {year}",
        value="days",
        reads="Sejem kakovosti, {date:3.–5. 5. 2023=2023-05}",
        silent="Sejem kakovosti, 3.–5. 15. 2023",
    ),
    DateRow(
        id="date.days.two_months",
        pattern="{day}. {month}{to}{day2}. {month2}[ [leta ]{year}| {yearstep}]",
        value="days",
        anchor="2021-07-01",
        reads="Razstava je bila odprta od {date:28. maja do 2. junija=2021}.",
    ),
    DateRow(
        id="date.days.two_months_digits",
        pattern="{day}. {month_n}.{to}{day2}. {month_n2}. {year}",
        value="days",
        reads="Tabor je trajal od {date:28. 5. do 2. 6. 2023=2023}.",
    ),
    # Days counted from the release's.
    DateRow(
        id="date.offset",
        pattern="{offset}[ {daytime}]",
        value="offset",
        anchor="2021-05-28",
        reads="Nagrado je {date:včeraj zvečer=2021-05-27} prejela v Celju.",
        silent="Davidu Danesu so vročili jutranjik, ki ga še danes hrani.",
        not_after="še",
    ),
    DateRow(
        id="date.offset.adjective",
        pattern="{offset_adj}",
        value="offset",
        anchor="2021-05-28",
        reads="Na {date:sinočnji=2021-05-27} slovesnosti so podelili plakete.",
    ),
    DateRow(
        id="date.offset.ago",
        pattern="{offset_ago}",
        value="offset",
        anchor="2021-06-01",
        reads="Plaketo je prejel {date:pred tremi dnevi=2021-05-29}.",
        silent="Vadili so pred tremi dnevnimi sobami.",
    ),
    DateRow(
        id="date.weekday",
        pattern="{weekday_bare}[ {daytime}]",
        value="weekday",
        anchor="2021-05-28",
        after="v|od",
        not_after="odprt* od|vsak teden (v|od)",
        reads="Plaketo je prejel v {date:soboto zvečer=2021-05-22} v Celju.",
        silent="Vsako soboto vadijo, vsak teden v petek nastopajo; nagrado je prejela dr. Suzana Petek.",
    ),
    DateRow(
        id="date.weekday.ahead",
        pattern="{weekday_bare}[ {daytime}]",
        value="weekday",
        tense="future",
        anchor="2021-05-28",
        after="do|za",
        reads="Podelitev so napovedali za {date:soboto zvečer=2021-05-29}.",
        silent="Zaigrali so za Petka Kosa.",
    ),
    DateRow(
        id="date.weekdays",
        pattern="{weekday_bare}{to_word}{weekday_bare2}",
        value="weekdays",
        anchor="2021-05-28",
        after="v|od|med",
        not_after="odprt* od|vsak teden (v|od)",
        reads="Tekmovali so od {date:petka do nedelje=2021-05}.",
        silent="Muzej je odprt od torka do nedelje.",
    ),
    DateRow(
        id="date.weekday.step",
        pattern="({step}|{step_this}) {weekday_bare}[ {daytime}]",
        value="weekday",
        anchor="2021-05-28",
        reads="Plaketo je prejel {date:prejšnji petek=2021-05-21} v Celju.",
        silent="Zadnji petek v maju podelijo nagrado.",
    ),
    DateRow(
        id="date.weekday.adjective",
        pattern="{weekday_adj}",
        value="weekday",
        anchor="2021-05-28",
        reads="Na {date:sobotni=2021-05-22} prireditvi so podelili plakete.",
        silent="O tem je pisala Sobotna priloga, vsako nedeljsko kosilo je bilo slovesno.",
        not_after="vsak*",
    ),
    # Months.
    DateRow(
        id="date.month.year",
        pattern="{month}[,] [leta ]{year}",
        value="month",
        reads="Naziv so ji podelili {date:maja 2021=2021-05}.",
        silent="Prejemnica je Maja, 2021/22 odlična dijakinja.",
    ),
    DateRow(
        id="date.month.edge",
        pattern="{edge} [{yearstep_adj} ]{month_low}[ ([leta ]{year}|{yearstep})]",
        value="month",
        anchor="2021-05-28",
        reads="Nagrade so podelili {date:konec lanskega oktobra=2020-10}.",
        silent="Konec predstave je zaigrala Maja Kos, sredi Julija pa Marec.",
    ),
    DateRow(
        id="date.month.year_word",
        pattern="{month_low}[,] {yearstep}",
        value="month",
        anchor="2021-05-28",
        reads="Naziv so ji podelili {date:aprila lani=2020-04}.",
        silent="Maja lani ni nastopila, letos je.",
    ),
    DateRow(
        id="date.month.year_word_first",
        pattern="({yearstep}|{yearstep_adj}) {month_low}",
        value="month",
        anchor="2021-05-28",
        reads="Naziv so ji podelili {date:lani aprila=2020-04}.",
        silent="Nagrado je prejela tudi letošnja Maja.",
    ),
    DateRow(
        id="date.month.genitive",
        pattern="{month_gen}",
        value="month",
        anchor="2021-05-28",
        reads="Plaketo so mu izročili {date:oktobra=2020-10}.",
        silent="Plaketo sta prejeli Maja Kos in Julija Marca; od 5. do Maja.",
    ),
    DateRow(
        id="date.month.adjective",
        pattern="{month_adj}",
        value="month",
        anchor="2021-05-28",
        reads="Na {date:decembrski=2020-12} slovesnosti so podelili plakete.",
        silent="Predaval je o oktobrski revoluciji in majski deklaraciji v Majski ulici.",
        not_before="revolucij*|deklaracij*|ulic*",
    ),
    DateRow(
        id="date.month.locative",
        pattern="{month_loc}",
        value="month",
        anchor="2021-05-28",
        after="v|mesecu",
        reads="Plaketo so mu izročili v {date:marcu=2021-03}.",
        silent="Zahvalila se je Marcu in Juliju; v Maju vidi vzornika.",
    ),
    DateRow(
        id="date.month.step",
        pattern="({step}|{step_this}) (mesec|meseca|mesecu)",
        value="month_step",
        anchor="2021-01-28",
        reads="Plaketo je prejel {date:prejšnji mesec=2020-12}.",
        silent="Za naslednjih šest mesecev ima štipendijo.",
    ),
    DateRow(
        id="date.months",
        pattern="{month_low}{to_word}{month_low2}[ [leta ]{year}| {yearstep}]",
        value="months",
        reads="Tekmovanja so bila {date:aprila in maja 2022=2022}.",
        silent="Zmagali sta Maja in Julija 2022.",
    ),
    # Years.
    DateRow(
        id="date.year",
        pattern="[{edge} ]{leto} {year}",
        value="year",
        reads="Častna občanka je od {date:leta 2017=2017}.",
        silent="V šolskem letu 2020/2021 so vadili; v 90. letih je bilo drugače; v letu 2020 000 evrov.",
        not_before="/|000",
    ),
    DateRow(
        id="date.years",
        pattern="(leta|letih|let|leti|letoma) {year}{to}{year2}",
        value="years",
        reads="Nagrado je prejel v {date:letih 2019 in 2020=}.",
        silent="Nagrado je prejel leta 2019 in 2020 evrov.",
        not_before="evr*|EUR|€|udeležen*|obiskoval*",
    ),
    DateRow(
        id="date.year.word",
        pattern="{yearstep}",
        value="year",
        anchor="2021-05-28",
        reads="Nagrade so {date:predlani=2019} podelili v Kopru.",
        silent="Predsedoval je Lanišek.",
    ),
    DateRow(
        id="date.year.adjective",
        pattern="{yearstep_adj}",
        value="year",
        anchor="2021-05-28",
        reads="Z njo so nastopili {date:lanski=2020} nagrajenci.",
        silent="Potujejo v Lanskroun.",
    ),
    DateRow(
        id="date.year.adjective_noun",
        pattern="[{edge} ]{yearstep_adj} {leto}",
        value="year",
        anchor="2021-05-28",
        reads="Plaketo je dobil {date:konec lanskega leta=2020}.",
    ),
    DateRow(
        id="date.year.step",
        pattern="[{edge} ]{yearstep_noun} {leto}",
        value="year",
        anchor="2021-05-28",
        reads="Podelitev bo {date:prihodnje leto=2022} v Kopru.",
        silent="V prejšnjih letih in vsa naslednja leta je tekmovala.",
    ),
    DateRow(
        id="date.year.ago",
        pattern="{yearstep_ago}",
        value="year",
        anchor="2021-05-28",
        reads="Plaketo so dobili {date:pred dvema letoma=2019}.",
        silent="Pred leti so vadili pred tremi letvami.",
    ),
)
