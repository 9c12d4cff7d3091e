"""Nouns that head the name of an institution."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.rules.row import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InstitutionNoun(Row):
    """A noun that heads institutions' names ("Občina Bled", "ministrstvo za kulturo").

    Attributes:
        lemmas: The noun, in its variants.
        bare: Whether it names an institution with a lower-case adjective or complement too.
        falls_away: Whether the noun is no part of the name that follows it ("podjetje Smreka": Smreka).
        group: Whether it is people together and no legal body ("ekipa", "družina").
        of_family: Whether a surname alone behind it is its name ("kmetija Zupan", "družina Kos").
        named_after: Whether somebody's name right behind it is its own ("Galerija Ana Kos").
        seated: Whether where it sits is part of its name ("Okrožno sodišče v Celju").
        capital: Whether only a capital letter makes it a body's name ("Policijska postaja Kranj").
    """

    lemmas: tuple[str, ...]
    bare: bool = False
    falls_away: bool = False
    group: bool = False
    of_family: bool = False
    named_after: bool = False
    seated: bool = False
    capital: bool = False


SPORTS = frozenset(
    {
        "aikido", "badminton", "boks", "curling", "floorball", "golf", "judo", "kajak", "karate", "kickboxing", "ragbi",
        "rugby", "squash", "taekwondo", "tenis", "triatlon",
    }
)  # fmt: skip
"""Sports that stand uninflected before the noun of a club or federation."""

INSTITUTION_NOUNS: tuple[InstitutionNoun, ...] = (
    InstitutionNoun(
        id="institution.občina",
        lemmas=("občina", "Občina"),
        bare=True,
        reads="Nagrado je podelila {conferred_by:gorenjska občina}.",
    ),
    InstitutionNoun(
        id="institution.ministrstvo",
        lemmas=("ministrstvo", "Ministrstvo"),
        bare=True,
        reads="Nagrado je podelilo {conferred_by:pristojno ministrstvo}.",
    ),
    InstitutionNoun(
        id="institution.school",
        lemmas=("šola", "gimnazija", "fakulteta", "univerza", "akademija", "vrtec", "Šola", "Gimnazija"),
        named_after=True,
        reads="Nagrado je prejela {recipient:Osnovna šola ob Rinži}.",
    ),
    InstitutionNoun(
        id="institution.institute",
        lemmas=(
            "zavod",
            "inštitut",
            "institut",
            "center",
            "agencija",
            "urad",
            "muzej",
            "galerija",
            "knjižnica",
            "arhiv",
        ),
        named_after=True,
        reads="Nagrado je prejel {recipient:mladinski center}.",
    ),
    InstitutionNoun(
        id="institution.society",
        lemmas=(
            "društvo",
            "klub",
            "zveza",
            "združenje",
            "zbornica",
            "sklad",
            "fundacija",
            "ustanova",
            "zadruga",
            "sindikat",
            "podružnica",
            "rod",
            "aeroklub",
            "avtoklub",
            "fotoklub",
            "kinoklub",
            "motoklub",
            "radioklub",
        ),
        named_after=True,
        reads="Nagrado je podelilo {conferred_by:planinsko društvo}.",
    ),
    InstitutionNoun(
        id="institution.health",
        lemmas=("bolnišnica", "bolnica", "porodnišnica", "dom", "klinika", "lekarna", "zavetišče"),
        named_after=True,
        reads="Nagrado je prejela {recipient:Bolnišnica za zdravljenje kostnih bolezni}.",
    ),
    InstitutionNoun(
        id="institution.state",
        lemmas=(
            "vlada",
            "svet",
            "komisija",
            "odbor",
            "služba",
            "uprava",
            "skupnost",
            "direktorat",
            "direkcija",
            "inšpektorat",
            "policija",
            "generalštab",
            "komite",
        ),
        reads="Nagrado je podelil {conferred_by:občinski svet}.",
    ),
    InstitutionNoun(
        id="institution.seat",
        lemmas=("sodišče", "tožilstvo", "veleposlaništvo", "konzulat", "predstavništvo"),
        seated=True,
        reads="Nagrado je podelilo {conferred_by:Okrožno sodišče v Celju}.",
        silent="Nagrado je podelilo podjetje, ki ga je v Celju obsodilo sodišče.",
    ),
    InstitutionNoun(
        id="institution.church",
        lemmas=("škofija", "nadškofija", "župnija", "karitas", "samostan"),
        reads="Nagrado je podelila {conferred_by:sosednja župnija}.",
    ),
    InstitutionNoun(
        id="institution.unit",
        lemmas=(
            "enota",
            "postaja",
            "brigada",
            "bataljon",
            "štab",
            "odred",
            "laboratorij",
            "oddelek",
            "katedra",
            "sektor",
            "sekcija",
            "krožek",
            "odsek",
            "kabinet",
            "ambulanta",
            "aktiv",
            "mreža",
            "koalicija",
            "gibanje",
            "iniciativa",
            "inkubator",
            "parlament",
            "skupščina",
            "uredništvo",
            "knjigarna",
            "observatorij",
            "planetarij",
            "železarna",
            "jeklarna",
            "kamnolom",
            "polk",
            "livarna",
            "steklarna",
            "cementarna",
            "holding",
            "korporacija",
        ),
        capital=True,
        reads="Nagrado je prejela {recipient:Policijska postaja Gornja Lipa}.",
        silent="Nagrado je prejel župan, ki je zgradil avtobusno postajo.",
    ),
    InstitutionNoun(
        id="institution.company",
        lemmas=("hotel", "banka", "zavarovalnica", "skupina", "tovarna", "papirnica", "elektrarna", "terme", "toplice"),
        bare=True,
        named_after=True,
        reads="Nagrado je prejela {recipient:banka Sotočje}.",
    ),
    InstitutionNoun(
        id="institution.family-business",
        lemmas=(
            "kmetija",
            "domačija",
            "gostilna",
            "gostišče",
            "kavarna",
            "restavracija",
            "slaščičarna",
            "pekarna",
            "cvetličarna",
            "trgovina",
            "sirarna",
            "klet",
            "mizarstvo",
            "kovaštvo",
            "čebelarstvo",
            "vrtnarija",
            "servis",
            "avtoservis",
            "salon",
            "zdravilišče",
        ),
        bare=True,
        of_family=True,
        reads="Nagrado je prejela {recipient:kmetija Zupan}.",
        silent="Nagrado je prejela kmetija, ki jo vodi Ana Zupan.",
    ),
    InstitutionNoun(
        id="institution.craft",
        lemmas=(
            "atelje",
            "avtokleparstvo",
            "avtomehanika",
            "avtoprevozništvo",
            "avtoservis",
            "biro",
            "cvetličarstvo",
            "čebelarstvo",
            "čevljarstvo",
            "destilarna",
            "dimnikarstvo",
            "elektroinštalacije",
            "frizerstvo",
            "gradbeništvo",
            "hostel",
            "inženiring",
            "kamnoseštvo",
            "kamp",
            "keramičarstvo",
            "kleparstvo",
            "ključavničarstvo",
            "kovaštvo",
            "kovinarstvo",
            "kovinostrugarstvo",
            "kozmetika",
            "krojaštvo",
            "krovstvo",
            "krznarstvo",
            "lesarstvo",
            "livarstvo",
            "lončarstvo",
            "mesarija",
            "mesarstvo",
            "mizarstvo",
            "mlekarna",
            "oljarna",
            "optika",
            "orodjarstvo",
            "pečarstvo",
            "pekarstvo",
            "penzion",
            "picerija",
            "pivovarna",
            "pleskarstvo",
            "prevozništvo",
            "sirarna",
            "sirarstvo",
            "slaščičarna",
            "slaščičarstvo",
            "slikopleskarstvo",
            "steklarstvo",
            "strojegradnja",
            "strugarstvo",
            "studio",
            "šiviljstvo",
            "tapetništvo",
            "tesarstvo",
            "tiskarna",
            "urarstvo",
            "vinarstvo",
            "vinogradništvo",
            "vrtnarstvo",
            "zidarstvo",
            "zlatarstvo",
        ),
        of_family=True,
        reads="Nagrado je prejelo {recipient:Vinarstvo Zupan}.",
        silent="Nagrado je dobila knjiga, v kateri vinarstvo opisuje Ana Zupan.",
    ),
    InstitutionNoun(
        id="institution.group",
        lemmas=("družina", "ekipa", "posadka", "četa", "moštvo", "zasedba", "selekcija", "vod", "steg", "odprava"),
        group=True,
        of_family=True,
        reads="Nagrado je prejela {recipient:družina Zupan}.",
        silent="Nagrado je prejela družina, ki jo vodi Ana Zupan.",
    ),
    InstitutionNoun(
        id="institution.national-team",
        lemmas=("reprezentanca",),
        bare=True,
        group=True,
        reads="Nagrado je prejela Ana Novak iz {affiliation:slovenske reprezentance=slovenska reprezentanca}.",
    ),
    InstitutionNoun(
        id="institution.party",
        lemmas=("stranka",),
        reads="Nagrado je podelila {conferred_by:stranka Zeleni breg}.",
        silent="Nagrado je izplačala stranka, ki je zamudila.",
    ),
    InstitutionNoun(
        id="institution.firm",
        lemmas=("podjetje", "družba"),
        bare=True,
        falls_away=True,
        of_family=True,
        reads="Nagrado je prejelo podjetje {recipient:Smreka}.",
    ),
    InstitutionNoun(
        id="institution.media",
        lemmas=("radio", "televizija", "časopis", "revija", "časnik", "tednik", "mesečnik", "portal", "založba"),
        bare=True,
        reads="Nagrado je podelila {conferred_by:založba Mladika}.",
    ),
    InstitutionNoun(
        id="institution.stage",
        lemmas=(
            "gledališče",
            "zbor",
            "filharmonija",
            "orkester",
            "opera",
            "godba",
            "ansambel",
            "duo",
            "trio",
            "tercet",
            "kvartet",
            "kvintet",
            "sekstet",
            "oktet",
            "nonet",
        ),
        named_after=True,
        reads="Nagrado sta prejela {recipient:mladinski orkester} in {recipient:Ana Novak}.",
    ),
)

LEGAL_FORM = re.compile(r",? ?(?<!\w)(?:d\. ?o\. ?o|d\. ?d|d\. ?n\. ?o|k\. ?d|s\. ?p|z\. ?o\. ?o|z\. ?b\. ?o)\.")
"""What a firm is before the law, behind its name."""

HOUSES = frozenset({"institution.firm", "institution.company", "institution.family-business", "institution.society"})
"""The rows of bodies that are told as where their people are ("v podjetju Lipa so prejeli"), and are no venues."""

TOWNS = frozenset({"mesto", "kraj", "vas", "naselje"})
"""Nouns behind which a place's name stays in the nominative ("vasi Podlog")."""

NOUNS_OF_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("OŠ", "SŠ", "GŠ"), "šola"),
        **dict.fromkeys(("PGD", "PD", "KD", "KUD", "TD", "ŠD", "DU", "GD", "ČD", "VD"), "društvo"),
        **dict.fromkeys(("GZ", "ŠZ", "TZ"), "zveza"),
        **dict.fromkeys(("NK", "RK", "KK", "AK", "SK", "ŠK", "JK", "TK"), "klub"),
        **dict.fromkeys(("LD", "RD"), "družina"),
        "KS": "skupnost",
        "MO": "občina",
        "UKC": "center",
        "SB": "bolnišnica",
    }
)
"""Which noun the letters stand for with which a body's name begins ("OŠ Lipa", later told as "šola")."""

LETTERS = frozenset({"AK", "DU", "EŠ", "JSKD", "KUD", "MO", "OK", "OŠ", "OZ", "OZRK", "RTV", "UKC", "ZKD"})
"""Letters that stand for the nouns of bodies, of those that could be a name; others have no vowel."""
