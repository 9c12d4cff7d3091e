"""The model card, its figures as JSON and its licence notice."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from spacy.about import __version__ as spacy_version

from scripts.train.package import META, digests, sha256, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS: Final = 4
READ: Final = ("ner/", "ud/", "tags/", "raw/", "gazetteer/given", "gazetteer/settl", "gazetteer/surn", "gazetteer/muni")
FOLDERS: Final = tuple({name[: name.index("/") + 1]: None for name in READ})

LICENSE: Final = """\
The model in this folder (all files) is licensed under the Creative Commons Attribution-ShareAlike 4.0 International
licence (CC BY-SA 4.0): https://creativecommons.org/licenses/by-sa/4.0/legalcode

You may share and adapt it, also commercially, if you give credit, link to the licence, say what you changed, and
license what you make from it under the same terms.

Copyright (c) The nagrade authors. The model was trained from, and contains statistics of:

- Training corpus SUK 1.0 (Špela Arhar Holdt, Simon Krek, Kaja Dobrovoljc, Tomaž Erjavec et al., 2022),
  http://hdl.handle.net/11356/1747, CC BY-SA 4.0; with its parts ssj500k, ELEXIS-WSD, Ambiga and
  SentiCoref (Slavko Žitnik, 2019), http://hdl.handle.net/11356/1285
- UD_Slovenian-SSJ r2.18 and older releases of the same treebank (Kaja Dobrovoljc, Tomaž Erjavec, Simon Krek et al.),
  https://github.com/UniversalDependencies/UD_Slovenian-SSJ, CC BY-SA 4.0
- SentiNews 1.0 (Jože Bučar, 2017), http://hdl.handle.net/11356/1110, as redistributed under the Apache License 2.0
- SlovParl 1990-1992, minutes of the Assembly of the Republic of Slovenia (Andrej Pančur, Mojca Šorn, Tomaž Erjavec),
  CC BY 4.0
- Assembly minutes from the SIstory portal (sejni zapiski), CC BY 4.0
- ELTeC-slv, the Slovene part of the European Literary Text Collection, CC BY 4.0
- Statutes of the Republic of Slovenia, official texts
- Lists of given names and surnames (SURS, 2020) and of municipalities and settlements (Surveying and Mapping Authority
  of the Republic of Slovenia, GURS, CC BY 4.0)

No text of these sources is in the folder. Changes made to them: see README.md beside this file.
"""


def write_descriptions(
    out: Path, data: Path, command: str, figures: Mapping[str, Mapping[str, float]], settings: Mapping[str, Any]
) -> None:
    """Write LICENSE, metrics.json and README.md beside the model."""
    (out / "LICENSE").write_text(LICENSE, encoding="utf-8")
    files = digests(out)
    metrics = {
        "model": f"sl_nagrade {META['version']}",
        "command": command,
        "spacy": spacy_version,
        "settings": settings,
        "figures": figures,
        "bytes": size(out),
        "sha256": tree_digest(files),
        "files": files,
        "data": {name: sha256(data / name) for name in data_files(data)},
    }
    (out / "metrics.json").write_text(json.dumps(metrics, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    (out / "README.md").write_text(card(metrics, sources(data)), encoding="utf-8")


def tree_digest(files: Mapping[str, str]) -> str:
    """One digest for the whole model: that of the lines ``digest  path`` in order of path."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def data_files(data: Path) -> list[str]:
    """Files of the data folder that training or evaluation reads."""
    names = sorted(path.relative_to(data).as_posix() for path in data.rglob("*") if path.is_file())
    return [name for name in names if name.startswith(READ)]


def sources(data: Path) -> Iterator[tuple[str, ...]]:
    """File, content, counts and licence as the data's own README gives them."""
    for line in (data / "README.md").read_text(encoding="utf-8").splitlines():
        cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
        if len(cells) == COLUMNS and cells[0].startswith(FOLDERS):
            yield cells


def card(metrics: Mapping[str, Any], rows: Iterator[tuple[str, ...]]) -> str:
    """The model card as Markdown."""
    figures = "\n\n".join(
        f"### {name}\n\n| figure | % |\n|---|---|\n" + "\n".join(f"| {key} | {value} |" for key, value in group.items())
        for name, group in metrics["figures"].items()
    )
    settings = "\n".join(f"- {key}: {value}" for key, value in metrics["settings"].items())
    table = "\n".join("| " + " | ".join(row) + " |" for row in rows)
    hashes = "\n".join(f"| {name} | `{digest}` |" for name, digest in metrics["data"].items())
    return f"""\
# {metrics["model"]}

A spaCy {metrics["spacy"]} pipeline for Slovene press releases: tokens and sentences by the rules of nagrade, then
MULTEXT-East tags, lemmas, UD trees, named entities (PER, LOC, ORG, MISC) and UD features. It runs on one CPU core and
needs the package nagrade for its tokenizer and its components. Licence: CC BY-SA 4.0, see LICENSE.

- bytes: {metrics["bytes"]}
- sha256: `{metrics["sha256"]}`

Both leave out README.md, metrics.json, LICENSE, names.json.gz, which `scripts.train_names` makes for the base forms,
and linker.json.gz, arguments.npz, arguments.json.gz and linker_metrics.json, which `scripts.linker` makes for the links
between awards and their parties;
the digest is that of the lines "sha256  path", sorted by path.

## How it was made

```
{metrics["command"]}
```

{settings}

floret vectors were learnt from the raw texts and the training sentences. Over them and over a word's form, its
beginnings, ends and shape, and whether it may be a form of a registered name, three layers of bidirectional LSTM read
a sentence: the second gives tags and lemmas (by a lexicon learnt from the data, else by edit scripts), the third trees
(biaffine, the best with one root) and entities (a linear-chain conditional random field). All were learnt at once, each
sentence with the layers that some source has for it. In some sentences names were swapped for others in the same case,
drawn from the training text or declined from the registers; surnames or whole short sentences were put in capitals;
final stops were left out. Sentences of over 100 words were passed over; three words in ten lost the feature of their
form, three that of a registered name. The last state of the training is what is kept, so the dev files decided only
settings. No sentence of a test or dev file was trained on, but for two fragments with automatic tags, which break one
test sentence at an abbreviation. The vectors were learnt from texts that hold the bare words of some test sentences
and of most of the entity dev file. The network was trained with PyTorch and runs on numpy, its weights in half
precision, the two large tables in eight bits.

## Figures

Percent on the test files. From gold tokens each sentence stands alone with its tokens given; `raw` is F1 from running
text. Entities count when their borders and label are exact; adjectives from names (DERIV-PER) count as outside.
`case_noun` is the accuracy of that feature on words which the treebank calls nouns; `lemma_propn_inflected` that of
the lemmas of proper nouns whose form differs from it. LAS compares full relation names.

{figures}

## Limits

- It learnt from news, general prose and their automatic (silver) tags; the vectors also from statutes, old minutes and
  novels.
- UD distinctions that a MULTEXT-East tag does not make (*biti* as VERB, some DET and PRON) get the commonest reading.
- MISC is weak. Sentences are read one by one: what a name was in another sentence is not known.
- A name in the registers is told more easily than another; the registers are as of 2020.

## Sources

| file | what | counts | licence |
|---|---|---|---|
{table}

## Digests of the data

| file | sha256 |
|---|---|
{hashes}
"""
