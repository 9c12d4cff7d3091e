"""How results show themselves in a notebook: as the page of ``nagrade view`` does.

The page lies floors above the results, so it is reached by its name, and only when something is shown.
"""

from importlib import import_module


def shown(read: object, text: str | None = None) -> str:
    """A piece of HTML for a document or record; see ``pipeline.view.html.fragment``."""
    html: str = import_module("pipeline.view.html.fragment").fragment(read, text)
    return html
