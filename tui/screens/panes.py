"""The panes of the reader and how they share the screen: side by side where there is room, one at a time where not."""

from __future__ import annotations

import time

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Click, DescendantFocus
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.keys import NEEDS, Pane, bindings
from tui.lines import Line, line
from tui.widgets.article import ArticleView
from tui.widgets.entities import Entities
from tui.widgets.events import Events
from tui.widgets.legend import Legend
from tui.widgets.painted import Bar
from tui.widgets.results import Results
from tui.widgets.search import Find, LineInput, Search
from tui.widgets.status import Status

ORDER: tuple[Pane, ...] = ("list", "article", "events", "entities")
NARROW, WIDE = 100, 140
"""Columns from which two and three panes stand side by side."""
LEAST = (40, 10)
"""Columns and rows below which nothing can be read."""
SMALL = (80, 20)
"""Columns and rows below which one is told, once, what more room would bring."""
TOLD = 3.0
"""Seconds a short word stays on the screen."""


class Tabs(Bar):
    """`Events 11  Entities 30`, the open one in bold."""

    class Chosen(Message):
        """The reader clicked on a tab."""

        def __init__(self, pane: Pane) -> None:
            super().__init__()
            self.pane = pane

    events: reactive[int | None] = reactive[int | None](None)
    entities: reactive[int | None] = reactive[int | None](None)
    opened: reactive[str] = reactive("events")

    def _renew(self) -> None:
        runs: list[str | tuple[str, str]] = ["   "]
        for name, count in (("events", self.events), ("entities", self.entities)):
            words = name.capitalize() + (f" {count:,}" if count is not None else "")
            runs += [(words, "title" if name == self.opened else "quiet"), "  "]
        self.painted = line(*runs)

    def on_click(self, event: Click) -> None:
        second = self.painted.text.index("Entities")
        self.post_message(self.Chosen("events" if event.x < second else "entities"))

    def watch_events(self) -> None:
        self._renew()

    def watch_entities(self) -> None:
        self._renew()

    def watch_opened(self) -> None:
        self._renew()


