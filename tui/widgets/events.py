"""The events of an article: what is reported first, parts under their total, the background folded away at the end."""

from __future__ import annotations

from index.records import Article, Event, Marks, Verdict
from tui.happened import COMPACT_WIDTH, background_line, event_lines, in_order
from tui.keys import bindings
from tui.lines import Line
from tui.paint import nothing, unread
from tui.widgets.selecting import Selecting


class Events(Selecting):
    """Events, with a fold at the end that Enter opens."""

    BINDINGS = bindings("events")

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self._shown: list[tuple[Event, int]] = []
        self._background: list[tuple[Event, int]] = []
        self.unfolded = False
        self._year = ""

    def show(self, article: Article | None) -> None:
        """The events of another article, or of the same one now that it has been analysed."""
        same = article is not None and self.article is not None and article.id == self.article.id
        kept = self.current.id if same and self.current else ""
        self.article = article
        found = article.analysis.events if article and article.analysis else ()
        self._year = (article.published.value or "")[:4] if article else ""
        self._shown, self._background = in_order(found, article.analysis.main if article and article.analysis else "")
        self.unfolded = self.unfolded and same
        self.selected = self.selected & {event.id for event in found} if same else frozenset()
        if not same:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.renew(max(0, self.index_of(kept)) if same else 0)

    @property
    def total(self) -> int:
        """How many events there are, folded ones included."""
        return len(self._shown) + len(self._background)

    @property
    def current(self) -> Event | None:
        """The event under the cursor; None on the fold."""
        rows = self._rows()
        return rows[self.cursor][0] if self.cursor < len(rows) and not self._is_fold(self.cursor) else None

    @property
    def meant(self) -> list[Event]:
        """The events a key means: the selected ones, else the one under the cursor."""
        rows = [event for event, _ in (*self._shown, *self._background) if event.id in self.selected]
        return rows or ([self.current] if self.current else [])

    def key_of(self, index: int) -> str:
        return "" if self._is_fold(index) else self._rows()[index][0].id

    def index_of(self, event_id: str) -> int:
        """The row of an event, -1 if it has none; the fold is opened if it hides it."""
        if any(event.id == event_id for event, _ in self._background) and not self.unfolded:
            self.unfolded = True
            self.renew()
        for index, (event, _) in enumerate(self._rows()):
            if event.id == event_id and not self._is_fold(index):
                return index
        return -1

    def point_at(self, event_id: str) -> bool:
        """Put the cursor on an event; says whether it is there."""
        index = self.index_of(event_id)
        if index >= 0:
            self.cursor = index
            self._show_cursor()
        return index >= 0

    def _rows(self) -> list[tuple[Event, int]]:
        if not self._background:
            return self._shown
        folded = [self._background[0]]
        return self._shown + folded + (self._background if self.unfolded else [])

    def _is_fold(self, index: int) -> bool:
        return bool(self._background) and index == len(self._shown)

    def count(self) -> int:
        return len(self._rows())

    def row(self, index: int, width: int) -> list[Line]:
        if self._is_fold(index):
            return [background_line(len(self._background), self.unfolded, width), Line()]
        event, indent = self._rows()[index]
        lines = event_lines(
            event,
            width,
            indent=indent,
            year=self._year,
            verdict=self._verdict(event),
            edited=self.article is not None and event.id in self.article.marks.edited,
        )
        return lines if width >= COMPACT_WIDTH else [*lines, Line()]

    def _verdict(self, event: Event) -> Verdict:
        marks = self.article.marks if self.article else Marks()
        return "rejected" if event.id in marks.rejected else "accepted" if event.id in marks.accepted else ""

    def empty(self, width: int) -> list[Line]:
        if self.article is None:
            return []
        if words := unread(self.article):
            return nothing(width, f"{words}.", "/ finds its words as in any other article.")
        if self.article.analysis is None:
            return nothing(width, "reading…", "Events appear here when the article has been analysed.")
        return nothing(
            width, "No events found.", "The text reports nothing of the kinds Dateline knows.", "4 shows who is named."
        )

    def action_choose(self) -> None:
        if self._is_fold(self.cursor):
            self.unfolded = not self.unfolded
            self.renew()
        else:
            super().action_choose()
