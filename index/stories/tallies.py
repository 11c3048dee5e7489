"""Happenings counted: by day, week, actor, target, place, type, or by the two names that stand in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from index.names import display
from index.records import Happening, Tally
from index.stories.timeline import day_of

By = Literal["day", "week", "actor", "target", "place", "type", "pair"]
BYS: tuple[By, ...] = get_args(By)

RECENT_DAYS, USUAL_DAYS = 7, 28
"""Days up to the latest that are recent, and the days before them that say what is usual."""


class Counted(msgspec.Struct, frozen=True):
    """Happenings that were counted together: of one day, type and mode, or of one name. `killed_max` is None where one
    has no upper bound; `score` adds up those of the `scored`; `recent` and `before` lie in the days for these.
    """

    type: str
    mode: str
    first: str | None
    last: str | None
    happenings: int
    reports: int
    killed_min: int
    killed_max: int | None
    score: float = 0.0
    scored: int = 0
    recent: int = 0
    before: int = 0


def counted(one: Happening) -> Counted:
    """A happening that is at hand whole, counted by itself."""
    killed = one.killed.range if one.killed else None
    return Counted(
        one.type,
        one.mode[0] if one.mode else "",
        one.first,
        one.last,
        1,
        len(one.reports),
        (killed.min or 0) if killed else 0,
        killed.max if killed else 0,
        one.score,
        int(bool(one.score)),
    )


def spans(until: str) -> tuple[str, str, str]:
    """The day after which an event is recent, the last recent day, and the first of the days before; empty days where
    `until` is none.
    """
    end = day_of(until)
    if end is None or (end - date.min).days < RECENT_DAYS + USUAL_DAYS:
        return "", "", ""
    recent = end - timedelta(days=RECENT_DAYS)
    return recent.isoformat(), end.isoformat(), (recent - timedelta(days=USUAL_DAYS)).isoformat()


def keyed(rows: Iterable[Counted], by: By) -> Iterable[tuple[str, Counted]]:
    """The rows under the day, the week or the type they are of; those without a day are none's."""
    for row in rows:
        if (key := _KEYS[by](row)) is not None:
            yield key, row


def tally(rows: Iterable[tuple[str, Counted]], by: By, *, rising: bool = False) -> list[Tally]:
    """Days and weeks in their order, everything else with the most happenings first; `rising`: first what happens more
    often lately than is usual, and nothing that did not happen lately.
    """
    groups: dict[str, list[Counted]] = defaultdict(list)
    for key, row in rows:
        groups[key].append(row)
    found = [_row(key, members) for key, members in groups.items()]
    if rising:
        found = [row for row in found if row.recent]
        return sorted(found, key=lambda row: (-(row.recent + 1) / (row.usual + 1), -row.recent, row.key))
    if by in ("day", "week"):
        return sorted(found, key=lambda row: row.key)
    return sorted(found, key=lambda row: (-row.happenings, -row.killed_min, row.key))


def _row(key: str, members: Sequence[Counted]) -> Tally:
    return Tally(
        key,
        sum(one.happenings for one in members),
        sum(one.reports for one in members),
        sum(one.killed_min for one in members),
        None if any(one.killed_max is None for one in members) else sum(one.killed_max or 0 for one in members),
        min((one.first for one in members if one.first), default=None),
        max((one.last for one in members if one.last), default=None),
        sum(one.recent for one in members),
        round(sum(one.before for one in members) * RECENT_DAYS / USUAL_DAYS, 2),
    )


def _week(row: Counted) -> str | None:
    day = day_of(row.first)
    if day is None:
        return None
    return (day - timedelta(days=min(day.weekday(), (day - date.min).days))).isoformat()  # Monday, as in ISO 8601


_KEYS: dict[By, Callable[[Counted], str | None]] = {
    "day": lambda row: row.first,
    "week": _week,
    "type": lambda row: display(row.type, [row.mode]),
}
