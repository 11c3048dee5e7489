"""What fields of a query ask of the rows of the store, as SQL: conditions on one event, names, marks."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from index.errors import UnknownArticle
from index.query import Condition, Field
from index.store import articles, facets
from index.store.folded import words_of
from index.store.marked import marked

_ROLES = {"place": ("place", "region", "country")}
"""A place is also found by the region and the country it lies in."""

_FIGURES = frozenset({"type", "killed", "injured", "when"})
"""What a condition asks of an event's own row; the others ask for names."""

Value = str | int


def with_field(connection: sqlite3.Connection, field: Field) -> set[int]:
    """Keys of articles with what a field of articles asks for."""
    match field.name:
        case "who":
            names, values = _names(words_of(field.value), field.prefix, field.exact)
            rows = connection.execute(f"SELECT DISTINCT article FROM article_name WHERE name IN ({names})", values)
            return {row[0] for row in rows}
        case "source" | "lang":
            return facets.with_value(connection, field.name, field.value)
        case "path":
            return articles.under(connection, field.value)
        case "story":
            return _same_story(connection, field.value)
        case "is" | "tag" | "note":
            return marked(connection, field)
        case _:
            raise TypeError(f"{field.name}: is not for the store to answer")


def _same_story(connection: sqlite3.Connection, id: str) -> set[int]:
    """Keys of the articles that tell the story which the article of this id tells; that article at least."""
    try:
        key = articles.find(connection, id)
    except UnknownArticle:
        return set()
    select = "SELECT article FROM told WHERE story = (SELECT story FROM told WHERE article = ?)"
    return {key, *(row[0] for row in connection.execute(select, (key,)))}


def with_event(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> set[int]:
    """Keys of articles that report one event which meets all the conditions."""
    where, values = _where(conditions)
    return {row[0] for row in connection.execute(f"SELECT DISTINCT article FROM event WHERE {where}", values)}


def meeting(connection: sqlite3.Connection, article: int, conditions: Sequence[Condition]) -> set[int]:
    """Positions of an article's events that meet all the conditions."""
    where, values = _where(conditions)
    rows = connection.execute(f"SELECT position FROM event WHERE article = ? AND {where}", (article, *values))
    return {row[0] for row in rows}


def facets_of(connection: sqlite3.Connection, alternatives: Sequence[Sequence[Condition]]) -> list[tuple[int, bytes]]:
    """(article, values) of every event that meets all the conditions of one of the alternatives."""
    where, values = either(alternatives)
    return connection.execute(f"SELECT article, facets FROM event WHERE {where}", values).fetchall()


def event_sets(connection: sqlite3.Connection, conditions: Sequence[Condition]) -> list[str]:
    """Sets of keys of events: those in all of the sets meet all the conditions. Each is numbers joined by commas, which
    are read in a quarter of the time that as many rows take.
    """
    selects = [_named(one) for one in conditions if one.field not in _FIGURES]
    others = [one for one in conditions if one.field in _FIGURES]
    if others or not selects:
        where, values = _where(others)
        selects.append((f"SELECT key AS event FROM event WHERE {where}", values))
    joined = (connection.execute(f"SELECT group_concat(event) FROM ({select})", values) for select, values in selects)
    return [cursor.fetchone()[0] or "" for cursor in joined]


def either(alternatives: Sequence[Sequence[Condition]]) -> tuple[str, list[Value]]:
    """SQL, and its values, that a row of `event` meets all the conditions of one of the alternatives."""
    parts = [_where(conditions) for conditions in alternatives]
    return " OR ".join(f"({part})" for part, _ in parts) or "0", [value for _, part in parts for value in part]


def _where(conditions: Sequence[Condition]) -> tuple[str, list[Value]]:
    clauses, values = ["1"], list[Value]()
    for condition in conditions:
        clause, more = _clause(condition)
        clauses.append(f"({clause})")
        values += more
    return " AND ".join(clauses), values


def _clause(asked: Condition) -> tuple[str, list[Value]]:
    match asked.field:
        case "type":
            return _type(asked)
        case "killed" | "injured":
            least, most = asked.least or 0, asked.most
            if most is None:
                return f"{asked.field} >= ?", [least]
            return f"{asked.field} BETWEEN ? AND ?", [least, most]
        case "when":
            return (
                "(first IS NOT NULL OR last IS NOT NULL) AND ifnull(first, '') <= ? AND ifnull(last, '~') >= ?",
                [asked.last or "~", asked.first or ""],
            )
        case _:
            select, values = _named(asked)
            return f"key IN ({select})", values


def _named(asked: Condition) -> tuple[str, list[Value]]:
    """SQL for the events that have something of this name in a role."""
    roles = (asked.field,) if asked.exact else _ROLES.get(asked.field, (asked.field,))
    names, values = _names(asked.words, asked.prefix, asked.exact)
    slots = ", ".join("?" * len(roles))
    return f"SELECT event FROM event_name WHERE role IN ({slots}) AND name IN ({names})", [*roles, *values]


def _type(asked: Condition) -> tuple[str, list[Value]]:
    clauses, values = ["0"], list[Value]()
    for type_, mode in asked.codes:
        clauses.append("type = ?" + (" AND key IN (SELECT event FROM event_mode WHERE mode = ?)" if mode else ""))
        values += [type_, mode] if mode else [type_]
    return " OR ".join(clauses), values


def _names(words: Sequence[str], prefix: bool, exact: bool) -> tuple[str, list[Value]]:
    """SQL for the names that are these words; or that hold all of them, the last one as a beginning if `prefix`."""
    words = words_of(" ".join(words))
    if exact:
        return "SELECT key FROM name WHERE folded = ?", [" ".join(words)]
    selects, values = [], list[Value]()
    for number, word in enumerate(words, 1):
        if prefix and number == len(words):
            selects.append("SELECT name FROM name_word WHERE word >= ? AND word < ?")
            values += [word, word + "\U0010ffff"]
        else:
            selects.append("SELECT name FROM name_word WHERE word = ?")
            values.append(word)
    return " INTERSECT ".join(selects) or "NULL", values
