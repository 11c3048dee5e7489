"""What all panes share: inks looked up in the style sheet, and a scrolling list of rows painted line by line, which
costs the same for ten rows as for ten thousand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from itertools import accumulate, chain

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from tui.lines import Line, fit, folded, segments
from tui.themes import palette

GUTTER = 2
MARGIN = 1
"""Cells between the text of a row and the scrollbar."""


Spot = tuple[int, float]
"""Where a list is: its cursor, and how far it is scrolled."""


class Inked(Widget):
    """Painting lines with the inks of the theme."""

    _base: Style | None = None

    def palette(self) -> Mapping[str, Style]:
        """The style of each ink under the present theme."""
        app = self.app
        return palette(app.theme_variables, plain=app.no_color or app.current_theme.ansi)

    @property
    def base(self) -> Style:
        """The style of the widget itself, kept: Textual works it out from all ancestors each time."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._base = None

    def strip(self, painted: Line, width: int, *left: tuple[str, str]) -> Strip:
        """A line as the terminal gets it, with marks on its left, padded to `width` cells."""
        inks, base = self.palette(), self.base
        head = [Segment(mark, base + inks[ink] if ink else base) for mark, ink in left]
        body = segments(painted.text, painted.inks, inks, base)
        return Strip(head + body).adjust_cell_length(width, base)


class Bar(Inked):
    """One line of painted text."""

    DEFAULT_CSS = "Bar { height: 1; }"

    painted: reactive[Line] = reactive(Line())

    def render_line(self, y: int) -> Strip:
        if y:
            return Strip.blank(self.size.width, self.base)
        return self.strip(fit(self.painted, self.size.width), self.size.width)

    def render(self) -> str:
        return ""


