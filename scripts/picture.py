"""The picture of the README: the page of a release of ours, as a browser shows it.

python -m scripts.picture           docs/pictures/view.png

It needs Chromium (``apt-get install chromium``) and what drives it (``pip install 'nagrade[browser]'``). A browser with
other fonts gives another picture.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pipeline
from pipeline.sheets import sheet_of_document
from pipeline.view.html.labels import Language
from pipeline.view.html.page import page
from scripts.browsers import chromium

ROOT: Final = Path(__file__).resolve().parent.parent
SHOWN: Final = ROOT / "corpus" / "releases" / "agencija_ant_odlikovanje_hematologinja_2011.txt"
PICTURE: Final = ROOT / "docs" / "pictures" / "view.png"
_WIDTH: Final = 1160
_HEIGHT: Final = 760
_LARGEST: Final = 200_000
"""Bytes: whoever clones the project gets every picture that ever was in it."""


def main() -> int:
    """Make the picture: the second award of the release is chosen."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    text = SHOWN.read_text("utf-8")
    document = pipeline.load().extract(text, path=SHOWN.name)
    with chromium() as browser, TemporaryDirectory() as folder:
        file = Path(folder) / "release.html"
        file.write_text("".join(page([sheet_of_document(document, text)], Language.sl)), "utf-8")
        view = browser.new_page(viewport={"width": _WIDTH, "height": _HEIGHT}, reduced_motion="reduce")
        view.goto(file.as_uri())
        view.locator("#r1a2 .title").hover()
        made = view.screenshot()
    if len(made) > _LARGEST:
        sys.exit(f"{len(made)} bytes, more than {_LARGEST}: show less")
    PICTURE.write_bytes(made)
    sys.stdout.write(f"{PICTURE.relative_to(ROOT)}: {len(made) / 1e3:.0f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
