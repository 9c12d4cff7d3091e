"""The tables: what the engine knows of Slovene award news, row by row, each row with its proof."""
