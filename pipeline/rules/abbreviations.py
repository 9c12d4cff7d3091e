"""What the tokenizer and the sentence splitter know of Slovene: tables only, in lower case and without full stops.

A row of ``ABBREVIATIONS`` is a group of abbreviations that behave alike, with the reason they are together and a
sentence that must come out whole. The test runs that sentence and, for every form of the row, a sentence built
around the form. Other tables are closed word classes; what the engine does with each stands in the comment above
it.

The forms were compiled by hand from common usage, not taken from a published list, and checked for clashes with
words in the training and development parts of UD_Slovenian-SSJ. The hyphenated endings follow the convention of
obeliks, CLARIN.SI's tokenizer.
"""

from enum import Enum
from typing import NamedTuple


class Ending(Enum):
    """Whether a sentence may end with an abbreviation."""

    NEVER = "never"
    """It announces the next word, so a capital letter behind it is a name: "dr. Novak"."""
    MAY = "may"
    """It stands after what it belongs to, so a word that opens sentences may follow it: "str. Na koncu"."""
    USUALLY = "usually"
    """It closes an enumeration, so any capital letter behind it opens a sentence: "itd. Zveza"."""
    WORDLIKE = "wordlike"
    """Also an ordinary word, so an abbreviation only where the sentence goes on or a name is apposed: "red. prof."."""


class Group(NamedTuple):
    """Abbreviations of one kind: ``forms`` in lower case, no stop; ``proof`` is one sentence, not to be broken."""

    kind: str
    ending: Ending
    forms: frozenset[str]
    proof: str


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split())


ABBREVIATIONS: tuple[Group, ...] = (
    Group(
        "titles and degrees",
        Ending.NEVER,
        _forms(
            "dr mag prof akad msgr doc asist izr univ dipl abs mgr hon strok zasl g gdč gosp gen polk "
            "podpolk kap por nadpor stot brig adm komod nadšk kan prel fr mr mrs ms st sgt prev ddr mdr jr viš "
            "ravn predsed podpreds preds sekr koord žup dek rekt nasl obč zdr"
        ),
        "Nagrado je prejel izr. prof. dr. Janez Novak, univ. dipl. inž. Arhitekture.",
    ),
    Group(
        "places and addresses",
        Ending.NEVER,
        _forms("ul c tr pl nab sv mt vel zg sp srd hr nm kr"),
        "Sprejem bo na Prešernovi ul. Velenje pri cerkvi sv. Jurija.",
    ),
    Group(
        "references",
        Ending.NEVER,
        _forms("št čl odst tč pogl tel fax prim gl cit op zv knj sl fig pril ured izd zal ibid"),
        "Uredba je objavljena v Ur. l. RS, št. L 94, gl. Prilogo.",
    ),
    Group(
        "connectives and languages",
        Ending.NEVER,
        _forms("npr oz tj ozir pr ang angl nem lat gr hrv srb slov šp madž"),
        "Nagrajenci, npr. Novak oz. Kovač, tj. Štajerca, so prišli.",
    ),
    Group(
        "before a number or a name",
        Ending.NEVER,
        _forms("pribl ca cca kl"),
        "Stavba je stara pribl. Sto let.",
    ),
    Group(
        "after what they belong to",
        Ending.MAY,
        _forms("inž ing spec str mio mrd tis min sek mes ml al dop zj evr prid"),
        "Knjiga ima 300 str. Prešernovih pesmi.",
    ),
    Group(
        "ends of enumerations",
        Ending.USUALLY,
        _forms("itd ipd idr itn itp etc pdb"),
        "Prejeli so vaze, slike itd. od občine.",
    ),
    Group(
        "also words",
        Ending.WORDLIKE,
        _forms(
            "red let lit del jan feb febr mar apr maj jun jul avg sep sept okt nov dec tor sre čet pet sob ned "
            "pon pol pos rač mat fiz kem biol med vet agr arh grad stroj el ekon prav soc fil teol zgod geogr jez "
            "glasb lik film kult šport rep reg drž mestn obl pok upok zap vzh sev juž rek nar posl pred org dir "
            "var inv kat kval tek vol ur jav skl pom nam odg sod tož okr viz poj vs ap evang pis sam bot zool "
            "geol astr lingv pren pog zast knjiž star nareč roj vod imen ok ga škof faks gsm rus mob gor dol mal "
            "sin kos kom pop svet it am fran sir lic ped tab nav sr kor sit din"
        ),
        "Red. prof. Kos bo nagrado prejela v okt. letos.",
    ),
)

