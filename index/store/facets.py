"""What results can be counted by: the values each event and each article has, in rows that are quick to read."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from index import names
from index.records import Event, Quantity
from index.store.folded import folded

KILLED = ((1, 4), (5, 19), (20, 99), (100, None))
"""Ranges of the dead that articles are counted by."""

_LONGEST = 80
"""A longer "name" is a clause; nobody would choose it from a list."""


def of_event(connection: sqlite3.Connection, event: Event) -> set[int]:
    """Keys of the values an event has."""
    values = [("type", name) for name in names.meanings(event.type, event.mode)]
    for field, parts in (("actor", event.actors), ("target", event.targets), ("weapon", event.instrument)):
        values += [(field, part.canonical or part.text) for part in parts]
    if event.place is not None:
        values.append(("place", event.place.canonical or event.place.text))
        values.append(("country", event.place.country_name or names.countries().get(event.place.country, "")))
    dead = sure(event.killed)
    for least, most in KILLED if dead is not None else ():
        if dead is not None and least <= dead and (most is None or dead <= most):
            values.append(("killed", f"{least}..{most}" if most else f"{least}+"))
    return {key for field, value in values if (key := _key(connection, field, value)) is not None}


def sure(toll: Quantity | None) -> int | None:
    """The number an event is sure of: at least 12 is 12, 40 to 50 is 40, up to 200 is 200."""
    if toll is None:
        return None
    return toll.max if toll.min is None else toll.min


def write(connection: sqlite3.Connection, article: int, of_events: Iterable[int] = (), found: str = "") -> None:
    """Note what an article can be counted by: its source, language (`found`, else as given) and month, and what its
    events have.
    """
    day, source, given = connection.execute(
        "SELECT day, frame->>'source', draft->>'language' FROM current WHERE key = ?", (article,)
    ).fetchone()
    from_source, lang = _key(connection, "source", source or ""), _key(connection, "lang", found or given or "")
    month = _key(connection, "date", day[:7], whole=True) if day[:7] else None
    own = array("I", [from_source or 0, lang or 0, month or 0]).tobytes()
    connection.execute(
        "REPLACE INTO article_facets SELECT ?, value + 1, ?, ?, ? FROM counter WHERE name = 'generation'",
        (article, from_source, lang, own + packed(of_events)),
    )


def packed(keys: Iterable[int]) -> bytes:
    """Keys as a blob."""
    return array("I", sorted(keys)).tobytes()


def changed(connection: sqlite3.Connection, after: int) -> list[tuple[int, bytes]]:
    """(article, values) of every article written after a generation: source, language and month (0 for none), then
    those of its events.
    """
    return connection.execute("SELECT article, facets FROM article_facets WHERE stamp > ?", (after,)).fetchall()


class EventRows:
    """Events side by side: key, article, number of values, and all of the values, packed."""

    def __init__(self) -> None:
        self.keys, self.articles, self.counts = array("q"), array("q"), array("I")
        self.values = b""


def events_changed(connection: sqlite3.Connection, after: int) -> EventRows:
    """The events of every article written after a generation. Not as rows: those of a large library take 50 MB."""
    found, blobs = EventRows(), bytearray()
    limits = "WHERE article IN (SELECT article FROM article_facets WHERE stamp > ?)" if after else "WHERE key > ?"
    for key, article, blob in connection.execute(f"SELECT key, article, facets FROM event {limits}", (after,)):
        found.keys.append(key)
        found.articles.append(article)
        found.counts.append(len(blob) // 4)
        blobs += blob
    found.values = bytes(blobs)
    return found


def values(connection: sqlite3.Connection, after: int) -> list[tuple[int, str, str]]:
    """(key, field, value) of the values that came after a key."""
    return connection.execute("SELECT key, field, value FROM facet_value WHERE key > ?", (after,)).fetchall()


def with_value(connection: sqlite3.Connection, column: str, name: str) -> set[int]:
    """Keys of articles of this source, or in this language."""
    rows = connection.execute(
        f"SELECT article FROM article_facets WHERE {column} = "
        "(SELECT key FROM facet_value WHERE field = ? AND folded = ?)",
        (column, folded(name)),
    )
    return {row[0] for row in rows}


def _key(connection: sqlite3.Connection, field: str, value: str, *, whole: bool = False) -> int | None:
    """The key of a value, entered if it is new; None of what has no words."""
    shown = " ".join(value.split())
    compared = shown if whole else folded(shown)
    if not compared or len(shown) > _LONGEST:
        return None
    row = connection.execute("SELECT key FROM facet_value WHERE field = ? AND folded = ?", (field, compared)).fetchone()
    if row is None:
        row = connection.execute(
            "INSERT INTO facet_value (field, folded, value) VALUES (?, ?, ?) RETURNING key", (field, compared, shown)
        ).fetchone()
    return int(row[0])
