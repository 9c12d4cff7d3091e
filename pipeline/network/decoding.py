"""From scores to a tree and to names: the best that the rules of each allow."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.network.layers import Floats, Steps


def best_tree(scores: Floats) -> list[int]:
    """The tree with the highest sum of scores that has one root.

    Args:
        scores: (n, n + 1): of each head for each word; column 0 is the root's, column h + 1 that of word h.

    Returns:
        The head of each word, -1 for the root.
    """
    greedy = scores.argmax(axis=1) - 1
    if _is_tree(greedy):
        return [int(head) for head in greedy]
    # The root is one more word, so far below the others that no tree has two of its arcs where one with one exists.
    weights = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    weights[1:] = scores
    weights[1:, 0] -= _FAR
    return [head - 1 for head in _rooted(weights, 0)[1:]]


_FAR = 1e6


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether there is one root and every word leads to it."""
    if sum(head < 0 for head in heads) != 1:
        return False
    safe = [False] * len(heads)
    for word in range(len(heads)):
        path: list[int] = []
        at = word
        while at >= 0 and not safe[at]:
            path.append(at)
            if len(path) > len(heads):
                return False
            at = int(heads[at])
        for passed in path:
            safe[passed] = True
    return True


def _rooted(weights: NDArray[np.float64], root: int) -> list[int]:
    """The best tree over (n, n) weights with this root, by the algorithm of Chu, Liu and Edmonds; -1 at the root."""
    size = len(weights)
    np.fill_diagonal(weights, -np.inf)
    heads = weights.argmax(axis=1)
    heads[root] = -1
    cycle = _cycle(heads)
    if not cycle:
        return [int(head) for head in heads]
    inside = set(cycle)
    outside = [word for word in range(size) if word not in inside]
    kept = weights[cycle, heads[cycle]]
    # The cycle becomes one word, the last, of a smaller problem.
    into = weights[np.ix_(cycle, outside)] - kept[:, None]
    out_of = weights[np.ix_(outside, cycle)]
    smaller = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    smaller[:-1, :-1] = weights[np.ix_(outside, outside)]
    smaller[-1, :-1] = into.max(axis=0)
    smaller[:-1, -1] = out_of.max(axis=1)
    found = _rooted(smaller, outside.index(root))
    result = [int(head) for head in heads]
    for at, word in enumerate(outside):
        head = found[at]
        if head == len(outside):
            result[word] = cycle[int(out_of[at].argmax())]
        else:
            result[word] = outside[head] if head >= 0 else -1
    entry = found[-1]
    result[cycle[int(into[:, entry].argmax())]] = outside[entry]
    return result


def _cycle(heads: Sequence[int]) -> list[int]:
    """The words of a cycle, none if there is none."""
    colour = [0] * len(heads)
    for word in range(len(heads)):
        at, path = word, []
        while at >= 0 and not colour[at]:
            colour[at] = word + 1
            path.append(at)
            at = int(heads[at])
        if at >= 0 and colour[at] == word + 1:
            return path[path.index(at) :]
    return []


def best_paths(scores: Floats, steps: Steps, start: Floats, moves: Floats, end: Floats) -> NDArray[np.intp]:
    """The labels (n,) with the highest sum of scores in each sentence, by Viterbi's algorithm for all of them together.

    Args:
        scores: (n, k): of each label at each word, by sentences.
        steps: The layout of the sentences by steps.
        start: (k,): of each label at the first word.
        moves: (k, k): of going from one label (row) to another.
        end: (k,): of each label at the last word.
    """
    by_steps = scores[steps.order]
    words = steps.words()
    arriving = np.ascontiguousarray(moves.T)
    total = start + by_steps[words[0]]
    back = np.zeros(by_steps.shape, dtype=np.intp)
    for now, size in zip(words[1:], steps.sizes[1:], strict=True):
        ways = total[:size, None] + arriving
        back[now] = ways.argmax(axis=2)
        total[:size] = ways.max(axis=2) + by_steps[now]
    labels = (total + end).argmax(axis=1)
    paths = np.empty(len(scores), dtype=np.intp)
    for now, size in zip(reversed(words), reversed(steps.sizes), strict=True):
        paths[steps.order[now]] = labels[:size]
        labels[:size] = back[now][np.arange(size), labels[:size]]
    return paths


def allowed_moves(labels: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """Zero where labels in BIOES may start, follow each other or end, and minus infinity elsewhere."""
    never = np.float32(-1e9)
    start = np.array([never if label[0] in "IE" else 0 for label in labels], dtype=np.float32)
    end = np.array([never if label[0] in "BI" else 0 for label in labels], dtype=np.float32)
    moves = np.array([[0 if _follows(one, other) else never for other in labels] for one in labels], dtype=np.float32)
    return start, moves, end


def _follows(one: str, other: str) -> bool:
    if one[0] in "BI":
        return other[0] in "IE" and one[2:] == other[2:]
    return other[0] in "BSO"


def spans_of(path: Sequence[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names of a path of BIOES labels: first word, word after the last, kind."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for word, number in enumerate(path):
        label = labels[number]
        if label[0] in "BS":
            start = word
        if label[0] in "ES":
            found.append((start, word + 1, label[2:]))
    return found
