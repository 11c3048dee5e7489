"""The timeline: what happened day by day, week by week or month by month, stacked by kind, with the dead beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import get_args

from rich.cells import cell_len
from textual import on
from textual.binding import Binding

from index.errors import DatelineError
from index.library import Grain, Library
from index.records import Period
from tui.describe import day
from tui.happened import TYPE_INKS
from tui.lines import Line, line, spread
from tui.paint import nothing
from tui.screens.help import Overlay
from tui.telling import lean, track
from tui.widgets.painted import Bar, Rows

GRAINS: tuple[Grain, ...] = get_args(Grain)

STACK = ("conflict", "pressure", "talk", "cooperation", "other")
"""Inks of the types, in the order they are stacked."""

WORDS = {"conflict": "violence", "pressure": "pressure", "talk": "talk", "cooperation": "help", "other": "other"}

BLOCKS = " ▏▎▍▌▋▊▉"
"""Eighths of a cell, so that one happening among hundreds still shows."""

LABEL, COUNT, TRACK, FIGURES, SIDE = 12, 5, 14, 15, 4
"""Cells for the days on the left; on the right for how many, for the line of the dead, for how many dead, and for each
side of the tension.
"""

CAPTIONS = f"{'killed':<{TRACK + FIGURES}}{'−':>{SIDE}}│{'+':<{SIDE}}"
"""What stands over the dead and the tension: conflict to the left, cooperation to the right."""

FULL = 70
"""A chart at least this wide shows the line of the dead and the tension, a narrower one figures alone."""


class PeriodRows(Rows):
    """A bar for each period."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.grain: Grain = "day"
        self.periods: list[Period] = []
        self.most = 1
        self.tracks: list[str] = []
        self.counting = True

    def show(self, grain: Grain, periods: list[Period]) -> None:
        """Other periods, the cursor on the latest."""
        self.grain, self.periods, self.counting = grain, periods, False
        self.most = max((one.total for one in periods), default=1)
        self.tracks = track([one.killed_min for one in periods], TRACK)
        self.renew(len(periods) - 1)

    @property
    def room(self) -> int:
        """Cells of a row."""
        return self._width

    def count(self) -> int:
        return len(self.periods)

    def row_height(self, index: int, width: int) -> int:
        return 1

    def row(self, index: int, width: int) -> list[Line]:
        period = self.periods[index]
        days = (f"{label(period, self.grain):<{LABEL}}", "quiet")
        if width < FULL:
            room = max(4, width - LABEL - COUNT - FIGURES - 1)
            return [line(days, bar(period, self.most, room), figures(period), " ", dead(period))]
        room = width - LABEL - COUNT - TRACK - FIGURES - 2 * SIDE - 5
        killed = dead(period)
        return [
            line(
                days, bar(period, self.most, room), figures(period), "  ",
                (self.tracks[index], "figure"), " ", killed, " " * max(0, FIGURES - 1 - len(killed.text)), " ",
                lean(period.tension, SIDE),
            )
        ]  # fmt: skip

    def empty(self, width: int) -> list[Line]:
        if self.counting:
            return nothing(width, "Counting…")
        return nothing(width, "No dated events here.", "The search bar says what is counted.")


