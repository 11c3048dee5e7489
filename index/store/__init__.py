"""The truth of a library: articles, revisions, annotations and failures in one SQLite file, safe for many threads.

Each method is one short piece of work; what it changed is on disk when it returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from index.errors import UnknownArticle
from index.records import Analysis, Article, Draft
from index.store import analyses, articles, facets, failures, queues, views
from index.store.articles import Found, Kept
from index.store.connections import Connections, touch
from index.store.copies import Compared, Copies
from index.store.counts import Counts
from index.store.desk import Desk, Summary
from index.store.followed import FollowedRow
from index.store.following import Following
from index.store.gathered import Gathered
from index.store.lookups import Lookups
from index.store.marking import Marking
from index.store.names import Names
from index.store.queues import Pending, Text

if TYPE_CHECKING:
    from index.search import HitRow
    from index.store.salvage import Salvaged

__all__ = [
    "FILE",
    "Compared",
    "Desk",
    "FileStamp",
    "FollowedRow",
    "Found",
    "Kept",
    "Pending",
    "Store",
    "Summary",
    "Text",
]

FILE = "dateline.db"


class FileStamp(msgspec.Struct, frozen=True):
    """A file and how it looked when it was read; the same stamp later means the same content."""

    path: str
    size: int
    modified_ns: int


class Store(Copies, Counts, Following, Gathered, Lookups, Marking, Names):
    """One library's database. Serves `index.search` as its `Rows`."""

    def __init__(self, directory: Path) -> None:
        self._connections = Connections(directory / FILE)
        self._counted = -1, 0

    def close(self) -> None:
        """Let go of the file; whatever is under way in other threads is finished first."""
        self._connections.close()

    # Listing and search ----------------------------------------------------------------------------------------

    def count(self) -> int:
        """Number of articles."""
        batch = self.batch()
        if self._counted[0] != batch:  # every key that is typed asks, and SQLite would count them one by one
            self._counted = batch, self._number("SELECT count(*) FROM article")
        return self._counted[1]

    def newest(self, limit: int, offset: int = 0) -> list[int]:
        """Keys of articles, the latest published first, undated ones last."""
        return self._keys("SELECT key FROM article ORDER BY day DESC, key LIMIT ? OFFSET ?", (limit, offset))

    def keys(self) -> set[int]:
        """Keys of all articles."""
        return set(self._keys("SELECT key FROM article"))

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        """What a result list shows of these articles, in the order given; ones that have gone are left out."""
        with self._connections.reading() as connection:
            return views.hits(connection, keys)

    def by_source(self, keys: Sequence[int]) -> list[int]:
        """These articles by the names of their sources, those of one source in the order given; last those without."""
        with self._connections.reading() as connection:
            return views.by_source(connection, keys)

    def find(self, id: str) -> int:
        """The key of an article, by its id or an unambiguous beginning of it."""
        with self._connections.reading() as connection:
            return articles.find(connection, id)

    def article(self, key: int, *, revision: int | None = None) -> Article:
        """One article in its current revision, or in an older one."""
        with self._connections.reading() as connection:
            return views.article(connection, key, revision)

    def given(self, key: int) -> tuple[str, int, Draft]:
        """(id, current revision, what its source gave) of an article."""
        with self._connections.reading() as connection:
            return views.given(connection, key)

    def identity(self) -> int:
        """A number that no other library has; copies of this one have it."""
        return self._number("SELECT value FROM counter WHERE name = 'identity'")

    # Adding ----------------------------------------------------------------------------------------------------

    def keep(
        self, found: Iterable[Found], *, files: Iterable[FileStamp] = (), failed: Iterable[tuple[str, str]] = ()
    ) -> tuple[int, list[Kept]]:
        """Keep a batch: articles, files read to their end, (path, reason) of what was left out. Returns its number."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._connections.writing() as connection:
            (latest,) = connection.execute("SELECT value FROM counter WHERE name = 'batch'").fetchone()
            kept = [articles.keep(connection, one, latest + 1, now) for one in found]
            changed = [one for one in kept if one.outcome != "unchanged"]
            for one in changed:
                analyses.forget(connection, one.key)
                facets.write(connection, one.key)
            failures.note(connection, failed)
            connection.executemany("REPLACE INTO file VALUES (?, ?, ?)", (_file_row(stamp) for stamp in files))
            if changed:
                connection.execute("UPDATE counter SET value = ? WHERE name = 'batch'", (latest + 1,))
                touch(connection)
        return latest + bool(changed), kept

    def remove(self, keys: Iterable[int]) -> tuple[int, list[int]]:
        """Take articles out for good; returns the number of the batch in which they went, and which there were."""
        with self._connections.writing() as connection:
            gone = articles.remove(connection, keys)
            (batch,) = connection.execute(
                "UPDATE counter SET value = value + ? WHERE name = 'batch' RETURNING value", (bool(gone),)
            ).fetchone()
            touch(connection)
        return batch, gone

    def revisions(self, key: int) -> list[tuple[int, str]]:
        """(number, when it was kept) of every revision of an article, oldest first."""
        with self._connections.reading() as connection:
            return articles.revisions(connection, key)

    def retry(self, paths: Iterable[str]) -> None:
        """Forget what could not be read of these files and folders, because they are about to be read again."""
        with self._connections.writing() as connection:
            failures.forget(connection, paths)

    def in_file(self, stamp: FileStamp) -> list[str] | None:
        """Ids of the articles in a file that has not changed since it was read; None if it must be read."""
        path, *seen = _file_row(stamp)
        with self._connections.reading() as connection:
            row = connection.execute("SELECT size, modified_ns FROM file WHERE path = ?", (path,)).fetchone()
            if row is None or list(row) != seen:
                return None
            ids = connection.execute("SELECT id FROM location JOIN article ON key = article WHERE path = ?", (path,))
            return [row[0] for row in ids]

    def failures(self) -> tuple[tuple[str, str], ...]:
        """(path, reason) of files left out, newest first, and of articles the extractor gave up on."""
        with self._connections.reading() as connection:
            return failures.newest(connection)

    # Full text -------------------------------------------------------------------------------------------------

    def batch(self) -> int:
        """Number of the latest batch kept."""
        return self._number("SELECT value FROM counter WHERE name = 'batch'")

    def texts(self, *, after: int = 0, keys: Iterable[int] | None = None) -> Iterator[Text]:
        """Texts kept in batches later than `after` (of these articles alone, if `keys`), by batch."""
        return queues.texts(self._connections, after=after, keys=keys)

    def count_after(self, batch: int) -> int:
        """How many articles `texts` would give."""
        return self._number("SELECT count(*) FROM article WHERE batch > ?", (batch,))

    def mark_indexed(self, batch: int) -> None:
        """Note that full text holds everything up to this batch, so that running readers look again."""
        with self._connections.writing() as connection:
            connection.execute("UPDATE counter SET value = ? WHERE name = 'indexed'", (batch,))
            touch(connection)

    # Analyses --------------------------------------------------------------------------------------------------

    def pending_count(self, version: str, *, retry: bool = False, stale: bool = False) -> int:
        """How many articles `pending` would give."""
        return queues.pending_count(self._connections, version, retry=retry, stale=stale)

    def pending(self, version: str, *, retry: bool = False, stale: bool = False) -> Iterator[Pending]:
        """Articles without an analysis (`stale`: or with one by another version of the extractor), newest first; those
        that this version gave up on only to `retry`.
        """
        return queues.pending(self._connections, version, retry=retry, stale=stale)

    def save_analysis(self, key: int, revision: int, analysis: Analysis) -> bool:
        """Keep what the extractor made of one revision; False if that has gone meanwhile."""
        with self._connections.writing() as connection:
            kept = analyses.save(connection, key, revision, analysis)
            if kept:
                touch(connection)
        return kept

    def give_up(self, key: int, revision: int, version: str, reason: str) -> None:
        """Note that this version of the extractor cannot analyse a revision, so as not to try at every add."""
        with self._connections.writing() as connection:
            analyses.give_up(connection, key, revision, version, reason)
            touch(connection)

    # Health ----------------------------------------------------------------------------------------------------

    def complaint(self) -> str:
        """The first thing SQLite finds wrong with its file; empty if it is sound."""
        with self._connections.reading() as connection:
            said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
            if said != "ok":
                return said
            dangling = len(connection.execute("PRAGMA foreign_key_check").fetchall())
            return f"{dangling} rows refer to rows that are not there" if dangling else ""

    def unreadable(self) -> int:
        """How many articles cannot be read."""
        count = 0
        for key in self.keys():
            try:
                self.article(key)
            except UnknownArticle:  # removed meanwhile
                continue
            except Exception:  # whatever damaged bytes raise
                count += 1
        return count

    def salvage(self, file: Path, scratch: Path) -> list[Salvaged]:
        """Take in what can be read of a damaged database; see `salvage`. This one is to be empty before."""
        from index.store.salvage import salvage

        with self._connections.writing() as connection:
            return list(salvage(file, connection, scratch))

    def _number(self, query: str, values: tuple[int, ...] = ()) -> int:
        with self._connections.reading() as connection:
            return int(connection.execute(query, values).fetchone()[0])

    def _keys(self, query: str, values: tuple[int, ...] = ()) -> list[int]:
        with self._connections.reading() as connection:
            return [row[0] for row in connection.execute(query, values)]


def _file_row(stamp: FileStamp) -> tuple[str, int, int]:
    return articles.storable(stamp.path), stamp.size, stamp.modified_ns
