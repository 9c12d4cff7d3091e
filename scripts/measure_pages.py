"""What a page of many releases weighs, and how long a browser takes to open it and to search it.

python -m scripts.measure_pages [N]     N releases; all of the corpus if it is left out

An eighth of the corpus is read, and shown as often as that takes; of the corpus itself all is read. It needs Chromium
(``apt-get install chromium``) and what drives it (``pip install 'nagrade[browser]'``).
"""

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from playwright.sync_api import Browser

import pipeline
from pipeline.sheets import Sheet, sheet_of_document
from pipeline.view.html.labels import Language
from pipeline.view.html.page import page
from scripts.browsers import chromium

RELEASES: Final = Path(__file__).resolve().parent.parent / "corpus" / "releases"
_SEARCHED: Final = "zlata plaketa"
_LONGEST: Final = 300_000
"""Milliseconds that an answer of the browser may take."""


class Opened(NamedTuple):
    """How a page opened: seconds until it was loaded, seconds of a search, and its elements."""

    loaded: float
    searched: float
    elements: int


def main() -> int:
    """Measure; all times in one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="?", type=int, metavar="N", help="how many releases")
    asked = parser.parse_args()
    files = sorted(RELEASES.glob("*.txt"))
    pipeline.load()
    begun = time.process_time()
    read = _read(files[::8] if asked.size else files)
    was_read = time.process_time()
    sheets = _numbered(read, asked.size or len(read))
    html = "".join(page(sheets, Language.sl))
    made = (time.process_time() - was_read) / len(sheets)
    with chromium() as browser, TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(html, "utf-8")
        folded, whole = _open(browser, file, script=True), _open(browser, file, script=False)
        sys.stdout.write(
            f"{len(sheets)} releases, {sum(len(sheet.awards) for sheet in sheets)} records: "
            f"{file.stat().st_size / 1e6:.1f} MB\n"
            f"reading a release takes {(was_read - begun) / len(read) / made:.0f} times as long as showing it\n"
            f"opened in {folded.loaded:.1f} s with {folded.elements} elements, searched in {folded.searched:.1f} s; "
            f"without a script, so unfolded, in {whole.loaded:.1f} s with {whole.elements}\n"
        )
    return 0


def _read(files: Sequence[Path]) -> list[Sheet]:
    """The releases in the files, read with the shipped model; what is not Slovene is left out."""
    reader = pipeline.load()
    sheets = []
    for file in files:
        text = file.read_text("utf-8-sig")
        (document,) = reader.pipe([pipeline.Release(text, path=file.name)])
        if isinstance(document, pipeline.Document):
            sheets.append(sheet_of_document(document, text))
    return sheets


def _numbered(read: Sequence[Sheet], size: int) -> list[Sheet]:
    """As many as asked for, each a release of its own."""
    found = enumerate(islice(cycle(read), size))
    return [replace(sheet, document=sheet.document.model_copy(update={"id": f"{n:016x}"})) for n, sheet in found]


def _open(browser: Browser, file: Path, *, script: bool) -> Opened:
    view = browser.new_page(java_script_enabled=script)
    view.set_default_timeout(_LONGEST)
    start = time.monotonic()
    view.goto(file.as_uri())
    loaded = time.monotonic() - start
    elements, searched = view.locator("*").count(), 0.0
    if script:
        before = view.locator("#shown-records").inner_text()
        start = time.monotonic()
        view.fill("#f-search", _SEARCHED)
        view.wait_for_function("before => document.querySelector('#shown-records').innerText !== before", arg=before)
        searched = time.monotonic() - start
    view.close()
    return Opened(loaded, searched, elements)


if __name__ == "__main__":
    sys.exit(main())
