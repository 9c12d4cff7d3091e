"""Layers of the network, forward only. Arrays are float32; ``n`` words, ``d`` units."""

from collections.abc import Sequence
from typing import Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

LEAST_ROWS: Final = 8
"""Rows that a product of matrices has at least: with fewer, a BLAS may go other ways and add up in another order, and
then what is read of a sentence would depend on what is read beside it."""


class Direction(NamedTuple):
    """Weights of an LSTM that reads one way; gates stand in the order input, forget, output, cell.

    Those of the first three are halved: a logistic function is a tanh of the half.
    """

    reading: Floats
    """(d_in, 4 d): of the layer's input."""
    going: Floats
    """(d, 4 d): of the state before."""
    bias: Floats
    """(4 d,)"""

    @classmethod
    def of(cls, reading: Floats, going: Floats, bias: Floats) -> Self:
        """The weights as they are trained, with the gates in the order input, forget, cell, output."""
        return cls(*map(_gated, (reading, going, bias)))


def _gated(weights: Floats) -> Floats:
    gate_in, forget, cell, out = np.split(weights, 4, axis=-1)
    return np.concatenate([0.5 * gate_in, 0.5 * forget, 0.5 * out, cell], axis=-1, dtype=np.float32)


class Lstm(NamedTuple):
    """A layer that reads both ways."""

    forward: Direction
    backward: Direction


class Steps(NamedTuple):
    """Sentences laid out for reading word by word: the longest first, so that at each step the running ones lead.

    Attributes:
        order: (n,): where each word of the layout by steps stands in the layout by sentences.
        sizes: How many sentences have a word at each step.
    """

    order: NDArray[np.intp]
    sizes: Sequence[int]

    def words(self) -> Sequence[slice]:
        """Where the words of each step stand in the layout by steps."""
        ends = np.cumsum(self.sizes).tolist()
        return [slice(end - size, end) for size, end in zip(self.sizes, ends, strict=True)]


def steps_of(lengths: Sequence[int]) -> Steps:
    """The layout by steps of sentences of these lengths, which stand one after the other."""
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1])).astype(np.intp)
    longest_first = np.argsort(-np.asarray(lengths), kind="stable")
    ordered = np.asarray(lengths)[longest_first]
    sizes = [int(np.searchsorted(-ordered, -step, side="left")) for step in range(int(ordered[0]))]
    order = np.concatenate([starts[longest_first[:size]] + step for step, size in enumerate(sizes)])
    return Steps(order, sizes)


def read_both_ways(layer: Lstm, inputs: Floats, steps: Steps) -> Floats:
    """States of both directions after each word, (n, 2 d), of ``inputs`` (n, d_in); both stand by sentences."""
    by_steps = inputs[steps.order]
    out = np.empty((len(inputs), 2 * layer.forward.going.shape[0]), dtype=np.float32)
    width = layer.forward.going.shape[0]
    out[steps.order, :width] = _read(layer.forward, by_steps, steps.sizes, onward=True)
    out[steps.order, width:] = _read(layer.backward, by_steps, steps.sizes, onward=False)
    return out


def _read(way: Direction, by_steps: Floats, sizes: Sequence[int], *, onward: bool) -> Floats:
    """The states of one direction, in the layout by steps."""
    width = way.going.shape[0]
    gates = product(by_steps, way.reading)
    gates += way.bias
    ends = np.cumsum(sizes)
    state = np.zeros((max(sizes[0], LEAST_ROWS), width), dtype=np.float32)
    cell = np.zeros((sizes[0], width), dtype=np.float32)
    out = np.empty((len(by_steps), width), dtype=np.float32)
    for step in range(len(sizes)) if onward else range(len(sizes) - 1, -1, -1):
        size, end = sizes[step], int(ends[step])
        # The longest sentences lead: those that have no word here keep a state of zeros until they do.
        now = gates[end - size : end]
        now += (state[: max(size, LEAST_ROWS)] @ way.going)[:size]
        np.tanh(now, out=now)
        opened = now[:, : 3 * width]
        opened *= 0.5
        opened += 0.5
        held = cell[:size]
        held *= now[:, width : 2 * width]
        held += now[:, :width] * now[:, 3 * width :]
        np.multiply(now[:, 2 * width : 3 * width], np.tanh(held), out=state[:size])
        out[end - size : end] = state[:size]
    return out


def sigmoid(values: Floats) -> Floats:
    """Logistic function, by way of tanh, which does not overflow."""
    out: Floats = 0.5 * values
    np.tanh(out, out=out)
    out *= 0.5
    out += 0.5
    return out


def product(rows: Floats, weights: Floats) -> Floats:
    """Rows (n, d_in) times weights (d_in, d_out), each row's the same whatever the others are."""
    if len(rows) >= LEAST_ROWS:
        out: Floats = rows @ weights
        return out
    padded = np.zeros((LEAST_ROWS, rows.shape[1]), dtype=np.float32)
    padded[: len(rows)] = rows
    return (padded @ weights)[: len(rows)]


class Linear(NamedTuple):
    """A linear layer: weights (d_in, d_out) and bias (d_out,)."""

    weights: Floats
    bias: Floats

    def __call__(self, inputs: Floats) -> Floats:
        """Apply it to (n, d_in)."""
        out = product(inputs, self.weights)
        out += self.bias
        return out


def relu(values: Floats) -> Floats:
    """Negative values to zero."""
    return np.maximum(values, 0)
