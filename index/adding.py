"""From files to articles that can be read and found: walk, read, frame, keep, index, in batches. A batch is
acknowledged only when it is on disk, and no bad file ends the run.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from index.comparing import compare
from index.errors import SourceError
from index.extract.layout.frame import frame
from index.fulltext import FullText
from index.indexing import row, write
from index.read import STANDARD_INPUT, STANDARD_INPUT_NAME, Columns, read_file
from index.read.files import walk
from index.records import Draft, Progress
from index.store import FileStamp, Found, Store

FIRST_BATCHES = (1, 20)
"""The first article is readable at once, the first screenful soon after."""

BATCH_ARTICLES = 200
BATCH_CHARACTERS = 4_000_000
BATCH_S = 2.0

AHEAD_FILES = 5_000
"""How far the walk may run ahead of the reading, only so that the total is known early."""

UNSETTLED_NS = 2_000_000_000
"""A file changed less than this ago may change again without its time showing it."""


class _Ahead:
    """The files to read, and how many are known of so far."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._walk = walk(paths)
        self._waiting: deque[Path | SourceError] = deque()
        self.total = 0

    def __iter__(self) -> Iterator[Path | SourceError]:
        while True:
            more = list(islice(self._walk, 50 if len(self._waiting) < AHEAD_FILES else 0))
            self.total += len(more)
            self._waiting += more
            if not self._waiting:
                return
            yield self._waiting.popleft()


@dataclass(frozen=True)
class Delivery:
    """What came from somewhere else than a file. `then` is done once all of it is safe."""

    path: str
    found: Sequence[Draft | SourceError]
    then: Callable[[], None] = lambda: None


class _Batch:
    """What has been read and not yet kept."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.found: list[Found] = []
        self.files: list[FileStamp] = []
        self.failed: list[tuple[str, str]] = []
        self.then: list[Callable[[], None]] = []
        self._characters = 0
        self._since = time.monotonic()

    def take(self, found: Found) -> None:
        self.found.append(found)
        self._characters += len(found.draft.text)

    @property
    def is_full(self) -> bool:
        return (
            len(self.found) + len(self.failed) >= self.limit
            or self._characters >= BATCH_CHARACTERS
            or time.monotonic() - self._since >= BATCH_S
        )


def read_in(
    store: Store,
    index: FullText,
    paths: Sequence[Path],
    cancelled: Callable[[], bool],
    columns: Columns = Columns(),  # noqa: B008  # it is never changed
) -> Iterator[Progress]:
    """Read these files and folders and keep what is new; yields what happens, articles once they are safe."""
    ahead, done = _Ahead(paths), 0
    limits = iter(FIRST_BATCHES)
    batch = _Batch(next(limits))
    store.retry(os.path.abspath(path) for path in paths)
    for item in ahead:
        if cancelled():
            break
        if isinstance(item, Path) and (ids := store.in_file(_stamp(item))) is not None:
            done += 1
            yield from (
                Progress("read", done, ahead.total, path=str(item), article=short_id, outcome="unchanged")
                for short_id in ids or [""]
            )
            continue
        yield Progress("read", done, ahead.total, path=str(item.path if isinstance(item, SourceError) else item))
        for step in _articles(item, columns):
            if isinstance(step, SourceError):
                batch.failed.append((_lasting(step.path), step.reason))
                yield Progress("read", done, ahead.total, path=step.path, outcome="failed", failure=step.reason)
            elif isinstance(step, FileStamp):
                batch.files.append(step)
            else:
                batch.take(step)
            if batch.is_full:
                yield from _commit(store, index, batch, done, ahead.total)
                batch = _Batch(next(limits, BATCH_ARTICLES))
                if cancelled():
                    break
        done += 1
    yield from _commit(store, index, batch, done, ahead.total)
    yield Progress("read", done, ahead.total)


def take_in(
    store: Store, index: FullText, deliveries: Iterator[Delivery], total: int, cancelled: Callable[[], bool]
) -> Iterator[Progress]:
    """Keep what is new of what is delivered; yields what happens, articles once they are safe."""
    batch, done = _Batch(BATCH_ARTICLES), 0
    for delivery in deliveries:
        if cancelled():
            break
        yield Progress("read", done, total, path=delivery.path)
        for one in delivery.found:
            found = one if isinstance(one, SourceError) else _framed(delivery.path, one)
            if isinstance(found, SourceError):
                batch.failed.append((_lasting(found.path), found.reason))
                yield Progress("read", done, total, path=found.path, outcome="failed", failure=found.reason)
            else:
                batch.take(found)
            if batch.is_full:
                yield from _commit(store, index, batch, done, total)
                batch = _Batch(BATCH_ARTICLES)
        batch.then.append(delivery.then)
        done += 1
    yield from _commit(store, index, batch, done, total)
    yield Progress("read", done, total)


def _articles(item: Path | SourceError, columns: Columns) -> Iterator[Found | SourceError | FileStamp]:
    """What one file holds; its stamp comes last, if nothing was wrong with it and it has settled."""
    if isinstance(item, SourceError):
        yield item
        return
    stamp, started = _stamp(item), time.time_ns()
    is_sound = True
    try:
        for draft in read_file(item, columns):
            found = draft if isinstance(draft, SourceError) else _framed(stamp.path, draft)
            is_sound = is_sound and isinstance(found, Found)
            yield found
    except Exception as error:  # a defect in a reader costs one file, not the run
        is_sound = False
        yield SourceError(str(item), f"cannot be read ({type(error).__name__}: {error})")
    if is_sound and stamp.modified_ns >= 0 and started - stamp.modified_ns > UNSETTLED_NS:
        yield stamp


def _framed(path: str, draft: Draft) -> Found | SourceError:
    try:
        draft.text.encode()
        shown = frame(
            draft.text,
            title=draft.title,
            source=draft.source,
            published=draft.published,
            file_day=draft.file_day,
            url_day=draft.url_day,
            parts=draft.parts,
        )
    except Exception as error:  # a defect in a rule costs one article, not the run
        return SourceError(draft.path or path, f"cannot be taken in ({type(error).__name__}: {error})")
    return Found(path, draft, shown)


def _commit(store: Store, index: FullText, batch: _Batch, done: int, total: int) -> Iterator[Progress]:
    yield from _kept(store, index, batch, done, total)
    for finish in batch.then:
        finish()


def _kept(store: Store, index: FullText, batch: _Batch, done: int, total: int) -> Iterator[Progress]:
    if not (batch.found or batch.files or batch.failed):
        return
    number, kept = store.keep(batch.found, files=batch.files, failed=batch.failed)
    changed = {one.key for one in kept if one.outcome != "unchanged"}
    if changed:
        write(index, store, number, [row(text) for text in store.texts(after=number - 1)])
        for _ in compare(store):
            pass
    for one in kept:
        yield Progress("read", done, total, path=one.path, article=one.id, outcome=one.outcome)


def _lasting(path: str) -> str:
    """A path that will mean the same from another folder."""
    return path if path.startswith(STANDARD_INPUT_NAME) or "://" in path else os.path.abspath(path)


def _stamp(path: Path) -> FileStamp:
    if path == STANDARD_INPUT:
        return FileStamp(STANDARD_INPUT_NAME, -1, -1)
    try:
        status = path.stat()
    except OSError:
        return FileStamp(os.path.abspath(path), -1, -1)
    return FileStamp(os.path.abspath(path), status.st_size, status.st_mtime_ns)
