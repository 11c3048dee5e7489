"""Copies of marks: when one is written, which are kept, and that another library can take them over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from index import backups
from index.library import Library
from index.store import Store
from tests.index.newsroom import read_in

NOON = datetime(2017, 5, 1, 12, tzinfo=UTC)


def test_copy_is_written_when_there_are_new_marks_and_the_last_one_is_old(
    library: Library, stories: Path, store: Store
) -> None:
    read_in(library, stories)
    store = Store(library.path)
    (hit, *_) = library.search("").hits

    assert backups.keep(library.path, store, now=NOON) is None
    library.mark(hit.id, note="first")
    first = backups.keep(library.path, store, now=NOON)
    library.mark(hit.id, note="second")
    too_soon = backups.keep(library.path, store, now=NOON + timedelta(minutes=5))
    second = backups.keep(library.path, store, now=NOON + timedelta(hours=2))
    unchanged = backups.keep(library.path, store, now=NOON + timedelta(hours=9))
    library.undo()
    undone = backups.keep(library.path, store, now=NOON + timedelta(hours=12))
    store.close()

    assert (too_soon, unchanged) == (None, None)
    assert [first, second, undone] == backups.copies(library.path)
    assert [one.note for one in backups.newest(library.path)] == ["first"]


def test_the_newest_ten_and_one_a_month_are_kept(library: Library, stories: Path) -> None:
    read_in(library, stories)
    store = Store(library.path)
    (hit, *_) = library.search("").hits
    for day in range(90):
        library.mark(hit.id, note=f"{day}")
        backups.keep(library.path, store, now=NOON + timedelta(days=day))
    store.close()

    kept = [file.name[:8] for file in backups.copies(library.path)]
    assert kept == ["20170531", "20170630", *(f"201707{day}" for day in range(19, 30))]


def test_a_copy_that_was_cut_short_gives_way_to_the_one_before(library: Library, stories: Path) -> None:
    read_in(library, stories)
    store = Store(library.path)
    (hit, *_) = library.search("").hits
    for day in range(2):
        library.mark(hit.id, note=f"{day}")
        backups.keep(library.path, store, now=NOON + timedelta(days=day))
    store.close()
    last = backups.copies(library.path)[-1]
    last.write_bytes(last.read_bytes()[:40])

    assert [one.note for one in backups.newest(library.path)] == ["0"]
