"""Measure the base forms: ``python -m scripts.measure_baseforms GOLD DOCS --model MODEL --names FILE``.

Each mention of the gold is found in its text, annotated as a reader does it, and given to the component alone; what
comes back is compared with the gold's base form. So the figures hold for a span that is right, not for finding it.
Mentions that are no inflection of their base form (an award told by a verb, a completed name) are left out and counted.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import orjson
import spacy
from spacy.language import Language

from pipeline.rules.tables import Rules
from pipeline.spans import Span
from pipeline.stages.annotation import Cut, Token, annotate
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.vocabulary import with_known_words, words_of

PEOPLE: Final = ("recipients", "accepted_by", "presenters")
BODIES: Final = ("awarded_by", "recipients")
BODY_TYPES: Final = (None, "ORG", "LOC", "GROUP")
NOUNS: Final = ("NOUN", "PROPN")


class Case(NamedTuple):
    """A mention with what it should be called."""

    kind: str
    mention: str
    base: str


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path, help="gold.jsonl")
    parser.add_argument("docs", type=Path, help="folder of the texts")
    parser.add_argument("--model", required=True, help="spaCy model")
    parser.add_argument("--names", type=Path, required=True, help="what scripts/train_names.py wrote")
    parser.add_argument("--half", choices=("first", "second"), help="only this half of the documents")
    parser.add_argument("--errors", action="store_true", help="print what came out wrong")
    arguments = parser.parse_args()
    nlp, forms = spacy.load(arguments.model), BaseForms.load(arguments.names)
    lines = [orjson.loads(line) for line in arguments.gold.read_bytes().splitlines()]
    if arguments.half:
        middle = len(lines) // 2
        lines = lines[:middle] if arguments.half == "first" else lines[middle:]
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in lines:
        text = (arguments.docs / f"{line['id']}.txt").read_text(encoding="utf-8")
        tokens = tokens_of(nlp, text)
        names = [case.base for case in cases(line) if case.kind == "person" and case.base in text]
        for case in cases(line):
            if not inflected(case):
                asked[f"{case.kind}, left out"] += 1
                continue
            found = find(tokens, text, case.mention)
            answer = base_form(forms, found, case, names) if found else "(not found)"
            changed = case.kind + (", inflected" if case.mention != case.base else ", as written")
            for key in (case.kind, changed):
                asked[key] += 1
                right[key] += answer == case.base
            if arguments.errors and answer != case.base:
                sys.stdout.write(f"{line['id']} {case.kind}: {case.mention} -> {answer} (gold {case.base})\n")
    for key in sorted(asked):
        share = f"{right[key]:4d} of {asked[key]:4d}  {right[key] / asked[key]:.3f}"
        sys.stdout.write(f"{key:24s} {asked[key] if key.endswith('left out') else share}\n")


def cases(line: Mapping[str, Any]) -> Sequence[Case]:
    """The distinct mentions of a document's gold."""
    return sorted(set(_cases(line)))


def _cases(line: Mapping[str, Any]) -> Iterator[Case]:
    for person in line["people"]:
        yield Case("person", person["mention"], person["name"])
    for award in line["awards"]:
        yield Case("award", award["mention"], award["award"])
        for party in (party for key in PEOPLE for party in award[key]):
            if party.get("type", "PER") == "PER":
                yield Case("person", party["mention"], party["name"])
        for party in (party for key in BODIES for party in award[key]):
            if party.get("type") in BODY_TYPES and party["mention"]:
                yield Case("institution", party["mention"], party["name"])


def inflected(case: Case) -> bool:
    """Whether mention and base form are the same words, perhaps in other cases."""
    mention, base = case.mention.split(), case.base.split()
    if case.kind == "person" and not all(word[:1].isupper() or not word[:1].isalpha() for word in mention):
        return False
    same = (one[:1].lower() == other[:1].lower() for one, other in zip(mention, base, strict=False))
    return len(mention) == len(base) and all(same)


def tokens_of(nlp: Language, text: str) -> tuple[Token, ...]:
    """The text's tokens as the component takes them, with the words of the tables set right."""
    (annotated,) = annotate(nlp, [Cut(text, [Span(0, len(text))])])
    return with_known_words(annotated, words_of(Rules())).tokens


def find(tokens: Sequence[Token], text: str, mention: str) -> tuple[Token, ...]:
    """The tokens of the first place where the mention stands on token borders; empty if nowhere."""
    starts = {token.span.start: at for at, token in enumerate(tokens)}
    ends = {token.span.end: at for at, token in enumerate(tokens)}
    at = text.find(mention)
    while at >= 0:
        if at in starts and at + len(mention) in ends:
            return tuple(tokens[starts[at] : ends[at + len(mention)] + 1])
        at = text.find(mention, at + 1)
    return ()


def head_of(tokens: Sequence[Token]) -> int:
    """The first noun: a stand-in for the caller's own finding of the head."""
    return next((at for at, token in enumerate(tokens) if token.features.pos in NOUNS), 0)


def base_form(forms: BaseForms, tokens: Sequence[Token], case: Case, names: Sequence[str]) -> str:
    """What the component makes of the tokens; that a capital is only the sentence's is for the caller to know."""
    if case.kind == "person":
        return forms.person(tokens, known=names).name
    small = case.base[:1].islower()
    return forms.noun_phrase(tokens, head_of(tokens), singular=case.kind == "award", lower_first=small)


if __name__ == "__main__":
    main()
