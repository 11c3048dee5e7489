"""Which events of different articles are the same happening, and what their reports tell together. Two events of one
article are never the same one: extraction has already told them apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from index.records import Argument, Event, Happening, Quantity, Report, Said, Toll
from index.stories.likeness import DAYS_APART, Likeness, can_both_be_right, days_of, in_common, is_news
from index.stories.likeness import likeness as likeness_of

Key = TypeVar("Key")

VAGUER = ("facility", "district", "city", "water", "region", "country")
"""Kinds of places, the most exact first."""

COMPARED = 6
"""Reports of a happening that a new one is compared with, the first: what hundreds tell is no clearer than these."""


@dataclass
class Group(Generic[Key]):
    """Reports taken to be of one happening, by whatever the caller knows it by, and the articles they stand in."""

    key: Key
    members: list[Likeness] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)

    def take(self, article: str, one: Likeness) -> None:
        """Add a report."""
        self.members.append(one)
        self.articles.add(article)


def happenings(reports: Iterable[Report]) -> list[Happening]:
    """Happenings, the earliest first; recalled, denied and planned events, and parts of a total, are left out."""
    told = [(report, likeness_of(report.event, report.published)) for report in reports if is_news(report.event)]
    told.sort(key=lambda each: _order(*each))
    groups: list[list[Report]] = []
    near: dict[str, list[Group[int]]] = defaultdict(list)
    for report, likeness in told:
        if likeness is None:
            groups.append([report])
            continue
        group = best(report.article, likeness, near[likeness.family])
        if group is None:
            group = Group(len(groups))
            groups.append([])
            near[likeness.family].append(group)
        groups[group.key].append(report)
        group.take(report.article, likeness)
        # Reports come in the order of their days: a group this far behind can get no more of them.
        near[likeness.family] = [
            other
            for other in near[likeness.family]
            if (likeness.first - max(one.last for one in other.members)).days <= DAYS_APART
        ]
    return [happening(group) for group in groups]


def _order(report: Report, likeness: Likeness | None) -> tuple[date, date, str, str]:
    first, last = (likeness.first, likeness.last) if likeness else (date.max, date.max)
    return first, last, report.published.value or "", report.event.id


def best(article: str, likeness: Likeness, groups: Iterable[Group[Key]]) -> Group[Key] | None:
    """The group a report of an article belongs to: the one it is most like, if like half of its reports."""
    found: tuple[float, Group[Key]] | None = None
    for group in groups:
        if article in group.articles:
            continue
        shared = [in_common(likeness, other) for other in group.members[:COMPARED]]
        agreeing = sum(1 for value in shared if value is not None)
        if agreeing * 2 >= len(shared):
            mean = sum(value or 0 for value in shared) / len(shared)
            if found is None or mean > found[0]:
                found = mean, group
    return found[1] if found else None


def happening(reports: Sequence[Report]) -> Happening:
    """What the reports of one happening tell together."""
    reports = sorted(reports, key=lambda report: (report.published.value or "", report.article))
    lead = max(reports, key=_fullness).event
    days = [
        span
        for report in reports
        if report.event.date and (span := days_of(report.event, report.published)) is not None
    ]
    places = Counter(
        report.event.place.canonical or report.event.place.text for report in reports if report.event.place
    )
    exact = sorted(reports, key=lambda report: _vagueness(report, places))
    place = next((report.event.place for report in exact if report.event.place), None)
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


def _vagueness(report: Report, places: Counter[str]) -> tuple[int, int]:
    """How much a report's place leaves open, then how few reports name it. A place nobody knows is taken for a town."""
    place = report.event.place
    if place is None:
        return len(VAGUER), 0
    kind = place.kind or "city"
    return VAGUER.index(kind) if kind in VAGUER else len(VAGUER), -places[place.canonical or place.text]


def _common(reports: Sequence[Report], of: Callable[[Event], Sequence[Argument]]) -> tuple[str, ...]:
    counts = Counter(argument.canonical or argument.text for report in reports for argument in of(report.event))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _toll(told: Sequence[tuple[Report, Quantity | None]]) -> Toll | None:
    figures = [(report, quantity) for report, quantity in told if quantity is not None]
    if not figures:
        return None
    quantities = [quantity for _, quantity in figures]
    report, latest = figures[-1]
    own = [quantity for each, quantity in figures if not each.copy_of]
    return Toll(
        _range(quantities),
        latest,
        _speaker(report),
        any(not can_both_be_right(one, other) for at, one in enumerate(own) for other in own[:at]),
        tuple(Said(_speaker(each), quantity) for each, quantity in figures if not each.copy_of),
    )


def _range(quantities: Sequence[Quantity]) -> Quantity:
    """From the least to the most that anybody says; open above where one is."""
    highs = [quantity.max for quantity in quantities]
    low = min((quantity.min for quantity in quantities if quantity.min is not None), default=None)
    high = None if any(value is None for value in highs) else max(value for value in highs if value is not None)
    if low is not None and high is None:
        known = max(quantity.max or quantity.min or 0 for quantity in quantities)
        return Quantity(low, high, text=f"{low}-{known}+" if known > low else f"{low}+")
    return Quantity(low, high, text=f"{low}-{high}" if low != high else f"{high}")


def _speaker(report: Report) -> str:
    """Who gives a report's figures: whom it quotes, else the paper itself."""
    said = report.event.attribution
    words = " ".join((said.canonical or said.text).split()) if said else ""
    return words if words and not words.casefold().startswith(OURSELVES) else report.source


OURSELVES = ("this newspaper", "this paper", "this agency", "this news", "our ", "count", "a count", "tally", "a tally")
"""How what a paper counted on its own is said to be known."""
