"""Senders: which institution a release comes from, and whose office it is that stands alone in its releases."""

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from pipeline.rules.people import RoleNoun
from pipeline.stages.annotation import Annotated
from pipeline.stages.entities import Entities
from pipeline.stages.layout import Layout
from pipeline.stages.phrases import Phrase, Role, span_of

_SAID = 3  # what a letterhead, signature or source counts, in mentions


class Sender(NamedTuple):
    """The institution that sends a release; ``said``: whether letterhead, signature or source name it."""

    body: Phrase
    said: bool


def find_sender(annotated: Annotated, entities: Entities, layout: Layout) -> Sender | None:
    """The institution named most often, one in letterhead or signature counting for three; its first mention."""
    votes: Counter[str] = Counter()
    said: set[str] = set()
    for body in entities.institutions:
        span = span_of(annotated.tokens, body.first, body.last)
        speaks = any(s.covers(span) for s in (*layout.senders, *layout.of("source", "signature")))
        votes[body.name.casefold()] += _SAID if speaks else 1
        if speaks:
            said.add(body.name.casefold())
    if not votes:
        return None
    name = max(votes, key=lambda n: votes[n])
    return Sender(next(b for b in entities.institutions if b.name.casefold() == name), name in said)


def with_own_offices(entities: Entities, sender: Sender | None, rows: tuple[RoleNoun, ...]) -> Entities:
    """The same, the sender being the institution of each office that stands alone ("tajnica Ana Novak")."""
    own = {lemma for row in rows if row.of_sender for lemma in row.lemmas}
    if sender is None or not sender.said or not own:
        return entities

    def placed(role: Role) -> Role:
        return replace(role, institution=sender.body.name) if role.institution is None and role.name in own else role

    phrases = {
        number: tuple(replace(p, roles=tuple(map(placed, p.roles))) if p.roles else p for p in found)
        for number, found in entities.phrases.items()
    }
    return replace(entities, phrases=phrases)
