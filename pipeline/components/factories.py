"""What spaCy calls to make the components.

spaCy imports every factory that it finds by an entry point whenever a pipeline is made, so nothing else is imported
here before a component is asked for.
"""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]


@Language.factory("nagrade_layout", assigns=["doc.spans", "token.is_sent_start"])
def make_layout(nlp: Language, name: str) -> Component:  # noqa: ARG001 - spaCy's factory signature
    """Make what marks the sections of a release; its name carries no meaning."""
    from pipeline.components.layout import LayoutComponent  # noqa: PLC0415 - see above

    return LayoutComponent()


@Language.factory(
    "nagrade_awards",
    assigns=["doc._.nagrade", "doc._.nagrade_error", "doc.spans"],
    requires=["token.tag", "token.lemma", "token.head", "token.dep", "token.is_sent_start", "doc.ents"],
    default_config={"linker": True},
)
def make_awards(nlp: Language, name: str, linker: bool) -> Component:  # noqa: FBT001 - spaCy's factory signature
    """Make what reads awards.

    Args:
        nlp: The pipeline that it stands in.
        name: What it is called there.
        linker: Whether the trained linker weighs what the rules find.
    """
    from pipeline.components.awards import AwardsComponent  # noqa: PLC0415 - see above

    return AwardsComponent(nlp, name, linker=linker)
