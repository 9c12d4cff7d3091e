"""Firms: how far their names go by their legal form, and those of which nothing else is known."""

from collections.abc import Container, Iterator, Sequence

from pipeline.rules.institutions import LEGAL_FORM
from pipeline.stages.annotation import Annotated, Name, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.phrases import agrees, sentence_of

_LONGEST = 6  # words of a name before its legal form that have no capital letter
_LONGEST_TOWN = 2  # words
_OPENERS = frozenset({",", ":", "(", "in", "ter", "–"})


def form_end(annotated: Annotated, first: int, last: int, forms: BaseForms) -> int:
    """The end of a firm's name with its legal form ("Termika, d. o. o."), behind which no name goes on.

    But for the town that stands behind it without a comma ("Hribar d. d. Nova Gorica"), which may have been taken for
    part of the name. All words before the form are in it ("INFORMATIKA V VASI, d. o. o.", "Lipa hišni aparati, d. d.").
    """
    text, tokens = annotated.text, annotated.tokens
    start, end = tokens[first].span.end, tokens[last - 1].span.end
    form = LEGAL_FORM.search(text, start, end) or LEGAL_FORM.match(text, end)
    if form is None:
        near = range(last, min(len(tokens), last + _LONGEST + 1))
        stop = next((at for at in near if not _may_go_on(tokens[at], tokens[first])), last)
        form = LEGAL_FORM.match(text, tokens[stop - 1].span.end)
    if form is None:
        return last
    end = next((i for i in range(first + 1, len(tokens)) if tokens[i].span.end > form.end()), len(tokens))
    if end < last and _is_town(tokens[end:last], forms):
        return last
    town = next(iter(annotated.names_in(Sentence(end, end + 1))), None)
    if town is None or town.label != "LOC" or text[form.end() : form.end() + 1] != " ":
        return end
    opens = annotated.sentences[sentence_of(annotated, end)].first == end
    return end if opens else town.last


def _may_go_on(word: Token, first: Token) -> bool:
    """Whether a firm's name can go on with the word: one in capitals in such a name, else one in small letters."""
    if first.text.isupper() and word.text.isupper():
        return True
    return word.text.islower() and word.text.isalpha() and word.features.pos in {"NOUN", "ADJ", "ADP", "CCONJ"}


def _is_town(words: Sequence[Token], forms: BaseForms) -> bool:
    """Whether the words are a known place, or one behind an adjective ("Nova Gorica")."""
    if not all(word.text.istitle() for word in words) or len(words) > _LONGEST_TOWN:
        return False
    graded = len(words) > 1 and words[0].features.pos == "ADJ" and agrees(words[0], words[-1])
    return graded or forms.is_place(forms.noun_phrase(words[-1:], 0))


def names_firm(annotated: Annotated, name: Name) -> bool:
    """Whether the legal form of a company closes the name or stands behind it; a sole trader ("s. p.") is a person."""
    text, tokens = annotated.text, annotated.tokens
    start, end = tokens[name.first].span.end, tokens[name.last - 1].span.end
    form = LEGAL_FORM.search(text, start, end) or LEGAL_FORM.match(text, end)
    return form is not None and "p" not in form[0]


def unread_firms(annotated: Annotated, sentence: Sentence, taken: Container[int]) -> Iterator[tuple[int, int]]:
    """The firms, first token and end, that nothing but their legal form tells ("Kovit hišni aparati, d. o. o.").

    Their names begin with the words with a capital before it, at a sign or a verb; ``taken`` are tokens of other names.
    """
    tokens, text = annotated.tokens, annotated.text
    start, stop = tokens[sentence.first].span.start, tokens[sentence.last - 1].span.end
    for form in LEGAL_FORM.finditer(text, start, stop):
        last = next((at for at in range(*sentence) if tokens[at].span.end > form.end()), sentence.last)
        inner = next((at for at in range(*sentence) if tokens[at].span.end > form.start()), last)
        first = inner
        while first > sentence.first and first > inner - _LONGEST and _may_go_on(tokens[first - 1], tokens[first - 1]):
            first -= 1
        while first > sentence.first and tokens[first - 1].text[:1].isupper():
            first -= 1
        before = tokens[first - 1] if first > sentence.first else None
        opened = before is not None and (before.text in _OPENERS or before.features.pos in {"VERB", "AUX"})
        named = first < inner and tokens[first].text[:1].isupper()
        if opened and named and not any(at in taken for at in range(first, last)):
            yield first, last
