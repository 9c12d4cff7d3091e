"""Figures of a pipeline on the test files, from gold tokens and from raw text.

From gold tokens each sentence is a document of its own, with its tokens and its one sentence given. From raw text a
paragraph (UD) or a sentence (entities) is one text; tokens, sentences and everything on them are then compared by
their characters, so the figures are F1.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from spacy.tokens import Doc

from pipeline.stages.features import features
from scripts.train.corpus import OUTSIDE, Sentence, read_conllu, read_entities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from spacy.language import Language

INFLECTED: Final = ("NOUN", "ADJ", "PROPN")
FEATURES: Final = ("Case", "Gender", "Number")

Span = tuple[int, int, str]


def percent(right: int, of: int) -> float:
    """A share as a percentage with two digits."""
    return round(100 * right / of, 2) if of else 0.0


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, as a percentage."""
    return percent(2 * right, found + wanted)


def evaluate(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """All figures, by test set."""
    ud = list(read_conllu(data / "ud" / "test.conllu"))
    suk = list(read_conllu(data / "tags" / "suk_test.conllu"))
    named = list(read_entities(data / "ner" / "test.tsv"))
    with nlp.select_pipes(disable=["nagrade_sentences"] if "nagrade_sentences" in nlp.pipe_names else []):
        from_tokens = {
            "ud_test_gold_tokens": words(nlp, ud),
            "suk_test_gold_tokens": words(nlp, suk),
            "ner_test_gold_tokens": entities(named, parsed(nlp, named)),
        }
    return from_tokens | {"ud_test_raw": raw(nlp, ud), "ner_test_raw": raw_entities(nlp, named)}


def parsed(nlp: Language, sentences: Sequence[Sentence]) -> Iterator[Doc]:
    """The sentences with their own tokens, gone through the pipeline."""
    docs = (
        Doc(
            nlp.vocab,
            words=list(one.words),
            spaces=list(one.spaces),
            sent_starts=[place == 0 for place in range(len(one.words))],
        )
        for one in sentences
    )
    return nlp.pipe(docs, batch_size=64)


# --- Words ------------------------------------------------------------------------------------------------------------


def words(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Accuracies of what each word gets."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for sentence, doc in zip(sentences, parsed(nlp, sentences), strict=True):
        for place, token in enumerate(doc):
            heads = (token.head.i, token.dep_) if sentence.heads else None
            said = (token.tag_, token.pos_, token.lemma_, heads)
            for name, hit in verdicts(sentence, place, said):
                seen[name] += 1
                right[name] += hit
    return {name: percent(right[name], seen[name]) for name in sorted(seen)}


def verdicts(
    sentence: Sentence, place: int, said: tuple[str, str, str, tuple[int, str] | None]
) -> Iterator[tuple[str, bool]]:
    """What is right about one word, by the names of the figures."""
    tag, pos, lemma, arc = said
    gold_pos, gold_lemma = sentence.pos[place], sentence.lemmas[place]
    yield "xpos", tag == sentence.tags[place]
    yield "upos", pos == gold_pos
    yield "lemma", lemma == gold_lemma
    if gold_pos == "PROPN":
        yield "lemma_propn", lemma == gold_lemma
        if sentence.words[place] != gold_lemma:
            yield "lemma_propn_inflected", lemma == gold_lemma
    if gold_pos in INFLECTED:
        gold = dict(pair.split("=") for pair in sentence.feats[place].split("|") if pair)
        found = features(tag)
        for name in FEATURES:
            if name in gold:
                yield f"{name.lower()}_{gold_pos.lower()}", getattr(found, name.lower()) == gold[name]
    if arc is not None:
        yield "uas", arc[0] == sentence.heads[place]
        yield "las", arc == (sentence.heads[place], sentence.deps[place])


# --- Entities ---------------------------------------------------------------------------------------------------------


def entities(sentences: Iterable[Sentence], docs: Iterable[Doc]) -> dict[str, float]:
    """Precision, recall and F1 of exact entities, together and by label."""
    pairs = (
        (set(labelled(sentence)), {(ent.start, ent.end, ent.label_) for ent in doc.ents})
        for sentence, doc in zip(sentences, docs, strict=True)
    )
    return entity_figures(pairs)


def entity_figures(pairs: Iterable[tuple[set[Span], set[Span]]]) -> dict[str, float]:
    """The figures for pairs of gold and found spans."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        for name, spans in (("wanted", gold), ("found", found), ("right", gold & found)):
            for span in spans:
                counts[span[2]][name] += 1
                counts[""][name] += 1
    figures: dict[str, float] = {}
    for label, count in sorted(counts.items()):
        suffix = f"_{label.lower()}" if label else ""
        figures[f"p{suffix}"] = percent(count["right"], count["found"])
        figures[f"r{suffix}"] = percent(count["right"], count["wanted"])
        figures[f"f{suffix}"] = f1(count["right"], count["found"], count["wanted"])
    return figures


def labelled(sentence: Sentence) -> Iterator[Span]:
    """Entities of a sentence in IOB2, by token."""
    start, kind = 0, ""
    for place, label in enumerate((*sentence.entities, OUTSIDE)):
        if kind and not label.startswith("I-"):
            yield start, place, kind
            kind = ""
        if label.startswith("B-"):
            start, kind = place, label[2:]


# --- Raw text ---------------------------------------------------------------------------------------------------------


def raw(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """F1 of tokens, sentences, tags, lemmas and trees from the text of whole paragraphs."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    groups = list(paragraphs(sentences))
    texts = [joined(group)[0] for group in groups]
    for group, doc in zip(groups, nlp.pipe(texts, batch_size=64), strict=True):
        gold = gold_spans(group)
        system = found_spans(doc)
        for name in gold:
            wanted[name] += len(gold[name])
            found[name] += len(system[name])
            right[name] += len(gold[name] & system[name])
    return {name: f1(right[name], found[name], wanted[name]) for name in wanted}


def raw_entities(nlp: Language, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Entity figures from the text of each sentence."""
    laid = [joined([sentence]) for sentence in sentences]
    docs = nlp.pipe((text for text, _ in laid), batch_size=64)
    return entity_figures(
        (
            {(places[start][0], places[end - 1][1], label) for start, end, label in labelled(sentence)},
            {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents},
        )
        for sentence, (_, places), doc in zip(sentences, laid, docs, strict=True)
    )


def paragraphs(sentences: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences by paragraph."""
    group: list[Sentence] = []
    for sentence in sentences:
        if sentence.opens and group:
            yield group
            group = []
        group.append(sentence)
    yield group


def joined(sentences: Iterable[Sentence]) -> tuple[str, list[tuple[int, int]]]:
    """The text of some sentences and the place of each word in it."""
    text, places = "", []
    for sentence in sentences:
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + " " * space
    return text.rstrip(), places


def gold_spans(group: Sequence[Sentence]) -> Mapping[str, set[tuple[object, ...]]]:
    """What should be found in a paragraph, by characters."""
    places = joined(group)[1]
    spans: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    offset = 0
    for sentence in group:
        here = places[offset : offset + len(sentence.words)]
        offset += len(here)
        spans["sentences"].add((here[0][0], here[-1][1]))
        for number, place in enumerate(here):
            head = here[sentence.heads[number]]
            add_word(spans, place, (sentence.tags[number], sentence.lemmas[number]), (head, sentence.deps[number]))
    return spans


def found_spans(doc: Doc) -> Mapping[str, set[tuple[object, ...]]]:
    """What the pipeline found, by characters; white space counts for nothing."""
    spans: dict[str, set[tuple[object, ...]]] = defaultdict(set)
    for sentence in doc.sents:
        solid = [token for token in sentence if not token.is_space]
        if solid:
            spans["sentences"].add((solid[0].idx, solid[-1].idx + len(solid[-1])))
        for token in solid:
            head = (token.head.idx, token.head.idx + len(token.head))
            add_word(spans, (token.idx, token.idx + len(token)), (token.tag_, token.lemma_), (head, token.dep_))
    return spans


def add_word(
    spans: Mapping[str, set[tuple[object, ...]]],
    place: tuple[int, int],
    word: tuple[str, str],
    arc: tuple[tuple[int, int], str],
) -> None:
    """Enter one word under each figure."""
    spans["tokens"].add(place)
    spans["xpos"].add((place, word[0]))
    spans["lemma"].add((place, word[1]))
    spans["uas"].add((place, arc[0]))
    spans["las"].add((place, *arc))
