"""Offices and occupations, and the titles that stand before or behind a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.rules.awards import AWARD_NOUNS
from pipeline.rules.row import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoleNoun(Row):
    """An office or occupation that a person may hold.

    Attributes:
        lemmas: Masculine and feminine form.
        speaks_for: Whether "the" holder in a release stands for one person ("župan", "direktorica").
        of_sender: Whether the office, where it stands alone, is one of the institution that sends the release.
    """

    lemmas: tuple[str, ...]
    speaks_for: bool = False
    of_sender: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RolePattern(Row):
    """A way in which role and name stand together; the engine knows it by its id."""


ROLE_NOUNS: tuple[RoleNoun, ...] = (
    RoleNoun(
        id="role.župan",
        lemmas=("župan", "županja"),
        speaks_for=True,
        reads="Priznanje je izročila Tina Kos ({role:županja} Občine Bled).",
    ),
    RoleNoun(
        id="role.podžupan",
        lemmas=("podžupan", "podžupanja"),
        speaks_for=True,
        reads="Priznanje je izročila Tina Kos ({role:podžupanja} Občine Bled).",
    ),
    RoleNoun(
        id="role.predsednik",
        lemmas=("predsednik", "predsednica"),
        of_sender=True,
        speaks_for=True,
        reads="Priznanje je izročil Peter Zupan ({role:predsednik} Gasilske zveze Slovenije).",
    ),
    RoleNoun(
        id="role.podpredsednik",
        lemmas=("podpredsednik", "podpredsednica"),
        of_sender=True,
        speaks_for=True,
        reads="Priznanje je izročil Peter Zupan ({role:podpredsednik} Gasilske zveze Slovenije).",
    ),
    RoleNoun(
        id="role.direktor",
        lemmas=("direktor", "direktorica"),
        of_sender=True,
        speaks_for=True,
        reads="Nagrado je izročila Ana Novak ({role:generalna direktorica} Zavoda Lipa).",
    ),
    RoleNoun(
        id="role.minister",
        lemmas=("minister", "ministrica"),
        speaks_for=True,
        reads="Nagrado je izročila Ana Novak ({role:ministrica za kulturo}).",
    ),
    RoleNoun(
        id="role.sekretar",
        lemmas=("sekretar", "sekretarka"),
        speaks_for=True,
        reads="Nagrado je izročila Ana Novak ({role:državna sekretarka} na Ministrstvu za kulturo).",
    ),
    RoleNoun(
        id="role.ravnatelj",
        lemmas=("ravnatelj", "ravnateljica"),
        of_sender=True,
        speaks_for=True,
        reads="Priznanje je prevzela Ana Novak ({role:ravnateljica} Gimnazije Vič).",
    ),
    RoleNoun(
        id="role.dekan",
        lemmas=("dekan", "dekanja"),
        speaks_for=True,
        reads="Priznanje je izročil Peter Zupan ({role:dekan} Fakultete za strojništvo).",
    ),
    RoleNoun(
        id="role.rektor",
        lemmas=("rektor", "rektorica"),
        speaks_for=True,
        reads="Priznanje je izročil Peter Zupan ({role:rektor} Univerze v Ljubljani).",
    ),
    RoleNoun(
        id="role.poveljnik",
        lemmas=("poveljnik", "poveljnica"),
        of_sender=True,
        speaks_for=True,
        reads="Priznanje je izročil Peter Zupan ({role:poveljnik} Gasilske zveze Slovenije).",
    ),
    RoleNoun(
        id="role.vodja",
        lemmas=("vodja",),
        speaks_for=True,
        reads="Priznanje je prevzela Ana Novak ({role:vodja} Službe za promet).",
    ),
    RoleNoun(
        id="role.tajnik",
        lemmas=("tajnik", "tajnica"),
        of_sender=True,
        speaks_for=True,
        reads="Priznanje je prevzela Ana Novak ({role:tajnica} Gasilske zveze Slovenije).",
    ),
    RoleNoun(
        id="role.blagajnik",
        lemmas=("blagajnik", "blagajničarka"),
        of_sender=True,
        reads="Priznanje je prevzela Ana Novak ({role:blagajničarka} Gasilske zveze Slovenije).",
    ),
    RoleNoun(
        id="role.urednik",
        lemmas=("urednik", "urednica"),
        speaks_for=True,
        reads="Nagrado je prevzela Ana Novak ({role:odgovorna urednica} Radia Lipa).",
    ),
    RoleNoun(
        id="role.član",
        lemmas=("član", "članica"),
        reads="Priznanje je izročila Ana Novak ({role:članica} Rdečega križa Slovenije).",
    ),
    RoleNoun(
        id="role.mentor",
        lemmas=("mentor", "mentorica"),
        speaks_for=True,
        reads="Priznanje je prevzela Ana Novak ({role:mentorica skupine}).",
    ),
    RoleNoun(
        id="role.svetnik",
        lemmas=("svetnik", "svetnica"),
        reads="Priznanje je izročila Ana Novak ({role:svetnica} Občine Bled).",
    ),
    RoleNoun(
        id="role.profesor",
        lemmas=("profesor", "profesorica", "učitelj", "učiteljica"),
        reads="Nagrado je prejela Ana Novak ({role:profesorica} Gimnazije Vič).",
    ),
    RoleNoun(
        id="role.kapetan",
        lemmas=("kapetan", "kapetanka"),
        speaks_for=True,
        reads="Pokal je prevzela Ana Novak ({role:kapetanka} Košarkarskega kluba Krka).",
    ),
    RoleNoun(
        id="role.trener",
        lemmas=("trener", "trenerka"),
        speaks_for=True,
        reads="Pokal je prevzela Ana Novak ({role:trenerka ekipe}).",
    ),
    RoleNoun(
        id="role.lastnik",
        lemmas=("lastnik", "lastnica", "solastnik", "solastnica", "ustanovitelj", "ustanoviteljica"),
        speaks_for=True,
        reads="Nagrado je prevzela Ana Novak ({role:lastnica} Pekarne Klas).",
    ),
    RoleNoun(
        id="role.poslanec",
        lemmas=("poslanec", "poslanka"),
        reads="Priznanje je izročila Ana Novak ({role:poslanka} Državnega zbora).",
    ),
    RoleNoun(
        id="role.veleposlanik",
        lemmas=("veleposlanik", "veleposlanica"),
        speaks_for=True,
        reads="Red je izročila Ana Novak ({role:veleposlanica Republike Avstrije}).",
    ),
    RoleNoun(
        id="role.predstavnik",
        lemmas=("predstavnik", "predstavnica"),
        speaks_for=True,
        reads="Nagrado je prevzela Ana Novak ({role:predstavnica} Mestne knjižnice Kranj).",
    ),
    RoleNoun(
        id="role.avtor",
        lemmas=("avtor", "avtorica", "soavtor", "soavtorica"),
        reads="Nagrado je prejela Ana Novak ({role:avtorica romana}).",
    ),
    RoleNoun(
        id="role.raziskovalec",
        lemmas=("raziskovalec", "raziskovalka", "znanstvenik", "znanstvenica"),
        reads="Nagrado je prejela Ana Novak ({role:raziskovalka} Inštituta za biologijo).",
    ),
    RoleNoun(
        id="role.expert",
        lemmas=(
            "strokovnjak", "strokovnjakinja", "specialist", "specialistka", "svetovalec", "svetovalka", "pomočnik",
            "pomočnica", "namestnik", "namestnica",
        ),
        reads="Nagrado je prejela Ana Novak ({role:svetovalka} Zavoda Lipa).",
    ),
    RoleNoun(
        id="role.artist",
        lemmas=(
            "pisatelj", "pisateljica", "pesnik", "pesnica", "igralec", "igralka", "režiser", "režiserka", "skladatelj",
            "skladateljica", "slikar", "slikarka", "kipar", "kiparka", "fotograf", "fotografinja", "arhitekt",
            "arhitektka", "glasbenik", "glasbenica", "novinar", "novinarka", "zdravnik", "zdravnica",
        ),
        reads="Nagrado je prejela Ana Novak ({role:igralka} Slovenskega narodnega gledališča).",
    ),
    RoleNoun(
        id="role.athlete",
        lemmas=("športnik", "športnica", "plavalec", "plavalka", "atlet", "atletinja", "gasilec", "gasilka"),
        reads="Nagrado je prejela Ana Novak ({role:plavalka} Plavalnega kluba Triglav).",
    ),
    RoleNoun(
        id="role.student",
        lemmas=("študent", "študentka", "dijak", "dijakinja", "učenec", "učenka"),
        reads="Nagrado je prejela Ana Novak ({role:študentka} Fakultete za strojništvo).",
    ),
)  # fmt: skip

ROLE_PATTERNS: tuple[RolePattern, ...] = (
    RolePattern(
        id="role.affiliation",
        reads="Nagrado sta prejela Ana Novak iz {affiliation:Zavoda Lipa=Zavod Lipa} in Jan Kos "
        "({affiliation:Gimnazija Bled}).",
        silent="Nagrado je prejela Ana Novak v Zavodu Lipa.",
    ),
    RolePattern(
        id="role.noun-before-names",
        reads="Nagrado sta prejela {role:kovača=kovač} {recipient:Peter Zupan} in {recipient:Jan Kos}.",
        silent="Nagrado so v letih suše prejeli Peter Zupan in Jan Kos.",
    ),
    RolePattern(
        id="role.noun-before-name",
        reads="Nagrado je prejela {role:kuharica} {recipient:Ana Novak}.",
        silent="Nagrado v hiši Ane Novak so občudovali vsi.",
    ),
    RolePattern(
        id="role.noun-behind-name",
        reads="Nagrado je prejela {recipient:Ana Novak}, {role:vrtnarka} iz Dola.",
        silent="Nagrado je prejela Ana Novak, vrtnarka pa cvetje.",
    ),
    RolePattern(
        id="role.equated",
        reads="Nagrado je prejela {recipient:Ana Novak}. Ana Novak je {role:ravnateljica} Gimnazije Bled.",
        silent="Nagrado je prejela Ana Novak. Ano Novak je ravnateljica povabila na oder.",
    ),
    RolePattern(
        id="role.label",
        reads="Nagrado je prejela {recipient:Ana Novak}.\n\n{role:Predsednik=predsednik}: Peter Zupan",
        silent="Nagrado je prejela Ana Novak. Tako je povedal predsednik: Peter Zupan pa je ploskal.",
    ),
    RolePattern(
        id="role.elected",
        reads="Nagrado je prejela {recipient:Ana Novak}. Za {role:predsednico=predsednica} je bila izvoljena Ana "
        "Novak.",
        silent="Nagrado je prejela Ana Novak. Za predsednico je bila izvoljena županja, Ana Novak pa ne.",
    ),
)

# Degrees and forms of address: no part of a name.
HONORIFICS = frozenset(
    {
        "dr.", "mag.", "prof.", "doc.", "akad.", "msgr.", "ddr.", "izr.", "red.", "zasl.", "asist.", "inž.", "g.",
        "ga.", "gdč.", "sr.", "p.", "akademik", "akademikinja", "gospod", "gospa", "doktor", "doktorica", "magister",
        "magistrica", "spec.", "univ.", "dipl.", "primarij", "prim.", "san.", "znan.",
    }
)  # fmt: skip
# What may begin a degree that follows a name after a comma.
DEGREES = frozenset({"univ.", "dipl.", "mag.", "dr.", "spec.", "prof.", "inž.", "dr", "mag", "MBA"})
# What tells one of two people of one name from the other, behind it; of the adjectives, the comparative.
STYLED = frozenset({"Mati", "Sestra", "Brat", "Pater", "Oče", "Papež", "Kralj", "Kraljica", "Princ", "Princesa"})
"""What stands before a given name alone ("Mati Terezija"), of which no surname is made."""

SAINTS = frozenset({"svet", "sveti"})
"""What stands before the name of a saint, who is none of the people of a release."""

GENERATIONS = frozenset({"ml.", "st."})
AGES = frozenset({"mlad", "star"})
# People who share the surname behind them, told in the dual or plural ("brata Kos, Jan in Cene").
KIN = frozenset({"brat", "sestra", "zakonec", "dvojček", "dvojčica", "bratranec", "sestrična"})
# Before whom a colon stands who wrote a text or took a picture.
BYLINES = frozenset({"avtor", "avtorica", "besedilo", "foto", "fotografija", "pisati", "posnetek", "tekst", "Foto"})
# Inhabitants of countries and larger towns, who stand with a capital before a name that they are no part of
# ("Nemec Jan Vogel", "Celjanka Ana Kos").
NATIONS = frozenset(
    {
        "Albanec", "Albanka", "Američan", "Američanka", "Anglež", "Angležinja", "Argentinec", "Argentinka", "Armenec",
        "Armenka", "Avstralec", "Avstralka", "Avstrijec", "Avstrijka", "Belgijec", "Belgijka", "Belorus", "Belorusinja",
        "Bolgar", "Bolgarka", "Bosanec", "Bosanka", "Brazilec", "Brazilka", "Britanec", "Britanka", "Ciprčan",
        "Ciprčanka", "Čeh", "Čehinja", "Čilenec", "Čilenka", "Črnogorec", "Črnogorka", "Danec", "Egipčan",
        "Egipčanka", "Eritrejec", "Eritrejka", "Estonec", "Estonka", "Etiopijec", "Etiopijka", "Filipinec", "Filipinka",
        "Finec", "Finka", "Francoz", "Francozinja", "Grk", "Grkinja", "Gruzinec", "Gruzinka", "Gruzijec", "Gruzijka",
        "Hrvat", "Hrvatica", "Indijec", "Indijka", "Iračan", "Iračanka", "Iranec", "Iranka", "Irec", "Irka", "Islandec",
        "Islandka", "Italijan", "Italijanka", "Izraelec", "Izraelka", "Jamajčan", "Jamajčanka", "Japonec", "Japonka",
        "Kanadčan", "Kanadčanka", "Kazahstanec", "Kazahstanka", "Kenijec", "Kenijka", "Kitajec", "Kitajka",
        "Kolumbijec", "Kolumbijka", "Korejec", "Korejka", "Kosovar", "Kosovarka", "Kubanec", "Kubanka", "Latvijec",
        "Latvijka", "Litovec", "Litovka", "Luksemburžan", "Luksemburžanka", "Madžar", "Madžarka", "Madžarica",
        "Makedonec", "Makedonka", "Malijec", "Malijka", "Maltežan", "Maltežanka", "Maročan", "Maročanka", "Mehičan",
        "Mehičanka", "Moldavec", "Moldavka", "Mongolec", "Mongolka", "Nemec", "Nemka", "Nigerijec", "Nigerijka",
        "Nizozemec", "Nizozemka", "Norvežan", "Norvežanka", "Novozelandec", "Novozelandka", "Palestinec", "Palestinka",
        "Perujec", "Perujka", "Poljak", "Poljakinja", "Portugalec", "Portugalka", "Romun", "Romunka", "Rus", "Rusinja",
        "Sirec", "Sirka", "Slovak", "Slovakinja", "Slovenec", "Slovenka", "Srb", "Srbkinja", "Škot", "Škotinja",
        "Španec", "Španka", "Šved", "Švedinja", "Švicar", "Švicarka", "Turk", "Turkinja", "Ukrajinec", "Ukrajinka",
        "Valižan", "Valižanka", "Vietnamec", "Vietnamka",
        "Afganistanec", "Afganistanka", "Alžirec", "Alžirka", "Bolivijec", "Bolivijka", "Brit", "Britka", "Ekvadorec",
        "Ekvadorka", "Ganec", "Ganka", "Gvatemalec", "Gvatemalka", "Indonezijec", "Indonezijka", "Jemenec", "Jemenka",
        "Jordanec", "Jordanka", "Južnoafričan", "Južnoafričanka", "Kamerunec", "Kamerunka", "Kongovec", "Kongovka",
        "Libanonec", "Libanonka", "Liberijec", "Liberijka", "Libijec", "Libijka", "Malezijec", "Malezijka", "Nepalec",
        "Nepalka", "Pakistanec", "Pakistanka", "Paragvajec", "Paragvajka", "Ruandec", "Ruandka", "Senegalec",
        "Senegalka", "Singapurec", "Singapurka", "Sudanec", "Sudanka", "Tajec", "Tajka", "Tanzanijec", "Tanzanijka",
        "Tibetanec", "Tibetanka", "Tunizijec", "Tunizijka", "Ugandec", "Ugandka", "Urugvajec", "Urugvajka",
        "Venezuelec", "Venezuelka", "Čadec", "Čadka",
        "Angolec", "Angolka", "Dominikanec", "Dominikanka", "Jugoslovan", "Jugoslovanka", "Kazah", "Kazahinja",
        "Kostaričan", "Kostaričanka", "Mozambičan", "Mozambičanka", "Namibijec", "Namibijka", "Panamec", "Panamka",
        "Portoričan", "Portoričanka", "Uzbek", "Uzbekinja", "Zambijec", "Zambijka", "Zimbabvejec", "Zimbabvejka",
        "Celjan", "Celjanka", "Celovčan", "Celovčanka", "Domžalčan", "Domžalčanka", "Jeseničan", "Jeseničanka",
        "Kamničan", "Kamničanka", "Koprčan", "Koprčanka", "Kranjčan", "Kranjčanka", "Ljubljančan", "Ljubljančanka",
        "Mariborčan", "Mariborčanka", "Novogoričan", "Novogoričanka", "Novomeščan", "Novomeščanka", "Ptujčan",
        "Ptujčanka", "Tržačan", "Tržačanka", "Velenjčan", "Velenjčanka",
    }
)  # fmt: skip

COUNTRIES = frozenset(
    {
        "ALB", "AND", "ARG", "AUS", "AUT", "AVS", "AVT", "AZE", "BEL", "BIH", "BLR", "BOL", "BRA", "BUL", "CAN", "CHN",
        "CRO", "CYP", "CZE", "ČEŠ", "ČG", "DAN", "DEN", "EST", "ETI", "FIN", "FRA", "GBR", "GEO", "GER", "GRČ", "GRE",
        "GRU", "HRV", "HUN", "IND", "IRA", "IRL", "ISL", "ISR", "ITA", "IZR", "JAM", "JAP", "JPN", "KAN", "KAZ", "KEN",
        "KIT", "KOR", "LAT", "LIE", "LIT", "LTU", "LUX", "MAD", "MAK", "MAR", "MDA", "MEX", "MKD", "MNE", "MON", "NED",
        "NEM", "NIZ", "NOR", "NZL", "POL", "POR", "ROM", "ROU", "RSA", "RUS", "SLK", "SLO", "SRB", "SUI", "SVK", "SVN",
        "SWE", "ŠPA", "ŠVE", "ŠVI", "TUN", "TUR", "UKR", "USA", "UZB", "VB", "YUG", "ZDA",
    }
)  # fmt: skip
"""What stands in brackets behind an athlete for the country."""

NATIONAL = frozenset(
    {
        "afganistanski", "albanski", "alžirski", "ameriški", "angleški", "argentinski", "armenski", "avstralski",
        "avstrijski", "azerbajdžanski", "bangladeški", "belgijski", "beloruski", "bolgarski", "bolivijski",
        "bosanski", "brazilski", "britanski", "ciprski", "danski", "egiptovski", "ekvadorski", "eritrejski",
        "estonski", "etiopski", "evropski", "filipinski", "finski", "flamski", "francoski", "ganski", "gruzijski",
        "grški", "gvatemalski", "hrvaški", "indijski", "indonezijski", "iranski", "iraški", "irski", "islandski",
        "italijanski", "izraelski", "jamajški", "japonski", "jemenski", "jordanski", "jugoslovanski", "južnoafriški",
        "južnokorejski", "kamerunski", "kanadski", "katalonski", "kazahstanski", "kenijski", "kitajski",
        "kolumbijski", "korejski", "kosovski", "kubanski", "latvijski", "libanonski", "liberijski", "libijski",
        "liechtensteinski", "litovski", "luksemburški", "madžarski", "makedonski", "malezijski", "malteški",
        "maroški", "mehiški", "moldavski", "mongolski", "nemški", "nepalski", "nigerijski", "nizozemski", "norveški",
        "novozelandski", "pakistanski", "palestinski", "panamski", "paragvajski", "perujski", "poljski",
        "portugalski", "romski", "romunski", "ruski", "savdski", "senegalski", "severnokorejski", "severnomakedonski",
        "singapurski", "sirijski", "slovaški", "slovenski", "sovjetski", "srbski", "sudanski", "tajski", "tajvanski",
        "tanzanijski", "tunizijski", "turški", "ugandski", "ukrajinski", "urugvajski", "uzbekistanski", "valižanski",
        "venezuelski", "vietnamski", "češki", "čilski", "črnogorski", "škotski", "španski", "švedski", "švicarski",
    }
)  # fmt: skip
"""Adjectives that tell whose countryman somebody is, which are no part of an occupation ("škotski pisatelj")."""

TEAM_ROLES = frozenset(
    {
        "trener", "trenerka", "kapetan", "kapetanka", "igralec", "igralka", "vratar", "vratarka", "branilec",
        "branilka", "napadalec", "napadalka", "strateg", "strateginja", "član", "članica",
    }
)  # fmt: skip
"""Roles in a team, which a place's name behind them rather is than the place ("trener Slavije")."""

