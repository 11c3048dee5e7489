"""What is done in threads: thin functions that call the library and post what came of it. They never touch a widget,
and nothing they meet ends the app.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Flag
from threading import Lock

from textual.dom import DOMNode
from textual.message import Message

from index.errors import Busy, DatelineError, QueryError
from index.library import Library, Sort, explanation_lines
from index.records import Progress, Results
from tui.lines import neutralise
from tui.messages import (
    Advanced,
    Changed,
    Explained,
    Finished,
    Found,
    Loaded,
    Marked,
    Misread,
    Opened,
    Refused,
    Trouble,
    Waiting,
)

TELL_EVERY = 0.2
"""Seconds between messages of progress: floods of small files must not flood the screen."""

RETRY = 1.0
"""Seconds between attempts to add to a library that somebody else is adding to."""

PAGE = 50


class Jobs:
    """The library's work on behalf of one screen. One thread a kind; late answers carry old serials."""

    def __init__(self, screen: DOMNode, opener: Callable[[], Library]) -> None:
        self._screen, self._opener = screen, opener
        self.library: Library | None = None
        self.search_serial = self.article_serial = 0
        self.stop = Flag()
        self.adding = False
        self._acts: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._marking = Lock()
        self._first_change: int | None = None

    def _start(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        def guarded() -> None:
            try:
                work()
            except Exception as error:  # a worker's failure is news for the reader, never the end of the app
                self._post(Trouble(said(error)))

        self._screen.run_worker(guarded, thread=True, group=group, exclusive=exclusive, exit_on_error=False)

    def _post(self, message: Message) -> None:
        if self._screen.is_running:
            self._screen.post_message(message)

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
        sort: Sort | None,
        *,
        typing: bool,
        entered: bool = False,
        offset: int = 0,
        limit: int = PAGE,
        again: bool = False,
    ) -> None:
        """Search; the answer is `Found` or `Misread`. What was found while typing stays when the query is `entered`:
        the word at its end gets the `*` that says so, where that finds more.
        """
        library = self.library
        if library is None:
            return
        self.search_serial += 1
        serial = self.search_serial

        def _more(begun: str) -> Results | None:
            try:
                return library.search(begun, sort=sort, limit=limit, offset=offset)
            except QueryError:
                return None

        def work() -> None:
            try:
                results = library.search(query, sort=sort, limit=limit, offset=offset, typing=typing)
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

    def _run(self, begin: Callable[[], Iterator[Progress]], *, quietly: bool = False) -> None:
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
                self._post(Finished(added, failed, self.stop.is_set()))

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

    def ask(self, group: str, work: Callable[[Library], Message | None]) -> None:
        """Have something looked up; only the latest question of a group is of interest. The answer is a message."""
        library = self.library
        if library is None:
            return

        def answer() -> None:
            try:
                message = work(library)
            except DatelineError as error:
                message = Trouble(said(error))
            if message is not None:
                self._post(message)

        self._start(answer, group)

    def mark(
        self,
        act: Callable[[Library], str | None],
        article: str,
        *,
        anew: bool = False,
        recount: bool = False,
        quietly: bool = False,
    ) -> None:
        """Keep a mark, in the order of the keys; the answer is `Marked`, with the words of the act. `anew`: fetch the
        article again; `recount`: only the list; `quietly`: nobody asked for it, so nobody hears if it cannot be.
        """
        library = self.library
        if library is None:
            return

        def keep() -> None:
            try:
                self.first_change(library)
                words = act(library) or ""
            except DatelineError as error:
                if not quietly:
                    self._post(Marked(article, anew=True))
                    self._post(Trouble(said(error)))
                return
            self._post(Marked(article, words, anew or recount))

        def work() -> None:
            with self._marking:
                self._acts.get()()

        self._acts.put(keep)
        self._start(work, "mark", exclusive=False)

    def explain(self, article: str, event: str) -> None:
        """Ask why an event is there; the answer is `Explained`."""
        library = self.library
        if library is None:
            return

        def work() -> None:
            made = tuple(change for change in library.changes(article) if change.event == event)
            try:
                found = library.why(article, event)
            except DatelineError as error:
                self._post(Explained(event, (said(error),), made))
                return
            self._post(Explained(event, explanation_lines(found) if found else (), made))

        self._start(work, "why")

    def write(self, act: Callable[[Library], str]) -> None:
        """Write a file; the answer is `Marked` with the words of the act, or `Trouble`."""
        if (library := self.library) is not None:
            self._start(lambda: self._post(Marked("", act(library))), "write", exclusive=False)

    def first_change(self, library: Library) -> int:
        """The number of the last mark that was there before this reader made one."""
        if self._first_change is None:
            known = library.changes()
            self._first_change = known[-1].number if known else 0
        return self._first_change

    def poll(self, generation: int) -> None:
        """See whether the library changed, by whoever's hand."""
        library = self.library
        if library is None:
            return

        def work() -> None:
            if (now := library.generation()) != generation:
                self._post(Changed(now))

        self._start(work, "poll")


def said(error: Exception) -> str:
    """An error in a line that is safe to show."""
    words = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
    if isinstance(error, OSError) and error.filename is not None:
        words = f"{error.filename}: {error.strerror}"
    return neutralise(" ".join(words.split()) or type(error).__name__)
