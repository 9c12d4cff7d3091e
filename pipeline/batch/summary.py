"""What a run came to, for a person and for a machine."""

from collections.abc import Iterator, Sequence

from pipeline.batch.ledger import Sums

_SHOWN = 10
_LISTED = 100


def told(sums: Sums, seconds: float) -> Iterator[str]:
    """Why inputs failed or were skipped, the records by status, the speed, and what all inputs ended as, in lines."""
    for kind, causes in sums.causes.items():
        yield from frequent(kind, causes)
    if sums.records:
        yield by_status(sums)
    known = sums.inputs - sums.read
    yield f"{sums.read} read in {seconds:.1f} s, {_speed(sums, seconds):g} a second" + (
        f"; {known} taken over from before" if known else ""
    )
    if not sums.inputs:
        yield "nothing was found to read: name a file, or a folder that holds some in a format of docs/inputs.md"
    yield str(sums)


def counted(sums: Sums, seconds: float) -> dict[str, object]:
    """The same in fields; of the causes the hundred most frequent."""
    return {
        "inputs": sums.inputs,
        "written": sums.written,
        "failed": sums.failed,
        "skipped": sums.skipped,
        "records": dict(sums.records),
        "failed_by_cause": dict(sums.causes.get("failed", ())[:_LISTED]),
        "skipped_by_reason": dict(sums.causes.get("skipped", ())[:_LISTED]),
        "read": sums.read,
        "taken_over": sums.inputs - sums.read,
        "seconds": round(seconds, 3),
        "documents_a_second": _speed(sums, seconds),
    }


def by_status(sums: Sums) -> str:
    """The records by status, in a line."""
    return "records: " + ", ".join(f"{status} {count}" for status, count in sums.records.items())


def frequent(kind: str, causes: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The ten most frequent causes in lines, none where nothing ended so."""
    if causes:
        yield f"{kind}:"
    for cause, count in causes[:_SHOWN]:
        yield f"  {count}  {cause}"
    if len(causes) > _SHOWN:
        yield f"  and {sum(count for _, count in causes[_SHOWN:])} for {len(causes) - _SHOWN} other causes"


def _speed(sums: Sums, seconds: float) -> float:
    """Documents a second; of those that were read, for the others take no time to speak of."""
    return round(sums.read / seconds, 1)
