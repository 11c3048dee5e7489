"""A library as data: one SQLite file of plain tables and views for pandas, R and Datasette. Every column is described
in the file itself, in the table `columns`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.names import display
from index.records import SCHEMA, Argument, Article, Event, Quantity, When
from index.tolls import TOLLS

TABLES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "articles": (
        ("article", "TEXT PRIMARY KEY", "id of the article, for `dateline read`"),
        ("revision", "INTEGER", "number of this version of its text"),
        ("title", "TEXT", "its title"),
        ("source", "TEXT", "who published it"),
        ("author", "TEXT", "who wrote it"),
        ("published", "TEXT", "day it came out, YYYY-MM-DD; null where nobody knows"),
        ("published_basis", "TEXT", "given, dateline, inferred, file or none"),
        ("url", "TEXT", "its web address"),
        ("path", "TEXT", "the file it was read from"),
        ("language", "TEXT", "its language, ISO 639"),
        ("added", "TEXT", "when it came into the library"),
        ("text", "TEXT", "its text; all offsets count its characters from 0"),
    ),
    "entities": (
        ("article", "TEXT REFERENCES articles", "id of the article"),
        ("entity", "INTEGER", "number of the entity within its article"),
        ("name", "TEXT", "its fullest name"),
        ("label", "TEXT", "PERSON, ORG, LOC, NORP, WEAPON..."),
        ("kind", "TEXT", "of a place: country, region, city, district, facility, water"),
        ("country", "TEXT", "ISO 3166 code"),
        ("sector", "TEXT", "of an organisation (PLOVER)"),
        ("latitude", "REAL", "degrees north"),
        ("longitude", "REAL", "degrees east"),
        ("count", "INTEGER", "how often the article means it"),
    ),
    "mentions": (
        ("article", "TEXT REFERENCES articles", "id of the article"),
        ("start", "INTEGER", "offset of the first character"),
        ("end", "INTEGER", "offset after the last"),
        ("label", "TEXT", "PERSON, ORG, LOC, NORP, DATE, CARDINAL..."),
        ("text", "TEXT", "the words"),
        ("entity", "INTEGER", "the entity meant; null where it names none"),
    ),
    "events": (
        ("event", "TEXT PRIMARY KEY", "id of the event"),
        ("article", "TEXT REFERENCES articles", "the article that reports it"),
        ("name", "TEXT", "the event in words"),
        ("type", "TEXT", "PLOVER type, or an extension (X-...)"),
        ("mode", "TEXT", "PLOVER modes, joined with ; "),
        ("context", "TEXT", "PLOVER contexts, joined with ; "),
        ("quad", "TEXT", "PLOVER quad class"),
        ("score", "REAL", "conflict (negative) to cooperation (positive)"),
        ("place", "TEXT", "where"),
        ("place_kind", "TEXT", "country, region, city, district, facility or water"),
        ("admin1", "TEXT", "province or state"),
        ("country", "TEXT", "country of the place, ISO 3166"),
        ("latitude", "REAL", "degrees north"),
        ("longitude", "REAL", "degrees east"),
        ("precision", "TEXT", "point, city, district, region or country"),
        ("date_from", "TEXT", "first day"),
        ("date_to", "TEXT", "last day"),
        ("date_basis", "TEXT", "explicit, relative, inherited, publication or none"),
        ("says", "TEXT", "who says so"),
        ("modality", "TEXT", "asserted, claimed, alleged, planned, negated, ..."),
        ("background", "INTEGER", "1 where the story only recalls it"),
        ("part_of", "TEXT", "the event whose total includes this one; null otherwise"),
        ("confidence", "REAL", "0 to 1"),
        ("rule", "TEXT", "the rule that read it"),
        ("trigger", "TEXT", "the word that reports it"),
        ("evidence", "TEXT", "the sentence that says so"),
        ("evidence_start", "INTEGER", "its offset in the article's text"),
        ("evidence_end", "INTEGER", "offset after its last character"),
    ),
    "actors": (
        ("event", "TEXT REFERENCES events", "id of the event"),
        ("role", "TEXT", "actor, target or instrument"),
        ("name", "TEXT", "who or what is meant"),
        ("text", "TEXT", "the words of the article"),
        ("start", "INTEGER", "their offset"),
        ("end", "INTEGER", "offset after them"),
        ("country", "TEXT", "ISO 3166 code"),
        ("sector", "TEXT", "PLOVER sector"),
    ),
    "tolls": (
        ("event", "TEXT REFERENCES events", "id of the event"),
        ("toll", "TEXT", "killed, injured, detained or displaced"),
        ("min", "INTEGER", "fewest people; null where the story sets no lower bound"),
        ("max", "INTEGER", "most; null where it sets no upper bound"),
        ("approximate", "INTEGER", "1 where the story says about"),
        ("text", "TEXT", "the figure in the story's words"),
    ),
}
"""Every table with its columns: name, type, meaning."""

VIEWS = {
    "event_list": """SELECT e.*, a.title, a.source, a.published,
        (SELECT group_concat(name, '; ') FROM actors x WHERE x.event = e.event AND x.role = 'actor') AS actors,
        (SELECT group_concat(name, '; ') FROM actors x WHERE x.event = e.event AND x.role = 'target') AS targets,
        (SELECT min FROM tolls t WHERE t.event = e.event AND t.toll = 'killed') AS killed_min,
        (SELECT max FROM tolls t WHERE t.event = e.event AND t.toll = 'killed') AS killed_max
        FROM events e JOIN articles a USING (article)""",
    "happened": """SELECT * FROM event_list
        WHERE NOT background AND part_of IS NULL AND modality IN ('asserted', 'claimed')""",
}
"""Views: one row an event with all that is known of it; the same without recalled, doubtful and contained events."""

INDEXES = (
    ("mentions", "article"),
    ("entities", "name"),
    ("events", "article"),
    ("actors", "event"),
    ("tolls", "event"),
)

APPLICATION_ID = 0x444C4E45  # "DLNE": `file` and `doctor` can tell our export from a library's own database


def write_tables(path: Path, articles: Iterable[Article]) -> Iterator[int]:
    """Make a new SQLite file of these articles with everything read from them; yields how many are written.

    Raises sqlite3.Error or OSError where the file cannot be made; it must not exist yet.
    """
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = OFF")  # a half-made file is thrown away, never opened again
        connection.execute("PRAGMA synchronous = OFF")
        for statement in _schema():
            connection.execute(statement)
        for done, article in enumerate(articles, start=1):
            _write(connection, article)
            yield done
        for table, column in INDEXES:
            connection.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        connection.commit()
    finally:
        connection.close()


def _schema() -> Iterator[str]:
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    yield f"PRAGMA user_version = {SCHEMA}"
    for table, columns in TABLES.items():
        fields = ", ".join(f'"{name}" {kind}' for name, kind, _ in columns)
        yield f"CREATE TABLE {table} ({fields})"
    for view, query in VIEWS.items():
        yield f"CREATE VIEW {view} AS {query}"
    yield 'CREATE TABLE columns ("table" TEXT, "column" TEXT, meaning TEXT)'
    for table, columns in TABLES.items():
        for name, _, meaning in columns:
            quoted = meaning.replace("'", "''")
            yield f"INSERT INTO columns VALUES ('{table}', '{name}', '{quoted}')"


def _write(connection: sqlite3.Connection, article: Article) -> None:
    day = article.published
    _insert(
        connection,
        "articles",
        [
            (article.id, article.revision, article.title, article.source, article.author, day.value, day.basis)
            + (article.url, article.path, article.language, article.added, article.text)
        ],
    )
    analysis = article.analysis
    if analysis is None:
        return
    _insert(
        connection,
        "entities",
        [
            (article.id, entity.id, entity.name, entity.label, entity.kind, entity.country, entity.sector)
            + (entity.lat, entity.lon, entity.count)
            for entity in analysis.entities
        ],
    )
    _insert(
        connection,
        "mentions",
        [
            (article.id, each.start, each.end, each.label, each.text, each.entity if each.entity >= 0 else None)
            for each in analysis.mentions
        ],
    )
    _insert(connection, "events", [_event(article, event) for event in analysis.events])
    _insert(connection, "actors", [row for event in analysis.events for row in _actors(event)])
    _insert(connection, "tolls", [row for event in analysis.events for row in _tolls(event)])


def _insert(connection: sqlite3.Connection, table: str, rows: list[tuple[object, ...]]) -> None:
    places = ", ".join("?" * len(TABLES[table]))
    connection.executemany(f"INSERT INTO {table} VALUES ({places})", rows)


def _event(article: Article, event: Event) -> tuple[object, ...]:
    place, when, said = event.place, event.date or When(), event.attribution
    return (
        event.id,
        article.id,
        display(event.type, event.mode),
        event.type,
        "; ".join(event.mode),
        "; ".join(event.context),
        event.quad,
        event.score,
        *(
            (place.canonical or place.text, place.kind, place.admin1, place.country, place.lat, place.lon)
            if place
            else (None,) * 6
        ),
        place.precision if place else None,
        when.first,
        when.last,
        when.basis,
        (said.canonical or said.text) if said else None,
        event.modality,
        int(event.background),
        event.part_of or None,
        event.confidence,
        event.rule,
        event.trigger.text,
        event.evidence.text,
        event.evidence.start,
        event.evidence.end,
    )


def _actors(event: Event) -> Iterator[tuple[object, ...]]:
    roles: tuple[tuple[str, tuple[Argument, ...]], ...] = (
        ("actor", event.actors),
        ("target", event.targets),
        ("instrument", event.instrument),
    )
    for role, arguments in roles:
        for each in arguments:
            name = each.canonical or each.text
            yield (event.id, role, name, each.text, each.start, each.end, each.country, each.sector)


def _tolls(event: Event) -> Iterator[tuple[object, ...]]:
    for toll, _ in TOLLS:
        quantity: Quantity | None = getattr(event, toll)
        if quantity is not None:
            yield (event.id, toll, quantity.min, quantity.max, int(quantity.approx), quantity.text)
