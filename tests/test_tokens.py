"""Tokens and sentences: a table for each class of text, counter-examples, exact offsets, and a floor on the treebank.

In the tables ``¦`` stands between two tokens that touch, a space between two that do not, and ``‖`` before a sentence's
first token; taken away, they leave the text.
"""

import random
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.rules.abbreviations import ABBREVIATIONS, Ending
from pipeline.stages.splitting import GAP_RULES, boundaries, verdicts
from pipeline.stages.tokens import make_tokenizer
from scripts.measure_tokens import ours, rebuild, scores
from tests.timing import grows_at_most

DEV = Path(__file__).parents[2] / "shared" / "training" / "ud" / "dev.conllu.xz"


def pipeline() -> Language:
    nlp = spacy.blank("sl", config={"nlp": {"tokenizer": {"@tokenizers": "nagrade.Tokenizer.v1"}}})
    nlp.add_pipe("nagrade_sentences")
    return nlp


NLP = pipeline()


def marked(doc: Doc) -> str:
    """The text with ``¦`` between tokens that touch and ``‖`` before every sentence but the first."""
    parts: list[str] = []
    for token in doc:
        touches = (
            token.i > 0 and not doc[token.i - 1].whitespace_ and not token.is_space and not doc[token.i - 1].is_space
        )
        parts.append("‖" if token.i and token.is_sent_start else "¦" if touches else "")
        parts.append(token.text_with_ws)
    return "".join(parts)


TOKENS = {
    "title": "Nagrado je prejela izr. prof. dr. Ana Kos¦, univ. dipl. inž. arh¦.",
    "high clergy": "Maševala sta msgr. Novak in akad. Kovač¦.",
    "company": "Podjetji Alfa d. o. o. in Beta d.¦d. sta zrasli¦.",
    "company, glued": "Podjetje Gama d.¦o.¦o. je zraslo¦.",
    "self-employed": "Ana Kos s. p. in Tine Rus¦, s.¦p.¦, sta prišla¦.",
    "street": "Sprejem bo na Prešernovi ul. 5 in na c. talcev¦.",
    "gazette": "Objavljeno v Ur. l. RS¦, št. 94¦/¦2007¦, in Uradni list RS¦, št. 5¦/¦21¦.",
    "so-called": "To je t. i. mala nagrada¦, tj. priznanje¦, npr. vaza oz. slika¦.",
    "enumeration": "Prejeli so vaze¦, slike itd. in knjige ipd. iz sklada¦.",
    "references": "Prim. str. 5 in gl. p. n. št. 7¦.",
    "born": "Ana Novak (¦roj. Kovač¦) iz cerkve sv. Jurija¦.",
    "amounts": "Prejel je 2 mio. evrov za 30 tis. prebivalcev v 5 min. igre¦.",
    "acting": "Govorila je v. d. direktorja k. o. Velenje¦.",
    "school": "Učenci OŠ Šalek in o. š. Livada¦.",
    "date": "Velenje¦, 26. maj 2021¦, in 26. 5. 2021 ter 26.5.2021 ob 19.30¦.",
    "date range": "Od 10. - 26. februarja in 5.¦–¦7. marca¦.",
    "ordinal": "Na 5. mednarodnem srečanju v 21. stoletju ob 10. uri¦.",
    "ordinals in a row": "V soboto¦, 8.¦, in nedeljo¦, 9. maja¦.",
    "event": "Bili so na 27. Mednarodnem sejmu in na tekmi 1. FC Celje¦.",
    "Roman": "XII. redna seja in papež Janez Pavel II. v Rimu¦.",
    "initials": "J. Novak in F. M. Dostojevski ter R.¦J. iz Celja¦.",
    "decimals": "Cena je 1.000,50 € ali 12 % od 3,5 m2¦, 2¦%¦.",
    "result": "Zmagali so 3:1 v času 1:44,32¦.",
    "address": "Pišite na info@velenje.si ali www.velenje.si¦, velenje.si¦, https://velenje.si/a/b?c=d¦.",
    "telephone": "T¦: 03 8961 736¦, GSM¦: 041¦/¦123¦-¦456¦.",
    "suffix": "RTV-jev novinar in TAM-ovci iz 80-ih let z BMW-jem¦.",
    "hyphen": "Črno¦-¦bela 14¦-¦letnica Winkler¦-¦Kurent¦, le¦-¦to¦.",
    "apostrophe": "Emily O'Reilly in rock'n'roll¦, D’Annunzio¦.",
    "quotes": '»¦Velenje¦« in „¦Celje¦“ ter "¦Ptuj¦"¦.',
    "ellipsis": "Čakal je¦.¦.¦. in čakal¦… ¦?",
    "leader": "Podpis ........................ in -----",
    "hashtag": "Hvala #velenje in @obcina¦.",
    "bullet": "• Ana Kos \uf0b7 Tine Rus",
    "year": "Bilo je leta 2004¦.",
    "unit": "Visok je 4500 m¦.",
    "vitamin": "Prejel je vitamin C¦.",
}


