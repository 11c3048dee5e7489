"""Marks on their way from one library to another: a reader's on a second machine, or two readers' on one story."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from index.names import display
from index.records import Anchor, EntityMark, Event, EventMark, KeptMarks, KeptNote, Taken
from index.store import analyses, entity_marks, marks, names, notes
from index.text import neutralise_line

_MARKED = """
SELECT key, id, json_extract(frame, '$.title') FROM current
WHERE key IN (SELECT article FROM event_mark)
   OR key IN (SELECT article FROM entity_mark)
   OR key IN (SELECT article FROM passage_note)
   OR key IN (SELECT article FROM article_mark WHERE starred OR seen OR tags <> '[]' OR note <> '') ORDER BY key
"""


def kept(connection: sqlite3.Connection) -> Iterator[KeptMarks]:
    """The marks of every article that has some, in the order the articles came; at last those on names."""
    for key, _, title in connection.execute(_MARKED).fetchall():
        known, digests = _identity(connection, key)
        own = marks.of_article(connection, key)
        events = tuple(mark for _, mark in marks.event_rows(connection, key))
        noted = tuple(notes.rows(connection, key))
        entities = tuple(mark for _, mark in entity_marks.rows(connection, key))
        yield KeptMarks(
            known, digests, title, own.starred, own.seen, own.tags, own.note, events, notes=noted, entities=entities
        )
    if said := tuple(names.marks(connection)):
        yield KeptMarks((), (), "", same=said)


def take(connection: sqlite3.Connection, given: KeptMarks, *, prefer_given: bool) -> Taken:
    """Add another reader's marks to ours. Stars, tags and notes on passages add up; of two notes on the article, two
    states of one note, two verdicts or corrections that differ ours stays, or theirs takes its place if `prefer_given`;
    each such case is named. Every act is kept and can be undone.
    """
    if given.same:
        return names.take(connection, given.same, prefer_given=prefer_given)
    key = _find(connection, given)
    if key is None:
        return Taken(given.title, outcome="missing")
    select = "SELECT id, revision, text FROM current WHERE key = ?"
    short_id, revision, text = connection.execute(select, (key,)).fetchone()
    here = _at_home(given, revision, text)
    conflicts: list[str] = []
    changed = _take_own(connection, key, given, prefer_given, conflicts)
    for note in here.notes:
        changed |= _take_note(connection, key, note, prefer_given, conflicts)
    moved = False
    for mark in here.events:
        moved |= _take_event(connection, key, mark, prefer_given, conflicts)
    for named in here.entities:
        moved |= _take_entity(connection, key, named, prefer_given, conflicts)
    if moved:
        analyses.renew(connection, key)
    return Taken(given.title, short_id, "taken" if changed or moved else "same", tuple(conflicts))


def _identity(connection: sqlite3.Connection, key: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = connection.execute("SELECT name, digest FROM identity WHERE article = ? ORDER BY name", (key,)).fetchall()
    # A path means nothing on another machine; what was read from it does.
    names = tuple(name for name, _ in rows if not name.startswith("path:"))
    return names, tuple(dict.fromkeys(digest for _, digest in rows))


def _find(connection: sqlite3.Connection, given: KeptMarks) -> int | None:
    for column, values in (("name", given.names), ("digest", given.digests)):
        for value in values:
            row = connection.execute(f"SELECT article FROM identity WHERE {column} = ?", (value,)).fetchone()
            if row is not None:
                return int(row[0])
    return None


def _take_own(
    connection: sqlite3.Connection, key: int, given: KeptMarks, prefer_given: bool, conflicts: list[str]
) -> bool:
    own = marks.of_article(connection, key)
    note = own.note or given.note
    if own.note and given.note and own.note != given.note:
        conflicts.append(f"note: ours “{own.note}”, theirs “{given.note}”")
        note = given.note if prefer_given else own.note
    tags = tuple(sorted({*own.tags, *given.tags}))
    starred, seen = own.starred or given.starred, own.seen or given.seen
    if (starred, tags, note) != (own.starred, own.tags, own.note):
        marks.set_own(connection, key, starred=starred, tags=tags, note=note)
    if seen != own.seen:
        marks.see(connection, key, seen)
    return (starred, seen, tags, note) != (own.starred, own.seen, own.tags, own.note)


def _at_home(given: KeptMarks, revision: int, text: str) -> KeptMarks:
    """The marks with the revision in which their words stand where they say; 0, which no revision is, has them looked
    for in the text.
    """

    def number(start: int, end: int, words: str) -> int:
        return revision if text[start:end] == words else 0

    def home(anchor: Anchor) -> Anchor:
        return replace(anchor, revision=number(anchor.start, anchor.end, anchor.text))

    def told(mark: EventMark) -> EventMark:
        said = mark.told.evidence
        return replace(mark, revision=number(said.start, said.end, said.text))

    return replace(
        given,
        events=tuple(map(told, given.events)),
        notes=tuple(replace(one, anchor=home(one.anchor)) for one in given.notes),
        entities=tuple(replace(one, anchors=tuple(map(home, one.anchors))) for one in given.entities),
    )


def _take_note(
    connection: sqlite3.Connection, key: int, given: KeptNote, prefer_given: bool, conflicts: list[str]
) -> bool:
    ours = notes.kept(connection, key, given.id)
    if ours is None:
        same = (one.note == given.note and one.anchor.text == given.anchor.text for one in notes.rows(connection, key))
        if not given.note or any(same):
            return False
        notes.change(connection, key, given, "taken over: note on a passage")
        return True
    if ours.note != given.note:
        quoted = neutralise_line(given.anchor.text)
        conflicts.append(f"note on “{quoted}”: ours “{ours.note}”, theirs “{given.note}”")
        if prefer_given:
            notes.change(connection, key, replace(ours, note=given.note), "taken over: note on a passage")
            return True
    return False


def _take_entity(
    connection: sqlite3.Connection, key: int, given: EntityMark, prefer_given: bool, conflicts: list[str]
) -> bool:
    told = given.told
    kept = dict(entity_marks.rows(connection, key))
    alike = (
        id_
        for id_, one in kept.items()
        if one.told.id >= 0 and told.id >= 0 and (one.told.name, one.told.label) == (told.name, told.label)
    )
    kept_as = next(alike, entity_marks.id_of(told))
    ours = kept.get(kept_as)
    if ours is None:
        entity_marks.change(connection, key, kept_as, given, f"taken over: {_said_of_entity(given)}")
        return True
    verdict, edited = ours.verdict or given.verdict, ours.edited or given.edited
    if (ours.verdict and given.verdict and ours.verdict != given.verdict) or (
        ours.edited and given.edited and _corrections(ours) != _corrections(given)
    ):
        conflicts.append(f"{told.name}: ours {_said_of_entity(ours)}, theirs {_said_of_entity(given)}")
        if prefer_given:
            verdict, edited = given.verdict or verdict, given.edited or edited
    if (verdict, edited) == (ours.verdict, ours.edited):
        return False
    merged = replace(ours, verdict=verdict, edited=edited)
    entity_marks.change(connection, key, kept_as, merged, f"taken over: {_said_of_entity(merged)}")
    return True


def _corrections(mark: EntityMark) -> dict[str, object]:
    return entity_marks.differences(mark.told, mark.edited) if mark.edited else {}


def _said_of_entity(mark: EntityMark) -> str:
    words: list[str] = [mark.verdict] if mark.verdict else []
    if mark.edited is not None:
        words.append("corrected: " + ", ".join(f"{name} {value}" for name, value in sorted(_corrections(mark).items())))
    return "; ".join(words) or "no verdict"


def _take_event(
    connection: sqlite3.Connection, key: int, given: EventMark, prefer_given: bool, conflicts: list[str]
) -> bool:
    kept_as, ours = marks.marked(connection, key, given.told)
    if ours is None:
        marks.set_event(connection, key, kept_as, given, f"taken over: {_said(given)}")
        return True
    verdict = ours.verdict or given.verdict
    edited = ours.edited or given.edited
    if (ours.verdict and given.verdict and ours.verdict != given.verdict) or (
        ours.edited and given.edited and _changes(ours) != _changes(given)
    ):
        conflicts.append(f"{_named(ours.told)}: ours {_said(ours)}, theirs {_said(given)}")
        if prefer_given:
            verdict, edited = given.verdict or verdict, given.edited or edited
    if (verdict, edited) == (ours.verdict, ours.edited):
        return False
    merged = replace(ours, verdict=verdict, edited=edited)
    marks.set_event(connection, key, kept_as, merged, f"taken over: {_said(merged)}")
    return True


def _named(event: Event) -> str:
    return f"{display(event.type, event.mode)} (“{event.trigger.text}”)"


def _changes(mark: EventMark) -> dict[str, object]:
    """What a correction changed, without where it stands in a text."""
    told, edited = msgspec.to_builtins(mark.told), msgspec.to_builtins(mark.edited)
    return {name: value for name, value in edited.items() if value != told[name]}


def _said(mark: EventMark) -> str:
    words: list[str] = [mark.verdict] if mark.verdict else []
    if mark.edited is not None:
        words.append("corrected: " + ", ".join(sorted(_changes(mark))))
    return "; ".join(words) or "no verdict"
