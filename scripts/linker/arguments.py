"""Training the argument network on annotated releases that the rules have read."""

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from pipeline.network.arguments import LINEAR, OF_MARKS, REACHES, ArgumentNetwork
from pipeline.network.weights import Weights
from pipeline.records import LIVE
from pipeline.stages.claims import PAST, WEIGHED, slot_of
from pipeline.stages.evidence.arguments import SIGNS
from scripts.linker.learning import said_of_link, vocabulary
from scripts.linker.material import PROOFS, Lesson, parties

WIDTH: Final = 128
HIDDEN: Final = 128
SIGN: Final = 8
"""Units of a sign's values before they are brought to the network's width."""

EPOCHS: Final = 12
AT_ONCE: Final = 8
"""Releases of a step."""

COMPARED: Final = 20
"""Releases on which the product's network is held against the trained one."""

LEAST: Final = 1e-3
"""Difference of log odds that is none."""

RATE: Final = 0.003
DECAY: Final = 0.03
DROPPED: Final[Mapping[str, float]] = {"input": 0.35, "convolution": 0.2, "words": 0.45, "hidden": 0.3, "marks": 0.4}
MOST_MARKS: Final = 30_000
"""Marks of a kind that are stored, which keeps the model's folder under 40 MB."""

UNKNOWN: Final = 0.1
"""How often a release is read as if another model than the shipped one had annotated it."""

WEIGHTS: Final = {"link": 0.5, "award": 0.5, "parties": 0.25, "awards": 0.15}
"""Of the losses beside those of the candidates' slots and of the news; the last two of the tags."""

SCALE: Final = 10.0
"""What the summed loss of a release is divided by."""


class Bags(NamedTuple):
    """Sets of marks one after the other: their rows, and where each set starts."""

    rows: Tensor
    starts: Tensor


@dataclass(frozen=True)
class Case:
    """A release as the network learns it.

    Attributes:
        states, signs, mentions, options: As the product tells them.
        marks: By kind: of each candidate, of each link, of each award, of the news.
        slots: (candidates, slots): whether the gold has the candidate there.
        links: (3, links): candidate, slot and option of each.
        linked: Whether they belong together.
        awards: The options that the rules take for awards of the day.
        told: Whether the gold has them.
        news: Whether the gold has any of the day.
        tags: (2, words): where the gold's parties and awards are mentioned, begun or gone on with; -1 where nothing is
            told, and throughout a proof, which has no mentions. Learnt beside the rest, since it shows the network more
            than the candidates do.
    """

    states: Tensor
    signs: Tensor
    mentions: Sequence[Sequence[tuple[int, int]]]
    options: Sequence[Sequence[int]]
    marks: Mapping[str, Bags]
    slots: Tensor
    links: Tensor
    linked: Tensor
    awards: Sequence[int]
    told: Tensor
    news: Tensor
    tags: Tensor


class Trained(NamedTuple):
    """A network's weights by the names that the product asks for, and the marks whose vectors are among them."""

    arrays: Mapping[str, NDArray[np.float32]]
    marks: Mapping[str, Sequence[str]]

    def network(self) -> ArgumentNetwork:
        """The network as the product reads with it."""
        return ArgumentNetwork.of(Weights(self.arrays), self.marks)

    def lasting(self) -> "Trained":
        """The network without the marks of a kind, beyond ``MOST_MARKS``, that add the least."""
        arrays, marks = dict(self.arrays), dict(self.marks)
        for kind, known in marks.items():
            vectors = arrays[f"marks.{kind}"]
            kept = np.sort(np.argsort(-np.linalg.norm(vectors, axis=1), kind="stable")[:MOST_MARKS])
            arrays[f"marks.{kind}"], marks[kind] = vectors[kept], [known[at] for at in kept]
        return self._replace(arrays=arrays, marks=marks)


def marks_of(lesson: Lesson) -> dict[str, list[frozenset[str]]]:
    """The sets of marks of a release, by kind; those of the whole hold in each of them."""
    heard, whole = lesson.heard, frozenset(lesson.heard.release)
    sets: dict[str, Iterable[Iterable[str]]] = {
        "candidate": heard.candidates,
        "link": [link.marks for link in lesson.links],
        "award": heard.awards.values(),
        "news": [heard.news],
    }
    return {kind: [whole.union(own) for own in sets[kind]] for kind in OF_MARKS}


