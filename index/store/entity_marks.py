"""Verdicts on what an article names, and corrections. A mark keeps the entity as it was told, with the place of each of
its mentions; when the text is analysed anew it attaches to the entity of the same name, else to the one whose mentions
stand there. What was accepted or corrected stays though nothing finds it any more; what was rejected waits.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from index.names import countries
from index.records import Analysis, Argument, Entity, EntityMark, Event, Mention
from index.store import anchors, changes

Span = tuple[int, int]

CORRECTABLE = ("name", "label", "kind", "country", "sector", "lat", "lon", "admin1", "precision")
"""Fields of an entity that a correction is about; the others are counted anew in every analysis."""


class Corrected(NamedTuple):
    """An analysis as the reader corrected its entities. `kept_as` says under which id the mark of an entity is kept."""

    analysis: Analysis
    accepted: tuple[int, ...] = ()
    edited: tuple[int, ...] = ()
    rejected: tuple[Entity, ...] = ()
    kept_as: Mapping[tuple[int, int], str] = {}


def rows(connection: sqlite3.Connection, article: int) -> Iterator[tuple[str, EntityMark]]:
    """The marks on entities of an article, by the id each is kept under."""
    found = connection.execute("SELECT id, mark FROM entity_mark WHERE article = ? ORDER BY id", (article,))
    for id_, mark in found.fetchall():
        yield id_, msgspec.json.decode(mark, type=EntityMark)


def corrected(kept: Sequence[tuple[str, EntityMark]], analysis: Analysis, revision: int, text: str) -> Corrected:
    """The analysis of a revision with these marks on it: what was rejected is gone from it."""
    accepted, edited, rejected = list[int](), list[int](), list[Entity]()
    kept_as = dict[tuple[int, int], str]()
    for id_, mark in kept:
        places = [place for anchor in mark.anchors if (place := anchors.found(anchor, revision, text))]
        meant = _meant(mark, places, analysis)
        if meant is None and mark.verdict != "rejected" and places and mark.told.id >= 0:
            analysis, meant = _added(analysis, mark.told, places, text)
        if meant is None or target(meant) in kept_as:
            continue
        kept_as[target(meant)] = id_
        if mark.edited is not None:
            before, meant = meant, _changed(meant, mark.told, mark.edited)
            analysis = _with(analysis, before, meant)
            edited.append(meant.id)
        if mark.verdict == "accepted":
            accepted.append(meant.id)
        if mark.verdict == "rejected":
            analysis = _without(analysis, meant)
            rejected.append(meant)
    return Corrected(analysis, tuple(accepted), tuple(edited), tuple(rejected), kept_as)


def target(entity: Entity) -> tuple[int, int]:
    """What tells an entity from the others of its article: its id, and of what has none the place."""
    return entity.id, entity.start if entity.id < 0 else 0


def fresh(analysis: Analysis, entity: Entity, revision: int, text: str) -> tuple[str, EntityMark]:
    """A mark that says nothing yet of an entity of this analysis, and the id to keep it under."""
    entity = next((one for one in analysis.entities if one.id == entity.id), entity)
    spans = (
        [(entity.start, entity.start + len(entity.name))]
        if entity.id < 0
        else [(mention.start, mention.end) for mention in analysis.mentions if mention.entity == entity.id]
    )
    places = tuple(anchors.anchored(text, revision, start, end) for start, end in spans)
    return id_of(entity), EntityMark(entity, places)


def id_of(entity: Entity) -> str:
    """What a mark on an entity is kept under, told as the machine tells it when it is first marked."""
    return f"{entity.label}:{entity.start}:{entity.name}"


def change(connection: sqlite3.Connection, article: int, id: str, mark: EntityMark, words: str) -> None:
    """Keep a mark in place of the one of its id."""
    row = connection.execute("SELECT mark FROM entity_mark WHERE article = ? AND id = ?", (article, id)).fetchone()
    before = None if row is None else msgspec.json.decode(row[0], type=EntityMark)
    put(connection, article, id, mark)
    changes.log(connection, article, "entity", id, words, before, mark)


def put(connection: sqlite3.Connection, article: int, id: str, mark: EntityMark | None) -> None:
    """Have a mark as it is given here, without a word in the audit trail; one that says nothing goes."""
    if mark is None or (not mark.verdict and mark.edited is None):
        connection.execute("DELETE FROM entity_mark WHERE article = ? AND id = ?", (article, id))
    else:
        connection.execute("REPLACE INTO entity_mark VALUES (?, ?, ?)", (article, id, changes.packed(mark)))


def _meant(mark: EntityMark, places: Sequence[Span], analysis: Analysis) -> Entity | None:
    """The entity a mark is on: a rejection only ever means one of the same label."""
    told = mark.told
    if told.id < 0:
        there = (one for one in analysis.mentions if one.entity < 0 and one.label == told.label)
        return next((one.as_entity() for one in there if (one.start, one.end) in places), None)
    able = [one for one in analysis.entities if one.label == told.label or mark.verdict != "rejected"]
    named = [one for one in able if one.name == told.name]
    if named:
        return min(named, key=lambda one: (one.label != told.label, one.start != told.start, one.id))
    counts = {one.id: 0 for one in able}
    for mention in analysis.mentions:
        if mention.entity in counts and any(mention.start < end and start < mention.end for start, end in places):
            counts[mention.entity] += 1
    best = max(able, key=lambda one: (counts[one.id], -one.id), default=None)
    return best if best is not None and counts[best.id] else None


def _added(analysis: Analysis, told: Entity, places: Sequence[Span], text: str) -> tuple[Analysis, Entity]:
    """The analysis with an entity that only the reader knows of, at its places where nothing else is named."""
    free = [
        (start, end)
        for start, end in sorted(set(places))
        if not any(mention.start < end and start < mention.end for mention in analysis.mentions)
    ]
    number = max((one.id for one in analysis.entities), default=-1) + 1
    entity = replace(told, id=number, count=len(free), start=min(places)[0])
    mentions = [Mention(start, end, told.label, text[start:end], "reader", number) for start, end in free]
    everything = sorted([*analysis.mentions, *mentions], key=lambda mention: mention.start)
    return replace(analysis, entities=(*analysis.entities, entity), mentions=tuple(everything)), entity


def _changed(entity: Entity, told: Entity, edited: Entity) -> Entity:
    """The entity with what the reader changed; the rest is as it is told now."""
    return replace(entity, **differences(told, edited))


def differences(told: Entity, edited: Entity) -> dict[str, object]:
    """What a correction changed."""
    return {name: getattr(edited, name) for name in CORRECTABLE if getattr(edited, name) != getattr(told, name)}


def _with(analysis: Analysis, before: Entity, after: Entity) -> Analysis:
    """The analysis with an entity corrected: its mentions, and the events that name it."""
    return replace(
        analysis,
        entities=tuple(after if one.id == before.id else one for one in analysis.entities),
        mentions=tuple(
            replace(one, label=after.label) if one.entity == before.id else one for one in analysis.mentions
        ),
        events=tuple(_renamed(event, before, after) for event in analysis.events),
    )


def _renamed(event: Event, before: Entity, after: Entity) -> Event:
    def argument(one: Argument) -> Argument:
        if one.canonical != before.name:
            return one
        return replace(one, canonical=after.name, country=after.country, sector=after.sector)

    place, said = event.place, event.attribution
    if place is not None and place.canonical == before.name:
        place = replace(
            place,
            canonical=after.name,
            kind=after.kind,
            admin1=after.admin1,
            country=after.country,
            country_name=countries().get(after.country, ""),
            lat=after.lat,
            lon=after.lon,
            precision=after.precision,
        )
    if said is not None and said.canonical == before.name:
        said = replace(said, canonical=after.name)
    return replace(
        event,
        actors=tuple(map(argument, event.actors)),
        targets=tuple(map(argument, event.targets)),
        instrument=tuple(map(argument, event.instrument)),
        place=place,
        attribution=said,
    )


def _without(analysis: Analysis, entity: Entity) -> Analysis:
    """The analysis without an entity and its mentions. Events keep their words: they have verdicts of their own."""

    def is_meant(mention: Mention) -> bool:
        if entity.id < 0:
            return mention.entity < 0 and (mention.start, mention.label) == (entity.start, entity.label)
        return mention.entity == entity.id

    return replace(
        analysis,
        entities=tuple(one for one in analysis.entities if one.id != entity.id),
        mentions=tuple(one for one in analysis.mentions if not is_meant(one)),
    )
