"""Many documents: finding and reading the input, the pass over it, and the feeds as files."""
