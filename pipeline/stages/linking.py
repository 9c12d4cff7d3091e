"""Linking: every sentence is read for what it claims of an award."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.spans import Span
from pipeline.stages.annotation import Annotated
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.claims import Claim
from pipeline.stages.elided import class_claims, gapped_claims, repeat_claims, turn_claims, year_claims
from pipeline.stages.entities import Entities
from pipeline.stages.frames import verb_claims
from pipeline.stages.sentences import LinkTables, SentenceReader
from pipeline.stages.winners import (
    conferral_claims,
    headline_claims,
    list_links,
    noun_claims,
    title_claims,
    with_classes,
)


def read_sentences(
    annotated: Annotated, entities: Entities, tables: LinkTables, forms: BaseForms
) -> tuple[SentenceReader, ...]:
    """Every sentence of a release with its phrases and awards."""
    return tuple(
        SentenceReader(annotated, number, entities.phrases_in(number), entities.awards_in(number), tables, forms)
        for number in range(len(annotated.sentences))
    )


def find_claims(readers: Sequence[SentenceReader], told: Sequence[Span]) -> tuple[Claim, ...]:
    """The claims of a release in the order of its text.

    Args:
        readers: Its sentences.
        told: Where something may be said of an award: no contact, signature or disclaimer.
    """
    claims: list[Claim] = []
    for reader in readers:
        if any(span.covers(reader.tokens[reader.sentence.first].span) for span in told):
            claims += _of_sentence(reader)
    return tuple(one for claim in claims for one in with_classes(readers, _with_list(claim, readers)))


def _of_sentence(reader: SentenceReader) -> list[Claim]:
    claims = verb_claims(reader)
    claimed = {c.award.head for c in claims if c.award is not None}
    claims += [c for c in noun_claims(reader) if c.award is None or c.award.head not in claimed]
    claims += gapped_claims(reader, claims)
    claims += class_claims(reader, claims)
    claims += turn_claims(reader, claims)
    claims += year_claims(reader, claims)
    for first in repeat_claims(reader, claims):
        claims = [*(replace(c, scope=c.scope - first.scope) for c in claims), first]
    claims = claims or headline_claims(reader)
    return [*claims, *conferral_claims(reader, claims), *title_claims(reader, claims)]


def _with_list(claim: Claim, readers: Sequence[SentenceReader]) -> Claim:
    if any(x.slot == "recipient" for x in claim.links):
        return claim
    links = list_links(readers, claim)
    if not links:
        return claim
    return replace(claim, links=(*claim.links, *links), gaps=tuple(g for g in claim.gaps if g.slot != "recipient"))
