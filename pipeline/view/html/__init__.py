"""Pages to look at in a browser: one HTML file that holds all it needs, and no value of a release as markup."""
