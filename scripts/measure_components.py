"""Measure the spaCy components: ``python -m scripts.measure_components``.

Reads the releases of the corpus with ``pipeline.nlp()`` and with ``extract``, and tells of how many documents all that
is read is the same, and how long the former takes beside the latter.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import Final

import pipeline
from pipeline import Document, NotSloveneError, Reader

RELEASES: Final = Path(__file__).parents[1] / "corpus" / "releases"


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="only every so many releases")
    every: int = parser.parse_args().every
    nlp, reader = pipeline.nlp(), pipeline.load()
    paths = sorted(RELEASES.glob("*.txt"))[::every]
    differ, components, stages = [], 0.0, 0.0
    for path in paths:
        text = path.read_text(encoding="utf-8")
        start = time.process_time()
        doc = nlp(text)
        middle = time.process_time()
        document = _extracted(reader, text)
        end = time.process_time()
        components, stages = components + middle - start, stages + end - middle
        if doc._.release != document:
            differ.append(path.name)
    sys.stdout.write(f"{len(paths)} documents, read otherwise: {', '.join(differ) or 'none'}\n")
    sys.stdout.write(f"time beside extract: {components / stages:.2f}\n")


def _extracted(reader: Reader, text: str) -> Document | None:
    try:
        return reader.extract(text)
    except NotSloveneError:
        return None


if __name__ == "__main__":
    main()
