"""Happenings counted: by day, week, actor, target, place or type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Literal, get_args

import msgspec

from index.names import display
from index.records import Happening

By = Literal["day", "week", "actor", "target", "place", "type"]
BYS: tuple[By, ...] = get_args(By)


class Tally(msgspec.Struct, frozen=True):
    """One row: how many happenings and reports, the least and the most killed (None: no upper bound), the days."""

    key: str
    happenings: int
    reports: int
    killed_min: int
    killed_max: int | None
    first: str | None
    last: str | None


def tally(happenings: Iterable[Happening], by: By) -> list[Tally]:
    """Days and weeks in their order, everything else with the most happenings first. A happening of two actors counts
    for each; one without any for none.
    """
    groups: dict[str, list[Happening]] = defaultdict(list)
    for happening in happenings:
        for key in dict.fromkeys(_KEYS[by](happening)):
            groups[key].append(happening)
    rows = [_row(key, members) for key, members in groups.items()]
    if by in ("day", "week"):
        return sorted(rows, key=lambda row: row.key)
    return sorted(rows, key=lambda row: (-row.happenings, -row.killed_min, row.key))


def _row(key: str, members: Sequence[Happening]) -> Tally:
    killed = [happening.killed.range for happening in members if happening.killed]
    open_ended = any(quantity.max is None for quantity in killed)
    days = sorted(day for happening in members for day in (happening.first, happening.last) if day)
    return Tally(
        key,
        len(members),
        sum(len(happening.reports) for happening in members),
        sum(quantity.min or 0 for quantity in killed),
        None if open_ended else sum(quantity.max or 0 for quantity in killed),
        days[0] if days else None,
        days[-1] if days else None,
    )


def _week(happening: Happening) -> list[str]:
    if happening.first is None:
        return []
    day = date.fromisoformat(happening.first)
    return [(day - timedelta(days=day.weekday())).isoformat()]  # Monday, as in ISO 8601


_KEYS: dict[By, Callable[[Happening], Sequence[str]]] = {
    "day": lambda happening: [happening.first] if happening.first else [],
    "week": _week,
    "actor": lambda happening: happening.actors,
    "target": lambda happening: happening.targets,
    "place": lambda happening: [happening.place.canonical or happening.place.text] if happening.place else [],
    "type": lambda happening: [display(happening.type, happening.mode)],
}
