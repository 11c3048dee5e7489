"""Brings the file of a library up to date, whichever program wrote it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from index.errors import LibraryError
from index.store.tables import MIGRATIONS, ROWS

APPLICATION_ID = 0x444C4E45
"""Marks the file as ours ("DLNE"), so that nobody else's database is taken for a library."""

BEFORE = ".before-"
"""Between the name of the database and the version that a copy of it has."""


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file up to date, or say why that cannot be done. Safe when several processes open it at once."""
    if _version(connection) == len(MIGRATIONS) and _rows(connection) == ROWS:
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection)
        if 0 < version < len(MIGRATIONS):
            _copy(connection, version)
        for step in MIGRATIONS[version:]:
            for statement in _statements(step):
                connection.execute(statement)
        _renew_rows(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already, and is to be what is told
            connection.execute("ROLLBACK")
        raise


def copies(file: Path) -> list[Path]:
    """What `migrate` left beside a database, to go back to."""
    return sorted(file.parent.glob(f"{file.name}{BEFORE}*"))


def _copy(connection: sqlite3.Connection, version: int) -> None:
    """The file as it is, beside it, in place of the copy from an earlier step. Nobody else writes meanwhile."""
    file = Path(connection.execute("PRAGMA database_list").fetchone()[2])
    draft, target = file.with_name(f"{file.name}.draft"), file.with_name(f"{file.name}{BEFORE}{version}")
    old = copies(file)
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as copy:
            source.backup(copy)  # synced by SQLite
        draft.replace(target)
    except OSError as error:
        raise LibraryError(f"no copy can be kept of what an older Dateline wrote: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
    for one in old:
        if one != target:
            one.unlink(missing_ok=True)


def _renew_rows(connection: sqlite3.Connection) -> None:
    if _rows(connection) != ROWS:
        from index.store import analyses  # hardly ever needed

        analyses.renew_all(connection)
        connection.execute("UPDATE counter SET value = ? WHERE name = 'rows'", (ROWS,))


def _rows(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT value FROM counter WHERE name = 'rows'").fetchone()[0])


def _version(connection: sqlite3.Connection) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and (version or tables):
        raise LibraryError("its dateline.db was not written by Dateline")
    if version > len(MIGRATIONS):
        raise LibraryError("it was written by a newer Dateline; update this one to open it")
    return version


def _statements(script: str) -> list[str]:
    # executescript() would commit the transaction that makes a migration all or nothing.
    statements, pending = [], ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            statements.append(pending)
            pending = ""
    return statements
