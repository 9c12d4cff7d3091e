"""What the argument network is shown of a release: the signs of each token, and where the candidates are mentioned."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.network.arguments import ArgumentNetwork
from pipeline.records import LIVE, SectionKind, Status
from pipeline.stages.claims import SLOTS, WEIGHED
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


class Shown(NamedTuple):
    """What the argument network is shown of a release.

    Attributes:
        states: (tokens, d): what the annotating network holds of each token.
        signs: (tokens, signs)
        mentions: Of each candidate: first token, and token after the last, of the mentions that are looked at.
        awards: Of each award that the rules take for one of the day: the heads of its mentions.
    """

    states: NDArray[np.float16]
    signs: NDArray[np.int16]
    mentions: Sequence[Sequence[tuple[int, int]]]
    awards: Sequence[Sequence[int]]


def shown_of(view: View) -> Shown | None:
    """What is shown of a release; ``None`` where another model than the shipped one has annotated it."""
    states = view.annotated.states
    if states is None:
        return None
    mentions = [[(p.first, p.last) for _, p in one.mentions[:_MENTIONS]] for one in view.candidates]
    return Shown(states, _signs_of(view), mentions, [heads for _, heads in _live(view)])


class Judgement(NamedTuple):
    """What the argument network says of a release, each as log odds.

    Attributes:
        slots: By slot, of each candidate that it fills it.
        awards: Of facts of the day, by identity, that the news tells of them; only of those that the text names.
    """

    slots: Mapping[str, Sequence[float]]
    awards: Mapping[int, float]


def judge(view: View, network: ArgumentNetwork) -> Judgement | None:
    """What the network says of a release; ``None`` where it was shown nothing that it knows."""
    shown = shown_of(view)
    if shown is None or not network.fits(shown.states):
        return None
    read = network.read(*shown)
    slots: dict[str, Sequence[float]] = {slot: read.slots[:, number].tolist() for number, slot in enumerate(WEIGHED)}
    named = zip(_live(view), read.awards, strict=True)
    return Judgement(slots, {id(fact): odds for (fact, heads), odds in named if heads})


def _live(view: View) -> list[tuple[Fact, tuple[int, ...]]]:
    """The facts of the day with the heads of their awards' mentions."""
    return [(o.fact, o.heads) for o in view.options if o.fact is not None and o.fact.status in LIVE]


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
