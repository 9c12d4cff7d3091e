"""What the ledger of a watched feed says to SQLite, beside ``pipeline.batch.statements``."""

from typing import Final

TABLES: Final = (
    # Each version of a file that was read, or is being read: its row among the sources, and what it was told by.
    """
CREATE TABLE IF NOT EXISTS looks (
    source INTEGER PRIMARY KEY, real BLOB NOT NULL, size INTEGER, mtime INTEGER, inode INTEGER -- mtime in nanoseconds
)
""",
    "CREATE INDEX IF NOT EXISTS looks_by_file ON looks (real)",
    # What a release has told, under the id that it was given and under its path; records are JSON.
    "CREATE TABLE IF NOT EXISTS told (name TEXT PRIMARY KEY, content TEXT NOT NULL, records TEXT NOT NULL)",
    # Lines that are committed and may not have reached their feed: the file, and where in it they begin.
    """
CREATE TABLE IF NOT EXISTS pending (
    feed INTEGER PRIMARY KEY, device INTEGER, inode INTEGER, start INTEGER, lines BLOB NOT NULL
)
""",
)
_AGAIN: Final = "SELECT source FROM items WHERE kind = 'failed' OR kind = 'skipped' AND key <> ?"
# What is not read at all is found again, and what failed, or would be skipped for another reason, is read again.
FORGET: Final = (
    "DELETE FROM items WHERE source IN (SELECT number FROM sources WHERE kind IS NOT NULL)",
    "DELETE FROM looks WHERE source IN (SELECT number FROM sources WHERE kind IS NOT NULL)",
    "DELETE FROM sources WHERE kind IS NOT NULL",
)
FORGET_LOOKS: Final = f"""
UPDATE looks SET inode = NULL
WHERE source IN ({_AGAIN}) OR source IN (SELECT number FROM sources WHERE items IS NULL)
"""  # noqa: S608 - fixed words
# A file that was being read and is gone since counts with what was read of it, and a version of which items were
# taken over without what is left.
BROKEN_OFF: Final = "UPDATE sources SET items = (SELECT count(*) FROM items WHERE run = ? AND source = number)"
LOOKED: Final = """
SELECT looks.size, mtime, inode FROM looks JOIN sources ON number = source
WHERE real = ? AND items IS NOT NULL ORDER BY source DESC LIMIT 1
"""
REMARKED: Final = "SELECT 1 FROM looks JOIN sources ON number = source WHERE real = ? AND cause = ?"
SOURCE: Final = "INSERT INTO sources SELECT ifnull(max(number), -1) + 1, ?, ?, ?, ?, ?, ?, ? FROM sources"
ITEM_OF_REMARK: Final = "INSERT INTO items VALUES (?, ?, 0, ?, ?, '', 0, ?, ?, '{}', '', NULL, NULL, NULL, NULL, NULL)"
KNOWN: Final = """
SELECT rowid, kind, cause, statuses FROM items
WHERE digest = ? AND path IS ? AND source <> ? AND (kind = 'written' OR kind = 'skipped' AND key = ?)
ORDER BY rowid
"""
MOVE: Final = "UPDATE OR REPLACE items SET source = ?, place = ?, name = ?, size = ? WHERE rowid = ?"
OLDER: Final = """
SELECT older.source FROM looks AS older JOIN looks AS newer ON older.real = newer.real
WHERE newer.source = ? AND older.source < newer.source
"""
