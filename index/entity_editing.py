"""Correcting what an article names: the fields of an entity as text one can type over, and back."""

from __future__ import annotations

import re

from msgspec.structs import replace

from index.errors import EditError
from index.names import ENTITY_KINDS, SECTOR_NAMES, countries
from index.records import Entity, Label

PLACES = ("country", "region", "city", "district", "facility", "water")
LABELS: dict[str, Label] = {
    "person": "PERSON",
    "organisation": "ORG",
    "organization": "ORG",
    "place": "LOC",
    "group": "NORP",
    "event": "EVENT",
    "weapon": "WEAPON",
    "vehicle": "VEHICLE",
    **dict.fromkeys(PLACES, "LOC"),
}
"""What the kinds of names are called, and their labels; any word for a sector is an organisation too."""

_POINT = re.compile(r"(-?\d+(?:\.\d+)?)\s*[,; ]\s*(-?\d+(?:\.\d+)?)")


def entity_fields(entity: Entity) -> tuple[tuple[str, str], ...]:
    """(field, text) of what can be corrected."""
    known = (("name", entity.name), ("what", _kind(entity)), ("country", countries().get(entity.country, "")))
    if entity.label != "LOC":
        return known
    point = "" if entity.lat is None or entity.lon is None else f"{entity.lat:g}, {entity.lon:g}"
    return (*known, ("at", point))


def corrected_entity(entity: Entity, field: str, text: str) -> Entity:
    """The entity with one field as the reader wrote it; empty text empties it, but for the name. Raises EditError."""
    words = " ".join(text.split())
    if words == dict(entity_fields(entity)).get(field):
        return entity
    match field:
        case "name":
            if not words:
                raise EditError("a name has letters; d takes it out of the article")
            return replace(entity, name=words)
        case "what":
            return _as_kind(entity, words)
        case "country":
            return _in_country(entity, words)
        case "at":
            return _at(entity, words)
    raise EditError(f"a name has no field “{field}”")


def _kind(entity: Entity) -> str:
    return entity.kind or SECTOR_NAMES.get(entity.sector) or ENTITY_KINDS.get(entity.label, "")


def _as_kind(entity: Entity, words: str) -> Entity:
    wanted = words.casefold()
    label = LABELS.get(wanted)
    if label is not None:
        kind = wanted if wanted in PLACES else ""
        is_place = label == "LOC" and entity.label == "LOC"
        point = {} if is_place else {"lat": None, "lon": None, "admin1": "", "precision": ""}
        return replace(entity, label=label, kind=kind, sector=entity.sector if label == entity.label else "", **point)
    sector = next((code for code, name in SECTOR_NAMES.items() if name.casefold() == wanted), None)
    if sector is None:
        raise EditError(f"nothing is called “{words}”; try person, organisation, city, region, group, army, police")
    nowhere = {"lat": None, "lon": None, "admin1": "", "precision": ""}
    kept: Label = entity.label if entity.label in ("PERSON", "NORP") else "ORG"
    return replace(entity, label=kept, kind="", sector=sector, **nowhere)


def _in_country(entity: Entity, words: str) -> Entity:
    if not words:
        code = ""
    else:
        named = {name.casefold(): code for code, name in countries().items()}
        code = named.get(words.casefold()) or (words.upper() if words.upper() in countries() else "")
        if not code:
            raise EditError(f"no country is called “{words}”")
    # Somewhere else there is another province and another point; better none than a wrong one.
    return replace(entity, country=code, admin1="", lat=None, lon=None, precision="")


def _at(entity: Entity, words: str) -> Entity:
    if not words:
        return replace(entity, lat=None, lon=None, precision="")
    found = _POINT.fullmatch(words)
    if found is None or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:
        raise EditError(f"“{words}” is no place on Earth; write degrees north, east: 36.34, 43.13")
    return replace(entity, lat=float(found[1]), lon=float(found[2]), precision=entity.precision or "point")
