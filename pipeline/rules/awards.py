"""Award nouns and titles: the words that make a phrase an award."""

import re
from dataclasses import dataclass

from pipeline.rules.row import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AwardNoun(Row):
    """A noun that names an award.

    Attributes:
        lemma: Its dictionary form, also the award's kind; ``*`` for any noun that one of ``adjectives`` grades or says
            what it is made of, that with ``complement`` is conferred or won for a life's work or as the best ("kladivo
            za življenjsko delo") or that, without either, is somebody's by a possessive and is conferred or won
            ("dobitnik Majerjevega prstana").
        never: Nouns that ``*`` does not stand for.
        adjectives: If given, one of these must stand before it or a complement behind it ("zlata vrtnica").
        complement: Whether it names an award only with a complement ("naziv častnega občana").
        owned: Whether a possessive from a name makes it one too ("Kosova diploma").
        of: Nouns that in the genitive right behind it make it one too ("ključ mesta").
        purposes: What behind "za" makes it one too ("znak za hrabrost").
        handed: Whether it is one only as what is given or won.
        small: Whether it is one with a small letter only, since with a capital it is a name ("vesna").
        several: Whether it is one too where several are given or won ("Diplome so prejeli").
        thing: Whether it is one alone too in a release that has it with its adjective ("pero" of "zlato pero").
        before: A word that no case changes and without which it is none ("grand" of "grand prix").
        not_object_of: Verbs whose object it is where it means something else ("izreči priznanje": to praise).
        not_of: Nouns in the genitive that give it another sense ("priznanje poraza").
    """

    lemma: str
    adjectives: tuple[str, ...] = ()
    complement: bool = False
    not_object_of: tuple[str, ...] = ()
    not_of: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    owned: bool = False
    of: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    handed: bool = False
    small: bool = False
    several: bool = False
    thing: bool = False
    before: str = ""


