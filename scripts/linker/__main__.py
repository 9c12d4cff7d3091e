"""Train the linker: ``python -m scripts.linker ../shared/awards_dev``; the command prints and stores what it measured.

It learns from the part of the corpus to develop on, and from real passages where they are at hand; the test part is not
looked at. Cuts and calibration come from cross-validation by release, so from models that had not seen the release.
"""

import argparse
import gzip
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import numpy as np
import orjson
from numpy.typing import NDArray

import pipeline
from pipeline import Reader
from pipeline.network.arguments import ARGUMENTS, ArgumentNetwork
from pipeline.network.weights import Weights, save
from pipeline.records import Document
from pipeline.stages.chances import Chances
from pipeline.stages.weighing import LINK, NEWS
from scripts.goldsets import GoldSet, ours, passages
from scripts.linker.arguments import case_of, train
from scripts.linker.choices import CHOICES, Choices, choices
from scripts.linker.joining import learn_joint, pairs_of
from scripts.linker.learning import (
    MODELS,
    best_cut,
    calibrated,
    choice_cut,
    deciding,
    fairest_cut,
    learn,
    learn_choices,
    with_cuts,
)
from scripts.linker.material import Judged, Lesson, judged, lessons, proofs
from scripts.measuring import ReadRelease, bootstrap, calibration_error, evaluation

FOLDS: Final = 5
MODEL: Final = Path(__file__).resolve().parents[2] / "models" / "sl_nagrade"
WORST: Final = 15
SEED: Final = 1
LINKER: Final = "linker.json.gz"
METRICS: Final = "linker_metrics.json"
_T = TypeVar("_T")


def main() -> None:
    """Read, cross-validate, learn, write."""
    parser = argparse.ArgumentParser(prog="python -m scripts.linker", description=__doc__)
    parser.add_argument("extra", nargs="?", type=Path, help="a folder with gold.jsonl and docs/ to learn from too")
    parser.add_argument("--out", type=Path, default=MODEL, help="folder of the model")
    parser.add_argument("--jobs", type=int, default=2, help="networks trained side by side, each on one core")
    asked = parser.parse_args()
    sets = [ours("dev"), *([passages(asked.extra)] if asked.extra else [])]
    reader = pipeline.load(linker=False)
    learnt = sorted(lessons(reader, sets), key=lambda lesson: sha256(lesson.gold.id.encode()).hexdigest())
    held_out = [learnt[fold::FOLDS] for fold in range(FOLDS)]
    sure = [*proofs(reader)]
    *networks, arguments = train_all([*(_others(held_out, fold) for fold in range(FOLDS)), learnt], sure, asked.jobs)
    models = [learn(_others(held_out, fold), sure) for fold in range(FOLDS)]
    cuts = find_cuts(held_out, models)
    judges = list(zip(held_out, models, map(network_of, networks), strict=True))
    said = (pair for part, model, network in judges for one in part for pair in pairs_of(one, model, network))
    joined, joint_cuts = learn_joint(said, unseen(held_out))
    cuts |= joint_cuts
    judges = [(part, with_cuts(model | joined, cuts), network) for part, model, network in judges]
    sure_choices = [choices(proof, proof.draft.view.facts) for proof in sure]
    made = [[choices(one, one.weighed(model, network)) for one in part] for part, model, network in judges]
    choosers = [learn_choices([*_others(made, fold), *sure_choices]) for fold in range(FOLDS)]
    cuts |= find_choice_cuts(made, choosers)
    folds = [
        Fold(part, with_cuts(model | chooser, cuts), network)
        for (part, model, network), chooser in zip(judges, choosers, strict=True)
    ]
    read, alone = ([fold.read(reader, network=network) for fold in folds] for network in (True, False))
    found, found_alone = ([[*_judged(part)] for part in way] for way in (read, alone))
    linker = learn(learnt, sure) | joined | learn_choices([*(one for part in made for one in part), *sure_choices])
    linker = calibrated(with_cuts(linker, cuts), [one for links in found_alone for one in links], network=False)
    linker = calibrated(linker, [one for links in found for one in links], network=True)
    metrics = {
        "releases": len(learnt),
        "proofs": len(sure),
        "gold": {data.name: data.digest for data in sets},
        "cuts": cuts,
        "calibration": calibration(found, [fold.models for fold in folds]),
        **figures(sets, [one for part in read for one in part]),
        "without the argument network": figures(sets, [one for part in alone for one in part]),
        "worst errors": worst(found, linker, ours("dev").name, learnt),
    }
    stored = {name: asdict(model) for name, model in sorted(linker.items())}
    (asked.out / LINKER).write_bytes(gzip.compress(orjson.dumps(stored, option=orjson.OPT_SORT_KEYS), 9, mtime=0))
    save(asked.out / ARGUMENTS, arguments, (), {})
    ArgumentNetwork.of(Weights.load(asked.out / ARGUMENTS))  # what cannot be loaded fails here
    told = orjson.dumps(metrics, option=orjson.OPT_INDENT_2) + b"\n"
    (asked.out / METRICS).write_bytes(told)
    sys.stdout.write(told.decode())


