"""What the extractor made of a text: the whole analysis for showing it, and rows that search can look things up in."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from index.records import Analysis, Event, Quantity
from index.store import facets, marks
from index.store.articles import storable
from index.store.folded import folded

_HIDDEN = frozenset({"negated", "hypothetical"})
_CURRENT = """
SELECT article.revision, data FROM article
JOIN analysis ON analysis.article = key AND analysis.revision = article.revision WHERE key = ?
"""
_LONGEST_NAME = 200
"""Longer "names" are accidents; they are shown, but nobody looks them up."""


def save(connection: sqlite3.Connection, article: int, revision: int, analysis: Analysis) -> bool:
    """Keep the analysis of one revision in place of any older one; False if that revision has gone meanwhile."""
    current = connection.execute(
        "SELECT article.revision FROM article JOIN revision ON revision.article = key "
        "WHERE key = ? AND revision.revision = ?",
        (article, revision),
    ).fetchone()
    if current is None:
        return False
    connection.execute(
        "REPLACE INTO analysis VALUES (?, ?, ?, 0, NULL, ?)",
        (article, revision, analysis.version, zlib.compress(msgspec.json.encode(analysis), 6)),
    )
    connection.execute("DELETE FROM unanalysed WHERE article = ? AND revision = ?", (article, revision))
    _sum_up(connection, article, revision, analysis, is_current=current == (revision,))
    return True


def renew(connection: sqlite3.Connection, article: int) -> None:
    """Bring search and the result list up to date with the reader's marks on the events of an article."""
    row = connection.execute(_CURRENT, (article,)).fetchone()
    if row is not None:
        _sum_up(connection, article, row[0], load(row[1]), is_current=True)


def of(connection: sqlite3.Connection, article: int) -> Analysis | None:
    """What the machine made of the present text of an article, without the reader's marks."""
    row = connection.execute(_CURRENT, (article,)).fetchone()
    return None if row is None else load(row[1])


def _sum_up(
    connection: sqlite3.Connection, article: int, revision: int, analysis: Analysis, *, is_current: bool
) -> None:
    """What lists and search know of an analysis, as the reader marked it."""
    analysis, marked = marks.applied(connection, article, revision, analysis)
    kept = [event for event in analysis.events if event.id not in marked.rejected]
    killed = worst(kept)
    connection.execute(
        "UPDATE analysis SET events = ?, killed = ? WHERE article = ? AND revision = ?",
        (
            sum(map(is_news, kept)),
            None if killed is None else msgspec.json.encode(killed).decode(),
            article,
            revision,
        ),
    )
    if is_current:
        forget(connection, article)
        _index(connection, article, analysis, marked.rejected)


def give_up(connection: sqlite3.Connection, article: int, revision: int, version: str, reason: str) -> None:
    """Note that this version of the extractor cannot do this revision; an older version's analysis stays."""
    connection.execute(
        "REPLACE INTO unanalysed SELECT article, revision, ?, ? FROM revision WHERE article = ? AND revision = ?",
        (version, storable(reason), article, revision),
    )


def forget(connection: sqlite3.Connection, article: int) -> None:
    """Take an article's annotations out of search, because they belong to a text that is no longer current."""
    connection.execute("DELETE FROM article_name WHERE article = ?", (article,))
    connection.execute("DELETE FROM event WHERE article = ?", (article,))


def load(data: bytes) -> Analysis:
    """An analysis as `save` packed it."""
    return msgspec.json.decode(zlib.decompress(data), type=Analysis)


def is_news(event: Event) -> bool:
    """Whether the article reports the event as something of now that happened, not as history or as untrue."""
    return not event.background and event.modality not in _HIDDEN


def worst(events: Iterable[Event]) -> Quantity | None:
    """The highest number of dead that an article reports for one event."""
    tolls = [event.killed for event in events if event.killed is not None and is_news(event)]
    return max(tolls, key=lambda toll: (toll.min or 0, toll.max or 0), default=None)


def renew_all(connection: sqlite3.Connection) -> None:
    """Write the rows for search anew for every article, from what is kept of it."""
    for (article,) in connection.execute("SELECT key FROM article").fetchall():
        forget(connection, article)
        facets.write(connection, article)
        renew(connection, article)


def _index(connection: sqlite3.Connection, article: int, analysis: Analysis, rejected: Sequence[str]) -> None:
    spoken = {entity.name for entity in analysis.entities}
    spoken |= {name for entity in analysis.entities for name in entity.known_as}
    spoken |= {mention.text for mention in analysis.mentions if mention.entity >= 0}
    for name in _keys(connection, spoken):
        connection.execute("INSERT OR IGNORE INTO article_name VALUES (?, ?)", (name, article))
    found: set[int] = set()
    for position, event in enumerate(analysis.events):
        if event.id in rejected:
            continue
        values = facets.of_event(connection, event)
        found |= values
        day = event.date
        row = (article, position, event.type, facets.sure(event.killed), facets.sure(event.injured), day and day.first,
               day and day.last, facets.packed(values))  # fmt: skip
        key = connection.execute(
            "INSERT INTO event (article, position, type, killed, injured, first, last, facets) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        connection.executemany("INSERT OR IGNORE INTO event_mode VALUES (?, ?)", ((mode, key) for mode in event.mode))
        for role, names in roles(event).items():
            rows = ((name, role, key) for name in _keys(connection, names))
            connection.executemany("INSERT OR IGNORE INTO event_name VALUES (?, ?, ?)", rows)
    facets.write(connection, article, found, analysis.language)


def roles(event: Event) -> dict[str, set[str]]:
    """Every name of an event by the role in which search finds it."""
    place = event.place
    found = {
        "actor": {name for one in event.actors for name in (one.text, one.canonical)},
        "target": {name for one in event.targets for name in (one.text, one.canonical)},
        "weapon": {name for one in event.instrument for name in (one.text, one.canonical)},
    }
    if place is not None:
        found["place"] = {place.text, place.canonical}
        found["region"] = {place.admin1}
        found["country"] = {place.country, place.country_name}
    return found


def _keys(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[int]:
    """Keys of names, each folded to its words; a name nobody used before is entered."""
    for name in {folded(given[:_LONGEST_NAME]) for given in names} - {""}:
        row = connection.execute("SELECT key FROM name WHERE folded = ?", (name,)).fetchone()
        if row is None:
            row = (connection.execute("INSERT INTO name (folded) VALUES (?)", (name,)).lastrowid,)
            for word in set(name.split()):
                connection.execute("INSERT INTO name_word VALUES (?, ?)", (word, row[0]))
        yield row[0]
