"""Training of one part of the pipeline from its configuration."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import thinc.loss
from spacy import util
from spacy.language import DEFAULT_CONFIG_PATH
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from thinc.api import Config, NumpyOps, set_current_ops

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

CONFIGS: Final = Path(__file__).parent / "config"


def one_hot(labels: NDArray[np.int32], n_classes: int, *, label_smoothing: float = 0.0) -> NDArray[np.float32]:
    """What ``thinc.util.to_categorical`` gives, without a square matrix of all classes for every document."""
    rest = label_smoothing / (n_classes - 1) if label_smoothing else 0.0
    rows = np.full((len(labels), n_classes), rest, dtype="float32")
    rows[np.arange(len(labels)), labels] = 1 - label_smoothing
    return rows


def fit(part: str, work: Path, overrides: Mapping[str, object] | None = None) -> Path:
    """Train ``syntax`` or ``ner`` from the files in the work folder; the best model on dev is what is kept."""
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product is three times as fast on one core
    vars(thinc.loss)["to_categorical"] = one_hot  # saves a third of the training time with some thousand classes
    paths = {
        "paths.train": str(work / f"{part}-train.spacy"),
        "paths.dev": str(work / f"{part}-dev.spacy"),
        "paths.vectors": str(work / "vectors"),
    }
    base = util.load_config(CONFIGS / f"{part}.cfg", interpolate=False, overrides=paths | dict(overrides or {}))
    settings = Config(util.load_config(DEFAULT_CONFIG_PATH)).merge(base)
    settings["pretraining"] = {}
    out = work / part
    out.mkdir(parents=True, exist_ok=True)
    train(init_nlp(settings), out, stdout=sys.stdout, stderr=sys.stderr)
    return out / "model-best"


if __name__ == "__main__":
    fit(sys.argv[1], Path(sys.argv[2]))
