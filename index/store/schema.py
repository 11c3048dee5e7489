"""The tables of a library and the steps that bring an older file up to date. SQLite is the truth, all else derived."""

from __future__ import annotations

import sqlite3

from index.errors import LibraryError

APPLICATION_ID = 0x444C4E45
"""Marks the file as ours ("DLNE"), so that nobody else's database is taken for a library."""

_FIRST = """
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES
    ('generation', 0),          -- changes that a running reader may want to show
    ('batch', 0),               -- the latest kept
    ('indexed', 0);             -- the latest that full text is known to hold

CREATE TABLE article (
    key INTEGER PRIMARY KEY AUTOINCREMENT, -- full text refers to it: never given twice
    id TEXT NOT NULL UNIQUE,
    revision INTEGER NOT NULL,             -- the current one
    batch INTEGER NOT NULL,                -- in which the current revision was kept
    day TEXT NOT NULL,                     -- of publication, for listing; empty if unknown
    added TEXT NOT NULL
) STRICT;
CREATE INDEX article_by_day ON article (day DESC, key);
CREATE INDEX article_by_batch ON article (batch, key);

CREATE TABLE revision (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    revision INTEGER NOT NULL,
    added TEXT NOT NULL,
    frame TEXT NOT NULL,                   -- JSON of records.Frame
    draft TEXT NOT NULL,                   -- JSON of records.Draft, whose text is the column below
    text TEXT NOT NULL,
    PRIMARY KEY (article, revision)
) STRICT;

CREATE VIEW current AS
SELECT article.key, article.id, article.revision, article.batch, article.day, article.added, frame, draft, text
FROM article JOIN revision ON revision.article = article.key AND revision.revision = article.revision;

CREATE TABLE identity (
    name TEXT PRIMARY KEY,                 -- url:..., path:..., sha256:...
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    digest TEXT NOT NULL                   -- what was last seen under that name
) STRICT, WITHOUT ROWID;
CREATE INDEX identity_of ON identity (article);

CREATE TABLE file (
    path TEXT PRIMARY KEY,                 -- read to its end without a complaint when it had this size and time
    size INTEGER NOT NULL,
    modified_ns INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE location (
    path TEXT NOT NULL,                    -- a file the article was found in
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    PRIMARY KEY (path, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX location_of ON location (article);

CREATE TABLE failure (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    path TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE analysis (
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    version TEXT NOT NULL,                 -- of the extractor
    events INTEGER NOT NULL,               -- how many it reports as its own news
    killed TEXT,                           -- JSON of the records.Quantity a list shows
    data BLOB NOT NULL,                    -- records.Analysis as JSON, deflated
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revision (article, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE unanalysed (
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    version TEXT NOT NULL,                 -- of the extractor that gave up on it
    reason TEXT NOT NULL,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revision (article, revision) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- What the annotations of current revisions say, for search. Names are kept once, however many articles use them.
CREATE TABLE name (
    key INTEGER PRIMARY KEY,
    folded TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE name_word (
    word TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES name (key),
    PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_name (
    name INTEGER NOT NULL REFERENCES name (key),
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_name_of ON article_name (article);
CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,             -- in the analysis
    type TEXT NOT NULL,
    killed_min INTEGER,
    killed_max INTEGER,
    first TEXT,
    last TEXT,
    UNIQUE (article, position)
) STRICT;
CREATE INDEX event_by_type ON event (type, article);
CREATE TABLE event_mode (
    mode TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    PRIMARY KEY (mode, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mode_of ON event_mode (event);
CREATE TABLE event_place (
    name INTEGER NOT NULL REFERENCES name (key),
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    PRIMARY KEY (name, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_place_of ON event_place (event);
"""

_COPIES = """
INSERT INTO counter VALUES
    ('compared', 0),                       -- the latest batch whose texts were compared with all before
    ('text_group', 0);                     -- the latest number given to a group of copies

CREATE TABLE sketch (                      -- by which texts that share much are found
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE copy (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    text_group INTEGER,                    -- articles of one number print the same text
    hashes TEXT NOT NULL                   -- of its sketch, as JSON: what to delete above
) STRICT;
CREATE INDEX copy_by_group ON copy (text_group) WHERE text_group IS NOT NULL;
CREATE TRIGGER sketch_follows AFTER DELETE ON copy BEGIN
    DELETE FROM sketch WHERE article = OLD.article AND hash IN (SELECT value FROM json_each(OLD.hashes));
END;
"""

_MARKS = """
CREATE TABLE article_mark (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    starred INTEGER NOT NULL DEFAULT 0,
    seen INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT '[]',       -- JSON list of strings
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE event_mark (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    event TEXT NOT NULL,                   -- the id it had when it was first marked
    mark TEXT NOT NULL,                    -- JSON of records.EventMark
    PRIMARY KEY (article, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    made TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    event TEXT NOT NULL,                   -- empty: the article itself was marked
    words TEXT NOT NULL,                   -- what was done, for people
    before TEXT NOT NULL,                  -- JSON of the mark; empty where there was none
    after TEXT NOT NULL,
    undone INTEGER NOT NULL
) STRICT;
CREATE INDEX change_of ON change (article);
"""

MIGRATIONS = (_FIRST, _COPIES, _MARKS)
"""Step n takes a file from `user_version` n to n + 1. Steps are only ever added."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to date, or say why that cannot be done. Safe when several processes open it at once."""
    if _version(connection) == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and (version or tables):
        raise LibraryError("its dateline.db was not written by Dateline")
    if version > len(MIGRATIONS):
        raise LibraryError("it was written by a newer Dateline; update this one to open it")
    return version


def _statements(script: str) -> list[str]:
    # executescript() would commit the transaction that makes a migration all or nothing.
    statements, pending = [], ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
