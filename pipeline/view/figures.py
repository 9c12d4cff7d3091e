"""The figures of an evaluation, as a table or as JSON."""

import json
from collections.abc import Iterator

from pipeline.evaluate import Evaluation

_NAME = 24


def figures_table(evaluation: Evaluation, errors: int) -> Iterator[str]:
    """The figures, a line each, then the remarks and the first ``errors`` misses."""
    yield f"{evaluation.documents} documents"
    yield f"{'':{_NAME}}{'gold':>6}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}"
    for name, gold, found, precision, recall, f1 in evaluation.figures:
        yield f"{name:{_NAME}}{gold:6}{found:7}{precision:8.3f}{recall:8.3f}{f1:8.3f}"
    for name, remark in evaluation.remarks.items():
        yield f"{name}: {remark}"
    for miss in evaluation.misses[:errors]:
        yield f"{miss.figure}, {miss.document}, {miss.kind}: {miss.fact}"


def figures_json(evaluation: Evaluation) -> str:
    """The figures as one JSON object."""
    figures: dict[str, object] = {
        name: {"gold": gold, "found": found, "p": precision, "r": recall, "f1": f1}
        for name, gold, found, precision, recall, f1 in evaluation.figures
    }
    return json.dumps({**figures, **evaluation.remarks})
