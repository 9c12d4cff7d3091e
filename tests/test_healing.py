"""What classla may give, however broken, becomes whole tags, lemmas, one tree and names."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from pipeline.backends.healing import ALIKE, LABELS, SHOWN, Token, Word, heal, pieces, shown
from pipeline.network.documents import ROOT, Read


@dataclass
class Item:
    """A word of classla's, and the token of it."""

    xpos: str | None = "Ncmsn"
    lemma: str | None = "beseda"
    head: int | None = 0
    deprel: str | None = "root"
    ner: str | None = "O"


@dataclass
class Found:
    """A sentence of classla's."""

    words: Sequence[Word]
    tokens: Sequence[Token]


def sentence(*items: Item) -> Found:
    return Found(items, items)


def healed(*items: Item, forms: str = "") -> Read:
    return heal(forms.split() or ["w"] * len(items), [sentence(*items)])


def tree(*heads: int | None) -> list[int]:
    read = healed(*(Item(head=head, deprel="root" if head == 0 else "obj") for head in heads))
    assert read.relations.count(ROOT) == 1
    assert read.heads[read.relations.index(ROOT)] == read.relations.index(ROOT)
    for word in range(len(heads)):
        at = word
        for _ in heads:
            at = read.heads[at]
        assert read.relations[at] == ROOT
    return read.heads


@pytest.mark.parametrize(
    ("heads", "places"),
    [
        ((2, 0, 2), [1, 1, 1]),
        ((0, 0, 1), [0, 0, 0]),  # two roots
        ((2, 1, 1), [0, 0, 0]),  # none, but a circle
        ((0, 3, 2), [0, 0, 1]),  # a circle beside the root
        ((0, 3, 4, 2), [0, 0, 3, 1]),
        ((None, None), [0, 0]),
        ((1,), [0]),  # a word that governs itself
        ((7, 0), [1, 1]),  # a head outside the sentence
        ((-1, 0), [1, 1]),
    ],
)
def test_every_sentence_has_one_root_to_which_every_word_leads(
    heads: tuple[int | None, ...], places: list[int]
) -> None:
    assert tree(*heads) == places


def test_a_second_root_stands_beside_the_first_and_no_other_word_is_called_root() -> None:
    read = healed(Item(head=0), Item(head=0), Item(head=1, deprel="root"), Item(head=1, deprel="flat:name"))
    assert read.relations == [ROOT, "parataxis", "dep", "flat:name"]


@pytest.mark.parametrize("relation", [None, "", "_", "<PAD>", "<UNK>"])
def test_a_relation_that_is_none_becomes_dep(relation: str | None) -> None:
    assert healed(Item(head=0), Item(head=1, deprel=relation)).relations == [ROOT, "dep"]


@pytest.mark.parametrize("tag", [None, "", "_", "<PAD>", "<UNK>"])
def test_a_tag_that_is_none_becomes_that_of_the_rest(tag: str | None) -> None:
    assert healed(Item(xpos=tag), Item(xpos="Va-r3s-n")).tags == ["X", "Va-r3s-n"]


@pytest.mark.parametrize("lemma", [None, "", "_"])
def test_a_lemma_that_is_none_becomes_the_word(lemma: str | None) -> None:
    assert healed(Item(lemma=lemma), Item(lemma="biti"), forms="Ana je").lemmas == ["Ana", "biti"]


def test_a_word_that_classla_saw_in_part_keeps_itself_as_lemma() -> None:
    word = "a" * (SHOWN + 1)
    assert heal([word, word[1:]], [sentence(Item(), Item())]).lemmas == [word, "beseda"]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        ("B-PER E-PER O S-LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("B-PER I-PER O B-LOC", [(0, 2, "PER"), (3, 4, "LOC")]),
        ("O I-PER I-PER O", [(1, 3, "PER")]),  # without its beginning
        ("B-PER I-ORG E-ORG", [(0, 1, "PER"), (1, 3, "ORG")]),
        ("E-PER E-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("B-PER B-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("S-PER I-PER", [(0, 1, "PER"), (1, 2, "PER")]),
        ("S-DERIV-PER B-MISC E-MISC", [(1, 3, "MISC")]),
        ("B-DERIV-PER I-PER", [(1, 2, "PER")]),
        ("<PAD> _ O", []),
    ],
)
def test_names_by_their_labels(labels: str, names: list[tuple[int, int, str]]) -> None:
    read = healed(*(Item(ner=label) for label in labels.split()))
    assert read.names == names
    assert {label for *_, label in read.names} <= LABELS


def test_a_label_that_is_missing_is_outside() -> None:
    assert healed(Item(ner=None), Item(ner="S-PER")).names == [(1, 2, "PER")]


def test_pieces_of_a_sentence_are_put_together() -> None:
    first = sentence(Item(head=2, deprel="nsubj", ner="S-PER"), Item(head=0))
    second = sentence(Item(head=0), Item(head=1, deprel="obj", ner="S-LOC"))
    read = heal(["a", "b", "c", "d"], [first, second])
    assert read.heads == [1, 1, 2, 2]
    assert read.relations == ["nsubj", ROOT, ROOT, "obj"]
    assert read.names == [(0, 1, "PER"), (3, 4, "LOC")]


def test_a_sentence_that_says_the_same_over_and_over_is_cut_and_no_other() -> None:
    assert [len(piece) for piece in pieces(["nagrada"] * (2 * ALIKE + 1))] == [ALIKE, ALIKE, 1]
    assert list(pieces(["nagrada"] * ALIKE)) == [["nagrada"] * ALIKE]
    different = [f"beseda{number // 2}" for number in range(200)]
    assert list(pieces(different)) == [different]


@pytest.mark.parametrize(
    ("word", "seen"),
    [
        ("nagrada", "nagrada"),
        ("na\u00adgra\u200bda\ufeff", "nagrada"),
        ("\x07zvon", "zvon"),
        ("\u200d", "-"),
        ("&lt;", "&lt;"),
        ("a" * 1000, "a" * SHOWN),
        ("\u00ad" * 1000, "-"),
    ],
)
def test_classla_is_shown_what_can_be_seen(word: str, seen: str) -> None:
    assert shown(word) == seen
