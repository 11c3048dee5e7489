"""What is done in threads on behalf of a screen, and what is asked of the library there: marks kept in the order of the
keys, files written, reasons given. A thread posts a message and never touches a widget; nothing it meets ends the app.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from queue import SimpleQueue
from threading import Event as Flag
from threading import Lock

from textual.dom import DOMNode
from textual.message import Message

from index.errors import DatelineError
from index.library import Library, explanation_lines
from tui.lines import neutralise
from tui.messages import Explained, Marked, Trouble, Written

TELL_EVERY = 0.2
"""Seconds between messages of progress: floods of small files must not flood the screen."""


class Stopped(Exception):
    """The reader does not want the file any more."""


class Errands:
    """Threads of one screen."""

    def __init__(self, screen: DOMNode) -> None:
        self._screen = screen
        self.library: Library | None = None
        self._acts: SimpleQueue[Callable[[], None]] = SimpleQueue()
        self._marking = Lock()
        self._first_change: int | None = None
        self.stop_writing = Flag()
        self.writing = 0
        """How many files are being written."""

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
            made = tuple(
                change for change in library.changes(article) if (change.kind, change.target) == ("event", event)
            )
            try:
                found = library.why(article, event)
            except DatelineError as error:
                self._post(Explained(event, (said(error),), made))
                return
            self._post(Explained(event, explanation_lines(found) if found else (), made))

        self._start(work, "why")

    def write(self, act: Callable[[Library, Callable[[int], None]], str]) -> None:
        """Write a file; the answer is `Written` while it goes on, and `Marked` with the words of the act, or `Trouble`.
        The act says how many rows there are so far; that raises `Stopped` where `stop_writing` is set.
        """
        library = self.library
        if library is None:
            return
        told = time.monotonic()

        def tell(rows: int) -> None:
            nonlocal told
            if self.stop_writing.is_set():
                raise Stopped
            if (now := time.monotonic()) - told >= TELL_EVERY:
                told = now
                self._post(Written(rows))

        def work() -> None:
            try:
                words = act(library, tell)
            except Stopped:
                words = "Stopped; the file is gone again."
            finally:
                self.writing -= 1
                self._post(Written(0))
            self._post(Marked("", words))

        self.stop_writing.clear()
        self.writing += 1
        self._start(work, "write", exclusive=False)

    def first_change(self, library: Library) -> int:
        """The number of the last mark that was there before this reader made one."""
        if self._first_change is None:
            known = library.changes()
            self._first_change = known[-1].number if known else 0
        return self._first_change


def said(error: Exception) -> str:
    """An error in a line that is safe to show."""
    words = str(error) if isinstance(error, DatelineError) else f"{type(error).__name__}: {error}"
    if isinstance(error, OSError) and error.filename is not None:
        words = f"{error.filename}: {error.strerror}"
    return neutralise(" ".join(words.split()) or type(error).__name__)
