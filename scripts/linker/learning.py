"""Learning: from which chance on what the network says is believed, how sure it is then, and the choices' models."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.network.arguments import ArgumentNetwork, Read
from pipeline.stages.chances import Belief, Chances, chance_of, log_odds
from pipeline.stages.claims import PAST, SLOTS, WEIGHED
from pipeline.stages.weighing import AWARD, LINK, NEWS, both, ruled_in, together, won
from scripts.linker.choices import CHOICES, Choice, Choices
from scripts.linker.cuts import Said, best_cuts, fairest_cuts
from scripts.linker.material import Example, Judged, Lesson, LinkExample

LEAST: Final = 8
"""Examples in which a mark must hold to be learnt."""

SOFTNESS: Final = 0.08
"""Inverse strength of the L2 penalty."""

DIGITS: Final = 4
"""Decimals of a stored weight."""


def said_of(lesson: Lesson, network: ArgumentNetwork, weight: float) -> Iterator[tuple[str, Said]]:
    """By what is believed or not, all that a network says of a release; it had better not have seen it.

    Args:
        lesson: The release.
        network: The network.
        weight: What the release counts.
    """
    view = lesson.draft.view
    if not view.options:  # it is not asked then
        return
    read = network.read(lesson.heard)
    for slot, odds in zip(WEIGHED, read.slots.T.tolist(), strict=True):
        ruled = ruled_in(view, slot)
        chances = together(view, slot, ruled, [chance_of(one) for one in odds])
        for candidate, slots, chance in zip(view.candidates, lesson.slots, chances, strict=True):
            yield slot, Said(chance, slot in slots, candidate.name in ruled, weight)
    for link in lesson.links:
        if link.slot not in {"recipient", PAST}:  # winners have a cut of their own
            yield LINK, Said(chance_of(said_of_link(network, read, link)), link.right, weight=weight)
    for at, right in lesson.awards.items():
        yield AWARD, Said(chance_of(read.awards[at]), right, weight=weight)
    winners = {c.name for c, slots in zip(view.candidates, lesson.slots, strict=True) if "recipient" in slots}
    told = won(view)
    if not told:
        yield NEWS, Said(chance_of(read.news), lesson.news, weight=weight)
    for at, fact in told.items():
        right = lesson.awards[at] or any(x.phrase.name in winners for x in fact.parties("recipient"))
        yield NEWS, Said(both(read, at), right, ruled=True, weight=weight)


def said_of_link(network: ArgumentNetwork, read: Read, link: LinkExample) -> float:
    """The log odds that a network gives a link."""
    winner, options = read.winners[link.candidate], read.options[[link.option]]
    odds = network.links(winner, options, [link.marks])
    return float(odds[0, WEIGHED.index(link.slot)])


def learn_beliefs(said: Iterable[tuple[str, Said]], unseen: Mapping[str, float]) -> dict[str, Belief]:
    """For each thing the cuts that are best on what networks say of releases that they had not seen.

    Args:
        said: By what is believed.
        unseen: By slot, the weight of the parties that nobody had a chance to say anything of.
    """
    pairs: dict[str, list[Said]] = {name: [] for name in (*WEIGHED, LINK, AWARD, NEWS)}
    for name, one in said:
        pairs[name].append(one)
    return {
        name: Belief(*(fairest_cuts(own) if name == NEWS else best_cuts(own, unseen.get(name, 0.0))))
        for name, own in pairs.items()
    }


def learn_choices(material: Iterable[Choices]) -> dict[str, Chances]:
    """A model of each kind of choice, with a cut at one half."""
    learnt = list(material)
    return {
        name: _fit([example for one in learnt for choice in one[name] for example in choice.examples])
        for name in CHOICES
    }


def vocabulary(sets: Iterable[Iterable[str]]) -> list[str]:
    """The marks that hold in so many sets at least, in order."""
    counts = Counter(mark for one in sets for mark in one)
    return sorted(mark for mark, count in counts.items() if count >= LEAST)


def _fit(examples: Sequence[Example]) -> Chances:
    marks = vocabulary(example.marks for example in examples)
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


def choice_cut(held_out: Iterable[tuple[Chances, Choice, float]]) -> float:
    """The cut with the best F1, where of each choice the likeliest is taken; with what the choice's release counts."""
    said, unseen = [], 0.0
    for model, choice, weight in held_out:
        nothing = Said(0.0, right=False, weight=weight)
        best = max((Said(model.of(e.marks), e.right, weight=weight) for e in choice.examples), default=nothing)
        said.append(best)
        unseen += weight * (choice.wanted and not best.right)
    return best_cuts(said, unseen)[0]


def with_cuts(models: Mapping[str, Chances], cuts: Mapping[str, float]) -> dict[str, Chances]:
    """The models with other cuts."""
    return {name: replace(model, cut=cuts[name]) for name, model in models.items()}


def calibrated(beliefs: Mapping[str, Belief], found: Sequence[Judged]) -> dict[str, Belief]:
    """The beliefs with a calibration of each slot by links of held-out releases, read without one (Platt's scaling)."""
    out = dict(beliefs)
    for slot in SLOTS:
        own = [one for one in found if one.slot == slot]
        if len({one.right for one in own}) > 1:
            model = LogisticRegression(C=1.0).fit([[log_odds(o.chance)] for o in own], [o.right for o in own])
            slope, shift = round(float(model.coef_[0][0]), DIGITS), round(float(model.intercept_[0]), DIGITS)
            out[slot] = replace(beliefs[slot], slope=slope, shift=shift)
    return out
