"""What the extractor made of a text: the whole analysis for showing it, and rows that search can look things up in."""

from __future__ import annotations

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from index.query import Condition, fold
from index.records import Analysis, Event, Quantity
from index.store import marks
from index.store.articles import storable

_WORD = re.compile(r"\w+")
_HIDDEN = frozenset({"negated", "hypothetical"})
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
    row = connection.execute(
        "SELECT article.revision, data FROM article JOIN analysis ON analysis.article = key "
        "AND analysis.revision = article.revision WHERE key = ?",
        (article,),
    ).fetchone()
    if row is not None:
        _sum_up(connection, article, row[0], load(row[1]), is_current=True)


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


def with_name(connection: sqlite3.Connection, words: Sequence[str], *, prefix: bool) -> set[int]:
    """Keys of articles that name something with all these words in one name."""
    names, values = _names_with(words, prefix)
    rows = connection.execute(f"SELECT DISTINCT article FROM article_name WHERE name IN ({names})", values)
    return {row[0] for row in rows}


def with_event(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> set[int]:
    """Keys of articles that report one event which meets all the conditions."""
    where, values = _where(conditions)
    return {row[0] for row in connection.execute(f"SELECT DISTINCT article FROM event WHERE {where}", values)}


def meeting(connection: sqlite3.Connection, article: int, conditions: Sequence[Condition]) -> set[int]:
    """Positions of an article's events that meet all the conditions."""
    where, values = _where(conditions)
    rows = connection.execute(f"SELECT position FROM event WHERE article = ? AND {where}", (article, *values))
    return {row[0] for row in rows}


def _where(conditions: Sequence[Condition]) -> tuple[str, list[str]]:
    clauses, values = ["1"], []
    for condition in conditions:
        clause, more = _type(condition) if condition.field == "type" else _place(condition)
        clauses.append(f"({clause})")
        values += more
    return " AND ".join(clauses), values


def _type(condition: Condition) -> tuple[str, list[str]]:
    clauses, values = ["0"], []
    for type_, mode in condition.codes:
        clauses.append("type = ?" + (" AND key IN (SELECT event FROM event_mode WHERE mode = ?)" if mode else ""))
        values += [type_, mode] if mode else [type_]
    return " OR ".join(clauses), values


def _place(condition: Condition) -> tuple[str, list[str]]:
    names, values = _names_with(condition.words, condition.prefix)
    return f"key IN (SELECT event FROM event_place WHERE name IN ({names}))", values


def _names_with(words: Sequence[str], prefix: bool) -> tuple[str, list[str]]:
    """SQL for the names that hold all of these words, the last one as a prefix if `prefix`."""
    selects, values = [], []
    words = _words(" ".join(words))
    for number, word in enumerate(words, 1):
        if prefix and number == len(words):
            selects.append("SELECT name FROM name_word WHERE word >= ? AND word < ?")
            values += [word, word + "\U0010ffff"]
        else:
            selects.append("SELECT name FROM name_word WHERE word = ?")
            values.append(word)
    return " INTERSECT ".join(selects) or "NULL", values


def _index(connection: sqlite3.Connection, article: int, analysis: Analysis, rejected: Sequence[str]) -> None:
    spoken = {entity.name for entity in analysis.entities}
    spoken |= {name for entity in analysis.entities for name in entity.known_as}
    spoken |= {mention.text for mention in analysis.mentions if mention.entity >= 0}
    for name in _keys(connection, spoken):
        connection.execute("INSERT OR IGNORE INTO article_name VALUES (?, ?)", (name, article))
    for position, event in enumerate(analysis.events):
        if event.id in rejected:
            continue
        killed, date = event.killed or Quantity(None, None), event.date
        row = (article, position, event.type, killed.min, killed.max, date and date.first, date and date.last)
        key = connection.execute(
            "INSERT INTO event (article, position, type, killed_min, killed_max, first, last) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        for mode in event.mode:
            connection.execute("INSERT OR IGNORE INTO event_mode VALUES (?, ?)", (mode, key))
        if (place := event.place) is not None:
            for name in _keys(
                connection, {place.text, place.canonical, place.admin1, place.country, place.country_name}
            ):
                connection.execute("INSERT OR IGNORE INTO event_place VALUES (?, ?)", (name, key))


def _keys(connection: sqlite3.Connection, names: Iterable[str]) -> Iterator[int]:
    """Keys of names, each folded to its words; a name nobody used before is entered."""
    for folded in {" ".join(_words(name[:_LONGEST_NAME])) for name in names} - {""}:
        row = connection.execute("SELECT key FROM name WHERE folded = ?", (folded,)).fetchone()
        if row is None:
            row = (connection.execute("INSERT INTO name (folded) VALUES (?)", (folded,)).lastrowid,)
            for word in set(folded.split()):
                connection.execute("INSERT INTO name_word VALUES (?, ?)", (word, row[0]))
        yield row[0]


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))
