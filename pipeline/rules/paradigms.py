"""Slovene declension as tables: how a written form leads back to its nominative.

A row of ``PARADIGMS`` writes a declension as endings on a stem. It is read backwards: a form that ends in one of the
endings gives a stem, and the stem with the nominative's ending is one possible base form. Which of the possible ones is
right is not decided here. ``shows`` is the row's proof: the base form and three other forms of it, each of which must
lead back to the base form by this very row.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

CASES: Final = ("Gen", "Dat", "Acc", "Loc", "Ins")
ALL_CASES: Final = (*CASES, "Nom")

_HARD: Final = r"[bdfghklmnprstvzqxwyæø]"
_SOFT: Final = r"[cčšžjćđ]"
_CONSONANT: Final = r"[bcčćdđfghjklmnpqrsštvwxzž]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paradigm:
    """A declension.

    Attributes:
        id: Names the row.
        gender: Of the noun.
        number: Of the forms; where ``uses`` is c, the base form is singular all the same.
        nominative: Ending of the base form.
        forms: Endings in the order of ``ALL_CASES``, the last only where the base form has another number; variants
            after ``/``; ``=`` is the base form itself, ``-`` no ending, ``.`` no such form.
        stem: What the stem of the forms must match at its end.
        vowel: Fleeting vowel that the nominative has before its last consonant and the forms have not.
        lost: Fleeting vowel that the forms have before the last consonant and the nominative has not.
        uses: What it serves: m and f given names, s surnames (with the gender of the row), p places, c common nouns.
        cost: How much rarer than its rivals, in nats.
        shows: Base form and three other forms.
    """

    id: str
    gender: str
    number: str = "Sing"
    nominative: str = ""
    forms: str
    stem: str = _CONSONANT
    vowel: str = ""
    lost: str = ""
    uses: str
    cost: float = 0.0
    shows: str

    def endings(self) -> Mapping[str, tuple[str, ...]]:
        """Case to endings; ``=`` is kept as it is."""
        columns = (column.split("/") for column in self.forms.split())
        return {
            case: tuple("" if ending == "-" else ending for ending in column if ending != ".")
            for case, column in zip(ALL_CASES, columns, strict=False)
        }


PARADIGMS: Final = (
    # Masculine.
    Paradigm(
        id="m-hard",
        gender="Masc",
        forms="a u a u om",
        stem=_HARD,
        uses="ms",
        shows="Novak Novaka Novaku Novakom",
    ),
    Paradigm(
        id="m-io",
        gender="Masc",
        nominative="o",
        forms="a u = u em",
        stem=r"[bcdfghjklmnprstvzčšž]i",
        uses="c",
        shows="radio radia radiu radiem",
    ),
    Paradigm(
        id="m-soft",
        gender="Masc",
        forms="a u a u em",
        stem=_SOFT,
        uses="ms",
        shows="Kovač Kovača Kovaču Kovačem",
    ),
    Paradigm(
        id="m-foreign-em",
        gender="Masc",
        forms=". . . . em",
        stem=r"(?:sh|ch|ge|z|s|x)",
        uses="ms",
        cost=1.0,
        shows="Bush Bushem Bushem Bushem",
    ),
    Paradigm(
        id="m-fleeting",
        gender="Masc",
        forms="a u a u om/em",
        stem=rf"{_CONSONANT}(?:lj|nj|[cklmnr])",
        vowel="e",
        uses="ms",
        shows="Petek Petka Petku Petkom",
    ),
    Paradigm(
        id="m-fleeting-a",
        gender="Masc",
        forms="a u a u om/em",
        stem=rf"{_CONSONANT}[ckr]",
        vowel="a",
        uses="ms",
        cost=3.0,
        shows="Mesarac Mesarca Mesarcu Mesarcem",
    ),
    Paradigm(
        id="m-r",
        gender="Masc",
        forms="ja ju ja ju jem",
        stem="r",
        uses="ms",
        shows="Globokar Globokarja Globokarju Globokarjem",
    ),
    Paradigm(
        id="m-vowel-j",
        gender="Masc",
        forms="ja ju ja ju jem",
        stem="[aeiouyéáóíüöàèw]",
        uses="ms",
        cost=0.5,
        shows="Toni Tonija Toniju Tonijem",
    ),
    Paradigm(
        id="m-silent-j",
        gender="Masc",
        forms="ja ju ja ju jem",
        stem="[sxtzd]",
        uses="ms",
        cost=3.0,
        shows="Camus Camusja Camusju Camusjem",
    ),
    Paradigm(
        id="m-vowel",
        gender="Masc",
        forms="a u a u om",
        stem="[aeiuoyéáóíüöèàě]",
        uses="ms",
        cost=2.0,
        shows="Murai Muraia Muraiu Muraiom",
    ),
    Paradigm(
        id="m-o",
        gender="Masc",
        nominative="o",
        forms="a u a u om/em",
        stem=rf"(?:{_CONSONANT}|[ieau])",
        uses="ms",
        shows="Marko Marka Marku Markom",
    ),
    Paradigm(
        id="m-e",
        gender="Masc",
        nominative="e",
        forms="a u a u om/em",
        uses="ms",
        cost=2.0,
        shows="Clarke Clarka Clarku Clarkom",
    ),
    Paradigm(
        id="m-e-t",
        gender="Masc",
        nominative="e",
        forms="eta etu eta etu etom",
        uses="ms",
        shows="Jože Jožeta Jožetu Jožetom",
    ),
    Paradigm(
        id="m-a-t",
        gender="Masc",
        nominative="a",
        forms="ata atu ata atu atom",
        uses="ms",
        cost=1.0,
        shows="Luka Lukata Lukatu Lukatom",
    ),
    Paradigm(
        id="m-o-t",
        gender="Masc",
        nominative="o",
        forms="ota otu ota otu otom",
        uses="ms",
        cost=3.0,
        shows="Veno Venota Venotu Venotom",
    ),
    Paradigm(
        id="m-a",
        gender="Masc",
        nominative="a",
        forms="e i o i o",
        stem=".",
        uses="msc",
        shows="Luka Luke Luki Luko",
    ),
    Paradigm(
        id="m-a-hard",
        gender="Masc",
        nominative="a",
        forms=". u . u om/em",
        stem=".",
        uses="m",
        cost=3.0,
        shows="Matija Matiju Matijem Matijom",
    ),
    Paradigm(
        id="m-adjective",
        gender="Masc",
        nominative="i",
        forms="ega emu ega em im",
        uses="s",
        shows="Dobrovoljski Dobrovoljskega Dobrovoljskemu Dobrovoljskim",
    ),
    Paradigm(
        id="m-adjective-y",
        gender="Masc",
        nominative="y",
        forms="ega emu ega em im",
        uses="s",
        cost=3.0,
        shows="Kowalsky Kowalskega Kowalskemu Kowalskim",
    ),
    Paradigm(
        id="m-uninflected",
        gender="Masc",
        forms="= = = = =",
        stem=".",
        uses="ms",
        cost=7.0,
        shows="Cruz Cruz Cruz Cruz",
    ),
    # Feminine.
    Paradigm(
        id="f-a",
        gender="Fem",
        nominative="a",
        forms="e i o i o",
        stem=".",
        uses="fspc",
        shows="Ana Ane Ani Ano",
    ),
    Paradigm(
        id="f-consonant",
        gender="Fem",
        forms="i i = i jo/ijo",
        uses="f",
        cost=2.0,
        shows="Karmen Karmeni Karmeni Karmenjo",
    ),
    Paradigm(
        id="f-uninflected",
        gender="Fem",
        forms="= = = = =",
        stem="[^a]",
        uses="fs",
        shows="Ines Ines Ines Ines",
    ),
    Paradigm(
        id="f-uninflected-a",
        gender="Fem",
        forms="= = = = =",
        stem="a",
        uses="s",
        cost=1.2,
        shows="Kovšca Kovšca Kovšca Kovšca",
    ),
    # Places, and common nouns whose lemma is in doubt.
    Paradigm(
        id="p-hard",
        gender="Masc",
        forms="a u = u om",
        stem=_HARD,
        uses="pc",
        shows="Zagreb Zagreba Zagrebu Zagrebom",
    ),
    Paradigm(
        id="p-soft",
        gender="Masc",
        forms="a u = u em",
        stem=_SOFT,
        uses="pc",
        shows="Kranj Kranja Kranju Kranjem",
    ),
    Paradigm(
        id="p-fleeting",
        gender="Masc",
        forms="a u = u om/em",
        stem=rf"{_CONSONANT}(?:lj|nj|[cklmnr])",
        vowel="e",
        uses="pc",
        shows="Koper Kopra Kopru Koprom",
    ),
    Paradigm(
        id="p-r",
        gender="Masc",
        forms="ja ju = ju jem",
        stem="r",
        uses="pc",
        cost=0.5,
        shows="Šentjanžar Šentjanžarja Šentjanžarju Šentjanžarjem",
    ),
    Paradigm(
        id="p-vowel-j",
        gender="Masc",
        forms="ja ju = ju jem",
        stem="[iuey]",
        uses="p",
        cost=1.0,
        shows="Helsinki Helsinkija Helsinkiju Helsinkijem",
    ),
    Paradigm(
        id="p-o",
        gender="Masc",
        nominative="o",
        forms="a u = u om",
        uses="p",
        cost=1.0,
        shows="Oslo Osla Oslu Oslom",
    ),
    Paradigm(
        id="p-feminine-i",
        gender="Fem",
        forms="i i = i jo",
        uses="pc",
        shows="vas vasi vasi vasjo",
    ),
    Paradigm(
        id="p-neuter-o",
        gender="Neut",
        nominative="o",
        forms="a u = u om",
        uses="pc",
        shows="Cerkno Cerkna Cerknu Cerknom",
    ),
    Paradigm(
        id="p-neuter-e",
        gender="Neut",
        nominative="e",
        forms="a u = u em",
        uses="pc",
        shows="Celje Celja Celju Celjem",
    ),
    Paradigm(
        id="p-neuter-adjective",
        gender="Neut",
        nominative="o",
        forms="ega emu = em im",
        uses="p",
        shows="Krško Krškega Krškem Krškim",
    ),
    Paradigm(
        id="p-masculine-plural",
        gender="Masc",
        number="Plur",
        nominative="i",
        forms="ov/ev om/em e ih/eh i/mi",
        uses="p",
        shows="Beltinci Beltincev Beltincih Beltincem",
    ),
    Paradigm(
        id="p-feminine-plural",
        gender="Fem",
        number="Plur",
        nominative="e",
        forms="- am = ah ami",
        uses="p",
        shows="Brežice Brežic Brežicah Brežicam",
    ),
    Paradigm(
        id="p-feminine-plural-lost",
        gender="Fem",
        number="Plur",
        nominative="e",
        forms="- . . . .",
        lost="e",
        uses="p",
        stem="e(?:lj|nj|[^aeiou])",
        shows="Trbovlje Trbovelj Trbovelj Trbovelj",
    ),
    Paradigm(
        id="p-neuter-plural",
        gender="Neut",
        number="Plur",
        nominative="a",
        forms="- om = ih i",
        uses="p",
        shows="Brda Brd Brdih Brdom",
    ),
    # Common nouns with a stem of their own.
    Paradigm(
        id="c-feminine-ev",
        gender="Fem",
        nominative="ev",
        forms="ve vi = vi vijo",
        uses="c",
        shows="rešitev rešitve rešitvi rešitvijo",
    ),
    Paradigm(
        id="c-feminine-ev-plural",
        gender="Fem",
        number="Plur",
        nominative="ev",
        forms="ev vam ve vah vami ve",
        uses="c",
        shows="prireditev prireditve prireditvam prireditvah",
    ),
    Paradigm(
        id="c-neuter-je-plural",
        gender="Neut",
        number="Plur",
        nominative="je",
        forms="ij . . . .",
        uses="c",
        shows="podjetje podjetij podjetij podjetij",
    ),
    Paradigm(
        id="c-neuter-n",
        gender="Neut",
        nominative="e",
        forms="ena enu = enu enom",
        uses="c",
        cost=1.0,
        shows="ime imena imenu imenom",
    ),
    Paradigm(
        id="c-neuter-s",
        gender="Neut",
        nominative="o",
        forms="esa esu = esu esom",
        uses="c",
        cost=1.0,
        shows="pero peresa peresu peresom",
    ),
    Paradigm(
        id="c-neuter-s-plural",
        gender="Neut",
        number="Plur",
        nominative="o",
        forms="es esom esa esih esi",
        uses="c",
        cost=1.0,
        shows="pero peres peresom peresa",
    ),
    # Common nouns: animate accusative, dual and plural back to the singular.
    Paradigm(
        id="c-animate",
        gender="Masc",
        forms=". . a . .",
        stem=rf"(?:{_HARD}|{_SOFT}|[ou])",
        uses="c",
        shows="župan župana župana župana",
    ),
    Paradigm(
        id="c-animate-fleeting",
        gender="Masc",
        forms=". . a . .",
        stem=rf"{_CONSONANT}(?:lj|nj|[cklmnr])",
        vowel="e",
        uses="c",
        shows="zmagovalec zmagovalca zmagovalca zmagovalca",
    ),
    Paradigm(
        id="c-animate-r",
        gender="Masc",
        forms=". . ja . .",
        stem="r",
        uses="c",
        shows="direktor direktorja direktorja direktorja",
    ),
    Paradigm(
        id="c-masculine-plural",
        gender="Masc",
        number="Plur",
        forms="ov/ev om/em e ih i/mi i/je",
        uses="c",
        shows="pokal pokalov pokalom pokale",
    ),
    Paradigm(
        id="c-masculine-plural-fleeting",
        gender="Masc",
        number="Plur",
        forms="ov/ev om/em e ih i i",
        stem=rf"{_CONSONANT}(?:lj|nj|[cklmnr])",
        vowel="e",
        uses="c",
        shows="nagrajenec nagrajencev nagrajence nagrajenci",
    ),
    Paradigm(
        id="c-masculine-plural-r",
        gender="Masc",
        number="Plur",
        forms="jev jem je jih ji ji",
        stem="r",
        uses="c",
        shows="direktor direktorjev direktorji direktorjem",
    ),
    Paradigm(
        id="c-masculine-dual",
        gender="Masc",
        number="Dual",
        forms="ov/ev oma/ema a ih oma/ema a",
        uses="c",
        cost=2.5,
        shows="znak znaka znakoma znakov",
    ),
    Paradigm(
        id="c-masculine-dual-fleeting",
        gender="Masc",
        number="Dual",
        forms=". oma/ema a ih oma/ema a",
        stem=rf"{_CONSONANT}(?:lj|nj|[cklmnr])",
        vowel="e",
        uses="c",
        cost=2.5,
        shows="nagrajenec nagrajenca nagrajencema nagrajenca",
    ),
    Paradigm(
        id="c-masculine-dual-r",
        gender="Masc",
        number="Dual",
        forms=". jema ja jih jema ja",
        stem="r",
        uses="c",
        cost=2.5,
        shows="direktor direktorjema direktorja direktorja",
    ),
    Paradigm(
        id="c-feminine-plural",
        gender="Fem",
        number="Plur",
        nominative="a",
        forms="- am e ah ami e",
        stem=".",
        uses="c",
        shows="nagrada nagrad nagradam nagradami",
    ),
    Paradigm(
        id="c-feminine-plural-lost",
        gender="Fem",
        number="Plur",
        nominative="a",
        forms="- . . . .",
        stem="e(?:lj|nj|[^aeiou])",
        lost="e",
        uses="c",
        shows="tekma tekem tekem tekem",
    ),
    Paradigm(
        id="c-feminine-dual",
        gender="Fem",
        number="Dual",
        nominative="a",
        forms="- ama i ah ama i",
        stem=".",
        uses="c",
        cost=2.5,
        shows="plaketa plaketi plaketama plaketi",
    ),
    Paradigm(
        id="c-feminine-i-plural",
        gender="Fem",
        number="Plur",
        forms="i im/em i ih/eh mi i",
        uses="c",
        shows="stvar stvari stvarem stvareh",
    ),
    Paradigm(
        id="c-neuter-o-plural",
        gender="Neut",
        number="Plur",
        nominative="o",
        forms="- om a ih i a",
        uses="c",
        shows="mesto mest mestom mesta",
    ),
    Paradigm(
        id="c-neuter-o-plural-lost",
        gender="Neut",
        number="Plur",
        nominative="o",
        forms="- . . . .",
        stem="e(?:lj|nj|[^aeiou])",
        lost="e",
        uses="c",
        shows="društvo društev društev društev",
    ),
    Paradigm(
        id="c-neuter-e-plural",
        gender="Neut",
        number="Plur",
        nominative="e",
        forms="- em a ih i a",
        uses="c",
        shows="priznanje priznanj priznanjem priznanja",
    ),
    Paradigm(
        id="c-neuter-o-dual",
        gender="Neut",
        number="Dual",
        nominative="o",
        forms="- oma i ih oma i",
        uses="c",
        cost=2.5,
        shows="mesto mesti mestoma mesti",
    ),
    Paradigm(
        id="c-neuter-e-dual",
        gender="Neut",
        number="Dual",
        nominative="e",
        forms="- ema i ih ema i",
        uses="c",
        cost=2.5,
        shows="priznanje priznanji priznanjema priznanji",
    ),
)

PARTICLES: Final = frozenset(
    [
        "al",
        "bin",
        "da",
        "das",
        "de",
        "dei",
        "del",
        "della",
        "der",
        "den",
        "di",
        "do",
        "dos",
        "du",
        "el",
        "ibn",
        "la",
        "las",
        "le",
        "los",
        "te",
        "ten",
        "ter",
        "van",
        "vom",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ],
)
"""Words inside foreign names that no case changes; only in lower case."""

LOWER_ADJECTIVES: Final = frozenset(("mlajši", "starejši"))
"""Adjectives that follow a name and agree with it."""

ADJECTIVE_ENDINGS: Final = ("ima", "imi", "ega", "emu", "em", "im", "ih", "a", "e", "i", "o", "")
"""Endings of an adjective in any case, longest first."""

_AGREEMENT: Final = {
    "ega": "MSG NSG MSA",
    "emu": "MSD NSD",
    "em": "MSL NSL",
    "im": "MSI NSI MPD FPD NPD",
    "ih": "MPG FPG NPG MPL FPL NPL MDG FDG NDG MDL FDL NDL",
    "imi": "MPI FPI NPI",
    "ima": "MDD FDD NDD MDI FDI NDI",
    "a": "FSN NPN NPA MDN MDA",
    "e": "FSG FPN FPA MPA NSN NSA",
    "i": "MSN MSA FSD FSL MPN FDN FDA NDN NDA",
    "o": "FSA FSI NSN NSA",
    "": "MSN MSA",
}
_GENDER: Final = {"M": "Masc", "F": "Fem", "N": "Neut"}
_NUMBER: Final = {"S": "Sing", "D": "Dual", "P": "Plur"}
_CASE: Final = {"N": "Nom", "G": "Gen", "D": "Dat", "A": "Acc", "L": "Loc", "I": "Ins"}
AGREEMENT: Final[Mapping[str, frozenset[tuple[str, str, str]]]] = {
    ending: frozenset((_GENDER[code[0]], _NUMBER[code[1]], _CASE[code[2]]) for code in codes.split())
    for ending, codes in _AGREEMENT.items()
}
"""An adjective's ending to the gender, number and case that a noun with it can have."""

