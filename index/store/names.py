"""Names across articles: which mean the same, by what articles and the reader say; where each stands."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

import msgspec

from index.records import NameMark, Spread, Taken
from index.store import changes
from index.store.connections import Connections, touch
from index.store.folded import folded

_NAMED = """
FROM named JOIN article ON article.key = named.article WHERE entity IN (SELECT value FROM json_each(?))
"""


class Names:
    """The part of the store that knows names across articles; whoever inherits brings the connections."""

    _connections: Connections

    def same_as(self, name: str) -> set[str]:
        """The folded names that mean the same as this one, itself among them."""
        with self._connections.reading() as connection:
            return same_as(connection, folded(name))

    def said_same(self, names: Collection[str]) -> list[tuple[str, str, str, int]]:
        """(name, other, why, in how many articles) of what articles say of these folded names among each other."""
        with self._connections.reading() as connection:
            return connection.execute(
                "SELECT name, other, min(reason), count(*) FROM alias WHERE name IN (SELECT value FROM json_each(?1)) "
                "AND other IN (SELECT value FROM json_each(?1)) GROUP BY name, other",
                (_json(names),),
            ).fetchall()

    def with_names(self, names: Collection[str], limit: int) -> list[int]:
        """The latest articles in which one of these folded names stands."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT article.key, day FROM article_name JOIN name ON name.key = article_name.name "
                "JOIN article ON article.key = article_name.article WHERE folded IN (SELECT value FROM json_each(?)) "
                "ORDER BY day DESC, article.key LIMIT ?",
                (_json(names), limit),
            )
            return [row[0] for row in rows]

    def spread(self, entities: Collection[str]) -> Spread:
        """How far entities of these names, as they are shown, go together."""
        with self._connections.reading() as connection:
            row = connection.execute(
                f"SELECT count(DISTINCT article), sum(count), min(nullif(day, '')), max(nullif(day, '')) {_NAMED}",
                (_json(entities),),
            ).fetchone()
            months = connection.execute(
                f"SELECT substr(day, 1, 7), count(DISTINCT article) {_NAMED} AND day <> '' GROUP BY 1 ORDER BY 1",
                (_json(entities),),
            ).fetchall()
        return Spread(row[0], row[1] or 0, row[2], row[3], tuple(months))

    def beside(self, entities: Collection[str], labels: Collection[str], limit: int) -> list[tuple[str, int]]:
        """(name, articles) of what stands most often in the articles that name these, without these."""
        with self._connections.reading() as connection:
            return connection.execute(
                "SELECT other.entity, count(DISTINCT other.article) AS articles FROM "
                "(SELECT DISTINCT article FROM named WHERE entity IN (SELECT value FROM json_each(?1))) AS own "
                "JOIN named AS other ON other.article = own.article "
                "WHERE other.label IN (SELECT value FROM json_each(?2)) "
                "AND other.entity NOT IN (SELECT value FROM json_each(?1)) "
                "GROUP BY other.entity ORDER BY articles DESC, other.entity LIMIT ?3",
                (_json(entities), msgspec.json.encode(list(labels)).decode(), limit),
            ).fetchall()

    # The reader's word on them ---------------------------------------------------------------------------------

    def name_marks(self, name: str = "") -> list[NameMark]:
        """The reader's marks on names; on this one and what means the same, if it is given."""
        with self._connections.reading() as connection:
            among = same_as(connection, folded(name)) if name else None
            return [
                mark for mark in marks(connection) if among is None or {folded(mark.name), folded(mark.other)} & among
            ]

    def mark_names(self, mark: NameMark, words: str) -> None:
        """Keep the reader's word on two names."""
        with self._connections.writing() as connection:
            change(connection, mark, words)


def same_as(connection: sqlite3.Connection, name: str) -> set[str]:
    """The folded names that mean the same as a folded name, itself among them."""
    rows = connection.execute(
        "SELECT name FROM same_name WHERE root = (SELECT root FROM same_name WHERE name = ?)", (name,)
    )
    return {name, *(row[0] for row in rows)}


def marks(connection: sqlite3.Connection) -> list[NameMark]:
    """The reader's marks on names."""
    rows = connection.execute("SELECT mark FROM name_mark ORDER BY name, other").fetchall()
    return [msgspec.json.decode(row[0], type=NameMark) for row in rows]


def kept(connection: sqlite3.Connection, pair: tuple[str, str]) -> NameMark | None:
    """The mark on a pair of folded names."""
    row = connection.execute("SELECT mark FROM name_mark WHERE name = ? AND other = ?", pair).fetchone()
    return msgspec.json.decode(row[0], type=NameMark) if row else None


def pair_of(mark: NameMark) -> tuple[str, str]:
    """What a mark on two names is kept under, whichever of them comes first."""
    one, other = sorted((folded(mark.name), folded(mark.other)))
    return one, other


def change(connection: sqlite3.Connection, mark: NameMark, words: str) -> None:
    """Keep a mark in place of the one on the same names."""
    pair = pair_of(mark)
    before = kept(connection, pair)
    if before is None or before.is_same != mark.is_same:
        put(connection, pair, mark)
        changes.log(connection, None, "name", "\n".join(pair), words, before, mark)


def take(connection: sqlite3.Connection, given: Sequence[NameMark], *, prefer_given: bool) -> Taken:
    """Add another reader's words on names to ours; where they differ ours stay, or theirs take their place."""
    conflicts, outcome = list[str](), "same"
    for mark in given:
        ours = kept(connection, pair_of(mark))
        if ours is not None and ours.is_same != mark.is_same:
            conflicts.append(f"{mark.other}: ours {_said(ours)} {mark.name}, theirs {_said(mark)} {mark.name}")
        if ours is None or (ours.is_same != mark.is_same and prefer_given):
            change(connection, mark, f"taken over: {mark.other} is {_said(mark)} {mark.name}")
            outcome = "taken"
    return Taken("names", outcome="taken" if outcome == "taken" else "same", conflicts=tuple(conflicts))


def _said(mark: NameMark) -> str:
    return "the same as" if mark.is_same else "not the same as"


def put(connection: sqlite3.Connection, pair: tuple[str, str], mark: NameMark | None) -> None:
    """Have a mark as it is given here, without a word in the audit trail."""
    before = kept(connection, pair)
    if mark is None:
        connection.execute("DELETE FROM name_mark WHERE name = ? AND other = ?", pair)
    else:
        connection.execute("REPLACE INTO name_mark VALUES (?, ?, ?)", (*pair, changes.packed(mark)))
    connection.execute("UPDATE counter SET value = value + 1 WHERE name = 'aliases'")
    if any(one is not None and not one.is_same for one in (before, mark)):
        _renew(connection, pair)
    touch(connection)


def _renew(connection: sqlite3.Connection, pair: tuple[str, str]) -> None:
    """Bring search up to date with two names that are kept apart in every article now, or no longer."""
    from index.store import analyses  # which asks here what is kept apart

    articles = connection.execute(
        "SELECT DISTINCT article FROM article_name JOIN name ON key = name WHERE folded IN (?, ?)", pair
    )
    for (article,) in articles.fetchall():
        analyses.renew(connection, article)


def _json(values: Collection[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
