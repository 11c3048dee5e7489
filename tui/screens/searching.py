"""The search bar: what is typed shows at once; Enter keeps what it found, Escape brings back the moment before."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.events import DescendantFocus
from textual.timer import Timer

from index.library import Library, Sort
from index.records import Results as Page
from tui.jobs import PAGE, Jobs, Order
from tui.lines import Line, line
from tui.messages import Found, Misread
from tui.paint import copy_words
from tui.screens.finding import Finding
from tui.screens.moment import Jump, Moment
from tui.screens.panes import ORDER
from tui.widgets.results import CYCLE, ORDERS, Results
from tui.widgets.search import LineInput, Search


class Searching(Finding):
    """The panes, with what the bars make them show."""

    def __init__(self, opener: Callable[[], Library]) -> None:
        super().__init__()
        self.jobs = Jobs(self, opener)
        self.query_now = ""
        self.sort: Sort | None = None
        self.folds_copies = True
        """Whether one row stands for all articles that print its text."""
        self.generation = 0
        self.news = 0
        self.jumped: Jump | None = None
        self._typing = False
        self._before: Moment | None = None
        self._entered_from: Moment | None = None
        self.told_from: Moment | None = None  # the stories that the articles listed were chosen from
        self._want = ""
        self._want_place = -1
        self._want_pane = ""
        self._follow: Timer | None = None
        self._slow: Timer | None = None

    def load(self, id: str) -> None:
        """Fetch an article for the reading pane."""
        raise NotImplementedError

    def refresh_soon(self) -> None:
        """Search again before long."""
        raise NotImplementedError

    @property
    def asked(self) -> Order | None:
        """The order in which to search."""
        return "stories" if self.results.grouped == "story" else self.sort

    def look_for_ways(self, query: str) -> None:
        """Find queries like one that finds nothing, that find something."""
        raise NotImplementedError

    def narrow_to(self, query: str) -> None:
        """Search for something else, as if it had been typed and entered."""
        self.query_now, self._typing = query, False
        self.query_one(Search).put(query)
        self.search()
        self.go_to("list")

    # The moment before.

    def moment(self) -> Moment:
        """What the panes show."""
        return Moment(
            self.view,
            self.query_now,
            self.sort,
            self.folds_copies,
            self.results.moment(),
            self.reading.moment(),
            self.events.spot(),
            self.events.unfolded,
            self.entities.spot(),
            self.jumped,
            self.generation,
        )

    def bring_back(self, kept: Moment) -> None:
        """Show what the panes showed; answers that are still under way come too late."""
        self.jobs.search_serial += 1
        self.jobs.article_serial += 1
        if self._slow is not None:
            self._slow.stop()
        if self._follow is not None:
            self._follow.stop()
        self.query_now, self._typing, self._want = kept.query, False, ""
        self.sort, self.folds_copies = kept.sort, kept.folds_copies
        self.query_one(Search).put(kept.query)
        self.results.bring_back(kept.listed)
        if kept.listed.found is not None:
            self.say_found(kept.listed.found)
        self.reading.resume(kept.reading)
        self.show_side(kept.reading.article)
        self.events.unfolded = kept.unfolded
        self.events.resume(kept.events)
        self.entities.resume(kept.entities)
        self.jumped = kept.jumped
        self.go_to(kept.pane)
        article = kept.reading.article
        if article is not None and article.analysis is None:
            self.load(article.id)
        if self.jobs.adding or kept.generation != self.generation:
            self.refresh_soon()

    # Searching.

    def open_search(self) -> None:
        """Keep the moment, show the list, and have the bar ready for another word."""
        self._before = self.moment()
        self.view = "list"
        self.query_one(Search).ready()

    def leave_search(self) -> None:
        """Give the search up."""
        kept, self._before = self._before, None
        if kept is not None:
            self.bring_back(kept)
        else:
            self.query_one(Search).put(self.query_now)
            self.go_to("list")

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """The mouse opens and leaves the bar too."""
        if isinstance(event.widget, Search) and self._before is None:
            self.open_search()
        elif event.widget is self.focused and event.widget.id in ORDER and self._before is not None:
            self._enter(self.query_one(Search).value)

    @property
    def order(self) -> str:
        """The order of the list, by its name in `CYCLE`."""
        return next(name for name, order in CYCLE.items() if order == (self.sort, self.results.grouped))

    @property
    def _folds(self) -> bool:
        """Source by source every article stands where it belongs."""
        return self.folds_copies and self.sort != "source"

    def search(self, *, again: bool = False, entered: bool = False) -> None:
        """Run the query; `again` keeps the place and as many hits as were there."""
        limit = max(PAGE, len(self.results.hits)) if again else PAGE
        self.jobs.search(
            self.query_now,
            self.asked,
            typing=self._typing,
            entered=entered,
            limit=limit,
            again=again,
            fold=self._folds,
        )

    @on(Search.Typed, "#search")
    def _typed(self, message: LineInput.Typed) -> None:
        self.query_now, self._typing, self.told_from = message.text, True, None
        self.search()

    @on(Search.Entered, "#search")
    def _entered(self, message: LineInput.Entered) -> None:
        self._enter(message.text)
        self.go_to("list")

    def run_query(self, words: str, article: str = "") -> None:
        """Show what a query finds, as if it had been typed; and go into an article of it."""
        self.query_now, self._typing, self._before = words, False, None
        self._want, self._want_pane = article, "article" if article else ""
        self.query_one(Search).put(words)
        self.go_to("list")
        self.search(entered=False)

    def _enter(self, words: str) -> None:
        known = self.results.query_text.rstrip() == words.rstrip()
        self.query_now, self._typing = words.rstrip(), False
        self._entered_from, self._before = self._before, None
        self.query_one(Search).put(self.query_now)
        self.search(again=known, entered=True)

    @on(Found)
    def _found(self, message: Found) -> None:
        if message.serial != self.jobs.search_serial:
            return
        results, page = self.results, message.results
        if message.offset:
            results.extend(page, message.stories)
            return
        listed = {hit.id for hit in page.hits}
        if page.folded and self._want not in listed and self._want in {c.id for hit in page.hits for c in hit.copies}:
            self.folds_copies = False  # what is asked for itself is to have a row of its own
            self.search(again=message.again)
            return
        if not self._typing and message.query != self.query_now:
            self.query_now = message.query
            self.query_one(Search).put(message.query)
        shown = self.reading.article.id if self.reading.article else ""
        wanted = self._want or (results.current.id if results.current else shown)
        wanted = wanted if message.again or self._want else ""
        results.show(page, message.query, stay_on=wanted, stories=message.stories)
        self.say_found(page)
        current = results.current
        if page.of and not page.total and message.query.strip():
            self.look_for_ways(message.query)
        if current is None:
            self.reading.show(None)
            self.show_side(None)
        elif not message.again or current.id != shown:
            self.load(current.id)
        self.renew_keys()

    def say_found(self, page: Page) -> None:
        """How many articles, in what order."""
        ordered = ORDERS[self.order or ("" if page.terms else "date")]
        words = f"{page.total:,} of {page.of:,}" if page.total != page.of else f"{page.total:,}"
        words = f"{words} article{'s' if page.of != 1 else ''}"
        if self.results.grouped == "story":
            words = f"{page.total:,} stor{'ies' if page.total != 1 else 'y'}"
        runs: list[str | tuple[str, str] | Line] = [(f"  {words} · ", "quiet")]
        if page.folded:
            runs.append((f"{copy_words(page.folded)} folded · ", "quiet"))
        if self.news:
            runs += [(f"{self.news:,} new", "accent"), (" · ", "quiet")]
        self.say(line(*runs, (ordered, "quiet")))

    @on(Misread)
    def _misread(self, message: Misread) -> None:
        if message.serial != self.jobs.search_serial:
            return
        self.say(line((f"  {message.reason}, at character {message.at + 1}", "figure")))
        if self._entered_from is not None:
            self._before, self._entered_from = self._entered_from, None
            self.go_to("search")
            self.query_one(Search).cursor_position = message.at

    @on(Results.More)
    def _more(self) -> None:
        offset = len(self.results.hits)
        self.jobs.search(self.query_now, self.asked, typing=self._typing, offset=offset, fold=self._folds)
