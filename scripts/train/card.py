"""The model card, its figures as JSON and its licence notice."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from spacy.about import __version__ as spacy_version

from scripts.train.package import digests, sha256, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

COLUMNS: Final = 4
READ: Final = ("ner/", "ud/", "tags/", "raw/")

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
- Lists of given names, surnames and institutions (SURS, 2020) and of municipalities and settlements (Surveying and
  Mapping Authority of the Republic of Slovenia, GURS, CC BY 4.0): in names.json.gz only

No text of these sources is in the folder. Changes made to them: see README.md beside this file.
"""


def write_descriptions(
    out: Path, data: Path, command: str, figures: Mapping[str, Mapping[str, float]], settings: Mapping[str, Any]
) -> None:
    """Write LICENSE, metrics.json and README.md beside the model."""
    (out / "LICENSE").write_text(LICENSE, encoding="utf-8")
    files = digests(out)
    metrics = {
        "model": "sl_nagrade 0.1.0",
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
        if len(cells) == COLUMNS and cells[0].startswith(READ):
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
MULTEXT-East tags, UD features, lemmas, UD trees and named entities (PER, LOC, ORG, MISC). It runs on one CPU core and
needs the package nagrade for its tokenizer and two of its components. Licence: CC BY-SA 4.0, see LICENSE.

- bytes: {metrics["bytes"]}
- sha256: `{metrics["sha256"]}`

Both leave out README.md, metrics.json, LICENSE and names.json.gz, which `scripts.train_names` makes for the base
forms; the digest is that of the lines "sha256  path", sorted by path.

## How it was made

```
{metrics["command"]}
```

{settings}

floret vectors were learnt from the raw texts and the training sentences; one window encoder over them and hashed word
shapes serves tagger, edit-tree lemmatizer and parser, another one the entity recogniser. Line breaks were put between
some sentences, and every tenth surname was put in capitals. Dev files decided only which checkpoint was kept. Before
the evaluation test files were read only to leave their sentences out of the silver tags; the raw news may hold the bare
text of test sentences. The vectors were then projected to what the encoders read of them.

## Figures

Percent on the test files. From gold tokens each sentence stands alone with its tokens given; `raw` is F1 from running
text. Entities count when their borders and label are exact; adjectives from names (DERIV-PER) count as outside.
`case_noun` is the accuracy of that feature on words which the treebank calls nouns; `lemma_propn_inflected` that of
the lemmas of proper nouns whose form differs from it. LAS compares full relation names.

{figures}

## Limits

- It learnt from news, general prose and their automatic (silver) tags; the vectors also from old minutes and novels.
- UD distinctions that a MULTEXT-East tag does not make (*biti* as VERB, some DET and PRON) get the commonest reading.
- Names in capitals keep their form as lemma. MISC is weak. Names are told by form and context, with no list of names.

## Sources

| file | what | counts | licence |
|---|---|---|---|
{table}

## Digests of the data

| file | sha256 |
|---|---|
{hashes}
"""
