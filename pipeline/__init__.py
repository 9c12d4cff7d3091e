'''nagrade: who received which award from whose hands, read from Slovene press releases.

The manual in one page. Load the shipped model once, then give it releases:

>>> import pipeline
>>> reader = pipeline.load()
>>> document = reader.extract("""Bled, 12. junija 2023 - Župan Peter Zupan je danes na Bledu izročil občinska priznanja.
... Zlato plaketo je prejela Ana Novak, direktorica Zavoda Lipa.""")

Each award is a record of who received it, from whose hands, when and whether it happened:

>>> [award] = document.awards
>>> award.status, award.award.name, award.award.kind
('conferred', 'zlata plaketa', 'plaketa')
>>> [(party.name, party.role, party.institution) for party in award.recipients]
[('Ana Novak', 'direktorica', 'Zavod Lipa')]
>>> [(party.name, party.role) for party in award.presenters]
[('Peter Zupan', 'župan')]
>>> award.date.iso
'2023-06-12'

Names are in the nominative; every value points at the characters that it was read from, and says which rule made it:

>>> award.award.mention.text, award.award.mention.start
('Zlato plaketo', 88)
>>> award.recipients[0].why
'frame.prejeti'

Many releases stream through ``pipe``, in order; one that cannot be read yields its error instead of a document:

>>> texts = ["Peter Zupan je prejel srebrni znak.", "The award was presented by the mayor to all of the volunteers."]
>>> for result in reader.pipe(pipeline.Release(text) for text in texts):
...     print(result if isinstance(result, pipeline.NagradeError) else result.awards[0].recipients[0].name)
Peter Zupan
not Slovene (reads as en): passed over

``pipeline.load(backend="classla", models=folder)`` annotates with classla in place of the shipped model, and
``pipeline.load(nlp=...)`` with a spaCy pipeline of your own; all that follows is the same.

``pipeline.nlp()`` is a spaCy pipeline with the same results in ``doc._``, and ``nlp.add_pipe("nagrade_awards")`` gives
them to another (docs/spacy.md):

>>> doc = pipeline.nlp()("Peter Zupan je prejel srebrni znak.")
>>> [(award.award.name, award.recipients[0].name) for award in doc._.awards]
[('srebrni znak', 'Peter Zupan')]

In a notebook, documents, records and what ``reader.explain`` gives show themselves; that piece of HTML is
``pipeline.fragment(document, text)``.

A line of either feed is the JSON of a document or of its records, as ``nagrade schema`` describes them:

>>> record = document.award_records()[0]
>>> sorted(record.model_dump()) == sorted(pipeline.AwardRecord.model_json_schema()["properties"])
True
'''

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline.errors import ModelError, NagradeError, NotSloveneError, UnreadableError, UsageError

if TYPE_CHECKING:
    from pipeline.components.complete import nlp
    from pipeline.extract import Explanation, Reader
    from pipeline.loading import load
    from pipeline.records import AwardRecord, Document
    from pipeline.releases import Release
    from pipeline.rules.tables import Rules
    from pipeline.view.html.fragment import fragment

__all__ = [
    "AwardRecord",
    "Document",
    "Explanation",
    "ModelError",
    "NagradeError",
    "NotSloveneError",
    "Reader",
    "Release",
    "Rules",
    "UnreadableError",
    "UsageError",
    "fragment",
    "load",
    "nlp",
]

# Most of these bring spaCy with them, which takes a second; help does without, and spaCy without them.
_LATER = {
    "AwardRecord": "pipeline.records",
    "Document": "pipeline.records",
    "Explanation": "pipeline.extract",
    "Reader": "pipeline.extract",
    "Release": "pipeline.releases",
    "Rules": "pipeline.rules.tables",
    "fragment": "pipeline.view.html.fragment",
    "load": "pipeline.loading",
    "nlp": "pipeline.components.complete",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the module holds
    """Import what needs spaCy when it is first asked for."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
