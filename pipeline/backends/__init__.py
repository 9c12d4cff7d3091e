"""What may annotate in place of the shipped model, brought into the same annotated document."""

from enum import StrEnum


class Backend(StrEnum):
    """What annotates: the shipped model, or the models of classla."""

    spacy = "spacy"
    classla = "classla"
