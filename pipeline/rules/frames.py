"""Frames: what the subject, objects and prepositional phrases of an award verb or noun are to the award.

A frame is written for the active voice; passive, reflexive and impersonal clauses, coordination and relative clauses
are the engine's business. "giver" becomes ``presenters`` for a person and ``conferred_by`` for an institution.
"""

from dataclasses import dataclass
from typing import Literal

from pipeline.rules.row import Row

Slot = Literal[
    "", "award", "title", "recipient", "giver", "accepted_by", "conferred_by", "programme", "subject", "absent"
]
FixedStatus = Literal["", "announced", "nominated", "declined", "revoked", "past"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frame(Row):
    """A verb and what its arguments are.

    Attributes:
        verbs: Lemmas of the verb in both aspects.
        subject: Slot of the nominative in the active voice.
        object: Slot of the accusative (of the nominative in the passive, of the genitive under negation).
        dative: Slot of the dative.
        genitive: Slot of a genitive that the verb governs ("biti deležen nagrade").
        instrumental: Slot of the phrase with "z" or "s" ("odlikovati z redom").
        za: Slot of the phrase with "za" and the accusative ("razglasiti za častnega občana").
        po: Slot of the phrase with "po" and the accusative ("stopiti na oder po nagrado").
        into: Slot of a body behind "v" or "na" and the accusative ("iti v podjetje", "na kmetijo").
        status: Where the verb itself settles it.
        implies: Award that is understood where the clause names none.
        in_class: Whether the verb tells of an award only where the clause names a class ("v kategoriji X je slavil").
        named_award: Whether a pronoun cannot stand for the award, since the verb takes all kinds of objects.
        once: Whether its imperfective present, too, tells of one occasion ("nagrado si delita").
        own: Whether the verb tells of an award only where the sender speaks ("čestitamo").
        brings: Whether the subject has the award where nobody is told in the dative ("domov je prinesla medaljo").
        titled: Whether the verb tells of an award only where that is a title ("potrditi naslov").
        needs_winner: Whether the verb tells of an award only where the clause names who wins it ("iti v roke").
    """

    verbs: tuple[str, ...]
    subject: Slot = ""
    object: Slot = ""
    dative: Slot = ""
    genitive: Slot = ""
    instrumental: Slot = ""
    za: Slot = ""
    po: Slot = ""
    into: Slot = ""
    status: FixedStatus = ""
    implies: str = ""
    own: bool = False
    brings: bool = False
    needs_winner: bool = False
    named_award: bool = False
    once: bool = False
    in_class: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NounFrame(Row):
    """A noun for somebody by the award that they have, with the award in the genitive or as its adjective.

    Attributes:
        lemmas: Masculine and feminine form.
        status: Where the noun itself settles it.
        award: Noun of the award that an adjective before it makes ("Prešernov nagrajenec": "Prešernova nagrada").
    """

    lemmas: tuple[str, ...]
    status: FixedStatus = ""
    award: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cue(Row):
    """Words before a phrase that say what it is to the award of the clause.

    Attributes:
        words: Forms as they stand before the phrase, in lower case.
        case: Case of the phrase.
        slot: What the phrase is; "subject" for what the verb's subject is, "absent" for whose award another takes.
        owner: Whether a possessive may stand inside ("iz županovih rok").
    """

    words: tuple[str, ...]
    case: str
    slot: Slot
    owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StatusCue(Row):
    """Words that tell the status of the awards of their clause; ``*`` is any one word."""

    words: tuple[str, ...]
    status: Literal["past", "nominated", "none"]


FRAMES: tuple[Frame, ...] = (
    Frame(
        id="frame.prejeti",
        verbs=("prejeti", "prejemati"),
        subject="recipient",
        object="award",
        reads="{recipient:Ana Novak} je prejela {award:zlato plaketo=zlata plaketa}.",
        silent="Ana Novak ni prejela zlate plakete.",
    ),
    Frame(
        id="frame.dobiti",
        verbs=("dobiti", "dobivati"),
        subject="recipient",
        object="award",
        reads="{recipient:Peter Zupan} je dobil {award:srebrno medaljo=srebrna medalja}.",
        silent="Peter Zupan je dobil pismo.",
    ),
    Frame(
        id="frame.osvojiti",
        verbs=("osvojiti", "osvajati", "ubraniti", "obraniti"),
        subject="recipient",
        object="award",
        reads="{award:Prvo nagrado=prva nagrada} je osvojila {recipient:Tina Kos}.",
    ),
    Frame(
        id="frame.doseči",
        verbs=("doseči", "dosegati", "pridobiti", "izboriti", "priigrati", "zagotoviti", "dodati", "pristaviti"),
        named_award=True,
        subject="recipient",
        object="award",
        reads="{recipient:Ana Novak} je na tekmovanju dosegla {award:zlato priznanje}.",
        silent="Ana Novak je dosegla dober izid.",
    ),
    Frame(
        id="frame.potrditi",
        verbs=("potrditi",),
        subject="recipient",
        object="award",
        named_award=True,
        titled=True,
        reads="{recipient:Tina Kos} je potrdila {award:naslov državne prvakinje}.",
        silent="Ana Novak je potrdila nagrado za Petra Zupana.",
    ),
    Frame(
        id="frame.prislužiti",
        verbs=("prislužiti", "priboriti", "zaslužiti", "prigarati"),
        subject="recipient",
        object="award",
        reads="{recipient:Peter Zupan} si je prislužil {award:posebno priznanje}.",
    ),
    Frame(
        id="frame.odnesti",
        verbs=("odnesti", "pobrati"),
        named_award=True,
        once=True,
        subject="recipient",
        object="award",
        reads="{award:Glavno nagrado=glavna nagrada} je odnesla {recipient:Tina Kos}.",
    ),
    Frame(
        id="frame.deliti",
        verbs=("deliti", "razdeliti"),
        named_award=True,
        once=True,
        subject="recipient",
        object="award",
        instrumental="subject",
        reads="{award:Prvo nagrado=prva nagrada} si {recipient:Tina Kos} deli s {recipient:Petrom Zupanom=Peter "
        "Zupan}.",
        silent="Tina Kos je izkušnje delila s Petrom Zupanom.",
    ),
    Frame(
        id="frame.okititi",
        verbs=("okititi", "ovenčati", "vrniti", "pohvaliti"),
        subject="recipient",
        object="recipient",
        instrumental="award",
        reads="{recipient:Tina Kos} se je okitila z {award:zlato medaljo=zlata medalja}.",
    ),
    Frame(
        id="frame.ponašati",
        verbs=("ponašati",),
        subject="recipient",
        instrumental="award",
        status="past",
        reads="{status:past}{recipient:Tina Kos} se ponaša z {award:nazivom državna prvakinja=državna prvakinja}.",
        silent="Tina Kos se ponaša z znanjem.",
    ),
    Frame(
        id="frame.skleniti",
        verbs=("skleniti", "končati", "zaključiti"),
        subject="recipient",
        instrumental="award",
        named_award=True,
        reads="{recipient:Tina Kos} je tekmovanje končala z {award:zlato medaljo=zlata medalja}.",
        silent="Večer so končali s podelitvijo plaket.",
    ),
    Frame(
        id="frame.deležen",
        verbs=("deležen",),
        subject="recipient",
        genitive="award",
        reads="{recipient:Peter Zupan} je bil deležen {award:posebnega priznanja=posebno priznanje}.",
    ),
    Frame(
        id="frame.bogat",
        verbs=("bogat",),
        subject="recipient",
        za="award",
        named_award=True,
        needs_winner=True,
        reads="{recipient:Ana Novak} je bogatejša za {award:zlato plaketo=zlata plaketa}.",
        silent="Ana Novak je bogatejša za izkušnjo.",
    ),
    Frame(
        id="frame.prinesti",
        verbs=("prinesti", "prinašati"),
        brings=True,
        named_award=True,
        object="award",
        dative="recipient",
        reads="Vloga matere je {recipient:Ani Novak=Ana Novak} prinesla {award:nagrado za najboljšo igralko=nagrada za "
        "najboljšo igralko}.",
        silent="Turizem je Ani Novak prinesel denar.",
    ),
    Frame(
        id="frame.pripasti",
        verbs=("pripasti", "pripadati", "uiti"),
        subject="award",
        dative="recipient",
        reads="{award:Prva nagrada=prva nagrada} je pripadla {recipient:Maji Hribar=Maja Hribar}.",
        silent="Hiša je pripadla Tini Kos.",
    ),
    Frame(
        id="frame.iti",
        verbs=("iti", "romati", "oditi", "odpotovati"),
        subject="award",
        dative="recipient",
        into="recipient",
        needs_winner=True,
        reads="{award:Zlata plaketa=zlata plaketa} je romala v roke {recipient:Ane Novak=Ana Novak}.",
        silent="Zlata plaketa je romala v muzej.",
    ),
    Frame(
        id="frame.znajti",
        verbs=("znajti", "pristati"),
        subject="award",
        needs_winner=True,
        reads="{award:Zlata plaketa=zlata plaketa} se je znašla v rokah {recipient:Ane Novak=Ana Novak}.",
        silent="Zlata plaketa se je znašla na naslovnici.",
    ),
    Frame(
        id="frame.podeliti",
        verbs=("podeliti", "podeljevati"),
        subject="giver",
        object="award",
        dative="recipient",
        reads="{presenter:Peter Zupan} je podelil {award:zlato plaketo=zlata plaketa} {recipient:Maji "
        "Hribar=Maja Hribar}.",
        silent="Odbor vsako leto podeljuje zlato plaketo.",
    ),
    Frame(
        id="frame.izročiti",
        verbs=("izročiti", "izročati"),
        subject="giver",
        object="award",
        dative="recipient",
        reads="{award:Zlato plaketo=zlata plaketa} je {recipient:Maji Hribar=Maja Hribar} izročil "
        "{presenter:Peter Zupan}.",
    ),
    Frame(
        id="frame.vročiti",
        verbs=("vročiti", "vročati"),
        subject="giver",
        object="award",
        dative="recipient",
        reads="{presenter:Peter Zupan} je {recipient:Maji Hribar=Maja Hribar} vročil {award:srebrni znak}.",
    ),
    Frame(
        id="frame.pripeti",
        verbs=("pripeti", "obesiti", "nadeti", "pripenjati", "obešati"),
        named_award=True,
        subject="giver",
        object="award",
        dative="recipient",
        reads="{presenter:Peter Zupan} je {recipient:Maji Hribar=Maja Hribar} pripel {award:srebrni znak}.",
        silent="Peter Zupan je na steno obesil sliko.",
    ),
    Frame(
        id="frame.razveseliti",
        verbs=("razveseliti", "veseliti"),
        subject="recipient",
        genitive="award",
        needs_winner=True,
        once=True,
        reads="{award:Zlate plakete=zlata plaketa} se je razveselila {recipient:Ana Novak}.",
        silent="Ana Novak se je razveselila obiska.",
    ),
    Frame(
        id="frame.predati",
        verbs=("predati",),
        named_award=True,
        subject="giver",
        object="award",
        dative="recipient",
        reads="{presenter:Peter Zupan} je {recipient:Maji Hribar=Maja Hribar} predal {award:častno "
        "listino=častna listina}.",
    ),
    Frame(
        id="frame.dodeliti",
        verbs=("dodeliti", "nameniti", "dodeljevati", "podariti", "prisoditi"),
        named_award=True,
        subject="giver",
        object="award",
        dative="recipient",
        reads="{award:Prvo nagrado=prva nagrada} so dodelili {recipient:Maji Hribar=Maja Hribar}.",
    ),
    Frame(
        id="frame.prevzeti",
        verbs=("prevzeti", "prevzemati"),
        subject="accepted_by",
        object="award",
        reads="{award:Nagrado=nagrada} je v imenu {recipient:Zavoda Lipa=Zavod Lipa} prevzela {accepted_by:Ana Novak}.",
        silent="Vodenje zavoda je prevzela Ana Novak.",
    ),
    Frame(
        id="frame.sprejeti",
        verbs=("sprejeti", "sprejemati"),
        subject="accepted_by",
        object="award",
        reads="{award:Nagrado=nagrada} je v imenu {recipient:Društva Lipa=Društvo Lipa} sprejela "
        "{accepted_by:Ana Novak}.",
        silent="Občinski svet je sprejel proračun.",
    ),
    Frame(
        id="frame.stopiti",
        verbs=("stopiti", "priti"),
        subject="accepted_by",
        po="award",
        named_award=True,
        reads="Po {award:zlato plaketo=zlata plaketa} je v imenu {recipient:Zavoda Lipa=Zavod Lipa} na oder stopila "
        "{accepted_by:Ana Novak}.",
        silent="Na oder je stopila Ana Novak, da bi podelila plaketo.",
    ),
    Frame(
        id="frame.nagraditi",
        verbs=("nagraditi", "nagrajevati"),
        subject="giver",
        object="recipient",
        instrumental="award",
        implies="nagrada",
        reads="{recipient:Ana Novak} je bila nagrajena z {award:zlato plaketo=zlata plaketa}.",
    ),
    Frame(
        id="frame.slaviti",
        verbs=("slaviti", "zmagati", "triumfirati"),
        subject="recipient",
        implies="nagrada",
        in_class=True,
        reads="V kategoriji {category:kratki film} je slavila {recipient:Ana Novak}.",
        silent="Na tekmi je slavila Ana Novak.",
    ),
    Frame(
        id="frame.čestitati",
        verbs=("čestitati",),
        dative="recipient",
        za="award",
        own=True,
        needs_winner=True,
        reads="Čestitamo {recipient:Ani Novak=Ana Novak} za osvojeno {award:zlato plaketo=zlata plaketa}.",
        silent="Čestitamo Ani Novak za rojstni dan.",
    ),
    Frame(
        id="frame.odlikovati",
        verbs=("odlikovati",),
        subject="giver",
        object="recipient",
        instrumental="award",
        implies="odlikovanje",
        reads="{presenter:Peter Zupan} je {recipient:Ano Novak=Ana Novak} odlikoval z {award:zlatim znakom=zlati "
        "znak}.",
    ),
    Frame(
        id="frame.počastiti",
        verbs=("počastiti",),
        subject="giver",
        object="recipient",
        instrumental="award",
        named_award=True,
        reads="{recipient:Ana Novak} je bila počaščena z {award:zlato plaketo=zlata plaketa}.",
        silent="Ana Novak je bila počaščena z aplavzom.",
    ),
    Frame(
        id="frame.zahvaliti",
        verbs=("zahvaliti",),
        subject="giver",
        dative="recipient",
        instrumental="award",
        named_award=True,
        needs_winner=True,
        reads="Z {award:zlato plaketo=zlata plaketa} so se zahvalili {recipient:Ani Novak=Ana Novak}.",
        silent="Nagrajenka se je zahvalila županu Petru Zupanu.",
    ),
    Frame(
        id="frame.razglasiti",
        verbs=("razglasiti", "proglasiti", "razglašati"),
        subject="giver",
        object="recipient",
        za="title",
        status="announced",
        reads="Za {award:športnico leta=športnica leta} so razglasili {recipient:Tino Kos=Tina Kos}.",
        silent="Za območje Bleda so razglasili izredne razmere.",
    ),
    Frame(
        id="frame.imenovati",
        verbs=("imenovati", "izbrati", "izvoliti", "okronati", "kronati"),
        subject="giver",
        object="recipient",
        za="title",
        status="announced",
        reads="Za {award:častnega občana=častni občan} so imenovali {recipient:Petra Zupana=Peter Zupan}.",
        silent="Za direktorja so imenovali Petra Zupana.",
    ),
    Frame(
        id="frame.postati",
        verbs=("postati",),
        subject="recipient",
        object="title",
        reads="{award:Častna občanka=častna občanka} je postala {recipient:Ana Novak}.",
        silent="Ana Novak je postala direktorica.",
    ),
    Frame(
        id="frame.nominirati",
        verbs=("nominirati", "predlagati"),
        subject="giver",
        object="recipient",
        za="award",
        status="nominated",
        reads="{status:nominated}{recipient:Ana Novak} je nominirana za {award:nagrado za najboljši roman=nagrada za "
        "najboljši roman}.",
    ),
    Frame(
        id="frame.potegovati",
        verbs=("potegovati", "kandidirati"),
        subject="recipient",
        za="award",
        status="nominated",
        reads="{status:nominated}{recipient:Ana Novak} se poteguje za {award:zlato plaketo=zlata plaketa}.",
    ),
    Frame(
        id="frame.uvrstiti",
        verbs=("uvrstiti",),
        subject="recipient",
        za="award",
        status="nominated",
        named_award=True,
        needs_winner=True,
        reads="{status:nominated}{recipient:Ana Novak} se je uvrstila v ožji izbor za {award:zlato plaketo=zlata "
        "plaketa}.",
        silent="Ana Novak se je uvrstila v polfinale.",
    ),
    Frame(
        id="frame.zavrniti",
        verbs=("zavrniti", "odkloniti"),
        subject="recipient",
        object="award",
        status="declined",
        reads="{status:declined}{recipient:Ana Novak} je zavrnila {award:zlato plaketo=zlata plaketa}.",
    ),
    Frame(
        id="frame.odvzeti",
        verbs=("odvzeti",),
        subject="giver",
        object="award",
        dative="recipient",
        status="revoked",
        reads="{status:revoked}{recipient:Petru Zupanu=Peter Zupan} so odvzeli {award:zlato plaketo=zlata plaketa}.",
    ),
)

NOUN_FRAMES: tuple[NounFrame, ...] = (
    NounFrame(
        id="noun.dobitnik",
        lemmas=("dobitnik", "dobitnica"),
        reads="Letošnja dobitnica {award:zlate plakete=zlata plaketa} je {recipient:Ana Novak}.",
        silent="Dobitnica potovanja je Ana Novak.",
    ),
    NounFrame(
        id="noun.prejemnik",
        lemmas=("prejemnik", "prejemnica"),
        reads="Prejemnik {award:srebrnega znaka=srebrni znak} je {recipient:Peter Zupan}.",
        silent="Prejemnik pomoči je Peter Zupan.",
    ),
    NounFrame(
        id="noun.nagrajenec",
        lemmas=("nagrajenec", "nagrajenka"),
        award="nagrada",
        reads="Letošnja {award:Prešernova nagrajenka=Prešernova nagrada} je {recipient:Ana Novak}.",
    ),
    NounFrame(
        id="noun.lavreat",
        lemmas=("lavreat", "lavreatinja", "lavreatka"),
        award="nagrada",
        reads="Lavreat {award:nagrade za življenjsko delo=nagrada za življenjsko delo} je {recipient:Peter Zupan}.",
    ),
    NounFrame(
        id="noun.nosilec",
        lemmas=("nosilec", "nosilka", "imetnik", "imetnica"),
        status="past",
        reads="{status:past}{recipient:Peter Zupan} je nosilec {award:zlatega znaka=zlati znak}.",
        silent="Peter Zupan je nosilec projekta.",
    ),
    NounFrame(
        id="noun.nominiranec",
        lemmas=("nominiranec", "nominiranka", "kandidat", "kandidatka", "finalist", "finalistka"),
        status="nominated",
        reads="{status:nominated}Kandidatka za {award:zlato plaketo=zlata plaketa} je {recipient:Ana Novak}.",
    ),
)

# Adjectives by which whoever has an award has it of the day ("letošnji nagrajenec Peter Zupan").
OF_TODAY = frozenset({"letošnji", "današnji", "tokratni", "tokraten", "svež", "nov", "aktualen"})

# Nouns that speak of those who win, whoever they are: "priznanja je nagrajencem izročil" names nobody.
WINNER_NOUNS = frozenset(
    {
        "nagrajenec", "nagrajenka", "dobitnik", "dobitnica", "prejemnik", "prejemnica", "lavreat", "lavreatka",
        "lavreatinja", "zmagovalec", "zmagovalka", "odlikovanec", "odlikovanka", "tekmovalec", "tekmovalka",
        "izbranec", "izbranka", "slavljenec", "slavljenka", "prvouvrščeni",
    }
)  # fmt: skip

# Bodies that choose the winners and give nothing.
JURIES = frozenset({"žirija", "komisija", "porota"})

# With which an imperfective tells of one occasion, and which leave what is told no other year.
NOW = frozenset({"letos", "tokrat", "danes", "nocoj"})
RECENTLY = (
    *((word,) for word in sorted(NOW)), ("nedavno",), ("pravkar",), ("včeraj",), ("ta", "teden"), ("te", "dni"),
    ("pred", "dnevi"), ("pred", "kratkim"), ("minuli", "teden"), ("prejšnji", "teden"), ("ta", "mesec"),
    ("minuli", "konec", "tedna"), ("pred", "tednom"),
    *(("v", day) for day in ("ponedeljek", "torek", "sredo", "četrtek", "petek", "soboto", "nedeljo")),
)  # fmt: skip
"""Words by which a clause that seems to remind of an award tells of it as of these days ("ki je letos prejel")."""

# What is proposed, hoped or asked is not told as a fact: "predlagal je, da plaketo dobi Ana Novak".
WISHES = frozenset(
    {
        "predlagati", "predlog", "pobuda", "želeti", "želja", "upati", "pričakovati", "zahtevati", "prositi", "pozvati",
        "poziv", "dvomiti", "zanikati", "sanjati", "možnost", "govorica", "ugibati",
        "zapis", "navedba", "trditev", "vprašanje",
    }
)  # fmt: skip

CUES: tuple[Cue, ...] = (
    Cue(
        id="cue.iz-rok",
        words=("iz", "rok"),
        case="Gen",
        slot="giver",
        owner=True,
        reads="{recipient:Ana Novak} je {award:nagrado=nagrada} prejela iz rok predsednika "
        "{presenter:Petra Zupana=Peter Zupan}.",
        silent="Knjigo je iz rok izpustila Ana Novak, nagrado je prejel Peter Zupan.",
    ),
    Cue(
        id="cue.od",
        words=("od",),
        case="Gen",
        slot="giver",
        reads="{recipient:Ana Novak} je {award:nagrado=nagrada} prejela od {presenter:Petra Zupana=Peter Zupan}.",
    ),
    Cue(
        id="cue.s-strani",
        words=("s", "strani"),
        case="Gen",
        slot="giver",
        reads="{recipient:Ana Novak} je {award:nagrado=nagrada} prejela s strani {presenter:Petra Zupana=Peter Zupan}.",
    ),
    Cue(
        id="cue.v-imenu",
        words=("v", "imenu"),
        case="Gen",
        slot="recipient",
        reads="{award:Nagrado=nagrada} je v imenu {recipient:Zavoda Lipa=Zavod Lipa} prevzela {accepted_by:Ana Novak}.",
    ),
    Cue(
        id="cue.namesto",
        words=("namesto",),
        case="Gen",
        slot="absent",
        reads="{award:Nagrado=nagrada} je namesto {recipient:Petra Zupana=Peter Zupan} prevzela {accepted_by:Ana "
        "Novak}.",
        silent="Namesto Petra Zupana je vodenje prevzela Ana Novak.",
    ),
    Cue(
        id="cue.v-odsotnosti",
        words=("v", "odsotnosti"),
        case="Gen",
        slot="absent",
        reads="{award:Nagrado=nagrada} je v odsotnosti {recipient:Petra Zupana=Peter Zupan} prevzela {accepted_by:Ana "
        "Novak}.",
    ),
    Cue(
        id="cue.za",
        words=("za",),
        case="Acc",
        slot="absent",
        reads="{award:Plaketo=plaketa} za {recipient:Petra Zupana=Peter Zupan} je prevzela {accepted_by:Ana Novak}.",
        silent="Vodenje je za Petra Zupana prevzela Ana Novak.",
    ),
    Cue(
        id="cue.v-okviru",
        words=("v", "okviru"),
        case="Gen",
        slot="programme",
        reads="{recipient:Ana Novak} je v okviru {programme:Slovenske nagrade odličnosti=Slovenska nagrada odličnosti} "
        "prejela {award:nagrado za najboljši oglas=nagrada za najboljši oglas}.",
    ),
    Cue(
        id="cue.v-sklopu",
        words=("v", "sklopu"),
        case="Gen",
        slot="programme",
        reads="{recipient:Ana Novak} je v sklopu {programme:Slovenske nagrade odličnosti=Slovenska nagrada odličnosti} "
        "prejela {award:nagrado za najboljši oglas=nagrada za najboljši oglas}.",
    ),
    Cue(
        id="cue.v-sodelovanju",
        words=("v", "sodelovanju", "z"),
        case="Ins",
        slot="conferred_by",
        reads="{award:Zlato plaketo=zlata plaketa} je {recipient:Ani Novak=Ana Novak} podelil "
        "{conferred_by:Zavod Lipa} "
        "v sodelovanju z {conferred_by:Društvom Breza=Društvo Breza}.",
    ),
    Cue(
        id="cue.skupaj-z",
        words=("skupaj", "z"),
        case="Ins",
        slot="subject",
        reads="{recipient:Ana Novak} je {award:nagrado=nagrada} prejela skupaj s {recipient:Petrom Zupanom=Peter "
        "Zupan}.",
    ),
    Cue(
        id="cue.v-roke",
        words=("v", "roke"),
        case="Gen",
        slot="recipient",
        reads="{award:Zlata plaketa=zlata plaketa} je šla v roke {recipient:Ane Novak=Ana Novak}.",
    ),
    Cue(
        id="cue.v-rokah",
        words=("v", "rokah"),
        case="Gen",
        slot="recipient",
        reads="{award:Zlata plaketa=zlata plaketa} se je znašla v rokah {recipient:Ane Novak=Ana Novak}.",
        silent="Zlata plaketa se je znašla v rokah.",
    ),
)

STATUS_CUES: tuple[StatusCue, ...] = (
    StatusCue(
        id="status.lani",
        words=("lani",),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je lani prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.predlani",
        words=("predlani",),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je predlani prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.lanski",
        words=("lanski",),
        status="past",
        reads="{status:past}Lansko {award:plaketo=plaketa} je prejela {recipient:Ana Novak}.",
    ),
    StatusCue(
        id="status.predlanski",
        words=("predlanski",),
        status="past",
        reads="{status:past}Predlansko {award:plaketo=plaketa} je prejela {recipient:Ana Novak}.",
    ),
    StatusCue(
        id="status.nekoč",
        words=("nekoč",),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je nekoč prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.nekdanji",
        words=("nekdanji",),
        status="past",
        reads="{status:past}Nekdanja dobitnica {award:zlate plakete=zlata plaketa} je {recipient:Ana Novak}.",
    ),
    StatusCue(
        id="status.večkrat",
        words=("večkrat",),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je večkrat prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.večkraten",
        words=("večkraten",),
        status="past",
        reads="{status:past}Večkratna dobitnica {award:zlate plakete=zlata plaketa} je {recipient:Ana Novak}.",
    ),
    StatusCue(
        id="status.dvakraten",
        words=("dvakraten",),
        status="past",
        reads="{status:past}Dvakratna dobitnica {award:zlate plakete=zlata plaketa} je {recipient:Ana Novak}.",
    ),
    StatusCue(
        id="status.trikraten",
        words=("trikraten",),
        status="past",
        reads="{status:past}Trikratni dobitnik {award:zlate plakete=zlata plaketa} je {recipient:Peter Zupan}.",
    ),
    StatusCue(
        id="status.doslej",
        words=("doslej",),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je doslej prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.v-preteklosti",
        words=("v", "preteklosti"),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je v preteklosti prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.vsako-leto",
        words=("vsako", "leto"),
        status="none",
        reads="",
        silent="Vsako leto dobi zlato plaketo Ana Novak.",
    ),
    StatusCue(
        id="status.lahko",
        words=("lahko",),
        status="none",
        reads="",
        silent="Zlato plaketo lahko dobi Ana Novak.",
    ),
    StatusCue(
        id="status.vsake",
        words=("vsake",),
        status="none",
        reads="",
        silent="Vsake tri mesece dobi zlato plaketo Ana Novak.",
    ),
    StatusCue(
        id="status.vsaki",
        words=("vsaki",),
        status="none",
        reads="",
        silent="Vsaki dve leti dobi zlato plaketo Ana Novak.",
    ),
    StatusCue(
        id="status.pred-leti",
        words=("pred", "leti"),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je pred leti prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.pred-letom",
        words=("pred", "letom"),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je pred letom dni prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.pred-letoma",
        words=("pred", "*", "letoma"),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je pred dvema letoma prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.pred-več-leti",
        words=("pred", "*", "leti"),
        status="past",
        reads="{status:past}{recipient:Ana Novak} je pred tremi leti prejela {award:zlato plaketo=zlata plaketa}.",
    ),
    StatusCue(
        id="status.tradicionalno",
        words=("tradicionalno",),
        status="none",
        reads="",
        silent="Zlato plaketo tradicionalno prejme Ana Novak.",
    ),
)
