"""Training of the network."""

from __future__ import annotations

import math
import sys
import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from torch import distributed

from pipeline.network.lemmas import script
from pipeline.network.words import Holds, feature_rows, is_form, is_known_name
from scripts.train.augment import NamePool, augmented
from scripts.train.labels import Labels, in_bioes
from scripts.train.material import TIMES
from scripts.train.network import NONE, Batch, Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from scripts.train.corpus import Sentence
    from scripts.train.material import Lesson

MOST_FEATURES: Final = 16
BATCH_WORDS: Final = 1200
LONGEST: Final = 100
SORTED_TOGETHER: Final = 40
"""Batches' worth of sentences that are sorted by length, so that little is padded."""

EPOCHS: Final = 11
RATE: Final = 2e-3
WARM_UP: Final = 200
DECAY: Final = 0.9
LEAST_SHARE: Final = 1e-3
SHOWN_EVERY: Final = 50
CLIP: Final = 2.0
FORM_DROPPED: Final = 0.3
NAME_DROPPED: Final = 0.3
SHARES: Final = {"tags": 1.0, "lemmas": 0.5, "arcs": 1.0, "relations": 0.7, "names": 1.0}


class Words:
    """Rows and vector of each word met, by its number.

    Args:
        labels: With the rows of the features.
        holds: Which names are known.
        vector: The fixed vectors of some words, (n, v).
    """

    def __init__(self, labels: Labels, holds: Holds, vector: Callable[[Sequence[str]], NDArray[np.float32]]) -> None:
        self._labels, self._holds, self._vector = labels, holds, vector
        self._numbers: dict[str, int] = {}
        self._rows: list[list[int]] = []
        self._vectors: list[NDArray[np.float32]] = []
        rows = labels.features
        self.forms = np.array([False, *(is_form(name) for name in sorted(rows, key=rows.__getitem__))])
        self.known = np.array([False, *(is_known_name(name) for name in sorted(rows, key=rows.__getitem__))])

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word."""
        new = [word for word in dict.fromkeys(words) if word not in self._numbers]
        if new:
            self._vectors.extend(self._vector(new))
            for word in new:
                self._numbers[word] = len(self._rows)
                rows = feature_rows(word, self._labels.features, self._holds)
                self._rows.append((rows + [0] * MOST_FEATURES)[:MOST_FEATURES])
        return [self._numbers[word] for word in words]

    def rows(self, numbers: Sequence[int]) -> NDArray[np.int64]:
        """(n, f)."""
        return np.array([self._rows[number] for number in numbers], dtype=np.int64)

    def vectors(self, numbers: Sequence[int]) -> NDArray[np.float32]:
        """(n, v)."""
        return np.stack([self._vectors[number] for number in numbers])


@dataclass(frozen=True, slots=True)
class Encoder:
    """Turns sentences into batches."""

    labels: Labels
    words: Words
    tags: dict[str, int]
    scripts: dict[str, int]
    relations: dict[str, int]
    names: dict[str, int]

    @classmethod
    def of(cls, labels: Labels, words: Words) -> Encoder:
        """With the numbers of the labels."""
        lists = (labels.tags, labels.scripts, labels.relations, labels.names)
        return cls(labels, words, *({name: number for number, name in enumerate(one)} for one in lists))

    def batch(self, chosen: Sequence[tuple[Sentence, float]], dropping: np.random.Generator | None) -> Batch:
        """A batch; with ``dropping``, some words lose the feature of their form or of a known name."""
        chosen = sorted(chosen, key=lambda one: -len(one[0].words))
        longest = len(chosen[0][0].words)
        size = (len(chosen), longest)
        numbers = [self.words.numbers(sentence.words) for sentence, _ in chosen]
        rows = np.zeros((*size, MOST_FEATURES), dtype=np.int64)
        first = self.words.vectors(numbers[0])
        vectors = np.zeros((*size, first.shape[1]), dtype=np.float32)
        tags, scripts, heads, relations, names = (np.full(size, NONE, dtype=np.int64) for _ in range(5))
        for at, (sentence, _) in enumerate(chosen):
            length = len(sentence.words)
            rows[at, :length] = self.words.rows(numbers[at])
            vectors[at, :length] = self.words.vectors(numbers[at])
            if sentence.tags:
                tags[at, :length] = [self.tags.get(tag, NONE) for tag in sentence.tags]
                scripts[at, :length] = [
                    self.scripts.get(str(script(form, lemma)), NONE) if lemma else NONE
                    for form, lemma in zip(sentence.words, sentence.lemmas, strict=True)
                ]
            if sentence.heads:
                heads[at, :length] = [0 if head == place else head + 1 for place, head in enumerate(sentence.heads)]
                relations[at, :length] = [self.relations.get(name, NONE) for name in sentence.deps]
            if sentence.entities:
                names[at, :length] = [self.names[name] for name in in_bioes(sentence.entities)]
        if dropping is not None:
            rows[self.words.forms[rows] & (dropping.random((*size, 1)) < FORM_DROPPED)] = 0
            rows[self.words.known[rows] & (dropping.random((*size, 1)) < NAME_DROPPED)] = 0
        return Batch(
            rows=torch.from_numpy(rows),
            vectors=torch.from_numpy(vectors),
            lengths=torch.tensor([len(sentence.words) for sentence, _ in chosen]),
            tags=torch.from_numpy(tags),
            scripts=torch.from_numpy(scripts),
            heads=torch.from_numpy(heads),
            relations=torch.from_numpy(relations),
            names=torch.from_numpy(names),
            weight=torch.tensor([[weight] for _, weight in chosen], dtype=torch.float32),
        )


def epoch(lessons: Sequence[Lesson], pool: NamePool, random: Random) -> Iterator[list[tuple[Sentence, float]]]:
    """The sentences of one epoch in batches of about the same length, in random order."""
    chosen: list[tuple[Sentence, float]] = []
    for lesson in lessons:
        if len(lesson.sentence.words) > LONGEST:
            continue
        whole = math.floor(TIMES[lesson.kind])
        count = whole + (random.random() < TIMES[lesson.kind] - whole)
        chosen.extend((augmented(lesson.sentence, pool, random), lesson.weight) for _ in range(count))
    random.shuffle(chosen)
    words_together = BATCH_WORDS * SORTED_TOGETHER
    batches: list[list[tuple[Sentence, float]]] = []
    group: list[tuple[Sentence, float]] = []
    words = 0
    for one in [*chosen, None]:
        if one is None or words >= words_together:
            batches.extend(cut(sorted(group, key=lambda each: len(each[0].words))))
            group, words = [], 0
        if one is not None:
            group.append(one)
            words += len(one[0].words)
    random.shuffle(batches)
    yield from batches


def cut(chosen: Sequence[tuple[Sentence, float]]) -> Iterator[list[tuple[Sentence, float]]]:
    """Runs of sentences that fill a batch when padded to their longest."""
    batch: list[tuple[Sentence, float]] = []
    for one in chosen:
        if batch and (len(batch) + 1) * len(one[0].words) > BATCH_WORDS:
            yield batch
            batch = []
        batch.append(one)
    if batch:
        yield batch


def fit(
    network: Network,
    encoder: Encoder,
    lessons: Sequence[Lesson],
    pool: NamePool,
    *,
    seed: int,
    check: Callable[[], str],
    save: Path,
) -> None:
    """Train in place, each process on its share of the batches, the learning rate falling nearly to zero.

    Progress goes to standard output, the weights after each epoch to ``save``.
    """
    rank, processes = distributed.get_rank(), distributed.get_world_size()
    random, dropping = Random(seed), np.random.default_rng(seed + rank)  # noqa: S311 - not cryptography
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.98))
    steps = sum(1 for _ in epoch(lessons, pool, Random(seed))) // processes  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / WARM_UP, max(0.0, 1 - step / (EPOCHS * steps)) ** DECAY + LEAST_SHARE)
    )
    started = time.monotonic()
    for number in range(1, EPOCHS + 1):
        sums: dict[str, list[float]] = {name: [] for name in SHARES}
        network.train()
        batches = list(epoch(lessons, pool, random))
        for at in range(len(batches) // processes):
            losses = network.losses(encoder.batch(batches[at * processes + rank], dropping))
            loss = torch.stack([SHARES[name] * value for name, value in losses.items()]).sum()
            optimizer.zero_grad()
            loss.backward()
            average_gradients(network, processes)
            torch.nn.utils.clip_grad_norm_(network.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            for name, value in losses.items():
                sums[name].append(value.item())
            if rank == 0 and at % SHOWN_EVERY == 0:
                means = " ".join(f"{name} {np.mean(all_[-SHOWN_EVERY:]):.3f}" for name, all_ in sums.items() if all_)
                say(f"epoch {number} step {at} of {steps}, {time.monotonic() - started:.0f} s: {means}")
        if rank == 0:
            network.eval()
            say(f"epoch {number}: {check()}")
            torch.save(network.state_dict(), save)


def average_gradients(network: Network, processes: int) -> None:
    """Give every process the mean of all gradients."""
    parameters = list(network.parameters())
    flat = torch.cat([torch.zeros(one.numel()) if one.grad is None else one.grad.flatten() for one in parameters])
    distributed.all_reduce(flat)
    flat /= processes
    start = 0
    for one in parameters:
        one.grad = flat[start : start + one.numel()].view_as(one)
        start += one.numel()


def say(line: str) -> None:
    """Print at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