@pytest.mark.parametrize("expected", TOKENS.values(), ids=TOKENS.keys())
def test_tokens(expected: str) -> None:
    expected = expected.replace(" ¦", " ")
    assert marked(NLP(expected.replace("¦", ""))) == expected


SENTENCES = {
    "stop": "Nagrado je prejela Ana Kos. ‖Zahvalila se je.",
    "blank line": "Velenje najbolj varno mesto\n\n‖Velenje je prejelo nagrado",
    "blank line in mid-sentence": "Nagrado je prejela\n \n‖ana Kos",
    "blank line, Windows": "Velenje najbolj varno mesto\r\n\r\n‖Nagrado je prejela",
    "wrapped": "Nagrado za najbolj varno mesto je iz rok predsednika države prevzel župan\nPeter Dermol. ‖Hvala.",
    "wrapped at a name": "Nagrado je iz rok predsednika Državnega sveta Republike Slovenije Alojza\n"
    "Kovšce prevzel župan Velenja. ‖Na prireditvi so bili tudi drugi gostje iz\nMestne občine Velenje.",
    "wrapped in a bracket": "Učbenik leta (Ana Kos, Jolanda\nZver)\n‖Strip leta",
    "not wrapped behind a bracket": "Učbenik leta (Ana Kos)\n‖Zver leta",
    "ragged, with small letters": "Na martinovanju, ki so ga vinogradniki\npripravili v soboto, je mošt krstil Ivan\n"
    "Požun, ki je zbrane pred mladim vinom\nposvaril, pohvalil pa je obe domači kleti",
    "a list of short lines": "Ana Kos iz Kranja\n‖Bor Kos iz Celja\n‖Cene Kos iz Kopra\n‖Dan Kos",
    "wrapped, Windows": "Nagrado je prevzel župan\r\nPeter Dermol.",
    "wrapped after a title": "Nagrado je prejel dr.\nJanez Novak.",
    "wrapped after a comma": "Nagrado je prejel Novak,\nJanez pa ne.",
    "wrapped, small letter": "Nagrado je prejela\nana.",
    "heading": "Velenje najbolj varno mesto\n‖Velenje, 26. maj 2021 – Mestna občina je prejela nagrado.",
    "signature": "Prijazen pozdrav\n‖Služba za odnose z javnostmi\n‖Peter Novak, l. r.\n‖Kabinet župana",
    "complete line": "Prilagamo fotografije.\n‖Lep pozdrav",
    "list": "Prejeli so:\n‖- Ana Kos\n‖- Tine Rus\n‖• Maja Zupan\n‖\uf0b7 Peter Golob\n‖1. Janez Novak\n‖b) Iva Hribar",
    "list with small letters": "Podelili so:\n‖zlato plaketo;\n‖srebrno plaketo.",
    "labels in small letters": "KMETIJE\n‖zlata plaketa: kmetija Kos\n‖srebrna plaketa: Ana Kos\n‖BALKONI\n"
    "‖zlata plaketa: Tine Rus",
    "a colon in a wrapped line": "Nagrade so v soboto prejeli naslednji\nmladi tekmovalci: Ana Kos in Tine Rus.",
    "list of two long items": "Zlata plaketa: Janez Novak za življenjsko delo na področju kulture v letu 2020\n"
    "‖Srebrna plaketa: Ana Kos za delo z mladimi",
    "list of long items": "Zlata plaketa: Janez Novak za življenjsko delo na področju kulture\n"
    "‖Srebrna plaketa: Ana Kos\n‖Bronasta plaketa: Tine Rus za delo z mladimi\n‖Posebno priznanje: Maja Zupan",
    "double acute": "Rekla je: ˝Hvala vsem.˝ ‖Nato je odšla.",
    "list of ordinals": "Nagrade so podelili. ‖1. Nagrada: Ana Kos. ‖2. Nagrada: Tine Rus.",
    "glued": "Prilagamo fotografije z dogodka.‖Nagrado je prejela Ana Kos.",
    "glued after a quote": "Rekla je: »Hvala.«‖Nagrado je prejela.",
    "glued address": "Pišite na www.velenje.si.‖Nagrado je prejela.",
    "quoted sentence": 'Rekel je: »Hvala vsem.« ‖Nato je odšel. ‖„Hvala.“ ‖Ana je sedla. ‖"Res je." ‖Tako je.',
    "quoted question goes on": "»Ali pridete?« je vprašal župan. ‖»Pridemo!« so rekli.",
    "quoted question ends": "»Ali pridete?« ‖Župan je čakal.",
    "next sentence in quotes": 'Župan je čakal. ‖»Pridemo,« je rekla. ‖"Prav."',
    "ellipsis": "Čakal je ... ‖Nato je odšel… ‖Prišel je… in odšel.",
    "marks in a row": "Res?! ‖Kaj...? ‖Ja!!! ‖Tako.",
    "bracket": "Nagrado je prejela. ‖(Hvala vsem.) ‖Nato je odšla (v Celje). ‖Vrnila se je.",
    "photo credit": "Nagrado je prejela. ‖(Foto: Ana Kos) ‖Hvala vsem.",
    "title at the start": "Ga. Novak in ga. Kos sta prišli. ‖Videla sem ga. ‖Nato je šel.",
    "title": "Govoril je dr. Novak. ‖Poslušala ga je mag. Kos, univ. dipl. inž. Gradbeništva.",
    "enumeration ends": "Prejeli so vaze, slike itd. ‖Zveza jih je povabila. ‖Bile so knjige ipd. ‖»Zlata« zbirka.",
    "enumeration goes on": "Prejeli so vaze itd. in knjige.",
    "company ends": "Nagrado je prejelo podjetje Alfa d. o. o. ‖V Velenju so veseli.",
    "company goes on": "Nagrado je prejelo podjetje Alfa d. o. o. Velenje in Beta d. d. Kranj.",
    "pages end": "Knjiga ima 300 str. ‖Na naslovnici je Velenje.",
    "Roman ends": "Srečal je papeža Janeza Pavla II. ‖V nedeljo se je vrnil.",
    "Roman goes on": "Srečal je kraljico Marijo I. Škotsko.",
    "initials end": "Prijeli so B. K. ‖V torek so ga izpustili.",
    "initial goes on": "Nagrado je prejel J. Novak.",
    "letter ends": "V skupini B. ‖Nato so igrali.",
    "year ends": "Bilo je leta 2004. ‖Potem je prejel nagrado.",
    "year and number": "Bilo je leta 2004. ‖15 jih je prejelo nagrado.",
    "time ends": "Prireditev bo ob 19.30. ‖Vabljeni!",
    "date ends": "Rojen je bil 26. 5. 2021. ‖Umrl je 27.5.2021. ‖Konec.",
    "event goes on": "Nagrado so podelili na 27. Mednarodnem sejmu v Celju.",
    "dateline": "LJUBLJANA, 14. Po vrnitvi se je zahvalil.",
    "mixed case": "To je vse. ‖iPhone je prejel nagrado. ‖Hvala. lep pozdrav",
    "colon": "Župan: Hvala vsem. ‖Prejeli so: Ana Kos, Tine Rus.",
    "leader": "T: 03 8961 736\n‖..............................\n‖T: 03 8961 600",
    "emoji": "Čestitamo! 🎉 ‖Nagrado je prejela Ana.",
    "dash": "Novica je tu. ‖- Ana je prejela nagrado. ‖Tine - tudi.",
    "spaces and tabs": "Prva.  ‖Druga.\t‖Tretja.\u00a0‖Četrta.",
}


