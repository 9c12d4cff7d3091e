"""The ways to read texts that are measured against each other; each is loaded once and reads as often as it is asked.

A way imports what it needs when it is loaded, since each runs in the environment that has it.
"""

from collections.abc import Callable, Iterable, Sequence
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.language import Language

Texts = Sequence[str]
Read = Callable[[Texts], str]
"""Reads texts; what it answers is a digest where what it makes is compared, else empty."""
_TAUGHT: Final = 60
"""Releases whose annotation gives the untrained pipeline its labels."""


def _whole(*, awards_only: bool = False) -> Read:
    """From text to the lines of the awards feed."""
    import orjson  # noqa: PLC0415 - not in every environment, as all that follows here

    import pipeline  # noqa: PLC0415

    reader = pipeline.load()

    def read(texts: Texts) -> str:
        digest = sha256()
        for document in reader.pipe(map(pipeline.Release, texts), awards_only=awards_only):
            if not isinstance(document, pipeline.NagradeError):
                for record in document.award_records():
                    digest.update(orjson.dumps(record.model_dump()))
        return digest.hexdigest()

    return read


def _model() -> Read:
    import pipeline  # noqa: PLC0415

    return _by_pipeline(pipeline.load().nlp)


def _untrained() -> Read:
    """Components of spaCy at their default sizes over one shared layer; the shipped model's annotation gives labels."""
    import spacy  # noqa: PLC0415
    from spacy.training import Example  # noqa: PLC0415

    import pipeline  # noqa: PLC0415
    from scripts.goldsets import CORPUS  # noqa: PLC0415

    nlp = spacy.blank("sl")
    shared = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    nlp.add_pipe("tok2vec")
    for name in ("tagger", "trainable_lemmatizer", "parser", "ner"):
        nlp.add_pipe(name, config={"model": {"tok2vec": shared}})
    teacher = pipeline.load().nlp
    paths = sorted((CORPUS / "releases").glob("*.txt"))[:_TAUGHT]
    taught = [teacher(path.read_text(encoding="utf-8")) for path in paths]
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc) for doc in taught])
    return _by_pipeline(nlp)


def _by_pipeline(nlp: "Language") -> Read:
    return lambda texts: _drained(nlp.pipe(texts, batch_size=64))


def _classla(models: Path, joined: int) -> Read:
    """The pipeline of classla, given our tokens, so many releases joined; 0: as it comes, with its own tokenizer."""
    if not joined:
        read = import_module("classla").Pipeline(
            "sl", dir=str(models), processors="tokenize,pos,lemma,depparse,ner", use_gpu=False, logging_level="ERROR"
        )
        return lambda texts: _drained(map(read, texts))
    import pipeline  # noqa: PLC0415

    nlp = pipeline.load(backend="classla", models=models).nlp
    return lambda texts: _drained(
        doc for first in range(0, len(texts), joined) for doc in nlp.pipe(texts[first : first + joined])
    )


def _obeliks() -> Read:
    run = import_module("obeliks").run
    return lambda texts: _drained(run(text=text) for text in texts)


def _simplemma() -> Read:
    module = import_module("simplemma")
    return lambda texts: _drained(module.text_lemmatizer(text, lang="sl") for text in texts)


def _drained(made: Iterable[object]) -> str:
    for _ in made:
        pass
    return ""


NAGRADE: Final = "nagrade, whole"
AWARDS_ONLY: Final = "nagrade, awards only"
MODEL: Final = "its spaCy model alone"
UNTRAINED: Final = "spaCy's smallest pipeline"
AS_IT_COMES: Final = "classla as it comes"
JOINED: Final = "classla, eight releases joined"
OBELIKS: Final = "obeliks (tokens, sentences)"
SIMPLEMMA: Final = "simplemma (lemmas)"

WAYS: Final[dict[str, Callable[[Path], Read]]] = {
    NAGRADE: lambda _: _whole(),
    AWARDS_ONLY: lambda _: _whole(awards_only=True),
    MODEL: lambda _: _model(),
    UNTRAINED: lambda _: _untrained(),
    AS_IT_COMES: lambda models: _classla(models, 0),
    JOINED: lambda models: _classla(models, 8),
    OBELIKS: lambda _: _obeliks(),
    SIMPLEMMA: lambda _: _simplemma(),
}
CLASSLA: Final = frozenset({AS_IT_COMES, JOINED, OBELIKS})
"""The ways that run in the environment with classla."""
