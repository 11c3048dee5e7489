"""What is done in threads: thin functions that call the library and post what came of it. They never touch a widget,
and nothing they meet ends the app.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event as Flag
from typing import Literal

from textual.dom import DOMNode

from index.errors import Busy, DatelineError, QueryError
from index.library import Library, Sort
from index.records import Progress, Results
from tui.errands import TELL_EVERY, Errands, said
from tui.messages import (
    Advanced,
    Changed,
    Finished,
    Found,
    Loaded,
    Misread,
    News,
    Opened,
    Refused,
    Trouble,
    Waiting,
)

RETRY = 1.0
"""Seconds between attempts to add to a library that somebody else is adding to."""

PAGE = 50

NEWS = "is:new is:unread"


Order = Sort | Literal["stories"]


class Jobs(Errands):
    """The library's work on behalf of one screen. One thread a kind; late answers carry old serials."""

    def __init__(self, screen: DOMNode, opener: Callable[[], Library]) -> None:
        super().__init__(screen)
        self._opener = opener
        self.search_serial = self.article_serial = 0
        self.stop = Flag()
        self.adding = False

    def open(self) -> None:
        """Open the library."""

        def work() -> None:
            try:
                library = self._opener()
                generation = library.generation()
            except Exception as error:  # whatever it is, there is no library to read
                self._post(Refused(said(error)))
                return
            self.library = library
            self._post(Opened(library, generation))

        self._start(work, "open")

    def search(
        self,
        query: str,
        order: Order | None,
        *,
        typing: bool,
        entered: bool = False,
        offset: int = 0,
        limit: int = PAGE,
        again: bool = False,
        fold: bool = True,
    ) -> None:
        """Search, by stories for one article of each; the answer is `Found` or `Misread`. What was found while typing
        stays when the query is `entered`: the word at its end gets the `*` that says so, where that finds more.
        """
        library = self.library
        if library is None:
            return
        self.search_serial += 1
        serial = self.search_serial

        sort = None if order == "stories" else order

        def _more(begun: str) -> Results | None:
            try:
                return library.search(begun, sort=sort, limit=limit, offset=offset, fold=fold)
            except QueryError:
                return None

        def tell() -> None:
            try:
                page = library.stories(query, limit=limit, offset=offset, typing=typing)
            except QueryError as error:
                self._post(Misread(serial, said(error), error.at))
                return
            found = query
            if entered and query[-1:].isalnum() and (begun := _more(f"{query}*")) is not None and begun.total:
                found = query if page.total else f"{query}*"
                page = page if page.total else library.stories(found, limit=limit, offset=offset)
            hits = Results(tuple(story.hit for story in page.stories), page.total, page.of)
            self._post(Found(serial, found, hits, offset, again, page.stories))

        def work() -> None:
            if order == "stories":
                tell()
                return
            try:
                results = library.search(query, sort=sort, limit=limit, offset=offset, typing=typing, fold=fold)
            except QueryError as error:
                self._post(Misread(serial, said(error), error.at))
                return
            begun = f"{query}*"
            if entered and query[-1:].isalnum() and (more := _more(begun)) is not None and more.total > results.total:
                self._post(Found(serial, begun, more, offset, again))
            else:
                self._post(Found(serial, query, results, offset, again))

        self._start(work, "search")

    def article(self, id: str, query: str, *, typing: bool) -> None:
        """Fetch an article and where the query matches it; the answer is `Loaded`."""
        library = self.library
        if library is None:
            return
        self.article_serial += 1
        serial = self.article_serial

        def work() -> None:
            article = library.article(id)
            try:
                hits = library.matches(article.text, query, typing=typing) if query else ()
            except QueryError:
                hits = ()
            self._post(Loaded(serial, article, hits))

        self._start(work, "article")

    def add(self, paths: Sequence[Path]) -> None:
        """Add files and folders, then analyse them."""
        if (library := self.library) is not None:
            self._run(lambda: library.add(paths, cancelled=self.stop.is_set))

    def analyse(self) -> None:
        """Analyse what an interrupted run left unread; not our affair while another process is at it."""
        if (library := self.library) is not None:
            self._run(lambda: library.analyse(cancelled=self.stop.is_set), quietly=True)

    def update(self) -> None:
        """Look for news in what is followed."""
        if (library := self.library) is not None:
            self._run(lambda: library.update(cancelled=self.stop.is_set), updating=True)

    def count_news(self) -> None:
        """Count what the latest update brought and nobody has read; the answer is `News`."""
        self.ask("news", lambda library: News(library.search(NEWS, limit=1).total))

    def _run(self, begin: Callable[[], Iterator[Progress]], *, quietly: bool = False, updating: bool = False) -> None:
        self.stop.clear()
        self.adding = True

        def work() -> None:
            added = failed = 0
            try:
                added, failed = self._follow(self._in_turn(begin, quietly))
            except Busy:
                pass
            except DatelineError as error:
                if not quietly:
                    self._post(Trouble(said(error)))
            finally:
                self.adding = False
                self._post(Finished(added, failed, self.stop.is_set(), updating))

        self._start(work, "add")

    def _in_turn(self, begin: Callable[[], Iterator[Progress]], quietly: bool) -> Iterator[Progress]:
        """What `begin` yields, once nobody else is adding; `quietly` it is left to them."""
        while True:
            try:
                yield from begin()
                return
            except Busy as busy:
                if quietly:
                    raise
                self._post(Waiting(said(busy)))
                if self.stop.wait(RETRY):
                    return

    def _follow(self, progress: Iterator[Progress]) -> tuple[int, int]:
        added = failed = 0
        fresh: set[str] = set()
        stage, began, told = "", time.monotonic(), 0.0
        for latest in progress:
            now = time.monotonic()
            if latest.stage != stage:
                stage, began, told = latest.stage, now, 0.0
            if latest.outcome in ("added", "revised", "analysed") and latest.article:
                fresh.add(latest.article)
            added += latest.outcome in ("added", "revised")
            failed += latest.outcome == "failed"
            if now - told >= TELL_EVERY:
                rate = latest.done / (now - began) if now - began > TELL_EVERY else 0.0
                self._post(Advanced(latest, rate, frozenset(fresh), failed))
                fresh, told = set(), now
        return added, failed

    def poll(self, generation: int) -> None:
        """See whether the library changed, by whoever's hand."""
        library = self.library
        if library is None:
            return

        def work() -> None:
            if (now := library.generation()) != generation:
                self._post(Changed(now))

        self._start(work, "poll")
