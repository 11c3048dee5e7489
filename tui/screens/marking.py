"""The reader's marks: stars, what has been read, tags and notes, verdicts on events and corrections of them. They show
at once and are written in a thread; `u` takes the last one back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from textual import on

from index.library import Library, editable, edited
from index.records import Article, Event, Hit, Verdict
from tui.keys import Pane
from tui.messages import Explained, Marked
from tui.screens.reader import Reader

NO_EVENT = "No event here: 3 goes to the events."


class Marking(Reader):
    """The reader with a pencil."""

    def watch_view(self, old: Pane, new: Pane) -> None:
        super().watch_view(old, new)
        if new == "article":
            self.note_seen()

    def note_seen(self) -> None:
        """Whoever goes into an article reads it."""
        article = self.reading.article
        if article is not None and self.view == "article" and not article.marks.seen:
            self._see(article, True, quietly=True)

    def _see(self, article: Article, seen: bool, *, quietly: bool = False) -> None:
        self._show_marks(replace(article, marks=replace(article.marks, seen=seen)))
        self.jobs.mark(lambda library: library.see(article.id, seen), article.id, quietly=quietly)

    def _show_marks(self, article: Article) -> None:
        if self.reading.article is not None and self.reading.article.id == article.id:
            self.reading.article = article
            self.show_side(article)
        self.results.mark(article.id, starred=article.marks.starred, seen=article.marks.seen)

    @on(Marked)
    def _marked(self, message: Marked) -> None:
        if message.words:
            self.tell(message.words)
        if self.news:
            self.jobs.count_news()
        if message.anew:
            self.refresh_soon()
            if self.reading.article is not None and self.reading.article.id == message.article:
                self.load(message.article)

    # On articles.

    def _meant(self) -> Article | None:
        """The article that a key means: the one shown, which in the list is the one under the cursor."""
        article, current = self.reading.article, self.results.current
        if article is None or (self.view == "list" and current is not None and current.id != article.id):
            self.tell("The article is still being fetched." if current else "No article is shown.")
            return None
        return article

    def _selected(self) -> list[Hit]:
        """The articles selected in the list, while one is there."""
        return self.results.meant if self.view == "list" else []

    def _mark_all(self, hits: list[Hit], act: Callable[[Library, str], None]) -> None:
        """Mark the selected articles, the one shown with them."""

        def mark(library: Library) -> str:
            for hit in hits:
                act(library, hit.id)
            return f"{len(hits):,} article{'s' if len(hits) != 1 else ''} marked."

        shown = self.reading.article
        self.jobs.mark(mark, shown.id if shown else "", anew=True)

    def action_star(self) -> None:
        if hits := self._selected():
            wanted = not all(hit.starred for hit in hits)
            self._mark_all(hits, lambda library, id_: library.mark(id_, starred=wanted))
            return
        if (article := self._meant()) is not None:
            starred = not article.marks.starred
            self._show_marks(replace(article, marks=replace(article.marks, starred=starred)))
            self.jobs.mark(lambda library: library.mark(article.id, starred=starred), article.id)

    def action_seen(self) -> None:
        if hits := self._selected():
            wanted = not all(hit.seen for hit in hits)
            self._mark_all(hits, lambda library, id_: library.see(id_, wanted))
            return
        if (article := self._meant()) is not None:
            self._see(article, not article.marks.seen)

    def action_tags(self) -> None:
        from tui.screens.ask import Ask

        if hits := self._selected():
            ask = Ask(f"Tags for {len(hits):,} selected", "", hint="with commas between them; -tag takes one away")
            self.app.push_screen(ask, partial(self._put_tags_on, hits))
        elif (article := self._meant()) is not None:
            ask = Ask("Tags, with commas between them", ", ".join(article.marks.tags))
            self.app.push_screen(ask, partial(self._put_tags, article))

    def _put_tags(self, article: Article, answer: str | None) -> None:
        if answer is not None:
            tags = tuple(sorted({" ".join(tag.split()) for tag in answer.split(",")} - {""}))
            self._put(replace(article, marks=replace(article.marks, tags=tags)))

    def _put_tags_on(self, hits: list[Hit], answer: str | None) -> None:
        wanted = {" ".join(tag.split()) for tag in (answer or "").split(",")} - {""}
        gone = {tag[1:].strip() for tag in wanted if tag.startswith("-")}
        added = {tag for tag in wanted if not tag.startswith("-")}

        def tag(library: Library, id_: str) -> None:
            library.mark(id_, tags=sorted({*library.article(id_).marks.tags, *added} - gone))

        if wanted:
            self._mark_all(hits, tag)

    def action_note(self) -> None:
        from tui.screens.ask import Ask

        if (article := self._meant()) is not None:
            self.app.push_screen(Ask("Note on this article", article.marks.note), partial(self._put_note, article))

    def _put_note(self, article: Article, answer: str | None) -> None:
        if answer is not None:
            self._put(replace(article, marks=replace(article.marks, note=answer.strip())))

    def _put(self, article: Article) -> None:
        marks = article.marks
        self._show_marks(article)
        self.reading.renew_head()
        self.jobs.mark(lambda library: library.mark(article.id, tags=marks.tags, note=marks.note), article.id)

    # On events.

    def _event(self) -> tuple[Article, Event] | None:
        article, event = self.reading.article, self.events.current
        if article is None or event is None:
            self.tell(NO_EVENT if article else "No article is shown.")
            return None
        return article, event

    def action_select(self) -> None:
        pane = {"list": self.results, "events": self.events, "entities": self.entities}.get(self.view)
        if pane is not None and pane.count():
            pane.select()

    def action_judge(self, verdict: Verdict) -> None:
        article, events = self.reading.article, self.events.meant
        if article is None or not events:
            self.tell(NO_EVENT if article else "No article is shown.")
            return
        known = article.marks.accepted if verdict == "accepted" else article.marks.rejected
        given: Verdict = "" if all(event.id in known for event in events) else verdict
        shown = article
        for event in events:
            shown = judged(shown, event.id, given)
        self._show_marks(shown)

        def judge(library: Library) -> None:
            for event in events:
                library.judge(article.id, event, given)

        self.jobs.mark(judge, article.id, recount=True)

    def action_edit(self) -> None:
        from tui.screens.edit import EVENT_HINTS, Edit, Form

        if (found := self._event()) is not None:
            article, event = found
            form = Form("What the story says", editable, edited, EVENT_HINTS)
            self.app.push_screen(Edit(form, event, partial(self._keep_edit, article, event)))

    def _keep_edit(self, article: Article, event: Event, better: Event) -> None:
        self.jobs.mark(lambda library: library.edit(article.id, event, better), article.id, anew=True)

    def action_why(self) -> None:
        from tui.screens.why import Why

        if (found := self._event()) is not None:
            article, event = found
            self.app.push_screen(Why(event))
            self.jobs.explain(article.id, event.id)

    @on(Explained)
    def _explained(self, message: Explained) -> None:
        from tui.screens.why import Why

        screen = self.app.screen
        if isinstance(screen, Why) and screen.event.id == message.event:
            screen.later(screen.fill, message.reasons, message.changes)

    def action_undo(self) -> None:
        def undo(library: Library) -> str:
            done = library.undo(after=self.jobs.first_change(library))
            return f"Taken back: {done.words}." if done else "Nothing to take back since you opened the reader."

        self.jobs.mark(undo, self.reading.article.id if self.reading.article else "", anew=True)


def judged(article: Article, event_id: str, verdict: Verdict) -> Article:
    """The article with a verdict on one of its events."""
    without = {
        name: tuple(one for one in getattr(article.marks, name) if one != event_id) for name in ("accepted", "rejected")
    }
    if verdict:
        without[verdict] += (event_id,)
    return replace(article, marks=replace(article.marks, **without))