@pytest.mark.parametrize("expected", SENTENCES.values(), ids=SENTENCES.keys())
def test_sentences(expected: str) -> None:
    assert marked(NLP(expected.replace("‖", ""))).replace("¦", "") == expected


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Prva\n\ndruga", "blank_line"),
        ("dogodka.Nagrado je", "glued_sentence"),
        ("Slike itd. Zveza", "end_of_enumeration"),
        ("Alfa d. o. o. V Velenju", "abbreviation_that_may_end"),
        ("Prejeli so:\nzlato", "list_after_colon"),
        ("Prejeli so\n• zlato", "list_item"),
        ("KMETIJE\nzlata plaketa: Kos", "label_line"),
        ("Pozdrav\nSlužba", "complete_line"),
        ("Prva. »Druga«", "opening_mark_after_end"),
        ("Prva. (Foto: Kos) Druga", "opening_mark_after_end"),
        ("Prva. Druga", "capital_or_number_after_end"),
    ],
)
def test_a_boundary_names_its_rule(text: str, rule: str) -> None:
    doc = NLP(text)
    assert boundaries(doc)[0][1] == rule
    assert doc[boundaries(doc)[0][0]].is_sent_start


def test_every_rule_has_a_case_in_the_table() -> None:
    fired = {verdict.rule for text in SENTENCES.values() for verdict in verdicts(NLP(text.replace("‖", "")))}
    fired |= {verdict.rule for verdict in verdicts(NLP("Virus Mimail.R in črv. Konec."))}
    fired |= {verdict.rule for verdict in verdicts(NLP("Nagrado je prevzela Ana -\nTine pa ne."))}
    assert fired == {rule.__name__ for rule in GAP_RULES}


