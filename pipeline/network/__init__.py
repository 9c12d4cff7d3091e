"""The network of the shipped model: a word's features, layers in numpy, decoding, and the spaCy component."""
