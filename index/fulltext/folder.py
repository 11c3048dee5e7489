"""The index folder as it lives: opened, written batch by batch, refreshed, closed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from index.errors import LibraryError


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

    @classmethod
    def open(cls, directory: Path) -> FullText:
        """Open the index, creating it where there is nothing. Raises IndexDamaged."""
        raise NotImplementedError

    @property
    def batch(self) -> int:
        """The number carried by the latest commit; 0 of a new index."""
        raise NotImplementedError

    def write(self, batch: int, rows: Iterable[Row], removed: Iterable[int] = ()) -> None:
        """Commit one batch: rows replace those with the same key. All of it happens, with its number, or nothing."""
        raise NotImplementedError

    def keys(self) -> set[int]:
        """The keys of every article in the index."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """See what was committed since, also by another process; True if there was anything."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the files."""
        raise NotImplementedError
