"""Happenings counted where they are kept: by day and kind, by the names in them, by pairs of these."""

from __future__ import annotations

import heapq
from collections import defaultdict
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
_PAIRS = """
SELECT one.happening, one.name, other.name FROM happening_name AS one JOIN happening_name AS other
ON other.role = one.role AND other.happening = one.happening AND other.name > one.name
WHERE one.role = 'proper' {where} ORDER BY one.happening
"""
_OF_PAIRS = f"""
SELECT json_extract(pair.value, '$[0]'), json_extract(pair.value, '$[1]'), min(first), max(last), {_SUMS}
FROM json_each(:pairs) AS pair, json_each(json_extract(pair.value, '$[2]')) AS own
JOIN happening ON happening.key = own.value GROUP BY pair.key
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

    def by_pair(
        self,
        keys: Collection[int] | None,
        recent: str = "",
        until: str = "",
        before: str = "",
        *,
        limit: int | None = None,
    ) -> list[Row]:
        """These happenings by two proper names that stand in one; the most frequent `limit` pairs."""
        together: dict[tuple[str, str], list[int]] = defaultdict(list)
        with self._connections.reading() as connection:
            roots = dict(connection.execute("SELECT name, root FROM same_name").fetchall())
            found = connection.execute(_PAIRS.format(where=_among(keys, "one.happening")), {"keys": _json(keys or ())})
            for happening, name, other in found.fetchall():
                one, two = roots.get(name, name), roots.get(other, other)
                own = together[(one, two) if one < two else (two, one)]
                if one != two and (not own or own[-1] != happening):  # they come happening by happening
                    own.append(happening)
        # Most pairs there are only once: what is counted of them is looked up for those alone that are asked for.
        ranked = heapq.nlargest(limit or len(together), together.items(), key=lambda item: len(item[1]))
        pairs = [(*pair, own) for pair, own in ranked if own]
        return self._rows(_OF_PAIRS, None, recent, until, before, pairs=msgspec.json.encode(pairs).decode())

    def shown_names(self, folded: Collection[str]) -> dict[str, str]:
        """Folded names as they were first written in an event."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT folded, value FROM facet_value WHERE field IN ('actor', 'target', 'place') "
                "AND folded IN (SELECT value FROM json_each(?))",
                (_json(folded),),
            )
            return dict(rows.fetchall())

    def _rows(
        self,
        select: str,
        keys: Collection[int] | None,
        recent: str,
        until: str,
        before: str,
        role: str = "",
        pairs: str = "",
    ) -> list[Row]:
        values = {"keys": _json(keys or ()), "role": role, "pairs": pairs}
        values |= {"recent": recent, "until": until, "before": before}
        with self._connections.reading() as connection:
            rows = connection.execute(select, values).fetchall()
        return [
            (one, other, first, last, count, reports, least, None if endless else most, score, scored, new, old)
            for one, other, first, last, count, reports, least, most, endless, score, scored, new, old in rows
        ]


def _among(keys: Collection[int] | None, column: str = "happening") -> str:
    return "" if keys is None else f"AND {column} IN (SELECT value FROM json_each(:keys))"


def _json(values: Collection[int] | Collection[str]) -> str:
    return msgspec.json.encode(list(values)).decode()