class Timeline(Overlay):
    """Periods of the present search; `chosen` is told the days of the one that is taken."""

    BINDINGS = [
        Binding("enter", "choose", show=False, system=True),
        Binding("w,plus", "grain(1)", show=False, system=True),
        Binding("W,minus", "grain(-1)", show=False, system=True),
    ]
    OFFERS = (("↵", "search these days"), ("w W", "longer, shorter"), ("j k", "move"), ("esc", "closes"))

    def __init__(self, library: Library, query: str, chosen: Callable[[str, str], None]) -> None:
        super().__init__()
        self.library, self.searched, self._chosen = library, query, chosen

    def heading(self) -> Line:
        return line(("  Timeline", "title"))

    def body(self) -> Rows:
        return PeriodRows(id="periods")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(".overlay").add_class("-chart")
        self._count(None)

    def _count(self, grain: Grain | None) -> None:
        self.run_worker(lambda: self._counted(grain), thread=True, exclusive=True, exit_on_error=False)

    def _counted(self, grain: Grain | None) -> None:
        try:
            found = self.library.timeline(self.searched, grain)
        except DatelineError as error:
            self.app.call_from_thread(self.app.notify, str(error), severity="error", markup=False)
            found = (grain or "day", [])
        self.later(self._show, *found)

    def _show(self, grain: Grain, periods: list[Period]) -> None:
        self.query_one(PeriodRows).show(grain, periods)
        total = Counter[str]()
        for period in periods:
            total.update(stacked(period))
        runs: list[str | tuple[str, str]] = [("  Timeline", "title"), (f" by {grain}  ", "quiet")]
        for ink in STACK:
            if total[ink]:
                runs += [("█ ", ink), (f"{WORDS[ink]} {total[ink]:,} ", "quiet")]
        self.query_one("#heading", Bar).painted = line(*runs)
        self._caption()

    def _caption(self) -> None:
        """Say over the columns what they are, where there is room beside what the colours are."""
        bar, rows = self.query_one("#heading", Bar), self.query_one(PeriodRows)
        if rows.periods and rows.room - len(CAPTIONS) > cell_len(bar.painted.text):
            margin = max(0, bar.size.width - rows.room - 1)
            bar.painted = spread(bar.painted, line((CAPTIONS + " " * margin, "quiet")), bar.size.width)

    def action_grain(self, step: int) -> None:
        rows = self.query_one(PeriodRows)
        at = GRAINS.index(rows.grain) + step
        if not rows.counting and 0 <= at < len(GRAINS):
            self._count(GRAINS[at])

    def action_choose(self) -> None:
        self.query_one(PeriodRows).action_choose()

    @on(Rows.Chosen)
    def _take(self, message: Rows.Chosen) -> None:
        if self.is_current:
            period = self.query_one(PeriodRows).periods[message.index]
            self.dismiss()
            self._chosen(period.first, period.last)


def label(period: Period, grain: Grain) -> str:
    """A period in words: `4 Jun 2017`, `29 May 2017` for the week that begins then, `Jun 2017`, `2017`."""
    if grain == "year":
        return period.first[:4]
    return day(period.first[:7] if grain == "month" else period.first, short=True)


def stacked(period: Period) -> Counter[str]:
    """How many happenings are painted in each ink."""
    counts = Counter[str]()
    for type_, count in period.counts:
        counts[TYPE_INKS.get(type_, "other")] += count
    return counts


def bar(period: Period, most: int, room: int) -> Line:
    """A bar of at most `room` cells for a period, where `most` happenings fill it."""
    if not period.total:
        return line(("·" + " " * (room - 1), "faint"))
    counts, done, runs = stacked(period), 0, list[tuple[str, str]]()
    for ink in STACK:
        before = done * room * 8 // most // 8
        done += counts[ink]
        eighths = done * room * 8 // most
        last = done == period.total
        cells = max(eighths // 8 - before, 0)
        tip = BLOCKS[eighths % 8].strip() if last else ""
        if counts[ink]:
            runs.append(("█" * cells + tip or BLOCKS[1], ink))
    painted = line(*runs)
    return line(painted, " " * max(0, room - len(painted.text)))


def figures(period: Period) -> Line:
    """How many happenings stand behind the bar."""
    return line(f"{period.total:>{COUNT},}" if period.total else " " * COUNT)


def dead(period: Period) -> Line:
    """How many were killed, at least and at most."""
    if not period.killed_min and period.killed_max == 0:
        return Line()
    top = "+" if period.killed_max is None else ""
    if period.killed_max is not None and period.killed_max > period.killed_min:
        top = f"-{period.killed_max:,}"
    return line((f"{period.killed_min:,}{top}", "figure"))
