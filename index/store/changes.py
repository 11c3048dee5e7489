"""The audit trail of marks: every act, with what was before and after it, so that it can be shown and taken back."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from index.records import Change, MarkKind

_CHANGES = """
SELECT number, made, ifnull(id, ''), event, words, undone, kind FROM change LEFT JOIN article ON key = change.article
WHERE ? IN ('', id) ORDER BY number
"""
_LATEST = """
SELECT number, made, change.article, ifnull(id, ''), event, words, kind, before
FROM change LEFT JOIN article ON key = change.article
WHERE NOT undone AND number > ? ORDER BY number DESC LIMIT 1
"""


class Act(NamedTuple):
    """An act that can be taken back: the article's key (None: on names), what was done, the mark before as JSON."""

    article: int | None
    change: Change
    before: str


def log(
    connection: sqlite3.Connection,
    article: int | None,
    kind: MarkKind,
    target: str,
    words: str,
    before: msgspec.Struct | None,
    after: msgspec.Struct | None,
) -> None:
    """Keep an act of marking."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(
        "INSERT INTO change (made, article, event, words, before, after, undone, kind) VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
        (now, article, target, words, packed(before), packed(after), kind),
    )


def listed(connection: sqlite3.Connection, short_id: str) -> tuple[Change, ...]:
    """Every act on an article (on all, for an empty id), the oldest first."""
    rows = connection.execute(_CHANGES, (short_id,)).fetchall()
    return tuple(
        Change(number, made, article, target, words, bool(undone), kind)
        for number, made, article, target, words, undone, kind in rows
    )


def latest(connection: sqlite3.Connection, after: int) -> Act | None:
    """The latest act later than number `after` that was not taken back."""
    row = connection.execute(_LATEST, (after,)).fetchone()
    if row is None:
        return None
    number, made, article, short_id, target, words, kind, before = row
    return Act(article, Change(number, made, short_id, target, words, True, kind), before)


def take_back(connection: sqlite3.Connection, act: Act) -> None:
    """Note that an act was taken back."""
    connection.execute("UPDATE change SET undone = 1 WHERE number = ?", (act.change.number,))


def packed(value: object) -> str:
    """A mark as a row keeps it; empty of nothing."""
    return "" if value is None else msgspec.json.encode(value).decode()
