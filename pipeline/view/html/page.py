"""The page as a whole: style and script inlined, and nothing else let in."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from pipeline.sheets import Sheet
from pipeline.view.html import labels, plots
from pipeline.view.html.cards import folder
from pipeline.view.html.filling import environment, file, style
from pipeline.view.html.labels import Language
from pipeline.view.html.rows import as_json, flat, offers, rows

# What the script says by itself.
_SAID: Final = (
    "shown.records",
    "shown.releases",
    "shown.nothing",
    "table.more",
    "table.sort",
    "card.why",
    "card.confidence",
)


def page(sheets: Sequence[Sheet], language: Language) -> Iterator[str]:
    """The page in pieces, to be written one after the other as UTF-8.

    A single release is shown by itself; several get filters, a table and figures, and are folded.
    """
    folders = [folder(sheet, f"r{number}") for number, sheet in enumerate(sheets, 1)]
    all_rows = rows(folders)
    several = len(folders) > 1
    data = {"labels": {key: labels.label(language, key) for key in _SAID}, "rows": [flat(row) for row in all_rows]}
    look, script = style("body") + file("page.css"), file("page.js")
    return (
        environment(language)
        .get_template("page.html")
        .generate(
            language=language.value,
            folders=folders,
            rows=all_rows,
            several=several,
            offers=offers(all_rows),
            plots=plots.plots(all_rows, language) if several and all_rows else [],
            width=plots.WIDTH,
            style=Markup(look),  # noqa: S704 - files of this package
            script=Markup(script),  # noqa: S704 - likewise
            data=Markup(as_json(data)),  # noqa: S704 - holds no sign that HTML minds
            style_hash=_digest(look),
            script_hash=_digest(script),
        )
    )


def _digest(text: str) -> str:
    """What a Content-Security-Policy calls a style or script of just these characters."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
