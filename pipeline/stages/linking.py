"""Linking: every sentence is read for what it claims of an award."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from pipeline.records import LIVE
from pipeline.spans import Span
from pipeline.stages.annotation import Annotated
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.claims import Claim, ClaimStatus
from pipeline.stages.elided import (
    bracket_claims,
    class_claims,
    gapped_claims,
    reason_claims,
    repeat_claims,
    turn_claims,
    who_claims,
    without_summaries,
    year_claims,
)
from pipeline.stages.entities import Entities
from pipeline.stages.frames import verb_claims
from pipeline.stages.headlines import HEADING, LINE_RULES, heading_claims, headline_claims
from pipeline.stages.lists import in_blocks, list_links, with_classes, with_labels, without_reasons
from pipeline.stages.phrases import CLASS_NOUNS
from pipeline.stages.sentences import LinkTables, SentenceReader
from pipeline.stages.superlatives import RULE as SUPERLATIVE
from pipeline.stages.winners import conferral_claims, congratulation_claims, noun_claims, title_claims


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
            claims += _of_sentence(reader, claims)
    if not any(reader.awards for reader in readers):
        own = [claim for claim in claims if not _needs_award(claim, readers[claim.sentence])]
        claims = [_understood(claim, readers[claim.sentence].tables) for claim in own]
    opened = with_labels(readers, in_blocks(readers, _as_opened(claims, readers)))
    listed = without_reasons([_with_list(claim, readers) for claim in opened])
    listed = [claim for claim in listed if claim.links or claim.gaps or (claim.award and claim.rule != HEADING)]
    return tuple(one for claim in listed for one in with_classes(readers, claim))


def _needs_award(claim: Claim, reader: SentenceReader) -> bool:
    """Whether the claim tells of an award only where the release tells of others: the best of a line or of several.

    As in "Najboljša igralka: Ana Novak" and "med moškimi je zmagal Jan Kos, med ženskami Ana Novak".
    """
    if claim.award is None:
        classed = any(reader.tokens[at].lemma in CLASS_NOUNS for at in range(*reader.sentence))
        return not classed and claim.category is not None and claim.category.startswith("med ")
    return claim.award.rule == SUPERLATIVE and claim.rule in {*LINE_RULES, "pattern.was-title"}


def _understood(claim: Claim, tables: LinkTables) -> Claim:
    """The claim, of a noun for winners with the award that this implies ("med nagrajenci je Ana Novak")."""
    implied = next((row.award for row in tables.nouns if row.id == claim.rule and claim.award is None), "")
    return replace(claim, implied=implied) if implied else claim


def _of_sentence(reader: SentenceReader, before: Sequence[Claim]) -> list[Claim]:
    claims = verb_claims(reader)
    claimed = {c.award.head for c in claims if c.award is not None}
    claims += [c for c in noun_claims(reader) if c.award is None or c.award.head not in claimed]
    claims += gapped_claims(reader, claims or _models(reader, before))
    claims += class_claims(reader, claims)
    claims += turn_claims(reader, claims)
    claims += year_claims(reader, claims)
    claims += reason_claims(reader, claims)
    claims = without_summaries([*claims, *bracket_claims(reader, claims)])
    for first in repeat_claims(reader, claims):
        claims = [*(replace(c, scope=c.scope - first.scope) for c in claims), first]
    claims = claims or headline_claims(reader) or heading_claims(reader)
    claims = claims or who_claims(reader, before)
    claims = [*claims, *conferral_claims(reader, claims), *congratulation_claims(reader, claims)]
    claims = _of_one_time(reader, claims)
    titles = title_claims(reader, claims)
    return [*claims, *titles, *(gapped_claims(reader, [*claims, *titles]) if titles else ())]


def _of_one_time(reader: SentenceReader, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, a relative clause's of an award told as past as past too ("lani podelili plaketo, ki jo je vzel")."""
    past = {c.award.head for c in claims if c.award is not None and c.status == "past"}
    return [replace(c, status="past") if _is_about(reader, c, past) and c.status in LIVE else c for c in claims]


def _is_about(reader: SentenceReader, claim: Claim, heads: Collection[int]) -> bool:
    """Whether the claim is of a relative clause about one of these awards."""
    predicate = reader.clauses.predicates.get(claim.trigger)
    at = predicate.antecedent if predicate is not None else None
    return claim.award is not None and claim.award.head in heads and at == claim.award.head


def _models(reader: SentenceReader, before: Sequence[Claim]) -> list[Claim]:
    """The claims whose verb a sentence without one takes: "Nagrado je prejela Ana Kos. Priznanje pa Jan Lah."."""
    words = reader.tokens[slice(*reader.sentence)]
    if not any(t.text == "pa" for t in words) or any(t.features.pos in {"VERB", "AUX"} for t in words):
        return []
    return [claim for claim in before if claim.sentence == reader.number - 1]


def _as_opened(claims: Sequence[Claim], readers: Sequence[SentenceReader]) -> list[Claim]:
    """The claims, those of a list's lines with the status that the sentence above tells ("Plakete bodo prejeli:")."""
    own: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.sentence].append(claim)
    opened: ClaimStatus | None = None
    for number, reader in enumerate(readers):
        if reader.tokens[reader.sentence.last - 1].text == ":":
            opened = next((c.status for c in own[number] if c.award is not None and c.status in LIVE), None)
        elif not reader.starts_line or any(c.rule not in LINE_RULES for c in own[number]):
            opened = None
        elif opened is not None:
            own[number] = [replace(claim, status=opened) for claim in own[number]]
    return [claim for number in sorted(own) for claim in own[number]]


def _with_list(claim: Claim, readers: Sequence[SentenceReader]) -> Claim:
    told = [x for x in claim.links if x.slot == "recipient"]
    if any(x.phrase.kind != "group" for x in told):
        return claim
    links = list_links(readers, claim)
    if not links:
        return claim
    others = (x for x in claim.links if x not in told)  # without "sedem posameznikov", whom the lines name
    return replace(claim, links=(*others, *links), gaps=tuple(g for g in claim.gaps if g.slot != "recipient"))