TITLE = "naziv"
"""What ``award.kind`` says of a title."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TitleNoun(Row):
    """A noun for a person or thing that is itself a title ("častni občan", "športnica leta", "državni prvak").

    Attributes:
        lemmas: Masculine and feminine form.
        kind: What ``award.kind`` says.
        adjectives: If given, one of these must stand before it.
        of: Nouns one of which, in the genitive behind it, does as well as an adjective.
        of_year: Whether "leta" behind it makes it a title.
        naj: Whether "naj" before any noun makes it a title ("naj prostovoljka").
    """

    lemmas: tuple[str, ...]
    kind: str = TITLE
    adjectives: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    of_year: bool = False
    naj: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WorkPattern(Row):
    """A way in which a work is named; the engine knows it by its id."""


WORK_PATTERNS: tuple[WorkPattern, ...] = (
    WorkPattern(
        id="work.named",
        reads="Zlato vrtnico je prejel roman »{recipient:Tiha voda}«.",
    ),
)

# Adjectives that grade an award, in the masculine nominative.
GRADES = frozenset(
    {
        "zlati", "srebrni", "bronasti", "častni", "spominski", "občinski", "posebni", "veliki", "mali", "glavni",
        "prvi", "drugi", "tretji", "najvišji", "pisni", "županovi", "strokovni", "državni",
    }
)  # fmt: skip

# Nouns that say that a name follows, and add nothing to it.
NAMING = frozenset({"naziv", "naslov"})

# Nouns that are no part of the name before a title in the nominative ("naziv častni občan", "odlikovanje zlati znak").
NO_NAME_BEFORE_TITLE = frozenset({*NAMING, "odlikovanje"})

# Verbs of honouring, with their passive participles, and the noun of the award that they imply.
HONOURS = {"nagraditi": "nagrada", "nagrajen": "nagrada", "odlikovati": "odlikovanje", "odlikovan": "odlikovanje"}

# Metals that stand for medals, and the stem of the adjective of each.
METALS = {"zlato": "zlat", "srebro": "srebrn", "bron": "bronast"}

AWARD_NOUNS: tuple[AwardNoun, ...] = (
    AwardNoun(
        id="award.nagrada",
        lemma="nagrada",
        reads="{recipient:Ana Novak} je prejela {award:nagrado za najlepši balkon=nagrada za najlepši balkon}.",
        silent="Ana Novak je prejela pismo za najlepši balkon.",
    ),
    AwardNoun(
        id="award.priznanje",
        lemma="priznanje",
        not_object_of=("izreči", "izrekati", "izraziti", "izražati", "zaslužiti"),
        not_of=("poraz", "krivda", "napaka", "neodvisnost", "dejstvo", "izobrazba", "kvalifikacija", "država"),
        reads="{recipient:Peter Zupan} je prejel {award:priznanje za prostovoljno delo}.",
        silent="Županja je gasilcem izrekla priznanje in zahvalo za pomoč.",
    ),
    AwardNoun(
        id="award.plaketa",
        lemma="plaketa",
        reads="{recipient:Ana Novak} je prejela {award:spominsko plaketo=spominska plaketa}.",
    ),
    AwardNoun(
        id="award.medalja",
        lemma="medalja",
        reads="{recipient:Tina Kos} je osvojila {award:medaljo za hrabrost=medalja za hrabrost}.",
    ),
    AwardNoun(
        id="award.kolajna",
        lemma="kolajna",
        reads="{recipient:Tina Kos} je osvojila {award:olimpijsko kolajno=olimpijska kolajna}.",
    ),
    AwardNoun(
        id="award.odličje",
        lemma="odličje",
        reads="{recipient:Janez Kralj} je prejel {award:olimpijsko odličje}.",
    ),
    AwardNoun(
        id="award.odlikovanje",
        lemma="odlikovanje",
        reads="{recipient:Janez Kralj} je prejel {award:gasilsko odlikovanje}.",
    ),
    AwardNoun(
        id="award.red",
        lemma="red",
        adjectives=("zlat", "srebrn", "častni"),
        complement=True,
        of=("svet", "sveti", "vitez", "general", "danica", "zvezda"),
        reads="{recipient:Janez Kralj} je prejel {award:častni red za zasluge}.",
        silent="Janez Kralj je prejel red iz matematike.",
    ),
    AwardNoun(
        id="award.grb",
        lemma="grb",
        adjectives=("zlat", "srebrn", "bronast", "občinski", "častni"),
        complement=True,
        reads="{recipient:Peter Zupan} je prejel {award:občinski grb}.",
        silent="Peter Zupan je narisal grb.",
    ),
    AwardNoun(
        id="award.listina",
        lemma="listina",
        reads="{recipient:Ana Novak} je prejela {award:častno listino=častna listina}.",
    ),
    AwardNoun(
        id="award.pokal",
        lemma="pokal",
        reads="{recipient:Peter Zupan} je prejel {award:pokal za zmago}.",
    ),
    AwardNoun(
        id="award.superpokal",
        lemma="superpokal",
        reads="{recipient:Tina Kos} je osvojila {award:slovenski superpokal}.",
    ),
    AwardNoun(
        id="award.štipendija",
        lemma="štipendija",
        reads="{recipient:Ana Novak} je prejela {award:štipendijo za študij v tujini=štipendija za študij v tujini}.",
    ),
    AwardNoun(
        id="award.naziv",
        lemma="naziv",
        complement=True,
        reads="{recipient:Peter Zupan} je prejel {award:naziv častnega občana=naziv častnega občana}.",
        silent="Podjetje je prejelo nov naziv.",
    ),
    AwardNoun(
        id="award.naslov",
        lemma="naslov",
        adjectives=("častni",),
        complement=True,
        reads="{recipient:Tina Kos} je osvojila {award:naslov državne prvakinje}.",
        silent="Na naslov smo prejeli deset pisem.",
    ),
    AwardNoun(
        id="award.doktorat",
        lemma="doktorat",
        adjectives=("častni", "častna", "časten"),
        reads="{recipient:Ana Novak} je prejela {award:častni doktorat}.",
        silent="Ana Novak je prejela sredstva za doktorat.",
    ),
    AwardNoun(
        id="award.pohvala",
        lemma="pohvala",
        reads="{recipient:Peter Zupan} je prejel {award:pisno pohvalo=pisna pohvala}.",
    ),
    AwardNoun(
        id="award.križec",
        lemma="križec",
        adjectives=("zlat", "srebrn", "častni", "časten", "zaslužni", "zaslužen"),
        reads="{recipient:Peter Zupan} je prejel {award:častni križec za znanost}.",
        silent="Peter Zupan je narisal križec.",
    ),
    AwardNoun(
        id="award.zahvala",
        lemma="zahvala",
        adjectives=("občinski", "županov", "pisen", "posebni", "poseben"),
        of=(
            "predsednik",
            "predsednica",
            "župan",
            "županja",
            "minister",
            "ministrica",
            "poveljnik",
            "poveljnica",
            "rektor",
            "rektorica",
            "načelnik",
            "načelnica",
            "direktor",
            "direktorica",
            "ravnatelj",
            "ravnateljica",
        ),
        not_object_of=("iti", "veljati"),
        reads="{recipient:Peter Zupan} je prejel {award:občinsko zahvalo=občinska zahvala}.",
        silent="Župan je gasilcem izrekel zahvalo.",
    ),
    AwardNoun(
        id="award.znak",
        lemma="znak",
        adjectives=("zlat", "srebrn", "bronast", "častni", "časten", "spominski"),
        of=("kakovost", "odličnost", "društvo", "zveza", "občina", "klub"),
        purposes=(
            "zasluga",
            "hrabrost",
            "pogum",
            "požrtvovalnost",
            "sodelovanje",
            "zvestoba",
            "članstvo",
            "služba",
            "delo",
            "leto",
            "let",
        ),
        reads="{recipient:Peter Zupan} je prejel {award:častni znak}.",
        silent="Peter Zupan je postavil prometni znak.",
    ),
    AwardNoun(
        id="award.značka",
        lemma="značka",
        reads="{recipient:Ana Novak} je prejela {award:bralno značko=bralna značka}.",
    ),
    AwardNoun(
        id="award.diploma",
        lemma="diploma",
        adjectives=("zlat", "srebrn", "bronast", "častni", "časten", "velik", "posebni", "poseben"),
        owned=True,
        several=True,
        of=("finalist", "občina", "odbor"),
        purposes=(
            "dosežek",
            "inovacija",
            "predlog",
            "sodelovanje",
            "udeležba",
            "uspeh",
            "delo",
            "prenos",
            "prispevek",
            "zasluga",
            "izdelek",
            "predstava",
            "kakovost",
            "mesto",
        ),
        reads="{recipient:Ana Novak} je prejela {award:častno diplomo=častna diploma}.",
        silent="Ana Novak je prejela diplomo fakultete.",
    ),
    AwardNoun(
        id="award.certifikat",
        lemma="certifikat",
        reads="{recipient:Gimnazija Lipa} je prejela {award:certifikat za zeleno šolo}.",
    ),
    AwardNoun(
        id="award.plamenica",
        lemma="plamenica",
        reads="{recipient:Peter Zupan} je prejel {award:gasilsko plamenico=gasilska plamenica}.",
    ),
    AwardNoun(
        id="award.kipec",
        lemma="kipec",
        reads="{recipient:Ana Novak} je prejela {award:kipec za najboljšo predstavo}.",
    ),
    AwardNoun(
        id="award.omemba",
        lemma="omemba",
        adjectives=("posebni", "poseben", "častni", "časten"),
        reads="{recipient:Ana Novak} je prejela {award:posebno omembo=posebna omemba}.",
        silent="Ana Novak je dobila omembo v časopisu.",
    ),
    AwardNoun(
        id="award.grand-prix",
        lemma="prix",
        before="grand",
        reads="{award:Grand prix=grand prix} je prejela {recipient:Ana Novak}.",
        silent="Ana Novak je prejela pošto za Prix Jeunesse.",
    ),
    AwardNoun(
        id="award.trofeja",
        lemma="trofeja",
        reads="{recipient:Tina Kos} je osvojila {award:veliko trofejo=velika trofeja}.",
    ),
    AwardNoun(
        id="award.lovorika",
        lemma="lovorika",
        reads="{recipient:Tina Kos} je osvojila {award:pokalno lovoriko=pokalna lovorika}.",
    ),
    AwardNoun(
        id="award.oskar",
        lemma="oskar",
        reads="{recipient:Ana Novak} je prejela {award:oskarja za življenjsko delo=oskar za življenjsko delo}.",
    ),
    AwardNoun(
        id="award.članstvo",
        lemma="članstvo",
        adjectives=("častni", "časten"),
        reads="{recipient:Ana Novak} je prejela {award:častno članstvo}.",
        silent="Društvo je podaljšalo članstvo.",
    ),
    AwardNoun(
        id="award.prstan",
        lemma="prstan",
        adjectives=("častni", "časten"),
        owned=True,
        reads="{recipient:Ana Novak} je prejela {award:Majerjev prstan}.",
        silent="Ana Novak je izgubila zlati prstan.",
    ),
    AwardNoun(
        id="award.pečat",
        lemma="pečat",
        adjectives=("mesten", "mestni", "občinski"),
        owned=True,
        of=("mesto", "občina"),
        reads="{recipient:Peter Zupan} je prejel {award:veliki pečat mesta}.",
        silent="Peter Zupan je prejel potrdilo in pečat.",
    ),
    AwardNoun(
        id="award.ključ",
        lemma="ključ",
        adjectives=("mesten", "mestni"),
        of=("mesto",),
        reads="{recipient:Ana Novak} je prejela {award:ključ mesta}.",
        silent="Ana Novak je prejela ključ stanovanja.",
    ),
    AwardNoun(
        id="award.zlatnik",
        lemma="zlatnik",
        of=("občina", "mesto", "društvo"),
        purposes=("leto", "let", "delo", "zvestoba"),
        reads="{recipient:Ana Novak} je prejela {award:zlatnik občine}.",
        silent="Ana Novak je prejela zlatnik iz hranilnika.",
    ),
    AwardNoun(
        id="award.srebrnik",
        lemma="srebrnik",
        of=("občina", "mesto", "društvo"),
        reads="{recipient:Ana Novak} je prejela {award:srebrnik občine}.",
        silent="Ana Novak je prejela srebrnik iz hranilnika.",
    ),
    AwardNoun(
        id="award.križ",
        lemma="križ",
        purposes=("zasluga", "hrabrost", "pogum", "svoboda"),
        reads="{recipient:Ana Novak} je prejela {award:križ za zasluge}.",
        silent="Ana Novak je prejela križ za na steno.",
    ),
    AwardNoun(
        id="award.petica",
        lemma="petica",
        adjectives=("županov", "županjin"),
        reads="{recipient:Ana Novak} je prejela {award:županovo petico=županova petica}.",
        silent="Ana Novak je prejela petico iz zgodovine.",
    ),
    AwardNoun(
        id="award.globus",
        lemma="globus",
        adjectives=("kristalen", "kristalni", "zlat"),
        thing=True,
        reads="{award:Mali kristalni globus=mali kristalni globus} je šel v roke {recipient:Tini Kos=Tina Kos}.",
        silent="Tina Kos je kupila globus.",
    ),
    AwardNoun(
        id="award.zvezdica",
        lemma="zvezdica",
        adjectives=("michelinov",),
        thing=True,
        reads="{recipient:Gostilna Lipa} je prejela {award:Michelinovo zvezdico=Michelinova zvezdica}.",
        silent="Gostilna Lipa je prejela pet zvezdic.",
    ),
    AwardNoun(
        id="award.pero",
        lemma="pero",
        adjectives=("zlat", "srebrn", "bronast", "častni", "županov"),
        thing=True,
        reads="{recipient:Ana Novak} je prejela {award:zlato pero}.",
        silent="Ana Novak je kupila pero.",
    ),
    AwardNoun(
        id="award.jabolko",
        lemma="jabolko",
        of=("navdih",),
        reads="{recipient:Društvo Lipa} je prejelo {award:jabolko navdiha}.",
        silent="Društvo Lipa je dobilo jabolka.",
    ),
    AwardNoun(
        id="award.vesna",
        lemma="vesna",
        small=True,
        reads="Na odru je {award:vesno za scenarij=vesna za scenarij} prejela {recipient:Ana Novak}.",
        silent="Na odru je Vesna prejela šopek.",
    ),
    AwardNoun(
        id="award.kresnik",
        lemma="kresnik",
        small=True,
        reads="Letos je {award:kresnika=kresnik} prejela {recipient:Ana Novak}.",
        silent="Kresnik je prejel povabilo.",
    ),
    AwardNoun(
        id="award.viktor",
        lemma="viktor",
        small=True,
        reads="Letos je {award:viktorja za življenjsko delo=viktor za življenjsko delo} prejela {recipient:Ana Novak}.",
        silent="Viktor je prejel povabilo.",
    ),
    AwardNoun(
        id="award.gazela",
        lemma="gazela",
        small=True,
        reads="Letos je {award:gazelo=gazela} prejela {recipient:Ana Novak}.",
        silent="Podjetje Gazela je prejelo dopis.",
    ),
    AwardNoun(
        id="award.večernica",
        lemma="večernica",
        small=True,
        reads="Letos je {award:večernico=večernica} prejela {recipient:Ana Novak}.",
        silent="Večernica je vzšla.",
    ),
    AwardNoun(
        id="award.desetnica",
        lemma="desetnica",
        small=True,
        reads="Letos je {award:desetnico=desetnica} prejela {recipient:Ana Novak}.",
        silent="Desetnica je dobila ukaz.",
    ),
    AwardNoun(
        id="award.vilenica",
        lemma="vilenica",
        small=True,
        reads="Letos je {award:vilenico=vilenica} prejela {recipient:Ana Novak}.",
        silent="Jama Vilenica je dobila razsvetljavo.",
    ),
    AwardNoun(
        id="award.emmy",
        lemma="emmy",
        reads="Letos je {award:emmyja=emmy} prejela {recipient:Ana Novak}.",
    ),
    AwardNoun(
        id="award.grammy",
        lemma="grammy",
        reads="Letos je {award:grammyja=grammy} prejela {recipient:Ana Novak}.",
    ),
    AwardNoun(
        id="award.thing-for",
        lemma="*",
        complement=True,
        never=(
            "čestitka",
            "denar",
            "društvo",
            "glas",
            "izbor",
            "kandidat",
            "kandidatka",
            "mesto",
            "možnost",
            "natečaj",
            "nominacija",
            "ocena",
            "odbor",
            "podjetje",
            "povabilo",
            "predlog",
            "priložnost",
            "razpis",
            "sredstvo",
            "točka",
            "vstopnica",
            "zahvala",
            "zavod",
            "zveza",
            "žirija",
        ),
        reads="{recipient:Ana Novak} je prejela {award:kladivo za življenjsko delo}.",
        silent="Ana Novak je prejela čestitke za življenjsko delo.",
    ),
    AwardNoun(
        id="award.apposed-thing",
        lemma="*",
        never=("denar", "dogodek", "film", "knjiga", "leto", "mesto", "naslov", "roman", "znesek"),
        reads="{award:Krilato ladjo=krilata ladja}, nagrado zbornice, je prejela {recipient:Ana Novak}.",
        silent="Ana Novak je predstavila novo ladjo, nagrado zbornice pa je prejel nekdo drug.",
    ),
    AwardNoun(
        id="award.graded-thing",
        lemma="*",
        adjectives=("zlat", "srebrn", "bronast"),
        never=(
            "poroka",
            "doba",
            "rudnik",
            "jama",
            "ribica",
            "jubilej",
            "obletnica",
            "maša",
            "prstan",
            "kovanec",
            "palica",
            "barva",
            "verižica",
            "rezerva",
            "pravilo",
            "časi",
            "čas",
            "leta",
            "leto",
            "roke",
            "sredina",
            "mesto",
            "liga",
            "brat",
            "sestra",
            "družina",
            "ekipa",
            "vrsta",
            "štafeta",
            "reprezentanca",
            "dekle",
            "fant",
        ),
        reads="{recipient:Ana Novak} je prejela {award:zlato klop=zlata klop}.",
        silent="Ana Novak je praznovala zlato poroko.",
    ),
    AwardNoun(
        id="award.made-thing",
        lemma="*",
        adjectives=(
            "kristalen",
            "steklen",
            "lesen",
            "kamnit",
            "železen",
            "jeklen",
            "bakren",
            "platinast",
            "diamanten",
            "keramičen",
        ),
        handed=True,
        never=("hiša", "miza", "klop", "ograja", "most", "okno", "streha", "koča", "steklenica", "skodelica", "zaboj"),
        reads="{recipient:Ana Novak} je prejela {award:kristalno snežinko=kristalna snežinka}.",
        silent="Ana Novak je obesila kristalno snežinko.",
    ),
    AwardNoun(
        id="award.somebodys-thing",
        lemma="*",
        never=("dan", "večer", "dom", "sklad", "leto", "ime", "delo", "knjiga", "film", "roman", "predstava"),
        reads="Dobitnica {award:Majerjevega zvona=Majerjev zvon} je {recipient:Ana Novak}.",
        silent="Predsednica Majerjevega sklada je Ana Novak.",
    ),
    AwardNoun(
        id="award.zlato",
        lemma="zlato",
        complement=True,
        reads="{recipient:Tina Kos} je osvojila {award:zlato v skoku v višino}.",
        silent="Zlato je kovina.",
    ),
    AwardNoun(
        id="award.srebro",
        lemma="srebro",
        complement=True,
        reads="{recipient:Tina Kos} je osvojila {award:srebro v skoku v daljino}.",
        silent="Srebro je kovina.",
    ),
    AwardNoun(
        id="award.bron",
        lemma="bron",
        complement=True,
        reads="{recipient:Tina Kos} je osvojila {award:bron v skoku v daljino}.",
        silent="Kip je iz brona.",
    ),
)

RAFFLE = re.compile(r"\b(?:iz)?žreb\w*|\bnagradn\w+ (?:igr|križank|ugank|vprašanj)\w*", re.IGNORECASE)
"""What tells that prizes are drawn by lot."""

RAFFLE_NEAR = re.compile(r"\b(?:srečelov|tombol)\w*|\bsreč(?:ek|k(?:a|e|i|o|am|ah|ami))\b")
"""The same of those near it, since a feast has a raffle besides; small, for Srečko is somebody."""

# What stands before "nagrada" where it may be drawn by lot.
RAFFLED = frozenset(
    {"glaven", "glavni", "prvi", "drug", "drugi", "tretji", "četrti", "peti", "praktičen", "knjižen", "denaren", "lep",
     "privlačen", "tolažilen", "bogat"}
)  # fmt: skip

# The rows of things that are awards alone too once a release has told that they are.
THINGS = frozenset(row.id for row in AWARD_NOUNS if row.thing)

# The nouns of the rows that are no name with a capital.
NO_NAMES = frozenset(row.lemma for row in AWARD_NOUNS if row.lemma != "*" and not row.small)
# Those that are somebody's or something's name with one ("viktor").
NAMES_TOO = frozenset(row.lemma for row in AWARD_NOUNS if row.small)

TITLE_NOUNS: tuple[TitleNoun, ...] = (
    TitleNoun(
        id="title.občan",
        lemmas=("občan", "občanka", "meščan", "meščanka", "krajan", "krajanka"),
        adjectives=("častni", "časten", "častna"),
        reads="{recipient:Peter Zupan} je postal {award:častni občan Bleda}.",
        silent="Peter Zupan je postal zadovoljen občan.",
    ),
    TitleNoun(
        id="title.član",
        lemmas=("član", "članica"),
        adjectives=("častni", "časten", "častna"),
        reads="{recipient:Ana Novak} je postala {award:častna članica društva}.",
        silent="Ana Novak je postala članica društva.",
    ),
    TitleNoun(
        id="title.častni-predsednik",
        lemmas=("predsednik", "predsednica", "poveljnik", "poveljnica", "doktor", "doktorica"),
        adjectives=("častni", "časten", "častna"),
        reads="{recipient:Peter Zupan} je postal {award:častni poveljnik društva}.",
        silent="Peter Zupan je postal poveljnik društva.",
    ),
    TitleNoun(
        id="title.profesor",
        lemmas=("profesor", "profesorica"),
        adjectives=("zaslužni", "zaslužen", "zaslužna"),
        reads="{recipient:Ana Novak} je postala {award:zaslužna profesorica}.",
        silent="Ana Novak je postala redna profesorica.",
    ),
    TitleNoun(
        id="title.prvak",
        lemmas=("prvak", "prvakinja"),
        adjectives=("državni", "evropski", "svetovni", "olimpijski", "regijski", "državen", "svetoven", "regijska"),
        of=("ocenjevanje", "sorta"),
        reads="{recipient:Peter Zupan} je postal {award:državni prvak}.",
        silent="Stranka je izgubila prvaka.",
    ),
    TitleNoun(
        id="title.šampion",
        lemmas=("šampion", "šampionka"),
        adjectives=("absolutni", "absoluten", "absolutna"),
        of=("ocenjevanje", "sorta", "razstava", "vino", "salamijada"),
        reads="{award:Šampion ocenjevanja=šampion ocenjevanja} je postal {recipient:Peter Zupan}.",
        silent="Šampion je bil utrujen.",
    ),
    TitleNoun(
        id="title.kraljica",
        lemmas=("kralj", "kraljica"),
        adjectives=("vinski", "vinska", "medeni", "medena", "mlečni", "mlečna", "cvetlični", "cvetlična"),
        reads="{recipient:Ana Novak} je postala {award:vinska kraljica}.",
        silent="Ana Novak je postala kraljica.",
    ),
    TitleNoun(
        id="title.maturant",
        lemmas=("maturant", "maturantka"),
        adjectives=("zlat", "zlata", "diamanten", "diamantna"),
        reads="{award:Zlata maturantka=zlata maturantka} je {recipient:Ana Novak}.",
        silent="Maturantka je Ana Novak.",
    ),
    TitleNoun(
        id="title.naj",
        lemmas=(),
        naj=True,
        reads="Za {award:naj prostovoljko=naj prostovoljka} so razglasili {recipient:Tino Kos=Tina Kos}.",
        silent="Župan je dejal, naj prostovoljka Tina Kos pride.",
    ),
    TitleNoun(
        id="title.of-the-year",
        lemmas=(),
        of_year=True,
        reads="Za {award:športnico leta=športnica leta} so razglasili {recipient:Tino Kos=Tina Kos}.",
        silent="Sredi leta so razglasili izredne razmere.",
    ),
)

# Words behind which "naj" is of a title and tells no wish ("naziv naj prostovoljka").
BEFORE_NAJ = frozenset({"za", *NAMING})

BEARERS_TOO = frozenset({"gazela"})
"""Awards whose winners are called by their noun ("gorenjska gazela je podjetje Lipa")."""

# Of what somebody may be the best, besides the year: a stretch of time, and for players an occasion.
PERIODS = frozenset({"tedna", "meseca", "desetletja", "stoletja"})
EVENTS = frozenset({"festival", "natečaj", "srečanje", "tekmovanje", "bienale", "revija", "razstava", "ocenjevanje"})
"""Of which the best is told as an award ("najboljša predstava festivala")."""

OCCASIONS = frozenset({"tekme", "turnirja", "prvenstva", "sezone", "kola", "lige"})
PLAYERS = frozenset(
    {
        "športnik", "športnica", "igralec", "igralka", "strelec", "strelka", "vratar", "vratarka", "branilec",
        "branilka", "napadalec", "napadalka", "košarkar", "košarkarica", "rokometaš", "rokometašica", "odbojkar",
        "odbojkarica", "nogometaš", "nogometašica", "hokejist", "hokejistka", "novinec", "novinka", "trener",
        "trenerka",
    }
)  # fmt: skip

# Nouns besides those for people of which one is that of the year.
COLLECTIVES = frozenset({"osebnost", "ekipa", "moštvo", "klub", "društvo", "podjetje", "dvojica", "skupina", "ime"})

# Adjectives that tell something of the occasion and are no part of an award's name.
NO_PART_OF_NAME = frozenset(
    {
        "letošnji", "lanski", "predlanski", "prejet", "omenjen", "današnji", "isti", "laskav", "prestižen", "ugleden",
        "dragocen", "pomemben", "podeljen", "pridobljen", "osvojen", "naveden", "tovrsten", "ta", "svoj", "njegov",
        "njen", "njihov", "naš", "moj", "vaš", "oba", "ves", "vsak", "nekaj", "več", "kak", "takšen", "tak", "kateri",
        "nov", "drug", "zadnji", "tokraten", "tokratni", "vsakoleten", "tradicionalen", "številen", "dva", "trije",
        "naslednji", "sledeč",
        "zaslužen", "visok", "sam", "neki", "nekateri", "nek", "nobeden", "noben",
    }
)  # fmt: skip

# Works, goods and animals: "za roman X" tells why, it is no part of the award's name; as winners they are of type WORK.
WORK_NOUNS = frozenset(
    {
        "roman", "film", "knjiga", "zbirka", "pesem", "predstava", "uprizoritev", "komedija", "tragedija", "drama",
        "monodrama", "igra", "igrica", "muzikal", "balet", "opera", "performans", "album", "plošča", "skladba",
        "popevka", "priredba", "koncert", "razstava", "instalacija", "postavitev", "slika", "kip", "skulptura",
        "fotografija", "plakat", "ilustracija", "grafika", "risba",
        "prvenec", "monografija", "disertacija", "naloga", "članek", "prispevek", "esej", "reportaža", "zgodba",
        "povest", "novela", "pravljica", "črtica", "dnevnik", "slikanica", "strip", "prevod", "priročnik", "učbenik",
        "slovar", "zbornik", "katalog", "zemljevid", "pesniška",
        "oddaja", "serija", "nadaljevanka", "nanizanka", "podkast", "dokumentarec", "animacija", "videospot", "spot",
        "prizor", "režija", "vloga", "oglas", "kampanja", "akcija",
        "projekt", "izdelek", "inovacija", "raziskava", "aplikacija", "sistem", "platforma", "orodje", "naprava",
        "modul", "komplet", "postopek", "rešitev", "embalaža", "steklenica", "tuba", "zabojnik", "stol", "svetilka",
        "miza", "stroj",
        "stavba", "hiša", "most", "brv", "viadukt", "predor", "soseska", "dvorec", "mlin", "žaga", "kozolec", "bivak",
        "park", "spletišče", "portal",
        "vino", "pivo", "penina", "med", "sir", "skuta", "jogurt", "olje", "kruh", "potica", "zaseka", "tünka",
        "salama", "klobasa", "šunka", "žganje", "liker", "sok", "kis", "sovinjon", "sauvignon", "traminec", "muškat",
        "rizling", "pinot", "šipon", "rebula", "malvazija", "merlot", "teran", "refošk", "cviček", "žametovka",
        "frankinja", "rulandec", "chardonnay", "zelen", "pinela", "haložan", "bizeljčan", "kerner", "cabernet",
        "krava", "telica", "molznica", "bik", "plemenica", "žrebec", "kobila", "konj", "pes", "psica", "psička",
        "ovca", "oven", "koza", "kunec", "kokoš", "petelin",
    }
)  # fmt: skip

# Nouns that tell how or by whom a work is staged or made ("v režiji Ane Novak").
STAGING = frozenset(
    {
        "režija", "izvedba", "produkcija", "koprodukcija", "priredba", "prevod", "scenarij", "koreografija",
        "interpretacija",
    }
)  # fmt: skip

# Nouns whose forms are those of an adjective ("za najboljšo žensko in moško vlogo").
ADJECTIVAL = frozenset({"ženska", "moški"})

# How all forms of "najboljši" begin, and the adjective of a life's work.
BEST = "najbolj"
LIFE_WORK = "življenjski"

# Nouns that say of no award which one it is.
GENERAL = frozenset({"odlikovanje", "priznanje", "nagrada"})

# What is done with an award.
GIVING = frozenset({"podeliti", "podeljevati", "podeljen", "podeljena", "podeljeno"})
HANDED = GIVING | {"prejeti", "prejemati", "dobiti", "osvojiti", "izročiti", "nameniti", "pripasti", "prislužiti"}

# Nouns of bodies and things that end as those for people do: "z orkestrom leta 2008" tells when.
NOT_BORNE = frozenset({"orkester", "center", "teater", "register", "semester", "odbor", "nadzor", "izbor"})

# Nouns that "leta" tells the time of.
NOT_OF_YEAR = frozenset(
    {
        "konec", "začetek", "sredina", "polovica", "del", "mesec", "čas", "dan", "četrtina", "pol", "četrt",
        "januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september", "oktober", "november",
        "december", "pomlad", "poletje", "jesen", "zima",
    }
)  # fmt: skip
