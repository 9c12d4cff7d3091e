"""The network's parts, each against a plainer way to the same result."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from pipeline.network.decoding import allowed_moves, best_paths, best_tree
from pipeline.network.layers import Direction, Floats, Lstm, read_both_ways, sigmoid, steps_of
from pipeline.network.lemmas import parse, script
from pipeline.network.words import KnownNames, fingerprint, nominatives, shape, word_features

LABELS = ["O", *(f"{place}-{kind}" for kind in ("LOC", "PER") for place in "BIES")]


# --- Words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "signs"),
    [("Kovšca", "Xxx"), ("RTV", "XX"), ("iPhone", "xXxx"), ("2021", "dd"), ("26.", "dd."), ("A1", "Xd"), ("-", "-")],
)
def test_the_shape_of_a_word(word: str, signs: str) -> None:
    assert shape(word) == signs


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("zupana", "zupan"),
        ("zupancem", "zupanec"),
        ("petka", "petek"),
        ("kovšce", "kovšca"),
        ("marku", "marko"),
        ("gregorjem", "gregor"),
        ("novaka", "novak"),
        ("ana", "ana"),
    ],
)
def test_the_nominative_is_among_the_guesses(form: str, base: str) -> None:
    assert base in set(nominatives(form))


def test_a_known_name_is_known_in_any_case_but_only_with_a_capital() -> None:
    holds = KnownNames({"m": [fingerprint("peter")], "s": [fingerprint("novak"), fingerprint("peter")]})
    assert {"known:s"} == {name for name in word_features("Novaku", holds) if name.startswith("known")}
    assert {"known:m", "known:s"} == {name for name in word_features("Petra", holds) if name.startswith("known")}
    assert not any(name.startswith("known") for name in word_features("petra", holds))


# --- Lemmas -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("nagrado", "nagrada"),
        ("Nagrado", "nagrada"),
        ("Kovšce", "Kovšca"),
        ("FORŠTNER", "Forštner"),
        ("najboljšega", "dober"),
        ("RTV", "RTV"),
        ("sta", "biti"),
        ("Petkom", "Petek"),
        ("najlepšo", "lep"),
        ("İstanbula", "İstanbul"),
    ],
)
def test_a_script_gives_the_lemma_also_when_written_and_read(form: str, lemma: str) -> None:
    edit = script(form, lemma)
    assert parse(str(edit)) == edit
    assert edit.apply(form) == lemma


def test_one_script_serves_all_words_of_a_declension() -> None:
    assert script("plaketo", "plaketa").apply("medaljo") == "medalja"
    assert script("Petkom", "Petek").apply("Hrastkom") == "Hrastek"


def test_a_script_does_not_fit_a_shorter_word() -> None:
    assert script("najlepšo", "lep").apply("je") is None


# --- Trees ------------------------------------------------------------------------------------------------------------


def is_tree(heads: tuple[int, ...]) -> bool:
    def leads_up(word: int) -> bool:
        for _ in heads:
            if word < 0:
                return True
            word = heads[word]
        return word < 0

    return heads.count(-1) == 1 and all(map(leads_up, range(len(heads))))


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_the_best_tree_is_the_best_of_all(size: int) -> None:
    numbers = np.random.default_rng(size)
    choices = [heads for heads in product(range(-1, size), repeat=size) if is_tree(heads)]
    for _ in range(30):
        scores = numbers.normal(size=(size, size + 1)).astype(np.float32)
        scores[np.arange(size), np.arange(size) + 1] = -1e9
        best = max(choices, key=lambda heads: sum(scores[word, head + 1] for word, head in enumerate(heads)))
        assert tuple(best_tree(scores)) == best


def test_a_long_cycle_is_broken() -> None:
    size = 60
    scores = np.full((size, size + 1), -20, dtype=np.float32)
    for word in range(size):
        scores[word, (word + 1) % size + 1] = 0
    scores[:, 0] = -5
    assert is_tree(tuple(best_tree(scores)))


# --- Names ------------------------------------------------------------------------------------------------------------


def test_the_best_path_is_the_best_of_all_that_are_allowed() -> None:
    numbers = np.random.default_rng(7)
    start, moves, end = allowed_moves(LABELS)
    for _ in range(10):
        scores = numbers.normal(size=(4, len(LABELS))).astype(np.float32)
        paths = product(range(len(LABELS)), repeat=4)

        best = max(paths, key=lambda path: total(path, scores, start, moves, end))
        assert best_paths(scores, steps_of([4]), start, moves, end).tolist() == list(best)


def test_the_best_paths_of_sentences_read_together_are_those_of_each_alone() -> None:
    numbers = np.random.default_rng(11)
    start, moves, end = allowed_moves(LABELS)
    lengths = [3, 1, 7, 3, 2]
    scores = numbers.normal(size=(sum(lengths), len(LABELS))).astype(np.float32)
    alone = [
        best_paths(scores[last - length : last], steps_of([length]), start, moves, end)
        for length, last in zip(lengths, np.cumsum(lengths), strict=True)
    ]
    together = best_paths(scores, steps_of(lengths), start, moves, end)
    assert together.tolist() == np.concatenate(alone).tolist()


def total(path: tuple[int, ...], scores: Floats, start: Floats, moves: Floats, end: Floats) -> float:
    steps = sum(moves[one, other] for one, other in pairwise(path))
    return float(start[path[0]] + steps + end[path[-1]] + sum(scores[at, one] for at, one in enumerate(path)))


def test_no_name_is_left_open_or_changes_its_kind() -> None:
    start, moves, end = allowed_moves(LABELS)
    at = {label: number for number, label in enumerate(LABELS)}
    assert start[at["I-PER"]] < 0 == start[at["B-PER"]]
    assert moves[at["B-PER"], at["E-LOC"]] < 0 == moves[at["B-PER"], at["E-PER"]]
    assert end[at["B-PER"]] < 0 == end[at["S-PER"]]


# --- Layers -----------------------------------------------------------------------------------------------------------


def test_sentences_read_together_come_out_as_each_alone() -> None:
    numbers = np.random.default_rng(3)

    def weights(*shape: int) -> Floats:
        return numbers.normal(size=shape).astype(np.float32)

    trained = [(weights(3, 8), weights(2, 8), weights(8)) for _ in range(2)]
    layer = Lstm(*(Direction.of(*way) for way in trained))
    lengths = [4, 1, 6, 4, 2]
    inputs = weights(sum(lengths), 3)
    together = read_both_ways(layer, inputs, steps_of(lengths))
    start = 0
    for length in lengths:
        sentence = inputs[start : start + length]
        forward = one_by_one(*trained[0], sentence)
        backward = one_by_one(*trained[1], sentence[::-1])[::-1]
        np.testing.assert_allclose(
            together[start : start + length], np.hstack([forward, backward]), rtol=1e-5, atol=1e-6
        )
        start += length


def one_by_one(reading: Floats, going: Floats, bias: Floats, words: Floats) -> Floats:
    state, cell, states = np.zeros(2, np.float32), np.zeros(2, np.float32), []
    for word in words:
        gates = word @ reading + state @ going + bias
        gate_in, gate_forget, new, gate_out = (gates[at : at + 2] for at in (0, 2, 4, 6))
        cell = sigmoid(gate_forget) * cell + sigmoid(gate_in) * np.tanh(new)
        state = sigmoid(gate_out) * np.tanh(cell)
        states.append(state)
    return np.array(states)
