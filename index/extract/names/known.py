"""Other names the lists know an entity by: whoever searches for ISIS finds the articles that say Daesh."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from index.extract.actors import actor
from index.extract.places.countries import country_names
from index.records import Entity


def with_known_names(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The same entities, each with the names our lists give it besides its own."""
    return tuple(_named(entity) for entity in entities)


def _named(entity: Entity) -> Entity:
    names: tuple[str, ...] = ()
    if entity.label == "ORG" and (found := actor(entity.name)) is not None:
        names = (found.name, *found.aliases, *found.short)
    elif entity.kind == "country":
        names = country_names().get(entity.country, ())
    others = tuple(name for name in names if name != entity.name)
    return msgspec.structs.replace(entity, known_as=others) if others else entity
