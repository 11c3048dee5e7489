"""The reader: what happens when the panes, the keys and the worker threads have something to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from rich.text import Text
from textual import on
from textual.timer import Timer

from index.library import Library
from tui.describe import path_query
from tui.legend import KINDS
from tui.lines import Line, line
from tui.messages import Advanced, Changed, Finished, Loaded, News, Opened, Refused, Trouble, Waiting
from tui.paint import elsewhere
from tui.screens.panes import ORDER
from tui.screens.searching import Searching
from tui.session import Session
from tui.widgets.article import DISPLAYS, ArticleView
from tui.widgets.painted import Rows
from tui.widgets.results import CYCLE
from tui.widgets.search import LineInput, Search
from tui.widgets.status import Status, progress_line

FOLLOW = 0.08
"""Seconds the cursor rests before the article follows it."""
LONG = 1_000_000
"""Characters beyond which laying an article out takes so long that it is announced first."""
POLL = 2.0
SLOW = 0.2
"""Seconds after which an article that has not come yet is announced by its title."""
REFRESH = 0.4
"""Seconds between refreshes of the list while articles come in."""


class Reader(Searching):
    """One library, read."""

    def __init__(self, opener: Callable[[], Library], paths: Sequence[Path], session: Session) -> None:
        super().__init__(opener)
        self.paths, self.session = paths, session
        self.query_now = path_query(paths) if paths else session.query
        self._want = session.article if not paths else ""
        self._want_place = session.offset if not paths else -1
        self.places: dict[str, int] = {}
        self._refresh: Timer | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Search).put(self.query_now)
        self.say(line(("opening…", "quiet")))
        self.call_after_refresh(self.jobs.open)

    # The library.

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        self.generation = message.generation
        if self.session.library == str(message.library.path):
            self._resume(self.session)
        elif self._want:
            self._want, self.query_now = "", ""
            self.query_one(Search).put("")
        self.search(again=True)
        self.jobs.count_news()
        if self.paths:
            self.results.adding = True
            self.jobs.add(self.paths)
        else:
            self.jobs.analyse()
        self.set_interval(POLL, lambda: self.jobs.poll(self.generation))

    def _resume(self, session: Session) -> None:
        """Be as one was left in this library."""
        self.places = dict(session.places)
        self._want_pane = session.pane if self._want else ""
        if session.sort in CYCLE:
            self.sort, self.results.grouped = CYCLE[session.sort]
        self.reading.display_as = session.display if session.display in DISPLAYS else DISPLAYS[0]
        for kind in session.hidden:
            if kind in KINDS:
                self.toggle_kind(kind)

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self.app.exit(return_code=1, message=Text(message.reason))

    @on(Trouble)
    def _trouble(self, message: Trouble) -> None:
        self.app.notify(message.reason, title="", severity="error", markup=False)

    @on(Advanced)
    def _advanced(self, message: Advanced) -> None:
        self.results.adding = True
        self.renew_keys()
        self.query_one(Status).progress = progress_line(message.latest, message.rate, message.failed)
        if message.fresh:
            self.refresh_soon()
            if self.reading.article and self.reading.article.id in message.fresh:
                self.load(self.reading.article.id)

    @on(Waiting)
    def _waiting(self, message: Waiting) -> None:
        self.renew_keys()
        self.query_one(Status).progress = line(
            ("waiting", "accent"), ": another Dateline is adding", (f" · {message.reason}", "quiet")
        )

    @on(Finished)
    def _finished(self, message: Finished) -> None:
        self.results.adding = False
        self.renew_keys()
        self.query_one(Status).progress = Line()
        self.refresh_soon()
        self.jobs.count_news()
        if message.failed:
            kind = "source" if message.updated else "file"
            files = f"{message.failed:,} {kind}{'s' if message.failed != 1 else ''}"
            self.app.notify(f"{files} could not be read: ! shows which and why.", severity="warning", markup=False)
        if message.updated and not message.stopped:
            came = f"{message.added:,} new or changed: is:new finds them." if message.added else "Nothing new."
            self.app.notify(came, title="", markup=False)
        if message.stopped:
            self.app.notify("Stopped. What was read stays; the same command goes on from here.", markup=False)

    @on(News)
    def _counted_news(self, message: News) -> None:
        if self.news != message.count:
            self.news = message.count
            if (page := self.results.found) is not None:
                self.say_found(page)

    @on(Changed)
    def _changed(self, message: Changed) -> None:
        self.generation = message.generation
        self.refresh_soon()
        article = self.reading.article
        if article and article.analysis is None:
            self.load(article.id)

    def note_seen(self) -> None:
        """An article may have been read."""

    def open_story(self) -> bool:
        """List the articles of the story under the cursor."""
        return False

    def refresh_soon(self) -> None:
        """Search again, but not more often than the eye can follow."""
        if self._refresh is None:
            self._refresh = self.set_timer(REFRESH, self._refresh_now)

    def _refresh_now(self) -> None:
        self._refresh = None
        self.search(again=True)

    # Reading.

    def load(self, id: str) -> None:
        """Fetch an article for the reading pane."""
        self.jobs.article(id, self.query_now, typing=self._typing)
        if self._slow is not None:
            self._slow.stop()
        if self.reading.article is None or self.reading.article.id != id:
            self._slow = self.set_timer(SLOW, lambda: self._expect(id))

    def _expect(self, id: str) -> None:
        """An article takes long to fetch: say so, rather than show the one before as if it were this one."""
        hit = next((hit for hit in self.results.hits if hit.id == id), None)
        if hit is not None and (self.reading.article is None or self.reading.article.id != id):
            self.keep_place()
            self.reading.expect(hit.title.text)
            self.show_side(None)

    @on(Loaded)
    def _loaded(self, message: Loaded) -> None:
        if message.serial != self.jobs.article_serial:
            return
        if self._slow is not None:
            self._slow.stop()
        article, reading = message.article, self.reading
        if len(article.text) > LONG and (reading.article is None or reading.article.id != article.id):
            self._expect(article.id)
            self.set_timer(0.02, lambda: self._show(message))  # the announcement is painted first
        else:
            self._show(message)

    def _show(self, message: Loaded) -> None:
        if message.serial != self.jobs.article_serial:
            return
        article, reading = message.article, self.reading
        if reading.article is None or article.id != reading.article.id:
            self.jumped = None
        self.keep_place()
        wanted = article.id == self._want
        place = self._want_place if wanted else self.places.get(article.id, -1)
        pane, self._want_pane = self._want_pane if wanted else "", ""
        self._want, self._want_place = "", -1
        hit = next((hit for hit in self.results.hits if hit.id == article.id), None)
        reading.also = tuple(elsewhere(hit)) if hit is not None else ()
        reading.show(article, message.hits, place)
        self.show_side(article)
        self.note_seen()
        self.renew_keys()
        if self.focused is self.results and pane in ORDER:
            self.go_to(pane)  # type: ignore[arg-type]

    def keep_place(self) -> None:
        """Remember where in the article the reader is."""
        article, place = self.reading.article, self.reading.place()
        if article is not None:
            self.places.pop(article.id, None)
            if place > 0:
                self.places[article.id] = place

    @on(Rows.Moved, "#list")
    def _follow_list(self, message: Rows.Moved) -> None:
        if self._follow is not None:
            self._follow.stop()
        self._follow = self.set_timer(FOLLOW, self._follow_now)

    def _follow_now(self) -> None:
        current = self.results.current
        if current and (self.reading.article is None or current.id != self.reading.article.id):
            self.load(current.id)

    @on(Rows.Chosen, "#list")
    def _read(self) -> None:
        if (way := self.results.way) is not None:
            self.narrow_to(way.query)
            return
        if not self.open_story():
            self._follow_now()
            self.go_to("article")

    @on(Rows.Moved, "#events")
    def _follow_events(self) -> None:
        self.reading.show_event(self.events.current)

    @on(Rows.Chosen, "#events")
    def _to_sentence(self) -> None:
        event = self.events.current
        if event is not None:
            self.jumped = (self.reading.place(), event)
            self.go_to("article")
            self.reading.show_event(event)

    @on(ArticleView.Chosen)
    def _to_event(self) -> None:
        if self.jumped is not None:
            self._back_from_sentence()
            return
        offset, article = self.reading.offset_shown(), self.reading.article
        events = article.analysis.events if article and article.analysis else ()
        there = [event for event in events if event.evidence.start <= offset < event.evidence.end]
        there.sort(key=lambda event: event != self.reading.event)
        after = sorted((e for e in events if e.evidence.start >= offset), key=lambda e: e.evidence.start)
        for event in (*there, *after[:1]):
            if self.events.point_at(event.id):
                self.reading.show_event(event, bring=False)
                self.go_to("events")
                return
        self.tell("No event here, nor further on: m goes to a mention." if events else "No events in this article.")

    def _back_from_sentence(self) -> None:
        if self.jumped is not None:
            place, event = self.jumped
            self.jumped = None
            self.events.point_at(event.id)
            self.reading.place_again(place)
            self.go_to("events")

    @on(Rows.Chosen, "#entities")
    def _next_of_entity(self) -> None:
        entity = self.entities.current
        if entity is not None and not self.reading.go_to_mention(1, entity.id):
            self.tell("This name is not marked in the text.")
        elif self.is_narrow:
            self.go_to("article")

    def there(self) -> frozenset[str]:
        results, reading, jobs = self.results, self.reading, self.jobs
        current = reading.current
        at_list = self.view == "list"
        back = not at_list or self.is_finding or isinstance(self.focused, LineInput)
        known = {
            "articles": bool(results.hits),
            "article": reading.article is not None,
            "hits": bool(reading.hits),
            "mentions": bool(reading.mentions),
            "entity": current is not None and current.entity >= 0,
            "events": self.events.total > 0,
            "entities": self.entities.count() > 0,
            "copies": results.current is not None and bool(results.current.copies),
            "back": back or (bool(self.query_now) and not jobs.adding and not jobs.writing),
            "stop": (jobs.adding or jobs.writing > 0) and not back,
        }
        return frozenset(name for name, is_so in known.items() if is_so)