class Fold(NamedTuple):
    """Releases with the models that had not seen them."""

    lessons: Sequence[Lesson]
    models: Mapping[str, Chances]
    arguments: ArgumentNetwork

    def read(self, reader: Reader, *, network: bool) -> list[tuple[Lesson, Document]]:
        """What is read of each release, with the argument network or without."""
        return [(one, one.read(reader, self.models, self.arguments if network else None)) for one in self.lessons]


def train_all(
    parts: Sequence[Sequence[Lesson]], sure: Sequence[Lesson], jobs: int
) -> Iterator[dict[str, NDArray[np.float32]]]:
    """The weights of an argument network for each part, trained side by side; proofs are learnt with each."""
    cases = [[case_of(lesson) for lesson in (*part, *sure)] for part in parts]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(train, cases, [SEED] * len(cases))


def network_of(weights: Mapping[str, NDArray[np.float32]]) -> ArgumentNetwork:
    """The network of these weights."""
    return ArgumentNetwork.of(Weights(weights))


def unseen(held_out: Sequence[Sequence[Lesson]]) -> dict[str, int]:
    """By model, how many parties of the gold are no candidates."""
    return {name: sum(lesson.unseen.get(name, 0) for part in held_out for lesson in part) for name in MODELS}


def _judged(read: Sequence[tuple[Lesson, Document]]) -> Iterator[Judged]:
    for lesson, document in read:
        yield from judged(lesson, document.awards)


def find_cuts(held_out: Sequence[Sequence[Lesson]], models: Sequence[Mapping[str, Chances]]) -> dict[str, float]:
    """For each model the cut that is best on the releases that its folds had not seen."""
    cuts, lost = {}, unseen(held_out)
    for name in MODELS:
        pairs = [
            (model[name].of(example.marks), example.right)
            for part, model in zip(held_out, models, strict=True)
            for lesson in part
            for example in lesson.examples.get(name, ())
            if name != LINK or "slot=recipient" not in example.marks  # winners have a cut of their own
        ]
        cuts[name] = fairest_cut(pairs) if name == NEWS else best_cut(pairs, lost[name])
    return cuts


def find_choice_cuts(
    held_out: Sequence[Sequence[Choices]], models: Sequence[Mapping[str, Chances]]
) -> dict[str, float]:
    """Likewise for the models of choices."""
    return {
        name: choice_cut(
            (model[name], choice)
            for part, model in zip(held_out, models, strict=True)
            for one in part
            for choice in one[name]
        )
        for name in CHOICES
    }


def calibration(found: Sequence[Sequence[Judged]], models: Sequence[Mapping[str, Chances]]) -> dict[str, object]:
    """Expected calibration error of links whose fold had no part in calibrating, with its 95 % interval over draws."""
    pairs: list[tuple[float, bool]] = []
    for fold, links in enumerate(found):
        linker = calibrated(models[fold], _others(found, fold), network=True)
        pairs += [(linker[deciding(one.slot, network=True)].confidence(one.chance), one.right) for one in links]
    return {
        "links": len(pairs),
        "expected calibration error": round(calibration_error(pairs), 4),
        "interval": [round(edge, 4) for edge in bootstrap(pairs, calibration_error)],
    }


def figures(sets: Sequence[GoldSet], read: Sequence[tuple[Lesson, Document]]) -> dict[str, dict[str, object]]:
    """F1 in percent on each set, and live records on releases without one, of what was read of each release."""
    validated: dict[str, object] = {}
    false: dict[str, object] = {}
    for data in sets:
        own = [ReadRelease(one.gold, one.text, document) for one, document in read if one.source == data.name]
        result = evaluation(own, with_past=data.with_past)
        validated[data.name] = {figure.name: round(100 * figure.f1, 1) for figure in result.figures}
        false[data.name] = next(iter(result.remarks.values()))
    return {"cross-validated F1": validated, "false live records": false}


def worst(
    found: Sequence[Sequence[Judged]], linker: Mapping[str, Chances], source: str, learnt: Sequence[Lesson]
) -> list[dict[str, object]]:
    """The wrong links of a set that were surest, one a release."""
    own = {lesson.gold.id for lesson in learnt if lesson.source == source}
    everything = [one for part in found for one in part]
    wrong = [
        (linker[deciding(o.slot, network=True)].confidence(o.chance), o)
        for o in everything
        if not o.right and o.release in own
    ]
    surest: dict[str, dict[str, object]] = {}
    for confidence, one in sorted(wrong, key=lambda pair: (-pair[0], pair[1])):
        shown = {"name": one.name, "slot": one.slot, "award": one.award, "confidence": round(confidence, 2)}
        surest.setdefault(one.release, {"release": one.release, **shown})
    return list(surest.values())[:WORST]


def _others(parts: Sequence[Sequence[_T]], fold: int) -> list[_T]:
    """What is in the other folds."""
    return [one for at, part in enumerate(parts) if at != fold for one in part]


if __name__ == "__main__":
    main()
