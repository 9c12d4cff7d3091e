"""The argument network: how likely each candidate fills each slot of an award, and which award; forward only.

Over the states that the annotating network holds of each word, and the signs by which the rules have marked it, gated
convolutions of growing reach (dilated, as in Strubell et al. 2017, "Fast and accurate entity recognition with iterated
dilated convolutions") read the whole release; a mention is judged by its first and last word, by the release's highest
values, and by the marks that hold of its candidate, each of which adds a learnt vector ("wide and deep" learning, Cheng
et al. 2016). A link is judged likewise, by the candidate, the award's words and the marks of both together. Trained by
``python -m scripts.linker``.
"""

import gzip
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Self

import numpy as np
import orjson
from numpy.typing import NDArray

from pipeline.network.layers import Floats, Linear, relu, sigmoid
from pipeline.network.threads import one_thread
from pipeline.network.weights import Weights

ARGUMENTS: Final = "arguments.npz"
"""The file of its weights, beside the linker."""

MARKS: Final = "arguments.json.gz"
"""The file of its marks: for each kind of them a list, in the order of the rows of their vectors."""

OF_MARKS: Final = ("candidate", "link", "award", "news")
"""The kinds of marks; their vectors are the arrays ``marks.KIND``."""

REACHES: Final = (1, 2, 4, 8, 16, 1)
"""How far apart the three words stand that each convolution takes together."""

WORDS_AT_ONCE: Final = 4000
"""Words that are read together, which bounds the memory."""

_REACH: Final = sum(REACHES)
_EPSILON: Final = 1e-5
LINEAR: Final = (
    "states", "inner", "release", "mixed", "mention", "slots", "winner", "option", "link", "head", "award", "whole",
    "news",
)  # fmt: skip


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
        width = words.shape[1]
        wide = np.zeros((len(words) + 2 * self.reach, width), dtype=np.float32)
        self._normalise(words, wide[self.reach : self.reach + len(words)])
        before, own, behind = np.split(self.weights, 3)
        read: Floats = wide[: len(words)] @ before
        read += self.bias
        read += wide[self.reach :][: len(words)] @ own
        read += wide[2 * self.reach :] @ behind
        gated: Floats = read[:, :width] * sigmoid(read[:, width:])
        gated += words
        return gated

    def _normalise(self, words: Floats, out: Floats) -> None:
        np.subtract(words, words.mean(axis=1, keepdims=True), out=out)
        out /= np.sqrt((out * out).mean(axis=1, keepdims=True) + _EPSILON)
        out *= self.gain
        out += self.shift


@dataclass(frozen=True, slots=True)
class MarkVectors:
    """What marks add to what is judged.

    Attributes:
        rows: The row of each mark that is known.
        vectors: (marks, d)
    """

    rows: Mapping[str, int]
    vectors: Floats

    @classmethod
    def of(cls, marks: Sequence[str], vectors: Floats) -> Self:
        """The vectors of these marks, in their order.

        Raises:
            ValueError: If there are more of one than of the other.
        """
        if len(marks) != len(vectors):
            raise ValueError(f"{len(marks)} marks, but {len(vectors)} vectors")
        return cls({mark: row for row, mark in enumerate(marks)}, vectors)

    def sums(self, marks: Sequence[Iterable[str]], shared: Iterable[str] = ()) -> Floats:
        """(n, d): of n sets of marks the sum of their vectors, and of those of further marks that all of them share."""
        out = np.empty((len(marks), self.vectors.shape[1]), dtype=np.float32)
        for at, own in enumerate(marks):
            out[at] = self._sum(own)
        return out + self._sum(shared)

    def _sum(self, marks: Iterable[str]) -> Floats:
        rows = self.rows
        # A set has no order, and a sum of floats depends on it.
        total: Floats = self.vectors[sorted(rows[mark] for mark in marks if mark in rows)].sum(axis=0)
        return total


class Heard(NamedTuple):
    """What the network is told of a release.

    Attributes:
        states: (words, d), of the annotating network; others, and ``None``, count as unknown.
        signs: (words, signs): the number of the value of each.
        mentions: Of each candidate, one at least: first word, and word after the last.
        candidates: The marks of each candidate.
        options: Of each award: the words that it is named by.
        awards: The marks of those that are asked for, by their place among the options.
        news: The marks of the news that it may be.
        release: The marks of the whole, which hold for candidates, links, awards and the news too.
    """

    states: NDArray[np.float16] | None
    signs: NDArray[np.int16]
    mentions: Sequence[Sequence[tuple[int, int]]]
    candidates: Sequence[Iterable[str]]
    options: Sequence[Sequence[int]]
    awards: Mapping[int, Iterable[str]]
    news: Iterable[str]
    release: Iterable[str]


