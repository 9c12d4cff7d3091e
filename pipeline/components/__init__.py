"""The stages as components of any spaCy pipeline: what stands in ``doc._``, in ``doc.spans``, and for displaCy."""
