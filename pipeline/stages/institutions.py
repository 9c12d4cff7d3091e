"""Institutions and places: names that the model found, widened and completed by the table of institution nouns."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.rules.awards import METALS
from pipeline.rules.institutions import LEGAL_FORM, InstitutionNoun
from pipeline.rules.people import HONORIFICS
from pipeline.stages.annotation import Annotated, Name, Sentence, Token
from pipeline.stages.baseforms import BaseForms
from pipeline.stages.phrases import (
    Phrase,
    PhraseKind,
    agrees,
    modifiers_before,
    nominal_end,
    quoted_end,
    same_case,
    written,
)

MODEL_RULE = "model.ner"
BODY_RULE = "resolve.body"


@lru_cache(maxsize=32)
def _by_lemma(rows: tuple[InstitutionNoun, ...]) -> dict[str, InstitutionNoun]:
    return {lemma.casefold(): row for row in rows for lemma in row.lemmas}


class _Found(NamedTuple):
    """An institution's or place's tokens, its noun, its rule, and the token whose case it stands in."""

    first: int
    last: int
    head: int
    rule: str
    governs: int


def find_institutions(
    annotated: Annotated, sentence: Sentence, rows: tuple[InstitutionNoun, ...], forms: BaseForms
) -> tuple[Phrase, ...]:
    """Institutions of one sentence, longest reading first, not overlapping."""
    tokens, named = annotated.tokens, annotated.names_in(sentence)
    people = {
        i
        for n in named
        if n.label == "PER"
        and not names_place(tokens, n, forms)
        and not names_body(tokens, n, rows)
        and not names_family(tokens, n, rows)
        and not names_firm(annotated, n)
        for i in range(n.first, n.last)
    }
    nouns = _by_lemma(rows)
    names = [
        n
        for n in named
        if (n.label == "ORG" or names_firm(annotated, n))
        and not (n.last == n.first + 1 and tokens[n.first].lemma.casefold() in nouns)
    ]
    found = [
        *_headed(tokens, sentence, rows, people, named, forms),
        *_named(tokens, names, sentence, nouns, forms),
    ]
    taken: set[int] = set()
    phrases = []
    for one in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        if not taken.intersection(range(one.first, one.last)):
            taken.update(range(one.first, one.last))
            row = nouns.get(tokens[one.head].lemma.casefold())
            kind: PhraseKind = "group" if row is not None and row.group else "institution"
            phrases.append(_phrase(kind, tokens, one._replace(last=_form_end(annotated, one.first, one.last)), forms))
    return tuple(sorted(phrases, key=lambda p: p.first))


def _form_end(annotated: Annotated, first: int, last: int) -> int:
    """The end of a firm's name with its legal form ("Termika, d. o. o."), behind which no name goes on."""
    text, tokens = annotated.text, annotated.tokens
    start, end = tokens[first].span.end, tokens[last - 1].span.end
    form = LEGAL_FORM.search(text, start, end) or LEGAL_FORM.match(text, end)
    if form is None:
        return last
    return next((i for i in range(first + 1, len(tokens)) if tokens[i].span.end > form.end()), len(tokens))