@pytest.mark.parametrize("group", ABBREVIATIONS, ids=lambda group: group.kind)
def test_the_proof_of_a_group_is_one_sentence(group: object) -> None:
    assert isinstance(group, type(ABBREVIATIONS[0]))
    doc = NLP(group.proof)
    assert len(list(doc.sents)) == 1
    used = {token.text[:-1].lower() for token in doc if len(token) > 1 and token.text.endswith(".")}
    assert used & group.forms


FORMS = [(form, group.ending) for group in ABBREVIATIONS for form in sorted(group.forms)]


def test_no_form_stands_in_two_groups() -> None:
    forms = [form for form, _ in FORMS]
    assert sorted(set(forms)) == sorted(forms)


@pytest.mark.parametrize(("form", "ending"), FORMS)
def test_every_abbreviation_keeps_its_stop_and_ends_as_its_group_says(form: str, ending: Ending) -> None:
    assert f"{form}." in [token.text for token in NLP(f"To je {form}. velika zadeva.")]
    name = [sentence.text for sentence in NLP(f"To je {form}. Novak.").sents]
    opening = [sentence.text for sentence in NLP(f"To je {form}. Potem pride.").sents]
    assert len(name) == (2 if ending in (Ending.USUALLY, Ending.WORDLIKE) else 1)
    assert len(opening) == (1 if ending is Ending.NEVER else 2)


ODD = (
    "\u00a0", "\t", "\n", "\r\n", "\u200b", "\u00ad", "\ufeff", "\U0001f389", "\U0001f468\u200d\U0001f469",
    "\x00", "\x07", "\x1c", "\x85", "\u2028", "\u2029", "\f", "\v", "  ", " ", "\uf0b7", "s\u030c", "\u0301",
    "...", ".", "»", '"', ")", "\u202e", "\U0001f1f8\U0001f1ee", "\ufffd", "漢字", "٣",
)  # fmt: skip
RELEASE = 'Velenje, 26. maj 2021 - »Nagrado« je prejel dr. J. Novak, d. o. o. (Foto: Kos) "Res?" Gl. www.velenje.si.'


