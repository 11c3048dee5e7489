"""Names that the reader keeps apart although our lists, or an article, make them one: what is called by the second is
an entity of its own then, in every article.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from msgspec.structs import replace

from index.records import Analysis, Argument, Entity, Event
from index.store.folded import folded

Pairs = Collection[frozenset[str]]


def pairs(connection: sqlite3.Connection) -> Pairs:
    """The pairs of folded names that are kept apart."""
    rows = connection.execute("SELECT name, other FROM name_mark WHERE NOT json_extract(mark, '$.is_same')")
    return {frozenset(row) for row in rows}


def taken_apart(analysis: Analysis, kept_apart: Pairs) -> Analysis:
    """The analysis with an entity for each name that is kept apart from the one it was taken for."""
    for entity in analysis.entities if kept_apart else ():
        name = folded(entity.name)
        strange = {link.text for link in entity.links if {name, folded(link.text)} in kept_apart}
        if any({name, folded(other)} in kept_apart for other in entity.known_as):
            known = tuple(other for other in entity.known_as if {name, folded(other)} not in kept_apart)
            analysis = _with(analysis, entity, replace(entity, known_as=known))
        for words in sorted(strange):
            analysis = _split(analysis, next(one for one in analysis.entities if one.id == entity.id), words)
    return analysis


def _with(analysis: Analysis, before: Entity, after: Entity) -> Analysis:
    return replace(analysis, entities=tuple(after if one.id == before.id else one for one in analysis.entities))


def _split(analysis: Analysis, entity: Entity, words: str) -> Analysis:
    """The analysis in which what is called by these words is another entity."""
    number = max(one.id for one in analysis.entities) + 1
    own = [one for one in analysis.mentions if one.entity == entity.id and " ".join(one.text.split()) == words]
    spans = {(one.start, one.end) for one in own}
    start = min((one.start for one in own), default=entity.start)
    links = tuple(link for link in entity.links if link.text != words)
    rest = [one for one in analysis.mentions if one.entity == entity.id and (one.start, one.end) not in spans]
    first = min((one.start for one in rest), default=entity.start)
    kept = replace(entity, links=links, count=entity.count - len(own), start=first)
    fresh = Entity(number, words, entity.label, len(own), kind=entity.kind, start=start)

    def argument(one: Argument) -> Argument:
        is_meant = one.canonical == entity.name and folded(one.text) == folded(words)
        return replace(one, canonical=words) if is_meant else one

    def told(event: Event) -> Event:
        said = event.attribution
        if said is not None and said.canonical == entity.name and folded(said.text) == folded(words):
            said = replace(said, canonical=words)
        return replace(
            event,
            actors=tuple(map(argument, event.actors)),
            targets=tuple(map(argument, event.targets)),
            attribution=said,
        )

    there = [kept if one.id == entity.id else one for one in analysis.entities if one.id != entity.id or kept.count]
    return replace(
        analysis,
        entities=(*there, *([fresh] if own else [])),
        mentions=tuple(replace(one, entity=number) if one in own else one for one in analysis.mentions),
        events=tuple(map(told, analysis.events)),
    )
