"""A piece of HTML for a page of somebody else's: what was read of one release, as a cell of a notebook shows it."""

from hashlib import sha256

from markupsafe import Markup

from pipeline.records import AwardRecord, Document
from pipeline.sheets import sheet_of_document, sheet_of_record
from pipeline.view.html.cards import folder
from pipeline.view.html.filling import environment, style
from pipeline.view.html.labels import Language


def fragment(read: Document | AwardRecord, text: str | None = None, language: Language = Language.sl) -> str:
    """The text with its marks and a card for each award, as one element that brings its style.

    Its style reaches nothing else on the page, and it has no script: a name leads to its card by a link. Every value is
    escaped. The same input gives the same characters.

    Args:
        read: What was read of a release, or one record of it.
        text: The release's text, to which the offsets refer; without it the sentences of the evidence are shown.
        language: The language of the labels.
    """
    sheet = sheet_of_document(read, text) if isinstance(read, Document) else sheet_of_record(read, text)
    told = f"{read.model_dump_json()}{text is None}{language}"
    anchor = f"nagrade-{sha256(told.encode()).hexdigest()[:12]}"
    look = Markup(style(f"#{anchor}"))  # noqa: S704 - a file of this package
    template = environment(language).get_template("fragment.html")
    return template.render(language=language.value, shown=folder(sheet, anchor), style=look)
