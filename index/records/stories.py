"""What several articles tell together."""

from __future__ import annotations

import msgspec

from index.records.analyses import Entity, Event, Place, Quantity
from index.records.answers import Marked
from index.records.articles import Published


class Report(msgspec.Struct, frozen=True):
    """One article's telling of a happening. `copy_of` is the id of an article that printed the same text before."""

    article: str
    title: str
    source: str
    published: Published
    event: Event
    copy_of: str = ""


class Toll(msgspec.Struct, frozen=True):
    """A figure as the reports of one happening give it: from the least to the most anybody says, and the latest with
    who says it. `conflicting` where two reports that are no copies of each other cannot both be right.
    """

    range: Quantity
    latest: Quantity
    latest_by: str
    conflicting: bool


class Happening(msgspec.Struct, frozen=True):
    """The same event in several articles (or in one). Days are ISO, the earliest and the latest that reports name."""

    id: str
    type: str
    mode: tuple[str, ...]
    place: Place | None
    first: str | None
    last: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    reports: tuple[Report, ...]
    killed: Toll | None = None
    injured: Toll | None = None
    score: float = 0.0

    @property
    def sources(self) -> int:
        """Reports that are nobody's copy."""
        return sum(1 for report in self.reports if not report.copy_of)


class Period(msgspec.Struct, frozen=True):
    """A stretch of days (ISO, both included) and what happened in it: `counts` of happenings by type, the least and the
    most killed (None: no upper bound), and the mean PLOVER score, from -10 for war to 10 for help; None without any.
    """

    first: str
    last: str
    counts: tuple[tuple[str, int], ...] = ()
    killed_min: int = 0
    killed_max: int | None = 0
    tension: float | None = None

    @property
    def total(self) -> int:
        """Happenings of all types."""
        return sum(count for _, count in self.counts)


class Appearance(msgspec.Struct, frozen=True):
    """An article that names someone: how often, and the words around the first time."""

    article: str
    title: str
    source: str
    published: Published
    count: int
    around: Marked


class Dossier(msgspec.Struct, frozen=True):
    """All that the articles of a library say of one name: `entity` counts its mentions in all of them. `aliases`,
    `beside` (whom else they name) and `months` count articles, the most frequent first, months in their order;
    `as_actor` and `as_target` hold events, the latest first.
    """

    entity: Entity
    aliases: tuple[tuple[str, int], ...]
    appearances: tuple[Appearance, ...]
    as_actor: tuple[Report, ...]
    as_target: tuple[Report, ...]
    beside: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
