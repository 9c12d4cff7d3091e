"""Speed and memory of the backends on one core, in one run: ``python -m scripts.measure_backends MODELS``.

MODELS is a folder with classla's models, of ``python -m scripts.train_classla --full-size --out MODELS`` or published.
Each way to annotate runs in a process of its own, over the same releases of the corpus; what it takes to load the
models is not in the speed. Peak memory is the most that the process ever held.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import orjson

import pipeline
from scripts.goldsets import CORPUS
from scripts.memory import peak

EVERY: Final = 12
"""One release of the corpus in so many."""
MEGABYTES: Final = 1000
Way = Callable[[Path, list[str]], tuple[float, int]]
"""Models and texts to the seconds that annotating took, and how many words there were."""


def main() -> None:
    """Measure every way, or the one that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m scripts.measure_backends", description=__doc__)
    parser.add_argument("models", type=Path, help="folder with classla's models")
    parser.add_argument("--only", choices=list(WAYS), help="this way alone, as one line of JSON")
    arguments = parser.parse_args()
    if arguments.only:
        print(orjson.dumps(measured(arguments.only, arguments.models)).decode())  # noqa: T201 - what it is for
        return
    print("| | words a second | peak memory, GB |\n|---|---:|---:|")  # noqa: T201 - likewise
    for name in WAYS:
        speed, memory = orjson.loads(_alone(name, arguments.models))
        print(f"| {name} | {speed:.0f} | {memory:.1f} |", flush=True)  # noqa: T201 - likewise


def measured(name: str, models: Path) -> tuple[float, float]:
    """Words a second and gigabytes of a way."""
    paths = sorted((CORPUS / "releases").glob("*.txt"))[::EVERY]
    seconds, words = WAYS[name](models, [path.read_text(encoding="utf-8") for path in paths])
    return words / seconds, peak() / MEGABYTES


def _alone(name: str, models: Path) -> bytes:
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "scripts.measure_backends", str(models), "--only", name],
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        check=True,
    ).stdout


def _timed(texts: list[str], reads: Callable[[list[str]], Iterator[int]]) -> tuple[float, int]:
    """The seconds and words of reading the texts; the first is read once before, to get ready."""
    list(reads(texts[:1]))
    started = time.perf_counter()
    words = sum(reads(texts))
    return time.perf_counter() - started, words


def _shipped(_: Path, texts: list[str]) -> tuple[float, int]:
    nlp = pipeline.load().nlp
    return _timed(texts, lambda given: (_words(nlp(text)) for text in given))


def _classla(joined: Callable[[list[str]], list[list[str]]]) -> Way:
    def way(models: Path, texts: list[str]) -> tuple[float, int]:
        nlp = pipeline.load(backend="classla", models=models).nlp
        return _timed(texts, lambda given: (_words(doc) for group in joined(given) for doc in nlp.pipe(group)))

    return way


def _as_it_comes(models: Path, texts: list[str]) -> tuple[float, int]:
    from classla import Pipeline  # noqa: PLC0415 - not for the other ways

    processors = "tokenize,pos,lemma,depparse,ner"
    read = Pipeline("sl", dir=str(models), processors=processors, use_gpu=False, logging_level="ERROR")
    return _timed(texts, lambda given: (read(text).num_words for text in given))


def _words(doc: object) -> int:
    return sum(not token.is_space for token in doc)  # type: ignore[attr-defined]  # a spaCy document


WAYS: Final[dict[str, Way]] = {
    "shipped model": _shipped,
    "classla, the parts of a release together": _classla(lambda texts: [[text] for text in texts]),
    "classla, a line at a time": _classla(
        lambda texts: [[line] for text in texts for line in text.split("\n") if line]
    ),
    "classla, eight releases together": _classla(lambda texts: [texts[i : i + 8] for i in range(0, len(texts), 8)]),
    "classla as it comes, a release at a time": _as_it_comes,
}


if __name__ == "__main__":
    main()
