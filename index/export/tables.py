"""A library as data: one SQLite file of plain tables and views for pandas, R and Datasette. Every column is described
in the file itself, in the table `columns`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.export.table_columns import TABLES, VIEWS
from index.names import display
from index.records import SCHEMA, Argument, Article, Change, Event, Quantity, When
from index.tolls import TOLLS

INDEXES = (
    ("mentions", "article"),
    ("entities", "name"),
    ("events", "article"),
    ("actors", "event"),
    ("tolls", "event"),
    ("marks", "article"),
)

APPLICATION_ID = 0x444C4E45  # "DLNE": `file` and `doctor` can tell our export from a library's own database


def write_tables(path: Path, articles: Iterable[Article], changes: Iterable[Change] = ()) -> Iterator[int]:
    """Make a new SQLite file of these articles with everything read from them, the reader's marks, and of the `changes`
    those of these articles; yields how many articles are written.

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
        _insert(connection, "changes", [_change(one) for one in changes])
        connection.execute("DELETE FROM changes WHERE article NOT IN (SELECT article FROM articles)")
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
    _insert(connection, "marks", list(_marks(article)))
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
    _insert(connection, "events", [_event(article, event) for event in article.events])
    _insert(connection, "actors", [row for event in article.events for row in _actors(event)])
    _insert(connection, "tolls", [row for event in article.events for row in _tolls(event)])


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


def _marks(article: Article) -> Iterator[tuple[object, ...]]:
    marks, nowhere = article.marks, (None, None, None)
    own = [("starred", marks.starred), ("read", marks.seen), ("note", bool(marks.note))]
    for mark in (mark for mark, is_so in own if is_so):
        yield (article.id, "article", None, mark, marks.note if mark == "note" else None, *nowhere)
    yield from ((article.id, "article", None, "tag", tag, *nowhere) for tag in marks.tags)
    for mark in ("accepted", "rejected", "edited"):
        yield from ((article.id, "event", id_, mark, None, *nowhere) for id_ in getattr(marks, mark))
    names = {one.id: one.name for one in article.analysis.entities} if article.analysis else {}
    said = [("accepted", names[id_]) for id_ in marks.entities_accepted if id_ in names]
    said += [("edited", names[id_]) for id_ in marks.entities_edited if id_ in names]
    said += [("rejected", one.name) for one in marks.entities_rejected]
    yield from ((article.id, "entity", name, mark, None, *nowhere) for mark, name in said)
    for note in marks.notes:
        place = (note.start, note.end) if note.start >= 0 else (None, None)
        yield (article.id, "passage", note.id, "note", note.note, note.text, *place)


def _change(one: Change) -> tuple[object, ...]:
    return (one.number, one.made, one.article, one.kind, one.target or None, one.words, int(one.undone))
