"""What the stages need of a spaCy pipeline: tried on a sentence before anything else is read, or seen in a document."""

from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.stages.features import KINDS

PROBE: Final = "Župan Janez Novak je prejel nagrado mesta Ljubljana. Čestitala mu je Ana Kovač."
_NAMES: Final = frozenset({"PER", "LOC", "ORG"})


class Need(NamedTuple):
    """What has to be in a document, and the components of spaCy that set it."""

    what: str
    setters: str


_TAGS: Final = Need("tags of MULTEXT-East (token.tag_, such as Ncmsn)", "tagger")
_LEMMAS: Final = Need("lemmas (token.lemma_)", "trainable_lemmatizer or lemmatizer")
_TREES: Final = Need("Universal Dependencies trees (token.head, token.dep_)", "parser")
_SENTENCES: Final = Need("sentence starts (doc.sents)", "parser, senter or nagrade_sentences")
_ENTITIES: Final = Need("names (doc.ents with the labels PER, LOC, ORG)", "ner")


def check(nlp: Language) -> None:
    """See that a pipeline annotates as the stages need it.

    Raises:
        ModelError: If it does not; it names what is missing.
    """
    try:
        doc = nlp(PROBE)
    except (ValueError, KeyError, TypeError, OSError, RuntimeError) as error:
        raise ModelError(f"the pipeline fails on a plain sentence: {error}") from error
    lacking = [what for what, there in _needs(doc).items() if not there]
    if lacking:
        raise ModelError(f"the pipeline does not set what is read from it: {'; '.join(lacking)}")


def lacking(doc: Doc) -> list[Need]:
    """What the stages need and a document, whatever it says, does not have."""
    tags = [_is_tag(token.tag_) for token in doc if not token.is_space]
    there = {
        _TAGS: 2 * sum(tags) >= len(tags),  # a word may be beyond a tagger, but not most of them
        _LEMMAS: doc.has_annotation("LEMMA"),
        _TREES: doc.has_annotation("DEP"),
        _SENTENCES: doc.has_annotation("SENT_START"),
        _ENTITIES: doc.has_annotation("ENT_IOB"),  # also set where no name was found
    }
    return [need for need, met in there.items() if not met]


def _needs(doc: Doc) -> dict[str, bool]:
    """What the stages need, and whether the probe has it."""
    words = [token for token in doc if not token.is_space]
    starts = doc.has_annotation("SENT_START")
    return {
        "tokens that join to the very text": doc.text == PROBE,
        _TAGS.what: all(_is_tag(token.tag_) for token in words),
        _LEMMAS.what: all(token.lemma_ for token in words),
        _TREES.what: doc.has_annotation("DEP") and any(token.dep_ == "nsubj" for token in words),
        _SENTENCES.what: starts and len(list(doc.sents)) > 1,
        _ENTITIES.what: any(entity.label_.upper() in _NAMES for entity in doc.ents),
    }


def _is_tag(tag: str) -> bool:
    return any(tag.startswith(kind) for kind in KINDS)
