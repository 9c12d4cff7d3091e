"""Train models that classla reads, with its own trainers: ``python -m scripts.train_classla --out FOLDER``.

Its published models cannot be had without a network, and its trainers make the same files. Here they learn, in a
minute, from sentences of the corpus as the shipped model reads them: enough to try the whole backend, not to read well.
With ``--full-size`` the networks and vectors are as large as the published ones and hardly trained, which is what
speed and memory are measured with.

The folder has the publisher's layout: ``resources.json``, and ``sl/PROCESSOR/standard.pt`` of the processors pos,
lemma, depparse, ner and of the vectors, pretrain. As in the published models the lexicon lies in the tagger's file,
and the lemmatiser takes it from there.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import numpy as np
import orjson
from spacy.tokens import Doc, Span

import pipeline
from scripts.goldsets import CORPUS

PACKAGE: Final = "standard"
PROCESSORS: Final = ("pos", "lemma", "depparse", "ner")
VECTORS: Final = [{"model": "pretrain", "package": PACKAGE}]
RESOURCES: Final = {
    "sl": {
        "lang_name": "Slovenian",
        "tokenize": {PACKAGE: {"library": "obeliks", "type": PACKAGE}},
        **{name: {PACKAGE: {}} for name in ("pretrain", *PROCESSORS)},
        "default_processors": dict.fromkeys(("tokenize", *PROCESSORS), PACKAGE),
        "default_dependencies": {"pos": VECTORS, "depparse": VECTORS},
    }
}
DEV_SHARE: Final = 10
"""One release in so many tells the trainers which state to keep."""


class Size(NamedTuple):
    """How large the models are and how long they learn.

    Attributes:
        releases: How many of the corpus are learnt from.
        steps: Batches of 300 words for tagger and parser, of 32 sentences for the names' tagger.
        epochs: Of the lemmatiser.
        dimensions: Of the vectors.
        vectors: How many there are beyond the words of the corpus.
        forms: How many the lexicon has beyond the words of the corpus.
        layers: Options that make the networks smaller than the trainers make them by themselves.
    """

    releases: int
    steps: int
    epochs: int
    dimensions: int
    vectors: int
    forms: int
    layers: dict[str, tuple[str, ...]]


_NARROW: Final = ("--hidden_dim", "48", "--char_hidden_dim", "32", "--char_emb_dim", "16", "--word_emb_dim", "32")
_SHALLOW: Final = (
    *("--deep_biaff_hidden_dim", "32", "--composite_deep_biaff_hidden_dim", "16", "--num_layers", "1"),
    *("--transformed_dim", "32", "--tag_emb_dim", "16", "--dropout", "0.1", "--word_dropout", "0.1"),
)
SMALL: Final = Size(
    releases=30,
    steps=200,
    epochs=2,
    dimensions=24,
    vectors=0,
    forms=0,
    layers={
        "tagger": (*_NARROW, *_SHALLOW),
        "parser": (*_NARROW, *_SHALLOW),
        "lemmatizer": ("--hidden_dim", "32", "--emb_dim", "16", "--pos_dim", "16"),
        "ner_tagger": (
            *("--hidden_dim", "48", "--char_hidden_dim", "16", "--char_emb_dim", "16"),
            *("--optim", "adam", "--lr", "0.005", "--dropout", "0.1"),
        ),
    },
)
FULL: Final = Size(
    releases=20,
    steps=1,
    epochs=1,
    dimensions=100,
    vectors=250_000,  # the trainers keep no more
    forms=2_800_000,  # of Sloleks 2.0, the lexicon of the published models
    layers={},
)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(prog="python -m scripts.train_classla", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    parser.add_argument("--full-size", action="store_true", help="as large as the published ones, hardly trained")
    arguments = parser.parse_args()
    size = FULL if arguments.full_size else SMALL
    with TemporaryDirectory() as work:
        train(read_corpus(size.releases), size, arguments.out, Path(work))


def read_corpus(releases: int) -> list[list[Span]]:
    """The sentences of the first releases of the corpus, release by release, as the shipped model reads them."""
    paths = sorted((CORPUS / "releases").glob("*.txt"))[:releases]
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return [list(_with_words(doc)) for doc in pipeline.load().nlp.pipe(texts)]


def train(releases: Sequence[Sequence[Span]], size: Size, out: Path, work: Path) -> None:
    """Write the models of a size to ``out``; ``work`` is for what is made on the way.

    Raises:
        SystemExit: A trainer failed; it holds the end of what that said.
    """
    parts = {
        "dev": [sentence for release in releases[::DEV_SHARE] for sentence in release],
        "train": [sentence for number, release in enumerate(releases) if number % DEV_SHARE for sentence in release],
    }
    for part, sentences in parts.items():
        (work / f"{part}.conllu").write_text("\n".join(map(_conllu, sentences)) + "\n", encoding="utf-8")
        (work / f"{part}.json").write_bytes(orjson.dumps(list(map(_named, sentences))))
    _write_vectors(work / "vectors", parts["train"], size)
    _write_lexicon(work / "lexicon.tsv", parts["train"], size)
    folders = {name: out / "sl" / name for name in ("pretrain", *PROCESSORS)}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    pos, vectors = (folders[name] / f"{PACKAGE}.pt" for name in ("pos", "pretrain"))
    steps = ("--max_steps", str(size.steps), "--eval_interval", str(size.steps), "--log_step", "1000")
    treebank = ("--shorthand", "sl_ssj", "--save_name", f"{PACKAGE}.pt", "--wordvec_file", str(work / "vectors"))
    given = (*treebank, *steps, "--batch_size", "300", "--pretrain_file", str(vectors))
    lexicon = ("--inflectional_lexicon_path", str(work / "lexicon.tsv"))
    _run("tagger", size, work, *given, *lexicon, "--fix_eval_interval", "--save_dir", str(folders["pos"]))
    _run("parser", size, work, *given, "--save_dir", str(folders["depparse"]))
    lemma = ("--model_dir", str(folders["lemma"]), "--model_file", "sl", "--num_epoch", str(size.epochs))
    _run("lemmatizer", size, work, "--pos", "--pos_model_path", str(pos), *lemma, "--log_step", "1000")
    (folders["lemma"] / "sl_lemmatizer.pt").rename(folders["lemma"] / f"{PACKAGE}.pt")
    names = ("--word_emb_dim", str(size.dimensions), "--save_dir", str(folders["ner"]))
    _run("ner_tagger", size, work, *treebank, *steps, *names)
    (out / "resources.json").write_bytes(orjson.dumps(RESOURCES, option=orjson.OPT_INDENT_2))


def _run(trainer: str, size: Size, work: Path, *options: str) -> None:
    """Run one of classla's trainers on one core."""
    suffix = "json" if trainer == "ner_tagger" else "conllu"
    files = ["--train_file", str(work / f"train.{suffix}"), "--eval_file", str(work / f"dev.{suffix}")]
    if suffix == "conllu":
        files += ["--gold_file", str(work / "dev.conllu"), "--output_file", str(work / "read.conllu")]
    words = [sys.executable, "-m", f"classla.models.{trainer}", "--mode", "train", "--lang", "sl", "--cpu"]
    ended = subprocess.run(  # noqa: S603 - our own words
        [*words, *files, *size.layers.get(trainer, ()), *options],
        env=os.environ | {"OMP_NUM_THREADS": "1"},  # two threads on a busy machine are many times slower than one
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise SystemExit(f"classla's {trainer} failed:\n{ended.stdout[-2000:]}\n{ended.stderr[-2000:]}")


def _with_words(doc: Doc) -> Iterator[Span]:
    return (sentence for sentence in doc.sents if any(not token.is_space for token in sentence))


def _conllu(sentence: Span) -> str:
    """The lines of a sentence in CoNLL-U."""
    words = [token for token in sentence if not token.is_space]
    number = {word.i: str(place) for place, word in enumerate(words, start=1)}
    return "".join(
        "\t".join(
            (
                number[word.i],
                word.text,
                word.lemma_ or word.text,
                word.pos_,
                word.tag_,
                str(word.morph) or "_",
                "0" if word.head == word else number[word.head.i],
                "root" if word.head == word else word.dep_,
                "_",
                "_",
            )
        )
        + "\n"
        for word in words
    )


def _named(sentence: Span) -> list[dict[str, object]]:
    """A sentence with its names, as the names' tagger learns it."""
    words = [token for token in sentence if not token.is_space]
    return [
        {
            "id": place,
            "text": word.text,
            "ner": f"{word.ent_iob_}-{word.ent_type_}" if word.ent_type_ else "O",
        }
        for place, word in enumerate(words, start=1)
    ]


def _write_vectors(file: Path, sentences: Iterable[Span], size: Size) -> None:
    """Vectors drawn by chance, of the words of the sentences and of as many others as the size asks for."""
    words = sorted({token.lower_ for sentence in sentences for token in sentence if not token.is_space})
    words += [f"beseda{number}" for number in range(max(size.vectors - len(words), 0))]
    chance = np.random.default_rng(1)
    with file.open("w", encoding="utf-8") as lines:
        lines.write(f"{len(words)} {size.dimensions}\n")
        for word in words:
            lines.write(f"{word} {' '.join(f'{value:.2f}' for value in chance.normal(size=size.dimensions))}\n")


def _write_lexicon(file: Path, sentences: Iterable[Span], size: Size) -> None:
    """Forms with lemma, tag, part of speech, features and frequency, one a line, in the columns of Sloleks 3."""
    known = {
        (token.lower_, token.lemma_, token.tag_, token.pos_, str(token.morph) or "_")
        for sentence in sentences
        for token in sentence
        if token.tag_[:1] in "NVA" and token.lower_.isalpha()
    }
    rows = sorted(known)
    made = ((f"{form}x{number}", f"{lemma}x{number}", *rest) for number in range(10**9) for form, lemma, *rest in rows)
    with file.open("w", encoding="utf-8") as lines:
        for form, lemma, tag, pos, morph in (*rows, *islice(made, size.forms)):
            lines.write(f"{form}\t{lemma}\t\t{tag}\t{pos}\t{morph}\t1.0\n")


if __name__ == "__main__":
    main()
