"""Bodies told again: which one of a release a noun alone, or a part of its name in small letters, stands for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from pipeline.rules.institutions import NOUNS_OF_LETTERS, InstitutionNoun
from pipeline.stages.annotation import Annotated, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.institutions import institution_by_lemma
from pipeline.stages.phrases import Phrase, modifiers_before


def bodies_of(
    annotated: Annotated,
    institutions: Mapping[int, tuple[Phrase, ...]],
    rows: tuple[InstitutionNoun, ...],
    forms: BaseForms,
) -> dict[str, str]:
    """Noun of an institution to the full name that it most often stands in ("društvo": "Društvo Lipa").

    The noun may be told by letters ("OŠ Lipa") or stand inside another body's name ("Občinski svet Občine Bled").
    """
    tokens, nouns = annotated.tokens, institution_by_lemma(rows)
    counts: dict[str, Counter[str]] = {}
    for found in institutions.values():
        for body in found:
            if body.last - body.first > 1 and any(c.isupper() for c in body.name):
                noun = NOUNS_OF_LETTERS.get(tokens[body.first].text, tokens[body.head].lemma)
                counts.setdefault(noun, Counter())[body.name] += 1
                for lemma, name in _inside(tokens, body, nouns, forms):
                    counts.setdefault(lemma, Counter())[name] += 1
    return {lemma: names.most_common(1)[0][0] for lemma, names in counts.items()}


def _inside(
    tokens: Sequence[Token], body: Phrase, nouns: Mapping[str, InstitutionNoun], forms: BaseForms
) -> Iterator[tuple[str, str]]:
    """The bodies that another one's name says it is of, by their nouns."""
    for at in range(max(body.first, body.head) + 1, body.last - 1):
        first = modifiers_before(tokens, at, body.first + 1)
        proper = tokens[first].text[:1].isupper() and any(t.text[:1].isupper() for t in tokens[at + 1 : body.last])
        if tokens[at].lemma.casefold() in nouns and tokens[at].features.case == "Gen" and proper:
            yield tokens[at].lemma.casefold(), forms.noun_phrase(tokens[first : body.last], at - first)


def with_full_bodies(
    phrases: Mapping[int, tuple[Phrase, ...]], institutions: Iterable[Phrase]
) -> dict[int, tuple[Phrase, ...]]:
    """The phrases with a body's full name where only its first words stand ("občinski svet": "Občinski svet Bled").

    Only the first of them may have a capital: what has another has a name of its own.

    Args:
        phrases: By sentence.
        institutions: All bodies of the release, with those in somebody's role.
    """
    full = {body.name for body in institutions if not body.name[1:].islower()}

    @cache
    def meant(name: str) -> str:
        if " " not in name or not name[1:].islower():
            return name
        longer = (one for one in full if one.casefold().startswith(f"{name.casefold()} "))
        found = [one for one in longer if not one[len(name) :].isupper()]  # "Društvo novinarjev DNS" is told twice
        return found[0] if len(found) == 1 else name

    def named(phrase: Phrase) -> Phrase:
        if phrase.kind in {"institution", "group"}:
            return replace(phrase, name=meant(phrase.name))
        roles = (replace(r, institution=meant(r.institution)) if r.institution else r for r in phrase.roles)
        return replace(phrase, roles=tuple(roles)) if phrase.roles else phrase

    return {number: tuple(map(named, found)) for number, found in phrases.items()}
