"""What several articles tell, as painted lines: a story of the list, a line that runs down the timeline, a bar that
leaves a middle to either side. Pure; widths in cells, nothing wraps.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from rich.cells import cell_len

from index.records import Story
from tui.describe import day
from tui.lines import Line, fit, joined, line, neutralise
from tui.paint import hit_lines

HALF_LEFT, HALF_RIGHT, FULL = "▐", "▌", "█"

MOST_TENSION = 10
"""PLOVER scores reach from -10, war, to 10, help."""


def story_lines(story: Story, width: int, *, year: bool = True) -> list[Line]:
    """The title of its latest article; how many tell it and how many were killed; who told it first, who last. What
    only one article tells looks as it does in any list.
    """
    if story.articles == 1:
        return hit_lines(story.hit, width, year=year)
    title = Line(neutralise(story.hit.title.text), tuple((*span, "hit") for span in story.hit.title.spans))
    killed = line((f"{story.killed.text} killed", "figure")) if story.killed else Line()
    differ = line(("they differ", "quiet")) if story.conflicting else Line()
    sources = line((f"{story.sources} source{'' if story.sources == 1 else 's'}", "accent"))
    counted = line(sources, (f" in {story.articles} articles", "quiet"))
    told = [joined(parts) for parts in ([counted, killed, differ], [counted, killed], [sources, killed])]
    (first, since), (latest, until) = story.first, story.latest
    since, until = (day(value, short=True, year=year) or "undated" for value in (since, until))
    spans = [
        line(("first ", "quiet"), first, (f" {since}, latest ", "quiet"), latest, (f" {until}", "quiet")),
        line(first, (f" {since} → ", "quiet"), latest, (f" {until}", "quiet")),
        line(first, (f" {since} → {until}", "quiet")),
    ]
    return [fit(title, width), _fitting(told, width), _fitting(spans, width)]


def _fitting(lines: Sequence[Line], width: int) -> Line:
    """The first that has room; of the last, which is the shortest, the beginning."""
    return fit(next((one for one in lines if cell_len(one.text) <= width), lines[-1]), width)


def track(values: Sequence[int], width: int) -> list[str]:
    """A line that runs down over rows, further right the higher the value: for each row its cells. Steps are those of a
    logarithm, so that one who died shows beside a thousand.
    """
    most = math.log1p(max(values, default=0)) or 1.0
    places = [round((width - 1) * math.log1p(value) / most) for value in values]
    rows = []
    for at, place in enumerate(places):
        before = places[at - 1] if at else place
        if place == before:
            cells = " " * place + "│"
        elif place > before:
            cells = " " * before + "╰" + "─" * (place - before - 1) + "╮"
        else:
            cells = " " * place + "╭" + "─" * (before - place - 1) + "╯"
        rows.append(f"{cells:<{width}}")
    return rows


def lean(score: float | None, side: int) -> Line:
    """A bar of at most `side` cells to the left of a middle for a score below zero, to the right for one above."""
    if score is None:
        return line((" " * side + "╵" + " " * side, "faint"))
    halves = min(2 * side, round(abs(score) / MOST_TENSION * 2 * side))
    bar = FULL * (halves // 2)
    if score < 0:
        left = (HALF_LEFT if halves % 2 else "") + bar
        return line((f"{left:>{side}}", "conflict"), ("│", "faint"), " " * side)
    right = bar + (HALF_RIGHT if halves % 2 else "")
    return line(" " * side, ("│", "faint"), (f"{right:<{side}}", "cooperation"))
