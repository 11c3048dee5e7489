"""The files that could not be read, and why."""

from __future__ import annotations

from index.library import Library
from tui.lines import Line, fit, line
from tui.paint import nothing
from tui.screens.help import Overlay
from tui.widgets.painted import Rows
from tui.wrap import ELLIPSIS, cut, fits


def tail(path: str, width: int) -> str:
    """A path in `width` cells: a long one loses its beginning, for its end names the file."""
    if fits(path, width):
        return path
    start = len(path) - cut(path[::-1], max(0, width - 1))
    return ELLIPSIS + path[start:]


class FailureRows(Rows):
    """A path and a reason each."""

    def __init__(self, failures: tuple[tuple[str, str], ...], *, id: str) -> None:
        super().__init__(id=id)
        self.failures = failures

    def count(self) -> int:
        return len(self.failures)

    def row(self, index: int, width: int) -> list[Line]:
        path, reason = self.failures[index]
        return [line(tail(path, width)), fit(line(("  " + reason, "quiet")), width), Line()]

    def row_height(self, index: int, width: int) -> int:
        return 3

    def empty(self, width: int) -> list[Line]:
        return nothing(width, "Every file could be read.")


class Failures(Overlay):
    """What was left out at the latest additions."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.failures = library.failures()

    def heading(self) -> Line:
        return line(("  Files left out", "title"), (f"  {len(self.failures):,}", "quiet"))

    def body(self) -> Rows:
        return FailureRows(self.failures, id="failures")
