"""The columns of CSV files, in order, each with its meaning: the header line, the README's table and the cells all
come from here. Lists are joined with "; ".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from index.names import display
from index.records import (
    Argument,
    Article,
    Attribution,
    Check,
    Entity,
    Event,
    FacetValue,
    Followed,
    Hit,
    Place,
    Quantity,
    SavedQuery,
    When,
)

Cell = str | int | float | bool | None
Row = TypeVar("Row")
Reported = tuple[Hit, Event]

_NOWHERE = Place("", -1, -1)
_NEVER = When()
_NOBODY = Attribution("", -1, -1)
_UNCOUNTED = Quantity(None, None)


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: its name in the header, what it means, and how a row fills it."""

    name: str
    meaning: str
    value: Callable[[Row], Cell]


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _names(arguments: tuple[Argument, ...]) -> str:
    return _joined(argument.canonical or argument.text for argument in arguments)


def _of_place(name: str, meaning: str, value: Callable[[Place], Cell]) -> Column[Reported]:
    return Column(name, meaning, lambda row: value(row[1].place or _NOWHERE))


def _of_date(name: str, meaning: str, value: Callable[[When], Cell]) -> Column[Reported]:
    return Column(name, meaning, lambda row: value(row[1].date or _NEVER))


def _of_speaker(name: str, meaning: str, value: Callable[[Attribution], Cell]) -> Column[Reported]:
    return Column(name, meaning, lambda row: value(row[1].attribution or _NOBODY))


def _of_event(name: str, meaning: str, value: Callable[[Event], Cell]) -> Column[Reported]:
    return Column(name, meaning, lambda row: value(row[1]))


def _of_article(name: str, meaning: str, value: Callable[[Hit], Cell]) -> Column[Reported]:
    return Column(name, meaning, lambda row: value(row[0]))


def _of_toll(word: str, people: str, of: Callable[[Event], Quantity | None]) -> Iterator[Column[Reported]]:
    def count(event: Event) -> Quantity:
        return of(event) or _UNCOUNTED

    yield _of_event(f"{word}_min", f"fewest {people}", lambda event: count(event).min)
    yield _of_event(f"{word}_max", "most; empty where the story sets no upper bound", lambda event: count(event).max)
    yield _of_event(f"{word}_text", "the figure in the story's words", lambda event: count(event).text)


EVENTS: tuple[Column[Reported], ...] = (
    _of_article("article", "id of the article, for `dateline read`", lambda hit: hit.id),
    _of_article("title", "its title", lambda hit: hit.title.text),
    _of_article("source", "who published it", lambda hit: hit.source),
    _of_article("published", "day it came out", lambda hit: hit.published.value),
    _of_article("published_basis", "given, dateline, inferred, file or none", lambda hit: hit.published.basis),
    _of_event("event", "id of the event", lambda event: event.id),
    _of_event("name", "the event in words", lambda event: display(event.type, event.mode)),
    _of_event("type", "PLOVER type, or an extension (X-...)", lambda event: event.type),
    _of_event("mode", "PLOVER modes, or an extension (x-...)", lambda event: _joined(event.mode)),
    _of_event("context", "PLOVER contexts", lambda event: _joined(event.context)),
    _of_event("quad", "PLOVER quad class", lambda event: event.quad),
    _of_event("score", "conflict (negative) to cooperation (positive)", lambda event: event.score),
    _of_event("actors", "who did it", lambda event: _names(event.actors)),
    _of_event("actor_countries", "their countries", lambda event: _joined(a.country for a in event.actors)),
    _of_event("actor_sectors", "their sectors (PLOVER)", lambda event: _joined(a.sector for a in event.actors)),
    _of_event("targets", "to whom or what", lambda event: _names(event.targets)),
    _of_event("target_countries", "their countries", lambda event: _joined(t.country for t in event.targets)),
    _of_event("target_sectors", "their sectors (PLOVER)", lambda event: _joined(t.sector for t in event.targets)),
    _of_place("place", "where", lambda place: place.canonical or place.text),
    _of_place("place_kind", "country, region, city, district, facility or water", lambda place: place.kind),
    _of_place("admin1", "province or state", lambda place: place.admin1),
    _of_place("country", "country of the place", lambda place: place.country),
    _of_place("latitude", "degrees north", lambda place: place.lat),
    _of_place("longitude", "degrees east", lambda place: place.lon),
    _of_place("place_precision", "point, city, district, region or country", lambda place: place.precision),
    _of_place("place_basis", "stated, inherited, heading or dateline", lambda place: place.basis),
    _of_date("date_from", "first day", lambda when: when.first),
    _of_date("date_to", "last day", lambda when: when.last),
    _of_date("date_text", "the date in the story's words", lambda when: when.text),
    _of_date("date_basis", "explicit, relative, inherited, publication or none", lambda when: when.basis),
    *_of_toll("killed", "people killed", lambda event: event.killed),
    *_of_toll("injured", "people hurt", lambda event: event.injured),
    *_of_toll("detained", "people arrested or held", lambda event: event.detained),
    *_of_toll("displaced", "people driven from their homes", lambda event: event.displaced),
    _of_event("instruments", "weapons and means", lambda event: _names(event.instrument)),
    _of_speaker("says", "who says so", lambda said: said.canonical or said.text),
    _of_speaker("cue", "the word that shows it", lambda said: said.cue),
    _of_event("modality", "asserted, claimed, alleged, planned, negated, ...", lambda event: event.modality),
    _of_event("background", "yes where the story only recalls it", lambda event: event.background),
    _of_event("part_of", "id of the event whose total includes this one", lambda event: event.part_of),
    _of_event("confidence", "0 to 1", lambda event: event.confidence),
    _of_event("trigger", "the word that reports it", lambda event: event.trigger.text),
    _of_event("rule", "the rule that read it", lambda event: event.rule),
    _of_event("evidence", "the sentence that says so", lambda event: event.evidence.text),
    _of_event("evidence_start", "its offsets in the article's text", lambda event: event.evidence.start),
    _of_event("evidence_end", "end exclusive", lambda event: event.evidence.end),
)

