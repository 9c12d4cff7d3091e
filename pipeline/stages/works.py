"""Works: films, books and buildings named by their noun and title, which may win or be the reason."""

from collections.abc import Sequence

from pipeline.rules.awards import WORK_NOUNS, WorkPattern
from pipeline.stages.annotation import Annotated, Sentence
from pipeline.stages.phrases import Phrase, quoted_end, span_of

NAMED = "work.named"


def works_among(
    annotated: Annotated, sentence: Sentence, taken: Sequence[Phrase], rows: tuple[WorkPattern, ...]
) -> tuple[Phrase, ...]:
    """Works named by their noun and a quoted or capitalised title: 'roman »Reka«', "film Zima"."""
    if not any(row.id == NAMED for row in rows):
        return ()
    tokens = annotated.tokens
    found = []
    for head in range(*sentence):
        if tokens[head].lemma not in WORK_NOUNS or tokens[head].features.pos != "NOUN":
            continue
        end = quoted_end(tokens, head + 1, sentence.last)
        if end == head + 1:
            while (
                end < sentence.last
                and tokens[end].text[:1].isupper()
                and not any(p.outer_first <= end < p.outer_last and p.kind == "person" for p in taken)
            ):
                end += 1
        if end == head + 1:
            continue
        features = tokens[head].features
        inner = head + 1
        found.append(
            Phrase(
                kind="work",
                first=inner,
                last=end,
                outer_first=head,
                outer_last=end,
                head=head,
                name=" ".join(span_of(tokens, inner, end).of(annotated.text).strip("»«„“”\"'").split()),
                case=features.case,
                gender=features.gender,
                number=features.number,
                rule=NAMED,
            )
        )
    return tuple(found)
