"""How much of what a release says is read again when it is written in another format.

Run ``python -m scripts.measure_inputs``, with what the tests need installed. Every 27th release of the corpus is
written as each format would hold it (PDF with lines of 95 characters and more room between paragraphs), and its award
records are compared with those of the plain text by name, status and recipients; F1 in percent is printed.
"""

from collections import Counter
from html import escape
from pathlib import Path
from textwrap import wrap
from typing import Final

import pipeline
from tests import made
from tests.strategies_formats import outcomes

_RELEASES: Final = Path("corpus/releases")
_EVERY: Final = 27
_LINES: Final = 38  # to a page

Record = tuple[str, str, tuple[str, ...]]


def main() -> None:
    """Measure and print."""
    reader = pipeline.load()
    both: Counter[str] = Counter()
    either: Counter[str] = Counter()
    for file in sorted(_RELEASES.glob("*.txt"))[::_EVERY]:
        text = file.read_text(encoding="utf-8")
        expected = _records(reader, text)
        for kind, data in _written(text).items():
            found = _records(reader, outcomes(f"a.{kind}", data)[0])
            both[kind] += 2 * len(expected & found)
            either[kind] += len(expected) + len(found)
    for kind, shared in both.items():
        print(f"{kind:5}{100 * shared / either[kind]:6.1f}")  # noqa: T201 - what it is for


def _records(reader: pipeline.Reader, text: str) -> set[Record]:
    awards = reader.extract(text).awards
    return {
        (award.award.name, award.status, tuple(sorted(party.name for party in award.recipients))) for award in awards
    }


def _written(text: str) -> dict[str, bytes]:
    """A release in each format, by suffix."""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    lines = [line for paragraph in paragraphs for line in paragraph.split("\n")]
    printed = [
        line for part in paragraphs for line in [*(row for kept in part.split("\n") for row in wrap(kept, 95)), ""]
    ]
    return {
        "docx": made.docx(lines),
        "html": made.html(
            [escape(paragraph).replace("\n", "<br>") for paragraph in paragraphs], title="Novica"
        ).encode(),
        "rtf": made.rtf([line.encode("cp1250", "replace").decode("cp1250") for line in lines]),
        "eml": made.eml(text).as_bytes(),
        "pdf": made.pdf([printed[at : at + _LINES] for at in range(0, len(printed), _LINES)]),
    }


if __name__ == "__main__":
    main()
