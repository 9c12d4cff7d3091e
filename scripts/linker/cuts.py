"""Cuts: from which chance on something is believed, chosen on what models say of releases that they had not seen."""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, NamedTuple

SLACK: Final = 0.003
"""F1 that cuts may lack of the best ones."""

NEWS_SLACK: Final = 0.025
"""What the cut of the news may lack likewise of the recall and ``QUIET`` times that of the other class."""

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


def best_cuts(held_out: Iterable[Said], unseen: float = 0.0) -> tuple[float, float]:
    """The cuts, of what no row has read and of what one has, by which the F1 of both together is best.

    ``unseen`` is the weight of right ones that had no chance at all. Around the best the curve is flat, so of the cuts
    that lack less than ``SLACK`` of it the lowest is taken of what a row has read, which on texts unlike those learnt
    from is right more often than the network knows, and with it the highest of the rest.
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
    cut, ruled = min((cuts for cuts, merit in merits.items() if merit >= enough), key=lambda cuts: (cuts[1], -cuts[0]))
    return (cut, ruled) if any(one.ruled for one in said) else (cut, cut)


def _found(said: Sequence[Said]) -> dict[float, tuple[float, float]]:
    """By cut, the weight of what reaches it, and of what of that is right."""
    reached = {cut: [one for one in said if one.chance >= cut] for cut in CUTS}
    return {
        cut: (sum(one.weight for one in own), sum(one.weight for one in own if one.right))
        for cut, own in reached.items()
    }


def fairest_cuts(held_out: Sequence[Said]) -> tuple[float, float]:
    """The cuts, as of ``best_cuts``, with the best mean of recall on both classes.

    So the rarer class counts as much as the other one, ``QUIET`` besides.
    """

    def merits(said: Sequence[Said]) -> dict[float, float]:
        found = _found(said)
        wrong = sum(one.weight for one in said if not one.right)
        return {cut: right / told + QUIET * (wrong - (own - right)) / quiet for cut, (own, right) in found.items()}

    told = sum(one.weight for one in held_out if one.right) or 1.0
    quiet = sum(one.weight for one in held_out if not one.right) or 1.0
    others, ruled = (merits([one for one in held_out if one.ruled == ruled]) for ruled in (False, True))
    enough = max(ruled.values()) - NEWS_SLACK
    return max(CUTS, key=lambda cut: (others[cut], -cut)), next(cut for cut in CUTS if ruled[cut] >= enough)
