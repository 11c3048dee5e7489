"""How alike two reports of events are: compatible type, place and day, and something more in common: whom it hit, who
did it, with what, or how many.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import msgspec

from index.records import Argument, Event, Place, Published, Quantity

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
report names no place (but NEEDED_WITHIN if its article names the other's).
"""

AROUND = 8
"""Places an article names that are kept of it, those it names most."""

HEARSAY = ("negated", "hypothetical", "planned", "threatened")
"""Modalities of what did not happen, or not yet: those are no reports of a happening."""

Figures = tuple[int | None, int | None]


class Likeness(msgspec.Struct, frozen=True, array_like=True):
    """What is compared of a report: the days it may be about, where, whom it names, how many. `around` are other places
    it may have been at: of one without a place those that its article names, of one whose place is on no map those that
    its sentence names.
    """

    family: str
    first: date
    last: date
    place: Place | None
    targets: frozenset[str]
    actors: frozenset[str]
    means: frozenset[str]
    mode: frozenset[str]
    killed: Figures | None
    injured: Figures | None
    around: frozenset[str] = frozenset()


def is_news(event: Event) -> bool:
    """Whether an event is a report of a happening: not recalled, denied, planned or part of a total."""
    return not event.background and not event.part_of and event.modality not in HEARSAY


def family_of(type_: str) -> str:
    """The types that are compatible with this one, by the name of one of them."""
    return FAMILIES.get(type_, type_)


def days_of(event: Event, published: Published) -> tuple[date, date] | None:
    """The days of an event; without one the day its article came out and the two before."""
    when = event.date
    try:
        if when and (when.first or when.last):
            first, last = when.first or when.last or "", when.last or when.first or ""
            return date.fromisoformat(first), date.fromisoformat(last)
        if published.value:
            day = date.fromisoformat(published.value)
            return day - timedelta(days=DAYS_APART), day
    except (ValueError, OverflowError):
        pass
    return None


def likeness(
    event: Event, published: Published, same: Callable[[str], str] = str, around: Sequence[str] = ()
) -> Likeness | None:
    """What is compared of an event; None of one without any day. `same` gives the one name of those that mean the same
    (in small letters); `around` are the places that the article names, or the sentence where the event has a place.
    """
    days = days_of(event, published)
    if days is None:
        return None
    return Likeness(
        family_of(event.type),
        *days,
        event.place,
        _names(event.targets, same),
        _names(event.actors, same),
        _names(event.instrument, same),
        frozenset(event.mode),
        _figures(event.killed),
        _figures(event.injured),
        frozenset(around[:AROUND]) if event.place is None or event.place.lat is None else frozenset(),
    )


def in_common(one: Likeness, other: Likeness) -> int | None:
    """How many things two reports share, if that is enough to take them for one happening."""
    if max((other.first - one.last).days, (one.first - other.last).days) > DAYS_APART:
        return None
    needed = _needed(one, other)
    if needed is None:
        return None
    shared = (
        (not one.targets.isdisjoint(other.targets))
        + (not one.actors.isdisjoint(other.actors))
        + (not one.means.isdisjoint(other.means))
        + _both_right(one.killed, other.killed)
        + _both_right(one.injured, other.injured)
        + (not one.mode.isdisjoint(other.mode))
    )
    return shared if shared >= needed else None


def can_both_be_right(one: Quantity, other: Quantity) -> bool:
    """Whether two figures do not contradict each other: 12 and 12, 12 and at least 10."""
    return _both_right(_figures(one), _figures(other))


def _figures(quantity: Quantity | None) -> Figures | None:
    if quantity is None or (quantity.min is None and quantity.max is None):
        return None
    return quantity.min, quantity.max


def _both_right(one: Figures | None, other: Figures | None) -> bool:
    if one is None or other is None:
        return False
    return (one[0] or 0) <= _ceiling(other[1]) and (other[0] or 0) <= _ceiling(one[1])


def _ceiling(most: int | None) -> float:
    return math.inf if most is None else most


def _needed(first: Likeness, second: Likeness) -> int | None:
    """How much two events must share, given their places; None where the places rule it out."""
    one, other = first.place, second.place
    if one is None or other is None:
        around = first.around | second.around
        place = one or other
        return NEEDED_WITHIN if place and place.kind not in WIDE and _name(place) in around else NEEDED_NOWHERE
    if one.country and other.country and one.country != other.country:
        return None
    if _name(one) == _name(other):
        return NEEDED_WITHIN if one.kind in WIDE else NEEDED_SAME
    if _holds(one, other) or _holds(other, one):
        return NEEDED_WITHIN
    if one.kind in WIDE or other.kind in WIDE:
        return None
    if _name(one) in second.around or _name(other) in first.around:
        return NEEDED_WITHIN
    if (gap := _kilometres(one, other)) is not None:
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


def _names(arguments: Sequence[Argument], same: Callable[[str], str]) -> frozenset[str]:
    """Whom arguments name: the whole name, and the last word, which is the head of "two army officers"."""
    found = set()
    for argument in arguments:
        name = same((argument.canonical or argument.text).casefold().removeprefix("the "))
        found |= {name, name.rsplit(" ", 1)[-1]}
    return frozenset(found - {""})
