"""Queries the reader gave a name, each with what it had found when last looked at."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterable

from index.query import fold


def save(connection: sqlite3.Connection, name: str, query: str, seen: Iterable[int]) -> None:
    """Keep a query under a name, in place of the one before."""
    connection.execute("REPLACE INTO saved VALUES (?, ?, ?)", (fold(name), query, _packed(seen)))


def look(connection: sqlite3.Connection, name: str, seen: Iterable[int]) -> None:
    """Note what a saved query finds now as seen."""
    connection.execute("UPDATE saved SET seen = ? WHERE name = ?", (_packed(seen), fold(name)))


def drop(connection: sqlite3.Connection, name: str) -> bool:
    """Forget a saved query; whether there was one."""
    return connection.execute("DELETE FROM saved WHERE name = ?", (fold(name),)).rowcount > 0


def text(connection: sqlite3.Connection, name: str) -> str | None:
    """The text of the query saved under a name."""
    row = connection.execute("SELECT query FROM saved WHERE name = ?", (fold(name),)).fetchone()
    return None if row is None else str(row[0])


def every(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """(name, query), by name."""
    return connection.execute("SELECT name, query FROM saved ORDER BY name").fetchall()


def seen(connection: sqlite3.Connection, name: str) -> set[int]:
    """Keys of the articles a query had found when last looked at."""
    row = connection.execute("SELECT seen FROM saved WHERE name = ?", (fold(name),)).fetchone()
    keys = array("I")
    keys.frombytes(zlib.decompress(row[0]) if row else b"")
    return set(keys)


def _packed(keys: Iterable[int]) -> bytes:
    return zlib.compress(array("I", sorted(keys)).tobytes(), 1)
