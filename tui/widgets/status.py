"""The footer: the keys of the pane one is in, and, while files are being read, how far that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePath

from rich.cells import cell_len
from textual.reactive import reactive

from index.records import Progress
from tui.keys import NEEDS, Pane, footer
from tui.lines import Line, fit, line
from tui.widgets.painted import Bar

STAGES = {"read": "reading", "index": "indexing", "extract": "analysing", "gather": "comparing", "done": "done"}


def progress_line(progress: Progress, rate: float, failed: int) -> Line:
    """`analysing 3/12 · 4.1/s · stories/dolvara.txt · 1 failed`."""
    runs: list[str | tuple[str, str]] = [(STAGES[progress.stage], "accent")]
    runs.append(f" {progress.done:,}/{progress.total:,}" if progress.total else f" {progress.done:,}")
    if rate > 0:
        runs.append((f" · {rate:,.1f}/s" if rate < 10 else f" · {rate:,.0f}/s", "quiet"))
    if failed:
        runs.append((f" · {failed:,} failed (!)", "figure"))
    if progress.path:
        runs.append((f" · {'/'.join(PurePath(progress.path).parts[-2:])}", "quiet"))
    return line(*runs)


def keys_line(pane: Pane, width: int, there: Collection[str] = NEEDS) -> Line:
    """As many of a pane's keys as fit, the most useful first."""
    return offers(footer(pane, there), width)


def offers(pairs: Iterable[tuple[str, str]], width: int) -> Line:
    """(keys, word) pairs on a line, as many as fit."""
    found = Line()
    for keys, word in pairs:
        longer = line(found, "  " if found.text else "", (keys, "accent"), (f" {word}", "quiet"))
        if cell_len(longer.text) > width:
            break
        found = longer
    return found


class Status(Bar):
    """One line at the foot of the screen."""

    pane: reactive[Pane] = reactive[Pane]("list")
    progress: reactive[Line] = reactive(Line())
    there: reactive[frozenset[str]] = reactive(frozenset[str]())
    """What keys can act on now."""

    def _renew(self) -> None:
        width = self.size.width - 2
        if not self.progress.text:
            self.painted = line(" ", keys_line(self.pane, width, self.there))
            return
        tail = line(("  esc", "accent"), (" stops", "quiet")) if "stop" in self.there else Line()
        room = min(width - cell_len(tail.text), max(width // 2, width - 48))
        left = line(fit(self.progress, room), tail)
        keys = keys_line(self.pane, width - cell_len(left.text) - 3, self.there)
        self.painted = line(" ", left, ("   " if keys.text else ""), keys)

    def watch_pane(self) -> None:
        self._renew()

    def watch_there(self) -> None:
        self._renew()

    def watch_progress(self) -> None:
        self._renew()

    def on_resize(self) -> None:
        self._renew()
