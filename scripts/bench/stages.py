"""What each stage of a release costs: ``pipeline.extract`` with a clock around every stage that it calls."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import orjson

import pipeline
from pipeline import extract

MODEL: Final = "annotate"
"""The stage that is the model's; all others are ours."""
JSON: Final = "json"
_FOREIGN: Final = "The town library will open its new reading room on Monday, and everybody is welcome."
"""What has the model of languages loaded, which is not a stage's cost."""
STAGES: Final = (
    "slovene_parts",
    "find_layout",
    MODEL,
    "with_known_words",
    "find_entities",
    "find_sender",
    "with_own_offices",
    "read_sentences",
    "find_claims",
    "resolve",
    "merge",
    "weigh",
    "dated",
    "affiliated",
    "assemble",
)


def stage_seconds(texts: Sequence[str]) -> dict[str, float]:
    """Processor seconds of each stage over the texts, in their order, JSON last; ``rest`` is what is between them."""
    reader = pipeline.load()
    list(reader.pipe(map(pipeline.Release, (texts[0], _FOREIGN))))
    gc.collect()  # else the stages that make most objects pay for going through all that is loaded
    gc.freeze()
    spent: dict[str, float] = defaultdict(float)
    with _clocks(spent):
        started = time.process_time()
        documents = [one for one in reader.pipe(map(pipeline.Release, texts)) if isinstance(one, pipeline.Document)]
        whole = time.process_time() - started
    started = time.process_time()
    for document in documents:
        orjson.dumps([record.model_dump() for record in document.award_records()])
    gc.unfreeze()
    ordered = {stage: spent[stage] for stage in STAGES}
    return {**ordered, "rest": whole - sum(ordered.values()), JSON: time.process_time() - started}


def own_share(spent: dict[str, float]) -> float:
    """The share of the time that is not the model's."""
    return 1 - spent[MODEL] / sum(spent.values())


@contextmanager
def _clocks(spent: dict[str, float]) -> Iterator[None]:
    plain = {stage: getattr(extract, stage) for stage in STAGES}
    try:
        for stage, work in plain.items():
            setattr(extract, stage, _clocked(stage, work, spent))
        yield
    finally:
        for stage, work in plain.items():
            setattr(extract, stage, work)


def _clocked(stage: str, work: Callable[..., object], spent: dict[str, float]) -> Callable[..., object]:
    def clocked(*given: object, **named: object) -> object:
        started = time.process_time()
        try:
            return work(*given, **named)
        finally:
            spent[stage] += time.process_time() - started

    return clocked
