"""The argument network: how likely each mention fills each slot of an event that its release tells of, forward only.

Over the states that the annotating network holds of each word, and the signs by which the rules have marked it, gated
convolutions of growing reach (dilated, as in Strubell et al. 2017, "Fast and accurate entity recognition with iterated
dilated convolutions") read the whole release; a mention is judged by its first and last word and by the release's
highest values. Trained by ``python -m scripts.linker``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from pipeline.network.layers import Floats, Linear, relu, sigmoid
from pipeline.network.threads import one_thread
from pipeline.network.weights import Weights

ARGUMENTS: Final = "arguments.npz"
"""The file of its weights, beside the linker."""

REACHES: Final = (1, 2, 4, 8, 16, 1)
"""How far apart the three words stand that each convolution takes together."""

WORDS_AT_ONCE: Final = 4000
"""Words that are read together, which bounds the memory."""

_REACH: Final = sum(REACHES)
_EPSILON: Final = 1e-5
LINEAR: Final = ("states", "inner", "release", "mixed", "mention", "slots", "award")


@dataclass(frozen=True, slots=True)
class Convolution:
    """A gated convolution of three words over normalised input, which is added to that input.

    Attributes:
        gain, shift: (d,), of the normalisation.
        weights: (3 d, 2 d), of the word before, the word and the word behind.
        bias: (2 d,)
        reach: How far away the words before and behind are.
    """

    gain: Floats
    shift: Floats
    weights: Floats
    bias: Floats
    reach: int

    def __call__(self, words: Floats) -> Floats:
        """Read (n, d)."""
        centred = words - words.mean(axis=1, keepdims=True)
        spread = np.sqrt((centred * centred).mean(axis=1, keepdims=True) + _EPSILON)
        width = words.shape[1]
        wide = np.zeros((len(words) + 2 * self.reach, width), dtype=np.float32)
        wide[self.reach : self.reach + len(words)] = centred / spread * self.gain + self.shift
        read = np.tile(self.bias, (len(words), 1))
        for place, weights in enumerate(np.split(self.weights, 3)):
            read += wide[place * self.reach :][: len(words)] @ weights
        gated: Floats = words + read[:, :width] * sigmoid(read[:, width:])
        return gated


class Read(NamedTuple):
    """What the network says, as log odds.

    Attributes:
        slots: (candidates, slots): that the candidate fills it.
        awards: Of each award, that the day's news tells of it; 0 where it is nowhere named.
    """

    slots: Floats
    awards: list[float]


@dataclass(frozen=True, slots=True)
class ArgumentNetwork:
    """The network, ready to read.

    Attributes:
        states: Of the annotating network's states.
        inner: Of these, before the signs are added.
        signs: For each sign a table (values, d) of what it adds.
        convolutions: One after the other.
        release: What the release's highest values are taken of.
        mixed: Of a word and the release.
        mention, slots: Of a mention's edges and the release.
        award: Of the word that is an award's head.
    """

    states: Linear
    inner: Linear
    signs: Sequence[Floats]
    convolutions: Sequence[Convolution]
    release: Linear
    mixed: Linear
    mention: Linear
    slots: Linear
    award: Linear

    @classmethod
    def of(cls, weights: Weights) -> Self:
        """The network of these weights.

        Raises:
            KeyError: If one is missing.
        """
        signs = sum(name.startswith("sign") for name in weights.arrays)
        return cls(
            **{name: weights.linear(name) for name in LINEAR},
            signs=[weights.floats(f"sign{number}") for number in range(signs)],
            convolutions=[_convolution(weights, number, reach) for number, reach in enumerate(REACHES)],
        )

    def fits(self, states: NDArray[np.float16]) -> bool:
        """Whether these are states of the annotating network that it was trained on."""
        return bool(states.shape[1] == len(self.states.weights))

    def read(
        self,
        states: NDArray[np.float16],
        signs: NDArray[np.int16],
        mentions: Sequence[Sequence[tuple[int, int]]],
        awards: Sequence[Sequence[int]],
    ) -> Read:
        """Read a release.

        Args:
            states: (words, d)
            signs: (words, signs): the number of the value of each.
            mentions: Of each candidate, one at least: first word, and word after the last.
            awards: Of each award: the words that it is named by.
        """
        with one_thread():
            words = self._words(states, signs)
            blocks = range(0, len(words), WORDS_AT_ONCE)
            release = np.max([relu(self.release(words[at : at + WORDS_AT_ONCE])).max(axis=0) for at in blocks], axis=0)
            edges = [(first, last - 1) for own in mentions for first, last in own]
            first, last = (self._mixed(words, [edge[side] for edge in edges], release) for side in (0, 1))
            seen = np.concatenate([first, last, np.broadcast_to(release, (len(edges), len(release)))], axis=1)
            heads = [head for own in awards for head in own]
            return Read(
                slots=_highest(self.slots(relu(self.mention(seen))), mentions),
                awards=_highest(self.award(self._mixed(words, heads, release)), awards)[:, 0].tolist(),
            )

    def _words(self, states: NDArray[np.float16], signs: NDArray[np.int16]) -> Floats:
        """(words, d), block by block, each read with as many words around it as the convolutions see."""
        words = np.empty((len(states), self.inner.weights.shape[1]), dtype=np.float32)
        for start in range(0, len(states), WORDS_AT_ONCE):
            end = min(len(states), start + WORDS_AT_ONCE)
            around = slice(max(0, start - _REACH), end + _REACH)
            block = self.inner(relu(self.states(states[around].astype(np.float32))))
            for number, table in enumerate(self.signs):
                block += table[signs[around, number]]
            for convolution in self.convolutions:
                block = convolution(block)
            words[start:end] = block[start - around.start :][: end - start]
        return words

    def _mixed(self, words: Floats, places: Sequence[int], release: Floats) -> Floats:
        """(places, 2 d): some words, each with the release."""
        own = words[np.array(places, dtype=np.intp)]
        return relu(self.mixed(np.concatenate([own, np.broadcast_to(release, own.shape)], axis=1)))


def _convolution(weights: Weights, number: int, reach: int) -> Convolution:
    gain, shift, own, bias = (
        weights.floats(f"convolution{number}.{part}") for part in ("gain", "shift", "weight", "bias")
    )
    return Convolution(gain, shift, own, bias, reach)


def _highest(odds: Floats, owners: Sequence[Sequence[object]]) -> Floats:
    """(owners, d): of the rows of each owner the highest values, zeros for one that has none."""
    out = np.zeros((len(owners), odds.shape[1]), dtype=np.float32)
    end = 0
    for at, own in enumerate(owners):
        start, end = end, end + len(own)
        if own:
            out[at] = odds[start:end].max(axis=0)
    return out
