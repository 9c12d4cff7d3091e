"""What the stages need of a spaCy pipeline, tried on a sentence before anything else is read with it."""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.errors import ModelError
from pipeline.stages.features import KINDS

PROBE: Final = "Župan Janez Novak je prejel nagrado mesta Ljubljana. Čestitala mu je Ana Kovač."
_NAMES: Final = frozenset({"PER", "LOC", "ORG"})


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


def _needs(doc: Doc) -> dict[str, bool]:
    """What the stages need, and whether the probe has it."""
    words = [token for token in doc if not token.is_space]
    starts = doc.has_annotation("SENT_START")
    return {
        "tokens that join to the very text": doc.text == PROBE,
        "tags of MULTEXT-East (token.tag_, such as Ncmsn)": all(_is_tag(token.tag_) for token in words),
        "lemmas (token.lemma_)": all(token.lemma_ for token in words),
        "Universal Dependencies trees (token.head, token.dep_)": doc.has_annotation("DEP")
        and any(token.dep_ == "nsubj" for token in words),
        "sentence starts (doc.sents)": starts and len(list(doc.sents)) > 1,
        "names (doc.ents with the labels PER, LOC, ORG)": any(entity.label_.upper() in _NAMES for entity in doc.ents),
    }


def _is_tag(tag: str) -> bool:
    return any(tag.startswith(kind) for kind in KINDS)
