"""Write the quality page: ``python -m scripts.quality ../shared/awards_dev``; the folder is optional.

Figures of the test part are of the shipped program; the other two sets were learnt from, so theirs are those that
``python -m scripts.linker`` measured by cross-validation and stored beside the linker. The errors are from these, since
the test part is looked at as figures only.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import orjson

import pipeline
from pipeline.records import LIVE
from scripts.goldsets import CORPUS, GoldSet, ours, passages
from scripts.linker.material import links, read_links
from scripts.measuring import (
    FALSE,
    Counts,
    ReadRelease,
    calibration_error,
    counted,
    evaluation,
    interval,
    live_without,
    read_set,
    total,
)

PAGE: Final = CORPUS.parent / "docs" / "quality.md"
METRICS: Final = CORPUS.parent / "models" / "sl_nagrade" / "linker_metrics.json"
SHOWN: Final = ("recipients", "presenters", "award-recipient links", "award-presenter links")
LEASTS: Final = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
FEWEST: Final = 5
"""Releases of a sender's kind that make a row."""

_INTRODUCTION: Final = """\
Written by `python -m scripts.quality ../shared/awards_dev`. F1 in percent against hand annotation, by names in their
base form, as `nagrade evaluate` compares them. *test* are releases of ours that are looked at as figures only. *dev*
and *awards_dev* (real passages, with awards told as background; not part of the project) were learnt from, so what the
linker has a part in is cross-validated: each release is read by a linker that had not seen it, with the rules of the
day on which the linker was trained. Rules and tables were developed on both."""

_ABOUT_STYLES: Final = """\
*Plain* releases are news as municipalities, clubs, agencies and local papers send it out every day; the others are
written to show the constructions at their hardest, with decoys beside them."""

_ABOUT_CONSTRUCTIONS: Final = """\
Links (of all parties) of the awards that are told so, and the share of them that was found; decoys are places that show
the construction and give no award of the day, and *taken* are those that a wrong link of the day was read from.
The guide, `corpus/ANNOTATION.md`, says what each construction is."""

_ABOUT_CONFIDENCE: Final = """\
Over {links} links of dev and awards_dev, cross-validated and calibrated on the other folds, the expected calibration
error is {error} % (95 % interval {low} to {high}); over {others} links of test it is {other_error} %.
What `nagrade run --min-confidence C` gives on test:"""


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m scripts.quality", description=__doc__)
    parser.add_argument("extra", nargs="?", type=Path, help="the folder with gold.jsonl and docs/ that was learnt from")
    parser.add_argument("--rules", action="store_true", help="print the test figures of the rules alone instead")
    parser.add_argument("--out", type=Path, default=PAGE, help="the page")
    asked = parser.parse_args()
    reader = pipeline.load()
    if asked.rules:
        alone = read_set(replace(reader, linker=None), ours("test"))
        for figure in evaluation(alone).figures:
            sys.stdout.write(f"{figure.name}: {_percent(figure.f1)}\n")
        sys.stdout.write(f"{FALSE}: {live_without(alone)[0]}\n")
        return
    test = read_set(reader, ours("test"))
    others = [ours("dev"), *([passages(asked.extra)] if asked.extra else [])]
    learnt = orjson.loads(METRICS.read_bytes())
    asked.out.write_text("\n".join(page(test, others, learnt)) + "\n", encoding="utf-8")
    sys.stdout.write(f"{asked.out}\n")


def page(test: Sequence[ReadRelease], others: Sequence[GoldSet], learnt: dict[str, Any]) -> Iterator[str]:
    """The page's lines."""
    counts = counted(test)
    yield "# Quality"
    yield ""
    yield _INTRODUCTION
    yield ""
    yield from _sets(test, counts, others, learnt)
    yield from _styles(test, counts)
    yield from _senders(test, counts)
    yield from _constructions(test)
    yield from _confidence(test, learnt)
    yield from _errors(learnt)


def _sets(
    test: Sequence[ReadRelease],
    counts: Sequence[dict[str, Counts]],
    others: Sequence[GoldSet],
    learnt: dict[str, Any],
) -> Iterator[str]:
    names = [data.name for data in others]
    validated = {name: learnt["cross-validated F1"].get(name, {}) for name in names}
    sizes = " | ".join(f"{data.name} ({sum(1 for _ in data.read())})" for data in others)
    yield f"| | test ({len(test)}): P | R | F1 | 95 % interval | {sizes} |"
    yield "|---|" + "---:|" * (4 + len(names))
    for name, figure in total(counts).items():
        low, high = interval(counts, name)
        cells = " | ".join(f"{validated[one].get(name, '')}" for one in names)
        yield (
            f"| {name} | {_percent(figure.precision)} | {_percent(figure.recall)} | **{_percent(figure.f1)}** | "
            f"{_percent(low)} to {_percent(high)} | {cells} |"
        )
    false, quiet = live_without(test)
    told = " | ".join(str(learnt["false live records"].get(name, "")) for name in names)
    yield f"| {FALSE} | | | {false} on {quiet} | | {told} |"
    yield ""