def case_of(lesson: Lesson, marks: Mapping[str, Bags]) -> Case:
    """What the network learns of a release with these marks.

    Raises:
        ValueError: If the shipped model has not annotated it.
    """
    heard = lesson.heard
    if heard.states is None:
        raise ValueError(f"{lesson.gold.id}: no states of the network")
    return Case(
        states=torch.from_numpy(heard.states),
        signs=torch.from_numpy(heard.signs),
        mentions=heard.mentions,
        options=heard.options,
        marks=marks,
        slots=torch.tensor([[float(slot in own) for slot in WEIGHED] for own in lesson.slots]),
        links=torch.tensor(
            [[link.candidate, WEIGHED.index(link.slot), link.option] for link in lesson.links], dtype=torch.long
        )
        .reshape(-1, 3)
        .T,
        linked=torch.tensor([float(link.right) for link in lesson.links]),
        awards=[*lesson.awards],
        told=torch.tensor([float(right) for right in lesson.awards.values()]),
        news=torch.tensor([float(lesson.news)]),
        tags=torch.from_numpy(_tags(lesson)),
    )


def _bags(sets: Sequence[Iterable[str]], rows: Mapping[str, int]) -> Bags:
    known = [[rows[mark] for mark in sorted(own) if mark in rows] for own in sets]
    starts = np.cumsum([0, *map(len, known)])[:-1]
    return Bags(torch.tensor([row for own in known for row in own], dtype=torch.long), torch.from_numpy(starts))


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

    def __init__(self, states: int, marks: Mapping[str, int]) -> None:
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
        self.winner = nn.Linear(HIDDEN, HIDDEN)
        self.option = nn.Linear(2 * WIDTH, HIDDEN)
        self.link = nn.Linear(HIDDEN, len(WEIGHED))
        self.head = nn.Linear(2 * WIDTH, HIDDEN)
        self.award = nn.Linear(HIDDEN, 1)
        self.whole = nn.Linear(WIDTH, HIDDEN)
        self.news = nn.Linear(HIDDEN, 1)
        self.marks = nn.ModuleDict(
            {kind: nn.EmbeddingBag(number, HIDDEN, mode="sum") for kind, number in marks.items()}
        )
        for table in self.marks.values():
            nn.init.normal_(table.weight, std=0.02)
        self.tags = nn.ModuleList(nn.Linear(2 * WIDTH, 2 * tags + 1) for tags in (len(WEIGHED), 2))
        self.drop = nn.ModuleDict({name: nn.Dropout(share) for name, share in DROPPED.items()})

    def forward(self, cases: Sequence[Case]) -> tuple[Tensor, Tensor]:
        """Words (releases, n, 2 d), each in its release, and releases (releases, d)."""
        lengths = [len(case.states) for case in cases]
        states = _padded([case.states.float() for case in cases])
        signs = _padded([case.signs.long() for case in cases])
        there = torch.arange(max(lengths))[None, :, None] < torch.tensor(lengths)[:, None, None]
        told = [table(signs[:, :, number]) for number, table in enumerate(self.signs)]
        known = self.drop["input"](functional.relu(self.states(self.drop["input"](states))))
        if self.training:
            known = known * (torch.rand(len(cases), 1, 1) >= UNKNOWN)
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
        for case, words, release in zip(cases, *self(cases), strict=True):
            options = self.of_options(case, words)
            if case.mentions:
                slots, hidden = self.of_candidates(case, words, release)
                total = total + _entropy(slots, case.slots)
                if len(case.linked):
                    total = total + WEIGHTS["link"] * _entropy(self.of_links(case, hidden, options), case.linked)
            if case.awards:
                total = total + WEIGHTS["award"] * _entropy(self.of_awards(case, options), case.told)
            total = total + _entropy(self.of_news(case, release), case.news)
            for layer, tags, weight in zip(self.tags, case.tags, (WEIGHTS["parties"], WEIGHTS["awards"]), strict=True):
                total = total + weight * functional.cross_entropy(
                    layer(words[: len(tags)]), tags, reduction="sum", ignore_index=-1
                )
        return total

    def of_candidates(self, case: Case, words: Tensor, release: Tensor) -> tuple[Tensor, Tensor]:
        """The log odds (candidates, slots) of one release, and what links are judged by (candidates, d)."""
        places = [(first, last - 1, at) for at, own in enumerate(case.mentions) for first, last in own]
        first, last, owner = torch.tensor(places).T
        seen = torch.cat([words[first], words[last], release.expand(len(places), -1)], dim=1)
        hidden = self._hidden(self.mention(seen) + self._marked(case, "candidate")[owner])
        return _highest(self.slots(hidden), owner, len(case.mentions)), _highest(hidden, owner, len(case.mentions))

    def of_options(self, case: Case, words: Tensor) -> Tensor:
        """(options, 2 d): the highest values of the words of each, zeros for one that is nowhere named."""
        named = [words[list(own)].amax(dim=0) if own else torch.zeros(2 * WIDTH) for own in case.options]
        return torch.stack(named) if named else torch.zeros(0, 2 * WIDTH)

    def of_links(self, case: Case, hidden: Tensor, options: Tensor) -> Tensor:
        """The log odds of each link in its slot."""
        candidate, slot, option = case.links
        seen = self._marked(case, "link") + self.winner(hidden)[candidate] + self.option(options)[option]
        odds: Tensor = self.link(self._hidden(seen)).gather(1, slot[:, None])[:, 0]
        return odds

    def of_awards(self, case: Case, options: Tensor) -> Tensor:
        """The log odds of each award that the rules take for one of the day."""
        odds: Tensor = self.award(self._hidden(self.head(options[list(case.awards)]) + self._marked(case, "award")))
        return odds[:, 0]

    def of_news(self, case: Case, release: Tensor) -> Tensor:
        """The log odds (1,) that the release tells of an award of the day."""
        odds: Tensor = self.news(self._hidden(self.whole(release) + self._marked(case, "news")[0]))
        return odds

    def _hidden(self, values: Tensor) -> Tensor:
        hidden: Tensor = self.drop["hidden"](functional.relu(values))
        return hidden

    def _marked(self, case: Case, kind: str) -> Tensor:
        """(sets, d): what the marks of each set add; in training some marks are left out."""
        bags = case.marks[kind]
        heard = self.drop["marks"](torch.ones(len(bags.rows)))
        summed: Tensor = self.marks[kind](bags.rows, bags.starts, per_sample_weights=heard)
        return summed

    def arrays(self) -> dict[str, NDArray[np.float32]]:
        """The weights by the names that the product asks for; linear layers as (d_in, d_out)."""
        found: dict[str, Tensor] = {f"marks.{kind}": table.weight for kind, table in self.marks.items()}
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


