"""The half of the store that keeps what articles tell together, and answers from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from index.store import conditions
from index.store.connections import Connections
from index.store.desk import Desk

if TYPE_CHECKING:
    from index.query import Condition

_WAITING = """
SELECT article_facets.article, article_facets.stamp FROM article_facets
JOIN article ON article.key = article_facets.article
LEFT JOIN told ON told.article = article_facets.article
WHERE told.stamp IS NULL OR told.stamp <> article_facets.stamp
ORDER BY article.day, article.key LIMIT ?
"""
_STORIES = """
SELECT ifnull(story, -article.key), max(article.day) AS latest FROM article LEFT JOIN told ON told.article = article.key
WHERE {which} GROUP BY 1 ORDER BY latest DESC, 1 LIMIT ? OFFSET ?
"""
_STAMP = "SELECT value FROM counter WHERE name = ?"


class Teller(NamedTuple):
    """An article of a story."""

    article: int
    story: int
    day: str
    source: str
    text_group: int | None


class Gathered:
    """Stories, happenings and what can be counted of them; whoever inherits brings the connections."""

    _connections: Connections

    # Bringing up to date ---------------------------------------------------------------------------------------

    def is_gathered(self) -> bool:
        """Whether nothing changed since everything was set beside the others."""
        with self._connections.reading() as connection:
            now, then = (connection.execute(_STAMP, (name,)).fetchone()[0] for name in ("generation", "gathered"))
        return bool(now == then)

    def note_gathered(self, generation: int) -> None:
        """Note that everything up to this generation was set beside the others."""
        with self._connections.writing() as connection:
            connection.execute("UPDATE counter SET value = ? WHERE name = 'gathered'", (generation,))

    def waiting(self, limit: int) -> list[tuple[int, int]]:
        """(article, stamp) of articles that were not set beside the others since they changed, the earliest first."""
        with self._connections.reading() as connection:
            return connection.execute(_WAITING, (limit,)).fetchall()

    def count_waiting(self) -> int:
        """How many articles wait to be set beside the others."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FROM article_facets LEFT JOIN told USING (article) "
                "WHERE told.stamp IS NULL OR told.stamp <> article_facets.stamp"
            ).fetchone()
        return int(row[0])

    @contextmanager
    def gathering(self) -> Iterator[Desk]:
        """A transaction in which articles are set beside each other."""
        with self._connections.writing() as connection:
            yield Desk(connection)

    # Happenings ------------------------------------------------------------------------------------------------

    def happenings_meant(
        self, articles: Collection[int] | None, asked: Sequence[Sequence[Condition]] | None
    ) -> list[int]:
        """Happenings with a report among these articles (None: all), of an event that meets one of the alternatives."""
        where, values = ["1"], list[str | int]()
        if articles is not None:
            where.append("article IN (SELECT value FROM json_each(?))")
            values.append(_json(articles))
        if asked is not None:
            meeting, more = conditions.either(asked)
            where.append(f"(article, position) IN (SELECT article, position FROM event WHERE {meeting})")
            values += more
        with self._connections.reading() as connection:
            select = f"SELECT DISTINCT happening FROM report WHERE {' AND '.join(where)}"
            return [row[0] for row in connection.execute(select, values)]

    def happenings_by_day(
        self, keys: Collection[int] | None, *, conflicting: bool = False, least_reports: int = 1
    ) -> list[int]:
        """These happenings (None: all), the earliest first, those without a day last."""
        where = "reports >= ?" + (" AND conflicting" if conflicting else "")
        values: list[str | int] = [least_reports]
        if keys is not None:
            where += " AND key IN (SELECT value FROM json_each(?))"
            values.append(_json(keys))
        with self._connections.reading() as connection:
            select = f"SELECT key FROM happening WHERE {where} ORDER BY first IS NULL, first, last, key"
            return [row[0] for row in connection.execute(select, values)]

    def reports_in(self, keys: Collection[int]) -> dict[int, list[tuple[int, int]]]:
        """(article, position) of the reports of each of these happenings."""
        found: dict[int, list[tuple[int, int]]] = {key: [] for key in keys}
        select = "SELECT happening, article, position FROM report WHERE happening IN (SELECT value FROM json_each(?))"
        with self._connections.reading() as connection:
            for happening, article, position in connection.execute(select, (_json(keys),)):
                found[happening].append((article, position))
        return found

    def latest_day(self) -> str:
        """The day the latest article came out."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT day FROM article ORDER BY day DESC LIMIT 1").fetchone()
        return str(row[0]) if row else ""

    # Stories ---------------------------------------------------------------------------------------------------

    def stories(self, articles: Collection[int] | None, limit: int, offset: int) -> list[int]:
        """The stories that these articles (None: all) tell, the one told last first; of an article without one, minus
        its key.
        """
        which = "1" if articles is None else "article.key IN (SELECT value FROM json_each(?))"
        values = [*([] if articles is None else [_json(articles)]), limit, offset]
        with self._connections.reading() as connection:
            return [row[0] for row in connection.execute(_STORIES.format(which=which), values)]

    def count_stories(self, articles: Collection[int] | None) -> int:
        """How many stories these articles tell."""
        which = "1" if articles is None else "article.key IN (SELECT value FROM json_each(?))"
        select = (
            f"SELECT count(DISTINCT ifnull(story, -key)) FROM article LEFT JOIN told ON article = key WHERE {which}"
        )
        with self._connections.reading() as connection:
            return int(connection.execute(select, [] if articles is None else [_json(articles)]).fetchone()[0])

    def tellers(self, stories: Iterable[int]) -> list[Teller]:
        """The articles of these stories, the earliest first."""
        wanted = list(stories)
        alone = [-story for story in wanted if story < 0]
        select = (
            "SELECT current.key, {story}, day, ifnull(frame->>'source', ''), text_group FROM current "
            "LEFT JOIN copy ON copy.article = current.key {rest} IN (SELECT value FROM json_each(?))"
        )
        with self._connections.reading() as connection:
            told = "JOIN told ON told.article = current.key WHERE told.story"
            rows = connection.execute(
                select.format(story="told.story", rest=told).replace(" day,", " current.day,"), (_json(wanted),)
            ).fetchall()
            rows += connection.execute(
                select.format(story="-current.key", rest="WHERE current.key"), (_json(alone),)
            ).fetchall()
        return sorted((Teller(*row) for row in rows), key=lambda one: (one.day or "~", one.article))

    def worst_told(self, stories: Iterable[int]) -> dict[int, tuple[int, int | None, str, bool]]:
        """(least, most, both in words, whether reports differ) of the killed in the best-told happening of a story."""
        select = (
            "SELECT story, killed_min, killed_max, killed_text, conflicting, count(*) AS own FROM told "
            "JOIN report USING (article) JOIN happening ON happening.key = report.happening "
            "WHERE story IN (SELECT value FROM json_each(?)) AND (killed_min > 0 OR killed_max IS NULL) "
            "GROUP BY story, happening.key ORDER BY own, killed_min"
        )
        with self._connections.reading() as connection:
            rows = connection.execute(select, (_json(list(stories)),)).fetchall()
        return {story: (least, most, words, bool(differ)) for story, least, most, words, differ, _ in rows}


def _json(values: Collection[int]) -> str:
    return msgspec.json.encode(list(values)).decode()
