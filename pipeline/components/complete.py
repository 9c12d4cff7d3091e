"""The shipped model as a spaCy pipeline that reads awards too."""

import spacy
from spacy.language import Language

from pipeline.backends.pipelines import TOKENIZER
from pipeline.loading import load


def nlp() -> Language:
    """A new pipeline of the shipped model, which is loaded once, between ``nagrade_layout`` and ``nagrade_awards``.

    Raises:
        ModelError: If the model is missing.
    """
    model = load().nlp
    whole = spacy.blank("sl", vocab=model.vocab, config=TOKENIZER, meta=model.meta)
    whole.add_pipe("nagrade_layout")
    for name in model.pipe_names:
        whole.add_pipe(name, source=model)
    whole.add_pipe("nagrade_awards")
    return whole
