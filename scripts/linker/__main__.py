"""Train the linker: ``python -m scripts.linker ../shared/awards_dev``; the command prints and stores what it measured.

It learns from the part of the corpus to develop on, and from real passages where they are at hand; the test part is not
looked at. Cuts and calibration come from cross-validation by release, so from models that had not seen the release.
"""

import argparse
import gzip
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

import orjson

import pipeline
from pipeline import Reader
from pipeline.network.arguments import ARGUMENTS, MARKS, OF_MARKS, ArgumentNetwork
from pipeline.network.weights import save
from pipeline.records import Document
from pipeline.stages.chances import Belief, Chances
from pipeline.stages.claims import WEIGHED
from pipeline.stages.weighing import Linker
from scripts.goldsets import GoldSet, ours, passages
from scripts.linker.arguments import Trained, train
from scripts.linker.choices import CHOICES, Choices, choices
from scripts.linker.learning import calibrated, choice_cut, learn_beliefs, learn_choices, said_of, with_cuts
from scripts.linker.material import Judged, Lesson, judged, lessons, proofs
from scripts.measuring import ReadRelease, bootstrap, calibration_error, evaluation

OURS: Final = "dev"
FOLDS: Final = 5
REPEATED: Final = 3
"""How often a network is shown a passage of somebody else's, of which there are few, for each time one of our own."""

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
    sets = [ours(OURS), *([passages(asked.extra)] if asked.extra else [])]
    reader = pipeline.load(linker=False)
    learnt = sorted(lessons(reader, sets), key=lambda lesson: sha256(lesson.gold.id.encode()).hexdigest())
    held_out = [learnt[fold::FOLDS] for fold in range(FOLDS)]
    sure = [*proofs(reader)]
    parts = [*(_others(held_out, fold) for fold in range(FOLDS)), learnt]
    *trained, final = train_all([[*shown(part), *sure] for part in parts], asked.jobs)
    networks = [one.network() for one in trained]
    weights = weights_of(sets, learnt)
    said = (
        one
        for part, network in zip(held_out, networks, strict=True)
        for lesson in part
        for one in said_of(lesson, network, weights[lesson.source])
    )
    beliefs = learn_beliefs(said, unseen(learnt, weights))
    linkers = [Linker(network, beliefs, {}) for network in networks]
    made = [[choices(one, one.weighed(linker)) for one in part] for part, linker in zip(held_out, linkers, strict=True)]
    sure_choices = [choices(proof, proof.draft.view.facts) for proof in sure]
    choosers = [learn_choices([*_others(made, fold), *sure_choices]) for fold in range(FOLDS)]
    counts = [[weights[one.source] for one in part] for part in held_out]
    cuts = find_choice_cuts(made, counts, choosers)
    folds = [
        Fold(part, Linker(network, beliefs, with_cuts(chooser, cuts)))
        for part, network, chooser in zip(held_out, networks, choosers, strict=True)
    ]
    read = [fold.read(reader) for fold in folds]
    found = [[*_judged(part)] for part in read]
    final_beliefs = calibrated(beliefs, [one for links in found for one in links])
    chooser = with_cuts(learn_choices([*(one for part in made for one in part), *sure_choices]), cuts)
    metrics = {
        "releases": len(learnt),
        "proofs": len(sure),
        "gold": {data.name: data.digest for data in sets},
        "cuts": {name: belief.cut for name, belief in beliefs.items()} | cuts,
        "cuts of what a row has read": {name: belief.ruled for name, belief in beliefs.items()},
        "calibration": calibration(found, beliefs),
        **figures(sets, every := [one for part in read for one in part]),
        "plain releases of dev": figures(sets[:1], [one for one in every if one[0].gold.style == "plain"]),
        "annotated by another model": figures(sets, [one for fold in folds for one in fold.read(reader, states=False)]),
        "worst errors": worst(found, final_beliefs, OURS, learnt),
    }
    store(asked.out, final, final_beliefs, chooser)
    told = orjson.dumps(metrics, option=orjson.OPT_INDENT_2) + b"\n"
    (asked.out / METRICS).write_bytes(told)
    sys.stdout.write(told.decode())


