"""Charts as inline SVG: shapes and words only, so that they print, scale and need nothing to be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from index.stories.timeline import Grain, day_of, grain_of, period, periods

QUADS = ("material conflict", "verbal conflict", "verbal cooperation", "material cooperation")
"""PLOVER's quad classes, in the order they are stacked; anything else is "other"."""

WIDTH, HEIGHT, LEFT, BOTTOM = 720, 160, 34, 18


def timeline(days: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """A chart of how many events each (day, quad class) has: one bar a day, week, month or year, stacked by class, with
    its figures in words for those who cannot see it. Days are YYYY-MM-DD; ones that are no dates are left out.
    """
    dated = [(day_of(day), quad if quad in QUADS else "other", count) for (day, quad), count in days.items()]
    known = [(day, quad, count) for day, quad, count in dated if day is not None]
    if not known:
        return
    grain = grain_of(min(day for day, _, _ in known), max(day for day, _, _ in known))
    counts = Counter[tuple[date, str]]()
    for day, quad, count in known:
        counts[period(day, grain), quad] += count
    starts = periods(min(start for start, _ in counts), max(start for start, _ in counts), grain)
    totals = [sum(counts[start, quad] for quad in (*QUADS, "other")) for start in starts]
    yield "<figure>"
    yield f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Events by {grain}">'
    yield from _axis(starts, max(totals), grain)
    yield from _bars(starts, counts, max(totals), grain)
    yield "</svg>"
    yield f"<figcaption>Events by {grain}.{_legend(counts)}</figcaption>"
    yield "</figure>"


def _axis(starts: list[date], most: int, grain: Grain) -> Iterator[str]:
    floor = HEIGHT - BOTTOM
    yield f'<line class="axis" x1="{LEFT}" y1="{floor}" x2="{WIDTH}" y2="{floor}"/>'
    yield f'<text x="{LEFT - 6}" y="12" text-anchor="end">{most}</text>'
    yield f'<text x="{LEFT - 6}" y="{floor}" text-anchor="end">0</text>'
    yield f'<text x="{LEFT}" y="{HEIGHT - 4}">{_named(starts[0], grain)}</text>'
    if len(starts) > 1:
        yield f'<text x="{WIDTH}" y="{HEIGHT - 4}" text-anchor="end">{_named(starts[-1], grain)}</text>'


def _bars(starts: list[date], counts: Counter[tuple[date, str]], most: int, grain: Grain) -> Iterator[str]:
    floor, room = HEIGHT - BOTTOM, HEIGHT - BOTTOM - 4
    step = (WIDTH - LEFT) / len(starts)
    width = min(step * 0.82, 36)
    for number, start in enumerate(starts):
        top = float(floor)
        for quad in (*QUADS, "other"):
            if not (count := counts[start, quad]):
                continue
            height = count / most * room
            top -= height
            x = LEFT + number * step + (step - width) / 2
            yield (
                f'<rect class="{quad.replace(" ", "-")}" x="{x:.1f}" y="{top:.1f}" width="{width:.1f}" '
                f'height="{height:.1f}"><title>{_named(start, grain)}: {count} {quad}</title></rect>'
            )


def _named(start: date, grain: Grain) -> str:
    if grain == "year":
        return f"{start.year:04d}"
    return start.isoformat()[:7] if grain == "month" else start.isoformat()


def _legend(counts: Counter[tuple[date, str]]) -> str:
    present = {quad for _, quad in counts}
    return "".join(
        f'<span class="swatch {quad.replace(" ", "-")}"></span>{quad}' for quad in (*QUADS, "other") if quad in present
    )