class Panes(Screen[None]):
    """List, article, and the pane of events and entities, with the search bar above and the keys below."""

    BINDINGS = bindings("everywhere")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-medium"), (WIDE, "-wide")]
    AUTO_FOCUS = "#list"

    focused: Reactive[Widget | None] = Reactive[Widget | None](None, repaint=False)
    """The panes show by themselves who has the focus: Textual would paint the whole screen at each step."""

    view: reactive[Pane] = reactive[Pane]("list", init=False, repaint=False)
    """The pane one is in, or was in before the search bar."""

    def __init__(self) -> None:
        super().__init__()
        self._told: dict[str, float] = {}
        self._told_small = False

    def compose(self) -> ComposeResult:
        with Horizontal(id="header"):
            yield Bar(id="prompt")
            yield Search(id="search", placeholder="search")
            yield Bar(id="count")
        yield Bar(id="offers")
        with Horizontal(id="body"):
            yield Results(id="list")
            with Horizontal(id="reading"):
                with Vertical(id="sheet"):
                    yield ArticleView(id="article")
                    yield Legend(id="legend")
                with Vertical(id="side"):
                    yield Tabs(id="tabs")
                    yield Events(id="events")
                    yield Entities(id="entities")
        with Horizontal(id="finding"):
            yield Bar(id="find-prompt")
            yield Find(id="find", placeholder="find in this article")
            yield Bar(id="find-count")
        yield Status(id="status")
        yield Bar(id="tiny")

    def on_mount(self) -> None:
        self.query_one("#prompt", Bar).painted = line((" / ", "accent"))
        self.query_one("#find-prompt", Bar).painted = line((" f ", "accent"))
        self._arrange()

    def on_resize(self) -> None:
        """Say what is needed where there is too little room to read."""
        self._arrange()
        width, height = self.size
        self.set_class(width < LEAST[0] or height < LEAST[1], "-tiny")
        words = f"Dateline needs {LEAST[0]}x{LEAST[1]}; this is {width}x{height}."
        self.query_one("#tiny", Bar).painted = line(words if width >= len(words) else f"needs {LEAST[0]}x{LEAST[1]}")
        if not self._told_small and (width < SMALL[0] or height < SMALL[1]) and not self.has_class("-tiny"):
            self._told_small = True
            self.tell(
                f"{width}x{height} is little room: 80x24 is better, {NARROW} columns show two panes, {WIDE} three."
            )

    @property
    def results(self) -> Results:
        return self.query_one("#list", Results)

    @property
    def reading(self) -> ArticleView:
        return self.query_one("#article", ArticleView)

    @property
    def events(self) -> Events:
        return self.query_one("#events", Events)

    @property
    def entities(self) -> Entities:
        return self.query_one("#entities", Entities)

    @property
    def is_narrow(self) -> bool:
        """Whether only one pane has room."""
        return self.size.width < NARROW

    def watch_view(self, old: Pane, new: Pane) -> None:
        if new in ("events", "entities"):
            self.query_one("#tabs", Tabs).opened = new
        self._arrange()

    def _arrange(self) -> None:
        """Show what there is room for: all, or the pane one is in. Each widget is told by itself: a class on the screen
        would have Textual style and paint all of them anew at each step from pane to pane.
        """
        narrow, view, side = self.is_narrow, self.view, self._side
        shown: dict[str, bool] = {
            "#list": not narrow or view == "list",
            "#reading": not narrow or view != "list",
            "#sheet": not narrow or view == "article",
            "#side": not narrow or view in ("events", "entities"),
            "#events": side == "events",
            "#entities": side == "entities",
        }
        for name, is_shown in shown.items():
            if (widget := self.query_one(name)).display != is_shown:
                widget.display = is_shown

    @property
    def _side(self) -> str:
        """Which of the two panes on the right is open."""
        return self.query_one("#tabs", Tabs).opened

    def go_to(self, pane: Pane) -> None:
        """Show a pane and put the focus on it."""
        if pane in ORDER:
            self.view = pane
        self.set_focus(self.query_one(f"#{pane}"))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The footer speaks of the pane with the focus, and narrow screens show it."""
        for pane in (*ORDER, "search", "find"):
            if event.widget.id == pane:
                self.query_one("#status", Status).pane = pane
                if pane in ORDER:
                    self.view = pane
                self.renew_keys()

    def show_counts(self, events: int | None, entities: int | None) -> None:
        """The figures in the tabs; None while they are not known."""
        tabs = self.query_one("#tabs", Tabs)
        tabs.events, tabs.entities = events, entities

    def say(self, words: Line) -> None:
        """What stands beside the search bar."""
        bar = self.query_one("#count", Bar)
        bar.painted = words
        bar.styles.width = cell_len(words.text) + 1

    def tell(self, words: str) -> None:
        """A short word on what a key did, or why it can do nothing; the same one is not said twice at a time."""
        if time.monotonic() - self._told.get(words, -TOLD) >= TOLD:
            self._told[words] = time.monotonic()
            self.app.notify(words, title="", markup=False, timeout=TOLD)

    def renew_keys(self) -> None:
        """The footer offers the keys that have something to act on."""
        self.query_one("#status", Status).there = self.there()

    def there(self) -> frozenset[str]:
        """What the keys of the pane can act on now."""
        return NEEDS

    @on(Tabs.Chosen)
    def _open_tab(self, message: Tabs.Chosen) -> None:
        self.go_to(message.pane)

    # Keys that only move between panes.

    def action_pane(self, step: int) -> None:
        order: list[Pane] = [pane for pane in ORDER if self.is_narrow or pane not in ("events", "entities")]
        if not self.is_narrow:
            order.append("entities" if self._side == "entities" else "events")
        if isinstance(self.focused, LineInput):
            self.focused.enter()
            return
        at = order.index(self.view) if self.view in order else 0
        self.go_to(order[(at + step) % len(order)])

    def action_show(self, pane: Pane) -> None:
        self.go_to(pane)
