"""The line below the article: the legend, which is a filter too, or the current mention; and which hit of how many."""

from __future__ import annotations

from textual import events
from textual.message import Message

from index.records import Analysis, Mention
from tui import legend
from tui.lines import Line, line
from tui.widgets.painted import Bar
from tui.widgets.paper import MARGIN, MOST_CELLS


class Legend(Bar):
    """A line under the text, as wide as the text is."""

    class Toggled(Message):
        """The reader clicked on a kind."""

        def __init__(self, kind: str) -> None:
            super().__init__()
            self.kind = kind

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._mentions: tuple[Mention, ...] = ()
        self._known: dict[str, int] = {}
        self._hidden: frozenset[str] = frozenset()
        self._about = Line()
        self._hits = Line()

    def show(
        self,
        mentions: tuple[Mention, ...],
        hidden: frozenset[str],
        current: Mention | None,
        analysis: Analysis | None,
        hits: tuple[int, int],
    ) -> None:
        """What there is in the article now; `hits` is which of how many."""
        if mentions is not self._mentions:
            self._mentions, self._known = mentions, legend.counts(mentions)
        self._hidden = hidden
        self._about = legend.about(current, analysis, mentions) if current else Line()
        self._hits = legend.hits_line(*hits)
        self._renew()

    def _place(self) -> tuple[int, int]:
        """Left margin and width of the text above."""
        room = self.size.width - 1
        width = max(1, min(MOST_CELLS, room - 2 * MARGIN))
        return max(0, (room - width) // 2), width

    def _renew(self) -> None:
        margin, width = self._place()
        room = width - len(self._hits.text) - 2 if self._hits.text else width
        left = self._about if self._about.text else legend.legend(self._known, self._hidden, room)
        self.painted = line(" " * margin, legend.foot(left, self._hits, width))

    def on_resize(self) -> None:
        self._renew()

    def on_click(self, event: events.Click) -> None:
        margin, width = self._place()
        room = width - len(self._hits.text) - 2 if self._hits.text else width
        kind = "" if self._about.text else legend.kind_at(self._known, self._hidden, room, event.x - margin)
        if kind:
            self.post_message(self.Toggled(kind))
