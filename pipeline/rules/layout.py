r"""How a release is laid out, as data: what a line looks like that is a greeting, a stamp or a letterhead.

The notation of ``pattern`` is that of ``re``, matched from the start of a line, in any case, with these differences:

- a blank is white space of any length (``" ?"`` may be absent);
- ``č``, ``š`` and ``ž`` also stand for themselves without caron and with a loose one; to ``\w`` and ``\b`` a loose
  accent is a part of the word;
- ``<NAME>`` stands for a line of ``FRAGMENTS``.

The groups ``place``, ``date``, ``source`` and ``title`` say where in the line the value is. Every pattern is bounded,
so the time is linear in the length of the text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.rules.dates import WORDS
from pipeline.rules.row import Row

Cue = Literal[
    "agency",  # a line above the headline that names who spread the text
    "source",  # a line that says where the text is from, anywhere
    "glued_source",  # the same at the end of a line of credits
    "label",  # a line that says what kind of text follows, and is no headline
    "letterhead",  # a line above the headline that names the sender, if another line is left to be the headline
    "sender",  # the same, whatever follows
    "address",  # a line of a letterhead that is never a headline
    "reference",  # the number of the letter; in the middle of a page another release begins at its letterhead
    "stamp",  # when the text was published
    "hour",  # the same, but in an invitation the day of the event
    "invitation",  # words that make a text an invitation; looked for in the whole of its opening
    "event",  # a line that begins the body though it is short
    "dateline",  # place and date, in front of the first sentence or on a line of their own
    "town",  # a place alone in front of the first sentence
    "salutation",  # the first line of a letter
    "greeting",  # the last line of a letter; all below it is signature unless it is more
    "service",  # a line of a signature, or of a letterhead, that names a department
    "signature",  # another line of a signature
    "person",  # names, which are a signature only where they can be no list of winners
    "office",  # a line that is signature only right below a person
    "above_contact",  # a line that is signature only right above a contact
    "author",  # a line that says who wrote the text, above or below it
    "contact_label",  # the first line of a contact block
    "contact",  # another line of it
    "credit",  # who took a picture; looked for anywhere in a line
    "disclaimer",  # words that only a disclaimer holds; looked for in a whole paragraph
    "rule",  # a line without letters
]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayoutRow(Row):
    """One cue.

    Attributes:
        cue: What the line is.
        pattern: What it looks like; see the head of this module.
    """

    cue: Cue
    pattern: str


def _any_of(words: Mapping[str, int]) -> str:
    return "|".join(word.replace(".", r"\.") for word in sorted(words, key=len, reverse=True))


_CAPITALS = "A-ZÀ-ÖØ-ÞČŠŽĆĐĘĄŁŃŚŹŻŐŰĚŘŤŇŮ"
_LETTER = r"(?!\d)[\w\u0300-\u036f'’/-]"
_YEAR = r"[12]\d{3}"
_MONTH = rf"(?:{_any_of(WORDS['month'])})"
_MONTH_EN = rf"(?:{_any_of(WORDS['month_en'])})"
_WEEKDAY = r"(?:ponedelj|tor[ek]|sred|četrt|petek|petk|sobot|nedelj|(?:pon|tor|sre|čet|pet|sob|ned)\b)\w{0,5}\.?,? "
_DAY = rf"\d{{1,2}}\. ?(?:\d{{1,2}}\. ?{_YEAR}\b|\d{{1,2}}\.(?! ?\d)|{_MONTH}\b(?:,? {_YEAR}\b)?)"
_FOREIGN_DAY = (
    rf"{_YEAR}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/{_YEAR}|\d{{1,2}} {_MONTH_EN},? {_YEAR}|{_MONTH_EN} \d{{1,2}}, {_YEAR}"
)
_VERB = (
    r"je|so|sta|smo|bo|bodo|bosta|bomo|prej\w{0,6}l[aio]?|dobil[aio]?|podel\w+|nagra\w+|zmag\w+|osvoj\w+|čestita\w*"
    r"|vabi\w*|razglas\w+|praznu\w+|posta\w{0,4}l[aio]?|izbra\w+|spet|znova|prvič|že|najbolj\w*|najboljš\w+|med"
)

_NO_TOWN = (
    r"nagrad|priznanj|plaket|medalj|vabil|obvestil|sporočil|izjav|kontakt|foto|vir\b|danes|včeraj|letos|čestit|uvod|naslov"
    r"|opomb|podnaslov"
)
_TOWNLY = r"mesto|gradec|sobota|gorica|loka|gora|bistrica|slatina|konjice|toplice|vas|polje|kanal|trg"
_SHOUTED = rf"(?-i:[{_CAPITALS}\u0300-\u036f'-]{{2,20}})"
_CALLED = rf"(?-i:[{_CAPITALS}])(?:{_LETTER}){{2,20}}"

FRAGMENTS: Mapping[str, str] = {
    "UP": rf"(?-i:[{_CAPITALS}]\u030c?)",
    "DASH": r"[-‒–—―]{1,2}",
    "AGENCY": rf"\((?-i:[{_CAPITALS}][{_CAPITALS}/-]{{1,9}})\)",
    "DATE": rf"(?:{_WEEKDAY})?(?:dne )?(?P<date>{_DAY}|{_FOREIGN_DAY})",
    "MONTH": rf"(?P<date>{_MONTH} {_YEAR})",
    "WEEKDAY": _WEEKDAY,
    "TIME": r"(?:,? (?:ob )?\d{1,2}[.:]\d{2}(?: ?h)?)",
    # Up to five words that begin with a capital and are no weekday, label or institution.
    "PLACE": rf"(?!{_WEEKDAY}|objav|datum|<ORG>|\w+ <ORG>)(?:(?:v|na) )?"
    rf"(?P<place>(?-i:[{_CAPITALS}])(?:{_LETTER}){{1,30}}(?: (?:{_LETTER}){{1,30}}\.?){{0,4}})",
    # All in capitals, or one word, or two of which the second makes it a town; a date is not there to tell it by.
    "TOWN": rf"(?!{_NO_TOWN})(?P<place>{_SHOUTED}(?: {_SHOUTED}){{0,2}}(?= )|{_CALLED}"
    rf"(?: (?:(?:na|pri|ob|pod|v|nad) {_CALLED}|{_TOWNLY}))?)",
    "ORG": r"(?:občina|ministrstvo|urad|služba|zavod|društvo|zveza|združenje|zbornica|inštitut|fakulteta|univerza|šola"
    r"|akademija|vrtec|bolnišnica|dom|muzej|galerija|knjižnica|gledališče|klub|center|agencija|direktorat|družba|banka"
    r"|godba|zbor|sklad|fundacija|sekcija|festival|komisija|rektorat|dekanat|ustanova|republika slovenija|župnija"
    r"|škofija|sindikat|območna enota|policijska uprava)\b",
    "NOVERB": rf"(?!.{{0,120}}\b(?:{_VERB})\b)",
    # Zupan is a surname, so župan keeps its caron.
    "ROLE": r"(?:(?:pod)?predsedni(?:k|ca)|(?:pod)?(?:[ž]|z\u030c)upan(?:ja)?|direktor(?:ica)?|ravnatelj(?:ica)?"
    r"|tajni(?:k|ca)|vodja|svetoval(?:ec|ka)|predstavni(?:k|ca)|zapisnikar(?:ka)?|uredni(?:k|ca)|sekretar(?:ka)?|rektor(?:ica)?"
    r"|dekan(?:ja)?|minist(?:er|rica)|poveljni(?:k|ca)|koordinator(?:ka)?|sodelav(?:ec|ka))\b",
    "NAME": rf"(?:{_LETTER}){{1,30}}",
    "TITLES": r"(?:(?:(?:izr|red|doc|prof|dr|mag|mr|akad|prim|msgr)\. ?){0,4})",
    "WHO": rf"(?-i:[{_CAPITALS}])(?:{_LETTER}){{1,25}}(?: (?-i:[{_CAPITALS}])(?:\.|(?:{_LETTER}){{1,25}})){{1,3}}",
    "PHONE": r"(?:\+|00|\(?0)\d(?:[ /().-]{0,2}\d){6,11}",
    "MAIL": r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}",
    "WEB": r"(?:https?://|www\.)[^\s]{3,200}",
    "TEL": r"(?:(?:tel|telefon|mobitel|mobilni telefon|gsm|faks|fax|telefaks|t|m|f|e|w|s|e-pošta|e-mail|email"
    r"|e-naslov|mail|splet|spletna stran|spletno mesto)\b\.?:)",
}

LAYOUT: tuple[LayoutRow, ...] = (
    # Above the body: who sends it, and as what.
    LayoutRow(
        id="layout.agency",
        cue="agency",
        pattern=r"(?-i:(?:O-)?STA|OTS|STA OTS|STAkrog)$",
        reads="{source:O-STA}\n\n{title:Velenje najbolj varno mesto}\n\nŽupan je bil vesel.",
        silent="STA nagradila sodelavce\n\nDirektor je podelil priznanja.",
    ),
    LayoutRow(
        id="layout.label-release",
        cue="label",
        pattern=r"(?:sporočilo|izjava|obvestilo|informacija|gradivo|poročilo) za (?:javnost|medije|novinarje|tisk)"
        r"(?: ?/.{1,30})?$",
        reads="{section.source:SPOROČILO ZA JAVNOST}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Izjava upravnega odbora\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-inline",
        cue="label",
        pattern=r"(?:sporočilo|izjava|obvestilo) za (?:javnost|medije) ?[:–-] (?P<title>.{5,160})$",
        reads="Sporočilo za medije: {title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-now",
        cue="label",
        pattern=r"za takojšnjo objavo[.!]?$",
        reads="{section.source:Za takojšnjo objavo}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-to",
        cue="label",
        pattern=r"(?:vsem |obvestilo .{0,40})?\b(?:novinarjem|medijem|uredništvom)(?: in \w{3,20})?$",
        reads="{section.source:Novinarjem in uredništvom}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Novinarjem nagrada čuvaj\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-word",
        cue="label",
        pattern=r"(?:vabilo|obvestilo|novica|novice|aktualno|obvestila|čestitka)[!:]?$",
        reads="{section.source:OBVESTILO}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Vabilo na podelitev\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-issue",
        cue="label",
        pattern=r"<NOVERB>(?:<NAME>,? ){0,5}(?:<DASH> )?(?:glasilo|bilten|časopis|revija|novičnik)(?: <NAME>){0,6}"
        r"(?:,? <MONTH>)?$",
        reads="{section.source:Lipa, glasilo občine Brezje, marec 2019}\n\n{title:Grb}\n\nŽupan je bil vesel.",
        silent="Glasilo občine je prejelo nagrado\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-number",
        cue="label",
        pattern=r"(?:sporočilo|obvestilo|okrožnica|novice|bilten) (?:št\.|številka) \d{1,4}(?:/(?P<date>[12]\d{3}))?$",
        reads="{section.source:Sporočilo št. 14/2016}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Obvestilo št. 3 zmagovalcem\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-path",
        cue="label",
        pattern=r"<NAME>(?: <NAME>){0,3}(?: ?[>›»→] ?<NAME>(?: <NAME>){0,3}){0,4} ?[>›»→] ?"
        r"(?:<MONTH>|<NAME>(?: <NAME>){0,3})$",
        reads="{section.source:Domov > Novice > Oktober 2022}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Grb »Zlati hrast« Ani Novak\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.label-english",
        cue="label",
        pattern=r"\(?(?:english version|press release).{0,30}$",
        reads="{section.source:(English version below)}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.reference",
        cue="reference",
        pattern=r"(?:številka|št\.|zadeva št\.|opr\. št\.)(?: zadeve)?:? ?\d[\d/.-]{0,30}$",
        reads="{section.source:Številka: 094-7/2023-12}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Št. 1 na lestvici\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.letterhead",
        cue="letterhead",
        pattern=r"(?=.{3,100}$)<NOVERB>(?:<NAME>,? ){0,4}<ORG>",
        reads="{sender:MUZEJ PAPIRJA RADEČE}\n\n{title:Plaketa za razstavo}\n\nŽupan je bil vesel.",
        silent="Muzej papirja prejel plaketo\n\nPlaketa za razstavo\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.letterhead-firm",
        cue="sender",
        pattern=r"(?=.{3,80}$)<NOVERB>.{2,60},? (?:d\. ?o\. ?o\.|d\. ?d\.|s\. ?p\.|z\. ?o\. ?o\.|so\. ?p\.)$",
        reads="{sender:Kvasnik, d. o. o.}\n\n{section.body:Župan je bil vesel.}",
        silent="Kvasnik je prejel nagrado, Mlin d. d.\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.address",
        cue="address",
        pattern=r"<UP>[^,\d]{2,40} \d{1,3} ?[a-z]?,(?: \d{4})? <UP>[^,\d]{1,30}$",
        reads="{section.source:Rudarska pot 9, Mežica}\n\n{title:Domov smo prinesli zlato}\n\nŽupan je bil vesel.",
        silent="Zlatih 50, srebrnih 9\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.salutation",
        cue="salutation",
        pattern=r"(?:spoštovan[iaeo]|dragi|drage|cenjeni)\b.{0,80}[!,:.]$",
        reads="{section.body:Spoštovani novinarji,\n\nžupan je podelil priznanja.}",
        silent="Spoštovani župan\n\nŽupan je bil vesel.",
    ),
    # When it was published.
    LayoutRow(
        id="layout.stamp-label",
        cue="stamp",
        pattern=r"(?:objavljeno|objava|datum objave|datum|dne)(?: v| dne)?:? <DATE>.{0,80}$",
        reads="Objavljeno: petek, {published:12. 5. 2023=2023-05-12} ob 9.40\n\n{title:Grb}\n\nŽupan je bil vesel.",
        silent="Danes, 12. 5. 2023, praznujemo\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-english",
        cue="stamp",
        pattern=r"(?:published|posted|date|updated)(?: on)?:? <DATE>.{0,40}$",
        reads="{title:Zlati grb Ani Novak}\nPosted on {published:May 12, 2023=2023-05-12}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-date",
        cue="stamp",
        pattern=r"(?!<WEEKDAY>)<DATE>$",
        reads="{title:Zlati grb Ani Novak}\n{published:22. 6. 2017=2017-06-22}\n\nŽupan je bil vesel.",
        silent="sreda, 22. 6. 2017\n\nVabimo vas na podelitev priznanj.",
    ),
    LayoutRow(
        id="layout.stamp-hour",
        cue="hour",
        pattern=r"(?=<WEEKDAY>|.{6,24}\d[.:]\d\d$)<DATE><TIME>?$",
        reads="sre, {published:05. 06. 2019=2019-06-05}, 19:48\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="VABILO\n\nČetrtek, 20. november 2025, ob 18.00\n\nVabimo vas na podelitev priznanj.",
    ),
    LayoutRow(
        id="layout.stamp-rubric",
        cue="stamp",
        pattern=r"<DATE><TIME>? ?[|•·] ?.{1,60}$",
        reads="{published:12.05.2023=2023-05-12} | Novice\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-after-rubric",
        cue="stamp",
        pattern=r"(?:\w{2,20} ){1,4}[|•·] <DATE><TIME>?$",
        reads="Novice | {published:12. 5. 2023=2023-05-12}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-after-name",
        cue="stamp",
        pattern=r"(?:<NAME> ){1,8}[|•·/–] ?(?:objavljeno|objava|datum objave):? <DATE>.{0,60}$",
        reads="Zavod Lipa | objavljeno {published:24. 6. 2023=2023-06-24} v: Grb\n\n{title:Grb}\n\nŽupan je bil vesel.",
        silent="Grb | objavljeno včeraj\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-page",
        cue="stamp",
        pattern=r"<DATE> ?[/|,] ?(?:stran|str\.) \d{1,3}$",
        reads="četrtek, {published:29. september 2016=2016-09-29} / stran 11\n\n{title:Grb}\n\nŽupan je bil vesel.",
        silent="četrtek, 29. september 2016 / stran Ane Novak\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.stamp-month",
        cue="stamp",
        pattern=r"<MONTH>$",
        reads="{section.dateline:julij 2018}\n\n{title:Zlati grb Ani Novak}\n\nŽupan je bil vesel.",
        silent="Julij 2018 v občini\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.invitation",
        cue="invitation",
        pattern=r"\bvabi(?:mo|ta|jo|lo)?\b|\bvabljen\w{1,2}\b",
        reads="{section.body:Sreda, 5. 6. 2019 ob 19.00\n\nVabimo vas na podelitev priznanj.}",
        silent="sreda, 5. 6. 2019 ob 19.00\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.event-day",
        cue="event",
        pattern=r"<DATE>,? .{1,60}$",
        reads="{section.body:Četrtek, 20. november 2025, v veliki dvorani\n\nŽupan bo podelil priznanja.}",
        silent="Zlati grb 20. novembra v dvorani\n\nŽupan je bil vesel.",
    ),
    # Where and when: datelines.
    LayoutRow(
        id="layout.dateline-dash",
        cue="dateline",
        pattern=r"<PLACE>, <DATE> ?<DASH>",
        reads="{dateline_place:Celje}, {published:12. junija 2023=2023-06-12} – {section.body:Župan je bil vesel.}",
        silent="Nagrade, 12. julija. Pozabljene – Župan je bil vesel.",
    ),
    LayoutRow(
        id="layout.dateline-agency",
        cue="dateline",
        pattern=r"<PLACE>(?:, <DATE>)? ?<AGENCY> ?<DASH>",
        reads="{dateline_place:LJUBLJANA} (STA)–{section.body:Župan je bil vesel.}",
        silent="Nagrada (OŠ) Celje – župan je podelil priznanja.",
    ),
    LayoutRow(
        id="layout.dateline-bracket",
        cue="dateline",
        pattern=r"\(<PLACE>, <DATE>\)(?: ?<DASH>)?",
        reads="({dateline_place:Slovenj Gradec}, {published:5. maj 2019=2019-05-05}) {section.body:Župan je bil tu.}",
        silent="(Ana Novak, 12 let) Župan je bil vesel.",
    ),
    LayoutRow(
        id="layout.dateline-line",
        cue="dateline",
        pattern=r"<PLACE>, <DATE>$",
        reads="{title:Grb}\n\n{dateline_place:Kočevje}, {published:3. 9. 2021=2021-09-03}\n\nŽupan je bil vesel.",
        silent="Četrtek, 20. november 2025\n\nŽupan je bil vesel.",
    ),
    LayoutRow(
        id="layout.dateline-month",
        cue="dateline",
        pattern=r"<PLACE>, <MONTH>$",
        reads="Župan je bil vesel.\n\n{dateline_place:Jesenice}, marca 2017\n\n{section.signature:Ana NOVAK}",
    ),
    LayoutRow(
        id="layout.dateline-stop",
        cue="dateline",
        pattern=r"<PLACE>, <DATE>(?:(?<=\d)\.|:) (?=<UP>)",
        reads="{dateline_place:Maribor}, {published:18. april 2023=2023-04-18}. {section.body:Župan je bil vesel.}",
        silent="Izola. Ekipa filma z nagrado na odprtju festivala.",
    ),
    LayoutRow(
        id="layout.dateline-day",
        cue="dateline",
        pattern=r"<PLACE>, \d{1,2}\. ?<DASH> ",
        reads="{dateline_place:RIO DE JANEIRO}, 5. - {section.body:Zadnja dirka je minila.}",
    ),
    LayoutRow(
        id="layout.dateline-town",
        cue="town",
        pattern=r"<TOWN> <DASH> (?=<UP>|[»\"„(])",
        reads="{dateline_place:PORTOROŽ} – {section.body:Na zaključku so podelili priznanja.}",
        silent="NAGRADA – Župan je bil vesel.",
    ),
    # Below the body: the end of a letter.
    LayoutRow(
        id="layout.greeting",
        cue="greeting",
        pattern=r"(?:hvala\w* .{0,30}\bin )?(?:lep|prav lep|lepo|prijazen|prijazno|prisrčen|topel|vljuden)\w{0,2} "
        r"pozdrav\w{0,8}[ \w]{0,30}[,!.]?$",
        reads="Župan je bil vesel.\n\n{section.signature:Prijazen pozdrav\nMesto Velenje ob Paki}",
        silent="Župan je bil vesel.\n\nLep sprejem\nMesto Velenje ob Paki",
    ),
    LayoutRow(
        id="layout.greeting-respect",
        cue="greeting",
        pattern=r"(?:s spoštovanjem|s prijaznimi pozdravi|pozdrav|lp)[,!.]?$",
        reads="Župan je bil vesel.\n\n{section.signature:S spoštovanjem,\n\nZeleni krog Krško ob Savi}",
    ),
    LayoutRow(
        id="layout.service",
        cue="service",
        pattern=r"(?=.{4,110}$)<NOVERB>(?:služba|kabinet|urad|oddelek|sektor|uredništvo|ekipa|odnosi|stiki"
        r"|(?:občinska|mestna) uprava|članice in člani|člani|članice|kolektiv|tajništvo|svetovalna služba|tiskovn\w+)\b"
        r"[^.!?]*$",
        reads="Župan je bil vesel.\n\n{section.signature:Služba za odnose z javnostmi}",
        silent="Župan je bil vesel.\n\nOddelek je prejel plaketo",
    ),
    LayoutRow(
        id="layout.role",
        cue="signature",
        pattern=r"(?=.{4,100}$)<NOVERB>(?:v\. ?d\. )?(?:\w{3,20} (?-i:(?=[a-zčšž])))?<ROLE>.*(?<!\w\w\w\w\w\.)$",
        reads="Župan je bil vesel.\n\n{section.signature:Predsednica društva upokojencev}",
        silent="Župan je bil vesel.\n\nPredsednica je čestitala",
    ),
    LayoutRow(
        id="layout.on-behalf",
        cue="signature",
        pattern=r"(?=.{4,60}$)<NOVERB>za <NAME>(?: <NAME>){0,5}$",
        reads="Župan je bil vesel.\n\n{section.signature:Za godbo\nTILEN PŠENIČNIK}",
        silent="Župan je bil vesel.\n\nZa konec: smeh",
    ),
    LayoutRow(
        id="layout.author",
        cue="author",
        pattern=r"(?:besedilo|pripravil\w{0,2}|besedilo pripravil\w{0,2}|zapisal\w{0,2}|avtor\w{0,4}|podpis):.{0,80}$",
        reads="Župan je bil vesel.\n\n{section.signature:Besedilo pripravila:\nAnita Kovšca}",
    ),
    LayoutRow(
        id="layout.initials",
        cue="signature",
        pattern=r"(?:(?:<UP>\. ?){2,3}|\(?[a-zčšž]{2,4}(?:/[a-zčšž]{2,4}){0,3}\)?)$",
        reads="Župan je bil vesel.\n\n{section.signature:kor/mb}",
        silent="Župan je bil vesel.\n\nHvala vam!",
    ),
    LayoutRow(
        id="layout.person",
        cue="person",
        pattern=r"(?=.{4,100}$)<NOVERB><TITLES><WHO>(?:, (?:\w{2,5}\. ?){0,4}[^.!?:;,]*(?:, <WHO>)?)?$",
        reads="Župan je bil vesel.\n\n{section.signature:Aleksandra FORŠTNER, univ. dipl. politolog}",
        silent="Dobitniki so:\n\nAna Novak\nJanez Kos",
    ),
    LayoutRow(
        id="layout.persons",
        cue="person",
        pattern=r"<TITLES><WHO>(?:(?:,| in|;) <TITLES><WHO>){2,20}$",
        reads="Župan je bil vesel.\n\n{section.signature:Rebeka Fras, Andraž Zelenik, Ignacij Kelc, Suzana Toplak, "
        "Boštjan Murko, Ela Zorec, Miran Selinšek, Katja Bezjak, Uroš Lah}",
    ),
    LayoutRow(
        id="layout.office",
        cue="office",
        pattern=r"(?=.{4,60}$)<NOVERB>(?-i:[a-zčšž])[^.!?:;,]*$",
        reads="Župan je bil vesel.\n\n{section.signature:Sandra Kobal\nknjižničarka}",
        silent="Župan je bil vesel.\n\nHvala vsem!\nknjižničarka",
    ),
    LayoutRow(
        id="layout.above-contact",
        cue="above_contact",
        pattern=r"(?=.{3,60}$)<NOVERB><UP>[^.!?:;]*$",
        reads="Župan je bil vesel.\n\n{section.signature:GZ Kozjanski hribi}\n(tel. 03 555 14 08)",
        silent="Župan je bil vesel.\n\nGZ Kozjanski hribi je praznovala\n(tel. 03 555 14 08)",
    ),
    # Below the body: how to reach somebody.
    LayoutRow(
        id="layout.contact-label",
        cue="contact_label",
        pattern=r"\(?(?:kontakt\w{0,2}|kontaktna oseba|(?:za )?(?:več|dodatn\w{1,2}) informacij\w?|informacije|info)"
        r"(?: za \w{3,20})?(?:(?::| na\b| pri\b).{0,300})?$",
        reads="Župan je bil vesel.\n\n{section.contact:Kontakt:\nEva Rustja in sodelavci}",
        silent="Župan je bil vesel.\n\nKontaktni odbor mladih",
    ),
    LayoutRow(
        id="layout.contact-field",
        cue="contact",
        pattern=r"(?=.{3,300}$)<NOVERB>\(?<TEL> ?.{2,}$",
        reads="Župan je bil vesel.\n\n{section.contact:Telefon: na voljo dopoldne}",
    ),
    LayoutRow(
        id="layout.contact-line",
        cue="contact",
        pattern=r"(?=.{5,300}$)<NOVERB>(?!.{0,250}\w{5}[.!?] <UP>).*?(?:<PHONE>|<MAIL>|<WEB>).*(?<!\w\w\.)$",
        reads="Župan je bil vesel.\n\n{section.contact:(tajništvo: Klavdija Emeršič; 02 555 31 08; info@drustvo.si)}",
        silent="Župan je bil vesel.\n\nPrijave je sprejemala Orjana Skrt, 05 555 18 26, do konca maja.",
    ),
    # Below the body: where it is from, and what lawyers ask for.
    LayoutRow(
        id="layout.source",
        cue="source",
        pattern=r"(?:vir|viri|vir in foto|foto in vir): ?(?P<source>[^(]{1,120}[^( ])(?: ?\(.{0,200})?$",
        reads="Župan je bil vesel.\n\nVir: {source:Obalni utrip}",
    ),
    LayoutRow(
        id="layout.source-glued",
        cue="glued_source",
        pattern=r"(?<=\w)(?-i:Vir): ?(?P<source>[^\n\r:]{2,120})$",
        reads="Župan je bil vesel.\n\nFoto: Jaka AdamičVir: {source:Občina Kamnik}",
        silent="Župan je bil vesel.\n\nFoto: Jaka Adamič. Vir v parku",
    ),
    LayoutRow(
        id="layout.credit",
        cue="credit",
        pattern=r"(?:\b|(?<=\w)(?-i:(?=F)))(?:foto|fotografij[ae]|fotograf|fotografinja|avtor\w{0,2} fotografij[ae]?"
        r"|besedilo in foto)"
        r"(?:: ?|/)(?:(?!foto\w{0,8}:|vir:|besedilo)[^\n\r)]){1,80}",
        reads="Župan je bil vesel. ({credit:foto: Nataša Belac})",
        silent="Fotografije z dogodka so v priponki.",
    ),
    LayoutRow(
        id="layout.disclaimer-addressee",
        cue="disclaimer",
        pattern=r"\b(?:sporočilo|dokument|priponke|priloge|e-pošta)\b(?: \w{2,20}){0,4} namenjen\w{0,2}\b",
        reads="Župan je bil vesel.\n\n{section.disclaimer:To sporočilo je namenjeno izključno naslovniku.}",
        silent="Župan je bil vesel.\n\nDenar je namenjen šoli.",
    ),
    LayoutRow(
        id="layout.disclaimer-mistake",
        cue="disclaimer",
        pattern=r"\bče (?:ste|je|to)\b[\w ,]{0,60} (?:pomotoma|po pomoti|zaradi napake)\b",
        reads="Župan je bil vesel.\n\n{section.disclaimer:Če ste ga prejeli pomotoma, ga izbrišite.}",
    ),
    LayoutRow(
        id="layout.disclaimer-zvop",
        cue="disclaimer",
        pattern=r"\b(?:obdel|varuje|hrani|skladn|v skladu|soglas).{0,200}\b(?:zakon\w{0,3} o varstvu osebnih podatkov"
        r"|ZVOP)",
        reads="Župan je bil vesel.\n\n{section.disclaimer:Podatke varujemo po Zakonu o varstvu osebnih podatkov in "
        "jih obdelujemo skladno z ZVOP-2.}",
        silent="Župan je bil vesel.\n\nGovoril je tudi Zakon o varstvu osebnih podatkov.",
    ),
    LayoutRow(
        id="layout.disclaimer-gdpr",
        cue="disclaimer",
        pattern=r"\b(?:obdel|varuje|hrani|skladn|v skladu|soglas).{0,200}\b(?:uredb\w{0,2} \(EU\)|GDPR)",
        reads="Župan je bil vesel.\n\n{section.disclaimer:Fotografije so objavljene v skladu z Uredbo (EU) 2016/679.}",
    ),
    LayoutRow(
        id="layout.disclaimer-secret",
        cue="disclaimer",
        pattern=r"\b(?:poslovn\w{1,3} skrivnost|zaupn\w{1,3} (?:podatk|informacij))",
        reads="Župan je bil vesel.\n\n{section.disclaimer:E-pošta lahko vsebuje poslovno skrivnost.}",
    ),
    LayoutRow(
        id="layout.disclaimer-title",
        cue="disclaimer",
        pattern=r"\b(?:obvestilo|izjava) o (?:zaupnosti|varovanju|varstvu|omejitvi|zasebnosti)\b|\bpravno obvestilo\b",
        reads="Župan je bil vesel.\n\n{section.disclaimer:Obvestilo o zaupnosti: vsebine ne delite.}",
    ),
    LayoutRow(
        id="layout.disclaimer-unsubscribe",
        cue="disclaimer",
        pattern=r"\b(?:prejemanj\w{1,2}|novic|obvestil|sporočil)\b.{0,60}\bodjav",
        reads="Župan je bil vesel.\n\n{section.disclaimer:Od prejemanja novic se lahko odjavite.}",
    ),
    LayoutRow(
        id="layout.disclaimer-english",
        cue="disclaimer",
        pattern=r"\bthis (?:e-?mail|message|communication)\b.{0,120}\b(?:confidential|intended)",
        reads="Župan je bil vesel.\n\n{section.disclaimer:This e-mail is confidential.}",
    ),
    LayoutRow(
        id="layout.rule",
        cue="rule",
        pattern=r"[\W_]{3,}$",
        reads="Župan je bil vesel.\n\n{section.contact:E: info@velenje.si\n..........\nT: 03 8961 600}",
    ),
)
