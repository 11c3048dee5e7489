"""Records on their way out: the same articles, hits and events as CSV, JSON and JSON lines.

Everything streams: a writer takes an iterable and yields bytes, so that a library of any size fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.export.columns import ARTICLES, CHECKS, ENTITIES, EVENTS, FACETS, FAILURES, FOLLOWED, HITS, SAVED
from index.export.formats import Format, as_csv, as_lines, as_rows
from index.export.objects import (
    Object,
    article_object,
    check_object,
    entity_object,
    event_object,
    facet_object,
    hit_object,
    plain,
)
from index.records import Article, Check, Entity, Event, Facet, Followed, Hit, KeptMarks, Reason, SavedQuery

__all__ = [
    "Format",
    "articles",
    "checks",
    "entities",
    "events",
    "facets",
    "failures",
    "followed",
    "hits",
    "marks",
    "saved",
]

Why = Callable[[Hit], tuple[Reason, ...]]
"""Says why an article matches."""


def events(found: Iterable[tuple[Hit, Event]], format: Format) -> Iterator[bytes]:
    """Events with the article each was read from, one row or object an event."""
    return as_rows(format, found, EVENTS, ("events", "event"), lambda row: event_object(*row))


def entities(found: Iterable[tuple[Hit, Entity]], format: Format) -> Iterator[bytes]:
    """Entities with the article that names them, one row or object for each in each article."""
    return as_rows(format, found, ENTITIES, ("entities", "entity"), lambda row: entity_object(*row))


def hits(found: Iterable[Hit], format: Format, why: Why | None = None) -> Iterator[bytes]:
    """The lines of a result list, one row or object an article; objects say why it matches, given a `why`."""

    def with_reasons(hit: Hit) -> Object:
        return hit_object(hit) if why is None else hit_object(hit) | {"reasons": [plain(reason) for reason in why(hit)]}

    return as_rows(format, found, HITS, ("hits", "hit"), with_reasons)


def facets(found: Iterable[Facet], format: Format) -> Iterator[bytes]:
    """What results have in common, one row or object a value."""
    values = ((facet.field, value) for facet in found for value in facet.values)
    return as_rows(format, values, FACETS, ("facets", "facet"), lambda row: facet_object(*row))


def saved(found: Iterable[SavedQuery], format: Format) -> Iterator[bytes]:
    """Saved queries, one row or object each."""
    return as_rows(format, found, SAVED, ("saved", "saved"), plain)


def followed(found: Iterable[Followed], format: Format) -> Iterator[bytes]:
    """What is followed, one row or object each."""
    return as_rows(format, found, FOLLOWED, ("followed", "followed"), plain)


def articles(found: Iterable[Article], format: Format) -> Iterator[bytes]:
    """Whole articles with text, entities and events (in CSV their counts), one row or object an article."""
    return as_rows(format, found, ARTICLES, ("articles", "article"), article_object)


def checks(found: Iterable[Check], format: Format) -> Iterator[bytes]:
    """What `doctor` found, one row or object a check."""
    return as_rows(format, found, CHECKS, ("checks", "check"), check_object)


def marks(found: Iterable[KeptMarks]) -> Iterator[bytes]:
    """All that the reader added, one object an article and line, for `dateline marks --import`."""
    return as_lines("marks", map(plain, found))


def failures(found: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """(path, reason) of what could not be read, as CSV."""
    return as_csv(FAILURES, found)
