"""The two bars: searching the library and finding in the article. What is typed shows at once; Enter keeps what it
found, Escape brings back the moment before.
"""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.events import DescendantFocus
from textual.timer import Timer

from index.library import Library, Sort
from index.records import Article
from index.records import Results as Page
from tui.jobs import PAGE, Jobs, Order
from tui.lines import Line, line
from tui.messages import Found, Misread
from tui.paint import copy_words
from tui.screens.moment import Jump, Moment
from tui.screens.panes import ORDER, Panes
from tui.widgets.article import ArticleView
from tui.widgets.legend import Legend
from tui.widgets.painted import Bar
from tui.widgets.results import CYCLE, ORDERS, Results
from tui.widgets.search import Find, LineInput, Search


class Searching(Panes):
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
        self._found_from: Moment | None = None
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

    def show_side(self, article: Article | None) -> None:
        """Events and entities of an article."""
        self.events.show(article)
        self.entities.show(article)
        analysed = article is not None and article.analysis is not None
        self.show_counts(self.events.total if analysed else None, self.entities.count() if analysed else None)

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

    # Finding in the article.

    def open_find(self) -> None:
        """Keep the moment and open the find bar."""
        self._found_from = self.moment()
        self.add_class("-finding")
        self.view = "article"
        find = self.query_one(Find)
        find.put(self.reading.finding)
        find.action_select_all()
        self.go_to("find")

    def leave_find(self) -> None:
        """Give the find up: no hits, and the place is the one before."""
        kept, self._found_from = self._found_from, None
        self.drop_find()
        if kept is not None and kept.reading.article is self.reading.article:
            self.reading.resume(kept.reading)
            self.reading.find("")
        self.go_to(kept.pane if kept is not None else "article")

    def drop_find(self) -> None:
        """Close the bar and forget its hits."""
        self.remove_class("-finding")
        self.reading.find("")

    @on(Find.Typed, "#find")
    def _find(self, message: LineInput.Typed) -> None:
        self._show_finds(message.text)

    def _show_finds(self, words: str) -> None:
        kept = self._found_from
        self.reading.find(words, kept.reading.here[0] if kept else None)

    @on(Find.Entered, "#find")
    def _to_hit(self, message: LineInput.Entered) -> None:
        if not message.text.strip():
            self.leave_find()
            return
        if message.text != self.reading.finding:
            self._show_finds(message.text)
        if self.reading.hits:  # else the bar stays, and says "none"
            self._found_from = None
            self.go_to("article")

    @on(ArticleView.Counted)
    def _counted(self, message: ArticleView.Counted) -> None:
        words = f" {message.number}/{message.total} " if message.total else " none " if self.reading.finding else ""
        self.query_one("#find-count", Bar).painted = line((words, "quiet"))
        self._show_legend(message.number, message.total)
        self.renew_keys()

    def _show_legend(self, number: int, total: int) -> None:
        reading = self.reading
        analysis = reading.article.analysis if reading.article else None
        hits = (0, 0) if self.has_class("-finding") else (number, total)  # the find bar says it
        self.query_one(Legend).show(reading.named, reading.hidden, reading.current, analysis, hits)

    @on(Legend.Toggled)
    def _toggled(self, message: Legend.Toggled) -> None:
        self.toggle_kind(message.kind)

    def toggle_kind(self, kind: str) -> frozenset[str]:
        """Show a kind of names no more, or again; says which are hidden now."""
        hidden = self.entities.hidden = self.reading.toggle(kind)
        self.show_side(self.reading.article)
        return hidden
