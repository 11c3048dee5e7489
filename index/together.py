"""What only many articles show, asked of a library: stories, the same happening in several articles, the course of
events, one name. Answered from rows that `index.gathering` keeps; only what is shown is read whole.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from index.errors import EditError, LibraryError, UnknownArticle
from index.records import Article, Dossier, Happening, Hit, NameMark, Period, Quantity, Stories, Story, Tally
from index.store import Store
from index.store.folded import folded

if TYPE_CHECKING:
    from index.library import By, Grain
    from index.query import Node
    from index.store.gathered import Teller

PAGE = 64
"""Happenings read at a time."""

LATEST = 100
"""Articles that a page about a name is made of, the latest; how many there are in all is counted."""

BESIDE = 12
"""Other names that such a page has."""


class Together:
    """Answers over one store; whoever inherits provides it, and finds the articles that match."""

    _store: Store

    def _keys(self, tree: Node) -> set[int]:
        raise NotImplementedError

    def happenings(self, query: str = "", *, conflicting: bool = False, several: bool = False) -> Iterator[Happening]:
        self._gather()
        meant = self._meant(query)
        keys = self._store.happenings_by_day(meant, conflicting=conflicting, least_reports=2 if several else 1)
        copies, read = self._store.copy_groups(), _Read(self._store)
        for at in range(0, len(keys), PAGE):
            page = keys[at : at + PAGE]
            reports = self._store.reports_in(page)
            for key in page:
                if (found := _whole(reports[key], read, copies)) is not None:
                    yield found

    def timeline(self, query: str = "", grain: Grain | None = None) -> tuple[Grain, list[Period]]:
        from index.stories.tallies import Counted
        from index.stories.timeline import timeline

        self._gather()
        return timeline(itertools.starmap(Counted, self._store.by_day(self._meant(query))), grain)

    def tally(self, query: str, by: By, *, rising: bool = False, limit: int | None = None) -> list[Tally]:
        from index.stories.tallies import Counted, keyed, spans, tally

        self._gather()
        meant, lately = self._meant(query), spans(self._store.latest_day() if rising else "")
        if by in ("day", "week", "type"):
            counted = itertools.starmap(Counted, self._store.by_day(meant, *lately))
            return tally(keyed(counted, by), by, rising=rising)[:limit]
        if by == "pair":
            rows = self._store.by_pair(meant, *lately, limit=None if rising else limit)
        else:
            rows = self._store.by_name(by, meant, *lately)
        names = [(row[0], row[1]) if by == "pair" else (row[0],) for row in rows]
        shown = self._store.shown_names({name for pair in names for name in pair})
        keys = [" – ".join(sorted(shown.get(name, name) for name in pair)) for pair in names]
        return tally(zip(keys, itertools.starmap(Counted, rows), strict=True), by, rising=rising)[:limit]

    def stories(self, query: str = "", *, limit: int = 50, offset: int = 0, typing: bool = False) -> Stories:
        from index import search

        self._gather()
        tree = search.read(query, self._store, typing=typing)
        articles = None if tree is None else self._keys(tree)
        numbers = self._store.stories(articles, limit, offset)
        own: dict[int, list[Teller]] = {}
        for teller in self._store.tellers(numbers):
            own.setdefault(teller.story, []).append(teller)
        numbers = [number for number in numbers if number in own]
        killed = self._store.worst_told(numbers)
        leads = [_lead(own[number], articles) for number in numbers]
        hits = search.hits_of(self._store, leads, tree)
        told = tuple(
            _story(hit, own[number], killed.get(number))
            for number, lead, hit in zip(numbers, leads, hits, strict=False)
        )
        return Stories(told, self._store.count_stories(articles), self._store.count())

    def dossier(self, name: str) -> Dossier | None:
        from index.stories.dossiers import Collector

        self._gather()
        same = self._store.same_as(name)
        collector = Collector(same, folded)
        for key in self._store.with_names(same, LATEST):
            with suppress(UnknownArticle):  # removed since it was found
                collector.take(self._store.article(key))
        shown = collector.shown
        if not shown:
            return None
        return collector.dossier(
            self._store.spread(shown),
            tuple(self._store.beside(shown, ("PERSON", "ORG", "LOC", "NORP"), BESIDE)),
            self._store.said_same(same),
            self._store.name_marks(name),
        )

    def say_same(self, name: str, other: str) -> None:
        self._say(name, other, is_same=True)

    def say_apart(self, name: str, other: str) -> None:
        self._say(name, other, is_same=False)

    def name_marks(self) -> tuple[NameMark, ...]:
        return tuple(self._store.name_marks())

    def _say(self, name: str, other: str, *, is_same: bool) -> None:
        one, two = " ".join(name.split()), " ".join(other.split())
        if not folded(one) or not folded(two) or folded(one) == folded(two):
            raise EditError("two names, with different words, can be the same or not")
        said = "is the same as" if is_same else "is not the same as"
        self._store.mark_names(NameMark(one, two, is_same), f"{two} {said} {one}")

    # Behind all of them.

    def _gather(self) -> None:
        """Set what changed beside the rest; where nothing can be written, what was there before has to do."""
        from index.gathering import gather

        with suppress(LibraryError):
            for _ in gather(self._store):
                pass

    def _meant(self, query: str) -> list[int] | None:
        """The happenings that a query means: with a report that matches. None: all."""
        from index import resolving, search

        tree = search.read(query, self._store)
        if tree is None:
            return None
        asked = resolving.of_events(tree)
        is_all = asked is not None and resolving.alternatives(tree) is not None
        return self._store.happenings_meant(None if is_all else self._keys(tree), asked)


class _Read:
    """Articles that are read once, as long as they are likely to be asked for again."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, Article | None] = {}

    def __call__(self, key: int) -> Article | None:
        if len(self._known) > 4 * PAGE:
            self._known.clear()
        if key not in self._known:
            self._known[key] = None
            with suppress(UnknownArticle):
                self._known[key] = self._store.article(key)
        return self._known[key]


def _whole(
    members: list[tuple[int, int]], read: Callable[[int], Article | None], copies: dict[int, int]
) -> Happening | None:
    from index.gathering import reports_of
    from index.stories.events import happening

    reports = reports_of(((read(key), key, position) for key, position in members), copies)
    return happening(reports) if reports else None


def _lead(own: list[Teller], articles: Collection[int] | None) -> int:
    """The latest article of a story that matches."""
    return [one for one in own if articles is None or one.article in articles][-1].article


def _story(hit: Hit, own: list[Teller], killed: tuple[int, int | None, str, bool] | None) -> Story:
    # Copies of one text are one source, and so are the articles of one paper.
    sources = {one.text_group or -one.article: one.source or str(one.article) for one in reversed(own)}
    least, most, words, differ = killed or (0, 0, "", False)
    return Story(
        hit,
        len(own),
        len(set(sources.values())),
        (own[0].source, own[0].day),
        (own[-1].source, own[-1].day),
        Quantity(least, most, text=words) if killed else None,
        differ,
    )
