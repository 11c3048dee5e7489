"""Notes on passages: each with the words it is on, which lead it to its place in every later revision."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Iterator

import msgspec

from index.records import Anchor, KeptNote, PassageNote
from index.store import anchors, changes


def of_article(connection: sqlite3.Connection, article: int, revision: int, text: str) -> tuple[PassageNote, ...]:
    """The notes on passages of an article, where they stand in this revision; lost ones last."""
    placed = []
    for kept in rows(connection, article):
        start, end = anchors.found(kept.anchor, revision, text) or (-1, -1)
        placed.append(PassageNote(kept.id, start, end, kept.anchor.text, kept.note))
    return tuple(sorted(placed, key=lambda note: (note.start < 0, note.start, note.end, note.id)))


def rows(connection: sqlite3.Connection, article: int) -> Iterator[KeptNote]:
    """The notes as they are kept."""
    found = connection.execute("SELECT mark FROM passage_note WHERE article = ? ORDER BY id", (article,))
    for (mark,) in found.fetchall():
        yield msgspec.json.decode(mark, type=KeptNote)


def add(connection: sqlite3.Connection, article: int, anchor: Anchor, words: str) -> str:
    """Write a note on a passage; returns its id."""
    note = KeptNote(secrets.token_hex(6), anchor, words)
    change(connection, article, note, "note written on a passage")
    return note.id


def change(connection: sqlite3.Connection, article: int, note: KeptNote, words: str) -> None:
    """Keep a note in place of the one of its id; an empty one goes."""
    before = kept(connection, article, note.id)
    after = note if note.note else None
    if before != after:
        put(connection, article, note.id, after)
        changes.log(connection, article, "note", note.id, words, before, after)


def kept(connection: sqlite3.Connection, article: int, id: str) -> KeptNote | None:
    """The note of this id."""
    row = connection.execute("SELECT mark FROM passage_note WHERE article = ? AND id = ?", (article, id)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=KeptNote)


def put(connection: sqlite3.Connection, article: int, id: str, note: KeptNote | None) -> None:
    """Have a note as it is given here, without a word in the audit trail."""
    if note is None:
        connection.execute("DELETE FROM passage_note WHERE article = ? AND id = ?", (article, id))
    else:
        connection.execute("REPLACE INTO passage_note VALUES (?, ?, ?)", (article, id, changes.packed(note)))
