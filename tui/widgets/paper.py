"""A text laid out in rows and painted line by line, so that 100,000 words open, scroll and resize like 100. The
character at the top of the pane stays there through any number of new sizes, until the reader scrolls.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.cache import LRUCache
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.layers import Layer
from tui.lines import Line, Painted, segments
from tui.page import Page
from tui.widgets.painted import Inked
from tui.wrap import cut

MOST_CELLS = 84
MARGIN = 2
CONTEXT = 4
"""Rows kept between a jump's target and the edge of the pane."""

NO_PAGE = Page("", (), 0, (), (-1, -1))

KEPT_LINES = 256
"""Painted lines that are kept, some screens full: a line is 3 kB with all that Textual remembers of it."""


class Paper(ScrollView, Inked, can_focus=True):
    """A page, what lies over it, and the place in it. Subclasses say how it is laid out."""

    DEFAULT_CSS = "Paper { scrollbar-size-vertical: 1; overflow-x: hidden; scrollbar-gutter: stable; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = NO_PAGE
        self._layers: list[Layer] = []
        self._width = 0
        self._top = 0
        self._anchor: tuple[int, int] | None = None
        """While sizes change, the offset that stays at the top, and how many rows above it are to be seen."""
        self._settled: Size | None = None
        """The size that `_top` was scrolled to in: what moves the text at another size is not the reader."""
        self._strips: LRUCache[int, Strip] = LRUCache(KEPT_LINES)

    def laid_out(self, width: int) -> Page:
        """The page at this width."""
        raise NotImplementedError

    # The place.

    def place(self) -> int:
        """The offset in the text of the top of the pane; -1 at the very top."""
        return self.here()[0]

    def place_again(self, offset: int) -> None:
        """Scroll to where `place` said the pane was."""
        self.hold((offset, 0))

    def bring(self, start: int, end: int = -1) -> None:
        """Scroll a stretch of the text into view, if it is not in view already."""
        if not self.page.rows:
            self._anchor = (start, CONTEXT)  # nothing is laid out while the pane has no size
            return
        first, last = self.page.row_of(start), self.page.row_of(max(start, end - 1))
        top, height = self.scroll_offset.y, max(1, self.size.height)
        if not (top <= first and last < top + height):
            context = min(CONTEXT, max(0, (height - (last - first) - 1) // 2))
            self.go_to_row(max(0, first - context))

    def in_view(self, offset: int) -> bool:
        """Whether an offset is on the screen."""
        return self.scroll_offset.y <= self.page.row_of(offset) < self.scroll_offset.y + self.size.height

    def here(self) -> tuple[int, int]:
        """The offset that is kept at the top, and how many rows above it are to be seen."""
        if self._anchor is not None:
            return self._anchor
        offset = self.page.offset_of(self._top)
        return offset, self.page.row_of(offset) - self._top if offset >= 0 else -self._top

    def go_to_row(self, row: int) -> None:
        """Scroll to a row."""
        self._anchor = None
        self.scroll_to(y=row, animate=False, force=True, immediate=True)
        if self.scroll_y:
            self.vertical_scrollbar.position = self.scroll_y  # Textual leaves it where it was while it is hidden
        self._top = round(self.scroll_y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self.size == self._settled:
            self._top, self._anchor = round(new_value), None

    def offset_at(self, x: int, y: int) -> int:
        """The offset in the text of a cell of the pane; -1 where none is shown."""
        number = round(self.scroll_offset.y) + y
        row = self.page.rows[number] if number < len(self.page.rows) else Line()
        if isinstance(row, Line):
            return -1
        text = self.page.text[row[0] : row[1]]
        left = self._margin()
        if number in self.page.right:
            left += self._width - cell_len(text)
        return self.page.source(row[0] + cut(text, x - left)) if left <= x < left + cell_len(text) else -1

    def _margin(self) -> int:
        return max(MARGIN, (self.scrollable_content_region.width - self._width) // 2)

    # Layout.

    def reflow(self, here: tuple[int, int] | None = None) -> None:
        """Lay the text out anew, with the same character at the top, or another."""
        here = here or self.here()
        room = self.scrollable_content_region.width
        self._width = max(1, min(MOST_CELLS, room - 2 * MARGIN))
        self.page = self.laid_out(self._width) if room > 0 else NO_PAGE
        self._strips.clear()
        self.virtual_size = Size(room, len(self.page.rows) + 1)
        self.hold(here)
        self.refresh()

    def hold(self, here: tuple[int, int]) -> None:
        """Keep an offset at the top, whatever becomes of the pane's size, until the reader scrolls."""
        offset, above = here
        self.go_to_row(max(0, self.page.row_of(offset) - above) if offset >= 0 else min(-above, self.page.first))
        self._anchor = here
        self._settled = self.size

    def on_resize(self, event: events.Resize) -> None:
        if self.scrollable_content_region.width != self.virtual_size.width:
            self.reflow()
        else:
            self.hold(self.here())

    def chosen(self) -> tuple[int, int] | None:
        """The stretch of the text that the mouse has selected; None where it has none."""
        selection, found = self.text_selection, list[int]()
        for number, row in enumerate(self.page.rows if selection is not None else ()):
            if isinstance(row, Line) or selection is None or (span := selection.get_span(number)) is None:
                continue
            text = self.page.text[row[0] : row[1]]
            first, last = cut(text, span[0]), len(text) if span[1] < 0 else cut(text, span[1])
            found += [row[0] + first, row[0] + last] if first < last else []
        return (self.page.source(found[0]), self.page.source(found[-1])) if found else None

    # Painting.

    def overlay(self, layers: list[Layer]) -> None:
        """Lay other colours over the text."""
        self._layers = layers
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

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
        margin = self._margin()
        indent = self._width - body.cell_length if number in self.page.right else 0
        mark = "▌" if number == 0 and self.has_focus else " "
        head = [
            Segment(" " * (margin - MARGIN)),
            Segment(mark, self.palette()["accent"]),
            Segment(" " * (1 + max(0, indent))),
        ]
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
        inks += [
            (max(0, at - start), min(len(text), stop - start), name)
            for at, stop, name in self.page.asides_over(start, end)
        ]
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
