"""The awards of feeds: one line an award, over the years, with who confers it and who received it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.feeds.appearances import gathered
from pipeline.feeds.folding import Folded, Why, day, ids, in_order, most_used, why, year
from pipeline.feeds.joining import Group, Subject, join
from pipeline.feeds.lines import Line
from pipeline.feeds.names import award_key, award_kin, award_name, body_in, body_key, has_proper_name, own_name, tidy
from pipeline.records import AwardRecord, Confidence, PartyType, Status


class AwardsRecipient(Folded):
    """Who received an award; ``record`` is the id of its line in the feed."""

    name: str
    type: PartyType
    record: str
    document: str
    status: Status
    year: str | None
    date: str | None
    confidence: Confidence


class FoldedAward(Folded):
    """A line of ``nagrade awards``; docs/feeds.md tells what its keys hold."""

    id: str
    name: str
    variants: tuple[str, ...]
    kinds: tuple[str, ...]
    programmes: tuple[str, ...]
    conferred_by: tuple[str, ...]
    years: tuple[str, ...]
    recipients: tuple[AwardsRecipient, ...]
    records: tuple[str, ...]
    documents: tuple[str, ...]
    why: tuple[Why, ...]
    namesakes: tuple[str, ...]


def fold_awards(lines: Iterable[Line], *, loose: bool = False) -> list[FoldedAward]:
    """One line an award, sorted by name and id, the same whatever the order of the lines.

    One name in one release is one award.

    Args:
        lines: Lines of either feed; memory grows with them.
        loose: Join also what only a place joins, or that nothing speaks against it.
    """
    told = defaultdict[tuple[str, str], list[AwardRecord]](list)
    for record in gathered(lines)[1]:
        told[record.document.id, award_key(record.award.name)].append(record)
    found = [records for _, records in sorted(told.items())]
    subjects = [_subject(records) for records in found]
    groups = sorted(join(subjects, loose=loose), key=lambda group: min(group.members))
    members = [[record for at in sorted(group.members) for record in found[at]] for group in groups]
    keys = [group.subjects[0].kin for group in groups]
    names = ids([(key, [r.document for r in of_one]) for key, of_one in zip(keys, members, strict=True)])
    namesakes = defaultdict[str, set[str]](set)
    for key, name in zip(keys, names, strict=True):
        namesakes[key].add(name)
    folded = (
        _award(name, records, group, namesakes[key] - {name})
        for name, key, records, group in zip(names, keys, members, groups, strict=True)
    )
    return sorted(folded, key=lambda award: (award.name.casefold(), award.id))


def _subject(records: Sequence[AwardRecord]) -> Subject:
    source, name = records[0].document, award_key(records[0].award.name)
    bodies = [body_key(body.name) for record in records for body in record.conferred_by]
    bodies += [body_in(record.award.name) for record in records]
    return Subject(
        name=name,
        kin=award_kin(name),
        document=source.id,
        bodies=frozenset(filter(None, bodies)),
        programmes=frozenset(award_key(name) for record in records for name in _programmes(record)),
        senders=frozenset((tidy(source.source),)) if source.source else frozenset(),
        places=frozenset((source.dateline_place,)) if source.dateline_place else frozenset(),
        plain=not any(has_proper_name(record.award.name) for record in records),
        own=any(own_name(record.award.name) for record in records),
    )


def _programmes(record: AwardRecord) -> tuple[str, ...]:
    programme = record.award.programme
    return (programme.name, *programme.aliases) if programme else ()


def _award(name: str, records: Sequence[AwardRecord], group: Group, namesakes: set[str]) -> FoldedAward:
    recipients = (_recipient(record, at) for record in records for at in range(len(record.recipients)))
    return FoldedAward(
        id=name,
        name=most_used(award_name(record.award.name) for record in records),
        variants=in_order(tidy(record.award.name) for record in records),
        kinds=in_order(record.award.kind for record in records),
        programmes=in_order(name for record in records for name in _programmes(record)),
        conferred_by=in_order(tidy(body.name) for record in records for body in record.conferred_by),
        years=in_order(year(record) for record in records),
        recipients=tuple(sorted(recipients, key=lambda one: (one.year or "", one.name, one.record))),
        records=in_order(record.id for record in records),
        documents=in_order(record.document.id for record in records),
        why=why(group),
        namesakes=in_order(namesakes),
    )


def _recipient(record: AwardRecord, at: int) -> AwardsRecipient:
    party = record.recipients[at]
    return AwardsRecipient(
        name=party.name,
        type=party.type,
        record=record.id,
        document=record.document.id,
        status=record.status,
        year=year(record),
        date=day(record),
        confidence=party.confidence,
    )
