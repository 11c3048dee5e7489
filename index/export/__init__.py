"""Records on their way out: the same articles, hits and events as CSV, JSON and JSON lines.

Everything streams: a writer takes an iterable and yields bytes, so that a library of any size fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.export.columns import ARTICLES, CHECKS, ENTITIES, EVENTS, FACETS, FAILURES, HITS, SAVED
from index.export.formats import Format, as_csv, as_json, as_lines
from index.export.objects import (
    article_object,
    check_object,
    entity_object,
    event_object,
    facet_object,
    hit_object,
    plain,
)
from index.records import Article, Check, Entity, Event, Facet, Hit, Reason, SavedQuery

__all__ = ["Format", "articles", "checks", "entities", "events", "facets", "failures", "hits", "saved"]

Why = Callable[[Hit], tuple[Reason, ...]]
"""Says why an article matches."""


def events(found: Iterable[tuple[Hit, Event]], format: Format) -> Iterator[bytes]:
    """Events with the article each was read from, one row or object an event."""
    if format == "csv":
        return as_csv(EVENTS, found)
    objects = (event_object(hit, event) for hit, event in found)
    return as_json("events", objects) if format == "json" else as_lines("event", objects)


def entities(found: Iterable[tuple[Hit, Entity]], format: Format) -> Iterator[bytes]:
    """Entities with the article that names them, one row or object for each in each article."""
    if format == "csv":
        return as_csv(ENTITIES, found)
    objects = (entity_object(hit, entity) for hit, entity in found)
    return as_json("entities", objects) if format == "json" else as_lines("entity", objects)


def hits(found: Iterable[Hit], format: Format, why: Why | None = None) -> Iterator[bytes]:
    """The lines of a result list, one row or object an article; objects say why it matches, given a `why`."""
    if format == "csv":
        return as_csv(HITS, found)
    objects = (
        hit_object(hit) if why is None else hit_object(hit) | {"reasons": [plain(reason) for reason in why(hit)]}
        for hit in found
    )
    return as_json("hits", objects) if format == "json" else as_lines("hit", objects)


def facets(found: Iterable[Facet], format: Format) -> Iterator[bytes]:
    """What results have in common, one row or object a value."""
    values = ((facet.field, value) for facet in found for value in facet.values)
    if format == "csv":
        return as_csv(FACETS, values)
    objects = (facet_object(field, value) for field, value in values)
    return as_json("facets", objects) if format == "json" else as_lines("facet", objects)


def saved(found: Iterable[SavedQuery], format: Format) -> Iterator[bytes]:
    """Saved queries, one row or object each."""
    if format == "csv":
        return as_csv(SAVED, found)
    objects = map(plain, found)
    return as_json("saved", objects) if format == "json" else as_lines("saved", objects)


def articles(found: Iterable[Article], format: Format) -> Iterator[bytes]:
    """Whole articles with text, entities and events (in CSV their counts), one row or object an article."""
    if format == "csv":
        return as_csv(ARTICLES, found)
    objects = (article_object(article) for article in found)
    return as_json("articles", objects) if format == "json" else as_lines("article", objects)


def checks(found: Iterable[Check], format: Format) -> Iterator[bytes]:
    """What `doctor` found, one row or object a check."""
    if format == "csv":
        return as_csv(CHECKS, found)
    objects = (check_object(check) for check in found)
    return as_json("checks", objects) if format == "json" else as_lines("check", objects)


def failures(found: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    """(path, reason) of what could not be read, as CSV."""
    return as_csv(FAILURES, found)
