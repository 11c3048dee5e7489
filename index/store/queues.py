"""What is still to be done for the articles kept: texts to index, revisions to analyse. Read in pages, so that
memory does not grow with the library and no transaction stays open while the work is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from index.records import Draft
from index.store.connections import Connections
from index.store.views import draft, frame

PAGE = 50

_TEXTS = """
SELECT key, batch, frame, day, text FROM current
WHERE batch > :after AND (batch, key) > (:batch, :key)
ORDER BY batch, key LIMIT :page
"""
_TEXTS_OF = """
SELECT key, batch, frame, day, text FROM (SELECT value AS wanted FROM json_each(:keys))
CROSS JOIN current ON key = wanted WHERE batch > :after AND (batch, key) > (:batch, :key)
ORDER BY batch, key LIMIT :page
"""
"""From the keys to the articles: the other way round every article would be looked at for each text compared."""
_LACKING = """
NOT EXISTS (SELECT 1 FROM analysis AS done WHERE done.article = current.key AND done.revision = current.revision
            AND (done.version = :version OR NOT :stale))
AND (:retry OR NOT EXISTS (SELECT 1 FROM unanalysed AS gone WHERE gone.article = current.key
                           AND gone.revision = current.revision AND gone.version = :version))
"""
_PENDING = f"""
SELECT key, id, revision, day, draft, text FROM current
WHERE (day < :day OR (day = :day AND key > :key)) AND {_LACKING}
ORDER BY day DESC, key LIMIT :page
"""
_COUNT = f"SELECT count(*) FROM article AS current WHERE {_LACKING}"
_LATEST = "~"
"""Sorts after every day."""


class Text(msgspec.Struct, frozen=True):
    """What full text needs of an article's current revision."""

    key: int
    batch: int
    title: str
    source: str
    day: str | None
    text: str


class Pending(msgspec.Struct, frozen=True):
    """The current revision of an article that wants analysing."""

    key: int
    id: str
    revision: int
    draft: Draft


def texts(connections: Connections, *, after: int = 0, keys: Iterable[int] | None = None) -> Iterator[Text]:
    """Texts kept in batches later than `after` (of these articles alone, if `keys`), in the order of their batches."""
    at = {"batch": 0, "key": 0}
    select = _TEXTS if keys is None else _TEXTS_OF
    fixed = {"after": after, "keys": msgspec.json.encode(sorted(set(keys or ()))).decode(), "page": PAGE}
    while True:
        with connections.reading() as connection:
            rows = connection.execute(select, fixed | at).fetchall()
        for key, batch, frame_json, day, text in rows:
            shown = frame(frame_json)
            yield Text(key, batch, shown.title, shown.source, day or None, text)
            at = {"batch": batch, "key": key}
        if len(rows) < PAGE:
            return


def pending(connections: Connections, version: str, *, retry: bool = False, stale: bool = False) -> Iterator[Pending]:
    """Revisions without an analysis (`stale`: or with one by another version), latest published first; those that this
    version gave up on only to `retry`.
    """
    fixed = {"version": version, "retry": retry, "stale": stale, "page": PAGE}
    at = {"day": _LATEST, "key": 0}
    while True:
        with connections.reading() as connection:
            rows = connection.execute(_PENDING, fixed | at).fetchall()
        for key, short_id, revision, day, draft_json, text in rows:
            yield Pending(key, short_id, revision, msgspec.structs.replace(draft(draft_json), text=text))
            at = {"day": day, "key": key}
        if len(rows) < PAGE:
            return


def pending_count(connections: Connections, version: str, *, retry: bool = False, stale: bool = False) -> int:
    """How many revisions `pending` would give."""
    with connections.reading() as connection:
        return int(connection.execute(_COUNT, {"version": version, "retry": retry, "stale": stale}).fetchone()[0])
