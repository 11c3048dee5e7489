"""The tables of what articles tell together: stories, happenings, names that mean the same. All but the reader's marks
can be made again from the articles.
"""

from __future__ import annotations

TOGETHER = """
CREATE TABLE told (                        -- an article, as it was last set beside the others
    article INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE,
    stamp INTEGER NOT NULL,                -- the generation that wrote what it can be counted by
    day TEXT NOT NULL,
    story INTEGER NOT NULL,                -- articles of one number tell one story
    words BLOB NOT NULL                    -- its weightiest words with their counts: JSON, deflated
) STRICT;
CREATE INDEX told_by_story ON told (story, day);
CREATE INDEX told_by_day ON told (day);

CREATE TABLE happening (
    key INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    mode TEXT NOT NULL,                    -- the first
    first TEXT,                            -- earliest day that reports name
    last TEXT,
    killed_min INTEGER NOT NULL,
    killed_max INTEGER,                    -- none: no upper bound
    killed_text TEXT NOT NULL,             -- both in words; empty: nobody gives a figure
    conflicting INTEGER NOT NULL,          -- whether its reports cannot all be right about the killed
    reports INTEGER NOT NULL,
    score REAL NOT NULL
) STRICT;
CREATE INDEX happening_by_day ON happening (first, type, mode);
CREATE INDEX happening_by_conflict ON happening (conflicting) WHERE conflicting;
CREATE TABLE report (                      -- an event of an article, of the happening it is a report of
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    position INTEGER NOT NULL,             -- in the analysis
    happening INTEGER NOT NULL REFERENCES happening (key),
    family TEXT NOT NULL,
    country TEXT NOT NULL,                 -- of its place; empty: unknown
    place TEXT NOT NULL,                   -- its folded name; empty: none
    first TEXT NOT NULL,
    likeness TEXT NOT NULL,                -- JSON of stories.likeness.Likeness; empty of one without a day
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_of ON report (happening);
CREATE TABLE happening_name (              -- folded names of those who are in a happening
    role TEXT NOT NULL,                    -- actor, target, place; proper: a name of an actor or target, no mere word
    happening INTEGER NOT NULL REFERENCES happening (key) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (role, happening, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX happening_name_of ON happening_name (happening);
CREATE INDEX report_by_day ON report (family, first);
CREATE INDEX report_by_place ON report (family, place, first);
CREATE TABLE loosened (                    -- happenings that have lost a report since they were summed up
    happening INTEGER PRIMARY KEY
) STRICT;
CREATE TRIGGER report_loosens AFTER DELETE ON report BEGIN
    INSERT OR IGNORE INTO loosened VALUES (OLD.happening);
END;

CREATE TABLE named (                       -- whom and what an article names
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    entity TEXT NOT NULL,                  -- the name, as it is shown
    label TEXT NOT NULL,
    count INTEGER NOT NULL,                -- of mentions
    PRIMARY KEY (article, entity, label)
) STRICT, WITHOUT ROWID;
CREATE INDEX named_by_entity ON named (entity, article);

CREATE TABLE alias (                       -- two names that an article says mean the same
    article INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE,
    name TEXT NOT NULL,                    -- folded, as all names below
    other TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, name, other)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER alias_loosens AFTER DELETE ON alias BEGIN
    UPDATE counter SET value = value + 1 WHERE name = 'aliases';
END;
CREATE TRIGGER alias_binds AFTER INSERT ON alias BEGIN
    UPDATE counter SET value = value + 1 WHERE name = 'aliases';
END;
CREATE TABLE name_mark (                   -- the reader's word on two names
    name TEXT NOT NULL,
    other TEXT NOT NULL,
    mark TEXT NOT NULL,                    -- JSON of records.NameMark
    PRIMARY KEY (name, other)
) STRICT, WITHOUT ROWID;
CREATE TABLE same_name (                   -- names that mean the same have one root
    name TEXT PRIMARY KEY,
    root TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX same_name_of ON same_name (root);
INSERT INTO counter VALUES
    ('gathered', -1),                      -- the generation up to which articles were set beside each other
    ('aliases', 1),                        -- changes of aliases and of marks on names
    ('rooted', 0);                         -- up to which of them the roots are known

CREATE TABLE act (                         -- `change` as it was, with room for acts on no article
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    made TEXT NOT NULL,
    article INTEGER REFERENCES article (key) ON DELETE CASCADE,
    event TEXT NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    undone INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT 'article'
) STRICT;
INSERT INTO act SELECT number, made, article, event, words, before, after, undone, kind FROM change;
DROP TABLE change;
ALTER TABLE act RENAME TO change;
CREATE INDEX change_of ON change (article);
"""
