"""Runs a query over the full text and the rows of the store, and dresses what it finds: ranked hits with marked
titles and snippets. Knows the store only by the Protocol `Rows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec

from index.query import Condition
from index.records import Published, Quantity


class HitRow(msgspec.Struct, frozen=True):
    """What the store knows of an article that a result list shows; `events` and `killed` sum up its analysis."""

    key: int
    id: str
    title: str
    source: str
    published: Published
    text: str
    events: int = 0
    killed: Quantity | None = None
    analysed: bool = False


class Rows(Protocol):
    """What searching asks of the store. Keys are the store's integer keys of articles; words are folded."""

    def count(self) -> int:
        """Number of articles."""

    def hits(self, keys: Sequence[int]) -> list[HitRow]:
        """Rows in the order of `keys`; keys that are gone are left out."""

    def newest(self, limit: int, offset: int) -> list[int]:
        """Keys by day of publication, newest first, undated last."""

    def with_entity(self, words: Sequence[str], *, prefix: bool) -> set[int]:
        """Articles with an entity whose name, or a mention of which, holds all words (the last a prefix if `prefix`)."""

    def with_event(self, conditions: Sequence[Condition]) -> set[int]:
        """Articles with one event that meets all conditions."""

    def under_path(self, path: str) -> set[int]:
        """Articles read from this file or from below this folder."""
