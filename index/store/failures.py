"""What could not be read or analysed, and why: kept until it works, so that a reader can look after the run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from index.store.articles import storable

MOST = 10_000
"""The table says what went wrong lately; one bad dump must not make it grow without end."""


def note(connection: sqlite3.Connection, failures: Iterable[tuple[str, str]]) -> None:
    """Enter (path, reason) of files, or of records in them, that were left out."""
    connection.executemany(
        "REPLACE INTO failure (path, reason) VALUES (?, ?)",
        ((storable(path), storable(reason)) for path, reason in failures),
    )
    connection.execute("DELETE FROM failure WHERE number <= (SELECT max(number) FROM failure) - ?", (MOST,))


def forget(connection: sqlite3.Connection, path: str) -> None:
    """Drop what is noted of a path, of records in that file and of files in that folder: it is being tried again."""
    connection.execute(
        "DELETE FROM failure WHERE path = :path "
        "OR substr(path, 1, length(:path) + 1) IN (rtrim(:path, '/') || '/', :path || ':')",
        {"path": storable(path)},
    )


def newest(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """(path, reason), newest first; then the articles that the extractor gave up on."""
    rows = connection.execute("SELECT path, reason FROM failure ORDER BY number DESC").fetchall()
    rows += connection.execute(
        "SELECT draft->>'path', 'not analysed: ' || reason FROM unanalysed "
        "JOIN current ON key = article AND current.revision = unanalysed.revision ORDER BY key DESC"
    ).fetchall()
    return tuple(rows)
