"""Learning: from which chance on what the network says is believed, how sure it is then, and the choices' models."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.network.arguments import ArgumentNetwork, Read
from pipeline.stages.chances import Belief, Chances, chance_of, log_odds
from pipeline.stages.claims import PAST, SLOTS, WEIGHED
from pipeline.stages.weighing import AWARD, LINK, NEWS, ruled_in, tells_winner, together
from scripts.linker.choices import CHOICES, Choice, Choices
from scripts.linker.material import Example, Judged, Lesson, LinkExample

LEAST: Final = 8
"""Examples in which a mark must hold to be learnt."""

SOFTNESS: Final = 0.08
"""Inverse strength of the L2 penalty."""

DIGITS: Final = 4
"""Decimals of a stored weight."""

SLACK: Final = 0.002
"""F1 that cuts may lack of the best ones."""

QUIET: Final = 1.25
"""What it counts that a release without an award of the day gets no record, against that one with an award is read: a
wrong record in a feed costs its user more than a missing one."""

CUTS: Final = tuple(at / 100 for at in range(2, 97, 2))


class Said(NamedTuple):
    """What a model said of something in a release.

    Attributes:
        chance: The chance that it gave.
        right: Whether it is so.
        ruled: Whether a row has read it.
        weight: What the release counts.
    """

    chance: float
    right: bool
    ruled: bool = False
    weight: float = 1.0


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
        ruled, chances = ruled_in(view, slot), together(view, slot, [chance_of(one) for one in odds])
        for candidate, slots, chance in zip(view.candidates, lesson.slots, chances, strict=True):
            yield slot, Said(chance, slot in slots, candidate.name in ruled, weight)
    for link in lesson.links:
        if link.slot not in {"recipient", PAST}:  # winners have a cut of their own
            yield LINK, Said(chance_of(said_of_link(network, read, link)), link.right, weight=weight)
    for at, right in lesson.awards.items():
        yield AWARD, Said(chance_of(read.awards[at]), right, weight=weight)
    yield NEWS, Said(chance_of(read.news), lesson.news, tells_winner(view), weight)


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


def best_cuts(held_out: Iterable[Said], unseen: float = 0.0) -> tuple[float, float]:
    """The cuts, of what no row has read and of what one has, by which the F1 of both together is best.

    ``unseen`` is the weight of right ones that had no chance at all. Around the best the curve is flat, and a wrong
    record costs more than a missing one: of the cuts that lack less than ``SLACK`` those are taken that find least.
    """
    said = [*held_out]
    wanted = unseen + sum(one.weight for one in said if one.right)
    curves = [_found([one for one in said if one.ruled == ruled]) for ruled in (False, True)]
    found = {
        (cut, ruled): (others + read, right + also)
        for (cut, (others, right)), (ruled, (read, also)) in product(*(curve.items() for curve in curves))
    }
    merits = {cuts: 2 * right / (own + wanted) if own else 0.0 for cuts, (own, right) in found.items()}
    enough = max(merits.values()) - SLACK
    return min((cuts for cuts, merit in merits.items() if merit >= enough), key=lambda cuts: (found[cuts][0], cuts))


def _found(said: Sequence[Said]) -> dict[float, tuple[float, float]]:
    """By cut, the weight of what reaches it, and of what of that is right."""
    reached = {cut: [one for one in said if one.chance >= cut] for cut in CUTS}
    return {
        cut: (sum(one.weight for one in own), sum(one.weight for one in own if one.right))
        for cut, own in reached.items()
    }


def choice_cut(held_out: Iterable[tuple[Chances, Choice]]) -> float:
    """The cut with the best F1, where of each choice the likeliest is taken."""
    said, unseen = [], 0
    for model, choice in held_out:
        best = max((Said(model.of(e.marks), e.right) for e in choice.examples), default=Said(0.0, right=False))
        said.append(best)
        unseen += choice.wanted and not best.right
    return best_cuts(said, unseen)[0]


def fairest_cuts(held_out: Sequence[Said]) -> tuple[float, float]:
    """The cuts, as of ``best_cuts``, with the best mean of recall on both classes.

    So the rarer class counts as much as the other one, ``QUIET`` besides.
    """

    def merit(said: Sequence[Said], cut: float) -> float:
        true = sum(one.weight for one in said if one.right and one.chance >= cut)
        quiet = sum(one.weight for one in said if not one.right and one.chance < cut)
        return true / wanted + QUIET * quiet / others

    wanted = sum(one.weight for one in held_out if one.right) or 1.0
    others = sum(one.weight for one in held_out if not one.right) or 1.0
    parts = ([one for one in held_out if one.ruled == ruled] for ruled in (False, True))
    cut, ruled = (max(CUTS, key=lambda cut: (merit(part, cut), -cut)) for part in parts)
    return cut, ruled


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