NOMINATIVE_ADJECTIVE: Final[Mapping[tuple[str, str], str]] = {
    ("Masc", "Sing"): "i",
    ("Fem", "Sing"): "a",
    ("Neut", "Sing"): "o",
    ("Masc", "Dual"): "a",
    ("Fem", "Dual"): "i",
    ("Neut", "Dual"): "i",
    ("Masc", "Plur"): "i",
    ("Fem", "Plur"): "e",
    ("Neut", "Plur"): "a",
}
"""Gender and number to the nominative's ending; the neuter has e after č, š, ž, j, c, the bare masculine no ending."""

BARE_STEMS: Final = frozenset(
    ["moj", "tvoj", "svoj", "naš", "vaš", "njegov", "njen", "njihov", "njun", "vsak", "en", "sam", "kakšen", "noben"]
)
"""Pronouns and determiners whose masculine nominative is the stem."""

IRREGULAR_STEMS: Final[Mapping[str, str]] = {"t": "ta", "vs": "ves", "en": "en", "nj": "on"}
"""Stems whose masculine nominative is another word."""

CARDINALS: Final[Mapping[str, Mapping[str, str]]] = {
    form: dict(zip(("Masc", "Fem", "Neut"), row[:3], strict=True))
    for row in (
        ("dva", "dve", "dve", "dveh", "dvema"),
        ("oba", "obe", "obe", "obeh", "obema"),
        ("trije", "tri", "tri", "treh", "trem", "tremi"),
        ("štirje", "štiri", "štiri", "štirih", "štirim", "štirimi"),
    )
    for form in row
}
"""A form of a small number word to its nominative by gender."""

