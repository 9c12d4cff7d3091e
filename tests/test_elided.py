"""Who wins what in a part of a sentence, or in a line, that leaves its verb out, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

PARTS = {
    "a headline of two": (
        "Zlata plaketa Maji Hribar, srebrna plaketa Društvu Lipa",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Društvo Lipa"]},
    ),
    "a headline with za": ("Zlata medalja za Majo Hribar", {"zlata medalja": ["Maja Hribar"]}),
    "the verb of the sentence before": (
        "Nagrado za glasbo je prejela Maja Hribar. Nagrado za sliko pa Jaka Zorman.",
        {"nagrada za glasbo": ["Maja Hribar"], "nagrada za sliko": ["Jaka Zorman"]},
    ),
    "a noun for the winner": (
        "Prejemnica zlate plakete je Maja Hribar, prejemnik srebrne plakete pa mizar Jaka Zorman.",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Jaka Zorman"]},
    ),
    "who stands before pa": (
        "Učiteljica Maja Hribar prejme zlato plaketo, mizar Jaka Zorman iz Društva Lipa pa srebrno plaketo.",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Jaka Zorman"]},
    ),
    "what for in turn": (
        "Maja Hribar je plaketo prejela za roman Zima, Jaka Zorman pa za prevod.",
        {"plaketa": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "an award in brackets": (
        "Uspešni so bili Maja Hribar (zlato priznanje), Jaka Zorman (srebrno priznanje) in Nika Kobal (bron).",
        {
            "zlato priznanje": ["Maja Hribar"],
            "srebrno priznanje": ["Jaka Zorman"],
            "bronasto priznanje": ["Nika Kobal"],
        },
    ),
    "who made it in brackets": (
        "Film Zima je prejel nagrado za fotografijo (Maja Hribar) in nagrado za glasbo (Jaka Zorman).",
        {"nagrada za fotografijo": ["Zima", "Maja Hribar"], "nagrada za glasbo": ["Zima", "Jaka Zorman"]},
    ),
    "a body in brackets wins nothing": (
        "Plaketo je prejela Maja Hribar (Društvo Lipa).",
        {"plaketa": ["Maja Hribar"]},
    ),
    "a noun behind the award": (
        "Zlato medaljo je dobila kmetija Hribar, srebrno priznanje pa učenci podružnične šole.",
        {"zlata medalja": ["kmetija Hribar"], "srebrno priznanje": ["učenci podružnične šole"]},
    ),
    "a noun before the award": (
        "Ob jubileju je Društvo Lipa dobilo plaketo, prvih deset tekačev s Krima pa značke.",
        {"plaketa": ["Društvo Lipa"], "značka": ["prvih deset tekačev s Krima"]},
    ),
    "nobody": ("Plaketo je prejela Maja Hribar, zahvalo pa nihče.", {"plaketa": ["Maja Hribar"]}),
    "a metal alone that opens a sentence": (
        "Zlato priznanje je prejela Maja Hribar. Bronasto so dobile članice Društva Lipa.",
        {"zlato priznanje": ["Maja Hribar"], "bronasto priznanje": ["članice Društva Lipa"]},
    ),
    "degrees": (
        "Plamenico prve stopnje je prejela Maja Hribar, druge stopnje Jaka Zorman, tretje stopnje pa Nika Kobal.",
        {
            "plamenica prve stopnje": ["Maja Hribar"],
            "plamenica druge stopnje": ["Jaka Zorman"],
            "plamenica tretje stopnje": ["Nika Kobal"],
        },
    ),
    "what for behind a colon": (
        "Nagrade so prejeli: za najboljši spis Maja Hribar, za najboljšo risbo Jaka Zorman.",
        {"nagrada za najboljši spis": ["Maja Hribar"], "nagrada za najboljšo risbo": ["Jaka Zorman"]},
    ),
    "without pa": (
        "Značke za 10 let dela so prejeli Maja Hribar, Jaka Zorman in Nika Kobal, značko za 30 let Tone Oven.",
        {"značka za 10 let dela": ["Maja Hribar", "Jaka Zorman", "Nika Kobal"], "značka za 30 let": ["Tone Oven"]},
    ),
    "grades in turn": (
        "Prvo, drugo in tretjo nagrado so prejeli Maja Hribar, Jaka Zorman in Nika Kobal.",
        {"prva nagrada": ["Maja Hribar"], "druga nagrada": ["Jaka Zorman"], "tretja nagrada": ["Nika Kobal"]},
    ),
    "grades of one winner": (
        "Maja Hribar je prejela zlato in srebrno medaljo.",
        {"zlata medalja": ["Maja Hribar"], "srebrna medalja": ["Maja Hribar"]},
    ),
    "awards of two kinds are not told in turn": (
        "Maja Hribar in Jaka Zorman sta prejela plaketo in priznanje.",
        {"plaketa": ["Maja Hribar", "Jaka Zorman"], "priznanje": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "a pronoun before it": (
        "Plakete je občina podelila v petek. Prejeli sta jih Maja Hribar in Nika Kobal, priznanje pa Jaka Zorman.",
        {"plaketa": ["Maja Hribar", "Nika Kobal"], "priznanje": ["Jaka Zorman"]},
    ),
    "what was won in": (
        "Maja Hribar je v teku osvojila zlato, Jaka Zorman pa v skoku v višino bron.",
        {"zlato": ["Maja Hribar"], "bron": ["Jaka Zorman"]},
    ),
    "what each is for": (
        "Zlato medaljo za sir je prejela Kmetija Hribar, srebrno za skuto pa Kmetija Zorman.",
        {"zlata medalja za sir": ["Kmetija Hribar"], "srebrna medalja za skuto": ["Kmetija Zorman"]},
    ),
    "degrees in Roman numbers": (
        "Plamenico I. stopnje sta prejela Maja Hribar in Jaka Zorman, II. stopnje Nika Kobal.",
        {"plamenica I. stopnje": ["Maja Hribar", "Jaka Zorman"], "plamenica II. stopnje": ["Nika Kobal"]},
    ),
    "a noun that is no role": (
        "Zlato medaljo je osvojila Maja Hribar, bronasto pa njen klubski kolega Jaka Zorman.",
        {"zlata medalja": ["Maja Hribar"], "bronasta medalja": ["Jaka Zorman"]},
    ),
    "classes of an implied award": (
        "V kategoriji velikih podjetij je slavila družba Lipa, med malimi pa družba Orehek.",
        {"nagrada v kategoriji velikih podjetij": ["Lipa"], "nagrada med malimi": ["Orehek"]},
    ),
    "a class that ends the name": (
        "Nagrado za poročilo med velikimi podjetji je dobila družba Lipa, med majhnimi pa družba Tisa.",
        {
            "nagrada za poročilo med velikimi podjetji": ["Lipa"],
            "nagrada za poročilo med majhnimi podjetji": ["Tisa"],
        },
    ),
    "titles": (
        "Športnica leta 2019 je Maja Hribar, športnik leta pa Jaka Zorman.",
        {"športnica leta": ["Maja Hribar"], "športnik leta": ["Jaka Zorman"]},
    ),
    "a superlative": (
        "Najboljša gasilka leta je postala Maja Hribar, najboljši gasilec pa Jaka Zorman.",
        {"najboljša gasilka leta": ["Maja Hribar"], "najboljši gasilec": ["Jaka Zorman"]},
    ),
    "several, in a form of two cases": (
        "Nagrado za življenjsko delo prejme Maja Hribar, priznanja pa Jaka Zorman, Nika Kobal in Tone Oven.",
        {"nagrada za življenjsko delo": ["Maja Hribar"], "priznanje": ["Jaka Zorman", "Nika Kobal", "Tone Oven"]},
    ),
    "classes of an award that a pronoun means": (
        (
            "Podelili so plaketo Dobro srce. Med gasilci jo je prejela Maja Hribar, med učenci Jaka Zorman, med "
            "društvi pa Klub Lipa."
        ),
        {
            "plaketa Dobro srce med gasilci": ["Maja Hribar"],
            "plaketa Dobro srce med učenci": ["Jaka Zorman"],
            "plaketa Dobro srce med društvi": ["Klub Lipa"],
        },
    ),
    "places that follow no prize": (
        "Nagrado za cvetoč vrt je prejela Maja Hribar, drugo mesto je osvojil Jaka Zorman, tretje Nika Kobal.",
        {"nagrada za cvetoč vrt": ["Maja Hribar"]},
    ),
    "a place that is no award": (
        "Zlati znak je prejela Maja Hribar. Na tekmi je drugo mesto pripadlo Jaki Zormanu.",
        {"zlati znak": ["Maja Hribar"]},
    ),
    "an award that is not said again": (
        "Lani je nagrado prejela Maja Hribar, letos je šla v roke Petru Zupanu.",
        {"nagrada": ["Peter Zupan"]},
    ),
    "what else is no award": (
        "Priznanje so podelili članici Maji Hribar, članu Petru Zupanu pa vrtnico.",
        {"priznanje": ["Maja Hribar"]},
    ),
    "for what each is": (
        "Maja Hribar je dobila nagrado za režijo, Jaka Zorman za scenarij, Nika Kobal pa za glasbo.",
        {
            "nagrada za režijo": ["Maja Hribar"],
            "nagrada za scenarij": ["Jaka Zorman"],
            "nagrada za glasbo": ["Nika Kobal"],
        },
    ),
    "a noun that two adjectives share": (
        "Nagradi za najboljšo stransko žensko in moško vlogo sta prejela Maja Hribar in Jaka Zorman.",
        {
            "nagrada za najboljšo stransko žensko vlogo": ["Maja Hribar"],
            "nagrada za najboljšo stransko moško vlogo": ["Jaka Zorman"],
        },
    ),
    "a superlative of another gender": (
        "Nagradi za najboljšo režijo in scenarij sta prejela Maja Hribar in Jaka Zorman.",
        {"nagrada za najboljšo režijo": ["Maja Hribar"], "nagrada za najboljši scenarij": ["Jaka Zorman"]},
    ),
    "two purposes of one winner": (
        "Film Zima je prejel nagradi za režijo in glasbo.",
        {"nagrada za režijo": ["Zima"], "nagrada za glasbo": ["Zima"]},
    ),
    "one award for both": (
        "Nagrado za glavno moško in žensko vlogo sta prejela Maja Hribar in Jaka Zorman.",
        {"nagrada za glavno moško in žensko vlogo": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "whom somebody played in brackets": (
        "Nagrajena sta bila Maja Hribar za glavno vlogo (Antigona) in Jaka Zorman za stransko vlogo.",
        {"nagrada za glavno vlogo": ["Maja Hribar"], "nagrada za stransko vlogo": ["Jaka Zorman"]},
    ),
    "a class before the award": (
        "Maja Hribar je v kategoriji glasbe prejela zlato priznanje, Jaka Zorman pa v kategoriji plesa srebrno.",
        {
            "zlato priznanje v kategoriji glasbe": ["Maja Hribar"],
            "srebrno priznanje v kategoriji plesa": ["Jaka Zorman"],
        },
    ),
    "a group of pupils before the award": (
        "Maja Hribar je osvojila zlato priznanje, Jaka Zorman pa v skupini učencev 6. in 7. razreda srebrno priznanje.",
        {
            "zlato priznanje": ["Maja Hribar"],
            "srebrno priznanje v kategoriji učencev 6. in 7. razreda": ["Jaka Zorman"],
        },
    ),
    "a headline with what somebody has": (
        "Maja Hribar z zlato plaketo za življenjsko delo",
        {"zlata plaketa za življenjsko delo": ["Maja Hribar"]},
    ),
    "a headline of two that begins with whom": (
        "Petru Zupanu Prešernova nagrada, Maji Hribar nagrada sklada",
        {"Prešernova nagrada": ["Peter Zupan"], "nagrada sklada": ["Maja Hribar"]},
    ),
    "a headline with a new title": ("Jaka Zorman novi častni občan Vrbe", {"častni občan Vrbe": ["Jaka Zorman"]}),
    "a headline of one among others": (
        "Društvo Lipa med prejemniki občinskih priznanj",
        {"občinsko priznanje": ["Društvo Lipa"]},
    ),
    "a headline of where somebody is from": (
        "Nagrada za življenjsko delo Blejcu Jaki Zormanu",
        {"nagrada za življenjsko delo": ["Jaka Zorman"]},
    ),
    "a headline with whom somebody met": ("Maja Hribar z nagrajenko", {}),
    "what it was won in before the name": (
        "Srebrno medaljo je osvojila Maja Hribar, bronasto pa v slalomu Nika Kobal.",
        {"srebrna medalja": ["Maja Hribar"], "bronasta medalja": ["Nika Kobal"]},
    ),
    "a body behind what it is for": (
        "Plaketo je prejela Maja Hribar, priznanje za najboljši kruh pekarna Zrno.",
        {"plaketa": ["Maja Hribar"], "priznanje za najboljši kruh": ["pekarna Zrno"]},
    ),
    "what happened then": (
        "Srebrno plaketo je prejela Maja Hribar, ob podelitvi pa je pela Nika Kobal.",
        {"srebrna plaketa": ["Maja Hribar"]},
    ),
    "the office of the second, without pa": (
        "Zlato medaljo je prejela majorka Maja Hribar, srebrno polkovnica Nika Kobal, bronasto pa Jaka Zorman.",
        {"zlata medalja": ["Maja Hribar"], "srebrna medalja": ["Nika Kobal"], "bronasta medalja": ["Jaka Zorman"]},
    ),
    "the office of two": (
        "Zlati znak je prejela Maja Hribar, pisno pohvalo pa policistki Nika Kobal in Tea Oven.",
        {"zlati znak": ["Maja Hribar"], "pisna pohvala": ["Nika Kobal", "Tea Oven"]},
    ),
    "two in the dual, without pa": (
        "Zlato plaketo je prejela Maja Hribar, srebrni plaketi Jaka Zorman in Tea Oven, značko pa Nika Kobal.",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Jaka Zorman", "Tea Oven"], "značka": ["Nika Kobal"]},
    ),
    "who gives it in brackets": (
        "Prvo odkupno nagrado je dobila Maja Hribar, drugo (Zavarovalnica Lipa) pa Jaka Zorman.",
        {"prva odkupna nagrada": ["Maja Hribar"], "druga odkupna nagrada": ["Jaka Zorman"]},
    ),
    "an award of two in brackets": (
        "Na sliki so Maja Hribar (zlata plaketa) ter Jaka Zorman in Nika Kobal (priznanji občine).",
        {"zlata plaketa": ["Maja Hribar"], "priznanje občine": ["Jaka Zorman", "Nika Kobal"]},
    ),
    "prizes told again by their rank": (
        "Na koncu so podelili nagrade. Prvo je dobila Maja Hribar, drugo Jaka Zorman, tretjo pa Nika Kobal.",
        {"prva nagrada": ["Maja Hribar"], "druga nagrada": ["Jaka Zorman"], "tretja nagrada": ["Nika Kobal"]},
    ),
    "who came first": ("Podelili so nagrade. Prva je na oder stopila Maja Hribar.", {"nagrada": []}),
}


@pytest.mark.parametrize(("text", "wanted"), PARTS.values(), ids=PARTS)
def test_who_wins_where_no_verb_says_so(alone: Reader, text: str, wanted: dict[str, list[str]]) -> None:
    assert winners(alone, text) == wanted


def test_a_list_of_awards_takes_the_status_of_the_sentence_above_it(alone: Reader) -> None:
    lines = "\n\nzlata plaketa: Maja Hribar\nsrebrna plaketa: Jaka Zorman\nbronasta plaketa: Nika Kobal"
    for above, status in (("Plakete so prejeli:", "conferred"), ("Plakete bodo prejeli:", "future")):
        told = {award.award.name: award.status for award in alone.extract(above + lines).awards if award.recipients}
        assert told == {"zlata plaketa": status, "srebrna plaketa": status, "bronasta plaketa": status}