def _styles(test: Sequence[ReadRelease], counts: Sequence[dict[str, Counts]]) -> Iterator[str]:
    """The same of the releases that are news as it is sent out every day, and of the artful ones."""
    read: dict[str, list[ReadRelease]] = {"plain": [], "artful": []}
    own: dict[str, list[dict[str, Counts]]] = {"plain": [], "artful": []}
    for release, one in zip(test, counts, strict=True):
        style = release.gold.style or "artful"
        read[style].append(release)
        own[style].append(one)
    figures = {style: total(some) for style, some in own.items()}
    yield "## By style (test)"
    yield ""
    yield _ABOUT_STYLES
    yield ""
    yield "| | " + " | ".join(f"{style} ({len(some)}) | 95 %" for style, some in own.items()) + " |"
    yield "|---|" + "---:|---:|" * len(own)
    for name in total(counts):
        cells = (f"{_percent(figures[s][name].f1)} | {_span(interval(own[s], name))}" for s in own)
        yield f"| {name} | " + " | ".join(cells) + " |"
    quiet = (live_without(some) for some in read.values())
    yield f"| {FALSE} | " + " | ".join(f"{false} on {among} |" for false, among in quiet) + " |"
    yield ""


def _senders(test: Sequence[ReadRelease], counts: Sequence[dict[str, Counts]]) -> Iterator[str]:
    kinds: dict[str, list[dict[str, Counts]]] = defaultdict(list)
    for release, one in zip(test, counts, strict=True):
        kinds[release.gold.sender].append(one)
    yield "## By sender (test)"
    yield ""
    yield "| sender | releases | " + " | ".join(f"{name} | 95 %" for name in SHOWN) + " |"
    yield "|---|---:|" + "---:|---:|" * len(SHOWN)
    for kind, own in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(own) >= FEWEST:
            figures = total(own)
            cells = (f"{_percent(figures[n].f1)} | {_span(interval(own, n))}" for n in SHOWN)
            yield f"| {kind} | {len(own)} | " + " | ".join(cells) + " |"
    yield ""


def _constructions(test: Sequence[ReadRelease]) -> Iterator[str]:
    """Recall by construction: the links of awards told so; and how often its decoys were taken for an award."""
    wanted: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    decoys: dict[str, int] = defaultdict(int)
    taken: dict[str, int] = defaultdict(int)
    for release in test:
        awards = release.document.awards if release.document else ()
        read = {link for link, _, _ in read_links(release.gold, awards)}
        for award in release.gold.awards:
            if award.status in LIVE:
                own = links(release.gold, award)
                for construction in award.constructions:
                    wanted[construction] += len(own)
                    found[construction] += len(own & read)
        for decoy in release.gold.decoys:
            decoys[decoy.construction] += 1
            taken[decoy.construction] += _is_taken(release, decoy.mention)
    yield "## By construction (test)"
    yield ""
    yield _ABOUT_CONSTRUCTIONS
    yield ""
    yield "| construction | links | found | decoys | taken |"
    yield "|---|---:|---:|---:|---:|"
    for name in sorted(set(wanted) | set(decoys)):
        share = _percent(found[name] / wanted[name]) if wanted[name] else ""
        yield f"| {name} | {wanted[name]} | {share} | {decoys[name]} | {taken[name]} |"
    yield ""


def _is_taken(release: ReadRelease, mention: str) -> bool:
    """Whether a link that the gold has not was read from within the piece of text."""
    start = release.text.find(mention)
    wanted = links(release.gold)
    awards = release.document.awards if release.document else ()
    return any(
        start <= party.mention.start < start + len(mention) and link not in wanted
        for link, _, party in read_links(release.gold, awards)
    )


def _confidence(test: Sequence[ReadRelease], learnt: dict[str, Any]) -> Iterator[str]:
    pairs = [
        (party.confidence, link in wanted)
        for release in test
        if release.document is not None
        for wanted in [links(release.gold)]
        for link, _, party in read_links(release.gold, release.document.awards)
    ]
    told = learnt["calibration"]
    low, high = (_percent(edge) for edge in told["interval"])
    yield "## Confidence"
    yield ""
    yield _ABOUT_CONFIDENCE.format(
        links=told["links"],
        error=_percent(told["expected calibration error"]),
        low=low,
        high=high,
        others=len(pairs),
        other_error=_percent(calibration_error(pairs)),
    )
    yield ""
    yield "| C | recipients P | R | F1 | award-recipient links P | R | F1 | presenters P | R | F1 |"
    yield "|---|" + "---:|" * 9
    for least in LEASTS:
        figures = {f.name: f for f in evaluation(test, least=least).figures}
        rows = (figures[name] for name in ("recipients", "award-recipient links", "presenters"))
        cells = " | ".join(f"{_percent(f.precision)} | {_percent(f.recall)} | {_percent(f.f1)}" for f in rows)
        yield f"| {least:.1f} | {cells} |"
    yield ""


def _errors(learnt: dict[str, Any]) -> Iterator[str]:
    yield "## The worst errors"
    yield ""
    yield "Links of dev that the cross-validated linker was surest of, and that the gold has not; one a release."
    yield ""
    yield "| release | read | as | of | confidence |"
    yield "|---|---|---|---|---:|"
    for error in learnt["worst errors"]:
        told = (error["release"], error["name"], error["slot"], error["award"], f"{error['confidence']:.2f}")
        yield "| " + " | ".join(told) + " |"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def _span(edges: tuple[float, float]) -> str:
    return f"{100 * edges[0]:.0f} to {100 * edges[1]:.0f}"


if __name__ == "__main__":
    main()
