"""Which events of different articles are the same happening: compatible type, place and day, and something more in
common: whom it hit, who did it, with what, or how many. Two events of one article are never the same one: extraction
has already told them apart.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from index.records import Argument, Event, Happening, Place, Quantity, Report, Toll

FAMILIES = {"X-DEATH": "ASSAULT", "X-CRIME": "ASSAULT", "X-DISASTER": "X-ACCIDENT", "CONSULT": "AGREE"}
"""Types that different papers use for one happening; a type not here is its own family."""

DAYS_APART = 2
"""Days that two reports of one happening may differ: night falls, and wires are late."""

KM_APART = 25.0
"""Distance at which two named points may still be one place: a town and the village outside it."""

WIDE = ("country", "region")
"""Kinds of place that hold too much to make two events one by themselves."""

NEEDED_SAME, NEEDED_WITHIN, NEEDED_NOWHERE = 1, 2, 3
"""Things in common that are asked for besides the day: at the same place; where one place holds the other; where one
report names no place.
"""

HEARSAY = ("negated", "hypothetical", "planned", "threatened")
"""Modalities of what did not happen, or not yet: those are no reports of a happening."""


@dataclass
class _Group:
    """Reports taken to be of one happening, and the articles they stand in."""

    reports: list[Report] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)


def happenings(reports: Iterable[Report]) -> list[Happening]:
    """Happenings, the earliest first; recalled, denied and planned events, and parts of a total, are left out."""
    told = [report for report in reports if _is_news(report.event)]
    told.sort(key=lambda report: (_days(report) or (date.max, date.max), report.published.value or "", report.event.id))
    groups: list[_Group] = []
    near: dict[str, list[_Group]] = defaultdict(list)
    for report in told:
        family = family_of(report.event.type)
        group = _best(report, near[family])
        if group is None:
            group = _Group()
            groups.append(group)
            near[family].append(group)
        group.reports.append(report)
        group.articles.add(report.article)
        near[family] = [other for other in near[family] if _still_near(report, other)]
    return [_happening(group.reports) for group in groups]


def family_of(type_: str) -> str:
    """The types that are compatible with this one, by the name of one of them."""
    return FAMILIES.get(type_, type_)


def _is_news(event: Event) -> bool:
    return not event.background and not event.part_of and event.modality not in HEARSAY


def _days(report: Report) -> tuple[date, date] | None:
    """The days of an event; without one the day its article came out and the two before."""
    when = report.event.date
    try:
        if when and (when.first or when.last):
            first, last = when.first or when.last or "", when.last or when.first or ""
            return date.fromisoformat(first), date.fromisoformat(last)
        if report.published.value:
            day = date.fromisoformat(report.published.value)
            return day - timedelta(days=DAYS_APART), day
    except (ValueError, OverflowError):
        pass
    return None


def _still_near(report: Report, group: _Group) -> bool:
    # Reports come in the order of their days: a group this far behind can get no more of them.
    days, last = _days(report), _days(group.reports[-1])
    return days is None or last is None or (days[0] - last[1]).days <= DAYS_APART


def _best(report: Report, groups: Iterable[_Group]) -> _Group | None:
    found: tuple[float, _Group] | None = None
    for group in groups:
        if report.article in group.articles:
            continue
        likeness = [_in_common(report, other) for other in group.reports]
        agreeing = sum(1 for value in likeness if value is not None)
        if agreeing * 2 > len(likeness):
            mean = sum(value or 0 for value in likeness) / len(likeness)
            if found is None or mean > found[0]:
                found = mean, group
    return found[1] if found else None


def _in_common(one: Report, other: Report) -> int | None:
    """How many things two reports share, if that is enough to take them for one happening."""
    if not _same_days(_days(one), _days(other)):
        return None
    needed = _needed(one.event.place, other.event.place)
    if needed is None:
        return None
    shared = (
        _share(one.event.targets, other.event.targets)
        + _share(one.event.actors, other.event.actors)
        + _share(one.event.instrument, other.event.instrument)
        + _alike(one.event.killed, other.event.killed)
        + _alike(one.event.injured, other.event.injured)
        + bool(set(one.event.mode) & set(other.event.mode))
    )
    return shared if shared >= needed else None


def _same_days(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    if one is None or other is None:
        return False
    return max((other[0] - one[1]).days, (one[0] - other[1]).days) <= DAYS_APART


def _needed(one: Place | None, other: Place | None) -> int | None:
    """How much two events must share, given their places; None where the places rule it out."""
    if one is None or other is None:
        return NEEDED_NOWHERE
    if one.country and other.country and one.country != other.country:
        return None
    if _name(one) == _name(other):
        return NEEDED_WITHIN if one.kind in WIDE else NEEDED_SAME
    if _holds(one, other) or _holds(other, one):
        return NEEDED_WITHIN
    if one.kind not in WIDE and other.kind not in WIDE and (gap := _kilometres(one, other)) is not None:
        return NEEDED_WITHIN if gap <= KM_APART else None
    return None


def _holds(wide: Place, narrow: Place) -> bool:
    if wide.kind == "country":
        return bool(wide.country) and wide.country == narrow.country
    return bool(narrow.admin1) and narrow.admin1.casefold() == _name(wide)


def _kilometres(one: Place, other: Place) -> float | None:
    """Great-circle distance, on a sphere of 6,371 km."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    a, b = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((b - a) / 2) ** 2
    half += math.cos(a) * math.cos(b) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1.0, half)))


