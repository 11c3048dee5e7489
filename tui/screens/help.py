"""The keys of the pane one came from, then those of the others; from the one table of keys."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.events import Resize
from textual.geometry import Size

from tui.keys import OWN, PANES, Key, Pane, keys_of
from tui.lines import Line, line
from tui.screens.closing import Closing
from tui.widgets.painted import Bar, Rows
from tui.widgets.status import offers

FRAME, MARGINS = 5, 2
"""Lines of an overlay that are not its list (the space inside it, its heading, the keys), and those around it."""


class Lines(Rows):
    """Lines to read, without a choice to make."""

    BOLD = False

    def __init__(self, lines: list[Line], *, id: str) -> None:
        super().__init__(id=id)
        self.lines = lines

    def count(self) -> int:
        return len(self.lines)

    def row(self, index: int, width: int) -> list[Line]:
        return [self.lines[index]]

    def row_height(self, index: int, width: int) -> int:
        return 1


class Overlay(Closing[None]):
    """Something to look at over the reader; escape or q closes it."""

    BINDINGS = [
        Binding("escape,q,question_mark", "dismiss", "Close", show=False, system=True),
        Binding("j,down", "move(1)", show=False, system=True),
        Binding("k,up", "move(-1)", show=False, system=True),
        Binding("space,pagedown", "page(1)", show=False, system=True),
        Binding("b,pageup", "page(-1)", show=False, system=True),
        Binding("g,home", "edge(-1)", show=False, system=True),
        Binding("G,end", "edge(1)", show=False, system=True),
    ]

    OFFERS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("esc", "closes"),
        ("j k", "move"),
        ("space b", "page"),
        ("g G", "beginning, end"),
    )
    """What its footer says."""

    def heading(self) -> Line:
        """What this is."""
        return Line()

    def body(self) -> Rows:
        """What there is to look at."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        with Vertical(classes="overlay"):
            yield Bar(id="heading")
            yield self.body()
        yield Bar(id="keys-here")

    def on_mount(self) -> None:
        self.query_one("#heading", Bar).painted = self.heading()
        self._fit(self.app.size)

    def on_resize(self, event: Resize) -> None:
        self._fit(event.size)

    def _fit(self, size: Size) -> None:
        # Textual cannot say "what is left of the screen" of a list that is only as high as it needs to be.
        around = 0 if self.query_one(".overlay").has_class("-chart") else MARGINS
        self.query_one(Rows).styles.max_height = max(1, size.height - FRAME - around)
        self.query_one("#keys-here", Bar).painted = line(" ", offers(self.OFFERS, size.width - 2))

    def action_move(self, step: int) -> None:
        self.query_one(Rows).action_move(step)

    def action_page(self, step: int) -> None:
        self.query_one(Rows).action_page(step)

    def action_edge(self, step: int) -> None:
        self.query_one(Rows).action_edge(step)


class Help(Overlay):
    """Keys."""

    def __init__(self, pane: Pane) -> None:
        super().__init__()
        self.pane = pane

    def heading(self) -> Line:
        return line(("  Keys", "title"))

    def body(self) -> Rows:
        return Lines(key_lines(self.pane), id="keys")


def _is_moving(key: Key) -> bool:
    return key.action.split("(")[0] in OWN - {"choose", "submit"}


def key_lines(pane: Pane) -> list[Line]:
    """The table of keys, a pane's own first, and of each pane's the ones that only move last."""
    order = [pane, "everywhere", *(other for other in PANES if other not in (pane, "everywhere"))]
    lines: list[Line] = []
    for name in order:
        lines += [Line(), line((PANES[name], "title"))]
        for key in sorted(keys_of(name, everywhere=False), key=_is_moving):
            shown = "  ".join(key.shown)
            lines.append(line((f"  {shown:<16}", "accent"), key.description))
    return lines[1:]
