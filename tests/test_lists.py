"""Who wins what in a sentence that tells of several, by the rules alone."""

import pytest

from pipeline import Reader
from tests.proofs import winners

LISTS = {
    "a reason of each": (
        "Priznanja so prejeli Nika Zorman za slikanico, Matija Kobal za zbirko pesmi in Gal Oven za prevod.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "a town of each": (
        "Plakete so prejeli Nika Zorman iz Litije, Matija Kobal iz Semiča in Gal Oven iz Cerkna.",
        {"plaketa": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "classes above their lines": (
        (
            "Rezultati ocenjevanja\n\nKomisija je ocenila 40 vrtov. Zlate in srebrne plakete je podelila županja.\n\n"
            "KMETIJE\nzlata plaketa: Nika Zorman\nsrebrna plaketa: Matija Kobal\n\n"
            "BALKONI\nzlata plaketa: Tea Oven\nsrebrna plaketa: ni podeljena"
        ),
        {
            "zlata plaketa v kategoriji kmetije": ["Nika Zorman"],
            "srebrna plaketa": ["Matija Kobal"],
            "zlata plaketa v kategoriji balkoni": ["Tea Oven"],
        },
    ),
    "offices with where they are from": (
        "Medalje so prejeli občana Nika Zorman in Matija Kobal ter gasilca s Ptuja Gal Oven in Miha Rus.",
        {"medalja": ["Nika Zorman", "Matija Kobal", "Gal Oven", "Miha Rus"]},
    ),
    "nurses": (
        "Priznanje so prejele učiteljica Nika Zorman ter medicinske sestre Tea Oven in Lina Rus.",
        {"priznanje": ["Nika Zorman", "Tea Oven", "Lina Rus"]},
    ),
    "where two of them are from": (
        "Plakete so prejeli Nika Zorman, Matija Kobal in Gal Oven, oba iz Litije, ter Tea Rus iz Semiča.",
        {"plaketa": ["Nika Zorman", "Matija Kobal", "Gal Oven", "Tea Rus"]},
    ),
    "a place in a reason": (
        "Priznanji so podelili Niki Zorman za vlogo v Opatiji in Matiji Kobalu za glasbo.",
        {"priznanje": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a reason that looks like a locative": (
        "Priznanji so podelili Niki Zorman za delo v lokalni skupnosti in Matiji Kobalu.",
        {"priznanje": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a town and a clause of each": (
        "Nagradi sta prejela zidar Matija Kobal iz Litije, ki je obnovil hiše, in zdravnica Nika Zorman, ki pomaga.",
        {"nagrada": ["Matija Kobal", "Nika Zorman"]},
    ),
    "an office and a reason of each": (
        (
            "Listino sta prejeli Nika Zorman, ravnateljica Gimnazije Litija, za vzgojo, in Tea Oven, ravnateljica "
            "Gimnazije Semič, za sodelovanje."
        ),
        {"listina": ["Nika Zorman", "Tea Oven"]},
    ),
    "somebody else's clause": (
        "Plaketo je prejela Nika Zorman iz Litije, ki vodi zbor, pohvalil pa jo je Matija Kobal.",
        {"plaketa": ["Nika Zorman"]},
    ),
    "counted above their lines": (
        "Zlati znak je prejelo troje posameznikov:\n\n• Nika Zorman, PGD Litija\n• Matija Kobal, PGD Semič",
        {"zlati znak": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a heading with the year": (
        "Zlata plaketa 2021:\n\nNika Zorman\n\nSrebrna plaketa za leto 2021:\n\nMatija Kobal",
        {"zlata plaketa": ["Nika Zorman"], "srebrna plaketa": ["Matija Kobal"]},
    ),
    "grades before the colon": (
        "Kosove značke so prejeli:\n\nsrebrno: Nika Zorman, Tea Oven;\nbronasto (za 10 let): Matija Kobal",
        {"srebrna Kosova značka": ["Nika Zorman", "Tea Oven"], "bronasta Kosova značka": ["Matija Kobal"]},
    ),
    "what for before the colon": (
        "Posebna priznanja:\n\n– za najboljši kruh: Nika Zorman\n– za najboljšo potico: Matija Kobal",
        {
            "posebno priznanje za najboljši kruh": ["Nika Zorman"],
            "posebno priznanje za najboljšo potico": ["Matija Kobal"],
        },
    ),
    "classes before the colon": (
        "Storitve: zlati lijak – Zavarovalnica Lipa\nDružbene akcije: zlati lijak – Društvo Vrba",
        {
            "zlati lijak v kategoriji storitve": ["Zavarovalnica Lipa"],
            "zlati lijak v kategoriji družbene akcije": ["Društvo Vrba"],
        },
    ),
    "one label": ("Nagrajenci: zlata plaketa – Nika Zorman", {"zlata plaketa": ["Nika Zorman"]}),
    "a heading of no class": (
        "PREJEMNIKI\nzlata plaketa: Nika Zorman\nsrebrna plaketa: Matija Kobal\n\nHvala vsem.",
        {"zlata plaketa": ["Nika Zorman"], "srebrna plaketa": ["Matija Kobal"]},
    ),
    "behind a legal form": (
        "Plaketo sta prejela podjetje Smreka, d. o. o., iz Semiča in Kleparstvo Zorman, s. p., iz Cerkna.",
        {"plaketa": ["Smreka, d. o. o.", "Kleparstvo Zorman, s. p."]},
    ),
    "behind a degree": (
        "Plaketo sta prejela Nika Zorman, dr. med., iz Semiča in Matija Kobal iz Cerkna.",
        {"plaketa": ["Nika Zorman", "Matija Kobal"]},
    ),
    "in capitals": (
        "Certifikate so prejeli ARKA VITA d.d., INFORMATIKA V SLIKI, d.o.o. in CITOS TAM, d.o.o.",
        {"certifikat": ["ARKA VITA d.d.", "INFORMATIKA V SLIKI, d.o.o.", "CITOS TAM, d.o.o."]},
    ),
    "in somebody's hands": (
        "Zlata plaketa se je znašla v rokah Nike Zorman.",
        {"zlata plaketa": ["Nika Zorman"]},
    ),
    "occupations that no row knows": (
        (
            "Nagrado so prejeli grafik Matija Kobal, skladateljica zborovske in filmske glasbe Tea Oven, stripar in "
            "urednik Gal Rus ter plesalka, pedagoginja in kritičarka Nika Zorman."
        ),
        {"nagrada": ["Matija Kobal", "Tea Oven", "Gal Rus", "Nika Zorman"]},
    ),
    "something else of somebody": (
        "Nagrado je prejela Nika Zorman, priznanje Matija Kobal, mentorica Tea Oven pa je vodila delavnico.",
        {"nagrada": ["Nika Zorman"], "priznanje": ["Matija Kobal"]},
    ),
    "works behind a colon": (
        "Nagrado dobijo: pisateljica Nika Zorman za roman Megla, režiser Matija Kobal za film Led in pesnik Gal Oven.",
        {"nagrada": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "a name that looks like a place": (
        (
            "Zlata priznanja so dobile Nika Zorman za med, Lina Hrast za sir in Vesna Bolčina za potico, srebrno "
            "priznanje pa Turistična kmetija Lipar."
        ),
        {
            "zlato priznanje": ["Nika Zorman", "Lina Hrast", "Vesna Bolčina"],
            "srebrno priznanje": ["Turistična kmetija Lipar"],
        },
    ),
    "firms and what they are before the law": (
        (
            "Certifikate so prejeli Center za glasbo Semič, VITA SKLO d.o.o., LIKO d.d. Hrast, "
            "Javni holding Vrba d.o.o., "
            "Oven d.o.o., Splošna bolnišnica Vrba in Združenje mlinarjev."
        ),
        {
            "certifikat": [
                "Center za glasbo Semič",
                "VITA SKLO d.o.o.",
                "Javni holding Vrba d.o.o.",
                "Oven d.o.o.",
                "Splošna bolnišnica Vrba",
                "Združenje mlinarjev",
            ]
        },
    ),
    "firms behind their noun": (
        "Plaketo so prejela podjetja Steklar, d. o. o., Mizar, d. d., in Pek Vrba d. o. o.",
        {"plaketa": ["Steklar, d. o. o.", "Mizar, d. d.", "Pek Vrba d. o. o."]},
    ),
    "an occupation with its purpose": (
        "Nagrado so prejele kiparka Nika Zorman, njena rojakinja Tea Oven in borka za pravice otrok in žensk Lina Rus.",
        {"nagrada": ["Nika Zorman", "Tea Oven", "Lina Rus"]},
    ),
    "a number whose names are told elsewhere": (
        "Nagrado za kemijo so prejeli Gal Oven, Jan Rus in Tea Hrast. Nagrado za kemijo si delijo trije raziskovalci.",
        {"nagrada za kemijo": ["Gal Oven", "Jan Rus", "Tea Hrast"]},
    ),
    "an anniversary": (
        "Plaketo sta prejela Čebelarsko društvo Semič ob stoletnici delovanja in Nika Zorman za delo v kulturi.",
        {"plaketa": ["Čebelarsko društvo Semič", "Nika Zorman"]},
    ),
    "the next one behind a comma": (
        "Plaketo občine je prejelo Planinsko društvo Semič, zlati znak Matija Kobal, srebrni znak pa Nika Zorman.",
        {
            "plaketa občine": ["Planinsko društvo Semič"],
            "zlati znak": ["Matija Kobal"],
            "srebrni znak": ["Nika Zorman"],
        },
    ),
    "pa and what for": (
        "Nagrado je prejela Nika Zorman za skladbo, Matija Kobal pa za priredbo.",
        {"nagrada": ["Nika Zorman", "Matija Kobal"]},
    ),
    "pa and a verb": (
        "Nagrado je prejela Nika Zorman za skladbo, Matija Kobal pa je zaigral na harmoniko.",
        {"nagrada": ["Nika Zorman"]},
    ),
    "a firm of each": (
        "Nagrado so dobili vodja družbe Orehek Nika Zorman, direktor Brezovca Matija Kobal in župan Gal Oven.",
        {"nagrada": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "another award and pa": (
        "Zlati znak so dobile Nika Zorman, Tea Oven in Lina Kobal, priznanje Ivana Hrasta pa Matija Kobal in Gal Oven.",
        {
            "zlati znak": ["Nika Zorman", "Tea Oven", "Lina Kobal"],
            "priznanje Ivana Hrasta": ["Matija Kobal", "Gal Oven"],
        },
    ),
    "what else for": (
        "Nagrado za najboljšo glasbo dobi Nika Zorman, za najboljšo sliko Matija Kobal, za najboljši zvok Gal Oven.",
        {
            "nagrada za najboljšo glasbo": ["Nika Zorman"],
            "nagrada za najboljšo sliko": ["Matija Kobal"],
            "nagrada za najboljši zvok": ["Gal Oven"],
        },
    ),
    "what else, but no award": (
        "Nagrado za glasbo je prejela Nika Zorman, za pripravo odra pa Matija Kobal ni imel časa.",
        {"nagrada za glasbo": ["Nika Zorman"]},
    ),
    "who stands before what": (
        "Nika Zorman je prejela zlati znak, Matija Kobal srebrnega, Gal Oven pa bronastega.",
        {"zlati znak": ["Nika Zorman"], "srebrni znak": ["Matija Kobal"], "bronasti znak": ["Gal Oven"]},
    ),
    "the next award of another": (
        "Nika Zorman je prejela zahvalno listino, srebrno plaketo pa Matija Kobal.",
        {"zahvalna listina": ["Nika Zorman"], "srebrna plaketa": ["Matija Kobal"]},
    ),
    "the list of the next award": (
        (
            "Grb občine sta prejeli:\n\nNika Zorman – za delo v kulturi.\n\nTea Oven – za delo v šoli.\n\n"
            "Plaketo občine je prejel:\n\nMatija Kobal – za delo v športu."
        ),
        {"grb občine": ["Nika Zorman", "Tea Oven"], "plaketa občine": ["Matija Kobal"]},
    ),
    "an award behind a dash": (
        "Priznanja so prejeli:\n1. Nika Zorman – zlata plaketa\n2. Matija Kobal – srebrna plaketa",
        {"zlata plaketa": ["Nika Zorman"], "srebrna plaketa": ["Matija Kobal"]},
    ),
    "where each works": (
        "Listino so prejeli: Nika Zorman, Fakulteta za kemijo, Matija Kobal, Fakulteta za šport.",
        {"listina": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a class of each": (
        "Priznanje so prejeli: Nika Zorman, 8. a, Matija Kobal, 8. b, in Gal Oven, 9. a.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "schools as labels": (
        "Priznanja so prejeli: OŠ Lipa: Nika Zorman, Matija Kobal; OŠ Tisa: Gal Oven.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "years of each": (
        "Priznanja so prejeli: za 10 let Nika Zorman, za 20 let Matija Kobal.",
        {"priznanje": ["Nika Zorman", "Matija Kobal"]},
    ),
    "firms by their nouns": (
        "Zlata priznanja so prejela podjetja Orehek, Tisa in Brezovec.",
        {"zlato priznanje": ["Orehek", "Tisa", "Brezovec"]},
    ),
    "firms in the dative": (
        "Srebrne plakete so šle v roke podjetjem Orehek, Tisa in Javorina.",
        {"srebrna plaketa": ["Orehek", "Tisa", "Javorina"]},
    ),
    "firms with reasons": (
        "Priznanja so prejela podjetja Orehek za stol, Tisa za svetilko in Javorina za most.",
        {"priznanje": ["Orehek", "Tisa", "Javorina"]},
    ),
    "schools by their nouns": (
        "Plakete so prejele osnovne šole Semič, Dobje in Cerkno.",
        {"plaketa": ["Osnovna šola Semič", "Osnovna šola Dobje", "Osnovna šola Cerkno"]},
    ),
    "grades of an award of the sentence before": (
        "Podelili so znake društva. Zlatega je prejela Nika Zorman, srebrnega pa Matija Kobal.",
        {"zlati znak društva": ["Nika Zorman"], "srebrni znak društva": ["Matija Kobal"]},
    ),
    "ranks without the verb": (
        "Prvo nagrado je prejela Nika Zorman, drugo nagrado Matija Kobal, tretjo pa Lina Lah.",
        {"prva nagrada": ["Nika Zorman"], "druga nagrada": ["Matija Kobal"], "tretja nagrada": ["Lina Lah"]},
    ),
    "lines with degrees and bodies": (
        "Prejemnika zlatega znaka za leto 2014 sta:\n\n– Nika Zorman, dipl. m. s., Dom Semič\n– Matija Kobal, KD Tisa",
        {"zlati znak": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a title and another": (
        "Športnica leta je veslačica Nika Zorman, najboljši trener pa je postal Matija Kobal.",
        {"športnica leta": ["Nika Zorman"], "najboljši trener": ["Matija Kobal"]},
    ),
    "houses": (
        "Priznanja so prejeli Nika Zorman, Dolnja vas 12, Matija Kobal, Podgora 3, in Gal Oven, Brezje 4.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "a village of each": (
        "Priznanja so prejeli Nika Zorman, Litija, Matija Kobal, Koper, in Gal Oven, Celje.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "a place that wins": (
        "Priznanja so prejeli Nika Zorman, Matija Kobal in Semič.",
        {"priznanje": ["Nika Zorman", "Matija Kobal", "Semič"]},
    ),
    "schools in brackets": (
        "Zlato priznanje so osvojili Nika Zorman (OŠ Lipa), Matija Kobal (OŠ Breza) in Gal Oven (OŠ Tisa).",
        {"zlato priznanje": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "classes in turn": (
        "Nagrade so prejeli Nika Zorman v kategoriji kratki film in Matija Kobal v kategoriji animirani film.",
        {"nagrada v kategoriji kratki film": ["Nika Zorman"], "nagrada v kategoriji animirani film": ["Matija Kobal"]},
    ),
    "among whom": (
        "Med posamezniki je priznanje prejela Nika Zorman, med podjetji pa družba Tisa.",
        {"priznanje med posamezniki": ["Nika Zorman"], "priznanje med podjetji": ["Tisa"]},
    ),
    "bodies": (
        "Nagrade je prejelo pet podjetij: Lipa, Breza, Tisa, Jelša in Orehek.",
        {"nagrada": ["Lipa", "Breza", "Tisa", "Jelša", "Orehek"]},
    ),
    "whose": (
        "Nika Zorman in njen mentor Matija Kobal sta prejela priznanje.",
        {"priznanje": ["Nika Zorman", "Matija Kobal"]},
    ),
    "another clause": (
        "Medaljo je podelil predsednik Matija Kobal, kapetanka Nika Zorman (na sliki), pa je prva zaplesala.",
        {"medalja": []},
    ),
    "pa tudi": (
        "Plakete so prejeli Nika Zorman, Matija Kobal pa tudi Gal Oven.",
        {"plaketa": ["Nika Zorman", "Matija Kobal", "Gal Oven"]},
    ),
    "two roles": (
        "Plakete so podelili pevki Niki Zorman in skladateljici in pianistki Lini Kobal.",
        {"plaketa": ["Nika Zorman", "Lina Kobal"]},
    ),
    "a heading": (
        (
            "Zlato priznanje:\nNika Zorman, 8. a (mentorica Tea Oven)\nMatija Kobal, 9. b\n"
            "Srebrno priznanje:\nGal Oven, 7. a"
        ),
        {"zlato priznanje": ["Nika Zorman", "Matija Kobal"], "srebrno priznanje": ["Gal Oven"]},
    ),
    "a heading and no list": (
        "Zlata plaketa Občine Cerkno\n\nNika Zorman je domačinka in rada poje.",
        {},
    ),
    "winners below their noun": (
        "Na slovesnosti so podelili plakete Zveze Lipa.\n\nPrejemniki:\nNika Zorman, Litija\nMatija Kobal, Semič",
        {"plaketa Zveze Lipa": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a conductor is no winner": (
        "Zlata plaketa\nPihalni orkester Orehek, dirigent Matija Kobal\nGodba Brezje, dirigentka Nika Zorman",
        {"zlata plaketa": ["Pihalni orkester Orehek", "Godba Brezje"]},
    ),
    "a ranking of a title": (
        "Športnica leta:\n1. Nika Zorman, Plavalni klub Orehek\n2. Tea Oven, Atletski klub Cerkno",
        {"športnica leta": ["Nika Zorman"]},
    ),
    "metals": (
        "Zlato: Nika Zorman\nSrebro: Matija Kobal",
        {"zlato": ["Nika Zorman"], "srebro": ["Matija Kobal"]},
    ),
    "names and awards": (
        "Nika Zorman: zlata plaketa\nMatija Kobal: srebrna plaketa",
        {"zlata plaketa": ["Nika Zorman"], "srebrna plaketa": ["Matija Kobal"]},
    ),
    "what each has": (
        "Občinska priznanja so prejeli Nika Zorman (zlati grb) in Društvo Breza (plaketa).",
        {"zlati grb": ["Nika Zorman"], "plaketa": ["Društvo Breza"]},
    ),
    "superlatives": (
        "Podelili so zlate plakete.\n\nNAJBOLJŠI ŠPORTNIK: Matija Kobal\nNAJBOLJŠA ŠPORTNICA: Nika Zorman",
        {"najboljši športnik": ["Matija Kobal"], "najboljša športnica": ["Nika Zorman"]},
    ),
    "semicolons": (
        "Bronasta priznanja: Nika Zorman, Gal Oven, 8. a; Matija Kobal, 9. b",
        {"bronasto priznanje": ["Nika Zorman", "Gal Oven", "Matija Kobal"]},
    ),
    "a reason is no award": (
        (
            "Knjižne nagrade so prejeli:\n- Nika Zorman, zlato priznanje iz fizike,\n"
            "- Lina Kobal, srebrno priznanje iz kemije."
        ),
        {"knjižna nagrada": ["Nika Zorman", "Lina Kobal"]},
    ),
    "a relative clause": (
        "Srebrni plaketi sta prejela Nika Zorman, ki vodi knjižnico, in Matija Kobal.",
        {"srebrna plaketa": ["Nika Zorman", "Matija Kobal"]},
    ),
    "a relative clause and another verb": (
        "Plaketo je prejel Matija Kobal, ki vodi zbor, in Nika Zorman je zapela.",
        {"plaketa": ["Matija Kobal"]},
    ),
    "a heading with a bracket": (
        "zlata Maroltova značka (nad 15 let)\n• Nika Zorman\n• Matija Kobal",
        {"zlata Maroltova značka": ["Nika Zorman", "Matija Kobal"]},
    ),
    "somebody whom nothing tells": (
        "Priznanje Občine Semič\n• Ljudske pevke s Telč\n• Nika Zorman, Litija\n• Tea Oven, Koper",
        {"priznanje Občine Semič": ["Nika Zorman", "Tea Oven"]},
    ),
    "a conductor": (
        "Srebrno plaketo je osvojil Mešani pevski zbor Orehek, zborovodja Matija Kobal.",
        {"srebrna plaketa": ["Mešani pevski zbor Orehek"]},
    ),
    "metals of somebody": (
        "Gallusove značke so prejeli: zlato Nika Zorman, srebrno Matija Kobal in bronasto Tea Oven.",
        {
            "zlata Gallusova značka": ["Nika Zorman"],
            "srebrna Gallusova značka": ["Matija Kobal"],
            "bronasta Gallusova značka": ["Tea Oven"],
        },
    ),
    "years anew": (
        "Značke sta za 30 let dela prejela Nika Zorman in Tea Oven, za 20 let pa Matija Kobal.",
        {"značka": ["Nika Zorman", "Tea Oven"], "značka za 20 let": ["Matija Kobal"]},
    ),
    "the best without an award": (
        "Najboljša igralka: Nika Zorman",
        {},
    ),
    "among whom without an award": (
        "Med moškimi je zmagal Matija Kobal, med ženskami Nika Zorman.",
        {},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=LISTS)
def test_each_of_a_list_wins_its_own_award(alone: Reader, text: str, wanted: dict[str, list[str]]) -> None:
    assert winners(alone, text) == wanted


WINNERS = {
    "this year's": "Letošnja prejemnica plakete za prostovoljstvo Nika Zorman je vodja zbora.",
    "counted in": "Med prejemniki plakete za prostovoljstvo je tudi Nika Zorman.",
    "two": "Prejemnici plakete za prostovoljstvo sta Nika Zorman in Lina Kobal.",
    "becomes": "Prejemnica plakete za prostovoljstvo je postala Nika Zorman.",
}


@pytest.mark.parametrize("text", WINNERS.values(), ids=WINNERS)
def test_a_noun_for_a_winner_tells_of_the_days_award(alone: Reader, text: str) -> None:
    (found,) = alone.extract(text).awards
    assert (found.award.name, found.recipients[0].name) == ("plaketa za prostovoljstvo", "Nika Zorman")
    assert found.status in {"announced", "conferred"}


def test_an_earlier_winner_in_apposition_is_of_the_past(alone: Reader) -> None:
    (found,) = alone.extract("Prejemnica plakete za prostovoljstvo Nika Zorman vodi zbor.").awards
    assert found.status == "past"


TWO = {
    "a present": "Plaketo prejmeta Nika Zorman in Matija Kobal.",
    "a feminine noun": "Plaketi prejmeta Nika Zorman in Matija Kobal.",
    "a future": "Plaketi bosta prejela Nika Zorman in Matija Kobal.",
    "with a purpose": "Plaketi za zvestobo prejmeta Nika Zorman in Matija Kobal.",
    "taken": "Plaketo prevzameta Nika Zorman in Matija Kobal.",
    "masculine winners": "Prejemnika plakete sta Nika Zorman in Matija Kobal.",
}


@pytest.mark.parametrize("text", TWO.values(), ids=TWO)
def test_two_win_whatever_the_dual_looks_like(alone: Reader, text: str) -> None:
    (found,) = alone.extract(text).awards
    assert found.award.name.startswith("plaketa")
    assert [party.name for party in found.recipients] == ["Nika Zorman", "Matija Kobal"]


def test_who_is_to_be_honoured_is_told_of_the_future(alone: Reader) -> None:
    (found,) = alone.extract("Novi častni občan bo Matija Kobal.").awards
    assert (found.status, found.recipients[0].name) == ("future", "Matija Kobal")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Lansko plaketo občine je prejela Nika Zorman.", "past"),
        ("Predlansko nagrado občine so podelili Niki Zorman.", "past"),
        ("Letošnjo plaketo občine je prejela Nika Zorman.", "conferred"),
        ("Nekdanja ravnateljica Nika Zorman je prejela plaketo občine.", "conferred"),
        ("Lanski zmagovalec Matija Kobal je prejel plaketo občine.", "conferred"),
    ],
)
def test_only_an_earlier_award_is_of_the_past(alone: Reader, text: str, status: str) -> None:
    (found,) = alone.extract(text).awards
    assert found.status == status