class Read(NamedTuple):
    """What the network says of a release, as log odds.

    Attributes:
        slots: (candidates, slots): that the candidate fills it.
        awards: Of each award that was asked for, by its place, that the day's news tells of it.
        news: That the release tells of any award of the day.
        winners: (candidates, d): what of a candidate its links are judged by.
        options: (options, d): likewise of an award, in this release.
    """

    slots: Floats
    awards: Mapping[int, float]
    news: float
    winners: Floats
    options: Floats


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
        mention, slots: Of a mention's edges and the release, to which the candidate's marks are added.
        winner, option, link: Of a candidate and of an award's words, to both of which the marks of the link are added.
        head, award: Of an award's words, to which its marks are added.
        whole, news: Of the release's highest values, to which the marks of the news are added.
        marks: By kind.
    """

    states: Linear
    inner: Linear
    signs: Sequence[Floats]
    convolutions: Sequence[Convolution]
    release: Linear
    mixed: Linear
    mention: Linear
    slots: Linear
    winner: Linear
    option: Linear
    link: Linear
    head: Linear
    award: Linear
    whole: Linear
    news: Linear
    marks: Mapping[str, MarkVectors]

    @classmethod
    def of(cls, weights: Weights, marks: Mapping[str, Sequence[str]]) -> Self:
        """The network of these weights and marks.

        Raises:
            KeyError: If something is missing.
            ValueError: If there are more marks of a kind than vectors, or fewer.
        """
        signs = sum(name.startswith("sign") for name in weights.arrays)
        return cls(
            **{name: weights.linear(name) for name in LINEAR},
            signs=[weights.floats(f"sign{number}") for number in range(signs)],
            convolutions=[_convolution(weights, number, reach) for number, reach in enumerate(REACHES)],
            marks={kind: MarkVectors.of(marks[kind], weights.floats(f"marks.{kind}")) for kind in OF_MARKS},
        )

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The network that ``store`` has put into a folder.

        Raises:
            OSError: If it cannot be read.
            EOFError, zlib.error: If a file has been cut off or damaged.
            KeyError: If something is missing.
            ValueError: If it is no such network.
        """
        marks = orjson.loads(gzip.decompress((folder / MARKS).read_bytes()))
        return cls.of(Weights.load(folder / ARGUMENTS), marks)

    def read(self, heard: Heard) -> Read:
        """Read a release."""
        with one_thread():
            words = self._words(heard.states, heard.signs)
            blocks = range(0, len(words), WORDS_AT_ONCE)
            release = np.max([relu(self.release(words[at : at + WORDS_AT_ONCE])).max(axis=0) for at in blocks], axis=0)
            edges = [(first, last - 1) for own in heard.mentions for first, last in own]
            first, last = (self._mixed(words, [edge[side] for edge in edges], release) for side in (0, 1))
            seen = np.concatenate([first, last, np.broadcast_to(release, (len(edges), len(release)))], axis=1)
            marked = self.marks["candidate"].sums(heard.candidates, heard.release)
            owners = [at for at, own in enumerate(heard.mentions) for _ in own]
            hidden = relu(self.mention(seen) + marked[owners])
            heads = [head for own in heard.options for head in own]
            options = _highest(self._mixed(words, heads, release), heard.options)
            asked = [*heard.awards]
            told = self.marks["award"].sums([*heard.awards.values()], heard.release)
            awards = self.award(relu(self.head(options[asked]) + told))[:, 0].tolist()
            whole = relu(self.whole(release) + self.marks["news"].sums([heard.news], heard.release))
            return Read(
                slots=_highest(self.slots(hidden), heard.mentions),
                awards=dict(zip(asked, awards, strict=True)),
                news=float(self.news(whole)[0, 0]),
                winners=self.winner(_highest(hidden, heard.mentions)),
                options=self.option(options) + self.marks["link"].sums([heard.release]),
            )

    def links(self, winner: Floats, options: Floats, marks: Sequence[Iterable[str]]) -> Floats:
        """(options, slots): that the award of a candidate who fills the slot is this one.

        Args:
            winner: (d,): the candidate's row of ``Read.winners``.
            options: (options, d): their rows of ``Read.options``.
            marks: Of each link, beside those of the release.
        """
        with one_thread():
            return self.link(relu(self.marks["link"].sums(marks) + winner + options))

    def _words(self, states: NDArray[np.float16] | None, signs: NDArray[np.int16]) -> Floats:
        """(words, d), block by block, each read with as many words around it as the convolutions see."""
        words = np.empty((len(signs), self.inner.weights.shape[1]), dtype=np.float32)
        if states is not None and states.shape[1] != len(self.states.weights):
            states = None  # of another network
        for start in range(0, len(signs), WORDS_AT_ONCE):
            end = min(len(signs), start + WORDS_AT_ONCE)
            around = slice(max(0, start - _REACH), end + _REACH)
            block = self._annotated(states[around] if states is not None else None, len(signs[around]))
            for number, table in enumerate(self.signs):
                block += table[signs[around, number]]
            for convolution in self.convolutions:
                block = convolution(block)
            words[start:end] = block[start - around.start :][: end - start]
        return words

    def _annotated(self, states: NDArray[np.float16] | None, words: int) -> Floats:
        """(words, d): what the annotating network holds of some words; the same for each where it is unknown."""
        if states is None:
            return np.tile(self.inner.bias, (words, 1))
        return self.inner(relu(self.states(states.astype(np.float32))))

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
