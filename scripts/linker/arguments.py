"""Training the argument network on annotated releases that the rules have read."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipeline.network.arguments import LINEAR, REACHES, ArgumentNetwork
from pipeline.network.weights import Weights
from pipeline.records import LIVE
from pipeline.stages.claims import PAST, WEIGHED, slot_of
from pipeline.stages.evidence.arguments import SIGNS, Shown, shown_of
from pipeline.stages.weighing import AWARD, NEWS
from scripts.linker.material import PROOFS, Lesson, parties

WIDTH: Final = 128
HIDDEN: Final = 64
SIGN: Final = 8
"""Units of a sign's values before they are brought to the network's width."""

EPOCHS: Final = 12
AT_ONCE: Final = 8
"""Releases of a step."""

RATE: Final = 0.003
DECAY: Final = 0.03
DROPPED: Final[Mapping[str, float]] = {"input": 0.35, "convolution": 0.2, "words": 0.45, "hidden": 0.3}
WEIGHTS: Final = {"award": 0.5, "parties": 0.25, "awards": 0.15}
"""Of the losses beside that of the candidates' slots; the last two of the tags."""

COMPARED: Final = 20
LEAST: Final = 1e-3
"""Difference of log odds that is none."""

SCALE: Final = 10.0
"""What the summed loss of a release is divided by."""


@dataclass(frozen=True)
class Case:
    """A release as the network learns it.

    Attributes:
        shown: What the network is shown.
        slots: (candidates, slots): whether the gold has the candidate there.
        awards: Whether the gold has the award, of each that the rules take for one of the day.
        news: Whether the gold has any of the day; learnt beside the rest too.
        tags: (2, words): where the gold's parties and awards are mentioned, begun or gone on with; -1 where nothing is
            told, and throughout a proof, which has no mentions. Learnt beside the rest, since it shows the network more
            than the candidates do.
    """

    shown: Shown
    slots: NDArray[np.float32]
    awards: NDArray[np.float32]
    news: float
    tags: NDArray[np.int64]


def case_of(lesson: Lesson) -> Case:
    """What the network learns of a release.

    Raises:
        ValueError: If the shipped model has not annotated it.
    """
    shown = shown_of(lesson.draft.view)
    if shown is None:
        raise ValueError(f"{lesson.gold.id}: no states of the network")
    slots = [[example.right for example in lesson.examples.get(slot, ())] for slot in WEIGHED]
    awards = [example.right for example in lesson.examples.get(AWARD, ())]
    (news,) = lesson.examples[NEWS]
    return Case(shown, _floats(slots).T, _floats(awards), float(news.right), _tags(lesson))


def _floats(values: Sequence[object]) -> NDArray[np.float32]:
    return np.array(values, dtype=np.float32)


def _tags(lesson: Lesson) -> NDArray[np.int64]:
    """Tags of the parties, then of the awards; where two mentions share words, the one looked for first is taken."""
    view = lesson.draft.view
    starts = {token.span.start: token.index for token in view.tokens}
    ends = {token.span.end: token.index + 1 for token in view.tokens}
    tags = np.full((2, len(view.tokens)), -1, dtype=np.int64)
    for number in view.told if lesson.source != PROOFS else ():
        tags[:, slice(*view.readers[number].sentence)] = 0

    def enter(row: int, mention: str | None, tag: int) -> None:
        for found in re.finditer(re.escape(mention or "\0"), lesson.text):
            first, last = starts.get(found.start()), ends.get(found.end())
            if first is not None and last is not None and not tags[row, first:last].any():
                tags[row, first:last] = 2 * tag
                tags[row, first] = 2 * tag - 1

    live = [award for award in lesson.gold.awards if award.status in LIVE]
    past = [award for award in lesson.gold.awards if award.status == "past"]
    for tag, slot in enumerate(WEIGHED, start=1):
        for award in past if slot == PAST else live:
            for party in parties(award, slot_of(slot)):
                enter(0, party.mention, tag)
    for tag, awards in enumerate((live, [award for award in lesson.gold.awards if award.status not in LIVE]), start=1):
        for award in sorted(awards, key=lambda award: -len(award.mention or "")):
            enter(1, award.mention, tag)
    return tags


