"""How the network does on the stopping files while it is trained: quick figures, not those of ``evaluate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import torch

from pipeline.network.decoding import allowed_moves, best_paths, spans_of
from pipeline.network.layers import steps_of
from pipeline.network.reader import NetworkReader
from pipeline.network.weights import ARRAYS, TABLES, Weights, load_tables
from scripts.train.corpus import Sentence, read_conllu, read_entities
from scripts.train.evaluate import f1
from scripts.train.material import DEV, ENTITIES_DEV
from scripts.train.network import NONE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from scripts.train.fit import Encoder
    from scripts.train.network import Network

AT_ONCE: Final = 64
COMPARED: Final = 200
LEAST_SAME: Final = 0.995


def checker(network: Network, encoder: Encoder, data: Path) -> Callable[[], str]:
    """A function that says how the network does now: shares of right tags, scripts and arcs, F1 of names."""
    trees, named = list(read_conllu(data / DEV)), list(read_entities(data / ENTITIES_DEV))

    def check() -> str:
        with torch.no_grad():
            return f"{words(network, encoder, trees)}, {names(network, encoder, named)}"

    return check


def groups(sentences: Sequence[Sentence]) -> Iterator[list[tuple[Sentence, float]]]:
    """The sentences by length, some at once."""
    ordered = sorted(sentences, key=lambda one: len(one.words))
    for start in range(0, len(ordered), AT_ONCE):
        yield [(one, 1.0) for one in ordered[start : start + AT_ONCE]]


def words(network: Network, encoder: Encoder, sentences: Sequence[Sentence]) -> str:
    """Shares over the words; heads are the best of each word alone."""
    right, seen = torch.zeros(4), 0
    for group in groups(sentences):
        batch = encoder.batch(group, None)
        second, third = network.encode(batch)
        there = batch.heads != NONE
        tags = network.tag_scores(second).argmax(dim=-1)
        scripts = network.script_scores(second[there], tags[there]).argmax(dim=-1)
        arcs = network.arc_scores(third)
        places = torch.arange(arcs.shape[2])
        heads = arcs.masked_fill(places[None, None, :] > batch.lengths[:, None, None], -1e9).argmax(dim=-1)
        relations = network.relation_scores(third, heads).argmax(dim=-1)
        arc = heads == batch.heads
        labelled = arc & (relations == batch.relations)
        hits = ((tags == batch.tags)[there], scripts == batch.scripts[there], arc[there], labelled[there])
        right += torch.tensor([hit.sum() for hit in hits])
        seen += int(there.sum())
    shares = (100 * right / seen).tolist()
    return " ".join(
        f"{name} {share:.2f}" for name, share in zip(("tags", "scripts", "uas", "las"), shares, strict=True)
    )


def names(network: Network, encoder: Encoder, sentences: Sequence[Sentence]) -> str:
    """F1 of names whose borders and label are right."""
    labels = encoder.labels.names
    start, moves, end = allowed_moves(labels)
    start, moves, end = (
        allowed + weights.detach().numpy()
        for allowed, weights in ((start, network.name_start), (moves, network.name_moves), (end, network.name_end))
    )
    right = found = wanted = 0
    for group in groups(sentences):
        batch = encoder.batch(group, None)
        scores = network.name_scores(network.encode(batch)[1]).numpy()
        for at, length in enumerate(batch.lengths.tolist()):
            gold = set(spans_of(batch.names[at, :length].tolist(), labels))
            guess = set(
                spans_of(best_paths(scores[at, :length], steps_of([length]), start, moves, end).tolist(), labels)
            )
            right, found, wanted = right + len(gold & guess), found + len(guess), wanted + len(gold)
    return f"names {f1(right, found, wanted)}"


def check_export(network: Network, encoder: Encoder, folder: Path, data: Path) -> None:
    """See that the exported network reads the stopping file as the trained one does, but for the lost precision.

    Raises:
        SystemExit: If it does not.
    """
    reader = NetworkReader(Weights.load(folder / ARRAYS), load_tables(folder / TABLES))
    sentences = list(read_conllu(data / DEV))[:COMPARED]
    network.eval()
    same = seen = 0
    for sentence, read in zip(sentences, reader.read([one.words for one in sentences]), strict=True):
        with torch.no_grad():
            scores = network.tag_scores(network.encode(encoder.batch([(sentence, 1.0)], None))[0])
        tags = [encoder.labels.tags[number] for number in scores[0].argmax(dim=-1).tolist()]
        seen += len(tags)
        same += sum(one == other for one, other in zip(tags, read.tags, strict=True))
    if same < LEAST_SAME * seen:
        raise SystemExit(f"{folder}: reads only {same} of {seen} tags as the trained network does")
