"""The manual in the package's docstring is true."""

import doctest

import pipeline


def test_every_example_of_the_manual_gives_what_it_says() -> None:
    result = doctest.testmod(pipeline, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 0
    assert result.failed == 0
