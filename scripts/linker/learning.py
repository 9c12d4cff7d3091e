"""Learning: logistic regression over marks, its cuts, and the calibration of what comes out."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.stages.chances import Chances, joint, log_odds
from pipeline.stages.claims import SLOTS, WEIGHED
from pipeline.stages.weighing import AWARD, JOINED, LINK, NEWS
from scripts.linker.choices import CHOICES, Choice, Choices
from scripts.linker.material import Example, Judged, Lesson

MODELS: Final = (*WEIGHED, LINK, AWARD, NEWS)
LEAST: Final = 8
"""Examples in which a mark must hold to be learnt."""

SOFTNESS: Final = 0.08
"""Inverse strength of the L2 penalty."""

PROOF_TIMES: Final = 6
"""How often a row's proof is learnt."""

DIGITS: Final = 4
"""Decimals of a stored weight."""

CUTS: Final = tuple(at / 100 for at in range(20, 71, 2))


def learn(lessons: Sequence[Lesson], proofs: Sequence[Lesson]) -> dict[str, Chances]:
    """A model of each kind, with cuts at one half and without calibration.

    Proofs are learnt several times, so that the linker unlearns no row; fewer times of whether a release is news, which
    a proof's single sentence says little of.
    """
    models = {}
    for name in MODELS:
        times = 2 if name == NEWS else PROOF_TIMES
        learnt = [*lessons, *(proof for proof in proofs for _ in range(times))]
        models[name] = _fit([example for lesson in learnt for example in lesson.examples.get(name, ())])
    return models


def learn_choices(material: Iterable[Choices]) -> dict[str, Chances]:
    """A model of each kind of choice, with a cut at one half."""
    learnt = list(material)
    return {
        name: _fit([example for one in learnt for choice in one[name] for example in choice.examples])
        for name in CHOICES
    }


def _fit(examples: Sequence[Example]) -> Chances:
    counts = Counter(mark for example in examples for mark in example.marks)
    most = len(examples) - LEAST
    marks = sorted(mark for mark, count in counts.items() if LEAST <= count <= most)
    column = {mark: at for at, mark in enumerate(marks)}
    rows, columns = [], []
    for row, example in enumerate(examples):
        held = sorted(column[mark] for mark in example.marks if mark in column)  # a set has no order to repeat
        rows += [row] * len(held)
        columns += held
    table = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(examples), len(marks)))
    model = LogisticRegression(C=SOFTNESS, max_iter=5000, solver="liblinear")
    model.fit(table, [example.right for example in examples])
    weights = {mark: round(float(weight), DIGITS) for mark, weight in zip(marks, model.coef_[0], strict=True)}
    return Chances(
        bias=round(float(model.intercept_[0]), DIGITS),
        weights={mark: weight for mark, weight in weights.items() if weight},
        cut=0.5,
    )


def best_cut(held_out: Iterable[tuple[float, bool]], unseen: int = 0) -> float:
    """The cut with the best F1 on chances of held-out examples, where ``unseen`` right ones had no chance at all."""
    pairs = list(held_out)
    wanted = unseen + sum(right for _, right in pairs)

    def f1(cut: float) -> float:
        found = [right for chance, right in pairs if chance >= cut]
        return 2 * sum(found) / (len(found) + wanted) if found else 0.0

    return max(CUTS, key=lambda cut: (f1(cut), -cut))


def choice_cut(held_out: Iterable[tuple[Chances, Choice]]) -> float:
    """The cut with the best F1, where of each choice the likeliest is taken."""
    pairs, unseen = [], 0
    for model, choice in held_out:
        best = max(((model.of(e.marks), e.right) for e in choice.examples), default=(0.0, False))
        pairs.append(best)
        unseen += choice.wanted and not best[1]
    return best_cut(pairs, unseen)


def fairest_cut(held_out: Iterable[tuple[float, bool]]) -> float:
    """The cut with the best mean of recall on both classes, so that the rarer one counts as much."""
    pairs = list(held_out)

    def share(cut: float, *, wanted: bool) -> float:
        own = [(chance >= cut) == wanted for chance, right in pairs if right == wanted]
        return sum(own) / len(own) if own else 0.0

    return max(CUTS, key=lambda cut: (share(cut, wanted=True) + share(cut, wanted=False), -cut))


def with_cuts(linker: Mapping[str, Chances], cuts: Mapping[str, float]) -> dict[str, Chances]:
    """The models with other cuts."""
    return {name: replace(model, cut=cuts[name]) for name, model in linker.items()}


def deciding(slot: str, *, network: bool) -> str:
    """The name of the model whose cut and calibration hold for a slot, with the argument network or without."""
    return joint(slot) if network and slot in JOINED else slot


def calibrated(linker: Mapping[str, Chances], found: Sequence[Judged], *, network: bool) -> dict[str, Chances]:
    """The models of the slots with a calibration by links of held-out releases (Platt's scaling).

    Args:
        linker: The models.
        found: What was read by them, not calibrated yet.
        network: Whether the argument network had a say.
    """
    out = dict(linker)
    for slot in SLOTS:
        own = [one for one in found if one.slot == slot]
        if len({one.right for one in own}) > 1:
            model = LogisticRegression(C=1.0).fit([[log_odds(o.chance)] for o in own], [o.right for o in own])
            slope, shift = round(float(model.coef_[0][0]), DIGITS), round(float(model.intercept_[0]), DIGITS)
            name = deciding(slot, network=network)
            out[name] = replace(linker[name], slope=slope, shift=shift)
    return out