def _highest(values: Tensor, owner: Tensor, owners: int) -> Tensor:
    """(owners, d): of the rows of each owner the highest values."""
    nothing = torch.full((owners, values.shape[1]), -torch.inf)
    return nothing.scatter_reduce(0, owner[:, None].expand_as(values), values, "amax", include_self=False)


def _entropy(odds: Tensor, right: Tensor) -> Tensor:
    return functional.binary_cross_entropy_with_logits(odds, right, reduction="sum")


def train(lessons: Sequence[Lesson], seed: int) -> Trained:
    """Train a network; the same on every run of one machine.

    Raises:
        SystemExit: If the product would read otherwise with it.
        ValueError: If the shipped model has not annotated a release.
    """
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    shuffler = random.Random(seed)  # noqa: S311 - no secret
    told = [marks_of(lesson) for lesson in lessons]
    marks = {kind: vocabulary(own for sets in told for own in sets[kind]) for kind in OF_MARKS}
    rows = {kind: {mark: row for row, mark in enumerate(known)} for kind, known in marks.items()}
    cases = [
        case_of(lesson, {kind: _bags(own, rows[kind]) for kind, own in sets.items()})
        for lesson, sets in zip(lessons, told, strict=True)
    ]
    network = Network(cases[0].states.shape[1], {kind: len(known) for kind, known in marks.items()})
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
    trained = Trained(network.arrays(), marks)
    for lesson, case in zip(lessons[:COMPARED], cases, strict=False):
        _compare(network, case, trained.network(), lesson)
    return trained


def _compare(network: Network, case: Case, exported: ArgumentNetwork, lesson: Lesson) -> None:
    read = exported.read(lesson.heard)
    with torch.no_grad():
        (words,), (release,) = network([case])
        told = [(torch.tensor([read.news]), network.of_news(case, release))]
        if case.awards:
            odds = network.of_awards(case, network.of_options(case, words))
            told.append((torch.tensor([read.awards[at] for at in case.awards]), odds))
        if case.mentions:
            odds, hidden = network.of_candidates(case, words, release)
            told.append((torch.from_numpy(read.slots), odds))
        if case.mentions and lesson.links:
            links = network.of_links(case, hidden, network.of_options(case, words))
            told.append((torch.tensor([said_of_link(exported, read, link) for link in lesson.links]), links))
    if not all(torch.allclose(product, trained, atol=LEAST) for product, trained in told):
        raise SystemExit(f"{lesson.gold.id}: the exported network reads otherwise than the trained one")


def _batches(cases: Sequence[Case], shuffler: random.Random) -> Iterator[list[Case]]:
    """All cases in a new order, those of a batch of much the same length."""
    order = [*cases]
    shuffler.shuffle(order)
    size = AT_ONCE * AT_ONCE
    batches = []
    for start in range(0, len(order), size):
        some = sorted(order[start : start + size], key=lambda case: len(case.states))
        batches += [some[at : at + AT_ONCE] for at in range(0, len(some), AT_ONCE)]
    shuffler.shuffle(batches)
    yield from batches


def _padded(rows: Sequence[Tensor]) -> Tensor:
    return nn.utils.rnn.pad_sequence(list(rows), batch_first=True)
