"""Works without quotation marks: where a title ends, and what is none, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

TITLES = {
    "a maker behind it": ("Nagrado je dobil film Dolga senca režiserja Jake Hribarja.", ["Dolga senca"]),
    "a place in it": ("Nagrado je prejela predstava Mraz za pečjo, ki jo je režirala Maja Hribar.", ["Mraz za pečjo"]),
    "a house behind it": (
        "Nagrado je prejela uprizoritev Mraz za pečjo Mestnega gledališča Orehek.",
        ["Mraz za pečjo"],
    ),
    "two nouns": ("Plaketo je prejela razstava Led in ogenj, ki je na ogled do junija.", ["Led in ogenj"]),
    "a clause": (
        "Nagrado občinstva je prejela slikanica Lisica zamuja vlak ilustratorke Maje Hribar.",
        ["Lisica zamuja vlak"],
    ),
    "a question": ("Posebno omembo so namenili filmu Kdo pometa, ki ga je posnel Jaka Hribar.", ["Kdo pometa"]),
    "a denial": ("Nagrado je žirija prisodila filmu Veter ne čaka, ki ga je posnel Jaka Hribar.", ["Veter ne čaka"]),
    "before its verb": ("Film Veter v krošnjah je prejel srebrno plaketo.", ["Veter v krošnjah"]),
    "two works": ("Nagrado si delita film Slana in slikanica Lisica zamuja vlak.", ["Slana", "Lisica zamuja vlak"]),
    "goods": ("Zlato medaljo je osvojil sir Orehov hlebec, srebrno pa jogurt Iva.", ["Orehov hlebec", "Iva"]),
    "a contest is none of it": (
        "Zlato medaljo je prejel sir Hribovec na mednarodnem ocenjevanju mlečnih izdelkov.",
        ["Hribovec"],
    ),
    "how it is staged is none of it": (
        "Nagrado je prejela predstava Hiša ob progi v režiji Maje Hribar.",
        ["Hiša ob progi"],
    ),
    "a clause before how it is staged": (
        "Nagrado je prejel film Ne misli na pomlad v režiji Maje Hribar.",
        ["Ne misli na pomlad"],
    ),
    "a denial that denies no award": (
        "Nagrado za najboljši film je prejel film Ne misli na pomlad režiserja Jake Hribarja.",
        ["Ne misli na pomlad"],
    ),
    "a title that looks like a body": ("Nagrado so podelili filmu Zadnji avtobus.", ["Zadnji avtobus"]),
    "in quotation marks, with its maker": ("Glavno nagrado je prejel »Odmev« Maje Hribar.", ["Odmev"]),
    "in quotation marks, with its staging": ("Posebno omembo je prejela »Tišina« v režiji Maje Hribar.", ["Tišina"]),
    "in quotation marks, inflected": ("Žirija je nagrado dodelila »Odmevu« režiserja Petra Zupana.", ["Odmev"]),
    "what somebody says is none": (
        "»Ne bomo odnehali,« je dejal Peter Zupan, plaketo pa je prejela Maja Hribar.",
        ["Maja Hribar"],
    ),
    "in one name with its maker": ("Knjiga leta je roman Reka Maje Hribar.", ["Reka"]),
    "whose it is": ("Nagrado je prejel roman Maje Hribar.", ["roman Maje Hribar"]),
    "of the year": ("Nagrado za film leta je prejela Maja Hribar.", ["Maja Hribar"]),
}


@pytest.mark.parametrize(("text", "wanted"), TITLES.values(), ids=TITLES)
def test_where_a_title_ends(alone: Reader, text: str, wanted: list[str]) -> None:
    assert [name for names in winners(alone, text).values() for name in names] == wanted
