"""Counts results by who did it, to whom, where, when and who says so, and finds values by their beginnings.

Each article's values are a few packed numbers, kept in memory once read: to count a result is to join them and count
numbers, and of a result larger than half of the library the other half is counted and taken from the whole.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from heapq import nlargest
from itertools import chain
from operator import itemgetter
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from index.query import fold
from index.query.parts import narrowed, parts, value
from index.records import Facet, FacetValue
from index.resolving import Alternatives

if TYPE_CHECKING:
    from index.finding.columns import Columns
    from index.finding.columns import Rows as EventRows

PANEL = ("type", "actor", "target", "place", "country", "source", "date", "killed", "weapon")
"""Facets in the order they are shown."""

IN_ORDER = frozenset({"date", "killed"})
"""Facets whose values have an order of their own: months the latest first, figures the largest first."""

LATE = 2_000
"""New values that are searched one by one before they are sorted in among the others."""

OWN_BYTES = 12
"""How much of an article's values are its own and not of its events."""

MANY_BYTES = 1 << 18
"""Values from which on numpy counts them: at a tenth of the cost, but to be imported first."""

MANY_ARTICLES = 10_000
"""Articles from which on the events of all of them are kept in memory: 50 bytes an event."""

Entry = tuple[str, int]
_KEY = itemgetter(1)


class Shelf(Protocol):
    """What facets ask of the store."""

    def generation(self) -> int:
        """A number that changes when articles do."""

    def facets_changed(self, after: int) -> list[tuple[int, bytes]]:
        """(article, packed keys of values) of every article written after a generation; the first three are its source,
        language and month, 0 for none.
        """

    def facet_values(self, after: int) -> list[tuple[int, str, str]]:
        """(key, field, value) of the values that came after a key."""

    def facets_of_events(self, alternatives: Alternatives) -> list[tuple[int, bytes]]:
        """(article, packed keys of values) of every event that meets one of the alternatives."""

    def events_changed(self, after: int) -> EventRows:
        """The events, with their values, of every article written after a generation."""

    def event_sets(self, alternatives: Alternatives) -> Sequence[Sequence[str]]:
        """For each of the alternatives sets of keys of events, joined by commas: those in all of them meet it."""


