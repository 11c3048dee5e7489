"""What several articles tell together."""

from __future__ import annotations

import msgspec

from index.records.analyses import Entity, Event, Place, Quantity
from index.records.answers import Hit, Marked
from index.records.articles import Published


class Report(msgspec.Struct, frozen=True):
    """One article's telling of a happening. `copy_of` is the id of an article that printed the same text before."""

    article: str
    title: str
    source: str
    published: Published
    event: Event
    copy_of: str = ""


class Said(msgspec.Struct, frozen=True):
    """One source's figure: whom the report quotes, else the paper itself."""

    by: str
    figure: Quantity


class Toll(msgspec.Struct, frozen=True):
    """A figure as the reports of one happening give it: from the least to the most anybody says, the latest with who
    says it, and what each says who copies nobody, in the order they said it. `conflicting` where two of these cannot
    both be right.
    """

    range: Quantity
    latest: Quantity
    latest_by: str
    conflicting: bool
    said: tuple[Said, ...] = ()


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


class Tally(msgspec.Struct, frozen=True):
    """Happenings with one thing in common, `key`: how many, in how many reports, the least and the most killed (None:
    no upper bound), the days; `recent` of the latest week, and how many are `usual` in a week, by the four before.
    """

    key: str
    happenings: int
    reports: int
    killed_min: int
    killed_max: int | None
    first: str | None
    last: str | None
    recent: int = 0
    usual: float = 0.0


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


class Story(msgspec.Struct, frozen=True):
    """Articles that tell one story: `hit` is the latest of them, `first` and `latest` are (source, day of publication),
    `sources` counts those that print their own text. `killed` is the range that its best-told happening has.
    """

    hit: Hit
    articles: int
    sources: int
    first: tuple[str, str]
    latest: tuple[str, str]
    killed: Quantity | None = None
    conflicting: bool = False


class Stories(msgspec.Struct, frozen=True):
    """A page of stories, of how many, told by how many articles of the library in all."""

    stories: tuple[Story, ...]
    total: int
    of: int


class Alias(msgspec.Struct, frozen=True):
    """Another name of the same, why it is taken for that, in how many articles it stands; `is_own` where the reader
    says so.
    """

    name: str
    reason: str
    count: int = 0
    is_own: bool = False


class Spread(msgspec.Struct, frozen=True):
    """How far a name goes in a library: articles, mentions, first and last day of publication, articles by month."""

    articles: int
    mentions: int
    first: str | None
    last: str | None
    months: tuple[tuple[str, int], ...] = ()


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
    `as_actor` and `as_target` hold events, the latest first. All of `articles` name it, from the day `first` to `last`;
    appearances and events are those of the latest of them. `apart` are names that the reader keeps apart from it.
    """

    entity: Entity
    aliases: tuple[Alias, ...]
    appearances: tuple[Appearance, ...]
    as_actor: tuple[Report, ...]
    as_target: tuple[Report, ...]
    beside: tuple[tuple[str, int], ...]
    months: tuple[tuple[str, int], ...]
    articles: int = 0
    first: str | None = None
    last: str | None = None
    apart: tuple[str, ...] = ()
