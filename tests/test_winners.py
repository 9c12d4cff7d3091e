"""Who wins what, by the rules alone: sentences of news and their near misses."""

import pytest

from pipeline import Reader
from tests.proofs import winners

WON = {
    "a couple": ("Priznanje sta prejela zakonca Hribar iz Vrbe.", {"priznanje": ["zakonca Hribar"]}),
    "a couple in the dative": ("Plaketo so podelili zakoncema Hribar.", {"plaketa": ["zakonca Hribar"]}),
    "a couple by their given names": (
        "Priznanje sta prejela zakonca Maja in Jaka Hribar.",
        {"priznanje": ["Maja Hribar", "Jaka Hribar"]},
    ),
    "families in a list": (
        "Pohvalo so podelili družinam Hribar, Kos in Zorman.",
        {"pohvala": ["družina Hribar", "družina Kos", "družina Zorman"]},
    ),
    "places that coordinate": (
        "Pokal je dobilo osem pionirk iz Bleda, Vrbe in Lesc.",
        {"pokal": ["osem pionirk iz Bleda, Vrbe in Lesc"]},
    ),
    "the first of a number": (
        "Prvih petnajst tekmovalcev je prejelo medalje.",
        {"medalja": ["prvih petnajst tekmovalcev"]},
    ),
    "the first of a number in digits": (
        "Prvih 24 tekmovalcev je prejelo medalje.",
        {"medalja": ["prvih 24 tekmovalcev"]},
    ),
    "an age": ("Dekleta do 13 let so osvojila zlato medaljo.", {"zlata medalja": ["dekleta do 13 let"]}),
    "ours": ("Naši kadeti so osvojili srebrno medaljo.", {"srebrna medalja": ["kadeti"]}),
    "a noun before a part without a verb": (
        "Plaketo občine so prejeli gasilci iz Vrbe, bronasti znak pa Maja Hribar.",
        {"plaketa občine": ["gasilci iz Vrbe"], "bronasti znak": ["Maja Hribar"]},
    ),
    "a title before the name": (
        "Razglasili so športnico leta Majo Hribar in športnika leta Jako Zormana.",
        {"športnica leta": ["Maja Hribar"], "športnik leta": ["Jaka Zorman"]},
    ),
    "a title that looks like a role": (
        "Okronali so medeno kraljico Majo Hribar.",
        {"medena kraljica": ["Maja Hribar"]},
    ),
    "of a month": ("Za prostovoljko meseca so izbrali Majo Hribar.", {"prostovoljka meseca": ["Maja Hribar"]}),
    "of a match": ("Za igralca tekme so razglasili Jako Zormana.", {"igralec tekme": ["Jaka Zorman"]}),
    "no title of a festival": ("Za direktorja festivala so izbrali Jako Zormana.", {}),
    "a countryman": (
        "Za najboljšega igralca so razglasili Kanadčana Jima Browna.",
        {"najboljši igralec": ["Jim Brown"]},
    ),
    "an office's winner": (
        "Med gosti je bila letošnja občinska nagrajenka Maja Hribar.",
        {"občinska nagrada": ["Maja Hribar"]},
    ),
    "winners behind their noun": (
        "Razstavo so posvetili Prešernovima nagrajencema, slikarju Jaku Zormanu in pesnici Maji Hribar.",
        {"Prešernova nagrada": ["Jak Zorman", "Maja Hribar"]},
    ),
    "women in the dual": (
        "Prešernovi nagrajenki sta Maja Hribar in Nika Zorman.",
        {"Prešernova nagrada": ["Maja Hribar", "Nika Zorman"]},
    ),
    "a winner's noun before the name": (
        "Prejemnica zlatega znaka Maja Hribar je bila vesela.",
        {"zlati znak": ["Maja Hribar"]},
    ),
    "with an adjective between": (
        "Dobitnika letošnjih plaket sta Maja Hribar in Društvo Lipa.",
        {"plaketa": ["Maja Hribar", "Društvo Lipa"]},
    ),
    "together with": (
        "Maja Hribar je skupaj z Niko Zorman prejela zlati znak.",
        {"zlati znak": ["Maja Hribar", "Nika Zorman"]},
    ),
    "in somebody's hands, in the dative": ("Nagrada je šla v roke Maji Hribar.", {"nagrada": ["Maja Hribar"]}),
    "in somebody's hands, in the genitive": ("Nagrada je šla v roke Maje Hribar.", {"nagrada": ["Maja Hribar"]}),
    "to somebody": ("Nagrada je romala v Celje k Maji Hribar.", {"nagrada": ["Maja Hribar"]}),
    "a headline's dative": (
        "Maji Hribar in Niki Zorman zlato plaketo občine",
        {"zlata plaketa občine": ["Maja Hribar", "Nika Zorman"]},
    ),
    "a metal alone": ("Bron je dobila Nika Zorman.", {"bron": ["Nika Zorman"]}),
    "metals behind the names": (
        "Jaka Hribar (Celje) je osvojil zlato, Peter Zupan (Kranj) srebro in Ivan Kos (Bled) bron.",
        {"zlato": ["Jaka Hribar"], "srebro": ["Peter Zupan"], "bron": ["Ivan Kos"]},
    ),
    "a metal in the dative's clause": (
        "Maji Hribar je pripadlo srebro, bron pa Niki Zorman.",
        {"srebro": ["Maja Hribar"], "bron": ["Nika Zorman"]},
    ),
    "a grade keeps the other adjective": (
        "Zlati častni znak je prejel Peter Zupan, predsednik društva, srebrnega pa tajnica Maja Hribar.",
        {"zlati častni znak": ["Peter Zupan"], "srebrni častni znak": ["Maja Hribar"]},
    ),
    "a pronoun of several": (
        "Podelili so tri zlate plakete; prejeli so jih Peter Zupan, Maja Hribar in Nika Zorman.",
        {"zlata plaketa": ["Peter Zupan", "Maja Hribar", "Nika Zorman"]},
    ),
    "what each is for": (
        "Nagrado za režijo je prejel Peter Zupan, za scenografijo Maja Hribar in za glasbo Nika Zorman.",
        {
            "nagrada za režijo": ["Peter Zupan"],
            "nagrada za scenografijo": ["Maja Hribar"],
            "nagrada za glasbo": ["Nika Zorman"],
        },
    ),
    "a title with naj": ("Naziv naj prostovoljka je prejela Maja Hribar.", {"naj prostovoljka": ["Maja Hribar"]}),
    "a wish with naj": ("Naj priznanje prejme Maja Hribar.", {}),
    "an order that the clause explains": (
        "Maja Hribar je prejela državno odlikovanje, red za zasluge.",
        {"red za zasluge": ["Maja Hribar"]},
    ),
    "another year": (
        "Lani je plaketo prejela Nika Zorman, letos pa Maja Hribar.",
        {"plaketa": ["Maja Hribar"]},
    ),
    "who is made a winner": (
        "Za prejemnico plakete je komisija izbrala Majo Hribar.",
        {"plaketa": ["Maja Hribar"]},
    ),
    "a mentor has not won": (
        "Zlato priznanje je osvojila Maja Hribar, mentorica Nika Zorman.",
        {"zlato priznanje": ["Maja Hribar"]},
    ),
    "the name in the case of the part before": (
        "Župan je z zlatim grbom odlikoval Majo Hribar, s srebrnim pa Niko Zorman.",
        {"zlati grb": ["Maja Hribar"], "srebrni grb": ["Nika Zorman"]},
    ),
    "awards behind dashes": (
        "Prejemniki: Maja Hribar – zlata plaketa, Peter Zupan – srebrna plaketa.",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Peter Zupan"]},
    ),
    "places in digits": (
        "Prvo nagrado je dobila Maja Hribar, 2. Peter Zupan, 3. Nika Zorman.",
        {"prva nagrada": ["Maja Hribar"], "druga nagrada": ["Peter Zupan"], "tretja nagrada": ["Nika Zorman"]},
    ),
    "awards that follow": (
        "Županja je podelila naslednja priznanja: zlato plaketo Maji Hribar, srebrno plaketo Petru Zupanu.",
        {"zlata plaketa": ["Maja Hribar"], "srebrna plaketa": ["Peter Zupan"]},
    ),
    "winners behind a colon": (
        "Naši tekmovalci so osvojili tri medalje: Peter Zupan zlato, Maja Hribar srebrno in Nika Zorman bronasto.",
        {"zlata medalja": ["Peter Zupan"], "srebrna medalja": ["Maja Hribar"], "bronasta medalja": ["Nika Zorman"]},
    ),
    "silver beside a title": (
        "Peter Zupan je postal evropski prvak, srebro je osvojila Maja Hribar.",
        {"evropski prvak": ["Peter Zupan"], "srebro": ["Maja Hribar"]},
    ),
    "who has passed school with honours": (
        "Zlati maturanti Gimnazije Vrba so: Maja Hribar, Peter Zupan in Nika Zorman.",
        {"zlati maturant Gimnazije Vrba": ["Maja Hribar", "Peter Zupan", "Nika Zorman"]},
    ),
    "who was what": (
        "Maja Hribar živi v Celju. Bila je državna prvakinja v teku.",
        {"državna prvakinja v teku": ["Maja Hribar"]},
    ),
    "one's own": (
        "Zlato medaljo si je okoli vratu obesila Maja Hribar.",
        {"zlata medalja": ["Maja Hribar"]},
    ),
    "who is said to be the first": (
        "Maja Hribar je prva igralka, ki je prejela plaketo.",
        {"plaketa": ["Maja Hribar"]},
    ),
    "named among a number": (
        "Priznanja je prejelo 12 članov, med njimi Maja Hribar.",
        {"priznanje": ["12 članov", "Maja Hribar"]},
    ),
    "who will be a citizen of honour, and what they do": (
        "Nov častni občan bo Peter Zupan, ki vodi domači zbor.",
        {"častni občan": ["Peter Zupan"]},
    ),
    "the highest award": (
        "Letošnja prejemnica najvišjega občinskega priznanja je Maja Hribar.",
        {"občinsko priznanje": ["Maja Hribar"]},
    ),
    "whom the sender congratulates": (
        "Čestitke Maji Hribar, dobitnici zlate plakete.",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "a doctor of honour": (
        "Univerza je podelila naziv častni doktor dr. Petru Zupanu.",
        {"častni doktor": ["Peter Zupan"]},
    ),
    "a title that looks like a body": (
        "Naziv kulturna šola je prejela Osnovna šola Lipa.",
        {"kulturna šola": ["Osnovna šola Lipa"]},
    ),
    "a decree": (
        "Priznanje se podeljuje Maji Hribar za življenjsko delo.",
        {"priznanje": ["Maja Hribar"]},
    ),
    "a custom": ("Priznanje se podeljuje za življenjsko delo.", {}),
    "the present of the day": (
        "Nagrada za življenjsko delo letos pripada Maji Hribar.",
        {"nagrada za življenjsko delo": ["Maja Hribar"]},
    ),
    "a champion of a tasting": (
        "Šampion ocenjevanja je postal Peter Zupan.",
        {"šampion ocenjevanja": ["Peter Zupan"]},
    ),
    "a champion of nothing": (
        "Šampion je bil utrujen, priznanje je prejela Maja Hribar.",
        {"priznanje": ["Maja Hribar"]},
    ),
    "naj": (
        "Naj prostovoljka leta je Maja Hribar, naj prostovoljec pa Peter Zupan.",
        {"naj prostovoljka leta": ["Maja Hribar"], "naj prostovoljec": ["Peter Zupan"]},
    ),
    "naj that wishes": ("Naj prostovoljka pove, kaj misli o priznanju.", {}),
    "a statuette that bears a name": (
        "Viktorja za najboljšo voditeljico je prejela Maja Hribar.",
        {"viktor za najboljšo voditeljico": ["Maja Hribar"]},
    ),
    "a work told by its noun": (
        "Film Dolga senca je prejel zlato plaketo. Film je prejel tudi nagrado občinstva.",
        {"zlata plaketa": ["Dolga senca"], "nagrada občinstva": ["Dolga senca"]},
    ),
    "another work": (
        "Film Dolga senca je prejel zlato plaketo. Drugi film je prejel srebrno plaketo.",
        {"zlata plaketa": ["Dolga senca"], "srebrna plaketa": ["drugi film"]},
    ),
    "what is held in hand": (
        "Maja Hribar je postala častna občanka. Listino ji je izročil župan Peter Zupan.",
        {"častna občanka": ["Maja Hribar"]},
    ),
    "heads of firms": (
        "Zbornica je nagradila Majo Hribar, direktorico podjetja Orehek, in Petra Zupana, direktorja Tise, d. o. o.",
        {"nagrada": ["Maja Hribar", "Peter Zupan"]},
    ),
    "whom an unnamed head honours": (
        "Predsednik republike je z redom za zasluge odlikoval Gorsko reševalno zvezo.",
        {"red za zasluge": ["Gorska reševalna zveza"]},
    ),
    "what is confirmed is no award": ("Nagrado za Majo Hribar je potrdil Peter Zupan.", {}),
    "who is called by a given name": (
        "Nobelovo nagrado je prejela Mati Terezija.",
        {"Nobelova nagrada": ["Mati Terezija"]},
    ),
    "with another": (
        "Nagrado si je Maja Hribar delila z Jako Zormanom.",
        {"nagrada": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "honoured with another": (
        "Maja Hribar je bila skupaj z Jako Zormanom nagrajena z zlato plaketo.",
        {"zlata plaketa": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "two awards": (
        "Društvo Lipa je bilo nagrajeno z dvema zlatima plaketama.",
        {"zlata plaketa": ["Društvo Lipa"]},
    ),
    "five awards": (
        "Maja Hribar je osvojila pet medalj.",
        {"medalja": ["Maja Hribar"]},
    ),
    "one of several": (
        "Eno od treh plaket je prejela Maja Hribar.",
        {"plaketa": ["Maja Hribar"]},
    ),
    "thanked": (
        "Z zlato plaketo se je občina zahvalila Maji Hribar.",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "thanking": (
        "Maja Hribar se je za plaketo zahvalila županu Jaki Zormanu.",
        {},
    ),
    "congratulated": (
        "Iskrene čestitke Maji Hribar za prejeto zlato plaketo!",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "congratulated with a clause": (
        "Čestitamo naši članici Maji Hribar, ki je postala državna prvakinja.",
        {"državna prvakinja": ["Maja Hribar"]},
    ),
    "among the winners": (
        "Med nagrajenci je tudi Maja Hribar, ki je prejela plaketo.",
        {"plaketa": ["Maja Hribar"]},
    ),
    "who won": (
        "Na tekmi je zmagala Maja Hribar, ki je prejela pokal.",
        {"pokal": ["Maja Hribar"]},
    ),
    "chosen": (
        "Žirija je izbrala dva prejemnika plakete, Majo Hribar in Jako Zormana.",
        {"plaketa": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "who they are": (
        "Podelili so priznanja Občine Semič. Nagrajenca sta Maja Hribar in Jaka Zorman.",
        {"priznanje Občine Semič": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "two who are meant": (
        "Pri gradnji sta pomagala Maja Hribar in Jaka Zorman, zato so ju imenovali za častna člana.",
        {"častni član": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "the general and its name": (
        "Umetnica Maja Hribar je prejela državno odlikovanje zlati red za zasluge.",
        {"zlati red za zasluge": ["Maja Hribar"]},
    ),
    "a match of a cup": (
        "Jaka Zorman je na tekmah pokala dosegel osem zadetkov.",
        {},
    ),
    "a called headline": (
        "Jaka Zorman častni član društva",
        {"častni član društva": ["Jaka Zorman"]},
    ),
    "a noun in a headline": (
        "Maja Hribar dobitnica zlate plakete",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "a headline into hands": (
        "Nagrada za življenjsko delo v roke Maje Hribar",
        {"nagrada za življenjsko delo": ["Maja Hribar"]},
    ),
    "naj and a past verb": (
        "Naj prostovoljka leta je postala Maja Hribar, naj prostovoljec pa Jaka Zorman.",
        {"naj prostovoljka leta": ["Maja Hribar"], "naj prostovoljec": ["Jaka Zorman"]},
    ),
    "the name of a school": (
        "Zavod Lipa je prejel certifikat Zelena šola.",
        {"certifikat Zelena šola": ["Zavod Lipa"]},
    ),
    "for whose good": (
        "Občina Semič je prejela certifikat Planetu Zemlja prijazna občina.",
        {"certifikat Planetu Zemlja prijazna občina": ["Občina Semič"]},
    ),
    "a plural firm": (
        "Slovenske železnice so prejele priznanje za varnost.",
        {"priznanje za varnost": ["Slovenske železnice"]},
    ),
    "an orchestra for its deed": (
        "Nagrado je prejela Slovenska filharmonija za izvedbo Mahlerjeve simfonije.",
        {"nagrada": ["Slovenska filharmonija"]},
    ),
    "bronze too": (
        "Maja Hribar je v skoku v višino osvojila bron, v teku pa srebro.",
        {"bron": ["Maja Hribar"]},
    ),
    "one of those who have it": (
        "Ena izmed prejemnic zlatega priznanja je Maja Hribar.",
        {"zlato priznanje": ["Maja Hribar"]},
    ),
    "one of those who have it, told first": (
        "Jaka Zorman je eden od letošnjih dobitnikov zlate plakete.",
        {"zlata plaketa": ["Jaka Zorman"]},
    ),
    "none of those who have it": ("Jaka Zorman je sin ene od dobitnic zlate plakete.", {}),
    "whoever it is this time": (
        "Zlato plaketo podeljuje Društvo Lipa. Letošnja nagrajenka Maja Hribar je bila vesela.",
        {"zlata plaketa": ["Maja Hribar"]},
    ),
    "who got richer": ("Jaka Zorman je bogatejši za zlato plaketo.", {"zlata plaketa": ["Jaka Zorman"]}),
    "what somebody brought home": (
        "Maja Hribar je s tekmovanja prinesla zlato medaljo.",
        {"zlata medalja": ["Maja Hribar"]},
    ),
    "whom it brought it": (
        "Vloga je Maji Hribar prinesla nagrado za najboljšo igralko.",
        {"nagrada za najboljšo igralko": ["Maja Hribar"]},
    ),
    "who came for it": ("Po zlato plaketo je na oder stopil Jaka Zorman.", {"zlata plaketa": ["Jaka Zorman"]}),
    "where it landed": ("Zlata plaketa je pristala v rokah Jake Zormana.", {"zlata plaketa": ["Jaka Zorman"]}),
    "where it went": ("Zlato priznanje je šlo tudi v ribniško podjetje Kovina.", {"zlato priznanje": ["Kovina"]}),
    "to which farm": (
        "Na Ekološko kmetijo Hribar je šlo zlato priznanje.",
        {"zlato priznanje": ["Ekološka kmetija Hribar"]},
    ),
    "no body where it went": ("Zlata plaketa je šla v muzej.", {}),
    "winners and no more": (
        "Glavna letošnja nagrajenca sta pesnik Jaka Zorman in plesalka Maja Hribar.",
        {"nagrada": ["Jaka Zorman", "Maja Hribar"]},
    ),
    "how many there are": (
        "Dobitnikov zlatih plaket je letos pet: Maja Hribar, Jaka Zorman in Nika Kobal.",
        {"zlata plaketa": ["Maja Hribar", "Jaka Zorman", "Nika Kobal"]},
    ),
    "a title with its year in a purpose": (
        "Priznanje za športnico leta 2022 je prejela Maja Hribar.",
        {"priznanje za športnico leta": ["Maja Hribar"]},
    ),
    "those of a firm": ("V podjetju Kovina so prejeli srebrno priznanje.", {"srebrno priznanje": ["Kovina"]}),
    "somebody in a firm": (
        "V podjetju Kovina so pripravili slovesnost. Priznanje je prejela Maja Hribar.",
        {"priznanje": ["Maja Hribar"]},
    ),
    "those who are in a firm": (
        "Mladi gasilci so v podjetju Kovina prejeli nagrade.",
        {"nagrada": ["mladi gasilci"]},
    ),
    "no house of the winners": (
        "V Cankarjevem domu so prejeli zlate plakete.",
        {"zlata plaketa": []},
    ),
    "a number of people": (
        "Odbor je podelil priznanje petnajstim uglednim osebnostim.",
        {"priznanje": ["petnajst uglednih osebnosti"]},
    ),
    "an award with a stem of its own": (
        "Zlata peresa so prejeli Maja Hribar in Jaka Zorman.",
        {"zlato pero": ["Maja Hribar", "Jaka Zorman"]},
    ),
    "the same without its adjective": (
        "Zlato pero je osvojila Maja Hribar. Pero ji je izročil Jaka Zorman.",
        {"zlato pero": ["Maja Hribar"]},
    ),
    "an award in small letters in the plural": (
        "Film Zima je prejel tri vesne.",
        {"vesna": ["Zima"]},
    ),
}


@pytest.mark.parametrize(("text", "wanted"), WON.values(), ids=WON)
def test_who_wins_what(alone: Reader, text: str, wanted: dict[str, list[str]]) -> None:
    assert winners(alone, text) == wanted


TAKEN = {
    "in a body's name": ("Plaketo je v imenu ekipe prevzel Peter Zupan.", [], ["Peter Zupan"]),
    "instead of somebody": ("Plaketo je namesto Maje Hribar prevzel Peter Zupan.", ["Maja Hribar"], ["Peter Zupan"]),
    "while somebody is away": ("Plaketo je v odsotnosti nagrajenke prevzel Peter Zupan.", [], ["Peter Zupan"]),
    "by who heads it": (
        "Društvo Lipa je prejelo plaketo, ki jo je predsednici Maji Hribar izročil Peter Zupan.",
        ["Društvo Lipa"],
        ["Maja Hribar"],
    ),
    "as what is for somebody": ("Odlikovanje za Majo Hribar je prevzel njen sin.", ["Maja Hribar"], []),
    "as what is for a body": (
        "Nagrado za Zavod Lipa je prevzela Maja Hribar.",
        ["Zavod Lipa"],
        ["Maja Hribar"],
    ),
    "as what is for a work": ("Nagrado za film Zima je prevzela Maja Hribar.", ["Maja Hribar"], []),
    "for oneself": ("Plaketo je prevzel Peter Zupan.", ["Peter Zupan"], []),
}


@pytest.mark.parametrize(("text", "won", "took"), TAKEN.values(), ids=TAKEN)
def test_who_takes_an_award_for_another(alone: Reader, text: str, won: list[str], took: list[str]) -> None:
    (record,) = alone.extract(text).awards
    assert ([one.name for one in record.recipients], [one.name for one in record.accepted_by]) == (won, took)


def test_two_present_where_the_verb_is_in_the_dual(alone: Reader) -> None:
    text = (
        "Po tekmi sta župan Peter Zupan in predsednik zveze Ivan Kos podelila pokale najboljšim: prva je bila Ana Kos."
    )
    (record,) = alone.extract(text).awards
    assert [one.name for one in record.presenters] == ["Peter Zupan", "Ivan Kos"]


@pytest.mark.parametrize(
    ("text", "award"),
    [
        ("Film je režiral Jaka Zorman, leta 2003 razglašen za najboljšega režiserja.", "najboljši režiser"),
        ("Zbrane je nagovoril Jaka Zorman, nagrajen z zlato plaketo.", "zlata plaketa"),
        ("Zbrane je nagovoril Jaka Zorman, ki je lani prejel zlato plaketo.", "zlata plaketa"),
    ],
)
def test_a_participle_behind_a_name_tells_of_the_past(alone: Reader, text: str, award: str) -> None:
    (told,) = alone.extract(text).awards
    assert (told.award.name, told.status, [one.name for one in told.recipients]) == (award, "past", ["Jaka Zorman"])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Plaketo prejme Maja Hribar za uspehe v letu 2022.", "announced"),
        ("Plaketo je prejela Maja Hribar za osvojeni naslov državne prvakinje leta 2021.", "conferred"),
        ("Plaketo je leta 2021 prejela Maja Hribar.", "past"),
        ("Prvi prejemnik zlate plakete je bil Jaka Zorman.", "past"),
    ],
)
def test_a_year_tells_of_the_past_only_where_it_is_of_the_award(alone: Reader, text: str, status: str) -> None:
    (told,) = alone.extract(text).awards
    assert told.status == status


def test_a_participle_of_somebody_else_wins_nothing(alone: Reader) -> None:
    told = alone.extract("Zbrane je nagovoril Jaka Zorman, nagrajena z zlato plaketo pa je zapela.").awards
    assert all(one.name != "Jaka Zorman" for award in told for one in award.recipients)
