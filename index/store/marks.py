"""The reader's own marks, in tables that no extraction writes to: stars and the like on articles, verdicts and
corrections on events (those on entities and the notes on passages have rooms of their own). Each act is kept with what
was before, so that it can be shown and undone.

A mark on an event keeps the event as it was told. When the text is analysed anew the mark attaches to the event of the
same type whose trigger overlaps. Where there is none, what was accepted or corrected stays as the reader's own, and
what was rejected waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import TypeVar

import msgspec
from msgspec.structs import fields, replace

from index.records import Analysis, Change, EntityMark, Event, EventMark, KeptNote, Marks, NameMark, Span, Verdict
from index.store import apart, changes, entity_marks, names, notes

Mark = TypeVar("Mark", EventMark, EntityMark, KeptNote, NameMark)


class _Own(msgspec.Struct, frozen=True):
    """An article's own marks, as a change remembers them."""

    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""


def of_article(connection: sqlite3.Connection, article: int) -> Marks:
    """The marks on the article itself."""
    row = connection.execute(
        "SELECT starred, seen, tags, note FROM article_mark WHERE article = ?", (article,)
    ).fetchone()
    if row is None:
        return Marks()
    return Marks(bool(row[0]), bool(row[1]), msgspec.json.decode(row[2], type=tuple[str, ...]), row[3])


def applied(
    connection: sqlite3.Connection, article: int, revision: int, analysis: Analysis, text: str | None = None
) -> tuple[Analysis, Marks]:
    """The analysis as the reader corrected it, and the marks on it; rejected events are still in it, rejected entities
    are not.

    `text` is that of the revision, if it is at hand.
    """
    analysis = apart.taken_apart(analysis, apart.pairs(connection))
    told = _with_events(connection, article, revision, analysis, text)
    return _with_entities(connection, article, revision, *told, text)


def _with_events(
    connection: sqlite3.Connection, article: int, revision: int, analysis: Analysis, text: str | None
) -> tuple[Analysis, Marks]:
    marks, kept = of_article(connection, article), list(_event_marks(connection, article))
    if not kept:
        return analysis, marks
    if text is None and any(mark.revision != revision for mark in kept):
        text = text_of(connection, article, revision)
    events, taken = list(analysis.events), set[str]()
    known: dict[Verdict, list[str]] = {"accepted": [], "rejected": [], "": []}
    edited: list[str] = []
    for mark in kept:
        there = _moved(mark, revision, text or "")
        if there is None:
            continue
        at = _place(events, there, taken)
        if at is None and mark.verdict != "rejected" and (mark.verdict or mark.edited):
            at = len(events)
            events.append(there)
        if at is None:
            continue
        if mark.edited is not None:
            events[at] = _corrected(events[at], mark.told, mark.edited)
            edited.append(events[at].id)
        taken.add(events[at].id)
        known[mark.verdict].append(events[at].id)
    marks = replace(marks, accepted=tuple(known["accepted"]), rejected=tuple(known["rejected"]), edited=tuple(edited))
    return replace(analysis, events=tuple(events)), marks


def _with_entities(
    connection: sqlite3.Connection, article: int, revision: int, analysis: Analysis, marks: Marks, text: str | None
) -> tuple[Analysis, Marks]:
    """The same with what the reader said of entities."""
    kept = list(entity_marks.rows(connection, article))
    if not kept:
        return analysis, marks
    found = entity_marks.corrected(kept, analysis, revision, text or text_of(connection, article, revision))
    said = replace(
        marks, entities_accepted=found.accepted, entities_edited=found.edited, entities_rejected=found.rejected
    )
    return found.analysis, said


def text_of(connection: sqlite3.Connection, article: int, revision: int) -> str:
    """The text of a revision."""
    row = connection.execute(
        "SELECT text FROM revision WHERE article = ? AND revision = ?", (article, revision)
    ).fetchone()
    return str(row[0])


def see(connection: sqlite3.Connection, article: int, seen: bool) -> None:
    """Note that the article was read, or is to be read again. Nothing to undo: it is done by reading."""
    connection.execute(
        "INSERT INTO article_mark (article, seen) VALUES (?, ?) ON CONFLICT DO UPDATE SET seen = excluded.seen",
        (article, seen),
    )


def set_own(
    connection: sqlite3.Connection,
    article: int,
    *,
    starred: bool | None = None,
    tags: tuple[str, ...] | None = None,
    note: str | None = None,
) -> None:
    """Change the article's star, tags or note."""
    marks = of_article(connection, article)
    before = _Own(marks.starred, marks.tags, marks.note)
    after = _Own(
        before.starred if starred is None else starred,
        before.tags if tags is None else tags,
        before.note if note is None else note,
    )
    words = []
    if after.starred != before.starred:
        words.append("starred" if after.starred else "star taken away")
    if after.tags != before.tags:
        words.append(f"tags: {', '.join(after.tags) or 'none'}")
    if after.note != before.note:
        words.append("note written" if after.note else "note deleted")
    if words:
        _put_own(connection, article, after)
        changes.log(connection, article, "article", "", ", ".join(words), before, after)


