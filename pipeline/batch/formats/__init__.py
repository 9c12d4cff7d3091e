"""The formats of input, each in a file: what is read from where, and what makes it unreadable.

A document becomes ``Extracted``: text and what is known beside it. A container gives its parts, lazily and in their
order. None of them knows of the others; ``pipeline.batch.opening`` puts them together.
"""
