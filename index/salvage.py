"""A new library from what can still be read of a damaged one, which stays as it is."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from index import backups, home
from index.errors import LibraryError
from index.records import Check
from index.store import FILE, Store


def salvage(path: Path | None, into: Path) -> Iterator[Check]:
    """Fill the new library `into`; a check for each table says how much came through. Raises LibraryError."""
    path = home.prepare(path or home.default_path(), create=False)
    if into.exists() and any(into.iterdir()):
        raise LibraryError(f"{into}: is there already; name a new folder")
    into = home.prepare(into, create=True)
    try:
        yield from _filled(path, into)
    except BaseException:
        shutil.rmtree(into, ignore_errors=True)
        raise


def _filled(path: Path, into: Path) -> Iterator[Check]:
    with closing(Store(into)) as store, tempfile.TemporaryDirectory(dir=into) as scratch:
        for one in store.salvage(path / FILE, Path(scratch)):
            if one.of:
                yield Check(one.table, one.kept == one.of, f"{one.kept:,} of {one.of:,}")
        kept = backups.newest(path)
        missing = sum(store.take_marks(marks, prefer_given=False).outcome == "missing" for marks in kept)
    if kept:
        yield Check(
            "marks", not missing, f"the newest copy marks {len(kept):,} articles, {missing:,} of which are lost"
        )
