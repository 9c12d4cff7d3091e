"""A folder that is watched: what is there and what arrives in it is read and appended to a feed, each release once."""
