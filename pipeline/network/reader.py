"""One pass of the network over sentences: words go in; tags, lemmas, heads, relations and names come out."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple, Self

import numpy as np
from spacy.vectors import Vectors

from pipeline.network.decoding import allowed_moves, best_paths, best_tree, spans_of
from pipeline.network.documents import ROOT, Read, grouped
from pipeline.network.layers import Floats, Linear, Steps, product, read_both_ways, relu, steps_of
from pipeline.network.lemmas import parse
from pipeline.network.weights import LAYERS, Tables, Weights
from pipeline.network.words import KnownNames, feature_rows

SCRIPTS_TRIED: Final = 8
KNOWN_LEMMA: Final = 5.0
"""What a known lemma adds to the log-probability of its script; measured on the stopping file, as is the next."""

OUTSIDE: Final = "O"
OUTSIDE_BONUS: Final = 0.5
"""What is added to the score of standing outside names, of which the network finds too many."""

WORDS_AT_ONCE: Final = 4000
"""Words of the sentences that are read together, which bounds the memory."""


WORDS_KEPT: Final = 16384
"""Words whose features are remembered: most words of a release have been seen before."""


class _Sides(NamedTuple):
    """What words are as dependents, or as heads.

    Attributes:
        arcs: (n, d): for the arcs.
        kinds: (n, d + 1): for their relations, the last one a constant.
    """

    arcs: Floats
    kinds: Floats

    @classmethod
    def of_words(cls, words: Floats, arcs: Linear, kinds: Linear) -> Self:
        """What these layers make of the states (n, d) of words."""
        ones = np.ones((len(words), 1), np.float32)
        return cls(relu(arcs(words)), np.concatenate([relu(kinds(words)), ones], axis=1))

    def of(self, words: slice) -> Self:
        """Of some of the words."""
        return type(self)(self.arcs[words], self.kinds[words])


class NetworkReader:
    """The network with its tables, ready to read."""

    def __init__(self, weights: Weights, tables: Tables) -> None:
        self._tables = tables
        self._layers = [weights.lstm(number) for number in range(LAYERS)]
        self._features = weights.floats("features")
        rows = {name: row for row, name in enumerate(tables.features, start=1)}
        self._holds = KnownNames(weights.known())
        self._rows = lru_cache(WORDS_KEPT)(lambda word: feature_rows(word, rows, self._holds))
        self._vectors = floret(weights.floats("vectors"), tables)
        self._tag = weights.linear("tag")
        self._lemma_word, self._lemma_tag = weights.floats("lemma_word"), weights.floats("lemma_tag")
        self._lemma = weights.linear("lemma")
        self._arcs = [weights.linear(name) for name in ("dependent_arc", "head_arc")]
        self._kinds = [weights.linear(name) for name in ("dependent_relation", "head_relation")]
        self._root = self._as_head(weights.floats("root")[None])
        self._arc = weights.floats("arc")
        relation = weights.floats("relation")
        self._relation = np.ascontiguousarray(relation.transpose(1, 0, 2).reshape(len(relation[0]), -1))
        self._no_root = np.array([name == ROOT for name in tables.relations])
        self._name_hidden, self._name = weights.linear("name_hidden"), weights.linear("name")
        start, moves, end = allowed_moves(tables.names)
        self._start = weights.floats("name_start") + start
        self._moves = weights.floats("name_moves") + moves
        self._end = weights.floats("name_end") + end
        self._bonus = np.array([OUTSIDE_BONUS * (name == OUTSIDE) for name in tables.names], dtype=np.float32)
        self._scripts = [parse(line) for line in tables.scripts]
        self._lexicon = {(form, tag): lemma for form, tag, lemma in tables.lexicon}
        self._lemmas = {(lemma.lower(), tag[:1]) for _, tag, lemma in tables.lexicon}

    def read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Read]:
        """Read sentences, none of them empty, and give each its result in order."""
        for group in grouped(sentences, WORDS_AT_ONCE):
            yield from self._read(group)

    def _read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Read]:
        lengths = [len(sentence) for sentence in sentences]
        steps = steps_of(lengths)
        second, third = self._encode([word for sentence in sentences for word in sentence], steps)
        tags = self._tag(second).argmax(axis=1)
        scripts = self._lemma(relu(product(second, self._lemma_word) + self._lemma_tag[tags]))
        names = self._name(relu(self._name_hidden(third))) + self._bonus
        paths = best_paths(names, steps, self._start, self._moves, self._end)
        dependents, heads = self._as_dependent(third), self._as_head(third)
        start = 0
        for sentence, length in zip(sentences, lengths, strict=True):
            here = slice(start, start + length)
            start += length
            governors, relations = self._tree(dependents.of(here), heads.of(here))
            tagged = [self._tables.tags[tag] for tag in tags[here]]
            yield Read(
                tags=tagged,
                lemmas=[self._lemma_of(*one) for one in zip(sentence, tagged, scripts[here], strict=True)],
                heads=governors,
                relations=relations,
                names=[
                    name
                    for name in spans_of(paths[here].tolist(), self._tables.names)
                    if not _is_derived(tagged[name[0] : name[1]], relations[name[0] : name[1]])
                ],
                states=np.concatenate([second[here], third[here]], axis=1).astype(np.float16),
            )

    def _encode(self, words: Sequence[str], steps: Steps) -> tuple[Floats, Floats]:
        """States of the second and of the third layer, (n, 2 d) each."""
        distinct = {word: number for number, word in enumerate(dict.fromkeys(words))}
        inputs = self._inputs(list(distinct))[[distinct[word] for word in words]]
        first = read_both_ways(self._layers[0], inputs, steps)
        second = read_both_ways(self._layers[1], first, steps) + first
        third = read_both_ways(self._layers[2], second, steps) + second
        return second, third

    def _inputs(self, words: Sequence[str]) -> Floats:
        """(n, d_in): the sum of a word's features, and its fixed vector."""
        vectors = self._vectors.get_batch(words)
        features = np.stack([self._features[self._rows(word)].sum(axis=0) for word in words])
        return np.concatenate([features, vectors], axis=1)

    def _lemma_of(self, form: str, tag: str, scores: Floats) -> str:
        """From the lexicon, else by the best script that fits; one that gives a known lemma is worth more."""
        known = self._lexicon.get((form if tag.startswith("Np") else form.lower(), tag))
        if known is not None:
            return known
        best, highest = form, -np.inf
        for number in _likeliest(scores):
            score = float(scores[number])
            if score + KNOWN_LEMMA <= highest:
                break  # nor can those that follow be worth more
            lemma = self._scripts[number].apply(form)
            if not lemma:
                continue
            score += KNOWN_LEMMA if self._is_known(lemma, tag) else 0
            if score > highest:
                best, highest = lemma, score
        return best

    def _is_known(self, lemma: str, tag: str) -> bool:
        """Whether the lexicon has the lemma in this part of speech, or the registers have it as a name."""
        lower = lemma.lower()
        return (lower, tag[:1]) in self._lemmas or (tag.startswith("Np") and bool(self._holds(lower)))

    def _as_dependent(self, words: Floats) -> _Sides:
        return _Sides.of_words(words, self._arcs[0], self._kinds[0])

    def _as_head(self, words: Floats) -> _Sides:
        return _Sides.of_words(words, self._arcs[1], self._kinds[1])

    def _tree(self, dependents: _Sides, heads: _Sides) -> tuple[list[int], list[str]]:
        """Heads and relations of one sentence."""
        arcs, kinds = (np.concatenate(both) for both in zip(self._root, heads, strict=True))
        scores = (dependents.arcs @ self._arc[:-1] + self._arc[-1]) @ arcs.T
        tree = best_tree(_without_loops(scores))
        above = kinds[np.array(tree) + 1]
        # Sums over i and j of below[t, i] * relation[r, i, j] * above[t, j].
        below = (dependents.kinds @ self._relation).reshape(len(above), -1, above.shape[1])
        odds = np.matmul(below, above[:, :, None])[:, :, 0]
        odds[:, self._no_root] = -np.inf
        best = odds.argmax(axis=1)
        return (
            [word if head < 0 else head for word, head in enumerate(tree)],
            [ROOT if head < 0 else self._tables.relations[kind] for head, kind in zip(tree, best, strict=True)],
        )


def _likeliest(scores: Floats) -> Iterator[int]:
    """The scripts that are tried, the likeliest first, which is mostly the only one that is asked for."""
    yield int(scores.argmax())
    yield from map(int, np.argsort(-scores, kind="stable")[1:SCRIPTS_TRIED])


def _is_derived(tags: Sequence[str], relations: Sequence[str]) -> bool:
    """Whether a name is only a possessive adjective before its noun ("Prešernova nagrada"), which is no name.

    Without a noun ("Novakova je vstala") it stands for somebody.
    """
    return all(tag.startswith("As") for tag in tags) and set(relations) == {"amod"}


def _without_loops(scores: Floats) -> Floats:
    """The (n, n + 1) scores, changed in place so that no word is its own head."""
    places = np.arange(len(scores))
    scores[places, places + 1] = -1e9
    return scores


def floret(table: Floats, tables: Tables) -> Vectors:
    """The fixed vectors: of any word, from the runs of its letters."""
    shortest, longest = tables.ngrams
    return Vectors(
        data=table, mode="floret", minn=shortest, maxn=longest, hash_count=tables.hashes, hash_seed=2166136261
    )
