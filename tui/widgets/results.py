"""The list of articles: one page of hits, the next one fetched when the cursor comes near the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from msgspec.structs import replace
from textual.message import Message

from index.library import Sort
from index.records import Hit, WayOut
from index.records import Results as Page
from tui.describe import weekday
from tui.keys import bindings
from tui.lines import Line, fit, line
from tui.paint import hit_lines, nothing, nothing_found, one_year, way_lines
from tui.widgets.painted import Spot
from tui.widgets.selecting import Selecting

LINES = 4
"""Title, source and figures, snippet, and a blank line."""

NEAR = 10

Grouping = Literal["", "day", "source"]

CYCLE: dict[str, tuple[Sort | None, Grouping]] = {
    "": (None, ""),
    "date": ("date", ""),
    "days": ("date", "day"),
    "source": ("source", "source"),
}
"""The orders of the list by the names a session keeps them under, as `S` goes through them: best first is the library's
own choice where there are words to rank by.
"""
ORDERS = {"": "best first", "date": "newest first", "days": "day by day", "source": "source by source"}


@dataclass(frozen=True)
class Listed:
    """Everything of the list that a search changes, to come back to."""

    found: Page | None
    hits: tuple[Hit, ...]
    query: str
    spot: Spot


class Results(Selecting):
    """Hits of a search, in the library's order."""

    BINDINGS = bindings("list")

    class More(Message):
        """The cursor comes near the end of what has been fetched."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.hits: list[Hit] = []
        self.found: Page | None = None
        self.query_text = ""
        self.adding = False
        self.rows: list[Hit] = []
        """The hits that are shown: of those that print one text the first, unless they were unfolded."""
        self.unfolded: set[str] = set()
        self._beneath: set[str] = set()
        self._headed: set[str] = set()
        self.grouped: Grouping = ""
        """What the articles that stand under one heading share."""
        self.ways: tuple[WayOut, ...] = ()
        self._year = False

    @property
    def way(self) -> WayOut | None:
        """The way out of an empty result under the cursor."""
        return self.ways[self.cursor - 1] if not self.hits and 0 < self.cursor <= len(self.ways) else None

    def offer(self, ways: tuple[WayOut, ...]) -> None:
        """Offer ways out of an empty result."""
        self.ways = ways if not self.hits else ()
        self.renew(1 if self.ways else 0)

    @property
    def current(self) -> Hit | None:
        """The hit under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def key_of(self, index: int) -> str:
        return self.rows[index].id if index < len(self.rows) else ""

    @property
    def meant(self) -> list[Hit]:
        """The articles selected; none where none is."""
        return [hit for hit in self.hits if hit.id in self.selected]

    def show(self, found: Page, query: str, *, stay_on: str = "") -> None:
        """Other hits; the cursor stays on an article if it is among them, else goes to the top."""
        before, self.found, self.query_text = self.query_text, found, query
        self.hits = list(found.hits)
        self.selected &= {hit.id for hit in self.hits} if query == before else set()
        self.ways = () if self.hits or query != before else self.ways
        self._year = not one_year(self.hits)
        if query != before:
            self.unfolded.clear()
        self._fold(stay_on)
        index = next((number for number, hit in enumerate(self.rows) if hit.id == stay_on), None)
        if index is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.renew(index or 0)

    def moment(self) -> Listed:
        """What there is now, for `bring_back`."""
        return Listed(self.found, tuple(self.hits), self.query_text, self.spot())

    def bring_back(self, kept: Listed) -> None:
        """List again what was listed, in the very same place."""
        self.found, self.hits, self.query_text = kept.found, list(kept.hits), kept.query
        self._year = not one_year(self.hits)
        self._fold()
        self.resume(kept.spot)

    def _fold(self, shown: str = "") -> None:
        """Put articles that print one text on one row; `shown` is to have one of its own. Under headings of sources
        every article stands where it belongs.
        """
        by_id, placed = {hit.id: hit for hit in self.hits}, set[str]()
        self.rows, self._beneath, self._headed = [], set(), set()
        before: str | None = None
        for hit in self.hits:
            if hit.id in placed:
                continue
            shared = hit.source if self.grouped == "source" else hit.published.value or ""
            if self.grouped and shared != before:
                self._headed.add(hit.id)
            before = shared
            others = [] if self.grouped == "source" else [copy.id for copy in hit.copies if copy.id in by_id]
            placed |= {hit.id, *others}
            self.rows.append(hit)
            if shown in others:
                self.unfolded.add(hit.id)
            if hit.id in self.unfolded:
                self.rows += [by_id[other] for other in others]
                self._beneath.update(others)

    def unfold(self) -> bool:
        """Show the other articles that print the text under the cursor, or fold them; says whether there are any."""
        hit = self.current
        listed = {one.id for one in self.hits}
        if hit is None or self.grouped == "source" or not any(copy.id in listed for copy in hit.copies):
            return False
        group = {hit.id, *(copy.id for copy in hit.copies)}
        first = next(one for one in self.rows if one.id in group)
        self.unfolded ^= {first.id}
        self._fold()
        self.renew(self.rows.index(first))
        return True

    def mark(self, article: str, *, starred: bool, seen: bool) -> None:
        """Show other marks on one article."""
        for number, hit in enumerate(self.hits):
            if hit.id == article:
                self.hits[number] = replace(hit, starred=starred, seen=seen)
        self.rows = [replace(hit, starred=starred, seen=seen) if hit.id == article else hit for hit in self.rows]
        self.refresh()

    def flag(self, index: int, within: int) -> tuple[str, str]:
        if not self.hits:
            return " ", ""
        hit = self.rows[index]
        signs = [("●", "accent")] if self.is_selected(index) else []
        signs += [("★", "accent")] if hit.starred else []
        signs += [("•", "quiet")] if not hit.seen else []
        return signs[within] if 0 <= within < len(signs) else (" ", "")

    def lead(self, index: int) -> int:
        return 2 if self.hits and self.rows[index].id in self._headed else 0

    def extend(self, found: Page) -> None:
        """The next page of the same search."""
        known = {hit.id for hit in self.hits}
        self.hits += [hit for hit in found.hits if hit.id not in known]
        self._fold()
        self.renew()

    def count(self) -> int:
        return len(self.rows) or (len(self.ways) + 1 if self.ways else 0)

    def selectable(self, index: int) -> bool:
        return bool(self.hits) or index > 0

    def row(self, index: int, width: int) -> list[Line]:
        if not self.hits:
            return way_lines(self.ways[index - 1], width) if index else self.empty(width)
        hit, margin = self.rows[index], ""
        if hit.id in self._beneath:
            margin, hit = "  ", replace(hit, copies=())
        words = (hit.source or "No source") if self.grouped == "source" else weekday(hit.published.value)
        heading = [fit(line((words, "heading")), width), Line()] if self.lead(index) else []
        under = "" if margin else self.grouped
        lines = hit_lines(hit, width - len(margin), under=under, year=self._year, waiting=self.adding)
        return heading + [line(margin, painted) for painted in lines]

    def row_height(self, index: int, width: int) -> int:
        return LINES + self.lead(index) if self.hits else len(self.row(index, width))

    def empty(self, width: int) -> list[Line]:
        return nothing(width, *nothing_found(self.query_text, self.found, self.adding, ways=bool(self.ways)))

    def watch_cursor(self) -> None:
        super().watch_cursor()
        if self.found and len(self.hits) < self.found.total and self.cursor >= len(self.rows) - NEAR:
            self.post_message(self.More())
