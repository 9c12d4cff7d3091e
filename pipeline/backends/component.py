"""classla as a component of a spaCy pipeline: it sets tags, lemmas, trees and entities of sentences already cut.

https://github.com/clarinsi/classla describes its processors and models. A file of a model is a pickle, which can run
anything when it is loaded: load only models from somebody you trust.
"""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Final

import classla
import torch
from classla.models.lemma.trainer import Trainer
from classla.pipeline.lemma_processor import LemmaProcessor
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.backends.healing import heal, pieces, shown
from pipeline.errors import ModelError, UnreadableError
from pipeline.network.documents import Read, annotate, grouped

WORDS_AT_ONCE: Final = 5000
"""Words of the sentences that classla is given together, which bounds the memory; also what its models take at once."""

_DAMAGED: Final = (
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    EOFError,
    AssertionError,
    pickle.UnpicklingError,
)
"""What comes out of classla where a file of a model is damaged or of another kind."""


class ClasslaComponent:
    """Reads documents with classla, on one core; white space gets no tag and hangs on a word beside it.

    Attributes:
        pipeline: The ``classla.Pipeline``, for sentences cut into words.

    Raises:
        ModelError: If the models cannot be loaded.
    """

    def __init__(self, models: Path, lemmas: Path) -> None:
        with _one_thread():
            self.pipeline = _loaded(models, lemmas)

    def __call__(self, doc: Doc) -> Doc:
        """Read one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Read documents, ``batch_size`` of them at once: their sentences are given to classla together.

        Raises:
            UnreadableError: If classla fails on them.
        """
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            annotate(batch, self._read)
            yield from batch

    def _read(self, sentences: Sequence[Sequence[str]]) -> Iterator[Read]:
        for group in grouped(sentences, WORDS_AT_ONCE):
            yield from self._read_group(group)

    def _read_group(self, sentences: Sequence[Sequence[str]]) -> Iterator[Read]:
        cut = [list(pieces(sentence)) for sentence in sentences]
        given = [[shown(word) for word in piece] for sentence in cut for piece in sentence]
        with _one_thread(), torch.inference_mode():
            try:
                found = iter(self.pipeline(given).sentences)
            except (RuntimeError, ValueError, LookupError, AssertionError) as error:
                raise UnreadableError(
                    f"classla cannot read this text ({error}): use the shipped model for it"
                ) from error
        for sentence, parts in zip(sentences, cut, strict=True):
            yield heal(sentence, list(islice(found, len(parts))))


@contextmanager
def _one_thread() -> Iterator[None]:
    """One thread for PyTorch: several are many times slower where others use the machine, and their sums differ."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _loaded(models: Path, lemmas: Path) -> Any:  # noqa: ANN401 - classla has no types
    """A pipeline of classla's for text that is cut into words already, silent, with the lexicon in memory once."""
    try:
        pipeline = classla.Pipeline(
            "sl",
            dir=str(models),
            processors="tokenize,pos,depparse,ner",
            tokenize_pretokenized=True,
            depparse_pretagged=True,  # so that it does not ask for lemmas, which are put in below
            use_gpu=False,
            logging_level="ERROR",
        )
        config = {"model_path": str(lemmas), "lang": "sl", "mode": "predict"}
        pipeline.processors["lemma"] = _Lemmatiser(config, pipeline, use_gpu=False)
    except _DAMAGED as error:
        raise ModelError(f"{models}: the models of classla cannot be loaded: {error}") from error
    return pipeline


class _Lemmatiser(LemmaProcessor):
    """A lemmatiser with the lexicon that the tagger's file has brought; classla's own would read it there again."""

    def _set_up_model(self, config: dict[str, str], use_gpu: bool) -> None:  # noqa: FBT001 - classla's signature
        tagger = self.pipeline.processors["pos"]
        arguments = {"pos_model_path": None, "pos_lemma_pretag": tagger.config["lemma_pretag"]}
        self._use_identity = False
        self._trainer = Trainer(args=arguments, model_file=config["model_path"], use_cuda=use_gpu)
        entries, tagger.trainer.dict = tagger.trainer.dict or [], None
        if not self._trainer.composite_dict:
            self._trainer.composite_dict = _lemmas(entries)


def _lemmas(entries: list[tuple[str, str, str, str, str]]) -> dict[tuple[str, str], str]:
    """Form and tag to lemma, of form, tag, part of speech, features and lemma; the first entry of several counts.

    The entries are used up on the way, so that the lexicon is in memory once.
    """
    lemmas: dict[tuple[str, str], str] = {}
    while entries:
        form, tag, _, _, lemma = entries.pop()
        lemmas[form, tag] = lemma
    return lemmas


@Language.factory(
    "nagrade_classla",
    assigns=["token.tag", "token.lemma", "token.head", "token.dep", "doc.ents"],
    requires=["token.is_sent_start"],
)
def make_classla(nlp: Language, name: str, models: str, lemmas: str) -> ClasslaComponent:  # noqa: ARG001 - a factory's signature
    """Make the component with the models of a folder, the lemmatiser's by its file; its name carries no meaning."""
    return ClasslaComponent(Path(models), Path(lemmas))
