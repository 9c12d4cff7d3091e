"""Differences of two feeds as a page of HTML that needs nothing from elsewhere."""

from collections.abc import Iterable, Iterator

from jinja2 import Environment, PackageLoader

from pipeline.feeds.difference import DocumentDifference, Tally
from pipeline.feeds.reports import SIGNS, changed, heading, label


def html_report(differences: Iterable[DocumentDifference], tally: Tally, old: str, new: str) -> Iterator[str]:
    """The page, piece by piece; every value is escaped. ``old`` and ``new`` are the feeds' names."""
    environment = Environment(loader=PackageLoader("pipeline.feeds", "."), autoescape=True, trim_blocks=True)
    environment.globals.update(heading=heading, label=label, changed=changed, signs=SIGNS)
    return environment.get_template("diff.html").generate(differences=differences, tally=tally, old=old, new=new)
