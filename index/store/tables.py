"""The tables of a library, step by step as they came to be. SQLite is the truth, all else is derived from it."""

from __future__ import annotations

from index.store.tables_together import TOGETHER

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

_FINDING = """
DROP TABLE event_place;
DROP TABLE event_mode;
DROP TABLE event;
CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,             -- in the analysis
    type TEXT NOT NULL,
    killed INTEGER,                        -- the figure it is sure of
    injured INTEGER,
    first TEXT,                            -- days it may have happened on
    last TEXT,
    facets BLOB NOT NULL,                  -- keys of facet_value, four bytes each
    UNIQUE (article, position)
) STRICT;
CREATE INDEX event_by_type ON event (type, article);
CREATE INDEX event_by_killed ON event (killed, article) WHERE killed IS NOT NULL;
CREATE INDEX event_by_injured ON event (injured, article) WHERE injured IS NOT NULL;
CREATE INDEX event_by_day ON event (first, last, article) WHERE first IS NOT NULL OR last IS NOT NULL;
CREATE TABLE event_mode (
    mode TEXT NOT NULL,
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    PRIMARY KEY (mode, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mode_of ON event_mode (event);
CREATE TABLE event_name (
    name INTEGER NOT NULL REFERENCES name (key),
    role TEXT NOT NULL,                    -- actor, target, weapon, place, region, country
    event INTEGER NOT NULL REFERENCES event (key) ON DELETE CASCADE,
    PRIMARY KEY (name, role, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_name_of ON event_name (event);

-- What results are counted by: each value once, and for each article the values it has.
CREATE TABLE facet_value (
    key INTEGER PRIMARY KEY,
    field TEXT NOT NULL,
    folded TEXT NOT NULL,
    value TEXT NOT NULL,                   -- as it was first written
    UNIQUE (field, folded)
) STRICT;
CREATE TABLE article_facets (
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    stamp INTEGER NOT NULL,                -- the generation that wrote it
    source INTEGER REFERENCES facet_value (key),
    lang INTEGER REFERENCES facet_value (key),
    facets BLOB NOT NULL                   -- keys of facet_value, four bytes each: source, lang, month; of its events
) STRICT;
CREATE INDEX article_facets_by_stamp ON article_facets (stamp);
CREATE INDEX article_facets_by_source ON article_facets (source);
CREATE INDEX article_facets_by_lang ON article_facets (lang);

CREATE TABLE saved (
    name TEXT PRIMARY KEY,                 -- folded
    query TEXT NOT NULL,
    seen BLOB NOT NULL                     -- keys of the articles it found when last looked at, deflated
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('rows', 0);    -- the version of the rows that annotations were made into
"""

_SPANS = """
CREATE TABLE passage_note (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    id TEXT NOT NULL,                      -- the same in every library the note is taken to
    mark TEXT NOT NULL,                    -- JSON of records.KeptNote
    PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;
CREATE TABLE entity_mark (
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    id TEXT NOT NULL,                      -- label, place and name when it was first marked
    mark TEXT NOT NULL,                    -- JSON of records.EntityMark
    PRIMARY KEY (article, id)
) STRICT, WITHOUT ROWID;
ALTER TABLE change ADD COLUMN kind TEXT NOT NULL DEFAULT 'article'; -- what `event` is the id of
UPDATE change SET kind = 'event' WHERE event <> '';
"""

_IDENTITY = """
INSERT INTO counter VALUES ('identity', abs(random() >> 1)); -- which library the index was made for
"""

_FOLLOWING = """
CREATE TABLE followed (
    address TEXT PRIMARY KEY,              -- of a feed; of a folder its absolute path
    kind TEXT NOT NULL,                    -- feed, folder
    title TEXT NOT NULL,
    full_text INTEGER NOT NULL,            -- whether pages are fetched for entries that are only summaries
    private INTEGER NOT NULL,              -- whether it may lie on a private network
    since TEXT NOT NULL,
    checked TEXT NOT NULL,                 -- when it last answered; empty: not yet
    etag TEXT NOT NULL,
    modified TEXT NOT NULL,
    digest TEXT NOT NULL,                  -- of what it last sent
    failures INTEGER NOT NULL,             -- in a row
    trouble TEXT NOT NULL,                 -- why it failed last
    wait TEXT NOT NULL,                    -- not to be asked before
    gone INTEGER NOT NULL                  -- it said that it will not come back
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('news', 9223372036854775807); -- articles of later batches are new: none, before an update
"""

MIGRATIONS = (_FIRST, _COPIES, _MARKS, _FINDING, _SPANS, _IDENTITY, _FOLLOWING, TOGETHER)
"""Step n takes a file from `user_version` n to n + 1. Steps are only ever added."""

ROWS = 2
"""Version of what `analyses` writes for search; raised when that changes, so that it is written anew."""
