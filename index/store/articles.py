"""Articles, their revisions and the names by which the same thing is known when it comes again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from index.errors import UnknownArticle
from index.records import Draft, Frame

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
"""Base 32 without i, l, o and u: nothing to mistake for a digit, and few words by accident."""

ID_LENGTH = 7
_MEANT = str.maketrans("ilo", "110")

Outcome = Literal["added", "revised", "unchanged"]


class Found(msgspec.Struct, frozen=True):
    """One article as it came out of one file, ready to be kept. `path` is absolute."""

    path: str
    draft: Draft
    frame: Frame


class Kept(msgspec.Struct, frozen=True):
    """What became of a found article."""

    key: int
    id: str
    path: str
    outcome: Outcome


def keep(connection: sqlite3.Connection, found: Found, batch: int, now: str) -> Kept:
    """Keep an article unless it is here already: a new one, or a new revision of the one its source had before."""
    source, content = storable(found.draft.key), f"sha256:{found.draft.digest}"
    place = storable(found.path)
    known = _identity(connection, source)
    outcome: Outcome = "unchanged"
    if known is not None and known[1] == found.draft.digest:
        key = known[0]
    elif (same := _identity(connection, content)) is not None and _is_copy(connection, same[0], known, found):
        key = same[0]
    elif known is None or _has_other_source(connection, known[0], source):
        key, outcome = _insert(connection, found, batch, now), "added"
    else:
        key = known[0]
        outcome = "revised" if _revise(connection, key, found, batch, now) else "unchanged"
    for name in (source, content):
        connection.execute("REPLACE INTO identity VALUES (?, ?, ?)", (name, key, found.draft.digest))
    for path in {place, storable(found.draft.path) or place}:  # the file, and the member of an archive
        connection.execute("INSERT OR IGNORE INTO location VALUES (?, ?)", (path, key))
    (short_id,) = connection.execute("SELECT id FROM article WHERE key = ?", (key,)).fetchone()
    return Kept(key, short_id, place, outcome)


def find(connection: sqlite3.Connection, id: str) -> int:
    """The key of the article with this id, or whose id alone begins so."""
    typed = id.strip().casefold().translate(_MEANT)
    if typed and set(typed) <= set(ALPHABET):
        rows = connection.execute(
            "SELECT key, id FROM article WHERE id >= ? AND id < ? ORDER BY id LIMIT 4", (typed, typed + "~")
        ).fetchall()
        if len(rows) == 1 or (rows and rows[0][1] == typed):
            return int(rows[0][0])
        if rows:
            raise UnknownArticle(f"{id!r} begins several ids: {', '.join(row[1] for row in rows[:3])} ...")
    raise UnknownArticle(f"no article has the id {id!r}")


def identify(connection: sqlite3.Connection, key: int, draft: Draft) -> None:
    """Have an article known by what its source said, where that was lost."""
    for name in (draft.key, f"sha256:{draft.digest}"):
        connection.execute("INSERT OR IGNORE INTO identity VALUES (?, ?, ?)", (name, key, draft.digest))
    if draft.path:
        connection.execute("INSERT OR IGNORE INTO location VALUES (?, ?)", (draft.path, key))


def remove(connection: sqlite3.Connection, keys: Iterable[int]) -> list[int]:
    """Take articles out with all that belongs to them; returns those there were.

    The files they came from are forgotten as well, so that adding one of them again reads it again.
    """
    chosen = msgspec.json.encode(list(keys)).decode()
    of_these = "IN (SELECT value FROM json_each(?))"
    connection.execute(
        f"DELETE FROM file WHERE path IN (SELECT path FROM location WHERE article {of_these})", (chosen,)
    )
    return [row[0] for row in connection.execute(f"DELETE FROM article WHERE key {of_these} RETURNING key", (chosen,))]


def revisions(connection: sqlite3.Connection, key: int) -> list[tuple[int, str]]:
    """(number, when it was kept) of every revision of an article, oldest first."""
    select = "SELECT revision, added FROM revision WHERE article = ? ORDER BY revision"
    return connection.execute(select, (key,)).fetchall()


def under(connection: sqlite3.Connection, path: str) -> set[int]:
    """Keys of articles found in this file, or anywhere in this folder; relative paths also match inside others."""
    typed = storable(path)
    whole = os.path.abspath(os.path.expanduser(typed))
    select = "SELECT article FROM location WHERE "
    folder = whole.rstrip("/") + "/"
    rows = connection.execute(
        select + "path = ? OR (path >= ? AND path < ?)", (whole, folder, folder[:-1] + "0")
    ).fetchall()
    if not rows and not os.path.isabs(os.path.expanduser(typed)) and (bare := os.path.normpath(typed).strip("/.")):
        part = "/" + bare.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        rows = connection.execute(
            select + r"path LIKE ? ESCAPE '\' OR path LIKE ? ESCAPE '\'", (f"%{part}", f"%{part}/%")
        ).fetchall()
    return {row[0] for row in rows}


def storable(text: str) -> str:
    """The text itself unless it holds lone surrogates (file names that are not UTF-8): those are spelled out."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def _identity(connection: sqlite3.Connection, name: str) -> tuple[int, str] | None:
    row: tuple[int, str] | None = connection.execute(
        "SELECT article, digest FROM identity WHERE name = ?", (name,)
    ).fetchone()
    return row


