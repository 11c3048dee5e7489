"""The list of articles: one page of hits, the next one fetched when the cursor comes near the end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Literal

from msgspec.structs import replace
from textual.message import Message

from index.library import Sort
from index.records import Hit, Story, WayOut
from index.records import Results as Page
from tui.describe import weekday
from tui.keys import bindings
from tui.lines import Line, fit, line
from tui.paint import hit_lines, nothing, nothing_found, one_year, way_lines
from tui.telling import story_lines
from tui.widgets.painted import Spot
from tui.widgets.selecting import Selecting

LINES = 4
"""Title, source and figures, snippet, and a blank line."""

NEAR = 10

Grouping = Literal["", "day", "source", "story"]

CYCLE: dict[str, tuple[Sort | None, Grouping]] = {
    "": (None, ""),
    "date": ("date", ""),
    "days": ("date", "day"),
    "source": ("source", "source"),
    "stories": (None, "story"),
}
"""The orders of the list by the names a session keeps them under, as `S` goes through them: best first is the library's
own choice where there are words to rank by.
"""
ORDERS = {
    "": "best first",
    "date": "newest first",
    "days": "day by day",
    "source": "source by source",
    "stories": "story by story",
}


@dataclass(frozen=True)
class Listed:
    """Everything of the list that a search changes, to come back to."""

    found: Page | None
    hits: tuple[Hit, ...]
    query: str
    spot: Spot
    grouped: Grouping = ""
    stories: tuple[Story, ...] = ()


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
        self.grouped: Grouping = ""
        """What the articles that stand under one heading share; or each row is a story, told by several or by one."""
        self.stories: dict[str, Story] = {}
        """Of the article that stands for a story, the story."""
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
        return self.hits[self.cursor] if self.cursor < len(self.hits) else None

    def key_of(self, index: int) -> str:
        return self.hits[index].id if index < len(self.hits) else ""

    @property
    def meant(self) -> list[Hit]:
        """The articles selected; none where none is."""
        return [hit for hit in self.hits if hit.id in self.selected]

    @property
    def story(self) -> Story | None:
        """The story under the cursor."""
        return self.stories.get(self.current.id) if self.current else None

    def show(self, found: Page, query: str, *, stay_on: str = "", stories: tuple[Story, ...] = ()) -> None:
        """Other hits; the cursor stays on an article if it is among them, or on the one it is folded into, else goes to
        the top.
        """
        before, self.found, self.query_text = self.query_text, found, query
        self.stories = {story.hit.id: story for story in stories}
        self.hits = list(found.hits)
        self.selected &= {hit.id for hit in self.hits} if query == before else set()
        self.ways = () if self.hits or query != before else self.ways
        self._year = not one_year(self.hits)
        index = self._index(stay_on) if stay_on else None
        if index is None:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.renew(index or 0)

    def moment(self) -> Listed:
        """What there is now, for `bring_back`."""
        stories = tuple(self.stories.values())
        return Listed(self.found, tuple(self.hits), self.query_text, self.spot(), self.grouped, stories)

    def bring_back(self, kept: Listed) -> None:
        """List again what was listed, in the very same place."""
        self.found, self.hits, self.query_text = kept.found, list(kept.hits), kept.query
        self.grouped, self.stories = kept.grouped, {story.hit.id: story for story in kept.stories}
        self._year = not one_year(self.hits)
        self.resume(kept.spot)

    def _index(self, article: str) -> int | None:
        """The row of an article: its own, else that of the one it is folded into."""
        own = (number for number, hit in enumerate(self.hits) if hit.id == article)
        folded = (n for n, hit in enumerate(self.hits) if any(copy.id == article for copy in hit.copies))
        return next(chain(own, folded), None)

    def mark(self, article: str, *, starred: bool, seen: bool) -> None:
        """Show other marks on one article."""
        for number, hit in enumerate(self.hits):
            if hit.id == article:
                self.hits[number] = replace(hit, starred=starred, seen=seen)
        self.refresh()

    def flag(self, index: int, within: int) -> tuple[str, str]:
        if not self.hits:
            return " ", ""
        hit = self.hits[index]
        signs = [("●", "accent")] if self.is_selected(index) else []
        signs += [("★", "accent")] if hit.starred else []
        signs += [("•", "quiet")] if not hit.seen else []
        return signs[within] if 0 <= within < len(signs) else (" ", "")

    def lead(self, index: int) -> int:
        if self.grouped in ("", "story") or not self.hits:
            return 0
        return 2 if index == 0 or self._shared(index) != self._shared(index - 1) else 0

    def _shared(self, index: int) -> str:
        hit = self.hits[index]
        return hit.source if self.grouped == "source" else hit.published.value or ""

    def extend(self, found: Page, stories: tuple[Story, ...] = ()) -> None:
        """The next page of the same search."""
        self.stories.update((story.hit.id, story) for story in stories)
        known = {hit.id for hit in self.hits}
        self.hits += [hit for hit in found.hits if hit.id not in known]
        self.renew()

    def count(self) -> int:
        return len(self.hits) or (len(self.ways) + 1 if self.ways else 0)

    def selectable(self, index: int) -> bool:
        return bool(self.hits) or index > 0

    def row(self, index: int, width: int) -> list[Line]:
        if not self.hits:
            return way_lines(self.ways[index - 1], width) if index else self.empty(width)
        hit = self.hits[index]
        if (story := self.stories.get(hit.id)) is not None:
            return story_lines(story, width, year=self._year)
        words = (hit.source or "No source") if self.grouped == "source" else weekday(hit.published.value)
        heading = [fit(line((words, "heading")), width), Line()] if self.lead(index) else []
        return heading + hit_lines(hit, width, under=self.grouped, year=self._year, waiting=self.adding)

    def row_height(self, index: int, width: int) -> int:
        return LINES + self.lead(index) if self.hits else len(self.row(index, width))

    def empty(self, width: int) -> list[Line]:
        return nothing(width, *nothing_found(self.query_text, self.found, self.adding, ways=bool(self.ways)))

    def watch_cursor(self) -> None:
        super().watch_cursor()
        if self.found and len(self.hits) < self.found.rows and self.cursor >= len(self.hits) - NEAR:
            self.post_message(self.More())