def set_event(connection: sqlite3.Connection, article: int, event: str, mark: EventMark, words: str) -> None:
    """Keep a mark on an event (known by the id it had when it was first marked) in place of the one before."""
    before = _event_mark(connection, article, event)
    _put_event(connection, article, event, mark)
    changes.log(connection, article, "event", event, words, before, mark)


def marked(connection: sqlite3.Connection, article: int, event: Event) -> tuple[str, EventMark | None]:
    """The mark that an event of the current analysis carries, and the id it is kept under (its own, if it has none)."""
    exact = _event_mark(connection, article, event.id)
    if exact is not None:
        return event.id, exact
    for key, mark in event_rows(connection, article):
        if mark.told.type == event.type and _overlap(mark.told.trigger, event.trigger):
            return key, mark
    return event.id, None


def undo(connection: sqlite3.Connection, after: int) -> tuple[int | None, Change] | None:
    """Take the latest act back, if it came later than number `after`; its article's key (of names: None), the act."""
    act = changes.latest(connection, after)
    if act is None:
        return None
    article, target, before = act.article, act.change.target, act.before
    if article is None:
        one, other = target.split("\n")
        names.put(connection, (one, other), _unpacked(before, NameMark))
        changes.take_back(connection, act)
        return None, act.change
    match act.change.kind:
        case "article":
            _put_own(connection, article, msgspec.json.decode(before, type=_Own))
        case "event":
            _put_event(connection, article, target, _unpacked(before, EventMark))
        case "note":
            notes.put(connection, article, target, _unpacked(before, KeptNote))
        case "entity":
            entity_marks.put(connection, article, target, _unpacked(before, EntityMark))
    changes.take_back(connection, act)
    return article, act.change


def event_rows(connection: sqlite3.Connection, article: int) -> Iterator[tuple[str, EventMark]]:
    """The marks on events of an article, by the id each is kept under."""
    rows = connection.execute("SELECT event, mark FROM event_mark WHERE article = ? ORDER BY event", (article,))
    for event, mark in rows.fetchall():
        yield event, msgspec.json.decode(mark, type=EventMark)


def _event_marks(connection: sqlite3.Connection, article: int) -> Iterator[EventMark]:
    return (mark for _, mark in event_rows(connection, article))


def _event_mark(connection: sqlite3.Connection, article: int, event: str) -> EventMark | None:
    row = connection.execute("SELECT mark FROM event_mark WHERE article = ? AND event = ?", (article, event)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=EventMark)


def _put_own(connection: sqlite3.Connection, article: int, own: _Own) -> None:
    connection.execute(
        "INSERT INTO article_mark (article, starred, tags, note) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET starred = excluded.starred, tags = excluded.tags, note = excluded.note",
        (article, own.starred, changes.packed(own.tags), own.note),
    )


def _put_event(connection: sqlite3.Connection, article: int, event: str, mark: EventMark | None) -> None:
    if mark is None or (not mark.verdict and mark.edited is None):
        connection.execute("DELETE FROM event_mark WHERE article = ? AND event = ?", (article, event))
    else:
        connection.execute("REPLACE INTO event_mark VALUES (?, ?, ?)", (article, event, changes.packed(mark)))


def _unpacked(mark: str, kind: type[Mark]) -> Mark | None:
    return msgspec.json.decode(mark, type=kind) if mark else None


def _moved(mark: EventMark, revision: int, text: str) -> Event | None:
    """The event as it was told, at its place in the text of a revision; None where that no longer says so."""
    told = mark.told
    if mark.revision == revision:
        return told
    at = text.find(told.evidence.text)
    if at < 0:
        return None
    by = at - told.evidence.start
    elsewhere = {"start": -1, "end": -1}
    return replace(
        told,
        trigger=_shifted(told.trigger, by),
        evidence=_shifted(told.evidence, by),
        retold=(),
        also=(),
        actors=tuple(replace(one, **elsewhere) for one in told.actors),
        targets=tuple(replace(one, **elsewhere) for one in told.targets),
        instrument=tuple(replace(one, **elsewhere) for one in told.instrument),
        place=told.place and replace(told.place, **elsewhere),
        date=told.date and replace(told.date, **elsewhere),
        attribution=told.attribution and replace(told.attribution, **elsewhere),
    )


def _place(events: list[Event], told: Event, taken: set[str]) -> int | None:
    """The event that a mark is on: the very same, else the first of its type with an overlapping trigger."""
    alike = [
        at
        for at, event in enumerate(events)
        if event.type == told.type and event.id not in taken and _overlap(event.trigger, told.trigger)
    ]
    return min(alike, key=lambda at: (events[at].id != told.id, at), default=None)


def _corrected(event: Event, told: Event, edited: Event) -> Event:
    """The event with what the reader changed; the rest is as it is told now."""
    changed = {
        field.name: getattr(edited, field.name)
        for field in fields(Event)
        if getattr(edited, field.name) != getattr(told, field.name)
    }
    return replace(event, **changed)


def _shifted(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by, span.text)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