def _is_copy(connection: sqlite3.Connection, key: int, known: tuple[int, str] | None, found: Found) -> bool:
    # A file that goes back to an earlier text of its own article is a change; anything else with these bytes is that
    # article again. Two saved copies of one address would otherwise take turns for ever, so addresses never go back.
    return known is None or known[0] != key or found.draft.key.startswith("url:")


def _has_other_source(connection: sqlite3.Connection, key: int, source: str) -> bool:
    # Files that were once copies of each other and then part are two articles, not two versions of one.
    return (
        connection.execute(
            "SELECT 1 FROM identity WHERE article = ?1 AND name <> ?2 AND name NOT LIKE 'sha256:%' AND digest = "
            "(SELECT draft->>'digest' FROM current WHERE key = ?1)",
            (key, source),
        ).fetchone()
        is not None
    )


def _insert(connection: sqlite3.Connection, found: Found, batch: int, now: str) -> int:
    for short_id in ids(found.draft):
        inserted = connection.execute(
            "INSERT INTO article (id, revision, batch, day, added) VALUES (?, 1, ?, ?, ?) ON CONFLICT DO NOTHING",
            (short_id, batch, found.frame.published.value or "", now),
        )
        if inserted.rowcount:
            break
    key = inserted.lastrowid
    assert key is not None
    _insert_revision(connection, key, 1, found, now)
    return key


def _revise(connection: sqlite3.Connection, key: int, found: Found, batch: int, now: str) -> bool:
    number, text, frame, author = connection.execute(
        "SELECT revision, text, frame, draft->>'author' FROM current WHERE key = ?", (key,)
    ).fetchone()
    before = msgspec.json.decode(frame, type=Frame)
    if (text, author, *_shown(before)) == (found.draft.text, found.draft.author, *_shown(found.frame)):
        return False  # the page around the article changed, not the article
    _insert_revision(connection, key, number + 1, found, now)
    connection.execute(
        "UPDATE article SET revision = ?, batch = ?, day = ? WHERE key = ?",
        (number + 1, batch, found.frame.published.value or "", key),
    )
    return True


def _shown(frame: Frame) -> tuple[str, str, str | None]:
    published = frame.published
    return frame.title, frame.source, None if published.basis == "file" else published.value


def _insert_revision(connection: sqlite3.Connection, key: int, number: int, found: Found, now: str) -> None:
    about = msgspec.structs.replace(
        found.draft, text="", key=storable(found.draft.key), path=storable(found.draft.path)
    )
    connection.execute(
        "INSERT INTO revision (article, revision, added, frame, draft, text) VALUES (?, ?, ?, ?, ?, ?)",
        (key, number, now, _json(found.frame), _json(about), found.draft.text),
    )


def ids(draft: Draft) -> Iterator[str]:
    """Ids for an article, best first: from its bytes alone, so that the same article has the same id everywhere."""
    import hashlib  # loads OpenSSL, which nobody who only reads has to wait for

    attempt = 0
    while True:
        number = int.from_bytes(hashlib.sha256(f"{draft.digest} {attempt}".encode()).digest()[:8])
        yield "".join(ALPHABET[number >> 5 * place & 31] for place in range(ID_LENGTH))
        attempt += 1


def _json(record: msgspec.Struct) -> str:
    return msgspec.json.encode(record).decode()
