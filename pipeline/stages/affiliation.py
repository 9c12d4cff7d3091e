"""Affiliation: a person of whom no rule tells an institution gets the one that the linker believes."""

from dataclasses import replace
from typing import Final

from pipeline.stages.chances import Chances
from pipeline.stages.claims import LINKER_RULE
from pipeline.stages.entities import Entities
from pipeline.stages.evidence.bodies import Body, Circle, near, of_body
from pipeline.stages.merging import Fact
from pipeline.stages.phrases import Phrase, Role, span_of

BODY: Final = "body"
"""The model's name: the chance that a person speaks, works or plays for an institution."""


def affiliated(circle: Circle, model: Chances) -> tuple[Entities, tuple[Fact, ...]]:
    """The entities and the facts of a release with the institutions that are believed."""
    bodies = {name: body for name in circle.people if (body := _body_of(circle, name, model)) is not None}
    placed: dict[int, Phrase] = {}
    for name, body in bodies.items():
        mentions = circle.people[name]
        told = [phrase for phrase in mentions if phrase.roles] or mentions[:1]
        placed |= {phrase.first: _placed(circle, phrase, body) for phrase in told}

    def one(phrase: Phrase) -> Phrase:
        found = placed.get(phrase.first)
        return replace(phrase, roles=found.roles) if found is not None and phrase.name == found.name else phrase

    phrases = {number: tuple(map(one, found)) for number, found in circle.entities.phrases.items()}
    facts = tuple(
        replace(fact, links=tuple(replace(x, phrase=one(x.phrase)) for x in fact.links)) for fact in circle.facts
    )
    return replace(circle.entities, phrases=phrases), facts


def _body_of(circle: Circle, name: str, model: Chances) -> Body | None:
    """The institution that the person most likely belongs to, unless a rule tells one or none is likely."""
    if any(role.institution for phrase in circle.people[name] for role in phrase.roles):
        return None
    bodies = near(circle, name)
    chances = [(model.of(of_body(circle, name, body, bodies)), body) for body in bodies]
    chance, best = max(chances, key=lambda pair: pair[0], default=(0.0, None))
    return best if chance >= model.cut else None


def _placed(circle: Circle, phrase: Phrase, body: Body) -> Phrase:
    """The mention with the institution in its first role, or in a role without a name."""
    if phrase.roles:
        first, *others = phrase.roles
        return replace(phrase, roles=(replace(first, institution=body.name), *others))
    mention = min(body.mentions, key=lambda m: (abs(m.first - phrase.first), m.first))
    span = span_of(circle.view.tokens, mention.first, mention.last)
    return replace(phrase, roles=(Role("", body.name, span, LINKER_RULE),))
