"""Learning: from which chance on what the network says is believed, how sure it is then, and the choices' models."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from pipeline.network.arguments import ArgumentNetwork, Read
from pipeline.stages.chances import Belief, Chances, chance_of, log_odds
from pipeline.stages.claims import PAST, SLOTS, WEIGHED
from pipeline.stages.weighing import AWARD, LINK, NEWS
from scripts.linker.choices import CHOICES, Choice, Choices
from scripts.linker.material import Example, Judged, Lesson, LinkExample

LEAST: Final = 8
"""Examples in which a mark must hold to be learnt."""

SOFTNESS: Final = 0.08
"""Inverse strength of the L2 penalty."""

DIGITS: Final = 4
"""Decimals of a stored weight."""

SLACK: Final = 0.002
"""F1 that a cut may lack of the best one."""

QUIET: Final = 1.25
"""What it counts that a release without an award of the day gets no record, against that one with an award is read: a
wrong record in a feed costs its user more than a missing one."""

CUTS: Final = tuple(at / 100 for at in range(10, 97, 2))


class Said(NamedTuple):
    """The chance that a model gave, and whether what it speaks for is so."""

    chance: float
    right: bool


def said_of(lesson: Lesson, network: ArgumentNetwork) -> Iterator[tuple[str, Said]]:
    """By what is believed or not, all that a network says of a release; it had better not have seen it."""
    if not lesson.draft.view.options:  # it is not asked then
        return
    read = network.read(lesson.heard)
    for slots, odds in zip(lesson.slots, read.slots.tolist(), strict=True):
        for slot, one in zip(WEIGHED, odds, strict=True):
            yield slot, Said(chance_of(one), slot in slots)
    for link in lesson.links:
        if link.slot not in {"recipient", PAST}:  # winners have a cut of their own
            yield LINK, Said(chance_of(said_of_link(network, read, link)), link.right)
    for at, right in lesson.awards.items():
        yield AWARD, Said(chance_of(read.awards[at]), right)
    yield NEWS, Said(chance_of(read.news), lesson.news)


def said_of_link(network: ArgumentNetwork, read: Read, link: LinkExample) -> float:
    """The log odds that a network gives a link."""
    winner, options = read.winners[link.candidate], read.options[[link.option]]
    odds = network.links(winner, options, [link.marks])
    return float(odds[0, WEIGHED.index(link.slot)])


def learn_beliefs(said: Iterable[tuple[str, Said]], unseen: Mapping[str, int]) -> dict[str, Belief]:
    """For each thing the cut that is best on what networks say of releases that they had not seen.

    Args:
        said: By what is believed.
        unseen: By slot, how many parties nobody had a chance to say anything of.
    """
    pairs: dict[str, list[Said]] = {name: [] for name in (*WEIGHED, LINK, AWARD, NEWS)}
    for name, one in said:
        pairs[name].append(one)
    return {
        name: Belief(fairest_cut(own) if name == NEWS else best_cut(own, unseen.get(name, 0)))
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


def best_cut(held_out: Sequence[tuple[float, bool]], unseen: int = 0) -> float:
    """The highest cut with the best F1, but for ``SLACK``, on chances of held-out examples.

    ``unseen`` right ones had no chance at all. Around the best the curve is flat, and a wrong record costs more than a
    missing one.
    """
    wanted = unseen + sum(right for _, right in held_out)

    def f1(cut: float) -> float:
        found = [right for chance, right in held_out if chance >= cut]
        return 2 * sum(found) / (len(found) + wanted) if found else 0.0

    merits = {cut: f1(cut) for cut in CUTS}
    enough = max(merits.values()) - SLACK
    return max(cut for cut, merit in merits.items() if merit >= enough)


def choice_cut(held_out: Iterable[tuple[Chances, Choice]]) -> float:
    """The cut with the best F1, where of each choice the likeliest is taken."""
    pairs, unseen = [], 0
    for model, choice in held_out:
        best = max(((model.of(e.marks), e.right) for e in choice.examples), default=(0.0, False))
        pairs.append(best)
        unseen += choice.wanted and not best[1]
    return best_cut(pairs, unseen)


def fairest_cut(held_out: Sequence[tuple[float, bool]]) -> float:
    """The cut with the best mean of recall on both classes, so that the rarer one counts as much, ``QUIET`` besides."""

    def share(cut: float, *, wanted: bool) -> float:
        own = [(chance >= cut) == wanted for chance, right in held_out if right == wanted]
        return sum(own) / len(own) if own else 0.0

    return max(CUTS, key=lambda cut: (share(cut, wanted=True) + QUIET * share(cut, wanted=False), -cut))


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
