"""The shipped model as a spaCy pipeline that reads awards too."""

import spacy
from spacy.language import Language

from pipeline.backends.shipped import shipped


def nlp() -> Language:
    """A new pipeline of the shipped model between ``nagrade_layout`` and ``nagrade_awards``.

    Raises:
        ModelError: If the model is missing.
    """
    whole = spacy.load(shipped())
    whole.add_pipe("nagrade_layout", first=True)
    whole.add_pipe("nagrade_awards")
    return whole