def store(folder: Path, trained: Trained, beliefs: Mapping[str, Belief], chooser: Mapping[str, Chances]) -> None:
    """Write a linker; one that cannot be loaded again fails here."""
    trained = trained.lasting()
    stored = {
        "beliefs": {name: asdict(one) for name, one in beliefs.items()},
        "choices": {name: asdict(one) for name, one in chooser.items()},
    }
    (folder / LINKER).write_bytes(gzip.compress(orjson.dumps(stored, option=orjson.OPT_SORT_KEYS), 9, mtime=0))
    (folder / MARKS).write_bytes(gzip.compress(orjson.dumps(trained.marks), 9, mtime=0))
    save(folder / ARGUMENTS, trained.arrays, [f"marks.{kind}" for kind in OF_MARKS], {}, compressed=True)
    ArgumentNetwork.load(folder)


class Fold(NamedTuple):
    """Releases with a linker that had not seen them."""

    lessons: Sequence[Lesson]
    linker: Linker

    def read(self, reader: Reader, *, states: bool = True) -> list[tuple[Lesson, Document]]:
        """What is read of each release, with what the annotating network holds of its words or without."""
        return [(one, (one if states else one.without_states()).read(reader, self.linker)) for one in self.lessons]


def shown(learnt: Sequence[Lesson]) -> list[Lesson]:
    """What a network is shown in an epoch of releases to learn from: those of others several times."""
    others = [one for one in learnt if one.source != OURS]
    return [*learnt, *others * (REPEATED - 1)]


def train_all(parts: Sequence[Sequence[Lesson]], jobs: int) -> Iterator[Trained]:
    """An argument network for each part, trained side by side."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(train, parts, [SEED] * len(parts))


def weights_of(sets: Sequence[GoldSet], learnt: Sequence[Lesson]) -> dict[str, float]:
    """By source, what a release counts where beliefs are chosen: all sets count the same.

    What the linker reads best is our own prose, of which there is most; its users have other people's.
    """
    sizes = Counter(lesson.source for lesson in learnt)
    return {data.name: max(sizes.values()) / sizes[data.name] for data in sets if sizes[data.name]}


def unseen(learnt: Sequence[Lesson], weights: Mapping[str, float]) -> dict[str, float]:
    """By slot, the weight of the parties of the gold that are no candidates."""
    return {slot: sum(one.unseen[slot] * weights[one.source] for one in learnt) for slot in WEIGHED}


def _judged(read: Sequence[tuple[Lesson, Document]]) -> Iterator[Judged]:
    for lesson, document in read:
        yield from judged(lesson, document.awards)


def find_choice_cuts(
    held_out: Sequence[Sequence[Choices]], counts: Sequence[Sequence[float]], models: Sequence[Mapping[str, Chances]]
) -> dict[str, float]:
    """For each choice the cut that is best on the releases that its folds had not seen, with what each counts."""
    return {
        name: choice_cut(
            (model[name], choice, count)
            for part, own, model in zip(held_out, counts, models, strict=True)
            for one, count in zip(part, own, strict=True)
            for choice in one[name]
        )
        for name in CHOICES
    }


def calibration(found: Sequence[Sequence[Judged]], beliefs: Mapping[str, Belief]) -> dict[str, object]:
    """Expected calibration error of links whose fold had no part in calibrating, with its 95 % interval over draws."""
    pairs: list[tuple[float, bool]] = []
    for fold, links in enumerate(found):
        sure = calibrated(beliefs, _others(found, fold))
        pairs += [(sure[one.slot].confidence(one.chance), one.right) for one in links]
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
    found: Sequence[Sequence[Judged]], beliefs: Mapping[str, Belief], source: str, learnt: Sequence[Lesson]
) -> list[dict[str, object]]:
    """The wrong links of a set that were surest, one a release."""
    own = {lesson.gold.id for lesson in learnt if lesson.source == source}
    everything = [one for part in found for one in part]
    wrong = [(beliefs[o.slot].confidence(o.chance), o) for o in everything if not o.right and o.release in own]
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
