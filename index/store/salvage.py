"""Takes out of a damaged database what can still be read, row by row, into one that is sound. The damaged file is
only ever copied.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from index.errors import LibraryError
from index.records import Draft, Frame
from index.store import analyses, articles, pages
from index.store.schema import migrate

DERIVED = frozenset(
    """counter file name name_word article_name event event_mode event_name facet_value article_facets sketch copy
    told happening happening_name report loosened named alias same_name sqlite_sequence""".split()
)
"""Tables that are made again: from the articles, or, of files, by reading those anew from which something is lost."""

UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""What reading damaged pages raises: also where SQLite quotes what stands there."""

FIRST = ("article", "revision")
"""What the rest refers to."""

_SOUND: dict[str, tuple[tuple[str, Callable[[str | bytes], object]], ...]] = {
    "revision": (
        ("frame", lambda value: msgspec.json.decode(value, type=Frame)),
        ("draft", lambda value: msgspec.json.decode(value, type=Draft)),
    ),
    "analysis": (("data", lambda value: analyses.load(value if isinstance(value, bytes) else b"")),),
    "article_mark": (("tags", lambda value: msgspec.json.decode(value, type=tuple[str, ...])),),
    "event_mark": (("mark", msgspec.json.decode),),
}
"""What has to be readable in a row for it to be one."""

Row = tuple[object, ...]


class Salvaged(msgspec.Struct, frozen=True):
    """How many rows of a table came through, and how many there were, as far as can be told."""

    table: str
    kept: int
    of: int


def salvage(file: Path, target: sqlite3.Connection, scratch: Path) -> Iterator[Salvaged]:
    """Copy the rows of a damaged database that can be read into a new one, table after table.

    `scratch` is a folder to work in. Raises LibraryError where nothing can be read at all.
    """
    for end in ("", "-wal"):
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{file}{end}", scratch / f"{file.name}{end}")
    copy, is_whole = scratch / file.name, True
    try:
        for found in _by_table(copy, target):
            is_whole = is_whole and found.kept == found.of
            yield found
    except UNREADABLE:
        is_whole = False
    if not is_whole:
        yield _by_page(copy, target)
    if not target.execute("SELECT 1 FROM revision").fetchone() and not is_whole:
        raise LibraryError(f"{file}: no article in it can be read")
    _complete(target)


def _by_table(copy: Path, target: sqlite3.Connection) -> Iterator[Salvaged]:
    with closing(sqlite3.connect(copy, isolation_level=None)) as source:
        source.text_factory = lambda raw: raw.decode("utf-8", "replace")
        with suppress(*UNREADABLE, LibraryError):
            migrate(source)
        there = {row[0] for row in source.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        ours = [row[0] for row in target.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        wanted = [table for table in (*FIRST, *ours) if table in there and table not in DERIVED]
        for table in dict.fromkeys(wanted):
            yield _table(source, target, table)


def _by_page(copy: Path, target: sqlite3.Connection) -> Salvaged:
    """Revisions alone, which hold what was read: by the shape of a row, as which table it is of is lost."""
    columns, kept = _columns(target, "revision"), 0
    for _, row in pages.rows(copy):
        match row:
            case (int(), int(), str(), str(), str(), str()):
                kept += max(0, _take(target, "revision", columns, row))
    return Salvaged("pages", kept, kept)


def _complete(target: sqlite3.Connection) -> None:
    """Make again what follows from the articles."""
    target.execute(
        "UPDATE article SET revision = coalesce((SELECT max(revision) FROM revision WHERE article = key), revision) "
        "WHERE NOT EXISTS (SELECT 1 FROM current WHERE current.key = article.key)"
    )
    target.execute("DELETE FROM article WHERE NOT EXISTS (SELECT 1 FROM current WHERE current.key = article.key)")
    for key, raw in target.execute("SELECT key, draft FROM current").fetchall():
        articles.identify(target, key, msgspec.json.decode(raw, type=Draft))
    target.execute("UPDATE counter SET value = (SELECT coalesce(max(batch), 0) FROM article) WHERE name = 'batch'")
    analyses.renew_all(target)


def _table(source: sqlite3.Connection, target: sqlite3.Connection, table: str) -> Salvaged:
    columns = [name for name in _columns(target, table) if name in _columns(source, table)]
    kept = lost = 0
    for row in _rows(source, table, columns):
        taken = _take(target, table, columns, row)
        kept, lost = kept + max(taken, 0), lost + (taken < 0)
    return Salvaged(table, kept, max(kept + lost, _count(source, table)))


def _take(target: sqlite3.Connection, table: str, columns: Sequence[str], row: Row) -> int:
    """1 if a row was new and sound, 0 if it is there already, -1 if it is lost."""
    place = f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
    try:
        for name, check in _SOUND.get(table, ()):
            check(row[columns.index(name)])  # type: ignore[arg-type]
        if table == "revision":
            _article_of(target, dict(zip(columns, row, strict=True)))
        return target.execute(place, row).rowcount
    except Exception:  # whatever its bytes raise
        return -1


def _article_of(target: sqlite3.Connection, revision: dict[str, object]) -> None:
    """A revision whose article is lost says enough to have it again, under the same id."""
    key = revision["article"]
    if target.execute("SELECT 1 FROM article WHERE key = ?", (key,)).fetchone() is None:
        draft = msgspec.json.decode(str(revision["draft"]), type=Draft)
        frame = msgspec.json.decode(str(revision["frame"]), type=Frame)
        target.execute(
            "INSERT INTO article (key, id, revision, batch, day, added) VALUES (?, ?, ?, 1, ?, ?)",
            (key, next(articles.ids(draft)), revision["revision"], frame.published.value or "", revision["added"]),
        )


def _rows(source: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Row]:
    """Every row that can be reached: from the front, from the back, and between the two one by one."""
    names, key = ", ".join(columns), _key(source, table)
    seen: set[object] = set()
    for order in ("ASC", "DESC"):
        try:
            for whole in source.execute(f"SELECT {key}, {names} FROM {table} ORDER BY {key} {order}"):
                if whole[0] not in seen or key != "rowid":
                    seen.add(whole[0])
                    yield whole[1:]
            return
        except sqlite3.Error:
            continue
    for number in _between(source, table, seen) if key == "rowid" else ():
        try:
            yield from source.execute(f"SELECT {names} FROM {table} WHERE rowid = ?", (number,))
        except sqlite3.Error:
            continue


def _between(source: sqlite3.Connection, table: str, seen: set[object]) -> Iterable[int]:
    known = [number for number in seen if isinstance(number, int)]
    with suppress(sqlite3.Error, TypeError):
        known.append(int(source.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()[0]))
    with suppress(sqlite3.Error, TypeError):
        known.append(int(source.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0]))
    return (number for number in range(1, max(known, default=0) + 1) if number not in seen)


def _key(source: sqlite3.Connection, table: str) -> str:
    """What rows can be asked for by: their number, or in tables without one the first column of their key."""
    try:
        source.execute(f"SELECT rowid FROM {table} LIMIT 0")
        return "rowid"
    except sqlite3.Error:
        return next(str(row[1]) for row in source.execute(f"PRAGMA table_info({table})") if row[5])


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _count(source: sqlite3.Connection, table: str) -> int:
    with suppress(sqlite3.Error):
        return int(source.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    return 0
