"""The README's quality table: F1 of the shipped model and tables on our gold and, where at hand, on real passages.

python -m scripts.quality                          the corpus, dev and test
python -m scripts.quality ../shared/awards_dev     that set too (a folder with gold.jsonl and docs/)
python -m scripts.quality --links ...              the share of right links by how they were found, all together
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

import orjson

import pipeline
from pipeline import NagradeError, Reader
from pipeline.evaluate import Evaluation, evaluate, key
from pipeline.records import LIVE, Party

SLOTS: Final = {
    "recipients": "recipients",
    "presenters": "presenters",
    "accepted_by": "accepted_by",
    "conferred_by": "awarded_by",
}
CORPUS: Final = Path(__file__).resolve().parent.parent / "corpus"


class GoldSet(NamedTuple):
    """Annotated releases: their gold, the folder of their texts, and whether awards told as background count."""

    name: str
    gold: Path
    texts: Path
    with_past: bool


def sets(extra: Path | None) -> list[GoldSet]:
    """The sets to measure."""
    texts = CORPUS / "releases"
    ours = [GoldSet(name, CORPUS / "gold" / f"{name}.jsonl", texts, with_past=False) for name in ("dev", "test")]
    if extra is None:
        return ours
    return [*ours, GoldSet(extra.name, extra / "gold.jsonl", extra / "docs", with_past=True)]


def measure(reader: Reader, data: GoldSet) -> Evaluation:
    """Read the set's texts and compare what they give with its gold."""
    ids = [orjson.loads(line)["id"] for line in data.gold.read_bytes().splitlines()]
    with tempfile.TemporaryDirectory() as folder:
        awards, documents = Path(folder) / "awards.jsonl", Path(folder) / "documents.jsonl"
        with awards.open("wb") as award_lines, documents.open("wb") as document_lines:
            for name in ids:
                try:
                    document = reader.extract((data.texts / f"{name}.txt").read_text(encoding="utf-8"), id=name)
                except NagradeError:
                    continue
                document_lines.write(document.model_dump_json().encode() + b"\n")
                for record in document.award_records():
                    award_lines.write(record.model_dump_json().encode() + b"\n")
        return evaluate(data.gold, awards, documents, with_past=data.with_past)


def table(results: dict[str, Evaluation]) -> str:
    """The figures as a Markdown table, one column a set."""
    names = list(results)
    lines = ["| F1 | " + " | ".join(f"{name} ({results[name].documents})" for name in names) + " |"]
    lines.append("|---|" + "---:|" * len(names))
    first = results[names[0]]
    for row, figure in enumerate(first.figures):
        cells = " | ".join(f"{100 * results[name].figures[row].f1:.1f}" for name in names)
        lines.append(f"| {figure.name} | {cells} |")
    for remark in first.remarks:
        cells = " | ".join(results[name].remarks[remark] for name in names)
        lines.append(f"| {remark} | {cells} |")
    return "\n".join(lines)


def links(reader: Reader, data: Iterable[GoldSet]) -> str:
    """The share of links whose party stands in the gold in that place, by how it was found, as a Markdown table."""
    right: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for one in data:
        for line in one.gold.read_bytes().splitlines():
            gold = orjson.loads(line)
            try:
                document = reader.extract((one.texts / f"{gold['id']}.txt").read_text(encoding="utf-8"))
            except NagradeError:
                continue
            for award in document.awards:
                same = [a for a in gold["awards"] if (a["status"] in LIVE) == (award.status in LIVE)]
                for slot, gold_slot in SLOTS.items():
                    names = {key(party["name"]) for a in same for party in a[gold_slot]}
                    for party in getattr(award, slot):
                        how = found_by(party)
                        told[how] += 1
                        right[how] += key(party.name) in names
    rows = [f"| {how} | {told[how]} | {right[how] / told[how]:.2f} |" for how in sorted(told)]
    return "\n".join(["| found by | links | right |", "|---|---:|---:|", *rows])


def found_by(party: Party) -> str:
    """How a link was found, as far as its confidence goes."""
    if party.type in {"GROUP", "WORK", "LOC"}:
        return "a described group, a work or a place"
    return "resolution" if party.why.startswith("resolve.") else "a row of its own clause"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extra", nargs="?", type=Path, help="a folder with gold.jsonl and docs/")
    parser.add_argument("--links", action="store_true", help="the share of right links instead")
    asked = parser.parse_args()
    reader = pipeline.load()
    if asked.links:
        sys.stdout.write(links(reader, sets(asked.extra)) + "\n")
        return
    results = {data.name: measure(reader, data) for data in sets(asked.extra)}
    sys.stdout.write(table(results) + "\n")


if __name__ == "__main__":
    main()
