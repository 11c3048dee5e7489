"""The index folder as it lives: opened, written batch by batch, refreshed, closed."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

import msgspec
from whoosh.filedb.filestore import ReadOnlyError
from whoosh.index import FileIndex, LockError

from index.errors import DatelineError, LibraryError
from index.fulltext.evaluate import ANYWHERE, Found, Matching, evaluate
from index.fulltext.schema import FORMAT, schema
from index.fulltext.sections import Damaged
from index.fulltext.sets import Groups
from index.fulltext.snapshot import Snapshot
from index.fulltext.storage import Storage, sync, write_synced
from index.fulltext.tiers import crowded, tiered
from index.query import Node

if TYPE_CHECKING:
    from index.fulltext.writing import Writer

STAMP = "dateline.json"
LOCK_SECONDS = 10.0


class IndexDamaged(LibraryError):
    """The index is broken, of another format, or not of our making: set it aside and build it again."""


class Row(msgspec.Struct, frozen=True):
    """One article as the index takes it in; `day` is its ISO day of publication."""

    key: int
    title: str
    body: str
    source: str = ""
    day: str | None = None


class FullText:
    """A folder with a Whoosh index. Any number of readers and threads; one writer at a time."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = RLock()  # of what looking up remembers
        with self._damage_named("cannot be read"):
            self._index = FileIndex(Storage(str(directory)), schema=schema())
            self._snapshot = Snapshot(self._index)

    @classmethod
    def open(cls, directory: Path, library: int | None = None, *, create: bool = True) -> FullText:
        """Open the index, or `create` it where there is nothing, which two must not do at once. Raises IndexDamaged,
        also if it is another library's.
        """
        try:
            if create:
                directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not any(directory.iterdir()):
                if not create:
                    raise IndexDamaged(f"{directory}: nothing is in this full-text index yet")
                FileIndex.create(Storage(str(directory)), schema())
                write_synced(directory / STAMP, json.dumps(_stamp(directory, library or 0)).encode())
                sync(directory.parent)
        except (OSError, ReadOnlyError) as error:
            raise LibraryError(f"{directory}: the full-text index cannot be created: {error}") from error
        _check_stamp(directory, library)
        return cls(directory)

    @property
    def batch(self) -> int:
        """The number carried by the latest commit; 0 of a new index."""
        return self._snapshot.batch

    @property
    def is_untidy(self) -> bool:
        """Whether `tidy` has anything to do."""
        from index.fulltext.tiers import due

        return bool(due(self._snapshot.segments))

    def write(self, batch: int, rows: Iterable[Row], removed: Iterable[int] = ()) -> None:
        """Commit one batch: rows replace those with the same key. All of it happens, with its number, or nothing.

        The number travels on the rows themselves, so that the one rename that makes them visible makes it visible.
        Nothing is merged unless small segments have piled up: `tidy` does that when there is time.
        """
        with self._writer() as writer:
            snapshot = self._snapshot
            if batch < snapshot.batch:
                raise IndexDamaged(f"{self._directory}: the full-text index is ahead of its library")
            gone = set(removed)
            is_empty = True
            for row in rows:
                gone.add(row.key)
                writer.add_document(batch=batch, **_fields(row))
                is_empty = False
            if is_empty:
                writer.add_document(batch=batch)
            writer.delete_keys(snapshot, gone)
            writer.commit(mergetype=crowded)

    def tidy(self) -> bool:
        """Make one segment of many; True if it did. Readers go on meanwhile, in other processes and in this one."""
        if not self.is_untidy:
            return False
        with self._writer() as writer:
            writer.commit(mergetype=tiered)
        return True

    def lookup(
        self,
        tree: Node,
        *,
        limit: int | None = None,
        offset: int = 0,
        by_date: bool = False,
        hurried: bool = False,
        groups: Groups | None = None,
    ) -> Found:
        """The articles that match, best first, or newest first where nothing ranks them or `by_date`.

        `hurried`, for somebody who is typing, a single letter stands for every article of a large library. With
        `groups` the answer says how many could be folded.
        Only text and days are looked up here: other fields come as `Among`.
        """
        with self._lock, self._damage_named("failed while searching"):
            return evaluate(
                tree, self._snapshot, limit=limit, offset=offset, by_date=by_date, hurried=hurried, groups=groups
            )

    def matching(self, tree: Node) -> set[int]:
        """The keys of all articles that match, in no order."""
        with self._lock, self._damage_named("failed while searching"):
            matching = Matching(self._snapshot, self._snapshot.sets, hurried=False)
            return set(matching.sets.keys(matching.documents(tree)))

    def standing(self, terms: frozenset[str]) -> frozenset[str]:
        """Those of these terms that stand in the title or the body of any article."""
        with self._lock, self._damage_named("failed while searching"):
            spans = (span for field in ANYWHERE for span in self._snapshot.any_term(field, terms))
            return frozenset(span.lexicon.term(span.first).decode() for span in spans)

    def keys(self) -> set[int]:
        """The keys of every article in the index."""
        with self._lock, self._damage_named("cannot be read"):
            sets = self._snapshot.sets
            return set(sets.keys(sets.everything))

    def refresh(self) -> bool:
        """See what was committed since, also by another process; True if there was anything."""
        with self._damage_named("cannot be read"):
            before = self._snapshot
            if before.is_current():
                return False
            self._snapshot = Snapshot(self._index, before)
            return True

    def check(self) -> None:
        """Compare every byte with the checksums that were written. Raises IndexDamaged."""
        with self._damage_named("is damaged"):
            for part in self._snapshot.parts:
                part.check()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            del self._snapshot

    @contextmanager
    def _writer(self) -> Iterator[Writer]:
        """Whoosh's writer, whose lock is held meanwhile. What was not committed is cancelled."""
        from index.fulltext.writing import Writer

        try:
            writer = Writer(self._index, LOCK_SECONDS)
        except LockError as error:
            raise LibraryError(f"{self._directory}: another process is writing the full-text index") from error
        try:
            self.refresh()
            yield writer
        except BaseException as error:
            writer.abandon()
            if isinstance(error, OSError):
                raise LibraryError(f"{self._directory}: the full-text index cannot be written: {error}") from error
            if isinstance(error, Damaged):
                raise IndexDamaged(f"{self._directory}: the full-text index is damaged: {error}") from error
            raise
        self.refresh()

    @contextmanager
    def _damage_named(self, what: str) -> Iterator[None]:
        """A broken file answers with whatever its bytes happen to raise."""
        try:
            yield
        except (DatelineError, MemoryError):
            raise
        except Exception as error:
            reason = str(error) if isinstance(error, Damaged) else repr(error)
            raise IndexDamaged(f"{self._directory}: the full-text index {what}: {reason}") from error


def _fields(row: Row) -> dict[str, str | int]:
    return {
        "title": row.title,
        "body": row.body,
        "source": row.source,
        "key": row.key,
        "day": ordinal(row.day),
    }


def ordinal(day: str | None) -> int:
    """The number of an ISO day; 0 for none, or for what is not a day."""
    try:
        return date.fromisoformat(day[:10]).toordinal() if day else 0
    except ValueError:
        return 0


def _stamp(directory: Path, library: int) -> dict[str, int]:
    """Reading an index runs pickles, so we read those that were made here: a folder from elsewhere, unpacked or copied,
    has another number and is built again from its library.
    """
    return {"format": FORMAT, "folder": os.stat(directory).st_ino, "library": library}


def _check_stamp(directory: Path, library: int | None) -> None:
    try:
        stamp = json.loads((directory / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{directory}: this is no full-text index of Dateline") from error
    if library is None and isinstance(stamp, dict):
        library = stamp.get("library")
    if stamp != _stamp(directory, library or 0):
        raise IndexDamaged(f"{directory}: this full-text index is of another version, or was made elsewhere")