FEMININES = (
    ("telj", "teljica"), ("ec", "ka"), ("ik", "ica"), ("ist", "istka"), ("log", "loginja"), ("graf", "grafinja"),
    ("or", "orica"), ("ent", "entka"), ("ant", "antka"), ("ar", "arka"), ("er", "erka"), ("an", "anka"),
    ("ak", "akinja"), ("ač", "ačka"), ("ir", "irka"),
)  # fmt: skip
"""Endings of nouns for men, and of those for women made of them; the first that fits."""

BEARERS = ("ik", "ec", "ica", "ka", "ar", "telj", "ist", "er", "or", "nja", "vodja")
"""Endings of nouns for people."""

PERSONAL = (
    *BEARERS,
    *("ent", "ant", "log", "graf", "ir", "uh", "ač", "urg", "evt", "agog", "nom", "tekt", "ščak"),
)
"""Those with the rarer ones, for where a name beside the noun says that it is a person's."""

PERSONS = frozenset(
    {
        "admiral", "advokat", "akrobat", "arhidiakon", "aristokrat", "astronavt", "ata", "ataše", "atlet", "bariton",
        "baron", "bas", "birokrat", "botra", "brat", "citraš", "ded", "dedek", "dekan", "delegat", "demokrat", "diakon",
        "diplomat", "domačin", "državljan", "estet", "filozof", "general", "geodet", "gospa", "gospod", "grof",
        "harmonikaš", "hči", "hostesa", "junak", "kadet", "kajakaš", "kandidat", "kapetan", "kapitan", "kaplan",
        "kitaraš", "knez", "kolega", "konzul", "košarkaš", "kozmonavt", "krajan", "kralj", "lavreat", "legenda",
        "maestro", "mama", "maneken", "mati", "mecen", "menih", "meščan", "mezzosopran", "mož", "nadškof", "nečak",
        "občan", "oče", "opat", "papež", "partizan", "pilot", "poet", "polbrat", "polsestra", "pravnuk", "prefekt",
        "prelat", "priča", "princ", "princesa", "prošt", "rabin", "ribič", "rojak", "sestra", "sin", "sluga", "snaha",
        "someščan", "sopran", "soprog", "soproga", "sosed", "soseda", "sovaščan", "starešina", "stevardesa", "stric",
        "svak", "šampion", "šef", "škof", "tamburaš", "tast", "tašča", "teta", "vaščan", "vdova", "veteran", "virtuoz",
        "vnuk", "vojak", "vojvoda", "zet", "zvezda", "žena", "žrtev", "župan", "župljan",
    }
)  # fmt: skip
"""Nouns for people that have no such ending."""

