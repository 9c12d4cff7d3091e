"""Commands for one release."""

import sys
from dataclasses import asdict

from pipeline.backends import Backend
from pipeline.cli.app import ENDS, app
from pipeline.cli.borders import border
from pipeline.cli.options import Models, NoContacts, OneRelease, UsedBackend, UsedColumns


@app.command(epilog=ENDS)
def extract(
    file: OneRelease,
    *,
    no_contacts: NoContacts = False,
    columns: UsedColumns = "",
    backend: UsedBackend = Backend.spacy,
    models: Models = None,
) -> None:
    """Print the award records of one release, to read.

    \b
    Examples:
      nagrade extract release.txt
      nagrade extract release.pdf
    """
    with border(str(file)):
        from pipeline.batch.inputs import Columns, read_one
        from pipeline.loading import load
        from pipeline.stages.erasure import without_contacts
        from pipeline.view.page import show
        from pipeline.view.release import release_page

        release = read_one(file, standard_input=sys.stdin.buffer, columns=Columns.of(columns))
        document = load(backend=backend, models=models).extract(**asdict(release))
        show(release_page(without_contacts(document, release.text) if no_contacts else document))


@app.command(short_help="Print one release, and why it was read so.", epilog=ENDS)
def explain(
    file: OneRelease, *, columns: UsedColumns = "", backend: UsedBackend = Backend.spacy, models: Models = None
) -> None:
    """Print one release with its mentions underlined, and what made each of them.

    Beneath each line stand the kinds of the mentions with the rule or model that found them; the records follow, each
    party with the rule or model that made its link.

    \b
    Example:
      nagrade explain release.txt | less
    """
    with border(str(file)):
        from pipeline.batch.inputs import Columns, read_one
        from pipeline.loading import load
        from pipeline.view.explanation import explanation_page
        from pipeline.view.page import columns as width
        from pipeline.view.page import show

        release = read_one(file, standard_input=sys.stdin.buffer, columns=Columns.of(columns))
        reader = load(backend=backend, models=models)
        show(explanation_page(reader.explain(release.text, published=release.published), width()))
