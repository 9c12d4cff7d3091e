"""What the argument network is told of a release: signs and marks, and where candidates and awards are mentioned."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.network.arguments import Heard
from pipeline.records import LIVE, SectionKind, Status
from pipeline.stages.claims import SLOTS
from pipeline.stages.evidence.awards import of_fact
from pipeline.stages.evidence.parties import of_candidate
from pipeline.stages.evidence.releases import of_news, of_release
from pipeline.stages.evidence.view import View
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import PhraseKind

_MENTIONS: Final = 8  # of a candidate

_PARTS: Final = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
_CASES: Final = ("Nom", "Gen", "Dat", "Acc", "Loc", "Ins")
_RELATIONS: Final = (
    "ROOT", "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "conj", "cop", "csubj", "dep",
    "det", "discourse", "dislocated", "expl", "fixed", "flat", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj",
    "obl", "orphan", "parataxis", "punct", "vocative", "xcomp",
)  # fmt: skip
_SECTIONS: Final = get_args(SectionKind)
_KINDS: Final[tuple[PhraseKind, ...]] = get_args(PhraseKind)
_STATUSES: Final = (*get_args(Status), "habitual")
_BREAKS: Final = 2  # line breaks before a token that are told apart
_PART_OF, _CASE_OF, _RELATION_OF, _SECTION_OF, _KIND_OF, _STATUS_OF = (
    {value: number for number, value in enumerate(values, start=1)}
    for values in (_PARTS, _CASES, _RELATIONS, _SECTIONS, _KINDS, _STATUSES)
)

# Each kind of phrase has two values, since a mention's first token is marked otherwise than the others.
SIGNS: Final[Mapping[str, int]] = {
    "part of speech": len(_PARTS) + 1,
    "case": len(_CASES) + 1,
    "relation": len(_RELATIONS) + 1,
    "line breaks before": _BREAKS + 1,
    "first of its sentence": 2,
    "section": len(_SECTIONS) + 1,
    "award": 3,
    "phrase": 2 * len(_KINDS) + 1,
    "status claimed by the word": len(_STATUSES) + 1,
    **{f"status claimed of {slot}": len(_STATUSES) + 1 for slot in SLOTS},
}
"""The signs of a token, and how many values each has; 0 is none of those that are known."""


def heard_of(view: View) -> Heard:
    """What is told of a release."""
    return Heard(
        states=view.annotated.states,
        signs=_signs_of(view),
        mentions=[[(p.first, p.last) for _, p in one.mentions[:_MENTIONS]] for one in view.candidates],
        candidates=[of_candidate(view, candidate) for candidate in view.candidates],
        options=[option.heads for option in view.options],
        awards={at: of_fact(view, fact) for at, fact in live_facts(view)},
        news=of_news(view),
        release=of_release(view),
    )


def live_facts(view: View) -> Iterator[tuple[int, Fact]]:
    """What the rules take for an award of the day, each by its place among the options."""
    for at, option in enumerate(view.options):
        if option.fact is not None and option.fact.status in LIVE:
            yield at, option.fact


def _signs_of(view: View) -> NDArray[np.int16]:
    """The signs (tokens, signs) of a release's tokens, in the order of ``SIGNS``."""
    signs = np.zeros((len(view.tokens), len(SIGNS)), dtype=np.int16)
    column = {name: signs[:, number] for number, name in enumerate(SIGNS)}
    text = view.annotated.text
    end = 0
    for at, token in enumerate(view.tokens):
        features = token.features
        relation = token.dep.partition(":")[0]
        signs[at, :4] = (
            _PART_OF.get(features.pos, 0),
            _CASE_OF.get(features.case, 0),
            _RELATION_OF.get(relation, 0),
            min(_BREAKS, text.count("\n", end, token.span.start)) if at else _BREAKS,
        )
        end = token.span.end
    column["first of its sentence"][[sentence.first for sentence in view.annotated.sentences]] = 1
    starts = [token.span.start for token in view.tokens]
    for section in view.layout.sections:
        covered = slice(bisect_left(starts, section.span.start), bisect_left(starts, section.span.end))
        column["section"][covered] = _SECTION_OF[section.kind]
    for number in view.told:
        reader = view.readers[number]
        for award in reader.awards:
            column["award"][award.first : award.last] = 1
            column["award"][award.head] = 2
        for phrase in reader.phrases:
            column["phrase"][phrase.first : phrase.last] = 2 * _KIND_OF[phrase.kind]
            column["phrase"][phrase.first] = 2 * _KIND_OF[phrase.kind] - 1
    for one in view.resolved:
        status = _STATUS_OF[one.claim.status]
        column["status claimed by the word"][one.claim.trigger] = status
        for link in one.links:
            column[f"status claimed of {link.slot}"][link.phrase.first : link.phrase.last] = status
    return signs
