"""A library in a folder of this machine: SQLite for the truth, Whoosh for finding, a worker process for reading
between the lines. Opening one touches SQLite alone; the rest is imported when first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from index import backups, home
from index.errors import UnknownArticle
from index.finding import Finding
from index.following import Following
from index.indexing import Index
from index.records import (
    Article,
    Check,
    Entity,
    Event,
    Explanation,
    Hit,
    Marked,
    Progress,
    Results,
)
from index.store import Store
from index.together import Together
from index.verdicts import Verdicts

if TYPE_CHECKING:
    from index.explaining import Explainer
    from index.library import Sort
    from index.query import Node

FIRST_SCREEN = 21
"""As many articles as the two small first batches hold are analysed before the reading of a large folder goes on, so
that the ones on the screen get their colours and events within seconds."""

PAGE_HITS = 200
"""How many articles `events` has in hand at a time."""


class LocalLibrary(Finding, Following, Together, Verdicts):
    """Implements `index.library.Library`. Safe for many threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store = Store(path)
        self._index = Index(path, self._store)
        self._explainer: Explainer | None = None

    @classmethod
    def open(cls, path: Path | None = None, *, create: bool = True) -> LocalLibrary:
        """Open the library in a folder, the default one if none is named. Raises LibraryError."""
        library = cls(home.prepare(path or home.default_path(), create=create))
        try:
            library.generation()  # a damaged or newer database is refused here rather than in the middle of something
        except BaseException:
            library.close()
            raise
        return library

    @property
    def path(self) -> Path:
        return self._path

    def __len__(self) -> int:
        return self._store.count()

    def __bool__(self) -> bool:
        return True  # an empty library is a library

    def add(
        self,
        paths: Sequence[Path],
        *,
        analyse: bool = True,
        columns: Mapping[str, str] = MappingProxyType({}),
        jobs: int = 1,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Progress]:
        from index.adding import read_in
        from index.analysing import analyse_pending, workers
        from index.comparing import compare
        from index.gathering import gather
        from index.read import Columns

        with home.adding(self._path), workers(jobs) as crew:
            backups.keep(self._path, self._store)
            index = yield from self._index.mended()
            last, fresh = Progress("done", 0, 0), 0
            with closing(index):
                yield from compare(self._store)
                for last in read_in(self._store, index, paths, cancelled, Columns(columns)):
                    yield last
                    fresh += last.outcome in ("added", "revised")
                    if analyse and fresh == FIRST_SCREEN:
                        fresh += 1  # once
                        yield from analyse_pending(self._store, crew, cancelled)
                while not cancelled() and index.tidy():
                    pass
            if analyse:
                yield from analyse_pending(self._store, crew, cancelled)
            yield from gather(self._store, cancelled)
            yield Progress("done", last.done, last.total)

    def analyse(
        self, *, stale: bool = False, jobs: int = 1, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Progress]:
        from index.analysing import analyse_pending, workers
        from index.gathering import gather

        with home.adding(self._path), workers(jobs) as crew:
            last = Progress("done", 0, 0)
            for last in analyse_pending(self._store, crew, cancelled, retry=True, stale=stale):
                yield last
            yield from gather(self._store, cancelled)
            yield Progress("done", last.done, last.total)

    def remove(self, ids: Sequence[str]) -> int:
        from index.indexing import finished, write

        keys = [self._store.find(one) for one in ids]
        with home.adding(self._path), closing(finished(self._index.mended())) as fulltext:
            batch, gone = self._store.remove(keys)
            if gone:
                write(fulltext, self._store, batch, [], removed=gone)
        return len(gone)

    def revisions(self, id: str) -> tuple[tuple[int, str], ...]:
        return tuple(self._store.revisions(self._store.find(id)))

    def search(
        self,
        query: str,
        *,
        sort: Sort | None = None,
        limit: int = 50,
        offset: int = 0,
        typing: bool = False,
        new: bool = False,
        fold: bool = False,
    ) -> Results:
        from index.search import search

        return self._index.using(
            lambda index: search(
                index, self._store, query, sort=sort, limit=limit, offset=offset, typing=typing, new=new, fold=fold
            )
        )

    def article(self, id: str, *, revision: int | None = None) -> Article:
        return self._store.article(self._store.find(id), revision=revision)

    def matches(self, text: str, query: str, *, typing: bool = False) -> tuple[tuple[int, int], ...]:
        from index.search import matches, read

        return matches(text, read(query, self._store, typing=typing))

    def events(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Event]]:
        from index.search import read

        tree = read(query, self._store)
        for hit in self._hits(query, sort):
            yield from ((hit, event) for event in self._events_of(hit, tree))

    def entities(self, query: str = "", *, sort: Sort | None = None) -> Iterator[tuple[Hit, Entity]]:
        hit = self._named(query)
        for found in [hit] if hit else self._hits(query, sort):
            try:
                analysis = self._store.article(self._store.find(found.id)).analysis
            except UnknownArticle:  # removed since it was found
                continue
            ranked = sorted(analysis.entities, key=lambda entity: (-entity.count, entity.start)) if analysis else ()
            yield from ((found, entity) for entity in ranked)

    def copies(self, id: str) -> tuple[Hit, ...]:
        return tuple(
            Hit(
                row.id,
                Marked(row.title),
                row.source,
                row.published,
                Marked(""),
                0.0,
                row.events,
                row.killed,
                row.analysed,
            )
            for row in self._store.hits(self._store.copies(self._store.find(id)))
        )

    def why(self, id: str, event: str) -> Explanation | None:
        from index.explaining import Explainer

        known, revision, draft = self._store.given(self._store.find(id))
        if self._explainer is None:
            self._explainer = Explainer()
        return self._explainer.explain(known, revision, draft, event)

    def failures(self) -> tuple[tuple[str, str], ...]:
        return self._store.failures()

    def generation(self) -> int:
        return self._store.generation()

    def doctor(self) -> Iterator[Check | Progress]:
        from index.doctor import examine

        yield from examine(self._path, self._store, self._index)

    def close(self) -> None:
        if self._explainer is not None:
            self._explainer.close()
        backups.keep(self._path, self._store)
        self._index.close()
        self._store.close()

    def _hits(self, query: str, sort: Sort | None) -> Iterator[Hit]:
        """Every hit once, page by page."""
        offset, seen = 0, set[str]()
        while hits := self.search(query, sort=sort, limit=PAGE_HITS, offset=offset).hits:
            for hit in hits:
                if hit.id not in seen:  # the list may have moved under our feet
                    seen.add(hit.id)
                    yield hit
            offset += len(hits)

    def _named(self, query: str) -> Hit | None:
        """The article whose whole id this is."""
        try:
            article = self._store.article(self._store.find(query))
        except UnknownArticle:
            return None
        if article.id != query.strip().casefold():
            return None
        return Hit(article.id, Marked(article.title), article.source, article.published, Marked(""), 0.0)

    def _events_of(self, hit: Hit, tree: Node | None) -> Iterator[Event]:
        from index.reported import meeting, parents_first

        try:
            key = self._store.find(hit.id)
            article = self._store.article(key)
        except UnknownArticle:  # removed since it was found
            return
        events, rejected = article.analysis.events if article.analysis else (), article.marks.rejected
        chosen = meeting(tree, len(events), lambda condition: self._store.events_meeting(key, [condition]))
        yield from parents_first(
            event for position, event in enumerate(events) if position in chosen and event.id not in rejected
        )