# Of the forms also words, those that announce a figure; behind the others one starts a sentence: "let. 15 jih".
BEFORE_NUMBERS = _forms(
    "jan feb febr mar apr maj jun jul avg sep sept okt nov dec tor sre čet pet sob ned pon roj vol tab ok faks gsm mob "
    "inv kat reg ur pribl"
)

# Lower-case letters that open a name or a number, as NEVER above: gospod, pater, cesta, leto, sestra, rojena, ulica.
LETTERS_BEFORE_NAMES = frozenset("gpclsrhkušž")

# A letter after a number is the sign of a unit, and its stop ends the sentence: "4500 m.".
UNIT_LETTERS = frozenset("mglhstwvackjnM")

# Letter sequences after which a sentence may end, written without spaces and stops.
SEQUENCES_MAY_END = frozenset(
    {"doo", "dd", "sp", "lr", "dno", "kd", "zoo", "zbo", "po", "nm", "nmv", "prnš", "pnš", "op", "zoe"}
)

# Words in lower case that open a sentence when they have a capital letter, and that are no names. Behind an initial,
# a Roman number or a company form, where a capital letter alone says nothing, one of these says that a sentence
# begins.
STARTERS = _forms(
    "v na to po za ko in pri ta tako z tudi med s kot ne ob zato od zaradi toda do ali poleg še prav vse da kljub "
    "o že je sicer kaj nekaj lahko iz pa zdaj njegov njegova njegovo njegove njegovi bil bila bilo bili nekatere "
    "nekateri te danes takrat kako morda veliko le ni pred kar verjetno saj vsi vsa ti se zelo namesto včasih jaz "
    "mi vi on ona oni več samo vsak vsaka vsekakor hkrati medtem naj kadar ampak nič tokrat predvsem so smo sta "
    "bo bodo bosta oba približno pod kakor jeseni njihov njihova njihovo hitro čez prvič drugič letos lani včeraj "
    "jutri vsaj njen njena njeno njeni brez niti najbolj bolj pozneje kasneje k h trenutno celo dolgo treba takoj "
    "spet pogosto posledično tega tem tej temu tisti vedno skoraj kdo nad torej sprva skupaj tak takšen moj moji "
    "naš naša naše vaš mnogi pozimi poleti spomladi ker če čeprav ki kjer kdor kdaj kje zakaj zadnji nato potem "
    "nazadnje nekdanji vendar a temveč oziroma ter sem si bi ga jo jih iskreno prosimo vabljeni čestitamo "
    "čestitke nagrado nagrada nagrade nagrajenec nagrajenka nagrajenci priznanje priznanja plaketo plaketa "
    "listino prireditev slovesnost svečano dobitnik dobitnica dobitniki prejemnik prejemnica prejemniki "
    "obrazložitev foto vir zlato zlati srebrno srebrni bronasto bronasti"
)

# Prepositions, after which a number with a stop is an ordinal even before a capital letter: "na 27. Mednarodnem sejmu".
PREPOSITIONS = _forms("v na ob za pri po od do iz s z o k h pred med čez nad pod skozi zaradi mimo prek preko")

# Beginnings of words, in lower case, that follow an ordinal in the name of an event, a school, a club or a rank.
ORDINAL_HEADS = (
    "mednarodn",
    "slovensk",
    "državn",
    "evropsk",
    "svetovn",
    "balkansk",
    "ljubljansk",
    "mariborsk",
    "festival",
    "srečanj",
    "dnev",
    "dnov",
    "teden",
    "tedn",
    "gala",
    "salon",
    "sejem",
    "sejm",
    "bienal",
    "trienal",
    "kongres",
    "simpozij",
    "konferenc",
    "forum",
    "tabor",
    "maraton",
    "pohod",
    "memorial",
    "turnir",
    "pokal",
    "prvenstv",
    "olimpij",
    "obletnic",
    "skupščin",
    "sej",
    "natečaj",
    "tekmovanj",
    "liga",
    "lige",
    "ligi",
    "ligo",
    "razred",
    "člen",
    "mesto",
    "mesta",
    "nagrad",
    "fc",
    "oš",
    "sklop",
    "del",
)

