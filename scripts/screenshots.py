"""The picture of the documentation: the page of a release of ours, as a browser shows it.

python -m scripts.screenshots           docs/view.png
python -m scripts.screenshots --big N   what a page of N releases weighs, and how long a browser takes to open it

It needs Chromium (``apt-get install chromium``) and what drives it (``pip install 'nagrade[browser]'``).
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

import pipeline
from pipeline.sheets import Sheet, sheet_of_document
from pipeline.view.html.labels import Language
from pipeline.view.html.page import page

ROOT: Final = Path(__file__).resolve().parent.parent
RELEASES: Final = ROOT / "corpus" / "releases"
SHOWN: Final = "novica_modri_galeb_za_roman.txt"
PICTURE: Final = ROOT / "docs" / "view.png"
_SIZE: Final = (1240, 800)


def main() -> int:
    """Make the picture, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--big", type=int, metavar="N", help="measure a page of N releases instead")
    asked = parser.parse_args()
    with _browser() as browser, tempfile.TemporaryDirectory() as folder:
        if asked.big:
            _measure(browser, Path(folder) / "big.html", asked.big)
        else:
            _picture(browser, Path(folder) / "release.html")
    return 0


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


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


def _picture(browser: Browser, file: Path) -> None:
    """One release, its first award chosen."""
    file.write_text("".join(page(_read([RELEASES / SHOWN]), Language.sl)), "utf-8")
    width, height = _SIZE
    view = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    view.goto(file.as_uri())
    view.locator("#r1a1 .title").hover()
    view.screenshot(path=PICTURE)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size / 1e3:.0f} kB\n")


def _measure(browser: Browser, file: Path, size: int) -> None:
    """A page of ``size`` releases, an eighth of the corpus as often as that takes; all times in one run."""
    pipeline.load()
    begun = time.process_time()
    read = _read(sorted(RELEASES.glob("*.txt"))[::8])
    was_read = time.process_time()
    numbered = enumerate(islice(cycle(read), size))
    sheets = [replace(sheet, document=sheet.document.model_copy(update={"id": f"{n:016x}"})) for n, sheet in numbered]
    file.write_text("".join(page(sheets, Language.sl)), "utf-8")
    made = (time.process_time() - was_read) / size
    reading = (was_read - begun) / len(read)
    with_script, elements = _open(browser, file, script=True)
    without, all_elements = _open(browser, file, script=False)
    sys.stdout.write(
        f"{size} releases, {sum(len(sheet.awards) for sheet in sheets)} records: {file.stat().st_size / 1e6:.1f} MB\n"
        f"reading a release takes {reading / made:.1f} times as long as putting it on the page\n"
        f"opened in {with_script:.1f} s with {elements} elements; "
        f"without a script, so unfolded, in {without:.1f} s with {all_elements}\n"
    )


def _open(browser: Browser, file: Path, *, script: bool) -> tuple[float, int]:
    """Seconds until the page is loaded, and its elements."""
    view = browser.new_page(java_script_enabled=script)
    view.set_default_timeout(300_000)
    start = time.monotonic()
    view.goto(file.as_uri())
    took = time.monotonic() - start
    elements = view.locator("*").count()
    view.close()
    return took, elements


if __name__ == "__main__":
    sys.exit(main())
