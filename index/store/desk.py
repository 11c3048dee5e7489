"""What articles tell together, as rows: which story an article belongs to, which happening each of its events is a
report of, which names it says mean the same. `index.gathering` decides these; this writes them down.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from index.records import Article
from index.store import views
from index.store.copies import groups
from index.store.folded import folded

ReportRow = tuple[int, int, int, str]
"""article, position in its analysis, happening, likeness."""

Pairs = Sequence[tuple[str, str]]
Roots = Callable[[Mapping[tuple[str, str], int], Pairs, Pairs, Mapping[str, int]], Mapping[str, str]]
"""Of (pairs said to be the same with how many articles say so, the reader's same, the reader's apart, how many articles
have each name): the root of each name that has another.
"""

_THERE = """
SELECT article, position, happening, likeness FROM report
WHERE family = ? AND place = ? AND first BETWEEN ? AND ? AND likeness <> '' ORDER BY happening DESC, article LIMIT ?
"""
_ELSEWHERE = """
SELECT article, position, happening, likeness FROM report
WHERE family = ? AND place <> ? AND first BETWEEN ? AND ? AND (? OR country IN ('', ?)) AND likeness <> ''
ORDER BY happening DESC, article LIMIT ?
"""


class Summary(NamedTuple):
    """What is counted of a happening."""

    type: str
    mode: str
    first: str | None
    last: str | None
    killed_min: int
    killed_max: int | None
    killed_text: str
    conflicting: bool
    reports: int
    score: float


class Desk:
    """The rows of one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def article(self, key: int) -> Article:
        """One article in its current revision."""
        return views.article(self._connection, key, None)

    def clear(self, articles: Collection[int]) -> None:
        """Forget what these articles told, because it is about to be told anew."""
        for article in articles:
            for table in ("report", "alias", "named"):
                self._connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))

    def copy_groups(self) -> dict[int, int]:
        """The group of every article whose text another one prints too."""
        return groups(self._connection)

    # Stories ---------------------------------------------------------------------------------------------------

    def near_texts(self, first: str, last: str) -> list[tuple[int, str, int, bytes]]:
        """(article, day, story, words) of the articles of some days."""
        select = "SELECT article, day, story, words FROM told WHERE day BETWEEN ? AND ?"
        return self._connection.execute(select, (first, last)).fetchall()

    def story_of(self, articles: Iterable[int]) -> int | None:
        """The story of the first of these articles that has one."""
        for article in articles:
            row = self._connection.execute("SELECT story FROM told WHERE article = ?", (article,)).fetchone()
            if row is not None:
                return int(row[0])
        return None

    def new_story(self) -> int:
        """A number that no story has."""
        return int(self._connection.execute("SELECT ifnull(max(story), 0) + 1 FROM told").fetchone()[0])

    def put_told(self, article: int, stamp: int, day: str, story: int, words: bytes) -> None:
        """Note that an article was set beside the others."""
        self._connection.execute("REPLACE INTO told VALUES (?, ?, ?, ?, ?)", (article, stamp, day, story, words))

    def sharing(self, article: int) -> set[int]:
        """The other articles with a report of a happening that this one reports."""
        rows = self._connection.execute(
            "SELECT DISTINCT other.article FROM report AS mine "
            "JOIN report AS other ON other.happening = mine.happening "
            "WHERE mine.article = ?1 AND other.article <> ?1",
            (article,),
        )
        return {row[0] for row in rows}

    # Happenings ------------------------------------------------------------------------------------------------

    def reports_at(self, family: str, place: str, first: str, last: str, limit: int) -> list[ReportRow]:
        """Reports of events that began on these days at a place; those of the latest happenings."""
        values = (family, folded(place), first, last, limit)
        return self._connection.execute(_THERE, values).fetchall()

    def reports_elsewhere(
        self, family: str, where: tuple[str, str], first: str, last: str, limit: int
    ) -> list[ReportRow]:
        """Reports of events that began on these days in the country of `where` (country, place), at other places or at
        none; in any country, if it is not known.
        """
        country, place = where
        values = (family, folded(place), first, last, not country, country, limit)
        return self._connection.execute(_ELSEWHERE, values).fetchall()

    def new_happening(self) -> int:
        """The key of a happening that is still to be summed up."""
        row = self._connection.execute(
            "INSERT INTO happening (type, mode, killed_min, killed_text, conflicting, reports, score) "
            "VALUES ('', '', 0, '', 0, 0, 0) "
            "RETURNING key"
        ).fetchone()
        return int(row[0])

    def put_report(
        self,
        article: int,
        position: int,
        happening: int,
        family: str,
        where: tuple[str, str],
        first: str,
        likeness: str,
    ) -> None:
        """Note that an event is a report of a happening; `where` is (country, place)."""
        row = (article, position, happening, family, where[0], folded(where[1]), first, likeness)
        self._connection.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._connection.execute("INSERT OR IGNORE INTO loosened VALUES (?)", (happening,))

    def loosened(self) -> list[int]:
        """Happenings that gained or lost a report since they were summed up."""
        return [row[0] for row in self._connection.execute("SELECT happening FROM loosened ORDER BY happening")]

    def members(self, happening: int) -> list[tuple[int, int]]:
        """(article, position) of the reports of a happening."""
        select = "SELECT article, position FROM report WHERE happening = ? ORDER BY article, position"
        return self._connection.execute(select, (happening,)).fetchall()

    def sum_up(self, happening: int, summary: Summary | None, names: Iterable[tuple[str, str]] = ()) -> None:
        """Keep what is counted of a happening, with (role, name) of who is in it; None of one that nobody reports."""
        self._connection.execute("DELETE FROM happening_name WHERE happening = ?", (happening,))
        rows = ((role, happening, name) for role, given in names if (name := folded(given)))
        self._connection.executemany("INSERT OR IGNORE INTO happening_name VALUES (?, ?, ?)", rows)
        if summary is None:
            self._connection.execute("DELETE FROM happening WHERE key = ?", (happening,))
        else:
            self._connection.execute(
                "UPDATE happening SET type = ?, mode = ?, first = ?, last = ?, killed_min = ?, killed_max = ?, "
                "killed_text = ?, conflicting = ?, reports = ?, score = ? WHERE key = ?",
                (*summary, happening),
            )
        self._connection.execute("DELETE FROM loosened WHERE happening = ?", (happening,))

    # Names -----------------------------------------------------------------------------------------------------

    def put_aliases(self, article: int, said: Sequence[tuple[str, str, str]]) -> None:
        """Keep the (name, other name, reason) that an article says mean the same."""
        rows = [(article, folded(name), folded(other), reason) for name, other, reason in said]
        self._connection.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)", [row for row in rows if row[1] and row[1] != row[2]]
        )

    def put_named(self, article: int, named: Iterable[tuple[str, str, int]]) -> None:
        """Keep (name, label, mentions) of whom and what an article names."""
        rows = ((article, *one) for one in named)
        self._connection.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?, ?)", rows)

    def renew_roots(self, roots: Roots) -> dict[str, str]:
        """The root of every name that means the same as another, worked out anew if something about names changed."""
        connection = self._connection
        changed, known = (
            connection.execute("SELECT value FROM counter WHERE name = ?", (name,)).fetchone()[0]
            for name in ("aliases", "rooted")
        )
        if changed != known:
            said = {
                (name, other): count
                for name, other, count in connection.execute(
                    "SELECT name, other, count(*) FROM alias GROUP BY name, other"
                )
            }
            same, apart = own_pairs(connection)
            names = {name for pair in (*said, *same, *apart) for name in pair}
            spread = {name: _spread(connection, name) for name in names}
            connection.execute("DELETE FROM same_name")
            rows = roots(said, same, apart, spread).items()
            connection.executemany("INSERT INTO same_name VALUES (?, ?)", list(rows))
            connection.execute("UPDATE counter SET value = ? WHERE name = 'rooted'", (changed,))
        return dict(connection.execute("SELECT name, root FROM same_name").fetchall())


def own_pairs(connection: sqlite3.Connection) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The pairs of names that the reader says are the same, and those that are not."""
    rows = connection.execute(
        "SELECT name, other, json_extract(mark, '$.is_same') FROM name_mark ORDER BY name, other"
    ).fetchall()
    return [(one, other) for one, other, is_same in rows if is_same], [
        (one, other) for one, other, is_same in rows if not is_same
    ]


def _spread(connection: sqlite3.Connection, name: str) -> int:
    """How many articles have a name."""
    select = "SELECT count(*) FROM article_name WHERE name = (SELECT key FROM name WHERE folded = ?)"
    return int(connection.execute(select, (name,)).fetchone()[0])