# Words that cannot close a line which stands for itself; a line ending in one goes on in the next. Conjunctions,
# auxiliaries and clitics, and the role nouns that announce a name ("župan / Peter Dermol").
OPEN_WORDS = PREPOSITIONS | _forms(
    "in ter ali oziroma pa a da ki ko kot če ker ne je so sta sem smo ste si se bo bodo bosta bi naj mu ji jim ga "
    "jo jih ki svoj svoja svoje svojo njegov njegova njegovo njegove njihov njihova njihovo ta to te ti tega tem "
    "župan župana županu županom županja županje županji županjo podžupan podžupana podžupanja podžupanje "
    "podžupanjo predsednik predsednika predsedniku predsednikom predsednica predsednice predsednici predsednico "
    "podpredsednik podpredsednika podpredsednica podpredsednice direktor direktorja direktorju direktorjem "
    "direktorica direktorice direktorici direktorico ravnatelj ravnatelja ravnatelju ravnateljem ravnateljica "
    "ravnateljice ravnateljici ravnateljico minister ministra ministru ministrom ministrica ministrice ministrici "
    "ministrico sekretar sekretarja sekretarju sekretarka sekretarke sekretarki sekretarko rektor rektorja "
    "rektorju rektorjem rektorica rektorice dekan dekana dekanja dekanje profesor profesorja profesorju "
    "profesorica profesorice gospod gospoda gospa gospe gospodu gospo doktor doktorja pisatelj pisatelja "
    "pisateljica pisateljice pesnik pesnika pesnica pesnice režiser režiserja režiserka režiserke igralec igralca "
    "igralka igralke skladatelj skladatelja skladateljica skladateljice slikar slikarja slikarka slikarke trener "
    "trenerja trenerka trenerke športnik športnika športnica športnice poslanec poslanca poslanka poslanke "
    "nagrajenec nagrajenca nagrajenka nagrajenke prejemnik prejemnika prejemnica prejemnice dobitnik dobitnika "
    "dobitnica dobitnice"
)

# Inflectional endings joined to an acronym or a name by a hyphen in one token, as in the treebank: "TAM-ovci",
# "BMW-je". The first set ends nouns; the second is built from a possessive stem and an adjective's, a man's, a
# woman's or a "-ski" ending.
_NOUN_ENDINGS = _forms("a e em ema i u om oma ih ja je jem jema ji ju jih")
_ADJECTIVE_ENDINGS = ("", "a", "e", "o", "i", "ega", "em", "emu", "ih", "im", "ima", "imi")
_DERIVED_ENDINGS = _forms(
    "ec ca cu cem ce ci cev cih cema cim cimi k ka ke ki ko kam kah kama kami "
    "ski ska sko ske skega skem skemu skih skim skima skimi"
)
NAME_SUFFIXES = (
    _NOUN_ENDINGS
    | {stem + ending for stem in ("ov", "ev", "jev", "jin") for ending in _ADJECTIVE_ENDINGS}
    | {stem + ending for stem in ("ov", "ev", "jev") for ending in _DERIVED_ENDINGS}
)
# Likewise after figures: "80-ih", "200-tem".
NUMBER_SUFFIXES = _forms("a e o i ega em emu ih im ima imi ta te to ti tega tem temu tih tim tima timi")

# Top-level domains by which a bare address such as "velenje.si" is known. Those that are frequent Slovene words
# ("me", "na") are left out, so that a glued full stop is not taken for an address.
TOP_LEVEL_DOMAINS = _forms(
    "si com org net eu info gov edu biz hr at it de uk fr ch rs ba mk cz pl sk hu be nl us tv io int mil"
)