def names_place(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether a single word that the model took for a person is a place, by its preposition or by what is known."""
    if name.last != name.first + 1:
        return False
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.lemma in _OF_PLACE | {"iz", "do"}:
        return True
    word = tokens[name.first : name.last]
    return forms.is_place(forms.noun_phrase(word, 0)) and not forms.is_person(forms.person(word).name)


def names_person(tokens: Sequence[Token], name: Name, forms: BaseForms) -> bool:
    """Whether what the model took for something else is a known given name and a known surname."""
    if name.label == "PER" or name.last != name.first + 2:
        return False
    given, _, surname = forms.person(tokens[name.first : name.last]).name.partition(" ")
    return forms.is_given_name(given) and forms.is_surname(surname)


def names_body(tokens: Sequence[Token], name: Name, rows: tuple[InstitutionNoun, ...]) -> bool:
    """Whether a name that the model took for a person's begins with an institution's noun ("Kmetija Brecelj")."""
    return tokens[name.first].lemma.casefold() in _by_lemma(rows)


def names_firm(annotated: Annotated, name: Name) -> bool:
    """Whether the legal form of a company stands behind the name; a sole trader ("s. p.") is a person."""
    form = LEGAL_FORM.match(annotated.text, annotated.tokens[name.last - 1].span.end)
    return form is not None and "p" not in form[0]


def names_family(tokens: Sequence[Token], name: Name, rows: tuple[InstitutionNoun, ...]) -> bool:
    """Whether a surname alone is the name of the family or its business that stands before it ("družina Kos")."""
    row = _by_lemma(rows).get(tokens[name.first - 1].lemma.casefold()) if name.first else None
    return row is not None and row.of_family and name.last == name.first + 1


def bodies_by_noun(
    annotated: Annotated, sentence: Sentence, taken: Iterable[Phrase], bodies: Mapping[str, str]
) -> tuple[Phrase, ...]:
    """Institutions told by their common noun alone ("šola je prejela"), under the name that it stands for."""
    tokens = annotated.tokens
    used = {i for p in taken for i in range(p.outer_first, p.outer_last)}
    return tuple(
        Phrase(
            kind="institution",
            first=i,
            last=i + 1,
            outer_first=i,
            outer_last=i + 1,
            head=i,
            name=bodies[tokens[i].lemma],
            case=tokens[i].features.case,
            gender=tokens[i].features.gender,
            number=tokens[i].features.number,
            rule=BODY_RULE,
        )
        for i in range(*sentence)
        if tokens[i].lemma in bodies and i not in used and tokens[i].features.number == "Sing"
    )


def find_places(
    annotated: Annotated, sentence: Sentence, taken: Iterable[Phrase], forms: BaseForms
) -> tuple[Phrase, ...]:
    """Places of one sentence that lie in no other phrase."""
    used = {i for p in taken for i in range(p.outer_first, p.outer_last)}
    places = []
    for name in annotated.names_in(sentence):
        place = name.label == "LOC" or (name.label == "PER" and names_place(annotated.tokens, name, forms))
        if place and not used.intersection(range(name.first, name.last)):
            head = _place_head(annotated.tokens, name)
            found = _Found(name.first, name.last, head, MODEL_RULE, head)
            places.append(_phrase("place", annotated.tokens, found, forms))
    return tuple(places)


def _phrase(kind: PhraseKind, tokens: Sequence[Token], found: _Found, forms: BaseForms) -> Phrase:
    """The tokens with their base form."""
    features = tokens[found.governs].features
    return Phrase(
        kind=kind,
        first=found.first,
        last=found.last,
        outer_first=min(found.first, found.governs),
        outer_last=found.last,
        head=found.governs,
        name=_base_form(tokens, found, forms),
        case=features.case,
        gender=features.gender,
        number=features.number,
        rule=found.rule,
    )


def _base_form(tokens: Sequence[Token], found: _Found, forms: BaseForms) -> str:
    words = tokens[found.first : found.last]
    if found.governs < found.first:  # behind "podjetje" a name is not inflected
        return written(words)
    head = tokens[found.governs].features
    # Two of a body are hardly ever meant; the dual looks like a case of the singular ("Ustanovi", "pekarni Klas").
    twofold = head.number == "Dual" and len(words) > 1 and found.rule != MODEL_RULE
    name = forms.noun_phrase(words, found.head - found.first, case=head.case, singular=twofold)
    return _normal_case(name, forms) if name.isupper() and " " in name else name


def _normal_case(name: str, forms: BaseForms) -> str:
    """A name in capitals as it is written in running text: the first word, places and people keep theirs."""
    words = [word.capitalize() for word in name.split()]
    proper = [forms.is_place(word) or forms.is_person(word) for word in words]
    return " ".join(word if at == 0 or proper[at] else word.lower() for at, word in enumerate(words))


def _headed(
    tokens: Sequence[Token],
    sentence: Sentence,
    rows: tuple[InstitutionNoun, ...],
    people: set[int],
    names: tuple[Name, ...],
    forms: BaseForms,
) -> list[_Found]:
    nouns, found = _by_lemma(rows), []
    for head in range(*sentence):
        row = nouns.get(tokens[head].lemma.casefold())
        if row is None or tokens[head].features.pos not in {"NOUN", "PROPN"}:
            continue
        first = modifiers_before(tokens, head, sentence.first)
        while first < head and (
            tokens[first].features.pos == "DET"
            or tokens[first].lemma in _OCCASIONAL
            or (tokens[first].text[:1].islower() and tokens[first].lemma.startswith(tuple(METALS.values())))
            or not tokens[first].text[:1].isalpha()  # a bullet or number of a list
        ):
            first += 1
        if any(tokens[i].features.degree == "Sup" or tokens[i].lemma in _NO_BODY for i in range(first, head)):
            continue
        last = _complement_end(tokens, head + 1, sentence.last, people, names)
        last = _without_titles(tokens, head + 1, _before_person(tokens, head + 1, last, forms))
        last = max(last, _owner_end(tokens, head, names, forms))
        capital = tokens[first].text[:1].isupper() and (first > sentence.first or last > head + 1 or head > first)
        named = first < head or any(t.text[:1].isupper() for t in tokens[head + 1 : last])
        described = first in {head, sentence.first} or tokens[first].text[:1].islower()
        if row.falls_away and last > head + 1 and tokens[head + 1].text[:1].isupper() and described:
            found.append(_Found(head + 1, last, head + 1, row.id, head))
        elif capital or named or (row.bare and last > head + 1 and tokens[head + 1].lemma == "za"):
            found.append(_Found(first, _seat_end(tokens, head + 1, last, names), head, row.id, head))
    return found


def _owner_end(tokens: Sequence[Token], head: int, names: tuple[Name, ...], forms: BaseForms) -> int:
    """The end of a person's name in the genitive behind a nominative: whom it is called after ("Sklad Rada Kosa")."""
    owner = next((n for n in names if n.label == "PER" and n.first == head + 1), None)
    if owner is None or tokens[head].features.case != "Nom" or not tokens[head].text[:1].isupper():
        return head + 1
    return owner.last if forms.person(tokens[owner.first : owner.last]).case == "Gen" else head + 1


def _seat_end(tokens: Sequence[Token], start: int, end: int, names: tuple[Name, ...]) -> int:
    """The end of the place that tells a body without a name of its own from others ("šola v Benediktu")."""
    if any(t.text[:1].isupper() for t in tokens[start - 1 : end]) or end + 1 >= len(tokens):
        return end
    place = next((n.last for n in names if n.label == "LOC" and n.first == end + 1), end)
    return place if tokens[end].lemma in _SEATED else end


_SEATED = frozenset({"v", "na", "iz", "z", "s"})
_NEAR = frozenset({"ob", "pri", "pod", "nad"})
_INSTRUMENTS = frozenset({"pihala", "godala", "trobila", "tolkala", "tambure", "harmonike", "citre"})
_PARTNERS = frozenset({"sin", "sinovi", "hči", "partner", "partnerji", "drugi", "ostali"})  # in names of firms
_OF_PLACE = _NEAR | {"v", "na"}
_NO_BODY = frozenset({"najbolj", "občen", "občni"})  # "občni zbor" is a meeting
_CUE_NOUNS = frozenset({"sodelovanju", "okviru", "sklopu", "imenu"})
_OCCASIONAL = frozenset(
    {"letošnji", "omenjen", "prejet", "nov", "nekdanji", "takraten", "takratni", "tedanji", "tukajšnji"}
)


def _before_person(tokens: Sequence[Token], first: int, last: int, forms: BaseForms) -> int:
    """The end before a known person's name; one in the genitive may be the institution's own ("Gimnazija F. Roša")."""
    for at in range(first, last - 1):
        pair = tokens[at : at + 2]
        named = all(t.text.istitle() for t in pair) and names_person(tokens, Name(at, at + 2, ""), forms)
        if named and forms.person(pair).case != "Gen":
            return at
    return last


def _without_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """The end without the titles of a person who is named next, or a cue such as "v sodelovanju"."""
    for at in range(first, last - 1):
        if tokens[at].text == "v" and tokens[at + 1].text in _CUE_NOUNS:
            return at
    while last > first and tokens[last - 1].text.casefold() in HONORIFICS:
        last -= 1
    if last > first and last < len(tokens) and tokens[last].lemma == "stopnja":
        last -= 1  # the grade of an award ("priznanje Gasilske zveze II. stopnje")
    return last


def _complement_end(tokens: Sequence[Token], start: int, limit: int, people: set[int], names: tuple[Name, ...]) -> int:
    """End of what completes an institution noun: genitives, "za" with its noun, a name, a quotation."""
    at = start
    end_of = {n.first: n.last for n in names if n.label in {"LOC", "ORG", "MISC"}}
    stop = next((i for i in range(start, limit) if i in people), limit)
    while at < stop:
        token = tokens[at]
        if token.lemma == "za" and at == start:
            end = nominal_end(tokens, at + 1, stop, "Acc")
            if end == at + 1:
                break
            at = _coordinated(tokens, end, stop, "Acc")
        elif at in end_of and end_of[at] <= stop:
            at = end_of[at]
        elif token.text[:1].isupper() and token.features.pos in {"NOUN", "PROPN", "ADJ", "X"} and token.text.isalnum():
            at += 1
        elif (end := quoted_end(tokens, at, stop)) > at:
            at = end
        elif at == start and token.text == "na" and at + 1 < stop and tokens[at + 1].text in _INSTRUMENTS:
            at += 2
        elif at == start and (end := nominal_end(tokens, at, stop, "Gen")) > at:
            at = _coordinated(tokens, end, stop, "Gen")
        elif (
            token.lemma in _OF_PLACE
            and at + 1 < stop
            and tokens[at + 1].text[:1].isupper()
            and (at > start or token.lemma in _NEAR)
        ):
            at = end_of.get(at + 1, at + 2)
        else:
            break
    return _name_end(tokens, at, stop) if at > start else at


def _name_end(tokens: Sequence[Token], end: int, limit: int) -> int:
    """The end of a name that goes on with a small letter or behind a preposition.

    "Krimski kot", "Gozd nad Križami", "Zupan in sin".
    """
    last = tokens[end - 1]
    following = tokens[end] if end < limit else None
    if following is None or not last.text[:1].isupper():
        return end
    noun = following.features.pos == "NOUN" and following.text.islower()
    if noun and last.features.pos == "ADJ" and agrees(last, following):
        return end + 1
    behind = tokens[end + 1] if end + 1 < limit else None
    if behind is None:
        return end
    if following.lemma in _NEAR and behind.text.istitle():
        return end + 2
    return end + 2 if following.lemma == "in" and behind.text.casefold() in _PARTNERS else end


def _coordinated(tokens: Sequence[Token], end: int, limit: int, case: str) -> int:
    """Go on over ", X in Y" in the same case where a last "in" closes the list ("za delo, družino in zadeve")."""
    at, closed = end, end
    while at < limit and tokens[at].lemma in {",", "in", "ter"}:
        following = nominal_end(tokens, at + 1, limit, case)
        if following == at + 1 or tokens[at + 1].text[:1].isupper():
            break
        if tokens[at].lemma in {"in", "ter"}:
            closed = following
        at = following
    return closed


def _named(
    tokens: Sequence[Token],
    names: Iterable[Name],
    sentence: Sentence,
    nouns: Mapping[str, InstitutionNoun],
    forms: BaseForms,
) -> list[_Found]:
    found = []
    for name in names:
        first, last = name.first, min(name.last, sentence.last)
        while first < last - 1 and not tokens[first].text[0].isalnum():
            first += 1
        while last > first + 1 and (
            tokens[last - 1].text in {",", ".", ":", ";", "("} or tokens[last - 1].features.pos in {"CCONJ", "ADP"}
        ):
            last -= 1
        last = _before_another(tokens, first + 1, last, nouns)
        last = _without_titles(tokens, first + 1, _before_person(tokens, first + 1, last, forms))
        if last == min(name.last, sentence.last):
            last = _name_end(tokens, last, sentence.last)
        head = _name_head(tokens, Name(first, last, "ORG"))
        before = first - 1
        if (
            before >= sentence.first
            and tokens[before].features.pos == "NOUN"
            and (row := nouns.get(tokens[before].lemma)) is not None
            and not row.falls_away
            and tokens[before].text[:1].islower()
        ):
            first = head = before
        found.append(_Found(first, last, head, MODEL_RULE, head))
    return found


def _before_another(tokens: Sequence[Token], first: int, last: int, nouns: Mapping[str, InstitutionNoun]) -> int:
    """The end before "in" and the noun of another institution."""
    for at in range(first, last - 1):
        if tokens[at].lemma in {"in", "ter"} and tokens[at + 1].lemma.casefold() in nouns:
            return at
    return last


def _name_head(tokens: Sequence[Token], name: Name) -> int:
    """The word of the name whose governor lies outside it, else its first noun."""
    inside = range(name.first, name.last)
    for index in inside:
        if tokens[index].features.pos in {"NOUN", "PROPN"} and (
            index == name.first or _leads(tokens, name.first, index)
        ):
            return index
    return name.first


def _place_head(tokens: Sequence[Token], name: Name) -> int:
    """The last word of a place's name, or the one before its preposition ("Slovenj Gradec", "Dol pri Ljubljani")."""
    for index in range(name.first + 1, name.last):
        if tokens[index].features.pos == "ADP":
            return index - 1
    return name.last - 1


def _leads(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether all words from ``first`` to ``index`` are adjectives in the case of the noun at ``index``."""
    return all(
        tokens[i].features.pos in {"ADJ", "DET", "NUM"}
        and same_case(tokens[i].features.case, tokens[index].features.case)
        for i in range(first, index)
    )
