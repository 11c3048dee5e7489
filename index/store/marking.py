"""What the store keeps of a reader's hand: marks on articles, events, entities and passages, and the way back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from msgspec.structs import replace

from index.errors import UnknownEntity, UnknownEvent
from index.records import Change, Entity, EntityMark, EventMark, KeptMarks, Taken
from index.store import analyses, anchors, changes, entity_marks, marks, notes, views
from index.store.connections import Connections, touch


class Marking:
    """The part of the store that readers write to."""

    _connections: Connections

    def see(self, key: int, seen: bool) -> None:
        """Note that an article was read, or is to be read again."""
        with self._connections.writing() as connection:
            marks.see(connection, key, seen)

    def mark(
        self,
        key: int,
        *,
        starred: bool | None = None,
        tags: tuple[str, ...] | None = None,
        note: str | None = None,
    ) -> None:
        """Change an article's star, tags or note."""
        with self._connections.writing() as connection:
            marks.set_own(connection, key, starred=starred, tags=tags, note=note)

    def note_passage(self, key: int, start: int, end: int, quotation: str, words: str) -> str:
        """Write a note on a stretch of an article's text, which must read so; returns its id. Raises ValueError."""
        with self._connections.writing() as connection:
            text, revision = _current(connection, key)
            if not words or start < 0 or not quotation or text[start:end] != quotation:
                raise ValueError("a note has words, and is on words that the text has there")
            return notes.add(connection, key, anchors.anchored(text, revision, start, end), words)

    def change_note(self, key: int, id: str, words: str) -> bool:
        """Write over a note on a passage; without words it goes. Whether there was one."""
        with self._connections.writing() as connection:
            kept = notes.kept(connection, key, id)
            if kept is not None:
                said = "note on a passage changed" if words else "note on a passage deleted"
                notes.change(connection, key, replace(kept, note=words), said)
        return kept is not None

    def mark_event(self, key: int, event_id: str, change: Callable[[EventMark], EventMark], words: str) -> None:
        """Change the mark on an event of an article's present analysis. Raises UnknownEvent."""
        with self._connections.writing() as connection:
            article = views.article(connection, key, None)
            events = article.analysis.events if article.analysis else ()
            event = next((one for one in events if one.id == event_id), None)
            if event is None:
                raise UnknownEvent(f"the article has no event {event_id}")
            kept_as, mark = marks.marked(connection, key, event)
            marks.set_event(connection, key, kept_as, change(mark or EventMark(event, article.revision)), words)
            analyses.renew(connection, key)
            touch(connection)

    def mark_entity(self, key: int, entity: Entity, change: Callable[[EntityMark], EntityMark], words: str) -> None:
        """Change the mark on an entity as the article names it now, or as it was rejected. Raises UnknownEntity."""
        with self._connections.writing() as connection:
            text, revision = _current(connection, key)
            made = analyses.of(connection, key)
            kept = list(entity_marks.rows(connection, key))
            shown = entity_marks.corrected(kept, made, revision, text) if made else None
            if made is None or shown is None or not _is_named(shown, entity):
                raise UnknownEntity(f"the article does not name “{entity.name}”")
            id_ = shown.kept_as.get(entity_marks.target(entity))
            if id_ is None:
                id_, mark = entity_marks.fresh(made, entity, revision, text)
            else:
                mark = dict(kept)[id_]
            entity_marks.change(connection, key, id_, change(mark), words)
            analyses.renew(connection, key)
            touch(connection)

    def undo(self, *, after: int) -> Change | None:
        """Take the latest act of marking back, if it is later than number `after`."""
        with self._connections.writing() as connection:
            undone = marks.undo(connection, after)
            if undone is None:
                return None
            key, change = undone
            if key is not None and change.kind in ("event", "entity"):
                analyses.renew(connection, key)
                touch(connection)
        return change

    def changes(self, short_id: str = "") -> tuple[Change, ...]:
        """Every act of marking, the oldest first."""
        with self._connections.reading() as connection:
            return changes.listed(connection, short_id)

    def latest_change(self) -> int:
        """A number that grows with every act of marking, and with every one taken back; 0 before the first."""
        with self._connections.reading() as connection:
            row = connection.execute(
                "SELECT coalesce(max(number), 0) + coalesce(sum(undone), 0) FROM change"
            ).fetchone()
        return int(row[0])

    def kept_marks(self) -> tuple[KeptMarks, ...]:
        """All that the reader added, in a form another library can take over."""
        from index.store import exchange

        with self._connections.reading() as connection:
            return tuple(exchange.kept(connection))

    def take_marks(self, given: KeptMarks, *, prefer_given: bool) -> Taken:
        """Add another reader's marks on an article to ours; see `exchange.take`."""
        from index.store import exchange

        with self._connections.writing() as connection:
            taken = exchange.take(connection, given, prefer_given=prefer_given)
            if taken.outcome == "taken":
                touch(connection)
        return taken


def _current(connection: sqlite3.Connection, key: int) -> tuple[str, int]:
    """(text, number) of the present revision."""
    text, revision = connection.execute("SELECT text, revision FROM current WHERE key = ?", (key,)).fetchone()
    return text, revision


def _is_named(shown: entity_marks.Corrected, entity: Entity) -> bool:
    named = (entity.name, entity.label, entity_marks.target(entity))
    there = [*shown.analysis.entities, *shown.rejected]
    there += [one.as_entity() for one in shown.analysis.mentions if one.entity < 0] if entity.id < 0 else []
    return any((one.name, one.label, entity_marks.target(one)) == named for one in there)
