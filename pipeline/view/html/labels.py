"""The words of a page, in each language that it can be in."""

import re
from enum import StrEnum
from typing import Final

from pipeline.records import Date


class Language(StrEnum):
    """The language of a page's labels, by its ISO 639-1 code; texts and names stay Slovene."""

    sl = "sl"
    en = "en"


# A row is what a template or the script asks for, in Slovene and in English.
LABELS: Final = {
    "title": ("Nagrade", "Awards"),
    "skip": ("Preskoči na vsebino", "Skip to the content"),
    "contents": ("Vsebina", "Contents"),
    "records": ("Zapisi", "Records"),
    "figures": ("Pregled", "Overview"),
    "releases": ("Objave", "Releases"),
    "release": ("Objava", "Release"),
    "legend": ("Oznake v besedilu", "Marks in the text"),
    "legend.links": (
        "Ob imenu stojita dejanje in številka nagrade.",
        "Beside a name stands what it does, in which award.",
    ),
    # Filters
    "filter": ("Iskanje in izbor", "Search and filter"),
    "filter.search": ("Iskanje po zapisih in besedilih", "Search records and texts"),
    "filter.award": ("Nagrada", "Award"),
    "filter.person": ("Oseba", "Person"),
    "filter.institution": ("Ustanova", "Institution"),
    "filter.year": ("Leto", "Year"),
    "filter.status": ("Stanje", "Status"),
    "filter.confidence": ("Najmanjša zanesljivost", "Minimum confidence"),
    "filter.all": ("vse", "all"),
    "filter.none": ("brez", "none"),
    "filter.clear": ("Ponastavi izbor", "Reset"),
    "shown.records": ("Zapisi: {shown} od {all}", "Records: {shown} of {all}"),
    "shown.releases": ("Objave: {shown} od {all}", "Releases: {shown} of {all}"),
    "shown.nothing": ("Izboru ne ustreza noben zapis.", "No record matches."),
    # Table
    "table.award": ("Nagrada", "Award"),
    "table.recipients": ("Prejme", "Received by"),
    "table.presenters": ("Izroči", "Presented by"),
    "table.conferred_by": ("Podeli", "Conferred by"),
    "table.date": ("Datum", "Date"),
    "table.status": ("Stanje", "Status"),
    "table.confidence": ("Zanesljivost", "Confidence"),
    "table.release": ("Objava", "Release"),
    "table.sort": ("Razvrsti po stolpcu", "Sort by the column"),
    "table.more": ("Pokaži še {count}", "Show {count} more"),
    "export.csv": ("Shrani kot CSV", "Save as CSV"),
    "export.json": ("Shrani kot JSON", "Save as JSON"),
    "export.note": ("Shranijo se zapisi, ki ustrezajo izboru.", "What is saved are the records that match."),
    # A release
    "text.evidence": (
        "Celotno besedilo ni na voljo; prikazani so stavki, iz katerih so bili zapisi prebrani.",
        "The whole text is not at hand; these are the sentences that the records were read from.",
    ),
    "published": ("Objavljeno", "Published"),
    "place": ("Kraj", "Place"),
    "source": ("Vir", "Source"),
    "file": ("Datoteka", "File"),
    "awards.none": ("V tej objavi ni bila prebrana nobena nagrada.", "No award was read in this release."),
    "names": ("Imena v besedilu", "Names in the text"),
    # A card
    "card.receives": ("prejme", "receives"),
    "card.accepts": ("prevzame", "accepts"),
    "card.presents": ("izroči", "presents"),
    "card.confers": ("podeli", "confers"),
    "card.category": ("Kategorija", "Category"),
    "card.programme": ("V okviru", "Programme"),
    "card.year": ("Za leto", "For the year"),
    "card.reason": ("Utemeljitev", "Reason"),
    "card.date": ("Datum", "Date"),
    "card.place": ("Kraj", "Place"),
    "card.supersedes": ("Popravlja", "Corrects"),
    "card.written": ("v besedilu", "in the text"),
    "card.why": ("Zakaj", "Why"),
    "card.confidence": ("zanesljivost", "confidence"),
    "card.evidence": ("Prebrano iz", "Read from"),
    "card.id": ("Oznaka zapisa", "Record"),
    # What is marked
    "kind.PERSON": ("oseba", "person"),
    "kind.ROLE": ("funkcija", "role"),
    "kind.INSTITUTION": ("ustanova", "institution"),
    "kind.PLACE": ("kraj", "place"),
    "kind.DATE": ("datum", "date"),
    "kind.AWARD": ("nagrada", "award"),
    "kind.WORK": ("delo", "work"),
    "kind.GROUP": ("skupina", "group"),
    "type.PER": ("oseba", "person"),
    "type.ORG": ("organizacija", "organisation"),
    "type.LOC": ("kraj", "place"),
    "type.GROUP": ("skupina", "group"),
    "type.WORK": ("delo", "work"),
    "status.conferred": ("podeljeno", "conferred"),
    "status.announced": ("razglašeno", "announced"),
    "status.future": ("napovedano", "planned"),
    "status.nominated": ("nominacija", "nominated"),
    "status.past": ("v preteklosti", "in the past"),
    "status.declined": ("zavrnjeno", "declined"),
    "status.revoked": ("odvzeto", "revoked"),
    # Plots
    "plot.years": ("Nagrade po letih in vrstah", "Awards by year and kind"),
    "plot.years.note": (
        "Leto podelitve; kjer ga besedilo ne pove, leto objave.",
        "The year of the award; where the text does not tell it, that of the release.",
    ),
    "plot.givers": ("Kdo najpogosteje podeljuje", "Who confers most often"),
    "plot.presenters": ("Kdo najpogosteje izroča", "Who presents most often"),
    "plot.confidence": ("Zanesljivost zapisov", "Confidence of records"),
    "plot.table": ("Podatki v tabeli", "Data as a table"),
    "plot.kind": ("Vrsta", "Kind"),
    "plot.others": ("druge vrste", "other kinds"),
    "plot.total": ("Skupaj", "Total"),
    "plot.name": ("Ime", "Name"),
    "plot.count": ("Število zapisov", "Records"),
    "plot.from_to": ("Zanesljivost", "Confidence"),
    "plot.empty": ("Ni podatkov.", "No data."),
    "plot.no_year": ("brez leta", "no year"),
    "made": ("Izdelano s programom »nagrade«. Imena so v osnovni obliki.", "Made by nagrade. Names are in base form."),
    "made.sure": (
        "Zanesljivost 0,8 pomeni, da so od petih takih podatkov pravilni štirje.",
        "A confidence of 0.8 means that of five such facts four are right.",
    ),
}
# What stands after a number: in Slovene after 1, 2, 3 and 4, and 0 or 5; in English after 1 and any other.
_COUNTED: Final = {
    "release": (("objava", "objavi", "objave", "objav"), ("release", "releases")),
    "record": (("zapis", "zapisa", "zapisi", "zapisov"), ("record", "records")),
    "award": (("nagrada", "nagradi", "nagrade", "nagrad"), ("award", "awards")),
}
_MONTHS: Final = (
    ("januar", "January"),
    ("februar", "February"),
    ("marec", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("junij", "June"),
    ("julij", "July"),
    ("avgust", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)


_ISO: Final = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", re.ASCII)


def label(language: Language, key: str) -> str:
    """What the page says for ``key``."""
    return LABELS[key][_column(language)]


def counted(language: Language, key: str, number: int) -> str:
    """A number with the noun that agrees with it: "2 objavi", "5 objav"."""
    forms = _COUNTED[key][_column(language)]
    return f"{whole(language, number)} {forms[_form(language, number)]}"


def whole(language: Language, number: int) -> str:
    """A whole number, its thousands parted: 1.204 in Slovene, 1,204 in English."""
    return f"{number:,}".replace(",", "." if language is Language.sl else ",")


def decimal(language: Language, number: float) -> str:
    """A number with two decimals: 0,87 in Slovene, 0.87 in English."""
    return f"{number:.2f}".replace(".", "," if language is Language.sl else ".")


def day(language: Language, iso: str) -> str:
    """A date, cut to its precision, as the language writes it: "26. 5. 2021", "May 2021", "2021"."""
    if not _ISO.fullmatch(iso):  # a feed can hold anything here
        return iso
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = _MONTHS[int(rest[0]) - 1]
    if len(rest) == 1:
        return f"{month[_column(language)]} {year}"
    if language is Language.sl:
        return f"{int(rest[1])}. {int(rest[0])}. {year}"
    return f"{int(rest[1])} {month[1]} {year}"


def year_of(date: Date | None, published: str | None) -> str | None:
    """The year that an award counts for: that of its date, else that of its release."""
    iso = date.iso if date else published
    return iso[:4] if iso and _ISO.fullmatch(iso) else None


def _column(language: Language) -> int:
    return list(Language).index(language)


def _form(language: Language, number: int) -> int:
    """Which form of a noun agrees with the number (CLDR's plural rules)."""
    if language is Language.en:
        return 0 if number == 1 else 1
    match number % 100:
        case 1:
            return 0
        case 2:
            return 1
        case 3 | 4:
            return 2
        case _:
            return 3