class Facets:
    """The values of every article of one library. Safe for many threads."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = Lock()
        self._generation = 0
        self._latest = 0
        self._articles: dict[int, bytes] = {}
        self._total: Counter[int] = Counter()
        self._values: dict[int, tuple[str, str]] = {}
        self._fields: dict[str, set[int]] = {}
        self._sorted: dict[str, list[Entry]] = {}
        self._late: dict[str, list[Entry]] = {}
        self._columns: Columns | None = None
        self._columns_generation = 0
        self._behind: dict[int, bytes] = {}

    def refresh(self) -> None:
        """Read what was written since."""
        with self._lock:
            self._refresh()
            self._current_columns()

    def of_articles(self, keys: Set[int] | None) -> Counter[int]:
        """How many of these articles (of all, for None) have each value."""
        with self._lock:
            self._refresh()
            if keys is None:
                return self._total.copy()
            if 2 * len(keys) <= len(self._articles):
                return _counted(self._articles[key] for key in keys if key in self._articles)
            counts = self._total.copy()
            counts.subtract(_counted(blob for key, blob in self._articles.items() if key not in keys))
            return +counts

    def of_events(self, asked: Alternatives, keys: Collection[int] | None) -> Counter[int]:
        """How many of these articles (of all, for None) have each value in an event that meets one of the alternatives;
        and of what is no event's, all that those articles have.
        """
        with self._lock:
            self._refresh()
            columns = self._current_columns()
        if columns is not None:
            return columns.counted(self._shelf.event_sets(asked), keys)
        found = self._shelf.facets_of_events(asked)
        keys = {article for article, _ in found} if keys is None else keys
        with self._lock:
            own = [self._articles[key][:OWN_BYTES] for key in keys if key in self._articles]
        values: defaultdict[int, set[int]] = defaultdict(set)
        for article, blob in found:
            if article in keys:
                values[article].update(array("I", blob))
        return _counted(chain(own, (array("I", its).tobytes() for its in values.values())))

    def panel(self, counts: Counter[int], query: str, limit: int) -> tuple[Facet, ...]:
        """The facets of a result, each with its `limit` most frequent values."""
        chosen = {part.text for part in parts(query)}
        found = []
        for field in PANEL:
            there = self._fields.get(field, set()) & counts.keys()
            if there:
                first = self._first(field, there, counts, limit)
                values = tuple(self._value(key, counts[key], query, chosen) for key in first)
                found.append(Facet(field, values, len(there)))
        return tuple(found)

    def beginning(self, fields: Sequence[str], begun: str, limit: int) -> list[tuple[str, str, int]]:
        """(field, value, articles) of values with a word, or words in a row, that begin so; the most frequent first."""
        with self._lock:
            self._refresh()
            wanted = " ".join(fold(begun).split())
            found: set[int] = set()
            for field in fields:
                if not wanted:
                    found |= self._fields.get(field, set())
                    continue
                entries = self._sorted.get(field, [])
                first = bisect_left(entries, (wanted, 0))
                last = bisect_left(entries, (wanted + "\U0010ffff", 0))
                found.update(map(_KEY, entries[first:last]))
                found.update(key for words, key in self._late.get(field, ()) if words.startswith(wanted))
            best = _most(found & self._total.keys(), self._total, limit)
            return [(*self._values[key], self._total[key]) for key in best]

    def values(self, field: str) -> list[str]:
        """Every value of a field that some article has."""
        with self._lock:
            self._refresh()
            return [self._values[key][1] for key in self._fields.get(field, ()) if self._total[key] > 0]

    def _refresh(self) -> None:
        generation = self._shelf.generation()
        if generation == self._generation:
            return
        changed = self._shelf.facets_changed(self._generation)
        for key, field, name in self._shelf.facet_values(self._latest):
            self._latest = max(self._latest, key)
            self._values[key] = (field, name)
            self._fields.setdefault(field, set()).add(key)
            words = fold(name).split()
            self._late.setdefault(field, []).extend((" ".join(words[at:]), key) for at in range(len(words)))
        for field, late in self._late.items():
            if len(late) > LATE:
                self._sorted[field] = sorted([*self._sorted.get(field, ()), *late])
                self._late[field] = []
        self._total.subtract(_counted(self._articles[key] for key, _ in changed if key in self._articles))
        self._total.update(_counted(blob for _, blob in changed))
        self._total = +self._total
        self._articles.update(changed)
        if self._columns is not None:
            self._behind.update(changed)  # for when somebody asks for events: completions need not wait for that
        self._generation = generation

    def _current_columns(self) -> Columns | None:
        """The events of a library that is large; read when they are first asked for, then kept up to date."""
        if self._columns is None and len(self._articles) >= MANY_ARTICLES:
            from index.finding.columns import Columns  # with numpy

            self._columns, self._behind = Columns(), self._articles
        if self._columns is not None and self._columns_generation != self._generation:
            rows = self._shelf.events_changed(self._columns_generation)
            self._columns = self._columns.replaced(self._behind, rows)
            self._columns_generation, self._behind = self._generation, {}
        return self._columns

    def _first(self, field: str, keys: Set[int], counts: Counter[int], limit: int) -> list[int]:
        if field in IN_ORDER:
            return sorted(keys, key=lambda key: _number(self._values[key][1]), reverse=True)[:limit]
        return _most(keys, counts, limit)

    def _value(self, key: int, count: int, query: str, chosen: Set[str]) -> FacetValue:
        field, name = self._values[key]
        word = facet_word(field, name)
        return FacetValue(name, word, count, narrowed(query, word), word in chosen)


def facet_word(field: str, name: str) -> str:
    """The word of a query that asks for just this value."""
    sign = "" if field in ("type", "date", "killed") else "="
    return f"{field}:{name}" if field in IN_ORDER else f"{field}:{sign}{value(name)}"


def _most(keys: Set[int], counts: Mapping[int, int], limit: int) -> list[int]:
    """The keys with the highest counts; of equals those that came first."""
    least = min(nlargest(limit, map(counts.__getitem__, keys)), default=0)
    return sorted((key for key in keys if counts[key] >= least), key=lambda key: (-counts[key], key))[:limit]


def _counted(blobs: Iterable[bytes]) -> Counter[int]:
    joined = b"".join(blobs)
    if len(joined) >= MANY_BYTES:
        import numpy as np  # which a small library never needs

        found = np.bincount(np.frombuffer(joined, dtype=np.uintc))
        there = np.flatnonzero(found)
        counts = Counter(dict(zip(there.tolist(), found[there].tolist(), strict=True)))
    else:
        counts = Counter(array("I", joined))
    counts.pop(0, None)
    return counts


def _number(text: str) -> tuple[int, ...]:
    """`2017-05` and `20..99` as numbers that sort."""
    return tuple(int(part) for part in text.replace("..", "-").rstrip("+").split("-"))
