"""What searching asks of the store, beside listing: fields, events, facets, saved queries, marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from index.store import conditions, facets, marked, saved

if TYPE_CHECKING:
    from index.query import Condition, Field
    from index.store.connections import Connections


LIMIT_MET = 16
"""Conditions whose articles are remembered."""


class Lookups:
    """The half of the store that search looks things up in."""

    _connections: Connections
    _met: tuple[int, dict[tuple[Condition, ...], set[int]]] = -1, {}
    """A generation and what `with_event` answered in it: every key that is typed behind a field asks for the same."""

    def generation(self) -> int:
        """A number that changes when articles, analyses or what can be found do, by whichever process's hand."""
        with self._connections.reading() as connection:
            return int(connection.execute("SELECT value FROM counter WHERE name = 'generation'").fetchone()[0])

    def with_field(self, field: Field) -> set[int]:
        """Keys of articles with what a field of articles asks for: who lang path is tag note, source if `exact`."""
        with self._connections.reading() as connection:
            return conditions.with_field(connection, field)

    def with_event(self, asked: Sequence[Condition]) -> set[int]:
        """Keys of articles with one event that meets all conditions."""
        generation, wanted = self.generation(), tuple(asked)
        known = self._met
        if known[0] != generation or len(known[1]) >= LIMIT_MET:
            known = self._met = generation, {}
        if wanted not in known[1]:
            with self._connections.reading() as connection:
                known[1][wanted] = conditions.with_event(connection, asked)
        return known[1][wanted]

    def events_meeting(self, key: int, asked: Sequence[Condition]) -> set[int]:
        """Positions, in its analysis, of the events of an article that meet all conditions."""
        with self._connections.reading() as connection:
            return conditions.meeting(connection, key, asked)

    # Facets ----------------------------------------------------------------------------------------------------

    def facets_changed(self, after: int) -> list[tuple[int, bytes]]:
        """(article, keys of values as packed integers) of every article written after a generation.

        The first three are its source, language and month, 0 for none; the rest are of its events.
        """
        with self._connections.reading() as connection:
            return facets.changed(connection, after)

    def events_changed(self, after: int) -> facets.EventRows:
        """The events, with their values, of every article written after a generation."""
        with self._connections.reading() as connection:
            return facets.events_changed(connection, after)

    def event_sets(self, alternatives: Sequence[Sequence[Condition]]) -> list[list[str]]:
        """For each of the alternatives sets of keys of events, joined by commas: those in all of them meet it."""
        with self._connections.reading() as connection:
            return [conditions.event_sets(connection, one) for one in alternatives]

    def facet_values(self, after: int) -> list[tuple[int, str, str]]:
        """(key, field, value) of every value that came after a key."""
        with self._connections.reading() as connection:
            return facets.values(connection, after)

    def facets_of_events(self, alternatives: Sequence[Sequence[Condition]]) -> list[tuple[int, bytes]]:
        """(article, keys of values) of every event that meets one of the alternatives."""
        with self._connections.reading() as connection:
            return conditions.facets_of(connection, alternatives)

    # Saved queries ---------------------------------------------------------------------------------------------

    def saved(self) -> list[tuple[str, str]]:
        """(name, query) of every saved query, by name."""
        with self._connections.reading() as connection:
            return saved.every(connection)

    def saved_text(self, name: str) -> str | None:
        """The text of the query saved under a name."""
        with self._connections.reading() as connection:
            return saved.text(connection, name)

    def saved_seen(self, name: str) -> set[int]:
        """Keys of the articles a saved query had found when last looked at."""
        with self._connections.reading() as connection:
            return saved.seen(connection, name)

    def save_query(self, name: str, query: str, seen: Iterable[int]) -> None:
        """Keep a query under a name; what it finds now is not news."""
        with self._connections.writing() as connection:
            saved.save(connection, name, query, seen)

    def look_at_saved(self, name: str, seen: Iterable[int]) -> None:
        """Note that the reader has seen what a saved query finds."""
        with self._connections.writing() as connection:
            saved.look(connection, name, seen)

    def drop_saved(self, name: str) -> bool:
        """Forget a saved query; whether there was one."""
        with self._connections.writing() as connection:
            return saved.drop(connection, name)

    def tags(self) -> Counter[str]:
        """Every tag, with how many articles have it."""
        with self._connections.reading() as connection:
            return marked.tags(connection)
