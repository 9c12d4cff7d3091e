"""Families: two people who are told by one noun and their surname, and win as one ("zakonca Kos")."""

from pipeline.rules.people import COUPLES
from pipeline.stages.annotation import Annotated, Sentence
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.complements import names_from
from pipeline.stages.phrases import Phrase

NAMED = "group.couple"


def couples_among(annotated: Annotated, sentence: Sentence, forms: BaseForms) -> tuple[Phrase, ...]:
    """The couples of a sentence; of "zakonca Ana in Jan Kos" each is told apart, so that they are no couple here."""
    tokens = annotated.tokens
    found = []
    for head in range(sentence.first, sentence.last - 1):
        told = COUPLES.get(tokens[head].text.casefold())
        if told is None:
            continue
        names, word = list(names_from(tokens, head + 1, sentence.last)), tokens[head + 1].text
        if len(names) != 1 or (forms.is_given_name(word) and not forms.is_surname(word)):
            continue
        (first, last), (called, case) = names[0], told
        found.append(
            Phrase(
                kind="group",
                first=head,
                last=last,
                outer_first=head,
                outer_last=last,
                head=head,
                name=f"{called} {' '.join(token.text for token in tokens[first:last])}",
                case=case,
                gender=tokens[head].features.gender,
                number="Dual",
                rule=NAMED,
            )
        )
    return tuple(found)
