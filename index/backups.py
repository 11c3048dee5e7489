"""Copies of the reader's marks beside the database, as `dateline marks` prints them: should the database be lost, the
articles can be added again, and these say what was made of them.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from index.errors import LibraryError
from index.records import KeptMarks
from index.store import Store

FOLDER = "marks"
NEWEST = 10
"""So many copies are kept, whatever their age."""

MONTHS = 24
"""Before that, the last one of each month."""

APART = timedelta(hours=1)
"""Marks made within so long of a copy wait for the next one."""

_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d+)\.jsonl")


def keep(library: Path, store: Store, *, now: datetime | None = None) -> Path | None:
    """Write a copy if there are new marks and the last copy is old enough. Never raises: a copy is a precaution."""
    now = now or datetime.now(UTC)
    with suppress(OSError, LibraryError):
        latest = store.latest_change()
        if not latest:
            return None
        before = copies(library)
        if before:
            taken, number = _parsed(before[-1])
            if number == latest or timedelta(0) <= now - taken < APART:
                return None
        return _write(library / FOLDER / f"{now:%Y%m%dT%H%M%SZ}-{latest}.jsonl", store.kept_marks())
    return None


def copies(library: Path) -> list[Path]:
    """The copies there are, the oldest first."""
    return sorted(file for file in (library / FOLDER).glob("*.jsonl") if _NAME.fullmatch(file.name))


def newest(library: Path) -> list[KeptMarks]:
    """What the newest copy that can be read says; nothing if there is none."""
    for file in reversed(copies(library)):
        with suppress(OSError, msgspec.MsgspecError):
            return [msgspec.json.decode(line, type=KeptMarks) for line in file.read_bytes().splitlines()]
    return []


def _write(file: Path, marks: tuple[KeptMarks, ...]) -> Path:
    from index import export

    file.parent.mkdir(mode=0o700, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        with open(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as stream:
            stream.writelines(export.marks(marks))
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    for old in _spare(copies(file.parent.parent)):
        old.unlink(missing_ok=True)
    return file


def _spare(found: list[Path]) -> list[Path]:
    """Those of the copies that nobody needs any more."""
    last_of_month = {file.name[:6]: file for file in found[:-NEWEST]}
    kept = set(sorted(last_of_month.values())[-MONTHS:]) | set(found[-NEWEST:])
    return [file for file in found if file not in kept]


def _parsed(file: Path) -> tuple[datetime, int]:
    match = _NAME.fullmatch(file.name)
    assert match is not None
    return datetime.strptime(match[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), int(match[2])
