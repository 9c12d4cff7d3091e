"""What the ledger says to SQLite: its tables, and each statement of more than a line."""

from typing import Final

VERSION: Final = "1"
SCHEMA: Final = """
BEGIN;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sources (
    number INTEGER PRIMARY KEY, file BLOB, path TEXT, name TEXT, size INTEGER,
    kind TEXT, -- failed or skipped where it is not read
    cause TEXT,
    items INTEGER -- how many it holds, once that is known
);
CREATE TABLE shards (number INTEGER PRIMARY KEY);
CREATE TABLE items (
    run INTEGER NOT NULL, source INTEGER NOT NULL, place INTEGER NOT NULL,
    name TEXT NOT NULL, path TEXT, digest TEXT NOT NULL, size INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('written', 'failed', 'skipped')), cause TEXT NOT NULL,
    statuses TEXT NOT NULL, -- JSON: status to number of records
    key TEXT NOT NULL,
    shard INTEGER, -- where its lines are; 0 in the feeds themselves
    start0 INTEGER, length0 INTEGER, start1 INTEGER, length1 INTEGER, -- of the first and the second feed
    UNIQUE (run, source, place)
);
CREATE INDEX items_by_content ON items (digest, path);
INSERT INTO about VALUES ('version', '1');
COMMIT;
"""
FOUND: Final = """
CREATE TEMP TABLE found (
    argument INTEGER, real BLOB PRIMARY KEY, file BLOB, path TEXT, name TEXT, size INTEGER, kind TEXT, cause TEXT
)
"""
OF_TWO_THE_FIRST: Final = """
INSERT INTO found VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (real) DO UPDATE SET
    argument = excluded.argument, file = excluded.file, path = excluded.path, name = excluded.name
WHERE (excluded.argument, excluded.path) < (argument, path)
"""
# What is read comes first: feeds are in this order, and the rest has no lines.
NUMBERED: Final = """
INSERT INTO sources
SELECT
    row_number() OVER (ORDER BY kind IS NOT NULL, ifnull(path, ''), file) - 1, file, path, name, size, kind, cause,
    CASE WHEN kind IS NULL THEN NULL ELSE 1 END
FROM found
"""
REMARKED: Final = """
INSERT INTO items (run, source, place, name, path, digest, size, kind, cause, statuses, key)
SELECT ?, number, 0, name, path, '', 0, kind, cause, '{}', '' FROM sources WHERE kind IS NOT NULL
"""
KNOWN: Final = """
SELECT rowid, kind, cause, statuses FROM items
WHERE digest = ? AND path IS ? AND key = CASE kind WHEN 'failed' THEN ? ELSE ? END
ORDER BY kind = 'failed', run DESC LIMIT 1
"""
KNOWN_UNDER: Final = """
SELECT digest FROM items
WHERE (path = ? OR path > ? AND path < ?) AND place >= ? AND place < ?
    AND digest <> '' AND key = CASE kind WHEN 'failed' THEN ? ELSE ? END
"""
MOVED: Final = """
UPDATE OR REPLACE items SET run = ?, source = ?, place = ?, name = ?, size = ? WHERE rowid = ? AND run < ?
"""
COPIED: Final = """
INSERT OR REPLACE INTO items SELECT ?, ?, ?, ?, path, digest, ?, kind, cause, statuses, key, shard,
    start0, length0, start1, length1 FROM items WHERE rowid = ?
"""
PLACES: Final = """
CREATE TEMP TABLE places AS SELECT rowid AS item,
    sum(length0) OVER input - length0 AS start0, sum(length1) OVER input - length1 AS start1
FROM items WHERE shard IS NOT NULL WINDOW input AS (ORDER BY source, place)
"""
UNEVEN: Final = """
SELECT name FROM sources LEFT JOIN (
    SELECT source, count(*) AS ended, max(place) AS last FROM items WHERE run = ? GROUP BY source
) ON source = number
WHERE items IS NULL OR items IS NOT ended OR last IS NOT items - 1 LIMIT 1
"""
PAGE: Final = """
SELECT number, file, path, name, size FROM sources WHERE kind IS NULL AND number > ? ORDER BY number LIMIT 500
"""
REMARKS: Final = "SELECT name, path, cause, kind FROM sources WHERE kind IS NOT NULL ORDER BY number"
SETTLED: Final = "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
ENDED: Final = "UPDATE sources SET items = min(ifnull(items, ?), ?) WHERE number = ?"
BEYOND: Final = "DELETE FROM items WHERE run = ? AND source = ? AND place >= ?"
# Of the first feed and of the second.
RANGES: Final = (
    "SELECT shard, start0, length0 FROM items WHERE run = ? AND shard IS NOT NULL ORDER BY source, place",
    "SELECT shard, start1, length1 FROM items WHERE run = ? AND shard IS NOT NULL ORDER BY source, place",
)
PLACED: Final = """
UPDATE items SET shard = 0, (start0, start1) = (SELECT start0, start1 FROM places WHERE item = items.rowid)
WHERE shard IS NOT NULL
"""
KINDS: Final = "SELECT kind, count(*) FROM items WHERE run = ? GROUP BY kind"
RECORDS: Final = """
SELECT status.key, sum(status.value) FROM items, json_each(statuses) AS status WHERE run = ?
GROUP BY status.key ORDER BY status.key
"""
FAILURES: Final = """
SELECT name, path, cause FROM items WHERE run = ? AND kind = 'failed' ORDER BY ifnull(path, ''), source, place
"""
CAUSES: Final = """
SELECT cause, count(*) FROM items WHERE run = ? AND kind = ? GROUP BY cause ORDER BY count(*) DESC, cause
"""