def _name(place: Place) -> str:
    return (place.canonical or place.text).casefold()


def _share(one: Sequence[Argument], other: Sequence[Argument]) -> bool:
    return bool(_names(one) & _names(other))


def _names(arguments: Sequence[Argument]) -> set[str]:
    """Whom arguments name: the whole name, and the last word, which is the head of "two army officers"."""
    found = set()
    for argument in arguments:
        name = (argument.canonical or argument.text).casefold().removeprefix("the ")
        found |= {name, name.rsplit(" ", 1)[-1]}
    return found - {""}


def _alike(one: Quantity | None, other: Quantity | None) -> bool:
    """Whether two figures can both be right: 12 and 12, 12 and at least 10."""
    if one is None or other is None or (one.min is None and one.max is None):
        return False
    return _floor(one) <= _ceiling(other) and _floor(other) <= _ceiling(one)


def _floor(quantity: Quantity) -> int:
    return quantity.min or 0


def _ceiling(quantity: Quantity) -> float:
    return math.inf if quantity.max is None else quantity.max


def _happening(reports: list[Report]) -> Happening:
    reports = sorted(reports, key=lambda report: (report.published.value or "", report.article))
    lead = max(reports, key=_fullness).event
    days = [span for report in reports if report.event.date and (span := _days(report))]
    place = next((report.event.place for report in sorted(reports, key=_vagueness) if report.event.place), None)
    return Happening(
        id=reports[0].event.id,
        type=lead.type,
        mode=lead.mode,
        place=place,
        first=min(first for first, _ in days).isoformat() if days else None,
        last=max(last for _, last in days).isoformat() if days else None,
        actors=_common(reports, lambda event: event.actors),
        targets=_common(reports, lambda event: event.targets),
        reports=tuple(reports),
        killed=_toll([(report, report.event.killed) for report in reports]),
        injured=_toll([(report, report.event.injured) for report in reports]),
        score=lead.score,
    )


def _fullness(report: Report) -> tuple[int, float]:
    event = report.event
    return sum(map(bool, (event.mode, event.actors, event.targets, event.place, event.killed))), event.confidence


def _vagueness(report: Report) -> int:
    kinds = ("facility", "district", "city", "water", "", "region", "country")
    kind = report.event.place.kind if report.event.place else "country"
    return kinds.index(kind) if kind in kinds else len(kinds)


def _common(reports: Sequence[Report], of: Callable[[Event], Sequence[Argument]]) -> tuple[str, ...]:
    counts = Counter(argument.canonical or argument.text for report in reports for argument in of(report.event))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _toll(told: Sequence[tuple[Report, Quantity | None]]) -> Toll | None:
    figures = [(report, quantity) for report, quantity in told if quantity is not None]
    if not figures:
        return None
    quantities = [quantity for _, quantity in figures]
    highs = [quantity.max for quantity in quantities]
    low = min((quantity.min for quantity in quantities if quantity.min is not None), default=None)
    high = None if any(value is None for value in highs) else max(value for value in highs if value is not None)
    if low is not None and high is None:
        high_known = max(quantity.max or quantity.min or 0 for quantity in quantities)
        text = f"{low}-{high_known}+" if high_known > low else f"{low}+"
    else:
        text = f"{low}-{high}" if low != high else f"{high}"
    report, latest = figures[-1]
    said = report.event.attribution
    own = [quantity for each, quantity in figures if not each.copy_of]
    conflicting = any(not _alike(one, other) for at, one in enumerate(own) for other in own[:at])
    return Toll(
        Quantity(low, high, text=text), latest, (said.canonical or said.text) if said else report.source, conflicting
    )
