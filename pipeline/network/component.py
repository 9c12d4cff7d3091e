"""What spaCy calls to make the network a component of a pipeline.

spaCy imports this file whenever any pipeline is made, so the network itself is imported only where it is asked for.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory(
    "nagrade_network",
    assigns=["token.tag", "token.lemma", "token.head", "token.dep", "doc.ents", "doc.tensor"],
    requires=["token.is_sent_start"],
)
def make_network(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy's factory signature
    """Make the component, without weights until it is loaded; its name carries no meaning."""
    from pipeline.network.annotator import NetworkComponent  # noqa: PLC0415 - see above

    return NetworkComponent()
