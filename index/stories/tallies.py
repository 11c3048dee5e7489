"""Happenings counted: by day, week, actor, target, place, type, or by the two names that stand in one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
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
    """What is counted of a happening; `names` are those of actors and targets that are proper names."""

    type: str
    mode: str
    first: str | None
    last: str | None
    killed_min: int
    killed_max: int | None
    reports: int
    score: float
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def counted(one: Happening) -> Counted:
    """What is counted of a happening that is at hand whole."""
    killed = one.killed.range if one.killed else None
    return Counted(
        one.type,
        one.mode[0] if one.mode else "",
        one.first,
        one.last,
        (killed.min or 0) if killed else 0,
        killed.max if killed else 0,
        len(one.reports),
        one.score,
        one.actors,
        one.targets,
        (one.place.canonical or one.place.text,) if one.place else (),
        tuple(dict.fromkeys((*one.actors, *one.targets))),
    )


def tally(happenings: Iterable[Counted], by: By, *, rising: bool = False, until: str = "") -> list[Tally]:
    """Days and weeks in their order, everything else with the most happenings first; `rising`: first what happens more
    often in the week up to `until` (else to the latest day) than is usual, and nothing that did not happen in it. A
    happening of two actors counts for each; one without any for none.
    """
    groups: dict[str, list[Counted]] = defaultdict(list)
    latest = until
    for happening in happenings:
        latest = latest if until else max(latest, happening.first or "")
        for key in dict.fromkeys(_KEYS[by](happening)):
            groups[key].append(happening)
    end = day_of(latest)
    rows = [_row(key, members, end) for key, members in groups.items()]
    if rising:
        rows = [row for row in rows if row.recent]
        return sorted(rows, key=lambda row: (-(row.recent + 1) / (row.usual + 1), -row.recent, row.key))
    if by in ("day", "week"):
        return sorted(rows, key=lambda row: row.key)
    return sorted(rows, key=lambda row: (-row.happenings, -row.killed_min, row.key))


def _row(key: str, members: Sequence[Counted], end: date | None) -> Tally:
    days = [day for one in members for day in (one.first, one.last) if day]
    ages = Counter[bool]()
    for one in members if end else ():
        day = day_of(one.first)
        age = (end - day).days if end and day else -1
        if 0 <= age < RECENT_DAYS + USUAL_DAYS:
            ages[age < RECENT_DAYS] += 1
    return Tally(
        key,
        len(members),
        sum(one.reports for one in members),
        sum(one.killed_min for one in members),
        None if any(one.killed_max is None for one in members) else sum(one.killed_max or 0 for one in members),
        min(days, default=None),
        max(days, default=None),
        ages[True],
        round(ages[False] * RECENT_DAYS / USUAL_DAYS, 2),
    )


def _week(happening: Counted) -> list[str]:
    day = day_of(happening.first)
    if day is None:
        return []
    return [(day - timedelta(days=min(day.weekday(), (day - date.min).days))).isoformat()]  # Monday, as in ISO 8601


def _pairs(happening: Counted) -> list[str]:
    return [f"{one} – {other}" for one, other in combinations(sorted(happening.names), 2)]


_KEYS: dict[By, Callable[[Counted], Sequence[str]]] = {
    "day": lambda happening: [happening.first] if happening.first else [],
    "week": _week,
    "actor": lambda happening: happening.actors,
    "target": lambda happening: happening.targets,
    "place": lambda happening: happening.places,
    "type": lambda happening: [display(happening.type, [happening.mode])],
    "pair": _pairs,
}
