"""The stages of reading, in the order in which a release passes them: see ``pipeline.extract``."""
