"""The find bar and the legend: what is looked for and shown in the article that is open."""

from __future__ import annotations

from textual import on

from index.records import Article
from tui.lines import line
from tui.screens.moment import Moment
from tui.screens.panes import Panes
from tui.widgets.article import ArticleView
from tui.widgets.legend import Legend
from tui.widgets.painted import Bar
from tui.widgets.search import Find, LineInput


class Finding(Panes):
    """The panes, with what the find bar and the legend make the article show."""

    def __init__(self) -> None:
        super().__init__()
        self._found_from: Moment | None = None

    def moment(self) -> Moment:
        """All that a search changes, to come back to."""
        raise NotImplementedError

    def show_side(self, article: Article | None) -> None:
        """Events and entities of an article."""
        self.events.show(article)
        self.entities.show(article)
        analysed = article is not None and article.analysis is not None
        self.show_counts(self.events.total if analysed else None, self.entities.count() if analysed else None)

    def open_find(self) -> None:
        """Keep the moment and open the find bar."""
        self._found_from = self.moment()
        self.query_one("#finding").display = True
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
        """Close the bar and forget its hits, those of a letter just typed too."""
        self.query_one("#finding").display = False
        self.query_one(Find).put("")
        self.reading.find("")

    @property
    def is_finding(self) -> bool:
        """Whether the find bar is open."""
        return self.query_one("#finding").display

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
        hits = (0, 0) if self.is_finding else (number, total)  # the find bar says it
        self.query_one(Legend).show(reading.named, reading.hidden, reading.current, analysis, hits)

    @on(Legend.Toggled)
    def _toggled(self, message: Legend.Toggled) -> None:
        self.toggle_kind(message.kind)

    def toggle_kind(self, kind: str) -> frozenset[str]:
        """Show a kind of names no more, or again; says which are hidden now."""
        hidden = self.entities.hidden = self.reading.toggle(kind)
        self.show_side(self.reading.article)
        return hidden
