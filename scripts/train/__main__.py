"""Train, evaluate and package the model: ``python -m scripts.train ../shared/training --out models/sl_nagrade``.

A step whose product is already in the work folder is not done again; an empty work folder trains everything. The data
are UD_Slovenian-SSJ and SUK 1.0 (CLARIN.SI), the registers of names and the raw texts that the model's card names.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import distributed, multiprocessing

from pipeline.network.weights import LAYERS, TABLES
from pipeline.network.words import KnownNames, fingerprint
from scripts.train.augment import NamePool
from scripts.train.card import write_descriptions
from scripts.train.checks import check_export, checker
from scripts.train.evaluate import evaluate
from scripts.train.export import export
from scripts.train.fit import BATCH_WORDS, EPOCHS, RATE, SHARES, Encoder, Words, fit
from scripts.train.labels import collect, lexicon
from scripts.train.material import SILVER_WEIGHT, TIMES, lessons
from scripts.train.network import STATE, Network
from scripts.train.package import assemble
from scripts.train.vectors import HASHES, LONGEST_NGRAM, SHORTEST_NGRAM, read_vectors, train_vectors
from scripts.train_names import read_lists

SEED: Final = 1
NAMES: Final = "mfsp"
MEETING: Final = "processes"
"""File by which the processes find each other."""


def main() -> None:
    """Run the steps in order."""
    parser = argparse.ArgumentParser(prog="python -m scripts.train", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the training data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, replaced")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for what is made on the way")
    parser.add_argument("--threads", type=int, default=2, help="for the vectors; only one is repeatable")
    parser.add_argument("--processes", type=int, default=2, help="for the network, one core each")
    parser.add_argument("--remark", help="what else the card shall say of this training")
    arguments = parser.parse_args()
    data, out, work = arguments.data, arguments.out, arguments.work
    work.mkdir(parents=True, exist_ok=True)

    if not (work / "vectors.floret").exists():
        train_vectors(data, work, threads=arguments.threads)
    if not (work / "network" / TABLES).exists():
        processes = arguments.processes
        (work / MEETING).unlink(missing_ok=True)  # of a run that was broken off
        multiprocessing.spawn(make_network, (processes, data, work), nprocs=processes)
    nlp = assemble(work / "network", out)
    settings: dict[str, object] = {
        "seed": SEED,
        "threads for the vectors": arguments.threads,
        "processes for the network": arguments.processes,
        "epochs": EPOCHS,
        "learning rate at the start": RATE,
        "times that an epoch reads a sentence, by the best of its layers": TIMES,
        "words in a batch of a process": BATCH_WORDS,
        "weight of automatic tags and lemmas": SILVER_WEIGHT,
        "weights of the losses": SHARES,
        "layers": LAYERS,
        "units of a layer, each way": STATE,
    }
    if arguments.remark:
        settings["remark"] = arguments.remark
    figures = evaluate(nlp, data)
    write_descriptions(out, data, f"python -m scripts.train {shlex.join(sys.argv[1:])}", figures, settings)


def make_network(rank: int, processes: int, data: Path, work: Path) -> None:
    """Train the network, as one of several processes, of which the first writes it as the component reads it."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    meeting = f"file://{(work / MEETING).resolve()}"
    distributed.init_process_group("gloo", init_method=meeting, rank=rank, world_size=processes)
    known = {
        kind: np.array(sorted({fingerprint(name) for name in names}), dtype=np.uint32)
        for kind, names in read_lists(data / "gazetteer").items()
        if kind in NAMES
    }
    holds = KnownNames({kind: marks.tolist() for kind, marks in known.items()})
    learnt = list(lessons(data))
    labels = collect(learnt, holds)
    vectors = read_vectors(work, [word for lesson in learnt for word in lesson.sentence.words])
    encoder = Encoder.of(labels, Words(labels, holds, vectors.get_batch))
    parts = torch.from_numpy(labels.tag_parts())
    sizes = (len(labels.scripts), len(labels.relations), len(labels.names))
    network = Network(len(labels.features) + 1, vectors.shape[1], parts, *sizes)
    pool = NamePool((lesson.sentence for lesson in learnt if lesson.weight == 1), data / "gazetteer")
    check = checker(network, encoder, data)
    fit(network, encoder, learnt, pool, seed=SEED, check=check, save=work / "network.pt")
    distributed.destroy_process_group()
    if rank:
        return
    export(
        network,
        labels,
        lexicon(learnt),
        vectors.data,
        known,
        work / "network",
        ngrams=(SHORTEST_NGRAM, LONGEST_NGRAM),
        hashes=HASHES,
    )
    check_export(network, encoder, work / "network", data)


if __name__ == "__main__":
    main()
