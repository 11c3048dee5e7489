"""What could not be read or analysed, and why: kept until it works, so that a reader can look after the run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import PurePath

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


def forget(connection: sqlite3.Connection, paths: Iterable[str]) -> None:
    """Drop what is noted of paths, of records in those files and files in those folders: they are tried again."""
    noted = connection.execute("SELECT number, path FROM failure").fetchall()
    if not noted:
        return
    again = {storable(path) for path in paths}
    gone = [(number,) for number, path in noted if not again.isdisjoint(_holders(path))]
    connection.executemany("DELETE FROM failure WHERE number = ?", gone)


def _holders(path: str) -> Iterator[str]:
    """The path itself, the file it is a record of, and the folders it is in."""
    yield path
    yield path.rpartition(":")[0]
    yield from map(str, PurePath(path).parents)


def newest(connection: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
    """(path, reason), newest first; then the articles that the extractor gave up on."""
    rows = connection.execute("SELECT path, reason FROM failure ORDER BY number DESC").fetchall()
    rows += connection.execute(
        "SELECT draft->>'path', 'not analysed: ' || reason FROM unanalysed "
        "JOIN current ON key = article AND current.revision = unanalysed.revision ORDER BY key DESC"
    ).fetchall()
    return tuple(rows)
