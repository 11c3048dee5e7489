"""One SQLite connection a thread, lent for one piece of work at a time, with SQLite's errors in words of ours."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import LibraryError
from index.store.schema import migrate

BUSY_S = 60.0
"""How long a writer waits for another one's short transaction. SQLite's waiting is a lottery, not a queue: beside six
others that write without a pause, on a disk that is slow to sync, one was seen to lose it for twenty seconds.
"""

_WORDS = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_BUSY": "another program holds on to it; try again",
    "SQLITE_READONLY": "it cannot be written to",
    "SQLITE_CANTOPEN": "its dateline.db cannot be opened",
    "SQLITE_CORRUPT": "its dateline.db is damaged; `dateline doctor --salvage DIR` saves what can be read",
    "SQLITE_NOTADB": "its dateline.db is no database; `dateline doctor --salvage DIR` saves what can be read",
    "SQLITE_PERM": "permission denied",
    "SQLITE_IOERR": "the disk reports an error",
}


class Connections:
    """The connections to one database file. Nothing here breaks when threads come, go or close it meanwhile."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._open: dict[threading.Thread, tuple[sqlite3.Connection, threading.Lock]] = {}
        self._guard = threading.Lock()
        self._closed = False

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection for statements that change nothing. Read all rows before leaving."""
        with self._lent() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A connection inside a transaction: all of it is kept (on disk when this returns), or nothing."""
        with self._lent() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close all connections, each as soon as the work it is lent for is done."""
        with self._guard:
            self._closed = True
            lent = list(self._open.values())
            self._open.clear()
        for connection, lock in lent:
            with lock:
                connection.close()

    @contextmanager
    def _lent(self) -> Iterator[sqlite3.Connection]:
        try:
            connection, lock = self._mine()
            with lock:
                yield connection
        except sqlite3.Error as error:
            raise LibraryError(f"{self._file.parent}: {_in_words(error)}") from error
        except UnicodeDecodeError as error:  # SQLite quotes a damaged schema, and Python cannot read the quotation
            raise LibraryError(f"{self._file.parent}: {_WORDS['SQLITE_CORRUPT']}") from error

    def _mine(self) -> tuple[sqlite3.Connection, threading.Lock]:
        thread = threading.current_thread()
        with self._guard:
            if self._closed:
                raise LibraryError(f"{self._file.parent}: the library is closed")
            if mine := self._open.get(thread):
                return mine
            for gone in [other for other in self._open if not other.is_alive()]:
                self._open.pop(gone)[0].close()
            mine = self._connect(), threading.Lock()
            self._open[thread] = mine
            return mine

    def _connect(self) -> sqlite3.Connection:
        if not self._file.exists() and self._file.parent.is_dir():
            with suppress(OSError):  # SQLite says better what is wrong; its other files get the mode of this one
                os.close(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        where = self._file.absolute().as_uri() + self._manner()
        connection = sqlite3.connect(where, timeout=BUSY_S, isolation_level=None, check_same_thread=False, uri=True)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection)
        except LibraryError as error:
            connection.close()
            raise LibraryError(f"{self._file.parent}: {error}") from error
        except BaseException:
            connection.close()
            raise
        return connection

    def _manner(self) -> str:
        """How to open a file in a folder that cannot be written to: SQLite would make its log beside it even to read,
        unless it is told that nothing can change.
        """
        if not self._file.exists() or os.access(self._file.parent, os.W_OK):
            return ""
        log = self._file.with_name(f"{self._file.name}-wal")
        return "?mode=ro" if log.exists() and log.stat().st_size else "?immutable=1"


def _in_words(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    return next((words for code, words in _WORDS.items() if name.startswith(code)), str(error))


def touch(connection: sqlite3.Connection) -> None:
    """Let running readers know that there is something else to show."""
    connection.execute("UPDATE counter SET value = value + 1 WHERE name = 'generation'")
