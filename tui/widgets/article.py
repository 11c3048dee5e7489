"""The article: painted line by line, so that 100,000 words open, scroll and resize like 100. Highlights lie over the
text and never move it; what is at the top stays there when the width changes.
"""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from index.records import Article, Event, Mention
from tui.keys import bindings
from tui.layers import Layer, event_layers, find, following, layer, mention_layer, mentions_of, part_layer, tags
from tui.lines import Line, Painted, segments
from tui.page import Block, Page, blocks, lay_out, title_part
from tui.paint import above
from tui.widgets.painted import Inked

MOST_CELLS = 84
MARGIN = 2
CONTEXT = 4
"""Rows kept between a jump's target and the edge of the pane."""

DISPLAYS = ("colour", "tags", "off")


class ArticleView(ScrollView, Inked, can_focus=True):
    """One article, its mentions, hits and the evidence of one event."""

    DEFAULT_CSS = "ArticleView { scrollbar-size-vertical: 1; overflow-x: hidden; scrollbar-gutter: stable; }"
    BINDINGS = bindings("article")

    class Chosen(Message):
        """Enter in the text: the reader wants the event of this place."""

    class Counted(Message):
        """Which of how many hits is shown; 0 of 0 where there are none. `number` 0: none has been gone to."""

        def __init__(self, number: int, total: int) -> None:
            super().__init__()
            self.number, self.total = number, total

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.page = Page("", (), 0, (), (-1, -1))
        self.display_as = DISPLAYS[0]
        self.mentions: tuple[Mention, ...] = ()
        self.event: Event | None = None
        self.current: Mention | None = None
        self.finding = ""
        self._blocks: list[Block] = []
        self._width = 0
        self._search_hits: tuple[tuple[int, int], ...] = ()
        self._found: tuple[tuple[int, int], ...] = ()
        self._hit: tuple[int, int] | None = None
        self._layers: list[Layer] = []
        self._strips: LRUCache[int, Strip] = LRUCache(1024)

    # What the screen does.

    def show(self, article: Article | None, hits: tuple[tuple[int, int], ...] = (), place: int = -1) -> None:
        """Another article, from its beginning or from an offset; or the same one, which then stays where it is."""
        same = article is not None and self.article is not None and article.id == self.article.id
        moved = same and article is not None and self.article is not None and article.text != self.article.text
        place, at, height = self.place() if same else place, self.scroll_offset.y, len(self.page.rows)
        self.article, self._search_hits = article, hits
        self.mentions = mentions_of(article)
        if not same or moved:
            self.event = self.current = self._hit = None
        self._found = find(article.text, self.finding) if article else ()
        self._blocks = blocks(article) if article else []
        self._reflow(place)
        if same and not moved and len(self.page.rows) == height:
            self.scroll_to(y=at, animate=False, force=True, immediate=True)
        self._lay_over()
        self._count()

    def mark(self, hits: tuple[tuple[int, int], ...]) -> None:
        """Other hits of the search."""
        self._search_hits = hits
        if not self.finding:
            self._hit = None
        self._lay_over()
        self._count()

    def find(self, words: str) -> None:
        """Hits of words in this article instead of the search's; no words, and the search's are back."""
        self.finding, self._hit = words, None
        self._found = find(self.article.text, words) if self.article and words else ()
        if words and self._found:
            top = max(0, self.place())
            self._hit = self._found[following([start for start, _ in self._found], top - 1, 1)]
            self.bring(self._hit[0])
        self._lay_over()
        self._count()

    def show_event(self, event: Event | None, *, bring: bool = True) -> None:
        """Show the evidence of an event and underline who and what fills its roles."""
        self.event = event
        if event is not None and bring:
            self.current = None
            self.bring(event.evidence.start, event.evidence.end)
        self._lay_over()

    def place(self) -> int:
        """The offset in the text of the top of the pane; -1 at the very top."""
        return self.page.offset_of(round(self.scroll_offset.y)) if self.scroll_offset.y > 0 else -1

    def place_again(self, offset: int) -> None:
        """Scroll to where `place` said the pane was."""
        row = self.page.row_of(offset) if offset >= 0 else 0
        self.scroll_to(y=row, animate=False, force=True, immediate=True)

    def bring(self, start: int, end: int = -1) -> None:
        """Scroll a stretch of the text into view, if it is not in view already."""
        first, last = self.page.row_of(start), self.page.row_of(max(start, end - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not (top <= first and last < top + height):
            context = min(CONTEXT, max(0, (height - (last - first) - 1) // 2))
            self.scroll_to(y=max(0, first - context), animate=False, force=True, immediate=True)

    def offset_shown(self) -> int:
        """Where the reader is in the text: the current mention or the event shown if in view, else the top."""
        top = self.scroll_offset.y
        for at in (self.current.start if self.current else -1, self.event.evidence.start if self.event else -1):
            if at >= 0 and top <= self.page.row_of(at) < top + self.size.height:
                return at
        return max(0, self.place())

    # Layout.

    @property
    def hits(self) -> tuple[tuple[int, int], ...]:
        """What n and N go to."""
        return self._found if self.finding else self._search_hits

    def _reflow(self, place: int) -> None:
        room = self.scrollable_content_region.width
        self._width = max(1, min(MOST_CELLS, room - 2 * MARGIN))
        if self.article is None:
            self.page = Page("", (), 0, (), (-1, -1))
        else:
            head = above(self.article, self._width, with_title=title_part(self.article) is None)
            inserted = tags(self.mentions) if self.display_as == "tags" else ()
            self.page = lay_out(self.article, self._blocks, self._width, head, inserted)
        self._strips.clear()
        self.virtual_size = Size(room, len(self.page.rows) + 1)
        self.place_again(place)
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width != self.virtual_size.width:
            self._reflow(self.place())

    def _lay_over(self) -> None:
        coloured = self.mentions if self.display_as == "colour" else ()
        evidence, arguments = event_layers(self.event)
        hits = layer((start, end, "hit") for start, end in self.hits)
        now: list[Painted] = [(self.current.start, self.current.end, "current")] if self.current else []
        now += [(*self._hit, "current")] if self._hit else []
        parts = part_layer(self.article.parts) if self.article else Layer()
        self._layers = [parts, evidence, mention_layer(coloured), hits, arguments, layer(now)]
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    # Painting.

    def render_line(self, y: int) -> Strip:
        number, width = round(self.scroll_offset.y) + y, self.size.width
        selection = self.text_selection
        if selection is None and (known := self._strips.get(number)) is not None and known.cell_length == width:
            return known
        if number >= len(self.page.rows):
            return Strip.blank(width, self.base)
        text, inks = self._row(number)
        base = self.base
        body = Strip(segments(text, inks, self.palette(), base))
        if selection is not None and (span := selection.get_span(number)) is not None:
            start, end = span[0], span[1] if span[1] >= 0 else body.cell_length
            style = self.screen.get_component_rich_style("screen--selection")
            before, chosen, after = body.divide([start, max(start, end), body.cell_length])
            body = Strip.join([before, chosen.apply_style(style), after])
        margin = max(0, (self.scrollable_content_region.width - self._width) // 2)
        mark = "▌" if number == 0 and self.has_focus and margin else " "
        head = [Segment(" " * (margin - MARGIN)), Segment(mark, self.palette()["accent"]), Segment(" ")]
        strip = Strip([Segment(part.text, base + part.style if part.style else base) for part in head])
        strip = Strip.join([strip, body.apply_offsets(0, number)]).adjust_cell_length(width, base)
        if selection is None:
            self._strips[number] = strip
        return strip

    def _row(self, number: int) -> tuple[str, list[Painted]]:
        row = self.page.rows[number]
        if isinstance(row, Line):
            return row.text, list(row.inks)
        start, end, ink = row
        text = self.page.text[start:end]
        inks: list[Painted] = [(0, len(text), ink)] if ink else []
        first, last = self.page.source(start), self.page.source(end)
        for over in self._layers:
            for begin, stop, name in over.over(first, last + 1):
                left, right = self.page.shown(begin) - start, self.page.shown(stop) - start
                inks.append((max(0, left), min(len(text), right), name))
        return text, [painted for painted in inks if painted[0] < painted[1]]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, for the terminal's clipboard."""
        return selection.extract("\n".join(self._row(number)[0] for number in range(len(self.page.rows)))), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection anew."""
        self.refresh()

    def on_focus(self) -> None:
        self._strips.clear()

    def on_blur(self) -> None:
        self._strips.clear()

    # Keys.

    def _scroll(self, rows: int) -> None:
        self.scroll_to(y=max(0, self.scroll_offset.y + rows), animate=False, immediate=True)

    def action_move(self, step: int) -> None:
        self._scroll(step)

    def action_page(self, step: int) -> None:
        self._scroll(step * max(1, self.size.height - 2))

    def action_half(self, step: int) -> None:
        self._scroll(step * max(1, self.size.height // 2))

    def action_edge(self, step: int) -> None:
        self.scroll_to(y=0 if step < 0 else self.max_scroll_y, animate=False, immediate=True)

    def action_choose(self) -> None:
        self.post_message(self.Chosen())

    def go_to_mention(self, step: int, entity: int | None = None) -> bool:
        """Make the next or previous mention (of an entity) the current one; says whether there is any."""
        wanted = [m for m in self.mentions if entity is None or m.entity == entity]
        at = self.offset_shown()
        at -= step > 0 and (self.current is None or self.current.start != at)
        index = following([mention.start for mention in wanted], at, step)
        if index < 0:
            return False
        self.current = wanted[index]
        self.bring(self.current.start)
        self._lay_over()
        return True

    def go_to_hit(self, step: int) -> bool:
        """Go to the next or previous hit; says whether there is any."""
        hits = self.hits
        at = self._hit[0] if self._hit else max(0, self.place()) - (step > 0)
        index = following([start for start, _ in hits], at, step)
        if index < 0:
            return False
        self._hit = hits[index]
        self.bring(self._hit[0])
        self._lay_over()
        self._count()
        return True

    def next_display(self) -> str:
        """Entities in the next of the ways to show them."""
        self.display_as = DISPLAYS[(DISPLAYS.index(self.display_as) + 1) % len(DISPLAYS)]
        self._reflow(self.place())
        self._lay_over()
        return self.display_as

    def _count(self) -> None:
        hits = self.hits
        self.post_message(self.Counted(hits.index(self._hit) + 1 if self._hit in hits else 0, len(hits)))