class Network(nn.Module):
    """The network of ``pipeline.network.arguments``, with what only training needs."""

    def __init__(self, states: int) -> None:
        super().__init__()
        self.states = nn.Linear(states, WIDTH)
        self.signs = nn.ModuleList(nn.Embedding(values, SIGN) for values in SIGNS.values())
        self.inner = nn.Linear(WIDTH + SIGN * len(SIGNS), WIDTH)
        self.normalisations = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in REACHES)
        self.convolutions = nn.ModuleList(
            nn.Conv1d(WIDTH, 2 * WIDTH, 3, padding=reach, dilation=reach) for reach in REACHES
        )
        self.release = nn.Linear(WIDTH, WIDTH)
        self.mixed = nn.Linear(2 * WIDTH, 2 * WIDTH)
        self.mention = nn.Linear(5 * WIDTH, HIDDEN)
        self.slots = nn.Linear(HIDDEN, len(WEIGHED))
        self.award = nn.Linear(2 * WIDTH, 1)
        self.whole = nn.Linear(WIDTH, HIDDEN // 2)
        self.news = nn.Linear(HIDDEN // 2, 1)
        self.tags = nn.ModuleList(nn.Linear(2 * WIDTH, 2 * tags + 1) for tags in (len(WEIGHED), 2))
        self.drop = nn.ModuleDict({name: nn.Dropout(share) for name, share in DROPPED.items()})

    def forward(self, releases: Sequence[Shown]) -> tuple[Tensor, Tensor]:
        """Words (releases, n, 2 d), each in its release, and releases (releases, d)."""
        lengths = [len(shown.states) for shown in releases]
        states = _padded([torch.from_numpy(shown.states.astype(np.float32)) for shown in releases])
        signs = _padded([torch.from_numpy(shown.signs.astype(np.int64)) for shown in releases])
        there = torch.arange(max(lengths))[None, :, None] < torch.tensor(lengths)[:, None, None]
        told = [table(signs[:, :, number]) for number, table in enumerate(self.signs)]
        known = self.drop["input"](functional.relu(self.states(self.drop["input"](states))))
        words = self.inner(torch.cat([known, self.drop["input"](torch.cat(told, dim=2))], dim=2))
        for normalise, convolve in zip(self.normalisations, self.convolutions, strict=True):
            read = convolve((normalise(words) * there).transpose(1, 2)).transpose(1, 2)
            words = words + self.drop["convolution"](functional.glu(read, dim=2))
        release = functional.relu(self.release(words)).masked_fill(~there, 0).amax(dim=1)
        around = release[:, None, :].expand(-1, words.shape[1], -1)
        mixed = functional.relu(self.mixed(torch.cat([words, around], dim=2)))
        return self.drop["words"](mixed), release

    def loss(self, cases: Sequence[Case]) -> Tensor:
        """The summed loss of some releases."""
        total = torch.zeros(())
        for case, words, release in zip(cases, *self([case.shown for case in cases]), strict=True):
            if case.shown.mentions:
                total = total + _entropy(self.of_candidates(case.shown, words, release), case.slots)
            heads = [(heads, right) for heads, right in zip(case.shown.awards, case.awards, strict=True) if heads]
            for own, right in heads:
                total = total + WEIGHTS["award"] * _entropy(self.award(words[list(own)]).amax(dim=0), right[None])
            whole = self.drop["hidden"](functional.relu(self.whole(release)))
            total = total + _entropy(self.news(whole), np.array([case.news], dtype=np.float32))
            for layer, tags, weight in zip(self.tags, case.tags, (WEIGHTS["parties"], WEIGHTS["awards"]), strict=True):
                total = total + weight * functional.cross_entropy(
                    layer(words[: len(tags)]), torch.from_numpy(tags), reduction="sum", ignore_index=-1
                )
        return total

    def of_candidates(self, shown: Shown, words: Tensor, release: Tensor) -> Tensor:
        """The log odds (candidates, slots) of one release."""
        places = [(first, last - 1, at) for at, own in enumerate(shown.mentions) for first, last in own]
        first, last, owner = torch.tensor(places).T
        seen = torch.cat([words[first], words[last], release.expand(len(places), -1)], dim=1)
        odds = self.slots(self.drop["hidden"](functional.relu(self.mention(seen))))
        nothing = torch.full((len(shown.mentions), len(WEIGHED)), -torch.inf)
        return nothing.scatter_reduce(0, owner[:, None].expand_as(odds), odds, "amax", include_self=False)

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that the product asks for; linear layers as (d_in, d_out)."""
        found: dict[str, Tensor] = {}
        for name in LINEAR:
            layer = getattr(self, name)
            found |= {f"{name}.weight": layer.weight.T, f"{name}.bias": layer.bias}
        inner = self.inner.weight.T
        found["inner.weight"] = inner[:WIDTH]
        for number, table in enumerate(self.signs):
            start = WIDTH + number * SIGN
            found[f"sign{number}"] = table.weight @ inner[start : start + SIGN]
        for number, (normalise, convolve) in enumerate(zip(self.normalisations, self.convolutions, strict=True)):
            of = f"convolution{number}."
            found |= {f"{of}gain": normalise.weight, f"{of}shift": normalise.bias, f"{of}bias": convolve.bias}
            found[f"{of}weight"] = convolve.weight.permute(2, 1, 0).reshape(3 * WIDTH, 2 * WIDTH)
        return {name: np.ascontiguousarray(tensor.detach().numpy(), dtype=np.float32) for name, tensor in found.items()}


def _entropy(odds: Tensor, right: NDArray[np.float32]) -> Tensor:
    return functional.binary_cross_entropy_with_logits(odds, torch.from_numpy(right), reduction="sum")


def train(cases: Sequence[Case], seed: int) -> dict[str, NDArray[np.float32]]:
    """Train a network and give its weights; the same on every run of one machine."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311 - no secret
    network = Network(cases[0].shown.states.shape[1])
    optimiser = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(cases) // AT_ONCE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    network.train()
    for _ in range(EPOCHS):
        for batch in _batches(cases, shuffler):
            optimiser.zero_grad()
            (network.loss(batch) / AT_ONCE / SCALE).backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
    network.eval()
    _check_export(network, cases[:COMPARED])
    return network.arrays()


def _check_export(network: Network, cases: Sequence[Case]) -> None:
    """See that the product reads as the trained network does.

    Raises:
        SystemExit: If it does not.
    """
    exported = ArgumentNetwork.of(Weights(network.arrays()))
    for shown in (case.shown for case in cases if case.shown.mentions):
        with torch.no_grad():
            (words,), (release,) = network([shown])
            trained = network.of_candidates(shown, words, release).numpy()
        if not np.allclose(exported.read(*shown).slots, trained, atol=LEAST):
            raise SystemExit("the exported network reads otherwise than the trained one")


def _batches(cases: Sequence[Case], shuffler: random.Random) -> Iterator[list[Case]]:
    """All cases in a new order, those of a batch of much the same length."""
    order = [*cases]
    shuffler.shuffle(order)
    size = AT_ONCE * AT_ONCE
    batches = []
    for start in range(0, len(order), size):
        some = sorted(order[start : start + size], key=lambda case: len(case.shown.states))
        batches += [some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE)]
    shuffler.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Tensor]) -> Tensor:
    return nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
