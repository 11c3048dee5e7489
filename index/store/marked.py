"""Articles by what the reader marked them with: states, tags, words of notes."""

from __future__ import annotations

import sqlite3
from collections import Counter

from index.query import Field, fold

_STATES = {
    "starred": "starred",
    "read": "seen",
    "unread": "NOT coalesce(seen, 0)",
    "noted": "note <> '' OR key IN (SELECT article FROM passage_note)",
    "new": "batch > (SELECT value FROM counter WHERE name = 'news')",
    "tagged": "tags <> '[]'",
}


def marked(connection: sqlite3.Connection, field: Field) -> set[int]:
    """Keys of articles in a state, tagged so, or with all these words in their note."""
    if field.name == "is":
        rows = connection.execute(
            f"SELECT key FROM article LEFT JOIN article_mark ON article = key WHERE {_STATES[field.value]}"
        )
        return {row[0] for row in rows}
    wanted = fold(field.value).split()
    if field.name == "tag":
        select = "SELECT article, value FROM article_mark, json_each(tags)"
    else:
        select = (
            "SELECT article, note FROM article_mark WHERE note <> '' "
            "UNION ALL SELECT article, json_extract(mark, '$.note') FROM passage_note"
        )
    return {article for article, value in connection.execute(select) if _holds(fold(value), wanted, field)}


def tags(connection: sqlite3.Connection) -> Counter[str]:
    """Every tag, with how many articles have it."""
    return Counter(dict(connection.execute("SELECT value, count(*) FROM article_mark, json_each(tags) GROUP BY value")))


def _holds(text: str, wanted: list[str], field: Field) -> bool:
    if field.name == "tag":
        return text.startswith(" ".join(wanted)) if field.prefix else text == " ".join(wanted)
    words = text.split()
    whole, begun = (wanted[:-1], wanted[-1:]) if field.prefix else (wanted, [])
    return set(whole) <= set(words) and all(any(word.startswith(start) for word in words) for start in begun)
