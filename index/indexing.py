"""Keeps full text in step with the store, which alone is the truth: what the index lacks is indexed, an index that is
broken is set aside and built again. Only the holder of the library's adding lock ever writes.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from index import home
from index.errors import Busy, LibraryError
from index.records import Progress
from index.store import Store, Text

if TYPE_CHECKING:
    from index.fulltext import FullText, Row

CHUNK_ARTICLES = 500
CHUNK_CHARACTERS = 4_000_000
"""Repairs commit about this much at a time, in whole batches: a repair that is cut short is not in vain."""

FOLDER = "fulltext"
ASIDE = "fulltext.broken-"
PATIENCE_S = 20.0
"""How long a reader waits for another process to finish making the index."""

Answer = TypeVar("Answer")


class Index:
    """The index of one library: opened when it is first asked for, then kept up to date for all threads."""

    def __init__(self, library: Path, store: Store) -> None:
        self._library = library
        self._store = store
        self._guard = threading.Lock()
        self._open: FullText | None = None
        self._seen = -1
        self._doubts = 0

    def current(self) -> FullText:
        """The index for reading. What it lacks is mended first, unless somebody is adding and will see to it."""
        from index.fulltext import IndexDamaged

        with self._guard:
            generation = self._store.generation()
            if self._open is not None and self._seen != generation:
                try:
                    self._open.refresh()
                except IndexDamaged:
                    self._open = None
            if self._open is None or (self._seen != generation and self._open.batch != self._store.batch()):
                self._open = self._opened()
            self._seen = generation
            return self._open

    def using(self, work: Callable[[FullText], Answer]) -> Answer:
        """What `work` makes of the index; one that fails in use is opened again, then built again."""
        from index.fulltext import IndexDamaged

        while True:
            index = self.current()
            try:
                return work(index)
            except IndexDamaged:
                if not self.distrust(index):
                    raise

    def mended(self) -> Generator[Progress, None, FullText]:
        """A second opening of the index, complete, for whoever holds the adding lock; yields how far mending is.

        Not the one that `current` gives: a search must not wait for a commit. To be closed by whoever asked.
        """
        directory = self._library / FOLDER
        aside = left_aside(self._library)
        index = open_or_replace(directory, self._store)  # unguarded: a reader may be waiting for just this
        if left_aside(self._library) != aside:
            with self._guard:
                self._open = None
        try:
            for done, total in mend(index, self._store):
                yield Progress("index", done, total)
        except BaseException:
            index.close()
            raise
        return index

    def distrust(self, index: FullText) -> bool:
        """Have an index that failed in use opened again, and built again should that not help; False if neither did.

        A file may merely have gone between two looks, by the hand of another process that adds.
        """
        with self._guard:
            if self._open is not index:
                return True
            self._open = None
            self._doubts += 1
            if self._doubts == 2:
                with home.mending(self._library):
                    set_aside(self._library / FOLDER)
            return self._doubts <= 2

    def close(self) -> None:
        """Let go of the files."""
        with self._guard:
            if self._open is not None:
                self._open.close()
            self._open = None

    def _opened(self) -> FullText:
        from index.fulltext import FullText, IndexDamaged

        directory = self._library / FOLDER
        until = time.monotonic() + PATIENCE_S
        while True:
            index = None
            if directory.is_dir():
                try:
                    index = FullText.open(directory, self._store.identity(), create=False)
                    if index.batch == self._store.batch():
                        return index
                except IndexDamaged:
                    pass
            try:
                with home.mending(self._library):
                    index = open_or_replace(directory, self._store)
                    for _ in mend(index, self._store):
                        pass
                    return index
            except Busy:
                if index is not None:
                    return index
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            except LibraryError:  # a folder that cannot be written to: what is indexed can be searched
                if index is None:
                    raise
                return index


def finished(mending: Generator[Progress, None, FullText]) -> FullText:
    """The index at the end of its mending."""
    while True:
        try:
            next(mending)
        except StopIteration as end:
            index: FullText = end.value
            return index


def open_or_replace(directory: Path, store: Store) -> FullText:
    """The index in this folder; one that is broken, or that knows of batches the store has never kept, starts anew."""
    from index.fulltext import FullText, IndexDamaged

    try:
        index = FullText.open(directory, store.identity())
        if index.batch <= store.batch():
            return index
        index.close()
    except IndexDamaged:
        pass
    set_aside(directory)
    return FullText.open(directory, store.identity())


def set_aside(directory: Path) -> None:
    """Move the index out of the way, and drop any that was moved before."""
    old = left_aside(directory.parent)
    try:
        if directory.exists():
            number = max((int(folder.name[len(ASIDE) :]) for folder in old), default=0) + 1
            directory.rename(directory.with_name(f"{ASIDE}{number}"))
    except OSError as error:
        raise LibraryError(f"{directory}: broken, and cannot be moved: {error.strerror or error}") from error
    for folder in old:
        shutil.rmtree(folder, ignore_errors=True)


def left_aside(library: Path) -> list[Path]:
    """Folders of broken indexes."""
    return sorted(folder for folder in library.glob(ASIDE + "*") if folder.name[len(ASIDE) :].isdecimal())


def mend(index: FullText, store: Store) -> Iterator[tuple[int, int]]:
    """Index what the store has kept since the index's batch; yields (done, of how many) after each commit."""
    latest = store.batch()
    if index.batch == latest:
        return
    total, done = store.count_after(index.batch), 0
    yield done, total
    waiting: list[Row] = []
    for batch, texts in groupby(store.texts(after=index.batch), key=attrgetter("batch")):
        waiting += map(row, texts)
        if len(waiting) >= CHUNK_ARTICLES or sum(len(one.body) for one in waiting) >= CHUNK_CHARACTERS:
            write(index, store, batch, waiting)
            done += len(waiting)
            waiting = []
            yield done, total
    write(index, store, latest, waiting, removed=index.keys() - store.keys())
    yield done + len(waiting), total


def write(index: FullText, store: Store, batch: int, rows: Iterable[Row], removed: Iterable[int] = ()) -> None:
    """Commit rows to the index, and let running readers know."""
    try:
        index.write(batch, rows, removed)
    except OSError as error:
        raise LibraryError(f"the full-text index cannot be written: {error.strerror or error}") from error
    store.mark_indexed(batch)


def row(text: Text) -> Row:
    """An article as full text takes it in."""
    from index.fulltext import Row

    return Row(key=text.key, title=text.title, body=text.text, source=text.source, day=text.day)