NOMINATIVE_NOUN: Final[Mapping[tuple[str, str], str]] = {
    ("Masc", "Dual"): "a",
    ("Fem", "Dual"): "i",
    ("Neut", "Dual"): "i",
    ("Masc", "Plur"): "i",
    ("Fem", "Plur"): "e",
    ("Neut", "Plur"): "a",
}
"""Gender and number to the nominative's ending of a noun in -a, -o, -e or a consonant."""

IRREGULAR_PLURALS: Final[Mapping[str, str]] = {
    "človek": "ljudje",
    "otrok": "otroci",
    "mož": "možje",
    "gospod": "gospodje",
    "brat": "bratje",
    "fant": "fantje",
    "študent": "študentje",
    "kmet": "kmetje",
    "ime": "imena",
    "vreme": "vremena",
    "pleme": "plemena",
    "telo": "telesa",
    "kolo": "kolesa",
    "pero": "peresa",
    "drevo": "drevesa",
    "uho": "ušesa",
    "oko": "oči",
    "dekle": "dekleta",
    "hči": "hčere",
    "mati": "matere",
    "gospa": "gospe",
    "dan": "dnevi",
    "grad": "gradovi",
    "vrh": "vrhovi",
    "sin": "sinovi",
}
"""Lemma to nominative plural where the endings do not give it."""

STATES: Final = frozenset({"republika", "kraljevina", "kneževina"})
"""Nouns for states, with which the name behind them is inflected ("Republike Slovenije")."""
