"""Finding, beyond lists of hits: facets, completion, ways out of an empty result, saved queries, why something matches.
The half of a library in a folder that answers these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from index.errors import QueryError
from index.indexing import Index
from index.records import Completion, Facet, Reason, SavedQuery, WayOut
from index.store import Store

if TYPE_CHECKING:
    from index.finding.facets import Facets
    from index.fulltext import FullText
    from index.query import Condition, Node

NAME_LIMIT = 40
"""Characters of a saved query's name."""


class Finding:
    """Answers over one store and one index; whoever inherits provides them."""

    _store: Store
    _index: Index
    _counts: Facets | None = None
    _guard = Lock()

    def facets(self, query: str = "", *, typing: bool = False, limit: int = 10) -> tuple[Facet, ...]:
        from index import resolving, search

        tree = search.read(query, self._store, typing=typing)
        asked = resolving.of_events(tree)
        if tree is None or asked is None:
            counts = self._facets.of_articles(None if tree is None else self._keys(tree))
        else:
            is_all = resolving.alternatives(tree) is not None
            counts = self._facets.of_events(asked, None if is_all else self._keys(tree))
        return self._facets.panel(counts, query, limit)

    def completions(self, query: str, at: int, *, limit: int = 8) -> tuple[Completion, ...]:
        from index.finding.completion import Known, completions

        known = Known(self._facets, dict(self._store.saved()), self._store.tags())
        return completions(query, at, known, limit)

    def ways_out(self, query: str) -> tuple[WayOut, ...]:
        from index import search
        from index.finding.ways import ways_out

        try:
            tree = search.read(query, self._store)
        except QueryError:
            return ()
        if tree is None:
            return ()
        return self._index.using(
            lambda index: ways_out(
                query,
                tree,
                lambda leaf: not search.found(index, self._store, leaf, limit=1).total,
                _Lookup(index, self._store, self._facets),
            )
        )

    def saved(self) -> tuple[SavedQuery, ...]:
        return tuple(self._counted(name, query) for name, query in self._store.saved())

    def save(self, name: str, query: str) -> SavedQuery:
        from index import search
        from index.query import parse

        plain = name.removeprefix("@")
        if len(plain) > NAME_LIMIT or not plain.replace("-", "").replace("_", "").isalnum() or not plain[0].isalnum():
            raise QueryError(name, 0, "a name is letters, digits, - and _, such as @mosul-strikes")
        parse(
            query, saved=lambda other: None if other.casefold() == plain.casefold() else self._store.saved_text(other)
        )
        tree = search.read(query, self._store)
        if tree is None:
            raise QueryError(query, 0, "there is nothing here to save: a query wants a word or a field")
        self._store.save_query(plain, query.strip(), self._keys(tree))
        return self._counted(plain, query.strip())

    def drop_saved(self, name: str) -> bool:
        return self._store.drop_saved(name.removeprefix("@"))

    def look(self, query: str, ids: Iterable[str] | None = None) -> None:
        from index import search

        for name in search.saved_names(query, self._store):
            if ids is None:
                tree = search.read(f"@{name}", self._store)
                fresh = set() if tree is None else self._keys(tree)
            else:
                fresh = self._store.saved_seen(name) | set(map(self._store.find, ids))
            self._store.look_at_saved(name, fresh)

    def explain(self, id: str, query: str) -> tuple[Reason, ...]:
        from index import search
        from index.finding.explaining import reasons

        tree = search.read(query, self._store)
        key = self._store.find(id)
        return () if tree is None else reasons(self._store.article(key), tree, self._meeting(key))

    def warm(self) -> None:
        """Read what facets and completion need, so that the first key does not wait for it."""
        self._facets.refresh()

    @property
    def _facets(self) -> Facets:
        from index.finding.facets import Facets

        with self._guard:
            if self._counts is None:
                self._counts = Facets(self._store)
            return self._counts

    def _keys(self, tree: Node) -> set[int]:
        from index import search

        return self._index.using(lambda index: search.keys(index, self._store, tree))

    def _meeting(self, key: int) -> Callable[[Sequence[Condition]], set[int]]:
        return lambda conditions: self._store.events_meeting(key, conditions)

    def _counted(self, name: str, query: str) -> SavedQuery:
        from index import search

        try:
            tree = search.read(query, self._store)
        except QueryError as error:
            return SavedQuery(name, query, error=error.reason)
        keys = set() if tree is None else self._keys(tree)
        return SavedQuery(name, query, len(keys), len(keys - self._store.saved_seen(name)))


class _Lookup:
    """Looks things up for `index.finding.ways`."""

    def __init__(self, index: FullText, store: Store, facets: Facets) -> None:
        self._index, self._store, self._facets = index, store, facets

    def count(self, query: str) -> int:
        from index import search

        try:
            tree = search.read(query, self._store)
        except QueryError:
            return 0
        return 0 if tree is None else search.found(self._index, self._store, tree, limit=1).total

    def known(self, words: Iterable[str]) -> list[tuple[int, str]]:
        from index.query import Or, Word, show

        wanted = [Word(word) for word in words]
        tree = wanted[0] if len(wanted) == 1 else Or(tuple(wanted))
        missing = set(self._index.lookup(tree, limit=1, by_date=True).missing)
        there = []
        for word in wanted:
            if show(word) not in missing:
                found = self._index.lookup(word, limit=1)
                there.append((found.total, word.text, found.keys))
        there.sort(key=lambda entry: (-entry[0], entry[1]))
        return [(total, word) for total, word, keys in there if self._stands(word, keys)]

    def names(self, field: str) -> list[str]:
        from index.finding.completion import FROM

        return [name for one in FROM.get(field, ()) for name in self._facets.values(one)]

    def _stands(self, word: str, keys: Sequence[int]) -> bool:
        """Whether the word itself is in an article, and not only another one with its stem."""
        from index.fulltext.words import bare, surfaces

        return any(word in map(bare, surfaces(f"{row.title} {row.text}")) for row in self._store.hits(keys))