def damaged(seed: int) -> str:
    """The sentence above with a dozen odd characters put in, taken out or put in the place of others."""
    chance = random.Random(seed)  # noqa: S311 - damage, not a secret
    characters = list(RELEASE)
    for _ in range(12):
        place = chance.randrange(len(characters))
        characters[place : place + chance.randrange(3)] = [chance.choice(ODD)]
    return "".join(characters)


TEXTS = [
    "",
    " ",
    "\n",
    "  \n ",
    " a",
    "a ",
    "a  ",
    "\ufeffa",
    "a\u00a0",
    ".",
    "...",
    *ODD,
    *(damaged(seed) for seed in range(60)),
]


@pytest.mark.parametrize("text", TEXTS)
def test_offsets_are_exact(text: str) -> None:
    doc = NLP(text)
    assert "".join(token.text_with_ws for token in doc) == doc.text == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text
        assert token.text.isspace() or not any(character.isspace() for character in token.text)
        assert token.is_sent_start is not None
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


@pytest.mark.parametrize("text", TEXTS)
def test_white_space_is_as_in_spacy(text: str) -> None:
    spaces = [(token.idx, token.text) for token in spacy.blank("xx")(text) if token.is_space]
    assert [(token.idx, token.text) for token in NLP(text) if token.is_space] == spaces


@pytest.mark.parametrize("word", ["na\u00adgrada", "na\u200bgrada", "na\ufeffgrada", "c\u030cas", "Z\u030cupan\u030c"])
def test_invisible_characters_and_accents_do_not_end_a_word(word: str) -> None:
    assert word in [token.text for token in NLP(f"To je {word}, lep.")]


@pytest.mark.parametrize(
    "piece",
    [
    "a", "a.", "a-", "a'", "1.", "1,", ".", '"', "»", ")", "!", "a\u0301", "\u0301", "\u200b", "a\u200b",
    "http://", "www.!", "a@", "a.a@", "\n", "\n ", " ", "\u2028", "dr. ", "A. ", "🎉", "&amp", "_", "-\n", "(",
    "?)", "a. (", "a\n", "A\n",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    def work(length: int) -> None:
        NLP(piece * (length // len(piece)))

    assert grows_at_most(24, work, 10_000, 80_000)  # eight times the text; a square would take 64 times as long


def test_the_pipeline_survives_disk_and_bytes(tmp_path: Path) -> None:
    NLP.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    again = pipeline().from_bytes(NLP.to_bytes())
    for nlp in (loaded, again):
        assert marked(nlp(RELEASE)) == marked(NLP(RELEASE))


def test_piped_texts_are_as_single_ones() -> None:
    texts = [RELEASE, "", "Hvala."]
    assert [marked(doc) for doc in NLP.pipe(texts)] == [marked(NLP(text)) for text in texts]
    assert [doc.text for doc in make_tokenizer()(NLP).pipe(texts)] == texts


def test_the_measure_knows_right_from_wrong(tmp_path: Path) -> None:
    rows = [("Ana", "_"), ("je", "_"), ("tu", "SpaceAfter=No"), (".", "_")]
    block = "# newdoc id = a\n# newpar id = a.1\n" + "".join(
        f"{place}\t{form}" + "\t_" * 7 + f"\t{misc}\n" for place, (form, misc) in enumerate(rows, 1)
    )
    path = tmp_path / "two.conllu"
    path.write_text(f"{block}\n{block.replace('newdoc', 'nodoc')}\n", encoding="utf-8")
    assert rebuild(path, join_paragraphs=False).text == "Ana je tu.\n\nAna je tu."
    gold = rebuild(path, join_paragraphs=True)
    assert gold.text == "Ana je tu. Ana je tu."
    assert ours()(gold.text) == gold.reading
    assert scores({(0, 1), (1, 2)}, {(0, 1), (1, 3), (3, 4), (4, 5)}) == (25, 50, 100 / 3)


@pytest.mark.skipif(not DEV.exists(), reason="the treebank is not shipped with the project")
def test_floors_on_the_treebank() -> None:
    gold = rebuild(DEV, join_paragraphs=False)
    found = ours()(gold.text)
    assert scores(gold.reading.tokens, found.tokens)[2] >= 99.95
    assert scores(gold.reading.sentences, found.sentences)[2] >= 99.4
