"""What displaCy draws of a document that was read: dicts for ``displacy.render(..., manual=True)``.

Their form is that of https://spacy.io/api/top-level#displacy_structures. displaCy escapes all text in them.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.components.marks import AWARD, AWARDS, ENTITIES, PARTIES
from pipeline.errors import UsageError

Drawn = dict[str, object]
"""What displaCy takes."""

_ARCS: Final = {label: label.lower().replace("_", " ") for label in PARTIES.values()}


def shown(doc: Doc, style: str = "ent") -> list[Drawn]:
    """What displaCy takes for a style.

    Args:
        doc: A document that ``nagrade_awards`` has read.
        style: ``ent``, the text with what its records consist of, else with its entities, none within another;
            ``span``, with all that its records consist of; ``dep``, for each record with parties the sentences that
            tell of them, with arcs from the award.

    Raises:
        UsageError: If there is no such style.
    """
    match style:
        case "ent":
            spans = filter_spans([*doc.spans.get(AWARDS, ())]) or filter_spans([*doc.spans.get(ENTITIES, ())])
            ents = [{"start": span.start_char, "end": span.end_char, "label": span.label_} for span in spans]
            return [{"text": doc.text, "ents": ents, "title": None}]
        case "span":
            tokens = [token.text for token in doc]
            return [{"text": doc.text, "spans": [_stretch(s) for s in doc.spans.get(AWARDS, ())], "tokens": tokens}]
        case "dep":
            return list(_graphs(doc))
    raise UsageError(f"{style}: displaCy has no such style; there are ent, span, dep")


def _stretch(span: Span) -> dict[str, object]:
    return {"start_token": span.start, "end_token": span.end, "label": span.label_}


def _graphs(doc: Doc) -> Iterator[Drawn]:
    for _, group in groupby(doc.spans.get(AWARDS, ()), key=lambda span: span.id_):
        award, *parties = [span for span in group if span.label_ == AWARD or span.label_ in _ARCS]
        apart = [span for span in parties if span.start >= award.end or span.end <= award.start]
        if apart:
            yield _graph(doc, award, apart)


def _graph(doc: Doc, award: Span, parties: Sequence[Span]) -> Drawn:
    """An award, its parties and the words of their sentences; a mention is one word, and its arc says what it does."""
    mentions = filter_spans([award, *parties])
    sentences = {sentence for mention in mentions for sentence in mention.sents}  # type: ignore[attr-defined]  # spaCy's stub lacks it
    units = list(_units(doc, sorted(sentences, key=lambda s: s.start), mentions))
    places = {(unit.start, unit.end): place for place, unit in enumerate(units)}
    labels = {(mention.start, mention.end): mention.label_ for mention in mentions}
    words = [{"text": " ".join(unit.text.split()), "tag": labels.get((unit.start, unit.end), "")} for unit in units]
    at = places[award.start, award.end]
    arcs = [
        _arc(at, places[party.start, party.end], _ARCS[party.label_])
        for party in parties
        if (party.start, party.end) in labels
    ]
    return {"words": words, "arcs": arcs}


def _units(doc: Doc, sentences: Sequence[Span], mentions: Sequence[Span]) -> Iterator[Span]:
    """The mentions in sentences, and each of their other words; a mention may reach into the next sentence."""
    begun = {mention.start: mention for mention in mentions}
    at = 0
    for sentence in sentences:
        at = max(at, sentence.start)
        while at < sentence.end:
            unit = begun.get(at, doc[at : at + 1])
            at = unit.end
            if unit.text.strip():
                yield unit


def _arc(award: int, party: int, label: str) -> dict[str, object]:
    """From the award to a party, wherever they stand."""
    start, end = sorted((award, party))
    return {"start": start, "end": end, "label": label, "dir": "right" if award < party else "left"}