class Words(Inked):
    """Painted text on as many lines as it takes."""

    DEFAULT_CSS = "Words { height: auto; }"

    painted: reactive[Line] = reactive(Line(), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(folded(self.painted, width))

    def render_line(self, y: int) -> Strip:
        lines = folded(self.painted, self.size.width)
        return self.strip(lines[y] if y < len(lines) else Line(), self.size.width)

    def render(self) -> str:
        return ""


class Rows(ScrollView, Inked, can_focus=True):
    """A list of rows of one or more lines, with a cursor. Subclasses say how many there are and how each looks."""

    DEFAULT_CSS = "Rows { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; scrollbar-gutter: stable; }"

    FLAGS = False
    """Whether rows carry a sign of their own between the cursor's bar and the text."""
    BOLD = True
    """Whether the first line of the row under the cursor is set in bold."""

    cursor: reactive[int] = reactive(0, repaint=False)

    class Said(Message):
        """Something about a row."""

        def __init__(self, rows: Rows, index: int) -> None:
            super().__init__()
            self.rows, self.index = rows, index

        @property
        def control(self) -> Rows:
            return self.rows

    class Moved(Said):
        """The reader moved the cursor to a row."""

    class Chosen(Said):
        """The reader chose the row under the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tops: list[int] = [0]
        self._painted: dict[int, list[Line]] = {}
        self._width = 0

    @property
    def _beside(self) -> int:
        return GUTTER + self.FLAGS + MARGIN

    # What a subclass says.

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int) -> list[Line]:
        """How a row looks."""
        raise NotImplementedError

    def row_height(self, index: int, width: int) -> int:
        """How many lines a row takes."""
        return len(self.row(index, width))

    def lead(self, index: int) -> int:
        """How many of a row's lines stand above it as a heading: the cursor is not for them."""
        return 0

    def selectable(self, index: int) -> bool:
        """Whether the cursor may stand on a row; on headings it does not."""
        return True

    def flag(self, index: int, within: int) -> tuple[str, str]:
        """(sign, ink) left of one line of a row: one cell."""
        return " ", ""

    def empty(self, width: int) -> list[Line]:
        """What stands where there are no rows."""
        return []

    # What the owner does.

    def renew(self, cursor: int | None = None) -> None:
        """The rows are other ones now; the cursor's row stays on the line of the screen where it was."""
        line = self._tops[min(self.cursor, len(self._tops) - 1)] - self.scroll_offset.y
        self._measure()
        self.cursor = max(0, min(self.cursor if cursor is None else cursor, self.count() - 1))
        if self.count() and self.is_mounted:
            self.scroll_to(y=max(0, self._tops[self.cursor] - max(0, line)), animate=False, force=True, immediate=True)
            self._show_cursor()
        self.refresh()

    def spot(self) -> Spot:
        """Where the list is, for `resume`."""
        return self.cursor, self.scroll_offset.y

    def resume(self, spot: Spot) -> None:
        """The rows of that time are back: be where one was among them."""
        self.renew(spot[0])
        self.scroll_to(y=spot[1], animate=False, force=True, immediate=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take in that width: a list that is as high as it needs to be stands at once."""
        room = max(1, width - self.scrollbar_gutter.width - self._beside)
        if room != self._width:
            self.set_reactive(Rows.virtual_size, self._measured(room))  # told of it, Textual would begin once more
        return self.virtual_size.height

    def _measure(self) -> None:
        self.virtual_size = self._measured(max(1, self.scrollable_content_region.width - self._beside))

    def _measured(self, width: int) -> Size:
        self._painted.clear()
        self._width = width
        self._tops = [0, *accumulate(self.row_height(index, width) for index in range(self.count()))]
        return Size(width + self._beside, self._tops[-1] or len(self.empty(width)))

    def on_resize(self, event: events.Resize) -> None:
        if max(1, self.scrollable_content_region.width - self._beside) != self._width:
            self.renew()
        else:
            self._show_cursor()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painted.clear()

    # Painting.

    def render_line(self, y: int) -> Strip:
        width, line = self.size.width, y + self.scroll_offset.y
        if not self.count():
            lines = self.empty(self._width)
            return self.strip(lines[line] if line < len(lines) else Line(), width, ("  ", ""))
        if line >= self._tops[-1]:
            return Strip.blank(width, self.base)
        index = bisect_right(self._tops, line) - 1
        if index not in self._painted:
            if len(self._painted) > 500:
                self._painted.clear()
            self._painted[index] = self.row(index, self._width)
        painted = self._painted[index]
        text = painted[line - self._tops[index]] if line - self._tops[index] < len(painted) else Line()
        mark = (" ", "")
        within = line - self._tops[index] - self.lead(index)
        if index == self.cursor and text.text and within >= 0:
            mark = ("▌", "accent") if self.has_focus else ("▏", "faint")
            if not within and self.BOLD:
                text = Line(text.text, ((0, len(text.text), "title"), *text.inks))
        flags = (self.flag(index, within), (" ", "")) if self.FLAGS else ((" ", ""),)
        return self.strip(text, width, mark, *flags)

    def watch_cursor(self) -> None:
        self.refresh()

    def _show_cursor(self) -> None:
        if self.cursor + 1 < len(self._tops):
            top, bottom = self._tops[self.cursor], self._tops[self.cursor + 1]
            self.scroll_to_region(Region(0, top, 1, bottom - top), animate=False, force=True, immediate=True)

    # Moving.

    def _move_to(self, index: int) -> None:
        index = max(0, min(index, self.count() - 1))
        beyond = range(index, self.count()) if index > self.cursor else range(index, -1, -1)
        before = range(index, self.cursor, -1 if index > self.cursor else 1)
        index = next((at for at in chain(beyond, before) if self.selectable(at)), self.cursor)
        if index != self.cursor:
            self.cursor = index
            self._show_cursor()
            self.post_message(self.Moved(self, index))

    def action_move(self, step: int) -> None:
        self._move_to(self.cursor + step)

    def action_page(self, step: int, part: int = 1) -> None:
        line = self._tops[self.cursor] + step * (self.size.height // part)
        # Forward to the row that covers the line, back to the first that begins below it: so the ways are equal.
        index = bisect_right(self._tops, line) - 1 if step > 0 else bisect_left(self._tops, line)
        self._move_to(index if index != self.cursor else self.cursor + step)

    def action_half(self, step: int) -> None:
        self.action_page(step, 2)

    def action_edge(self, step: int) -> None:
        self._move_to(0 if step < 0 else self.count() - 1)

    def action_choose(self) -> None:
        if self.count():
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        if (place := event.get_content_offset(self)) is None:
            return
        index = bisect_right(self._tops, place.y + self.scroll_offset.y) - 1
        if index == self.cursor:
            self.action_choose()
        elif 0 <= index < self.count():
            self._move_to(index)
