"""What is followed: feeds and folders, how they answered last, and when to ask again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from index.store.articles import storable


class FollowedRow(msgspec.Struct, frozen=True):
    """A row as it is. `checked`, `wait`: moments, empty where there is none; `digest` of the last body."""

    address: str
    kind: str
    title: str = ""
    full_text: bool = False
    private: bool = False
    since: str = ""
    checked: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    failures: int = 0
    trouble: str = ""
    wait: str = ""
    gone: bool = False


_COLUMNS = FollowedRow.__struct_fields__


def put(connection: sqlite3.Connection, rows: Iterable[FollowedRow]) -> None:
    """Keep rows, in place of those with their addresses."""
    marks = ", ".join("?" * len(_COLUMNS))
    connection.executemany(
        f"REPLACE INTO followed ({', '.join(_COLUMNS)}) VALUES ({marks})",
        ([storable(one) if isinstance(one, str) else one for one in msgspec.structs.astuple(row)] for row in rows),
    )


def move(connection: sqlite3.Connection, old: str, new: FollowedRow) -> None:
    """Keep a row under the address its feed moved to."""
    connection.execute("DELETE FROM followed WHERE address = ?", (storable(old),))
    put(connection, [new])


def drop(connection: sqlite3.Connection, address: str) -> bool:
    """Follow something no longer; whether it was followed."""
    return connection.execute("DELETE FROM followed WHERE address = ?", (storable(address),)).rowcount > 0


def every(connection: sqlite3.Connection) -> list[FollowedRow]:
    """All rows, in the order in which they came to be followed."""
    rows = connection.execute(f"SELECT {', '.join(_COLUMNS)} FROM followed ORDER BY since, address")
    return [msgspec.convert(dict(zip(_COLUMNS, row, strict=True)), FollowedRow, strict=False) for row in rows]


def known(connection: sqlite3.Connection, names: Iterable[str]) -> set[str]:
    """Which of these names articles are known by."""
    chosen = msgspec.json.encode([storable(name) for name in names]).decode()
    rows = connection.execute("SELECT name FROM identity WHERE name IN (SELECT value FROM json_each(?))", (chosen,))
    return {row[0] for row in rows}


def set_news(connection: sqlite3.Connection, batch: int) -> None:
    """Articles of later batches are new from now on."""
    connection.execute("UPDATE counter SET value = ? WHERE name = 'news'", (batch,))
