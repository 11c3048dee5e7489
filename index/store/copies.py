"""Groups of articles that print the same text, and the sketches by which such texts are found."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from index.records import Copy
from index.store.connections import Connections

_SIMILAR = """
WITH shared AS (
    SELECT (SELECT json_group_array(article) FROM
            (SELECT article FROM sketch WHERE hash = wanted.value ORDER BY article DESC LIMIT :crowd)) AS articles
    FROM json_each(:hashes) AS wanted
)
SELECT each.value FROM shared, json_each(articles) AS each
GROUP BY each.value HAVING count(*) >= :least ORDER BY count(*) DESC, each.value LIMIT :most
"""
_GROUPS = "SELECT article, text_group FROM copy WHERE text_group IS NOT NULL"

_GROUP_OF = """
SELECT article, text_group FROM copy WHERE article IN (SELECT value FROM json_each(?)) AND text_group IS NOT NULL
"""

_PRINTED = """
WITH members AS (
    SELECT wanted.value AS text_group, (SELECT json_group_array(article) FROM
        (SELECT article FROM copy WHERE copy.text_group = wanted.value ORDER BY article LIMIT :most)) AS articles
    FROM json_each(:groups) AS wanted
)
SELECT text_group, article.key, article.id, facet_value.value FROM members, json_each(articles) AS each
JOIN article ON article.key = each.value
LEFT JOIN article_facets ON article_facets.article = article.key -- smaller than revisions, texts and all
LEFT JOIN facet_value ON facet_value.key = article_facets.source
ORDER BY text_group, article.key
"""

MOST_NAMED = 100
"""Copies of one text that are named; a formula that thousands share is no news."""


class Compared(msgspec.Struct, frozen=True):
    """An article with its sketch, and the article of which its text is a copy, if it is one."""

    key: int
    sketch: tuple[int, ...]
    like: int | None = None


class Copies:
    """What a store knows of copies; it brings the connections."""

    _connections: Connections
    _groups: tuple[tuple[int, int], dict[int, int]] = (-1, -1), {}

    def compared(self) -> int:
        """Number of the latest batch whose texts were compared with all that came before."""
        with self._connections.reading() as connection:
            return int(connection.execute("SELECT value FROM counter WHERE name = 'compared'").fetchone()[0])

    def similar(self, sketch: Sequence[int], *, least: int, crowd: int, most: int) -> list[int]:
        """Keys of articles whose sketches share at least so many hashes, those that share most first."""
        with self._connections.reading() as connection:
            return similar(connection, sketch, least=least, crowd=crowd, most=most)

    def save_compared(self, batch: int, compared: Iterable[Compared]) -> None:
        """Keep what comparing the texts of a batch (and of those before it) has shown."""
        with self._connections.writing() as connection:
            save(connection, batch, compared)

    def copies(self, key: int) -> list[int]:
        """Keys of the other articles that print the text of this one, in the order they came."""
        with self._connections.reading() as connection:
            return of(connection, key)

    def printed(self, keys: Sequence[int]) -> dict[int, tuple[Copy, ...]]:
        """Of those articles whose text others print too: these others, in the order they came."""
        with self._connections.reading() as connection:
            return printed(connection, keys)

    def copy_groups(self) -> dict[int, int]:
        """Keys of all articles whose text others print, or printed, each with the number of its group."""
        with self._connections.reading() as connection:
            counters = connection.execute("SELECT value FROM counter WHERE name IN ('batch', 'compared') ORDER BY name")
            ((batch,), (compared,)) = counters.fetchall()
            known, found = self._groups
            if known != (batch, compared):  # every key that is typed asks
                found = groups(connection)
                self._groups = (batch, compared), found
            return found


def similar(connection: sqlite3.Connection, sketch: Sequence[int], *, least: int, crowd: int, most: int) -> list[int]:
    """Keys of at most `most` articles whose sketches share `least` hashes, those that share most first.

    Of a hash that many articles have only the latest `crowd` are looked at.
    """
    values = {"hashes": _json(sketch), "least": least, "crowd": crowd, "most": most}
    return [row[0] for row in connection.execute(_SIMILAR, values)]


def save(connection: sqlite3.Connection, batch: int, compared: Iterable[Compared]) -> None:
    """Keep sketches and groups of articles, in place of older ones, and that all up to this batch were compared."""
    for one in compared:
        connection.execute("DELETE FROM copy WHERE article = ?", (one.key,))
        group = None if one.like is None else _group_of(connection, one.like)
        inserted = connection.execute(
            "INSERT INTO copy SELECT key, ?, ? FROM article WHERE key = ?", (group, _json(one.sketch), one.key)
        )
        if inserted.rowcount:  # else it was removed meanwhile
            rows = ((value, one.key) for value in one.sketch)
            connection.executemany("INSERT OR IGNORE INTO sketch VALUES (?, ?)", rows)
    connection.execute("UPDATE counter SET value = ? WHERE name = 'compared'", (batch,))
    connection.execute("UPDATE counter SET value = value + 1 WHERE name = 'generation'")


def of(connection: sqlite3.Connection, key: int) -> list[int]:
    """Keys of the other articles that print the text of this one, in the order they came."""
    select = (
        "SELECT other.article FROM copy AS other JOIN copy AS mine ON mine.text_group = other.text_group "
        "WHERE mine.article = ?1 AND other.article <> ?1 ORDER BY other.article"
    )
    return [row[0] for row in connection.execute(select, (key,))]


def printed(connection: sqlite3.Connection, keys: Sequence[int]) -> dict[int, tuple[Copy, ...]]:
    """Of those articles whose text others print too: these others, in the order they came."""
    of_key = dict(connection.execute(_GROUP_OF, (_json(list(keys)),)).fetchall())
    members: dict[int, list[tuple[int, Copy]]] = defaultdict(list)
    values = {"groups": _json(list(set(of_key.values()))), "most": MOST_NAMED + 1}
    for group, key, short_id, source in connection.execute(_PRINTED, values) if of_key else ():
        members[group].append((key, Copy(short_id, source or "")))
    return {
        key: tuple(copy for other, copy in members[group] if other != key)[:MOST_NAMED] for key, group in of_key.items()
    }


def groups(connection: sqlite3.Connection) -> dict[int, int]:
    """The group of every article whose text others print, or printed."""
    return dict(connection.execute(_GROUPS).fetchall())


def _group_of(connection: sqlite3.Connection, key: int) -> int | None:
    row = connection.execute("SELECT text_group FROM copy WHERE article = ?", (key,)).fetchone()
    if row is None or row[0] is not None:
        return None if row is None else int(row[0])
    (group,) = connection.execute(
        "UPDATE counter SET value = value + 1 WHERE name = 'text_group' RETURNING value"
    ).fetchone()
    connection.execute("UPDATE copy SET text_group = ? WHERE article = ?", (group, key))
    return int(group)


def _json(values: Sequence[int]) -> str:
    return msgspec.json.encode(values).decode()
