"""Works: films, books and buildings named by their noun and title, which may win or be the reason."""

from collections.abc import Sequence

from pipeline.rules.awards import WORK_NOUNS, WorkPattern
from pipeline.stages.annotation import Annotated, Sentence, Token
from pipeline.stages.phrases import Phrase, quoted_end, same_case, span_of

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
            end = _title_end(tokens, end, sentence.last, [p for p in taken if p.kind == "person"])
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


def _title_end(tokens: Sequence[Token], start: int, limit: int, people: Sequence[Phrase]) -> int:
    """End of a title without quotation marks: words with capitals, then what agrees with them or has a preposition.

    A title stands in the nominative whatever its place, so a genitive behind it is its maker or owner.
    """
    end = start
    while (
        end < limit and tokens[end].text[:1].isupper() and not any(p.outer_first <= end < p.outer_last for p in people)
    ):
        end += 1
    if end == start:
        return start
    while end < limit:
        token = tokens[end]
        if token.text.isdigit() and tokens[end - 1].text.islower():  # "Hiša številka 14"
            return end + 1
        if token.text[:1].islower() and token.features.pos in {"NOUN", "ADJ"} and same_case(token.features.case, "Nom"):
            end += 1
        elif token.features.pos == "ADP" and _ends_behind(tokens, end + 2, limit, people):
            end += 2
        else:
            break
    return end


def _ends_behind(tokens: Sequence[Token], at: int, limit: int, people: Sequence[Phrase]) -> bool:
    """Whether a clause, bracket or sentence ends before the token, or whose the work is follows."""
    if at >= limit or tokens[at].text in {",", ".", "(", ";", ":"}:
        return at <= limit
    maker = tokens[at].features.pos == "NOUN" and tokens[at].features.case == "Gen" and tokens[at].text.islower()
    return maker or any(p.outer_first == at for p in people)
