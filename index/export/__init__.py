"""Records on their way out: the same articles, hits and events as CSV, JSON and JSON lines.

Everything streams: a writer takes an iterable and yields bytes, so that a library of any size fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.export.columns import ARTICLES, CHECKS, ENTITIES, EVENTS, HITS
from index.export.formats import Format, as_csv, as_json, as_lines
from index.export.objects import article_object, check_object, entity_object, event_object, hit_object
from index.records import Article, Check, Entity, Event, Hit

__all__ = ["Format", "articles", "checks", "entities", "events", "hits"]


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


def hits(found: Iterable[Hit], format: Format) -> Iterator[bytes]:
    """The lines of a result list, one row or object an article."""
    if format == "csv":
        return as_csv(HITS, found)
    objects = (hit_object(hit) for hit in found)
    return as_json("hits", objects) if format == "json" else as_lines("hit", objects)


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
