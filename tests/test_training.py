"""What training makes of its data, as far as it needs no PyTorch."""

from pathlib import Path
from random import Random

import pytest

from scripts.train.augment import NamePool, augmented, names
from scripts.train.corpus import Sentence
from scripts.train.labels import collect, in_bioes, lexicon
from scripts.train.material import Lesson
from scripts.train_names import count_names, label_names

ANA = Sentence(
    words=("Nagrado", "je", "prejela", "Ana", "Novak", "."),
    spaces=(True, True, True, True, False, True),
    tags=("Ncfsa", "Va-r3s-n", "Vmep-sf", "Npfsn", "Npfsn", "Z"),
    lemmas=("nagrada", "biti", "prejeti", "Ana", "Novak", "."),
    heads=(2, 2, 2, 2, 3, 2),
    deps=("obj", "aux", "ROOT", "nsubj", "flat:name", "punct"),
    entities=("O", "O", "O", "B-PER", "I-PER", "O"),
)
PETER = Sentence(
    words=("Čestital", "je", "Petru", "Kovaču", "iz", "Kopra", "."),
    spaces=(True,) * 7,
    tags=("Vmep-sm", "Va-r3s-n", "Npmsd", "Npmsd", "Sg", "Npmsg", "Z"),
    lemmas=("čestitati", "biti", "Peter", "Kovač", "iz", "Koper", "."),
    entities=("O", "O", "B-PER", "I-PER", "O", "B-LOC", "O"),
)


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    lists = {
        "given_names_m": "Marko\nBoris\nFranc\nPeter",
        "given_names_f": "Iva\nTeja",
        "surnames": "Petek\nKranjc\nZupan\nHribar\nAdler",
        "settlements": "Trebnje\nVrba\nBoč\nDobrava pri Vrbi\nBrezovci\nDomžale\nKrško",
    }
    for name, lines in lists.items():
        (tmp_path / f"{name}.txt").write_text(lines, encoding="utf-8")
    return tmp_path


def test_labels_tell_where_a_name_ends() -> None:
    labels = ("B-PER", "I-PER", "O", "B-LOC", "B-ORG", "I-ORG", "I-ORG")
    assert in_bioes(labels) == ["B-PER", "E-PER", "O", "S-LOC", "B-ORG", "I-ORG", "E-ORG"]


def test_names_are_found_by_their_part() -> None:
    assert list(names(ANA)) == [(3, "given"), (4, "surname")]
    assert list(names(PETER)) == [(2, "given"), (3, "surname"), (5, "place")]


def test_listed_names_are_declined(registers: Path) -> None:
    pool = NamePool([], registers)
    numbers = Random(1)  # noqa: S311 - not cryptography

    def drawn(part: str, tag: str) -> set[tuple[str, str] | None]:
        return {pool.draw(part, tag, numbers) for _ in range(60)}

    assert drawn("given", "Npfsd") == {("Ivi", "Iva"), ("Teji", "Teja")}
    assert drawn("given", "Npmsi") == {("Markom", "Marko"), ("Borisom", "Boris"), ("Francem", "Franc")}
    assert drawn("surname", "Npmsg") == {
        ("Petka", "Petek"),
        ("Kranjca", "Kranjc"),
        ("Zupana", "Zupan"),
        ("Hribarja", "Hribar"),
    }
    assert drawn("surname", "Npfsg") == {(name, name) for name in ("Petek", "Kranjc", "Zupan", "Hribar", "Adler")}
    assert drawn("place", "Npfsg") == {("Vrbe", "Vrba")}
    assert drawn("place", "Npnsg") == {("Trebnja", "Trebnje")}
    assert drawn("place", "Npmsan") == {("Boč", "Boč")}
    assert drawn("given", "Npmdn") == {None}


def test_a_changed_sentence_keeps_its_annotation(registers: Path) -> None:
    pool = NamePool([ANA, PETER], registers)
    numbers = Random(2)  # noqa: S311 - not cryptography
    seen = [augmented(sentence, pool, numbers) for _ in range(400) for sentence in (ANA, PETER)]
    for one in seen:
        first = ANA if "ANA" in one.words or one.heads else PETER
        kept = len(one.words)
        assert kept in {len(first.words), len(first.words) - 1}
        assert (one.tags, one.entities) == (first.tags[:kept], first.entities[:kept])
        assert len(one.lemmas) == len(one.spaces) == kept
    words = {word for one in seen for word in one.words}
    assert {"NOVAK", "Zupan", "NAGRADO", "Borisu"} <= words
    assert any(one.words[-1] != "." for one in seen)
    swapped = next(one for one in seen if "Borisu" in one.words)
    assert swapped.lemmas[2] == "Boris"


def test_what_is_learnt_is_counted() -> None:
    lessons = [Lesson(ANA, 1.0, "trees")] * 8 + [Lesson(PETER, 0.4, "silver with names")]
    labels = collect(lessons, lambda _: "")
    assert "form:nagrado" in labels.features
    assert "form:kopra" not in labels.features
    assert set(labels.tags) == {*ANA.tags, *PETER.tags}
    assert labels.names[0] == "O"
    assert labels.tag_parts()[labels.tags.index("Ncfsa")].sum() == len({"N", "Nc", "N0N", "N1c", "N2f", "N3s", "N4a"})
    assert {line.split("\t")[0] for line in labels.scripts} <= {"lower", "title", "keep"}


def test_the_lexicon_asks_automatic_lemmas_twice() -> None:
    once = [Lesson(PETER, 0.4, "silver with names")]
    assert lexicon(once) == {}
    twice = lexicon([*once, *once])
    assert twice["Petru", "Npmsd"] == "Peter"
    assert twice["čestital", "Vmep-sm"] == "čestitati"
    assert lexicon([Lesson(ANA, 1.0, "trees")])["nagrado", "Ncfsa"] == "nagrada"


def _tagged(words: str, tags: str, labels: str = "") -> Sentence:
    """A sentence in which each word is its own lemma."""
    split = tuple(words.split())
    return Sentence(split, (True,) * len(split), tuple(tags.split()), split, entities=tuple(labels.split()))


def test_only_people_tell_given_names_and_surnames() -> None:
    lists = {"m": frozenset({"luka"}), "f": frozenset[str](), "s": frozenset({"koper"}), "p": frozenset({"koper"})}
    firm = _tagged("Luka Koper raste", "Npmsn Npmsn Vmpr3s", "B-ORG I-ORG O")
    man = _tagged("Luka Gorjup raste", "Npmsn Npmsn Vmpr3s", "B-PER I-PER O")
    town = _tagged("Koper raste", "Npmsn Vmpr3s", "B-LOC O")
    alone = _tagged("Gorjup raste", "Npmsn Vmpr3s", "B-PER O")
    unlabelled = [
        _tagged("Luka Koper raste", "Npmsn Npmsn Vmpr3s"),
        _tagged("Hektor Zelnik raste", "Npmsn Npmsn Vmpr3s"),
    ]
    labelled = [firm, man, town, alone]
    counts = count_names([*labelled, *unlabelled], lists, label_names(labelled))
    assert counts["m"] == {"luka": 1, "hektor": 1}
    assert counts["s"] == {"gorjup": 2, "zelnik": 1}
    assert counts["p"] == {"koper": 1}
