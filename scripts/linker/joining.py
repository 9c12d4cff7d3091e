"""Joining a model of marks with the argument network: one logistic model of the log odds of both."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sklearn.linear_model import LogisticRegression

from pipeline.network.arguments import ArgumentNetwork
from pipeline.records import LIVE
from pipeline.stages.chances import NETWORK, OWN, Chances, bounded, joint, log_odds
from pipeline.stages.evidence.arguments import judge
from pipeline.stages.weighing import AWARD, JOINED
from scripts.linker.learning import DIGITS, best_cut
from scripts.linker.material import Lesson

PENALTY: Final = 1.0
"""Inverse strength of the L2 penalty."""


class Pair(NamedTuple):
    """Log odds of a model of marks and of the network, and whether what they speak for is so."""

    own: float
    network: float
    right: bool


def pairs_of(lesson: Lesson, models: Mapping[str, Chances], network: ArgumentNetwork) -> Iterator[tuple[str, Pair]]:
    """By model, what both say of a release; they had better not have seen it."""
    view = lesson.draft.view
    judgement = judge(view, network)
    if judgement is None:
        return
    said: dict[str, Sequence[float | None]] = {
        **judgement.slots,
        AWARD: [judgement.awards.get(id(fact)) for fact in view.facts if fact.status in LIVE],
    }
    for name in JOINED:
        for example, odds in zip(lesson.examples.get(name, ()), said[name], strict=True):
            if odds is not None:
                yield name, Pair(log_odds(models[name].of(example.marks)), bounded(odds), example.right)


def learn_joint(
    found: Iterable[tuple[str, Pair]], unseen: Mapping[str, int]
) -> tuple[dict[str, Chances], dict[str, float]]:
    """The joint models of what both say, and their cuts.

    Args:
        found: By model.
        unseen: By model, how many that are so nobody had a chance to say.
    """
    pairs: dict[str, list[Pair]] = {name: [] for name in JOINED}
    for name, pair in found:
        pairs[name].append(pair)
    models, cuts = {}, {}
    for name, own in pairs.items():
        fit = LogisticRegression(C=PENALTY).fit([[p.own, p.network] for p in own], [p.right for p in own])
        first, second = (round(float(weight), DIGITS) for weight in fit.coef_[0])
        bias = round(float(fit.intercept_[0]), DIGITS)
        model = Chances(bias=bias, weights={OWN: first, NETWORK: second}, cut=0.5)
        chances = [(model.joined(pair.own, pair.network), pair.right) for pair in own]
        models[joint(name)] = model
        cuts[joint(name)] = best_cut(chances, unseen.get(name, 0))
    return models, cuts