HITS: tuple[Column[Hit], ...] = (
    Column("article", "id of the article, for `dateline read`", lambda hit: hit.id),
    Column("title", "its title", lambda hit: hit.title.text),
    Column("source", "who published it", lambda hit: hit.source),
    Column("published", "day it came out", lambda hit: hit.published.value),
    Column("published_basis", "given, dateline, inferred, file or none", lambda hit: hit.published.basis),
    Column("events", "how many events it reports", lambda hit: hit.events),
    Column("killed_min", "fewest people killed, in its deadliest event", lambda hit: (hit.killed or _UNCOUNTED).min),
    Column("killed_max", "most; empty where there is no upper bound", lambda hit: (hit.killed or _UNCOUNTED).max),
    Column("score", "how well it matches", lambda hit: hit.score),
    Column("snippet", "the passage that matches best", lambda hit: hit.snippet.text),
)

ENTITIES: tuple[Column[tuple[Hit, Entity]], ...] = (
    Column("article", "id of the article", lambda row: row[0].id),
    Column("title", "its title", lambda row: row[0].title.text),
    Column("published", "day it came out", lambda row: row[0].published.value),
    Column("entity", "the fullest name", lambda row: row[1].name),
    Column("label", "PERSON, ORG, LOC, NORP, WEAPON...", lambda row: row[1].label),
    Column("kind", "of a place: country, region, city, district, facility, water", lambda row: row[1].kind),
    Column("count", "how often the article means it", lambda row: row[1].count),
    Column(
        "aliases", "other forms of the name in the article", lambda row: _joined(link.text for link in row[1].links)
    ),
    Column("reasons", "why each means the same", lambda row: _joined(link.reason for link in row[1].links)),
    Column("country", "ISO 3166 code", lambda row: row[1].country),
    Column("sector", "of an organisation (PLOVER)", lambda row: row[1].sector),
    Column("latitude", "degrees north", lambda row: row[1].lat),
    Column("longitude", "degrees east", lambda row: row[1].lon),
    Column("first_mention", "offset in the article's text", lambda row: row[1].start),
)

ARTICLES: tuple[Column[Article], ...] = (
    Column("article", "id of the article", lambda article: article.id),
    Column("revision", "number of this version of its text", lambda article: article.revision),
    Column("title", "its title", lambda article: article.title),
    Column("title_inferred", "yes where the source gave no title", lambda article: article.title_inferred),
    Column("source", "who published it", lambda article: article.source),
    Column("author", "who wrote it", lambda article: article.author),
    Column("published", "day it came out", lambda article: article.published.value),
    Column("published_basis", "given, dateline, inferred, file or none", lambda article: article.published.basis),
    Column("published_reason", "why we think so", lambda article: article.published.reason),
    Column("url", "its web address", lambda article: article.url),
    Column("path", "the file it was read from", lambda article: article.path),
    Column("language", "its language", lambda article: article.language),
    Column("added", "when it came into the library", lambda article: article.added),
    Column("entities", "how many", lambda article: len(article.analysis.entities) if article.analysis else None),
    Column("events", "how many", lambda article: len(article.events) if article.analysis else None),
    Column("text", "its text", lambda article: article.text),
)

FAILURES: tuple[Column[tuple[str, str]], ...] = (
    Column("path", "the file, or the record of it", lambda failure: failure[0]),
    Column("reason", "why it was left out", lambda failure: failure[1]),
)

CHECKS: tuple[Column[Check], ...] = (
    Column("check", "what was looked at", lambda check: check.name),
    Column("ok", "yes or no", lambda check: check.ok),
    Column("repaired", "yes where it was mended", lambda check: check.repaired),
    Column("detail", "what was found", lambda check: check.detail),
)

FACETS: tuple[Column[tuple[str, FacetValue]], ...] = (
    Column("facet", "field of the query language", lambda row: row[0]),
    Column("value", "what articles have in it", lambda row: row[1].value),
    Column("count", "how many articles", lambda row: row[1].count),
    Column("query", "the query that finds these", lambda row: row[1].query),
)

FOLLOWED: tuple[Column[Followed], ...] = (
    Column("address", "of the feed, or of the folder", lambda one: one.address),
    Column("kind", "feed or folder", lambda one: one.kind),
    Column("title", "what it calls itself", lambda one: one.title),
    Column("full_text", "whether pages are fetched for its summaries", lambda one: one.full_text),
    Column("since", "when it came to be followed", lambda one: one.since),
    Column("checked", "when it last answered", lambda one: one.checked),
    Column("failures", "how often in a row it has failed", lambda one: one.failures),
    Column("trouble", "why it failed last", lambda one: one.trouble),
    Column("wait", "before when it is not asked again", lambda one: one.wait),
    Column("gone", "whether it said that it has ended", lambda one: one.gone),
)

SAVED: tuple[Column[SavedQuery], ...] = (
    Column("name", "what it is called", lambda saved: saved.name),
    Column("query", "what it asks", lambda saved: saved.query),
    Column("total", "how many articles it finds", lambda saved: saved.total),
    Column("new", "how many of them it had not found when last looked at", lambda saved: saved.new),
    Column("error", "why it cannot be understood", lambda saved: saved.error),
)
