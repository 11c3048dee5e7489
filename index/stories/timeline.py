"""Days, weeks, months and years, and what happened in each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from index.records import Period

if TYPE_CHECKING:
    from index.stories.tallies import Counted

Grain = Literal["day", "week", "month", "year"]
GRAINS: tuple[Grain, ...] = get_args(Grain)

MOST_PERIODS = 62
"""More would be too many to look at: the next longer period is counted then."""


def timeline(happenings: Iterable[Counted], grain: Grain | None = None) -> tuple[Grain, list[Period]]:
    """Every period from the first happening to the last, empty ones too; those without a day are left out. Without a
    `grain` the shortest that gives no more than MOST_PERIODS.
    """
    dated = [(day, one) for one in happenings if (day := day_of(one.first)) is not None]
    if not dated:
        return grain or "day", []
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    grain = grain or grain_of(first, last)
    within: dict[date, list[Counted]] = defaultdict(list)
    for day, one in dated:
        within[period(day, grain)].append(one)
    return grain, [_period(start, grain, within[start]) for start in periods(min(within), max(within), grain)]


def _period(start: date, grain: Grain, members: Sequence[Counted]) -> Period:
    counts = Counter[str]()
    for one in members:
        counts[one.type] += one.happenings
    scored = sum(one.scored for one in members)
    return Period(
        start.isoformat(),
        end(start, grain).isoformat(),
        tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0]))),
        sum(one.killed_min for one in members),
        None if any(one.killed_max is None for one in members) else sum(one.killed_max or 0 for one in members),
        sum(one.score for one in members) / scored if scored else None,
    )


@lru_cache(maxsize=8192)
def day_of(text: str | None) -> date | None:
    """The day that YYYY-MM-DD means; None where it means none."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def grain_of(first: date, last: date) -> Grain:
    """The shortest period that gives no more than MOST_PERIODS from one day to the other."""
    span = (last - first).days + 1
    if span <= MOST_PERIODS:
        return "day"
    if span <= MOST_PERIODS * 7:
        return "week"
    return "month" if span <= MOST_PERIODS * 30 else "year"


def period(day: date, grain: Grain) -> date:
    """The first day of the period a day lies in; weeks begin on Monday (ISO 8601)."""
    if grain == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if grain == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if grain == "year" else day


def end(start: date, grain: Grain) -> date:
    """The last day of the period that begins on `start`."""
    following = _next(start, grain)
    return date.max if following is None else following - timedelta(days=1)


def periods(first: date, last: date, grain: Grain) -> list[date]:
    """The first days of all periods from one to the other, both included."""
    found, at = [first], _next(first, grain)
    while at is not None and at <= last:
        found.append(at)
        at = _next(at, grain)
    return found


def _next(start: date, grain: Grain) -> date | None:
    """The first day of the period after; None where the calendar ends."""
    try:
        if grain in ("day", "week"):
            return start + timedelta(days=1 if grain == "day" else 7)
        if grain == "month" and start.month < 12:
            return start.replace(month=start.month + 1)
        return start.replace(year=start.year + 1, month=1)
    except (ValueError, OverflowError):
        return None
