"""Happenings counted where they are kept: by day and kind, by the names in them, by pairs of these."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from index.store.connections import Connections

_SUMS = """
count(*), sum(reports), sum(killed_min), sum(killed_max), sum(killed_max IS NULL), sum(score), sum(score <> 0),
count(*) FILTER (WHERE first > :recent AND first <= :until),
count(*) FILTER (WHERE first > :before AND first <= :recent)
"""
_BY_DAY = f"SELECT type, mode, first, max(last), {_SUMS} FROM happening {{where}} GROUP BY first, type, mode"
_MEANT = """
SELECT DISTINCT happening, ifnull(root, happening_name.name) AS name FROM happening_name
LEFT JOIN same_name ON same_name.name = happening_name.name WHERE role = :role {where}
"""
_BY_NAME = f"""
WITH meant AS ({_MEANT})
SELECT meant.name, '', min(first), max(last), {_SUMS} FROM meant JOIN happening ON happening.key = meant.happening
GROUP BY meant.name
"""
_BY_PAIR = f"""
WITH found AS (
    SELECT one.happening, ifnull(a.root, one.name) AS name, ifnull(b.root, other.name) AS beside
    FROM happening_name AS one
    JOIN happening_name AS other
    ON other.role = one.role AND other.happening = one.happening AND other.name > one.name
    LEFT JOIN same_name AS a ON a.name = one.name LEFT JOIN same_name AS b ON b.name = other.name
    WHERE one.role = :role {{where}}
), meant AS (
    SELECT DISTINCT happening, min(name, beside) AS name, max(name, beside) AS beside FROM found WHERE name <> beside
)
SELECT meant.name, beside, min(first), max(last), {_SUMS} FROM meant JOIN happening ON happening.key = meant.happening
GROUP BY meant.name, beside
"""

Row = tuple[str, str, str | None, str | None, int, int, int, int | None, float, int, int, int]
"""Two keys (type and mode; a name; two names), first and last day, happenings, reports, least and most killed (None: no
upper bound), sum of the scores, how many have one, how many are recent, how many lie before.
"""


class Counts:
    """The part of the store that counts happenings; whoever inherits brings the connections."""

    _connections: Connections

    def by_day(self, keys: Collection[int] | None, recent: str = "", until: str = "", before: str = "") -> list[Row]:
        """These happenings (None: all) by day, type and mode."""
        where = "" if keys is None else "WHERE key IN (SELECT value FROM json_each(:keys))"
        return self._rows(_BY_DAY.format(where=where), keys, recent, until, before)

    def by_name(
        self, role: str, keys: Collection[int] | None, recent: str = "", until: str = "", before: str = ""
    ) -> list[Row]:
        """These happenings by the names that stand in a role: actor, target, place; or proper, in any."""
        return self._rows(_BY_NAME.format(where=_among(keys)), keys, recent, until, before, role)

    def by_pair(self, keys: Collection[int] | None, recent: str = "", until: str = "", before: str = "") -> list[Row]:
        """These happenings by two proper names that stand in one."""
        return self._rows(_BY_PAIR.format(where=_among(keys, "one.happening")), keys, recent, until, before, "proper")

    def shown_names(self, folded: Collection[str]) -> dict[str, str]:
        """Folded names as they were first written in an event."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT folded, value FROM facet_value WHERE field IN ('actor', 'target', 'place') "
                "AND folded IN (SELECT value FROM json_each(?))",
                (msgspec.json.encode(list(folded)).decode(),),
            )
            return dict(rows.fetchall())

    def _rows(
        self, select: str, keys: Collection[int] | None, recent: str, until: str, before: str, role: str = ""
    ) -> list[Row]:
        values = {"keys": msgspec.json.encode(list(keys or ())).decode(), "role": role}
        values |= {"recent": recent, "until": until, "before": before}
        with self._connections.reading() as connection:
            rows = connection.execute(select, values).fetchall()
        return [
            (one, other, first, last, count, reports, least, None if endless else most, score, scored, new, old)
            for one, other, first, last, count, reports, least, most, endless, score, scored, new, old in rows
        ]


def _among(keys: Collection[int] | None, column: str = "happening") -> str:
    return "" if keys is None else f"AND {column} IN (SELECT value FROM json_each(:keys))"
