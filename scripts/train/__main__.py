"""Train, evaluate and package the model: ``python -m scripts.train ../shared/training --out models/sl_nagrade``.

The parts are trained in two processes on one core each. A step whose product is already in the work folder is not
done again; an empty work folder trains everything.
"""

from __future__ import annotations

import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

import spacy
from spacy.training.initialize import convert_vectors
from thinc.api import NumpyOps, set_current_ops

from scripts.train.card import write_descriptions
from scripts.train.corpus import read_conllu
from scripts.train.docs import GOLD, GOLD_REPEATS, write_ner, write_syntax
from scripts.train.evaluate import evaluate
from scripts.train.package import DIMENSIONS, assemble, narrow, save

PARTS: Final = ("syntax", "ner")
SEED: Final = 1
ONE_CORE: Final = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Run the steps in order."""
    parser = argparse.ArgumentParser(prog="python -m scripts.train", description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the training data")
    parser.add_argument("--out", type=Path, required=True, help="folder of the model, replaced")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder for what is made on the way")
    parser.add_argument("--threads", type=int, default=2, help="threads for the vectors; only one is repeatable")
    arguments = parser.parse_args()
    data, out, work = arguments.data, arguments.out, arguments.work
    work.mkdir(parents=True, exist_ok=True)

    make_vectors(data, work, threads=arguments.threads)
    make_docs(data, work)
    train_parts(work)
    set_current_ops(NumpyOps(use_blis=False))
    nlp = assemble(*(work / part / "model-best" for part in PARTS))
    narrow(nlp, sorted({word for name in GOLD for one in read_conllu(data / name) for word in one.words}))
    save(nlp, out)
    settings = {
        "seed": SEED,
        "threads for the vectors": arguments.threads,
        "gold sentences read": f"{GOLD_REPEATS} times for each time of the silver ones",
        "vector dimensions shipped": DIMENSIONS,
        **{f"steps of {part}": steps(part) for part in PARTS},
    }
    figures = evaluate(spacy.load(out), data)
    write_descriptions(out, data, f"python -m scripts.train {shlex.join(sys.argv[1:])}", figures, settings)


def make_vectors(data: Path, work: Path, *, threads: int) -> None:
    """Train floret vectors and store them as an empty pipeline."""
    from scripts.train.vectors import train_vectors  # noqa: PLC0415 - floret is needed for this step only

    if (work / "vectors").exists():
        return
    nlp = spacy.blank("sl")
    convert_vectors(nlp, train_vectors(data, work, threads=threads), truncate=0, prune=-1, mode="floret")
    nlp.to_disk(work / "vectors")


def make_docs(data: Path, work: Path) -> None:
    """Write the documents that the two parts are trained on."""
    vocab = spacy.blank("sl").vocab
    for part, write in (("syntax", write_syntax), ("ner", write_ner)):
        if not (work / f"{part}-dev.spacy").exists():
            write(data, work, vocab, seed=SEED)


def train_parts(work: Path) -> None:
    """Train both parts at once, each in a process of its own."""
    missing = [part for part in PARTS if not (work / part / "model-best").exists()]
    command = [sys.executable, "-m", "scripts.train.fit"]
    running = [
        subprocess.Popen([*command, part, str(work)], env=os.environ | ONE_CORE)  # noqa: S603 - our own module
        for part in missing
    ]
    if any([process.wait() for process in running]):  # noqa: C419 - every process is waited for
        raise SystemExit("training failed")


def steps(part: str) -> int:
    """Steps of a part, from its configuration."""
    config = spacy.util.load_config(Path(__file__).parent / "config" / f"{part}.cfg", interpolate=False)
    return int(config["training"]["max_steps"])


if __name__ == "__main__":
    main()