# Common nouns before a name that are no occupation of its bearer, and no name at the start of a sentence.
NO_ROLE = frozenset(
    {
        "knjiga", "roman", "film", "zbirka", "ulica", "cesta", "trg", "občina", "šola", "dom", "hiša", "družina",
        "spomin", "ime", "delo", "leto", "mesto", "stran", "beseda", "pesem", "čas", "projekt", "podjetje", "društvo",
        "ekipa", "foto", "podkast", "oglas", "oddaja", "roka", "stopnja", "gost", "gostja", "dvojec",
        "dvojica", "trojka", "trojica", "četverica", "točka", "letnica", "odbojka", "kratica", "številka",
        "tednik", "mesečnik", "dnevnik", "časnik",
        *(row.lemma for row in AWARD_NOUNS),
    }
)  # fmt: skip

COUPLES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "zakonca": ("zakonca", "Nom"),
        "zakoncema": ("zakonca", "Dat"),
        "zakoncev": ("zakonca", "Gen"),
        "sestrama": ("sestri", "Dat"),
        "bratoma": ("brata", "Dat"),
        "dvojčka": ("dvojčka", "Nom"),
        "dvojčkoma": ("dvojčka", "Dat"),
        "dvojčici": ("dvojčici", "Nom"),
        "dvojčicama": ("dvojčici", "Dat"),
    }
)
"""Forms of the nouns for two of one family, with the nominative and their case."""
